/**
 * Under a set-up that could not read numbers of an earlier one the desk does nothing; under one that has more it goes on.
 */
import { describe, expect, it } from 'vitest';
import { type Desk, type DeskSetup, memoryStore, openDesk, type RequestStore, type SeriesShape } from 'zayavka';
import { extendOperator, megafon, mts, type Operator } from 'zayavka/operators';
import { accepted, form, moscow, subscriber } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const older = '000102030405060708090a0b0c0d0e0f';
const newer = '0f0e0d0c0b0a09080706050403020100';
const third = 'a'.repeat(32);
const plain = { plain: older };
const one = { digit: '1', secret: newer };
const two = { digit: '2', secret: third };

function deskOn(store: RequestStore, setup: Partial<DeskSetup> = {}): Desk {
  return openDesk({ operators: [mts], secret: older, store, now: () => moscow('2026-11-20 12:00'), ...setup });
}

async function number(desk: Desk): Promise<string> {
  return accepted(await desk.register(form(mts, 'serviceFault'))).number ?? '';
}

function withInquiries(change: Partial<SeriesShape>): readonly Operator[] {
  return [
    extendOperator(mts, { series: { ...mts.series, inquiry: { ...mts.series['inquiry'], ...change } } } as never),
  ];
}

const lost = { code: 'desk/invalid-setup' };

describe('a secret that becomes the oldest of a list', () => {
  it('loses none of three hundred numbers, and the new ones carry the digit', async () => {
    const store = memoryStore();
    const numbers: string[] = [];
    const before = deskOn(store, { showSimilar: false });
    for (let count = 0; count < 300; count += 1) numbers.push(await number(before));
    const after = deskOn(store, { secret: [plain, one], showSimilar: false });
    for (const old of numbers) expect((await after.allowed(old)).ok).toBe(true);
    for (let count = 0; count < 100; count += 1) numbers.push(await number(after));
    const prefix = mts.series['inquiry']?.prefix ?? '';
    expect(numbers.slice(300).every((text) => text.startsWith(`${prefix}1`))).toBe(true);
    expect(new Set(numbers).size).toBe(400);
    for (const text of numbers) expect((await after.history(text)).ok).toBe(true);
  });

  it('takes the next counter when a new number is an old one by chance', async () => {
    const store = memoryStore();
    const before = deskOn(store);
    const taken = await number(before);
    const after = deskOn(store, { secret: [plain, one] });
    const next = await number(deskOn(memoryStore(), { secret: [plain, one] }));
    // The first numbers of the new secret belong to other requests already.
    let conflicts = 0;
    const commit: RequestStore['commit'] = async (change) => {
      if (change.expected !== 'absent' || conflicts >= 20) return store.commit(change);
      conflicts += 1;
      return 'conflict';
    };
    const desk = deskOn({ ...methodsOf(store), commit }, { secret: [plain, one] });
    const got = await number(desk);
    expect(conflicts).toBe(20);
    expect(got).not.toBe(next);
    expect((await after.allowed(got)).ok).toBe(true);
    expect((await after.allowed(taken)).ok).toBe(true);
  });

  it('reads cursors of each listed secret', async () => {
    const store = memoryStore();
    const before = deskOn(store, { showSimilar: false });
    for (let count = 0; count < 3; count += 1) await number(before);
    const query = { caller: subscriber.msisdn, channel: 'hotline', limit: 1 } as const;
    const { cursor } = accepted(await before.status(query));
    const after = deskOn(store, { secret: [plain, one] });
    expect(accepted(await after.status({ ...query, cursor: cursor ?? '' })).requests).toHaveLength(1);
  });
});

describe('set-ups one after another', () => {
  type Setup = Partial<DeskSetup>;
  it.each<[string, ...Setup[]]>([
    ['the same again', {}, {}, {}],
    ['a newer secret', { secret: [plain] }, { secret: [plain, one] }, { secret: [plain, one, two] }],
    ['a plain secret, then a list', {}, { secret: [plain, one] }, { secret: [plain, one, two] }],
    ['a list of digits that grows', { secret: [one] }, { secret: [one, two] }],
    ['a longer length', {}, { operators: withInquiries({ digits: [10, 14] }) }],
    [
      'both',
      {},
      { operators: withInquiries({ digits: [10, 14] }) },
      { operators: withInquiries({ digits: [10, 14] }), secret: [plain, one] },
    ],
    ['another operator', {}, { operators: [megafon], secret: newer }, {}],
    ['the secret as bytes', {}, { secret: Uint8Array.from({ length: 16 }, (_, index) => index) }],
  ])('are accepted: %s', async (_name, ...setups) => {
    const store = memoryStore();
    for (const setup of setups) {
      for (let opened = 0; opened < 2; opened += 1)
        expect((await deskOn(store, setup).allowed('4829301753')).ok).toBe(false);
    }
  });

  it.each<[string, ...Setup[]]>([
    ['another secret', {}, { secret: newer }],
    ['a list without the plain secret', {}, { secret: [one] }],
    ['a list whose plain secret is another one', {}, { secret: [{ plain: newer }, one] }],
    ['the plain secret with a digit', {}, { secret: [{ digit: '1', secret: older }] }],
    ['a list that becomes plain again', {}, { secret: [plain, one] }, {}],
    ['a list that becomes plain', { secret: [plain, one] }, {}],
    ['a list of digits that becomes plain', { secret: [one] }, { secret: newer }],
    ['a list that becomes its newest secret', { secret: [plain, one] }, { secret: [one] }],
    ['another order', { secret: [one, two] }, { secret: [two, one] }],
    ['another digit', { secret: [one, two] }, { secret: [one, { ...two, digit: '3' }] }],
    ['a shorter list', { secret: [one] }, { secret: [one, two] }, { secret: [one] }],
    ['two lists that grew apart', {}, { secret: [plain, one] }, { secret: [plain, two] }],
    ['another length', {}, { operators: withInquiries({ digits: 14 }) }],
    ['a shorter length before', {}, { operators: withInquiries({ digits: [9, 10] }) }],
    ['a length less', {}, { operators: withInquiries({ digits: [10, 14] }) }, {}],
    ['another prefix', {}, { operators: withInquiries({ prefix: '9' }) }],
    ['another check', {}, { operators: withInquiries({ check: 'damm' }) }],
  ])('are refused at the first call: %s', async (_name, ...setups) => {
    const store = memoryStore();
    const last = setups.pop() ?? {};
    for (const setup of setups) await number(deskOn(store, setup));
    const desk = deskOn(store, last);
    const operator = last.operators?.[0] ?? mts;
    const calls: readonly (() => Promise<unknown>)[] = [
      () => desk.register(form(operator, 'serviceFault')),
      () => desk.registerMany([form(operator, 'serviceFault')]),
      () => desk.status({ caller: subscriber.msisdn, channel: 'hotline' }),
      () => desk.tick(),
      () => desk.within(store).export(subscriber.msisdn),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject(lost);
    // What was there works on.
    expect((await deskOn(store, setups.at(-1)).status({ caller: subscriber.msisdn, channel: 'hotline' })).ok).toBe(
      true,
    );
  });

  it('show no secret and no number', async () => {
    const kept: string[] = [];
    const inner = memoryStore();
    const agree: RequestStore['agree'] = (name, value) => {
      kept.push(name, value);
      return inner.agree(name, value);
    };
    const store = { ...methodsOf(inner), agree };
    const issued = await number(deskOn(store, { secret: [plain, one] }));
    const error: unknown = await deskOn(store, { secret: newer })
      .allowed(issued)
      .catch((caught: unknown) => caught);
    const shown = `${kept.join(' ')} ${String(error)}`;
    for (const secret of [older, newer, issued]) expect(shown).not.toContain(secret);
    expect(String(error)).toContain("series 'mts/inquiry'");
  });
});

describe('the question to the store', () => {
  it('is put once, also for many calls at once and for desks inside transactions', async () => {
    const asked: string[] = [];
    const inner = memoryStore();
    const agree: RequestStore['agree'] = (name, value) => {
      asked.push(name);
      return inner.agree(name, value);
    };
    const store = { ...methodsOf(inner), agree };
    const desk = deskOn(store);
    await Promise.all([
      desk.allowed('4829301753'),
      desk.within(inner).allowed('4829301753'),
      number(desk),
      number(desk),
    ]);
    await number(desk.within(inner));
    expect(asked.sort()).toEqual(['number/mts/inquiry/0', 'number/mts/order/0', 'number/mts/porting/0']);
  });

  it('is put again after it failed', async () => {
    const inner = memoryStore();
    let fails = true;
    const agree: RequestStore['agree'] = async (name, value) => {
      if (fails) throw new Error('no connection');
      return inner.agree(name, value);
    };
    const desk = deskOn({ ...methodsOf(inner), agree });
    await expect(desk.allowed('4829301753')).rejects.toThrow('no connection');
    fails = false;
    expect((await desk.allowed('4829301753')).ok).toBe(false);
  });

  it.each([undefined, 7, null])('ends with a fault when the store gives %s', async (given) => {
    const agree = (async () => given) as unknown as RequestStore['agree'];
    await expect(deskOn({ ...methodsOf(memoryStore()), agree }).allowed('4829301753')).rejects.toMatchObject({
      code: 'store/broken-promise',
    });
  });

  it('ends with a fault when the store forgets what was first', async () => {
    const first: string[] = [];
    const agree: RequestStore['agree'] = async (_name, value) => {
      first.push(value);
      return value.split(',').slice(0, 1).join('');
    };
    const desk = deskOn({ ...methodsOf(memoryStore()), agree }, { secret: [plain, one] });
    await expect(desk.allowed('4829301753')).rejects.toMatchObject({ code: 'store/broken-promise' });
    expect(first.length).toBeLessThan(20);
  });
});
