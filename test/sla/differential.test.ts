import { describe, expect, it } from 'vitest';
import { workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import {
  addWorkingTime,
  isOpen,
  nextOpening,
  openPeriods,
  subtractWorkingTime,
  workingTimeBetween,
} from '#src/sla/calendar/working-time.ts';
import { type Random, randomNumbers, randomRules, specOf } from './random.ts';
import { minuteMs, WallClock, walkBack, walkBetween, walkForward } from './reference.ts';

const windowDays = 26;
/** A run under another host zone is satisfied with fewer, and with every third window. */
const calendarsPerWindow = Number(process.env['SLA_CALENDARS'] ?? 8);
const share = process.env['SLA_HOST_ZONE'] === undefined ? 1 : 3;
const questionsPerCalendar = 40;

// Each window holds what is hard about its zone: gaps, folds, midnights that do not exist, half hours, a day left out.
const windows: readonly (readonly [timeZone: string, from: string])[] = [
  ['Europe/Moscow', '2026-12-20'],
  ['Europe/Moscow', '2014-10-15'],
  ['Asia/Kamchatka', '2010-03-18'],
  ['Europe/Berlin', '2026-03-18'],
  ['Europe/Berlin', '2026-10-14'],
  ['Europe/London', '2027-03-20'],
  ['America/New_York', '2026-03-01'],
  ['America/New_York', '2026-10-22'],
  ['America/St_Johns', '2010-03-05'],
  ['America/St_Johns', '2010-10-28'],
  ['America/Sao_Paulo', '2017-10-05'],
  ['America/Sao_Paulo', '2018-02-08'],
  ['America/Havana', '2026-03-01'],
  ['America/Havana', '2026-10-22'],
  ['Africa/Cairo', '2026-04-15'],
  ['Africa/Cairo', '2026-10-22'],
  ['Asia/Beirut', '2026-03-20'],
  ['Asia/Tehran', '2021-03-12'],
  ['Australia/Lord_Howe', '2026-03-25'],
  ['Australia/Lord_Howe', '2026-09-25'],
  ['Pacific/Apia', '2011-12-20'],
  ['Pacific/Chatham', '2026-09-16'],
  ['Asia/Kathmandu', '2026-05-01'],
  ['Africa/Casablanca', '2026-02-08'],
];

describe('against a minute walk through Intl', () => {
  it.each(windows.filter((_, index) => index % share === 0))(
    '%s around %s: every answer is the same',
    (timeZone, from) => {
      const random = randomNumbers(from.split('-').reduce((sum, part) => sum * 31 + Number(part), timeZone.length));
      const clock = new WallClock(timeZone, Date.parse(`${from}T00:00:00Z`), windowDays);
      let compared = 0;
      for (let round = 0; round < calendarsPerWindow; round += 1) compared += compareCalendar(timeZone, clock, random);
      // Most walks stay inside the window; if not, the test would prove little.
      expect(compared).toBeGreaterThan(calendarsPerWindow * questionsPerCalendar * 2);
    },
  );
});

function compareCalendar(timeZone: string, clock: WallClock, random: Random): number {
  const rules = randomRules(random, clock.days);
  const open = clock.open(rules);
  const calendar = workingCalendar(specOf(timeZone, rules));
  const rulesText = JSON.stringify(specOf(timeZone, rules));
  let compared = 0;
  // The outermost days of the window lack what lies outside of it.
  const instant = (): number => {
    const at = clock.from + (2 + random(windowDays - 4)) * 86_400_000 + random(86_400_000);
    return random(2) === 0 ? at : Math.floor(at / (15 * minuteMs)) * 15 * minuteMs;
  };
  const edge = clock.from + (windowDays - 2) * 86_400_000;
  for (let question = 0; question < questionsPerCalendar; question += 1) {
    const [start, end] = [instant(), instant()].sort((a, b) => a - b) as [number, number];
    const ms = random(3) === 0 ? random(60 * 3_600_000) : random(200) * 15 * minuteMs;
    const note = `${rulesText} ${new Date(start).toISOString()} ${new Date(end).toISOString()} ${ms}`;
    expect(workingTimeBetween(calendar, new Date(start), new Date(end)), note).toBe(
      walkBetween(clock, open, start, end),
    );
    expect(isOpen(calendar, new Date(start)), note).toBe(open[Math.floor((start - clock.from) / minuteMs)] === 1);
    compared += 2;
    const due = walkForward(clock, open, start, ms);
    if (due !== undefined && due < edge) {
      expect(addWorkingTime(calendar, new Date(start), ms).getTime(), note).toBe(due);
      compared += 1;
    }
    const begun = walkBack(clock, open, end, ms);
    if (begun !== undefined && begun > clock.from + 2 * 86_400_000) {
      expect(subtractWorkingTime(calendar, new Date(end), ms).getTime(), note).toBe(begun);
      compared += 1;
    }
    const first = walkForward(clock, open, start, 1);
    if (first !== undefined && first < edge) {
      expect(nextOpening(calendar, new Date(start)).getTime(), note).toBe(first - 1);
      compared += 1;
    }
    compared += comparePeriods(calendar, clock, open, [start, end], note);
  }
  return compared;
}

function comparePeriods(
  calendar: ReturnType<typeof workingCalendar>,
  clock: WallClock,
  open: Uint8Array,
  [start, end]: readonly [number, number],
  note: string,
): number {
  const walked: { start: Date; end: Date }[] = [];
  for (let at = start; at < end; ) {
    const minute = Math.floor((at - clock.from) / minuteMs);
    const next = Math.min(end, clock.from + (minute + 1) * minuteMs);
    const last = walked.at(-1);
    if (open[minute] === 1 && last?.end.getTime() === at) last.end = new Date(next);
    else if (open[minute] === 1) walked.push({ start: new Date(at), end: new Date(next) });
    at = next;
  }
  expect(openPeriods(calendar, new Date(start), new Date(end)), note).toEqual(walked);
  return 1;
}
