/**
 * What makes two lives equal for verification: the status, what runs, stands still, has stopped, was extended or has passed, what
 * was told, and in which order the next things happen. Dates themselves do not matter, nor when a clock passes that brings about
 * nothing.
 */
import type { KindClock, KindPolicy } from '../kind-policy.ts';
import { appointmentReminders } from '../rules/appointment-reminders.ts';
import type { Life } from './life.ts';

export function stateKey(life: Life): string {
  const { request, clocks, now, firedCrossings, isArchived, policy } = life;
  const upcoming: { readonly at: number; readonly name: string }[] = [];
  const parts = clocks.all.flatMap((clock) => {
    const { definition, end, isPaused, isExtended, crossings } = clocks.shownOf(clock);
    const { name, reopening } = definition;
    // What begins from the start again is as if it had never run.
    if (end === undefined && reopening?.rule !== 'continue') return [];
    const runs = end === undefined ? 'stopped' : isPaused ? 'paused' : 'running';
    if (isQuiet(definition, policy)) return [`${name} ${runs}`];
    const fired = crossings.filter(({ key }) => firedCrossings.has(key));
    const isWarned = fired.some(({ type }) => type === 'warning');
    const isBreached = fired.some(({ type }) => type === 'breach');
    const ahead = crossings.find(({ key }) => !firedCrossings.has(key));
    if (ahead !== undefined) upcoming.push({ at: ahead.at.getTime(), name });
    const hasPassed = end !== undefined && end.dueAt <= now;
    return `${name} ${runs} ${[isExtended, hasPassed, isWarned, isBreached].map(Number).join('')}`;
  });
  const reminders = appointmentReminders(life).filter(({ key }) => !firedCrossings.has(key));
  upcoming.push(...reminders.map(({ at, event }) => ({ at, name: event })));
  upcoming.sort((one, other) => one.at - other.at || (one.name < other.name ? -1 : 1));
  const flags = [isArchived, request.step !== undefined, request.reason !== undefined].map(Number).join('');
  return [request.status, flags, ...parts, ...upcoming.map(({ name }) => name)].join(', ');
}

/** Whether a clock is a mark for employees alone: were its passing told apart, every such clock would multiply the states. */
function isQuiet(
  { name, audience, atEnd, allows, bounds, nearDeadline }: KindClock,
  { messages }: KindPolicy,
): boolean {
  const { warned } = messages;
  const isWarned = warned !== undefined && (warned.clock ?? name) === name;
  return (
    audience === 'internal' && !isWarned && [atEnd, allows, bounds, nearDeadline].every((one) => one === undefined)
  );
}
