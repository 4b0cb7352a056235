import { describe, expect, it } from 'vitest';
import { type IcuCatalogue, icuTemplates } from '#src/interop/icu.ts';
import { Fault } from '#src/kernel/fault.ts';
import { compose, type MessageChannel, messageNames, overrideTexts } from '../message/room.ts';
import { factsOf, longest, mts, noon, shortest } from '../message/senders.ts';

const about = { number: '4829301756', subject: 'claim', at: noon } as const;
const facts = factsOf({ about, words: 'Нет связи', optional: false });

function faultsOf(catalogue: IcuCatalogue): string {
  try {
    icuTemplates(catalogue);
  } catch (error) {
    return Fault.is(error) && error.code === 'message/invalid-template'
      ? error.message
      : `not a template fault: ${error}`;
  }
  return '';
}

function written(
  catalogue: IcuCatalogue,
  name: 'registered' | 'reminder' | 'extended' | 'resolved' | 'rejected',
  channel: MessageChannel,
  own = facts,
  locale = 'ru',
) {
  return compose(overrideTexts(mts, icuTemplates(catalogue)), name, own[name], { locale, channel });
}

describe('an ICU catalogue', () => {
  it('replaces a text for all channels or for one', () => {
    const catalogue = {
      ru: { registered: '{brand}: № {number}, ждите до {due}', 'registered.sms': '{brand} {number} {due}' },
    };
    expect(written(catalogue, 'registered', 'sms').text).toBe('МТС 4829301756 25.11.2026');
    expect(written(catalogue, 'registered', 'push').text).toBe('МТС: № 4829301756, ждите до 25.11.2026 включительно');
    expect(written(catalogue, 'registered', 'voice').text).toBe(
      'МТС: № 48 2930 1756, ждите до 25 ноября 2026 года включительно',
    );
    expect(written(catalogue, 'rejected', 'push').text).toContain('отклонена');
  });

  it('leaves alone the channels that it does not name', () => {
    expect(written({ ru: { 'registered.sms': '{number} {due}' } }, 'registered', 'push').text).toBe(
      'Претензия № 4829301756 принята. Ответ до 25.11.2026 включительно.',
    );
  });

  it('adds a language', () => {
    const catalogue = { kk: { registered: '{brand}: {number} өтініш қабылданды, {due} дейін.' } };
    expect(written(catalogue, 'registered', 'sms', facts, 'kk').text).toBe(
      'MTS: 4829301756 өтініш қабылданды, 25.11.2026 дейін.',
    );
  });

  it('chooses and counts', () => {
    const reminder =
      '{subject, select, claim {Претензия} other {Обращение}} {number}: {question}, {daysLeft, plural, one {# день} few {# дня} many {# дней} other {# дня}}';
    const days = [1, 3, 11].map(
      (daysLeft) =>
        written({ ru: { reminder } }, 'reminder', 'push', { ...facts, reminder: { ...facts.reminder, daysLeft } }).text,
    );
    expect(days).toEqual([
      'Претензия 4829301756: «Нет связи», 1 день',
      'Претензия 4829301756: «Нет связи», 3 дня',
      'Претензия 4829301756: «Нет связи», 11 дней',
    ]);
  });

  it('knows whether an optional fact is there', () => {
    const extended = '{number} до {due}{hasReason, select, yes { ({reason})} other {}}';
    expect(written({ ru: { extended } }, 'extended', 'sms').text).toBe('4829301756 до 25.11.2026');
    const because = { ...facts, extended: { ...facts.extended, reason: 'нет детали' } };
    expect(written({ ru: { extended } }, 'extended', 'sms', because).text).toBe(
      '4829301756 до 25.11.2026 («нет детали»)',
    );
  });

  it('gives an e-mail its own subject, or that of the library', () => {
    const email = { 'registered.email': 'Письмо {number} {due}', 'registered.email.subject': 'Тема {number}' };
    expect(written({ ru: email }, 'registered', 'email')).toEqual({
      subject: 'Тема 4829301756',
      text: 'Письмо 4829301756 25.11.2026 включительно',
    });
    expect(written({ ru: { registered: '{number} {due}' } }, 'registered', 'email').subject).toBe(
      'Претензия № 4829301756: регистрация',
    );
  });

  it('takes braces and tags in the words of a person for what they are', () => {
    const rejected = { ...facts, rejected: { ...facts.rejected, reason: "<b>{number}</b> '{' #" } };
    expect(written({ ru: { rejected: '<i>{number}</i> {reason}' } }, 'rejected', 'push', rejected).text).toBe(
      "<i>4829301756</i> «<b>{number}</b> '{' #»",
    );
  });

  it('can name every fact of every message', () => {
    for (const name of messageNames) {
      const named = /allowed are (.*)$/m.exec(faultsOf({ ru: { [name]: '{nothing}' } }))?.[1]?.split(', ') ?? [];
      const plain = named.filter((argument) => !argument.startsWith('has'));
      const sender = overrideTexts(
        mts,
        icuTemplates({ ru: { [name]: plain.map((argument) => `${argument}={${argument}}`).join('; ') } }),
      );
      for (const facts of [shortest, longest]) {
        const { text } = compose(sender, name, facts[name], { locale: 'ru', channel: 'chat' });
        expect(text).not.toMatch(/undefined|\[object|NaN/);
        if (facts === longest) expect(text).not.toMatch(/=(?:;|$)/);
      }
    }
  });
});

describe('what is wrong with a catalogue', () => {
  it('is reported with template, place and allowed names when it is a syntax error', () => {
    expect(faultsOf({ ru: { 'registered.sms': '{number}\n{due' } })).toBe(
      'ICU catalogue:\nru/registered.sms:2:1: EXPECT_ARGUMENT_CLOSING_BRACE; allowed are brand, support, number, subject, due',
    );
    expect(faultsOf({ ru: { registered: '{number} {due} {subject, select, claim {x}}' } })).toContain(
      'ru/registered:1:43: MISSING_OTHER_CLAUSE',
    );
  });

  it('is reported when an argument is unknown, also inside a branch', () => {
    expect(faultsOf({ ru: { registered: '{number} {due} {subject, select, other {{answer}}}' } })).toBe(
      'ICU catalogue:\nru/registered:1:41: unknown argument {answer}; allowed are brand, support, number, subject, due',
    );
  });

  it('is reported when an argument is missing', () => {
    expect(faultsOf({ en: { rejected: '{number} rejected' } })).toBe(
      'ICU catalogue:\nen/rejected: missing argument {reason}; allowed are brand, support, number, subject, reason, hasReason',
    );
  });

  it('is reported when an argument is missing in one branch, unless the branch says that the fact is absent', () => {
    expect(faultsOf({ ru: { withdrawn: '{subject, select, claim {} other {{number}}}' } })).toBe(
      'ICU catalogue:\nru/withdrawn: missing argument {number} in a branch; allowed are brand, support, number, subject',
    );
    const ofReminder = (daysLeft: string) => faultsOf({ ru: { reminder: `{question} ${daysLeft}` } });
    expect(ofReminder('{daysLeft, plural, one {{number}} other {}}')).toContain(
      'missing argument {number} in a branch',
    );
    const rejected = '{hasReason, select, yes {{number}: {reason}} other {{number}}}';
    expect(() =>
      icuTemplates({ ru: { rejected, withdrawn: '{subject, select, claim {N {number}} other {{number}}}' } }),
    ).not.toThrow();
  });

  it('is reported when a plural has a form that the language does not know', () => {
    const fault = (form: string, locale: string) =>
      faultsOf({ [locale]: { reminder: `{number} {question} {daysLeft, plural, ${form} {#} other {x}}` } });
    expect(fault('dva', 'ru')).toContain('{daysLeft} is for plural between ');
    expect(fault('two', 'ru')).toContain('found two');
    expect(fault('few', 'en')).toContain('found few');
    const reminder = '{number} {question} {daysLeft, plural, =1 {one day} one {# day} other {# days}}';
    expect(() => icuTemplates({ en: { reminder } })).not.toThrow();
    const ordinal = '{number} {question} {daysLeft, selectordinal, two {#nd} other {#th}}';
    expect(() => icuTemplates({ en: { reminder: ordinal } })).not.toThrow();
  });

  it('is reported when an argument cannot have that format', () => {
    expect(faultsOf({ ru: { registered: '{number} {due, date}' } })).toContain(
      'ru/registered:1:10: {due} is written already, expected no format, found date',
    );
    expect(faultsOf({ ru: { registered: '{number, plural, other {#}} {due}' } })).toContain(
      '{number} is written already',
    );
    expect(faultsOf({ ru: { reminder: '{number} {question} {daysLeft, date}' } })).toContain(
      '{daysLeft} is a number, found date',
    );
    expect(faultsOf({ ru: { resolved: '{number} {answer} {outcome, select, satisfyed {x} other {y}}' } })).toContain(
      '{outcome} is for select between satisfied, partlySatisfied, refused, found select satisfyed',
    );
  });

  it('is reported when a key belongs to no message', () => {
    expect(faultsOf({ ru: { reigstered: 'x' } })).toContain(
      'ru/reigstered: unknown key, expected a message (registered, ',
    );
    expect(faultsOf({ ru: { 'registered.fax': 'x' } })).toContain('unknown key');
    expect(faultsOf({ ru: { 'registered.email.subject': '{number}' } })).toContain('expected a text beside it');
  });

  it('is reported when a locale does not exist', () => {
    expect(faultsOf({ 'no such': { withdrawn: '{number}' } })).toContain('no such/withdrawn:1:1: Incorrect locale');
  });

  it('is reported all at once', () => {
    expect(faultsOf({ ru: { registered: '{x}', withdrawn: '{' }, en: { closed: 'closed' } }).split('\n')).toHaveLength(
      1 + 3 + 1 + 1,
    );
  });
});
