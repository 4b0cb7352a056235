/**
 * The tables as numbered steps of plain SQL, which `migrate` or a database administrator runs.
 */

/** One of {@link migrations}. */
export interface Migration {
  /** 1 for the first, without gaps. */
  readonly version: number;
  readonly name: string;
  /** Statements for the schema that `{schema}` is replaced by, quoted. */
  readonly sql: string;
}

/** A published step is never changed. */
const steps: readonly Migration[] = [
  {
    version: 1,
    name: 'requests, identities, events, feed, commands, wake-ups, outbox, deliveries, series, agreements',
    sql: `
create table {schema}.migration (
  version integer primary key,
  name text not null,
  applied_at timestamptz not null default now()
);

-- Keys are compared byte by byte, so a new version of the server's locale does not change the order of an index.
create table {schema}.request (
  id text collate "C" primary key,
  version integer not null,
  stored jsonb not null,
  operator text collate "C" not null,
  kind text collate "C" not null,
  number text collate "C",
  identities text[] collate "C" not null,
  active boolean not null,
  open boolean not null,
  registered_at bigint not null,
  preliminary_calendar text collate "C",
  preliminary_known_to text collate "C",
  external_number text collate "C",
  status text collate "C" not null,
  assignee text collate "C",
  team text collate "C",
  -- 9007199254740991 where no deadline runs.
  due_at bigint not null,
  -- 0 law, 1 promise, 2 internal, 3 none.
  due_rank smallint not null,
  last_day text,
  clock text,
  due_is_preliminary boolean,
  due_is_paused boolean
) with (toast_tuple_target = 4096);
create unique index request_number on {schema}.request (number) where number is not null;
create unique index request_external on {schema}.request (external_number, operator) where external_number is not null;
create index request_open on {schema}.request (registered_at, id) where open;
-- Filters are checked in the index, before the row is read.
create index request_queue on {schema}.request (due_at, due_rank, registered_at, id, operator, kind, status) where open;
create index request_unassigned on {schema}.request (due_at, due_rank, registered_at, id, operator, kind, team, status)
  where open and assignee is null;
create index request_assigned on {schema}.request (assignee, due_at, due_rank, registered_at, id)
  where open and assignee is not null;
create index request_team on {schema}.request (team, due_at, due_rank, registered_at, id) where open and team is not null;
create index request_preliminary on {schema}.request (preliminary_calendar, registered_at, id)
  where active and preliminary_calendar is not null;

-- A row for each identity of a request, so that its requests are read in their order.
create table {schema}.request_identity (
  identity text collate "C" not null,
  active boolean not null,
  registered_at bigint not null,
  request_id text collate "C" not null,
  operator text collate "C" not null,
  primary key (identity, active, registered_at, request_id)
);

create table {schema}.event (
  request_id text collate "C" not null,
  version integer not null,
  recorded_at timestamptz not null,
  entry jsonb not null,
  number text collate "C",
  operator text not null,
  kind text not null,
  channel text not null,
  written bigserial,
  position bigint,
  primary key (request_id, version, recorded_at)
);
-- No part of the table owns it, so that the oldest months can be dropped.
alter sequence {schema}.event_written_seq owned by none;
create index event_unnumbered on {schema}.event (written) where position is null;
create index event_position on {schema}.event (position) where position is not null;

-- The last position in the feed of all events; who gives positions locks it.
create table {schema}.feed (
  name text collate "C" primary key,
  last bigint not null
);
insert into {schema}.feed (name, last) values ('events', 0);

create table {schema}.command (
  id text collate "C" primary key,
  request_id text collate "C" not null
);

-- Rows that are due together are leased together: each page has room for a second version of all its rows.
create table {schema}.wake_up (
  request_id text collate "C" primary key,
  operator text collate "C" not null,
  kind text collate "C" not null,
  wake_at bigint not null,
  leases integer not null default 0,
  leased_until bigint,
  token text collate "C"
) with (fillfactor = 50);
create index wake_up_fresh on {schema}.wake_up (operator, wake_at, kind) where leases = 0;
create index wake_up_repeated on {schema}.wake_up (operator, leased_until, kind) where leases > 0;

create table {schema}.outbox (
  id text collate "C" primary key,
  aggregatetype text not null,
  aggregateid text collate "C" not null,
  type text not null,
  payload jsonb not null,
  position bigint generated always as identity
);

create table {schema}.delivery (
  position bigint primary key,
  id text collate "C" not null,
  request_id text collate "C" not null,
  operator text collate "C" not null,
  kind text collate "C" not null,
  not_before bigint not null,
  waiting boolean not null,
  attempts integer not null,
  leased_until bigint,
  token text collate "C",
  outcome text,
  settled_at bigint,
  error text
) with (fillfactor = 70);
create index delivery_request on {schema}.delivery (request_id, position);
create index delivery_ready on {schema}.delivery (operator, position) where outcome is null and not waiting;
create index delivery_undelivered on {schema}.delivery (settled_at, id) where outcome in ('failed', 'expired');
create index delivery_waiting on {schema}.delivery (not_before) where outcome is null and waiting;

create table {schema}.series (
  name text collate "C" primary key,
  next bigint not null
);

create table {schema}.agreement (
  name text collate "C" primary key,
  value text not null
);
`,
  },
];

/**
 * All steps from an empty schema to the present one, in order; each adds a row to the table `migration`.
 *
 * @example
 * migrations.map(({ version }) => version)[0] //=> 1
 */
export const migrations: readonly Migration[] = steps.map(({ version, name, sql }) => ({
  version,
  name,
  sql: `${sql}\ninsert into {schema}.migration (version, name) values (${version}, '${name}');\n`,
}));
