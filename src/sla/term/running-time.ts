/**
 * The running time of a term, without its pauses: what has passed until an instant, and when so much has passed. It is counted
 * once up to each pause, so that a question is a binary search.
 */
import type { Instant } from '../../kernel/instant.ts';
import { indexAbove } from '../calendar/compiled-year.ts';
import { afterTime, isMeasuredInWorkingTime, measure, type Pause, type TermContext } from './deadline.ts';

export class RunningTime {
  readonly #context: TermContext;
  /** Until when it can be measured. */
  readonly #knownTo: Instant;
  readonly #pauses: Pause[] = [];
  /** Of each pause: where it begins, and the running time up to it. */
  readonly #starts: Instant[] = [];
  readonly #sums: number[] = [];

  constructor(context: TermContext, pauses: readonly Pause[] = []) {
    this.#context = context;
    this.#knownTo = isMeasuredInWorkingTime(context) ? context.compiled.knownTo : Number.POSITIVE_INFINITY;
    for (const pause of pauses) this.add(pause);
  }

  /** A pause that is later than all others. @throws Fault `calendar/unknown-date`: the start lies before the known days */
  add(pause: Pause): void {
    const { from } = pause;
    // No question about working time beyond what the calendar knows has an answer.
    if (from > this.#knownTo) return;
    this.#sums.push(this.#until(from));
    this.#starts.push(from);
    this.#pauses.push(pause);
  }

  /** Zero when `to` is not later. */
  between(from: Instant, to: Instant): number {
    return from < to ? this.#until(to) - this.#until(from) : 0;
  }

  /** From the start; negative before it. */
  #until(at: Instant): number {
    const { start } = this.#context;
    if (at < start) return -measure(this.#context, at, start);
    const last = indexAbove(this.#starts, at) - 1;
    return (this.#sums[last] ?? 0) + measure(this.#context, this.#pauses[last]?.to ?? start, at);
  }

  /** The instant until which `ms` have passed since the start. */
  instantAt(ms: number): Instant {
    // Sums are whole milliseconds: the last one below `ms`.
    const last = indexAbove(this.#sums, ms - 1) - 1;
    return afterTime(this.#context, this.#pauses[last]?.to ?? this.#context.start, ms - (this.#sums[last] ?? 0));
  }
}
