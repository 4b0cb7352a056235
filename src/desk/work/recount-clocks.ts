/**
 * Counts the clocks of a request anew, when more days of their calendar are known or when requests are recalculated.
 */
import type { Localized } from '../../kernel/source.ts';
import {
  type ClockTarget,
  presentTarget,
  recalculationReasons,
  targetWithMoreDays,
} from '../../operators/rules/clock-target.ts';
import { system } from '../../operators/rules/crossing-events.ts';
import { languageFor } from '../../operators/rules/language.ts';
import type { Clock } from '../../sla/clock/clock.ts';
import type { ShownDeadline } from './request-clocks.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** Preliminary deadlines, as far as the operator's calendar knows more days now. */
export function recountPreliminary(unit: UnitOfWork): boolean {
  return recount(unit, recalculationReasons.yearKnown, (clock, { preliminary }) =>
    preliminary === true ? targetWithMoreDays(clock, unit) : undefined,
  );
}

/** Every deadline by what the operator has now. */
export function recountAll(unit: UnitOfWork): boolean {
  return recount(unit, recalculationReasons.rulesChanged, (clock, { preliminary }) =>
    presentTarget(clock, preliminary === true, unit),
  );
}

/** Whether a clock has another target now. A deadline that has moved is an event; the subscriber is told of a later date only. */
function recount(
  unit: UnitOfWork,
  why: Localized,
  targetOf: (clock: Clock, end: ShownDeadline) => ClockTarget | undefined,
): boolean {
  const { clocks } = unit;
  let isChanged = false;
  for (const clock of clocks.all) {
    const end = clocks.endOf(clock);
    const target = end && targetOf(clock, end);
    if (target === undefined) continue;
    isChanged = true;
    const { request } = unit;
    const at = unit.monotonic(unit.now.getTime());
    const reason = why[languageFor(request)];
    const shown = clocks.deadline?.dueAt;
    const moved = clocks.retarget(clock, target, { at: new Date(at), reason, order: request.version + 1 });
    if (moved === undefined) continue;
    const isLater = shown !== undefined && clocks.deadline !== undefined && clocks.deadline.dueAt > shown;
    const { dueAt, lastDay } = moved;
    const date = { dueAt: dueAt.getTime(), ...(lastDay === undefined ? {} : { lastDay }) };
    unit.apply({ type: 'recalculated', at, by: system, clock: clock.policy.name, reason, ...date }, isLater);
  }
  return isChanged;
}
