/**
 * A new request number beside the same digits from `@noble/ciphers` FF1.
 */
import { numberSeries } from '../src/index.ts';
import { counter, nobleBody, secret, seriesName } from './fixtures.ts';
import { compare } from './measure.ts';
import { duration, type Row } from './table.ts';

const series = numberSeries({ name: seriesName, digits: 10, secret });

export async function measure(): Promise<readonly Row[]> {
  for (let issued = 0; issued < 1_000; issued += 1) {
    if (!series.issue(issued).startsWith(nobleBody(issued)))
      throw new Error(`${issued}: the peer gives another number`);
  }
  const [next, nextOfPeer] = [counter(), counter()];
  const { ours, other, ratio } = await compare(
    () => series.issue(next()),
    () => nobleBody(nextOfPeer()),
  );
  return [
    {
      what: 'a new number',
      ours: duration(ours),
      peer: `@noble/ciphers FF1, without a check: ${duration(other)}`,
      ratio,
      goal: { atLeast: 50 },
    },
  ];
}
