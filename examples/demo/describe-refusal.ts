/**
 * A refusal of the desk as a sentence: one for every code.
 */
import { type DeskRefusal, explainNumberRefusal } from 'zayavka';
import { formatDateTime, formatDeadline } from './dates.ts';
import type { Say } from './language.ts';
import { named } from './named.ts';

type CannotDo = Extract<DeskRefusal, { code: 'request/cannot-merge' | 'request/cannot-link' }>['why'];

export function describeRefusal(refusal: DeskRefusal, say: Say): string {
  switch (refusal.code) {
    case 'input/invalid':
      return refusal.issues
        .map(({ path, found, expected }) => say(`${path}: found ${found}, expected ${expected}.`, `Неверно: ${path}.`))
        .join('\n');
    case 'request/unknown':
      return say('There is no such request of this line.', 'У этого номера телефона такой заявки нет.');
    case 'request/forgotten':
      return say(
        'The person of this request was erased: no command is possible.',
        'Данные человека удалены: команды невозможны.',
      );
    case 'request/changed-meanwhile':
      return say(
        'Others changed the request several times in a row: try again.',
        'Заявку только что изменили другие: повторите.',
      );
    case 'command/reused-id':
      return say('This command id was used for something else.', 'Этот commandId уже занят другой командой.');
    case 'command/agents-only': {
      const allowed = listed(refusal.allowed, say);
      return say(
        `A subscriber cannot ${refusal.command}, only ${allowed}.`,
        `Абоненту нельзя ${named('commands', refusal.command, say)}, можно: ${allowed}.`,
      );
    }
    case 'status/proof-needed':
      return say(
        'This channel does not prove whose line it is: a one-time code goes to the line, type it in.',
        'Канал не подтверждает, чей это номер: на него отправлен код, введите его.',
      );
    case 'status/too-many-attempts':
      return say(
        'This line has asked too often without success: wait a while.',
        'Слишком много неудачных попыток: подождите.',
      );
    case 'request/appointment-outside': {
      const { notBefore, notAfter } = refusal;
      const from =
        notBefore === undefined ? '' : ` ${say('not before', 'не раньше')} ${formatDateTime(notBefore, say)}`;
      const to = notAfter === undefined ? '' : ` ${say('not after', 'не позже')} ${formatDeadline(notAfter, say)}`;
      return `${say('The appointment lies outside of the term:', 'Время за пределами срока:')}${from}${to}.`;
    }
    case 'number/exhausted':
      return say(`The series ${refusal.series} has no numbers left.`, `В серии ${refusal.series} кончились номера.`);
    case 'store/unavailable':
      return say(
        'The store did not answer: register this form again, with the same command id.',
        'Хранилище не ответило: повторите с тем же commandId.',
      );
    case 'registration/failed':
      return `${say('This form could not be registered', 'Форму не удалось записать')} (${refusal.fault}): ${refusal.problem}`;
    case 'clock/not-extendable':
      return say(
        `The term ${named('clocks', refusal.clock, say)} cannot be extended.`,
        `Срок ${named('clocks', refusal.clock, say)} продлить нельзя.`,
      );
    case 'clock/already-extended':
      return say(
        `The term ${named('clocks', refusal.clock, say)} has been extended already.`,
        `Срок ${named('clocks', refusal.clock, say)} уже продлён.`,
      );
    case 'clock/expired': {
      const due = formatDeadline(new Date(refusal.dueAt), say);
      return say(`Too late to extend: the term ended ${due}.`, `Продлевать поздно: срок закончился ${due}.`);
    }
    case 'clock/not-running':
      return say(
        `The term ${named('clocks', refusal.clock, say)} does not run.`,
        `Срок ${named('clocks', refusal.clock, say)} не идёт.`,
      );
    case 'clock/not-later':
      return say('The extension would not give any more time.', 'Продление не прибавит времени.');
    case 'request/illegal-step': {
      const { command, status } = refusal;
      const allowed = listed(refusal.allowed, say) || say('nothing', 'ничего');
      return say(
        `${named('commands', command, say)} is not possible in status ${named('statuses', status, say)}, only: ${allowed}.`,
        `${named('commands', command, say)} невозможно в статусе ${named('statuses', status, say)}, можно: ${allowed}.`,
      );
    }
    case 'request/missing-text':
      return say(
        `${named('commands', refusal.command, say)} needs a text in ${named('fields', refusal.field, say)}.`,
        `${named('commands', refusal.command, say)}: нужен текст в ${named('fields', refusal.field, say)}.`,
      );
    case 'request/nothing-given': {
      const fields = say(
        refusal.fields.join(', '),
        refusal.fields.map((field) => named('fields', field, say)).join(', '),
      );
      return say(
        `${named('commands', refusal.command, say)} needs at least one of ${fields}.`,
        `${named('commands', refusal.command, say)}: нужно одно из ${fields}.`,
      );
    }
    case 'request/invalid-value':
      return say(
        `${named('commands', refusal.command, say)}: the value of ${named('fields', refusal.field, say)} is wrong.`,
        `${named('commands', refusal.command, say)}: неверное значение ${named('fields', refusal.field, say)}.`,
      );
    case 'request/cannot-merge':
    case 'request/cannot-link':
      return `${say(...obstacles[refusal.why])}.`;
    case 'message/cannot-resend':
      return say(
        `The message cannot be sent again: ${refusal.why}.`,
        `Сообщение нельзя отправить ещё раз: ${refusal.why}.`,
      );
    case 'request/window-over': {
      const until = formatDeadline(new Date(refusal.until), say);
      return say(
        `Too late: ${named('commands', refusal.command, say)} was possible until ${until}.`,
        `Поздно: ${named('commands', refusal.command, say)} было возможно до ${until}.`,
      );
    }
    case 'request/impossible-appointment':
      return say(
        'The appointment lies in the past, or ends before it begins.',
        'Время уже прошло или кончается раньше начала.',
      );
    default: {
      const { en, ru } = explainNumberRefusal(refusal);
      return say(en, ru);
    }
  }
}

/** Commands: English names in a row, Russian ones in quotes. */
function listed(commands: readonly string[], say: Say): string {
  return say(commands.join(', '), commands.map((command) => named('commands', command, say)).join(', '));
}

const obstacles: { readonly [Why in CannotDo]: readonly [en: string, ru: string] } = {
  unknown: ['There is no request with this number', 'Заявки с таким номером нет'],
  itself: ['This is the request itself', 'Это та же самая заявка'],
  otherOperator: ['The other request belongs to another operator', 'Другая заявка у другого оператора'],
  several: ['Several requests have this old number', 'Такой прежний номер у нескольких заявок'],
  otherSubscriber: ['The other request belongs to another line', 'Другая заявка на другом номере телефона'],
  merged: ['The other request has ended as a duplicate itself', 'Другая заявка сама закрыта как повтор'],
  erased: ['The person of the other request was erased', 'Данные человека другой заявки удалены'],
};
