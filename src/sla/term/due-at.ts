/**
 * When a term ends: Civil Code of Russia, art. 191-194, over a working calendar.
 */

import { formatLocalDay } from '../../kernel/local-day.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { instantOf } from '../calendar/working-time.ts';
import { deadlineOf, lastDayOf, type TermContext } from './deadline.ts';
import type { Step } from './step.ts';
import type { Term } from './term.ts';
import { traceOf } from './trace.ts';

export interface Due {
  /** In time means before this instant; for days and months it is 24:00 of `lastDay` in the calendar's zone. */
  readonly at: Date;
  /** 'yyyy-mm-dd', the date to show; absent for terms in hours. */
  readonly lastDay?: string;
  /** How the date came about, as plain data for `explain`; built when it is read. */
  readonly trace: readonly Step[];
}

/**
 * The end of a term that begins at `start`. `roll: false` keeps a last day that is not worked (technical dates such as the
 * switch of number porting); terms in hours and in working days are never rolled.
 *
 * Throws term/invalid-amount, calendar/invalid-instant, calendar/unknown-date (a day that the calendar does not know decides
 * the answer), calendar/no-working-time.
 *
 * @example
 * dueAt(days(30), new Date('2026-04-09T09:00:00Z'), russia).lastDay //=> '2026-05-12'
 */
export function dueAt(term: Term, start: Date, calendar: WorkingCalendar, options?: { readonly roll?: boolean }): Due {
  const { timeline } = calendar;
  return new CountedDue({ term, start: instantOf(start, 'start'), timeline, roll: options?.roll ?? true });
}

class CountedDue implements Due {
  readonly at: Date;
  declare readonly lastDay?: string;
  declare readonly trace: readonly Step[];
  readonly #counting: TermContext;
  #trace: readonly Step[] | undefined;

  constructor(counting: TermContext) {
    const { term, timeline } = counting;
    if (term.unit === 'hours' || term.unit === 'workingHours') {
      this.at = new Date(deadlineOf(counting).at);
    } else {
      const day = lastDayOf(counting);
      this.at = new Date(timeline.startOf(day + 1));
      this.lastDay = formatLocalDay(day);
    }
    this.#counting = counting;
    Object.defineProperty(this, 'trace', CountedDue.#traceProperty);
  }

  /** A property of the result itself, so that copies and JSON carry it, and nobody pays for it who does not ask. */
  static readonly #traceProperty = {
    enumerable: true,
    get(this: CountedDue): readonly Step[] {
      this.#trace ??= traceOf(this.#counting, []);
      return this.#trace;
    },
  };
}
