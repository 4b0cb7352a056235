/**
 * One text from facts. The template literal gets our own date formatting and cleaning of a person's words, so that what is
 * compared is the way from facts to text; intl-messageformat and i18next, compiled before, format dates and plurals with
 * what they bring, and get the same cleaned words. Their templates know one subject only.
 */
import i18next, { type TFunction } from 'i18next';
import { IntlMessageFormat } from 'intl-messageformat';
import splitSms from 'split-sms';
import { lastMoment, numericDay } from '../../src/kernel/date-words.ts';
import { compose } from '../../src/message/compose.ts';
import type { MessageFacts } from '../../src/message/facts.ts';
import type { Sender } from '../../src/message/sender.ts';
import { cutText, sanitize } from '../../src/message/user-text.ts';
import { type Candidate, claim, compare, print, type Row } from '../measure.ts';
import { tableLoop } from './segments.ts';

const sender: Sender = {
  brand: [{ name: { ru: 'МТС', en: 'MTS' } }],
  support: '0890',
  timeZone: 'Europe/Moscow',
  smsAlphabet: 'cyrillic',
  tone: 'formal',
};

const minute = 60_000;
const start = Date.UTC(2026, 10, 20, 9);

/** Different numbers and dates, so that no engine can keep an answer. */
const registered: readonly MessageFacts['registered'][] = Array.from({ length: 64 }, (_, index) => ({
  number: String(4_829_301_756 + index * 104_729),
  subject: 'inquiry',
  at: new Date(start + index * minute),
  dueAt: new Date(Date.UTC(2026, 10, 20 + (index % 30), 21)),
}));

const reminders: readonly MessageFacts['reminder'][] = registered.map(({ number, at }, index) => ({
  number,
  subject: 'inquiry',
  at,
  question: `Горит ли зелёная лампа на роутере и сколько на нём огней, больше ${index} или меньше?`,
  daysLeft: 1 + (index % 30),
}));

let turn = 0;
function next<Item>(items: readonly Item[]): Item {
  turn = (turn + 1) & 63;
  // The index is kept below the 64 items.
  return items[turn] as Item;
}

function due({ dueAt, timeZone = sender.timeZone }: MessageFacts['registered']): string {
  const { day, time } = lastMoment(dueAt, timeZone);
  return time === '' ? numericDay(day) : `${time} ${numericDay(day)}`;
}

function days(count: number): string {
  const tens = count % 100;
  const ones = count % 10;
  if (tens >= 11 && tens <= 14) return `${count} дней`;
  if (ones === 1) return `${count} день`;
  return ones >= 2 && ones <= 4 ? `${count} дня` : `${count} дней`;
}

function question(facts: MessageFacts['reminder']): string {
  return cutText(sanitize(facts.question), 600);
}

const [brand, support] = ['МТС', '0890'];
const chat = { locale: 'ru', channel: 'chat' } as const;
const sms = { locale: 'ru', channel: 'sms' } as const;

/** The subject is a fact too: noun and verb follow it. */
const words = {
  inquiry: { noun: 'обращение', accepted: 'принято', dative: 'обращению' },
  complaint: { noun: 'жалоба', accepted: 'принята', dative: 'жалобе' },
  claim: { noun: 'претензия', accepted: 'принята', dative: 'претензии' },
  order: { noun: 'заказ', accepted: 'принят', dative: 'заказу' },
  application: { noun: 'заявка', accepted: 'принята', dative: 'заявке' },
  statement: { noun: 'заявление', accepted: 'принято', dative: 'заявлению' },
} as const;

/** A text message has to be priced. */
function priced(
  text: string,
  segments = tableLoop(text).segments,
): { readonly text: string; readonly segments: number } {
  return { text, segments };
}

/** What users of split-sms write. */
function pricedByPeer(text: string): { readonly text: string; readonly segments: number } {
  return priced(text, splitSms.split(text, { summary: true }).parts.length);
}

const day = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: sender.timeZone } as const;

/** An instant of the last day, for formatters that know no exclusive end. */
function lastDay({ dueAt }: MessageFacts['registered']): Date {
  return new Date(dueAt.getTime() - 1);
}

async function translations(): Promise<TFunction> {
  return i18next.createInstance().init({
    lng: 'ru',
    interpolation: { escapeValue: false },
    resources: {
      ru: {
        translation: {
          registered: '{{brand}}: обращение N {{number}} принято. Ответ до {{due, datetime}}.',
          reminder_one:
            'Ждём Ваш ответ по обращению № {{number}} ещё {{count}} день: {{support}}. Вопрос: «{{question}}».',
          reminder_few:
            'Ждём Ваш ответ по обращению № {{number}} ещё {{count}} дня: {{support}}. Вопрос: «{{question}}».',
          reminder_many:
            'Ждём Ваш ответ по обращению № {{number}} ещё {{count}} дней: {{support}}. Вопрос: «{{question}}».',
          reminder_other:
            'Ждём Ваш ответ по обращению № {{number}} ещё {{count}} дня: {{support}}. Вопрос: «{{question}}».',
        },
      },
    },
  });
}

function same(candidates: readonly Candidate[]): readonly Candidate[] {
  const texts = candidates.map(({ run }) => {
    turn = 0;
    const result = run();
    return typeof result === 'string' ? result : (result as { readonly text: string }).text;
  });
  if (new Set(texts).size > 1) throw new Error(`the candidates do not say the same:\n${texts.join('\n')}`);
  return candidates;
}

function promise(rows: readonly Row[], peers: readonly [string, string]): void {
  const of = (name: string): number => rows.find((row) => row.name === name)?.nanoseconds ?? Number.NaN;
  const ours = of('compose');
  const limit = rows.find((row) => row.role === 'limit')?.nanoseconds ?? Number.NaN;
  claim('compose to a template literal', ours / limit, { atMost: 2 });
  claim('intl-messageformat to compose', of(peers[0]) / ours, { atLeast: 3 });
  claim('i18next to compose', of(peers[1]) / ours, { atLeast: 10 });
}

export async function runCompose(): Promise<void> {
  const t = await translations();
  const icuRegistered = new IntlMessageFormat(
    '{brand}: обращение N {number} принято. Ответ до {due, date, day}.',
    'ru',
    { date: { day } },
  );
  const icuReminder = new IntlMessageFormat(
    'Ждём Ваш ответ по обращению № {number} ещё {count, plural, one {# день} few {# дня} many {# дней} other {# дня}}: {support}. Вопрос: «{question}».',
    'ru',
  );

  const withDate = await compare(
    same([
      { name: 'compose', role: 'ours', run: () => compose(sender, 'registered', next(registered), sms) },
      {
        name: 'template literal + table loop',
        role: 'limit',
        run: () => {
          const facts = next(registered);
          const { noun, accepted } = words[facts.subject];
          return priced(`${brand}: ${noun} N ${facts.number} ${accepted}. Ответ до ${due(facts)}.`);
        },
      },
      {
        name: 'intl-messageformat + split-sms',
        role: 'peer',
        run: () => {
          const facts = next(registered);
          return pricedByPeer(String(icuRegistered.format({ brand, number: facts.number, due: lastDay(facts) })));
        },
      },
      {
        name: 'i18next + split-sms',
        role: 'peer',
        run: () => {
          const facts = next(registered);
          return pricedByPeer(
            t('registered', { brand, number: facts.number, due: lastDay(facts), formatParams: { due: day } }),
          );
        },
      },
    ]),
  );
  print('a registration as a text message, with a date and its parts counted', withDate);
  promise(withDate, ['intl-messageformat + split-sms', 'i18next + split-sms']);

  const withPlural = await compare(
    same([
      { name: 'compose', role: 'ours', run: () => compose(sender, 'reminder', next(reminders), chat) },
      {
        name: 'template literal',
        role: 'limit',
        run: () => {
          const facts = next(reminders);
          const { dative } = words[facts.subject];
          return `Ждём Ваш ответ по ${dative} № ${facts.number} ещё ${days(facts.daysLeft)}: ${support}. Вопрос: «${question(facts)}».`;
        },
      },
      {
        name: 'intl-messageformat',
        role: 'peer',
        run: () => {
          const facts = next(reminders);
          return String(
            icuReminder.format({ number: facts.number, support, count: facts.daysLeft, question: question(facts) }),
          );
        },
      },
      {
        name: 'i18next',
        role: 'peer',
        run: () => {
          const facts = next(reminders);
          return t('reminder', { number: facts.number, support, count: facts.daysLeft, question: question(facts) });
        },
      },
    ]),
  );
  print('a reminder, with a plural and words of a person', withPlural);
  promise(withPlural, ['intl-messageformat', 'i18next']);
}
