/**
 * Everything that is kept is plain data: it survives JSON and back unchanged, whatever happened to the request.
 */
import { describe, expect, it } from 'vitest';
import { type Change, memoryStore, type RequestStore } from 'zayavka';
import { kinds } from 'zayavka/operators';
import { accepted, form, four, given, moscow } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

/** A store that knows only what a column of JSON would. */
function throughJson(changes: Change[]): RequestStore {
  const inner = memoryStore();
  const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));
  return {
    ...methodsOf(inner),
    commit: (change) => {
      changes.push(change);
      return inner.commit(copy(change));
    },
    erase: (change) => inner.erase(copy(change)),
    load: async (id) => {
      const stored = await inner.load(id);
      return stored && copy(stored);
    },
    find: async (by) => copy(await inner.find(by)),
    history: async (id) => copy(await inner.history(id)),
    messages: async (id) => copy(await inner.messages(id)),
  };
}

/** The places of what could still be written to. */
function loose(value: unknown, place: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.entries(value).flatMap(([name, part]) => loose(part, `${place}.${name}`));
  return Object.isFrozen(value) ? parts : [place, ...parts];
}

describe('what is kept', () => {
  it('is deeply frozen, so a store may keep it as it is', async () => {
    const changes: Change[] = [];
    const world = given('2026-11-20 12:00', { store: throughJson(changes) });
    const details = { items: [{ name: 'SIM', quantity: 2 }] };
    const [operator] = four;
    if (operator === undefined) throw new Error('no operator');
    const order = await world.registered(operator, 'shopOrder', { details, commandId: 'order' });
    const fault = await world.registered(operator, 'serviceFault');
    await world.done(fault.number, { type: 'start', agentId: 'ivanova' }, { type: 'ask', question: 'Какой?' });
    await world.done(order.number, { type: 'start' }, { type: 'hold', reason: 'Нет на складе' });
    await world.until('2026-12-03 12:00');
    expect(changes.length).toBeGreaterThan(6);
    expect(changes.flatMap((change) => loose(change, 'change'))).toEqual([]);
    expect(Object.isFrozen(details.items)).toBe(false);
  });

  it('survives JSON and back, of every operator and kind', async () => {
    const changes: Change[] = [];
    const world = given('2026-11-20 12:00', { store: throughJson(changes) });
    for (const operator of four) {
      for (const kind of Object.keys(kinds)) {
        const receivedAt = operator.kinds[kind]?.receivedFirst ? { receivedAt: moscow('2026-11-18 12:00') } : {};
        const { number } = accepted(
          await world.desk.register(form(operator, kind, { ...receivedAt, commandId: `${operator.id}-${kind}` })),
        );
        if (number === undefined) continue;
        await world.done(number, { type: 'start', agentId: 'ivanova' }, { type: 'ask', question: 'Какой?' });
      }
    }
    await world.until('2026-12-03 12:00');
    await world.at('2027-02-01 12:00').desk.tick();
    expect(changes.length).toBeGreaterThan(300);
    for (const change of changes) {
      const back: Change = JSON.parse(JSON.stringify(change));
      expect(back.stored.request).toEqual(change.stored.request);
      expect(JSON.parse(JSON.stringify(back))).toEqual(back);
      for (const part of ['history', 'outbox', 'keys', 'supersedes'] as const) expect(back[part]).toEqual(change[part]);
      expect(back.stored.clocks).toEqual(change.stored.clocks);
      expect(back.stored.firedCrossings).toEqual(change.stored.firedCrossings);
    }
  });

  it('gives the same history, whether it comes from memory or from JSON', async () => {
    const histories = [];
    for (const store of [memoryStore(), throughJson([])]) {
      const world = given('2026-11-20 12:00', { store });
      const [operator] = four;
      if (operator === undefined) throw new Error('no operator');
      const { number } = await world.registered(operator, 'serviceFault');
      await world.done(number, { type: 'start' }, { type: 'ask', question: 'С чего?' });
      await world.until('2026-11-28 12:00');
      await world.done(
        number,
        { type: 'reply', text: 'С телефона' },
        { type: 'extend', reason: 'Проверяем' },
        { type: 'resolve', outcome: 'satisfied', answer: 'Готово' },
      );
      await world.until('2027-01-10 12:00');
      histories.push(accepted(await world.desk.history(number)));
    }
    expect(histories[0]).toEqual(histories[1]);
  });

  it('counts versions without gaps and never twice', async () => {
    const changes: Change[] = [];
    const world = given('2026-11-20 12:00', { store: throughJson(changes) });
    const [operator] = four;
    if (operator === undefined) throw new Error('no operator');
    const { number, id } = await world.registered(operator, 'complaint');
    await world.done(number, { type: 'start' }, { type: 'note', text: 'Звонил' });
    await world.until('2026-12-01 12:00');
    const ours = changes.filter((change) => change.id === id);
    for (const { expected, version, history } of ours) {
      expect(version).toBe((expected === 'absent' ? 0 : expected) + history.length);
      expect(history.map((entry) => entry.version)).toEqual(
        history.map((_, index) => (expected === 'absent' ? 0 : expected) + index + 1),
      );
    }
  });
});
