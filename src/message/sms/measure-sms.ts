/**
 * How many parts a text message takes and where it is cut. 3GPP TS 23.040 §9.2.3.24.1: 140 octets hold 160 septets or 70
 * UCS-2 units, and 153 or 67 beside the header that joins the parts of a long message.
 */
import { boundaryBefore, codePointBoundary } from './grapheme.ts';
import { septets } from './gsm7.ts';

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

/** How many units a message of one part holds and a part of a longer one; what counts as a unit; where a part ends. */
const alphabets = {
  gsm7: { single: 160, part: 153, unitsOf: septetsOf, endOf: gsm7End },
  ucs2: { single: 70, part: 67, unitsOf: (text: string): number => text.length, endOf: ucs2End },
} as const;

/**
 * Encoding, length and number of parts of a text message.
 *
 * @example
 * measureSms('МТС: обращение N 4829301756 принято.').unitsLeft //=> 34
 */
export function measureSms(text: string): SmsMeasure {
  let index = 0;
  while (index < text.length && (septets[text.charCodeAt(index)] ?? 0) > 0) index += 1;
  if (index === text.length) return measureIn('gsm7', text);
  return { ...measureIn('ucs2', text), firstUcs2: { index, char: String.fromCodePoint(text.codePointAt(index) ?? 0) } };
}

/**
 * The parts in which a text message travels; joined they give the text. No cut falls inside an escape pair, a surrogate
 * pair or a grapheme cluster, unless a single cluster is longer than a part.
 *
 * @example
 * splitSms('я'.repeat(71)).map((part) => part.length) //=> [67, 4]
 */
export function splitSms(text: string): string[] {
  const { encoding, segments } = measureSms(text);
  return segments === 1 ? [text] : partsOf(text, encoding);
}

function measureIn(encoding: SmsMeasure['encoding'], text: string): SmsMeasure {
  const { single, part, unitsOf } = alphabets[encoding];
  const units = unitsOf(text);
  if (units <= single) return { encoding, units, segments: 1, unitsLeft: single - units };
  const parts = partsOf(text, encoding);
  return { encoding, units, segments: parts.length, unitsLeft: part - unitsOf(parts.at(-1) ?? '') };
}

function partsOf(text: string, encoding: SmsMeasure['encoding']): string[] {
  const parts: string[] = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = alphabets[encoding].endOf(text, start);
    parts.push(text.slice(start, end));
  }
  return parts;
}

function septetsOf(text: string): number {
  let units = 0;
  for (let index = 0; index < text.length; index += 1) units += septets[text.charCodeAt(index)] ?? 0;
  return units;
}

function gsm7End(text: string, start: number): number {
  let end = start;
  for (let units = 0; end < text.length; end += 1) {
    units += septets[text.charCodeAt(end)] ?? 0;
    if (units > alphabets.gsm7.part) break;
  }
  // The only cluster of several characters that the alphabet can write.
  const splitsLineBreak = text.charCodeAt(end) === 0x0a && text.charCodeAt(end - 1) === 0x0d;
  return splitsLineBreak ? end - 1 : end;
}

function ucs2End(text: string, start: number): number {
  const full = start + alphabets.ucs2.part;
  const boundary = boundaryBefore(text, start, full);
  return boundary > start ? boundary : codePointBoundary(text, full);
}
