/**
 * Many calls at once: one wins and the others get the reason, no number is issued twice, no history has gaps.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, type CommandInput, memoryStore, type RequestStore } from 'zayavka';
import { mts, tele2 } from 'zayavka/operators';
import { accepted, form, given, subscriber, World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const ask = { type: 'ask', question: 'С какого устройства вы входите?' } as const;
const resolve = { type: 'resolve', outcome: 'satisfied', answer: 'Вход восстановлен' } as const;

describe('many at once', () => {
  it('of contradictory commands one wins and the others get the reason', async () => {
    const store = slow(memoryStore());
    const one = given('2026-11-20 12:00', { store });
    const other = given('2026-11-20 12:00', { store });
    const { number } = await one.registered(mts, 'serviceFault');
    await one.done(number, { type: 'start' });
    const answers = await Promise.all([
      one.desk.execute(number, resolve),
      other.desk.execute(number, { type: 'reject', reason: 'Номер не обслуживается' }),
      one.desk.execute(number, { type: 'withdraw' }),
      other.desk.execute(number, { type: 'withdraw' }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.refusal.code).toBe('request/illegal-step');
    expect(await one.events(number)).toHaveLength(3);
  });

  it('commands that do not exclude each other are all done, on several nodes', async () => {
    const store = slow(memoryStore());
    const nodes = Array.from({ length: 4 }, () => given('2026-11-20 12:00', { store }));
    const [first] = nodes;
    if (first === undefined) throw new Error('no node');
    const { number } = await first.registered(mts, 'serviceFault');
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        nodes[index % 4]?.desk.execute(number, { type: 'note', text: `Заметка ${index}` }),
      ),
    );
    const done = answers.filter((answer) => answer?.ok).length;
    const told = answers.filter(
      (answer) => answer?.ok === false && answer.refusal.code === 'request/changed-meanwhile',
    );
    expect(done + told.length).toBe(40);
    expect((await first.events(number)).length).toBe(1 + done);
    expect(done).toBeGreaterThanOrEqual(30);
  });

  it('all numbers are different, on several nodes', async () => {
    const store = slow(memoryStore());
    const nodes = Array.from({ length: 4 }, () => given('2026-11-20 12:00', { store }));
    const forms = Array.from({ length: 500 }, (_, index) =>
      form(index % 2 === 0 ? mts : tele2, index % 3 === 0 ? 'newConnection' : 'complaint', {
        subscriber: { msisdn: `+7900${String(index).padStart(7, '0')}` },
      }),
    );
    const answers = (await Promise.all(nodes.map((node) => node.desk.registerMany(forms)))).flat();
    const numbers = answers.map((answer) => accepted(answer).number);
    expect(new Set(numbers).size).toBe(2_000);
  });

  it('a refused registration does not stop the others', async () => {
    const world = given('2026-11-20 12:00');
    const good = form(mts, 'complaint');
    const answers = await world.desk.registerMany([good, { ...good, text: '' }, good]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  it('a number that the store has already is skipped; reset counters are a fault', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { store });
    await world.registered(mts, 'complaint');
    const reset = given('2026-11-20 12:00', { store: { ...methodsOf(store), lease: forgetful(1) } });
    expect((await reset.registered(mts, 'complaint')).number).toMatch(/^4/);
    for (let count = 0; count < 30; count += 1) await world.registered(mts, 'complaint');
    const broken = given('2026-11-20 12:00', { store: { ...methodsOf(store), lease: forgetful(0) } });
    await expect(broken.desk.register(form(mts, 'complaint'))).rejects.toMatchObject({ code: 'number/exhausted' });
  });

  it('a clock that goes backwards puts no event before another', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' });
    world.at('2026-11-20 11:00');
    await world.done(number, ask);
    world.at('2026-11-19 11:00');
    await world.done(number, { type: 'reply', text: 'С телефона' });
    await world.desk.tick();
    await world.desk.agent({ number, agentId: 'petrov' });
    const times = accepted(await world.desk.history(number)).map(({ event }) => event.at);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).status).toBe(
      'inProgress',
    );
  });

  it('in any order of commands each is done or refused, and the history can be replayed', async () => {
    const commands: readonly CommandInput[] = [
      { type: 'start' },
      ask,
      { type: 'reply', text: 'С телефона' },
      { type: 'hold', reason: 'Ждём поставщика' },
      { type: 'resume' },
      resolve,
      { type: 'close' },
      { type: 'reopen', reason: 'Снова' },
      { type: 'extend', reason: 'Дольше' },
      { type: 'note', text: 'Звонил' },
      { type: 'withdraw' },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: commands.length - 1 }), fc.integer({ min: 0, max: 200 })), {
          maxLength: 25,
        }),
        async (steps) => {
          const world = new World('2026-11-20 12:00');
          const { number, id } = await world.registered(mts, 'serviceFault');
          for (const [index, hours] of steps) {
            world.now = new Date(world.now.getTime() + hours * 3_600_000);
            const command = commands[index];
            if (command === undefined) continue;
            const allowed = accepted(await world.desk.allowed(number)).includes(command.type);
            const answer = await world.desk.execute(number, command);
            // A button that is shown works, unless the promise cannot be extended any more.
            if (allowed && command.type !== 'extend') expect(answer.ok).toBe(true);
            if (!allowed) expect(answer.ok).toBe(false);
            if (answer.ok) expect(answer.value.allowed).toEqual(accepted(await world.desk.allowed(number)));
          }
          const history = accepted(await world.desk.history(number));
          expect(history.map(({ version }) => version)).toEqual(history.map((_, index) => index + 1));
          expect((await world.store.load(id))?.request.version).toBe(history.length);
        },
      ),
      { seed: 66, numRuns: 60 },
    );
  });

  it('a hundred thousand open requests of one line are shown in pages', async () => {
    const inner = memoryStore();
    const opened: Change[] = [];
    const world = given('2026-11-20 12:00', { store: { ...methodsOf(inner), commit: async (change) => note(change) } });
    const note = (change: Change) => {
      opened.push(change);
      return 'committed' as const;
    };
    const input = form(mts, 'complaint', { text: 'Нет сети' });
    const pattern = await world.registered(mts, 'complaint', input);
    for (let index = 0; index < 100_000; index += 1) {
      for (const change of opened) {
        const id = `${pattern.id}-${index}`;
        const keys = { ...change.keys, number: id, registeredAt: change.keys.registeredAt - index };
        const stored = { ...change.stored, request: { ...change.stored.request, id, number: id } };
        await inner.commit({ ...change, id, keys, stored, outbox: [] });
      }
    }
    let read = 0;
    const counting: RequestStore = {
      ...methodsOf(inner),
      find: async (by) => {
        const page = await inner.find(by);
        read += page.found.length;
        return page;
      },
    };
    const asking = given('2026-11-20 12:00', { store: counting });
    expect(accepted(await asking.desk.status({ caller: subscriber.msisdn, channel: 'hotline' })).requests).toHaveLength(
      20,
    );
    expect(read).toBe(20);
    const last = accepted(await asking.desk.status({ caller: subscriber.msisdn, channel: 'hotline', limit: 100 }));
    expect([last.requests.length, last.cursor === undefined]).toEqual([100, false]);
    read = 0;
    expect(accepted(await asking.desk.register(input)).similar.length).toBeLessThanOrEqual(20);
    expect(read).toBeLessThanOrEqual(20);
    expect(accepted(await asking.desk.agent({ msisdn: subscriber.msisdn, agentId: 'petrov' })).requests).toHaveLength(
      20,
    );
  });
});

/** Each read takes a turn of the event loop, so that nodes really meet. */
function slow(store: RequestStore): RequestStore {
  return {
    ...methodsOf(store),
    find: async (by) => {
      const page = await store.find(by);
      await new Promise(setImmediate);
      return page;
    },
  };
}

/** Counters that begin again, as after a restore of half a backup; the first `skipped` calls are lucky. */
function forgetful(skipped: number): RequestStore['lease'] {
  let next = 0n;
  return async (_, count) => {
    const from = next;
    next += BigInt(count);
    return { from: skipped > 0 ? from : 0n, count };
  };
}
