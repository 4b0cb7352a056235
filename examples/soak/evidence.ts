/**
 * What the proofs look at, read from the database when everything has ended: plain data, so that a test can make it by hand.
 */
import type pg from 'pg';
import type { Entry } from './journal.ts';
import type { Poison } from './poison.ts';

export type NotedEntry = Entry & { readonly process: string };

/** A wake-up or a message as it was after one change. */
export interface RowChange {
  /** By the clock of the database, not before the statement. */
  readonly at: number;
  readonly transaction: number;
  readonly subject: 'wakeUp' | 'message';
  readonly id: string;
  readonly requestId: string;
  /** `operator/kind`. */
  readonly pair: string;
  /** Null when the wake-up was deleted. */
  readonly dueAt: number | null;
  /** How many times it was handed out. */
  readonly times: number | null;
  readonly leasedUntil: number | null;
  readonly token: string | null;
  readonly outcome: string | null;
  readonly settledAt: number | null;
}

export interface RequestRow {
  readonly id: string;
  readonly number: string | null;
  readonly version: number;
  /** What the document says; null when it cannot be read. */
  readonly documentVersion: number | null;
  /** Of its events, in their order. */
  readonly versions: readonly number[];
  readonly commandIds: readonly string[];
  readonly isErased: boolean;
  /** Events that say to have happened later than they were written, by more than clocks may differ. */
  readonly futureEvents: number;
}

/** A name or a line that stands somewhere in the tables of the library. */
interface PersonalMark {
  readonly table: string;
  /** The request, message or command that it belongs to. */
  readonly owner: string;
  readonly mark: string;
}

export interface Evidence {
  readonly entries: readonly NotedEntry[];
  /** In the order of their commits, for each row. */
  readonly changes: readonly RowChange[];
  readonly requests: readonly RequestRow[];
  readonly marks: readonly PersonalMark[];
  readonly poisons: ReadonlyMap<string, Poison>;
  /** What is due before this instant has to be done. */
  readonly horizon: number;
}

const changes = `select at::float8, transaction::float8, subject, id, request_id as "requestId", pair, due_at::float8 as "dueAt",
  times, leased_until::float8 as "leasedUntil", token, outcome, settled_at::float8 as "settledAt"
from soak.change order by step`;

const requests = `select id, number, version, (stored->'request'->>'version')::integer as "documentVersion",
  array(select version from zayavka.event where request_id = request.id order by version) as versions,
  array(select id from zayavka.command where request_id = request.id) as "commandIds",
  exists (
    select from zayavka.event where request_id = request.id and entry->'event'->>'type' = 'erased'
  ) as "isErased",
  (
    select count(*)::integer from zayavka.event where request_id = request.id
      and (entry->'event'->>'at')::float8 > extract(epoch from recorded_at) * 1000 + $1
  ) as "futureEvents"
from zayavka.request`;

/** Every column of every table is looked at, also of tables that come later. */
function marksIn(table: string): string {
  return `select distinct '${table}' as table, found.mark[1] as mark,
  coalesce(line->>'request_id', line->>'aggregateid', line->>'id', '') as owner
from (select to_jsonb(line) as line from zayavka."${table}" as line) as lines
cross join lateral regexp_matches(line::text, '(person-\\d+|\\+79[0-8]\\d{8})', 'g') as found(mark)`;
}

export async function readEvidence(
  pool: pg.Pool,
  { poisons, horizon, clockSkewMs }: Pick<Evidence, 'poisons' | 'horizon'> & { readonly clockSkewMs: number },
): Promise<Evidence> {
  const rows = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<readonly Row[]> =>
    (await pool.query<Row>(text, values)).rows;
  const entries = await rows<{ process: string; entry: Entry }>('select process, entry from soak.entry order by step');
  const tables = await rows<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'zayavka'`,
  );
  const marks: PersonalMark[] = [];
  for (const { name } of tables) marks.push(...(await rows<PersonalMark>(marksIn(name))));
  return {
    entries: entries.map(({ process, entry }) => ({ process, ...entry })),
    changes: await rows<RowChange>(changes),
    requests: await rows<RequestRow>(requests, [clockSkewMs]),
    marks,
    poisons,
    horizon,
  };
}
