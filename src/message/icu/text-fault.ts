/**
 * What is wrong with a text, and where.
 */

export interface TextFault {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count them. */
  readonly column: number;
  /** What was found and what would be right. */
  readonly message: string;
}

/** A fault as long as only its offset in the source is known. */
export interface FaultOffset {
  readonly at: number;
  readonly message: string;
}

/** In the order of the text. One pass, however many faults there are. */
export function placedFaults(source: string, faults: readonly FaultOffset[]): readonly TextFault[] {
  let line = 1;
  let start = 0;
  let end = source.indexOf('\n');
  return faults
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, message }) => {
      while (end >= 0 && end < at) {
        line += 1;
        start = end + 1;
        end = source.indexOf('\n', start);
      }
      return { line, column: at - start + 1, message };
    });
}
