/**
 * Commands and automatic events in words.
 */
import type { AppointmentInput, CommandInput, RequestEvent } from 'zayavka';
import type { Channel } from 'zayavka/operators';
import { formatDeadline, formatSlot } from './dates.ts';
import type { Say } from './language.ts';
import { named, quoted, stepTitle } from './named.ts';
import { type Line, line } from './story.ts';

/** A command in words; texts of people are quoted unchanged. */
export function describeCommand(command: CommandInput, say: Say): string {
  switch (command.type) {
    case 'start':
      return say('takes it up', 'берёт в работу') + after(command.assignee);
    case 'ask':
      return `${say('asks the subscriber', 'спрашивает абонента')}: ${quoted(command.question, say)}`;
    case 'reply':
      return `${say('replies', 'отвечает')}: ${quoted(command.text, say)}`;
    case 'resolve':
      return `${say('answers', 'отвечает')}, ${outcomeWords(command.outcome, say)}: ${quoted(command.answer, say)}`;
    case 'fulfil':
      return `${say('has done it', 'всё сделано')}: ${quoted(command.answer, say)}`;
    case 'schedule':
      return `${say('agrees on', 'договаривается на')} ${appointment(command.appointment, say)}`;
    case 'reschedule': {
      const moved = appointment(command.appointment, say);
      return `${say('moves it to', 'переносит на')} ${moved}: ${quoted(command.reason, say)}`;
    }
    case 'extend':
      return `${say('needs more time', 'нужно больше времени')}: ${quoted(command.reason, say)}`;
    case 'hold':
      return `${say('has to wait for others', 'ждёт других')}: ${quoted(command.reason, say)}`;
    case 'resume':
      return say('goes on', 'продолжает');
    case 'close':
      return say('closes it', 'закрывает');
    case 'reopen':
      return `${say('does not agree', 'не соглашается')}: ${quoted(command.reason, say)}`;
    case 'reject':
      return `${say('rejects it', 'отказывает')}: ${quoted(command.reason ?? command.code ?? '', say)}`;
    case 'fail':
      return `${say('could not do it', 'сделать не удалось')}: ${quoted(command.reason, say)}`;
    case 'withdraw':
    case 'cancel':
      return say('takes it back', 'отзывает') + because(command.reason, say);
    case 'return':
      return say('gives it back', 'возвращает товар') + because(command.reason, say);
    case 'assign': {
      const names = [command.assignee, command.team].filter((name) => name !== undefined);
      return `${say('hands it to', 'передаёт')} ${names.join(', ')}`;
    }
    case 'escalate':
      return `${say('escalates it to', 'передаёт выше')} ${command.to}${because(command.reason, say)}`;
    case 'progress':
      return `${say('reports the step', 'отмечает этап')} ${stepTitle(command.step, say)}`;
    case 'correct':
      return `${say('corrects the registration', 'исправляет заявку')}: ${quoted(command.reason, say)}`;
    case 'merge':
      return `${say('ends it as a duplicate of', 'закрывает как повтор')} ${command.into}`;
    case 'release':
      return say('gives it back', 'отдаёт обратно') + because(command.reason, say);
    case 'link':
      return `${say('links it to', 'связывает с')} ${command.to}`;
    case 'attach':
      return `${say('attaches', 'прилагает')} ${quoted(command.name, say)}`;
    case 'note':
      return `${say('notes for colleagues', 'пишет коллегам')}: ${quoted(command.text, say)}`;
  }
}

/** An automatic event in words; `undefined` for an event that the story does not show. */
export function describeEvent(event: RequestEvent, say: Say): readonly Line[] | undefined {
  if (event.by?.role !== 'system') return undefined;
  switch (event.type) {
    case 'warned': {
      const due = formatDeadline(new Date(event.dueAt), say);
      if (event.clock === 'waiting') {
        return [line(say(`no reply yet; it is awaited until ${due}`, `ответа ещё нет, ждём до ${due}`))];
      }
      const clock = `${say('clock', 'срок')} ${named('clocks', event.clock, say)}`;
      return [line(`${say('warns the staff: due', 'предупреждает сотрудников: срок')} ${due}, ${clock}`)];
    }
    case 'breached': {
      const due = formatDeadline(new Date(event.dueAt), say);
      const clock = say('clock ', '') + named('clocks', event.clock, say);
      return [line(`${say('deadline missed', 'срок пропущен')}: ${due}, ${clock}`, 'bad')];
    }
    case 'extensionProposed':
      return [
        line(
          say('asks the staff: answer in time, or extend?', 'спрашивает сотрудников: ответить в срок или продлить?'),
        ),
      ];
    case 'extended':
      return [line(say('extends the term, as the operator’s rule says', 'продлевает срок по правилу оператора'))];
    case 'closed':
      return [line(say('closed: nobody objected in time', 'закрыта: никто не возразил'), 'good')];
    case 'withdrawn':
    case 'cancelled':
      return [line(say('ended: nobody replied', 'закрыта: ответа не было'), 'bad')];
    default:
      return undefined;
  }
}

function outcomeWords(outcome: 'satisfied' | 'partlySatisfied' | 'refused', say: Say): string {
  switch (outcome) {
    case 'satisfied':
      return say('satisfied', 'удовлетворено');
    case 'partlySatisfied':
      return say('satisfied in part', 'удовлетворено частично');
    case 'refused':
      return say('refused', 'отказано');
  }
}

const ways: { readonly [channel: string]: readonly [en: string, ru: string] } = {
  hotline: ['on the phone', 'по телефону'],
  chat: ['in the chat', 'в чате'],
  app: ['in the app', 'в приложении'],
  messenger: ['in a messenger', 'в мессенджере'],
  socialNetwork: ['in a social network', 'в социальной сети'],
  email: ['by e-mail', 'по почте'],
  shop: ['in a shop', 'в салоне'],
  site: ['on the site', 'на сайте'],
  post: ['by post', 'письмом'],
};

export function channelWords(channel: Channel, say: Say): string {
  return say(...(ways[channel] ?? [`by ${channel}`, channel]));
}

function after(name: string | undefined): string {
  return name === undefined ? '' : `: ${name}`;
}

function because(reason: string | undefined, say: Say): string {
  return reason === undefined ? '' : `: ${quoted(reason, say)}`;
}

function appointment({ from, to }: AppointmentInput, say: Say): string {
  return formatSlot(new Date(from), to === undefined ? undefined : new Date(to), say);
}
