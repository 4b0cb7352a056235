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
} from '../../desk/store.ts';
import { Fault } from '../../fault.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { isPlain, valuesOfMany, valuesOfPlain } from './binding.ts';
import {
  defaultSchema,
  type PostgresClient,
  type PostgresOptions,
  quotedSchema,
  type Run,
  runner,
  type Statement,
} from './client.ts';
import { abortedTransaction, faultOf, sqlStateOf, type Trouble, troubleOf } from './faults.ts';
import { checkSchema } from './migrate.ts';
import { type Queues, queues } from './queues.ts';
import { type Reading, reading } from './reading.ts';
import { rivalsAmong } from './rivals.ts';
import { entryOf, type MessageRow, messageOf, type RequestRow, storedOf } from './rows.ts';
import { erasing, following, opening, valuesOfErasure, type Writing } from './writing.ts';

/** How often a commit is tried that loses against others; then it is told so, and decided anew on what they wrote. */
const commitAttempts = 5;
/** What nobody can be told as a conflict, as a lease of counters, is tried as long as others may be ahead in the queue. */
const mostAttempts = 200;
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
export function postgresStore(client: PostgresClient, options: PostgresOptions = {}): RequestStore {
  const run = runner(client, options.prepare);
  const leasing = options.leases === undefined ? run : runner(options.leases, options.prepare);
  return new PostgresStore(run, leasing, quotedSchema(options.schema ?? defaultSchema));
}

type Settled = PromiseSettledResult<CommitOutcome>;

class PostgresStore implements RequestStore {
  readonly #run: Run;
  readonly #leasing: Run;
  readonly #schema: string;
  readonly #reading: Reading;
  readonly #queues: Queues;
  readonly #opening: Writing;
  readonly #following: Writing;
  readonly #erasing: Statement;
  #checked: Promise<void> | undefined;

  constructor(run: Run, leasing: Run, schema: string) {
    this.#run = run;
    this.#leasing = leasing;
    this.#schema = schema;
    this.#reading = reading(schema);
    this.#queues = queues(schema);
    this.#opening = opening(schema);
    this.#following = following(schema);
    this.#erasing = erasing(schema);
  }

  async load(id: string): Promise<Stored | undefined> {
    const [row] = await this.#rows<RequestRow>(`load of request ${id}`, this.#reading.byId, [id]);
    return row === undefined ? undefined : storedOf(row);
  }

  async find(by: Search): Promise<Page> {
    if ('limit' in by) return this.#page(by);
    const { byCommand, byNumber } = this.#reading;
    const rows =
      'commandId' in by
        ? await this.#rows<RequestRow>('find by command', byCommand, [by.commandId])
        : await this.#rows<RequestRow>('find by number', byNumber, [by.number, by.msisdn ?? null]);
    return { found: rows.map(storedOf) };
  }

  async commit(change: Change): Promise<CommitOutcome> {
    const { plain, many } = change.expected === 'absent' ? this.#opening : this.#following;
    const doing = `commit of request ${change.id}`;
    const [committed] = isPlain(change)
      ? await this.#write(doing, plain, valuesOfPlain(change))
      : await this.#write(doing, many, valuesOfMany([change]));
    if (committed) return 'committed';
    const { commandId } = change;
    return commandId !== undefined && (await this.#known([commandId])).has(commandId) ? 'duplicate' : 'conflict';
  }

  async commitAll(changes: readonly Change[]): Promise<readonly Settled[]> {
    const places = new Map(changes.map((change, place) => [place, change]));
    const rivals = rivalsAmong(changes);
    const isNew = (place: number): boolean => changes[place]?.expected === 'absent';
    const together = [...places.keys()].filter((place) => !rivals.has(place));
    const settled = new Map<number, Settled>();
    const settle = async (group: readonly number[]): Promise<void> => {
      const outcomes = await this.#commitTogether(group.flatMap((place) => places.get(place) ?? []));
      for (const [index, outcome] of outcomes.entries()) settled.set(group[index] ?? -1, outcome);
    };
    await Promise.all([settle(together.filter(isNew)), settle(together.filter((place) => !isNew(place)))]);
    for (const place of rivals) await settle([place]);
    return [...places.keys()].flatMap((place) => settled.get(place) ?? []);
  }

  async lease(series: string, count: number): Promise<{ readonly from: bigint; readonly count: number }> {
    const { lease } = this.#queues;
    const [row] = await this.#rows<{ readonly first: string }>('lease', lease, [series, count], this.#leasing);
    if (row === undefined) throw new Fault('store/unavailable', 'lease: expected a row, found none');
    return { from: BigInt(row.first), count };
  }

  async wake(now: Date, limit: number, leaseMs: number): Promise<readonly string[]> {
    const values = [now.getTime(), limit, now.getTime() + leaseMs];
    return (await this.#rows<{ readonly id: string }>('wake', this.#queues.wake, values)).map((row) => row.id);
  }

  async outbox(now: Date, limit: number, leaseMs: number): Promise<readonly OutboxRecord[]> {
    const instant = now.getTime();
    await this.#rows('outbox', this.#queues.due, [instant, dueAtOnce]);
    const values = [instant, limit, instant + leaseMs];
    const whole: OutboxRecord[] = [];
    const broken: Fault[] = [];
    for (const row of await this.#rows<MessageRow>('outbox', this.#queues.outbox, values)) {
      const message = messageOf(row);
      if (Fault.is(message)) broken.push(message);
      else whole.push(message);
    }
    // A damaged message must not hold up the others; when nothing else is left, somebody has to hear of it.
    if (broken[0] !== undefined && whole.length === 0) throw broken[0];
    return whole;
  }

  async settle(settlements: readonly Settlement[]): Promise<void> {
    if (settlements.length > 0) await this.#rows('settle', this.#queues.settle, [JSON.stringify(settlements)]);
  }

  async history(id: string): Promise<readonly HistoryEntry[]> {
    const rows = await this.#rows<Parameters<typeof entryOf>[1]>('history', this.#reading.history, [id]);
    return rows.map((row) => entryOf(id, row));
  }

  async messages(id: string): Promise<readonly MessageRecord[]> {
    return (await this.#rows<MessageRow>('messages', this.#reading.messages, [id])).map((row) => {
      const message = messageOf(row);
      if (Fault.is(message)) throw message;
      return message;
    });
  }

  async erase(change: Erasure): Promise<'committed' | 'conflict'> {
    const doing = `erasure of request ${change.id}`;
    const [committed] = await this.#write(doing, this.#erasing, valuesOfErasure(change));
    return committed ? 'committed' : 'conflict';
  }

  /** Runs a statement that gives `committed` per change; what others were quicker with is not committed. */
  async #write(doing: string, statement: Statement, values: unknown[]): Promise<readonly boolean[]> {
    try {
      const rows = await this.#repeated<{ readonly committed: boolean }>(statement, values, commitAttempts);
      return rows.map((row) => row.committed);
    } catch (error) {
      if (isLost(troubleOf(error))) return [];
      throw faultOf(error, doing);
    }
  }

  /** One statement for all; when one change spoils it for the others, two for the halves. */
  async #commitTogether(changes: readonly Change[]): Promise<readonly Settled[]> {
    const [first] = changes;
    if (first === undefined || changes.length === 1) return this.#commitEach(changes);
    const { many } = first.expected === 'absent' ? this.#opening : this.#following;
    try {
      const rows = await this.#repeated<{ readonly committed: boolean }>(many, valuesOfMany(changes), commitAttempts);
      return await this.#outcomes(changes, rows);
    } catch (error) {
      const fault = faultOf(error, 'commit of a batch');
      if (troubleOf(error) === 'world') return changes.map(() => ({ status: 'rejected', reason: fault }));
      const middle = changes.length >> 1;
      const halves = [changes.slice(0, middle), changes.slice(middle)];
      return (await Promise.all(halves.map((half) => this.#commitTogether(half)))).flat();
    }
  }

  async #outcomes(
    changes: readonly Change[],
    rows: readonly { readonly committed: boolean }[],
  ): Promise<readonly Settled[]> {
    const refused = changes.filter((_, index) => !rows[index]?.committed).flatMap((change) => change.commandId ?? []);
    const known = this.#known(refused);
    const outcomes = changes.map(async ({ commandId }, index): Promise<CommitOutcome> => {
      if (rows[index]?.committed) return 'committed';
      return commandId !== undefined && (await known).has(commandId) ? 'duplicate' : 'conflict';
    });
    return Promise.allSettled(outcomes);
  }

  async #commitEach(changes: readonly Change[]): Promise<readonly Settled[]> {
    return Promise.allSettled(changes.map((change) => this.commit(change)));
  }

  async #known(commandIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (commandIds.length === 0) return new Set();
    const rows = await this.#rows<{ readonly id: string }>('commit', this.#reading.commands, [commandIds]);
    return new Set(rows.map((row) => row.id));
  }

  async #page(by: Extract<Search, { limit: number }>): Promise<Page> {
    const { all, active } = this.#reading.byLine;
    const { registeredAt, id } = by.cursor === undefined ? endOfTime : readCursor(by.cursor);
    // One more than asked for tells whether another page follows.
    const values = [by.msisdn, by.operator ?? null, registeredAt, id, by.limit + 1];
    const rows = await this.#rows<RequestRow>('find by line', by.all ? all : active, values);
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

  async #rows<Row>(
    doing: string,
    statement: Statement,
    values: unknown[],
    run: Run = this.#run,
  ): Promise<readonly Row[]> {
    try {
      return await this.#repeated<Row>(statement, values, mostAttempts, run);
    } catch (error) {
      throw faultOf(error, doing);
    }
  }

  /** A statement that lost against others left nothing behind and may be repeated, unless it is in a caller's transaction. */
  async #repeated<Row>(
    statement: Statement,
    values: unknown[],
    attempts: number,
    run: Run = this.#run,
  ): Promise<readonly Row[]> {
    await this.#check();
    let lost: unknown;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      try {
        // The statements name these columns; what is in them is checked where it matters.
        return (await run(statement, values)) as readonly Row[];
      } catch (error) {
        if (lost !== undefined && sqlStateOf(error) === abortedTransaction) throw lost;
        if (troubleOf(error) !== 'raced') throw error;
        lost = error;
      }
    }
    throw lost;
  }

  /** Once: no later version of this library may be writing here in a form that this one does not know. */
  #check(): Promise<void> {
    this.#checked ??= checkSchema(this.#run, this.#schema).catch((error: unknown) => {
      this.#checked = undefined;
      throw error;
    });
    return this.#checked;
  }
}

function isLost(trouble: Trouble): boolean {
  return trouble === 'raced' || trouble === 'taken';
}
