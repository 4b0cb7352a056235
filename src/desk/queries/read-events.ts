/**
 * The feed: everything that has happened to all requests, in one order, for webhooks, projections, buses and reports. Any number
 * of consumers read it, each with a cursor of its own.
 */
import { accepted, type Result } from '../../kernel/result.ts';
import type { RequestEvent } from '../../request/event.ts';
import type { DeskContext } from '../context/context.ts';
import { read } from '../input/fields.ts';
import { eventsQuery } from '../input/staff-query.ts';
import { type ImpersonalEvent, impersonalEvent } from '../personal-data/impersonal-event.ts';
import { keptDetails } from '../personal-data/kept-details.ts';
import type { InvalidInput } from '../ports/refusal.ts';
import type { StoredEvent } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { damagedRequestEvent } from '../work/stored-document.ts';
import { withCursor } from './encrypted-cursor.ts';

/** An event of any request, see {@link DeskEvents}, with what a reader has to know of its request; that is as it was when it happened. */
export interface DeskEvent<Event = ImpersonalEvent> extends Omit<StoredEvent, 'event'> {
  readonly event: Event;
}

/**
 * A part of the feed, oldest first.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const page = await desk.events({ limit: 100 });
 * page.ok && page.value.events.map(({ kind, event }) => `${kind} ${event.type}`) //=> ['serviceFault registered']
 * const next = await desk.events(page.ok ? { after: page.value.cursor } : {});
 * next.ok && next.value.events //=> []
 */
export interface DeskEvents<Event = ImpersonalEvent> {
  readonly events: readonly DeskEvent<Event>[];
  /** Where the next page begins, also when nothing new has come: keep it, together with what was made of the events. */
  readonly cursor: string;
}

export async function readEvents(
  context: DeskContext,
  input: unknown,
): Promise<Result<DeskEvents<RequestEvent | ImpersonalEvent>, InvalidInput>> {
  const query = read(eventsQuery(), input);
  if (!query.ok) return query;
  const { after, limit = 1_000, include } = query.value;
  const { store, telemetry, now, cursors } = context;
  const page = await withCursor(context, 'after', after, (cursor) => store.events(cursor, limit));
  if (!page.ok) return page;
  const { events: found, damaged = [], cursor } = page.value;
  for (const id of damaged) notify(telemetry, damagedRequestEvent(id, 'store/damaged-row', now()));
  const shown = include === 'person' ? found : impersonal(context, found);
  return accepted({ events: shown, cursor: cursors.encrypt(cursor) });
}

function impersonal({ operators }: DeskContext, found: readonly StoredEvent[]): readonly DeskEvent[] {
  return found.map((one) => ({ ...one, event: impersonalEvent(one.event, keptDetails(operators.get(one.operator))) }));
}
