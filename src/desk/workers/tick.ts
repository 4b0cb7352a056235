/**
 * What happens by itself: the desk asks the store whose time has come, lets it happen, and says when to be asked again.
 * Any number of nodes may tick at once, and die at any instant: a lease runs out and somebody else goes on.
 */
import { Fault } from '../../kernel/fault.ts';
import { assertPositiveIntegers, assertPositiveIntegersOrInfinity } from '../../kernel/option-checks.ts';
import type { EventType } from '../../request/event.ts';
import type { DeskContext } from '../context/context.ts';
import { erasePerson } from '../personal-data/erase.ts';
import { notify } from '../ports/telemetry.ts';
import { commitEvent } from '../work/record.ts';

export interface TickOptions {
  /** Requests per call of the store; 100 unless said. */
  readonly batch?: number;
  /** Batches at most, so that one call ends; 100 unless said. */
  readonly batches?: number;
  /** How long a batch is this node's; one minute unless said. */
  readonly leaseMs?: number;
  readonly onProgress?: (report: TickReport) => void;
  readonly signal?: AbortSignal;
}

export interface TickReport {
  /** Requests that were looked at. */
  readonly handled: number;
  /** Events that happened, by type: `{ warned: 2, breached: 1, closed: 4 }`. */
  readonly events: { readonly [Type in EventType]?: number };
  /** Persons whose time of being remembered was over. */
  readonly forgotten: number;
  /** Requests that could not be looked at: each was reported to `onNotice`, and is tried again when its lease ends. */
  readonly failed: number;
}

export async function tick(context: DeskContext, options: TickOptions = {}): Promise<TickReport> {
  const { batch = 100, batches = 100, leaseMs = 60_000, onProgress, signal } = options;
  assertPositiveIntegers('tick', { batch, leaseMs });
  assertPositiveIntegersOrInfinity('tick', { batches });
  const report = { handled: 0, events: {} as { [Type in EventType]?: number }, forgotten: 0, failed: 0 };
  const isStopped = (): boolean => signal?.aborted ?? false;
  for (let count = 0; count < batches && !isStopped(); count += 1) {
    const ids = await context.store.wake(context.now(), batch, leaseMs);
    for (const id of ids) {
      if (isStopped()) break;
      await handle(context, id, report);
    }
    onProgress?.({ ...report, events: { ...report.events } });
    if (ids.length < batch) break;
  }
  return report;
}

type Counting = { -readonly [Field in keyof TickReport]: TickReport[Field] } & {
  readonly events: { [Type in EventType]?: number };
};

/** One request that cannot be read must not stop the others. */
async function handle(context: DeskContext, id: string, report: Counting): Promise<void> {
  try {
    const stored = await context.store.load(id);
    if (stored === undefined) {
      throw new Fault('store/damaged-row', `request ${id}: it woke, and is not there`);
    }
    const isForgotten = stored.eraseAt !== undefined && stored.eraseAt <= context.now().getTime();
    if (isForgotten) {
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
