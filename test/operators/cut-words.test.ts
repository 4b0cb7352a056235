/**
 * The words of an employee in a text message: an ordinary reason is told whole, and where a longer one is cut, the text says
 * where the rest is told.
 */
import { describe, expect, it } from 'vitest';
import { compose } from 'zayavka/message';
import { beeline, megafon, mts, tele2 } from 'zayavka/operators';

const at = new Date('2026-11-20T09:00:00Z');
const dueAt = new Date('2026-12-25T21:00:00Z');
const ordinary = 'прежний оператор запросил документы';

describe.each([mts, megafon, beeline, tele2])('a text message of $id', (operator) => {
  it.each(['extended', 'delayed', 'held'] as const)(
    '%s tells an ordinary reason and where a longer one ends',
    (name) => {
      for (const kind of Object.keys(operator.kinds).filter((one) => one !== 'consultation')) {
        const facts = { number: kind === 'numberPorting' ? '443917334309' : '48796267198', at, dueAt };
        const addressing = { locale: 'ru', channel: 'sms', kind } as const;
        const told = (reason: string) => compose(operator, name, { ...facts, reason }, addressing).text;
        expect(told(ordinary)).toContain(ordinary);
        expect(told(ordinary.repeat(4))).toMatch(/Подробнее: \d+\./);
      }
    },
  );

  it('tells an answer beside a sum', () => {
    for (const kind of ['claim', 'mistakenPayment', 'serviceFault']) {
      const facts = {
        number: '4637456511',
        at,
        outcome: 'partlySatisfied',
        amount: 125_050,
        answer: ordinary,
      } as const;
      const { text } = compose(operator, 'resolved', facts, { locale: 'ru', channel: 'sms', kind });
      expect(text).toMatch(/1250,50 руб\..* прежний оператор/);
    }
  });
});
