/**
 * What a request is after one more event: the only place where a request changes, and the table says to which status.
 */
import { Fault } from '../fault.ts';
import { type EventType, eventOf, type RequestEvent } from './event.ts';
import { type CommandType, statusAfter } from './lifecycle.ts';
import type { Facts, Registration, Request } from './request.ts';

/** A request while it is being built: the status and what it guarantees are filled in last. */
type Draft = { -readonly [Field in keyof Facts]: Facts[Field] } & { status: Request['status'] };

const commandOf = Object.fromEntries(Object.entries(eventOf).map(([command, event]) => [event, command])) as {
  readonly [event in EventType]?: CommandType;
};

/**
 * Applies one event. The first event of a request is `registered` or `consulted` and has no request before it.
 *
 * @throws Fault `request/impossible-event` when the history does not fit the lifecycle: it was damaged
 */
export function evolve(request: Request | undefined, event: RequestEvent): Request {
  if (event.type === 'registered') return finished(born(event, 'registered', request, event.type));
  if (event.type === 'consulted') return finished(answered(born(event, 'closed', request, event.type), event.answer, event.at));
  if (request === undefined) throw impossible(event.type, 'nothing registered');

  const draft = copy(request);
  draft.version += 1;
  draft.changedAt = event.at;
  const command = commandOf[event.type];
  if (command !== undefined) {
    const status = statusAfter(request.lifecycle, request.status, command);
    if (status === undefined) throw impossible(event.type, request.status);
    if (status !== request.status) enter(draft, status, event.at);
  }
  apply(draft, event);
  return finished(draft);
}

/** The request after its whole history. */
export function replay(history: readonly RequestEvent[]): Request | undefined {
  return history.reduce<Request | undefined>(evolve, undefined);
}

function enter(draft: Draft, status: Request['status'], at: number): void {
  draft.status = status;
  draft.statusAt = at;
  draft.question = undefined;
  draft.reason = undefined;
}

function apply(draft: Draft, event: RequestEvent): void {
  switch (event.type) {
    case 'started':
    case 'assigned':
      draft.assignee = event.assignee ?? draft.assignee;
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
      draft.outcome = event.outcome;
      answered(draft, event.answer, event.at);
      return;
    case 'fulfilled':
      answered(draft, event.answer, event.at);
      return;
    case 'reopened':
      draft.reopenings += 1;
      draft.outcome = undefined;
      draft.answer = undefined;
      draft.answeredAt = undefined;
      return;
    case 'escalated':
      draft.escalatedTo = event.to;
      return;
    default:
    // The others leave a trace in the history and in the clocks, nothing in the request.
  }
}

function answered(draft: Draft, answer: string, at: number): Draft {
  draft.answer = answer;
  draft.answeredAt = at;
  return draft;
}

function born(first: Registration, status: Request['status'], before: Request | undefined, type: EventType): Draft {
  if (before !== undefined) throw impossible(type, before.status);
  return shape({
    ...first,
    status,
    version: 1,
    statusAt: first.registeredAt,
    changedAt: first.registeredAt,
    assignee: undefined,
    escalatedTo: undefined,
    reopenings: 0,
  });
}

function copy(request: Request): Draft {
  return shape(request);
}

/**
 * The one constructor of requests: always the same fields in the same order, whatever order a stored row had. That
 * keeps reading and copying fast (a spread of rows with different orders costs several times more).
 */
function shape(from: Readonly<Draft>): Draft {
  return {
    id: from.id,
    number: from.number,
    operator: from.operator,
    kind: from.kind,
    lifecycle: from.lifecycle,
    status: from.status,
    version: from.version,
    channel: from.channel,
    subscriber: from.subscriber,
    text: from.text,
    details: from.details,
    receivedAt: from.receivedAt,
    registeredAt: from.registeredAt,
    statusAt: from.statusAt,
    changedAt: from.changedAt,
    assignee: from.assignee,
    escalatedTo: from.escalatedTo,
    reopenings: from.reopenings,
    question: from.question,
    reason: from.reason,
    appointment: from.appointment,
    outcome: from.outcome,
    answer: from.answer,
    answeredAt: from.answeredAt,
  };
}

/** A draft whose event has been applied carries what its status guarantees: the switch above is the proof. */
function finished(draft: Draft): Request {
  return draft as Request;
}

function impossible(event: EventType, status: string): Fault {
  return new Fault('request/impossible-event', `history: found '${event}' after '${status}', which no lifecycle knows`);
}
