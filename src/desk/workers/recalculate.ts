/**
 * Moves open requests to the calendar and the definitions that their operator has now, in bulk. A request that has moved is
 * not moved again, so a call that was ended is simply repeated.
 */
import { Fault } from '../../kernel/fault.ts';
import { readOptions } from '../../kernel/input/read-options.ts';
import type { DeskContext } from '../context/context.ts';
import { named } from '../input/plain-input.ts';
import { assertLeaseAmounts } from '../ports/option-checks.ts';
import type { StopSignal } from '../ports/stop-signal.ts';
import type { Stored } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { listedPages } from '../work/listed-pages.ts';
import { type MovedRequest, recalculateRequest } from '../work/recalculate-request.ts';
import { damagedRequestEvent } from '../work/stored-document.ts';
import { clockCheck } from './clock-check.ts';

/** What {@link Desk.recalculate} moves, and how many at a time. */
export interface RecalculateOptions {
  /** Its id or an alias; by default all operators of the desk. */
  readonly operator?: string | undefined;
  /** By default all kinds. */
  readonly kind?: string | undefined;
  /** Reports what would move, and changes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Requests per call of the store; 100 by default. */
  readonly batch?: number | undefined;
  /** Called after each batch. */
  readonly onProgress?: ((report: RecalculationReport) => void) | undefined;
  /** Ends the work after the present request. */
  readonly signal?: StopSignal | undefined;
}

/** What {@link Desk.recalculate} has moved. */
export interface RecalculationReport {
  /** Open requests that were looked at. */
  readonly seen: number;
  readonly moved: readonly MovedRequest[];
  /** Those that could not be read or written, with the code of the fault; the others are done. */
  readonly failed: readonly { readonly id: string; readonly code: string }[];
}

/**
 * @throws Fault `input/invalid`: an option is unknown, cannot be read or has a wrong value; nothing has moved then
 * @throws Fault `desk/invalid-setup`: `batch` is no whole number from 1
 * @throws Fault `desk/clock-skew`: as `tick`, because what is due by now happens too
 */
export async function recalculate(
  context: DeskContext,
  options: RecalculateOptions = {},
): Promise<RecalculationReport> {
  const given = checkedOptions(context, options);
  const { kind, dryRun = false, batch = 100, onProgress, signal } = given;
  assertLeaseAmounts('recalculate', { batch });
  const checkedNow = clockCheck(context);
  await checkedNow();
  const report: Collecting = { seen: 0, moved: [], failed: [] };
  for (const operator of operatorsFor(context, given)) {
    const query = { operator, limit: batch, ...(kind === undefined ? {} : { kind }) };
    for await (const { found, damaged = [] } of listedPages(context, query)) {
      for (const id of damaged) fail(context, report, id, 'store/damaged-row');
      for (const stored of found) {
        if (signal?.aborted === true) return report;
        const at = await checkedNow();
        await recalculateOne({ ...context, now: () => at }, stored, dryRun, report);
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
  return [...operators]
    .filter(([, one]) => operator === undefined || one === wanted)
    .filter(([, one]) => kind === undefined || Object.hasOwn(one.kinds, kind))
    .map(([id]) => id);
}

const optionNames = { operator: true, kind: true, dryRun: true, batch: true, onProgress: true, signal: true } as const;

/**
 * Each option is read once. A misspelt one would move more than was asked for.
 *
 * @throws Fault `input/invalid`
 */
function checkedOptions({ operators }: DeskContext, options: RecalculateOptions): RecalculateOptions {
  const given = readOptions('recalculate', options, optionNames, 'input/invalid');
  const { operator, kind, dryRun, onProgress, signal } = given;
  if (operator !== undefined && !operators.has(operator)) {
    refuse('operator', `one of ${[...operators.keys()].join(', ')}`, operator);
  }
  const wanted = operator === undefined ? [...operators.values()] : [operators.get(operator)];
  const kinds = new Set(wanted.flatMap((one) => Object.keys(one?.kinds ?? {})));
  if (kind !== undefined && !kinds.has(kind)) refuse('kind', `one of ${[...kinds].join(', ')}`, kind);
  if (dryRun !== undefined && typeof dryRun !== 'boolean') refuse('dryRun', 'true or false', dryRun);
  if (onProgress !== undefined && typeof onProgress !== 'function') refuse('onProgress', 'a function', onProgress);
  const isAborted: unknown = signal === undefined ? false : readable('signal', () => signal.aborted);
  if (typeof isAborted !== 'boolean') refuse('signal', 'an AbortSignal', signal);
  return given;
}

function readable<Value>(place: string, read: () => Value): Value {
  try {
    return read();
  } catch {
    throw new Fault('input/invalid', `recalculate: ${place}: expected a value that can be read, found an error`);
  }
}

function refuse(place: string, expected: string, found: unknown): never {
  // A text may be personal.
  const shown = typeof found === 'string' ? named(found) : found === null ? 'null' : `a value of type ${typeof found}`;
  throw new Fault('input/invalid', `recalculate: ${place}: expected ${expected}, found ${shown}`);
}
