import { describe, expect, it } from 'vitest';
import { days } from 'zayavka';
import { extendOperator, kinds, mts } from 'zayavka/operators';
import { accepted, form, given, lastDay, moscow, subscriber, type World } from '../scenario/desk.ts';

const ask = { type: 'ask', question: 'С какого устройства вы входите?' } as const;
const resolve = { type: 'resolve', outcome: 'satisfied', answer: 'Вход восстановлен' } as const;

async function types(world: World, number: string): Promise<string[]> {
  return accepted(await world.desk.history(number)).map(({ event }) =>
    'clock' in event && event.clock !== undefined ? `${event.type} ${event.clock}` : event.type,
  );
}

describe('deadlines', () => {
  it('a promise has a warning at four fifths of its term and a breach at its end', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'mistakenPayment');
    await world.until('2026-11-27 12:00');
    const history = accepted(await world.desk.history(number));
    expect(history.map(({ event }) => [event.type, new Date(event.at)])).toEqual([
      ['registered', moscow('2026-11-20 12:00')],
      ['warned', moscow('2026-11-24 21:36')],
      ['breached', moscow('2026-11-26 00:00')],
    ]);
    expect(history.slice(1).every(({ event }) => event.by?.role === 'system')).toBe(true);
  });

  it('an answer in time breaks no promise, even if no tick ran before it', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'mistakenPayment');
    world.at('2026-11-25 23:59:59');
    await world.done(number, { type: 'start' }, resolve);
    await world.at('2026-11-27 12:00').desk.tick();
    expect(await types(world, number)).toEqual(['registered', 'warned review', 'started', 'resolved']);
  });

  it('an answer at 24:00 of the last day is late', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'mistakenPayment');
    world.at('2026-11-26 00:00');
    await world.done(number, { type: 'start' });
    expect(await types(world, number)).toEqual(['registered', 'warned review', 'breached review', 'started']);
  });

  it('an extension of a promise is proposed near its end, once', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.until('2026-11-25 12:00');
    expect(await types(world, number)).toEqual(['registered', 'warned review', 'extensionProposed review']);
    await world.done(number, { type: 'extend', reason: 'Проверяем сеть' });
    await world.until('2026-12-25 12:00');
    expect(await types(world, number)).toEqual([
      'registered',
      'warned review',
      'extensionProposed review',
      'extended',
      'warned review',
      'breached review',
    ]);
  });

  it('where the policy says so, a promise is extended without a command, and the message goes before the old date passes', async () => {
    const clocks = kinds.serviceFault.clocks.map((clock) =>
      clock.name === 'review' ? { ...clock, nearDeadline: 'extend' as const } : clock,
    );
    const operator = extendOperator(mts, { kinds: { serviceFault: { clocks } } });
    const world = given('2026-11-20 12:00', { operators: [operator] });
    const { number, dueAt } = await world.registered(operator, 'serviceFault');
    await world.until('2026-11-26 12:00');
    expect(await types(world, number)).toEqual(['registered', 'warned review', 'extended']);
    const told = world.sent.filter(({ message }) => message === 'extended');
    expect(told).toHaveLength(1);
    expect(told[0]?.createdAt).toBeLessThan(dueAt?.getTime() ?? 0);
    expect(told[0]?.text).toContain('21.12.2026');
    expect(
      lastDay(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).dueAt),
    ).toBe('2026-12-21');
  });

  it('a promise is not extended without a command if quiet hours would hold the message until the old date has passed', async () => {
    const clocks = kinds.tariffChange.clocks.map((clock) =>
      clock.name === 'fulfilment' || clock.name === 'review'
        ? { ...clock, nearDeadline: 'extend' as const, extension: { total: days(10), source: clock.source } }
        : clock,
    );
    const operator = extendOperator(mts, { kinds: { tariffChange: { clocks } } });
    const world = given('2026-11-20 07:00', { operators: [operator] });
    const { number } = await world.registered(operator, 'tariffChange');
    await world.until('2026-11-21 12:00');
    const happened = await types(world, number);
    expect(happened).not.toContain('extended');
    expect(happened.filter((type) => type.startsWith('extensionProposed'))).toHaveLength(1);
  });

  it('after the old date has passed a tick proposes no extension', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.at('2026-11-26 00:00').desk.tick();
    expect(await types(world, number)).toEqual(['registered', 'warned review', 'breached review']);
  });

  it('a paused promise has neither a warning nor a breach', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'mistakenPayment');
    await world.done(number, { type: 'start' }, ask);
    await world.until('2026-11-30 12:00');
    expect(await types(world, number)).toEqual(['registered', 'started', 'asked', 'warned waiting']);
  });
});

describe('waiting for the subscriber', () => {
  it('sends a reminder, then ends the request, and does not say that the subscriber wished it', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' }, ask);
    await world.until('2026-12-02 12:00');
    expect(await types(world, number)).toEqual(['registered', 'started', 'asked', 'warned waiting', 'withdrawn']);
    expect(world.sent.map(({ message }) => message)).toEqual(['registered', 'needsAnswer', 'reminder', 'cancelled']);
    expect(world.sent.at(-1)?.text).toContain('нет ответа на наш вопрос');
    const { status, text } = accepted(
      await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number }),
    );
    expect(status).toBe('withdrawn');
    expect(text).toContain('нет ответа на наш вопрос');
    expect(text).not.toMatch(/прос(ьбе|ьбы)|желани/);
  });

  it('uses English for every English locale', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault', { subscriber: { ...subscriber, locale: 'en-GB' } });
    await world.done(number, { type: 'start' }, ask);
    await world.until('2026-12-02 12:00');
    expect(world.sent.at(-1)?.text).toContain('no reply to our question');
  });

  it('ends an order in the same way', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'newConnection');
    await world.done(number, { type: 'start' }, ask);
    await world.until('2026-12-02 12:00');
    expect((await types(world, number)).slice(-2)).toEqual(['warned waiting', 'cancelled']);
  });

  it('works a second time after a second question', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'mistakenPayment');
    await world.done(number, { type: 'start' }, ask);
    await world.until('2026-11-28 12:00');
    await world.done(number, { type: 'reply', text: 'С телефона' }, ask);
    await world.until('2026-12-10 12:00');
    expect(await types(world, number)).toEqual([
      'registered',
      'started',
      'asked',
      'warned waiting',
      'replied',
      'asked',
      'warned waiting',
      'withdrawn',
    ]);
  });
});

describe('the end of a request', () => {
  it('an answer without an objection closes after three days and leaves the list of the line after thirty', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' }, resolve);
    await world.until('2026-11-24 12:00');
    expect(await types(world, number)).toEqual(['registered', 'started', 'resolved', 'closed']);
    expect(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline' })).requests).toHaveLength(
      1,
    );
    await world.until('2026-12-26 12:00');
    expect((await types(world, number)).at(-1)).toBe('archived listing');
    expect(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline' })).requests).toEqual([]);
    // By its number it is still there.
    expect(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).answer).toBe(
      'Вход восстановлен',
    );
    expect((await world.store.load(id))?.eraseAt).toBe(new Date('2029-12-25T21:00:00Z').getTime());
  });

  it('a closed inquiry may be reopened for thirty days and not longer', async () => {
    const world = given('2026-11-20 12:00');
    const [first, second] = [await world.registered(mts, 'serviceFault'), await world.registered(mts, 'serviceFault')];
    for (const { number } of [first, second]) await world.done(number, { type: 'start' }, resolve, { type: 'close' });
    await world.until('2026-12-20 12:00');
    const reopen = {
      type: 'reopen',
      reason: 'Снова не работает',
      caller: subscriber.msisdn,
      channel: 'hotline',
    } as const;
    await world.done(first.number, reopen);
    // The thirtieth day is a Sunday.
    await world.until('2026-12-22 00:00');
    expect(await world.desk.execute(second.number, reopen)).toMatchObject({
      refusal: { code: 'request/window-over', command: 'reopen' },
    });
  });

  it('confirmation works a second time, and so does the promise after a reopening', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'mistakenPayment');
    await world.done(number, { type: 'start' }, resolve);
    await world.until('2026-11-21 12:00');
    await world.done(number, { type: 'reopen', reason: 'Не помогло' });
    expect(
      lastDay(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).dueAt),
    ).toBe('2026-11-26');
    await world.done(number, resolve);
    await world.until('2026-11-30 12:00');
    expect(await types(world, number)).toEqual(['registered', 'started', 'resolved', 'reopened', 'resolved', 'closed']);
    await world.done(number, { type: 'reopen', reason: 'Опять' });
    await world.until('2026-12-08 12:00');
    expect((await types(world, number)).slice(-2)).toEqual(['warned review', 'breached review']);
  });

  it('the personal data are erased when the time of retention ends, once', async () => {
    const world = given('2024-01-15 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'reject', reason: 'Номер не обслуживается' });
    // Thirty days on the list of the line, thirty-six months for disputes.
    await world.at('2024-02-20 12:00').desk.tick();
    expect((await world.at('2027-02-15 12:00').desk.tick()).forgotten).toBe(0);
    expect((await world.at('2027-02-16 12:00').desk.tick()).forgotten).toBe(1);
    expect((await world.at('2027-02-17 12:00').desk.tick()).forgotten).toBe(0);
    expect((await world.events(number)).slice(-2)).toEqual(['archived', 'erased']);
    expect(JSON.stringify(accepted(await world.desk.history(number)))).not.toContain(subscriber.msisdn);
  });

  it('the personal data of a consultation are erased in the same way', async () => {
    const world = given('2024-01-15 12:00');
    const { id } = accepted(await world.desk.register(form(mts, 'consultation')));
    expect((await world.at('2027-01-16 12:00').desk.tick()).forgotten).toBe(1);
    expect((await world.store.load(id))?.request.text).toBe('');
  });
});
