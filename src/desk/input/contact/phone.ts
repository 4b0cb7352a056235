/**
 * Phone numbers as people write and paste them, read into E.164 with the numbering plans of libphonenumber-js.
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { faultsOnly } from '../../../kernel/input/faults-only.ts';
import { isMobile } from '../../../kernel/phone-number.ts';
import { digitValue, dropInvisible } from '../../../kernel/text.ts';

/** A line, and the number that is dialled behind it to reach a person. */
export interface WrittenPhone {
  /** E.164. */
  readonly msisdn: string;
  /** 1 to 7 digits, of landlines only. */
  readonly extension?: string;
}

/** Longer than any number with a label, an extension and invisible characters around each group. */
const longestWritten = 100;

const label =
  /^\s*(?:(?:тел(?:ефона?)?|моб(?:ильный)?|сот(?:овый)?|дом(?:ашний)?|раб(?:очий)?|гор(?:одской)?|контактный|номер|№|tel|phone|mobile|cell|home|work|т|м)(?!\p{L})[.:\s]*)*/iu;
const inAngles = /^\s*<([^<>]*)>\s*$/u;
/** `+49 30 1234567/68` are two numbers. */
const secondNumber = /^[^/]*\d\s*\/\s*\d{1,4}\D*$/u;
const extension =
  /(?:[\s,;(]*(?:доб(?:авочный)?|вн(?:утр(?:енний)?)?|ext(?:ension)?|x|х|#|\*)[\s.:=№]*|,{1,2}\s*)(?<extension>\d{1,7})\s*\)?[\s.,;]*$/iu;
/** One plus at most, in front or inside the first bracket; what people put between groups of digits. */
const line = /^(?<plus>\s*\(?\s*\+)?(?<groups>[\d\s().\-\u2010-\u2015\u2212/~]*)[\s.,;]*$/u;

/** Every number of ten digits that begins with 9 is one of a mobile line (numbering plan of Russia, codes DEF). */
const russianMobile = /^\+79\d{9}$/;

/**
 * The line and its extension, or `undefined` when it is no number that exists. A Russian number may begin with `8`, with `7` or
 * with its area code; a number of another country needs its `+`, or `8 10` or `00` in place of it.
 */
export function readPhone(written: string): WrittenPhone | undefined {
  // Most lines come so, and the long way takes as long as all other fields of a registration.
  if (russianMobile.test(written)) return { msisdn: written };
  if (written.length > longestWritten) return undefined;
  const shown = withAsciiDigits(dropInvisible(written).normalize('NFKC'));
  const text = shown.replace(inAngles, '$1').replace(label, '');
  const { extension: dialled } = extension.exec(text)?.groups ?? {};
  const { plus, groups = '' } = line.exec(text.replace(extension, ''))?.groups ?? {};
  if (secondNumber.test(groups)) return undefined;
  const international = plus === undefined ? withCountryCode(groups.replace(/\D/g, '')) : afterPlus(groups);
  if (international === undefined) return undefined;
  const parsed = parsePhoneNumberFromString(international);
  if (parsed?.isValid() !== true) return undefined;
  // Not as it was written: +44 (0)20… has a zero too many.
  const msisdn = parsed.number;
  if (dialled === undefined) return { msisdn };
  return isMobile(msisdn) === true ? undefined : { msisdn, extension: dialled };
}

/**
 * A phone number as people write it in E.164, without its extension; `undefined` when it is no number that exists. Invisible
 * characters, brackets, hyphens and full-width digits are taken; a number of another country needs its country code.
 *
 * @example
 * toMsisdn('8 (916) 123-45-67') //=> '+79161234567'
 */
export function toMsisdn(written: string): string | undefined {
  return faultsOnly('toMsisdn', () => (typeof written === 'string' ? readPhone(written)?.msisdn : undefined));
}

/** Digits of other scripts and of keycaps as ASCII digits. */
function withAsciiDigits(text: string): string {
  return text.replace(/\ufe0f?\u20e3/g, '').replace(/[^\0-\x7f]/g, (unit) => {
    const value = digitValue(unit.charCodeAt(0));
    return value === undefined ? unit : String(value);
  });
}

/** `+8 916…` and `+8800…` have the Russian trunk prefix behind a plus: no country code is `8` alone, none has numbers that begin with 0. */
function afterPlus(groups: string): string | undefined {
  const digits = groups.replace(/\D/g, '');
  return /^[\s(]*8\D/.test(groups) || digits.startsWith('8800') ? undefined : `+${digits}`;
}

/**
 * Ten digits that begin with 7 or 8 may be a mobile number that lost one, so they are no number. Numbers of an area code alone
 * begin with 3, 4 or 9.
 */
function withCountryCode(digits: string): string | undefined {
  if (/^[78]\d{10}$/.test(digits)) return `+7${digits.slice(1)}`;
  if (/^[349]\d{9}$/.test(digits)) return `+7${digits}`;
  const foreign = /^(?:810|00)(?<rest>[1-9]\d{7,14})$/.exec(digits)?.groups?.['rest'];
  return foreign === undefined ? undefined : `+${foreign}`;
}
