/**
 * What is wrong about quiet hours: they leave no hour of work in which a message could go.
 */
import { Fault } from '../../../kernel/fault.ts';
import { notBefore } from '../../../message/quiet-hours.ts';
import type { QuietHours } from '../../../message/sender.ts';
import { addWorkingTime } from '../../../sla/calendar/working-time.ts';
import type { Operator } from '../../operator.ts';
import type { Flaw } from '../finding.ts';
import { firstInstant } from '../first-instant.ts';

const minute = 60_000;
const day = 1_440 * minute;

export function quietFlaws(operator: Operator): readonly Flaw[] {
  const { quietHours, timeZone } = operator;
  if (quietHours === undefined) return [];
  try {
    const isHeard = workingMinutes(operator).some(
      (at) => notBefore(at, quietHours, timeZone).getTime() === at.getTime(),
    );
    return isHeard
      ? []
      : [{ rule: 'quiet-hours/too-long', path: '/quietHours', about: [quietHours.from, quietHours.to] }];
  } catch (error) {
    if (Fault.is(error)) return [{ rule: 'definition/invalid', path: '/quietHours', about: [error.message] }];
    throw error;
  }
}

/** The middle of each working hour of the next two days of work, about. */
function workingMinutes({ calendar, timeZone }: Operator): readonly Date[] {
  const first = new Date(firstInstant(timeZone));
  return Array.from({ length: 16 }, (_, hour) => addWorkingTime(calendar, first, (hour * 60 + 30) * minute));
}

/** The last minute of a day in which a message still goes at once; `undefined` where every minute is one. */
export function lastSpokenMinute(quietHours: QuietHours | undefined, timeZone: string): Date | undefined {
  if (quietHours === undefined) return undefined;
  const noon = firstInstant(timeZone);
  for (let at = noon; at < noon + day; at += minute) {
    const next = new Date(at + minute);
    if (notBefore(next, quietHours, timeZone).getTime() !== next.getTime()) return new Date(at);
  }
  return undefined;
}
