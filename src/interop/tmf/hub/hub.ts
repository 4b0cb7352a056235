/**
 * A hub (TMF630, part 2): listeners register, and get what they want to hear by POST, in order, each from its own place in the feed. A
 * listener that is slow or fails waits alone, with growing pauses. A notification can come twice, with the same `eventId`.
 */
import type { Desk } from '../../../desk/desk.ts';
import { plainInput } from '../../../desk/input/plain-input.ts';
import type { DeskRefusal, InputIssue } from '../../../desk/ports/refusal.ts';
import { withinTime } from '../../../desk/ports/time-limit.ts';
import type { DeskEvent } from '../../../desk/queries/read-events.ts';
import { Fault } from '../../../kernel/fault.ts';
import { fingerprint } from '../../../kernel/fingerprint.ts';
import { faultsOnly } from '../../../kernel/input/faults-only.ts';
import { readOptions } from '../../../kernel/input/read-options.ts';
import { accepted, type Result, refused } from '../../../kernel/result.ts';
import type { RequestEvent } from '../../../request/event.ts';
import type { TmfVersion } from '../document-parts.ts';
import type { Notification } from '../notification.ts';
import { notificationsOfFeed } from './feed-notifications.ts';
import { type HubOptions, readHubOptions } from './hub-options.ts';
import type { Listener } from './listener.ts';
import { type ListenerQuery, readListenerQuery, wantedOf } from './listener-query.ts';

/**
 * What `POST /hub` is answered with, version 4 without `@type`. The id follows from callback and query.
 *
 * @see {@link Hub}
 */
export interface HubDocument {
  readonly '@type'?: 'Hub';
  readonly id: string;
  readonly callback: string;
  readonly query?: string;
}

/**
 * Listeners, and the work of telling them.
 *
 * @example
 * const now = () => new Date('2026-01-12T07:00:00Z');
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now });
 * const posted = [];
 * const fetch = async (url, { body }) => { posted.push(JSON.parse(body)); return { status: 204 }; };
 * const ports = { desk, listeners: memoryListeners(), fetch, now, mayCall: () => true };
 * const hub = openHub({ ...ports, resource: 'troubleTicket', version: 'v5' });
 * const { value: listener } = await hub.register({ callback: 'https://crm.example.ru/events' });
 * listener['@type'] //=> 'Hub'
 * const subscriber = { msisdn: '+79161234567' };
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber, text: 'No network' });
 * await hub.deliver() //=> { sent: 1, failed: 0 }
 * posted[0].eventType //=> 'TroubleTicketCreateEvent'
 * await hub.unregister(listener.id) //=> true
 */
export interface Hub {
  /**
   * `POST /hub`. The same callback and query again are the same listener. It hears what happens from now on: the feed is read to its
   * end, from `after` on when a cursor is given.
   *
   * @throws Fault `input/invalid`: an unknown option; never for the body
   */
  register(body: unknown, options?: { readonly after?: string }): Promise<Result<HubDocument, DeskRefusal>>;
  /** `DELETE /hub/{id}`: whether it was there. */
  unregister(id: string): Promise<boolean>;
  /**
   * Tells every listener what has happened since. Call it every few seconds in one process, also while an earlier call still works:
   * a listener that is being told is left out.
   */
  deliver(): Promise<HubReport>;
}

/**
 * What one `deliver` has done.
 *
 * @see {@link Hub}
 */
export interface HubReport {
  /** Notifications that were answered with 2xx. */
  readonly sent: number;
  /** Calls that were not answered so in time. */
  readonly failed: number;
}

const pageSize = 100;

/**
 * A hub for the requests of a desk. An address that `mayCall` refuses is no listener.
 *
 * @throws Fault `input/invalid`: an unknown option or version, one of another type
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date(0) });
 * const ports = { desk, listeners: memoryListeners(), fetch, now: () => new Date(0), mayCall: (url) => url.host === 'crm.example.ru' };
 * const hub = openHub({ ...ports, resource: 'troubleTicket', version: 'v5' });
 * (await hub.register({ callback: 'https://crm.example.ru/events' })).ok //=> true
 * (await hub.register({ callback: 'http://10.0.0.1/' })).ok //=> false
 */
export function openHub<V extends TmfVersion>(options: HubOptions<V>): Hub {
  return faultsOnly('openHub', () => hubOf(readHubOptions(options)));
}

function hubOf<V extends TmfVersion>(options: HubOptions<V>): Hub {
  const { desk, listeners } = options;
  const beingTold = new Set<string>();
  return {
    register: async (body, given = {}) => {
      const { after } = readOptions('register', given, { after: true }, 'input/invalid');
      const read = readBody(body, options);
      if (!read.ok) return read;
      const { callback, query } = read.value;
      const id = fingerprint(`${callback}\n${query ?? ''}`);
      const known = (await listeners.list()).some((listener) => listener.id === id);
      const end = known ? accepted('') : await endOfFeed(desk, after);
      if (!end.ok) return end;
      if (!known) await listeners.add({ id, cursor: end.value, told: 0, failures: 0, ...read.value });
      return accepted({ ...(options.version === 'v5' && { '@type': 'Hub' as const }), id, ...read.value });
    },
    unregister: (id) => listeners.remove(id),
    deliver: async () => {
      const due = (await listeners.list()).filter(
        ({ id, retryAt = 0 }) => !beingTold.has(id) && retryAt <= options.now().getTime(),
      );
      const runs = due.map(async (listener) => {
        beingTold.add(listener.id);
        const query = readListenerQuery(listener.query ?? '', options);
        try {
          return query.ok ? await tell(options, listener, query.value) : { sent: 0, failed: 0 };
        } finally {
          beingTold.delete(listener.id);
        }
      });
      return totalOf(await Promise.allSettled(runs));
    },
  };
}

/** The fault of a store counts after all others have been told. */
function totalOf(ends: readonly PromiseSettledResult<HubReport>[]): HubReport {
  let [sent, failed] = [0, 0];
  for (const end of ends) {
    if (end.status === 'rejected') throw end.reason;
    sent += end.value.sent;
    failed += end.value.failed;
  }
  return { sent, failed };
}

type Body = Pick<Listener, 'callback' | 'query'>;

function readBody(
  body: unknown,
  options: Pick<HubOptions, 'resource' | 'mayCall' | 'personal'>,
): Result<Body, DeskRefusal> {
  const plain = plainInput(body);
  if (!plain.ok) return plain;
  const { callback, query }: { readonly [Field in keyof Body]?: unknown } = Object(plain.value);
  const issues: InputIssue[] = [];
  const url = typeof callback === 'string' && callback.length <= 2_000 && URL.canParse(callback) && new URL(callback);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    const expected = 'an address that begins with https:// or http://, without a password';
    issues.push({ path: 'callback', found: callback === undefined ? 'nothing' : 'something else', expected });
  } else if (!options.mayCall(url)) {
    issues.push({ path: 'callback', found: 'a host that may not be called', expected: 'a host that is allowed here' });
  }
  if (query !== undefined && typeof query !== 'string') {
    issues.push({ path: 'query', found: `a value of type ${typeof query}`, expected: 'a text' });
  }
  const read = readListenerQuery(typeof query === 'string' ? query : '', options);
  if (!read.ok) issues.push(...read.refusal.issues);
  if (issues.length > 0 || typeof callback !== 'string') return refused({ code: 'input/invalid', issues });
  return accepted({ callback, ...(typeof query === 'string' && query !== '' && { query }) });
}

async function endOfFeed(desk: Pick<Desk, 'events'>, start: string | undefined): Promise<Result<string, DeskRefusal>> {
  const limit = 10_000;
  for (let after = start; ; ) {
    const page = await desk.events({ after, limit });
    if (!page.ok) return page;
    after = page.value.cursor;
    if (page.value.events.length < limit) return accepted(after);
  }
}

/** Tells one listener everything up to the end of the feed, or up to the first failure. */
async function tell<V extends TmfVersion>(
  options: HubOptions<V>,
  first: Listener,
  query: ListenerQuery,
): Promise<HubReport> {
  const { desk, listeners } = options;
  const { retryAt: _, ...ready } = first;
  let listener: Listener = ready;
  let sent = 0;
  for (;;) {
    const page = await desk.events({ after: listener.cursor, limit: pageSize, include: 'person' });
    if (!page.ok) throw new Fault('store/invalid-cursor', `listener ${listener.id}: expected a cursor of this desk`);
    const { events, cursor } = page.value;
    for (const [index, one] of events.entries()) {
      if (index < listener.told) continue;
      for (const notification of await wanted(options, query, one)) {
        if (!(await post(options, listener.callback, notification))) {
          await listeners.update({ ...listener, ...failed(options, listener.failures + 1) });
          return { sent, failed: 1 };
        }
        sent += 1;
      }
      listener = { ...listener, told: index + 1, failures: 0 };
    }
    const isEnd = events.length < pageSize;
    listener = { ...listener, cursor, told: 0 };
    if (cursor !== first.cursor || first.told > 0) await listeners.update(listener);
    if (isEnd) return { sent, failed: 0 };
  }
}

/** What one event of the feed says to a listener. */
async function wanted<V extends TmfVersion>(
  options: HubOptions<V>,
  query: ListenerQuery,
  one: DeskEvent<RequestEvent>,
): Promise<readonly Notification<V>[]> {
  const { desk, operator } = options;
  if (operator !== undefined && operator !== one.operator) return [];
  const all = await notificationsOfFeed(desk, one, options);
  return wantedOf(query, all);
}

function failed(
  { now, firstPauseMs = 10_000, longestPauseMs = 3_600_000 }: HubOptions,
  failures: number,
): Pick<Listener, 'failures' | 'retryAt'> {
  return { failures, retryAt: now().getTime() + Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1)) };
}

/** Whether the listener has taken it: answered with 2xx in time. A redirection could lead to a host that is not allowed. */
async function post(
  { fetch, timeoutMs = 10_000 }: HubOptions,
  callback: string,
  notification: Notification,
): Promise<boolean> {
  const abort = new AbortController();
  try {
    const { status } = await withinTime('callback', timeoutMs, () =>
      fetch(callback, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(notification),
        redirect: 'manual',
        signal: abort.signal,
      }),
    );
    return status >= 200 && status < 300;
  } catch {
    return false;
  } finally {
    abort.abort();
  }
}
