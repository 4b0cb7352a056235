/**
 * The statements by which workers share what is due. Each takes rows that no other call is taking (`for update skip locked`)
 * and writes the end of their lease. The rows to write are given as an array, so that no plan reads a whole table.
 *
 * What is due is looked up for each operator that the worker asks for, so that others cost it nothing. As it is not locked
 * then, a call looks at more rows than it takes: calls at the same time find enough for each of them.
 */
import { clock, type Statement, statement, unnamed } from './client.ts';

export interface QueueStatements {
  readonly leaseCounters: Statement;
  /** The operators that have wake-ups, and those that have messages to be sent. */
  readonly operatorsOfWakeUps: Statement;
  readonly operatorsOfMessages: Statement;
  readonly claimRequests: Statement;
  readonly giveBackRequests: Statement;
  readonly releaseWaiting: Statement;
  readonly claimMessages: Statement;
  readonly settle: Statement;
  readonly keptValue: Statement;
  readonly keepValue: Statement;
  readonly time: Statement;
}

/** How many calls at the same time find enough. */
const callers = 4;
const found = `${callers} * $2::bigint`;

/** `$4`: operators. `$5`: kinds; all when it is null. */
const operators = 'unnest($4::text[]) as wanted(operator)';

function isOfWantedKind(row: string): string {
  return `($5::text[] is null or ${row}.kind = any($5::text[]))`;
}

export function queueStatements(schema: string): QueueStatements {
  return {
    leaseCounters: statement(
      'lease',
      `insert into ${schema}.series as series (name, next) values ($1::text, $2::bigint)
on conflict (name) do update set next = series.next + excluded.next
returning (series.next - $2::bigint)::text as first`,
    ),
    // Those without a name are planned at every call: for a small table the best plan reads all of it.
    operatorsOfWakeUps: unnamed(operatorsOf(`${schema}.wake_up`, ['leases = 0', 'leases > 0'])),
    operatorsOfMessages: unnamed(operatorsOf(`${schema}.delivery`, ['outcome is null and not waiting'])),
    claimRequests: unnamed(claimRequests(schema)),
    giveBackRequests: unnamed(
      `update ${schema}.wake_up set leases = 1, leased_until = ${clock}
from unnest($1::text[], $2::text[]) as given(id, lease)
where request_id = given.id and request_id = any($1::text[]) and token = given.lease`,
    ),
    // Messages that wait for their time have an index of their own, so that many of them do not slow down a call.
    releaseWaiting: unnamed(
      `update ${schema}.delivery set waiting = false
where position = any(array(
  select position from ${schema}.delivery where outcome is null and waiting and not_before <= $1::bigint
  order by not_before limit $2::bigint for update skip locked
))`,
    ),
    claimMessages: unnamed(claimMessages(schema)),
    settle: statement('settle', settle(schema)),
    keptValue: statement('kept', `select value from ${schema}.agreement where name = $1`),
    keepValue: statement(
      'keep',
      `insert into ${schema}.agreement as kept (name, value) values ($1::text, $2::text)
on conflict (name) do update set value = kept.value returning value`,
    ),
    time: statement('time', `select ${clock}::text as now`),
  };
}

/** Jumps from operator to operator through the index of each of these parts of a table. */
function operatorsOf(table: string, parts: readonly string[]): string {
  const jumps = parts.map((part) => {
    const next = (after: string): string => `(select min(operator) from ${table} where ${part}${after})`;
    return `(with recursive found(operator) as (
  select ${next('')} union all select ${next(' and operator > found.operator')} from found where found.operator is not null
) select operator from found where operator is not null)`;
  });
  return jumps.join(' union ');
}

/** Fresh ones by their time, then those that were leased before by the end of their lease. */
function claimRequests(schema: string): string {
  const isDue = 'wake_at <= $1::bigint';
  const isFree = `leased_until <= ${clock}`;
  const due = (condition: string, order: string): string => `array(
    select due.request_id from ${operators} cross join lateral (
      select request_id, ${order} from ${schema}.wake_up
      where wake_up.operator = wanted.operator and ${condition} and ${isOfWantedKind('wake_up')}
      order by ${order} limit ${found}
    ) as due order by ${order} limit ${found}
  )`;
  const fresh = due(`leases = 0 and ${isDue}`, 'wake_at');
  const repeated = due(`leases > 0 and ${isFree} and ${isDue}`, 'leased_until');
  // The rows are looked at once more when they are locked. Only a leased one has a token: by that condition no index is found
  // but the one of the ids.
  return `with fresh as (
  select request_id from ${schema}.wake_up where request_id = any(${fresh}) and token is null and ${isDue}
  order by wake_at limit $2::bigint for update skip locked
), repeated as (
  select request_id from ${schema}.wake_up
  where request_id = any(${repeated}) and token is not null and ${isFree} and ${isDue}
  order by leased_until limit $2::bigint - (select count(*) from fresh) for update skip locked
), taken as (
  update ${schema}.wake_up
  set leases = leases + 1, token = $6::text, leased_until = ${clock} + greatest($3::bigint, ${leastLease})
  where request_id = any(array(select request_id from fresh union all select request_id from repeated))
  returning request_id, leases, wake_at
)
select request_id as id from taken order by leases > 1, wake_at`;
}

/** In milliseconds: nothing the first time, then a minute, two, four and so on, a day at most. */
const leastLease = 'case when leases = 0 then 0 else least(60000 * 2 ^ least(leases - 1, 11), 86400000)::bigint end';

/**
 * An earlier message of a request must not be overtaken, so there are four steps. `found`: messages that are the first of
 * their request that can be sent. `head`: those of them that this call locks; with it the call has the messages of this
 * request, except when another call began a moment earlier and saw another head, because a waiting message became due in
 * between. `wanted`: the head and those behind it, up to one that is leased or waits for another attempt. `batch`: the wanted
 * ones up to the first that another call has locked.
 */
function claimMessages(schema: string): string {
  const isLeased = (message: string): string => `coalesce(${message}.leased_until > ${clock}, false)`;
  const isDue = (message: string): string =>
    `${message}.outcome is null and not ${message}.waiting and ${message}.not_before <= $1::bigint
    and not ${isLeased(message)}`;
  const isRepeatedLater = 'e.attempts > 0 and e.not_before > $1::bigint';
  const noEarlier = (blocking: string): string => `coalesce((
      select false from ${schema}.delivery e
      where e.request_id = m.request_id and e.position < m.position and e.outcome is null and (${blocking}) limit 1
    ), true)`;
  const isAskedFor = (message: string): string =>
    `${message}.operator = any($4::text[]) and ${isOfWantedKind(message)}`;
  return `with found as (
  select found.position from ${operators} cross join lateral (
    select m.position from ${schema}.delivery m
    where m.operator = wanted.operator and ${isOfWantedKind('m')} and ${isDue('m')}
      and ${noEarlier(`${isLeased('e')} or (${isRepeatedLater}) or (e.not_before <= $1::bigint and ${isAskedFor('e')})`)}
    order by m.position limit ${found}
  ) as found order by position limit ${found}
), head as (
  select m.position, m.request_id from ${schema}.delivery m
  where m.position = any(array(select position from found)) and ${isDue('m')}
  order by m.position limit $2::bigint for update skip locked
), wanted as (
  select m.position, m.request_id from head join ${schema}.delivery m
    on m.request_id = head.request_id and m.position >= head.position
  where ${isDue('m')} and ${isAskedFor('m')} and ${noEarlier(`${isLeased('e')} or (${isRepeatedLater})`)}
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
  update ${schema}.delivery
  set leased_until = ${clock} + $3::bigint, attempts = attempts + 1, token = $6::text
  where position = any(array(select position from batch))
  returning position, id, request_id, not_before, attempts
)
select id, request_id as "requestId", not_before::text as "notBefore", attempts,
  (select payload::text from ${schema}.outbox where outbox.id = taken.id) as payload
from taken order by position`;
}

/** Of several settlements of one message the first outcome counts, or the last attempt when there is none. */
function settle(schema: string): string {
  return `with given as materialized (
  select *, (select position from ${schema}.outbox where outbox.id = key) as position
  from rows from (jsonb_to_recordset($1::text::jsonb) as (
    key text, token text, outcome text, at bigint, "retryAt" bigint, attempts integer, error text
  )) with ordinality as settled(key, token, outcome, at, retry_at, attempts, error, place)
), settlement as (
  select distinct on (key) * from given
  where token is null or token = (select delivery.token from ${schema}.delivery where delivery.position = given.position)
  order by key, outcome is null, case when outcome is null then -place else place end
)
update ${schema}.delivery as delivery
set outcome = settlement.outcome, settled_at = settlement.at, leased_until = null,
  not_before = coalesce(retry_at, not_before), attempts = coalesce(settlement.attempts, delivery.attempts),
  waiting = retry_at is not null, error = coalesce(settlement.error, delivery.error)
from settlement
where delivery.position = settlement.position and delivery.position = any(array(select position from settlement))
  and delivery.outcome is null and (settlement.token is null or settlement.token = delivery.token)`;
}
