/**
 * What makes two lives equal for verification: the status, what runs, stands still, has stopped, was extended or has passed, what
 * was told, and in which order the next things happen. Dates themselves do not matter.
 */

import { appointmentReminders } from '../rules/appointment-reminders.ts';
import { nextDue } from '../rules/time/due-events.ts';
import type { Life } from './life.ts';

export function stateKey(life: Life): string {
  const { request, clocks, now, firedCrossings, isArchived } = life;
  const { status, reopenings, step, reason, amount } = request;
  const upcoming: { readonly at: number; readonly name: string }[] = [];
  const parts = clocks.all.map((clock) => {
    const { end, isPaused, isExtended, crossings } = clocks.shownOf(clock);
    const ahead = crossings.find(({ key }) => !firedCrossings.has(key));
    if (ahead !== undefined) upcoming.push({ at: ahead.at.getTime(), name: clock.policy.name });
    const happened = crossings.map(({ key, type }) => (firedCrossings.has(key) ? type.charAt(0) : '-')).join('');
    const runs = end === undefined ? 'stopped' : isPaused ? 'paused' : 'running';
    const hasPassed = end !== undefined && end.dueAt <= now;
    return `${clock.policy.name}:${runs}${isExtended ? '+' : ''}${hasPassed ? '!' : ''}${happened}`;
  });
  const reminders = appointmentReminders(life).map(({ key, event, at }) => {
    const hasHappened = firedCrossings.has(key);
    if (!hasHappened) upcoming.push({ at, name: event });
    return `${event}${hasHappened}`;
  });
  upcoming.sort((one, other) => one.at - other.at || (one.name < other.name ? -1 : 1));
  const flags = [isArchived, reopenings > 0, step !== undefined, reason !== undefined, amount !== undefined];
  const isDue = (nextDue(life)?.at ?? Number.POSITIVE_INFINITY) <= now.getTime();
  return [status, flags.map(Number).join(''), ...parts, ...reminders, upcoming.map(({ name }) => name), isDue].join(
    ' ',
  );
}
