/**
 * Forty working hours by the Russian production calendar, beside the fastest right way with a package: the loop over days
 * that a team writes on `temporal-polyfill`.
 */
import { Temporal } from 'temporal-polyfill';
import { addWorkingTime, openPeriods, russia } from '../src/index.ts';
import { compare, cycle } from './measure.ts';
import { duration, type Row } from './table.ts';

const hour = 3_600_000;
const day = 24 * hour;
const zone = 'Europe/Moscow';
/** Moscow has had one offset since 2014. */
const offset = 3 * hour;

/** The open hours of each date in minutes after midnight, as a table in a service would have them. */
const openHours: ReadonlyMap<string, readonly [number, number]> = new Map(
  openPeriods(russia, new Date('2024-01-01T00:00:00+03:00'), new Date('2027-01-01T00:00:00+03:00')).map(
    ({ start, end }) => {
      const midnight = Math.floor((start.getTime() + offset) / day) * day - offset;
      const minutes = [(start.getTime() - midnight) / 60_000, (end.getTime() - midnight) / 60_000] as const;
      return [new Date(midnight + offset).toISOString().slice(0, 10), minutes];
    },
  ),
);

const amount = 40 * hour;
/** Instants at all hours of two and a half years. */
const [first, ...others] = Array.from(
  { length: 128 },
  (_, index) => new Date(Date.UTC(2024, 0, 10, 3) + index * 7 * day + index * 8_123_457),
);

function addByLoop(start: Date): number {
  let left = amount;
  for (
    let date = Temporal.Instant.fromEpochMilliseconds(start.getTime()).toZonedDateTimeISO(zone).toPlainDate();
    ;
    date = date.add({ days: 1 })
  ) {
    const open = openHours.get(date.toString());
    if (open === undefined) continue;
    const from = Math.max(start.getTime(), instantOf(date, open[0]));
    const rest = instantOf(date, open[1]) - from;
    if (rest <= 0) continue;
    if (left <= rest) return from + left;
    left -= rest;
  }
}

function instantOf(date: Temporal.PlainDate, minutes: number): number {
  const plainTime = { hour: Math.floor(minutes / 60), minute: minutes % 60 };
  return date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
}

export async function measure(): Promise<readonly Row[]> {
  if (first === undefined) throw new Error('no instants');
  const wrong = [first, ...others].find(
    (start) => addWorkingTime(russia, start, amount).getTime() !== addByLoop(start),
  );
  if (wrong !== undefined) throw new Error(`the two disagree about ${wrong.toISOString()}`);
  const [next, nextOfPeer] = [cycle([first, ...others]), cycle([first, ...others])];
  const { ours, other, ratio } = await compare(
    () => addWorkingTime(russia, next(), amount),
    () => addByLoop(nextOfPeer()),
  );
  return [
    {
      what: 'add 40 working hours',
      ours: duration(ours),
      peer: `loop on temporal-polyfill: ${duration(other)}`,
      ratio,
      goal: { atLeast: 300 },
    },
  ];
}
