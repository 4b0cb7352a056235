/**
 * Days in a row that are off for the same reason, so that an explanation names a run of days once.
 */
import { type LocalDay, parseLocalDay } from '../../kernel/local-day.ts';
import type { TraceDay } from '../term/step.ts';

/** A day of a trace, which is always a date of the calendar. */
export function dayOfTrace(day: string): LocalDay {
  return parseLocalDay(day) ?? 0;
}

/** Days in a row that are off for the same reason. */
export interface DayRun {
  readonly first: LocalDay;
  readonly last: LocalDay;
  readonly sample: TraceDay;
}

export function runsOf(days: readonly TraceDay[]): readonly DayRun[] {
  const runs: DayRun[] = [];
  for (const sample of days) {
    const day = dayOfTrace(sample.day);
    const run = runs.at(-1);
    const isSame = run?.sample.kind === sample.kind && run.sample.note?.text.ru === sample.note?.text.ru;
    if (run !== undefined && isSame && run.last === day - 1) runs[runs.length - 1] = { ...run, last: day };
    else runs.push({ first: day, last: day, sample });
  }
  return runs;
}
