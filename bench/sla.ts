/**
 * Working time, terms and clocks beside a hand-written minimum and beside what one would take instead. Every candidate answers
 * every input first; one that is wrong anywhere is shown as wrong.
 */
import { gzipSync } from 'node:zlib';
import { TimeZone } from '../src/kernel/time-zone.ts';
import { workingCalendar } from '../src/sla/calendar/working-calendar.ts';
import { addWorkingTime, isOpen, workingTimeBetween } from '../src/sla/calendar/working-time.ts';
import { addFact, startClock } from '../src/sla/clock/clock.ts';
import { readClock } from '../src/sla/clock/reading.ts';
import { dueAt } from '../src/sla/term/due-at.ts';
import { days, workingDays } from '../src/sla/term/term.ts';
import { type Candidate, claim, compare, print, type Row, significant } from './measure.ts';
import { DAY_MS, firstYear, lastYear, spec, years } from './sla/calendar.ts';
import * as limit from './sla/limit.ts';
import { bytesOf } from './sla/memory.ts';
import { type Peer, peers } from './sla/peers.ts';

const HOUR = 3_600_000;
const LIMIT = 'hand-written, numbers, O(1)';
const DATE_LIMIT = 'hand-written, O(1), answer as a Date';
const many = 64;

/**
 * Instants all over 2019 and 2020, at all hours, so that ten years still fit behind them; the fifth day after each is worked, since
 * date libraries do not roll a term over a day off.
 */
const starts = Array.from(
  { length: 2 * many },
  (_, index) => Date.UTC(2019, 0, 10, 3) + index * 5 * DAY_MS + index * 8_123_457,
)
  .filter((start) => limit.isWorkedIn(start, 5))
  .slice(0, many);
const dates = starts.map((start) => new Date(start));
const ends = starts.map((start) => start + 365 * DAY_MS);
const pauses = starts.map((start) => new Date(start + DAY_MS));
const resumptions = starts.map((start) => new Date(start + 2 * DAY_MS));
const endDates = ends.map((end) => new Date(end));
let turn = 0;
const next = (): number => {
  turn = (turn + 1) % many;
  return turn;
};
const calendar = workingCalendar(spec);

/** A task of number in, number out, by index of the input. */
interface Task {
  readonly title: string;
  readonly right: (start: number, end: number) => number;
  readonly ours: (start: Date, end: Date) => Date | number;
  readonly peer: (peer: Peer) => ((start: number, end: number) => number) | undefined;
  readonly rounds: number;
  /** Inputs for peers that take long. */
  readonly inputs: number;
}

async function measureTask(task: Task, candidates: readonly Peer[]): Promise<readonly Row[]> {
  const at = (list: readonly number[], index: number): number => list[index] ?? 0;
  const run = (answer: (start: number, end: number) => number) => () => {
    const index = next();
    return answer(at(starts, index), at(ends, index));
  };
  const ours = task.ours;
  const wrong = starts.filter((start, index) => {
    const found = ours(new Date(start), new Date(at(ends, index)));
    return (found instanceof Date ? found.getTime() : found) !== task.right(start, at(ends, index));
  });
  if (wrong.length > 0) throw new Error(`${task.title}: ours differs from the limit for ${wrong.length} inputs`);
  const rows: Candidate[] = [
    {
      name: 'zayavka',
      role: 'ours',
      run: () => ours(dates[next()] ?? dates[0] ?? new Date(0), endDates[turn] ?? new Date(0)),
    },
    { name: LIMIT, role: 'limit', run: run(task.right) },
    { name: DATE_LIMIT, role: 'limit', run: () => new Date(run(task.right)()) },
    { name: 'new Date alone', role: 'limit', run: () => new Date(at(starts, next())) },
  ];
  for (const peer of candidates) {
    const answer = task.peer(peer);
    if (answer === undefined) continue;
    const checked = starts.slice(0, task.inputs);
    const missed = checked.filter(
      (start, index) => answer(start, at(ends, index)) !== task.right(start, at(ends, index)),
    );
    const wrongFor = missed.length === 0 ? [] : [`wrong for ${missed.length} of ${checked.length}`];
    const notes = [...wrongFor, ...(peer.flaw === undefined ? [] : [peer.flaw])];
    const role = notes.length === 0 ? 'peer' : 'wrong';
    rows.push({ name: peer.name, role, run: run(answer), ...(notes.length === 0 ? {} : { note: notes.join('; ') }) });
  }
  const measured = await compare(rows, task.rounds);
  print(task.title, measured);
  return measured;
}

const nanoseconds = (rows: readonly Row[], role: Row['role']): number =>
  Math.min(...rows.filter((row) => row.role === role).map((row) => row.nanoseconds));

/** A Date alone costs five times the counting of days: there the limit is what answers with a Date, as we have to. */
function claimRatios(what: string, rows: readonly Row[], limitName: string, faster?: number): void {
  const least = rows.find(({ name }) => name === limitName)?.nanoseconds ?? 0;
  claim(`${what}: times the limit (${limitName})`, nanoseconds(rows, 'ours') / least, { atMost: 5 });
  if (faster === undefined) return;
  const times = nanoseconds(rows, 'peer') / nanoseconds(rows, 'ours');
  claim(`${what}: times as fast as the fastest right peer`, times, { atLeast: faster });
}

async function measureSpans(all: readonly Peer[]): Promise<void> {
  const spans = [
    ['1 day', 9],
    ['30 days', 9 * 21],
    ['1 year', 9 * 247],
    ['10 years', 9 * 2470],
  ] as const;
  for (const [name, hours] of spans) {
    await measureTask(
      {
        title: `add a span of ${name} (${hours} working hours)`,
        right: (start) => limit.add(start, hours * HOUR),
        ours: (start) => addWorkingTime(calendar, start, hours * HOUR),
        peer: ({ add }) => add && ((start) => add(start, hours)),
        rounds: 2,
        inputs: hours > 3000 ? 2 : 8,
      },
      // The fastest right one and, while it can be waited for, the others.
      hours > 3000 ? all.slice(0, 1) : hours > 100 ? all.slice(0, 5) : all,
    );
  }
  // In one group, so that all four meet the same load of the machine.
  const rows = await compare(
    spans.map(([name, hours]) => ({
      name: `zayavka, ${name}`,
      role: 'ours' as const,
      run: () => addWorkingTime(calendar, dates[next()] ?? new Date(0), hours * HOUR),
    })),
    9,
  );
  print('add, the four spans beside each other', rows);
  const [day = 0, , , decade = 0] = rows.map((row) => row.nanoseconds);
  claim('add: cost at 10 years to cost at 1 day', decade / day, { atMost: 1.3 });
}

async function measurePause(): Promise<void> {
  const term = 40 * HOUR;
  const one = (index: number): Date => dates[index] ?? new Date(0);
  const policy = {
    name: 'review',
    version: '1',
    audience: 'subscriber',
    term: { unit: 'workingHours', amount: 40 },
    startsOn: [],
    stopsOn: [],
    pausedIn: [],
    extension: {
      total: { unit: 'workingHours', amount: 80 },
      source: { kind: 'assumption', reference: { ru: '', en: '' } },
    },
    source: { kind: 'assumption', reference: { ru: '', en: '' } },
  } as const;
  const rows = await compare(
    [
      {
        name: 'zayavka, four operations',
        role: 'ours',
        run: () => {
          const start = one(next());
          const due = addWorkingTime(calendar, start, term);
          const left = workingTimeBetween(calendar, pauses[turn] ?? start, due);
          const resumed = addWorkingTime(calendar, resumptions[turn] ?? start, left);
          return addWorkingTime(calendar, resumed, term);
        },
      },
      {
        name: LIMIT,
        role: 'limit',
        run: () => {
          const start = starts[next()] ?? 0;
          const left = limit.between(start + DAY_MS, limit.add(start, term));
          return limit.add(limit.add(start + 2 * DAY_MS, left), term);
        },
      },
      {
        name: 'zayavka, a clock with these facts, read whole',
        role: 'ours',
        run: () => {
          const start = one(next());
          const at = start.getTime();
          let clock = startClock(policy, calendar, start);
          clock = addFact(clock, { type: 'pause', at: at + DAY_MS });
          clock = addFact(clock, { type: 'resume', at: at + 2 * DAY_MS });
          clock = addFact(clock, { type: 'extend', at: at + 2 * DAY_MS });
          return readClock(clock, calendar, new Date(at + 3 * DAY_MS));
        },
      },
    ],
    5,
  );
  print('pause + resume + extension', rows);
  claimRatios('pause + resume + extension', rows.slice(0, 2), LIMIT);
}

async function measureBuilding(): Promise<void> {
  const compileAll = (): number => {
    const fresh = workingCalendar(spec);
    for (let year = firstYear; year <= lastYear; year += 1) isOpen(fresh, new Date(Date.UTC(year, 6, 1)));
    return isOpen(fresh, new Date(Date.UTC(lastYear, 6, 1))) ? 1 : 0;
  };
  const first = new Date(Date.UTC(2026, 6, 1));
  const rows = await compare(
    [
      { name: '13 years, one after another', role: 'ours', run: compileAll },
      { name: 'one year, rules read anew', role: 'ours', run: () => isOpen(workingCalendar(spec), first) },
      {
        name: "one year's offsets of a zone, from Intl",
        role: 'ours',
        run: () => new TimeZone('Europe/Berlin').offsetAt(first.getTime()),
      },
    ],
    3,
  );
  print('building', rows);
  const [all, year, offsets] = rows.map((row) => row.nanoseconds / 1e6);
  claim('compiling one calendar year and its zone, ms', (year ?? 0) + (offsets ?? 0), { atMost: 1 });
  console.log(`         13 years: ${significant(all ?? 0)} ms`);
  const bytes = bytesOf(() => {
    const fresh = workingCalendar(spec);
    workingTimeBetween(fresh, new Date(Date.UTC(firstYear, 6, 1)), new Date(Date.UTC(lastYear, 6, 1)));
    return fresh;
  });
  claim('a compiled calendar of 13 years, kB', bytes / 1000, { atMost: 150 });
  const packed = gzipSync(JSON.stringify(years)).length;
  claim('13 years of exceptions as written, gzip, bytes', packed, { atMost: 1000 });
}

export async function run(): Promise<void> {
  // working-times knows no zone but that of the process.
  process.env['TZ'] = 'UTC';
  const all = peers();
  const hours40 = await measureTask(
    {
      title: 'add 40 working hours',
      right: (start) => limit.add(start, 40 * HOUR),
      ours: (start) => addWorkingTime(calendar, start, 40 * HOUR),
      peer: ({ add }) => add && ((start) => add(start, 40)),
      rounds: 5,
      inputs: 64,
    },
    all,
  );
  claimRatios('add 40 working hours', hours40, LIMIT, 500);

  const year = await measureTask(
    {
      title: 'working time between instants a year apart',
      right: limit.between,
      ours: (start, end) => workingTimeBetween(calendar, start, end),
      peer: ({ between }) => between,
      rounds: 2,
      inputs: 16,
    },
    all,
  );
  claimRatios('between, a year apart', year, LIMIT, 20_000);

  const days5 = days(5);
  const calendarDays = await measureTask(
    {
      title: 'add 5 calendar days, to 24:00 (peers roll no day off, so no input needs it)',
      right: (start) => limit.addDays(start, 5),
      ours: (start) => dueAt(days5, start, calendar).at,
      peer: ({ addDays }) => addDays && ((start) => addDays(start, 5)),
      rounds: 5,
      inputs: 64,
    },
    all,
  );
  claimRatios('calendar days', calendarDays, DATE_LIMIT);
  const tzDate = calendarDays.find(({ name }) => name === 'date-fns on TZDate')?.nanoseconds ?? 0;
  claim('calendar days: times as fast as date-fns on a TZDate', tzDate / nanoseconds(calendarDays, 'ours'), {
    atLeast: 50,
  });

  const workingDays5 = workingDays(5);
  const inWorkingDays = await measureTask(
    {
      title: 'add 5 working days, to 24:00',
      right: (start) => limit.addWorkingDays(start, 5),
      ours: (start) => dueAt(workingDays5, start, calendar).at,
      peer: ({ addWorkingDays }) => addWorkingDays && ((start) => addWorkingDays(start, 5)),
      rounds: 5,
      inputs: 64,
    },
    all,
  );
  claimRatios('working days', inWorkingDays, DATE_LIMIT);

  await measureSpans(all);
  await measurePause();
  await measureBuilding();
}
