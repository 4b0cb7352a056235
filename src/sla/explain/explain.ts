/**
 * Why a deadline is what it is: the trace as data, and as Russian and English sentences for an agent to read to a caller.
 */
import { Fault } from '../../kernel/fault.ts';
import { canonicalJson } from '../../kernel/fingerprint.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Localized } from '../../kernel/source.ts';
import { instantOf } from '../calendar/working-time.ts';
import type { Calendars, Clock } from '../clock/clock.ts';
import {
  type ClockState,
  clockState,
  pausesUntil,
  promisesOf,
  ranUntil,
  standstillUntil,
  termContext,
} from '../clock/clock-state.ts';
import { ifKnown } from '../clock/if-known.ts';
import { deadlineOf } from '../term/deadline.ts';
import type { Due } from '../term/due-at.ts';
import type { Step } from '../term/step.ts';
import { countStep, preliminarySteps, shownEnd, traceOf } from '../term/trace.ts';
import { englishSentences } from './english-sentences.ts';
import { explainIn } from './language.ts';
import { russianSentences } from './russian-sentences.ts';

/**
 * How a deadline came about, for programs and for people.
 *
 * @see {@link explain}
 */
export interface Explanation {
  readonly trace: readonly Step[];
  /** One sentence or two a line, in the order of the trace. */
  readonly text: Localized;
}

/**
 * Explains what `dueAt` gave, or a clock as it stands at `at`. A clock that has not started by then has an empty trace.
 *
 * @throws Fault calendar/…: as `readClock`
 *
 * @example
 * const { trace, text } = explain(dueAt(days(5), new Date('2026-11-16T09:00:00Z'), russia));
 * trace.map(({ type }) => type) //=> ['start', 'count', 'roll', 'end']
 * text.en.split('\n')[3] //=> 'The deadline is 24:00 on 23 November 2026, Moscow time (Civil Code of Russia, art. 194).'
 */
export function explain(due: Due): Explanation;
export function explain(clock: Clock, calendars: Calendars, at: Date): Explanation;
export function explain(subject: Due | Clock, calendars?: Calendars, at?: Date): Explanation {
  return faultsOnly('explain', () => {
    if (!('trace' in subject) && !('facts' in subject)) {
      throw new Fault('input/invalid', 'explain: expected what dueAt gives, or a clock, found another object');
    }
    const trace = traceFor(subject, calendars, at);
    return { trace, text: { ru: explainIn(russianSentences, trace), en: explainIn(englishSentences, trace) } };
  });
}

function traceFor(subject: Due | Clock, calendars?: Calendars, at?: Date): readonly Step[] {
  if ('trace' in subject) return subject.trace;
  return calendars === undefined || at === undefined ? [] : clockTrace(subject, calendars, instantOf(at, 'at'));
}

function clockTrace(clock: Clock, calendars: Calendars, at: Instant): readonly Step[] {
  const state = clockState(clock, calendars, at);
  if (state === undefined) return [];
  const { policy, stoppedAt, stopReason, pauses, promise } = state;
  const { deadline } = promise;
  const steps: Step[] = [
    { type: 'policy', clock: policy.name, version: policy.version, source: policy.source },
    ...policyChanges(state),
    ...traceOf(termContext(state), pauses, countSteps(state)),
  ];
  steps.push(...standstillSteps(state, at));
  const isBreached = deadline.at <= ranUntil(state, at);
  if (stoppedAt !== undefined) {
    steps.push({ type: 'stop', at: stoppedAt, isMet: !isBreached, ...reasonOf(stopReason) });
  } else if (isBreached) {
    steps.push({ type: 'breach', at: deadline.at });
  }
  return steps;
}

/** What the clock stands still for, with its end if it went on now; or what it stood still for when it was stopped. */
function standstillSteps(state: ClockState, at: Instant): readonly Step[] {
  const { standstill, stoppedAt } = state;
  const current = standstill.at(-1);
  const ended = standstillUntil(state, stoppedAt ?? at);
  const steps = ended.map((pause): Step => ({ type: 'pause', ...pause }));
  if (current === undefined || stoppedAt !== undefined) return steps;
  const { from: since, ...rest } = current;
  const resumed = ifKnown(() => deadlineOf(termContext(state), pausesUntil(state, at)));
  const now: Step = { type: 'paused', since, ...rest, ...(resumed === undefined ? {} : shownEnd(resumed)) };
  // Where the deadline is preliminary already, the step stands in its own trace.
  const isMarked = resumed === undefined || state.promise.deadline.preliminary === true;
  const marks = isMarked ? [] : preliminarySteps(termContext(state), resumed);
  return [...steps.slice(0, ended.findLastIndex(({ from }) => from < since) + 1), ...marks, now];
}

/** Reopenings and re-targetings, and the event at which the current term began again: what is counted at all. */
function policyChanges(state: ClockState): readonly Step[] {
  const promises = promisesOf(state);
  return promises.flatMap(({ because, madeAt: at, policy, reason }, index): Step[] => {
    if (because === 'retarget') {
      const isSame = canonicalJson(promises[index - 1]?.policy) === canonicalJson(policy);
      const changed = isSame ? 'calendar' : 'rule';
      return [{ type: 'retarget', at, version: policy.version, changed, ...reasonOf(reason) }];
    }
    if (because === 'restart') return at === state.start ? [{ type: 'restart', at, ...reasonOf(reason) }] : [];
    if (because !== 'reopen') return [];
    return [{ type: 'reopen', at, rule: policy.reopening?.rule ?? 'continue', ...reasonOf(reason) }];
  });
}

/** The count of the term, and that of the extended term beside it. */
function countSteps(state: ClockState): readonly Step[] {
  const context = termContext(state);
  const { extension } = state.policy;
  const extended = promisesOf(state).findLast(({ because }) => because === 'extend');
  if (state.extensions === 0 || extension === undefined || extended === undefined) return [countStep(context)];
  const total = countStep(context);
  return [
    countStep(termContext({ ...state, extensions: 0 })),
    {
      type: 'extend',
      at: extended.madeAt,
      term: extension.total,
      ...('lastDay' in total ? { lastDay: total.lastDay } : {}),
      ...reasonOf(extended.reason),
      source: extension.source,
    },
  ];
}

function reasonOf(reason: string | undefined): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}
