/**
 * Storage in PostgreSQL: every method is one statement (few take two), and every commit is all or nothing.
 */
import type {
  Change,
  CommitOutcome,
  Erasure,
  EventPage,
  HistoryEntry,
  LeasedMessage,
  LeaseOptions,
  ListedRequest,
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
import { Fault } from '../../kernel/fault.ts';
import { type Cursor, placeIn, readCursor, writeCursor } from '../cursor.ts';
import {
  defaultSchema,
  type PostgresClient,
  type PostgresOptions,
  quotedSchema,
  readPostgresOptions,
  runner,
  type Statement,
  statement,
} from './client.ts';
import { Commits } from './commits.ts';
import { EventFeed } from './event-feed.ts';
import { Executor } from './executor.ts';
import { type QueueStatements, queueStatements } from './queue-statements.ts';
import { listStatement, type ReadStatements, readStatements } from './read-statements.ts';
import {
  type EventRow,
  entryOf,
  type ListedRow,
  leasedRecord,
  listedOf,
  type MessageRow,
  messageOf,
  type PagedRow,
  type RequestRow,
  storedOf,
} from './rows.ts';

/** How many messages a call moves from waiting to ready: more than any caller asks for at once. */
const mostDue = 10_000;
/** Later than any request: where the first page of an identity begins. */
const endOfTime: Cursor = { place: [Number.MAX_SAFE_INTEGER], id: '' };

/**
 * Opens a store on a database that `migrate` has prepared. With a pool, every commit is a transaction of its own; with a
 * client inside a transaction of yours, it is committed and rolled back with your own writes.
 *
 * @throws Fault `store/invalid-schema-name`: the schema cannot have this name
 * @throws Fault `store/not-migrated`, `store/newer-schema`, `store/unavailable` (with the error of the driver as `cause`),
 * `store/unstorable-value`, `store/damaged-row`: by its methods
 *
 * @example
 * const empty = { query: async (text, values) => ({ rows: [] }) };
 * await postgresStore(empty, { schema: 'crm' }).load('unknown').catch(({ code }) => code) //=> 'store/not-migrated'
 */
export function postgresStore(client: PostgresClient, options: PostgresOptions = {}): Required<RequestStore> {
  const { schema = defaultSchema, prepare, leases } = readPostgresOptions('postgresStore', options);
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
  readonly #feed: EventFeed;
  readonly #schema: string;
  /** By text: one for each combination of filters that was asked for. */
  readonly #lists = new Map<string, Statement>();

  constructor(executor: Executor, leasing: Executor, schema: string) {
    this.#executor = executor;
    this.#leasing = leasing;
    this.#commits = new Commits(executor, schema);
    this.#reading = readStatements(schema);
    this.#queues = queueStatements(schema);
    this.#schema = schema;
    this.#feed = new EventFeed(executor, schema);
  }

  async load(id: string): Promise<Stored | undefined> {
    const [row] = await this.#executor.rows<RequestRow>(`load of request ${id}`, this.#reading.byId, [id]);
    return row === undefined ? undefined : storedOf(row);
  }

  async find(by: Search): Promise<Page> {
    if ('limit' in by) {
      const { identity, operator, all, limit, cursor } = by;
      const { allOf, activeOf } = this.#reading;
      const of = [identity, operator ?? null];
      return this.#page(all ? allOf : activeOf, of, limit, cursor);
    }
    const { byCommand, byNumber, byExternalNumber } = this.#reading;
    const [known, values] =
      'commandId' in by
        ? [byCommand, [by.commandId]]
        : 'number' in by
          ? [byNumber, [by.number, by.identities ?? null]]
          : [byExternalNumber, [by.externalNumber, by.operator ?? null, by.identities ?? null]];
    return { found: (await this.#executor.rows<RequestRow>('find', known, values)).map(storedOf) };
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

  async wake(now: Date, options: LeaseOptions): Promise<readonly WakeUp[]> {
    const { claimRequests, operatorsOfWakeUps } = this.#queues;
    const { token, values } = await this.#claim('wake', now, options, operatorsOfWakeUps);
    const rows = await this.#executor.rows<{ readonly id: string }>('wake', claimRequests, values);
    return rows.map(({ id }) => ({ id, token }));
  }

  async giveBack(wakeUps: readonly WakeUp[]): Promise<void> {
    const values = [wakeUps.map(({ id }) => id), wakeUps.map(({ token }) => token)];
    await this.#executor.rows('giveBack', this.#queues.giveBackRequests, values);
  }

  async outbox(now: Date, options: LeaseOptions): Promise<readonly LeasedMessage[]> {
    const { claimMessages, operatorsOfMessages, releaseWaiting } = this.#queues;
    await this.#executor.rows('outbox', releaseWaiting, [now.getTime(), mostDue]);
    const { token, values } = await this.#claim('outbox', now, options, operatorsOfMessages);
    const rows = await this.#executor.rows<MessageRow>('outbox', claimMessages, values);
    return rows.map((row) => ({ token, ...leasedRecord(row) }));
  }

  async settle(settlements: readonly Settlement[]): Promise<void> {
    if (settlements.length === 0) return;
    await this.#executor.rows('settle', this.#queues.settle, [JSON.stringify(settlements)]);
  }

  async list(query: ListQuery): Promise<ListPage> {
    const { text, values } = listStatement(this.#schema, query);
    const known = this.#lists.get(text) ?? statement('list', text);
    this.#lists.set(text, known);
    const rows = (await this.#executor.rows<ListedRow>('list', known, values)).map(listedOf);
    const found = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? found.at(-1) : undefined;
    return last === undefined ? { found } : { found, cursor: writeCursor(cursorOf(last, query.order)) };
  }

  events(after: string | undefined, limit: number): Promise<EventPage> {
    return this.#feed.read(after, limit);
  }

  async undelivered({ operator, outcome, limit, cursor }: UndeliveredQuery): Promise<MessagePage> {
    const { place, id } = cursor === undefined ? endOfTime : readCursor(cursor, 'registered');
    // One row more than the limit tells whether another page follows.
    const values = [operator ?? null, outcome ?? null, place[0], id, limit + 1];
    const rows = await this.#executor.rows<MessageRow>('undelivered', this.#reading.undelivered, values);
    const found = rows.slice(0, limit).map(messageOf);
    const last = rows.length > limit ? found.at(-1) : undefined;
    return last === undefined
      ? { found }
      : { found, cursor: writeCursor({ id: last.key, place: [last.settledAt ?? 0] }) };
  }

  async time(): Promise<Date> {
    const [row] = await this.#executor.rows<{ readonly now: string }>('time', this.#queues.time, []);
    return new Date(Number(row?.now));
  }

  async agree(name: string, value: string): Promise<string> {
    const { keptValue, keepValue } = this.#queues;
    // Read first: a store on a replica, or without the right to write, must be able to agree to what is kept.
    const [kept] = await this.#leasing.rows<{ readonly value: string }>('agree', keptValue, [name]);
    if (kept !== undefined) return kept.value;
    const [row] = await this.#leasing.rows<{ readonly value: string }>('agree', keepValue, [name, value]);
    return row?.value ?? value;
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

  /** What a claim needs: a token of its own, and the names of operators, also when all are asked for. */
  async #claim(
    doing: string,
    now: Date,
    { limit, leaseMs, operators, kinds }: LeaseOptions,
    present: Statement,
  ): Promise<{ readonly token: string; readonly values: unknown[] }> {
    const rows = operators ?? (await this.#executor.rows<{ readonly operator: string }>(doing, present, []));
    const names = rows.map((row) => (typeof row === 'string' ? row : row.operator));
    const token = crypto.randomUUID();
    return { token, values: [now.getTime(), limit, leaseMs, names, kinds ?? null, token] };
  }

  async #page(of: Statement, values: unknown[], limit: number, cursor: string | undefined): Promise<Page> {
    const { place, id } = cursor === undefined ? endOfTime : readCursor(cursor, 'registered');
    // One row more than the limit tells whether another page follows.
    const rows = await this.#executor.rows<PagedRow>('find', of, [...values, place[0], id, limit + 1]);
    const page = rows.slice(0, limit);
    const found: Stored[] = [];
    const damaged: string[] = [];
    for (const row of page) {
      try {
        found.push(storedOf(row));
      } catch {
        damaged.push(row.id);
      }
    }
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      found,
      ...(damaged.length > 0 && { damaged }),
      ...(last && { cursor: writeCursor({ id: last.id, place: [Number(last.registeredAt)] }) }),
    };
  }
}

function cursorOf(listed: ListedRequest, order: ListQuery['order']): Cursor {
  return { id: listed.id, place: placeIn(order ?? 'registered', listed) };
}
