/**
 * A working calendar: when an organisation works, as an immutable value that other functions of this room ask. What it means
 * follows RFC 5545 for local times and half-open intervals everywhere.
 */

import { Fault } from '../../kernel/fault.ts';
import { formatLocalDay } from '../../kernel/local-day.ts';
import { CompiledCalendar } from './compiled-calendar.ts';
import { type DayNote, fingerprint, readSchedule, type WorkingCalendarSpec } from './schedule.ts';

/** Name and version of a calendar, as a running clock stores them. */
export interface CalendarVersion {
  readonly name: string;
  readonly version: string;
}

/** Made by `workingCalendar`; compared by name and version; compiled lazily, a year at a time. */
export class WorkingCalendar {
  /** How to get the rules, until the first question; the spec itself is not kept. */
  #state: Loaded | (() => WorkingCalendarSpec);

  /** Internal: the function is called once, at the first question. */
  constructor(read: () => WorkingCalendarSpec) {
    this.#state = read;
  }

  get name(): string {
    return this.#load().name;
  }

  /** As the spec says, otherwise a fingerprint of its content. */
  get version(): string {
    const loaded = this.#load();
    loaded.version ??= fingerprint(loaded.timeline.schedule);
    return loaded.version;
  }

  get timeZone(): string {
    return this.timeline.schedule.zone.name;
  }

  /** Local days, both included; `undefined` when any date may be asked. */
  get known(): { readonly from: string; readonly to: string } | undefined {
    const { known, isLimited } = this.timeline.schedule;
    return isLimited ? { from: formatLocalDay(known.from), to: formatLocalDay(known.to) } : undefined;
  }

  /** Internal. */
  get timeline(): CompiledCalendar {
    return this.#load().timeline;
  }

  #load(): Loaded {
    if (typeof this.#state !== 'function') return this.#state;
    const spec = this.#state();
    const timeline = new CompiledCalendar(readSchedule(spec));
    this.#state = { timeline, name: spec.name ?? 'unnamed', version: spec.version };
    return this.#state;
  }
}

interface Loaded {
  readonly timeline: CompiledCalendar;
  readonly name: string;
  version: string | undefined;
}

/**
 * Reads and checks the rules; nothing is compiled until a question is asked.
 *
 * Hours are half-open local intervals: they may touch, and may not overlap within one day; a night shift that runs into the
 * hours of the next day is counted once. `dates` replaces a day's own hours, `daysOff` removes 00-24 of its local day from
 * everything, and wins where a date stands in both.
 *
 * Throws calendar/invalid-interval, calendar/overlapping-intervals, calendar/invalid-date, calendar/invalid-weekday,
 * calendar/unknown-zone, calendar/no-working-time (no hours on any day and in no date).
 *
 * @example
 * workingCalendar({ timeZone: 'Europe/Moscow', week: { mon: ['09:00-13:00', '14:00-18:00'] } }).timeZone //=> 'Europe/Moscow'
 */
export function workingCalendar(spec: WorkingCalendarSpec): WorkingCalendar {
  if (!isRecord(spec) || !isRecord(spec.week)) {
    throw new Fault('calendar/invalid-weekday', 'week: expected an object of weekdays and their hours, found none');
  }
  // What the caller does to the object later changes nothing here. It is plain data, and may be watched by a framework.
  const own: WorkingCalendarSpec = JSON.parse(JSON.stringify(spec));
  const calendar = new WorkingCalendar(() => own);
  // A wrong rule is told here and not at the first question.
  void calendar.timeline;
  return calendar;
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

export type { DayNote, WorkingCalendarSpec };
