/**
 * Applies what is due: the store gives the requests whose wake-up has come; each is committed with its due events and its next
 * wake-up. Any number of processes may tick at once; when one ends, its lease runs out and another one goes on.
 */
import { Fault, type FaultCode } from '../../kernel/fault.ts';
import { readOptions } from '../../kernel/input/read-options.ts';
import type { EventType } from '../../request/event.ts';
import type { DeskContext } from '../context/context.ts';
import { erasePerson } from '../personal-data/erase.ts';
import { assertCallbacks, assertLeaseAmounts, assertPositiveIntegersOrInfinity } from '../ports/option-checks.ts';
import type { StopSignal } from '../ports/stop-signal.ts';
import type { WakeUp } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { commitDueEvents, commitRecount } from '../work/commit-event.ts';
import type { UnitOfWork } from '../work/unit-of-work.ts';
import { clockCheck } from './clock-check.ts';
import { datedBeforeDecree, recountKey } from './dated-before-decree.ts';
import { type LeaseScope, leaseScopes } from './lease-scopes.ts';

/** How much one call of `desk.tick` does, see {@link TickReport}. */
export interface TickOptions {
  /** Requests between two reports of the progress, and per call of the store at most, up to 10,000; 100 by default. */
  readonly batch?: number | undefined;
  /**
   * Batches at most, so that one call ends; 100 by default. Operators that do not have the same kinds have batches of their
   * own.
   */
  readonly batches?: number | undefined;
  /** How long a batch belongs to this process, by the clock of the store; one minute by default. */
  readonly leaseMs?: number | undefined;
  /** Called after each batch. */
  readonly onProgress?: ((report: TickReport) => void) | undefined;
  /** Ends the work after the present request. */
  readonly signal?: StopSignal | undefined;
}

/**
 * What one call of `desk.tick` has done.
 *
 * @example
 * let now = new Date('2026-11-20T09:00:00Z');
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => now });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * now = new Date('2026-11-26T09:00:00Z');
 * const { events } = await desk.tick({ batch: 50 });
 * events //=> { warned: 1, breached: 1 }
 */
export interface TickReport {
  /** Requests that were committed. */
  readonly handled: number;
  /** Events that happened, by type: `{ warned: 2, breached: 1, closed: 4 }`. */
  readonly events: { readonly [Type in EventType]?: number };
  /** Requests whose person was erased because the retention had ended. */
  readonly forgotten: number;
  /**
   * Requests that failed: each was reported to `onNotice` (`zayavka.wake.failed`) and is tried again after a pause that grows
   * from the time of the lease to a day, behind those that did not fail. One whose calendar, operator or form this process does
   * not know is given back to the other processes at the end of the call; this one leaves it alone for such a pause.
   */
  readonly failed: number;
}

export async function tick(context: DeskContext, options: TickOptions = {}): Promise<TickReport> {
  const given = readOptions('tick', options, optionNames);
  const { batch = 100, batches = 100, leaseMs = 60_000 } = given;
  assertLeaseAmounts('tick', { batch, leaseMs });
  assertPositiveIntegersOrInfinity('tick', { batches });
  const counting: Counting = { handled: 0, events: {}, forgotten: 0, failed: new Set() };
  assertCallbacks('tick', given);
  const checked = { ...given, batch, batches, leaseMs };
  await recountPreliminary(context, checked, counting);
  for (const scope of leaseScopes(context)) await tickScope(context, scope, checked, counting);
  return reportOf(counting);
}

const optionNames = { batch: true, batches: true, leaseMs: true, onProgress: true, signal: true } as const;

type Checked = TickOptions & { readonly [Name in 'batch' | 'batches' | 'leaseMs']: number };

/** A report while its numbers grow. */
interface Counting {
  handled: number;
  readonly events: { [Type in EventType]?: number };
  forgotten: number;
  /** Ids: what has failed is not tried again in the same call. */
  readonly failed: Set<string>;
}

function reportOf({ handled, events, forgotten, failed }: Counting): TickReport {
  return { handled, events: { ...events }, forgotten, failed: failed.size };
}

async function tickScope(
  context: DeskContext,
  scope: LeaseScope,
  { batch, batches, leaseMs, onProgress, signal }: Checked,
  counting: Counting,
): Promise<void> {
  const checkedNow = clockCheck(context);
  const isStopped = (): boolean => signal?.aborted ?? false;
  // The first lease has one request and each further one twice as many: of those that were leased together with a request
  // which ends its worker, all but the first come in another lease the next time, and it does not take them along again.
  let size = 1;
  let hasMore = true;
  const forOthers: WakeUp[] = [];
  for (let count = 0; count < batches && hasMore && !isStopped(); count += 1) {
    for (let left = batch; left > 0 && hasMore && !isStopped(); ) {
      const at = await checkedNow();
      const limit = Math.min(size, left);
      const wakeUps = await context.store.wake(at, { limit, leaseMs, ...scope });
      const asOf: DeskContext = { ...context, now: () => at };
      for (const due of wakeUps) {
        if (isStopped()) break;
        const end = await handleLeased(asOf, due, counting);
        if (end === 'for others') forOthers.push(due);
      }
      hasMore = wakeUps.length >= limit;
      left -= limit;
      size *= 2;
    }
    onProgress?.(reportOf(counting));
  }
  // Not before: this call would get them again.
  if (forOthers.length > 0) await context.store.giveBack?.(forOthers);
}

/** A later version of the library, or of the set-up of the service, can do what these say. */
const unknownHere: readonly FaultCode[] = [
  'calendar/unknown-version',
  'calendar/unknown-date',
  'store/newer-schema',
  'desk/unknown-operator',
];

async function handleLeased(context: DeskContext, due: WakeUp, counting: Counting): Promise<'done' | 'for others'> {
  if (counting.failed.has(due.id)) return 'done';
  const { postponed, now } = context;
  const key = `wake-up ${due.id}`;
  if (postponed.until(key, now().getTime()) !== undefined) return 'for others';
  const fault = await handle(context, due.id, counting, () => wakeUp(context, due));
  if (!unknownHere.some((code) => code === fault)) {
    postponed.delete(key);
    return 'done';
  }
  postponed.add(key, now().getTime());
  return 'for others';
}

/** First, so that nothing happens by a date that is known better by now. */
async function recountPreliminary(
  context: DeskContext,
  { batch, batches, signal }: Checked,
  counting: Counting,
): Promise<void> {
  const checkedNow = clockCheck(context);
  await checkedNow();
  for await (const stored of datedBeforeDecree(context, batch)) {
    if (signal?.aborted === true || counting.handled >= batch * batches) return;
    const at = await checkedNow();
    const asOf: DeskContext = { ...context, now: () => at };
    const id = String(stored.request?.id);
    const fault = await handle(context, id, counting, () => commitRecount(asOf, stored));
    // There is no lease that would put it off.
    if (fault === undefined) context.postponed.delete(recountKey(id));
    else context.postponed.add(recountKey(id), at.getTime());
  }
}

/** Applies what is due for the holder of a lease. */
async function wakeUp(context: DeskContext, { id, token }: WakeUp): Promise<UnitOfWork | 'erased' | undefined> {
  const stored = await context.store.load(id);
  if (stored === undefined) throw new Fault('store/damaged-row', `request ${id}: it has a wake-up and does not exist`);
  if (stored.eraseAt === undefined || stored.eraseAt > context.now().getTime()) {
    return commitDueEvents(context, stored, token);
  }
  return (await erasePerson(context, stored, 'retention')) ? 'erased' : undefined;
}

/**
 * Counts what `work` has done, `undefined` when somebody else was faster. A request that fails does not stop the others; the
 * value is the code of its fault.
 */
async function handle(
  context: DeskContext,
  id: string,
  counting: Counting,
  work: () => Promise<UnitOfWork | 'erased' | undefined>,
): Promise<FaultCode | 'unknown' | undefined> {
  try {
    const done = await work();
    if (done === undefined) return undefined;
    counting.handled += 1;
    if (done === 'erased') counting.forgotten += 1;
    else for (const { event } of done.history) counting.events[event.type] = (counting.events[event.type] ?? 0) + 1;
    return undefined;
  } catch (error) {
    counting.failed.add(id);
    const code = Fault.is(error) ? error.code : 'unknown';
    notify(context.telemetry, { name: 'zayavka.wake.failed', at: context.now(), attributes: { id, code } });
    return code;
  }
}
