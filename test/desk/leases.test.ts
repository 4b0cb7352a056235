/**
 * Workers that share a store: each takes only what it can do, what fails stands behind what does not, and one whose lease is
 * over changes nothing.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, type RequestStore, russiaWith, type Send, type TelemetryEvent } from 'zayavka';
import { beeline, extendOperator, megafon, mts, type Operator } from 'zayavka/operators';
import { form, given, moscow, type World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

/** The operator with some of its kinds. */
function only(operator: Operator, ...kinds: readonly string[]): Operator {
  return {
    ...operator,
    kinds: Object.fromEntries(Object.entries(operator.kinds).filter(([kind]) => kinds.includes(kind))),
  };
}

const year2028 = { year: 2028, decree: '1', source: 'made up for this test', workingDays: 249, moves: [] };
const withYear2028 = extendOperator(mts, { calendar: russiaWith([year2028]) });

/** A store whose documents of some requests cannot be read. */
function damagedFor(store: RequestStore, ids: ReadonlySet<string>): RequestStore {
  return {
    ...methodsOf(store),
    load: async (id) => {
      const stored = await store.load(id);
      return stored === undefined || !ids.has(id)
        ? stored
        : { ...stored, clocks: [], firedCrossings: undefined as never };
    },
  };
}

const minutes = (world: World, count: number): void => {
  world.now = new Date(world.now.getTime() + count * 60_000);
};

describe('two desks over one store', () => {
  it('that know different operators do each their own work', async () => {
    const store = memoryStore();
    const all = given('2026-11-20 12:00', { store });
    for (const operator of [beeline, mts, beeline, mts]) await all.registered(operator, 'mistakenPayment');
    const red = given('2026-11-20 12:00', { store, operators: [mts] });
    const yellow = given('2026-11-20 12:00', { store, operators: [beeline] });
    for (const world of [red, yellow]) {
      expect(await world.desk.deliver(async () => undefined)).toMatchObject({ sent: 2, postponed: 0, failed: 0 });
      expect(await world.at('2026-11-24 22:00').desk.tick()).toMatchObject({ handled: 2, failed: 0 });
    }
  });

  it('that know different kinds of one operator leave each other theirs', async () => {
    const store = memoryStore();
    const whole = only(mts, 'mistakenPayment', 'complaint');
    const all = given('2026-11-20 12:00', { store, operators: [whole, megafon] });
    await all.registered(whole, 'mistakenPayment');
    await all.registered(whole, 'complaint');
    await all.registered(megafon, 'mistakenPayment');
    // It has the operator, and it has the kind, but not the kind of this operator.
    const part = { store, operators: [only(mts, 'complaint'), only(megafon, 'mistakenPayment')] };
    const some = given('2026-11-20 12:00', part);
    expect(await some.desk.deliver(async () => undefined)).toMatchObject({ sent: 2, postponed: 0 });
    expect(await all.desk.deliver(async () => undefined)).toMatchObject({ sent: 1 });
    expect(await some.at('2027-01-31 12:00').desk.tick()).toMatchObject({ handled: 2, failed: 0 });
    expect(await all.at('2027-01-31 12:00').desk.tick()).toMatchObject({ handled: 1, failed: 0 });
  });

  it('that know different kinds: what waits goes to the one that has the kind to which the request was corrected', async () => {
    const store = memoryStore();
    const all = given('2026-11-20 12:00', { store });
    const { number } = await all.registered(mts, 'mistakenPayment');
    const correction = { type: 'correct', kind: 'complaint', details: {}, reason: 'Это жалоба' } as const;
    expect(await all.desk.execute(number, correction)).toMatchObject({ ok: true });
    const former = given('2026-11-20 12:00', { store, operators: [only(mts, 'mistakenPayment')] });
    expect(await former.desk.deliver(async () => undefined)).toMatchObject({ sent: 0, postponed: 0, failed: 0 });
    const present = given('2026-11-20 12:00', { store, operators: [only(mts, 'complaint')] });
    expect(await present.delivered()).toContain('registered');
  });

  it('one of which does not know the calendar of a request leaves it to the other at once', async () => {
    const store = memoryStore();
    const notices: TelemetryEvent[] = [];
    const old = given('2027-12-29 12:00', { store, telemetry: { onNotice: (notice) => notices.push(notice) } });
    const young = given('2027-12-29 12:00', { store });
    for (const operator of [mts, mts]) await old.registered(operator, 'serviceFault');
    young.desk.replaceCalendar(russiaWith([year2028]));
    expect((await young.desk.tick()).events).toEqual({ recalculated: 2 });
    for (const world of [old, young]) world.now = moscow('2028-01-11 00:10');
    expect(await old.desk.tick()).toMatchObject({ handled: 0, failed: 2 });
    expect((await young.desk.tick()).events).toMatchObject({ breached: 2 });
    // What is left alone is neither counted nor reported again, until its pause is over or the calendar is known.
    const late = await young.registered(mts, 'serviceFault');
    for (const world of [old, young]) world.now = moscow('2028-02-11 00:10');
    expect(await old.desk.tick()).toMatchObject({ handled: 0, failed: 1 });
    expect(await old.desk.tick()).toMatchObject({ handled: 0, failed: 0 });
    expect(notices.filter(({ name }) => name === 'zayavka.wake.failed')).toHaveLength(3);
    old.desk.replaceCalendar(russiaWith([year2028]));
    expect(await old.desk.tick()).toMatchObject({ handled: 1, failed: 0 });
    expect(await old.events(late.number)).toContain('breached');
  });

  it('a store that takes nothing back hands it out when the lease is over', async () => {
    const { giveBack: _, ...methods } = methodsOf(memoryStore());
    const young = given('2028-01-20 12:00', { store: methods, operators: [withYear2028] });
    await young.registered(withYear2028, 'serviceFault');
    const old = given('2028-02-20 12:00', { store: methods });
    expect(await old.desk.tick()).toMatchObject({ failed: 1 });
    expect(await young.at('2028-02-20 12:00').desk.tick()).toMatchObject({ handled: 0 });
    expect(await young.at('2028-02-20 12:01').desk.tick()).toMatchObject({ handled: 1 });
  });

  it('an operator is known by its aliases too', async () => {
    const store = memoryStore();
    const former = { ...mts, id: 'old-mts' };
    await given('2026-11-20 12:00', { store, operators: [former] }).registered(former, 'mistakenPayment');
    const renamed = given('2026-11-20 12:00', { store, operators: [{ ...mts, aliases: ['old-mts'] }] });
    expect(await renamed.delivered()).toEqual(['registered']);
    expect(await renamed.at('2026-11-24 22:00').desk.tick()).toMatchObject({ handled: 1 });
  });

  it('ten thousand requests of an operator that was removed are not handed out', async () => {
    const notices: TelemetryEvent[] = [];
    const store = memoryStore();
    const all = given('2026-11-20 12:00', { store });
    for (const length of [10_000, 50]) {
      await all.desk.registerMany(Array.from({ length }, () => form(beeline, 'mistakenPayment')));
    }
    await all.at('2026-11-20 12:30').registered(mts, 'mistakenPayment');
    const telemetry = { onNotice: (notice: TelemetryEvent) => void notices.push(notice) };
    const ours = given('2026-11-24 22:00', { store, operators: [mts], telemetry });
    expect(await ours.desk.tick({ batch: 10, batches: 1 })).toMatchObject({ handled: 1, failed: 0 });
    expect(await ours.desk.deliver(async () => undefined)).toMatchObject({ sent: 1, postponed: 0 });
    expect(notices).toEqual([]);
  });
});

describe('a tick', () => {
  it('comes soon to a healthy request, although thirty that cannot be read are due before it', async () => {
    const failures = new Map<unknown, number>();
    const store = memoryStore();
    const whole = given('2026-11-20 12:00', { store });
    const damaged = new Set<string>();
    for (let count = 0; count < 30; count += 1) damaged.add((await whole.registered(mts, 'mistakenPayment')).id);
    const { number } = await whole.at('2026-11-20 12:30').registered(mts, 'mistakenPayment');
    const world = given('2026-11-24 22:00', {
      store: damagedFor(store, damaged),
      telemetry: {
        onNotice: ({ attributes: { id = '' } }) => void failures.set(id, (failures.get(id) ?? 0) + 1),
      },
    });
    for (let minute = 0; minute < 5; minute += 1) {
      await world.desk.tick({ batch: 10, batches: 1 });
      minutes(world, 1);
    }
    expect(await whole.events(number)).toEqual(['registered', 'warned']);
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      await world.desk.tick({ batch: 10, batches: 1 });
      minutes(world, 1);
    }
    // Each is tried again after longer and longer pauses: neither every minute nor never.
    expect(failures.size).toBe(30);
    expect(Math.min(...failures.values())).toBeGreaterThan(5);
    expect(Math.max(...failures.values())).toBeLessThan(20);
  });

  it('comes soon to all requests but the one that ends its worker each time', async () => {
    const store = memoryStore();
    const whole = given('2026-11-20 12:00', { store });
    const opened = await whole.desk.registerMany(Array.from({ length: 50 }, () => form(mts, 'mistakenPayment')));
    const ids = opened.map((answer) => (answer.ok ? answer.value.id : ''));
    // One that comes in the middle of a lease.
    const poison = ids[20];
    const start = moscow('2026-11-24 22:00').getTime();
    for (let minute = 0; minute < 10; minute += 1) {
      let isDead = false;
      const load: RequestStore['load'] = async (id) => {
        isDead ||= id === poison;
        if (isDead) throw new Error('the process was killed');
        return store.load(id);
      };
      const dies =
        <Given extends readonly unknown[], Answer>(work: (...given: Given) => Promise<Answer>) =>
        async (...given: Given): Promise<Answer> => {
          if (isDead) throw new Error('the process was killed');
          return work(...given);
        };
      const { wake, commit, ...methods } = methodsOf(store);
      const world = given('2026-11-24 22:00', { store: { ...methods, load, wake: dies(wake), commit: dies(commit) } });
      world.now = new Date(start + minute * 60_000);
      await world.desk.tick().catch(() => undefined);
    }
    const versions = await Promise.all(ids.map(async (id) => (await store.load(id))?.request.version));
    expect(versions.map((version, index) => (ids[index] === poison ? 'poison' : version))).toEqual(
      ids.map((id) => (id === poison ? 'poison' : 2)),
    );
  });

  it('whose lease is over changes nothing', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { store });
    const { number, id } = await world.registered(mts, 'mistakenPayment');
    const late = gate();
    const hung = given('2026-11-24 22:00', {
      store: {
        ...methodsOf(store),
        load: async (wanted) => {
          await late.passed;
          return store.load(wanted);
        },
      },
    });
    const first = hung.desk.tick();
    await late.reached;
    const other = given('2026-11-24 22:02', {
      store: {
        ...methodsOf(store),
        commit: async (change) => {
          late.open();
          expect(await first).toMatchObject({ handled: 0, failed: 0, events: {} });
          expect((await store.load(id))?.request.version).toBe(1);
          return store.commit(change);
        },
      },
    });
    expect(await other.desk.tick()).toMatchObject({ handled: 1, failed: 0, events: { warned: 1 } });
    expect(await world.events(number)).toEqual(['registered', 'warned']);
  });
});

describe('a delivery whose lease is over', () => {
  const answers: readonly (readonly [string, () => ReturnType<Send>])[] = [
    ['a rejection', () => Promise.reject(new Error('timed out'))],
    ["'failed'", async () => 'failed'],
    ["'retry'", async () => 'retry'],
    ["'sent'", async () => 'sent'],
  ];

  it.each(answers)('changes nothing after another one has sent the message: %s', async (_, answer) => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { store });
    const { id } = await world.registered(mts, 'serviceFault');
    const late = gate();
    const first = world.desk.deliver(async () => {
      await late.passed;
      return answer();
    });
    await late.reached;
    const other = given('2026-11-20 12:02', { store });
    expect(await other.delivered()).toEqual(['registered']);
    const before = await store.messages(id);
    expect(before).toMatchObject([{ outcome: 'sent', attempts: 2 }]);
    late.open();
    await first;
    expect(await store.messages(id)).toEqual(before);
  });

  it.each(answers)('changes nothing while another one sends the message: %s', async (_, answer) => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { store });
    const { id } = await world.registered(mts, 'serviceFault');
    const late = gate();
    const first = world.desk.deliver(async () => {
      await late.passed;
      return answer();
    });
    await late.reached;
    const other = given('2026-11-20 12:02', { store });
    const third = given('2026-11-20 12:02', { store });
    await other.desk.deliver(async () => {
      late.open();
      await first;
      expect(await store.messages(id)).toMatchObject([{ attempts: 2 }]);
      expect((await store.messages(id))[0]).not.toHaveProperty('outcome');
      expect(await third.delivered()).toEqual([]);
    });
    expect(await store.messages(id)).toMatchObject([{ outcome: 'sent', attempts: 2 }]);
  });
});

/** Where a call waits until it is let through. */
function gate(): { readonly reached: Promise<void>; readonly passed: Promise<void>; readonly open: () => void } {
  let arrive = (): void => {};
  let open = (): void => {};
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    reached,
    get passed() {
      arrive();
      return opened;
    },
    open: () => open(),
  };
}
