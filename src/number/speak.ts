/**
 * How a number is written and how it is said.
 */
import { faultsOnly } from '../kernel/input/faults-only.ts';
import { groupsOfFour } from '../kernel/text.ts';

/**
 * What an agent or a voice robot says.
 *
 * @see {@link speakNumber}
 */
export interface SpokenNumber {
  /** The digits in groups; make a pause after each. */
  readonly groups: readonly string[];
  /** The same in words: digits one by one, a comma for each pause. */
  readonly text: string;
}

const words: Readonly<Record<'ru' | 'en', readonly string[]>> = {
  ru: ['ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
};

/**
 * Groups of four digits from the right, with spaces between them; the first group may be shorter.
 *
 * @example
 * formatNumber('4829301756') //=> '48 2930 1756'
 */
export function formatNumber(number: string): string {
  return faultsOnly('formatNumber', () => groupsOfFour(number).join(' '));
}

/**
 * The groups of `formatNumber` in words, digit by digit. Pairs would be shorter, but двенадцать and двадцать, тринадцать
 * and тридцать up to девятнадцать and девяносто sound alike on the phone (as thirteen and thirty do), while the ten names
 * of the digits do not.
 *
 * @example
 * speakNumber('4829301756', 'ru').text //=> 'четыре восемь, два девять три ноль, один семь пять шесть'
 * speakNumber('4829301756', 'en').groups //=> ['48', '2930', '1756']
 */
export function speakNumber(number: string, locale: 'ru' | 'en'): SpokenNumber {
  return faultsOnly('speakNumber', () => {
    const groups = groupsOfFour(number);
    const spoken = groups.map((group) => [...group].map((digit) => words[locale][Number(digit)] ?? digit).join(' '));
    return { groups, text: spoken.join(', ') };
  });
}
