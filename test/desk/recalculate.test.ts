/**
 * Dates that were promised before their year was known, and terms that have changed: what moves, what stays, who is told.
 */
import { describe, expect, it } from 'vitest';
import {
  type Clock,
  type ClockPolicy,
  type Desk,
  days,
  Fault,
  memoryStore,
  officeHours,
  readClock,
  retargetClock,
  russia,
  russiaUntil,
  startClock,
  type TelemetryEvent,
  type TickReport,
  workingCalendar,
  workingDays,
} from 'zayavka';
import { extendOperator, mts, type Operator } from 'zayavka/operators';
import { accepted, given, moscow, subscriber, World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

/** MTS when the last decree was that of 2026. */
const before = extendOperator(mts, { calendar: russiaUntil(2026) });

/** MTS with ten days for a fault instead of five. */
const slower = extendOperator(mts, { kinds: { serviceFault: { clocks: withTerm(10) } } });
const faster = extendOperator(mts, { kinds: { serviceFault: { clocks: withTerm(2) } } });

function withTerm(term: number): Operator['kinds'][string]['clocks'] {
  return mts.kinds.serviceFault.clocks.map((clock) =>
    clock.name === 'review' ? { ...clock, version: `of ${term} days`, term: days(term) } : clock,
  );
}

/** A fault whose answer was put off to thirty days from that day, at a desk that does not know 2027. */
async function extendedOn(day: string): Promise<{ readonly world: World; readonly number: string }> {
  const world = given(`${day} 12:00`, { operators: [before] });
  const { number } = await world.registered(before, 'serviceFault');
  await world.done(number, { type: 'start' }, { type: 'extend', reason: 'нужен выезд' });
  await world.passes();
  return { world, number };
}

/** The same store under a desk of today's library. */
function updated({ store }: World, at: string, operator: Operator = mts): World {
  return new World(at, { store, operators: [operator] });
}

const statusOf = async ({ desk }: World, number: string) =>
  accepted(await desk.status({ number, caller: subscriber.msisdn, channel: 'hotline' }));

async function clockOf({ store }: World, number: string, name: string): Promise<Clock> {
  const { found } = await store.find({ number });
  const clock = found[0]?.clocks.find(({ policy }) => policy.name === name);
  if (clock === undefined) throw new Error(`no clock ${name}`);
  return clock;
}

describe('what depends on a year without its decree', () => {
  it('is marked wherever it is shown', async () => {
    const world = given('2027-01-23 12:00', { operators: [before] });
    const opened = await world.registered(before, 'complaint');
    expect(opened).toMatchObject({ lastDay: '2027-01-28', preliminary: true });
    expect(await statusOf(world, opened.number)).toMatchObject({ lastDay: '2027-01-28', preliminary: true });
    const { clocks } = accepted(await world.desk.agent({ number: opened.number, agentId: 'ivanova' }));
    expect(clocks[0]).toMatchObject({ preliminary: true });
    expect(clocks[0]?.explanation.ru).toContain('предварительно');
    expect(clocks[0]?.explanation.en).toContain('preliminary');
    expect(accepted(await world.desk.history(opened.number))[0]).toMatchObject({ preliminary: true });
  });

  it('is not marked where every day is known', async () => {
    const world = given('2026-11-20 12:00', { operators: [before] });
    const opened = await world.registered(before, 'complaint');
    expect(opened.preliminary).toBe(false);
    expect((await statusOf(world, opened.number)).preliminary).toBe(false);
  });

  it('keeps its date until a tick of a desk that knows the year, and a later one is told once', async () => {
    const { world, number } = await extendedOn('2027-01-23');
    expect(await statusOf(world, number)).toMatchObject({ lastDay: '2027-02-22', preliminary: true });
    expect((await world.at('2027-01-24 12:00').desk.tick()).handled).toBe(0);
    const later = updated(world, '2027-01-24 12:00');
    expect((await later.desk.tick()).events).toEqual({ recalculated: 1 });
    expect(await statusOf(later, number)).toMatchObject({ lastDay: '2027-02-24', preliminary: false });
    await later.delivered();
    expect(later.sent.map(({ message, text }) => [message, text])).toEqual([
      ['extended', expect.stringContaining('24.02.2027')],
    ]);
    expect((await later.at('2027-01-25 12:00').desk.tick()).handled).toBe(0);
    expect((await later.events(number)).filter((type) => type === 'recalculated')).toHaveLength(1);
    const reading = readClock(await clockOf(later, number, 'review'), russia, later.now);
    expect(reading?.firstPromise.lastDay).toBe('2027-01-28');
    expect(reading?.promises.map(({ because }) => because)).toEqual(['start', 'extend', 'retarget']);
  });

  it('never becomes earlier for the subscriber, and is certain then', async () => {
    // 20 February 2027 is a working Saturday by the decree.
    const { world, number } = await extendedOn('2027-01-21');
    expect(await statusOf(world, number)).toMatchObject({ lastDay: '2027-02-22', preliminary: true });
    const later = updated(world, '2027-01-24 12:00');
    await later.passes();
    expect(await statusOf(later, number)).toMatchObject({ lastDay: '2027-02-22', preliminary: false });
    expect(later.sent).toEqual([]);
    // Written down, so that a command at the same time is decided anew and does not undo it.
    expect(await later.events(number)).toContain('recalculated');
  });

  it('is a version of its own, so that a command that was decided before it is decided again', async () => {
    const { world, number } = await extendedOn('2027-01-21');
    const store = methodsOf(world.store);
    const other = updated(world, '2027-01-24 12:00');
    let isFirst = true;
    const racing = {
      ...store,
      commit: async (change: Parameters<typeof store.commit>[0]) => {
        if (isFirst) {
          isFirst = false;
          await other.desk.tick();
        }
        return store.commit(change);
      },
    };
    const later = new World('2027-01-24 12:00', { store: racing, operators: [mts] });
    await later.done(number, { type: 'ask', question: 'Какой адрес?' });
    const { facts } = await clockOf(later, number, 'review');
    expect(facts.map(({ type }) => type)).toEqual(expect.arrayContaining(['retarget', 'pause']));
  });

  it('becomes earlier for staff where it is a legal term, without a message', async () => {
    const world = given('2027-01-21 12:00', { operators: [before] });
    const { number } = await world.registered(before, 'claim');
    await world.passes();
    const later = updated(world, '2027-01-24 12:00');
    expect((await later.desk.tick()).events).toMatchObject({ recalculated: 1 });
    await later.delivered();
    expect(later.sent).toEqual([]);
    // The subscriber was told this date, and it is not late for them before it.
    expect(await statusOf(later, number)).toMatchObject({ lastDay: '2027-02-22' });
    expect((await statusOf(later.at('2027-02-21 12:00'), number)).text).toContain('22.02.2027');
    expect(readClock(await clockOf(later, number, 'legalReview'), russia, later.now)?.lastDay).toBe('2027-02-20');
  });

  it('is not dated anew by a look or a command', async () => {
    const { world, number } = await extendedOn('2027-01-23');
    const later = updated(world, '2027-01-24 12:00');
    await later.done(number, { type: 'note', text: 'звонили' });
    expect(await statusOf(later, number)).toMatchObject({ lastDay: '2027-02-22', preliminary: true });
    expect((await later.desk.tick()).events).toEqual({ recalculated: 1 });
  });

  it('is not missed by the old date when the tick comes late', async () => {
    const { world, number } = await extendedOn('2027-01-23');
    const later = updated(world, '2027-02-23 12:00');
    await later.desk.tick();
    expect(await later.events(number)).not.toContain('breached');
    expect(await statusOf(later, number)).toMatchObject({ lastDay: '2027-02-24', preliminary: false });
  });

  it('stays preliminary where the kept date is after the days that are known by now', async () => {
    const week = { mon: ['09:00-18:00'], tue: ['09:00-18:00'], wed: ['09:00-18:00'], thu: ['09:00-18:00'] } as const;
    const until = (to: string, daysOff: readonly string[] = [], dates = {}) =>
      workingCalendar({
        name: 'own',
        timeZone: 'Europe/Moscow',
        week: { ...week, fri: ['09:00-18:00'] },
        known: { from: '2026-01-01', to },
        dates,
        daysOff,
        beyond: 'preliminary',
      });
    const policy = { ...mts.kinds.serviceFault.clocks[0], term: workingDays(50) } as ClockPolicy;
    const clock = startClock(policy, until('2026-08-31'), new Date('2026-08-25T09:00:00Z'));
    const september = until('2026-09-30', [], { '2026-09-05': ['09:00-18:00'] });
    const at = new Date('2026-09-01T09:00:00Z');
    const kept = retargetClock(clock, september, { calendar: september }, { at, keepsPromise: true });
    if (!kept.ok) throw new Error(kept.refusal.code);
    expect(kept.value.after).toMatchObject({ lastDay: kept.value.before?.lastDay, preliminary: true });
    const november = until('2026-11-30', ['2026-11-02', '2026-11-03', '2026-11-04'], {
      '2026-09-05': ['09:00-18:00'],
    });
    const later = retargetClock(kept.value.clock, november, { calendar: november }, { at, keepsPromise: true });
    expect(later.ok && later.value.after.lastDay).toBe('2026-11-05');
  });

  it('is not told while it stands still for a reply', async () => {
    const { world, number } = await extendedOn('2027-01-23');
    await world.done(number, { type: 'ask', question: 'Какой адрес?' });
    await world.passes();
    const later = updated(world, '2027-01-24 12:00');
    await later.passes();
    expect(later.sent).toEqual([]);
    expect((await later.events(number)).at(-1)).toBe('recalculated');
  });

  it('is dated anew for a request that is closed and may be reopened', async () => {
    const world = given('2027-01-21 12:00', { operators: [before] });
    const { number } = await world.registered(before, 'serviceFault');
    await world.done(number, { type: 'start' }, { type: 'resolve', outcome: 'satisfied', answer: 'Готово' });
    await world.at('2027-01-23 12:00').done(number, { type: 'close' });
    const later = updated(world, '2027-02-23 12:00');
    await later.desk.tick();
    expect(accepted(await later.desk.allowed(number))).toContain('reopen');
  });

  it('takes no more than the batches of a tick, and what cannot be read costs the others nothing', async () => {
    const world = given('2027-01-23 12:00', { operators: [before] });
    for (let count = 0; count < 5; count += 1) await world.registered(before, 'complaint');
    const { desk } = updated(world, '2027-01-24 12:00');
    const handled = [];
    for (let count = 0; count < 3; count += 1) handled.push((await desk.tick({ batch: 1, batches: 2 })).handled);
    expect(handled).toEqual([2, 2, 1]);
    await world.registered(before, 'serviceFault');
    const { complaint: _, ...kinds } = mts.kinds;
    await world.registered(before, 'complaint');
    const fewer = updated(world, '2027-01-24 12:00', { ...mts, kinds });
    expect(await fewer.desk.tick()).toMatchObject({ handled: 1, failed: 0 });
  });

  it.each(['clocks', 'row'] as const)('is put off with growing pauses when it cannot be read (%s)', async (how) => {
    const world = given('2027-01-23 12:00', { operators: [before] });
    const { id } = await world.registered(before, 'complaint');
    const { number } = await world.registered(before, 'complaint');
    let isDamaged = true;
    const { store } = world;
    const load: typeof store.load = async (asked) => {
      const stored = await store.load(asked);
      if (stored === undefined || asked !== id || !isDamaged) return stored;
      if (how === 'row') throw new Fault('store/damaged-row', 'request: expected a document');
      return { ...stored, clocks: [{} as Clock] };
    };
    const reports: number[] = [];
    const start = moscow('2027-01-24 12:00').getTime();
    const telemetry = {
      onNotice: ({ at, attributes }: TelemetryEvent) => {
        if (attributes['id'] === id) reports.push((at.getTime() - start) / 60_000);
      },
    };
    const later = new World('2027-01-24 12:00', { store: { ...methodsOf(store), load }, operators: [mts], telemetry });
    for (let minute = 0; minute < 120; minute += 1) {
      await later.desk.tick();
      later.now = new Date(later.now.getTime() + 60_000);
    }
    expect(reports).toEqual([0, 1, 2, 4, 8, 16, 32, 64]);
    expect(await world.events(number)).toContain('recalculated');
    isDamaged = false;
    later.now = new Date(start + 86_400_000);
    expect(await later.desk.tick()).toMatchObject({ handled: 1, failed: 0 });
  });

  it('is dated anew when a calendar is replaced in a running desk', async () => {
    const { world, number } = await extendedOn('2027-01-23');
    world.desk.replaceCalendar(russia);
    expect((await world.at('2027-01-24 12:00').desk.tick()).events).toEqual({ recalculated: 1 });
    expect(await statusOf(world, number)).toMatchObject({ lastDay: '2027-02-24', preliminary: false });
  });

  it('does not happen twice when several processes tick at once', async () => {
    const { world, number } = await extendedOn('2027-01-23');
    const desks = Array.from({ length: 8 }, () => updated(world, '2027-01-24 12:00').desk);
    const reports: readonly TickReport[] = await Promise.all(desks.map((desk: Desk) => desk.tick()));
    expect(reports.map(({ failed }) => failed)).toEqual(desks.map(() => 0));
    const events = await updated(world, '2027-01-24 12:00').events(number);
    expect(events.filter((type) => type === 'recalculated')).toHaveLength(1);
  });
});

describe('recalculation', () => {
  it('moves open requests to the terms of today, once, and tells of a later date', async () => {
    const world = given('2026-11-20 12:00', { operators: [mts] });
    const { number } = await world.registered(mts, 'serviceFault');
    const other = await world.registered(mts, 'complaint');
    await world.passes();
    const later = updated(world, '2026-11-21 12:00', slower);
    const moved = { number, from: new Date('2026-11-25T21:00:00Z'), to: new Date('2026-11-30T21:00:00Z') };
    expect(await later.desk.recalculate({ dryRun: true })).toMatchObject({ seen: 2, moved: [moved], failed: [] });
    expect(await later.events(number)).not.toContain('recalculated');
    expect(await later.desk.recalculate()).toMatchObject({ moved: [moved], failed: [] });
    expect(await later.desk.recalculate()).toMatchObject({ seen: 2, moved: [], failed: [] });
    await later.delivered();
    expect(later.sent.map(({ message, text }) => [message, text])).toEqual([
      ['extended', expect.stringContaining('30.11.2026')],
    ]);
    expect(await statusOf(later, number)).toMatchObject({ lastDay: '2026-11-30' });
    expect(await later.events(other.number)).toEqual(['registered']);
    expect(readClock(await clockOf(later, number, 'review'), russia, later.now)?.firstPromise.lastDay).toBe(
      '2026-11-25',
    );
  });

  it('keeps a promise that would become earlier', async () => {
    const world = given('2026-11-20 12:00', { operators: [mts] });
    const { number } = await world.registered(mts, 'serviceFault');
    const later = updated(world, '2026-11-21 12:00', faster);
    expect(await later.desk.recalculate()).toMatchObject({ moved: [] });
    expect(await statusOf(later, number)).toMatchObject({ lastDay: '2026-11-25' });
  });

  it('takes one operator or kind, in batches, says how far it is, and goes on where it was stopped', async () => {
    const world = given('2026-11-20 12:00', { operators: [mts] });
    const requests = await Promise.all(Array.from({ length: 7 }, () => world.registered(mts, 'serviceFault')));
    const { desk } = updated(world, '2026-11-21 12:00', slower);
    expect((await desk.recalculate({ kind: 'complaint' })).seen).toBe(0);
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = (report: { readonly seen: number }): void => {
      seen.push(report.seen);
      if (report.seen === 4) stop.abort();
    };
    const first = await desk.recalculate({ operator: 'mts', batch: 2, onProgress, signal: stop.signal });
    const second = await desk.recalculate({ operator: 'mts', batch: 2 });
    expect(seen).toEqual([2, 4]);
    expect([first.moved.length, second.moved.length]).toEqual([4, 3]);
    const numbers = [...first.moved, ...second.moved].map(({ number }) => number);
    expect(numbers.sort()).toEqual(requests.map(({ number }) => number).sort());
  });

  it('moves requests to hours that have changed, so that nothing needs the earlier calendar any more', async () => {
    const week = { mon: ['10:00-19:00'], tue: ['10:00-19:00'], wed: ['10:00-19:00'] } as const;
    const office = officeHours({ name: 'office', timeZone: 'Europe/Moscow' });
    const earlier = extendOperator(mts, { calendar: office });
    const present = extendOperator(mts, { calendar: officeHours({ name: 'office', timeZone: 'Europe/Moscow', week }) });
    const world = given('2026-11-20 12:00', { operators: [earlier] });
    const { number } = await world.registered(earlier, 'complaint');
    await world.done(
      number,
      { type: 'start' },
      { type: 'ask', question: 'Какой адрес?' },
      { type: 'reply', text: 'Тот же' },
    );
    const without = updated(world, '2026-11-21 12:00', present);
    expect(await without.desk.recalculate()).toMatchObject({ failed: [{ code: 'calendar/unknown-version' }] });
    const both = new World('2026-11-21 12:00', { store: world.store, operators: [present], calendars: [office] });
    expect(await both.desk.recalculate()).toMatchObject({ seen: 1, failed: [] });
    const events = await both.events(number);
    expect(await both.desk.recalculate()).toMatchObject({ seen: 1, failed: [] });
    expect(await both.events(number)).toEqual(events);
    await without.done(number, { type: 'note', text: 'Позвонили' });
    const { clocks } = accepted(await without.desk.agent({ number, agentId: 'ivanova' }));
    expect(clocks.find(({ name }) => name === 'review')).toMatchObject({ lastDay: '2026-11-25' });
    expect(await without.at('2026-12-01 12:00').desk.tick()).toMatchObject({ failed: 0 });
    expect(await without.events(number)).toContain('breached');
  });

  it('moves each request once when several processes do it at the same time', async () => {
    const world = given('2026-11-20 12:00', { operators: [mts] });
    const { number } = await world.registered(mts, 'serviceFault');
    const desks = Array.from({ length: 8 }, () => updated(world, '2026-11-21 12:00', slower));
    await Promise.all(desks.map(({ desk }) => desk.recalculate()));
    expect(
      (await updated(world, '2026-11-21 12:00', slower).events(number)).filter((type) => type === 'recalculated'),
    ).toEqual(['recalculated']);
  });

  it('reports what cannot be read, and does the others', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { operators: [mts], store });
    const damaged = await world.registered(mts, 'serviceFault');
    const { number } = await world.registered(mts, 'serviceFault');
    const load: typeof store.load = async (id) => {
      const stored = await store.load(id);
      return JSON.parse(JSON.stringify(id === damaged.id ? { ...stored, clocks: [{}] } : stored));
    };
    const { desk } = new World('2026-11-21 12:00', { operators: [slower], store: { ...methodsOf(store), load } });
    expect(await desk.recalculate()).toMatchObject({
      moved: [{ number }],
      failed: [{ id: damaged.id, code: 'store/damaged-row' }],
    });
  });

  it('finds requests that were registered under an alias', async () => {
    const old = { ...mts, id: 'old-mts', aliases: [] };
    const world = given('2026-11-20 12:00', { operators: [old] });
    await world.registered(old, 'serviceFault');
    const { desk } = updated(world, '2026-11-21 12:00', { ...slower, aliases: ['old-mts'] });
    expect((await desk.recalculate({ operator: 'old-mts', dryRun: true })).moved).toHaveLength(1);
    expect((await desk.recalculate()).moved).toHaveLength(1);
  });

  const unreadable = (name: string): object =>
    Object.defineProperty({}, name, {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
  const hostile = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  const wrong: readonly (readonly [options: unknown, place: string, expected: string])[] = [
    [{ operator: 1n }, 'operator', 'one of mts'],
    [{ operator: 'beeline' }, 'operator', 'one of mts'],
    [{ operator: null }, 'operator', 'one of mts'],
    [{ operator: '' }, 'operator', 'one of mts'],
    [{ operator: ['mts'] }, 'operator', 'one of mts'],
    [{ operator: '__proto__' }, 'operator', 'one of mts'],
    [{ kind: 'nothing' }, 'kind', 'serviceFault'],
    [{ operator: 'mts', kind: 'toString' }, 'kind', 'serviceFault'],
    [{ kind: Symbol('serviceFault') }, 'kind', 'serviceFault'],
    [{ dryRun: 'false' }, 'dryRun', 'true or false'],
    [{ dryRun: 1 }, 'dryRun', 'true or false'],
    [{ onProgress: 'log' }, 'onProgress', 'a function'],
    [{ signal: {} }, 'signal', 'an AbortSignal'],
    [{ signal: unreadable('aborted') }, 'signal', 'can be read'],
    [{ signal: null }, 'signal', 'can be read'],
    [{ opertor: 'mts' }, 'opertor', 'operator, kind, dryRun'],
    ...['operator', 'kind', 'dryRun', 'batch', 'onProgress', 'signal'].map(
      (name) => [unreadable(name), name, 'can be read'] as const,
    ),
    [hostile, 'options', 'can be read'],
    ['mts', 'options', 'an object'],
    [1n, 'options', 'an object'],
    [['mts'], 'a name of 1 character', 'operator, kind, dryRun'],
  ];

  it.each(wrong)('refuses wrong options, and moves nothing: %#', async (options, place, expected) => {
    const world = given('2026-11-20 12:00', { operators: [mts] });
    const { number } = await world.registered(mts, 'serviceFault');
    const later = updated(world, '2026-11-21 12:00', slower);
    const recalculate: (options: never) => Promise<unknown> = later.desk.recalculate;
    const fault = await recalculate(options as never).catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'Fault', code: 'input/invalid' });
    expect(String(fault)).toContain(`recalculate: ${place}: expected`);
    expect(String(fault)).toContain(expected);
    expect(await statusOf(later, number)).toMatchObject({ lastDay: '2026-11-25' });
    expect(await later.events(number)).toEqual(['registered']);
  });

  it('refuses a batch that is no number of requests', async () => {
    const { desk } = given('2026-11-20 12:00', { operators: [mts] });
    for (const batch of [0, -1, 1.5, Number.NaN, '5', 1n]) {
      await expect(desk.recalculate({ batch: batch as number })).rejects.toMatchObject({ code: 'desk/invalid-setup' });
    }
  });
});
