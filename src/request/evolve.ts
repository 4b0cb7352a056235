/**
 * What a request is after one more event: the only place where a request changes, and the table says to which status.
 */
import { Fault } from '../kernel/fault.ts';
import type { Instant } from '../kernel/instant.ts';
import type { EventType, RequestEvent } from './event.ts';
import { statusAfterEvent } from './lifecycle.ts';
import type { Outcome, Registration, Request } from './request.ts';
import { type Draft, draftOf, finished } from './restore.ts';

/**
 * Applies one event. The first event of a request is `registered` or `consulted` and has no request before it.
 *
 * @throws Fault `request/impossible-event` when the history does not fit the lifecycle: it was damaged
 *
 * @example
 * const registered = {
 *   type: 'registered', at: 0, id: 'r-1', number: '4829301756', operator: 'mts', kind: 'complaint', lifecycle: 'inquiry',
 *   channel: 'chat', subscriber: { msisdn: '+79161234567' }, text: 'No network', details: {}, receivedAt: 0, registeredAt: 0,
 * };
 * const request = evolve(undefined, registered);
 * evolve(request, { type: 'started', at: 5, assignee: 'ivanova' }).status //=> 'inProgress'
 */
export function evolve(request: Request | undefined, event: RequestEvent): Request {
  if (request === undefined) return finished(born(event));
  const status = statusAfterEvent(request.lifecycle, request.status, event.type);
  if (status === undefined) throw impossible(event.type, request.status);
  const moved = status !== request.status;
  const draft = draftOf(request, status, request.version + 1, moved ? event.at : request.statusAt, event.at);
  if (moved) leave(draft);
  apply(draft, event);
  return finished(draft);
}

/**
 * The request after its whole history; `undefined` when there is none.
 *
 * @throws Fault `request/impossible-event` when the history was damaged
 *
 * @example
 * const registered = {
 *   type: 'registered', at: 0, id: 'r-1', number: '4829301756', operator: 'mts', kind: 'complaint', lifecycle: 'inquiry',
 *   channel: 'chat', subscriber: { msisdn: '+79161234567' }, text: 'No network', details: {}, receivedAt: 0, registeredAt: 0,
 * };
 * replay([registered, { type: 'started', at: 5 }]).version //=> 2
 */
export function replay(history: readonly RequestEvent[]): Request | undefined {
  return history.reduce<Request | undefined>(evolve, undefined);
}

function born(event: RequestEvent): Draft {
  if (event.type === 'registered') return registered(event, 'registered');
  if (event.type !== 'consulted') throw impossible(event.type, 'nothing');
  const draft = registered(event, 'closed');
  // A consultation is an inquiry that was satisfied on the spot; only inquiries have an outcome.
  answered(draft, event.lifecycle === 'inquiry' ? 'satisfied' : undefined, event.answer, event.at);
  return draft;
}

function registered(first: Registration, status: Request['status']): Draft {
  return {
    id: first.id,
    number: first.number,
    operator: first.operator,
    kind: first.kind,
    lifecycle: first.lifecycle,
    status,
    version: 1,
    channel: first.channel,
    subscriber: first.subscriber,
    text: first.text,
    details: first.details,
    receivedAt: first.receivedAt,
    registeredAt: first.registeredAt,
    statusAt: first.registeredAt,
    changedAt: first.registeredAt,
    assignee: undefined,
    escalatedTo: undefined,
    reopenings: 0,
    question: undefined,
    reason: undefined,
    appointment: undefined,
    outcome: undefined,
    answer: undefined,
    answeredAt: undefined,
  };
}

/** What belonged to the status that is left goes with it; an answer stays until the request is reopened. */
function leave(draft: Draft): void {
  draft.question = undefined;
  draft.reason = undefined;
  draft.appointment = undefined;
}

function apply(draft: Draft, event: RequestEvent): void {
  switch (event.type) {
    case 'started':
    case 'assigned':
      draft.assignee = event.assignee ?? draft.assignee;
      return;
    case 'escalated':
      draft.escalatedTo = event.to;
      return;
    case 'asked':
      draft.question = event.question;
      return;
    case 'held':
    case 'rejected':
    case 'failed':
    case 'withdrawn':
    case 'cancelled':
    case 'returned':
      draft.reason = event.reason;
      return;
    case 'scheduled':
    case 'rescheduled':
      draft.appointment = event.appointment;
      return;
    case 'resolved':
      answered(draft, event.outcome, event.answer, event.at);
      return;
    case 'fulfilled':
      answered(draft, undefined, event.answer, event.at);
      return;
    case 'reopened':
      draft.reopenings += 1;
      answered(draft, undefined, undefined, undefined);
      return;
    default:
    // The others leave a trace in the history and in the clocks, nothing in the request.
  }
}

function answered(
  draft: Draft,
  outcome: Outcome | undefined,
  answer: string | undefined,
  at: Instant | undefined,
): void {
  draft.outcome = outcome;
  draft.answer = answer;
  draft.answeredAt = at;
}

function impossible(event: EventType, after: string): Fault {
  return new Fault('request/impossible-event', `history: '${event}' cannot happen after '${after}'; it was damaged`);
}
