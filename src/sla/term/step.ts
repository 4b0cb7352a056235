/**
 * One step of how a deadline came about, as plain data: what was counted, which day was not counted and why, what moved the
 * end, each with its norm.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Source } from '../../kernel/source.ts';
import type { DayNote } from '../calendar/calendar-spec.ts';
import type { AgreedDay, PauseKind } from './deadline.ts';
import type { Term } from './term.ts';

/**
 * A day of the calendar and why it is worked or not.
 *
 * @see {@link DayNote}
 */
export interface TraceDay {
  /** 'yyyy-mm-dd' */
  readonly day: string;
  /** `weekend`: a Saturday or Sunday that the week leaves out. */
  readonly kind: 'weekend' | 'dayOff' | 'worked';
  /** The holiday or the transfer, where the calendar knows one. */
  readonly note?: DayNote;
}

/**
 * The fields of each type of step. Instants are epoch milliseconds, days are local ones, 'yyyy-mm-dd'. The norms of a count are
 * those of Russia, and absent where the calendar is in another country.
 */
interface StepFields {
  /** Whose definition the clock follows. */
  policy: { readonly clock: string; readonly version: string; readonly source: Source };
  start: { readonly at: Instant; readonly day: string; readonly timeZone: string; readonly source?: Source };
  /** `lastDay` is where the count alone ends, before pauses and rolling. */
  count: { readonly term: Term; readonly lastDay?: string; readonly source?: Source };
  /** The last day was agreed and is not counted. */
  agreed: AgreedDay & { readonly source?: Source };
  extend: Action & { readonly term: Term; readonly lastDay?: string; readonly source: Source };
  /** `changed`: another definition, whose version is `version`, or the same one over another calendar. */
  retarget: Action & { readonly version: string; readonly changed: 'rule' | 'calendar' };
  reopen: Action & { readonly rule: 'continue' | 'restart' | 'newTerm' };
  /** The term began again at an event of the policy's `restartsOn`. */
  restart: Action;
  /** Days off that a count of working days or working hours passes over. */
  skip: DaysOff;
  /** `days`: how many days, or working days, were not counted because of it; not for terms in hours. */
  pause: {
    readonly from: Instant;
    readonly to: Instant;
    readonly kind: PauseKind;
    readonly days?: number;
    readonly unit?: 'days' | 'workingDays';
    readonly reason?: string;
  };
  /** The last day was not worked, so the term ends on the next day that is. */
  roll: { readonly from: string; readonly to: string; readonly source?: Source } & DaysOff;
  /** The last day is a worked Saturday or Sunday, or a day off that a technical date keeps. */
  stay: { readonly day: TraceDay; readonly source?: Source };
  /** From this day on the calendar is not known for sure; `note` says why. */
  preliminary: { readonly from: string; readonly note: DayNote };
  /** The count alone would end here; the later date that was promised before is kept. */
  keep: { readonly at: Instant; readonly lastDay?: string };
  end: { readonly at: Instant; readonly lastDay?: string; readonly source?: Source };
  /** The clock stands still now; `at` is its end if it went on now, where the calendar knows it. */
  paused: {
    readonly since: Instant;
    readonly kind: PauseKind;
    readonly at?: Instant;
    readonly lastDay?: string;
    readonly reason?: string;
  };
  stop: Action & { readonly isMet: boolean };
  /** The deadline has passed. */
  breach: { readonly at: Instant };
}

export interface DaysOff {
  /** The first 150: more than a year has where five days of seven are worked. */
  readonly days: readonly TraceDay[];
  /** How many days off come after those. */
  readonly more?: number;
}

interface Action {
  readonly at: Instant;
  readonly reason?: string;
}

export type StepOf<Type extends keyof StepFields> = {
  [Name in Type]: { readonly type: Name } & StepFields[Name];
}[Type];

/**
 * One step of how a deadline came about; its `type` says which fields it has.
 *
 * @see {@link explain}
 */
export type Step = StepOf<keyof StepFields>;
