/**
 * The names that somebody may have meant who wrote another one.
 */

/** How many letters may differ, for each four letters of the longer name. */
const lettersPerFault = 4;

/** Those with the fewest faults; none when none is near. Names longer than any real one are near to none. */
export function nearestNames(written: string, names: readonly string[]): readonly string[] {
  if (written.length > 60) return [];
  const faults = names.map((name) => distance(written.toLowerCase(), name.toLowerCase()));
  const fewest = Math.min(...faults);
  return names.filter(
    (name, index) =>
      faults[index] === fewest &&
      fewest <= Math.max(1, Math.floor(Math.max(name.length, written.length) / lettersPerFault)),
  );
}

/** Letters that were added, left out, replaced or swapped with the next one (Damerau, Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  let before: readonly number[] = [];
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
      const isSwapped = column > 1 && from[line - 1] === to[column - 2] && from[line - 2] === to[column - 1];
      const swapped = isSwapped ? (before[column - 2] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}
