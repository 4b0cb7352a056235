/**
 * `zayavka/sla`: working calendars, terms, clocks, and why a deadline is what it is.
 *
 * @module zayavka/sla
 */
export { calendarFromJson, calendarToJson } from './calendar/calendar-json.ts';
export type {
  CalendarJson,
  DayNote,
  OfficeHours,
  ProductionYear,
  RussianCalendarSpec,
  Weekday,
  WeekHours,
  WorkingCalendarSpec,
} from './calendar/calendar-spec.ts';
export type { Interval } from './calendar/interval.ts';
export { officeHours, russia, russiaUntil, russiaWith } from './calendar/russia.ts';
export { type CalendarVersion, type WorkingCalendar, workingCalendar } from './calendar/working-calendar.ts';
export {
  addWorkingTime,
  type Boundary,
  isOpen,
  isWorkingDay,
  nextOpening,
  openPeriods,
  subtractWorkingTime,
  workingDaysBetween,
  workingTimeBetween,
} from './calendar/working-time.ts';
export {
  addFact,
  type Calendars,
  type Clock,
  type ClockFact,
  type ClockPolicy,
  type Extension,
  type ExtensionRefusal,
  type Reopening,
  startClock,
  type Warning,
} from './clock/clock.ts';
export {
  type ClockAction,
  extendClock,
  type Retargeting,
  type RetargetRefusal,
  retargetClock,
} from './clock/clock-actions.ts';
export { type Crossing, crossings, nextCrossing } from './clock/crossing.ts';
export { type ClockStart, type ObservedEvent, observe } from './clock/observe.ts';
export { type ClockPromise, type ClockReading, readClock } from './clock/reading.ts';
export { describeLeft } from './explain/describe-left.ts';
export { type Explanation, explain } from './explain/explain.ts';
export type { AgreedDay, PauseKind } from './term/deadline.ts';
export { type Due, dueAt } from './term/due-at.ts';
export type { Step, TraceDay } from './term/step.ts';
export { days, hours, months, type Term, type TermUnit, workingDays, workingHours } from './term/term.ts';
