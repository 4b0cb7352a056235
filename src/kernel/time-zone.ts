/**
 * Offsets of one IANA time zone as `Intl` knows them, and local wall time resolved as RFC 5545 and Temporal's "compatible"
 * do: a gap pushes forward, a fold takes the first occurrence.
 */
import { Fault } from './fault.ts';
import { described } from './input/described.ts';
import type { Instant } from './instant.ts';
import { dayMs } from './local-day.ts';

/** No zone has changed its offset there and back within less than four weeks (Morocco's Ramadan). */
const sampleMs = 8 * dayMs;

/** About a year, read at once: `Intl` is too slow to be asked about every instant. */
const blockMs = 48 * sampleMs;

/** A day before the last instant that a Date can hold, so that its wall clock fits into one too; likewise at the other end. */
const lastInstant = 8.64e15 - dayMs;

/** From this instant on the offset holds, until the next stretch begins. */
interface Stretch {
  readonly from: Instant;
  readonly offset: number;
}

/** A memo by name: the rules of a zone do not change while the process runs. */
const zones = new Map<string, TimeZone>();

/** @throws Fault `calendar/unknown-zone`: the name is not an IANA time zone */
export function timeZoneOf(name: string): TimeZone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = new TimeZone(name);
  zones.set(name, zone);
  return zone;
}

export class TimeZone {
  readonly name: string;
  /** One of several names of the same zone. */
  readonly canonicalName: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #blocks = new Map<number, readonly Stretch[]>();

  /** @throws Fault `calendar/unknown-zone`: the name is not an IANA time zone */
  constructor(name: string) {
    this.name = name;
    this.#format = formatOf(name);
    this.canonicalName = this.#format.resolvedOptions().timeZone;
  }

  /**
   * Local wall time minus UTC, in milliseconds, at an instant.
   *
   * @throws Fault `calendar/invalid-instant`: the instant is not a finite number
   */
  offsetAt(at: Instant): number {
    const number = Math.floor(at / blockMs);
    let block = this.#blocks.get(number);
    if (block === undefined) {
      if (!Number.isFinite(at)) throw new Fault('calendar/invalid-instant', `expected a valid Date, found ${at}`);
      block = this.#read(number * blockMs);
      this.#blocks.set(number, block);
    }
    return block.findLast(({ from }) => from <= at)?.offset ?? 0;
  }

  /**
   * The instant of a local wall time, given as milliseconds since 1970-01-01T00:00 of the wall clock.
   *
   * @throws Fault `calendar/invalid-instant`: the local time is not a finite number
   */
  instantOf(local: number): Instant {
    // No offset is as long as a day, so only the offsets of the day before and the day after can matter.
    const before = this.offsetAt(local - dayMs);
    const after = this.offsetAt(local + dayMs);
    if (before === after) return local - before;
    const earlier = local - Math.max(before, after);
    if (this.offsetAt(earlier) === Math.max(before, after)) return earlier;
    const later = local - Math.min(before, after);
    if (this.offsetAt(later) === Math.min(before, after)) return later;
    return local - before;
  }

  #read(start: Instant): readonly Stretch[] {
    let offset = this.#ask(start);
    const stretches: Stretch[] = [{ from: start, offset }];
    for (let low = start; low < start + blockMs; low += sampleMs) {
      const next = this.#ask(low + sampleMs);
      if (next === offset) continue;
      stretches.push({ from: this.#firstChange(low, low + sampleMs, offset), offset: next });
      offset = next;
    }
    return stretches;
  }

  /** The first whole second after `low`, up to `high`, at which `offset` no longer holds. */
  #firstChange(low: Instant, high: Instant, offset: number): Instant {
    let [holds, changed] = [low / 1000, high / 1000];
    while (changed - holds > 1) {
      const middle = Math.floor((holds + changed) / 2);
      if (this.#ask(middle * 1000) === offset) holds = middle;
      else changed = middle;
    }
    return changed * 1000;
  }

  #ask(at: Instant): number {
    const second = Math.max(-lastInstant, Math.min(lastInstant, at));
    // 'MM/DD/YYYY[ A| B], HH:MM:SS' in the Gregorian calendar: the era letter tells the year 1 BC from 1 AD.
    const text = this.#format.format(second);
    const parts = text.match(/\d+/g)?.map(Number) ?? [];
    const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, seconds = 0] = parts;
    const local = new Date(0);
    local.setUTCFullYear(text.includes('B') ? 1 - year : year, month - 1, day);
    local.setUTCHours(hour, minute, seconds);
    return local.getTime() - second;
  }
}

/** The canonical name of a zone, or `undefined` for an unknown one. It keeps nothing: the name may come from outside. */
export function canonicalTimeZone(name: string): string | undefined {
  try {
    return (zones.get(name) ?? new TimeZone(name)).canonicalName;
  } catch {
    return undefined;
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    // Intl takes a missing zone for the host's own.
    if (typeof timeZone !== 'string') throw new RangeError(`found ${typeof timeZone}`);
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      era: 'narrow',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch (cause) {
    const message = `timeZone: ${described(timeZone)} is not an IANA time zone such as 'Europe/Moscow'`;
    throw new Fault('calendar/unknown-zone', message, { cause });
  }
}
