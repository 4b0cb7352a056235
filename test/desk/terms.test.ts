/**
 * The rule book on terms: each kind with each operator, what runs beside the promise, weekends and holidays, and the porting
 * of numbers.
 */
import { describe, expect, it } from 'vitest';
import { russia, workingCalendar } from 'zayavka';
import { extendOperator, type KindPolicy, kinds, mts, type StandardKind } from 'zayavka/operators';
import { RequestClocks } from '#src/operators/rules/time/request-clocks.ts';
import { accepted, form, four, given, lastDay, moscow, subscriber } from '../scenario/desk.ts';

/** Kinds with their term as the last day of a request of Friday 20.11.2026, 12:00, and whether it can be extended. */
const table: readonly [StandardKind, string, 'extendable' | 'fixed'][] = [
  ['serviceFault', '2026-11-25', 'extendable'],
  ['billingDispute', '2026-11-25', 'extendable'],
  ['mistakenPayment', '2026-11-25', 'fixed'],
  ['complaint', '2026-11-25', 'extendable'],
  ['claim', '2026-12-21', 'fixed'],
  ['fixedConnection', '2026-11-23', 'extendable'],
  ['fixedFault', '2026-11-25', 'extendable'],
  ['shopOrder', '2026-11-27', 'extendable'],
  ['newConnection', '2026-11-25', 'fixed'],
  ['numberPorting', '2026-11-28', 'fixed'],
  ['simReplacement', '2026-11-23', 'fixed'],
  ['numberChange', '2026-11-25', 'fixed'],
  ['tariffChange', '2026-11-21', 'fixed'],
  ['contractTermination', '2026-11-30', 'fixed'],
];

describe.each(four.map((operator) => [operator.id, operator] as const))('the terms of %s', (id, operator) => {
  it.each(table)('%s registered on 20.11.2026 is promised until %s and is %s', async (kind, expected, extension) => {
    // A new number takes three days at Beeline and three working days elsewhere.
    const term = id === 'beeline' && kind === 'newConnection' ? '2026-11-23' : expected;
    const world = given('2026-11-20 12:00');
    const { number, dueAt, operator: registeredWith } = await world.registered(operator, kind);
    expect(registeredWith).toBe(id);
    // 24 hours are no days: they end at noon of the next one.
    if (kind === 'tariffChange') expect(dueAt).toEqual(moscow('2026-11-21 12:00'));
    else expect(dueAt).toEqual(new Date(moscow(`${term} 00:00`).getTime() + 86_400_000));
    const extended = await world.desk.execute(number, { type: 'extend', reason: 'Нужно больше времени' });
    expect(extended.ok).toBe(extension === 'extendable');
    if (extension === 'fixed') expect(extended).toMatchObject({ refusal: { code: 'clock/not-extendable' } });
  });

  it('counts thirty days from the first day when it extends', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(operator, 'serviceFault');
    const extended = accepted(
      await world.at('2026-11-24 12:00').desk.execute(number, { type: 'extend', reason: 'Нужно больше времени' }),
    );
    // The thirtieth is Sunday 20.12.2026.
    expect(lastDay(extended.dueAt)).toBe('2026-12-21');
  });

  it('closes a consultation at once', async () => {
    const answer = accepted(await given('2026-11-20 12:00').desk.register(form(operator, 'consultation')));
    expect(answer).toMatchObject({ number: undefined, status: 'closed', dueAt: undefined });
  });
});

describe('other terms of a request', () => {
  it('the call about a connection comes within a working day, the visit within three', async () => {
    const world = given('2026-11-20 12:00');
    const { number, dueAt } = await world.registered(mts, 'fixedConnection');
    expect(lastDay(dueAt)).toBe('2026-11-23');
    await world.done(number, { type: 'start' });
    expect(
      lastDay(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).dueAt),
    ).toBe('2026-11-25');
  });

  it('comes to an agreed day on time while a question is open', async () => {
    const world = given('2026-11-20 12:00', { operators: [mts] });
    const items = [{ name: 'SIM', quantity: 1 }];
    const { number } = await world.registered(mts, 'shopOrder', { details: { items, promisedOn: '2026-12-05' } });
    await world.done(number, { type: 'start' });
    world.at('2026-12-04 12:00');
    await world.done(number, { type: 'ask', question: 'Когда вам удобно?' });
    const shown = accepted(await world.desk.status({ number, caller: subscriber.msisdn, channel: 'hotline' }));
    expect(lastDay(shown.dueAt)).toBe('2026-12-05');
    world.at('2026-12-05 23:59');
    await world.passes();
    expect(await world.events(number)).not.toContain('breached');
    world.at('2026-12-06 00:00');
    await world.passes();
    expect(await world.events(number)).toContain('breached');
  });

  it('a shop order is promised for the named day, even for today', async () => {
    const world = given('2026-11-20 12:00');
    const items = [{ name: 'Телефон', quantity: 1 }];
    for (const promisedOn of ['2026-11-20', '2026-11-22', '2026-12-19']) {
      const { dueAt } = await world.registered(mts, 'shopOrder', { details: { items, promisedOn } });
      expect(lastDay(dueAt)).toBe(promisedOn);
    }
  });

  it('goods may be returned for seven days after the delivery', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'shopOrder');
    await world.done(number, { type: 'start' }, { type: 'fulfil', answer: 'Доставлено' });
    await world.until('2026-11-27 23:00');
    expect(accepted(await world.desk.allowed(number))).toContain('return');
    const late = await world.at('2026-11-28 00:00').desk.execute(number, { type: 'return' });
    expect(late).toMatchObject({ refusal: { code: 'request/window-over', command: 'return' } });
    expect(accepted(await world.desk.allowed(number))).not.toContain('return');
    world.at('2026-11-27 23:59');
    await world.done(number, { type: 'return' });
  });

  it('a demand for a refund and one for an imposed service have their own legal clocks', async () => {
    const world = given('2026-11-20 12:00');
    const refund = await world.registered(mts, 'claim', { details: { answerForm: 'paper', demand: 'refund' } });
    const imposed = await world.registered(mts, 'claim', {
      details: { answerForm: 'paper', demand: 'imposedService' },
    });
    expect([lastDay(refund.dueAt), lastDay(imposed.dueAt)]).toEqual(['2026-11-30', '2026-11-23']);
  });

  it('the three days for an imposed service apply since 01.09.2025', async () => {
    const details = { amount: 19_900, chargedOn: '2025-08-01', demand: 'imposedService' };
    const before = await given('2025-08-31 12:00').registered(mts, 'billingDispute', { details });
    const since = await given('2025-09-01 12:00').registered(mts, 'billingDispute', { details });
    expect([lastDay(before.dueAt), lastDay(since.dueAt)]).toEqual(['2025-09-05', '2025-09-04']);
  });

  it('a legal clock never pauses, the promise of the operator pauses while the subscriber owes a reply', async () => {
    const world = given('2026-11-20 12:00');
    const claim = await world.registered(mts, 'claim');
    const fault = await world.registered(mts, 'serviceFault');
    for (const { number } of [claim, fault]) {
      await world.done(number, { type: 'start' }, { type: 'ask', question: 'С какого устройства вы входите?' });
    }
    world.at('2026-11-23 12:00');
    for (const { number } of [claim, fault]) await world.done(number, { type: 'reply', text: 'С телефона' });
    const due = async (number: string) =>
      accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).dueAt;
    expect([lastDay(await due(claim.number)), lastDay(await due(fault.number))]).toEqual(['2026-12-21', '2026-11-27']);
  });

  it('the message names the deadline that comes first', async () => {
    const world = given('2026-11-20 12:00');
    const { number, dueAt } = await world.registered(mts, 'billingDispute', {
      details: { amount: 19_900, chargedOn: '2026-11-18', demand: 'refund' },
    });
    expect(lastDay(dueAt)).toBe('2026-11-25');
    const extended = accepted(await world.desk.execute(number, { type: 'extend', reason: 'Проверяем' }));
    expect(lastDay(extended.dueAt)).toBe('2026-11-30');
  });
});

describe('porting a number', () => {
  it('goes on the eighth day for a person and on the twenty-ninth for a company, weekends included', async () => {
    const world = given('2026-11-20 12:00');
    const portedNumber = '+79161234567';
    const person = await world.registered(mts, 'numberPorting', { details: { portedNumber, holder: 'person' } });
    const company = await world.registered(mts, 'numberPorting', { details: { portedNumber, holder: 'company' } });
    expect([lastDay(person.dueAt), lastDay(company.dueAt)]).toEqual(['2026-11-28', '2026-12-19']);
  });

  it('may be cancelled until 24:00 of the fourth day', async () => {
    const world = given('2026-11-20 12:00');
    const [early, late] = [await world.registered(mts, 'numberPorting'), await world.registered(mts, 'numberPorting')];
    world.at('2026-11-24 23:59');
    await world.done(early.number, { type: 'cancel', caller: subscriber.msisdn, channel: 'hotline' });
    world.at('2026-11-25 00:00');
    expect(
      await world.desk.execute(late.number, { type: 'cancel', caller: subscriber.msisdn, channel: 'hotline' }),
    ).toMatchObject({
      refusal: { code: 'request/window-over', command: 'cancel', until: moscow('2026-11-25 00:00').getTime() },
    });
    expect(accepted(await world.desk.allowed(late.number))).not.toContain('cancel');
  });

  it.each([
    ['2026-11-27', 'refused'],
    ['2026-11-28', 'accepted'],
    ['2027-05-20', 'accepted'],
    ['2027-05-21', 'refused'],
  ])('a switch wished for on %s is %s', async (desiredOn, verdict) => {
    const world = given('2026-11-20 12:00');
    const details = { portedNumber: '+79161234567', holder: 'person', desiredOn };
    const answer = await world.desk.register(form(mts, 'numberPorting', { details }));
    expect(answer.ok).toBe(verdict === 'accepted');
    if (answer.ok) expect(lastDay(answer.value.dueAt)).toBe(desiredOn);
    else expect(answer.refusal).toMatchObject({ code: 'input/invalid', issues: [{ path: 'details.desiredOn' }] });
  });

  it.each([
    ['2026-11-27 23:59', 'refused'],
    ['2026-11-28 00:00', 'accepted'],
    ['2027-05-20 23:59', 'accepted'],
    ['2027-05-21 00:00', 'refused'],
  ])('a switch agreed for %s is %s, whatever day was wished for', async (from, verdict) => {
    const world = given('2026-11-20 12:00');
    const details = { portedNumber: '+79161234567', holder: 'person', desiredOn: '2026-12-24' };
    const { number } = await world.registered(mts, 'numberPorting', { details });
    await world.done(number, { type: 'start' });
    const answer = await world.desk.execute(number, { type: 'schedule', appointment: { from: moscow(from) } });
    expect(answer.ok).toBe(verdict === 'accepted');
    if (!answer.ok) expect(answer.refusal.code).toBe('request/appointment-outside');
  });
});

/** Received on, registered on, last day. */
const claims: readonly [string, string, string][] = [
  ['2026-11-20', '2026-11-23', '2026-12-23'],
  ['2026-01-03', '2026-01-12', '2026-02-11'],
  ['2026-12-30', '2027-01-11', '2027-02-10'],
  ['2027-02-19', '2027-02-20', '2027-03-22'],
  ['2024-11-01', '2024-11-02', '2024-12-02'],
  ['2026-04-09', '2026-04-09', '2026-05-12'],
  ['2026-12-02', '2026-12-02', '2027-01-11'],
  ['2026-12-01', '2026-12-01', '2027-01-11'],
  ['2027-01-21', '2027-01-21', '2027-02-20'],
  ['2025-10-02', '2025-10-02', '2025-11-01'],
];

describe('claims over weekends and holidays', () => {
  it.each(claims)('received on %s and registered on %s, a claim is answered until %s', async (received, day, last) => {
    const world = given(`${day} 17:59`);
    const { number, dueAt } = await world.registered(mts, 'claim', { receivedAt: moscow(`${received} 16:00`) });
    expect(lastDay(dueAt)).toBe(last);
    expect(await world.events(number)).toEqual(['registered']);
    expect(accepted(await world.desk.history(number))[0]?.event).toMatchObject({
      receivedAt: moscow(`${received} 16:00`).getTime(),
      registeredAt: moscow(`${day} 17:59`).getTime(),
    });
  });

  it.each(claims.slice(0, 5))(
    'received on %s, a claim registered the day after %s is noted as late',
    async (received, day) => {
      const world = given('2027-12-01');
      world.now = new Date(moscow(`${day} 00:00`).getTime() + 86_400_000);
      const { number, version, dueAt } = await world.registered(mts, 'claim', {
        receivedAt: moscow(`${received} 16:00`),
      });
      expect(await world.events(number)).toEqual(['registered', 'breached']);
      expect(version).toBe(2);
      expect(accepted(await world.desk.history(number))[1]?.event).toMatchObject({ clock: 'registration' });
      expect(dueAt?.getTime()).toBeGreaterThan(world.now.getTime());
    },
  );

  it.each([
    ['claim', 'refund', '2026-04-29', '2026-05-12'],
    ['claim', 'imposedService', '2026-05-07', '2026-05-12'],
    ['claim', 'imposedService', '2026-12-29', '2027-01-11'],
    ['serviceFault', undefined, '2026-11-20', '2026-11-25'],
    ['numberChange', undefined, '2026-12-29', '2027-01-12'],
  ])('%s with demand %s of %s is due on %s', async (kind, demand, day, last) => {
    const details = kind === 'claim' ? { answerForm: 'paper', ...(demand === undefined ? {} : { demand }) } : undefined;
    const { dueAt } = await given(`${day} 12:00`).registered(mts, kind, details === undefined ? {} : { details });
    expect(lastDay(dueAt)).toBe(last);
  });

  it('six months from 31.08.2026 end on 01.03.2027: a switch may still be agreed for that day and not for the next', async () => {
    const world = given('2026-08-31 12:00');
    const { number } = await world.registered(mts, 'numberPorting');
    await world.done(number, { type: 'start' });
    const ask = (from: string) => world.desk.execute(number, { type: 'schedule', appointment: { from: moscow(from) } });
    // A technical date does not roll: the last day is Sunday 28.02.2027.
    expect(await ask('2027-03-01 00:00')).toMatchObject({ refusal: { code: 'request/appointment-outside' } });
    expect((await ask('2027-02-28 23:00')).ok).toBe(true);
  });
});

describe('an extension behind an earlier promise', () => {
  const details = { amount: 19_900, chargedOn: '2026-11-18', demand: 'imposedService' };

  it('has no message while a legal deadline comes first', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'billingDispute', { details });
    const extended = accepted(await world.desk.execute(number, { type: 'extend', reason: 'Проверяем' }));
    expect(extended).toMatchObject({ lastDay: '2026-11-23', messages: [] });
    const seen = accepted(await world.desk.status({ number, caller: subscriber.msisdn, channel: 'hotline' }));
    expect(seen.text).toBe(
      `Мы получили ваше обращение ${number}, спасибо. Ответим не позднее 23.11.2026. С заботой, ваш МТС`,
    );
  });

  it('has a message when the date that the subscriber knows moves', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'billingDispute', { details: { ...details, demand: 'refund' } });
    const extended = accepted(await world.desk.execute(number, { type: 'extend', reason: 'Проверяем' }));
    expect(extended.lastDay).toBe('2026-11-30');
    expect(extended.messages.map(({ message }) => message)).toEqual(['extended']);
  });

  it('is refused while no promise runs, and the refusal names no clock that the kind does not have', () => {
    const refusalOf = (policy: KindPolicy) =>
      new RequestClocks({ operator: mts, policy, calendars: russia, clocks: [] }).extend(0, 'Проверяем', 1);
    expect(refusalOf(kinds.tariffChange)).toMatchObject({
      refusal: { code: 'clock/not-running', clock: 'fulfilment' },
    });
    expect(refusalOf(kinds.consultation)).toMatchObject({ refusal: { code: 'clock/not-running', clock: '' } });
  });

  it.each(table)('is a button for %s only where the kind knows one', async (kind, _day, extension) => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, kind);
    expect(accepted(await world.desk.allowed(number)).includes('extend')).toBe(extension === 'extendable');
  });
});

describe('an appointment over several days', () => {
  it('is written with both days', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'shopOrder');
    await world.done(number, { type: 'start' });
    const appointment = { from: moscow('2026-11-23 10:00'), to: moscow('2026-11-24 12:00') };
    const scheduled = accepted(await world.desk.execute(number, { type: 'schedule', appointment }));
    expect(scheduled.messages[0]?.text).toContain('привезём 23.11.2026, с 10:00 до 12:00 24.11.2026.');
  });

  it('is written with both hours when it lasts one night', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'shopOrder');
    await world.done(number, { type: 'start' });
    const appointment = { from: moscow('2026-11-23 22:00'), to: moscow('2026-11-24 02:00') };
    const scheduled = accepted(await world.desk.execute(number, { type: 'schedule', appointment }));
    expect(scheduled.messages[0]?.text).toContain('привезём 23.11.2026, 22:00–02:00.');
  });
});

describe('an extension beyond the last year that the calendar knows', () => {
  /** It says nothing of later years. */
  const calendar = workingCalendar({
    name: 'own',
    timeZone: 'Europe/Moscow',
    week: { mon: ['09:00-18:00'], wed: ['09:00-18:00'], fri: ['09:00-18:00'] },
    known: { from: '2024-01-01', to: '2027-12-31' },
  });
  it('is not proposed, and stops neither the tick, nor the status, nor the answer', async () => {
    const own = extendOperator(mts, { calendar });
    const world = given('2027-12-03 09:40', { operators: [own] });
    const { number } = await world.registered(own, 'serviceFault');
    world.at('2027-12-08 12:00');
    expect(await world.desk.tick()).toMatchObject({ events: { warned: 1 }, failed: 0 });
    const seen = accepted(await world.desk.status({ number, caller: subscriber.msisdn, channel: 'hotline' }));
    expect(seen.lastDay).toBe('2027-12-08');
    await expect(world.desk.execute(number, { type: 'extend', reason: 'Проверяем' })).rejects.toMatchObject({
      code: 'calendar/unknown-date',
    });
    expect((await world.desk.execute(number, { type: 'start' })).ok).toBe(true);
  });

  it('is preliminary where the calendar says something of them', async () => {
    const world = given('2027-12-03 09:40');
    const { number } = await world.registered(mts, 'serviceFault');
    world.at('2027-12-08 12:00');
    const extended = accepted(await world.desk.execute(number, { type: 'extend', reason: 'Проверяем' }));
    expect(extended.lastDay).toBe('2028-01-10');
  });
});

describe('an appointment', () => {
  it('is refused more than a year ahead, with the last moment that is possible', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'shopOrder');
    await world.done(number, { type: 'start' });
    const refusal = { code: 'request/appointment-outside', notAfter: moscow('2027-11-21 12:00') };
    const schedule = (from: string, to: string) =>
      world.desk.execute(number, { type: 'schedule', appointment: { from: moscow(from), to: moscow(to) } });
    expect(await schedule('9999-11-24 10:00', '9999-11-24 12:00')).toMatchObject({ refusal });
    expect(await schedule('2026-11-24 10:00', '9999-11-24 12:00')).toMatchObject({ refusal });
    accepted(await schedule('2027-11-21 10:00', '2027-11-21 12:00'));
  });
});
