/**
 * Under a set-up that could not read numbers of an earlier one the desk does nothing; under one that has more it goes on.
 */
import { describe, expect, it } from 'vitest';
import {
  type Desk,
  type DeskSetup,
  memoryStore,
  openDesk,
  type RequestStore,
  type SeriesShape,
  type TelemetryEvent,
} from 'zayavka';
import { extendOperator, megafon, mts, type Operator, type SeriesPolicy } from 'zayavka/operators';
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

/** The operator with another name of its group of inquiries, under another prefix or the same one. */
function regrouped(prefix?: string): Operator {
  const { inquiry, ...others } = mts.series;
  const kinds = Object.fromEntries(
    Object.entries(mts.kinds).map(([name, kind]) => [
      name,
      kind.series === 'inquiry' ? { ...kind, series: 'claims' } : kind,
    ]),
  );
  return { ...mts, kinds, series: { ...others, claims: { ...inquiry, ...(prefix && { prefix }) } as SeriesPolicy } };
}

function withMore(): Operator {
  return {
    ...mts,
    series: {
      ...mts.series,
      more: { digits: 12, prefix: '77', check: 'mod97-10', source: mts.series['order']?.source } as SeriesPolicy,
    },
  };
}

/** With another id, and the old one as an alias. */
function renamed(operator: Operator): Operator {
  return { ...operator, id: 'mts-ru', aliases: ['mts'] };
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
    ['one series more', {}, { operators: [withMore()] }],
    ['another id, with the old one as an alias', {}, { operators: [renamed(mts)] }],
    ['an alias more', {}, { operators: [{ ...mts, aliases: ['mtc'] }] }],
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
    ['another name of a series', {}, { operators: [regrouped()] }],
    ['another name and another prefix', {}, { operators: [regrouped('9')] }],
    ['a series that was added and left out again', {}, { operators: [withMore()] }, {}],
    ['another id and another prefix, with the old id as an alias', {}, { operators: [renamed(regrouped('9'))] }],
    ['another id and another name of a series', {}, { operators: [renamed(regrouped())] }],
    ['the same two steps later', {}, { operators: [renamed(mts)] }, { operators: [renamed(regrouped('9'))] }],
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
    expect(String(error)).toContain("operator 'mts'");
  });
});

describe('a fault of the set-up', () => {
  it.each<[string, Partial<DeskSetup>, string]>([
    ['renamed series', { operators: [regrouped('9')] }, "series 'inquiry' is missing or has another name"],
    ['prefix', { operators: withInquiries({ prefix: '9' }) }, "the prefixes of series 'inquiry' differ"],
    ['secret', { secret: newer }, 'the secrets differ'],
    [
      'id',
      { operators: [renamed(regrouped('9'))] },
      "operator 'mts': numbers in the store could not be read: series 'inquiry'",
    ],
  ])('names what has changed: %s', async (_name, setup, named) => {
    const store = memoryStore();
    await number(deskOn(store));
    await expect(deskOn(store, setup).tick()).rejects.toThrow(named);
  });
});

/** It keeps what it has and refuses to write, as a replica does. */
function readOnly(store: RequestStore, kept: ReadonlyMap<string, string>): RequestStore {
  const refuse = async (): Promise<never> => {
    throw new Error('cannot execute INSERT in a read-only transaction');
  };
  const agree = async (name: string): Promise<string> => kept.get(name) ?? refuse();
  const refused = { lease: refuse, commit: refuse, commitAll: refuse, wake: refuse, outbox: refuse, settle: refuse };
  return { ...methodsOf(store), ...refused, erase: refuse, agree };
}

describe('a store that refuses every write', () => {
  async function replica(setup: Partial<DeskSetup> = {}): Promise<{ store: RequestStore; number: string }> {
    const kept = new Map<string, string>();
    const inner = memoryStore();
    const agree: RequestStore['agree'] = async (name, value) => {
      const known = await inner.agree(name, value);
      kept.set(name, known);
      return known;
    };
    const issued = await number(deskOn({ ...methodsOf(inner), agree }, setup));
    return { store: readOnly(inner, kept), number: issued };
  }

  it('is read all the same, as often as one likes', async () => {
    const { store, number: issued } = await replica();
    let leases = 0;
    const lease: RequestStore['lease'] = (series, count) => {
      leases += 1;
      return store.lease(series, count);
    };
    const desk = deskOn({ ...methodsOf(store), lease });
    const caller = subscriber.msisdn;
    for (let look = 0; look < 3; look += 1) {
      expect(accepted(await desk.status({ number: issued, caller, channel: 'hotline' })).number).toBe(issued);
      expect(accepted(await desk.status({ caller, channel: 'hotline' })).requests).toHaveLength(1);
      expect(accepted(await desk.history(issued))).toHaveLength(1);
      expect((await desk.allowed(issued)).ok).toBe(true);
    }
    expect(leases).toBe(1);
    await expect(desk.register(form(mts, 'serviceFault'))).rejects.toThrow('read-only');
  });

  it('shows a request to an employee, and reports that the access is not written down', async () => {
    const { store, number: issued } = await replica();
    const notices: TelemetryEvent[] = [];
    const desk = deskOn(store, { telemetry: { onNotice: (notice) => void notices.push(notice) } });
    const view = accepted(await desk.agent({ number: issued, agentId: 'a7' }));
    expect(view).toMatchObject({ request: { number: issued }, clocks: [{ name: 'review' }] });
    expect(view.history).toHaveLength(1);
    const attributes = { id: view.request.id, agent: 'a7', code: 'unknown' };
    expect(notices).toMatchObject([
      { name: 'zayavka.proof.missing' },
      { name: 'zayavka.access.unrecorded', attributes },
    ]);
  });

  it('is not read under another secret', async () => {
    const { store, number: issued } = await replica();
    await expect(deskOn(store, { secret: newer }).allowed(issued)).rejects.toMatchObject(lost);
  });

  it('is asked again before a number is issued', async () => {
    const inner = memoryStore();
    const before = deskOn(inner, { secret: [plain, one] });
    await number(deskOn(inner));
    await number(before);
    let fails = true;
    const lease: RequestStore['lease'] = async (series, count) => {
      if (fails) throw new Error('read-only');
      return inner.lease(series, count);
    };
    const desk = deskOn({ ...methodsOf(inner), lease });
    expect((await desk.allowed('4829301753')).ok).toBe(false);
    fails = false;
    await expect(desk.register(form(mts, 'serviceFault'))).rejects.toMatchObject(lost);
    await expect(desk.allowed('4829301753')).rejects.toMatchObject(lost);
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
    expect(asked.sort()).toEqual(['number/mts/0']);
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
