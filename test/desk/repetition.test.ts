/**
 * The same command twice, and many commands at once: done once, answered alike, one wins and the others are told why.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, type CommandInput, memoryStore, type RequestStore } from 'zayavka';
import { mts, tele2 } from 'zayavka/operators';
import { accepted, form, given, stranger, subscriber, World } from './scenario.ts';
import { methodsOf } from './stores.ts';

const ask = { type: 'ask', question: 'С какого устройства вы входите?' } as const;
const resolve = { type: 'resolve', outcome: 'satisfied', answer: 'Вход восстановлен' } as const;

describe('a command id', () => {
  it('registers once, and gives the first answer to whoever repeats it, then and later', async () => {
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

  it('does a command once, and gives the first answer whatever has happened since', async () => {
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
    for (const [index, command] of commands.entries()) {
      expect(await world.desk.execute(number, command)).toEqual(answers[index]);
    }
    expect((await world.events(number)).length).toBe(8);
  });

  it('gives the first answer also where time had brought something about before', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'mistakenPayment');
    await world.done(number, { type: 'start' }, ask);
    world.at('2026-11-28 12:00');
    const command = { type: 'reply', text: 'С телефона', commandId: 'c-1' } as const;
    const first = await world.desk.execute(number, command);
    expect(accepted(first).messages.map(({ message }) => message)).toEqual(['reminder']);
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

  it('tells a stranger nothing of the request it was used for', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'withdraw', caller: subscriber.msisdn, commandId: 'c-1' });
    const answer = await world.desk.execute(number, { type: 'withdraw', caller: stranger, commandId: 'c-1' });
    expect(answer).toEqual({ ok: false, refusal: { code: 'request/unknown' } });
  });

  it('given a hundred times at once writes once', async () => {
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

describe('many at once', () => {
  it('of opposite commands one wins and the others are told why', async () => {
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

  it('what does not exclude each other is all done, on however many nodes', async () => {
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

  it('all numbers are different, on however many nodes', async () => {
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

  it('one that is refused does not concern the others', async () => {
    const world = given('2026-11-20 12:00');
    const good = form(mts, 'complaint');
    const answers = await world.desk.registerMany([good, { ...good, text: '' }, good]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  it('a number that the store knows already is passed by; counters that were reset are told of', async () => {
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
    expect(accepted(await world.desk.status({ caller: subscriber.msisdn, number })).status).toBe('inProgress');
  });

  it('whatever order commands come in, each is done or refused, and the history can be replayed', async () => {
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

  it('a hundred thousand open requests of one line are shown a page at a time', async () => {
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
    expect(accepted(await asking.desk.status({ caller: subscriber.msisdn })).requests).toHaveLength(20);
    expect(read).toBe(20);
    const last = accepted(await asking.desk.status({ caller: subscriber.msisdn, limit: 100 }));
    expect([last.requests.length, last.cursor === undefined]).toEqual([100, false]);
    read = 0;
    expect(accepted(await asking.desk.register(input)).similar.length).toBeLessThanOrEqual(20);
    expect(read).toBeLessThanOrEqual(20);
    expect(accepted(await asking.desk.agent({ msisdn: subscriber.msisdn, agentId: 'petrov' })).requests).toHaveLength(
      20,
    );
  });
});

describe('requests that read alike', () => {
  it('are shown to whoever registers one again, and never merged', async () => {
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

/** Counters that begin anew, as after a restore of half a backup; the first `skipped` calls are lucky. */
function forgetful(skipped: number): RequestStore['lease'] {
  let next = 0n;
  return async (_, count) => {
    const from = next;
    next += BigInt(count);
    return { from: skipped > 0 ? from : 0n, count };
  };
}
