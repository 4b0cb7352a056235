/** A third language is whole: nothing that a Kazakh subscriber reads is left in Russian or English. */
import { describe, expect, it } from 'vitest';
import {
  compose,
  describeStatus,
  type MessageChannel,
  type MessageFacts,
  type MessageName,
  type StatusFacts,
  type StatusName,
} from 'zayavka';
import { mts, type Operator } from 'zayavka/operators';
import { mtsInKazakh } from '../../examples/kazakh.ts';
import { composeNumbered, messageNames, statusNames } from '../message/room.ts';
import { factsOf, noon } from '../message/senders.ts';
import { accepted, given, moscow, subscriber } from '../scenario/desk.ts';

const channels: readonly MessageChannel[] = ['sms', 'push', 'chat', 'email', 'voice'];
const kinds = Object.keys(mts.kinds);
const about = { number: '4829301756', at: noon } as const;
const words = 'Мұнара жөнделді';
const kits = [false, true].map((optional) => {
  const facts = factsOf({ about, words, optional });
  return { ...facts, progressed: { ...facts.progressed, step: 'Жіберілді' } };
});
const due = { dueAt: new Date('2026-11-25T21:00:00Z') };
const statuses: readonly StatusFacts[] = [
  about,
  {
    ...about,
    due,
    next: due,
    extended: true,
    scheduledFor: { day: '2026-11-25', from: '10:00', to: '14:00' },
    question: words,
    answer: words,
    reason: words,
    outcome: 'partlySatisfied',
    amount: 129_900,
    step: 'Жіберілді',
    into: '4829301757',
    replyUntil: due.dueAt,
    cancelUntil: due.dueAt,
    reopenUntil: due.dueAt,
    returnUntil: due.dueAt,
  },
  { ...about, due: { dueAt: noon }, next: due },
];

interface Written {
  readonly place: string;
  readonly locale: string;
  readonly text: string;
}

/** All that a subscriber can read of an operator in that language. */
function written(operator: Operator, locale: string): readonly Written[] {
  const texts: Written[] = [];
  for (const kind of kinds) {
    for (const channel of channels) {
      const addressing = { locale, channel, kind };
      const messages = kits.flatMap((facts) =>
        messageNames.map((name: MessageName) => ({ name, ...composed(operator, name, facts, addressing) })),
      );
      const numbered = { name: 'numbered', ...composeNumbered(operator, about, addressing) };
      for (const { name, text, subject = '', locale: found } of [...messages, numbered]) {
        texts.push({ place: `${kind} ${name} ${channel}`, locale: found, text: `${subject} ${text}` });
      }
    }
    for (const status of statusNames) {
      for (const facts of statuses) {
        const { text, locale: found } = describeStatus(operator, status as StatusName, facts, { locale, kind });
        texts.push({ place: `${kind} status.${status}`, locale: found, text });
      }
    }
  }
  return texts;
}

function composed<Name extends MessageName>(
  operator: Operator,
  name: Name,
  facts: MessageFacts,
  addressing: Parameters<typeof compose>[3],
) {
  return compose(operator, name, facts[name], addressing);
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

describe('a subscriber who reads Kazakh', () => {
  const kazakh = written(mtsInKazakh, 'kk');

  it('gets every message, status and frame in Kazakh, and each says so', () => {
    expect(kazakh.length).toBeGreaterThan(3_500);
    expect(kazakh.filter(({ locale }) => locale !== 'kk')).toEqual([]);
  });

  it('reads no word that the Russian or English texts have', () => {
    const facts = new Set(wordsOf(`${words} Жіберілді`));
    // Names, a code of ISO 4217, and words that are the same in Kazakh.
    const same = new Set(['мтс', 'sim', 'rub', 'интернет', 'телефон', 'оператор', 'карта']);
    const foreign = new Set(
      [...written(mts, 'ru'), ...written(mts, 'en')]
        .flatMap(({ text }) => wordsOf(text))
        .filter((word) => !facts.has(word) && !same.has(word)),
    );
    expect(foreign.size).toBeGreaterThan(200);
    const found = kazakh.flatMap(({ place, text }) =>
      wordsOf(text).flatMap((word) => (foreign.has(word) ? [`${place}: ${word}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it('has titles, steps and the name of the operator in Kazakh', () => {
    for (const [kind, { title, steps = [] }] of Object.entries(mtsInKazakh.kinds)) {
      for (const words of [title, ...steps.map((step) => step.title)]) {
        expect([kind, words['kk']]).toEqual([kind, expect.any(String)]);
        expect([words.ru, words.en]).not.toContain(words['kk']);
      }
    }
  });

  it('sees it in the record and in the view, through a whole life', async () => {
    const world = given('2026-11-20 12:00', { operators: [mtsInKazakh] });
    const locale = { subscriber: { ...subscriber, locale: 'kk-KZ' } };
    const { id, number } = await world.registered(mtsInKazakh, 'shopOrder', locale);
    await world.done(number, { type: 'start' }, { type: 'progress', step: 'shipped' });
    const view = accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number }));
    expect([view.locale, view.title, view.step]).toEqual(['kk', 'Интернет-дүкендегі тапсырыс', 'Жіберілді']);
    expect(view.text).toContain('«Жіберілді»');
    await world.done(number, { type: 'ask', question: 'Мекенжайыңыз қандай?' });
    world.at('2026-12-01 12:00');
    await world.passes();
    const records = await world.store.messages(id);
    expect(records.map((record) => record.locale)).toEqual(records.map(() => 'kk'));
    expect(records.map(({ message }) => message)).toEqual(expect.arrayContaining(['progressed', 'cancelled']));
    expect(records.find(({ message }) => message === 'progressed')?.text).toContain('«Жіберілді»');
    // The reason that the desk itself gives is in Kazakh too.
    expect(records.at(-1)?.text).toContain('сұрағымызға жауап болмады');
  });

  it('hears no Russian digits', async () => {
    const world = given('2026-11-20 12:00', { operators: [mtsInKazakh] });
    const { number, script } = await world.registered(mtsInKazakh, 'complaint', {
      subscriber: { ...subscriber, locale: 'kk' },
    });
    expect(script).toMatch(/^Өтініш қабылданды, нөмірі: [\d ]+\. Соңғы мерзімі: 2026 ж\. 25 қараша\.$/);
    expect(script?.replaceAll(' ', '')).toContain(number);
  });
});

it('a title in a language whose tag is none is refused with its place', async () => {
  const { extendOperator } = await import('zayavka/operators');
  const title = { ru: 'Жалоба', en: 'Complaint', қазақша: 'Шағым' };
  expect(() => extendOperator(mts, { kinds: { complaint: { title } } })).toThrow(
    /kinds\.complaint\.title.*language tags/,
  );
  expect(moscow('2026-11-20 12:00').getTime()).toBe(noon.getTime());
});
