/**
 * A number that changed hands: its next owner sees nothing of the one before, in open requests and in closed ones.
 */
import { describe, expect, it } from 'vitest';
import { type Change, type DetachInput, memoryStore } from 'zayavka';
import { mts } from 'zayavka/operators';
import { replay } from 'zayavka/request';
import { accepted, given, stranger, subscriber, type World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const { msisdn } = subscriber;
const reason = 'номер передан другому абоненту';

async function numbersOf(world: World, caller = msisdn): Promise<readonly string[]> {
  const { requests } = accepted(await world.desk.status({ caller, channel: 'hotline' }));
  return requests.map(({ number }) => number);
}

const detach = (world: World, difference: Partial<DetachInput> = {}) =>
  world.desk.detach({ msisdn, reason, agentId: 'ivanova', ...difference } as DetachInput);

/** An open request, a closed one, an archived one and a consultation. */
async function lived(world: World) {
  const person = { subscriber: { msisdn, email: 'ivan@example.ru' } };
  const old = await world.registered(mts, 'serviceFault', person);
  await world.done(old.number, { type: 'start' }, { type: 'resolve', outcome: 'satisfied', answer: 'Исправлено' });
  await world.until('2026-09-01 12:00');
  const closed = await world.registered(mts, 'serviceFault', person);
  await world.done(closed.number, { type: 'start' }, { type: 'resolve', outcome: 'satisfied', answer: 'Готово' });
  await world.done(closed.number, { type: 'close' });
  const open = await world.registered(mts, 'complaint', person);
  await world.desk.register({ operator: 'mts', kind: 'consultation', channel: 'hotline', text: 'О тарифе', ...person });
  return { old, closed, open };
}

describe('a line that changed hands', () => {
  it('shows the next owner nothing of the one before: no status, list, likeness or copy', async () => {
    const world = given('2026-06-01 12:00');
    const { old, closed, open } = await lived(world);
    expect(accepted(await detach(world))).toEqual({ detached: 4 });
    expect(await numbersOf(world)).toEqual([]);
    for (const { number } of [old, closed, open]) {
      const unknown = { ok: false, refusal: { code: 'request/unknown' } };
      expect(await world.desk.status({ caller: msisdn, channel: 'hotline', number })).toEqual(unknown);
      const reopened = { type: 'note', text: 'я', caller: msisdn, channel: 'hotline' } as const;
      expect((await world.desk.execute(number, reopened)).ok).toBe(false);
    }
    expect(accepted(await world.desk.agent({ agentId: 'ivanova', msisdn })).requests).toEqual([]);
    const { requests, mentions } = accepted(await world.desk.export(msisdn));
    expect([requests, mentions.map(({ fields }) => fields)]).toEqual([[], Array(4).fill(['subscriber.msisdn'])]);
    const next = await world.registered(mts, 'complaint');
    expect(next.similar).toEqual([]);
    expect(await numbersOf(world)).toEqual([next.number]);
    expect(accepted(await world.desk.erase({ msisdn }))).toEqual({ erased: 1 });
  });

  it('stays with what else the person is known by, and is written into each history', async () => {
    const world = given('2026-06-01 12:00');
    const { open, closed } = await lived(world);
    accepted(await detach(world));
    const caller = { email: 'ivan@example.ru' };
    const found = accepted(await world.desk.export(caller)).requests.map(({ request }) => request.number);
    expect(found).toEqual(expect.arrayContaining([open.number, closed.number]));
    for (const { number, id } of [open, closed]) {
      const history = accepted(await world.desk.history(number)).map(({ event }) => event);
      expect(history.at(-1)).toMatchObject({
        type: 'detached',
        identity: `tel:${msisdn}`,
        reason,
        by: { role: 'agent', id: 'ivanova' },
      });
      expect(replay(history)).toEqual((await world.store.load(id))?.request);
    }
    const { events } = accepted(await world.desk.events());
    const detached = events.filter(({ event }) => event.type === 'detached');
    expect(detached).toHaveLength(4);
    expect(JSON.stringify(detached)).not.toContain(msisdn.slice(1));
    expect(accepted(await world.desk.erase(caller))).toEqual({ erased: 4 });
    expect(JSON.stringify([await world.store.load(open.id), await world.store.history(open.id)])).not.toContain(msisdn);
  });

  it('is still found to be erased from document, history and messages, and stays detached', async () => {
    const world = given('2026-06-01 12:00');
    const { open } = await lived(world);
    accepted(await detach(world));
    accepted(await world.desk.detach({ email: 'ivan@example.ru', reason }));
    expect(accepted(await world.desk.erase({ msisdn }))).toEqual({ erased: 0 });
    expect(accepted(await world.desk.export(msisdn)).mentions).toEqual([]);
    const stored = await world.store.load(open.id);
    const history = await world.store.history(open.id);
    const left = [stored, history, await world.store.messages(open.id)];
    expect(JSON.stringify(left)).not.toContain(msisdn.slice(1));
    expect(replay(history.map(({ event }) => event))).toEqual(stored?.request);
    const caller = { email: 'ivan@example.ru' };
    expect(accepted(await world.desk.agent({ agentId: 'ivanova', ...caller })).requests).toEqual([]);
    expect(accepted(await world.desk.erase(caller))).toEqual({ erased: 0 });
    expect(JSON.stringify(await world.store.history(open.id))).not.toContain('ivan@example.ru');
  });

  it('is found to be erased after a correction too, and by nobody else', async () => {
    const world = given('2026-11-20 12:00');
    const contact = { msisdn: '+79160000001' };
    const { number, id } = await world.registered(mts, 'complaint', { subscriber: { msisdn, contact } });
    await world.done(number, { type: 'correct', subscriber: { msisdn: stranger }, reason: 'опечатка' });
    expect(await numbersOf(world)).toEqual([]);
    expect(accepted(await world.desk.agent({ agentId: 'ivanova', msisdn })).requests).toEqual([]);
    for (const former of [msisdn, contact.msisdn]) {
      expect(accepted(await world.desk.export(former)).mentions).toMatchObject([{ fields: ['history'] }]);
      expect(accepted(await world.desk.erase({ msisdn: former }))).toEqual({ erased: 0 });
      expect(accepted(await world.desk.export(former)).mentions).toEqual([]);
      const left = [await world.store.load(id), await world.store.history(id), await world.store.messages(id)];
      expect(JSON.stringify(left)).not.toContain(former);
    }
    expect(await numbersOf(world, stranger)).toEqual([number]);
  });

  it('gets no message more, also none that waits; the mailbox does', async () => {
    const world = given('2026-11-20 22:30');
    const person = { subscriber: { msisdn, email: 'ivan@example.ru' } };
    const { number, id } = await world.registered(mts, 'complaint', person);
    await world.done(number, { type: 'start' }, { type: 'hold', reason: 'ждём склад' });
    expect((await world.store.messages(id)).map(({ to }) => to)).toContain(msisdn);
    accepted(await detach(world));
    await world.done(number, { type: 'resume' });
    await world.at('2026-11-23 12:00').passes();
    expect(world.sent.filter(({ to }) => to !== 'ivan@example.ru')).toEqual([]);
    expect(world.sent).not.toEqual([]);
  });

  it('is gone from where it was a number of an order, a contact, or meant for a payment', async () => {
    const world = given('2026-11-20 12:00');
    const details = { newNumber: msisdn };
    const person = { subscriber: { msisdn: stranger, contact: { msisdn } } };
    const { number } = await world.registered(mts, 'newConnection', { details, ...person });
    await world.done(number, { type: 'start' }, { type: 'fulfil', answer: 'Номер подключён' });
    await world.registered(mts, 'mistakenPayment', {
      details: { amount: 100, paidOn: '2026-11-19', intendedNumber: msisdn },
      subscriber: { msisdn: stranger },
    });
    expect(await numbersOf(world)).toEqual([number]);
    expect(accepted(await detach(world))).toEqual({ detached: 2 });
    const { requests, mentions } = accepted(await world.desk.export(msisdn));
    expect([requests, mentions.map(({ fields }) => fields)]).toEqual([
      [],
      [['details.intendedNumber'], ['details.newNumber', 'subscriber.contact.msisdn']],
    ]);
    expect(await numbersOf(world, stranger)).toHaveLength(2);
  });

  it('is detached once, and a repetition leaves alone what the next owner has registered', async () => {
    const world = given('2026-11-20 12:00');
    await world.registered(mts, 'complaint');
    expect(accepted(await detach(world, { commandId: 'd-1' }))).toEqual({ detached: 1 });
    world.at('2026-11-21 12:00');
    const { number } = await world.registered(mts, 'complaint');
    expect(accepted(await detach(world, { commandId: 'd-1' }))).toEqual({ detached: 0 });
    expect(accepted(await detach(world, { before: world.now }))).toEqual({ detached: 0 });
    expect(await numbersOf(world)).toEqual([number]);
    expect(accepted(await detach(world))).toEqual({ detached: 1 });
    expect(await numbersOf(world)).toEqual([]);
  });

  it('is detached while others write, and comes back when a correction says that it is theirs', async () => {
    const methods = methodsOf(memoryStore());
    let others: (() => Promise<void>) | undefined;
    const commit = async (change: Change) => {
      const first = others;
      others = undefined;
      await first?.();
      return methods.commit(change);
    };
    const world = given('2026-11-20 12:00', { store: { ...methods, commit } });
    const { number } = await world.registered(mts, 'complaint');
    others = () => world.done(number, { type: 'start' });
    expect(accepted(await detach(world))).toEqual({ detached: 1 });
    expect(await world.events(number)).toEqual(['registered', 'started', 'detached']);
    await world.done(number, { type: 'correct', subscriber: { msisdn }, reason: 'ошиблись' });
    expect(await numbersOf(world)).toEqual([number]);
  });

  it('needs one identity and a reason', async () => {
    const world = given('2026-11-20 12:00');
    const pathsOf = async (input: object) => {
      const answer = await world.desk.detach(input as DetachInput);
      return answer.ok || answer.refusal.code !== 'input/invalid' ? [] : answer.refusal.issues.map(({ path }) => path);
    };
    expect(await pathsOf({ msisdn })).toEqual(['reason']);
    expect(await pathsOf({ reason })).toEqual(['']);
    expect(await pathsOf({ msisdn, email: 'a@b.ru', reason })).toEqual(['']);
    expect(await pathsOf({ account: '1', operator: 'nobody', reason })).toEqual(['operator']);
  });
});
