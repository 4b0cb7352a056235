/**
 * `desk.executeMany`: one command on many requests, with a result for each in their order.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, type RequestStore, workingCalendar } from 'zayavka';
import { extendOperator, mts } from 'zayavka/operators';
import { given, type World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const answer = { type: 'resolve', outcome: 'satisfied', answer: 'Сеть работает', agentId: 'ivanova' } as const;

async function started(world: World, count: number): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' });
    numbers.push(number);
  }
  return numbers;
}

describe('one command on many requests', () => {
  it('is answered for each in their order, and one that is refused stops no other', async () => {
    const world = given('2026-11-20 12:00');
    const [first = '', second = '', third = ''] = await started(world, 3);
    await world.done(second, { type: 'withdraw' });
    const results = await world.desk.executeMany([third, second, '12', first], answer);
    expect(results).toMatchObject([
      { ok: true, value: { number: third, status: 'resolved', messages: [{ message: 'resolved' }] } },
      { ok: false, refusal: { code: 'request/illegal-step' } },
      { ok: false, refusal: { code: 'number/too-short' } },
      { ok: true, value: { number: first, status: 'resolved' } },
    ]);
  });

  it('says of one that is not done because of its data which fault it is, and does the others', async () => {
    const own = workingCalendar({ name: 'own', timeZone: 'Europe/Moscow', week: { mon: ['09:00-18:00'] } });
    const store = memoryStore();
    const former = given('2026-11-20 12:00', { store, operators: [extendOperator(mts, { calendar: own })] });
    const [lost = ''] = await started(former, 1);
    const world = given('2026-11-20 12:00', { store });
    const [kept = ''] = await started(world, 1);
    expect(await world.desk.executeMany([lost, kept], answer)).toMatchObject([
      { ok: false, refusal: { code: 'registration/failed', fault: 'calendar/unknown-version' } },
      { ok: true },
    ]);
    expect(await former.events(lost)).toEqual(['registered', 'started']);
  });

  it('with an id is done once for each, also when it is given again with more of them', async () => {
    const world = given('2026-11-20 12:00');
    const [first = '', second = ''] = await started(world, 2);
    const command = { ...answer, commandId: 'outage-7' };
    const once = await world.desk.executeMany([first], command);
    expect(await world.desk.executeMany([first, second, first], command)).toMatchObject([
      once[0],
      { ok: true, value: { number: second } },
      once[0],
    ]);
    expect(await world.events(first)).toEqual(['registered', 'started', 'resolved']);
  });

  it('that is wrong is refused for each, and nothing is written', async () => {
    const world = given('2026-11-20 12:00');
    const numbers = await started(world, 2);
    const results = await world.desk.executeMany(numbers, { ...answer, answer: '' });
    expect(results).toMatchObject(
      numbers.map(() => ({ refusal: { code: 'input/invalid', issues: [{ path: 'answer' }] } })),
    );
  });

  it('is answered for each, too, when the store fails', async () => {
    const inner = memoryStore();
    let isBroken = false;
    const store: RequestStore = {
      ...methodsOf(inner),
      commit: async (change) => {
        if (isBroken && change.history.some(({ event }) => event.type === 'resolved')) throw new Error('disk full');
        return inner.commit(change);
      },
    };
    const world = given('2026-11-20 12:00', { store });
    const [first = '', second = ''] = await started(world, 2);
    await world.done(second, { type: 'resolve', outcome: 'refused', answer: 'Нет' });
    isBroken = true;
    expect(await world.desk.executeMany([first, second], answer)).toMatchObject([
      { refusal: { code: 'store/unavailable', fault: 'unknown' } },
      { refusal: { code: 'request/illegal-step' } },
    ]);
  });

  it('takes a list of at most 10,000 numbers', async () => {
    const world = given('2026-11-20 12:00');
    expect(await world.desk.executeMany([], answer)).toEqual([]);
    const fault = expect.objectContaining({ code: 'desk/invalid-setup' });
    await expect(world.desk.executeMany('1' as never, answer)).rejects.toThrow(fault);
    await expect(world.desk.executeMany(Array(10_001).fill('1'), answer)).rejects.toThrow(fault);
  });
});
