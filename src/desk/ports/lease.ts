/**
 * What a store hands out for a while: to whom it may go, and the token of the holder.
 */
/** What a worker holds for a time, see {@link LeaseOptions}: `token` names this lease, and a later one of the same thing has another token. */
export interface Leased {
  readonly token: string;
}

/**
 * A request that is due.
 *
 * @example
 * const store = memoryStore();
 * await openDesk({ operators: [mts], store, secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') }).register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const due = await store.wake(new Date('2026-11-26T00:00:00Z'), { limit: 10, leaseMs: 60_000 });
 * due.length //=> 1
 */
export interface WakeUp extends Leased {
  readonly id: string;
}

/**
 * What a worker asks for: only what it can do, so that it holds nothing back from another worker.
 *
 * @example
 * const store = memoryStore();
 * await openDesk({ operators: [mts], store, secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') }).register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const now = new Date('2026-11-20T09:00:00Z');
 * const leased = await store.outbox(now, { limit: 10, leaseMs: 60_000, operators: ['mts'] });
 * await store.settle(leased.map(({ key, token }) => ({ key, token, outcome: 'failed', at: now.getTime() })));
 * const { found } = await store.undelivered({ outcome: 'failed', limit: 10 });
 * found.map(({ message, outcome }) => `${message} ${outcome}`) //=> ['registered failed']
 */
export interface LeaseOptions {
  readonly limit: number;
  /** How long what is handed out belongs to the caller, counted by the clock of the store. */
  readonly leaseMs: number;
  /** Ids of operators; all when absent. */
  readonly operators?: readonly string[];
  /** The kinds that the requests have now; all when absent. */
  readonly kinds?: readonly string[];
}
