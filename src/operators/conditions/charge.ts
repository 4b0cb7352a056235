/**
 * What a request costs the subscriber, and when the money is taken.
 */
import type { Source, Translated } from '../../kernel/source.ts';
import type { EventType } from '../../request/event.ts';

/**
 * One price of a kind of request.
 *
 * @example
 * const { amount } = mts.kinds.numberPorting.charges[0];
 * amount / 100 //=> 250
 */
export interface Charge {
  /** For machines, one of a kind: `kit`, `porting`. */
  readonly name: string;
  readonly title: Translated;
  /** In the smallest unit of the currency, from 0 (free): kopecks of roubles. */
  readonly amount: number;
  /** ISO 4217; `RUB` by default. */
  readonly currency?: string;
  /** The event at which it is taken; unknown when left out. */
  readonly takenAt?: EventType;
  /** Whether the sum goes to the balance of the subscriber. */
  readonly credited?: boolean;
  /** The local day, yyyy-mm-dd, from which it is so. */
  readonly from?: string;
  readonly source: Source;
}
