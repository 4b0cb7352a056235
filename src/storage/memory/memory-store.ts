/**
 * Storage in the memory of one process, for tests, demonstrations and services that keep nothing. It keeps every promise of
 * the port except durability.
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
import { deepFrozenCopy } from '../../kernel/deep-freeze.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { LineIndex } from './line-index.ts';
import { Outbox, type RequestMessages, recordOf } from './outbox.ts';
import { type Wakeable, WakeUps } from './wake-ups.ts';

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
interface Row extends Wakeable, RequestMessages {
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
  readonly #lines = new LineIndex<Row>();
  readonly #activeLines = new LineIndex<Row>();
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

  async commit(given: Change): Promise<CommitOutcome> {
    if (given.commandId !== undefined && this.#byCommand.has(given.commandId)) return 'duplicate';
    const known = this.#rows.get(given.id);
    if ((known?.version ?? 'absent') !== given.expected || this.#isNumberTaken(given)) return 'conflict';
    const change = frozen(given);
    const { id, version, stored, keys, commandId } = change;
    const row = known ?? { id, version, stored, keys, history: [], messages: [], wakeAt: 0, leasedUntil: 0 };
    this.#rows.set(id, row);
    this.#replace(row, change, [...row.history, ...change.history]);
    if (commandId !== undefined) this.#byCommand.set(commandId, row);
    for (const key of change.supersedes) this.#outbox.supersede(key, row, change.history.at(-1)?.event.at);
    for (const record of change.outbox) this.#outbox.add(record, row);
    this.#wakeUps.set(row, change.wakeAt);
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
    return this.#rows.get(id)?.messages.map(recordOf) ?? [];
  }

  async erase(given: Erasure): Promise<'committed' | 'conflict'> {
    const row = this.#rows.get(given.id);
    if (row === undefined || row.version !== given.expected || this.#isNumberTaken(given)) return 'conflict';
    const change = frozen(given);
    this.#replace(row, change, change.history);
    for (const message of row.messages) {
      const { subject: _, ...record } = message.record;
      message.record = Object.freeze({ ...record, to: '', text: '' });
      this.#outbox.end(message, 'suppressed', change.at);
    }
    if (!row.keys.active) this.#wakeUps.set(row, undefined);
    return 'committed';
  }

  #replace(row: Row, { version, stored, keys }: Change | Erasure, history: readonly HistoryEntry[]): void {
    this.#unindex(row);
    Object.assign(row, { version, stored, keys, history: Object.freeze(history) });
    this.#index(row);
  }

  #isNumberTaken({ id, keys }: Change | Erasure): boolean {
    if (keys.number === undefined) return false;
    const holder = this.#byNumber.get(keys.number);
    return holder !== undefined && holder.id !== id;
  }

  #index(row: Row): void {
    const { number, active } = row.keys;
    if (number !== undefined) this.#byNumber.set(number, row);
    this.#lines.add(row);
    if (active) this.#activeLines.add(row);
  }

  #unindex(row: Row): void {
    const { number } = row.keys;
    if (number !== undefined) this.#byNumber.delete(number);
    this.#lines.remove(row);
    this.#activeLines.remove(row);
  }

  #page({ msisdn, limit, operator, all, cursor }: Extract<Search, { limit: number }>): Page {
    const from = cursor === undefined ? undefined : readCursor(cursor);
    const rows = (all ? this.#lines : this.#activeLines).page(msisdn, limit, operator, from);
    const found = rows.slice(0, limit).map((row) => row.stored);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    if (last === undefined) return { found };
    return { found, cursor: writeCursor({ id: last.id, registeredAt: last.keys.registeredAt }) };
  }
}

/** The desk passes changes that are frozen as a whole: they can be kept without a copy. */
function frozen<Given extends Change | Erasure>(change: Given): Given {
  return Object.isFrozen(change) ? change : deepFrozenCopy(change);
}

function only(row: Row | undefined): Page {
  return { found: row === undefined ? [] : [row.stored] };
}
