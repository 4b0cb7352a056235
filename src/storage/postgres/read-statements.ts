/**
 * The statements that read requests. All values come as text, because drivers differ in what they make of bigint and jsonb.
 */
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
  outcome, settled_at::text as "settledAt"
from ${schema}.delivery join ${schema}.outbox on outbox.id = delivery.id
where request_id = $1 order by delivery.position`,
    ),
    commands: statement('commands', `select id from ${schema}.command where id = any($1::text[])`),
  };
}
