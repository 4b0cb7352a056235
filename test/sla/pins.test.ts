import { describe, expect, it } from 'vitest';
import type { ProductionYear } from '#src/sla/calendar/calendar-spec.ts';
import { productionYears } from '#src/sla/calendar/production-years.ts';
import { officeHours, russia, russiaUntil, russiaWith } from '#src/sla/calendar/russia.ts';
import { calendarAsOf, type WorkingCalendar, workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import { type Calendars, type Clock, startClock } from '#src/sla/clock/clock.ts';
import { extendClock, retargetClock } from '#src/sla/clock/clock-actions.ts';
import { crossings } from '#src/sla/clock/crossing.ts';
import { pinnedCalendar } from '#src/sla/clock/pinned-calendar.ts';
import { readClock } from '#src/sla/clock/reading.ts';
import { explain } from '#src/sla/explain/explain.ts';
import { workingHours } from '#src/sla/term/term.ts';
import { faultOf, moscow } from './moments.ts';
import { legalReview, review, visit, withFacts } from './policies.ts';

const year2028: ProductionYear = {
  year: 2028,
  decree: '1203',
  source: 'made up for this test',
  workingDays: 247,
  moves: [
    { from: '2028-01-01', to: '2028-05-08' },
    { from: '2028-01-02', to: '2028-12-29' },
  ],
};

describe('the version of a calendar', () => {
  const week = { mon: ['09:00-18:00'] } as const;
  const own = (to: string, version?: string) =>
    workingCalendar({ timeZone: 'UTC', week, known: { from: '2025-01-01', to }, ...(version && { version }) }).version;

  it('is the last known year with the decree, the given version or a fingerprint of what is known', () => {
    expect(russia.version).toBe('2027-1187');
    expect(russiaUntil(2026).version).toBe('2026-1466');
    expect(russiaWith([year2028]).version).toMatch(/^2028-1203\.[0-9a-f]{8}$/);
    expect(officeHours({ name: 'shop', version: 'a-1' }).version).toBe('2027-a-1');
    expect(officeHours({ name: 'shop' }).version).toMatch(/^2027-[0-9a-f]{16}$/);
    expect(own('2026-12-31')).toMatch(/^2026-[0-9a-f]{16}$/);
    expect(own('2026-06-30')).toMatch(/^2026-06-30-[0-9a-f]{16}$/);
    expect(own('2026-12-31', '7')).toBe('7');
    expect(workingCalendar({ timeZone: 'UTC', week }).version).toMatch(/^[0-9a-f]{16}$/);
  });

  it('does not change by what is said of days that are not known', () => {
    const known = { from: '2026-01-01', to: '2026-12-31' };
    const spec = { timeZone: 'UTC', week, known, holidays: { '05-01': { ru: 'Май', en: 'May' } } };
    const { version } = workingCalendar(spec);
    expect(workingCalendar({ ...spec, beyond: 'preliminary' }).version).toBe(version);
    expect(workingCalendar({ ...spec, daysOff: ['2027-03-01'] }).version).toBe(version);
    expect(workingCalendar({ timeZone: 'UTC', week, known, daysOff: ['2026-05-01'] }).version).toBe(version);
    expect(workingCalendar({ ...spec, daysOff: ['2026-03-02'] }).version).not.toBe(version);
    expect(workingCalendar({ ...spec, holidays: {} }).version).not.toBe(version);
  });

  it('names a decree that has changed, the last one or an earlier one', () => {
    const changed = { ...year2028, year: 2026, decree: '77', workingDays: 249, moves: [] };
    expect(russiaWith([changed]).version).toMatch(/^2027-1187\+77\.[0-9a-f]{8}$/);
    const last = { year: 2027, decree: '9', source: 'x', workingDays: 249, moves: [] };
    expect(russiaWith([last]).version).toMatch(/^2027-9\./);
    // The same decree in a file that was written before the library knew the year.
    const same = productionYears.filter(({ year }) => year === 2027).map((year) => ({ ...year, source: 'x' }));
    expect(russiaWith(same).version).toBe(russia.version);
  });
});

describe('a pinned calendar', () => {
  const pinOf = ({ name, version }: WorkingCalendar) => ({ name, version });

  it('is served by a later one, read as of the pinned year', () => {
    const newer = russiaWith([year2028]);
    for (const older of [russiaUntil(2024), russiaUntil(2026), russia]) {
      const served = pinnedCalendar(newer, pinOf(older));
      expect(served).toEqual(older);
      expect(pinnedCalendar(newer, pinOf(older))).toBe(served);
    }
    expect(pinnedCalendar(newer, pinOf(newer))).toBe(newer);
  });

  it('is served by later office hours without a version, and with one', () => {
    const hours = { name: 'shop', timeZone: 'Asia/Omsk', regionalDaysOff: { '2026-06-19': { ru: 'День', en: 'Day' } } };
    for (const version of [{}, { version: '3' }]) {
      const older = officeHours({ ...hours, ...version, until: 2026 });
      const newer = officeHours({
        ...hours,
        ...version,
        regionalDaysOff: { ...hours.regionalDaysOff, '2027-06-18': { ru: 'День', en: 'Day' } },
      });
      expect(newer.version).not.toBe(older.version);
      expect(pinnedCalendar(newer, pinOf(older))).toEqual(older);
    }
    const changed = officeHours({ ...hours, week: { mon: ['10:00-18:00'] } });
    expect(calendarAsOf(changed, pinOf(officeHours({ ...hours, until: 2026 })))).toBeUndefined();
  });

  it('is served by a later calendar of own rules, which may then say more of later days', () => {
    const common = { name: 'own', timeZone: 'UTC', week: { mon: ['09:00-18:00'] } } as const;
    const older = workingCalendar({
      ...common,
      known: { from: '2026-01-01', to: '2026-06-30' },
      daysOff: ['2026-05-04'],
    });
    const known = { from: '2026-01-01', to: '2027-12-31' };
    const newer = workingCalendar({ ...common, known, daysOff: ['2026-05-04', '2026-08-03'], beyond: 'preliminary' });
    expect(pinnedCalendar(newer, pinOf(older))).toEqual(older);
    const changed = workingCalendar({ ...common, known, daysOff: ['2026-05-11'] });
    const fault = faultOf(() => pinnedCalendar(changed, pinOf(older)));
    expect(fault.code).toBe('calendar/unknown-version');
    expect(fault.message).toContain(`own ${older.version}`);
  });

  it('is not served by another name, another old year, an earlier year, or a version that never was', () => {
    const serves = (calendar: WorkingCalendar, name: string, version: string) =>
      calendarAsOf(calendar, { name, version }) !== undefined;
    expect(serves(russia, 'russia', '2026-1466')).toBe(true);
    expect(serves(russia, 'shop', '2026-1466')).toBe(false);
    expect(serves(russia, 'russia', '2026-1')).toBe(false);
    expect(serves(russiaUntil(2026), 'russia', '2027-1187')).toBe(false);
    expect(serves(russiaWith([{ ...year2028, year: 2026, workingDays: 249, moves: [] }]), 'russia', '2026-1466')).toBe(
      false,
    );
    for (const version of ['', '2026', '2026-', '2023-1', '9999-1', '2026-06-30-1466', 'x', '2027-1187-2']) {
      expect(serves(russia, 'russia', version), version).toBe(false);
    }
  });

  it('is found by a function too, which may answer with a later one', () => {
    const calendars: Calendars = ({ name }) => (name === 'russia' ? russia : undefined);
    expect(pinnedCalendar(calendars, pinOf(russiaUntil(2025)))).toEqual(russiaUntil(2025));
    expect(faultOf(() => pinnedCalendar(calendars, { name: 'x', version: '1' })).message).toContain(
      'found no calendar that says the same',
    );
  });
});

describe('a clock whose calendar learns a year', () => {
  /** Registered on 18 December, asked on 19 December, when 2026 was the last known year. */
  const asked = withFacts(startClock(review, russiaUntil(2026), moscow('2026-12-18T12:00')), [
    'pause',
    '2026-12-19T12:00',
  ]);
  const at = moscow('2026-12-28T12:00');
  const library: readonly [string, Calendars][] = [
    ['that knew 2026', russiaUntil(2026)],
    ['that knows 2027', russia],
    ['that knows 2028', russiaWith([year2028])],
    ['that is found by its name', () => russia],
  ];

  it.each(library)('is read, explained and acted on with a library %s', (_, calendars) => {
    const reading = readClock(asked, calendars, at);
    expect(reading).toMatchObject({ state: 'paused', lastDay: '2026-12-23' });
    expect(reading?.ifResumedNow).toMatchObject({ lastDay: '2027-01-11', preliminary: true });
    expect(explain(asked, calendars, at).text.ru).toContain('Дни с 1 января 2027 года учтены предварительно');
    expect(crossings(asked, calendars, at)).toEqual([]);
    const resumed = withFacts(asked, ['resume', '2026-12-28T12:00']);
    expect(readClock(resumed, calendars, at)).toMatchObject({ lastDay: '2027-01-11', preliminary: true });
    expect(crossings(resumed, calendars, at).map(({ type }) => type)).toEqual(['warning', 'breach']);
    const extended = extendClock(asked, calendars, { at, reason: 'проверка' });
    expect(extended.ok && readClock(extended.value, calendars, at)?.lastDay).toBe('2027-01-18');
    const retargeted = retargetClock(asked, calendars, { calendar: russia }, { at });
    expect(retargeted.ok && retargeted.value.after).toMatchObject({ lastDay: '2026-12-23' });
    expect(retargeted.ok && retargeted.value.after.ifResumedNow).not.toHaveProperty('preliminary');
    expect(retargeted.ok && retargeted.value.before).toEqual(reading);
  });

  it('keeps its preliminary date until it is re-targeted', () => {
    // 22 February 2027 is a day off by the decree, which a clock of 2026 does not know.
    const clock = startClock(legalReview, russiaUntil(2026), moscow('2027-01-23T12:00'));
    const read = (subject: Clock, calendars: Calendars) => readClock(subject, calendars, moscow('2027-01-24T12:00'));
    expect(read(clock, russiaUntil(2026))).toMatchObject({ lastDay: '2027-02-22', preliminary: true });
    expect(read(clock, russia)).toEqual(read(clock, russiaUntil(2026)));
    expect(read(clock, russiaWith([year2028]))).toEqual(read(clock, russiaUntil(2026)));
    const result = retargetClock(clock, russia, { calendar: russia }, { at: moscow('2027-01-24T12:00') });
    if (!result.ok) throw new Error(result.refusal.code);
    const { before, after } = result.value;
    expect([before?.lastDay, after.lastDay]).toEqual(['2027-02-22', '2027-02-24']);
    expect(after).not.toHaveProperty('preliminary');
    expect(after.firstPromise).toMatchObject({ lastDay: '2027-02-22', preliminary: true });
  });

  it('of working days keeps its date, too', () => {
    const shop = { name: 'shop', timeZone: 'Asia/Vladivostok' };
    const older = officeHours({ ...shop, until: 2026 });
    const clock = startClock(visit, older, moscow('2027-02-18T12:00'));
    const read = (calendars: Calendars) => readClock(clock, calendars, moscow('2027-02-18T13:00'));
    expect(read(officeHours(shop))).toEqual(read(older));
    expect(read(older)).toMatchObject({ lastDay: '2027-02-24', preliminary: true });
  });

  it('cannot be read where an old year has changed', () => {
    const changed = russiaWith([{ ...year2028, year: 2026, workingDays: 249, moves: [] }]);
    expect(faultOf(() => readClock(asked, changed, at)).code).toBe('calendar/unknown-version');
  });
});

describe('a clock that was re-targeted to other hours', () => {
  const office = officeHours({ name: 'office' });
  const week = { mon: ['10:00-19:00'], tue: ['10:00-19:00'], wed: ['10:00-19:00'] } as const;
  const later = officeHours({ name: 'office', week });
  const latest = officeHours({ name: 'office', week: { ...week, thu: ['12:00-13:00'] } });
  const at = moscow('2026-11-25 12:00');

  it('is read without the calendars that counted it before, and shows the same', () => {
    const hours: Clock['policy'] = { ...review, term: workingHours(40) };
    const known: Calendars = ({ version }) => [office, later].find((calendar) => calendar.version === version);
    const started = startClock(hours, office, moscow('2026-11-20 09:30'));
    const first = retargetClock(started, known, { calendar: later }, { at: moscow('2026-11-23 12:00') });
    if (!first.ok) throw new Error(first.refusal.code);
    const second = retargetClock(first.value.clock, later, { calendar: latest }, { at: moscow('2026-11-24 12:00') });
    if (!second.ok) throw new Error(second.refusal.code);
    const all: Calendars = ({ version }) => [office, later, latest].find((calendar) => calendar.version === version);
    const { clock } = JSON.parse(JSON.stringify(second.value));
    const reading = readClock(clock, latest, at);
    expect(reading).toEqual(readClock(clock, all, at));
    expect(reading?.promises.map(({ dueAt }) => dueAt.getTime())).toHaveLength(3);
    expect(reading?.firstPromise.dueAt).toEqual(readClock(started, office, at)?.dueAt);
  });

  it('takes nothing along where the new calendar serves its past', () => {
    const started = startClock(review, russiaUntil(2026), moscow('2026-11-20 09:30'));
    const moved = retargetClock(started, russia, { calendar: russia }, { at });
    expect(moved.ok && moved.value.clock.facts.at(-1)).not.toHaveProperty('replaced');
  });

  it.each([[5], [[5]], [{}]])('is refused where what it has taken along is %j', (replaced) => {
    const { facts, ...clock } = startClock(review, office, moscow('2026-11-20 09:30'));
    const fact = { type: 'retarget', at: at.getTime(), policy: review, calendar: clock.calendar, replaced };
    // Stored data have no types.
    const wrong = { ...clock, facts: [...facts, fact] } as unknown as Clock;
    expect(faultOf(() => readClock(wrong, office, at)).message).toContain('.replaced: expected a list of calendars');
  });

  it('is not served by something that is no calendar', () => {
    const { facts, ...clock } = startClock(review, office, moscow('2026-11-20 09:30'));
    const fact = { type: 'retarget', at: at.getTime(), policy: review, calendar: later, replaced: [{}] };
    const damaged = { ...clock, facts: [...facts, fact] } as unknown as Clock;
    expect(faultOf(() => readClock(damaged, later, at)).code).toBe('calendar/unknown-version');
  });
});
