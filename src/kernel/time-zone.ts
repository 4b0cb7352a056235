/**
 * Offsets of one IANA time zone, asked from `Intl` once per stretch of time and kept, and local wall time resolved as RFC
 * 5545 and Temporal's "compatible" do: a gap pushes forward, a fold takes the first occurrence.
 */
import { Fault } from './fault.ts';
import type { Instant } from './instant.ts';
import { DAY_MS } from './local-day.ts';

/** About 13 months; a power of two only because it is as good as any other width. */
const BLOCK_MS = 2 ** 35;

/** No zone has changed its offset there and back within less than four weeks (Morocco's Ramadan). */
const SAMPLE_MS = 8 * DAY_MS;

/** A day before the last instant that a Date can hold, so that its wall clock fits into one too; likewise at the other end. */
const LAST_INSTANT = 8.64e15 - DAY_MS;

/** A time in which one offset holds: [from, to). */
interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
}

const zones = new Map<string, TimeZone>();

/** One object for each zone: what was learned about it serves every calendar. Throws calendar/unknown-zone. */
export function timeZoneOf(name: string): TimeZone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = new TimeZone(name);
  zones.set(name, zone);
  return zone;
}

export class TimeZone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #blocks = new Map<number, readonly Stretch[]>();
  /** The stretch of the last answer, [from, to): most questions are about the same weeks. None yet, so no instant lies in it. */
  #from = Number.NaN;
  #to = Number.NaN;
  #offset = 0;

  /** Throws calendar/unknown-zone. */
  constructor(name: string) {
    this.name = name;
    this.#format = formatOf(name);
  }

  /** Local wall time minus UTC, in milliseconds, at an instant. */
  offsetAt(at: Instant): number {
    return at >= this.#from && at < this.#to ? this.#offset : this.#find(at);
  }

  /** The instant of a local wall time, given as milliseconds since 1970-01-01T00:00 of the wall clock. */
  instantOf(local: number): Instant {
    // No offset reaches a day, so no other one can matter here.
    if (local - DAY_MS >= this.#from && local + DAY_MS < this.#to) return local - this.#offset;
    const before = this.offsetAt(local - DAY_MS);
    const after = this.offsetAt(local + DAY_MS);
    if (before === after) return local - before;
    const earlier = local - Math.max(before, after);
    if (this.offsetAt(earlier) === Math.max(before, after)) return earlier;
    const later = local - Math.min(before, after);
    if (this.offsetAt(later) === Math.min(before, after)) return later;
    return local - before;
  }

  #find(at: Instant): number {
    const number = Math.floor(at / BLOCK_MS);
    if (!this.#blocks.has(number)) {
      this.#blocks.set(number, this.#read(number * BLOCK_MS, (number + 1) * BLOCK_MS));
      this.#join(number - 1);
      this.#join(number);
    }
    for (const { from, to, offset } of this.#blocks.get(number) ?? []) {
      if (at >= to) continue;
      this.#from = from;
      this.#to = to;
      this.#offset = offset;
      break;
    }
    return this.#offset;
  }

  /** A stretch that goes on into the next block becomes one with it, so that a zone without changes is one stretch. */
  #join(number: number): void {
    const [earlier, later] = [this.#blocks.get(number), this.#blocks.get(number + 1)];
    const [last, first] = [earlier?.at(-1), later?.[0]];
    if (last === undefined || first === undefined || last === first || last.offset !== first.offset) return;
    const joined: Stretch = { from: last.from, to: first.to, offset: last.offset };
    for (const [block, stretches] of this.#blocks) {
      if (!stretches.includes(last) && !stretches.includes(first)) continue;
      this.#blocks.set(
        block,
        stretches.map((stretch) => (stretch === last || stretch === first ? joined : stretch)),
      );
    }
  }

  #read(start: Instant, end: Instant): readonly Stretch[] {
    const stretches: Stretch[] = [];
    let [from, offset] = [start, this.#ask(start)];
    for (let low = start; low < end; low += SAMPLE_MS) {
      const high = Math.min(low + SAMPLE_MS, end);
      const next = this.#ask(high);
      if (next === offset) continue;
      const to = this.#firstChange(low, high, offset);
      stretches.push({ from, to, offset });
      [from, offset] = [to, next];
    }
    if (from < end) stretches.push({ from, to: end, offset });
    return stretches;
  }

  /** The first whole second after `low`, up to `high`, at which `offset` no longer holds. */
  #firstChange(low: Instant, high: Instant, offset: number): Instant {
    let [holds, changed] = [Math.floor(low / 1000), Math.ceil(high / 1000)];
    while (changed - holds > 1) {
      const middle = Math.floor((holds + changed) / 2);
      if (this.#ask(middle * 1000) === offset) holds = middle;
      else changed = middle;
    }
    return changed * 1000;
  }

  #ask(at: Instant): number {
    const second = Math.max(-LAST_INSTANT, Math.min(LAST_INSTANT, Math.floor(at / 1000) * 1000));
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
    throw new Fault(
      'calendar/unknown-zone',
      `timeZone: '${timeZone}' is not an IANA time zone such as 'Europe/Moscow'`,
      {
        cause,
      },
    );
  }
}
