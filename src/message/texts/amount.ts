/**
 * Sums of money from whole kopecks. RUB, ISO 4217; «руб.» instead of the sign ₽ where a message is counted by the letter,
 * words where it is spoken.
 */
import { Fault } from '../../kernel/fault.ts';
import { plural } from '../../kernel/plural.ts';
import type { MessageChannel } from '../facts.ts';

/** A memo by locale: `Intl` takes longer to make one than to use it. */
const formats = new Map<string, Intl.NumberFormat>();

const units = {
  ru: {
    roubles: { one: 'рубль', few: 'рубля', many: 'рублей', other: 'рубля' },
    kopecks: { one: 'копейка', few: 'копейки', many: 'копеек', other: 'копейки' },
  },
  en: { roubles: { one: 'rouble', other: 'roubles' }, kopecks: { one: 'kopeck', other: 'kopecks' } },
} as const;

/**
 * Kopecks as a reader of that language reads them on that channel. A text message leaves out a zero of kopecks and every
 * character that GSM-7 or a Russian telephone does not have.
 *
 * @throws Fault message/invalid-fact: for anything but a whole number from 0
 *
 * @example
 * formatAmount(125000, 'ru', 'sms') //=> '1250 руб.'
 */
export function formatAmount(kopecks: number, locale: string, channel: MessageChannel): string {
  if (!Number.isSafeInteger(kopecks) || kopecks < 0) {
    throw new Fault('message/invalid-fact', `amount: expected kopecks, a whole number from 0, found ${kopecks}`);
  }
  const language = locale.replace(/-.*/s, '');
  const rest = kopecks % 100;
  const roubles = (kopecks - rest) / 100;
  if (channel === 'voice' && (language === 'ru' || language === 'en')) {
    const words = units[language];
    const spoken = `${roubles} ${plural(language, roubles, words.roubles)}`;
    return rest === 0 ? spoken : `${spoken} ${rest} ${plural(language, rest, words.kopecks)}`;
  }
  if (channel !== 'sms' && channel !== 'voice') {
    const format = formats.get(locale) ?? new Intl.NumberFormat(locale, { style: 'currency', currency: 'RUB' });
    formats.set(locale, format);
    return format.format(kopecks / 100);
  }
  const digits = rest < 10 ? `0${rest}` : String(rest);
  if (language === 'ru') return rest === 0 ? `${roubles} руб.` : `${roubles},${digits} руб.`;
  return rest === 0 ? `RUB ${roubles}` : `RUB ${roubles}.${digits}`;
}
