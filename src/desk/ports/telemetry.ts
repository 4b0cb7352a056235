/**
 * Hooks for logs and metrics, shaped like OpenTelemetry (a name, flat attributes, a duration), without a dependency.
 * Attributes carry operator, kind, status, code and counts, and the agent whose access could not be written down; never a phone
 * number, a request number or a text.
 */
import { Fault } from '../../kernel/fault.ts';

/** What a {@link Telemetry} hook is told beside the name: flat, and without personal data. */
export type Attributes = { readonly [name: string]: string | number | boolean };

/** One call of the desk that has ended, see {@link Telemetry}. */
export interface Span {
  /** `zayavka.register`, `zayavka.execute`, `zayavka.status`, `zayavka.agent`, `zayavka.tick`, `zayavka.deliver`, … */
  readonly name: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** `ok`, `refused` (the domain said no) or `error` (a fault was thrown). */
  readonly status: 'ok' | 'refused' | 'error';
  readonly attributes: Attributes;
}

/** Something an operator of the service may want to know now, see {@link Telemetry}: a series is nearly used up, a write had a conflict. */
export interface TelemetryEvent {
  readonly name:
    | 'zayavka.series.nearing_end'
    | 'zayavka.request.conflict'
    | 'zayavka.delivery.retry'
    | 'zayavka.delivery.postponed'
    | 'zayavka.delivery.failed'
    | 'zayavka.request.unreadable'
    | 'zayavka.access.unrecorded'
    | 'zayavka.wake.failed'
    | 'zayavka.proof.missing';
  readonly at: Date;
  readonly attributes: Attributes;
}

/**
 * Where calls and notices are reported. A hook that throws changes nothing.
 *
 * @example
 * const seen = [];
 * const telemetry = { onSpan: ({ name, status }) => seen.push(`${name} ${status}`), onNotice: ({ name }) => seen.push(name) };
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z'), telemetry });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * seen //=> ['zayavka.proof.missing', 'zayavka.register ok']
 */
export interface Telemetry {
  /** Called when a call of the desk has ended. */
  readonly onSpan?: (span: Span) => void;
  /** Called when something should be looked at, also where the call itself succeeds. */
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
    callHook(onSpan, { name, startedAt, endedAt: now(), status, attributes });
  let value: Value;
  try {
    value = await work();
  } catch (error) {
    end('error', { code: Fault.is(error) ? error.code : 'unknown' });
    throw error;
  }
  if (fieldOf(value, 'ok') === false) end('refused', attributesOf(fieldOf(value, 'refusal'), ['code']));
  else end('ok', attributesOf(fieldOf(value, 'value'), ['operator', 'kind', 'status']));
  return value;
}

export function notify({ onNotice }: Telemetry, notice: TelemetryEvent): void {
  if (onNotice !== undefined) callHook(onNotice, notice);
}

/** A hook that fails must not make a committed command look like a failed one. */
function callHook<Value>(hook: (value: Value) => void, value: Value): void {
  try {
    const returned: unknown = hook(value);
    // The type admits an asynchronous function too; its rejection would end the process.
    if (returned instanceof Promise) returned.catch(() => undefined);
  } catch {
    // Errors of the hook are dropped: there is nowhere else to report them.
  }
}

/** Only named fields and only texts: nothing that a person said or is known by. */
function attributesOf(value: unknown, fields: readonly string[]): Attributes {
  const texts = fields.flatMap((field) => {
    const text = fieldOf(value, field);
    return typeof text === 'string' ? [[field, text] as const] : [];
  });
  return Object.fromEntries(texts);
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}
