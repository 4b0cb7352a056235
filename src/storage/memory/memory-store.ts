/**
 * Storage in the memory of one process: for tests, demonstrations and services that keep nothing. It keeps every
 * promise of the port; only a restart forgets.
 */
import type {
  Change,
  CommitOutcome,
  Erasure,
  HistoryEntry,
  IndexKeys,
  MessageRecord,
  OutboxRecord,
  Page,
  RequestStore,
  Search,
  Settlement,
  Stored,
} from '../../desk/ports/store.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { deepFrozenCopy } from './deep-frozen-copy.ts';
import { LineIndex } from './line-index.ts';
import { type Message, Outbox, type RequestMessages } from './outbox.ts';
import { type Wakeable, WakeUps } from './wakeups.ts';

/**
 * Opens an empty store. What it returns is frozen: writing to it throws.
 *
 * @example
 * await memoryStore().load('unknown') //=> undefined
 */
export function memoryStore(): Required<RequestStore> {
  return new MemoryStore();
}

/** A request with everything that belongs to it. */
class Row implements Wakeable, RequestMessages {
  readonly id: string;
  version: number;
  stored: Stored;
  keys: IndexKeys;
  history: readonly HistoryEntry[];
  messages: readonly Message[] = [];
  readonly order: number;
  wakeAt = 0;
  leasedUntil = 0;

  constructor(change: Change, order: number) {
    this.order = order;
    this.id = change.id;
    this.version = change.version;
    this.stored = change.stored;
    this.keys = change.keys;
    this.history = change.history;
  }
}

class MemoryStore implements RequestStore {
  readonly #rows = new Map<string, Row>();
  readonly #byNumber = new Map<string, Row>();
  readonly #byCommand = new Map<string, Row>();
  readonly #lines = new Map<string, LineIndex<Row>>();
  readonly #activeLines = new Map<string, LineIndex<Row>>();
  readonly #wakeUps = new WakeUps<Row>();
  readonly #outbox = new Outbox();
  readonly #counters = new Map<string, bigint>();

  async load(id: string): Promise<Stored | undefined> {
    return this.#rows.get(id)?.stored;
  }

  async find(by: Search): Promise<Page> {
    if ('commandId' in by) return only(this.#byCommand.get(by.commandId));
    if ('limit' in by) return this.#page(by);
    const row = this.#byNumber.get(by.number);
    return only(by.msisdn === undefined || by.msisdn === row?.keys.msisdn ? row : undefined);
  }

  async commit(change: Change): Promise<CommitOutcome> {
    return this.#commit(change);
  }

  commitAll(changes: readonly Change[]): Promise<readonly PromiseSettledResult<CommitOutcome>[]> {
    return Promise.allSettled(changes.map((change) => this.commit(change)));
  }

  async lease(series: string, count: number): Promise<{ readonly from: bigint; readonly count: number }> {
    const from = this.#counters.get(series) ?? 0n;
    this.#counters.set(series, from + BigInt(count));
    return { from, count };
  }

  async wake(now: Date, limit: number, leaseMs: number): Promise<readonly string[]> {
    return this.#wakeUps.take(now.getTime(), limit, leaseMs).map((row) => row.id);
  }

  async outbox(now: Date, limit: number, leaseMs: number): Promise<readonly OutboxRecord[]> {
    return this.#outbox.take(now.getTime(), limit, leaseMs);
  }

  async settle(settlements: readonly Settlement[]): Promise<void> {
    for (const settlement of settlements) this.#outbox.settle(settlement);
  }

  async history(id: string): Promise<readonly HistoryEntry[]> {
    return this.#rows.get(id)?.history ?? [];
  }

  async messages(id: string): Promise<readonly MessageRecord[]> {
    return this.#rows.get(id)?.messages.map((message) => message.toRecord()) ?? [];
  }

  async erase(given: Erasure): Promise<'committed' | 'conflict'> {
    const row = this.#rows.get(given.id);
    if (row === undefined || row.version !== given.expected || this.#isNumberTaken(given)) return 'conflict';
    const change = owned(given);
    this.#replace(row, change);
    row.history = change.history;
    for (const message of row.messages) {
      const { subject: _, ...record } = message.record;
      message.record = Object.freeze({ ...record, to: '', text: '' });
      this.#outbox.end(message, 'suppressed', change.at);
    }
    if (!row.keys.active) this.#wakeUps.set(row, undefined);
    return 'committed';
  }

  #commit(change: Change): CommitOutcome {
    if (change.commandId !== undefined && this.#byCommand.has(change.commandId)) return 'duplicate';
    const row = this.#rows.get(change.id);
    if ((row?.version ?? 'absent') !== change.expected || this.#isNumberTaken(change)) return 'conflict';
    this.#write(row, change);
    return 'committed';
  }

  #write(known: Row | undefined, given: Change): void {
    const change = owned(given);
    const row = known ?? new Row(change, this.#rows.size);
    if (known === undefined) {
      this.#rows.set(row.id, row);
      this.#index(row);
    } else {
      this.#replace(row, change);
      if (change.history.length > 0) row.history = longer(row.history, change.history);
    }
    if (change.commandId !== undefined) this.#byCommand.set(change.commandId, row);
    for (const key of change.supersedes) this.#outbox.supersede(key, row, change.history.at(-1)?.event.at);
    for (const record of change.outbox) this.#outbox.add(record, row);
    this.#wakeUps.set(row, change.wakeAt);
  }

  #replace(row: Row, change: Change | Erasure): void {
    this.#unindex(row);
    row.version = change.version;
    row.stored = change.stored;
    row.keys = change.keys;
    this.#index(row);
  }

  #isNumberTaken({ id, keys }: Change | Erasure): boolean {
    if (keys.number === undefined) return false;
    const holder = this.#byNumber.get(keys.number);
    return holder !== undefined && holder.id !== id;
  }

  #index(row: Row): void {
    const { number, msisdn, active } = row.keys;
    if (number !== undefined) this.#byNumber.set(number, row);
    if (msisdn === undefined) return;
    for (const lines of active ? [this.#lines, this.#activeLines] : [this.#lines]) {
      const line = lines.get(msisdn) ?? new LineIndex<Row>();
      line.add(row);
      lines.set(msisdn, line);
    }
  }

  #unindex(row: Row): void {
    const { number, msisdn } = row.keys;
    if (number !== undefined) this.#byNumber.delete(number);
    if (msisdn === undefined) return;
    for (const lines of [this.#lines, this.#activeLines]) {
      const line = lines.get(msisdn);
      line?.remove(row);
      if (line?.isEmpty) lines.delete(msisdn);
    }
  }

  #page(by: Extract<Search, { limit: number }>): Page {
    const line = (by.all ? this.#lines : this.#activeLines).get(by.msisdn);
    const cursor = by.cursor === undefined ? undefined : readCursor(by.cursor);
    const rows = line?.page(by.limit, by.operator, cursor) ?? [];
    const found = rows.slice(0, by.limit);
    const last = found.at(-1);
    const page = { found: found.map((row) => row.stored) };
    if (rows.length <= by.limit || last === undefined) return page;
    return { ...page, cursor: writeCursor({ id: last.id, registeredAt: last.keys.registeredAt }) };
  }
}

/** Whoever hands in a change that is frozen has frozen all of it, as the desk does: no copy is needed. */
function owned<Given extends Change | Erasure>(change: Given): Given {
  return Object.isFrozen(change) ? change : deepFrozenCopy(change);
}

/** Kept as it is: `slice` leaves out the room to grow that a spread makes. */
function longer<Item>(list: readonly Item[], more: readonly Item[]): readonly Item[] {
  return Object.freeze([...list, ...more].slice());
}

function only(row: Row | undefined): Page {
  return { found: row === undefined ? [] : [row.stored] };
}
