/**
 * A working calendar: when an organisation works, as an immutable value that other functions of this room ask. What it means
 * follows RFC 5545 for local times and half-open intervals everywhere.
 */
import { type DayNote, fingerprint, readSchedule, type Schedule, type WorkingCalendarSpec } from './schedule.ts';
import { Timeline } from './timeline.ts';

/** Name and version of a calendar, as a running clock stores them. */
export interface CalendarVersion {
  readonly name: string;
  readonly version: string;
}

/** Made by `workingCalendar`; compared by name and version; compiled lazily, a year at a time. */
export class WorkingCalendar {
  readonly #read: () => WorkingCalendarSpec;
  #spec: WorkingCalendarSpec | undefined;
  #timeline: Timeline | undefined;
  #version: string | undefined;

  /** Internal: the function is called once, at the first question. */
  constructor(read: () => WorkingCalendarSpec) {
    this.#read = read;
  }

  get name(): string {
    return this.#loaded.name ?? 'unnamed';
  }

  /** As the spec says, otherwise a fingerprint of its content. */
  get version(): string {
    this.#version ??= this.#loaded.version ?? fingerprint(this.#schedule);
    return this.#version;
  }

  get timeZone(): string {
    return this.#schedule.zone.name;
  }

  /** Local days, both included; `undefined` when any date may be asked. */
  get known(): { readonly from: string; readonly to: string } | undefined {
    return this.#loaded.known;
  }

  /** Internal. */
  get timeline(): Timeline {
    this.#timeline ??= new Timeline(readSchedule(this.#loaded));
    return this.#timeline;
  }

  get #schedule(): Schedule {
    return this.timeline.schedule;
  }

  get #loaded(): WorkingCalendarSpec {
    this.#spec ??= this.#read();
    return this.#spec;
  }
}

/**
 * Reads and checks the rules; nothing is compiled until a question is asked.
 *
 * Hours are half-open local intervals: they may touch, and may not overlap within one day; a night shift that runs into the
 * hours of the next day is counted once. `dates` replaces a day's own hours, `daysOff` removes 00-24 of its local day from
 * everything, and wins where a date stands in both.
 *
 * Throws calendar/invalid-interval, calendar/overlapping-intervals, calendar/invalid-date, calendar/invalid-weekday,
 * calendar/unknown-zone.
 *
 * @example
 * workingCalendar({ timeZone: 'Europe/Moscow', week: { mon: ['09:00-13:00', '14:00-18:00'] } }).timeZone //=> 'Europe/Moscow'
 */
export function workingCalendar(spec: WorkingCalendarSpec): WorkingCalendar {
  // What the caller does to the object later changes nothing here.
  const own = structuredClone(spec);
  const calendar = new WorkingCalendar(() => own);
  // A wrong rule is told here and not at the first question.
  void calendar.timeline;
  return calendar;
}

export type { DayNote, WorkingCalendarSpec };
