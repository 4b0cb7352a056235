/**
 * Storage in PostgreSQL: every method is one statement (the outbox takes two), and every commit is all or nothing.
 */
import type {
  Change,
  CommitOutcome,
  Erasure,
  HistoryEntry,
  MessageRecord,
  OutboxRecord,
  Page,
  RequestStore,
  Search,
  Settlement,
  Stored,
} from '../../desk/ports/store.ts';
import { Fault } from '../../kernel/fault.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { defaultSchema, type PostgresClient, type PostgresOptions, quotedSchema, runner } from './client.ts';
import { Commits } from './commits.ts';
import { Executor } from './executor.ts';
import { type QueueStatements, queueStatements } from './queue-statements.ts';
import { type ReadStatements, readStatements } from './read-statements.ts';
import {
  type EventRow,
  entryOf,
  type LineRow,
  leasedRecord,
  type MessageRow,
  messageOf,
  type RequestRow,
  storedOf,
} from './rows.ts';

/** How many messages a call moves from waiting to ready: more than any caller asks for at once. */
const mostDue = 10_000;
/** Later and greater than any request: where the first page begins. */
const endOfTime = { registeredAt: '9223372036854775807', id: '' };

/**
 * Opens a store on a database that `migrate` has prepared. With a pool, every commit is a transaction of its own; with a
 * client inside a transaction of yours, it is committed and rolled back with your own writes.
 *
 * @throws Fault `store/invalid-schema-name`: the schema cannot have this name
 * @throws Fault `store/not-migrated`, `store/newer-schema`, `store/unavailable` (with the error of the driver as `cause`),
 * `store/unstorable-value`, `store/damaged-row`: by its methods
 *
 * @example
 * typeof postgresStore({ query: async () => ({ rows: [] }) }).commit //=> 'function'
 */
export function postgresStore(client: PostgresClient, options: PostgresOptions = {}): Required<RequestStore> {
  const { schema = defaultSchema, prepare, leases } = options;
  const executorOf = (of: PostgresClient): Executor => new Executor(runner(of, prepare), quotedSchema(schema));
  const executor = executorOf(client);
  // Another client checks the schema itself: counters must not wait for a connection of the first one.
  return new PostgresStore(executor, leases === undefined ? executor : executorOf(leases), quotedSchema(schema));
}

class PostgresStore implements RequestStore {
  readonly #executor: Executor;
  readonly #leasing: Executor;
  readonly #commits: Commits;
  readonly #reading: ReadStatements;
  readonly #queues: QueueStatements;

  constructor(executor: Executor, leasing: Executor, schema: string) {
    this.#executor = executor;
    this.#leasing = leasing;
    this.#commits = new Commits(executor, schema);
    this.#reading = readStatements(schema);
    this.#queues = queueStatements(schema);
  }

  async load(id: string): Promise<Stored | undefined> {
    const [row] = await this.#executor.rows<RequestRow>(`load of request ${id}`, this.#reading.byId, [id]);
    return row === undefined ? undefined : storedOf(row);
  }

  async find(by: Search): Promise<Page> {
    if ('limit' in by) return this.#page(by);
    const { byCommand, byNumber } = this.#reading;
    const rows =
      'commandId' in by
        ? await this.#executor.rows<RequestRow>('find by command', byCommand, [by.commandId])
        : await this.#executor.rows<RequestRow>('find by number', byNumber, [by.number, by.msisdn ?? null]);
    return { found: rows.map(storedOf) };
  }

  commit(change: Change): Promise<CommitOutcome> {
    return this.#commits.commit(change);
  }

  commitAll(changes: readonly Change[]): Promise<readonly PromiseSettledResult<CommitOutcome>[]> {
    return this.#commits.commitAll(changes);
  }

  async lease(series: string, count: number): Promise<{ readonly from: bigint; readonly count: number }> {
    const values = [series, count];
    const [row] = await this.#leasing.rows<{ readonly first: string }>('lease', this.#queues.leaseCounters, values);
    if (row === undefined) throw new Fault('store/unavailable', 'lease: expected a row, found none');
    return { from: BigInt(row.first), count };
  }

  async wake(now: Date, limit: number, leaseMs: number): Promise<readonly string[]> {
    const values = [now.getTime(), limit, now.getTime() + leaseMs];
    const rows = await this.#executor.rows<{ readonly id: string }>('wake', this.#queues.claimRequests, values);
    return rows.map((row) => row.id);
  }

  async outbox(now: Date, limit: number, leaseMs: number): Promise<readonly OutboxRecord[]> {
    const instant = now.getTime();
    await this.#executor.rows('outbox', this.#queues.releaseWaiting, [instant, mostDue]);
    const values = [instant, limit, instant + leaseMs];
    return (await this.#executor.rows<MessageRow>('outbox', this.#queues.claimMessages, values)).map(leasedRecord);
  }

  async settle(settlements: readonly Settlement[]): Promise<void> {
    if (settlements.length === 0) return;
    await this.#executor.rows('settle', this.#queues.settle, [JSON.stringify(settlements)]);
  }

  async history(id: string): Promise<readonly HistoryEntry[]> {
    const rows = await this.#executor.rows<EventRow>('history', this.#reading.history, [id]);
    return rows.map((row) => entryOf(id, row));
  }

  async messages(id: string): Promise<readonly MessageRecord[]> {
    return (await this.#executor.rows<MessageRow>('messages', this.#reading.messages, [id])).map(messageOf);
  }

  erase(change: Erasure): Promise<'committed' | 'conflict'> {
    return this.#commits.erase(change);
  }

  async #page(by: Extract<Search, { limit: number }>): Promise<Page> {
    const { allOfLine, activeOfLine } = this.#reading;
    const { registeredAt, id } = by.cursor === undefined ? endOfTime : readCursor(by.cursor);
    // One row more than the limit tells whether another page follows.
    const values = [by.msisdn, by.operator ?? null, registeredAt, id, by.limit + 1];
    const rows = await this.#executor.rows<LineRow>('find by line', by.all ? allOfLine : activeOfLine, values);
    const page = rows.slice(0, by.limit);
    const found: Stored[] = [];
    const damaged: string[] = [];
    for (const row of page) {
      try {
        found.push(storedOf(row));
      } catch {
        damaged.push(row.id);
      }
    }
    const last = rows.length > by.limit ? page.at(-1) : undefined;
    return {
      found,
      ...(damaged.length > 0 && { damaged }),
      ...(last && { cursor: writeCursor({ id: last.id, registeredAt: Number(last.registeredAt) }) }),
    };
  }
}
