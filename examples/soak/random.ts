/**
 * Numbers that look random and are the same for the same seed, so that a run can be repeated as far as a machine allows it.
 */

export interface Random {
  /** From `[0, 1)`. */
  readonly share: () => number;
  /** A whole number from `from` up to and with `to`. */
  readonly between: (from: number, to: number) => number;
  /** One of them, `undefined` when there is none. */
  readonly oneOf: <Item>(items: readonly Item[]) => Item | undefined;
}

/** The generator `mulberry32`, started with a hash (FNV-1a) of the seed. */
export function randomOf(seed: string): Random {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(seed)) state = Math.imul(state ^ byte, 0x01000193);
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    share,
    between: (from, to) => from + Math.floor(share() * (to - from + 1)),
    oneOf: (items) => items[Math.floor(share() * items.length)],
  };
}
