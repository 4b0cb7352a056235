/**
 * Hooks for logs and metrics, shaped like OpenTelemetry (a name, flat attributes, a duration), without a dependency.
 * Attributes carry operator, kind, status, code and counts; never a phone number, a request number or a text.
 */

import { Fault } from '../fault.ts';

export type Attributes = { readonly [name: string]: string | number | boolean };

/** One finished piece of work. */
export interface Span {
  /** `zayavka.register`, `zayavka.execute`, `zayavka.status`, `zayavka.agent`, `zayavka.tick`, `zayavka.deliver`, … */
  readonly name: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** `ok`, `refused` (the domain said no) or `error` (a fault was thrown). */
  readonly status: 'ok' | 'refused' | 'error';
  readonly attributes: Attributes;
}

/** Something that somebody may want to be told of now: a series that runs out, a version that lost its race. */
export interface Notice {
  readonly name:
    | 'zayavka.series.nearing_end'
    | 'zayavka.request.conflict'
    | 'zayavka.delivery.retry'
    | 'zayavka.wake.failed';
  readonly at: Date;
  readonly attributes: Attributes;
}

export interface Telemetry {
  readonly onSpan?: (span: Span) => void;
  readonly onNotice?: (notice: Notice) => void;
}

/** Runs `work` and reports it as a span: how long, and how it ended. */
export async function observed<Value>(
  { telemetry, now }: { readonly telemetry: Telemetry; readonly now: () => Date },
  name: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const { onSpan } = telemetry;
  if (onSpan === undefined) return work();
  const startedAt = now();
  const end = (status: Span['status'], attributes: Attributes = {}): void =>
    onSpan({ name, startedAt, endedAt: now(), status, attributes });
  try {
    const value = await work();
    const code = codeOf(value);
    if (code === undefined) end('ok');
    else end('refused', { code });
    return value;
  } catch (error) {
    end('error', { code: Fault.is(error) ? error.code : 'unknown' });
    throw error;
  }
}

/** The code of a refusal, if that is what was answered. */
function codeOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('refusal' in value)) return undefined;
  const { refusal } = value;
  if (typeof refusal !== 'object' || refusal === null || !('code' in refusal)) return undefined;
  return String(refusal.code);
}
