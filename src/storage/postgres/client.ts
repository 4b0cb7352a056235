/**
 * What is asked of a PostgreSQL driver: one method. The library depends on none, and a transaction of the caller's enters
 * by handing in the client that is inside it.
 */
import { Fault } from '../../kernel/fault.ts';
import { fingerprint } from '../../kernel/fingerprint.ts';

/** A pool or a client of `pg`, a PGlite, or any object that passes a statement and its values on to a driver. */
export interface PostgresClient {
  query(text: string, values: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

export interface PostgresOptions {
  /** Where the tables are, `zayavka` unless said otherwise; any name that PostgreSQL takes, it is quoted. */
  readonly schema?: string;
  /**
   * Whether statements are prepared under a name, as `pg` does for `{ name, text, values }`: twice the throughput. True
   * for what looks like a pool or a client of `pg`; say `false` behind a pooler that hands out connections per transaction.
   */
  readonly prepare?: boolean;
  /**
   * Where counters of numbers are leased, the same client unless said otherwise. Where transactions take connections from
   * the pool and register in them, give a small pool of its own: with every connection of the first one in a transaction that
   * waits for counters, nobody would go on. Inside a transaction a lease would make all others who register wait for its end.
   */
  readonly leases?: PostgresClient;
}

/** The schema unless another one is named. */
export const defaultSchema = 'zayavka';

/** A statement whose text never changes. */
export interface Statement {
  /** The server keeps it and its plan under this name; empty for one that is planned anew each time. */
  readonly name: string;
  readonly text: string;
}

/** Runs a statement and gives its rows; whatever the driver throws passes through. */
export type Run = (statement: Statement, values: unknown[]) => Promise<readonly unknown[]>;

/** The form of `query` that prepares. */
interface PreparingClient {
  query(query: Statement & { readonly values: unknown[] }): Promise<{ readonly rows: readonly unknown[] }>;
}

export function runner(client: PostgresClient, prepare: boolean = looksLikePg(client)): Run {
  const run = running(client, prepare);
  return isSingle(client) ? inTurn(run) : run;
}

function running(client: PostgresClient, prepare: boolean): Run {
  if (!prepare) return async ({ text }, values) => (await client.query(text, values)).rows;
  // The caller says, or the looks of the client do, that it takes this form too.
  const preparing = client as PostgresClient & PreparingClient;
  return async ({ name, text }, values) => (await preparing.query({ name, text, values })).rows;
}

/** One statement after another: a single client of `pg` still queues those that come meanwhile, but from version 9 on refuses them. */
function inTurn(run: Run): Run {
  let before: Promise<unknown> = Promise.resolve();
  return (statement, values) => {
    const rows = before.then(() => run(statement, values));
    before = rows.catch(() => undefined);
    return rows;
  };
}

/** Names a text after its content: two versions of this library may share a connection. */
export function statement(purpose: string, text: string): Statement {
  return { name: `zayavka_${purpose}_${fingerprint(text)}`, text };
}

/** For what is run seldom enough to be planned each time, above all where the best plan depends on how much there is. */
export function unnamed(text: string): Statement {
  return { name: '', text };
}

/** The name of a schema as SQL takes it. */
export function quotedSchema(schema: string): string {
  // PostgreSQL would cut a longer name off, and two of them might become one.
  const isReserved = schema.startsWith('pg_');
  const isCut = schema === '' || new TextEncoder().encode(schema).length > 63;
  if (isReserved || isCut || schema.includes('\0') || !schema.isWellFormed()) {
    const right = 'expected a name of 1 to 63 bytes without U+0000 and lone surrogates that does not begin with pg_';
    throw new Fault('store/invalid-schema-name', `schema: ${right}`);
  }
  return `"${schema.replaceAll('"', '""')}"`;
}

function looksLikePg(client: PostgresClient): boolean {
  return isPool(client) || isSingle(client);
}

/** A pool of `pg` counts its clients; each of its statements is a transaction of its own. */
export function isPool(client: PostgresClient): boolean {
  return 'totalCount' in client;
}

/** A client of `pg` quotes names. */
function isSingle(client: PostgresClient): boolean {
  return 'escapeIdentifier' in client;
}
