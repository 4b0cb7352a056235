/**
 * How many parts a text message takes and where it is cut. 3GPP TS 23.040 §9.2.3.24.1: 140 octets hold 160 septets or 70
 * UCS-2 units, and 153 or 67 beside the header that joins the parts of a long message.
 */
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { boundaryBefore, codePointBoundary } from './grapheme.ts';
import { septets } from './gsm7.ts';

/**
 * What a text message costs: how it is encoded, and in how many parts it is sent.
 *
 * @see {@link measureSms}
 */
export interface SmsMeasure {
  readonly encoding: 'gsm7' | 'ucs2';
  /** Septets (a character of the extension table counts two) or UTF-16 code units of the whole text. */
  readonly units: number;
  /** Parts to be sent and paid; an empty text is sent as one. */
  readonly segments: number;
  /** Units that still fit into the last part. */
  readonly unitsLeft: number;
  /** The first character that GSM-7 does not have, and its UTF-16 index: why the message needs UCS-2. */
  readonly firstUcs2?: { readonly index: number; readonly char: string };
}

const gsm7Single = 160;
const gsm7Part = 153;
const ucs2Single = 70;
const ucs2Part = 67;

/**
 * Encoding, length and number of parts of a text message.
 *
 * @example
 * const { encoding, segments, unitsLeft, firstUcs2 } = measureSms('МТС: обращение N 4829301756 принято.');
 * [encoding, segments, unitsLeft, firstUcs2] //=> ['ucs2', 1, 34, { index: 0, char: 'М' }]
 */
export function measureSms(text: string): SmsMeasure {
  return faultsOnly('measureSms', () => {
    for (let index = 0; index < text.length; index += 1) {
      if (septetsOf(text.charAt(index)) === 0) return measureUcs2(text, index);
    }
    const units = septetsOf(text);
    if (units <= gsm7Single) return { encoding: 'gsm7', units, segments: 1, unitsLeft: gsm7Single - units };
    const ends = partEnds(text, gsm7End);
    const last = text.slice(ends.at(-2) ?? 0);
    return { encoding: 'gsm7', units, segments: ends.length, unitsLeft: gsm7Part - septetsOf(last) };
  });
}

/**
 * The parts in which a text message is sent; joined they give the text. No cut falls inside an escape pair, a surrogate pair
 * or a grapheme cluster that fits into a part.
 *
 * @example
 * splitSms('я'.repeat(71)).map((part) => part.length) //=> [67, 4]
 */
export function splitSms(text: string): string[] {
  return faultsOnly('splitSms', () => {
    const { encoding, segments } = measureSms(text);
    if (segments === 1) return [text];
    const ends = partEnds(text, encoding === 'gsm7' ? gsm7End : ucs2End);
    return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
  });
}

function measureUcs2(text: string, index: number): SmsMeasure {
  const units = text.length;
  const firstUcs2 = { index, char: String.fromCodePoint(text.codePointAt(index) ?? 0) };
  if (units <= ucs2Single) return { encoding: 'ucs2', units, segments: 1, unitsLeft: ucs2Single - units, firstUcs2 };
  const ends = partEnds(text, ucs2End);
  const unitsLeft = ucs2Part - (units - (ends.at(-2) ?? 0));
  return { encoding: 'ucs2', units, segments: ends.length, unitsLeft, firstUcs2 };
}

/** Where each part of a text ends. */
function partEnds(text: string, endOf: (text: string, start: number) => number): readonly number[] {
  const ends: number[] = [];
  for (let end = 0; end < text.length; ends.push(end)) end = endOf(text, end);
  return ends;
}

function septetsOf(text: string): number {
  let units = 0;
  for (let index = 0; index < text.length; index += 1) units += septets[text.charCodeAt(index)] ?? 0;
  return units;
}

/** Where the part that begins at `start` ends. */
function gsm7End(text: string, start: number): number {
  let end = start;
  for (let units = 0; end < text.length; end += 1) {
    units += septets[text.charCodeAt(end)] ?? 0;
    if (units > gsm7Part) break;
  }
  // The only cluster of several characters that the alphabet can write.
  const splitsLineBreak = text.charCodeAt(end) === 0x0a && text.charCodeAt(end - 1) === 0x0d;
  return splitsLineBreak ? end - 1 : end;
}

function ucs2End(text: string, start: number): number {
  const full = start + ucs2Part;
  const boundary = boundaryBefore(text, start, full);
  return boundary > start ? boundary : codePointBoundary(text, full);
}
