/**
 * The slow reference: working time by walking minute after minute through `Intl`, sharing no code and no idea with the library.
 * It knows a window of some weeks and offsets of whole minutes only.
 */
export const minuteMs = 60_000;

export interface ReferenceRules {
  /** Monday first; minutes after local midnight, `end` above 1440 for a night shift. */
  readonly week: readonly (readonly (readonly [start: number, end: number])[])[];
  readonly dates: ReadonlyMap<string, readonly (readonly [start: number, end: number])[]>;
  readonly daysOff: ReadonlySet<string>;
}

/** What the wall clock of a zone shows at every minute of a window, as 'yyyy-mm-dd' and minutes after midnight. */
export class WallClock {
  readonly from: number;
  readonly minutes: number;
  readonly #wall: Float64Array;
  readonly days: readonly string[];

  constructor(timeZone: string, from: number, days: number) {
    this.from = from;
    this.minutes = days * 1440;
    this.#wall = new Float64Array(this.minutes);
    // Swedish writes '2026-03-29 03:00:00'.
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    const found = new Set<string>();
    for (let minute = 0; minute < this.minutes; minute += 1) {
      const text = format.format(from + minute * minuteMs);
      found.add(text.slice(0, 10));
      this.#wall[minute] = Date.parse(`${text.replace(' ', 'T')}Z`) / minuteMs;
    }
    this.days = [...found].sort();
  }

  /** The first minute at which the wall shows the time; where the wall jumps over it, as far behind the jump as it lies in it. */
  minuteOf(day: string, afterMidnight: number): number {
    const wanted = Date.parse(`${day}T00:00:00Z`) / minuteMs + afterMidnight;
    let last = -1;
    for (let minute = 0; minute < this.minutes; minute += 1) {
      const wall = this.#wall[minute] ?? 0;
      if (wall === wanted) return minute;
      if (wall > wanted) break;
      last = minute;
    }
    return last + wanted - (this.#wall[last] ?? wanted);
  }

  /** Whether each minute of the window is open. Days at the edges of the window are not to be relied on. */
  open(rules: ReferenceRules): Uint8Array {
    const open = new Uint8Array(this.minutes);
    for (const day of this.days) {
      const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
      for (const [start, end] of rules.dates.get(day) ?? rules.week[weekday] ?? []) {
        open.fill(1, Math.max(0, this.minuteOf(day, start)), Math.max(0, this.minuteOf(day, end)));
      }
    }
    for (const day of this.days) {
      if (rules.daysOff.has(day)) open.fill(0, this.minuteOf(day, 0), this.minuteOf(day, 1440));
    }
    return open;
  }
}

/** `undefined` when the walk leaves the window. */
export function walkForward(clock: WallClock, open: Uint8Array, start: number, ms: number): number | undefined {
  let at = start;
  for (let left = ms; left > 0; ) {
    const minute = Math.floor((at - clock.from) / minuteMs);
    if (minute >= clock.minutes) return undefined;
    const rest = clock.from + (minute + 1) * minuteMs - at;
    if (open[minute] === 1) {
      if (left <= rest) return at + left;
      left -= rest;
    }
    at += rest;
  }
  return at;
}

export function walkBack(clock: WallClock, open: Uint8Array, end: number, ms: number): number | undefined {
  let at = end;
  for (let left = ms; left > 0; ) {
    const minute = Math.ceil((at - clock.from) / minuteMs) - 1;
    if (minute < 0) return undefined;
    const rest = at - (clock.from + minute * minuteMs);
    if (open[minute] === 1) {
      if (left <= rest) return at - left;
      left -= rest;
    }
    at -= rest;
  }
  return at;
}

export function walkBetween(clock: WallClock, open: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; ) {
    const minute = Math.floor((at - clock.from) / minuteMs);
    const next = Math.min(to, clock.from + (minute + 1) * minuteMs);
    if (open[minute] === 1) sum += next - at;
    at = next;
  }
  return sum;
}
