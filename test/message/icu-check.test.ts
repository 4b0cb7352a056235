import { describe, expect, it } from 'vitest';
import { checkText, type TextArgument } from '#src/message/icu/check-text.ts';
import { parseText } from '#src/message/icu/parse-text.ts';
import { renderText } from '#src/message/icu/render-text.ts';

const rejected: Readonly<Record<string, TextArgument>> = {
  number: { type: 'text', needed: true },
  brand: { type: 'text' },
  days: { type: 'number' },
  outcome: { type: 'choice', choices: ['satisfied', 'refused'] },
  reason: { type: 'text', optional: true },
  left: { type: 'number', optional: true },
  stage: { type: 'choice', choices: ['checking', 'today'], optional: true },
};

function faultsOf(source: string, locale = 'ru', expected = rejected): readonly string[] {
  const faults = checkText(parseText(source), { locale, arguments: expected });
  return faults.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

const names = '{number}, {brand}, {days}, {outcome}, {reason}, {left}, {stage}';
const days = (name: string) => `{${name}, plural, one {# день} few {# дня} many {# дней} other {# дня}}`;

describe('a text is right', () => {
  it.each([
    'Заявка {number} отклонена.',
    '{brand}: N {number}{reason, select, none {} other {. Причина: {reason}}}.',
    `N {number}, ${days('days')}`,
    `N {number}{left, select, none {} other {, ${days('left')}}}`,
    'N {number}: {outcome, select, satisfied {да} refused {нет} other {решено}}',
    'N {number}: {outcome, select, refused {нет} other {решено}}',
    'N {number}: {stage, select, none {ждёт} today {сегодня} other {проверка}}',
    'N {number}: {stage, select, today {сегодня} other {проверка}}',
    '{outcome, select, refused {N {number}: нет} other {N {number}}}',
    '{reason, select, none {N {number}} other {{reason}, N {number}}}',
    "N {number} '{reason}' '}'",
    '{number} <b>',
  ])('%s', (source) => {
    expect(faultsOf(source)).toEqual([]);
  });

  it('with the forms of its own language only', () => {
    const expected: Readonly<Record<string, TextArgument>> = { days: { type: 'number' } };
    expect(faultsOf('{days, plural, one {# day} other {# days}}', 'en', expected)).toEqual([]);
    expect(faultsOf('{days, plural, one {# күн} other {# күн}}', 'kk', expected)).toEqual([]);
    expect(faultsOf('{days, plural, =0 {今日} other {#日}}', 'ja', expected)).toEqual([]);
    expect(faultsOf('{days, plural, one {} two {} few {} many {} zero {} other {}}', 'ar', expected)).toEqual([]);
  });
});

describe('a fault is named with its place and with what would be right', () => {
  const optional = (name: string) => `{${name}, select, none {} other {… {${name}} …}}`;
  it.each([
    ['an unknown argument', 'N {number}\n {numbr}', `2:2: found {numbr}, expected one of ${names}`],
    ['one of another object', 'N {number} {toString}', `1:12: found {toString}, expected one of ${names}`],
    ['unknown in a branch', '{number} {stage, select, other {{due}}}', `1:33: found {due}, expected one of ${names}`],
    ['an unknown select', '{number}{x, select, other {}}', `1:9: found {x}, expected one of ${names}`],
    [
      'a plural of a text',
      '{number}{brand, plural, other {#}}',
      '1:9: found {brand, plural}, expected {brand}, which is a text and no number',
    ],
    [
      'a code alone',
      '{number} {outcome}',
      '1:10: found {outcome}, a code, expected {outcome, select, satisfied {…} other {…}}',
    ],
    [
      'a plural of a code',
      '{number} {outcome, plural, other {}}',
      '1:10: found {outcome, plural}, a code, expected {outcome, select, satisfied {…} other {…}}',
    ],
    [
      'an unknown choice',
      '{number}{outcome, select, done {} other {}}',
      '1:9: found done in {outcome, select}, expected satisfied, refused, other',
    ],
    [
      'none of what is there',
      '{number}{outcome, select, none {} other {}}',
      '1:9: found none in {outcome, select}, expected satisfied, refused, other',
    ],
    [
      'a choice of a text',
      '{number}{reason, select, none {} a {} b {} other {}}',
      '1:9: found a, b in {reason, select}, expected none, other',
    ],
    [
      'a select of a text',
      '{number}{brand, select, none {} other {}}',
      '1:9: found {brand, select}, expected {brand}: it is always there',
    ],
    [
      'a select of a number',
      '{number}{days, select, other {}}',
      '1:9: found {days, select}, expected {days, plural, …}: it is always there',
    ],
    [
      'an optional text alone',
      '{number}: {reason}',
      `1:11: found {reason}, which may be absent here, expected ${optional('reason')}`,
    ],
    [
      'an optional text where it is absent',
      '{number}{reason, select, none {{reason}} other {}}',
      `1:32: found {reason}, which may be absent here, expected ${optional('reason')}`,
    ],
    [
      'an optional text in other without none',
      '{number}{reason, select, other {{reason}}}',
      `1:33: found {reason}, which may be absent here, expected ${optional('reason')}`,
    ],
    [
      'an optional text behind its branch',
      '{number}{reason, select, none {} other {}}{reason}',
      `1:43: found {reason}, which may be absent here, expected ${optional('reason')}`,
    ],
    [
      'an optional text in a branch of another',
      '{number}{left, select, none {} other {{reason}}}',
      `1:39: found {reason}, which may be absent here, expected ${optional('reason')}`,
    ],
    [
      'an optional number',
      `{number}${days('left')}`,
      `1:9: found {left, plural}, which may be absent here, expected ${optional('left')}`,
    ],
    [
      'a missing form',
      '{number}{days, plural, one {# день} other {# дня}}',
      '1:9: found one, other in {days, plural}, expected the forms of ru: one, few, many, other',
    ],
    [
      'only exact forms',
      '{number}{days, plural, =1 {} other {}}',
      '1:9: found other in {days, plural}, expected the forms of ru: one, few, many, other',
    ],
    [
      'a form that the language lacks',
      '{number}{days, plural, zero {} one {} few {} many {} other {}}',
      '1:9: found zero, one, few, many, other in {days, plural}, expected the forms of ru: one, few, many, other',
    ],
    ['a needed argument is nowhere', 'Заявка принята.', '1:1: expected {number} in the text, found it nowhere'],
    [
      'a needed argument is quoted',
      "Заявка '{number}' принята.",
      '1:1: expected {number} in the text, found it nowhere',
    ],
    [
      'a branch without a needed argument',
      '{outcome, select, refused {нет} other {N {number}}}',
      '1:19: expected {number} in the text, found a branch without it',
    ],
    [
      'a form without a needed argument',
      '{days, plural, one {{number}} few {{number}} many {нет} other {{number}}}',
      '1:46: expected {number} in the text, found a branch without it',
    ],
    [
      'a branch of a branch',
      '{outcome, select, refused {{stage, select, none {}\nother {{number}}}} other {{number}}}',
      '1:44: expected {number} in the text, found a branch without it',
    ],
    [
      'the first of two such branches',
      '{outcome, select, refused {} other {{number}}}{stage, select, today {} other {{number}}}',
      '1:19: expected {number} in the text, found a branch without it',
    ],
    [
      'other for an absent needed one',
      '{reason, select, none {} other {N {number}}}',
      '1:18: expected {number} in the text, found a branch without it',
    ],
    [
      'a brace too many',
      'N {number}}',
      `1:11: found "}" that closes nothing, expected '}' in apostrophes for the character itself`,
    ],
    [
      'an apostrophe that quotes',
      "N {number} l'{brand}",
      "1:13: found an apostrophe before { that quotes all that follows, expected '' for an apostrophe",
    ],
  ])('%s', (_, source, fault) => {
    expect(faultsOf(source)).toEqual([fault]);
  });

  it.each(['', ' \n', '\u200B'])('an empty text: %j', (source) => {
    expect(faultsOf(source, 'ru', {})).toEqual(['1:1: found an empty text, expected words']);
  });

  it('all at once, in the order of the text', () => {
    expect(faultsOf("N {reason}\n{days, plural, other {#}} {no}\n}'{")).toEqual([
      '1:1: expected {number} in the text, found it nowhere',
      `1:3: found {reason}, which may be absent here, expected ${optional('reason')}`,
      '2:1: found other in {days, plural}, expected the forms of ru: one, few, many, other',
      `2:27: found {no}, expected one of ${names}`,
      `3:1: found "}" that closes nothing, expected '}' in apostrophes for the character itself`,
      "3:2: found an apostrophe before { that quotes all that follows, expected '' for an apostrophe",
    ]);
  });

  it('when the language has no known forms', () => {
    expect(faultsOf('{number}{days, plural, one {} other {}}', 'tlh')).toEqual([
      '1:9: found {days, plural} in tlh, expected a language whose plural forms are known here',
    ]);
  });
});

describe('needed arguments', () => {
  const needed: Readonly<Record<string, TextArgument>> = {
    answer: { type: 'text', optional: true, needed: true },
    outcome: { type: 'choice', choices: ['refused'], needed: true },
    days: { type: 'number', needed: true },
    left: { type: 'number', optional: true, needed: true },
  };
  const right = `{outcome, select, refused {нет} other {да}} ${days('days')} {left, select, none {} other {${days('left')}}} `;

  it('are used by a plural, by the select of a choice, and where they are present', () => {
    expect(faultsOf(`${right}{answer, select, none {} other {{answer}}}`, 'ru', needed)).toEqual([]);
  });

  it('are not used by asking whether they are there', () => {
    expect(faultsOf(`${right}{answer, select, none {} other {есть ответ}}`, 'ru', needed)).toEqual([
      '1:1: expected {answer} in the text, found it nowhere',
    ]);
  });
});

describe('a text without a fault', () => {
  it('renders with every optional argument present or absent', () => {
    const text = parseText(
      `N {number}{reason, select, none {} other {, {reason}}}{left, select, none {} other {, ${days('left')}}}`,
    );
    expect(checkText(text, { locale: 'ru', arguments: rejected })).toEqual([]);
    expect(renderText(text, 'ru', { number: '1' })).toBe('N 1');
    expect(renderText(text, 'ru', { number: '1', reason: 'нет' })).toBe('N 1, нет');
    expect(renderText(text, 'ru', { number: '1', left: 2 })).toBe('N 1, 2 дня');
  });
});
