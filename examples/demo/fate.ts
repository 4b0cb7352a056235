/**
 * What became of a request: answered or done in time, late, ended without an answer, or still open.
 */
import { type AgentView, type EventType, isOpenStatus } from 'zayavka';

export type Fate = 'inTime' | 'late' | 'ended' | 'open';

export interface Answered {
  readonly fate: Fate;
  /** The deadline that the subscriber was promised last. */
  readonly dueAt: Date | undefined;
  /** When it was answered, done, or ended. */
  readonly at: Date | undefined;
}

const answers: readonly EventType[] = ['resolved', 'fulfilled', 'rejected', 'failed'];
const endings: readonly EventType[] = ['withdrawn', 'cancelled'];

/** In time is an answer before the deadline that was promised last; of a reopened request the last answer counts. */
export function answerOf({ request, history }: AgentView): Answered {
  const open = isOpenStatus(request.lifecycle, request.status);
  const last = open ? -1 : history.findLastIndex(({ event }) => [...answers, ...endings].includes(event.type));
  const end = history[last];
  const promised = history.slice(0, last === -1 ? undefined : last).findLast(({ dueAt }) => dueAt !== undefined)?.dueAt;
  const dueAt = promised === undefined ? undefined : new Date(promised);
  if (end === undefined) return { fate: 'open', dueAt, at: undefined };
  const at = new Date(end.event.at);
  if (endings.includes(end.event.type)) return { fate: 'ended', dueAt, at };
  return { fate: dueAt === undefined || at < dueAt ? 'inTime' : 'late', dueAt, at };
}
