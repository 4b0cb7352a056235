/**
 * Hooks for logs and metrics, shaped like OpenTelemetry (a name, flat attributes, a duration), without a dependency.
 * Attributes carry operator, kind, status, code and counts; never a phone number, a request number or a text.
 */

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
