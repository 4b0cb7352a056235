/**
 * What clocks show, computed once for each state of their facts: a clock with another fact is another object, so what was
 * read from one holds as long as it exists.
 */
import type { Deadline } from '../message/facts.ts';
import type { Calendars, Clock } from '../sla/clock.ts';
import { type Crossing, crossings } from '../sla/crossing.ts';
import { readClock } from '../sla/reading.ts';

export interface ShownDeadline extends Deadline {
  /** Met, or given up: it is promised no more. */
  readonly isStopped: boolean;
}

interface Shown {
  deadline?: ShownDeadline | undefined;
  crossings?: readonly Crossing[];
}

/** Clocks of some hundred requests: those that are busy now. */
const mostRemembered = 1_000;

export class ClockReader {
  readonly calendars: Calendars;
  #shown = new Map<Clock, Shown>();

  constructor(calendars: Calendars) {
    this.calendars = calendars;
  }

  deadlineOf(clock: Clock): ShownDeadline | undefined {
    const shown = this.#shownBy(clock);
    shown.deadline ??= this.#readDeadline(clock);
    return shown.deadline;
  }

  /** Behind and ahead, as long as nothing happens to the clock; sorted. */
  crossingsOf(clock: Clock): readonly Crossing[] {
    const shown = this.#shownBy(clock);
    shown.crossings ??= crossings(clock, this.calendars, lastFactOf(clock));
    return shown.crossings;
  }

  #shownBy(clock: Clock): Shown {
    const known = this.#shown.get(clock);
    if (known !== undefined) return known;
    if (this.#shown.size >= mostRemembered) this.#shown = new Map();
    const shown: Shown = {};
    this.#shown.set(clock, shown);
    return shown;
  }

  #readDeadline(clock: Clock): ShownDeadline | undefined {
    const reading = readClock(clock, this.calendars, lastFactOf(clock));
    if (reading === undefined) return undefined;
    const { dueAt, lastDay, state } = reading;
    const isStopped = state === 'stopped';
    return lastDay === undefined ? { dueAt, isStopped } : { dueAt, lastDay, isStopped };
  }
}

/** At its last fact a clock shows what it shows until another one comes: no deadline depends on when it is looked at. */
function lastFactOf({ facts }: Clock): Date {
  return new Date(facts.at(-1)?.at ?? 0);
}
