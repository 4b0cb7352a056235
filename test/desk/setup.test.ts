/**
 * Opening a desk: what its operators, series and secret have to be, and what happens near the end of a series.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, openDesk, russia } from 'zayavka';
import { defineOperator, extendOperator, mts, type Operator, tele2 } from 'zayavka/operators';
import { postgresStore } from 'zayavka/postgres';
import { form, given, secret } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const source = {
  kind: 'assumption',
  reference: { ru: 'договор с абонентом', en: 'contract with the subscriber' },
} as const;
const description = {
  id: 'sever',
  legalName: 'ООО «Север Связь»',
  brand: [{ name: { ru: 'Север', en: 'Sever' } }],
  support: '0770',
  prefix: '6',
  contacts: { short: '0770', federal: '+78005550770', source },
} as const;

describe('openDesk', () => {
  const store = memoryStore();
  const now = () => new Date();

  it('refuses no operator, two of one id, and series whose numbers could be confused', () => {
    const open = (operators: readonly Operator[]) => () => openDesk({ operators, store, secret, now });
    expect(open([])).toThrow(expect.objectContaining({ code: 'desk/invalid-setup' }));
    expect(open([mts, mts])).toThrow(expect.objectContaining({ code: 'desk/invalid-setup' }));
    const t2 = defineOperator({ ...description, id: 't2' });
    expect(open([tele2, t2])).toThrow(expect.objectContaining({ code: 'desk/invalid-setup' }));
    const clashing = defineOperator({ ...description, prefix: '4' });
    expect(open([mts, clashing])).toThrow(expect.objectContaining({ code: 'number/invalid-series' }));
    const within = defineOperator({ ...description, prefix: '41' });
    expect(open([mts, within])).toThrow(expect.objectContaining({ code: 'number/invalid-series' }));
    expect(open([mts, defineOperator(description)])).not.toThrow();
  });

  it('refuses an invalid secret', () => {
    expect(() => openDesk({ operators: [mts], store, secret: 'short', now })).toThrow(
      expect.objectContaining({ code: 'number/invalid-secret' }),
    );
  });

  it('refuses a clock that answers no Date, and no store, all at once', () => {
    const setup = { operators: [mts], store, secret, now };
    const faultOf = (difference: object) => () => openDesk({ ...setup, ...difference });
    const milliseconds = { code: 'desk/invalid-setup', message: expect.stringContaining('such as () => new Date()') };
    expect(faultOf({ now: Date.now })).toThrow(expect.objectContaining(milliseconds));
    expect(faultOf({ now: undefined })).toThrow(expect.objectContaining(milliseconds));
    const both = { code: 'desk/invalid-setup', message: expect.stringMatching(/store: .*; .*now: /) };
    expect(faultOf({ now: undefined, store: undefined })).toThrow(expect.objectContaining(both));
    expect(faultOf({})).not.toThrow();
  });

  it('refuses a retry policy that would keep a message without end', () => {
    const open = (difference: object) => () => openDesk({ operators: [mts], store, secret, now, ...difference });
    const policy = { attempts: 3, firstDelay: 0, longestDelay: 60_000 };
    expect(open({ retry: policy })).not.toThrow();
    for (const wrong of [
      { attempts: 0 },
      { firstDelay: Number.NaN },
      { longestDelay: undefined },
      { firstDelay: -1 },
      { firstDelay: 1e300 },
      { longestDelay: Number.POSITIVE_INFINITY },
    ]) {
      expect(open({ retry: { ...policy, ...wrong } })).toThrow(expect.objectContaining({ code: 'desk/invalid-setup' }));
    }
  });

  it('makes definitions unchangeable', () => {
    const own = extendOperator(mts, { kinds: { complaint: { support: 'federal' } } });
    openDesk({ operators: [own], store, secret, now });
    expect(() => Object.assign(own.kinds.complaint, { clocks: [] })).toThrow(TypeError);
    expect(own.calendar).toBe(russia);
  });

  it.each([
    [
      ['mts'],
      "operators.0: expected a list of operators, such as [mts] with mts of zayavka/operators, found the text 'mts'",
    ],
    [[mts, undefined], 'operators.1: expected a list of operators'],
    [
      [{ id: 'mts' }],
      "operators.0: expected a list of operators, such as [mts] with mts of zayavka/operators, found the object 'mts'",
    ],
    ['mts', 'operators: expected a list of operators'],
    [undefined, 'operators: expected a list of operators'],
  ])('tells what operators are, when it is given %j', (operators, told) => {
    const setup = { operators, store: memoryStore(), secret: '0'.repeat(32), now: () => new Date(0) } as never;
    expect(() => openDesk(setup)).toThrow(
      expect.objectContaining({ code: 'desk/invalid-setup', message: expect.stringContaining(told) }),
    );
  });

  it.each(['postgres://localhost/zayavka', undefined, null, {}, { query: 1 }])(
    'tells what a database is, when it is given %j',
    (client) => {
      expect(() => postgresStore(client as never)).toThrow(
        expect.objectContaining({
          code: 'desk/invalid-setup',
          message: expect.stringContaining(
            'expected a pool or client with a method query, such as new Pool({ connectionString }) of pg',
          ),
        }),
      );
    },
  );

  it('reports the end of a series before it comes, and then refuses', async () => {
    const { prefix: _, ...others } = description;
    const small = defineOperator({
      ...others,
      series: { ...mts.series, inquiry: { digits: 9, prefix: '6', check: 'mod97-10', source } },
    });
    const notices: unknown[] = [];
    let next = 799_990n;
    const counting = {
      ...methodsOf(memoryStore()),
      lease: async (_series: string, count: number) => {
        const from = next;
        next += BigInt(count);
        return { from, count };
      },
    };
    const world = given('2026-11-20 12:00', {
      operators: [small],
      store: counting,
      telemetry: { onNotice: (notice) => notices.push(notice) },
    });
    for (let count = 0; count < 20; count += 1) await world.registered(small, 'complaint');
    expect(notices).toEqual([
      {
        name: 'zayavka.series.nearing_end',
        at: world.now,
        attributes: { series: 'sever/inquiry', used: expect.any(Number), capacity: 1_000_000 },
      },
    ]);
    next = 1_000_000n;
    const node = given('2026-11-20 12:00', { operators: [small], store: counting });
    expect(await node.desk.register(form(small, 'complaint'))).toEqual({
      ok: false,
      refusal: { code: 'number/exhausted', series: 'sever/inquiry' },
    });
  });

  it('refuses options with which nothing would happen', async () => {
    const { desk } = given('2026-11-20 12:00');
    for (const count of [0, -1, 1.5, Number.NaN]) {
      await expect(desk.tick({ batch: count })).rejects.toThrow('tick: batch: expected a whole number from 1');
      await expect(desk.deliver(async () => undefined, { concurrency: count })).rejects.toThrow('deliver: concurrency');
    }
    expect(await desk.tick({ batches: Number.POSITIVE_INFINITY })).toMatchObject({ handled: 0 });
  });
});

describe('a port that may be left out', () => {
  it.each([
    ['proof', {}],
    ['proof', null],
    ['proof', 'x'],
    ['attempts', {}],
  ])('is refused when it lacks its methods: %s %j', (name, port) => {
    expect(() => given('2026-11-20 12:00', { [name]: port })).toThrow(
      expect.objectContaining({ code: 'desk/invalid-setup', message: expect.stringContaining(name) }),
    );
  });
});
