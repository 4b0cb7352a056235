/**
 * Which clocks of a kind an event starts for a request: those in force on the day of its registration, for what its details
 * say.
 */
import { civilTime } from '../../kernel/date-words.ts';
import type { Request } from '../../request/request.ts';
import type { ClockStart } from '../../sla/clock/observe.ts';
import { days } from '../../sla/term/term.ts';
import type { ClockEvent, KindClock } from '../kind-policy.ts';
import type { RequestContext } from '../operator.ts';

export function applicableClocks(context: RequestContext, event: ClockEvent): readonly ClockStart[] {
  const { operator, policy, request } = context;
  const { calendar, timeZone } = operator;
  const starting = policy.clocks.filter(({ startsOn }) => startsOn.includes(event));
  if (starting.length === 0) return [];
  const { day } = civilTime(new Date(request.registeredAt), timeZone);
  return starting
    .filter(
      ({ when, validFrom }) =>
        (when === undefined || request.details[when.detail] === when.is) &&
        (validFrom === undefined || validFrom <= day),
    )
    .map((clock) => ({ policy: untilNamedDay(clock, request, day), calendar }));
}

/** An agreed day takes the place of the term: so many days from now, and a day off does not move it. */
function untilNamedDay(clock: KindClock, request: Request, today: string): KindClock {
  const named = clock.endsOn === undefined ? undefined : request.details[clock.endsOn];
  if (typeof named !== 'string') return clock;
  const distance = Math.round((Date.parse(named) - Date.parse(today)) / 86_400_000);
  return { ...clock, term: days(Math.max(0, distance)), roll: false };
}
