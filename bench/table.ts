/**
 * The table of one area: a row for each goal, with what was measured and whether the goal was kept.
 */

export interface Row {
  readonly what: string;
  readonly ours: string;
  /** The fastest package that gives the same answer. */
  readonly peer?: string;
  /** The minimum that is possible, written by hand. */
  readonly limit?: string;
  /** Ours beside the peer or the limit, in the direction that the goal names. */
  readonly ratio?: number;
  /** What is compared with the goal of a row without a ratio. */
  readonly value?: number;
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
}

const heads = ['what', 'ours', 'peer', 'limit', 'ratio', 'goal', 'kept'];

export function printTable(title: string, rows: readonly Row[]): void {
  const lines = [heads, ...rows.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  console.log(`\n== ${title}`);
  for (const cells of lines) {
    console.log(
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

function cellsOf({ what, ours, peer = '-', limit = '-', ratio, value, goal }: Row): readonly string[] {
  const measured = ratio ?? value;
  const [wanted, kept] =
    goal === undefined || measured === undefined
      ? ['-', '-']
      : 'atMost' in goal
        ? [`at most ${significant(goal.atMost)}`, yesOrNo(measured <= goal.atMost)]
        : [`at least ${significant(goal.atLeast)}`, yesOrNo(measured >= goal.atLeast)];
  return [what, ours, peer, limit, ratio === undefined ? '-' : significant(ratio), wanted, kept];
}

function yesOrNo(kept: boolean): string {
  return kept ? 'yes' : 'NO';
}

export function significant(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en');
}

export function duration(nanoseconds: number): string {
  if (nanoseconds < 1e3) return `${significant(nanoseconds)} ns`;
  if (nanoseconds < 1e6) return `${significant(nanoseconds / 1e3)} us`;
  return `${significant(nanoseconds / 1e6)} ms`;
}
