/**
 * Figures over the feed of a desk equal a count of what was done there.
 */
import { describe, expect, it } from 'vitest';
import { addToFigures, type Figures, figures, type ImportRecord, mergeFigures, readFigures } from 'zayavka';
import { beeline, mts } from 'zayavka/operators';
import { accepted, form, given } from '../scenario/desk.ts';

describe('the figures of a desk', () => {
  it('are those of a count by hand, read in pages of any size', async () => {
    const world = given('2026-11-02 10:00');
    const expected = {
      mts: { registered: 0, answered: 0, inTime: 0, late: 0 },
      beeline: { registered: 0, answered: 0, inTime: 0, late: 0 },
    };
    const open: { number: string; id: 'mts' | 'beeline'; dueAt: Date | undefined }[] = [];
    for (let day = 2; day < 28; day += 1) {
      world.at(`2026-11-${String(day).padStart(2, '0')} 10:00`);
      for (const operator of [mts, beeline]) {
        const id = operator === mts ? 'mts' : 'beeline';
        const { number, dueAt } = await world.registered(operator, 'tariffChange');
        expected[id].registered += 1;
        open.push({ number, id, dueAt });
      }
      await world.desk.tick();
      if (day % 3 !== 0) continue;
      for (const { number, id, dueAt } of open.splice(0, 4)) {
        await world.done(number, { type: 'start' }, { type: 'fulfil', answer: 'Готово' });
        expected[id].answered += 1;
        expected[id][dueAt !== undefined && world.now < dueAt ? 'inTime' : 'late'] += 1;
      }
    }
    const old: ImportRecord = { ...form(mts, 'complaint'), registeredAt: '2019-03-01T12:00:00+03:00' };
    accepted(await world.desk.import({ ...old, closedAt: '2019-03-02T12:00:00+03:00' }));
    expected.mts = {
      ...expected.mts,
      registered: expected.mts.registered + 1,
      answered: expected.mts.answered + 1,
      inTime: expected.mts.inTime + 1,
    };
    const read = async (limit: number): Promise<Figures> => {
      let result = figures();
      let after: string | undefined;
      for (;;) {
        const page = accepted(await world.desk.events({ limit, ...(after === undefined ? {} : { after }) }));
        if (page.events.length === 0) return result;
        result = page.events.reduce(addToFigures, result);
        after = page.cursor;
      }
    };
    const [whole, parts] = [await read(10_000), await read(7)];
    expect(parts).toEqual(whole);
    expect(mergeFigures(figures(), whole)).toEqual(whole);
    expect(readFigures(whole, { by: 'operator' })).toMatchObject([
      { operator: 'beeline', ...expected.beeline, open: open.filter(({ id }) => id === 'beeline').length },
      { operator: 'mts', ...expected.mts, open: open.filter(({ id }) => id === 'mts').length },
    ]);
    expect(expected.mts.late).toBeGreaterThan(0);
  });

  it('go on with a request in which another person was erased, and end with that of an erased subscriber', async () => {
    const world = given('2026-11-02 10:00');
    const named = '+79055556677';
    const details = { amount: 29_900, paidOn: '2026-11-01', intendedNumber: named };
    const { number: mistaken } = await world.registered(mts, 'mistakenPayment', { details });
    const { number: own } = await world.registered(mts, 'complaint');
    const start = accepted(await world.desk.events({}));
    const keptOf = async (): Promise<Figures> => {
      const { events } = accepted(await world.desk.events({ after: start.cursor }));
      const parts = [start.events, events].map((part) => part.reduce(addToFigures, figures()));
      const all = [...start.events, ...events].reduce(addToFigures, figures());
      expect(parts.reduce(mergeFigures)).toEqual(all);
      return all;
    };
    await world.desk.erase({ msisdn: named });
    await world.desk.erase({ number: own });
    expect(readFigures(await keptOf(), { by: 'kind' })).toMatchObject([
      { kind: 'complaint', registered: 1, open: 0 },
      { kind: 'mistakenPayment', registered: 1, open: 1 },
    ]);
    await world.done(mistaken, { type: 'start' }, { type: 'resolve', outcome: 'satisfied', answer: 'Возвращено' });
    for (const day of ['2026-12-10', '2027-02-10', '2027-06-10']) {
      world.at(`${day} 10:00`);
      await world.desk.tick();
    }
    await world.desk.erase({ number: mistaken });
    const last = await keptOf();
    expect(readFigures(last, { by: 'kind' })[1]).toMatchObject({ answered: 1, open: 0 });
    expect([last.requests, last.waiting]).toEqual([{}, {}]);
  });
});
