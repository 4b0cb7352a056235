/**
 * Storage in PostgreSQL: every method is one statement (the outbox takes two), every commit all or nothing.
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
import { defaultSchema, isPool, type PostgresClient, type PostgresOptions, quotedSchema, runner } from './client.ts';
import { Commits } from './commits.ts';
import { Executor } from './executor.ts';
import { type QueueStatements, queueStatements } from './queue-statements.ts';
import { type ReadStatements, readStatements } from './read-statements.ts';
import { entryOf, leasedRecord, type MessageRow, messageOf, type RequestRow, storedOf } from './rows.ts';

/** More messages whose time has come than anybody asks for at once. */
const dueAtOnce = 10_000;
/** Later and greater than any request. */
const endOfTime = { registeredAt: '9223372036854775807', id: '' };

/**
 * Opens a store on a database that `migrate` has prepared. With a pool, every commit is a transaction of its own; with a
 * client inside a transaction of yours, it is committed and rolled back with your own writes.
 *
 * Throws `store/invalid-schema-name`; its methods throw `store/not-migrated`, `store/newer-schema`,
 * `store/unavailable` (with the driver's error as `cause`), `store/unstorable-value` and `store/damaged-row`.
 *
 * @example
 * typeof postgresStore({ query: async () => ({ rows: [] }) }).commit //=> 'function'
 */
export function postgresStore(client: PostgresClient, options: PostgresOptions = {}): Required<RequestStore> {
  const run = runner(client, options.prepare);
  const schema = quotedSchema(options.schema ?? defaultSchema);
  const statements = new Executor(run, schema);
  // With a look of their own at the version: counters must not wait for a connection of the other client.
  const leasing =
    options.leases === undefined ? statements : new Executor(runner(options.leases, options.prepare), schema);
  return new PostgresStore(statements, leasing, schema, isPool(client));
}

class PostgresStore implements RequestStore {
  readonly #statements: Executor;
  readonly #leasing: Executor;
  readonly #commits: Commits;
  readonly #reading: ReadStatements;
  readonly #queues: QueueStatements;

  constructor(statements: Executor, leasing: Executor, schema: string, failsAlone: boolean) {
    this.#statements = statements;
    this.#leasing = leasing;
    this.#commits = new Commits(statements, schema, failsAlone);
    this.#reading = readStatements(schema);
    this.#queues = queueStatements(schema);
  }

  async load(id: string): Promise<Stored | undefined> {
    const [row] = await this.#statements.rows<RequestRow>(`load of request ${id}`, this.#reading.byId, [id]);
    return row === undefined ? undefined : storedOf(row);
  }

  async find(by: Search): Promise<Page> {
    if ('limit' in by) return this.#page(by);
    const { byCommand, byNumber } = this.#reading;
    const rows =
      'commandId' in by
        ? await this.#statements.rows<RequestRow>('find by command', byCommand, [by.commandId])
        : await this.#statements.rows<RequestRow>('find by number', byNumber, [by.number, by.msisdn ?? null]);
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
    const [row] = await this.#leasing.rows<{ readonly first: string }>('lease', this.#queues.lease, values);
    if (row === undefined) throw new Fault('store/unavailable', 'lease: expected a row, found none');
    return { from: BigInt(row.first), count };
  }

  async wake(now: Date, limit: number, leaseMs: number): Promise<readonly string[]> {
    const values = [now.getTime(), limit, now.getTime() + leaseMs];
    return (await this.#statements.rows<{ readonly id: string }>('wake', this.#queues.wake, values)).map(
      (row) => row.id,
    );
  }

  async outbox(now: Date, limit: number, leaseMs: number): Promise<readonly OutboxRecord[]> {
    const instant = now.getTime();
    await this.#statements.rows('outbox', this.#queues.due, [instant, dueAtOnce]);
    const values = [instant, limit, instant + leaseMs];
    return (await this.#statements.rows<MessageRow>('outbox', this.#queues.outbox, values)).map(leasedRecord);
  }

  async settle(settlements: readonly Settlement[]): Promise<void> {
    if (settlements.length > 0)
      await this.#statements.rows('settle', this.#queues.settle, [JSON.stringify(settlements)]);
  }

  async history(id: string): Promise<readonly HistoryEntry[]> {
    const rows = await this.#statements.rows<Parameters<typeof entryOf>[1]>('history', this.#reading.history, [id]);
    return rows.map((row) => entryOf(id, row));
  }

  async messages(id: string): Promise<readonly MessageRecord[]> {
    return (await this.#statements.rows<MessageRow>('messages', this.#reading.messages, [id])).map(messageOf);
  }

  erase(change: Erasure): Promise<'committed' | 'conflict'> {
    return this.#commits.erase(change);
  }

  async #page(by: Extract<Search, { limit: number }>): Promise<Page> {
    const { all, active } = this.#reading.byLine;
    const { registeredAt, id } = by.cursor === undefined ? endOfTime : readCursor(by.cursor);
    // One more than asked for tells whether another page follows.
    const values = [by.msisdn, by.operator ?? null, registeredAt, id, by.limit + 1];
    const rows = await this.#statements.rows<RequestRow>('find by line', by.all ? all : active, values);
    const page = rows.slice(0, by.limit);
    const last = page.at(-1);
    const found: Stored[] = [];
    const damaged: string[] = [];
    for (const row of page) {
      try {
        found.push(storedOf(row));
      } catch {
        damaged.push(row.id);
      }
    }
    const read = damaged.length === 0 ? { found } : { found, damaged };
    if (rows.length <= by.limit || last === undefined) return read;
    return { ...read, cursor: writeCursor({ id: last.id, registeredAt: Number(last.registeredAt) }) };
  }
}
