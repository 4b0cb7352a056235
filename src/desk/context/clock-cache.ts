/**
 * What clocks show, computed once for each state of their facts: a clock with another fact is another object, so what was
 * read from one holds as long as it exists.
 */

import { formatLocalDay } from '../../kernel/local-day.ts';
import type { Deadline } from '../../message/facts.ts';
import type { Calendars, Clock } from '../../sla/clock/clock.ts';
import { type ClockState, clockState, termContext } from '../../sla/clock/clock-state.ts';
import { type Crossing, crossingsAfter } from '../../sla/clock/crossing.ts';
import { deadlineOf } from '../../sla/term/deadline.ts';

export interface ShownDeadline extends Deadline {
  /** Met, or given up: it is promised no more. */
  readonly isStopped: boolean;
}

interface Shown {
  readonly played: ClockState | undefined;
  deadline?: ShownDeadline | undefined;
  crossings?: readonly Crossing[];
}

/** Clocks of some hundred requests: those that are busy now. */
const mostRemembered = 1_000;

export class ClockCache {
  readonly calendars: Calendars;
  #shown = new Map<Clock, Shown>();

  constructor(calendars: Calendars) {
    this.calendars = calendars;
  }

  deadlineOf(clock: Clock): ShownDeadline | undefined {
    const shown = this.#shownBy(clock);
    if (shown.played !== undefined) shown.deadline ??= deadlineShown(shown.played);
    return shown.deadline;
  }

  /** Behind and ahead, as long as nothing happens to the clock; sorted. */
  crossingsOf(clock: Clock): readonly Crossing[] {
    const shown = this.#shownBy(clock);
    shown.crossings ??= shown.played === undefined ? [] : crossingsAfter(shown.played);
    return shown.crossings;
  }

  #shownBy(clock: Clock): Shown {
    const known = this.#shown.get(clock);
    if (known !== undefined) return known;
    if (this.#shown.size >= mostRemembered) this.#shown = new Map();
    const shown: Shown = { played: clockState(clock, this.calendars, lastFactOf(clock)) };
    this.#shown.set(clock, shown);
    return shown;
  }
}

function deadlineShown(played: ClockState): ShownDeadline {
  const { at, lastDay } = deadlineOf(termContext(played), played.pauses);
  const isStopped = played.stoppedAt !== undefined;
  const dueAt = new Date(at);
  return lastDay === undefined ? { dueAt, isStopped } : { dueAt, lastDay: formatLocalDay(lastDay), isStopped };
}

/** At its last fact a clock shows what it shows until another one comes: no deadline depends on when it is looked at. */
function lastFactOf({ facts }: Clock): number {
  return facts.at(-1)?.at ?? 0;
}
