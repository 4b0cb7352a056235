/**
 * The digits of a running text as people group them: unbroken runs of digits, and what stands between neighbours.
 */
import { digitValue, dropInvisible } from '../../kernel/text.ts';
import { longestNumber } from '../check.ts';

/** What stands between two groups; of several signs the one that parts most. */
export type Join = 'line' | 'bracket' | 'point' | 'dash' | 'space';

/** An unbroken run of digits, wherever it comes from: ASCII, full-width, Arabic, keycaps; invisible characters do not break it. */
export interface DigitGroup {
  /** Of a run that is longer than any number only the first ones. */
  readonly digits: string;
  /** Of its first digit, in UTF-16 units, and behind its last one. */
  readonly start: number;
  readonly end: number;
  /** What stands before it, if that joins it to the group before. */
  readonly join: Join | undefined;
}

/** Groups that may belong together; a plus in front makes the first ones a phone number. */
export interface Cluster {
  readonly groups: readonly DigitGroup[];
  readonly hasPlus: boolean;
}

/** More signs between two groups part them. */
const longestGap = 3;

const joins: readonly (readonly [Join, RegExp])[] = [
  ['line', /[\n\r\u2028\u2029]/],
  ['bracket', /[()\uff08\uff09]/],
  ['point', /[.,\uff0e\uff0c]/],
  ['dash', /[\p{Dash_Punctuation}\u2212]/u],
];
const joining = /^[\s()\uff08\uff09.,\uff0e\uff0c\p{Dash_Punctuation}\u2212]+$/u;

/** All clusters of a text in their order. The time grows with the length of the text. */
export function* digitClusters(text: string): Generator<Cluster> {
  const shown = dropInvisible(text);
  const placeOf = placesIn(text, shown);
  let groups: DigitGroup[] = [];
  let hasPlus = false;
  let end = 0;
  for (let from = nextDigit(shown, 0); from < shown.length; from = nextDigit(shown, end)) {
    const join = groups.length === 0 ? undefined : joinOf(shown, end, from);
    if (join === undefined) {
      if (groups.length > 0) yield { groups, hasPlus };
      groups = [];
      hasPlus = from > 0 && /[+\uff0b]/.test(shown.charAt(from - 1));
    }
    end = from;
    while (valueAt(shown, end) !== undefined) end = behindKeycap(shown, end + 1);
    const digits = plainDigits(shown.slice(from, Math.min(end, from + longestRun)));
    const start = placeOf(from);
    groups.push({ digits, start, end: placeOf(end - 1) + 1, join });
  }
  if (groups.length > 0) yield { groups, hasPlus };
}

/** As many characters as the keycaps of the longest number and one more. */
const longestRun = 3 * (longestNumber + 1);

function plainDigits(run: string): string {
  return /^[0-9]+$/.test(run) ? run : [...run].map((digit) => digitValue(digit.charCodeAt(0)) ?? '').join('');
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
  const frame = text.charCodeAt(index) === 0xfe0f ? index + 1 : index;
  return text.charCodeAt(frame) === 0x20e3 ? frame + 1 : index;
}

/** Places in `text` by places in `shown`, which has some of its characters; to be asked in rising order. */
function placesIn(text: string, shown: string): (place: number) => number {
  let [known, dropped] = [0, 0];
  return (place) => {
    if (shown.length === text.length) return place;
    for (; known <= place; known += 1) {
      while (text.charCodeAt(known + dropped) !== shown.charCodeAt(known)) dropped += 1;
    }
    return place + dropped;
  };
}

/** How what stands between two groups joins them; `undefined` when it parts them, as the comma of a sentence does. */
function joinOf(text: string, from: number, to: number): Join | undefined {
  if (to - from > longestGap) return undefined;
  const gap = text.slice(from, to);
  if (gap === ' ' || gap === '-') return gap === ' ' ? 'space' : 'dash';
  if (!joining.test(gap)) return undefined;
  const [join] = joins.find(([, signs]) => signs.test(gap)) ?? ['space' as const];
  return join === 'point' && gap.length > 1 ? undefined : join;
}
