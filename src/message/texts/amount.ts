/**
 * Sums of money from whole kopecks, or whole units of another currency at its smallest (ISO 4217). «руб.» instead of the sign ₽
 * where a message is counted by the letter, words where it is spoken; other currencies there by their code.
 */
import { Fault } from '../../kernel/fault.ts';
import { described } from '../../kernel/input/described.ts';
import { lazy } from '../../kernel/lazy.ts';
import { plural } from '../../kernel/plural.ts';
import type { MessageChannel } from '../facts.ts';

/** A memo by locale, currency and its name: `Intl` takes longer to make one than to use it. */
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
 * @throws Fault `message/invalid-fact`: for anything but a whole number from 0; for what is no currency
 *
 * @example
 * formatAmount(125000, 'ru', 'sms') //=> '1250 руб.'
 */
export function formatAmount(kopecks: number, locale: string, channel: MessageChannel, currency = 'RUB'): string {
  if (!Number.isSafeInteger(kopecks) || kopecks < 0) {
    throw new Fault('message/invalid-fact', `amount: expected kopecks, a whole number from 0, found ${kopecks}`);
  }
  const language = locale.replace(/-.*/s, '');
  if (currency !== 'RUB') assertCurrency(currency);
  if (currency !== 'RUB') return inOtherCurrency(kopecks, locale, channel, currency);
  const rest = kopecks % 100;
  const roubles = (kopecks - rest) / 100;
  if (channel === 'voice' && (language === 'ru' || language === 'en')) {
    const words = units[language];
    const spoken = `${roubles} ${plural(language, roubles, words.roubles)}`;
    return rest === 0 ? spoken : `${spoken} ${rest} ${plural(language, rest, words.kopecks)}`;
  }
  if (channel !== 'sms' && channel !== 'voice') {
    return formatOf(locale, 'RUB', 'symbol').format(kopecks / 100);
  }
  const digits = rest < 10 ? `0${rest}` : String(rest);
  if (language === 'ru') return rest === 0 ? `${roubles} руб.` : `${roubles},${digits} руб.`;
  return rest === 0 ? `RUB ${roubles}` : `RUB ${roubles}.${digits}`;
}

/** A text message has no space of its own kind, so its code stands before or behind an ordinary one. */
function inOtherCurrency(amount: number, locale: string, channel: MessageChannel, currency: string): string {
  const isShort = channel === 'sms' || channel === 'voice';
  const format = formatOf(locale, currency, isShort ? 'code' : 'symbol');
  const written = format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  return isShort ? written.replace(/\s/gu, ' ') : written;
}

/** All codes of ISO 4217 that `Intl` knows; a wrong one would be written as if it were money. */
const currencies = /* @__PURE__ */ lazy(() => new Set(Intl.supportedValuesOf('currency')));

/** @throws Fault `message/invalid-fact`: no code of a currency */
function assertCurrency(currency: unknown): void {
  if (typeof currency === 'string' && currencies().has(currency)) return;
  const found = described(currency);
  throw new Fault(
    'message/invalid-fact',
    `currency: expected a code of ISO 4217 such as 'RUB' or 'KZT', found ${found}`,
  );
}

function formatOf(locale: string, currency: string, currencyDisplay: 'code' | 'symbol'): Intl.NumberFormat {
  const key = `${locale} ${currency} ${currencyDisplay}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
  formats.set(key, format);
  return format;
}
