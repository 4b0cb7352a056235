/**
 * What a request is after one more event: the only place where a request changes, and the table says to which status.
 */
import { Fault } from '../kernel/fault.ts';
import { faultsOnly } from '../kernel/input/faults-only.ts';
import { isErased } from './erased.ts';
import type { EventType, RequestEvent } from './event.ts';
import { identitiesIn, identitiesOf } from './identity.ts';
import { isStatus, type Status, statusAfterEvent } from './lifecycle.ts';
import type { Attachment, Facts, Link, Request, Subscriber } from './request.ts';

/**
 * Applies one event. The first event of a request is `registered`, `consulted` or `imported` and has no request before it.
 *
 * @throws Fault `request/impossible-event`: the history does not fit the lifecycle, it was damaged
 *
 * @example
 * // `registered` is the first event of an inquiry
 * const request = evolve(undefined, registered);
 * const started = evolve(request, { type: 'started', at: Date.UTC(2026, 10, 20, 9), assignee: 'ivanova' });
 * [started.status, started.assignee] //=> ['inProgress', 'ivanova']
 */
export function evolve(request: Request | undefined, event: RequestEvent): Request {
  return faultsOnly('evolve', () => {
    // The table leads to the status and the event brings what that status guarantees: no compiler can follow that.
    return (request === undefined ? firstState(event) : nextState(request, event)) as Request;
  });
}

/**
 * The request after its whole history; `undefined` when there is none.
 *
 * @throws Fault `request/impossible-event`: the history was damaged
 *
 * @example
 * // `registered` is the first event of an inquiry
 * const request = replay([registered, { type: 'started', at: 5 }, { type: 'asked', at: 6, question: 'Since when?' }]);
 * [request.version, request.status, request.question] //=> [3, 'awaitingSubscriber', 'Since when?']
 */
export function replay(history: readonly RequestEvent[]): Request | undefined {
  return faultsOnly('replay', () => history.reduce<Request | undefined>(evolve, undefined));
}

type State = Facts & { readonly status: Status };

function firstState(event: RequestEvent): State {
  if (event.type === 'imported') return importedState(event);
  if (event.type !== 'registered' && event.type !== 'consulted') throw impossible(event.type, 'nothing');
  const { type, at, by, ...registration } = event;
  const { registeredAt, lifecycle } = registration;
  const start = { version: 1, statusAt: registeredAt, changedAt: registeredAt, reopenings: 0 };
  const facts = Object.assign({}, registration, start, { assignee: undefined, escalatedTo: undefined });
  if (type === 'registered') return Object.assign(facts, { status: 'registered' } as const);
  // A consultation is an inquiry that was satisfied on the spot; only inquiries have an outcome.
  const outcome = lifecycle === 'inquiry' ? 'satisfied' : undefined;
  return Object.assign(facts, { status: 'closed', outcome, answeredAt: at } as const);
}

function importedState({ type, at, by: _, closedAt, isArchived: __, ...facts }: RequestEvent<'imported'>): State {
  if (!isStatus(facts.lifecycle, facts.status)) throw impossible(type, 'nothing');
  const start = { version: 1, statusAt: closedAt ?? facts.registeredAt, changedAt: at, reopenings: 0 };
  const answeredAt = withAnswer.includes(facts.status) ? closedAt : undefined;
  return Object.assign({}, facts, start, { assignee: undefined, escalatedTo: undefined, answeredAt });
}

/** Statuses to which an answer leads. */
const withAnswer: readonly Status[] = ['resolved', 'fulfilled', 'closed', 'returned'];

function nextState(request: Request, event: RequestEvent): State {
  const status = statusAfterEvent(request.lifecycle, request.status, event.type);
  if (status === undefined) throw impossible(event.type, request.status);
  const isMoved = status !== request.status;
  return {
    ...request,
    // What belongs to a status ends with it; an answer stays until the request is reopened.
    ...(isMoved && { statusAt: event.at, question: undefined, reason: undefined, appointment: undefined }),
    status,
    version: request.version + 1,
    changedAt: event.at,
    ...changes(request, event),
  };
}

/** What an event changes beside status, version and dates. */
function changes(request: Request, event: RequestEvent): Partial<Facts> {
  switch (event.type) {
    case 'started':
      return { assignee: event.assignee ?? request.assignee };
    case 'assigned':
      return { assignee: event.assignee ?? request.assignee, team: event.team ?? request.team };
    case 'released':
      return { assignee: undefined };
    case 'escalated':
      return { escalatedTo: event.to };
    case 'progressed':
      return { step: event.step };
    case 'corrected':
      return corrected(request, event);
    case 'asked':
      return { question: event.question };
    case 'held':
    case 'rejected':
    case 'failed':
    case 'withdrawn':
    case 'cancelled':
    case 'returned':
      return { reason: event.reason };
    case 'scheduled':
    case 'rescheduled':
      return { appointment: event.appointment };
    case 'resolved':
      return { outcome: event.outcome, answer: event.answer, amount: event.amount, answeredAt: event.at };
    case 'fulfilled':
      return { answer: event.answer, answeredAt: event.at };
    case 'reopened':
      return { reopenings: request.reopenings + 1, ...withoutAnswer };
    case 'merged':
      return { mergedInto: event.into };
    case 'linked':
      return { links: withLink(request.links ?? [], event) };
    case 'attached':
      return { attachments: [...(request.attachments ?? []), attachmentOf(event)] };
    case 'detached':
      // It is blank once the person whom it named is erased.
      return event.identity === '' ? {} : { detached: [...new Set([...(request.detached ?? []), event.identity])] };
    case 'erased':
      return isErased(request) ? erased(request) : {};
    default:
      // The other events show in the history and in the clocks alone.
      return {};
  }
}

const withoutAnswer = { outcome: undefined, answer: undefined, amount: undefined, answeredAt: undefined } as const;

/** There is one link to a request: the last one says how. */
function withLink(links: readonly Link[], { to, relation }: RequestEvent<'linked'>): readonly Link[] {
  return [...links.filter((link) => link.to !== to), { to, relation }];
}

function attachmentOf({ name, mediaType, size, url, sha256 }: RequestEvent<'attached'>): Attachment {
  return sha256 === undefined ? { name, mediaType, size, url } : { name, mediaType, size, url, sha256 };
}

/** Somebody who is only named in it is erased without these. */
function erased({ attachments, detached, formerly }: Request): Partial<Facts> {
  return {
    ...(attachments === undefined ? {} : { attachments: undefined }),
    ...(detached === undefined ? {} : { detached: undefined }),
    ...(formerly === undefined ? {} : { formerly: undefined }),
  };
}

/** Steps belong to a kind: another kind does not have those of the first. */
function corrected(request: Request, event: RequestEvent<'corrected'>): Partial<Facts> {
  const kind = event.kind ?? request.kind;
  const details = event.details ?? request.details;
  return {
    kind,
    text: event.text ?? request.text,
    details,
    ...(event.subscriber === undefined ? {} : attached(request, event.subscriber)),
    ...formerIn(request, { details, subscriber: event.subscriber ?? request.subscriber, operator: request.operator }),
    step: kind === request.kind ? request.step : undefined,
  };
}

/** What the corrected subscriber says is theirs, whatever was detached before. */
function attached({ operator, detached }: Request, subscriber: Subscriber): Partial<Facts> {
  if (detached === undefined) return { subscriber };
  const theirs = identitiesOf(subscriber, operator);
  return { subscriber, detached: detached.filter((identity) => !theirs.includes(identity)) };
}

function formerIn(request: Request, after: Pick<Request, 'subscriber' | 'details' | 'operator'>): Partial<Facts> {
  const present = identitiesIn(after);
  const all = new Set([...(request.formerly ?? []), ...identitiesIn(request)]);
  const formerly = [...all].filter((identity) => !present.includes(identity));
  if (formerly.length > 0) return { formerly };
  return request.formerly === undefined ? {} : { formerly: undefined };
}

function impossible(event: EventType, after: string): Fault {
  return new Fault('request/impossible-event', `history: '${event}' cannot happen after '${after}'; it was damaged`);
}
