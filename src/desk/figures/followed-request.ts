/**
 * What the figures keep of a request while something about it can still be counted, and what one event adds to the figures.
 * "In time" is judged when the answer is given, by the deadline that was promised then.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { EventType, RequestEvent } from '../../request/event.ts';

/** What {@link addToFigures} reads of an event of the feed: an event of `desk.events` is one. */
export interface FiguresEvent {
  /** Of the request, for machines. */
  readonly id: string;
  readonly operator: string;
  readonly kind: string;
  readonly channel: string;
  /** 1 for the first event of a request, then without gaps. */
  readonly version: number;
  readonly event: Pick<RequestEvent, 'type' | 'at'>;
  /** The deadline that was promised after this event. */
  readonly dueAt?: Instant | undefined;
}

/** A request whose registration was seen. */
export interface FollowedRequest {
  readonly operator: string;
  readonly kind: string;
  readonly channel: string;
  readonly team?: string;
  readonly registeredAt: Instant;
  readonly dueAt?: Instant;
  readonly isOpen: boolean;
  readonly isAnswered: boolean;
  /** The clock may stand still, so the deadline that was promised last says nothing. */
  readonly isPaused: boolean;
  readonly isLate: boolean;
}

export type Measure = 'registered' | 'answered' | 'inTime' | 'late' | 'reopened';

/** What an event adds to the figures of its month. */
interface Counted {
  readonly measures: readonly Measure[];
  /** Milliseconds from the registration to the answer. */
  readonly duration?: number;
}

export interface CountedEvent {
  /** Absent when nothing can be counted any more. */
  readonly request?: FollowedRequest;
  readonly counted: Counted;
}

const answers: readonly EventType[] = ['resolved', 'fulfilled', 'rejected', 'failed'];
const ends: readonly EventType[] = [...answers, 'withdrawn', 'cancelled', 'merged'];
const last: readonly EventType[] = ['archived', 'erased'];
const moves: readonly EventType[] = ['extended', 'recalculated', 'corrected'];
const nothing: Counted = { measures: [] };

/** Whether an event can change what is counted; others need not wait for the registration. */
export function isCounted(event: FiguresEvent['event']): boolean {
  return !uncounted.includes(event.type) && !(event.type === 'erased' && Reflect.get(event, 'keepsRequest') === true);
}

/** Most of them happen to archived requests too, for which they would wait for ever. */
const uncounted: readonly EventType[] = ['accessed', 'noted', 'warned', 'attached', 'linked', 'detached', 'resent'];

/** The first event of a request. */
export function firstStep({ operator, kind, channel, event, dueAt }: FiguresEvent): CountedEvent {
  if (event.type === 'consulted') return { counted: { measures: ['registered', 'answered', 'inTime'] } };
  const request: FollowedRequest = {
    operator,
    kind,
    channel,
    registeredAt: event.at,
    ...(dueAt === undefined ? {} : { dueAt }),
    isOpen: true,
    isAnswered: false,
    isPaused: false,
    isLate: false,
  };
  return { request, counted: { measures: ['registered'] } };
}

/** Any later event of it. */
export function nextStep(
  before: FollowedRequest,
  { operator, kind, channel, event, dueAt }: FiguresEvent,
): CountedEvent {
  if (!isCounted(event)) return { request: before, counted: nothing };
  if (last.includes(event.type)) return { counted: nothing };
  const team = textOf(event, 'team') ?? before.team;
  const request: FollowedRequest = {
    ...before,
    operator,
    kind,
    channel,
    ...(team === undefined ? {} : { team }),
    ...(dueAt === undefined ? {} : { dueAt }),
    isOpen: event.type === 'reopened' || (before.isOpen && !ends.includes(event.type)),
    isPaused: isPausedAfter(before, event.type),
    isLate: isLateAfter(before, event, dueAt),
  };
  if (event.type === 'reopened') return { request, counted: { measures: ['reopened'] } };
  if (before.isAnswered || !answers.includes(event.type)) return { request, counted: nothing };
  const isLate = before.isLate || (!before.isPaused && before.dueAt !== undefined && event.at >= before.dueAt);
  const counted: Counted = {
    measures: ['answered', isLate ? 'late' : 'inTime'],
    duration: event.at - before.registeredAt,
  };
  return { request: { ...request, isAnswered: true }, counted };
}

function isPausedAfter({ isPaused }: FollowedRequest, type: EventType): boolean {
  if (type === 'asked' || type === 'held') return true;
  return isPaused && type !== 'replied' && type !== 'resumed' && type !== 'reopened';
}

/** Another promise has a date of its own: one that was broken before it says nothing of it. A later date of the same one does. */
function isLateAfter(before: FollowedRequest, event: FiguresEvent['event'], dueAt: Instant | undefined): boolean {
  if (isBrokenPromise(before, event, dueAt)) return true;
  const isAnother = dueAt !== undefined && dueAt !== before.dueAt && !moves.includes(event.type);
  if (isAnother) return dueAt <= event.at;
  const begins = !before.isPaused && isPausedAfter(before, event.type);
  return before.isLate || (begins && before.dueAt !== undefined && before.dueAt <= event.at);
}

/** A breach of the deadline that the subscriber was promised; the clocks for staff only are not judged here. */
function isBrokenPromise(before: FollowedRequest, event: FiguresEvent['event'], dueAt: Instant | undefined): boolean {
  if (event.type !== 'breached') return false;
  const missed: unknown = Reflect.get(event, 'dueAt');
  return missed === before.dueAt || missed === dueAt;
}

function textOf(event: FiguresEvent['event'], field: string): string | undefined {
  const value: unknown = Reflect.get(event, field);
  return typeof value === 'string' ? value : undefined;
}
