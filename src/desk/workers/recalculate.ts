/**
 * Moves open requests to the calendar and the definitions that their operator has now, in bulk. A request that has moved is
 * not moved again, so a call that was ended is simply repeated.
 */
import { Fault } from '../../kernel/fault.ts';
import type { DeskContext } from '../context/context.ts';
import { assertPositiveIntegers } from '../ports/option-checks.ts';
import type { Stored } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { listedPages } from '../work/listed-pages.ts';
import { type MovedRequest, recalculateRequest } from '../work/recalculate-request.ts';
import { damagedRequestEvent } from '../work/stored-document.ts';

export interface RecalculateOptions {
  /** Its id or an alias; by default all operators of the desk. */
  readonly operator?: string;
  readonly kind?: string;
  /** Reports what would move, and changes nothing. */
  readonly dryRun?: boolean;
  /** Requests per call of the store; 100 by default. */
  readonly batch?: number;
  /** Called after each batch. */
  readonly onProgress?: (report: RecalculationReport) => void;
  /** Ends the work after the present request. */
  readonly signal?: AbortSignal;
}

export interface RecalculationReport {
  /** Open requests that were looked at. */
  readonly seen: number;
  readonly moved: readonly MovedRequest[];
  /** Those that could not be read or written, with the code of the fault; the others are done. */
  readonly failed: readonly { readonly id: string; readonly code: string }[];
}

/**
 * @throws Fault `desk/unknown-operator`: the desk does not have the operator, or none of its operators has the kind
 * @throws Fault `desk/invalid-setup`: `batch` is no whole number from 1
 */
export async function recalculate(
  context: DeskContext,
  options: RecalculateOptions = {},
): Promise<RecalculationReport> {
  const { kind, dryRun = false, batch = 100, onProgress, signal } = options;
  assertPositiveIntegers('recalculate', { batch });
  const report: Collecting = { seen: 0, moved: [], failed: [] };
  for (const operator of operatorsFor(context, options)) {
    const query = { operator, limit: batch, ...(kind === undefined ? {} : { kind }) };
    for await (const { found, damaged = [] } of listedPages(context, query)) {
      for (const id of damaged) fail(context, report, id, 'store/damaged-row');
      for (const stored of found) {
        if (signal?.aborted === true) return report;
        await recalculateOne(context, stored, dryRun, report);
      }
      onProgress?.({ seen: report.seen, moved: [...report.moved], failed: [...report.failed] });
    }
  }
  return report;
}

/** A report while it grows. */
interface Collecting extends RecalculationReport {
  seen: number;
  readonly moved: MovedRequest[];
  readonly failed: { readonly id: string; readonly code: string }[];
}

async function recalculateOne(
  context: DeskContext,
  stored: Stored,
  dryRun: boolean,
  report: Collecting,
): Promise<void> {
  report.seen += 1;
  try {
    const moved = await recalculateRequest(context, stored, dryRun);
    if (moved !== undefined) report.moved.push(moved);
  } catch (error) {
    if (!Fault.is(error) || error.code === 'store/unavailable') throw error;
    fail(context, report, String(stored.request?.id), error.code);
  }
}

function fail({ telemetry, now }: DeskContext, report: Collecting, id: string, code: Fault['code']): void {
  report.failed.push({ id, code });
  notify(telemetry, damagedRequestEvent(id, code, now()));
}

/** The id and the aliases of each: a request keeps the one under which it was registered. */
function operatorsFor({ operators }: DeskContext, { operator, kind }: RecalculateOptions): readonly string[] {
  const wanted = operator === undefined ? undefined : operators.get(operator);
  const found = [...operators].filter(
    ([, one]) => (operator === undefined || one === wanted) && (kind === undefined || Object.hasOwn(one.kinds, kind)),
  );
  if (found.length > 0) return found.map(([id]) => id);
  const [what, known] = [[operator, kind].map(String).join(', '), [...operators.keys()].join(', ')];
  throw new Fault(
    'desk/unknown-operator',
    `recalculate: expected an operator of this desk (${known}) with the kind, found ${what}`,
  );
}
