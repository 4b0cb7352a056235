/**
 * Takes an identity off everything that was registered under it, because it belongs to somebody else now: the next owner of a
 * number sees nothing of the one before.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { nextWake } from '../../operators/rules/time/due-events.ts';
import { isErased } from '../../request/erased.ts';
import type { RequestEvent } from '../../request/event.ts';
import { endSessions } from '../access/prove.ts';
import type { DeskContext } from '../context/context.ts';
import { read } from '../input/fields.ts';
import { type IdentityInput, readIdentity } from '../input/identity.ts';
import { detachQuery } from '../input/query.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { Stored } from '../ports/store.ts';
import { assertOutcome } from '../work/assert-outcome.ts';
import { unitOf } from '../work/open-request.ts';
import { retryOnConflict } from '../work/retry-on-conflict.ts';
import { requestsAbout } from './requests-about.ts';

/**
 * What `desk.detach` takes: one identity, and why it is taken off.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const done = await desk.detach({ msisdn: '+79161234567', reason: 'the number has a new owner' });
 * done.ok && done.value.detached //=> 1
 */
export type DetachInput = IdentityInput & {
  /** For colleagues: it is written into the history of each request. */
  readonly reason: string;
  /** When it changed hands, as a `Date` or ISO 8601 with its zone: only requests that were registered before. When left out, all that are there now. */
  readonly before?: Date | string | undefined;
  readonly agentId?: string | undefined;
  /** A repetition with the same id takes nothing off that was registered after the first call. It must not be personal. */
  readonly commandId?: string | undefined;
};

/** What has been taken off, see {@link DetachInput}. */
export interface DetachReport {
  /** From how many requests it was taken off now; 0 when that was done before. */
  readonly detached: number;
}

export async function detach(context: DeskContext, input: unknown): Promise<Result<DetachReport, DeskRefusal>> {
  const query = read(detachQuery(), input);
  if (!query.ok) return query;
  const { reason, before, agentId, commandId, ...person } = query.value;
  const owner = readIdentity(person, context.operators);
  if (!owner.ok) return owner;
  const identity = owner.value;
  await endSessions(context, identity);
  const last = before === undefined ? await firstCall(context, commandId) : before - 1;
  const by = agentId === undefined ? undefined : ({ role: 'agent', id: agentId } as const);
  const detached: Detached = { identity, reason, ...(by && { by }) };
  let count = 0;
  const faults: unknown[] = [];
  for await (const { stored } of requestsAbout(context, identity)) {
    if (stored.request.registeredAt > last) continue;
    try {
      const isDone = await detachFrom(context, stored, detached);
      if (isDone === undefined) return refused({ code: 'request/changed-meanwhile' });
      if (isDone) count += 1;
    } catch (error) {
      // The others are changed first; then the caller gets the fault.
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return accepted({ detached: count });
}

type Detached = Pick<RequestEvent<'detached'>, 'identity' | 'reason' | 'by'>;

/** The instant at which a command with that id came first; now when it has none. */
async function firstCall({ store, now }: DeskContext, commandId: string | undefined): Promise<number> {
  const at = now().getTime();
  return commandId === undefined ? at : Number(await store.agree(`detach ${commandId}`, String(at)));
}

/** Whether it was there to be taken off; `undefined` when every attempt had a conflict. */
function detachFrom(context: DeskContext, stored: Stored, detached: Detached): Promise<boolean | undefined> {
  const { store } = context;
  return retryOnConflict<boolean>(async (attempt) => {
    const current = attempt === 1 ? stored : await store.load(stored.request.id);
    if (current === undefined || isErased(current.request)) return false;
    const { detached: before = [], formerly = [] } = current.request;
    if ([...before, ...formerly].includes(detached.identity)) return false;
    // What is due would be told to the line that is taken off.
    const unit = unitOf(context, current);
    unit.apply({ type: 'detached', at: unit.now.getTime(), ...detached }, false);
    const outcome = await store.commit(unit.toChange(nextWake(unit)));
    assertOutcome('commit', outcome, undefined);
    return outcome === 'committed' ? true : 'conflict';
  });
}
