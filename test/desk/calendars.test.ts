/**
 * Calendars of a running desk: nothing stops in the last days of the last known year, and a year becomes known without a
 * restart and without moving what runs.
 */
import { describe, expect, it } from 'vitest';
import {
  type DeskSetup,
  officeHours,
  openDesk,
  russia,
  russiaUntil,
  russiaWith,
  type TelemetryEvent,
  type WorkingCalendar,
  workingCalendar,
} from 'zayavka';
import { extendOperator, type KindPolicy, kinds, megafon, mts, type Operator } from 'zayavka/operators';
import { accepted, given, moscow, secret, subscriber, World } from '../scenario/desk.ts';

const year2028 = {
  year: 2028,
  decree: '1203',
  source: 'made up for this test',
  workingDays: 247,
  moves: [
    { from: '2028-01-01', to: '2028-01-10' },
    { from: '2028-01-02', to: '2028-12-29' },
  ],
};
const withYear = russiaWith([year2028]);

const withCalendar = (calendar: WorkingCalendar, operator: Operator = mts): Operator =>
  extendOperator(operator, { calendar });

/** The pins of all clocks of a request. */
async function pinsOf({ store }: World, number: string): Promise<readonly string[]> {
  const { found } = await store.find({ number });
  const [stored] = found;
  return (stored?.clocks ?? []).map(({ calendar }) => `${calendar.name} ${calendar.version}`);
}

describe('the last days of the last known year', () => {
  const days = ['2027-12-01', '2027-12-26', '2027-12-28', '2027-12-31', '2028-01-15'];
  it.each(days)('on %s every kind is registered, asked, answered, read, closed and reopened', async (day) => {
    for (const [kind, policy] of Object.entries<KindPolicy>(kinds)) {
      if (policy.series === undefined) continue;
      const world = given(`${day} 10:00`);
      const { number } = await world.registered(mts, kind);
      await world.done(
        number,
        { type: 'start' },
        { type: 'ask', question: 'Какой адрес?' },
        { type: 'reply', text: 'Тот же' },
      );
      const end =
        policy.lifecycle === 'inquiry'
          ? ({ type: 'resolve', outcome: 'satisfied', answer: 'Готово' } as const)
          : ({ type: 'fulfil', answer: 'Готово' } as const);
      await world.done(number, end);
      expect((await world.desk.status({ number, caller: subscriber.msisdn, channel: 'hotline' })).ok, kind).toBe(true);
      expect((await world.desk.agent({ number, agentId: 'ivanova' })).ok, kind).toBe(true);
      await world.done(number, { type: 'close' });
      expect(
        accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline' })).requests,
        kind,
      ).toHaveLength(1);
      if (policy.lifecycle === 'inquiry') await world.done(number, { type: 'reopen', reason: 'Снова' });
    }
  });

  it('a rejected request, and one that nobody answers, end by themselves', async () => {
    const world = given('2027-12-28 10:00');
    const rejected = await world.registered(mts, 'serviceFault');
    await world.done(rejected.number, { type: 'reject', reason: 'Не наша сеть' });
    const asked = await world.registered(mts, 'complaint');
    await world.done(asked.number, { type: 'start' }, { type: 'ask', question: 'Какой адрес?' });
    const resolved = await world.registered(mts, 'billingDispute');
    await world.done(resolved.number, { type: 'start' }, { type: 'resolve', outcome: 'satisfied', answer: 'Готово' });
    for (const day of ['2028-01-05', '2028-01-12', '2028-03-01', '2028-04-01']) {
      expect((await world.at(`${day} 12:00`).desk.tick()).failed, day).toBe(0);
    }
    expect(await world.events(asked.number)).toContain('withdrawn');
    expect(await world.events(resolved.number)).toContain('closed');
    for (const { number } of [rejected, asked, resolved]) expect(await world.events(number)).toContain('archived');
  });
});

describe('a calendar that says nothing of later years', () => {
  const week = { mon: ['09:00-18:00'], tue: ['09:00-18:00'], wed: ['09:00-18:00'], thu: ['09:00-18:00'] } as const;
  const until = (to: string) =>
    withCalendar(workingCalendar({ name: 'own', timeZone: 'Europe/Moscow', week, known: { from: '2026-01-01', to } }));

  it('lets requests go on that it did not know the end of, once it knows another year', async () => {
    const [old, newer] = [until('2026-12-31'), until('2027-12-31')];
    const world = given('2026-12-24 10:00', { operators: [old] });
    const { number } = await world.registered(old, 'serviceFault');
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'Какой адрес?' });
    const later = new World('2027-01-02 10:00', { store: world.store, operators: [newer] });
    await later.done(number, { type: 'reply', text: 'Тот же' }, { type: 'extend', reason: 'нужен выезд' });
    expect(
      accepted(await later.desk.status({ number, caller: subscriber.msisdn, channel: 'hotline' })).lastDay,
    ).toMatch(/^2027-/);
  });
});

describe('a year that is read from a file and corrected later', () => {
  it('is another version, which does not move what runs', () => {
    const [first, corrected] = [
      [
        { from: '2028-01-01', to: '2028-01-10' },
        { from: '2028-01-02', to: '2028-12-29' },
      ],
      [
        { from: '2028-01-01', to: '2028-05-10' },
        { from: '2028-01-02', to: '2028-12-29' },
      ],
    ].map((moves) => russiaWith([{ ...year2028, moves }]));
    if (first === undefined || corrected === undefined) throw new Error('two calendars');
    expect(first.version).not.toBe(corrected.version);
    const operator = withCalendar(first);
    const world = given('2027-12-30 10:00', { operators: [operator] });
    expect(() => world.desk.replaceCalendar(corrected)).toThrow(/does not say the same/);
  });
});

describe('an operator whose calendar says nothing of later years', () => {
  const own = withCalendar(
    workingCalendar({
      name: 'own',
      timeZone: 'Europe/Moscow',
      week: { mon: ['09:00-18:00'], tue: ['09:00-18:00'], wed: ['09:00-18:00'] },
      known: { from: '2024-01-01', to: '2027-12-31' },
    }),
  );

  it('can still answer, wait, close, archive and reopen what was promised before', async () => {
    const world = given('2027-12-13 10:00', { operators: [own] });
    const one = await world.registered(own, 'serviceFault');
    const other = await world.registered(own, 'serviceFault');
    world.at('2027-12-30 10:00');
    expect((await world.desk.tick()).failed).toBe(0);
    await world.done(one.number, { type: 'start' }, { type: 'resolve', outcome: 'satisfied', answer: 'Готово' });
    await world.done(other.number, { type: 'reject', reason: 'Не наша сеть' });
    expect(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline' })).requests).toHaveLength(
      2,
    );
    // Three days to object, and the working day after them is not known.
    expect((await world.at('2028-01-03 00:00').desk.tick()).failed).toBe(0);
    expect(await world.events(one.number)).toContain('closed');
    expect(accepted(await world.desk.allowed(one.number))).toContain('reopen');
    expect((await world.at('2028-03-01 12:00').desk.tick()).failed).toBe(0);
    expect(await world.events(other.number)).toContain('archived');
  });
});

describe('a desk with a newer library on the same store', () => {
  it.each<[string, (until: { until?: number }) => WorkingCalendar]>([
    ['russia', ({ until }) => (until === undefined ? russia : russiaUntil(until))],
    ['office hours without a version', (until) => officeHours({ name: 'omsk', timeZone: 'Asia/Omsk', ...until })],
    ['office hours with a version', (until) => officeHours({ name: 'omsk', version: '3', ...until })],
  ])('serves what began when 2026 was the last known year: %s', async (_, calendar) => {
    const older = withCalendar(calendar({ until: 2026 }));
    const world = given('2026-12-18 12:00', { operators: [older] });
    const { number } = await world.registered(older, 'serviceFault');
    await world.at('2026-12-19 12:00').done(number, { type: 'start' }, { type: 'ask', question: 'Какой адрес?' });
    const newer = given('2026-12-28 12:00', { operators: [withCalendar(calendar({}))], store: world.store });
    expect(accepted(await newer.desk.status({ number, caller: subscriber.msisdn, channel: 'hotline' })).status).toBe(
      'awaitingSubscriber',
    );
    expect(accepted(await newer.desk.status({ caller: subscriber.msisdn, channel: 'hotline' })).requests).toHaveLength(
      1,
    );
    expect((await newer.desk.tick()).failed).toBe(0);
    await newer.done(
      number,
      { type: 'reply', text: 'Тот же' },
      { type: 'resolve', outcome: 'satisfied', answer: 'Готово' },
    );
    expect((await newer.at('2027-03-01 12:00').desk.tick()).failed).toBe(0);
    expect(await newer.events(number)).toContain('archived');
  });
});

describe('a calendar that is replaced while the desk runs', () => {
  const shop = officeHours({ name: 'shop', timeZone: 'Asia/Omsk' });
  const own = workingCalendar({ name: 'own', timeZone: 'UTC', week: { mon: ['09:00-18:00'] } });
  const held = officeHours({ name: 'held', until: 2027 });
  const four = [
    mts,
    withCalendar(shop, megafon),
    { ...withCalendar(own), id: 'own', aliases: ['mine'] },
    { ...withCalendar(held), id: 'held', aliases: [] },
  ].map((operator, index) => {
    const series = Object.fromEntries(
      Object.entries(operator.series).map(([name, one]) => [name, { ...one, prefix: String(2 + index) }]),
    );
    return { ...operator, series };
  });
  const [first = mts, second = megafon, third = mts, fourth = mts] = four;

  it('dates new clocks, moves none that runs, and gives its years to calendars that are based on it', async () => {
    const world = given('2027-12-27 12:00', { operators: four });
    const before = await world.registered(first, 'claim');
    expect(before.lastDay).toBe('2028-01-26');
    const early = await world.at('2027-12-30 12:00').registered(first, 'serviceFault');
    expect(early.lastDay).toBe('2028-01-10');
    world.desk.replaceCalendar(withYear);
    const after = await world.registered(first, 'serviceFault');
    expect(after.lastDay).toBe('2028-01-11');
    expect(
      accepted(await world.desk.status({ number: early.number, caller: subscriber.msisdn, channel: 'hotline' }))
        .lastDay,
    ).toBe('2028-01-10');
    expect(await pinsOf(world, early.number)).toContain('russia 2027-1187');
    expect(await pinsOf(world, after.number)).toContain(`russia ${withYear.version}`);
    expect((await world.registered(second, 'serviceFault')).lastDay).toBe('2028-01-11');
    expect((await world.registered(fourth, 'serviceFault')).lastDay).toBe('2028-01-10');
    expect((await pinsOf(world, (await world.registered(third, 'serviceFault')).number))[0]).toBe(`own ${own.version}`);
    expect((await pinsOf(world, (await world.registered({ ...third, id: 'mine' }, 'serviceFault')).number))[0]).toBe(
      `own ${own.version}`,
    );
  });

  it('is the same inside a transaction', async () => {
    const world = given('2027-12-30 12:00', { operators: four });
    const inside = world.desk.within(world.store);
    inside.replaceCalendar(withYear);
    expect((await world.registered(first, 'serviceFault')).lastDay).toBe('2028-01-11');
  });

  it('may be that of one operator', async () => {
    const world = given('2027-12-30 12:00', { operators: four });
    const regionalDaysOff = { '2028-01-10': { ru: 'День', en: 'Day' } };
    world.desk.replaceCalendar(
      officeHours({
        name: 'shop',
        timeZone: 'Asia/Omsk',
        regionalDaysOff,
        years: [{ ...year2028, workingDays: 249, moves: [] }],
      }),
    );
    expect((await world.registered(second, 'serviceFault')).lastDay).toBe('2028-01-11');
    expect((await world.registered(first, 'serviceFault')).lastDay).toBe('2028-01-10');
    // Its own year 2028 stays when Russia's becomes known.
    world.desk.replaceCalendar(withYear);
    expect((await pinsOf(world, (await world.registered(second, 'serviceFault')).number))[0]).toMatch(/^shop 2028-/u);
  });

  it('is refused when it has no name here, does not serve what runs, or is none', () => {
    const setup: DeskSetup = {
      operators: [mts],
      store: given('2027-12-30 12:00').store,
      secret,
      now: () => moscow('2027-12-30 12:00'),
    };
    const desk = openDesk(setup);
    expect(() => desk.replaceCalendar(shop)).toThrow(
      expect.objectContaining({ code: 'desk/invalid-setup', message: expect.stringContaining("found 'shop'") }),
    );
    const changed = russiaWith([{ year: 2027, decree: '9', source: 'x', workingDays: 249, moves: [] }]);
    for (const calendar of [changed, russiaUntil(2026)]) {
      expect(() => desk.replaceCalendar(calendar)).toThrow(
        expect.objectContaining({ code: 'calendar/unknown-version', message: expect.stringContaining('recalculate') }),
      );
    }
    const loosely = desk.replaceCalendar as (calendar: unknown) => void;
    for (const foreign of [{ ...russia }, undefined, 'russia']) {
      expect(() => loosely(foreign)).toThrow(expect.objectContaining({ code: 'calendar/foreign-object' }));
    }
    expect(() => desk.replaceCalendar(russia)).not.toThrow();
  });
});

describe('a process that does not know the calendar of a clock', () => {
  async function older(): Promise<{
    readonly world: World;
    readonly number: string;
    readonly due: Date | undefined;
    readonly notices: TelemetryEvent[];
  }> {
    const newer = given('2027-12-20 10:00', { operators: [withCalendar(withYear)] });
    const { number, dueAt } = await newer.registered(mts, 'complaint');
    const notices: TelemetryEvent[] = [];
    const telemetry = { onNotice: (notice: TelemetryEvent) => void notices.push(notice) };
    const world = given('2027-12-20 11:00', { store: newer.store, operators: [mts], telemetry });
    return { world, number, due: dueAt, notices };
  }

  it('shows the request with the last promise, and reports it', async () => {
    const { world, number, due, notices } = await older();
    const caller = subscriber.msisdn;
    const unreadable = { name: 'zayavka.request.unreadable', attributes: { code: 'calendar/unknown-version' } };
    const listed = accepted(await world.desk.status({ caller, channel: 'hotline' })).requests;
    expect(listed).toMatchObject([{ number, status: 'registered', dueAt: due }]);
    expect(accepted(await world.desk.status({ number, caller, channel: 'hotline' }))).toEqual(listed[0]);
    expect(notices).toMatchObject([unreadable, unreadable]);
  });

  it('shows it to employees, by number and by line, without commands', async () => {
    const { world, number, notices } = await older();
    const view = accepted(await world.desk.agent({ number, agentId: 'a' }));
    expect(view).toMatchObject({ request: { number }, clocks: [], allowed: [], history: [{ version: 1 }] });
    expect(accepted(await world.desk.agent({ msisdn: subscriber.msisdn, agentId: 'a' })).requests).toHaveLength(1);
    expect(notices.map(({ name }) => name)).toContain('zayavka.access.unrecorded');
  });

  it('refuses commands and says what is missing; nothing is written, and a process that knows it goes on', async () => {
    const { world, number } = await older();
    const before = accepted(await world.desk.history(number));
    await expect(world.desk.execute(number, { type: 'start' })).rejects.toMatchObject({
      code: 'calendar/unknown-version',
      message: expect.stringMatching(/^request .*pinned to calendar russia .*expected that calendar in openDesk/),
    });
    expect(await world.at('2028-03-01 12:00').desk.tick()).toMatchObject({ handled: 0, failed: 1 });
    expect(accepted(await world.desk.history(number))).toEqual(before);
    const knowing = given('2028-03-02 12:00', { store: world.store, operators: [withCalendar(withYear)] });
    expect((await knowing.desk.execute(number, { type: 'start' })).ok).toBe(true);
  });
});
