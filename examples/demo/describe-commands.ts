/**
 * Commands and automatic events in words.
 */
import type { AppointmentInput, CommandInput, RequestEvent } from 'zayavka';
import type { Channel } from 'zayavka/operators';
import { formatDeadline, formatSlot } from './dates.ts';
import { type Line, line } from './story.ts';

const outcomes = { satisfied: 'satisfied', partlySatisfied: 'satisfied in part', refused: 'refused' } as const;

/** A command in words; texts of people are quoted unchanged. */
export function describeCommand(command: CommandInput): string {
  switch (command.type) {
    case 'start':
      return command.assignee === undefined ? 'takes it up' : `takes it up: ${command.assignee}`;
    case 'ask':
      return `asks the subscriber: ${quoted(command.question)}`;
    case 'reply':
      return `replies: ${quoted(command.text)}`;
    case 'resolve':
      return `answers, ${outcomes[command.outcome]}: ${quoted(command.answer)}`;
    case 'fulfil':
      return `has done it: ${quoted(command.answer)}`;
    case 'schedule':
      return `agrees on ${appointment(command.appointment)}`;
    case 'reschedule':
      return `moves it to ${appointment(command.appointment)}: ${quoted(command.reason)}`;
    case 'extend':
      return `needs more time: ${quoted(command.reason)}`;
    case 'hold':
      return `has to wait for others: ${quoted(command.reason)}`;
    case 'resume':
      return 'goes on';
    case 'close':
      return 'closes it';
    case 'reopen':
      return `does not agree: ${quoted(command.reason)}`;
    case 'reject':
      return `rejects it: ${quoted(command.reason ?? command.code ?? '')}`;
    case 'fail':
      return `could not do it: ${quoted(command.reason)}`;
    case 'withdraw':
    case 'cancel':
      return `takes it back${because(command.reason)}`;
    case 'return':
      return `gives it back${because(command.reason)}`;
    case 'assign':
      return `hands it to ${[command.assignee, command.team].filter((name) => name !== undefined).join(', ')}`;
    case 'escalate':
      return `escalates it to ${command.to}${because(command.reason)}`;
    case 'progress':
      return `reports the step “${command.step}”`;
    case 'correct':
      return `corrects the registration: ${quoted(command.reason)}`;
    case 'merge':
      return `ends it as a duplicate of ${command.into}`;
    case 'release':
      return `gives it back${because(command.reason)}`;
    case 'link':
      return `links it to ${command.to}`;
    case 'attach':
      return `attaches ${quoted(command.name)}`;
    case 'note':
      return `notes for colleagues: ${quoted(command.text)}`;
  }
}

/** An automatic event in words; `undefined` for an event that the story does not show. */
export function describeEvent(event: RequestEvent): readonly Line[] | undefined {
  if (event.by?.role !== 'system') return undefined;
  switch (event.type) {
    case 'warned':
      return event.clock === 'waiting'
        ? [line(`no reply yet; it is awaited until ${formatDeadline(new Date(event.dueAt))}`)]
        : [line(`warns the staff: due ${formatDeadline(new Date(event.dueAt))}, clock “${event.clock}”`)];
    case 'breached':
      return [line(`deadline missed: ${formatDeadline(new Date(event.dueAt))}, clock “${event.clock}”`, 'bad')];
    case 'extensionProposed':
      return [line('asks the staff: answer in time, or extend?')];
    case 'extended':
      return [line('extends the term, as the operator’s rule says')];
    case 'closed':
      return [line('closed: nobody objected in time', 'good')];
    case 'withdrawn':
    case 'cancelled':
      return [line('ended: nobody replied', 'bad')];
    default:
      return undefined;
  }
}

const ways: { readonly [channel: string]: string } = {
  hotline: 'on the phone',
  chat: 'in the chat',
  app: 'in the app',
  messenger: 'in a messenger',
  socialNetwork: 'in a social network',
  email: 'by e-mail',
  shop: 'in a shop',
  site: 'on the site',
  post: 'by post',
};

export function channelWords(channel: Channel): string {
  return ways[channel] ?? `by ${channel}`;
}

export function quoted(words: string): string {
  return `“${words}”`;
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${quoted(reason)}`;
}

function appointment({ from, to }: AppointmentInput): string {
  return formatSlot(new Date(from), to === undefined ? undefined : new Date(to));
}
