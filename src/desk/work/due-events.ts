/**
 * What time brings about by itself: warnings, breaches, extensions, closing, the end of waiting and of windows. Each is
 * known by a key and happens once, however often and however late anybody looks.
 */

import type { Localized } from '../../kernel/source.ts';
import { languageFor } from '../../operators/rules/language.ts';
import type { RequestEvent } from '../../request/event.ts';
import { isOpenStatus, statusAfter } from '../../request/lifecycle.ts';
import type { Clock } from '../../sla/clock/clock.ts';
import type { Crossing } from '../../sla/clock/crossing.ts';
import { earliestNotice } from './notification.ts';
import { type DueCrossing, definitionOf } from './request-clocks.ts';
import { system, type UnitOfWork } from './unit-of-work.ts';

/** What the desk says when it acts by itself. */
const reasons: { readonly [deed in 'extended' | 'unanswered']: Localized } = {
  extended: { ru: 'нужна дополнительная проверка', en: 'further checks are needed' },
  unanswered: { ru: 'нет ответа на наш вопрос', en: 'no reply to our question' },
};

/** Lets everything happen that was due by the unit's present, in its order. */
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

/** When the request wants to be looked at again: its next crossing, or the day on which its person is forgotten. */
export function nextWake(unit: UnitOfWork): number | undefined {
  const crossing = unit.clocks.next(unit.firedCrossings)?.crossing.at.getTime();
  const { eraseAt } = unit;
  if (crossing === undefined || eraseAt === undefined) return crossing ?? eraseAt;
  return Math.min(crossing, eraseAt);
}

function applyCrossing(unit: UnitOfWork, { crossing, clock }: DueCrossing): void {
  const at = unit.monotonic(crossing.at.getTime());
  const { clock: name, key } = crossing;
  const dueAt = crossing.dueAt.getTime();
  const definition = definitionOf(clock);
  if (crossing.type === 'warning') {
    unit.apply({ type: 'warned', at, by: system, clock: name, key, dueAt });
    if (isLastWarning(clock, crossing)) onLastWarning(unit, clock, crossing, at);
    return;
  }
  if (definition.atEnd !== undefined) applyTimeout(unit, definition.atEnd, name, at);
  else if (definition.allows === undefined && definition.bounds === undefined) {
    unit.apply({ type: 'breached', at, by: system, clock: name, key, dueAt });
  }
}

function isLastWarning({ policy }: Clock, { warning }: Crossing): boolean {
  return warning === policy.warnings?.at(-1);
}

/** The last moment to ask for more time, or to take it where the policy says so. */
function onLastWarning(unit: UnitOfWork, clock: Clock, { clock: name, key, dueAt }: Crossing, at: number): void {
  const { nearDeadline } = definitionOf(clock);
  const { lifecycle, status } = unit.request;
  // Whoever looks after the deadline can only note the breach: an extension is told before the old date passes.
  if (nearDeadline === undefined || unit.now >= dueAt || !isOpenStatus(lifecycle, status)) return;
  if (!unit.clocks.isExtendable(clock, at)) return;
  // Where a night lies between the notice and the old date, an employee has to decide what is worth waking somebody up for.
  if (nearDeadline === 'propose' || earliestNotice(unit, 'extended', unit.now) >= dueAt) {
    unit.apply({ type: 'extensionProposed', at, by: system, clock: name, key, dueAt: dueAt.getTime() });
    return;
  }
  const reason = reasons.extended[languageFor(unit.request)];
  const extended = unit.clocks.extend(at, reason, unit.request.version + 1);
  unit.apply({ type: 'extended', at, by: system, reason }, extended.ok && extended.value);
}

function applyTimeout(
  unit: UnitOfWork,
  how: 'close' | 'withdraw' | 'cancel' | 'archive',
  clock: string,
  at: number,
): void {
  const { lifecycle, status } = unit.request;
  if (how === 'archive') unit.apply({ type: 'archived', at, by: system, clock });
  else if (statusAfter(lifecycle, status, how) !== undefined) unit.apply(timeoutEvent(unit, how, at));
}

function timeoutEvent(unit: UnitOfWork, how: 'close' | 'withdraw' | 'cancel', at: number): RequestEvent {
  if (how === 'close') return { type: 'closed', at, by: system };
  const reason = reasons.unanswered[languageFor(unit.request)];
  return { type: how === 'withdraw' ? 'withdrawn' : 'cancelled', at, by: system, reason };
}
