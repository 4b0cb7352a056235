/**
 * The minimum that any program has to write for a registration: the same rows into the same tables in one statement, without
 * a look at what is there. It follows the tables of `src/storage/postgres/migrations.ts`.
 */
import type { Change } from '../../src/index.ts';

/** One registration. */
export const bareInsert = `with
request as (
  insert into zayavka.request (
    id, version, stored, operator, number, identities, active, registered_at, kind, open, status, due_at, due_rank
  ) values ($1, $2, $3::jsonb, $4, $5, array[$6], $7, $8, $17, $18, $19, $20, 1)
),
identity as (insert into zayavka.request_identity values ($6, $7, $8, $1, $4)),
event as (
  insert into zayavka.event values ($1, $2, to_timestamp($9::bigint / 1000.0), $10::jsonb, $5, $4, $17, 'hotline')
),
command as (insert into zayavka.command values ($11, $1)),
wake_up as (insert into zayavka.wake_up (request_id, operator, kind, wake_at) values ($1, $4, $17, $12)),
outbox as (
  insert into zayavka.outbox (id, aggregatetype, aggregateid, type, payload)
  values ($13, 'request', $1, $14, $15::jsonb) returning position
)
insert into zayavka.delivery (position, id, request_id, operator, kind, not_before, waiting, attempts)
select position, $13, $1, $4, $17, $16, false, 0 from outbox`;

export function valuesOf({ id, version, stored, keys, history, commandId, wakeAt, outbox }: Change): unknown[] {
  const [[entry], [record]] = [history, outbox];
  if (entry === undefined || record === undefined || outbox.length > 1)
    throw new Error('expected one event, one message');
  return [
    id,
    version,
    JSON.stringify(stored),
    keys.operator,
    keys.number,
    keys.identities[0],
    keys.active,
    keys.registeredAt,
    entry.event.at,
    JSON.stringify(entry),
    commandId,
    wakeAt,
    record.key,
    record.message,
    JSON.stringify(record),
    record.notBefore,
    keys.kind,
    keys.open,
    keys.status,
    keys.dueAt,
  ];
}

/** Many registrations as lists; U+001E separates the documents. */
export const bareInsertMany = `with
row as materialized (
  select * from unnest(
    $1::text[], $2::integer[], string_to_array($3, chr(30)), $4::text[], $5::text[], $6::text[], $7::boolean[], $8::bigint[],
    $9::bigint[], string_to_array($10, chr(30)), $11::text[], $12::bigint[], $13::text[], $14::text[],
    string_to_array($15, chr(30)), $16::bigint[], $17::text[], $18::boolean[],
    $19::text[], $20::bigint[]
  ) as row (
    id, version, stored, operator, number, identity, active, registered_at,
    at, entry, command_id, wake_at, key, message, payload, not_before, kind, open, status, due_at
  )
),
request as (
  insert into zayavka.request (
    id, version, stored, operator, number, identities, active, registered_at, kind, open, status, due_at, due_rank
  )
  select
    id, version, stored::jsonb, operator, number, array[identity], active, registered_at, kind, open, status, due_at, 1
  from row
),
identity as (
  insert into zayavka.request_identity select identity, active, registered_at, id, operator from row
),
event as (
  insert into zayavka.event
  select id, version, to_timestamp(at / 1000.0), entry::jsonb, number, operator, kind, 'hotline' from row
),
command as (insert into zayavka.command select command_id, id from row),
wake_up as (
  insert into zayavka.wake_up (request_id, operator, kind, wake_at) select id, operator, kind, wake_at from row
),
outbox as (
  insert into zayavka.outbox (id, aggregatetype, aggregateid, type, payload)
  select key, 'request', id, message, payload::jsonb from row returning position, id, aggregateid
)
insert into zayavka.delivery (position, id, request_id, operator, kind, not_before, waiting, attempts)
select position, outbox.id, aggregateid, operator, kind, not_before, false, 0 from outbox join row on row.key = outbox.id`;

const documents: ReadonlySet<number> = new Set([2, 9, 14]);

/** No value needs escaping. */
export function listsOf(changes: readonly Change[]): string[] {
  const rows = changes.map(valuesOf);
  return (rows[0] ?? []).map((_, column) => {
    const list = rows.map((row) => row[column]);
    return documents.has(column) ? list.join('\x1e') : `{${list.map((value) => `"${String(value)}"`).join()}}`;
  });
}
