/**
 * Why a deadline is what it is: the trace as data, and as Russian and English sentences that an agent can read aloud.
 */

import { formatLocalDay } from '../../kernel/local-day.ts';
import type { Localized } from '../../kernel/source.ts';
import { instantOf } from '../calendar/working-time.ts';
import type { Calendars, Clock } from '../clock/clock.ts';
import { type ClockState, clockState, pausesUntil, termContext } from '../clock/clock-state.ts';
import { deadlineOf, type TermContext } from '../term/deadline.ts';
import type { Due } from '../term/due-at.ts';
import type { Step } from '../term/step.ts';
import { countStep, traceOf } from '../term/trace.ts';
import { explainInEnglish } from './english.ts';
import { explainInRussian } from './russian.ts';

export interface Explanation {
  readonly trace: readonly Step[];
  /** One sentence or two a line, in the order of the trace. */
  readonly text: Localized;
}

/**
 * Explains what `dueAt` gave, or a clock as it stands at `at`. A clock that has not started by then has an empty trace.
 *
 * Throws what `readClock` throws.
 *
 * @example
 * explain(dueAt(days(5), new Date('2026-11-20T09:00:00Z'), russia)).trace.length //=> 3
 */
export function explain(due: Due): Explanation;
export function explain(clock: Clock, calendars: Calendars, at: Date): Explanation;
export function explain(subject: Due | Clock, calendars?: Calendars, at?: Date): Explanation {
  const trace =
    'trace' in subject
      ? subject.trace
      : calendars === undefined || at === undefined
        ? []
        : clockTrace(subject, calendars, instantOf(at, 'at'));
  return { trace, text: { ru: explainInRussian(trace), en: explainInEnglish(trace) } };
}

function clockTrace(clock: Clock, calendars: Calendars, at: number): readonly Step[] {
  const played = clockState(clock, calendars, at);
  if (played === undefined) return [];
  const { policy, stoppedAt, stopReason, pausedSince, pauseReason, pauses } = played;
  const counting = termContext(played);
  const deadline = deadlineOf(counting, pauses);
  const steps: Step[] = [{ type: 'policy', clock: policy.name, version: policy.version, source: policy.source }];
  steps.push(...policyChanges(played), ...traceOf(counting, pauses, counts(played, counting)));
  if (pausedSince !== undefined) {
    const resumed = deadlineOf(counting, pausesUntil(played, at));
    steps.push({
      type: 'standing',
      since: pausedSince,
      at: resumed.at,
      ...(resumed.lastDay === undefined ? {} : { lastDay: formatLocalDay(resumed.lastDay) }),
      ...(pauseReason === undefined ? {} : { reason: pauseReason }),
    });
  }
  const isBreached = deadline.at <= (stoppedAt ?? pausedSince ?? at);
  if (stoppedAt !== undefined) {
    const reason = stopReason === undefined ? {} : { reason: stopReason };
    steps.push({ type: 'stop', at: stoppedAt, isMet: !isBreached, ...reason });
  } else if (isBreached) {
    steps.push({ type: 'breach', at: deadline.at });
  }
  return steps;
}

/** Reopenings and re-targetings, which decide what is counted at all. */
function policyChanges({ promises }: ClockState): readonly Step[] {
  return promises.flatMap(({ because, madeAt: at, policy, reason }): Step[] => {
    const rest = reason === undefined ? {} : { reason };
    if (because === 'retarget') return [{ type: 'retarget', at, version: policy.version, ...rest }];
    return because === 'reopen' ? [{ type: 'reopen', at, rule: policy.reopening?.rule ?? 'continue', ...rest }] : [];
  });
}

function counts(played: ClockState, counting: TermContext): readonly Step[] {
  const { policy, extensions, promises } = played;
  const { extension } = policy;
  if (extensions === 0 || extension === undefined) return [countStep(counting)];
  const original = countStep({ ...counting, term: played.unextendedTerm });
  const extended = countStep(counting);
  const extending = promises.findLast(({ because }) => because === 'extend');
  return [
    original,
    {
      type: 'extend',
      at: extending?.madeAt ?? played.start,
      term: extension.total,
      ...(extended.lastDay === undefined ? {} : { lastDay: extended.lastDay }),
      ...(extending?.reason === undefined ? {} : { reason: extending.reason }),
      source: extension.source,
    },
  ];
}
