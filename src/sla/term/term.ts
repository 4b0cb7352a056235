/**
 * Terms as plain data: wall hours, working hours, calendar days, working days, months (Civil Code of Russia, art. 190-192).
 */
import { Fault } from '../../kernel/fault.ts';
import { described } from '../../kernel/input/described.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';

/**
 * What a term is counted in: hours on the wall clock or inside opening times, days of the calendar, working days, months.
 *
 * @see {@link days}
 */
export type TermUnit = 'hours' | 'workingHours' | 'days' | 'workingDays' | 'months';

/**
 * How long something may take. Plain JSON data, made by `hours`, `workingHours`, `days`, `workingDays`, `months`.
 *
 * @see {@link days}
 */
export interface Term {
  readonly unit: TermUnit;
  /** From 0 to 100,000; whole, but for hours and working hours. */
  readonly amount: number;
}

const largest = 100_000;
export const termUnits: readonly TermUnit[] = ['hours', 'workingHours', 'days', 'workingDays', 'months'];

/**
 * Hours on the wall clock, around the clock; never rolled to a working day. Fractions are allowed.
 *
 * @throws Fault `term/invalid-amount`: the amount is not from 0 to 100,000; so do all constructors of terms
 *
 * @example
 * hours(24) //=> { unit: 'hours', amount: 24 }
 */
export function hours(amount: number): Term {
  return faultsOnly('hours', () => checkedTerm({ unit: 'hours', amount }));
}

/**
 * Hours inside the calendar's opening times. Fractions are allowed.
 *
 * @example
 * workingHours(1.5) //=> { unit: 'workingHours', amount: 1.5 }
 */
export function workingHours(amount: number): Term {
  return faultsOnly('workingHours', () => checkedTerm({ unit: 'workingHours', amount }));
}

/**
 * Calendar days, whole ones: the day of the event is not counted (Civil Code, art. 191), a non-working last day moves to the
 * next working day (art. 193), the term ends at 24:00 of the last day (art. 194). 0 is the end of the day of the event.
 *
 * @example
 * days(30) //=> { unit: 'days', amount: 30 }
 */
export function days(amount: number): Term {
  return faultsOnly('days', () => checkedTerm({ unit: 'days', amount }));
}

/**
 * Working days after the day of the event, whole ones; the term ends at 24:00 of the last one. 0 is the end of the day of the
 * event, or of the first working day after it.
 *
 * @example
 * workingDays(3) //=> { unit: 'workingDays', amount: 3 }
 */
export function workingDays(amount: number): Term {
  return faultsOnly('workingDays', () => checkedTerm({ unit: 'workingDays', amount }));
}

/**
 * Months, whole ones: the same date, or the last day of a shorter month (Civil Code, art. 192), then as `days`.
 *
 * @example
 * months(6) //=> { unit: 'months', amount: 6 }
 */
export function months(amount: number): Term {
  return faultsOnly('months', () => checkedTerm({ unit: 'months', amount }));
}

/**
 * @throws Fault `term/invalid-amount`: the unit does not exist, or the amount is not one of it, as in stored data
 */
export function checkedTerm(term: Term): Term {
  if (isTerm(term)) return term;
  const { unit, amount } = term;
  const message = termUnits.includes(unit)
    ? `${unit}: expected ${expectedAmount(unit)}, found ${described(amount)}`
    : `unit: expected one of ${termUnits.join(', ')}, found ${described(unit)}`;
  throw new Fault('term/invalid-amount', message);
}

/** 'a whole number from 0 to 100000' */
export function expectedAmount(unit: TermUnit, most: number = largest): string {
  return `${isInHours({ unit }) ? 'a number' : 'a whole number'} from 0 to ${most}`;
}

/** Whether stored data is a term that can be counted. */
export function isTerm({ unit, amount }: { readonly unit?: unknown; readonly amount?: unknown }): boolean {
  const known = termUnits.find((name) => name === unit);
  if (known === undefined || typeof amount !== 'number') return false;
  return amount >= 0 && amount <= largest && (isInHours({ unit: known }) || Number.isInteger(amount));
}

/** Terms in hours end at an instant and may have fractions; all others are whole and end with a local day. */
export function isInHours({ unit }: Pick<Term, 'unit'>): boolean {
  return unit === 'hours' || unit === 'workingHours';
}
