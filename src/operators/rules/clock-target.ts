/**
 * What a running clock is counted by now: a newer calendar once more days are known, or, when requests are recalculated,
 * whatever calendar and definition the operator has now.
 */
import { canonicalJson } from '../../kernel/fingerprint.ts';
import type { CalendarJson } from '../../sla/calendar/calendar-spec.ts';
import { type CalendarVersion, calendarAsOf } from '../../sla/calendar/working-calendar.ts';
import {
  addFact,
  type Calendars,
  type Clock,
  type ClockPolicy,
  currentCalendar,
  currentPolicy,
} from '../../sla/clock/clock.ts';
import type { ClockAction } from '../../sla/clock/clock-actions.ts';
import { replacedBy } from '../../sla/clock/pinned-calendar.ts';
import { definitionOf } from '../kind-policy.ts';
import type { RequestContext } from '../operator.ts';
import { applicableClocks } from './applicable-clocks.ts';

/** What a clock is counted by from now on, and the calendars that it takes along. */
export interface ClockTarget {
  readonly policy: ClockPolicy;
  readonly calendar: CalendarVersion;
  readonly replaced?: readonly CalendarJson[];
}

/** For a clock whose deadline is preliminary: the same calendar with more days, if the operator has it now. */
export function targetWithMoreDays(clock: Clock, { operator: { calendar } }: RequestContext): ClockTarget | undefined {
  const pinned = currentCalendar(clock);
  const isNewer = calendar.version !== pinned.version && calendarAsOf(calendar, pinned) !== undefined;
  return isNewer ? { policy: currentPolicy(clock), calendar } : undefined;
}

/**
 * What the operator would start the clock with now, where the deadline could be another one by it; a clock that has stopped only
 * takes along the calendars that the operator does not have any more.
 */
export function presentTarget(
  clock: Clock,
  end: { readonly preliminary?: true } | undefined,
  context: RequestContext,
  calendars: Calendars,
): ClockTarget | undefined {
  const { calendar } = context.operator;
  const pinned = currentCalendar(clock);
  const replaced = replacedBy(calendar, clock, calendars);
  if (end === undefined) {
    return replaced.length > 0 ? { policy: currentPolicy(clock), calendar: pinned, replaced } : undefined;
  }
  const served = calendarAsOf(calendar, pinned);
  const isSameCalendar = served === calendar || (served !== undefined && end.preliminary !== true);
  const policy = presentPolicy(clock, context) ?? currentPolicy(clock);
  return isSameCalendar && replaced.length === 0 && canonicalJson(policy) === canonicalJson(currentPolicy(clock))
    ? undefined
    : { policy, calendar, replaced };
}

/** The definition of that name by which the clock would start now; `undefined` when the kind has none any more. */
function presentPolicy(clock: Clock, context: RequestContext): ClockTarget['policy'] | undefined {
  return definitionOf(clock)
    .startsOn.flatMap((event) => applicableClocks(context, event))
    .map(({ policy }) => policy)
    .find(({ name }) => name === clock.policy.name);
}

/** A promise that goes on as another one, which would end earlier: what was told stays. */
export function continuedAs(promise: Clock, { policy, calendar }: Clock, action: ClockAction): Clock {
  return withTarget({ ...promise, policy: { ...promise.policy, name: policy.name } }, { policy, calendar }, action);
}

/** The clock with its target. A promise to the subscriber does not become earlier by it. */
export function withTarget(
  clock: Clock,
  { policy, calendar: { name, version }, replaced = [] }: ClockTarget,
  action: ClockAction,
): Clock {
  const { at, reason, order } = action;
  return addFact(clock, {
    type: 'retarget',
    at: at.getTime(),
    policy,
    calendar: { name, version },
    ...(reason === undefined ? {} : { reason }),
    ...(order === undefined ? {} : { order }),
    ...(policy.audience === 'subscriber' ? { keepsPromise: true } : {}),
    ...(replaced.length > 0 ? { replaced } : {}),
  });
}
