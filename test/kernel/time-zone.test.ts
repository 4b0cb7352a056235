import { describe, expect, it } from 'vitest';
import { timeZoneOf } from '#src/kernel/time-zone.ts';
import { faultOf, hour, utc } from '../sla/moments.ts';

describe('a time zone', () => {
  it('has the offset of each instant, to the second of a change', () => {
    const berlin = timeZoneOf('Europe/Berlin');
    const change = utc('2026-03-29T01:00').getTime();
    expect(berlin.offsetAt(change - 1)).toBe(hour);
    expect(berlin.offsetAt(change)).toBe(2 * hour);
    expect(timeZoneOf('America/St_Johns').offsetAt(utc('2026-01-01T00:00').getTime())).toBe(-3.5 * hour);
    expect(timeZoneOf('Europe/Moscow').offsetAt(utc('1900-01-01T00:00').getTime())).toBe(2.5 * hour + 17_000);
  });

  it('is known before 1 AD and at both ends of what a Date can hold', () => {
    for (const at of [-8.64e15, 8.64e15, new Date(0).setUTCFullYear(-1)]) {
      expect(timeZoneOf('UTC').offsetAt(at)).toBe(0);
      expect(Math.abs(timeZoneOf('Asia/Tokyo').offsetAt(at) - 9 * hour)).toBeLessThan(hour);
    }
  });

  it('pushes a local time in a gap forward and takes the first of two in a fold', () => {
    const berlin = timeZoneOf('Europe/Berlin');
    expect(berlin.instantOf(utc('2026-03-29T02:30').getTime())).toBe(utc('2026-03-29T01:30').getTime());
    expect(berlin.instantOf(utc('2026-10-25T02:30').getTime())).toBe(utc('2026-10-25T00:30').getTime());
    expect(berlin.instantOf(utc('2026-10-25T03:00').getTime())).toBe(utc('2026-10-25T02:00').getTime());
  });

  it('is one object for each name', () => {
    expect(timeZoneOf('Asia/Tokyo')).toBe(timeZoneOf('Asia/Tokyo'));
  });

  it('of an unknown name is a fault that says what would be right', () => {
    const fault = faultOf(() => timeZoneOf('Mars/Olympus'));
    expect(fault.code).toBe('calendar/unknown-zone');
    expect(fault.message).toContain("'Europe/Moscow'");
    const withoutTypes: (name: unknown) => unknown = timeZoneOf as (name: unknown) => unknown;
    expect(faultOf(() => withoutTypes(undefined)).code).toBe('calendar/unknown-zone');
  });

  it('refuses an invalid instant', () => {
    for (const at of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(faultOf(() => timeZoneOf('UTC').offsetAt(at)).code).toBe('calendar/invalid-instant');
      expect(faultOf(() => timeZoneOf('UTC').instantOf(at)).code).toBe('calendar/invalid-instant');
    }
  });
});
