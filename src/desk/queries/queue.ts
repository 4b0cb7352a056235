/**
 * What staff has to do: open requests that fit all filters, the earliest deadline first, page by page.
 */
import { accepted, type Result } from '../../kernel/result.ts';
import type { Localized } from '../../kernel/source.ts';
import type { Status } from '../../request/lifecycle.ts';
import type { Request } from '../../request/request.ts';
import type { Audience } from '../../sla/clock/clock.ts';
import type { DeskContext } from '../context/context.ts';
import { read } from '../input/fields.ts';
import { queueQuery, type ReadQueueQuery } from '../input/staff-query.ts';
import { impersonalDetails } from '../personal-data/impersonal-event.ts';
import { keptDetails } from '../personal-data/kept-details.ts';
import type { InvalidInput } from '../ports/refusal.ts';
import type { ListedRequest, ListQuery } from '../ports/store.ts';
import { withCursor } from './encrypted-cursor.ts';
import { queuePlace } from './queue-place.ts';

/** What {@link Queue} shows of an open request; whose it is and what it says is shown by `agent`, which records the look. */
export interface QueueItem {
  readonly number: string | undefined;
  readonly id: string;
  readonly operator: string;
  readonly kind: string;
  /** The kind in words. */
  readonly title: Localized;
  readonly status: Status;
  readonly registeredAt: Date;
  /** The deadline that staff has to keep next, internal ones included; one that stands still only when none runs. */
  readonly dueAt?: Date;
  /** Its last day, yyyy-mm-dd, where the term is counted in days. */
  readonly lastDay?: string;
  /** The name of its clock. */
  readonly clock?: string;
  /** Who relies on it. */
  readonly audience?: Audience;
  /** Whether that deadline has passed; `false` while it stands still. */
  readonly isOverdue: boolean;
  /** Whether it depends on days of which the calendar has no decree yet, so that it may still move. */
  readonly preliminary: boolean;
  readonly assignee?: string;
  readonly team?: string;
  /** Those that name nobody: sums, days, choices. */
  readonly details: Request['details'];
}

/**
 * A page of what staff has to do.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const page = await desk.queue({ operator: 'mts', assignee: null, limit: 20 });
 * page.ok && page.value.requests.map(({ number, lastDay }) => `${number} until ${lastDay}`) //=> ['4258498366 until 2026-11-25']
 */
export interface Queue {
  /** Fewer than `limit` also where requests of other desks on the store were left out. */
  readonly requests: readonly QueueItem[];
  /** The start of the next page; absent on the last one. */
  readonly cursor?: string;
}

export async function queue(context: DeskContext, input: unknown): Promise<Result<Queue, InvalidInput>> {
  const query = read(queueQuery(), input);
  if (!query.ok) return query;
  const place = queuePlace(context, query.value);
  if (!place.ok) return place;
  const now = context.now().getTime();
  const { cursor: encrypted } = query.value;
  const wanted = listQuery({ ...query.value, ...place.value }, now);
  const page = await withCursor(context, 'cursor', encrypted, (cursor) =>
    context.store.list(cursor === undefined ? wanted : { ...wanted, cursor }),
  );
  if (!page.ok) return page;
  const { found, cursor } = page.value;
  const requests = found.flatMap((listed) => itemOf(context, listed, now));
  return accepted(cursor === undefined ? { requests } : { requests, cursor: context.cursors.encrypt(cursor) });
}

/** In time means before the deadline, so it is overdue at that very instant. */
function listQuery(
  { overdue, dueBefore, order = 'deadline', limit = 50, cursor: _, ...equal }: ReadQueueQuery,
  now: number,
): ListQuery {
  const ends = [dueBefore, overdue === true ? now + 1 : undefined].filter((end) => end !== undefined);
  return {
    order,
    limit,
    ...equal,
    ...(ends.length === 0 ? {} : { dueBefore: Math.min(...ends) }),
    ...(overdue === true ? { isRunning: true } : {}),
    ...(overdue === false ? { dueFrom: now + 1 } : {}),
  };
}

/** None for a request of an operator or a kind that this desk does not have. */
function itemOf({ operators }: DeskContext, listed: ListedRequest, now: number): readonly QueueItem[] {
  const { id, number, operator, kind, status, registeredAt, dueAt, lastDay, clock, audience, assignee, team } = listed;
  const policy = operators.get(operator)?.kinds[kind];
  if (policy === undefined) return [];
  return [
    {
      number,
      id,
      operator,
      kind,
      title: policy.title,
      status,
      registeredAt: new Date(registeredAt),
      isOverdue: dueAt !== undefined && dueAt <= now && listed.dueIsPaused !== true,
      preliminary: listed.dueIsPreliminary ?? false,
      details: impersonalDetails(listed.details, keptDetails(operators.get(operator))),
      ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }),
      ...(lastDay === undefined ? {} : { lastDay }),
      ...(clock === undefined ? {} : { clock }),
      ...(audience === undefined ? {} : { audience }),
      ...(assignee === undefined ? {} : { assignee }),
      ...(team === undefined ? {} : { team }),
    },
  ];
}
