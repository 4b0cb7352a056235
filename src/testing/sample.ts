/**
 * Requests, changes, messages and leases for the cases: small, realistic, and different where a store could confuse them.
 */
import type {
  Change,
  CommitOutcome,
  Erasure,
  HistoryEntry,
  LeasedMessage,
  LeaseOptions,
  ListPage,
  MessageRecord,
  OutboxRecord,
  Page,
  RequestStore,
  Stored,
  WakeUp,
} from '../desk/ports/store.ts';
import type { Facts, Request } from '../request/request.ts';
import { isTrue } from './expect.ts';

/** 2026-11-20, 12:00 in Moscow. */
export const noon: number = Date.UTC(2026, 10, 20, 9);
export const minute = 60_000;
const line = '+79161234567';
/** Of the line. */
export const identity = 'tel:+79161234567';
export const otherIdentity = 'tel:+79990000000';
/** How many writers race. */
export const writers = 16;

export function at(minutes: number): Date {
  return new Date(noon + minutes * minute);
}

/** `name-00` … in order. */
export function names(name: string, howMany: number): readonly string[] {
  return Array.from({ length: howMany }, (_, index) => `${name}-${String(index).padStart(2, '0')}`);
}

/** What is different from the default in a case. */
export type Difference = Partial<Omit<Change, 'id' | 'keys'>> & {
  readonly keys?: Partial<Change['keys']>;
  readonly facts?: Partial<Facts>;
};

/** The change that registers a request; by default it has no number, no message and no wake-up. */
export function opening(id: string, difference: Difference = {}): Change {
  const { facts, keys, ...rest } = difference;
  return {
    id,
    expected: 'absent',
    version: 1,
    stored: documentOf(id, 1, facts),
    keys: {
      operator: 'mts',
      kind: 'serviceFault',
      status: 'registered',
      identities: [identity],
      active: true,
      open: true,
      registeredAt: noon,
      ...keys,
    },
    history: [sampleEntry(id, 1)],
    outbox: [],
    supersedes: [],
    ...rest,
  };
}

/** The next change of the same request, by a command that adds one event. */
export function following(before: Change, difference: Difference = {}): Change {
  const { facts, keys, ...rest } = difference;
  const version = before.version + 1;
  return {
    id: before.id,
    expected: before.version,
    version,
    stored: documentOf(before.id, version, facts),
    keys: { ...before.keys, ...keys },
    history: [sampleEntry(before.id, version)],
    outbox: [],
    supersedes: [],
    ...rest,
  };
}

/** A message that tells about a version of a request. */
export function sampleMessage(id: string, version: number, difference: Partial<OutboxRecord> = {}): OutboxRecord {
  const message = difference.message ?? 'registered';
  return {
    key: `${id}/${message}/${version}`,
    requestId: id,
    operator: 'mts',
    kind: 'serviceFault',
    message,
    version,
    channel: 'sms',
    to: line,
    locale: 'ru',
    text: `МТС: обращение принято (${id}, ${version})`,
    createdAt: noon,
    notBefore: noon,
    trueUntil: noon + 24 * 60 * minute,
    attempts: 0,
    ...difference,
  };
}

/** The rewriting of a request without its person, after `before`. */
export function erasing(before: Change, past: readonly HistoryEntry[]): Erasure {
  const version = before.version + 1;
  const subscriber = { msisdn: '' };
  return {
    id: before.id,
    expected: before.version,
    version,
    stored: documentOf(before.id, version, { subscriber, text: '' }),
    keys: { ...before.keys, identities: [] },
    history: [
      ...past.map((entry) => ({ ...entry, event: { type: 'noted', at: entry.event.at, text: '' } as const })),
      { version, event: { type: 'erased', at: noon, reason: 'request of the subscriber' } },
    ],
    at: noon + minute,
  };
}

export function documentOf(id: string, version: number, facts: Partial<Facts> = {}): Stored {
  const request: Request = {
    id,
    number: undefined,
    operator: 'mts',
    kind: 'serviceFault',
    lifecycle: 'inquiry',
    channel: 'hotline',
    subscriber: { msisdn: line, name: 'Пётр Ильич' },
    text: 'Не могу войти в личный кабинет',
    details: {},
    receivedAt: noon,
    registeredAt: noon,
    version,
    status: version === 1 ? 'registered' : 'inProgress',
    statusAt: noon,
    changedAt: noon + version,
    assignee: undefined,
    escalatedTo: undefined,
    reopenings: 0,
    ...facts,
  };
  return { schema: 1, request, clocks: [], firedCrossings: [`${id}/review/${version}`], lastMessageVersion: {} };
}

export function sampleEntry(id: string, version: number): HistoryEntry {
  return { version, event: { type: 'noted', at: noon + version, text: `${id}: ${version}` } };
}

/** Ids of all pages; `between` runs after every page. */
export async function pagesOf(
  next: (from: { readonly cursor?: string }) => Promise<Page | ListPage>,
  between: () => Promise<void> = async () => {},
): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await next(cursor === undefined ? {} : { cursor });
    pages.push(page.found.map((one) => ('request' in one ? one.request.id : one.id)));
    cursor = page.cursor;
    await between();
    isTrue(pages.length < 100, 'pages: expected an end, found 100 pages');
  } while (cursor !== undefined);
  return pages;
}

/** Commits a batch and gives the outcomes; a change that was rejected fails the case. */
export async function outcomesOf(store: RequestStore, changes: readonly Change[]): Promise<readonly CommitOutcome[]> {
  const all = store.commitAll?.(changes) ?? Promise.allSettled(changes.map((change) => store.commit(change)));
  return (await all).map((settled) => {
    if (settled.status === 'rejected') throw settled.reason;
    return settled.value;
  });
}

/** Commits changes one after another and fails when one of them is not committed. */
export async function commitInOrder(store: RequestStore, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const outcome = await store.commit(change);
    if (outcome !== 'committed') throw new Error(`commit of ${change.id}: expected committed, found ${outcome}`);
  }
}

export function upTo(limit: number, leaseMs: number = minute): LeaseOptions {
  return { limit, leaseMs };
}

export function idsOf(wakeUps: readonly WakeUp[]): readonly string[] {
  return wakeUps.map(({ id }) => id);
}

export function keysOf(messages: readonly OutboxRecord[]): readonly string[] {
  return messages.map(({ key }) => key);
}

/** Messages that were handed out for the first time, as they were written. */
export function asWritten(messages: readonly LeasedMessage[]): readonly OutboxRecord[] {
  return messages.map(({ token: _, ...record }) => ({ ...record, attempts: record.attempts - 1 }));
}

/** A written message after it was handed out `attempts` times. */
export function handedOut(record: OutboxRecord, attempts = 1): MessageRecord {
  return { ...record, attempts };
}

/** Asks until something comes: a lease of a millisecond is over soon, whatever clock the store has. */
export async function eventually<Item>(ask: () => Promise<readonly Item[]>): Promise<readonly Item[]> {
  for (let left = 500; left > 0; left -= 1) {
    const items = await ask();
    if (items.length > 0) return items;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return [];
}
