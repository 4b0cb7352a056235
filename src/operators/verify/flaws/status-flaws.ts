/**
 * What is wrong about where a life stands: a clock that should have stopped, a status without a way on, bounds that leave no day
 * for an appointment.
 */
import { isOpenStatus, type Status, statusAfter } from '../../../request/lifecycle.ts';
import type { Clock } from '../../../sla/clock/clock.ts';
import { isPromise, type KindClock } from '../../kind-policy.ts';
import { appointmentLimits } from '../../rules/time/appointment-limits.ts';
import { clockPointer } from '../clock-pointer.ts';
import { type Flaw, pointer } from '../finding.ts';
import type { Life } from '../life.ts';

export function statusFlaws(life: Life): readonly Flaw[] {
  return [...runningFlaws(life), ...wayFlaws(life), ...boundFlaws(life)];
}

/** What a clock is for, in the status: then it may run there. */
function isMeaningful({ atEnd, allows }: KindClock, { request }: Life): boolean {
  const { lifecycle, status } = request;
  const isOpen = isOpenStatus(lifecycle, status);
  if (allows !== undefined) return statusAfter(lifecycle, status, allows) !== undefined;
  if (atEnd === 'archive') return !isOpen;
  if (atEnd === 'withdraw' || atEnd === 'cancel') return status === 'awaitingSubscriber';
  if (atEnd === 'close') return statusAfter(lifecycle, status, 'close') !== undefined;
  return isOpen;
}

function runningFlaws(life: Life): readonly Flaw[] {
  const { status } = life.request;
  return life.clocks.all.flatMap((clock): readonly Flaw[] => {
    const { definition, end } = life.clocks.shownOf(clock);
    if (end === undefined || isMeaningful(definition, life)) return [];
    return [
      {
        rule: 'clock/never-stops',
        path: `${clockPointer(life, definition)}/stopsOn`,
        about: [definition.name, status],
      },
    ];
  });
}

/** Somebody is reminded, or something happens by itself. What is archived rests. */
function wayFlaws(life: Life): readonly Flaw[] {
  const { request, clocks, isArchived, kind } = life;
  const { status, lifecycle } = request;
  if (isArchived) return [];
  const isOpen = isOpenStatus(lifecycle, status);
  if (clocks.all.some((clock) => leadsOn(clock, life, isOpen))) return [];
  return [{ rule: 'status/no-way-on', path: pointer('kinds', kind, 'clocks'), about: [status] }];
}

function leadsOn(clock: Clock, life: Life, isOpen: boolean): boolean {
  const { definition, end, isPaused } = life.clocks.shownOf(clock);
  if (end === undefined || isPaused) return false;
  const { atEnd, allows, bounds } = definition;
  if (atEnd !== undefined) return atEndLeads(atEnd, life.request);
  return isOpen && allows === undefined && bounds === undefined;
}

function atEndLeads(
  atEnd: NonNullable<KindClock['atEnd']>,
  { lifecycle, status }: { readonly lifecycle: 'inquiry' | 'order'; readonly status: Status },
): boolean {
  return atEnd === 'archive' ? !isOpenStatus(lifecycle, status) : statusAfter(lifecycle, status, atEnd) !== undefined;
}

/** An appointment has to fit between the bounds, and a promise must not end before the first day that is allowed. */
function boundFlaws(life: Life): readonly Flaw[] {
  const { clocks, operator, request } = life;
  if (statusAfter(request.lifecycle, request.status, 'start') === undefined) return [];
  const limits = appointmentLimits(clocks, operator);
  const first = limits.find(({ bounds }) => bounds === 'notBefore');
  if (first === undefined) return [];
  const last = limits.find(({ bounds }) => bounds === 'notAfter');
  return clocks.all.flatMap((clock): readonly Flaw[] => {
    const { definition, end } = clocks.shownOf(clock);
    const ofBound = (reason: string): readonly Flaw[] => [
      { rule: 'appointment/impossible', path: clockPointer(life, definition), about: [definition.name, reason] },
    ];
    if (end === undefined) return [];
    if (definition.bounds === 'notBefore' && last !== undefined && first.limit >= last.limit) {
      return ofBound('notBefore >= notAfter');
    }
    const isLastPromise =
      isPromise(definition) && definition.stopsOn.includes('fulfilled') && !definition.stopsOn.includes('started');
    return isLastPromise && end.dueAt <= first.limit ? ofBound('< notBefore') : [];
  });
}
