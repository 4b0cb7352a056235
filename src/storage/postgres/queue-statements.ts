/**
 * The statements by which workers share what is due. Each takes rows that no other call is taking (`for update skip locked`)
 * and writes the end of their lease. The rows to write are given as an array, so that no plan reads a whole table.
 */
import { type Statement, statement, unnamed } from './client.ts';

export interface QueueStatements {
  readonly leaseCounters: Statement;
  readonly claimRequests: Statement;
  readonly releaseWaiting: Statement;
  readonly claimMessages: Statement;
  readonly settle: Statement;
}

export function queueStatements(schema: string): QueueStatements {
  return {
    leaseCounters: statement(
      'lease',
      `insert into ${schema}.series as series (name, next) values ($1::text, $2::bigint)
on conflict (name) do update set next = series.next + excluded.next
returning (series.next - $2::bigint)::text as first`,
    ),
    // By `ctid`: locked rows do not move, so no index is read again. A row that a commit replaced meanwhile has another
    // `ctid` and is left for the next call. Planned at every call: for a small table the best plan reads all of it.
    claimRequests: unnamed(
      `with due as (
  select ctid from ${schema}.wake_up
  where wake_at <= $1::bigint and (leased_until is null or leased_until <= $1::bigint)
  order by wake_at limit $2::bigint for update skip locked
), taken as (
  update ${schema}.wake_up set leased_until = $3::bigint
  where ctid = any(array(select ctid from due)) returning request_id, wake_at
)
select request_id as id from taken order by wake_at`,
    ),
    // Messages that wait for their time have an index of their own, so that many of them do not slow down a call.
    releaseWaiting: statement(
      'due',
      `update ${schema}.delivery set waiting = false
where position = any(array(
  select position from ${schema}.delivery where outcome is null and waiting and not_before <= $1::bigint
  order by not_before limit $2::bigint for update skip locked
))`,
    ),
    claimMessages: statement('outbox', outbox(schema)),
    settle: statement(
      'settle',
      `with settlement as (
  select distinct on (key) key, outcome, at, retry_at, attempts
  from rows from (jsonb_to_recordset($1::text::jsonb) as (
    key text, outcome text, at bigint, "retryAt" bigint, attempts integer
  )) with ordinality as settled(key, outcome, at, retry_at, attempts, place)
  order by key, outcome is null, case when outcome is null then -place else place end
), message as (
  select position, id from ${schema}.outbox where id = any(array(select key from settlement))
)
update ${schema}.delivery as delivery
set outcome = settlement.outcome, settled_at = settlement.at, leased_until = null,
  not_before = coalesce(retry_at, not_before), attempts = coalesce(settlement.attempts, delivery.attempts),
  waiting = retry_at is not null
from settlement
where delivery.id = settlement.key and delivery.position = any(array(select position from message))
  and delivery.outcome is null`,
    ),
  };
}

/**
 * An earlier message of a request must not be overtaken, so there are three steps. `head`: the first message of a request
 * that can be sent; the call that locks it has the messages of this request, except when another call began a moment
 * earlier and saw another head, because a waiting message became due in between. `wanted`: the head and those behind it, up
 * to one that is leased or waits for another attempt. `batch`: the wanted ones up to the first that another call has locked.
 */
function outbox(schema: string): string {
  const isDue = (message: string): string =>
    `${message}.outcome is null and not ${message}.waiting and ${message}.not_before <= $1::bigint
    and (${message}.leased_until is null or ${message}.leased_until <= $1::bigint)`;
  const noEarlier = (blocking: string): string => `coalesce((
      select false from ${schema}.delivery e
      where e.request_id = m.request_id and e.position < m.position and e.outcome is null and (${blocking}) limit 1
    ), true)`;
  return `with head as (
  select m.position, m.request_id from ${schema}.delivery m
  where ${isDue('m')}
    and ${noEarlier('e.attempts > 0 or e.not_before <= $1::bigint or e.leased_until > $1::bigint')}
  order by m.position limit $2::bigint for update of m skip locked
), wanted as (
  select m.position, m.request_id from head join ${schema}.delivery m
    on m.request_id = head.request_id and m.position >= head.position
  where ${isDue('m')}
    and ${noEarlier('e.leased_until > $1::bigint or (e.attempts > 0 and e.not_before > $1::bigint)')}
  order by m.position limit $2::bigint
), locked as (
  select position from ${schema}.delivery
  where position = any(array(select position from wanted)) and ${isDue('delivery')}
  for update skip locked
), batch as (
  select position from (
    select position, bool_and(position in (select position from locked)) over (
      partition by request_id order by position
    ) as is_free from wanted
  ) as behind where is_free
), taken as (
  update ${schema}.delivery set leased_until = $3::bigint
  where position = any(array(select position from batch))
  returning position, id, request_id, not_before, attempts
)
select id, request_id as "requestId", not_before::text as "notBefore", attempts,
  (select payload::text from ${schema}.outbox where outbox.id = taken.id) as payload
from taken order by position`;
}
