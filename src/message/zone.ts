/**
 * Civil time of a place from the IANA data that `Intl` carries, with the offset of each day remembered: asking `Intl`
 * again for every message would cost more than the message.
 */
import { Fault } from '../kernel/fault.ts';
import type { Instant } from '../kernel/instant.ts';

const day = 86_400_000;
/** Some eleven years of days; a process that sees more starts over. */
const rememberedDays = 4096;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** UTC day number → offset in ms, or NaN on a day whose offset changes. */
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();
let lastName = '';
let lastZone: Zone | undefined;

/** How far local clocks are ahead of UTC at that instant, ms. Faults: `calendar/unknown-zone`, `calendar/invalid-instant`. */
export function offsetAt(timeZone: string, at: Instant): number {
  if (!Number.isFinite(at)) throw new Fault('calendar/invalid-instant', 'message: expected a valid Date');
  const zone = lastName === timeZone && lastZone !== undefined ? lastZone : zoneOf(timeZone);
  const number = Math.floor(at / day);
  let offset = zone.offsets.get(number);
  if (offset === undefined) {
    const first = measured(zone, number * day);
    offset = first === measured(zone, (number + 1) * day) ? first : Number.NaN;
    if (zone.offsets.size >= rememberedDays) zone.offsets.clear();
    zone.offsets.set(number, offset);
  }
  return Number.isNaN(offset) ? measured(zone, at) : offset;
}

/** The local wall clock at that instant, as ms since 1970-01-01T00:00 of that wall clock. */
export function localTime(timeZone: string, at: Instant): number {
  return at + offsetAt(timeZone, at);
}

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    zone = { format: formatOf(timeZone), offsets: new Map() };
    zones.set(timeZone, zone);
  }
  lastName = timeZone;
  lastZone = zone;
  return zone;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw new Fault(
      'calendar/unknown-zone',
      `time zone: expected an IANA name such as Europe/Moscow, found ${JSON.stringify(timeZone)}`,
      { cause },
    );
  }
}

function measured(zone: Zone, at: Instant): number {
  const fields: Record<string, number> = {};
  for (const part of zone.format.formatToParts(at)) fields[part.type] = Number(part.value);
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = fields;
  return Date.UTC(year, month - 1, date, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
