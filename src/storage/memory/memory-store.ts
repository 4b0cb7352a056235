/**
 * Storage in the memory of one process, for tests, demonstrations and services that keep nothing. It keeps every promise of
 * the port except durability.
 */
import type {
  Change,
  CommitOutcome,
  Erasure,
  EventPage,
  HistoryEntry,
  IndexKeys,
  LeasedMessage,
  LeaseOptions,
  ListPage,
  ListQuery,
  MessagePage,
  MessageRecord,
  Page,
  RequestStore,
  Search,
  Settlement,
  Stored,
  UndeliveredQuery,
  WakeUp,
} from '../../desk/ports/store.ts';
import { deepFrozenCopy } from '../../kernel/deep-freeze.ts';
import { Fault } from '../../kernel/fault.ts';
import { described } from '../../kernel/input/described.ts';
import { readOptions } from '../../kernel/input/read-options.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { EventLog } from './event-log.ts';
import { isOf, isWanted, listed, preliminaryCalendar } from './is-wanted.ts';
import { OrderedIndex } from './ordered-index.ts';
import { Outbox, type RequestMessages, recordOf } from './outbox.ts';
import { WakeUps } from './wake-ups.ts';

/** By which clock {@link memoryStore} ends leases. */
export interface MemoryOptions {
  /**
   * The clock of the store, by which leases end; the desk compares its own with it. By default a lease ends by the `now` of
   * the call that asks, so that a test may let time pass as it likes.
   */
  readonly now?: (() => Date) | undefined;
}

/**
 * Opens an empty store. What it returns is frozen: writing to it throws.
 *
 * @throws Fault `desk/invalid-setup`: an option is unknown or no function
 *
 * @example
 * const store = memoryStore({ now: () => new Date('2026-11-20T09:00:00Z') });
 * await openDesk({ operators: [mts], store, secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') }).register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const { found } = await store.find({ identity: 'tel:+79161234567', limit: 10 });
 * found.map(({ request }) => request.status) //=> ['registered']
 */
export function memoryStore(
  options: MemoryOptions = {},
): Required<Omit<RequestStore, 'time'>> & Pick<RequestStore, 'time'> {
  const { now } = readOptions('memoryStore', options, { now: true });
  if (now !== undefined && typeof now !== 'function') {
    throw new Fault('desk/invalid-setup', `memoryStore: now: expected a function, found ${described(now)}`);
  }
  const store = new MemoryStore(now);
  return now === undefined ? store : Object.assign(store, { time: async () => now() });
}

/** A request with everything that belongs to it. */
interface Row extends RequestMessages {
  readonly id: string;
  version: number;
  stored: Stored;
  keys: IndexKeys;
  history: readonly HistoryEntry[];
}

class MemoryStore implements RequestStore {
  readonly #rows = new Map<string, Row>();
  readonly #byNumber = new Map<string, Row>();
  readonly #byCommand = new Map<string, Row>();
  readonly #external = new OrderedIndex<Row>('registered', ({ externalNumber }) =>
    externalNumber === undefined ? [] : [externalNumber],
  );
  readonly #identities = new OrderedIndex<Row>('registered', ({ identities }) => identities);
  readonly #activeIdentities = new OrderedIndex<Row>('registered', ({ identities, active }) =>
    active ? identities : [],
  );
  readonly #open = {
    registered: new OrderedIndex<Row>('registered', ({ open }) => (open ? [''] : [])),
    deadline: new OrderedIndex<Row>('deadline', ({ open }) => (open ? [''] : [])),
  };
  /** By calendar. */
  readonly #preliminary = {
    registered: new OrderedIndex<Row>('registered', preliminaryCalendar),
    deadline: new OrderedIndex<Row>('deadline', preliminaryCalendar),
  };
  readonly #indexes: readonly OrderedIndex<Row>[] = [
    this.#external,
    this.#identities,
    this.#activeIdentities,
    ...Object.values(this.#open),
    ...Object.values(this.#preliminary),
  ];
  readonly #wakeUps = new WakeUps<Row>();
  readonly #outbox = new Outbox();
  readonly #feed = new EventLog();
  readonly #counters = new Map<string, bigint>();
  readonly #agreements = new Map<string, string>();
  readonly #now: (() => Date) | undefined;

  constructor(now: (() => Date) | undefined) {
    this.#now = now;
  }

  async load(id: string): Promise<Stored | undefined> {
    return this.#rows.get(id)?.stored;
  }

  async find(by: Search): Promise<Page> {
    if ('commandId' in by) return only(this.#byCommand.get(by.commandId));
    if ('externalNumber' in by) return this.#findExternal(by);
    if ('limit' in by) {
      const { identity, operator, all, cursor, limit } = by;
      const index = all ? this.#identities : this.#activeIdentities;
      const from = cursor === undefined ? undefined : readCursor(cursor, 'registered');
      const rows = index.newest(identity, limit, operator, from);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      const found = rows.slice(0, limit).map(({ stored }) => stored);
      return last === undefined ? { found } : { found, cursor: writeCursor(index.cursorOf(last)) };
    }
    const row = this.#byNumber.get(by.number);
    return only(row !== undefined && isOf(row, by.identities) ? row : undefined);
  }

  #findExternal({ externalNumber, operator, identities }: Extract<Search, { externalNumber: string }>): Page {
    const rows = this.#external.newest(externalNumber, Number.POSITIVE_INFINITY, operator, undefined);
    return { found: rows.filter((row) => isOf(row, identities)).map(({ stored }) => stored) };
  }

  async commit(given: Change): Promise<CommitOutcome> {
    if (given.commandId !== undefined && this.#byCommand.has(given.commandId)) return 'duplicate';
    const known = this.#rows.get(given.id);
    if ((known?.version ?? 'absent') !== given.expected || this.#isNumberTaken(given)) return 'conflict';
    const { leaseToken } = given;
    if (leaseToken !== undefined && !(known && this.#wakeUps.isHeld(known, leaseToken))) return 'conflict';
    const change = frozen(given);
    const { id, version, stored, keys, commandId } = change;
    const row = known ?? { id, version, stored, keys, history: [], messages: [] };
    if (known === undefined) this.#rows.set(id, row);
    else this.#unindex(known);
    this.#write(row, change, [...row.history, ...change.history]);
    this.#feed.publish(row, change.history);
    if (commandId !== undefined) this.#byCommand.set(commandId, row);
    const at = change.history.at(-1)?.event.at ?? stored.request.changedAt;
    for (const key of change.supersedes) this.#outbox.supersede(key, row, at, this.#clock(at));
    this.#outbox.follow(row, keys);
    for (const record of change.outbox) this.#outbox.add(record, row);
    this.#wakeUps.set(row, keys, change.wakeAt);
    return 'committed';
  }

  commitAll(changes: readonly Change[]): Promise<readonly PromiseSettledResult<CommitOutcome>[]> {
    return Promise.allSettled(changes.map((change) => this.commit(change)));
  }

  async lease(series: string, count: number): Promise<{ readonly from: bigint; readonly count: number }> {
    const from = this.#counters.get(series) ?? 0n;
    this.#counters.set(series, from + BigInt(count));
    return { from, count };
  }

  async wake(now: Date, options: LeaseOptions): Promise<readonly WakeUp[]> {
    const at = now.getTime();
    return this.#wakeUps.take(at, this.#clock(at), options).map(({ item, token }) => ({ id: item.id, token }));
  }

  async giveBack(wakeUps: readonly WakeUp[]): Promise<void> {
    for (const { id, token } of wakeUps) {
      const row = this.#rows.get(id);
      if (row !== undefined) this.#wakeUps.giveBack(row, token);
    }
  }

  async outbox(now: Date, options: LeaseOptions): Promise<readonly LeasedMessage[]> {
    return this.#outbox.take(now.getTime(), this.#clock(now.getTime()), options);
  }

  async settle(settlements: readonly Settlement[]): Promise<void> {
    for (const settlement of settlements) this.#outbox.settle(settlement);
  }

  async list({ order = 'registered', limit, cursor, ...query }: ListQuery): Promise<ListPage> {
    const { preliminary } = query;
    const index = preliminary === undefined ? this.#open[order] : this.#preliminary[order];
    const from = cursor === undefined ? undefined : readCursor(cursor, order);
    const rows = index.oldest(preliminary?.calendar ?? '', limit, from, (keys) => isWanted(query, keys));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const found = rows.slice(0, limit).map(listed);
    return last === undefined ? { found } : { found, cursor: writeCursor(index.cursorOf(last)) };
  }

  async events(after: string | undefined, limit: number): Promise<EventPage> {
    return this.#feed.read(after, limit);
  }

  async undelivered(query: UndeliveredQuery): Promise<MessagePage> {
    return this.#outbox.undelivered(query);
  }

  async agree(name: string, value: string): Promise<string> {
    const kept = this.#agreements.get(name) ?? value;
    this.#agreements.set(name, kept);
    return kept;
  }

  async history(id: string): Promise<readonly HistoryEntry[]> {
    return this.#rows.get(id)?.history ?? [];
  }

  async messages(id: string): Promise<readonly MessageRecord[]> {
    return this.#rows.get(id)?.messages.map(recordOf) ?? [];
  }

  async erase(given: Erasure): Promise<'committed' | 'conflict'> {
    const row = this.#rows.get(given.id);
    if (row === undefined || row.version !== given.expected || this.#isNumberTaken(given)) return 'conflict';
    const change = frozen(given);
    this.#unindex(row);
    this.#write(row, change, change.history);
    this.#feed.publish(
      row,
      change.history.filter((entry) => entry.version > change.expected),
    );
    for (const message of change.keepsMessages === true ? [] : row.messages) {
      const { subject: _, dateless: __, ...record } = message.record;
      message.record = Object.freeze({ ...record, to: '', text: '' });
      delete message.error;
      this.#outbox.end(message, 'suppressed', change.at);
    }
    if (!row.keys.active) this.#wakeUps.set(row, row.keys, undefined);
    return 'committed';
  }

  /** The store's own clock where it has one. */
  #clock(given: number): number {
    return this.#now?.().getTime() ?? given;
  }

  /** A row that is indexed has to be taken out of the indexes before. */
  #write(row: Row, { version, stored, keys }: Change | Erasure, history: readonly HistoryEntry[]): void {
    Object.assign(row, { version, stored, keys, history: Object.freeze(history) });
    this.#index(row);
  }

  #isNumberTaken({ id, keys }: Change | Erasure): boolean {
    const { number, externalNumber, operator } = keys;
    const external = externalNumber === undefined ? [] : this.#external.newest(externalNumber, 1, operator, undefined);
    return [number === undefined ? undefined : this.#byNumber.get(number), ...external].some(
      (holder) => holder !== undefined && holder.id !== id,
    );
  }

  #index(row: Row): void {
    const { number } = row.keys;
    if (number !== undefined) this.#byNumber.set(number, row);
    for (const index of this.#indexes) index.add(row);
  }

  #unindex(row: Row): void {
    const { number } = row.keys;
    if (number !== undefined) this.#byNumber.delete(number);
    for (const index of this.#indexes) index.remove(row);
  }
}

/** The desk passes changes that are frozen as a whole: they can be kept without a copy. */
function frozen<Given extends Change | Erasure>(change: Given): Given {
  return Object.isFrozen(change) ? change : deepFrozenCopy(change);
}

function only(row: Row | undefined): Page {
  return { found: row === undefined ? [] : [row.stored] };
}
