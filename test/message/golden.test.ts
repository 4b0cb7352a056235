import { describe, expect, it } from 'vitest';
import {
  type Composed,
  compose,
  describeStatus,
  type KnownLocale,
  type MessageChannel,
  type MessageName,
  messageNames,
  type PromiseKind,
  type SmsAlphabet,
  type StatusFacts,
  type StatusName,
  type Subject,
} from './room.ts';
import { type AllFacts, factsOf, noon, senders, subjects } from './senders.ts';

const about = { number: '4829301756', at: noon } as const;
const words =
  'Заменили оборудование на базовой станции возле дома. Проверьте, пожалуйста, связь и ответьте нам: если она снова пропадёт, мы вернём плату за дни без связи.';

/** As the kinds of the four operators have it, but for a fault of a fixed line, which is a заявка that is answered. */
const promiseOf = (subject: Subject): PromiseKind =>
  ['order', 'application', 'statement'].includes(subject) ? 'fulfilment' : 'answer';

const short = (subject: AllFacts['closed']['subject']) =>
  factsOf({ about: { ...about, subject, promise: promiseOf(subject) }, words: 'Проверьте связь', optional: false });
const long = (subject: AllFacts['closed']['subject']) =>
  factsOf({ about: { ...about, subject, promise: promiseOf(subject) }, words, optional: true });

const order: readonly MessageName[] = [
  'scheduled',
  'rescheduled',
  'porting',
  'fulfilled',
  'failed',
  'cancelled',
  'returned',
];

function line<Name extends MessageName>(
  operator: keyof typeof senders,
  name: Name,
  facts: AllFacts,
  locale: KnownLocale,
  channel: MessageChannel,
  smsAlphabet: SmsAlphabet = 'cyrillic',
): string {
  const { text, subject, sms }: Composed = compose({ ...senders[operator], smsAlphabet }, name, facts[name], {
    locale,
    channel,
  });
  const label = smsAlphabet === 'cyrillic' ? channel : 'sms, Latin';
  const cost =
    sms === undefined
      ? ''
      : ` [${sms.encoding} ${sms.units}, ${sms.segments === 1 ? '1 part' : `${sms.segments} parts`}]`;
  const body = (subject === undefined ? text : `${subject}\n${text}`).replace(/\n(?=.)/g, '\n    ');
  return `  ${label}${cost}\n    ${body}\n`;
}

function book(operator: keyof typeof senders, locale: KnownLocale): string {
  const chapters = messageNames.flatMap((name) => {
    const isOrder = order.includes(name);
    const kinds = [
      [`${name}, all that is needed`, short(isOrder ? 'application' : 'inquiry')],
      [`${name}, all that may be there`, long(isOrder ? 'statement' : 'complaint')],
    ] as const;
    return kinds.map(([title, facts]) => {
      const channels = (['sms', 'push', 'chat', 'email', 'voice'] as const).map((channel) =>
        line(operator, name, facts, locale, channel),
      );
      if (locale === 'ru') channels.splice(1, 0, line(operator, name, facts, locale, 'sms', 'transliterated'));
      return `${title}\n\n${channels.join('')}`;
    });
  });
  return chapters.join('\n');
}

describe('the texts that subscribers read', () => {
  it.each(
    Object.keys(senders).flatMap((operator) => [
      [operator as keyof typeof senders, 'ru'] as const,
      [operator as keyof typeof senders, 'en'] as const,
    ]),
  )('of %s in %s are those that were reviewed', async (operator, locale) => {
    await expect(book(operator, locale)).toMatchFileSnapshot(`golden/${operator}.${locale}.txt`);
  });

  it.each(['ru', 'en'] as const)('about a status in %s are those that were reviewed', async (locale) => {
    const statuses: readonly StatusName[] = [
      'registered',
      'inProgress',
      'scheduled',
      'awaitingSubscriber',
      'onHold',
      'resolved',
      'fulfilled',
      'closed',
      'failed',
      'rejected',
      'withdrawn',
      'cancelled',
      'returned',
      'merged',
    ];
    const facts = { tone: 'formal', timeZone: 'Europe/Moscow', at: noon } as const;
    const known = {
      ...facts,
      dueAt: new Date('2026-11-25T21:00:00Z'),
      scheduledFor: { day: '2026-11-25', from: '10:00', to: '14:00' },
      outcome: 'refused',
      question: 'Горит ли лампа?',
      answer: 'Это плата за подписку',
      reason: 'ждём деталь',
      mergedInto: '48 2930 1756',
    } as const;
    const text = (subject: Subject, status: StatusName, given: StatusFacts) =>
      describeStatus(subject, status, { ...given, promise: promiseOf(subject) }, locale);
    const lines = statuses.map(
      (status) =>
        `${status}\n${subjects.map((subject) => `  ${text(subject, status, facts)}\n  ${text(subject, status, known)}\n`).join('')}`,
    );
    await expect(lines.join('\n')).toMatchFileSnapshot(`golden/status.${locale}.txt`);
  });
});
