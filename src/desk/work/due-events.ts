/**
 * What happens without a command when its time has come. Each crossing of a clock has a key and happens once, however often and
 * however late the request is looked at.
 */
import { definitionOf } from '../../operators/kind-policy.ts';
import { crossingEvents } from '../../operators/rules/crossing-events.ts';
import { earliestNotice } from '../../operators/rules/sendable-from.ts';
import type { DueCrossing } from './request-clocks.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** Applies everything that was due by the unit's present, in order of time. */
export function applyDueEvents(unit: UnitOfWork): void {
  const { clocks, firedCrossings, now } = unit;
  for (
    let due = clocks.next(firedCrossings);
    due !== undefined && due.crossing.at <= now;
    due = clocks.next(firedCrossings)
  ) {
    firedCrossings.add(due.crossing.key);
    applyCrossing(unit, due);
  }
}

/** When the request is looked at again: at its next crossing, or on the day on which its personal data are erased. */
export function nextWake(unit: UnitOfWork): number | undefined {
  const crossing = unit.clocks.next(unit.firedCrossings)?.crossing.at.getTime();
  const { eraseAt } = unit;
  if (crossing === undefined || eraseAt === undefined) return crossing ?? eraseAt;
  return Math.min(crossing, eraseAt);
}

function applyCrossing(unit: UnitOfWork, { crossing, clock }: DueCrossing): void {
  const { clocks, request, now } = unit;
  const at = unit.monotonic(crossing.at.getTime());
  const events = crossingEvents({
    definition: definitionOf(clock),
    crossing,
    request,
    at,
    now,
    isExtendable: clocks.isExtendable(clock, at),
    noticeFrom: earliestNotice(unit, 'extended', now),
  });
  for (const event of events) {
    if (event.type !== 'extended') {
      unit.apply(event);
      continue;
    }
    const extended = clocks.extend(at, event.reason, unit.request.version + 1);
    if (extended.ok) unit.apply(event, extended.value);
  }
}
