import { describe, expect, it } from 'vitest';
import type { CommandInput } from 'zayavka';
import { mts } from 'zayavka/operators';
import { accepted, form, given, stranger, subscriber } from '../scenario/desk.ts';

const ask = { type: 'ask', question: 'С какого устройства вы входите?' } as const;
const resolve = { type: 'resolve', outcome: 'satisfied', answer: 'Вход восстановлен' } as const;

describe('a command id', () => {
  it('registers once, and a repetition gets the first answer, then and later', async () => {
    const world = given('2026-11-20 12:00');
    const input = form(mts, 'serviceFault', { commandId: 'c-1' });
    const first = await world.desk.register(input);
    expect(await world.desk.register(input)).toEqual(first);
    const { number } = accepted(first);
    await world.done(number ?? '', { type: 'start' }, resolve);
    world.at('2026-12-01 12:00');
    expect(await world.desk.register(input)).toEqual(first);
    expect(accepted(await world.desk.export(subscriber.msisdn)).requests).toHaveLength(1);
  });

  it('gives the first answer also when its days have become impossible meanwhile', async () => {
    const world = given('2026-11-20 23:59');
    const details = { portedNumber: '+79161234567', holder: 'person', desiredOn: '2026-11-28' } as const;
    const input = form(mts, 'numberPorting', { details, commandId: 'c-1' });
    const first = await world.desk.register(input);
    expect(first.ok).toBe(true);
    world.at('2026-11-21 00:01');
    expect(await world.desk.register(input)).toEqual(first);
    expect(await world.desk.registerMany([input])).toMatchObject([
      { ok: true, value: { number: accepted(first).number } },
    ]);
    const other = await world.desk.register({ ...input, commandId: 'c-2' });
    expect(other).toMatchObject({ refusal: { code: 'input/invalid', issues: [{ path: 'details.desiredOn' }] } });
  });

  it('gives the first answer also when another command came in the same millisecond', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' });
    const first = await world.desk.execute(number, { ...resolve, commandId: 'c-1' });
    await world.done(number, { type: 'close' });
    expect(await world.desk.execute(number, { ...resolve, commandId: 'c-1' })).toEqual(first);
  });

  it('does a command once, and gives the first answer whatever happened since', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' });
    const commands: readonly CommandInput[] = [
      { ...ask, commandId: 'c-1' },
      { type: 'reply', text: 'С телефона', commandId: 'c-2' },
      { type: 'extend', reason: 'Проверяем сеть', commandId: 'c-3' },
      { type: 'note', text: 'Звонил', commandId: 'c-4' },
      { ...resolve, commandId: 'c-5' },
      { type: 'close', commandId: 'c-6' },
    ];
    const answers = [];
    for (const command of commands) {
      world.now = new Date(world.now.getTime() + 3_600_000);
      answers.push(await world.desk.execute(number, command));
    }
    world.at('2026-12-15 12:00');
    await world.done(number, { type: 'reopen', reason: 'Снова не работает' });
    for (const [index, command] of commands.entries()) {
      expect(await world.desk.execute(number, command)).toEqual(answers[index]);
    }
    expect((await world.events(number)).length).toBe(9);
  });

  it('gives the first answer also when due events were applied before', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'mistakenPayment');
    await world.done(number, { type: 'start' }, ask);
    world.at('2026-11-28 12:00');
    const command = { type: 'reply', text: 'С телефона', commandId: 'c-1' } as const;
    const first = await world.desk.execute(number, command);
    expect(accepted(first).messages.map(({ message }) => message)).toEqual(['reminder', 'resumed']);
    await world.done(number, resolve);
    expect(await world.desk.execute(number, command)).toEqual(first);
    const claim = form(mts, 'claim', { receivedAt: new Date('2026-11-01T09:00:00Z'), commandId: 'c-2' });
    const late = await world.desk.register(claim);
    expect(accepted(late).version).toBe(2);
    expect(await world.desk.register(claim)).toEqual(late);
  });

  it('gives the first answer of a consultation too', async () => {
    const world = given('2026-11-20 12:00');
    const input = form(mts, 'consultation', { commandId: 'c-1', answer: 'В приложении' });
    const first = await world.desk.register(input);
    expect(await world.desk.register(input)).toEqual(first);
  });

  it('is refused for anything else: another text, another request, another kind of call', async () => {
    const world = given('2026-11-20 12:00');
    const input = form(mts, 'serviceFault', { commandId: 'c-1' });
    const { number = '' } = accepted(await world.desk.register(input));
    const reused = { ok: false, refusal: { code: 'command/reused-id', commandId: 'c-1' } };
    expect(await world.desk.register({ ...input, text: 'Другое' })).toEqual(reused);
    expect(await world.desk.register({ ...input, subscriber: { msisdn: stranger } })).toEqual(reused);
    expect(await world.desk.register({ ...input, operator: 'tele2' })).toEqual(reused);
    expect(await world.desk.register({ ...input, receivedAt: new Date('2026-11-19T09:00:00Z') })).toEqual(reused);
    expect(await world.desk.execute(number, { type: 'start', commandId: 'c-1' })).toEqual(reused);
    await world.done(number, { type: 'start', commandId: 'c-2' });
    const other = await world.registered(mts, 'complaint');
    const again = { ok: false, refusal: { code: 'command/reused-id', commandId: 'c-2' } };
    expect(await world.desk.execute(other.number, { type: 'start', commandId: 'c-2' })).toEqual(again);
    expect(await world.desk.execute(number, { type: 'start', assignee: 'petrov', commandId: 'c-2' })).toEqual(again);
    expect(await world.desk.execute(number, { ...resolve, commandId: 'c-2' })).toEqual(again);
    expect(await world.events(number)).toEqual(['registered', 'started']);
    expect(await world.events(other.number)).toEqual(['registered']);
  });

  it('of a refused command stays free', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    const close = { type: 'close', commandId: 'c-1' } as const;
    expect(await world.desk.execute(number, close)).toMatchObject({ refusal: { code: 'request/illegal-step' } });
    await world.done(number, { type: 'start' }, resolve, close);
    expect((await world.events(number)).at(-1)).toBe('closed');
  });

  it('reveals nothing about the request to another caller', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'withdraw', caller: subscriber.msisdn, channel: 'hotline', commandId: 'c-1' });
    const answer = await world.desk.execute(number, {
      type: 'withdraw',
      caller: stranger,
      channel: 'hotline',
      commandId: 'c-1',
    });
    expect(answer).toEqual({ ok: false, refusal: { code: 'request/unknown' } });
  });

  it('used a hundred times at once writes once', async () => {
    const world = given('2026-11-20 12:00');
    const input = form(mts, 'serviceFault', { commandId: 'c-1' });
    const answers = await Promise.all(Array.from({ length: 100 }, () => world.desk.register(input)));
    expect(new Set(answers.map((answer) => accepted(answer).number)).size).toBe(1);
    const { number = '' } = accepted(answers[0] ?? (await world.desk.register(input)));
    const starts = await Promise.all(
      Array.from({ length: 100 }, () => world.desk.execute(number, { type: 'start', commandId: 'c-2' })),
    );
    expect(new Set(starts.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await world.events(number)).toEqual(['registered', 'started']);
    expect(await world.delivered()).toEqual(['registered']);
  });
});

describe('similar requests', () => {
  it('are shown at the next registration, and never merged', async () => {
    const world = given('2026-11-20 12:00');
    const first = await world.registered(mts, 'serviceFault', { text: 'Не работает интернет на телефоне' });
    const again = await world.registered(mts, 'serviceFault', { text: 'Интернет на телефоне не работает второй день' });
    expect(first.similar).toEqual([]);
    expect(again.similar).toEqual([{ number: first.number, status: 'registered', registeredAt: world.now }]);
    expect(again.number).not.toBe(first.number);
  });

  it.each([
    ['of another line', { subscriber: { msisdn: stranger } }],
    ['of another kind', { kind: 'complaint' }],
    ['of another operator', { operator: 'tele2' }],
    ['about something else', { text: 'Списали деньги за подписку' }],
  ])('%s are not shown', async (_, difference) => {
    const world = given('2026-11-20 12:00');
    const text = 'Не работает интернет на телефоне';
    await world.registered(mts, 'serviceFault', { text });
    const other = accepted(await world.desk.register({ ...form(mts, 'serviceFault', { text }), ...difference }));
    expect(other.similar).toEqual([]);
  });

  it('that have ended or are older than thirty days are not shown', async () => {
    const world = given('2026-11-20 12:00');
    const text = 'Не работает интернет на телефоне';
    const { number } = await world.registered(mts, 'serviceFault', { text });
    await world.done(number, { type: 'withdraw' });
    await world.registered(mts, 'serviceFault', { text });
    world.at('2026-12-20 12:00');
    expect((await world.registered(mts, 'serviceFault', { text })).similar).toHaveLength(1);
    world.at('2027-01-20 12:00');
    expect((await world.registered(mts, 'serviceFault', { text })).similar).toHaveLength(0);
  });
});
