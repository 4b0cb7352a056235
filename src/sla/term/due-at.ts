/**
 * When a term ends: Civil Code of Russia, art. 191-194, over a working calendar.
 */
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { formatLocalDay } from '../../kernel/local-day.ts';
import { compiledOf, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { instantOf } from '../calendar/working-time.ts';
import { deadlineOf, type TermContext } from './deadline.ts';
import type { Step } from './step.ts';
import type { Term } from './term.ts';
import { traceOf } from './trace.ts';

/**
 * The end of a term, and how it came about.
 *
 * @see {@link dueAt}
 */
export interface Due {
  /** In time means before this instant; for days and months it is 24:00 of `lastDay` in the calendar's zone. */
  readonly at: Date;
  /** 'yyyy-mm-dd', the date to show; absent for terms in hours. */
  readonly lastDay?: string;
  /** Present when the date depends on days that the calendar does not know for sure yet, as their decree is missing. */
  readonly preliminary?: true;
  /** How the date came about, as plain data for `explain`; built when it is read. */
  readonly trace: readonly Step[];
}

/**
 * The end of a term that begins at `start`. `roll: false` keeps a last day that is not worked (technical dates such as the
 * switch of number porting); terms in hours and in working days are never rolled.
 *
 * A date that depends on days after the last known one is `preliminary` where the calendar says something of them, and a fault
 * where it does not.
 *
 * @throws Fault `term/invalid-amount`, `calendar/invalid-instant`, `calendar/foreign-object`, `calendar/no-working-time`;
 * calendar/unknown-date: a day that the calendar does not know decides the answer
 *
 * @example
 * const due = dueAt(days(30), new Date('2026-04-09T09:00:00Z'), russia);
 * [due.lastDay, due.at.toISOString()] //=> ['2026-05-12', '2026-05-12T21:00:00.000Z']
 */
export function dueAt(term: Term, start: Date, calendar: WorkingCalendar, options?: { readonly roll?: boolean }): Due {
  return faultsOnly('dueAt', () => {
    const context: TermContext = {
      term,
      start: instantOf(start, 'start'),
      compiled: compiledOf(calendar),
      roll: options?.roll ?? true,
    };
    const { at, lastDay, preliminary } = deadlineOf(context);
    let trace: readonly Step[] | undefined;
    return {
      at: new Date(at),
      ...(lastDay === undefined ? {} : { lastDay: formatLocalDay(lastDay) }),
      ...(preliminary === undefined ? {} : { preliminary }),
      get trace() {
        trace ??= traceOf(context);
        return trace;
      },
    };
  });
}
