/**
 * One step of how a deadline came about, as plain data: what was counted, which day was left out and why, what moved it, each
 * with the norm behind it.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Source } from '../../kernel/source.ts';
import type { DayNote } from '../calendar/schedule.ts';
import type { Term } from './term.ts';

/** A day of the calendar and why it is worked or not. */
export interface TraceDay {
  /** 'yyyy-mm-dd' */
  readonly day: string;
  readonly kind: 'weekend' | 'dayOff' | 'worked';
  /** The holiday or the transfer, where the calendar knows one. */
  readonly note?: DayNote;
}

/** Instants are epoch milliseconds, days are local ones, 'yyyy-mm-dd'. */
export type Step =
  /** Whose definition the clock follows. */
  | { readonly type: 'policy'; readonly clock: string; readonly version: string; readonly source: Source }
  | {
      readonly type: 'start';
      readonly at: Instant;
      readonly day: string;
      readonly timeZone: string;
      readonly source?: Source;
    }
  /** `lastDay` is where the bare count ends, before pauses and rolling. */
  | { readonly type: 'count'; readonly term: Term; readonly lastDay?: string; readonly source?: Source }
  | {
      readonly type: 'extend';
      readonly at: Instant;
      readonly term: Term;
      readonly lastDay?: string;
      readonly reason?: string;
      readonly source: Source;
    }
  | { readonly type: 'retarget'; readonly at: Instant; readonly version: string; readonly reason?: string }
  | {
      readonly type: 'reopen';
      readonly at: Instant;
      readonly rule: 'continue' | 'restart' | 'newTerm';
      readonly reason?: string;
    }
  /** Days left out of a count of working days or working hours. */
  | { readonly type: 'skip'; readonly days: readonly TraceDay[] }
  /** `days`: how many days were not counted because of it, for terms in days and months. */
  | {
      readonly type: 'pause';
      readonly from: Instant;
      readonly to: Instant;
      readonly days?: number;
      readonly reason?: string;
    }
  /** The last day was not worked, so the term ends on the next day that is. */
  | {
      readonly type: 'roll';
      readonly from: string;
      readonly to: string;
      readonly days: readonly TraceDay[];
      readonly source: Source;
    }
  /** The last day is a worked Saturday or Sunday, or a day off that a technical date keeps. */
  | { readonly type: 'stay'; readonly day: TraceDay; readonly source?: Source }
  | { readonly type: 'end'; readonly at: Instant; readonly lastDay?: string; readonly source?: Source }
  /** The clock stands still now; `at` is its end if it went on now. */
  | {
      readonly type: 'standing';
      readonly since: Instant;
      readonly at: Instant;
      readonly lastDay?: string;
      readonly reason?: string;
    }
  | { readonly type: 'stop'; readonly at: Instant; readonly isMet: boolean; readonly reason?: string }
  /** The deadline has passed. */
  | { readonly type: 'breach'; readonly at: Instant };
