/**
 * The digits of a running text as people group them: unbroken runs of digits, and what stands between neighbours.
 */
import { digitValue } from '../../kernel/text.ts';

/**
 * What stands before a group, the more it parts the higher: from `apart` on the group does not belong to the one before; `plus`:
 * a plus makes a phone number of what follows.
 */
export const joins = { space: 0, dash: 1, point: 2, bracket: 3, line: 4, apart: 5, plus: 6 } as const;

/**
 * Unbroken runs of digits, wherever they come from: ASCII, full-width, Arabic, keycaps; invisible characters do not break them.
 * In columns, because a text of a megabyte may have half a million.
 */
export interface DigitGroups {
  readonly text: string;
  readonly count: number;
  /** The place of the first digit of each, and the place behind the last one. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How many digits each has; 255 stands for more too. */
  readonly sizes: Uint8Array;
  /** A value of `joins` for each. */
  readonly before: Uint8Array;
}

/** More signs between two groups part them. */
const longestGap = 3;

/** `text` has no invisible characters. The time grows with its length. */
export function digitGroups(text: string): DigitGroups {
  // Between two groups stands one character at least.
  const most = Math.ceil(text.length / 2);
  const [starts, ends] = [new Int32Array(most), new Int32Array(most)];
  const [sizes, before] = [new Uint8Array(most), new Uint8Array(most)];
  let [count, end] = [0, -longestGap - 1];
  for (let from = nextDigit(text, 0); from < text.length; from = nextDigit(text, end)) {
    before[count] = joinOf(text, end, from);
    starts[count] = from;
    let size = 0;
    for (end = from; valueAt(text, end) !== undefined; size += 1) end = behindKeycap(text, end + 1);
    ends[count] = end;
    sizes[count] = Math.min(size, 255);
    count += 1;
  }
  return { text, count, starts, ends, sizes, before };
}

/** The plain digits of the groups from `first` to `last`. */
export function digitsOf({ text, starts, ends }: DigitGroups, first: number, last: number): string {
  let digits = '';
  for (let index = starts[first] ?? 0; index < (ends[last] ?? 0); index += 1) digits += valueAt(text, index) ?? '';
  return digits;
}

function valueAt(text: string, index: number): number | undefined {
  return index < text.length ? digitValue(text.charCodeAt(index)) : undefined;
}

/** The place of the next digit, or the end. */
function nextDigit(text: string, from: number): number {
  let index = from;
  while (index < text.length && digitValue(text.charCodeAt(index)) === undefined) index += 1;
  return index;
}

/** A keycap is a digit, a variation selector and a frame. */
function behindKeycap(text: string, index: number): number {
  const unit = index < text.length ? text.charCodeAt(index) : 0;
  if (unit !== 0xfe0f && unit !== 0x20e3) return index;
  const frame = unit === 0xfe0f ? index + 1 : index;
  return text.charCodeAt(frame) === 0x20e3 ? frame + 1 : index;
}

/** Places in `text` by places in `shown`, which is `text` without its invisible characters; to be asked in rising order. */
export function placesIn(text: string, shown: string): (place: number) => number {
  let [known, dropped] = [0, 0];
  return (place) => {
    if (shown.length === text.length) return place;
    for (; known <= place; known += 1) {
      while (text.charCodeAt(known + dropped) !== shown.charCodeAt(known)) dropped += 1;
    }
    return place + dropped;
  };
}

/** How what stands between two groups joins them; not at all, as the comma of a sentence does. */
function joinOf(text: string, from: number, to: number): number {
  let join: number = to - from > longestGap ? joins.apart : joins.space;
  for (let index = from; index < to && join < joins.apart; index += 1) {
    join = Math.max(join, joinOfSign(text.charCodeAt(index)));
  }
  if (join === joins.point && to - from > 1) join = joins.apart;
  return join === joins.apart && isPlus(text, to - 1) ? joins.plus : join;
}

function isPlus(text: string, index: number): boolean {
  const sign = text.charAt(index);
  return sign === '+' || sign === '\uff0b';
}

function joinOfSign(unit: number): number {
  switch (unit) {
    case 0x20:
      return joins.space;
    case 0x2d:
      return joins.dash;
    case 0x2c:
    case 0x2e:
    case 0xff0c:
    case 0xff0e:
      return joins.point;
    case 0x28:
    case 0x29:
    case 0xff08:
    case 0xff09:
      return joins.bracket;
    case 0x0a:
    case 0x0d:
    case 0x2028:
    case 0x2029:
      return joins.line;
    default:
      return unit > 0x20 && unit < 0x7f ? joins.apart : joinOfRareSign(String.fromCharCode(unit));
  }
}

function joinOfRareSign(sign: string): number {
  if (/\s/.test(sign)) return joins.space;
  return /[\p{Dash_Punctuation}\u2212]/u.test(sign) ? joins.dash : joins.apart;
}
