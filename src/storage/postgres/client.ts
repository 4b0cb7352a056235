/**
 * What a PostgreSQL driver has to offer: one method. The library depends on no driver. To use a transaction of the caller,
 * pass the client that is inside it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { hasMethods } from '../../desk/ports/option-checks.ts';
import { Fault } from '../../kernel/fault.ts';
import { described } from '../../kernel/input/described.ts';
import { readOptions } from '../../kernel/input/read-options.ts';

/** A pool or a client of `pg`, a PGlite, or any object that passes a statement and its values on to a driver, see {@link postgresStore}. */
export interface PostgresClient {
  query(text: string, values: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/** Where {@link postgresStore} finds its tables, and how it uses connections. */
export interface PostgresOptions {
  /** The schema of the tables, by default `zayavka`. Any name that PostgreSQL accepts; it is quoted. */
  readonly schema?: string | undefined;
  /**
   * Whether statements are prepared under a name, as `pg` does for `{ name, text, values }`: twice the throughput. By
   * default true for a pool or a client of `pg`. Set it to `false` behind a pooler that assigns connections by transaction.
   */
  readonly prepare?: boolean | undefined;
  /**
   * Where counters of numbers are leased, by default the same client. If transactions take connections from the pool and
   * register in them, give a small pool of its own: when all connections of the first pool are in transactions that wait
   * for counters, none can go on. A lease inside a transaction would make all others who register wait for its end.
   */
  readonly leases?: PostgresClient | undefined;
}

export const defaultSchema = 'zayavka';

/** @throws Fault `desk/invalid-setup`: an option is unknown or of another type */
export function readPostgresOptions(call: string, options: PostgresOptions): PostgresOptions {
  const given = readOptions(call, options, { schema: true, prepare: true, leases: true });
  const { prepare } = given;
  if (prepare === undefined || typeof prepare === 'boolean') return given;
  throw new Fault('desk/invalid-setup', `${call}: prepare: expected true or false, found ${described(prepare)}`);
}

/** A statement whose text never changes. */
export interface Statement {
  /** The server keeps the statement and its plan under this name; an empty name is planned at every call. */
  readonly name: string;
  readonly text: string;
}

/** Runs a statement and gives its rows; errors of the driver pass through. */
export type Run = <Row>(statement: Statement, values: unknown[]) => Promise<readonly Row[]>;

/** The form of `query` that prepares. */
interface PreparingClient {
  query(query: Statement & { readonly values: unknown[] }): Promise<{ readonly rows: readonly unknown[] }>;
}

export function runner(client: PostgresClient, prepare?: boolean): Run {
  assertClient(client);
  const isPrepared = prepare ?? looksLikePg(client);
  const run: Run = async <Row>({ name, text }: Statement, values: unknown[]) => {
    const { rows } = canPrepare(client, isPrepared)
      ? await client.query({ name, text, values })
      : await client.query(text, values);
    // Drivers do not type rows. The statement names the columns; what is in them is checked where it matters.
    return rows as readonly Row[];
  };
  return isSingle(client) ? inTurn(run) : run;
}

/** A service without types may give the address of its database. */
function assertClient(client: unknown): void {
  if (typeof client === 'object' && client !== null && hasMethods(client, ['query'])) return;
  const found = typeof client === 'string' ? 'a text' : `a value of type ${typeof client}`;
  const expected = 'expected a pool or client with a method query, such as new Pool({ connectionString }) of pg';
  throw new Fault('desk/invalid-setup', `zayavka/postgres: ${expected}, found ${found}`);
}

/** One statement after another: from version 9 on a single client of `pg` refuses statements that come at the same time. */
function inTurn(run: Run): Run {
  let before: Promise<unknown> = Promise.resolve();
  return <Row>(statement: Statement, values: unknown[]) => {
    const rows = before.then(() => run<Row>(statement, values));
    before = rows.catch(() => undefined);
    return rows;
  };
}

/**
 * Names a text after its content: two versions of this library, or stores of many schemas, may share a connection, so no two
 * texts may ever have one name. A name has at most 63 bytes, because PostgreSQL cuts longer ones.
 */
export function statement(purpose: string, text: string): Statement {
  const hash = bytesToHex(sha256(new TextEncoder().encode(text)).subarray(0, 20));
  return { name: `zayavka_${purpose}_${hash}`, text };
}

/** For a statement whose best plan depends on the size of the table: it is planned at every call. */
export function unnamed(text: string): Statement {
  return { name: '', text };
}

/** The clock of the server when the statement came, in milliseconds; inside a transaction it goes on. */
export const clock = '(extract(epoch from statement_timestamp()) * 1000)::bigint';

/** The name of a schema as an SQL identifier. */
export function quotedSchema(schema: string): string {
  if (typeof schema !== 'string') {
    throw new Fault('store/invalid-schema-name', `schema: expected a text, found ${described(schema)}`);
  }
  // PostgreSQL would cut a longer name, so that two names could become one.
  const isReserved = schema.startsWith('pg_');
  const isCut = schema === '' || new TextEncoder().encode(schema).length > 63;
  if (isReserved || isCut || schema.includes('\0') || !schema.isWellFormed()) {
    const right = 'expected a name of 1 to 63 bytes without U+0000 and lone surrogates that does not begin with pg_';
    throw new Fault('store/invalid-schema-name', `schema: ${right}`);
  }
  return `"${schema.replaceAll('"', '""')}"`;
}

/** Whether the client accepts the form that prepares: the caller says so, or it looks like one of `pg`. */
function canPrepare(_: PostgresClient, prepare: boolean): _ is PostgresClient & PreparingClient {
  return prepare;
}

/** A pool of `pg` counts its clients. */
function looksLikePg(client: PostgresClient): boolean {
  return 'totalCount' in client || isSingle(client);
}

/** A client of `pg` quotes names. */
function isSingle(client: PostgresClient): boolean {
  return 'escapeIdentifier' in client;
}
