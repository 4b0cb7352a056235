/**
 * The statements that write requests. Each takes its changes as one JSON list (RFC 8259) and is one statement, so it is all
 * or nothing, in autocommit and in a transaction of the caller. What is refused is left out without an error, because an
 * error would abort that transaction. Only a race of two transactions for one unique key ends in an error of its index.
 */
import { audienceOrder, noDeadline } from '../cursor.ts';
import { clock, type Statement, statement } from './client.ts';

export interface WriteStatements {
  readonly insert: Statement;
  /** `$2`: the ids of the changes. */
  readonly update: Statement;
  readonly erase: Statement;
}

/** `$1` of every statement: changes of `Change`, or one `Erasure`, as JSON. */
const input = `input as materialized (
  select *, keys->>'operator' as operator, keys->>'kind' as kind, keys->>'number' as number, 
    array(select distinct jsonb_array_elements_text(keys->'identities')) as identities,
    stored->'request'->>'channel' as channel, (keys->>'active')::boolean as active, (keys->>'open')::boolean as open, (keys->>'registeredAt')::bigint as registered_at,
    keys->>'externalNumber' as external_number, keys->>'status' as status, keys->>'assignee' as assignee,
    keys->>'team' as team, coalesce((keys->>'dueAt')::bigint, ${noDeadline}) as due_at, keys->>'lastDay' as last_day,
    coalesce(array_position(array['${audienceOrder.join("', '")}'], keys->>'audience') - 1, ${audienceOrder.length}) as due_rank,
    keys->>'clock' as clock, (keys->>'dueIsPreliminary')::boolean as due_is_preliminary,
    (keys->>'dueIsPaused')::boolean as due_is_paused,
    keys->'preliminary'->>'calendar' as preliminary_calendar, keys->'preliminary'->>'knownTo' as preliminary_known_to
  from rows from (jsonb_to_recordset($1::text::jsonb) as (
    id text, expected text, version integer, stored jsonb, keys jsonb, history jsonb, outbox jsonb, supersedes jsonb,
    "wakeAt" bigint, "leaseToken" text, "commandId" text, at bigint, "keepsMessages" boolean
  )) with ordinality as change
)`;

const columns = `id, version, stored, operator, kind, number, identities, active, open, registered_at, preliminary_calendar,
  preliminary_known_to, external_number, status, assignee, team, due_at, due_rank, last_day, clock, due_is_preliminary, due_is_paused`;
const eventColumns = 'request_id, version, recorded_at, entry, number, operator, kind, channel';
const assignments = columns
  .split(/,\s+/)
  .map((column) => `${column} = input.${column}`)
  .join(', ');

export function writeStatements(schema: string): WriteStatements {
  return {
    insert: statement('insert', insertRequests(schema)),
    update: statement('update', updateRequests(schema)),
    erase: statement('erase', eraseRequest(schema)),
  };
}

/** New requests, except those whose id or number is taken or whose command id is known. */
function insertRequests(schema: string): string {
  return `with ${input}, inserted_request as (
  insert into ${schema}.request (${columns}) select ${columns} from input
  where "leaseToken" is null and ${isNone(`${schema}.command where command.id = "commandId"`)}
  on conflict do nothing returning id
), accepted as (
  select input.* from input join inserted_request using (id)
), inserted_command as (
  insert into ${schema}.command (id, request_id) select "commandId", id from accepted where "commandId" is not null
), wake_up_set as (
  insert into ${schema}.wake_up (request_id, operator, kind, wake_at)
  select id, operator, kind, "wakeAt" from accepted where "wakeAt" is not null
), inserted_identity as (
  insert into ${schema}.request_identity (identity, active, registered_at, request_id, operator)
  select identity, active, registered_at, id, operator from accepted, unnest(identities) as identity
), ${recordsOfAccepted(schema)}
select id from accepted`;
}

/**
 * Changes of requests that exist, locked in the order of their ids, so that batches cannot deadlock. The row of a lease is
 * locked too, after that of its request: a worker whose lease another one takes at this moment must not commit. Ids are given
 * twice, so that the index is the cheaper way in an empty table too.
 */
function updateRequests(schema: string): string {
  return `with ${input}, locked_request as (
  select id from ${schema}.request where id = any($2::text[]) and id = any(array(select id from input)) order by id for update
), held as (
  select request_id, token from ${schema}.wake_up
  where request_id = any(array(select id from locked_request join input using (id) where "leaseToken" is not null))
    and token = any(array(select "leaseToken" from input))
  order by request_id for update
), updated_request as (
  update ${schema}.request as request set ${assignments} from input
  where request.id = input.id and request.version = expected::integer
    and request.id = any($2::text[]) and request.id = any(array(select id from locked_request))
    and ("leaseToken" is null or "leaseToken" = (select token from held where held.request_id = input.id))
    and ${isFree(schema)}
    and ${isNone(`${schema}.command where command.id = "commandId"`)}
  returning request.id
), accepted as (
  select input.*, ${instantOf('history->-1')} as superseded_at from input join updated_request using (id)
), inserted_command as (
  insert into ${schema}.command (id, request_id) select "commandId", id from accepted where "commandId" is not null
), updated_delivery as (
  update ${schema}.delivery as delivery
  set outcome = case when ${isSuperseded} then 'superseded' end, settled_at = case when ${isSuperseded} then superseded_at end,
    leased_until = case when not ${isSuperseded} then leased_until end, operator = accepted.operator, kind = accepted.kind
  from accepted where delivery.request_id = accepted.id and delivery.outcome is null
    and (${isSuperseded} or delivery.operator <> accepted.operator or delivery.kind <> accepted.kind)
), wake_up_deleted as (
  delete from ${schema}.wake_up as wake_up using accepted where wake_up.request_id = accepted.id and "wakeAt" is null
), wake_up_set as (
  insert into ${schema}.wake_up as wake_up (request_id, operator, kind, wake_at)
  select id, operator, kind, "wakeAt" from accepted where "wakeAt" is not null
  on conflict (request_id) do update set operator = excluded.operator, kind = excluded.kind, wake_at = excluded.wake_at,
    leases = 0, leased_until = null, token = null
), ${changedIdentities(schema)}, ${recordsOfAccepted(schema)}
select id from accepted`;
}

/** A request rewritten without the person. */
function eraseRequest(schema: string): string {
  return `with ${input}, updated_request as (
  update ${schema}.request as request set ${assignments} from input
  where request.id = (select id from input) and request.version = expected::integer and ${isFree(schema)}
  returning request.id
), accepted as (
  select input.* from input join updated_request using (id)
), ${changedIdentities(schema)}, entry as (
  select id, number, operator, kind, channel, expected::integer, entry, (entry->>'version')::integer as version
  from accepted cross join jsonb_array_elements(history) as entry
), updated_event as (
  update ${schema}.event as event set entry = entry.entry
  from entry where event.request_id = (select id from updated_request) and event.version = entry.version
), inserted_event as (
  insert into ${schema}.event (${eventColumns})
  select id, version, to_timestamp(${instantOf('entry')} / 1000.0), entry, number, operator, kind, channel
  from entry where version > expected order by version
), updated_message as (
  update ${schema}.outbox as outbox set payload = (payload - 'subject' - 'dateless') || '{"to": "", "text": ""}'
  from accepted join ${schema}.delivery on delivery.request_id = accepted.id
  where outbox.id = delivery.id and "keepsMessages" is not true
), suppressed_delivery as (
  update ${schema}.delivery as delivery set error = null, outcome = coalesce(outcome, 'suppressed'),
    settled_at = case when outcome is null then at else settled_at end, leased_until = null
  from updated_request join input using (id)
  where delivery.request_id = input.id and (outcome is null or error is not null) and "keepsMessages" is not true
), wake_up_deleted as (
  delete from ${schema}.wake_up as wake_up using updated_request join input using (id)
  where wake_up.request_id = input.id and not active
)
select id from updated_request`;
}

/** Whether a change replaces a message that is not being sent. */
const isSuperseded = `(supersedes ? delivery.id and coalesce(leased_until <= ${clock}, true))`;

/** The rows of identities follow when one of their columns has changed; `was` is the request before this statement. */
function changedIdentities(schema: string): string {
  return `moved as (
  select accepted.*, was.identities as old_identities, was.active as was_active, was.registered_at as was_registered_at
  from accepted join ${schema}.request as was on was.id = accepted.id
  where (was.identities, was.active, was.registered_at, was.operator)
    is distinct from (accepted.identities, accepted.active, accepted.registered_at, accepted.operator)
), deleted_identity as (
  delete from ${schema}.request_identity as request_identity using moved
  where request_identity.identity = any(old_identities) and request_identity.active = was_active
    and request_identity.registered_at = was_registered_at and request_id = moved.id
    and not (request_identity.identity = any(moved.identities)
      and (was_active, was_registered_at) = (moved.active, moved.registered_at))
), inserted_identity as (
  insert into ${schema}.request_identity (identity, active, registered_at, request_id, operator)
  select identity, active, registered_at, id, operator from moved, unnest(identities) as identity
  on conflict (identity, active, registered_at, request_id) do update set operator = excluded.operator
)`;
}

/** History, messages and their deliveries of the changes that were accepted. */
function recordsOfAccepted(schema: string): string {
  return `inserted_event as (
  insert into ${schema}.event (${eventColumns})
  select id, (entry->>'version')::integer, to_timestamp(${instantOf('entry')} / 1000.0), entry, number, operator, kind, channel
  from accepted cross join jsonb_array_elements(history) with ordinality as history(entry, place) order by ordinality, place
), inserted_message as (
  insert into ${schema}.outbox (id, aggregatetype, aggregateid, type, payload)
  select payload->>'key', 'request', id, payload->>'message', payload
  from accepted cross join jsonb_array_elements(outbox) with ordinality as message(payload, place)
  order by ordinality, place
  on conflict do nothing returning position, id, aggregateid, payload
), inserted_delivery as (
  insert into ${schema}.delivery (position, id, request_id, operator, kind, not_before, waiting, attempts)
  select position, id, aggregateid, payload->>'operator', payload->>'kind', (payload->>'notBefore')::bigint,
    (payload->>'notBefore')::bigint > (payload->>'createdAt')::bigint, (payload->>'attempts')::integer
  from inserted_message
)`;
}

function isFree(schema: string): string {
  const isFreeBy = (key: string): string => isNone(`${schema}.request taken where ${key} and taken.id <> input.id`);
  const external = 'taken.external_number = input.external_number and taken.operator = input.operator';
  return `((request.number, request.external_number, request.operator)
    is not distinct from (input.number, input.external_number, input.operator)
    or (${isFreeBy('taken.number = input.number')} and ${isFreeBy(external)}))`;
}

/** As `not exists`, but looked up row by row: no plan can turn it into a join that reads a whole table. */
function isNone(rows: string): string {
  return `(select true from ${rows} limit 1) is null`;
}

function instantOf(entry: string): string {
  return `(${entry}->'event'->>'at')::bigint`;
}
