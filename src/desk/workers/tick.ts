/**
 * Applies what is due: the store gives the requests whose wake-up has come; each is committed with its due events and its next
 * wake-up. Any number of processes may tick at once; when one ends, its lease runs out and another one goes on.
 */
import { Fault } from '../../kernel/fault.ts';
import type { EventType } from '../../request/event.ts';
import type { DeskContext } from '../context/context.ts';
import { erasePerson } from '../personal-data/erase.ts';
import { assertPositiveIntegers, assertPositiveIntegersOrInfinity } from '../ports/option-checks.ts';
import { notify } from '../ports/telemetry.ts';
import { commitEvent } from '../work/commit-event.ts';
import { dateAnew } from './date-anew.ts';

export interface TickOptions {
  /** Requests per call of the store; 100 by default. */
  readonly batch?: number;
  /** Batches at most, so that one call ends; 100 by default. */
  readonly batches?: number;
  /** How long a batch belongs to this process; one minute by default. */
  readonly leaseMs?: number;
  readonly onProgress?: (report: TickReport) => void;
  readonly signal?: AbortSignal;
}

export interface TickReport {
  /** Requests that were committed. */
  readonly handled: number;
  /** Events that happened, by type: `{ warned: 2, breached: 1, closed: 4 }`. */
  readonly events: { readonly [Type in EventType]?: number };
  /** Requests whose person was erased because the retention had ended. */
  readonly forgotten: number;
  /** Requests that failed: each was reported to `onNotice` and is tried again when its lease ends. */
  readonly failed: number;
}

export async function tick(context: DeskContext, options: TickOptions = {}): Promise<TickReport> {
  const { batch = 100, batches = 100, leaseMs = 60_000, onProgress, signal } = options;
  assertPositiveIntegers('tick', { batch, leaseMs });
  assertPositiveIntegersOrInfinity('tick', { batches });
  const report: Counting = { handled: 0, events: {}, forgotten: 0, failed: 0 };
  const isStopped = (): boolean => signal?.aborted ?? false;
  await dateAnew(context, batch, async (stored) => {
    if (!isStopped()) await handle(context, stored.request.id, report);
  });
  for (let count = 0; count < batches && !isStopped(); count += 1) {
    const wakeUps = await context.store.wake(context.now(), { limit: batch, leaseMs });
    for (const { id } of wakeUps) {
      if (isStopped()) break;
      await handle(context, id, report);
    }
    onProgress?.({ ...report, events: { ...report.events } });
    if (wakeUps.length < batch) break;
  }
  return report;
}

/** A report while its numbers grow. */
interface Counting {
  handled: number;
  readonly events: { [Type in EventType]?: number };
  forgotten: number;
  failed: number;
}

/** A request that cannot be read does not stop the others. */
async function handle(context: DeskContext, id: string, report: Counting): Promise<void> {
  try {
    const stored = await context.store.load(id);
    if (stored === undefined)
      throw new Fault('store/damaged-row', `request ${id}: it has a wake-up and does not exist`);
    if (stored.eraseAt !== undefined && stored.eraseAt <= context.now().getTime()) {
      if (await erasePerson(context, stored, 'retention')) report.forgotten += 1;
    } else {
      const unit = await commitEvent(context, stored);
      for (const { event } of unit?.history ?? []) report.events[event.type] = (report.events[event.type] ?? 0) + 1;
    }
    report.handled += 1;
  } catch (error) {
    report.failed += 1;
    const code = Fault.is(error) ? error.code : 'unknown';
    notify(context.telemetry, { name: 'zayavka.wake.failed', at: context.now(), attributes: { id, code } });
  }
}
