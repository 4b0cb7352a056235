/**
 * The rule book: when a request gets a number, which message goes when, which term holds for which kind. Every rule of the
 * four operators has its own scenario.
 */
import { describe, expect, it } from 'vitest';
import { speakNumber } from 'zayavka';
import { kinds, mts, tele2 } from 'zayavka/operators';
import { accepted, form, given, lastDay, moscow, subscriber } from '../scenario/desk.ts';

const night = { from: moscow('2026-12-01 01:00'), to: moscow('2026-12-01 06:00') };

describe('numbers and messages', () => {
  it('a consultation gets no number, no clock and no message, and is closed at once', async () => {
    const world = given('2026-11-20 12:00');
    const answer = accepted(
      await world.desk.register(
        form(mts, 'consultation', { answer: 'Тариф меняется в приложении', agentId: 'ivanova' }),
      ),
    );
    expect(answer).toMatchObject({ number: undefined, dictated: undefined, status: 'closed', script: undefined });
    expect(answer).toMatchObject({ dueAt: undefined, lastDay: undefined, messages: [], allowed: [] });
    expect(await world.store.messages(answer.id)).toEqual([]);
    expect((await world.store.load(answer.id))?.clocks).toEqual([]);
  });

  it('a consultation is invisible to the subscriber and visible to the agent', async () => {
    const world = given('2026-11-20 12:00');
    await world.desk.register(form(mts, 'consultation', { answer: 'Тариф меняется в приложении' }));
    expect(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline' })).requests).toEqual([]);
    const { requests } = accepted(await world.desk.agent({ agentId: 'petrov', msisdn: subscriber.msisdn }));
    expect(requests.map(({ request }) => [request.kind, request.status, request.text, request.answer])).toEqual([
      ['consultation', 'closed', 'Не могу войти в личный кабинет', 'Тариф меняется в приложении'],
    ]);
    expect(requests[0]?.allowed).toEqual([]);
  });

  it('everything but a consultation gets a number, which is sent at registration and dictated by the agent', async () => {
    const world = given('2026-11-20 12:00');
    for (const kind of Object.keys(kinds)) {
      if (kind === 'consultation') continue;
      const { number, messages, script } = await world.registered(mts, kind);
      expect(number).toMatch(/^\d{10,12}$/);
      expect(messages.map(({ message, channel }) => [message, channel])).toEqual([['registered', 'sms']]);
      expect(messages[0]?.text).toContain(number);
      expect(script).toContain(speakNumber(number, 'ru').text);
    }
  });

  it('the message about an extension names the new date and goes before the old date passes', async () => {
    const world = given('2026-11-20 12:00');
    const { number, dueAt } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' });
    const extended = accepted(
      await world.at('2026-11-25 20:00').desk.execute(number, { type: 'extend', reason: 'Проверяем сеть' }),
    );
    expect([lastDay(dueAt), lastDay(extended.dueAt)]).toEqual(['2026-11-25', '2026-12-21']);
    expect(extended.messages.map(({ message }) => message)).toEqual(['extended']);
    expect(extended.messages[0]?.text).toContain('21.12.2026');
    expect(extended.messages[0]?.notBefore.getTime()).toBeLessThan(dueAt?.getTime() ?? 0);
  });

  it('a promise is extended once, and never after it has passed', async () => {
    const world = given('2026-11-20 12:00');
    const once = await world.registered(mts, 'serviceFault');
    await world.done(once.number, { type: 'extend', reason: 'Проверяем сеть' });
    expect(await world.desk.execute(once.number, { type: 'extend', reason: 'Ещё раз' })).toMatchObject({
      refusal: { code: 'clock/already-extended', clock: 'review' },
    });
    const late = await world.registered(mts, 'serviceFault');
    expect(
      await world.at('2026-11-26 00:00').desk.execute(late.number, { type: 'extend', reason: 'Поздно' }),
    ).toMatchObject({ refusal: { code: 'clock/expired', clock: 'review' } });
  });

  it('the decision is sent when it is made', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' });
    const { messages } = accepted(
      await world.desk.execute(number, { type: 'resolve', outcome: 'satisfied', answer: 'Вход восстановлен' }),
    );
    expect(messages.map(({ message }) => message)).toEqual(['resolved']);
    expect(messages[0]?.text).toContain('Вход восстановлен');
  });

  it('a claim needs the form of its answer and the day of its receipt', async () => {
    const world = given('2026-11-20 12:00');
    expect(await world.desk.register({ ...form(mts, 'claim'), details: {} })).toMatchObject({
      refusal: { issues: [{ path: 'details.answerForm' }, { path: 'receivedAt' }] },
    });
    expect((await world.registered(mts, 'claim')).messages.map(({ message }) => message)).toEqual(['registered']);
  });

  it('each step of a number porting has a message with the date and the hours of the switch', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'numberPorting');
    const started = accepted(await world.desk.execute(number, { type: 'start' }));
    const agreed = accepted(await world.desk.execute(number, { type: 'schedule', appointment: night }));
    const moved = accepted(
      await world.desk.execute(number, {
        type: 'reschedule',
        appointment: { from: moscow('2026-12-02 01:00'), to: moscow('2026-12-02 06:00') },
        reason: 'Прежний оператор не успел',
      }),
    );
    const done = accepted(await world.desk.execute(number, { type: 'fulfil', answer: 'Номер перенесён' }));
    const told = [started, agreed, moved, done].map(({ messages }) =>
      messages.map(({ message, text }) => [message, text]),
    );
    expect(told).toMatchObject([
      [['porting', expect.stringContaining('28.11')]],
      [['porting', expect.stringContaining('01.12')]],
      [['rescheduled', expect.stringContaining('02.12')]],
      [['fulfilled', expect.stringContaining('Номер перенесён')]],
    ]);
    expect(told[1]?.[0]?.[1]).toContain('01:00');
  });

  it('a request is found by the calling line and by its number', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    const one = accepted(
      await world.desk.status({ caller: '8 916 123-45-67', channel: 'hotline', number: `№ ${number}` }),
    );
    const all = accepted(await world.desk.status({ caller: '8 (916) 123-45-67', channel: 'hotline' }));
    expect(one.number).toBe(number);
    expect(all.requests).toEqual([one]);
  });
});

describe('names', () => {
  it.each([
    ['2024-09-03 12:00', 'Tele2'],
    ['2024-09-03 23:59', 'Tele2'],
    ['2024-09-04 00:00', 't2'],
    ['2026-11-20 12:00', 't2'],
  ])('on %s the fourth operator calls itself %s', async (at, name) => {
    const { messages, operator } = await given(at).registered(tele2, 'serviceFault', {
      channel: 'email',
      subscriber: { ...subscriber, email: 'ivan@example.com' },
    });
    expect(operator).toBe('tele2');
    // The closing is the name of that day and the phone.
    expect(messages[0]?.text.split('\n').at(-1)).toBe(`${name}, 611`);
  });

  it('the id t2 means the same operator as tele2', async () => {
    const world = given('2026-11-20 12:00');
    const answer = accepted(await world.desk.register({ ...form(tele2, 'serviceFault'), operator: 't2' }));
    expect([answer.operator, answer.number?.[0]]).toEqual(['tele2', '2']);
  });
});
