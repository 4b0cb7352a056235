import { describe, expect, it } from 'vitest';
import {
  type Composed,
  compose,
  composeNumbered,
  describeStatus,
  type KnownLocale,
  type MessageChannel,
  messageNames,
  type StatusFacts,
  standardKindTexts,
  statusNames,
} from './room.ts';
import { factsOf, mts, noon, senders } from './senders.ts';

const about = { number: '4829301756', at: noon } as const;
const words =
  'Заменили оборудование на базовой станции возле дома. Проверьте, пожалуйста, связь и ответьте нам: если она снова пропадёт, мы вернём плату за дни без связи.';
const short = factsOf({ about, words: 'Проверьте связь', optional: false });
const long = factsOf({ about, words, optional: true });
const channels: readonly MessageChannel[] = ['sms', 'push', 'chat', 'email', 'voice'];
const kinds: readonly string[] = [...standardKindTexts().keys()].filter((kind) => kind !== 'consultation');

function block(label: string, { text, subject, sms }: Composed): string {
  const parts = sms?.segments === 1 ? '1 part' : `${sms?.segments} parts`;
  const cost = sms === undefined ? '' : ` [${sms.encoding} ${sms.units}, ${parts}]`;
  const body = (subject === undefined ? text : `${subject}\n${text}`).replace(/\n(?=.)/g, '\n    ');
  return `  ${label}${cost}\n    ${body}\n`;
}

/** One kind on every channel. */
function whole(operator: keyof typeof senders, kind: string, locale: KnownLocale): string {
  const sender = senders[operator];
  const numbered = channels.map((channel) => block(channel, composeNumbered(sender, about, { locale, channel, kind })));
  const chapters = messageNames.flatMap((name) =>
    (
      [
        [`${name}, all that is needed`, short],
        [`${name}, all that may be there`, long],
      ] as const
    ).map(([title, facts]) => {
      const blocks = channels.map((channel) =>
        block(channel, compose(sender, name, facts[name], { locale, channel, kind })),
      );
      if (locale === 'ru') {
        const latin = { ...sender, smsAlphabet: 'transliterated' as const };
        blocks.splice(1, 0, block('sms, Latin', compose(latin, name, facts[name], { locale, channel: 'sms', kind })));
      }
      return `${title}\n\n${blocks.join('')}`;
    }),
  );
  return [`numbered\n\n${numbered.join('')}`, ...chapters].join('\n');
}

/** The text messages of the kinds, where they differ from those of the first one. */
function byKind(locale: KnownLocale): string {
  const chapters = messageNames.map((name) => {
    const seen = new Set<string>();
    const lines = kinds.flatMap((kind) =>
      [short, long].flatMap((facts) => {
        const { text, sms } = compose(mts, name, facts[name], { locale, channel: 'sms', kind });
        if (seen.has(text)) return [];
        seen.add(text);
        return [`  ${kind} [${sms?.units}, ${sms?.segments}]\n    ${text}\n`];
      }),
    );
    return `${name}\n${lines.join('')}`;
  });
  return chapters.join('\n');
}

/** Letters of the other operators, where they differ from those of MTS in more than the name and the phone. */
function differences(operator: keyof typeof senders, locale: KnownLocale): readonly string[] {
  // Where the phone is shorter, more of a person's words fits into a text message.
  const [own, first] = [operator, 'mts' as const].map((id) => {
    const { support, contacts, brand } = senders[id];
    const names = brand.map(({ name }) => name[locale]);
    return [contacts?.federal.slice(-10) ?? '', support, ...names].reduce(
      (text, part) => text.replaceAll(new RegExp(`(?<![\\p{L}\\d])${part}(?![\\p{L}\\d])`, 'gu'), '…'),
      whole(id, 'serviceFault', locale).replaceAll(/8 ?800[\d -]+|\[[^\]]*\]/g, '…'),
    );
  });
  const others = new Set(first?.split('\n'));
  return (own ?? '')
    .split('\n')
    .filter((line) => !others.has(line) && !line.includes('Заменили') && !line.includes('Zamenili'));
}

describe('the texts that subscribers read', () => {
  it.each(
    (['ru', 'en'] as const).flatMap((locale) =>
      (['serviceFault', 'shopOrder', 'numberPorting'] as const).map((kind) => [kind, locale] as const),
    ),
  )('of MTS about %s in %s are those that were reviewed', async (kind, locale) => {
    await expect(whole('mts', kind, locale)).toMatchFileSnapshot(`golden/${kind}.${locale}.txt`);
  });

  it.each(['ru', 'en'] as const)('by SMS of every kind in %s are those that were reviewed', async (locale) => {
    await expect(byKind(locale)).toMatchFileSnapshot(`golden/kinds.${locale}.txt`);
  });

  it.each(['megafon', 'beeline', 'tele2'] as const)('of %s differ in name and phone alone', (operator) => {
    expect(differences(operator, 'ru')).toEqual([]);
    expect(differences(operator, 'en')).toEqual([]);
  });

  it.each(['ru', 'en'] as const)('about a status in %s are those that were reviewed', async (locale) => {
    const facts: StatusFacts = { ...about, timeZone: 'Europe/Moscow' };
    const known: StatusFacts = {
      ...facts,
      due: { dueAt: new Date('2026-11-25T21:00:00Z') },
      scheduledFor: { day: '2026-11-25', from: '10:00', to: '14:00' },
      outcome: 'refused',
      question: 'Горит ли лампа?',
      answer: 'Это плата за подписку',
      reason: 'ждём деталь',
      step: 'Собран',
      into: '4829301757',
    };
    const late: StatusFacts = { ...known, scheduledFor: undefined, at: new Date('2026-11-28T09:00:00Z') };
    const lines = statusNames.map((status) => {
      const texts = kinds.flatMap((kind) =>
        [facts, known, ...(status === 'inProgress' ? [late] : [])].map(
          (given) => `  ${describeStatus(mts, status, given, { locale, kind }).text}\n`,
        ),
      );
      return `${status}\n${[...new Set(texts)].join('')}`;
    });
    await expect(lines.join('\n')).toMatchFileSnapshot(`golden/status.${locale}.txt`);
  });
});
