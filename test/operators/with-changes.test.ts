/**
 * Parts of an operator are changed field by field, and a value that changes does not keep the source of the old one.
 */
import { describe, expect, it } from 'vitest';
import { days, explain, russia, startClock } from 'zayavka';
import { extendOperator, megafon, mts, type Operator, type OperatorChanges, operatorFromJson } from 'zayavka/operators';

const source = {
  kind: 'assumption',
  reference: { ru: 'договор с абонентом', en: 'contract with the subscriber' },
} as const;
const untold = {
  kind: 'assumption',
  reference: {
    ru: 'задано в описании оператора, источник не указан',
    en: 'set in the definition of the operator, without a source',
  },
};

/** The same changes in code and in a file. */
function changedBothWays(changes: OperatorChanges): readonly Operator[] {
  return [extendOperator(mts, changes), operatorFromJson({ base: 'mts', ...JSON.parse(JSON.stringify(changes)) })];
}

function reviewOf({ kinds }: Operator) {
  const review = kinds['serviceFault']?.clocks.find(({ name }) => name === 'review');
  if (review === undefined) throw new Error('no review');
  return review;
}

type ClockChange = NonNullable<NonNullable<NonNullable<OperatorChanges['kinds']>[string]>['clocks']>;

function withReview(review: object): readonly Operator[] {
  const clocks: ClockChange = { review };
  return changedBothWays({ kinds: { serviceFault: { clocks } } });
}

describe('a changed term', () => {
  it('is not explained by the source of the old one', () => {
    for (const operator of withReview({ term: days(7) })) {
      const at = new Date('2026-11-20T09:00:00Z');
      const { text } = explain(startClock(reviewOf(operator), russia, at), russia, at);
      expect(text.ru.split('\n')[0]).toBe(
        'Основание срока: задано в описании оператора, источник не указан (допущение, не правило оператора и не закон).',
      );
      expect(text.en.split('\n')[0]).toBe(
        'The term rests on: set in the definition of the operator, without a source (an assumption, neither a rule of the operator nor the law).',
      );
    }
  });

  it.each([
    ['with a source has that', { term: days(7), source }, source],
    ['that is the old one keeps the source', { term: { amount: 5, unit: 'days' } }, reviewOf(mts).source],
    ['keeps it beside other warnings', { warnings: [{ percent: 50 }] }, reviewOf(mts).source],
    [
      'keeps it beside an extension, which has its own',
      { extension: { total: days(40), source } },
      reviewOf(mts).source,
    ],
  ] as const)('%s', (_, change, expected) => {
    expect(reviewOf(mts).term).toEqual(days(5));
    for (const operator of withReview(change)) expect(reviewOf(operator).source).toEqual(expected);
  });
});

describe('contacts, a channel and a series', () => {
  it('are changed by their fields, and a value without a source says so', () => {
    const changes = {
      contacts: { federal: '+78005550770' },
      channels: { app: { title: { ru: 'Приложение', en: 'App' } }, max: { source } },
      series: { inquiry: { prefix: '6' }, order: { prefix: '6', source } },
    };
    const { app, max } = mts.channels;
    const { inquiry, order, porting } = mts.series;
    for (const { contacts, channels, series } of changedBothWays(changes)) {
      expect(contacts).toEqual({ ...mts.contacts, federal: '+78005550770', source: untold });
      expect(channels).toEqual({
        ...mts.channels,
        app: { ...app, title: { ru: 'Приложение', en: 'App' }, source: untold },
        max: { ...max, source },
      });
      expect(series).toEqual({
        inquiry: { ...inquiry, prefix: '6', source: untold },
        order: { ...order, prefix: '6', source },
        porting,
      });
    }
  });

  it('keep their source beside lines, which have their own', () => {
    for (const { contacts } of changedBothWays({ contacts: { lines: {} } })) {
      expect(contacts).toEqual({ ...mts.contacts, lines: {} });
    }
  });

  it('are whole where the base does not have them', () => {
    const changes = { channels: { kiosk: { proves: [] } }, series: { second: { prefix: '6' } } };
    expect(() => extendOperator(megafon, changes)).toThrow(
      /channels\.kiosk\.title: .*channels\.kiosk\.messages: .*channels\.kiosk\.source: .*series\.second\.digits: /u,
    );
    expect(() => operatorFromJson({ base: 'megafon', contacts: { short: null } })).toThrow('/contacts/short: expected');
  });
});
