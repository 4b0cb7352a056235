/**
 * What a running clock is counted by now: a newer calendar once more days are known, or, when requests are recalculated,
 * whatever calendar and definition the operator has now.
 */
import { canonicalJson } from '../../kernel/fingerprint.ts';
import { calendarAsOf } from '../../sla/calendar/working-calendar.ts';
import { addFact, type Clock, currentCalendar, currentPolicy } from '../../sla/clock/clock.ts';
import type { ClockAction } from '../../sla/clock/clock-actions.ts';
import type { ClockStart } from '../../sla/clock/observe.ts';
import { definitionOf } from '../kind-policy.ts';
import type { RequestContext } from '../operator.ts';
import { applicableClocks } from './applicable-clocks.ts';

/** What a clock is counted by from now on. */
export type ClockTarget = ClockStart;

/** For a clock whose deadline is preliminary: the same calendar with more days, if the operator has it now. */
export function targetWithMoreDays(clock: Clock, { operator: { calendar } }: RequestContext): ClockTarget | undefined {
  const pinned = currentCalendar(clock);
  const isNewer = calendar.version !== pinned.version && calendarAsOf(calendar, pinned) !== undefined;
  return isNewer ? { policy: currentPolicy(clock), calendar } : undefined;
}

/** What the operator would start the clock with now, where the deadline could be another one by it. */
export function presentTarget(clock: Clock, isPreliminary: boolean, context: RequestContext): ClockTarget | undefined {
  const { calendar } = context.operator;
  const pinned = currentCalendar(clock);
  const served = calendarAsOf(calendar, pinned);
  const isSameCalendar = served === calendar || (served !== undefined && !isPreliminary);
  const policy = presentPolicy(clock, context) ?? currentPolicy(clock);
  return isSameCalendar && canonicalJson(policy) === canonicalJson(currentPolicy(clock))
    ? undefined
    : { policy, calendar };
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
  { policy, calendar: { name, version } }: Pick<Clock, 'policy' | 'calendar'>,
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
  });
}
