/**
 * The limit: the same decisions and the same 24 fields, written by hand as two switches. It knows inquiries alone, trims
 * instead of looking for invisible characters, and lets `by` and absent details stand as `undefined`.
 */
import type { Command } from '../../src/request/command.ts';
import type { RequestEvent } from '../../src/request/event.ts';
import type { Facts } from '../../src/request/request.ts';

type State = Facts & { readonly status: string };
type Answer =
  | { readonly ok: true; readonly value: readonly object[] }
  | {
      readonly ok: false;
      readonly refusal: { readonly code: string; readonly status: string; readonly command: string };
    };

const yes = (event: object): Answer => ({ ok: true, value: [event] });
const blank = (text: unknown): boolean => typeof text !== 'string' || text.trim() === '';
const no = (code: string, { status }: State, { type }: Command): Answer => ({
  ok: false,
  refusal: { code, status, command: type },
});

export function decide(state: State, command: Command, date: Date): Answer {
  const at = date.getTime();
  switch (state.status) {
    case 'registered':
      if (command.type === 'start') return yes({ type: 'started', at, by: command.by, assignee: command.assignee });
      return command.type === 'reject' ? rejected(state, command, at) : withdrawn(state, command, at);
    case 'inProgress':
      return inProgress(state, command, at);
    case 'awaitingSubscriber':
      if (command.type === 'reply') return replied(state, command, at);
      return command.type === 'resolve' ? resolved(state, command, at) : withdrawn(state, command, at);
    case 'onHold':
      if (command.type === 'resume') return yes({ type: 'resumed', at, by: command.by, note: command.note });
      return command.type === 'resolve' ? resolved(state, command, at) : withdrawn(state, command, at);
    case 'resolved':
      if (command.type === 'close') return yes({ type: 'closed', at, by: command.by, note: command.note });
      return command.type === 'reopen' ? reopened(state, command, at) : no('illegal-step', state, command);
    case 'closed':
      return command.type === 'reopen' ? reopened(state, command, at) : no('illegal-step', state, command);
    default:
      return no('illegal-step', state, command);
  }
}

function inProgress(state: State, command: Command, at: number): Answer {
  switch (command.type) {
    case 'ask':
      if (blank(command.question)) return no('missing-text', state, command);
      return yes({ type: 'asked', at, by: command.by, question: command.question });
    case 'hold':
      if (blank(command.reason)) return no('missing-text', state, command);
      return yes({ type: 'held', at, by: command.by, reason: command.reason });
    case 'resolve':
      return resolved(state, command, at);
    case 'reject':
      return rejected(state, command, at);
    default:
      return withdrawn(state, command, at);
  }
}

function withdrawn(state: State, command: Command, at: number): Answer {
  if (command.type !== 'withdraw') return open(state, command, at);
  return yes({ type: 'withdrawn', at, by: command.by, reason: command.reason });
}

function replied(state: State, command: Command<'reply'>, at: number): Answer {
  if (blank(command.text)) return no('missing-text', state, command);
  return yes({ type: 'replied', at, by: command.by, text: command.text });
}

function open(state: State, command: Command, at: number): Answer {
  switch (command.type) {
    case 'extend':
      if (blank(command.reason)) return no('missing-text', state, command);
      return yes({ type: 'extended', at, by: command.by, reason: command.reason });
    case 'assign':
      if (blank(command.assignee)) return no('missing-text', state, command);
      return yes({ type: 'assigned', at, by: command.by, assignee: command.assignee });
    case 'escalate':
      if (blank(command.to)) return no('missing-text', state, command);
      return yes({ type: 'escalated', at, by: command.by, to: command.to, reason: command.reason });
    case 'note':
      if (blank(command.text)) return no('missing-text', state, command);
      return yes({ type: 'noted', at, by: command.by, text: command.text });
    default:
      return no('illegal-step', state, command);
  }
}

function rejected(state: State, command: Command<'reject'>, at: number): Answer {
  if (blank(command.reason)) return no('missing-text', state, command);
  return yes({ type: 'rejected', at, by: command.by, reason: command.reason });
}

function resolved(state: State, command: Command<'resolve'>, at: number): Answer {
  if (blank(command.answer)) return no('missing-text', state, command);
  return yes({ type: 'resolved', at, by: command.by, outcome: command.outcome, answer: command.answer });
}

function reopened(state: State, command: Command<'reopen'>, at: number): Answer {
  if (blank(command.reason)) return no('missing-text', state, command);
  return yes({ type: 'reopened', at, by: command.by, reason: command.reason });
}

export function evolve(state: State | undefined, event: RequestEvent): State {
  if (event.type === 'registered') return born(event);
  if (state === undefined) throw new Error('nothing registered');
  const { assignee, escalatedTo, reopenings: n, outcome, answer, answeredAt } = state;
  const at = event.at;
  switch (event.type) {
    case 'started':
      return to(state, 'inProgress', at, at, event.assignee ?? assignee, escalatedTo, n, undefined, undefined);
    case 'asked':
      return to(state, 'awaitingSubscriber', at, at, assignee, escalatedTo, n, event.question, undefined);
    case 'replied':
    case 'resumed':
      return to(state, 'inProgress', at, at, assignee, escalatedTo, n, undefined, undefined);
    case 'held':
      return to(state, 'onHold', at, at, assignee, escalatedTo, n, undefined, event.reason);
    case 'resolved':
      return to(
        state,
        'resolved',
        at,
        at,
        assignee,
        escalatedTo,
        n,
        undefined,
        undefined,
        event.outcome,
        event.answer,
        at,
      );
    case 'closed':
      return to(state, 'closed', at, at, assignee, escalatedTo, n, undefined, undefined, outcome, answer, answeredAt);
    case 'reopened':
      return to(state, 'inProgress', at, at, assignee, escalatedTo, n + 1, undefined, undefined);
    case 'rejected':
    case 'withdrawn':
      return to(state, event.type, at, at, assignee, escalatedTo, n, undefined, event.reason);
    case 'assigned':
      return stay(state, at, event.assignee, escalatedTo);
    case 'escalated':
      return stay(state, at, assignee, event.to);
    default:
      return stay(state, at, assignee, escalatedTo);
  }
}

function stay(state: State, at: number, assignee: string | undefined, escalatedTo: string | undefined): State {
  const { status, statusAt, reopenings, question, reason, outcome, answer, answeredAt } = state;
  return to(
    state,
    status,
    statusAt,
    at,
    assignee,
    escalatedTo,
    reopenings,
    question,
    reason,
    outcome,
    answer,
    answeredAt,
  );
}

function to(
  state: State,
  status: string,
  statusAt: number,
  changedAt: number,
  assignee: string | undefined,
  escalatedTo: string | undefined,
  reopenings: number,
  question: string | undefined,
  reason: string | undefined,
  outcome?: Facts['outcome'],
  answer?: string | undefined,
  answeredAt?: number | undefined,
): State {
  return {
    id: state.id,
    number: state.number,
    operator: state.operator,
    kind: state.kind,
    lifecycle: state.lifecycle,
    status,
    version: state.version + 1,
    channel: state.channel,
    subscriber: state.subscriber,
    text: state.text,
    details: state.details,
    receivedAt: state.receivedAt,
    registeredAt: state.registeredAt,
    statusAt,
    changedAt,
    assignee,
    escalatedTo,
    reopenings,
    question,
    reason,
    appointment: state.appointment,
    outcome,
    answer,
    answeredAt,
  };
}

function born(event: RequestEvent<'registered'>): State {
  return {
    id: event.id,
    number: event.number,
    operator: event.operator,
    kind: event.kind,
    lifecycle: event.lifecycle,
    status: 'registered',
    version: 1,
    channel: event.channel,
    subscriber: event.subscriber,
    text: event.text,
    details: event.details,
    receivedAt: event.receivedAt,
    registeredAt: event.registeredAt,
    statusAt: event.registeredAt,
    changedAt: event.registeredAt,
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
