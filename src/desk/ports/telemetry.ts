/**
 * Hooks for logs and metrics, shaped like OpenTelemetry (a name, flat attributes, a duration), without a dependency.
 * Attributes carry operator, kind, status, code and counts; never a phone number, a request number or a text.
 */

import { Fault } from '../../kernel/fault.ts';

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
export interface TelemetryEvent {
  readonly name:
    | 'zayavka.series.nearing_end'
    | 'zayavka.request.conflict'
    | 'zayavka.delivery.retry'
    | 'zayavka.delivery.postponed'
    | 'zayavka.request.unreadable'
    | 'zayavka.wake.failed';
  readonly at: Date;
  readonly attributes: Attributes;
}

export interface Telemetry {
  readonly onSpan?: (span: Span) => void;
  readonly onNotice?: (notice: TelemetryEvent) => void;
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
  const end = (status: Span['status'], attributes: Attributes): void =>
    undisturbed(onSpan, { name, startedAt, endedAt: now(), status, attributes });
  let value: Value;
  try {
    value = await work();
  } catch (error) {
    end('error', { code: Fault.is(error) ? error.code : 'unknown' });
    throw error;
  }
  const answer = recordOf(value);
  const refusal = recordOf(answer['refusal']);
  if (answer['ok'] === false) end('refused', attributesOf(refusal, ['code']));
  else end('ok', attributesOf(recordOf(answer['value']), ['operator', 'kind', 'status']));
  return value;
}

export function notify({ onNotice }: Telemetry, notice: TelemetryEvent): void {
  if (onNotice !== undefined) undisturbed(onNotice, notice);
}

/** What has been committed stays committed: a log that fails must not make a command look as if it had. */
function undisturbed<Value>(hook: (value: Value) => void, value: Value): void {
  try {
    const returned: unknown = hook(value);
    // An asynchronous function fits the type too; what it rejects with would end the process.
    if (returned instanceof Promise) returned.catch(() => undefined);
  } catch {
    // There is nobody left to tell.
  }
}

/** Only these fields, and only words: nothing that a person said or can be known by. */
function attributesOf(value: { readonly [field: string]: unknown }, fields: readonly string[]): Attributes {
  const words = fields.flatMap((field) => {
    const word = value[field];
    return typeof word === 'string' ? [[field, word] as const] : [];
  });
  return Object.fromEntries(words);
}

function recordOf(value: unknown): { readonly [field: string]: unknown } {
  // Any object may be looked into by name; what is found there is checked by whoever looks.
  return typeof value === 'object' && value !== null ? (value as { readonly [field: string]: unknown }) : {};
}
