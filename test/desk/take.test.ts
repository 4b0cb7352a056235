/**
 * `desk.take`: the unassigned request with the earliest deadline goes to one employee only, however many ask at once.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, openDesk, type RequestStore, type TakeQuery } from 'zayavka';
import { beeline, mts } from 'zayavka/operators';
import { accepted, four, given, secret, type World } from '../scenario/desk.ts';
import { dyingStore, methodsOf } from './stores.ts';

async function taken(world: World, query: Partial<TakeQuery> = {}): Promise<string | undefined> {
  return accepted(await world.desk.take({ agentId: 'ivanova', ...query }))?.request.number;
}

describe('an employee who takes the next request', () => {
  it('gets the earliest deadline of those that nobody has, as the whole story', async () => {
    const world = given('2026-11-20 12:00');
    const later = await world.registered(mts, 'complaint');
    const sooner = await world.registered(mts, 'tariffChange');
    const view = accepted(await world.desk.take({ agentId: 'ivanova' }));
    expect(view).toMatchObject({
      request: { number: sooner.number, assignee: 'ivanova', status: 'registered' },
      title: { en: 'Tariff change' },
      allowed: expect.arrayContaining(['start', 'release']),
    });
    const by = { role: 'agent', id: 'ivanova' };
    expect(view?.history.slice(1).map(({ event }) => event)).toMatchObject([
      { type: 'assigned', assignee: 'ivanova', by },
      { type: 'accessed', by },
    ]);
    expect(await taken(world)).toBe(later.number);
    expect(await taken(world)).toBeUndefined();
  });

  it('gets it from a team, an operator and a kind', async () => {
    const world = given('2026-11-20 12:00');
    const order = await world.registered(mts, 'tariffChange');
    const fault = await world.registered(beeline, 'serviceFault');
    await world.done(fault.number, { type: 'assign', team: 'billing' });
    expect(await taken(world, { team: 'delivery' })).toBeUndefined();
    expect(await taken(world, { operator: 'mts', kind: 'complaint' })).toBeUndefined();
    expect(await taken(world, { team: 'billing' })).toBe(fault.number);
    expect(await taken(world, { operator: 'mts', kind: 'tariffChange' })).toBe(order.number);
  });

  it('gets no request that has ended, not even by what was due just now', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'С какого устройства?' });
    world.at('2027-03-01 12:00');
    expect(await taken(world)).toBeUndefined();
  });

  it('gets none that stands still, before it goes on', async () => {
    const world = given('2026-11-20 12:00');
    const asked = await world.registered(mts, 'complaint');
    const held = await world.registered(mts, 'complaint');
    await world.done(asked.number, { type: 'start' }, { type: 'ask', question: 'С какого устройства?' });
    await world.done(held.number, { type: 'start' }, { type: 'hold', reason: 'Ждём поставщика' });
    const running = await world.at('2026-11-23 12:00').registered(mts, 'serviceFault');
    expect(await taken(world)).toBe(running.number);
    expect(await taken(world)).toBeUndefined();
    await world.done(held.number, { type: 'resume' });
    expect(await taken(world)).toBe(held.number);
    await world.done(asked.number, { type: 'reply', text: 'С телефона' });
    expect(await taken(world)).toBe(asked.number);
  });

  it('gives it back, and somebody else gets it; the team stays', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, { type: 'assign', team: 'billing' });
    expect(await taken(world)).toBe(number);
    expect(await taken(world, { agentId: 'petrov' })).toBeUndefined();
    await world.done(number, { type: 'release', reason: 'Отпуск', agentId: 'ivanova' });
    expect(await taken(world, { agentId: 'petrov', team: 'billing' })).toBe(number);
  });

  it('gets the same one when the call is repeated with its id, also at once', async () => {
    const world = given('2026-11-20 12:00');
    const first = await world.registered(mts, 'tariffChange');
    const second = await world.registered(mts, 'complaint');
    const commandId = 'click-1';
    const both = await Promise.all([taken(world, { commandId }), taken(world, { commandId })]);
    expect(both).toEqual([first.number, first.number]);
    await world.done(first.number, { type: 'note', text: 'Перезвонить' });
    const again = accepted(await world.desk.take({ agentId: 'ivanova', commandId }));
    expect(again?.history.map(({ event }) => event.type)).toContain('noted');
    expect(accepted(await world.desk.queue({ assignee: null })).requests).toMatchObject([{ number: second.number }]);
    for (const other of [{ agentId: 'petrov' }, { operator: 'mts' }]) {
      const reused = await world.desk.take({ agentId: 'ivanova', commandId, ...other });
      expect(reused).toEqual({ ok: false, refusal: { code: 'command/reused-id', commandId } });
    }
    await world.desk.erase({ number: first.number });
    expect(await world.desk.take({ agentId: 'ivanova', commandId })).toMatchObject({
      refusal: { code: 'request/forgotten' },
    });
    expect(await taken(world, { commandId: 'click-2' })).toBe(second.number);
    expect(await taken(world, { commandId: 'click-3' })).toBeUndefined();
    const { number } = await world.registered(mts, 'complaint');
    expect(await taken(world, { commandId: 'click-3' })).toBe(number);
  });

  it('is refused without a name, and for names that nobody has', async () => {
    const world = given('2026-11-20 12:00');
    const paths = async (query: object) => {
      const answer = await world.desk.take(query as TakeQuery);
      return answer.ok || answer.refusal.code !== 'input/invalid' ? [] : answer.refusal.issues.map(({ path }) => path);
    };
    expect(await paths({})).toEqual(['agentId']);
    expect(await paths({ agentId: 'ivanova', operator: 'mtz' })).toEqual(['operator']);
    expect(await paths({ agentId: 'ivanova', kind: 'serviceFalt' })).toEqual(['kind']);
  });

  it('passes over a request that cannot be read', async () => {
    const inner = memoryStore();
    let damaged: string | undefined;
    const store: RequestStore = {
      ...methodsOf(inner),
      load: async (id) => {
        const stored = await inner.load(id);
        return stored && id === damaged ? { ...stored, schema: 99 } : stored;
      },
    };
    const world = given('2026-11-20 12:00', { store });
    damaged = (await world.registered(mts, 'tariffChange')).id;
    const { number } = await world.registered(mts, 'complaint');
    expect(await taken(world)).toBe(number);
  });
});

describe('many employees at once', () => {
  it('sixteen, each with a process of its own, never get the same, and nothing is left', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { store });
    const numbers: string[] = [];
    for (let count = 0; count < 40; count += 1) numbers.push((await world.registered(mts, 'tariffChange')).number);
    const work = async (index: number): Promise<readonly string[]> => {
      const desk = openDesk({ operators: four, store, secret, now: () => world.now });
      const own: string[] = [];
      for (;;) {
        const view = accepted(await desk.take({ agentId: `agent-${index}` }));
        if (view?.request.number === undefined) return own;
        own.push(view.request.number);
      }
    };
    const all = await Promise.all(Array.from({ length: 16 }, (_, index) => work(index)));
    expect(all.flat().sort()).toEqual(numbers.sort());
  });

  it('one that is killed at any call has it or has it not, and nobody else gets what it has', async () => {
    for (let call = 1; call <= 8; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const store = memoryStore();
        const world = given('2026-11-20 12:00', { store });
        const { number } = await world.registered(mts, 'complaint');
        const dying = openDesk({ operators: four, store: dyingStore(store, call, when), secret, now: () => world.now });
        await dying.take({ agentId: 'killed' }).catch(() => undefined);
        const [item] = accepted(await world.desk.queue()).requests;
        expect(await taken(world)).toBe(item?.assignee === undefined ? number : undefined);
      }
    }
  });
});
