/**
 * What the proofs need beside the tables of the library: what each process did and what its gateway got, and, by triggers, each
 * change of a wake-up and of a message. It stands in a schema of its own; connections to it are never killed.
 */
import pg from 'pg';

export type Entry =
  /** The gateway got a message; `leaseAgeMs` since the message was asked for, by a clock that does not jump. */
  | { readonly type: 'call'; readonly key: string; readonly token: string; readonly leaseAgeMs: number }
  /** A worker ended a message, and the store took it. */
  | { readonly type: 'settled'; readonly key: string; readonly token: string }
  | { readonly type: 'registered'; readonly number: string; readonly commandId: string }
  | { readonly type: 'erased'; readonly number?: string; readonly msisdn?: string }
  /** A tick that ended by itself; `from` and `to` are snapshots of the database, `now` the clock of the desk before it. */
  | { readonly type: 'tick'; readonly now: number; readonly from: Snapshot; readonly to: Snapshot }
  | { readonly type: 'delivery' }
  /** A call that ended in one of the ordinary ways. */
  | { readonly type: 'command'; readonly name: string }
  | { readonly type: 'refusal'; readonly name: string }
  /** What a worker answered while the clock of its process was wrong by a year. */
  | { readonly type: 'skewed'; readonly call: string; readonly code: string }
  | { readonly type: 'fault'; readonly call: string; readonly code: string; readonly text: string }
  /** A request or message that a worker reported. */
  | { readonly type: 'notice'; readonly name: string; readonly id: string; readonly code: string }
  /** After a collection of garbage. */
  | { readonly type: 'heap'; readonly bytes: number };

/** Which transactions had ended: all below `next` except `running`. `at` is the clock of the database. */
interface Snapshot {
  readonly next: number;
  readonly running: readonly number[];
  readonly at: number;
}

/** The name under which the desks connect; only their connections are killed. */
export const deskConnection = 'soak-desk';

export interface Journal {
  readonly pool: pg.Pool;
  readonly write: (entry: Entry) => Promise<void>;
  readonly snapshot: () => Promise<Snapshot>;
  readonly close: () => Promise<void>;
}

export function openJournal(url: string, process: string): Journal {
  const pool = new pg.Pool({ connectionString: url, application_name: 'soak-journal', max: 3 });
  return {
    pool,
    write: async (entry) => {
      await pool.query('insert into soak.entry (process, entry) values ($1, $2)', [process, JSON.stringify(entry)]);
    },
    snapshot: async () => {
      const text = `select pg_current_snapshot()::text as snapshot, ${clock}::text as at`;
      const [row] = (await pool.query<{ snapshot: string; at: string }>(text)).rows;
      const [, next, running = ''] = row?.snapshot.split(':') ?? [];
      const ids = running === '' ? [] : running.split(',').map(Number);
      return { next: Number(next), running: ids, at: Number(row?.at) };
    },
    close: () => pool.end(),
  };
}

const clock = '(extract(epoch from clock_timestamp()) * 1000)::bigint';
const transaction = 'pg_current_xact_id()::text::bigint';

/** Rows are locked when a trigger runs, so the steps of one row are in the order of its commits. */
const tables = `
create schema soak;
create table soak.entry (
  step bigint generated always as identity primary key, process text not null, entry jsonb not null
);
create table soak.change (
  step bigint generated always as identity, at bigint not null default ${clock},
  transaction bigint not null default ${transaction}, subject text not null, id text not null, request_id text not null,
  pair text not null, due_at bigint, times integer, leased_until bigint, token text, outcome text, settled_at bigint
);
create index on zayavka.request (registered_at);
create function soak.note_wake_up() returns trigger language plpgsql as $$ begin
  if tg_op = 'DELETE' then
    insert into soak.change (subject, id, request_id, pair)
    values ('wakeUp', old.request_id, old.request_id, old.operator || '/' || old.kind);
  else
    insert into soak.change (subject, id, request_id, pair, due_at, times, leased_until, token)
    values ('wakeUp', new.request_id, new.request_id, new.operator || '/' || new.kind,
      new.wake_at, new.leases, new.leased_until, new.token);
  end if;
  return null;
end $$;
create function soak.note_message() returns trigger language plpgsql as $$ begin
  insert into soak.change (subject, id, request_id, pair, due_at, times, leased_until, token, outcome, settled_at)
  values ('message', new.id, new.request_id, new.operator || '/' || new.kind,
    new.not_before, new.attempts, new.leased_until, new.token, new.outcome, new.settled_at);
  return null;
end $$;
create trigger note after insert or update or delete on zayavka.wake_up for each row execute function soak.note_wake_up();
create trigger note after insert or update on zayavka.delivery for each row execute function soak.note_message();
`;

/** The tables of the library must exist. */
export async function createJournal(pool: pg.Pool): Promise<void> {
  await pool.query(tables);
}
