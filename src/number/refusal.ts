/**
 * Why a text is not a number of a series, so that the person who typed it knows what to look at.
 */
import { faultsOnly } from '../kernel/input/faults-only.ts';
import type { Localized } from '../kernel/source.ts';
import type { CheckScheme } from './check.ts';

/**
 * What is wrong with a typed number, with what would be right. It says nothing about other numbers, so it may be shown.
 *
 * @see {@link explainNumberRefusal}
 */
export type NumberRefusal =
  /** `found` digits; one of `expected` would be right. */
  | { readonly code: 'number/too-short'; readonly found: number; readonly expected: readonly number[] }
  /** As above; a text of more than 256 characters is refused unread, and `found` is its length then. */
  | { readonly code: 'number/too-long'; readonly found: number; readonly expected: readonly number[] }
  /** `character` at `index` (in UTF-16 units, as strings count) is neither a digit nor something to skip. */
  | { readonly code: 'number/wrong-character'; readonly index: number; readonly character: string }
  /** The right length, but at least one digit is wrong or two have changed places. */
  | { readonly code: 'number/failed-check'; readonly check: CheckScheme }
  /** A valid number that does not begin as `expected`: it is of another series. */
  | { readonly code: 'number/other-series'; readonly expected: readonly string[] };

/**
 * What was found and what would be right, in a sentence for the person who typed the number.
 *
 * @example
 * const { ru, en } = explainNumberRefusal({ code: 'number/too-short', found: 9, expected: [10] });
 * [ru, en] //=> ['Номер состоит из 10 цифр, а введено 9.', 'The number has 10 digits; found: 9.']
 */
export function explainNumberRefusal(refusal: NumberRefusal): Localized {
  return faultsOnly('explainNumberRefusal', () => {
    switch (refusal.code) {
      case 'number/too-short':
      case 'number/too-long': {
        const { found, expected } = refusal;
        return {
          ru: `Номер состоит из ${either(expected, 'или')} цифр, а введено ${found}.`,
          en: `The number has ${either(expected, 'or')} digits; found: ${found}.`,
        };
      }
      case 'number/wrong-character': {
        const place = refusal.index + 1;
        return {
          ru: `Номер состоит из цифр, а на ${place}-м месте стоит «${refusal.character}».`,
          en: `The number consists of digits, but character ${place} is “${refusal.character}”.`,
        };
      }
      case 'number/failed-check':
        return {
          ru: 'В номере ошибка: проверьте, верны ли все цифры и их порядок.',
          en: 'There is a slip in the number: check every digit and their order.',
        };
      case 'number/other-series':
        return {
          ru: `Такие номера начинаются на ${either(refusal.expected, 'или')}.`,
          en: `Numbers of this kind begin with ${either(refusal.expected, 'or')}.`,
        };
    }
  });
}

/** '10, 11 or 12'. */
function either(expected: readonly (number | string)[], or: string): string {
  const others = expected.slice(0, -1);
  return `${others.length === 0 ? '' : `${others.join(', ')} ${or} `}${expected.at(-1) ?? ''}`;
}
