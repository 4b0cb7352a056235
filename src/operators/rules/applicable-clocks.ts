/**
 * Which clocks of a kind an event starts for a request: those in force on the day of its registration, for what its details
 * say.
 */
import { civilTime } from '../../kernel/date-words.ts';
import { parseLocalDay } from '../../kernel/local-day.ts';
import type { Request } from '../../request/request.ts';
import type { ClockStart } from '../../sla/clock/observe.ts';
import { meets } from '../detail.ts';
import type { ClockEvent, KindClock } from '../kind-policy.ts';
import type { RequestContext } from '../operator.ts';

export function applicableClocks(context: RequestContext, event: ClockEvent): readonly ClockStart[] {
  const { operator, policy, request } = context;
  const { calendar, timeZone } = operator;
  const starting = policy.clocks.filter(({ startsOn }) => startsOn.includes(event));
  if (starting.length === 0) return [];
  const { day } = civilTime(new Date(request.registeredAt), timeZone);
  const fitting = starting.filter(
    ({ when, validFrom }) =>
      (when === undefined || meets(request.details, when)) && (validFrom === undefined || validFrom <= day),
  );
  return fitting
    .filter((clock) => !fitting.some((other) => isNewer(other, clock)))
    .filter(({ name, when }) => when !== undefined || !fitting.some((other) => isSpecial(other, name)))
    .map((clock) => ({ policy: withAgreedDay(clock, request, timeZone), calendar }));
}

/** Whether it takes the place of the clock of that name which asks no detail. */
function isSpecial({ name, when }: KindClock, usual: string): boolean {
  return name === usual && when !== undefined;
}

/** Whether it is the same rule as it reads from a later day on. */
function isNewer(other: KindClock, { name, when, validFrom = '' }: KindClock): boolean {
  const isSame = other.name === name && other.when?.detail === when?.detail && other.when?.is === when?.is;
  return isSame && (other.validFrom ?? '') > validFrom;
}

/** A day that the request names takes the place of the term: it was agreed with the operator, so it is one of its zone. */
function withAgreedDay(clock: KindClock, { details }: Request, timeZone: string): KindClock {
  const day = clock.endsOn === undefined ? undefined : details[clock.endsOn];
  if (typeof day !== 'string' || parseLocalDay(day) === undefined) return clock;
  return { agreedDay: { day, timeZone }, ...clock };
}
