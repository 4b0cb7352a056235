/**
 * Sums of money from whole kopecks. RUB, ISO 4217; «руб.» instead of the sign ₽ where a message is counted by the letter.
 */
import { Fault } from '../../kernel/fault.ts';

/** A memo by locale: `Intl` takes longer to make one than to use it. */
const formats = new Map<string, Intl.NumberFormat>();

/**
 * Kopecks as a reader of that locale writes them; `short` leaves out a zero of kopecks and every character that GSM-7 or a
 * Russian telephone does not have.
 *
 * @throws Fault message/invalid-fact: for anything but a whole number from 0
 *
 * @example
 * formatAmount(125000, 'ru', 'short') //=> '1250 руб.'
 */
export function formatAmount(kopecks: number, locale: string, length: 'short' | 'long' = 'long'): string {
  if (!Number.isSafeInteger(kopecks) || kopecks < 0) {
    throw new Fault('message/invalid-fact', `amount: expected kopecks, a whole number from 0, found ${kopecks}`);
  }
  if (length === 'long') {
    const format = formats.get(locale) ?? new Intl.NumberFormat(locale, { style: 'currency', currency: 'RUB' });
    formats.set(locale, format);
    return format.format(kopecks / 100);
  }
  const rest = kopecks % 100;
  const roubles = String((kopecks - rest) / 100);
  const digits = rest < 10 ? `0${rest}` : String(rest);
  if (locale === 'ru') return rest === 0 ? `${roubles} руб.` : `${roubles},${digits} руб.`;
  return rest === 0 ? `RUB ${roubles}` : `RUB ${roubles}.${digits}`;
}
