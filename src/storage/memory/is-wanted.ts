/**
 * Whether a request is one of those that are asked for, and what a list shows of it.
 */
import type { IndexKeys, ListedRequest, ListQuery, Stored } from '../../desk/ports/store.ts';
import { noDeadline } from '../cursor.ts';

interface Keyed {
  readonly id: string;
  readonly stored: Stored;
  readonly keys: IndexKeys;
}

/** Anybody's when no identities are given. */
export function isOf({ keys }: Keyed, identities: readonly string[] | undefined): boolean {
  return identities?.some((identity) => keys.identities.includes(identity)) ?? true;
}

export function preliminaryCalendar({ active, preliminary }: IndexKeys): readonly string[] {
  return active && preliminary !== undefined ? [preliminary.calendar] : [];
}

export function isWanted(query: Omit<ListQuery, 'limit'>, keys: IndexKeys): boolean {
  const { dueFrom, dueBefore, isRunning, assignee, preliminary } = query;
  const { dueAt = noDeadline, dueIsPaused = false } = keys;
  return (
    (query.operator ?? keys.operator) === keys.operator &&
    (query.kind ?? keys.kind) === keys.kind &&
    (query.status ?? keys.status) === keys.status &&
    (query.statuses?.includes(keys.status) ?? true) &&
    (query.team ?? keys.team) === keys.team &&
    (assignee === undefined || assignee === (keys.assignee ?? null)) &&
    (dueIsPaused ? isRunning !== true : (dueFrom ?? dueAt) <= dueAt) &&
    (dueBefore === undefined || dueAt < dueBefore) &&
    (preliminary === undefined || (keys.preliminary?.knownTo ?? '') < preliminary.knownTo)
  );
}

export function listed({ id, keys: { identities: _, ...keys }, stored }: Keyed): ListedRequest {
  return { id, details: stored.request.details, ...keys };
}
