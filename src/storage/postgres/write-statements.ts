/**
 * The statements that write a request: each one statement, so each all or nothing, in autocommit as in a transaction of
 * the caller's. What is refused in the normal way is refused without an error, because an error would abort that
 * transaction. Only when two transactions race for one unique key it can turn out too late that a part is written whose
 * other part is not: then the statement divides by zero and undoes itself (see `whole`).
 */
import type { Erasure } from '../../desk/ports/store.ts';
import { type Statement, statement } from './client.ts';
import { many, plain, type Sources } from './parameters.ts';

/** A statement for one plain change, and one for any changes. */
export interface Writing {
  readonly plain: Statement;
  readonly many: Statement;
}

/** New requests. Command ids go first: of two calls with one id the loser must not have registered anything. */
export function insertRequests(schema: string): Writing {
  const text = (from: Sources): string => `
with input as ${from.change}, claimed as (
  insert into ${schema}.command (id, request_id)
  select command_id, id from input
  where command_id is not null and ${isFree(schema)} and ${isNone(`${schema}.request taken where taken.id = input.id`)}
  on conflict do nothing returning request_id
), moved as (
  insert into ${schema}.request (id, version, stored, operator, number, msisdn, active, registered_at)
  select id, version, stored::jsonb, operator, number, msisdn, active, registered_at from input
  where command_id is null or exists (select from claimed where request_id = input.id)
  on conflict do nothing returning id
), woken as (
  insert into ${schema}.wake_up (request_id, wake_at)
  select id, wake_at from moved join input using (id) where wake_at is not null
), ${records(schema, from)}
select moved.id is not null as committed, ${whole('claimed.request_id is not null and moved.id is null')}
from input left join moved on moved.id = input.id left join claimed on claimed.request_id = input.id
order by place`;
  return { plain: statement('open', text(plain)), many: statement('open_many', text(many)) };
}

/**
 * The same without looking first, for a statement that fails alone because it is a transaction of its own: a unique index
 * refuses all of it, and what did not fail is written, so it has nothing to tell. It costs the server a seventh less than
 * the careful one, which is asked when this one was refused.
 */
export function insertUnchecked(schema: string): Writing {
  const text = (from: Sources): string => `
with input as ${from.change}, claimed as (
  insert into ${schema}.command (id, request_id) select command_id, id from input where command_id is not null
), moved as (
  insert into ${schema}.request (id, version, stored, operator, number, msisdn, active, registered_at)
  select id, version, stored::jsonb, operator, number, msisdn, active, registered_at from input
), woken as (
  insert into ${schema}.wake_up (request_id, wake_at) select id, wake_at from input where wake_at is not null
), ${recordsBoldly(schema, from)}`;
  return { plain: statement('open_boldly', text(plain)), many: statement('open_many_boldly', text(many)) };
}

/** Changes of requests that exist. Many of them are locked in the order of their ids, so that batches cannot deadlock. */
export function updateRequests(schema: string): Writing {
  const text = (from: Sources, locked: string): string => `
with input as ${from.change}, ${locked}moved as (
  update ${schema}.request as request
  set version = input.version, stored = input.stored::jsonb, operator = input.operator, number = input.number,
    msisdn = input.msisdn, active = input.active, registered_at = input.registered_at
  from input
  where request.id = input.id and request.version = input.expected${locked === '' ? '' : ' and request.id = any(array(select id from locked))'}
    and (request.number is not distinct from input.number or ${isFree(schema)})
    and ${isNone(`${schema}.command where command.id = input.command_id`)}
  returning request.id, supersedes, superseded_at, wake_at, command_id
), claimed as (
  insert into ${schema}.command (id, request_id)
  select command_id, id from moved where command_id is not null
  on conflict do nothing returning request_id
), superseded as (
  update ${schema}.delivery as delivery
  set outcome = 'superseded', settled_at = superseded_at, leased_until = null
  from moved where delivery.request_id = moved.id and moved.supersedes::jsonb ? delivery.id and delivery.outcome is null
    and (delivery.leased_until is null or delivery.leased_until <= superseded_at)
), asleep as (
  delete from ${schema}.wake_up as wake_up using moved
  where wake_up.request_id = moved.id and moved.wake_at is null
), woken as (
  insert into ${schema}.wake_up (request_id, wake_at)
  select id, wake_at from moved where wake_at is not null
  on conflict (request_id) do update set wake_at = excluded.wake_at, leased_until = null
), ${records(schema, from)}
select moved.id is not null as committed,
  ${whole('moved.id is not null and input.command_id is not null and claimed.request_id is null')}
from input left join moved on moved.id = input.id left join claimed on claimed.request_id = input.id
order by input.place`;
  const locked = `locked as (
  select request.id from ${schema}.request join input on request.id = input.id and request.version = input.expected
  where request.id = any(array(select id from input)) order by request.id for update of request
), `;
  return { plain: statement('follow', text(plain, '')), many: statement('follow_many', text(many, locked)) };
}

/** A request rewritten without its person. */
export function eraseRequest(schema: string): Statement {
  return statement(
    'erase',
    `
with input as not materialized (
  select $1::text as id, $2::integer as expected, $3::integer as version, $4::text::jsonb as stored,
    $5::text as operator, $6::text as number, $7::text as msisdn, $8::boolean as active, $9::bigint as registered_at,
    $11::bigint as erased_at
), moved as (
  update ${schema}.request as request
  set version = input.version, stored = input.stored, operator = input.operator, number = input.number,
    msisdn = input.msisdn, active = input.active, registered_at = input.registered_at
  from input where request.id = input.id and request.version = input.expected and ${isFree(schema)}
  returning request.id
), entries as (
  select id, expected, entry, (entry->>'version')::integer as version
  from moved join input using (id) cross join jsonb_array_elements($10::text::jsonb) as entry
), rewritten as (
  update ${schema}.event as event set entry = entries.entry
  from entries where event.request_id = $1::text and event.version = entries.version
), added as (
  insert into ${schema}.event (request_id, version, recorded_at, entry)
  select id, version, ${instantOf('entry')}, entry from entries where version > expected
), forgotten as (
  update ${schema}.outbox as outbox set payload = (payload - 'subject') || '{"to": "", "text": ""}'
  from moved join ${schema}.delivery on delivery.request_id = moved.id where outbox.id = delivery.id
), suppressed as (
  update ${schema}.delivery as delivery set outcome = 'suppressed', settled_at = erased_at, leased_until = null
  from moved join input using (id) where delivery.request_id = moved.id and delivery.outcome is null
), asleep as (
  delete from ${schema}.wake_up as wake_up using moved join input using (id)
  where wake_up.request_id = moved.id and not active
)
select exists (select from moved) as committed`,
  );
}

export function valuesOfErasure(change: Erasure): unknown[] {
  const { keys } = change;
  return [
    change.id,
    change.expected,
    change.version,
    JSON.stringify(change.stored),
    keys.operator,
    keys.number ?? null,
    keys.msisdn ?? null,
    keys.active,
    keys.registeredAt,
    JSON.stringify(change.history),
    change.at,
  ];
}

/** History, messages and their deliveries of what got in. */
function records(schema: string, from: Sources): string {
  const got = ' join moved using (id)';
  return `${rememberedAndWritten(schema, from, got, 'on conflict do nothing ')}, queued as (
  ${queued(schema)}
)`;
}

/** The same of all that came; the last of it is the statement itself, which spares the server the collecting of an answer. */
function recordsBoldly(schema: string, from: Sources): string {
  return `${rememberedAndWritten(schema, from, '', '')}
${queued(schema)}`;
}

function rememberedAndWritten(schema: string, from: Sources, got: string, unlessThere: string): string {
  return `remembered as (
  insert into ${schema}.event (request_id, version, recorded_at, entry)
  select id, event_version, to_timestamp(at / 1000.0), entry::jsonb from ${from.event}${got}
), written as (
  insert into ${schema}.outbox (id, aggregatetype, aggregateid, type, payload)
  select key, 'request', id, message, payload::jsonb from ${from.message}${got}${from.order}
  ${unlessThere}returning position, id, aggregateid, payload
)`;
}

function queued(schema: string): string {
  return `insert into ${schema}.delivery (position, id, request_id, not_before, waiting, attempts)
  select position, id, aggregateid, (payload->>'notBefore')::bigint,
    (payload->>'notBefore')::bigint > (payload->>'createdAt')::bigint, (payload->>'attempts')::integer
  from written`;
}

function isFree(schema: string): string {
  return isNone(`${schema}.request taken where taken.number = input.number and taken.id <> input.id`);
}

/** As `not exists`, but looked up row by row: no plan can make a join of it that reads a whole table. */
function isNone(rows: string): string {
  return `(select true from ${rows} limit 1) is null`;
}

function instantOf(entry: string): string {
  return `to_timestamp((${entry}->'event'->>'at')::bigint / 1000.0)`;
}

/** Fails the statement, and with it all that it wrote, when a part of a change got in without the other. */
function whole(broken: string): string {
  return `1 / case when ${broken} then 0 else 1 end as whole`;
}
