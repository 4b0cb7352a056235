/**
 * `desk.queue`: what staff has to do, by filters that work together and pages that stay in place while requests come and go.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, openDesk, type QueueItem, type QueueQuery } from 'zayavka';
import { beeline, mts, tele2 } from 'zayavka/operators';
import { accepted, form, given, moscow, secret, type World } from '../scenario/desk.ts';

async function listed(world: World, query: QueueQuery = {}): Promise<readonly QueueItem[]> {
  return accepted(await world.desk.queue(query)).requests;
}

const numbersOf = (items: readonly QueueItem[]) => items.map(({ number }) => number);

async function issuesOf(world: World, query: object) {
  const answer = await world.desk.queue(query);
  return answer.ok || answer.refusal.code !== 'input/invalid' ? [] : answer.refusal.issues;
}

describe('the queue', () => {
  it('shows what a list shows of each open request, the earliest deadline first', async () => {
    const world = given('2026-11-20 12:00');
    const later = await world.registered(mts, 'complaint');
    const done = await world.registered(mts, 'complaint');
    const sooner = await world.registered(tele2, 'tariffChange');
    await world.done(later.number, { type: 'assign', assignee: 'petrov', team: 'billing' });
    await world.done(done.number, { type: 'withdraw' });
    const [first, second, ...others] = await listed(world);
    expect(others).toEqual([]);
    expect(first).toEqual({
      number: sooner.number,
      id: sooner.id,
      operator: 'tele2',
      kind: 'tariffChange',
      title: { ru: 'Смена тарифа', en: 'Tariff change' },
      status: 'registered',
      registeredAt: world.now,
      dueAt: sooner.dueAt,
      clock: 'fulfilment',
      audience: 'subscriber',
      isOverdue: false,
      preliminary: false,
      details: { tariff: 'Мой город' },
    });
    expect(second).toMatchObject({ number: later.number, lastDay: '2026-11-25', assignee: 'petrov', team: 'billing' });
    expect(JSON.stringify([first, second])).not.toContain('79161234567');
  });

  it('shows sums, days and choices, and no detail that names somebody', async () => {
    const world = given('2026-11-20 12:00');
    await world.registered(mts, 'numberPorting');
    expect((await listed(world))[0]?.details).toEqual({ holder: 'person' });
  });

  it('is overdue, or it is not: what stands still past its date is not, and pages are full', async () => {
    const world = given('2026-11-20 12:00');
    const numbers: string[] = [];
    for (let index = 0; index < 6; index += 1) {
      const { number } = await world.registered(mts, 'complaint', { text: `Вопрос ${index}` });
      numbers.push(number);
    }
    world.at('2026-11-24 12:00');
    for (const number of numbers.slice(0, 3)) {
      await world.done(number, { type: 'start' }, { type: 'ask', question: 'С какого устройства?' });
    }
    world.at('2026-11-26 12:00');
    const all = numbersOf(await listed(world));
    const late = await listed(world, { overdue: true });
    const others = await listed(world, { overdue: false });
    expect(late.map(({ isOverdue }) => isOverdue)).toEqual([true, true, true]);
    expect(others.map(({ isOverdue, status }) => [isOverdue, status])).toEqual(
      Array.from({ length: 3 }, () => [false, 'awaitingSubscriber']),
    );
    expect(numbersOf([...late, ...others]).sort()).toEqual([...all].sort());
    for (const overdue of [true, false]) expect(await listed(world, { overdue, limit: 2 })).toHaveLength(2);
  });

  it('takes all filters together', async () => {
    const world = given('2026-11-20 12:00');
    const one = await world.registered(mts, 'complaint');
    const two = await world.registered(mts, 'serviceFault');
    const three = await world.registered(beeline, 'complaint');
    await world.done(one.number, { type: 'start', assignee: 'petrov' }, { type: 'assign', team: 'billing' });
    await world.done(three.number, { type: 'start', assignee: 'petrov' });
    const found = async (query: QueueQuery) => numbersOf(await listed(world, query)).sort();
    expect(await found({ operator: 'mts' })).toEqual([one.number, two.number].sort());
    expect(await found({ kind: 'complaint' })).toEqual([one.number, three.number].sort());
    expect(await found({ status: 'inProgress', assignee: 'petrov' })).toEqual([one.number, three.number].sort());
    expect(await found({ assignee: 'petrov', team: 'billing', operator: 'mts', kind: 'complaint' })).toEqual([
      one.number,
    ]);
    expect(await found({ assignee: null })).toEqual([two.number]);
    expect(await found({ assignee: 'nobody' })).toEqual([]);
    expect(await found({ dueBefore: '2026-11-20T12:00:00+03:00' })).toEqual([]);
    expect(await found({ dueBefore: new Date('2027-01-01T00:00:00Z') })).toHaveLength(3);
  });

  it('knows an operator by each of its names', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(tele2, 'complaint');
    expect(tele2.aliases).toContain('t2');
    expect(numbersOf(await listed(world, { operator: 't2' }))).toEqual([number]);
  });

  it('says what is overdue: from the very instant of the deadline', async () => {
    const world = given('2026-11-20 12:00');
    const { number, dueAt } = await world.registered(mts, 'tariffChange');
    await world.registered(mts, 'complaint');
    const overdue = async () => numbersOf(await listed(world, { overdue: true }));
    const others = async () => numbersOf(await listed(world, { overdue: false }));
    world.now = new Date((dueAt?.getTime() ?? 0) - 1);
    expect(await overdue()).toEqual([]);
    expect(await others()).toHaveLength(2);
    world.now = dueAt ?? world.now;
    expect(await overdue()).toEqual([number]);
    expect(await others()).toHaveLength(1);
    expect((await listed(world)).map(({ isOverdue }) => isOverdue)).toEqual([true, false]);
  });

  it('does not call overdue what stands still while the subscriber is asked', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'С какого устройства?' });
    world.at('2026-11-28 12:00');
    expect(await listed(world)).toMatchObject([{ status: 'awaitingSubscriber', isOverdue: false }]);
    expect(await listed(world, { overdue: true })).toEqual([]);
  });

  it('marks a deadline beyond the last decree', async () => {
    const world = given('2027-12-29 12:00');
    await world.registered(mts, 'fixedFault');
    const [item] = await listed(world);
    expect(item?.preliminary).toBe(true);
  });

  it('pages without a repetition or a gap while requests come and go', async () => {
    const world = given('2026-11-20 12:00');
    const numbers: string[] = [];
    for (let minute = 10; minute < 22; minute += 1) {
      world.at(`2026-11-20 12:${minute}`);
      numbers.push((await world.registered(mts, 'tariffChange')).number);
    }
    const seen: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = accepted(await world.desk.queue({ limit: 5, ...(cursor === undefined ? {} : { cursor }) }));
      seen.push(...numbersOf(page.requests));
      cursor = page.cursor;
      if (seen.length === 5) {
        await world.done(numbers[1] ?? '', { type: 'cancel' });
        await world.registered(mts, 'complaint');
      }
    } while (cursor !== undefined);
    expect(seen.slice(0, 12)).toEqual(numbers);
    expect(seen).toHaveLength(13);
    const oldest = await listed(world, { order: 'registered', limit: 1 });
    expect(numbersOf(oldest)).toEqual([numbers[0]]);
  });

  it('refuses wrong filters, each with the right names', async () => {
    const world = given('2026-11-20 12:00');
    const first = async (query: object) => (await issuesOf(world, query))[0];
    expect(await first({ operator: 'mtz' })).toMatchObject({
      path: 'operator',
      found: 'mtz',
      expected: expect.stringContaining('mts'),
    });
    expect(await first({ kind: 'serviceFalt' })).toMatchObject({
      path: 'kind',
      expected: expect.stringContaining('serviceFault'),
    });
    expect(await first({ status: 'resolved' })).toMatchObject({
      path: 'status',
      expected: 'one of registered, inProgress, awaitingSubscriber, onHold, scheduled',
    });
    expect(await first({ order: 'newest' })).toMatchObject({ path: 'order', expected: 'one of deadline, registered' });
    expect(await first({ overdue: 'yes' })).toMatchObject({ path: 'overdue', expected: 'true or false' });
    expect(await first({ dueBefore: '2026-11-20' })).toMatchObject({ path: 'dueBefore' });
    expect(await first({ limit: 1001 })).toMatchObject({ path: 'limit' });
    for (const [limit, found] of [
      [Number.NaN, 'NaN'],
      [Number.POSITIVE_INFINITY, 'Infinity'],
      [-79161234567, 'a number of 11 digits'],
      [1e21, 'a number of 22 digits'],
    ] as const) {
      expect(await first({ limit })).toMatchObject({ path: 'limit', found });
    }
    expect(await first({ agent: 'petrov' })).toMatchObject({ path: 'agent', found: 'an unknown field' });
    expect(await first({ cursor: 'x' })).toMatchObject({ path: 'cursor' });
    await world.registered(mts, 'complaint');
    await world.registered(mts, 'complaint');
    const { cursor } = accepted(await world.desk.queue({ limit: 1 }));
    expect(await first({ order: 'registered', cursor })).toMatchObject({ path: 'cursor' });
    const { cursor: ofFeed } = accepted(await world.desk.events());
    expect(await first({ cursor: ofFeed })).toMatchObject({ path: 'cursor' });
  });

  it('leaves out the requests of operators that the desk does not have', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { store });
    await world.desk.register(form(mts, 'complaint'));
    await world.desk.register(form(beeline, 'complaint'));
    const one = openDesk({ operators: [mts], store, secret, now: () => moscow('2026-11-20') });
    expect(accepted(await one.queue()).requests.map(({ operator }) => operator)).toEqual(['mts']);
  });
});
