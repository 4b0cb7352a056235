/**
 * What the peers are given to do at each step, for they only know states: whether the command says what it must, the
 * next 24 fields, and the event. Every peer loads a copy of its own; one for all would be slowed down by what each does
 * with it.
 */
import type { RequestEvent } from '../../src/request/event.ts';
import type { Facts } from '../../src/request/request.ts';
import type { Timed } from './story.ts';

export type Data = Facts & { readonly status: string };

/** What every candidate makes of a command: the request after it, and the fact to be written. */
export interface Made {
  readonly data: Data;
  readonly event: object;
}

export function isComplete(command: Timed): boolean {
  switch (command.type) {
    case 'ask':
      return command.question.trim() !== '';
    case 'reply':
      return command.text.trim() !== '';
    case 'resolve':
      return command.answer.trim() !== '';
    case 'extend':
    case 'reopen':
    case 'hold':
    case 'reject':
      return command.reason.trim() !== '';
    default:
      return true;
  }
}

export function first(event: RequestEvent<'registered'>): Made {
  const data: Data = {
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
  return { data, event };
}

/** What is made of a command that leads to `status`. */
export function next({ data }: Made, command: Timed, status: string): Made {
  return { data: fieldsAfter(data, command, status), event: eventOf(command) };
}

function eventOf(command: Timed): object {
  const { at, by } = command;
  switch (command.type) {
    case 'start':
      return { type: 'started', at, by, assignee: command.assignee };
    case 'ask':
      return { type: 'asked', at, by, question: command.question };
    case 'reply':
      return { type: 'replied', at, by, text: command.text };
    case 'extend':
      return { type: 'extended', at, by, reason: command.reason };
    case 'resolve':
      return { type: 'resolved', at, by, outcome: command.outcome, answer: command.answer };
    case 'close':
      return { type: 'closed', at, by, note: command.note };
    case 'reopen':
      return { type: 'reopened', at, by, reason: command.reason };
    default:
      return { type: command.type, at, by };
  }
}

function fieldsAfter(data: Data, command: Timed, status: string): Data {
  const { type, at } = command;
  const moved = status !== data.status;
  const answered = answerAfter(data, command);
  return {
    id: data.id,
    number: data.number,
    operator: data.operator,
    kind: data.kind,
    lifecycle: data.lifecycle,
    status,
    version: data.version + 1,
    channel: data.channel,
    subscriber: data.subscriber,
    text: data.text,
    details: data.details,
    receivedAt: data.receivedAt,
    registeredAt: data.registeredAt,
    statusAt: moved ? at : data.statusAt,
    changedAt: at,
    assignee: (type === 'start' || type === 'assign' ? command.assignee : undefined) ?? data.assignee,
    escalatedTo: type === 'escalate' ? command.to : data.escalatedTo,
    reopenings: type === 'reopen' ? data.reopenings + 1 : data.reopenings,
    question: type === 'ask' ? command.question : moved ? undefined : data.question,
    reason: type === 'hold' || type === 'reject' ? command.reason : moved ? undefined : data.reason,
    appointment: data.appointment,
    outcome: answered.outcome,
    answer: answered.answer,
    answeredAt: answered.answeredAt,
  };
}

interface Answered {
  readonly outcome?: Data['outcome'];
  readonly answer?: string | undefined;
  readonly answeredAt?: number | undefined;
}
const unanswered: Answered = { outcome: undefined, answer: undefined, answeredAt: undefined };

function answerAfter(data: Data, command: Timed): Answered {
  if (command.type === 'reopen') return unanswered;
  if (command.type !== 'resolve') return data;
  return { outcome: command.outcome, answer: command.answer, answeredAt: command.at };
}
