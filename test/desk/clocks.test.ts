/**
 * The rule book on clocks of a request: agreed days, the deadline that is shown, terms that begin again, facts in stored rows.
 */
import { describe, expect, it } from 'vitest';
import { russia } from 'zayavka';
import { extendOperator, kinds, mts } from 'zayavka/operators';
import { isValidDocument } from '#src/desk/work/stored-document.ts';
import { accepted, given, moscow, subscriber, type World } from '../scenario/desk.ts';

const items = [{ name: 'Телефон', quantity: 1 }];
const delivery = { details: { items, promisedOn: '2026-12-05' } };
const east = extendOperator(mts, { timeZone: 'Asia/Vladivostok', calendar: russia });

const seen = async (world: World, number: string) =>
  accepted(await world.desk.status({ number, caller: subscriber.msisdn, channel: 'hotline' }));

describe('an agreed day', () => {
  it('stays the day that was agreed, whatever is asked meanwhile', async () => {
    const world = given('2026-11-27 12:00');
    const { number, lastDay, dueAt } = await world.registered(mts, 'shopOrder', delivery);
    expect([lastDay, dueAt]).toEqual(['2026-12-05', moscow('2026-12-06 00:00')]);
    await world.at('2026-11-30 12:00').done(number, { type: 'start' }, { type: 'ask', question: 'Код домофона?' });
    await world.at('2026-12-02 12:00').done(number, { type: 'reply', text: '27' });
    expect(await seen(world, number)).toMatchObject({ lastDay: '2026-12-05', dueAt: moscow('2026-12-06 00:00') });
    expect(accepted(await world.desk.history(number)).map((entry) => entry.lastDay)).toEqual(
      Array.from({ length: 4 }, () => '2026-12-05'),
    );
  });

  it('is one of the zone of the operator, also with the calendar of another zone', async () => {
    const world = given('2026-11-27 12:00', { operators: [east] });
    const answer = await world.registered(east, 'shopOrder', delivery);
    expect(answer).toMatchObject({ lastDay: '2026-12-05', dueAt: new Date('2026-12-05T14:00:00Z') });
    expect(answer.messages[0]?.text).toContain('05.12.2026');
    expect((await seen(world, answer.number)).text).toContain('05.12.2026');
    // 23:30 in Moscow is the next morning there.
    const late = await world.at('2026-12-04 23:30').registered(east, 'shopOrder', delivery);
    expect(late).toMatchObject({ lastDay: '2026-12-05', dueAt: new Date('2026-12-05T14:00:00Z') });
    expect(late.messages[0]?.text).toContain('05.12.2026');
  });

  it('of a wished porting is that day there too', async () => {
    const world = given('2026-11-20 23:30', { operators: [east] });
    const details = { portedNumber: '+79161234567', holder: 'person', desiredOn: '2026-12-10' };
    const { number, lastDay } = await world.registered(east, 'numberPorting', { details });
    expect(lastDay).toBe('2026-12-10');
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'Паспорт?' });
    await world.at('2026-11-25 12:00').done(number, { type: 'reply', text: 'Приложил' });
    expect(await seen(world, number)).toMatchObject({ lastDay: '2026-12-10', dueAt: new Date('2026-12-10T14:00:00Z') });
  });

  it('is missed at its end, and moved by an extension', async () => {
    const world = given('2026-11-27 12:00');
    const missed = await world.registered(mts, 'shopOrder', delivery);
    const extended = await world.registered(mts, 'shopOrder', delivery);
    const answer = accepted(
      await world.at('2026-12-05 12:00').desk.execute(extended.number, { type: 'extend', reason: 'Нет на складе' }),
    );
    // The thirtieth is a Sunday.
    expect(answer.lastDay).toBe('2026-12-28');
    await world.at('2026-12-06 00:00').desk.tick();
    expect(await world.events(missed.number)).toContain('breached');
    expect(await world.events(extended.number)).not.toContain('breached');
  });
});

describe('the deadline that is shown', () => {
  const details = { amount: 19_900, chargedOn: '2026-11-18', demand: 'refund' };

  it('is the earliest that runs: one that stands still comes later', async () => {
    const world = given('2026-11-20 12:00');
    const { number, lastDay } = await world.registered(mts, 'billingDispute', { details });
    expect(lastDay).toBe('2026-11-25');
    await world.done(number, { type: 'start' });
    const asked = accepted(await world.desk.execute(number, { type: 'ask', question: 'Номер счёта?' }));
    // The review stands still, the refund of the law does not.
    expect(asked.lastDay).toBe('2026-11-30');
    expect(await seen(world, number)).toMatchObject({ lastDay: '2026-11-30' });
    expect(accepted(await world.desk.history(number)).at(-1)).toMatchObject({ lastDay: '2026-11-30' });
    const replied = accepted(await world.desk.execute(number, { type: 'reply', text: '17' }));
    expect(replied.lastDay).toBe('2026-11-25');
  });

  it('is one that stands still where none runs', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, { type: 'start' });
    expect(accepted(await world.desk.execute(number, { type: 'ask', question: 'Где?' })).lastDay).toBe('2026-11-25');
  });

  it('is called extended only if it was itself', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'billingDispute', { details });
    await world.done(number, { type: 'start' }, { type: 'extend', reason: 'Проверяем' });
    expect((await seen(world, number)).text).toBe(
      `Мы занимаемся вашим обращением ${number}. Ответим не позднее 30.11.2026. С заботой, ваш МТС`,
    );
  });
});

describe('a term that begins again', () => {
  const [review] = kinds.complaint.clocks;
  if (review === undefined) throw new Error('complaints are reviewed');
  const update = { ...review, name: 'update', restartsOn: ['noted', 'replied'] } as const;
  const clocks = [update, ...kinds.complaint.clocks.slice(1)];
  const operator = extendOperator(mts, { kinds: { complaint: { clocks } } });

  it('does so at each of its events, and at no other', async () => {
    const world = given('2026-11-20 12:00', { operators: [operator] });
    const { number } = await world.registered(operator, 'complaint');
    await world.at('2026-11-21 12:00').done(number, { type: 'start' });
    expect((await seen(world, number)).lastDay).toBe('2026-11-25');
    await world.at('2026-11-23 12:00').done(number, { type: 'note', text: 'Позвонили' });
    expect((await seen(world, number)).lastDay).toBe('2026-11-30');
    await world.at('2026-11-27 12:00').done(number, { type: 'note', text: 'Позвонили' });
    expect((await seen(world, number)).lastDay).toBe('2026-12-02');
    await world.at('2026-12-03 00:00').desk.tick();
    expect((await world.events(number)).filter((event) => event === 'breached')).toHaveLength(1);
  });

  it('is refused at an event that stops it', () => {
    const wrong = { ...update, restartsOn: ['resolved'] } as const;
    expect(() => extendOperator(mts, { kinds: { complaint: { clocks: [wrong] } } })).toThrow(
      'kinds.complaint.clocks.0.stopsOn: expected no event that starts the clock',
    );
    const unknown = { ...update, restartsOn: ['updated'] };
    // An event that does not exist comes from a service without types.
    const changes = { kinds: { complaint: { clocks: [unknown] } } } as unknown as Parameters<typeof extendOperator>[1];
    expect(() => extendOperator(mts, changes)).toThrow(
      'kinds.complaint.clocks.0.restartsOn.0: expected one of received',
    );
  });
});

describe('a stored row whose clock has a fact that is none', () => {
  it('is damaged', async () => {
    const world = given('2026-11-20 12:00');
    const { id } = await world.registered(mts, 'complaint');
    const stored = await world.store.load(id);
    if (stored === undefined) throw new Error('it was stored');
    expect(isValidDocument(stored)).toBe(true);
    const [clock, ...others] = stored.clocks;
    if (clock === undefined) throw new Error('it has a clock');
    const facts = [...clock.facts, { type: 'stop', at: Number.NaN } as const];
    expect(isValidDocument({ ...stored, clocks: [{ ...clock, facts }, ...others] })).toBe(false);
  });
});
