/**
 * What one would take instead: packages of working time as they are, and the loop over days that one writes oneself on a date
 * library, with the same table of exceptions.
 */
import { createRequire } from 'node:module';
import { TZDate } from '@date-fns/tz';
import { addBusinessDays, addDays, startOfDay } from 'date-fns';
import dayjs from 'dayjs';
import dayjsTimezone from 'dayjs/plugin/timezone.js';
import dayjsUtc from 'dayjs/plugin/utc.js';
import dayjsBusinessTime from 'dayjs-business-time';
import { DateTime } from 'luxon';
import moment from 'moment-timezone';
import 'moment-business-time';
import { Temporal } from 'temporal-polyfill';
import { formatLocalDay } from '../../src/kernel/local-day.ts';
import { days, hoursOf, offset, zone } from './calendar.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Days of a library: where one is, what its hours are, and the next one. */
interface Days<Day> {
  readonly of: (at: number) => Day;
  readonly hours: (day: Day) => readonly [number, number] | undefined;
  readonly at: (day: Day, minutes: number) => number;
  readonly next: (day: Day) => Day;
}

export interface Peer {
  readonly name: string;
  /** Why it cannot be called right even where its answers happen to be. */
  readonly flaw?: string;
  readonly add?: (start: number, hours: number) => number;
  readonly between?: (from: number, to: number) => number;
  /** 24:00 of the nth day after the start day. */
  readonly addDays?: (start: number, n: number) => number;
  readonly addWorkingDays?: (start: number, n: number) => number;
}

function loop<Day>(name: string, library: Days<Day>): Peer {
  const { of, hours, at, next } = library;
  return {
    name,
    add: (start, amount) => {
      let left = amount * HOUR;
      for (let day = of(start); ; day = next(day)) {
        const open = hours(day);
        if (open === undefined) continue;
        const from = Math.max(start, at(day, open[0]));
        const rest = at(day, open[1]) - from;
        if (rest <= 0) continue;
        if (left <= rest) return from + left;
        left -= rest;
      }
    },
    between: (from, to) => {
      let sum = 0;
      for (let day = of(from); at(day, 0) < to; day = next(day)) {
        const open = hours(day);
        if (open !== undefined) sum += Math.max(0, Math.min(to, at(day, open[1])) - Math.max(from, at(day, open[0])));
      }
      return sum;
    },
    addDays: (start, n) => {
      let day = of(start);
      for (let count = 0; count <= n; count += 1) day = next(day);
      return at(day, 0);
    },
    addWorkingDays: (start, n) => {
      let day = of(start);
      for (let left = n; left > 0; ) {
        day = next(day);
        if (hours(day) !== undefined) left -= 1;
      }
      return at(next(day), 0);
    },
  };
}

const temporal = loop<Temporal.PlainDate>('own loop, temporal-polyfill', {
  of: (at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate(),
  hours: (day) => hoursOf(day.toString(), day.dayOfWeek),
  at: (day, minutes) =>
    day.toZonedDateTime({
      timeZone: zone,
      plainTime: { hour: Math.floor(minutes / 60), minute: minutes % 60 },
    }).epochMilliseconds,
  next: (day) => day.add({ days: 1 }),
});

const luxon = loop<DateTime>('own loop, luxon', {
  of: (at) => DateTime.fromMillis(at, { zone }).startOf('day'),
  hours: (day) => hoursOf(day.toFormat('yyyy-MM-dd'), day.weekday),
  at: (day, minutes) => day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toMillis(),
  next: (day) => day.plus({ days: 1 }),
});

const dateFns = loop<TZDate>('own loop, date-fns on TZDate', {
  of: (at) => startOfDay(new TZDate(at, zone)),
  hours: (day) => {
    const two = (value: number): string => String(value).padStart(2, '0');
    return hoursOf(`${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`, day.getDay() || 7);
  },
  at: (day, minutes) => new TZDate(day.getTime(), zone).setHours(Math.floor(minutes / 60), minutes % 60),
  next: (day) => addDays(day, 1),
});

const off = days.filter(({ kind }) => kind === 'off').map(({ day }) => formatLocalDay(day));

function momentPeer(): Peer {
  const office = ['09:00:00', '18:00:00'];
  const workinghours = { 0: null, 1: office, 2: office, 3: office, 4: office, 5: office, 6: null };
  moment.updateLocale('en', { workinghours, holidays: off } as moment.LocaleSpecification);
  return {
    name: 'moment-business-time',
    add: (start, amount) => moment.tz(start, zone).addWorkingTime(amount, 'hours').valueOf(),
    between: (from, to) => -moment.tz(from, zone).workingDiff(moment.tz(to, zone), 'milliseconds'),
    addDays: (start, n) =>
      moment
        .tz(start, zone)
        .add(n + 1, 'days')
        .startOf('day')
        .valueOf(),
    addWorkingDays: (start, n) =>
      moment.tz(start, zone).addWorkingTime(n, 'days').add(1, 'day').startOf('day').valueOf(),
  };
}

function dayjsPeer(): Peer {
  dayjs.extend(dayjsUtc);
  dayjs.extend(dayjsTimezone);
  dayjs.extend(dayjsBusinessTime);
  const office = [{ start: '09:00:00', end: '18:00:00' }];
  dayjs.setBusinessTime({
    sunday: null,
    monday: office,
    tuesday: office,
    wednesday: office,
    thursday: office,
    friday: office,
    saturday: null,
  });
  dayjs.setHolidays(off);
  const local = (at: number): dayjs.Dayjs => dayjs(at).tz(zone);
  return {
    name: 'dayjs-business-time',
    add: (start, amount) => local(start).addBusinessTime(amount, 'hours').valueOf(),
    between: (from, to) => local(to).businessTimeDiff(local(from), 'minutes') * MINUTE,
    addDays: (start, n) =>
      local(start)
        .add(n + 1, 'day')
        .startOf('day')
        .valueOf(),
    addWorkingDays: (start, n) => local(start).addBusinessDays(n).add(1, 'day').startOf('day').valueOf(),
  };
}

/** Knows the zone of the process only: it is given the wall clock of Moscow as if it were that of the process, which is UTC. */
function workingTimesPeer(): Peer {
  // Its types say `default`, its code is the class itself.
  const timers: typeof import('working-times')['default'] = createRequire(import.meta.url)('working-times');
  const time = (minutes: number): string => `${String(minutes / 60).padStart(2, '0')}:00`;
  const office = [{ from: '09:00', to: '18:00' }];
  const exceptional = days
    .filter(({ kind }) => kind !== 'off')
    .map(
      ({ day, kind }) => [formatLocalDay(day), [{ from: '09:00', to: time(kind === 'short' ? 1020 : 1080) }]] as const,
    );
  const timer = timers.getTimerInstance().setConfig({
    vacations: off,
    normalWorkingHours: { 1: office, 2: office, 3: office, 4: office, 5: office },
    exceptionalWorkingHours: Object.fromEntries(exceptional.map(([date, hours]) => [date, [...hours]])),
    minBufferedDays: 3200,
    maxBufferedDays: 1500,
  });
  const local = (at: number): Date => new Date(at + offset);
  return {
    name: 'working-times',
    flaw: "the process's zone only (the clock of Moscow was put in by hand); 9 h from 09:00 end the next morning",
    add: (start, amount) => timer.add(local(start), amount, 'HOURS').getTime() - offset,
    between: (from, to) => Number(timer.workingTimeBetween(local(from), local(to), 'MINUTES')) * MINUTE,
    addWorkingDays: (start, n) => {
      const day = timer.add(local(start), n, 'DAYS');
      return (Math.floor(day.getTime() / (24 * HOUR)) + 1) * 24 * HOUR - offset;
    },
  };
}

const businessDays: Peer = {
  name: 'date-fns on TZDate',
  addDays: (start, n) => startOfDay(addDays(new TZDate(start, zone), n + 1)).getTime(),
  addWorkingDays: (start, n) => startOfDay(addDays(addBusinessDays(new TZDate(start, zone), n), 1)).getTime(),
};

/** Made on demand: some of them configure something global. */
export function peers(): readonly Peer[] {
  return [temporal, luxon, dateFns, businessDays, workingTimesPeer(), momentPeer(), dayjsPeer()];
}
