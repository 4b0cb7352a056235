/**
 * Proofs that work goes on: nothing due is left, nobody starves, the poisoned rows harm only themselves.
 */
import type { Evidence, NotedEntry, RowChange } from '../evidence.ts';
import { pairsOf, plans } from '../plan.ts';
import { entriesOf, type Proof, rowsOf } from './proof.ts';

/** The present rows that are due before the horizon and not done. */
function leftBehind({ changes, horizon }: Pick<Evidence, 'changes' | 'horizon'>): readonly RowChange[] {
  return [...rowsOf({ changes }).values()]
    .flatMap((row) => row.at(-1) ?? [])
    .filter(({ dueAt, outcome }) => dueAt !== null && dueAt <= horizon && outcome === null);
}

export const nothingLeft: Proof = {
  promise: 'nothing due is left behind',
  violations: (evidence) =>
    leftBehind(evidence)
      .filter(({ requestId }) => !evidence.poisons.has(requestId))
      .map(({ subject, id, times }) => `${subject} ${id}: handed out ${times} times and not done`),
};

type Tick = Extract<NotedEntry, { readonly type: 'tick' }>;

/**
 * A tick that ends by itself has taken everything that was due and free from its beginning to its end. When many take the same
 * rows at the same time it may see too few and end early: that happens a few times, not again and again.
 */
export const mostPasses = 5;

export const nobodyStarves: Proof = {
  promise: `no tick passes over what is due more than ${mostPasses} times`,
  violations: (evidence) => {
    return passesOf(evidence)
      .filter(({ passes }) => passes > mostPasses)
      .map(({ id, passes }) => `wakeUp ${id}: ${passes} ticks passed over it`);
  },
};

/** How many ticks each healthy wake-up has seen pass, from each of its changes to the next one. */
export function passesOf(evidence: Evidence): readonly { readonly id: string; readonly passes: number }[] {
  const ticks = entriesOf(evidence, 'tick');
  const ticksOf = new Map<string, readonly Tick[]>();
  for (const pair of new Set(evidence.changes.map((change) => change.pair))) {
    const names = plans.filter(({ operators }) => pairsOf(operators).includes(pair)).map(({ name }) => name);
    const serving = ticks.filter(({ process }) => names.includes(process));
    ticksOf.set(
      pair,
      [...serving].sort((one, other) => one.from.next - other.from.next),
    );
  }
  return [...rowsOf(evidence).values()].flatMap((row) =>
    row.flatMap((change, index) => {
      if (change.subject !== 'wakeUp' || evidence.poisons.has(change.requestId)) return [];
      const passes = passesBetween(change, row[index + 1], ticksOf.get(change.pair) ?? []);
      return passes > 0 ? [{ id: change.id, passes }] : [];
    }),
  );
}

function passesBetween(change: RowChange, next: RowChange | undefined, ticks: readonly Tick[]): number {
  const { dueAt, leasedUntil, transaction } = change;
  if (dueAt === null) return 0;
  let passes = 0;
  for (let place = firstAfter(transaction, ticks); place < ticks.length; place += 1) {
    const tick = ticks[place];
    // Those that began after the next change began saw it, or it was locked.
    if (tick === undefined || (next !== undefined && tick.from.next > next.transaction)) break;
    const sawIt = !tick.from.running.includes(transaction);
    const wasFree = (leasedUntil ?? 0) <= tick.from.at;
    const endedBefore = next === undefined || tick.to.next <= next.transaction;
    if (sawIt && wasFree && endedBefore && dueAt <= tick.now) passes += 1;
  }
  return passes;
}

/** The place of the first tick that began after the transaction. */
function firstAfter(transaction: number, ticks: readonly Tick[]): number {
  let [from, to] = [0, ticks.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ticks[middle]?.from.next ?? 0) > transaction) to = middle;
    else from = middle + 1;
  }
  return from;
}

export const poisonContained: Proof = {
  promise: 'what cannot be done is kept, and ends or waits',
  violations: (evidence) =>
    [...rowsOf(evidence)].flatMap(([row, changes]) => {
      const last = changes.at(-1);
      const poison = evidence.poisons.get(last?.requestId ?? '');
      const isLost = last?.dueAt === null || (last?.outcome ?? null) !== null;
      if (poison === 'unserved' && changes.some(({ token }) => token !== null)) {
        return [`${row}: handed out, although no process serves it`];
      }
      if ((poison === 'unserved' || poison === 'damaged') && isLost) return [`${row}: lost`];
      // It fails, unless a newer message has taken its place or its time has passed.
      const hasEnded = last !== undefined && last.outcome !== null && last.outcome !== 'sent';
      if (poison === 'deadly' && last?.subject === 'message' && !hasEnded) {
        return [`${row}: ${last.outcome ?? 'without an end'}, although it kills its process each time`];
      }
      return [];
    }),
};
