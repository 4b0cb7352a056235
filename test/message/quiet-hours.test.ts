import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notBefore } from './room.ts';

const night = { from: '21:00', to: '09:00' };
const at = (
  iso: string,
  hours: { from: string; to: string } | undefined = night,
  timeZone = 'Europe/Moscow',
  urgent = false,
): string => notBefore(new Date(iso), hours, timeZone, urgent).toISOString();

describe('quiet hours', () => {
  it('begin with their first instant and end before their last', () => {
    expect(at('2026-11-20T17:59:59.999Z')).toBe('2026-11-20T17:59:59.999Z');
    expect(at('2026-11-20T18:00:00Z')).toBe('2026-11-21T06:00:00.000Z');
    expect(at('2026-11-21T05:59:59.999Z')).toBe('2026-11-21T06:00:00.000Z');
    expect(at('2026-11-21T06:00:00Z')).toBe('2026-11-21T06:00:00.000Z');
  });

  it('are those of the recipient', () => {
    expect(at('2026-11-20T09:00:00Z', night, 'Asia/Kamchatka')).toBe('2026-11-20T21:00:00.000Z');
    expect(at('2026-11-20T19:00:00Z', night, 'Europe/Kaliningrad')).toBe('2026-11-21T07:00:00.000Z');
  });

  it('may lie within a day', () => {
    const lunch = { from: '13:00', to: '14:00' };
    expect(at('2026-11-20T10:30:00Z', lunch)).toBe('2026-11-20T11:00:00.000Z');
    expect(at('2026-11-20T11:00:00Z', lunch)).toBe('2026-11-20T11:00:00.000Z');
    expect(at('2026-11-20T20:30:00Z', { from: '23:00', to: '24:00' })).toBe('2026-11-20T21:00:00.000Z');
  });

  it('do not hold an urgent message, and there may be none', () => {
    expect(at('2026-11-20T22:00:00Z', night, 'Europe/Moscow', true)).toBe('2026-11-20T22:00:00.000Z');
    expect(notBefore(new Date('2026-11-20T22:00:00Z'), undefined, 'Europe/Moscow').toISOString()).toBe(
      '2026-11-20T22:00:00.000Z',
    );
    expect(at('2026-11-20T22:00:00Z', { from: '09:00', to: '09:00' })).toBe('2026-11-20T22:00:00.000Z');
  });

  it('end by the wall clock when it is moved in the night', () => {
    expect(at('2026-03-08T03:00:00Z', night, 'America/New_York')).toBe('2026-03-08T13:00:00.000Z');
    expect(at('2026-11-01T03:00:00Z', night, 'America/New_York')).toBe('2026-11-01T14:00:00.000Z');
  });

  it('end with the gap when the wall clock jumps over their end', () => {
    expect(at('2026-03-08T06:30:00Z', { from: '22:00', to: '02:30' }, 'America/New_York')).toBe(
      '2026-03-08T07:00:00.000Z',
    );
  });

  it('return when the wall clock shows them twice', () => {
    const short = { from: '22:00', to: '01:30' };
    expect(at('2026-11-01T05:10:00Z', short, 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
    expect(at('2026-11-01T05:45:00Z', short, 'America/New_York')).toBe('2026-11-01T05:45:00.000Z');
    expect(at('2026-11-01T06:10:00Z', short, 'America/New_York')).toBe('2026-11-01T06:30:00.000Z');
  });

  it.each(['9:00', '25:00', '24:01', '12:60', ''])('refuse %j', (from) => {
    expect(() => at('2026-11-20T22:00:00Z', { from, to: '08:00' })).toThrow(/HH:MM/);
  });

  it('refuse to last the whole day', () => {
    expect(() => at('2026-11-20T22:00:00Z', { from: '00:00', to: '24:00' })).toThrow(/left for messages/);
  });

  it('end at the first instant at which the wall clock shows no quiet hour, in any zone, minute by minute', () => {
    const zones = [
      'Europe/Moscow',
      'America/New_York',
      'Australia/Lord_Howe',
      'Europe/Lisbon',
      'America/Scoresbysund',
    ] as const;
    const changes = [
      Date.UTC(2026, 2, 8),
      Date.UTC(2026, 10, 1),
      Date.UTC(2026, 3, 4),
      Date.UTC(2026, 9, 3),
      Date.UTC(2026, 2, 28),
      Date.UTC(2026, 9, 24),
      Date.UTC(2026, 6, 1),
    ];
    const clocks = new Map(
      zones.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
      ]),
    );
    const clock = fc
      .tuple(fc.nat(23), fc.constantFrom('00', '15', '30', '45'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...changes),
        fc.nat(60 * 48),
        clock,
        clock,
        (timeZone, day, minute, from, to) => {
          const isQuiet = (instant: number): boolean => {
            const time = clocks.get(timeZone)?.format(instant) ?? '';
            return from < to ? time >= from && time < to : from !== to && (time >= from || time < to);
          };
          const start = day + minute * 60_000;
          let expected = start;
          while (isQuiet(expected)) expected += 60_000;
          expect(notBefore(new Date(start), { from, to }, timeZone).getTime()).toBe(expected);
        },
      ),
      { seed: 7, numRuns: 400 },
    );
  });
});
