/**
 * The statements that read requests. All values come as text, because drivers differ in what they make of bigint and jsonb.
 */
import type { ListQuery } from '../../desk/ports/store.ts';
import { readCursor } from '../cursor.ts';
import { type Statement, statement } from './client.ts';

export interface ReadStatements {
  readonly byId: Statement;
  readonly byNumber: Statement;
  readonly byExternalNumber: Statement;
  readonly byCommand: Statement;
  /** Only active requests of an identity. */
  readonly activeOf: Statement;
  readonly allOf: Statement;
  readonly history: Statement;
  readonly messages: Statement;
  readonly undelivered: Statement;
  /** Which of these command ids were committed. */
  readonly commands: Statement;
}

export function readStatements(schema: string): ReadStatements {
  const columns = 'request.id, request.version, request.stored::text as stored';
  const newest = (active: boolean): string => `(
  select registered_at, request_id from ${schema}.request_identity
  where identity = $1 and active = ${active} and ($2::text is null or operator = $2)
    and (registered_at, request_id) < ($3::bigint, $4::text collate "C")
  order by registered_at desc, request_id desc limit $5::bigint
)`;
  const ofIdentity = (rows: string): string => `
select ${columns}, found.registered_at::text as "registeredAt"
from (select * from ${rows} as rows order by registered_at desc, request_id desc limit $5::bigint) as found
join ${schema}.request on request.id = found.request_id
order by found.registered_at desc, found.request_id desc`;
  return {
    byId: statement('load', `select ${columns} from ${schema}.request where id = $1`),
    byNumber: statement(
      'number',
      `select ${columns} from ${schema}.request where number = $1 and ($2::text[] is null or identities && $2)`,
    ),
    byExternalNumber: statement(
      'external',
      `select ${columns} from ${schema}.request
where external_number = $1 and ($2::text is null or operator = $2) and ($3::text[] is null or identities && $3)
order by registered_at desc, id desc`,
    ),
    byCommand: statement(
      'command',
      `select ${columns} from ${schema}.command join ${schema}.request on request.id = command.request_id
where command.id = $1`,
    ),
    activeOf: statement('identity', ofIdentity(newest(true))),
    allOf: statement('identity_all', ofIdentity(`(${newest(true)} union all ${newest(false)})`)),
    history: statement(
      'history',
      `select version, entry::text as entry from ${schema}.event where request_id = $1 order by version`,
    ),
    messages: statement(
      'messages',
      `select delivery.id, request_id as "requestId", payload::text as payload, not_before::text as "notBefore", attempts,
  outcome, settled_at::text as "settledAt", error
from ${schema}.delivery join ${schema}.outbox on outbox.id = delivery.id
where request_id = $1 order by delivery.position`,
    ),
    // The key is unique in the index, so the page ends where its rows end.
    undelivered: statement(
      'undelivered',
      `select delivery.id, request_id as "requestId", payload::text as payload, not_before::text as "notBefore", attempts,
  outcome, settled_at::text as "settledAt", error
from ${schema}.delivery join ${schema}.outbox on outbox.id = delivery.id
where outcome in ('failed', 'expired') and ($1::text is null or operator = $1) and ($2::text is null or outcome = $2)
  and (settled_at, delivery.id) < ($3::bigint, $4::text collate "C")
order by settled_at desc, delivery.id desc limit $5::bigint`,
    ),
    commands: statement('commands', `select id from ${schema}.command where id = any($1::text[])`),
  };
}

/** The columns that say where a request stands in an order. */
const placeColumns = {
  registered: ['registered_at'],
  deadline: ['due_at', 'due_rank', 'registered_at'],
} as const;

const listColumns = `id, number, operator, kind, active, open, registered_at::text as "registeredAt", status, assignee, team,
  external_number as "externalNumber", due_at::text as "dueAt", due_rank as "dueRank", last_day as "lastDay", clock,
  due_is_preliminary as "dueIsPreliminary", due_is_paused as "dueIsPaused", preliminary_calendar as "calendar", preliminary_known_to as "knownTo",
  (stored #> '{request,details}')::text as details`;

/**
 * A page of a list. It has a condition for each filter of the query and no other, so that the server takes the index that fits.
 * One row more than the limit tells whether another page follows.
 */
export function listStatement(schema: string, query: ListQuery): { readonly text: string; readonly values: unknown[] } {
  const { order = 'registered', statuses, preliminary, assignee, dueFrom, dueBefore, isRunning, cursor, limit } = query;
  const values: unknown[] = [];
  const given = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const conditions = [preliminary === undefined ? 'open' : 'active'];
  for (const name of ['operator', 'kind', 'status', 'team'] as const) {
    if (query[name] !== undefined) conditions.push(`${name} = ${given(query[name], 'text')}`);
  }
  if (statuses !== undefined) conditions.push(`status = any(${given(statuses, 'text[]')})`);
  if (assignee === null) conditions.push('assignee is null');
  else if (assignee !== undefined) conditions.push(`assignee = ${given(assignee, 'text')}`);
  if (dueFrom !== undefined) conditions.push(`(due_at >= ${given(dueFrom, 'bigint')} or due_is_paused)`);
  if (dueBefore !== undefined) conditions.push(`due_at < ${given(dueBefore, 'bigint')}`);
  if (isRunning === true) conditions.push('due_is_paused is not true');
  if (preliminary !== undefined) {
    const { calendar, knownTo } = preliminary;
    conditions.push(`preliminary_calendar = ${given(calendar, 'text')}`);
    conditions.push(`preliminary_known_to < ${given(knownTo, 'text')}`);
  }
  const place = [...placeColumns[order], 'id'].map((column) => `request.${column}`);
  if (cursor !== undefined) {
    const { place: numbers, id } = readCursor(cursor, order);
    const behind = [...numbers.map((number) => given(number, 'bigint')), `${given(id, 'text')} collate "C"`];
    conditions.push(`(${place.join(', ')}) > (${behind.join(', ')})`);
  }
  const text = `select ${listColumns} from ${schema}.request where ${conditions.join(' and ')}
order by ${place.join(', ')} limit ${given(limit + 1, 'bigint')}`;
  return { text, values };
}
