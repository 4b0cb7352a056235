/**
 * The plain digits in what people type, paste and have transcribed: «№ 48-2930-1756», "48 2930 1756.", full-width and
 * Arabic-Indic digits, the letter O for zero.
 */
import { accepted, type Result, refused } from '../kernel/result.ts';
import type { NumberRefusal } from './refusal.ts';

export interface ReadingOptions {
  /** Also takes l and I for 1, З and з for 3, as scanners and people who copy by eye write them. */
  readonly lenient?: boolean;
}

/** Longer texts are refused unread, so that no input costs more than a bounded time. */
const longestText = 256;

/** The words before the number, which people copy with it: «обращение N», «заявка №», `request No`. */
const label =
  /^[\s\u200b-\u200f\u2060]*(?:(?:обращени[еяю]|заявк[аиеу]|заявлени[еяю]|заказа?|жалоб[аыеу]|претензи[яию]|номер|request|order|number|№|no|n|#)[\s.:°º]*)*/iu;

/** Spaces, invisible marks that come with copied text, dashes and minus, dots and commas, narrow and wide. */
const separator = /[\s\u200b-\u200f\u2060\p{Dash_Punctuation}\u00ad\u2212.,\uff0e\uff0c]/u;

/** The first code points of the runs of ten that stand for 0 to 9: ASCII, Arabic-Indic, Eastern Arabic-Indic, full-width. */
const zeros: readonly number[] = [0x30, 0x660, 0x6f0, 0xff10];

/** `lengths`: what the digits are meant to be, for the refusal of a text that is too long to be read. */
export function readDigits(
  text: string,
  options: ReadingOptions | undefined,
  lengths: readonly number[],
): Result<string, NumberRefusal> {
  // A service without types may pass anything: what is no text has no digits.
  if (typeof text !== 'string') return accepted('');
  if (text.length > longestText) return refused({ code: 'number/too-long', found: text.length, expected: lengths });
  const words = label.exec(text)?.[0] ?? '';
  let index = words.length;
  let digits = '';
  for (const character of text.slice(index)) {
    const digit = digitOf(character, options?.lenient === true);
    if (digit !== undefined) digits += digit;
    else if (!separator.test(character)) return refused({ code: 'number/wrong-character', index, character });
    index += character.length;
  }
  // «NO8O…»: the O behind an N may be the first digit, when one is missing.
  const isZero = /no$/iu.test(words) && !lengths.includes(digits.length) && lengths.includes(digits.length + 1);
  return accepted(isZero ? `0${digits}` : digits);
}

function digitOf(character: string, lenient: boolean): number | undefined {
  const code = character.charCodeAt(0);
  const zero = zeros.find((first) => code >= first && code < first + 10);
  if (zero !== undefined) return code - zero;
  if (/[OoОо]/u.test(character)) return 0;
  if (lenient && /[lI]/.test(character)) return 1;
  if (lenient && /[Зз]/u.test(character)) return 3;
  return undefined;
}
