/**
 * Messages on their way: in order, at least once towards the gateway with a key that never changes, and never what is
 * overtaken, too late, unwanted or for the night.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, type OutboxRecord, type Send } from 'zayavka';
import { beeline, extendOperator, mts } from 'zayavka/operators';
import { accepted, given, moscow, subscriber, type World } from '../scenario/desk.ts';

const ask = { type: 'ask', question: 'С какого устройства вы входите?' } as const;
const resolve = { type: 'resolve', outcome: 'satisfied', answer: 'Вход восстановлен' } as const;

async function fates(world: World, id: string): Promise<(readonly [string, string | undefined])[]> {
  return (await world.store.messages(id)).map(({ message, outcome }) => [message, outcome] as const);
}

/** A gateway that refuses the first `failures` attempts at each message. */
function moody(failures: number): { readonly send: Send; readonly taken: OutboxRecord[] } {
  const tries = new Map<string, number>();
  const taken: OutboxRecord[] = [];
  return {
    taken,
    send: async (message) => {
      const count = (tries.get(message.key) ?? 0) + 1;
      tries.set(message.key, count);
      if (count <= failures) throw new Error('timed out');
      taken.push(message);
    },
  };
}

describe('deliver', () => {
  it('sends each message once, with its key, its address and its text', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id, messages } = await world.registered(mts, 'serviceFault');
    expect(await world.desk.deliver(async (message) => void world.sent.push(message))).toEqual({
      sent: 1,
      failed: 0,
      expired: 0,
      suppressed: 0,
      superseded: 0,
      retried: 0,
      postponed: 0,
    });
    expect(world.sent).toMatchObject([
      { key: `${id}/registered/1`, to: subscriber.msisdn, channel: 'sms', attempts: 1 },
    ]);
    expect(world.sent[0]?.text).toBe(messages[0]?.text);
    expect(world.sent[0]?.text).toContain(number);
    expect(await world.delivered()).toEqual([]);
  });

  it.each([
    ['app', {}, 'push', '+79161234567'],
    ['chat', {}, 'chat', '+79161234567'],
    ['email', { email: 'ivan@example.ru' }, 'email', 'ivan@example.ru'],
    ['email', {}, 'sms', '+79161234567'],
    ['site', {}, 'sms', '+79161234567'],
  ] as const)('answers over the channel of the request: %s with %j by %s to %s', async (channel, known, by, to) => {
    const world = given('2026-11-20 12:00');
    await world.registered(mts, 'serviceFault', { channel, subscriber: { ...subscriber, ...known } });
    await world.delivered();
    expect(world.sent).toMatchObject([{ channel: by, to }]);
    expect(world.sent[0]?.subject !== undefined).toBe(by === 'email');
  });

  it('keeps the order within a request, also when an earlier one has to be repeated', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' }, ask);
    const gateway = moody(1);
    expect(await world.desk.deliver(gateway.send)).toMatchObject({ sent: 0, retried: 1 });
    expect(await world.desk.deliver(gateway.send)).toMatchObject({ sent: 0, retried: 0 });
    for (let minute = 1; minute < 10; minute += 1) {
      world.now = new Date(world.now.getTime() + 60_000);
      await world.desk.deliver(gateway.send);
    }
    expect(gateway.taken.map(({ message }) => message)).toEqual(['registered', 'needsAnswer']);
  });

  it('does not let one request wait for another', async () => {
    const world = given('2026-11-20 12:00');
    const { id } = await world.registered(mts, 'serviceFault');
    await world.registered(mts, 'complaint');
    const taken: string[] = [];
    await world.desk.deliver(async ({ key, requestId }) => {
      if (requestId === id) throw new Error('timed out');
      taken.push(key);
    });
    expect(taken).toHaveLength(1);
  });

  it('does not send what a newer message replaces', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' }, ask, { type: 'reply', text: 'С телефона' }, resolve);
    expect(await world.delivered()).toEqual(['resolved']);
    expect(await fates(world, id)).toEqual([
      ['registered', 'superseded'],
      ['needsAnswer', 'superseded'],
      ['resolved', 'sent'],
    ]);
  });

  it('does not send a question that was answered meanwhile', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'serviceFault');
    await world.delivered();
    world.at('2026-11-20 23:00');
    await world.done(number, { type: 'start' }, ask, { type: 'reply', text: 'С телефона' });
    expect((await fates(world, id)).at(-1)).toEqual(['needsAnswer', 'superseded']);
    world.at('2026-11-21 09:00');
    expect(await world.delivered()).toEqual([]);
    await world.done(number, ask);
    expect(await world.delivered()).toEqual(['needsAnswer']);
  });

  it('does not send a question that was answered while its worker died', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'serviceFault');
    await world.delivered();
    await world.done(number, { type: 'start' }, ask);
    expect(await world.store.outbox(world.now, { limit: 100, leaseMs: 60_000 })).toHaveLength(1);
    await world.done(number, { type: 'reply', text: 'С телефона' });
    expect((await fates(world, id)).at(-1)).toEqual(['needsAnswer', undefined]);
    world.at('2026-11-20 12:05');
    expect(await world.delivered()).toEqual([]);
    expect((await fates(world, id)).at(-1)).toEqual(['needsAnswer', 'superseded']);
  });

  it('counts the days left from the morning on which a reminder is read', async () => {
    const world = given('2026-11-20 18:30');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' }, ask);
    await world.delivered();
    world.at('2026-11-27 22:30');
    await world.desk.tick();
    expect(await world.delivered()).toEqual([]);
    world.at('2026-11-28 08:00');
    expect(await world.delivered()).toEqual(['reminder']);
    expect(world.sent.at(-1)?.text).toContain('не позднее 30.11.2026');
  });

  it('waits for the morning of the subscriber, except with urgent messages', async () => {
    const world = given('2026-11-20 23:00');
    const far = await world.registered(mts, 'serviceFault', {
      subscriber: { ...subscriber, timeZone: 'Asia/Kamchatka' },
    });
    const near = await world.registered(mts, 'serviceFault');
    expect(await world.delivered()).toEqual(['registered', 'registered']);
    for (const { number } of [far, near]) await world.done(number, { type: 'start' }, resolve);
    // It is eight in the morning in Kamchatka, and eleven at night in Moscow.
    expect(await world.delivered()).toEqual(['resolved']);
    expect(world.sent.at(-1)?.requestId).toBe(far.id);
    world.at('2026-11-21 07:59');
    expect(await world.delivered()).toEqual([]);
    world.at('2026-11-21 08:00');
    expect(await world.delivered()).toEqual(['resolved']);
  });

  it('sends an urgent withdrawal at night, also one with a reason', async () => {
    const { messages } = mts.kinds.serviceFault;
    const withdrawn = { message: 'withdrawn', urgent: true } as const;
    const own = extendOperator(mts, { kinds: { serviceFault: { messages: { ...messages, withdrawn } } } });
    const world = given('2026-11-20 23:00', { operators: [own] });
    const { number } = await world.registered(own, 'serviceFault');
    await world.delivered();
    await world.done(number, { type: 'withdraw', reason: 'заменили телефон' });
    expect(await world.delivered()).toEqual(['cancelled']);
  });

  it('does not repeat an attempt at night', async () => {
    const world = given('2026-11-20 21:59');
    const { number, id } = await world.registered(mts, 'serviceFault');
    await world.delivered();
    await world.done(number, { type: 'start' }, resolve);
    const gateway = moody(1);
    expect(await world.desk.deliver(gateway.send)).toMatchObject({ retried: 1 });
    world.at('2026-11-20 22:30');
    expect(await world.desk.deliver(gateway.send)).toMatchObject({ sent: 0, retried: 0, failed: 0 });
    expect((await world.store.messages(id)).at(-1)?.notBefore).toBe(moscow('2026-11-21 08:00').getTime());
    world.at('2026-11-21 08:00');
    expect(await world.desk.deliver(gateway.send)).toMatchObject({ sent: 1 });
  });

  it('repeats after longer and longer pauses and gives up at the end', async () => {
    const world = given('2026-11-20 09:00', { random: () => 0 });
    const { id } = await world.registered(mts, 'serviceFault');
    const tries: number[] = [];
    const start = world.now.getTime();
    for (let minute = 0; minute < 13 * 60; minute += 1) {
      world.now = new Date(start + minute * 60_000);
      await world.desk.deliver(async () => {
        tries.push(minute);
        throw new Error('timed out');
      });
    }
    expect(tries).toHaveLength(10);
    const pauses = tries.slice(1).map((minute, index) => minute - (tries[index] ?? 0));
    expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
    expect(pauses.at(-1)).toBe(60);
    expect(await fates(world, id)).toEqual([['registered', 'failed']]);
  });

  it('does not repeat what the gateway will never send', async () => {
    const world = given('2026-11-20 12:00');
    const { id } = await world.registered(mts, 'serviceFault');
    expect(await world.desk.deliver(async () => 'failed')).toMatchObject({ failed: 1, retried: 0 });
    expect(await fates(world, id)).toEqual([['registered', 'failed']]);
  });

  it('tells the number without its date once the promise has passed', async () => {
    const world = given('2026-11-20 12:00');
    const { id, number } = await world.registered(mts, 'serviceFault', {
      channel: 'email',
      subscriber: { ...subscriber, email: 'ivan@example.com' },
    });
    world.at('2026-11-25 23:59');
    const [waiting] = await world.store.messages(id);
    expect(waiting?.text).toContain('25.11.2026');
    world.at('2026-11-26 00:00');
    expect(await world.delivered()).toEqual(['registered']);
    expect(world.sent.at(-1)?.text).toContain(number);
    expect(world.sent.at(-1)?.text).toContain('Здравствуйте!');
    expect(world.sent.at(-1)?.text).not.toContain('2026');
    expect(world.sent.at(-1)?.subject).toBe(`Не работает услуга, № ${number}`);
    expect(await fates(world, id)).toEqual([['registered', 'sent']]);
  });

  it('does not tell a visit that has begun', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'shopOrder', { channel: 'hotline' });
    await world.delivered();
    const appointment = { from: moscow('2026-11-21 10:00'), to: moscow('2026-11-21 14:00') };
    await world.done(number, { type: 'start' }, { type: 'schedule', appointment });
    world.at('2026-11-21 15:30');
    expect(await world.delivered()).toEqual([]);
    expect((await fates(world, id)).at(-1)).toEqual(['scheduled', 'expired']);
  });

  it('does not tell a later date that has passed too', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' }, { type: 'extend', reason: 'Проверяем' });
    world.at('2026-12-22 12:00');
    expect(await world.delivered()).toEqual([]);
    expect((await fates(world, id)).at(-1)).toEqual(['extended', 'expired']);
  });

  it('asks whether messages are wanted, and a subscriber who wants none can still ask for the status', async () => {
    const asked: unknown[] = [];
    const preferences = {
      wants: async (message: unknown) => {
        asked.push(message);
        return false;
      },
    };
    const world = given('2026-11-20 12:00', { preferences });
    const { number, id } = await world.registered(mts, 'serviceFault');
    expect(await world.delivered()).toEqual([]);
    expect(asked).toEqual([{ operator: 'mts', to: subscriber.msisdn, channel: 'sms', message: 'registered' }]);
    expect(await fates(world, id)).toEqual([['registered', 'suppressed']]);
    expect(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).number).toBe(
      number,
    );
  });

  it('leaves messages of an unknown operator to other desks', async () => {
    const store = memoryStore();
    const all = given('2026-11-20 12:00', { store });
    const { id } = await all.registered(beeline, 'serviceFault');
    const ours = given('2026-11-20 12:00', { store, operators: [mts] });
    expect(await ours.desk.deliver(async () => expect.unreachable())).toMatchObject({ postponed: 0 });
    expect(await all.delivered()).toHaveLength(1);
    expect(await fates(all, id)).toEqual([['registered', 'sent']]);
  });

  it('does not supersede a message that is with the gateway, and reports its outcome', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' });
    const arrived: string[] = [];
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let begin = (): void => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const slow = world.desk.deliver(async ({ message }) => {
      begin();
      await gate;
      arrived.push(message);
    });
    await begun;
    await world.done(number, resolve);
    const quick: Send = async ({ message }) => void arrived.push(message);
    await world.desk.deliver(quick);
    open();
    await slow;
    await world.desk.deliver(quick);
    expect(arrived).toEqual(['registered', 'resolved']);
    expect(await fates(world, id)).toEqual([
      ['registered', 'sent'],
      ['resolved', 'sent'],
    ]);
  });

  it('does not send what was superseded while its worker died, however many messages came since', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' }, resolve);
    await world.delivered();
    await world.done(number, { type: 'close' });
    expect(await world.store.outbox(world.now, { limit: 9, leaseMs: 120_000 })).toHaveLength(1);
    world.at('2026-11-20 12:01');
    await world.done(number, { type: 'reopen', reason: 'Снова не работает' }, { type: 'extend', reason: 'Проверяем' });
    world.at('2026-11-20 12:03');
    expect(await world.delivered()).toEqual(['extended']);
    expect((await fates(world, id)).slice(-3)).toEqual([
      ['closed', 'superseded'],
      ['reopened', 'superseded'],
      ['extended', 'sent'],
    ]);
  });

  it('does not delay a new message by a failed attempt at an old one', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' });
    await world.desk.deliver(async () => {
      await world.done(number, resolve);
      throw new Error('timed out');
    });
    expect(await world.delivered()).toEqual(['resolved']);
    expect(await fates(world, id)).toEqual([
      ['registered', 'superseded'],
      ['resolved', 'sent'],
    ]);
  });

  it('does not send when the check took longer than the lease', async () => {
    const world: World = given('2026-11-20 12:00', {
      preferences: {
        wants: async () => {
          world.at('2026-11-20 12:02');
          return true;
        },
      },
    });
    const { id } = await world.registered(mts, 'serviceFault');
    await world.desk.deliver(async () => expect.unreachable());
    expect(await fates(world, id)).toEqual([['registered', undefined]]);
  });

  it('throws at once without a function that sends', async () => {
    const world = given('2026-11-20 12:00');
    // What a caller without types may do.
    const nothing: unknown = undefined;
    await expect(world.desk.deliver(nothing as Send)).rejects.toThrow('deliver: expected a function that sends');
  });

  it('checks again right before it sends', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' }, ask);
    const sent: string[] = [];
    await world.desk.deliver(async ({ message }) => {
      sent.push(message);
      // While the first one is with the gateway, the question is answered for good.
      if (message === 'registered') await world.done(number, { type: 'reply', text: 'С телефона' }, resolve);
    });
    expect(sent).not.toContain('needsAnswer');
    await world.desk.deliver(async ({ message }) => void sent.push(message));
    expect(sent).toEqual(['registered', 'resolved']);
    expect((await fates(world, id))[1]).toEqual(['needsAnswer', 'superseded']);
  });

  it('does not send to a person who was erased a moment ago', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' }, ask);
    const sent: string[] = [];
    await world.desk.deliver(async ({ message }) => {
      sent.push(message);
      accepted(await world.desk.erase({ number }));
    });
    expect(sent).toEqual(['registered']);
  });
});
