import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketOf, percentile } from '#src/desk/figures/duration-histogram.ts';
import { addToFigures, type Figures, figures, mergeFigures } from '#src/desk/figures/figures.ts';
import type { FiguresEvent } from '#src/desk/figures/followed-request.ts';
import { entriesOf } from '#src/desk/figures/persistent-map.ts';
import { readFigures } from '#src/desk/figures/read-figures.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 10, 20, 9);

interface Happened {
  readonly type: FiguresEvent['event']['type'];
  readonly after: number;
  readonly dueAfter?: number;
  readonly [field: string]: unknown;
}

/** The feed of one request: events at hours after its registration. */
function feedOf(id: string, events: readonly Happened[], fields: Partial<FiguresEvent> = {}): readonly FiguresEvent[] {
  return events.map(({ type, after, dueAfter, ...others }, index) => ({
    id,
    operator: 'mts',
    kind: 'serviceFault',
    channel: 'hotline',
    version: index + 1,
    ...fields,
    event: { type, at: start + after * hour, ...others },
    ...(dueAfter === undefined ? {} : { dueAt: start + dueAfter * hour }),
  }));
}

function figuresOf(events: readonly FiguresEvent[]): Figures {
  return events.reduce(addToFigures, figures());
}

function onlyRow(events: readonly FiguresEvent[]): object | undefined {
  return readFigures(figuresOf(events), { by: 'operator' })[0];
}

const registered: Happened = { type: 'registered', after: 0, dueAfter: 120 };

describe('the figures of one request', () => {
  test('it is open until it is answered, in time before its deadline', () => {
    expect(onlyRow(feedOf('a', [registered]))).toMatchObject({ registered: 1, answered: 0, open: 1 });
    const answered = [
      registered,
      { type: 'started', after: 1, dueAfter: 120 },
      { type: 'resolved', after: 119 },
    ] as const;
    expect(onlyRow(feedOf('a', answered))).toMatchObject({ answered: 1, inTime: 1, late: 0, open: 0 });
  });

  test('an answer at the instant of the deadline is late, also where no tick has recorded the breach', () => {
    expect(onlyRow(feedOf('a', [registered, { type: 'resolved', after: 120 }]))).toMatchObject({ inTime: 0, late: 1 });
  });

  test('an extension before the deadline counts', () => {
    const events = [
      registered,
      { type: 'extended', after: 100, dueAfter: 720 },
      { type: 'resolved', after: 700 },
    ] as const;
    expect(onlyRow(feedOf('a', events))).toMatchObject({ inTime: 1, late: 0 });
  });

  test('a breach of the promise makes it late, whatever is promised afterwards', () => {
    const breached = { type: 'breached', after: 120, dueAfter: 120, dueAt: start + 120 * hour } as const;
    const events = [
      registered,
      breached,
      { type: 'extended', after: 121, dueAfter: 720 },
      { type: 'resolved', after: 130 },
    ] as const;
    expect(onlyRow(feedOf('a', events))).toMatchObject({ inTime: 0, late: 1 });
  });

  test('a broken promise to call makes the answer that was promised after it neither late nor in time', () => {
    const called = [
      registered,
      { type: 'breached', after: 120, dueAfter: 120, dueAt: start + 120 * hour },
      { type: 'started', after: 121, dueAfter: 240 },
    ] as const;
    expect(onlyRow(feedOf('a', [...called, { type: 'fulfilled', after: 239 }]))).toMatchObject({ inTime: 1, late: 0 });
    expect(onlyRow(feedOf('a', [...called, { type: 'fulfilled', after: 241 }]))).toMatchObject({ inTime: 0, late: 1 });
  });

  test('a deadline that had passed before it stood still is missed, also where no breach was recorded', () => {
    const events = [
      registered,
      { type: 'asked', after: 130, dueAfter: 120 },
      { type: 'resolved', after: 200 },
    ] as const;
    expect(onlyRow(feedOf('a', events))).toMatchObject({ inTime: 0, late: 1 });
  });

  test('the breach of a clock for staff makes nothing late', () => {
    const breached = { type: 'breached', after: 8, dueAfter: 120, dueAt: start + 8 * hour } as const;
    expect(onlyRow(feedOf('a', [registered, breached, { type: 'resolved', after: 100 }]))).toMatchObject({ inTime: 1 });
  });

  test('a deadline that stands still is not missed by waiting', () => {
    const events = [registered, { type: 'asked', after: 10, dueAfter: 120 }, { type: 'resolved', after: 200 }] as const;
    expect(onlyRow(feedOf('a', events))).toMatchObject({ inTime: 1, late: 0 });
  });

  test('counts with its first answer; a reopened one is open again', () => {
    const events = [registered, { type: 'resolved', after: 5 }, { type: 'reopened', after: 9, dueAfter: 120 }] as const;
    expect(onlyRow(feedOf('a', events))).toMatchObject({ answered: 1, open: 1, reopened: 1 });
    const again = [...events, { type: 'resolved', after: 300 }] as const;
    expect(onlyRow(feedOf('a', again))).toMatchObject({ answered: 1, inTime: 1, late: 0, open: 0, reopened: 1 });
  });

  test.each(['withdrawn', 'cancelled', 'merged'] as const)('%s is over without an answer', (type) => {
    expect(onlyRow(feedOf('a', [registered, { type, after: 2 }]))).toMatchObject({ answered: 0, open: 0 });
  });

  test('a consultation is answered in time, and its duration does not count', () => {
    const row = onlyRow(feedOf('a', [{ type: 'consulted', after: 0 }]));
    expect(row).toMatchObject({ registered: 1, answered: 1, inTime: 1, open: 0 });
    expect(row).not.toHaveProperty('median');
  });

  test('a team counts what it answered; before a team there is none', () => {
    const events = [
      registered,
      { type: 'assigned', after: 1, dueAfter: 120, team: 'second' },
      { type: 'resolved', after: 3 },
    ] as const;
    const rows = readFigures(figuresOf(feedOf('a', events)), { by: 'team' });
    expect(rows).toMatchObject([
      { team: undefined, registered: 1, answered: 0 },
      { team: 'second', registered: 0, answered: 1 },
    ]);
  });

  test('a month begins in the zone of the figures', () => {
    const at = Date.UTC(2026, 10, 30, 21);
    const event: FiguresEvent = {
      id: 'a',
      operator: 'mts',
      kind: 'claim',
      channel: 'site',
      version: 1,
      event: { type: 'registered', at },
    };
    expect(readFigures(addToFigures(figures(), event), { by: 'month' })[0]?.month).toBe('2026-12');
    expect(readFigures(addToFigures(figures({ timeZone: 'UTC' }), event), { by: 'month' })[0]?.month).toBe('2026-11');
  });

  test('nothing of it is kept once it is archived, and a look at it afterwards changes nothing', () => {
    const events = [
      registered,
      { type: 'resolved', after: 5 },
      { type: 'archived', after: 900 },
      { type: 'accessed', after: 950 },
      { type: 'attached', after: 951 },
      { type: 'linked', after: 952 },
      { type: 'resent', after: 953 },
      { type: 'detached', after: 954 },
      { type: 'erased', after: 9000, keepsRequest: true },
    ] as const;
    const { requests, waiting } = figuresOf(feedOf('a', events));
    expect([...entriesOf(requests), ...entriesOf(waiting)]).toEqual([]);
  });
});

describe('the figures of a request whose person is erased', () => {
  test('it is not open any more, also where its registration is in another part', () => {
    const feed = feedOf('a', [registered, { type: 'erased', after: 5 }]);
    const merged = mergeFigures(figuresOf(feed.slice(0, 1)), figuresOf(feed.slice(1)));
    expect(merged).toEqual(figuresOf(feed));
    expect(readFigures(merged, { by: 'operator' })).toMatchObject([{ registered: 1, open: 0 }]);
    expect([...entriesOf(merged.requests), ...entriesOf(merged.waiting)]).toEqual([]);
  });

  test('it goes on when the person is only named in it', () => {
    const feed = [
      registered,
      { type: 'erased', after: 5, keepsRequest: true },
      { type: 'resolved', after: 9 },
    ] as const;
    expect(onlyRow(feedOf('a', feed.slice(0, 2)))).toMatchObject({ open: 1 });
    expect(onlyRow(feedOf('a', feed))).toMatchObject({ answered: 1, open: 0 });
  });
});

describe('the figures of many requests', () => {
  const later: fc.Arbitrary<Happened> = fc.record({
    type: fc.constantFrom(
      'started',
      'asked',
      'replied',
      'resolved',
      'closed',
      'reopened',
      'extended',
      'assigned',
      'accessed',
      'withdrawn',
      'attached',
      'linked',
      'detached',
      'resent',
      'erased',
      'archived',
    ),
    after: fc.integer({ min: 1, max: 2000 }),
    dueAfter: fc.integer({ min: 1, max: 2000 }),
    keepsRequest: fc.boolean(),
    team: fc.constantFrom('first', 'second'),
  });
  const life = fc.record({
    id: fc.uuid(),
    operator: fc.constantFrom('mts', 'beeline'),
    kind: fc.constantFrom('claim', '__proto__'),
    channel: fc.constantFrom('chat', 'site'),
    later: fc.array(later, { maxLength: 8 }),
  });
  const lives = fc.uniqueArray(life, { selector: ({ id }) => id, maxLength: 12 });

  function feedsOf(
    all: readonly (typeof life extends fc.Arbitrary<infer Life> ? Life : never)[],
  ): readonly (readonly FiguresEvent[])[] {
    return all.map(({ id, later: events, ...fields }) => {
      const inOrder = [...events].sort((one, other) => one.after - other.after);
      const end = inOrder.findIndex(
        ({ type, keepsRequest }) => type === 'archived' || (type === 'erased' && keepsRequest !== true),
      );
      const afterEnd = inOrder
        .slice(end + 1)
        .filter(({ type }) => ['accessed', 'attached', 'linked', 'detached', 'resent'].includes(type));
      return feedOf(id, [registered, ...(end < 0 ? inOrder : [...inOrder.slice(0, end + 1), ...afterEnd])], fields);
    });
  }

  test('parts by request, parts by time and one by one give the same', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const feeds = feedsOf(all);
        const whole = feeds.flat().sort((one, other) => one.event.at - other.event.at || one.version - other.version);
        const expected = figuresOf(whole);
        const half = Math.floor(feeds.length / 2);
        const [one, other] = [figuresOf(feeds.slice(0, half).flat()), figuresOf(feeds.slice(half).flat())];
        expect(mergeFigures(one, other)).toEqual(expected);
        expect(mergeFigures(other, one)).toEqual(expected);
        for (const at of whole.keys()) {
          const [before, after] = [figuresOf(whole.slice(0, at)), figuresOf(whole.slice(at))];
          expect(mergeFigures(before, after)).toEqual(expected);
          expect(mergeFigures(after, before)).toEqual(expected);
        }
      }),
    );
  });

  test('a later event changes no earlier figures, and they survive JSON', () => {
    fc.assert(
      fc.property(lives, (all) => {
        let now = figures();
        for (const event of feedsOf(all).flat()) {
          const before = JSON.stringify(now);
          const next = addToFigures(now, event);
          expect(JSON.stringify(now)).toBe(before);
          now = next;
        }
        expect(JSON.parse(JSON.stringify(now))).toEqual(now);
        expect(readFigures(JSON.parse(JSON.stringify(now)), { by: 'kind' })).toEqual(readFigures(now, { by: 'kind' }));
      }),
    );
  });

  test('each group adds up to the same sums', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const result = figuresOf(feedsOf(all).flat());
        const sums = (['operator', 'kind', 'channel', 'team', 'month'] as const).map((by) =>
          readFigures(result, { by }).reduce(
            (sum, { registered, answered, inTime, late, open, reopened }) =>
              [registered, answered, inTime, late, open, reopened].map((value, index) => value + (sum[index] ?? 0)),
            [] as readonly number[],
          ),
        );
        for (const sum of sums) expect(sum).toEqual(sums[0]);
        expect(sums[0]?.[0] ?? 0).toBe(all.length);
      }),
    );
  });

  test('a month of a far year is whole', () => {
    const event: FiguresEvent = {
      ...{ id: 'a', operator: 'mts', kind: 'claim', channel: 'site', version: 1 },
      event: { type: 'registered', at: -2e14 },
    };
    expect(readFigures(addToFigures(figures(), event), { by: 'month' })[0]?.month).toBe('-4368-04');
  });

  test('months of different zones are not added', () => {
    expect(() => mergeFigures(figures(), figures({ timeZone: 'UTC' }))).toThrow(
      expect.objectContaining({ code: 'figures/different-zones' }),
    );
  });
});

describe('percentiles', () => {
  test('differ from the exact ones by 2 % at most', () => {
    const durations = fc.array(fc.integer({ min: 1, max: 400 * 24 * hour }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(durations, fc.constantFrom(0.5, 0.9), (values, part) => {
        const counts = new Map<number, number>();
        for (const value of values) counts.set(bucketOf(value), (counts.get(bucketOf(value)) ?? 0) + 1);
        const sorted = [...values].sort((one, other) => one - other);
        const rank = (sorted.length - 1) * part;
        const [lower = 0, upper = 0] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
        const exact = lower + (upper - lower) * (rank % 1);
        expect(Math.abs((percentile(counts, part) ?? 0) - exact)).toBeLessThanOrEqual(exact * 0.02 + 1);
      }),
    );
  });

  test('of nothing is nothing, of an answer at once is nothing as well', () => {
    expect(percentile(new Map(), 0.5)).toBeUndefined();
    expect(percentile(new Map([[bucketOf(0), 3]]), 0.9)).toBe(0);
  });
});

describe('what is no event, and no group', () => {
  test.each([{}, { by: 'foo' }, { by: '__proto__' }, undefined])('is a fault that names the groups: %j', (options) => {
    expect(() => readFigures(figures(), options as never)).toThrow(
      expect.objectContaining({
        code: 'input/invalid',
        message: expect.stringMatching(/expected.*by|expected one of operator, kind/),
      }),
    );
  });

  test.each([new Date(start), '2026-11-20', Number.NaN, undefined])('is a fault that names the instant: %s', (at) => {
    const [event] = feedOf('a', [registered]);
    const wrong = { ...event, event: { type: 'registered', at } } as never;
    expect(() => addToFigures(figures(), wrong)).toThrow(
      expect.objectContaining({ code: 'input/invalid', message: expect.stringContaining('epoch milliseconds') }),
    );
  });
});

describe('imported requests', () => {
  const [march, april, now] = [Date.UTC(2019, 2, 1, 9), Date.UTC(2019, 3, 2, 9), Date.UTC(2026, 10, 20, 9)];
  const imported = (id: string, facts: object): FiguresEvent => ({
    id,
    operator: 'mts',
    kind: 'complaint',
    channel: 'hotline',
    version: 1,
    event: Object.assign({ type: 'imported', at: now, lifecycle: 'inquiry', registeredAt: march } as const, facts),
  });

  test('count in the months in which they came and were answered, not in that of the import', () => {
    const result = figuresOf([imported('a', { status: 'closed', closedAt: april, number: '1', isArchived: true })]);
    expect(readFigures(result, { by: 'month' })).toMatchObject([
      { month: '2019-03', registered: 1, answered: 0, open: 0 },
      { month: '2019-04', registered: 0, answered: 1, inTime: 1, late: 0 },
    ]);
    const [row] = readFigures(result, { by: 'kind' });
    expect(Math.abs((row?.median ?? 0) - (april - march))).toBeLessThan((april - march) * 0.02);
    expect([...entriesOf(result.requests), ...entriesOf(result.waiting)]).toEqual([]);
  });

  test('that are open are open, and answered later as any other', () => {
    const open = [imported('a', { status: 'inProgress' }), imported('b', { status: 'onHold' })];
    expect(readFigures(figuresOf(open), { by: 'month' })).toMatchObject([{ month: '2019-03', registered: 2, open: 2 }]);
    const resolved = { ...open[0], version: 2, event: { type: 'resolved', at: now } } as FiguresEvent;
    expect(readFigures(figuresOf([...open, resolved]), { by: 'month' })).toMatchObject([
      { month: '2019-03', registered: 2, answered: 0, open: 1 },
      { month: '2026-11', registered: 0, answered: 1 },
    ]);
    expect(mergeFigures(figuresOf([resolved]), figuresOf(open))).toEqual(figuresOf([...open, resolved]));
  });

  test.each([
    ['rejected', 1],
    ['withdrawn', 0],
  ])('that were %s count %d answers', (status, answered) => {
    expect(onlyRow([imported('a', { status, closedAt: april })])).toMatchObject({ registered: 1, answered, open: 0 });
  });
});
