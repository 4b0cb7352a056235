/**
 * Counts the clocks of a request again, when more days of their calendar are known or when requests are recalculated.
 */
import type { ReasonName } from '../../message/message-table.ts';
import { type ClockTarget, presentTarget, targetWithMoreDays } from '../../operators/rules/clock-target.ts';
import { system } from '../../operators/rules/crossing-events.ts';
import { reasonInWords } from '../../operators/rules/language.ts';
import type { ShownDeadline } from '../../operators/rules/time/shown-clock.ts';
import type { Clock } from '../../sla/clock/clock.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** Preliminary deadlines, as far as the operator's calendar knows more days now. */
export function recountPreliminary(unit: UnitOfWork): boolean {
  return recount(unit, 'reason.yearKnown', (clock, end) =>
    end?.preliminary === true ? targetWithMoreDays(clock, unit) : undefined,
  );
}

/** Every deadline by what the operator has now; afterwards no clock needs a calendar that it does not have. */
export function recountAll(unit: UnitOfWork): boolean {
  return recount(unit, undefined, (clock, end) => presentTarget(clock, end, unit, unit.calendars));
}

/**
 * Whether a clock has another target now. Each such clock is an event, also where its date stays: the version of the request
 * shows it to others who work on it at the same time. The subscriber gets a message about a later date only, while it runs.
 */
function recount(
  unit: UnitOfWork,
  why: ReasonName | undefined,
  targetOf: (clock: Clock, end: ShownDeadline | undefined) => ClockTarget | undefined,
): boolean {
  const { clocks } = unit;
  let isChanged = false;
  for (const clock of clocks.all) {
    const target = targetOf(clock, clocks.endOf(clock));
    if (target === undefined) continue;
    const { request } = unit;
    const at = unit.monotonic(unit.now.getTime());
    const shown = clocks.deadline?.dueAt;
    const counted = clocks.retarget(clock, target, { at: new Date(at), order: request.version + 1 });
    if (counted === undefined) continue;
    isChanged = true;
    const isLater = shown !== undefined && clocks.deadline !== undefined && clocks.deadline.dueAt > shown;
    const { dueAt, lastDay } = counted;
    const date = { dueAt: dueAt.getTime(), ...(lastDay === undefined ? {} : { lastDay }) };
    const reason = why === undefined ? {} : { reason: reasonInWords(unit, why, at) };
    const event = { type: 'recalculated', at, by: system, clock: clock.policy.name, ...reason, ...date } as const;
    unit.apply(event, isLater && clocks.isRunning);
  }
  return isChanged;
}
