/**
 * Longer or again, on purpose: extension of a promise before it expires, and reopening of a stopped clock, each with a typed
 * refusal.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { instantOf } from '../calendar/working-time.ts';
import { deadlineOf } from '../term/deadline.ts';
import { addFact, type Calendars, type Clock, currentPolicy, type ExtensionRefusal } from './clock.ts';
import { clockState, extensionProblem, isInWindow, termContext } from './clock-state.ts';

/** When and why something is done to a clock. */
export interface ClockAction {
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
 *
 * @example
 * const source = { kind: 'article', reference: { ru: 'правила оператора', en: 'rules of the operator' } };
 * const events = { startsOn: ['registered'], stopsOn: ['resolved'], pausedIn: ['awaitingSubscriber'] };
 * const review = { name: 'review', version: '1', audience: 'subscriber', term: days(5), ...events, source,
 *   extension: { total: days(30), source } };
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * const extended = extendClock(clock, russia, { at: new Date('2026-11-25T09:00:00Z'), reason: 'нужна проверка' });
 * readClock(extended.value, russia, new Date('2026-11-26T09:00:00Z')).lastDay //=> '2026-12-21'
 */
export function extendClock(clock: Clock, calendars: Calendars, deed: ClockAction): Result<Clock, ExtensionRefusal> {
  const at = instantOf(deed.at, 'at');
  const { name } = currentPolicy(clock);
  const played = clockState(clock, calendars, at);
  if (played === undefined) return refused({ code: 'clock/not-running', clock: name });
  const problem = extensionProblem(played, at);
  if (problem === undefined) return accepted(addFact(clock, { type: 'extend', ...deed, at }));
  if (problem === 'expired' || problem === 'not-later') {
    const { at: dueAt } = deadlineOf(termContext(played), played.pauses);
    return refused({ code: `clock/${problem}`, clock: name, dueAt });
  }
  return refused({ code: `clock/${problem}`, clock: name });
}

/**
 * Reopens a stopped clock as its policy says.
 *
 * Throws what `readClock` throws.
 *
 * @example
 * const source = { kind: 'article', reference: { ru: 'правила оператора', en: 'rules of the operator' } };
 * const events = { startsOn: ['registered'], stopsOn: ['resolved'], pausedIn: ['awaitingSubscriber'] };
 * const review = { name: 'review', version: '1', audience: 'subscriber', term: days(5), ...events, source,
 *   reopening: { on: ['reopened'], rule: 'continue', window: days(10) } };
 * const clock = startClock(review, russia, new Date('2026-11-20T09:00:00Z'));
 * const stopped = addFact(clock, { type: 'stop', at: Date.UTC(2026, 10, 21, 9) });
 * reopenClock(stopped, russia, { at: new Date('2026-12-20T09:00:00Z') }).refusal //=> { code: 'clock/window-over', clock: 'review' }
 */
export function reopenClock(clock: Clock, calendars: Calendars, deed: ClockAction): Result<Clock, ReopeningRefusal> {
  const at = instantOf(deed.at, 'at');
  const { name, reopening } = currentPolicy(clock);
  const played = clockState(clock, calendars, at);
  if (reopening === undefined) return refused({ code: 'clock/not-reopenable', clock: name });
  if (played?.stoppedAt === undefined) return refused({ code: 'clock/not-stopped', clock: name });
  if (!isInWindow(played, at)) return refused({ code: 'clock/window-over', clock: name });
  return accepted(addFact(clock, { type: 'reopen', ...deed, at }));
}
