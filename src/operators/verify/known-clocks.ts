/**
 * What clocks show, kept while a kind is explored: many ways lead to clocks of the same definition with the same facts.
 */
import type { Clock, ClockPolicy } from '../../sla/clock/clock.ts';
import type { ShownClock, ShownClocks } from '../rules/time/shown-clock.ts';

export class KnownClocks implements ShownClocks {
  readonly #byClock = new Map<Clock, ShownClock>();
  readonly #byFacts = new Map<ClockPolicy, Map<string, ShownClock>>();

  get(clock: Clock): ShownClock | undefined {
    const known = this.#byClock.get(clock) ?? this.#byFacts.get(clock.policy)?.get(factsIn(clock));
    if (known !== undefined) this.#byClock.set(clock, known);
    return known;
  }

  set(clock: Clock, shown: ShownClock): void {
    const alike = this.#byFacts.get(clock.policy) ?? new Map<string, ShownClock>();
    this.#byFacts.set(clock.policy, alike.set(factsIn(clock), shown));
    this.#byClock.set(clock, shown);
  }
}

/** Verification counts no clock by another definition, so that the reasons are all that is left out. */
function factsIn({ facts }: Clock): string {
  return facts.map((fact) => [fact.type, fact.at, fact.order, 'kind' in fact && fact.kind].join(' ')).join();
}
