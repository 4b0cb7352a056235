/**
 * The calendars of a desk: which one the new clocks of an operator start with, which one serves the pin of a running clock,
 * and how one is replaced while the desk runs.
 */
import { Fault } from '../../kernel/fault.ts';
import type { Operator } from '../../operators/operator.ts';
import { russia, withYearsOf } from '../../sla/calendar/russia.ts';
import {
  type CalendarVersion,
  calendarAsOf,
  compiledOf,
  type WorkingCalendar,
} from '../../sla/calendar/working-calendar.ts';

export class CalendarRegistry {
  /** By id and by alias, each with the calendar that its new clocks start with. */
  readonly #operators: Map<string, Operator>;
  /** Those that only serve clocks which started with them. */
  #others: readonly WorkingCalendar[];

  /** `operators` stays the map of the desk and follows a replacement; `earlier` are calendars that no operator uses. */
  constructor(operators: Map<string, Operator>, earlier: readonly WorkingCalendar[]) {
    this.#operators = operators;
    this.#others = [...earlier, russia];
  }

  /** The calendar that a clock is pinned to, `undefined` if the desk has none that says the same of the pinned years. */
  serving(pinned: CalendarVersion): WorkingCalendar | undefined {
    for (const calendar of [...this.#inUse, ...this.#others]) {
      const served = calendarAsOf(calendar, pinned);
      if (served !== undefined) return served;
    }
    return undefined;
  }

  /**
   * Puts a calendar in the place of the one of its name. Where it is Russia's, calendars that are based on it get its years.
   *
   * @throws Fault `calendar/foreign-object`: this library has not made it
   * @throws Fault `desk/invalid-setup`: the desk has no calendar of that name
   * @throws Fault `calendar/unknown-version`: it does not serve the clocks of the one that it replaces
   */
  replace(calendar: WorkingCalendar): void {
    compiledOf(calendar);
    this.#assertServes(calendar);
    const { name } = calendar;
    const successor = (old: WorkingCalendar): WorkingCalendar => {
      if (calendarAsOf(calendar, old) !== undefined) return calendar;
      return (name === russia.name ? withYearsOf(old, calendar) : undefined) ?? old;
    };
    const changed = new Map([...this.#operators.values()].map((operator) => [operator, replaced(operator, successor)]));
    for (const [id, operator] of [...this.#operators]) this.#operators.set(id, changed.get(operator) ?? operator);
    this.#others = this.#others.map(successor);
  }

  get #inUse(): readonly WorkingCalendar[] {
    return [...this.#operators.values()].map((operator) => operator.calendar);
  }

  #assertServes(calendar: WorkingCalendar): void {
    const { name, version } = calendar;
    const named = (list: readonly WorkingCalendar[]) => list.filter((other) => other.name === name);
    const [own, others] = [named(this.#inUse), named(this.#others)];
    const current = own.length > 0 ? own : others;
    if (current.length === 0) {
      const names = [...new Set([...this.#inUse, ...this.#others].map((other) => other.name))].join(', ');
      throw new Fault(
        'desk/invalid-setup',
        `replaceCalendar: expected a calendar named one of ${names}, found '${name}'`,
      );
    }
    if (current.some((old) => calendarAsOf(calendar, old) !== undefined)) return;
    const versions = [...new Set(current.map((old) => old.version))].join(', ');
    throw new Fault(
      'calendar/unknown-version',
      `replaceCalendar: ${name} ${version} does not say the same of the years of ${versions}, so running clocks could not be ` +
        'read; open the desk with it, give the old one in `calendars`, and call recalculate',
    );
  }
}

function replaced(operator: Operator, successor: (old: WorkingCalendar) => WorkingCalendar): Operator {
  const calendar = successor(operator.calendar);
  return calendar === operator.calendar ? operator : { ...operator, calendar };
}
