/**
 * The feed of all events. A commit writes its events without a position. A reader gives positions to those that it can see,
 * and only one reader at a time: it locks the row of the feed until its transaction ends. So a reader that sees a position sees all
 * positions before it, and a transaction that commits late gets later ones.
 */
import type { EventPage, StoredEvent } from '../../desk/ports/store.ts';
import { readPosition } from '../cursor.ts';
import { type Statement, statement } from './client.ts';
import type { Executor } from './executor.ts';
import { type EventRow, entryOf } from './rows.ts';

/** How many events get a position at once: a part of a second of work. */
const mostNumbered = 20_000;

export interface FeedStatements {
  readonly number: Statement;
  readonly read: Statement;
}

interface FeedRow extends EventRow {
  readonly id: string;
  readonly number: string | null;
  readonly operator: string;
  readonly kind: string;
  readonly channel: string;
  readonly position: string;
}

export class EventFeed {
  readonly #executor: Executor;
  readonly #statements: FeedStatements;

  constructor(executor: Executor, schema: string) {
    this.#executor = executor;
    this.#statements = feedStatements(schema);
  }

  async read(after: string | undefined, limit: number): Promise<EventPage> {
    const numbered = await this.#page(readPosition(after), limit);
    const missing = limit - numbered.events.length - (numbered.damaged?.length ?? 0);
    if (missing === 0 || !(await this.#number())) return numbered;
    const fresh = await this.#page(numbered.cursor, missing);
    const damaged = [...(numbered.damaged ?? []), ...(fresh.damaged ?? [])];
    return {
      events: [...numbered.events, ...fresh.events],
      cursor: fresh.cursor,
      ...(damaged.length > 0 && { damaged }),
    };
  }

  async #page(after: string, limit: number): Promise<EventPage> {
    const rows = await this.#executor.rows<FeedRow>('events', this.#statements.read, [after, limit]);
    const events: StoredEvent[] = [];
    const damaged: string[] = [];
    for (const row of rows) {
      try {
        events.push(eventOf(row));
      } catch {
        damaged.push(row.id);
      }
    }
    return { events, cursor: rows.at(-1)?.position ?? after, ...(damaged.length > 0 && { damaged }) };
  }

  /** False when there is nothing to number, or another reader is doing it. */
  async #number(): Promise<boolean> {
    return (await this.#executor.rows('events', this.#statements.number, [mostNumbered])).length > 0;
  }
}

function eventOf({ id, number, operator, kind, channel, version, entry }: FeedRow): StoredEvent {
  const { event, dueAt } = entryOf(id, { version, entry });
  return {
    id,
    operator,
    kind,
    channel,
    version,
    event,
    ...(number === null ? {} : { number }),
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}

/**
 * `number`: positions follow `written`, in which events of one request are in their order. Another reader may have numbered
 * some of them a moment ago: those stay as they are, and leave a gap between positions that harms nobody.
 */
export function feedStatements(schema: string): FeedStatements {
  return {
    number: statement(
      'number_events',
      `with feed as materialized (
  select last from ${schema}.feed
  where name = 'events' and (select written from ${schema}.event where position is null order by written limit 1) is not null
  for update skip locked
), batch as materialized (
  select min(written) as lowest, max(written) as highest from (
    select written from ${schema}.event where position is null and exists (select from feed)
    order by written limit $1::bigint
  ) as unnumbered
), numbered as (
  update ${schema}.event set position = (select last from feed) + 1 + written - (select lowest from batch)
  where position is null and written <= (select highest from batch)
)
update ${schema}.feed set last = last + 1 + (select highest - lowest from batch)
where name = 'events' and (select highest from batch) is not null returning true`,
    ),
    read: statement(
      'events',
      `select request_id as id, number, operator, kind, channel, version, entry::text as entry, position::text as position
from ${schema}.event where position > $1::bigint order by event.position limit $2::bigint`,
    ),
  };
}
