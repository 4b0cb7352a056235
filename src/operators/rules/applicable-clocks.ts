/**
 * Which clocks of a kind an event starts for a request: rules in force on the day of its registration, for what its details
 * say.
 */
import { civilTime } from '../../kernel/date-words.ts';
import type { Request } from '../../request/request.ts';
import type { ClockStart } from '../../sla/clock/observe.ts';
import { days } from '../../sla/term/term.ts';
import type { KindClock, KindPolicy } from '../kind-policy.ts';
import type { Operator } from '../operator.ts';

export function applicableClocks(
  policy: KindPolicy,
  operator: Operator,
  request: Request,
  event: string,
): readonly ClockStart[] {
  const candidates = policy.clocks.filter(
    ({ startsOn, when }) =>
      startsOn.includes(event) && (when === undefined || request.details[when.detail] === when.is),
  );
  if (candidates.length === 0) return [];
  const today = (): string => civilTime(new Date(request.registeredAt), operator.timeZone).day;
  return candidates
    .filter(({ validFrom }) => validFrom === undefined || validFrom <= today())
    .map((clock) => ({ policy: upToNamedDay(clock, request, today), calendar: operator.calendar }));
}

/** A day that was agreed takes the place of the term: so many days from now, and it does not move. */
function upToNamedDay(clock: KindClock, request: Request, today: () => string): KindClock {
  const named = clock.endsOn === undefined ? undefined : request.details[clock.endsOn];
  if (typeof named !== 'string') return clock;
  const distance = Math.round((Date.parse(named) - Date.parse(today())) / 86_400_000);
  return { ...clock, term: days(Math.max(0, distance)), roll: false };
}
