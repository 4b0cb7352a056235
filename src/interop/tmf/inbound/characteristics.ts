/**
 * Characteristics of a document as the details of a kind: found by name, read by the type that the kind gives to the detail.
 */
import { civilTime } from '../../../kernel/date-words.ts';
import type { Detail } from '../../../operators/detail.ts';
import type { Operator } from '../../../operators/operator.ts';
import type { Json } from '../../../request/request.ts';
import { isZonedTime } from '../zoned-time.ts';
import { asJson, type DocumentReader, fieldOf, hasFields, type Part, sameWord, wordOf } from './document-reader.ts';

export interface Characteristic {
  readonly name: string;
  /** The part that holds the value. */
  readonly part: Part;
}

/** All characteristics of a list that have a name. */
export function characteristicsIn(reader: DocumentReader, list: Part): readonly Characteristic[] {
  return reader.list(list).flatMap((item) => {
    const name = reader.needed(fieldOf(item, 'name'));
    return name === undefined ? [] : [{ name, part: fieldOf(item, 'value') }];
  });
}

export function valuesByName(characteristics: readonly Characteristic[]): { readonly [name: string]: unknown } {
  return Object.fromEntries(characteristics.map(({ name, part }) => [name, part.value]));
}

/** The name that the kind has for a detail. */
export function detailNamed(details: { readonly [name: string]: Detail }, name: string): string | undefined {
  if (Object.hasOwn(details, name)) return name;
  const word = sameWord(name);
  return Object.keys(details).find((known) => sameWord(known) === word);
}

/**
 * A value in the form of the detail where it can be brought into it without a guess; as it stands otherwise, so that the desk says
 * what would be right.
 */
export function detailValue(detail: Detail, value: unknown, { calendar }: Operator): Json {
  const word = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
  if (detail.type === 'text' || detail.type === 'phone')
    return typeof value === 'number' ? String(value) : asJson(value);
  if (word !== undefined) return wordAs(detail, word, calendar.timeZone) ?? asJson(value);
  return (detail.type === 'money' ? smallestUnits(value, detail.currency) : undefined) ?? asJson(value);
}

function wordAs(detail: Detail, word: string, timeZone: string): Json | undefined {
  switch (detail.type) {
    case 'integer':
      return /^-?\d{1,15}$/.test(word) ? Number(word) : undefined;
    case 'date':
      return isZonedTime(word) ? civilTime(new Date(word), timeZone).day : undefined;
    case 'choice':
      return detail.choices.includes(word)
        ? word
        : detail.choices.find((choice) => sameWord(choice) === sameWord(word));
    case 'boolean':
      return /^(?:true|false)$/i.test(word) ? word.toLowerCase() === 'true' : undefined;
    default:
      return undefined;
  }
}

/**
 * A sum of TM Forum (`{ unit: 'RUB', value: 299.5 }`) in the smallest unit, if it has no parts of that unit. A whole number is in that
 * unit already, as our own documents write it; a text without a unit may mean both, so it stays for the desk to refuse.
 */
function smallestUnits(money: unknown, currency = 'RUB'): number | undefined {
  if (!hasFields(money)) return undefined;
  const unit = money['unit'] ?? money['units'];
  const sum = money['value'] ?? money['amount'];
  if (unit !== currency || (typeof sum !== 'number' && typeof sum !== 'string')) return undefined;
  const [, whole = '', part = ''] = /^(-?\d{1,12})(?:\.(\d+))?$/.exec(String(sum)) ?? [];
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const digits = part.replace(/0+$/, '');
  if (whole === '' || digits.length > maximumFractionDigits) return undefined;
  return Number(whole + digits.padEnd(maximumFractionDigits, '0'));
}

/** A value in one line, for a note. */
export function inWords(part: Part): string | undefined {
  if (part.value === undefined || (Array.isArray(part.value) && part.value.length === 0)) return undefined;
  const text = wordOf(part) ?? (typeof part.value === 'string' ? '' : JSON.stringify(asJson(part.value)));
  return text === '' ? undefined : text;
}
