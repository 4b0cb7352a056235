/**
 * The plain digits in what people type, paste and have transcribed: «№ 48-2930-1756», "48 2930 1756.", full-width and
 * Arabic-Indic digits, the letter O for zero.
 */
import { accepted, type Result, refused } from '../kernel/result.ts';
import { blankInvisible, digitValue } from '../kernel/text.ts';
import type { NumberRefusal } from './refusal.ts';

/**
 * Which letters count as digits beside O for 0.
 *
 * @see {@link parseNumber}
 */
export interface ReadingOptions {
  /** Also takes l and I for 1, З and з for 3, as scanners and people who copy by eye write them. */
  readonly lenient?: boolean;
}

/** Longer texts are refused unread, so that no input costs more than a bounded time. */
const longestText = 256;

/** The words before the number, which people copy with it: «обращение N», «заявка №», `request No`. */
const label =
  /^\s*(?:(?:обращени[еяю]|заявк[аиеу]|заявлени[еяю]|заказа?|жалоб[аыеу]|претензи[яию]|номер|request|order|number|№|no|n|#)[\s.:°º]*)*/iu;

/** Spaces, dashes and minus, dots and commas, narrow and wide, and what makes a keycap of a digit. */
const separator = /[\s\p{Dash_Punctuation}\u2212.,\uff0e\uff0c]|\ufe0f|\u20e3/u;

/** `lengths`: what the digits are meant to be, for the refusal of a text that is too long to be read. */
export function readDigits(
  text: string,
  options: ReadingOptions | undefined,
  lengths: readonly number[],
): Result<string, NumberRefusal> {
  // A service without types may pass anything: what is no text has no digits.
  if (typeof text !== 'string') return accepted('');
  if (text.length > longestText) return refused({ code: 'number/too-long', found: text.length, expected: lengths });
  // Marks that come with copied text stand between characters; as spaces they leave each character in its place.
  const shown = blankInvisible(text);
  const words = label.exec(shown)?.[0] ?? '';
  let index = words.length;
  let digits = '';
  for (const character of shown.slice(index)) {
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
  const value = digitValue(character.charCodeAt(0));
  if (value !== undefined) return value;
  if (/[OoОо]/u.test(character)) return 0;
  if (lenient && /[lI]/.test(character)) return 1;
  if (lenient && /[Зз]/u.test(character)) return 3;
  return undefined;
}
