/**
 * The next request for an employee: of those that nobody has, the one with the earliest deadline becomes the employee's own. Of
 * two who ask at the same time only one gets it.
 */
import { accepted, type Result } from '../../kernel/result.ts';
import { nextWake } from '../../operators/rules/time/due-events.ts';
import { isErased } from '../../request/erased.ts';
import { openStatuses, type Status } from '../../request/lifecycle.ts';
import type { DeskContext } from '../context/context.ts';
import { read } from '../input/fields.ts';
import { type TakeQuery, takeQuery } from '../input/staff-query.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { ListQuery } from '../ports/store.ts';
import { assertOutcome } from '../work/assert-outcome.ts';
import { type CommandKey, commandKey } from '../work/command-key.ts';
import { committedBefore } from '../work/committed-before.ts';
import { openRequest } from '../work/open-request.ts';
import { retryOnConflict } from '../work/retry-on-conflict.ts';
import { skipDamaged } from '../work/stored-document.ts';
import type { UnitOfWork } from '../work/unit-of-work.ts';
import { type AgentView, agentView, viewRequest } from './agent.ts';
import { queuePlace } from './queue-place.ts';

/** What stands still waits for somebody else: who takes it could do nothing. */
const running: readonly Status[] = /* @__PURE__ */ (() =>
  [...new Set<Status>([...openStatuses.inquiry, ...openStatuses.order])].filter(
    (status) => status !== 'awaitingSubscriber' && status !== 'onHold',
  ))();

/** As many as an employee may have to pass over at first, because others are taking them at the same time. */
const pageSize = 10;

/** `undefined` when there is nothing to take. */
export async function take(context: DeskContext, input: unknown): Promise<Result<AgentView | undefined, DeskRefusal>> {
  const query = read(takeQuery(), input);
  if (!query.ok) return query;
  const { team } = query.value;
  const place = queuePlace(context, query.value);
  if (!place.ok) return place;
  const { commandId, ...asked } = query.value;
  const key = commandKey(commandId, { take: asked });
  const earlier = await takenBefore(context, key, query.value);
  if (earlier !== undefined) return earlier;
  const unassigned: Omit<ListQuery, 'cursor'> = {
    assignee: null,
    statuses: running,
    order: 'deadline',
    limit: pageSize,
    ...place.value,
    ...(team === undefined ? {} : { team }),
  };
  let cursor: string | undefined;
  do {
    const page = await context.store.list(cursor === undefined ? unassigned : { ...unassigned, cursor });
    for (const request of page.found) {
      const unit = await skipDamaged(context, { request }, () => takeOne(context, request.id, query.value, key));
      const same = unit === 'duplicate' ? await takenBefore(context, key, query.value) : undefined;
      if (same !== undefined) return same;
      if (unit !== undefined && unit !== 'duplicate') return accepted(await agentView(context, unit));
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return accepted(undefined);
}

/** The request that the same id has taken before, as it is now; `undefined` for a new id. */
async function takenBefore(
  context: DeskContext,
  key: CommandKey | undefined,
  { agentId }: TakeQuery,
): Promise<Result<AgentView, DeskRefusal> | undefined> {
  if (key === undefined) return undefined;
  const before = await committedBefore(context, key);
  if (!before.ok) return before;
  return before.value && accepted(await viewRequest(context, before.value.stored, { agentId }));
}

/** `undefined` when somebody else has it, or it has ended; `duplicate` when the same id has just taken one. */
function takeOne(
  context: DeskContext,
  id: string,
  query: TakeQuery,
  key: CommandKey | undefined,
): Promise<UnitOfWork | 'duplicate' | undefined> {
  const { store } = context;
  return retryOnConflict(async () => {
    const stored = await store.load(id);
    if (stored === undefined) return undefined;
    const unit = openRequest(context, stored);
    if (!isToTake(unit, query)) return undefined;
    const { agentId } = query;
    const given = { at: unit.now.getTime(), by: { role: 'agent', id: agentId } } as const;
    unit.apply({ type: 'assigned', assignee: agentId, ...given });
    // Who takes it sees the whole story.
    unit.apply({ type: 'accessed', ...given });
    const outcome = await store.commit(unit.toChange(nextWake(unit), key));
    assertOutcome('commit', outcome, key?.commandId);
    return outcome === 'committed' ? unit : outcome;
  });
}

/** Whether it still is what was asked for. */
function isToTake({ request }: UnitOfWork, { team, kind }: TakeQuery): boolean {
  const { status, assignee } = request;
  const isFree = running.includes(status) && assignee === undefined && !isErased(request);
  return isFree && (team ?? request.team) === request.team && (kind ?? request.kind) === request.kind;
}
