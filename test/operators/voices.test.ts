import { describe, expect, it } from 'vitest';
import {
  compose,
  describeStatus,
  type MessageFacts,
  type MessageName,
  type StatusFacts,
  type StatusName,
  texts,
} from 'zayavka';
import { beeline, extendOperator, kinds, megafon, mts, type Operator, tele2 } from 'zayavka/operators';
import { composeNumbered } from '#src/message/compose.ts';
import { describeReason } from '#src/message/describe-status.ts';
import { messageChannels, statusNames } from '#src/message/facts.ts';
import { findText, type TextRequest } from '#src/message/find-text.ts';
import { messageNames, type TextName } from '#src/message/message-table.ts';
import { sampleChoices, sampleFacts } from '#src/message/sample-facts.ts';
import type { Sender, SenderKind } from '#src/message/sender.ts';
import { textFaults } from '#src/operators/faults/text-faults.ts';
import { rulesOf } from '#src/operators/rules/message/event-message.ts';
import { lifecycles } from '#src/request/lifecycle.ts';

const operators: readonly Operator[] = [mts, megafon, beeline, tele2];
const locales = ['ru', 'en'] as const;
const written = ['sms', 'chat', 'email'] as const;
type Locale = (typeof locales)[number];
type Written = (typeof written)[number];

const about = { number: '48293017560', at: new Date('2026-11-20T09:00:00Z') } as const;
const dueAt = new Date('2026-11-25T21:00:00Z');
const due = { dueAt };
const words = {
  ru: { step: 'Собран', question: 'Да?', answer: 'Да' },
  en: { step: 'Packed', question: 'Yes?', answer: 'Yes' },
};

/** The messages of each operator's own. */
function voiced(locale: Locale) {
  const { step, question, answer } = words[locale];
  const every = {
    registered: { ...about, ...due },
    extended: { ...about, ...due },
    overdue: { ...about, at: dueAt, missed: due, next: { dueAt: new Date('2026-11-30T21:00:00Z') } },
    needsAnswer: { ...about, ...due, question },
    reminder: { ...about, ...due, question, daysLeft: 5 },
    progressed: { ...about, step },
    closed: { ...about, reopenUntil: dueAt },
  };
  return {
    inquiry: { ...every, resolved: { ...about, outcome: 'satisfied' as const, answer } },
    order: { ...every, fulfilled: about },
  } satisfies { [lifecycle: string]: Partial<MessageFacts> };
}

const statuses: {
  readonly [lifecycle in 'inquiry' | 'order']: readonly (readonly [StatusName, Partial<StatusFacts>])[];
} = {
  inquiry: [
    ['registered', { due }],
    ['inProgress', { due, extended: true }],
    ['inProgress', { due: { dueAt: new Date('2026-11-18T21:00:00Z') }, next: due }],
    ['awaitingSubscriber', {}],
    ['resolved', { outcome: 'satisfied' }],
    ['closed', { outcome: 'satisfied' }],
  ],
  order: [
    ['registered', { due }],
    ['inProgress', { due, extended: true }],
    ['inProgress', { due: { dueAt: new Date('2026-11-18T21:00:00Z') }, next: due }],
    ['awaitingSubscriber', {}],
    ['fulfilled', {}],
    ['closed', {}],
  ],
};

const kindNames = Object.keys(kinds).filter((kind) => kind !== 'consultation');

interface Said {
  readonly place: string;
  readonly locale: Locale;
  readonly channel: Written | 'status';
  readonly text: string;
}

const longest = sampleFacts(true, { outcome: 'refused', stage: 'confirmed', when: 'tomorrow' });

/** Its words are a few letters, so that a text message has room for its closing. */
function inShort<Name extends MessageName>(name: Name, locale: Locale): MessageFacts[Name] {
  const facts = sampleFacts(false, { outcome: 'refused', stage: 'confirmed', when: 'tomorrow' })[name];
  const { answer } = words[locale];
  const said = ['answer', 'reason', 'question', 'step'].filter((fact) => fact in facts);
  return { ...facts, ...Object.fromEntries(said.map((fact) => [fact, answer])) };
}

const kindsOfMts: Operator['kinds'] = mts.kinds;

/** The messages that a kind of MTS can send. */
function toldOf(kind: string): readonly MessageName[] {
  const policy = kindsOfMts[kind];
  return policy === undefined ? [] : messageNames.filter((name) => rulesOf(policy, name).length > 0);
}

function statusesOf(kind: string): readonly StatusName[] {
  const statuses = Object.keys(lifecycles[kindsOfMts[kind]?.lifecycle ?? 'inquiry']);
  return statusNames.filter((status) => statuses.includes(status));
}

const statusText = (status: StatusName): TextName => `status.${status}`;

/** The words of the library alone. */
const plain: Sender = { ...mts, texts: {}, kinds: Object.fromEntries(kindNames.map((kind) => [kind, bareKind(kind)])) };

function bareKind(kind: string): SenderKind {
  const { texts: _, ...policy } = kindsOfMts[kind] ?? {};
  return policy;
}

function argumentsIn(sender: Sender, request: TextRequest): Set<string> {
  // A branch of one word reads like an argument; the room is none of the facts.
  const source = findText(sender, request).text.source.replaceAll('=0 {today}', '').replaceAll('{room,', '');
  return new Set([...source.matchAll(/\{(\w+)[,}]/gu)].flatMap(([, argument = '']) => argument));
}

/** What need not be told there: the app has it, or one part has no room. */
const leftOut: readonly { readonly name: TextName; readonly channels: readonly string[]; readonly why: string }[] = [
  { name: 'resolved', channels: ['sms', 'push', 'voice'], why: 'the answer takes the room' },
  { name: 'numbered', channels: ['push', 'voice'], why: 'a push message opens the request itself' },
  { name: 'closed', channels: ['push', 'voice'], why: 'a push message opens the request itself' },
];

/** Only the phone may be left out. */
function mayLose({ name, channel, argument }: { name: TextName; channel: string; argument: string }): boolean {
  return argument === 'support' && leftOut.some((one) => one.name === name && one.channels.includes(channel));
}

/** Everything that the operator says in its own voice, in the same order for each. */
function everything(operator: Operator): readonly Said[] {
  return kindNames.flatMap((kind) =>
    locales.flatMap((locale) => {
      const lifecycle = operator.kinds[kind]?.lifecycle ?? 'inquiry';
      const facts = voiced(locale)[lifecycle];
      const messages = written.flatMap((channel) => {
        const addressing = { locale, channel, kind };
        const place = (name: string) => `${kind}.${name}.${locale}.${channel}`;
        return [
          { place: place('numbered'), locale, channel, text: composeNumbered(operator, about, addressing).text },
          ...Object.keys(facts).map((name) => ({
            place: place(name),
            locale,
            channel,
            text: compose(operator, name as keyof typeof facts, facts[name as keyof typeof facts], addressing).text,
          })),
        ];
      });
      const told = statuses[lifecycle].map(([status, extra]) => ({
        place: `${kind}.status.${status}.${locale}`,
        locale,
        channel: 'status' as const,
        text: describeStatus(operator, status, { ...about, ...extra }, { locale, kind }).text,
      }));
      return [...messages, ...told];
    }),
  );
}

const said = new Map(operators.map((operator) => [operator.id, everything(operator)]));
const saidBy = (id: string): readonly Said[] => said.get(id) ?? [];

/** Without brand and telephone number. */
function bare(text: string, { brand, support }: Operator): string {
  const names = brand.flatMap(({ name }) => [name.ru, name.en]);
  return [...names, support]
    .reduce((left, part) => left.replaceAll(part, '…'), text.replace(/8 ?800[\d -]+/gu, '…'))
    .trim();
}

const pairs = operators.flatMap((first, index) => operators.slice(index + 1).map((second) => [first, second] as const));

describe('the voices of the four operators', () => {
  it.each(pairs.map(([first, second]) => [`${first.id} and ${second.id}`, first, second] as const))(
    'differ beyond brand and number: %s',
    (_, first, second) => {
      for (const locale of locales) {
        for (const channel of [...written, 'status'] as const) {
          const of = (operator: Operator) =>
            saidBy(operator.id)
              .filter((one) => one.locale === locale && one.channel === channel)
              .map(({ text }) => bare(text, operator));
          const [own, others] = [of(first), of(second)];
          const different = own.filter((text, index) => text !== others[index]).length;
          expect(different / own.length, `${locale} ${channel}`).toBeGreaterThan(0.5);
        }
      }
    },
  );

  it.each(locales)('are shortest at t2 and longest at MTS, on every channel: %s', (locale) => {
    for (const channel of [...written, 'status'] as const) {
      const average = (operator: Operator) => {
        const lengths = saidBy(operator.id)
          .filter((one) => one.locale === locale && one.channel === channel)
          .map(({ text }) => bare(text, operator).length);
        return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
      };
      const [longest, neutral, dense, shortest] = operators.map(average) as [number, number, number, number];
      expect(Math.max(neutral, dense), channel).toBeLessThan(longest);
      expect(Math.min(neutral, dense), channel).toBeGreaterThan(shortest);
    }
  });

  it('write «вы» and «ваш» in lower case within a sentence', () => {
    for (const { id } of operators) {
      for (const { place, text } of saidBy(id)) {
        expect(text.match(/(?<=[^.!?…\n] )(?:Вы|Вас|Вам|Вами|Ваш\p{L}*)(?!\p{L})/u), `${id} ${place}`).toBeNull();
      }
    }
  });

  it.each(kindNames)('leave out nothing that the library tells: %s', (kind) => {
    for (const locale of locales) {
      for (const channel of messageChannels) {
        for (const name of [...toldOf(kind), 'numbered' as const, ...statusesOf(kind).map(statusText)]) {
          const library = argumentsIn(plain, { name, locale, channel, kind });
          for (const operator of operators) {
            const shown = argumentsIn(operator, { name, locale, channel, kind });
            // The frame of a letter names the phone.
            if (channel === 'email') shown.add('support');
            const lost = [...library].filter(
              (argument) => !shown.has(argument) && !mayLose({ name, channel, argument }),
            );
            expect(lost, `${operator.id} ${name} ${locale} ${channel}`).toEqual([]);
          }
        }
      }
    }
  });

  it.each(kindNames)('are closed in the same way, also where the words are those of the library: %s', (kind) => {
    const closings = { ru: [' Всегда ваш МТС', ' С заботой, ваш МТС'], en: [' Yours, MTS', ' With care, your MTS'] };
    for (const locale of locales) {
      const [short = '?', long = '?'] = closings[locale];
      for (const name of toldOf(kind)) {
        const by = (operator: Operator, channel: Written) =>
          compose(operator, name, channel === 'sms' ? inShort(name, locale) : longest[name], { locale, channel, kind })
            .text;
        // The text message about a porting has none.
        if (name !== 'porting') expect(by(mts, 'sms').endsWith(short), name).toBe(true);
        expect(by(mts, 'chat').endsWith(long), name).toBe(true);
        expect(by(tele2, 'chat')).not.toMatch(/ваш t2|your t2/iu);
        for (const operator of [megafon, beeline]) expect(by(operator, 'chat')).toMatch(/0500|0611|8 800/u);
      }
      // What goes on in place of a merged request is said behind its status, with the closing.
      for (const status of statusesOf(kind).filter((shown) => shown !== 'merged')) {
        expect(describeStatus(mts, status, about, { locale, kind }).text.endsWith(long), status).toBe(true);
      }
    }
  });

  it('say farewell at MTS always, at t2 never, and name a phone in each chat message of Beeline', () => {
    const closings = {
      ru: {
        sms: ' Всегда ваш МТС',
        chat: ' С заботой, ваш МТС',
        status: ' С заботой, ваш МТС',
        email: '\n\nС заботой,\nваш МТС',
      },
      en: {
        sms: ' Yours, MTS',
        chat: ' With care, your MTS',
        status: ' With care, your MTS',
        email: '\n\nWith care,\nyour MTS',
      },
    };
    for (const { text, locale, channel } of saidBy('mts'))
      expect(text.endsWith(closings[locale][channel]), text).toBe(true);
    for (const { text } of saidBy('tele2')) expect(text).not.toMatch(/ваш t2|your t2|здравствуйте|hello/iu);
    for (const { text, channel } of saidBy('beeline')) {
      expect(text).not.toMatch(/здравствуйте|hello/iu);
      if (channel !== 'sms') expect(text).toMatch(/0611|8 800 700-06-11/u);
    }
  });

  it('render on every channel with the shortest and the longest facts, and fit into two parts', () => {
    // `textFaults` takes every choice by SMS.
    const kits = sampleChoices.map((choices, index) => sampleFacts(index > 0, choices));
    const addressings = [...kindNames, undefined].flatMap((kind) =>
      locales.flatMap((locale) =>
        [...written, 'push' as const, 'voice' as const].map((channel) => ({ locale, channel, kind })),
      ),
    );
    const names = messageNames.filter((name) => mts.texts?.[name] !== undefined);
    for (const operator of operators) {
      expect(textFaults(operator), operator.id).toEqual([]);
      const all = addressings.flatMap((addressing) =>
        kits.flatMap((facts) => names.map((name) => compose(operator, name, facts[name], addressing))),
      );
      const wrong = /[{}[\]]|undefined|(?<!\.)\.\.(?!\.)|\.{4}|https?:|www/u;
      expect(all.filter(({ text }) => wrong.test(text))).toEqual([]);
      expect(all.filter(({ sms }) => (sms?.segments ?? 1) > 2)).toEqual([]);
    }
  });

  it.each([tele2, beeline])('take one part for what is written most often: $id', (operator) => {
    const digits = (kind: string) => (kind === 'numberPorting' ? '482930175600' : '48293017560');
    const frequent = kindNames.flatMap((kind) =>
      locales.flatMap((locale) => {
        const { lifecycle = 'inquiry' } = Object.entries(operator.kinds).find(([name]) => name === kind)?.[1] ?? {};
        const number = lifecycle === 'order' ? digits(kind) : '4829301756';
        return Object.entries(voiced(locale)[lifecycle])
          .filter(([name]) => ['registered', 'resolved', 'closed'].includes(name))
          .map(([name, facts]) => ({
            place: `${kind}.${name}.${locale}`,
            ...compose(operator, name as 'registered', { ...facts, number } as never, { locale, channel: 'sms', kind }),
          }));
      }),
    );
    // A reminder repeats a question, so it is longer; the answer to a claim comes apart.
    const longer = /^claim.resolved/u;
    expect(frequent.filter(({ place, sms }) => sms?.segments !== 1 && !longer.test(place))).toEqual([]);
  });

  it.each(operators)(
    'leave out the closing before any word of a person, and say where the rest is: $id',
    (operator) => {
      const closings = /(?:Всегда ваш|Ваш) (?:МТС|билайн)$|(?:Yours,|Your) (?:MTS|Beeline)$/u;
      const alphabet = { ru: 'Проверьте связь у окна и в подвале', en: 'Please check the signal near the window' };
      const lost = kindNames.flatMap((kind) =>
        locales.flatMap((locale) => {
          const words = alphabet[locale].split(' ');
          const lengths = Array.from({ length: 40 }, (_, index) => index + 1);
          return lengths.flatMap((length) => {
            const said = Array.from({ length }, (_, index) => words[index % words.length]).join(' ');
            const { lifecycle = 'inquiry' } = kindsOfMts[kind] ?? {};
            const told: Partial<MessageFacts> = {
              needsAnswer: { ...about, ...due, question: `${said}?` },
              reminder: { ...about, ...due, question: `${said}?` },
              ...(lifecycle === 'order'
                ? { fulfilled: { ...about, answer: said } }
                : { resolved: { ...about, outcome: 'refused', answer: said } }),
            };
            return Object.entries(told).flatMap(([name, facts]) => {
              const { text } = compose(operator, name as 'closed', facts as never, { locale, channel: 'sms', kind });
              const isWhole = text.includes(said);
              const isWhereTold = /0890|0500|0611|(?<!\d)611|8800\d{7}|вышлем отдельно|separately/u.test(text);
              return isWhole || (isWhereTold && !closings.test(text)) ? [] : [`${kind} ${name}: ${text}`];
            });
          });
        }),
      );
      expect(lost).toEqual([]);
    },
  );

  it('ask by a verb, and tell what was decided without a pronoun', () => {
    for (const { kinds } of [beeline, tele2]) {
      const { reminder, resolved, closed } = kinds.complaint.texts ?? {};
      expect(JSON.stringify(reminder?.['ru'])).toMatch(
        /other \{Ответьте по\}\} \{support\} .*other \{не позднее \{replyBy\}\}/u,
      );
      expect(JSON.stringify(resolved?.['ru'])).not.toContain(': она удовлетворена');
      expect(JSON.stringify(closed?.['ru'])).toContain('Возобновить не позднее {reopenUntil}');
    }
  });

  it.each(operators)('have codes of rejections that go on behind «Причина:»: $id', ({ kinds }) => {
    const titles = Object.values(kinds).flatMap(({ rejectReasons = {} }) =>
      Object.values(rejectReasons).flatMap(({ title }) => [title.ru, title.en]),
    );
    expect(titles.filter((title) => /^\p{Lu}/u.test(title))).toEqual([]);
    expect(titles.length).toBeGreaterThan(0);
  });

  it.each(operators)('have room for the reasons that the desk gives: $id', (operator) => {
    const reasons = ['reason.furtherChecks', 'reason.yearKnown', 'reason.corrected'] as const;
    const facts = { ...about, number: '482930175600', dueAt: new Date('2026-09-25T11:30:00Z') };
    const cut = kindNames.flatMap((kind) =>
      locales.flatMap((locale) =>
        reasons.flatMap((name) => {
          const reason = describeReason(operator, name, about, { locale, kind });
          const { text, sms } = compose(operator, 'extended', { ...facts, reason }, { locale, channel: 'sms', kind });
          return text.includes(`${reason}.`) && sms?.segments !== 3 ? [] : [text];
        }),
      ),
    );
    expect(cut).toEqual([]);
  });

  it.each(operators)('name the day until which a reply is awaited, also in a reminder by SMS: $id', (operator) => {
    for (const kind of kindNames) {
      for (const name of ['needsAnswer', 'reminder'] as const) {
        const facts = { ...about, ...due, question: words.ru.question };
        const write = (locale: Locale): string => compose(operator, name, facts, { locale, channel: 'sms', kind }).text;
        expect(write('ru'), kind).toContain('25.11.2026');
        expect(write('en'), kind).toContain('25 November 2026');
      }
    }
  });

  it('say of a reminder that it is one', () => {
    const isReminder = /напомина|напоминание|remind/iu;
    const plainTexts = { ...mts, texts: {}, kinds: plain.kinds ?? {} };
    const untold = [...operators, plainTexts].flatMap((operator) =>
      kindNames.flatMap((kind) =>
        locales.flatMap((locale) =>
          messageChannels.flatMap((channel) => {
            const facts = { ...about, ...due, question: words[locale].question };
            const { text } = compose(operator, 'reminder', facts, { locale, channel, kind });
            return isReminder.test(text) ? [] : [`${operator.id} ${kind} ${channel}: ${text}`];
          }),
        ),
      ),
    );
    expect(untold).toEqual([]);
  });

  it('promise nothing of another kind after a pause', () => {
    for (const operator of [...operators, { ...mts, texts: {}, kinds: plain.kinds ?? {} }]) {
      for (const [kind, ru] of [
        ['numberPorting', /перенесём номер|перенос номера|переноса номера/iu],
        ['contractTermination', /расторгнем договор|расторжение договора|расторжения договора/iu],
        ['tariffChange', /сменим тариф|смена тарифа|смены тарифа/iu],
        ['fixedConnection', /подключим интернет|подключение интернета|подключения интернета/iu],
      ] as const) {
        for (const name of ['held', 'resumed', 'delayed'] as const) {
          const facts = { ...about, ...due, reason: 'Ждём' };
          expect(compose(operator, name, facts, { locale: 'ru', channel: 'sms', kind }).text).toMatch(ru);
        }
      }
    }
  });

  it('keep the words of the topic', () => {
    const topics: { readonly [kind: string]: readonly [ru: RegExp, en: RegExp] } = {
      serviceFault: [/неполадка устранена/iu, /the fault is repaired/iu],
      fixedFault: [/неполадка устранена/iu, /the fault is repaired/iu],
      billingDispute: [/в вашу пользу/iu, /in your favour/iu],
      mistakenPayment: [/исправляем платёж/iu, /correct the payment/iu],
      complaint: [/жалоб.*удовлетворена/isu, /complaint.*we agree with it/isu],
      claim: [/претензи.*удовлетворена/isu, /claim.*in your favour/isu],
      shopOrder: [/заказ 48293017560 доставлен/iu, /order 48293017560 is delivered/iu],
      fixedConnection: [/интернет подключён/iu, /home internet is connected/iu],
      newConnection: [/новый номер подключён/iu, /new number is connected/iu],
      numberPorting: [/номер перенесён.*новой SIM/isu, /number has moved to us.*new SIM/isu],
      simReplacement: [/SIM-карта заменена/iu, /SIM card is replaced/iu],
      numberChange: [/номер изменён/iu, /number is changed/iu],
      tariffChange: [/тариф изменён/iu, /tariff is changed/iu],
      contractTermination: [/договор расторгнут/iu, /contract has ended/iu],
    };
    expect(Object.keys(topics).sort()).toEqual([...kindNames].sort());
    for (const { id } of operators) {
      for (const [kind, [ru, en]] of Object.entries(topics)) {
        const ends = saidBy(id).filter(({ place }) =>
          new RegExp(`^${kind}\\.(?:status\\.)?(?:resolved|fulfilled)`, 'u').test(place),
        );
        expect(ends).toHaveLength(8);
        for (const { place, text, locale } of ends) expect(text, `${id} ${place}`).toMatch(locale === 'ru' ? ru : en);
      }
    }
  });

  it('say no text of any kind in the place of one of the topic', () => {
    const consultation = { outcome: 'satisfied', answer: 'Да' } as const;
    for (const operator of operators) {
      for (const kind of kindNames) {
        const { lifecycle, texts: own = {} } =
          Object.entries(operator.kinds).find(([name]) => name === kind)?.[1] ?? {};
        const foreign = lifecycle === 'order' ? ['resolved', 'withdrawn'] : ['fulfilled', 'visitReminder', 'returned'];
        const general = Object.keys(operator.texts ?? {}).filter(
          (name) => name !== 'frame' && !foreign.some((end) => name.endsWith(end)),
        );
        expect(Object.keys(own)).toEqual(expect.arrayContaining(general));
      }
      const addressing = { locale: 'ru', kind: 'consultation' } as const;
      expect(describeStatus(operator, 'closed', { ...about, ...consultation }, addressing).text).toBe(
        'Консультация дана. Да.',
      );
    }
  });

  it('are plain data', () => {
    for (const { texts: own, kinds: policies } of operators) {
      const all = { own, ofKinds: Object.values(policies).map((policy) => policy.texts) };
      expect(JSON.parse(JSON.stringify(all))).toEqual(all);
    }
  });

  it('promise no answer where something is done, also of a kind that has no words', () => {
    const courier = { ...kinds.simReplacement, title: { ru: 'Вызов курьера', en: 'Courier' } };
    const own = extendOperator(mts, { kinds: { courier } });
    for (const kind of ['courier', 'simReplacement']) {
      const addressing = { locale: 'ru', channel: 'chat', kind } as const;
      expect(compose(own, 'registered', { ...about, ...due }, addressing).text).not.toMatch(/ответим|ответ не/iu);
    }
  });
});

describe('the words of an integrator', () => {
  const registered = (operator: Operator, locale: string, channel: Written, kind: string) =>
    compose(operator, 'registered', { ...about, ...due }, { locale, channel, kind }).text;

  it('reach every kind, in their language and on their channel alone', () => {
    const own = extendOperator(mts, { texts: texts({ registered: { ru: { sms: 'Записали {number}, {due}.' } } }) });
    for (const kind of kindNames) {
      expect(registered(own, 'ru', 'sms', kind)).toBe('Записали 48293017560, 25.11.2026.');
      expect(registered(own, 'ru', 'chat', kind)).toBe(registered(mts, 'ru', 'chat', kind));
      expect(registered(own, 'en', 'sms', kind)).toBe(registered(mts, 'en', 'sms', kind));
    }
    const whole = extendOperator(mts, { texts: texts({ registered: { ru: 'Записали {number}, {due}.' } }) });
    expect(registered(whole, 'ru', 'chat', 'claim')).toBe('Записали 48293017560, 25.11.2026.');
  });

  it.each(['en-US', 'en_us', 'EN-us'])('reach every kind under the tag of a region, and its language: %s', (tag) => {
    const own = extendOperator(mts, { texts: texts({ registered: { [tag]: 'Got {number}, {due}.' } }) });
    for (const locale of ['en-US', 'en', 'en-GB', 'en_us']) {
      expect(registered(own, locale, 'sms', 'claim')).toBe('Got 48293017560, 25 November 2026.');
    }
    expect(registered(own, 'ru', 'sms', 'claim')).toBe(registered(mts, 'ru', 'sms', 'claim'));
    const plain = extendOperator(mts, { texts: texts({ registered: { en: 'Got {number}, {due}.' } }) });
    expect(registered(plain, tag, 'sms', 'claim')).toBe('Got 48293017560, 25 November 2026.');
  });

  it('of several regions leave their language as it was', () => {
    const own = extendOperator(mts, {
      texts: texts({ registered: { 'en-US': 'Got {number}, {due}.', 'en-GB': 'Received {number}, {due}.' } }),
    });
    expect(registered(own, 'en-GB', 'sms', 'claim')).toBe('Received 48293017560, 25 November 2026.');
    expect(registered(own, 'en', 'sms', 'claim')).toBe(registered(mts, 'en', 'sms', 'claim'));
  });

  it('under ru_RU reach subscribers who speak Russian, also by one channel alone', () => {
    const own = extendOperator(mts, { texts: texts({ registered: { ru_RU: { sms: 'Записали {number}, {due}.' } } }) });
    for (const locale of ['ru', 'ru-RU', 'ru_RU']) {
      expect(registered(own, locale, 'sms', 'claim')).toBe('Записали 48293017560, 25.11.2026.');
      expect(registered(own, locale, 'chat', 'claim')).toBe(registered(mts, 'ru', 'chat', 'claim'));
    }
  });

  it('of one kind win over those of all, and leave the rest of the voice', () => {
    const own = extendOperator(mts, {
      texts: texts({ registered: { ru: 'Все: {number}, {due}.' } }),
      kinds: { claim: { texts: texts({ registered: { ru: 'Претензия: {number}, {due}.' } }) } },
    });
    expect(registered(own, 'ru', 'sms', 'claim')).toBe('Претензия: 48293017560, 25.11.2026.');
    expect(registered(own, 'ru', 'sms', 'complaint')).toBe('Все: 48293017560, 25.11.2026.');
    expect(compose(own, 'closed', about, { locale: 'ru', channel: 'sms', kind: 'claim' }).text).toBe(
      compose(mts, 'closed', about, { locale: 'ru', channel: 'sms', kind: 'claim' }).text,
    );
  });

  it('that are none are refused, not dropped', () => {
    const unchecked = (value: unknown): never => value as never;
    expect(() => extendOperator(mts, { texts: unchecked(5) })).toThrow('texts: expected texts by name');
    expect(() => extendOperator(mts, { texts: unchecked({ closed: 5 }) })).toThrow('closed: expected texts by locale');
    expect(() => extendOperator(mts, { kinds: { claim: { texts: unchecked(null) } } })).toThrow(
      'expected texts by name',
    );
  });
});
