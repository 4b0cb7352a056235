/**
 * The outcome of a request: in time, late, ended without an answer, or still open.
 */
import { type AgentView, type EventType, isOpenStatus } from 'zayavka';

export type RequestOutcome = 'inTime' | 'late' | 'ended' | 'open';

export interface Ending {
  readonly outcome: RequestOutcome;
  /** The last deadline that the subscriber got. */
  readonly dueAt: Date | undefined;
  /** When the request was answered, done or ended. */
  readonly at: Date | undefined;
}

const answers: readonly EventType[] = ['resolved', 'fulfilled', 'rejected', 'failed'];
const endings: readonly EventType[] = ['withdrawn', 'cancelled'];

/** An answer is in time when it comes before the last promised deadline. The last answer of a reopened request counts. */
export function endingOf({ request, history }: AgentView): Ending {
  const open = isOpenStatus(request.lifecycle, request.status);
  const last = open ? -1 : history.findLastIndex(({ event }) => [...answers, ...endings].includes(event.type));
  const end = history[last];
  const promised = history.slice(0, last === -1 ? undefined : last).findLast(({ dueAt }) => dueAt !== undefined)?.dueAt;
  const dueAt = promised === undefined ? undefined : new Date(promised);
  if (end === undefined) return { outcome: 'open', dueAt, at: undefined };
  const at = new Date(end.event.at);
  if (endings.includes(end.event.type)) return { outcome: 'ended', dueAt, at };
  return { outcome: dueAt === undefined || at < dueAt ? 'inTime' : 'late', dueAt, at };
}
