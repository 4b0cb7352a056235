/**
 * What subscribers and employees do, at random: forms and commands with everything that they need.
 */
import type { CommandInput, RegistrationInput } from 'zayavka';
import type { Random } from './random.ts';

/** A person is found in the tables by this name, wherever a word of the person was written. */
export interface Person {
  readonly mark: string;
  readonly msisdn: string;
}

/** Each person exists once in a run; `place` is the place of the process in the plan. */
export function personOf(place: number, life: number, index: number): Person {
  const digits = `${place}${String(life).padStart(3, '0')}${String(index).padStart(5, '0')}`;
  return { mark: `person-${digits}`, msisdn: `+79${digits}` };
}

export function formOf(
  random: Random,
  pair: string,
  { mark, msisdn }: Person,
  commandId: string,
): RegistrationInput<string> {
  const [operator = '', kind = ''] = pair.split('/');
  const details: { readonly [kind: string]: NonNullable<RegistrationInput['details']> } = {
    tariffChange: { tariff: 'Смарт' },
    shopOrder: { items: [{ name: `чехол для ${mark}`, quantity: 1 }] },
  };
  return {
    operator,
    kind,
    channel: random.share() < 0.5 ? 'hotline' : 'shop',
    subscriber: { msisdn, name: mark },
    text: `Нет связи, говорит ${mark}`,
    commandId,
    ...(details[kind] && { details: details[kind] }),
    ...(kind === 'consultation' && { answer: `Перезагрузите телефон, ${mark}` }),
  };
}

/** A command of this type by an employee; the words name a person, so that an erasure has something to erase. */
export function commandOf(type: string, mark: string, now: number): CommandInput {
  const agentId = 'agent-1';
  const day = 86_400_000;
  const appointment = { from: new Date(now + day), to: new Date(now + day + 3_600_000) };
  const words = `слово о ${mark}`;
  switch (type) {
    case 'start':
      return { type, agentId };
    case 'ask':
      return { type, question: words, agentId };
    case 'reply':
      return { type, text: words, agentId };
    case 'resolve':
      return { type, outcome: 'satisfied', answer: words, agentId };
    case 'fulfil':
      return { type, answer: words, agentId };
    case 'hold':
    case 'reject':
    case 'fail':
    case 'reopen':
    case 'extend':
      return { type, reason: words, agentId };
    case 'withdraw':
    case 'cancel':
    case 'return':
      return { type, reason: words, agentId };
    case 'schedule':
      return { type, appointment, agentId };
    case 'reschedule':
      return { type, appointment, reason: words, agentId };
    case 'close':
    case 'resume':
      return { type, note: words, agentId };
    case 'assign':
      return { type, assignee: 'agent-2', agentId };
    case 'release':
      return { type, reason: words, agentId };
    case 'attach':
      return { type, name: words, mediaType: 'text/plain', size: 12, url: 'https://files.example.ru/1', agentId };
    case 'escalate':
      return { type, to: 'second-line', reason: words, agentId };
    default:
      return { type: 'note', text: words, agentId };
  }
}
