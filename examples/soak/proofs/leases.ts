/**
 * Proofs about leases and messages: one holder at a time, one attempt for each lease, and an end that stays.
 */
import { leaseMs, retry } from '../plan.ts';
import { entriesOf, groupBy, isHandOut, type Proof, rowsOf } from './proof.ts';

export const oneHolder: Proof = {
  promise: 'nothing has two holders at a time',
  violations: (evidence) =>
    [...rowsOf(evidence)].flatMap(([row, changes]) =>
      changes.flatMap((change, index) => {
        const before = changes[index - 1];
        if (!isHandOut(change, before)) return [];
        const until = before?.leasedUntil ?? 0;
        return until > change.at ? [`${row}: leased until ${until}, handed out again at ${change.at}`] : [];
      }),
    ),
};

export const onceForEachLease: Proof = {
  promise: 'a message is sent at most once for each lease',
  violations: (evidence) => {
    const calls = entriesOf(evidence, 'call');
    const granted = new Set(evidence.changes.map(({ id, token }) => `${id} ${token}`));
    const byLease = groupBy(calls, ({ key, token }) => `${key} ${token}`);
    const byToken = groupBy(calls, ({ token }) => token);
    return [
      ...[...byLease].flatMap(([lease, same]) => [
        ...(same.length > 1 ? [`${lease}: sent ${same.length} times`] : []),
        ...(granted.has(lease) ? [] : [`${lease}: sent without such a lease`]),
      ]),
      ...[...byToken]
        .filter(([, same]) => new Set(same.map(({ process }) => process)).size > 1)
        .map(([token]) => `${token}: held by several processes`),
      // Half of a lease is left for the answer, so a slow machine does not come here.
      ...calls
        .filter(({ leaseAgeMs }) => leaseAgeMs >= leaseMs)
        .map(({ key, leaseAgeMs }) => `${key}: sent ${leaseAgeMs} ms after it was asked for`),
    ];
  },
};

export const endStays: Proof = {
  promise: 'what was settled is never handed out again',
  violations: (evidence) =>
    [...rowsOf(evidence)].flatMap(([row, changes]) => {
      const end = changes.findIndex(({ outcome }) => outcome !== null);
      if (end === -1) return [];
      const outcome = changes[end]?.outcome;
      return changes
        .slice(end + 1)
        .flatMap((change, index) => [
          ...(isHandOut(change, changes[end + index]) ? [`${row}: handed out after it was ${outcome}`] : []),
          ...(change.outcome === outcome ? [] : [`${row}: ${change.outcome} after it was ${outcome}`]),
        ]);
    }),
};

/** Otherwise the same message would go again. A settlement that came after a later lease changes nothing. */
export const settlementsKept: Proof = {
  promise: 'what a worker has settled stays settled',
  violations: (evidence) => {
    const rows = rowsOf(evidence);
    return entriesOf(evidence, 'settled').flatMap(({ key, token }) => {
      const changes = rows.get(`message ${key}`) ?? [];
      const lease = changes.findIndex(
        (change, index) => change.token === token && isHandOut(change, changes[index - 1]),
      );
      const next = changes[lease + 1];
      const isKept = lease >= 0 && next !== undefined && (next.outcome !== null || next.token !== token);
      return isKept ? [] : [`${key}: settled with the lease ${token}, and open after it`];
    });
  },
};

export const attemptsBounded: Proof = {
  promise: `no message is tried more than ${retry.attempts} times`,
  violations: (evidence) => {
    const calls = groupBy(entriesOf(evidence, 'call'), ({ key }) => key);
    return [...calls]
      .filter(([, attempts]) => attempts.length > retry.attempts)
      .map(([key, attempts]) => `${key}: the gateway got it ${attempts.length} times`);
  },
};
