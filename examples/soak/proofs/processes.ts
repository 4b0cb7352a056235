/**
 * Proofs about the processes: wrong clocks do nothing, nothing unexpected is thrown, memory does not grow.
 */
import { clockSkewMs } from '../plan.ts';
import { entriesOf, groupBy, isHandOut, type Proof, rowsOf } from './proof.ts';

export const wrongClocksHarmless: Proof = {
  promise: 'a clock that is wrong by a year does nothing',
  violations: (evidence) => [
    ...entriesOf(evidence, 'skewed')
      .filter(({ code }) => code !== 'desk/clock-skew' && code !== 'store/unavailable')
      .map(({ process, call, code }) => `${process}: ${call} answered ${code}`),
    ...[...rowsOf(evidence)].flatMap(([row, changes]) =>
      changes.flatMap((change, index) => {
        const { at, dueAt, settledAt } = change;
        const isEarly = isHandOut(change, changes[index - 1]) && (dueAt ?? 0) > at + clockSkewMs;
        return [
          ...(isEarly ? [`${row}: handed out ${(dueAt ?? 0) - at} ms before its time`] : []),
          ...((settledAt ?? 0) > at + clockSkewMs ? [`${row}: settled in the future`] : []),
        ];
      }),
    ),
    ...evidence.requests
      .filter(({ futureEvents }) => futureEvents > 0)
      .map(({ id, futureEvents }) => `${id}: ${futureEvents} events in the future`),
  ],
};

/** What a killed connection leads to. */
const expectedCode = 'store/unavailable';

export const onlyExpectedFaults: Proof = {
  promise: 'no fault but that of a lost connection',
  violations: (evidence) => [
    ...entriesOf(evidence, 'fault')
      .filter(({ code }) => code !== expectedCode)
      .map(({ process, call, code, text }) => `${process}: ${call}: ${code}: ${text}`),
    ...entriesOf(evidence, 'notice')
      .filter(({ name }) => name === 'zayavka.wake.failed' || name === 'zayavka.delivery.postponed')
      .filter(({ id, code }) => code !== expectedCode && !evidence.poisons.has(id))
      .map(({ process, name, id, code }) => `${process}: ${name} of ${id}: ${code}`),
    ...entriesOf(evidence, 'refusal')
      .filter(({ name }) => name.endsWith('input/invalid'))
      .map(({ process, name }) => `${process}: ${name}`),
  ],
};

/** What the second half may need more than the first one. */
const mostGrowth = 16 * 2 ** 20;
/** A process that was killed soon says nothing. */
const fewestSamples = 20;

export const memoryFlat: Proof = {
  promise: 'memory does not grow',
  violations: (evidence) => {
    const heaps = groupBy(entriesOf(evidence, 'heap'), ({ process }) => process);
    // The others end and begin again.
    const samples = (heaps.get('steady') ?? []).map(({ bytes }) => bytes);
    if (samples.length < fewestSamples) return [];
    // While a process warms up its memory grows.
    const [first, second] = [samples.slice(samples.length / 4, samples.length / 2), samples.slice(samples.length / 2)];
    const growth = median(second) - median(first);
    return growth > mostGrowth ? [`steady: ${Math.round(growth / 2 ** 20)} MB more in the second half`] : [];
  },
};

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
