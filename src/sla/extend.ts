/**
 * Longer or again, on purpose: extension of a promise before it expires, and reopening of a stopped clock, each with a typed
 * refusal.
 */
import { accepted, type Result, refused } from '../result.ts';
import { addFact, type Calendars, type Clock, currentPolicy, type ExtensionRefusal } from './clock.ts';
import { deadlineOf } from './deadline.ts';
import { countingOf, extensionProblem, isInWindow, replay } from './replay.ts';
import { instantOf } from './working-time.ts';

/** When and why something is done to a clock. */
export interface Deed {
  readonly at: Date;
  readonly reason?: string;
  /** The number of the request's event. */
  readonly order?: number;
}

/** Why a clock is not reopened. */
export type ReopeningRefusal =
  | { readonly code: 'clock/not-stopped'; readonly clock: string }
  | { readonly code: 'clock/not-reopenable'; readonly clock: string }
  | { readonly code: 'clock/window-over'; readonly clock: string };

/**
 * Extends the promise to the policy's total, counted from the original start. The first promise stays in the readings.
 *
 * Throws what `readClock` throws.
 */
export function extendClock(clock: Clock, calendars: Calendars, deed: Deed): Result<Clock, ExtensionRefusal> {
  const at = instantOf(deed.at, 'at');
  const { name } = currentPolicy(clock);
  const played = replay(clock, calendars, at);
  if (played === undefined) return refused({ code: 'clock/not-running', clock: name });
  const problem = extensionProblem(played, at);
  if (problem === undefined) return accepted(addFact(clock, { type: 'extend', ...deed, at }));
  if (problem === 'expired' || problem === 'not-later') {
    const { at: dueAt } = deadlineOf(countingOf(played), played.pauses);
    return refused({ code: `clock/${problem}`, clock: name, dueAt });
  }
  return refused({ code: `clock/${problem}`, clock: name });
}

/**
 * Reopens a stopped clock as its policy says.
 *
 * Throws what `readClock` throws.
 */
export function reopenClock(clock: Clock, calendars: Calendars, deed: Deed): Result<Clock, ReopeningRefusal> {
  const at = instantOf(deed.at, 'at');
  const { name, reopening } = currentPolicy(clock);
  const played = replay(clock, calendars, at);
  if (reopening === undefined) return refused({ code: 'clock/not-reopenable', clock: name });
  if (played?.stoppedAt === undefined) return refused({ code: 'clock/not-stopped', clock: name });
  if (!isInWindow(played, at)) return refused({ code: 'clock/window-over', clock: name });
  return accepted(addFact(clock, { type: 'reopen', ...deed, at }));
}
