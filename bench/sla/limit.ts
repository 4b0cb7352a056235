/**
 * The least that has to be done: numbers in and out, one zone without changes of its offset, one interval a day, arrays built
 * beforehand, no check of anything.
 */
import { DAY_MS, firstYear, hoursOf, lastYear, offset } from './calendar.ts';

const firstDay = Date.UTC(firstYear, 0, 1) / DAY_MS;
const count = Date.UTC(lastYear + 1, 0, 1) / DAY_MS - firstDay;
const starts: number[] = [];
const before: number[] = [0];
/** The first period that ends after the local midnight, by local day. */
const byDay = new Int32Array(count + 1);
const nextWorked = new Int32Array(count + 1);
const workedIndex = new Int32Array(count + 1);
const worked: number[] = [];

for (let day = 0; day < count; day += 1) {
  const midnight = (firstDay + day) * DAY_MS;
  const hours = hoursOf(new Date(midnight).toISOString().slice(0, 10), new Date(midnight).getUTCDay() || 7);
  byDay[day] = starts.length;
  workedIndex[day] = worked.length;
  if (hours === undefined) continue;
  starts.push(midnight - offset + hours[0] * 60_000);
  before.push((before.at(-1) ?? 0) + (hours[1] - hours[0]) * 60_000);
  worked.push(day);
}
for (let day = count - 1; day >= 0; day -= 1) {
  nextWorked[day] = worked[workedIndex[day] ?? 0] === day ? day : (nextWorked[day + 1] ?? 0);
}
const S = Float64Array.from(starts);
const B = Float64Array.from(before);
/** A day of the shortest working time at most, so that a step leads to the period or to the one before it. */
const step = 8 * 3_600_000;
const bySum = new Int32Array(Math.ceil((B.at(-1) ?? 0) / step) + 1);
for (let index = 0, period = 0; index < bySum.length; index += 1) {
  while ((B[period + 1] ?? Number.POSITIVE_INFINITY) < index * step) period += 1;
  bySum[index] = period;
}

function openBefore(at: number): number {
  const index = byDay[Math.floor((at + offset) / DAY_MS) - firstDay] as number;
  const since = at - (S[index] as number);
  const length = (B[index + 1] as number) - (B[index] as number);
  return (B[index] as number) + (since <= 0 ? 0 : Math.min(since, length));
}

export function add(start: number, ms: number): number {
  const sum = openBefore(start) + ms;
  let index = bySum[Math.floor(sum / step)] as number;
  while ((B[index + 1] as number) < sum) index += 1;
  return (S[index] as number) + sum - (B[index] as number);
}

export function between(from: number, to: number): number {
  return openBefore(to) - openBefore(from);
}

export function addDays(start: number, n: number): number {
  const day = Math.floor((start + offset) / DAY_MS) - firstDay + n;
  return ((nextWorked[day] as number) + firstDay + 1) * DAY_MS - offset;
}

export function addWorkingDays(start: number, n: number): number {
  const day = Math.floor((start + offset) / DAY_MS) - firstDay + 1;
  return ((worked[(workedIndex[day] as number) + n - 1] as number) + firstDay + 1) * DAY_MS - offset;
}

/** Whether the nth local day after an instant is worked. */
export function isWorkedIn(start: number, n: number): boolean {
  const day = Math.floor((start + offset) / DAY_MS) - firstDay + n;
  return nextWorked[day] === day;
}
