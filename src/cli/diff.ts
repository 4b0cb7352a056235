/**
 * `zayavka diff OLD NEW`: what a changed operator means for requests that are open and for new ones, in plain words.
 */
import { plural } from '../kernel/plural.ts';
import type { Localized } from '../kernel/source.ts';
import type { Json } from '../request/request.ts';
import type { TermUnit } from '../sla/term/term.ts';
import { faultsResult } from './check.ts';
import { type CommandOptions, type CommandResult, jsonResult, type LanguageName } from './command.ts';
import { differences, type Effect, effects, type Fields, isFields, type OperatorDifference } from './differences.ts';
import { word } from './field-words.ts';
import { asLines, labelled, wrapped } from './layout.ts';
import { loadOperator } from './load-operator.ts';

const headings: { readonly [Name in Effect]: Localized } = {
  breaks: {
    en: 'Breaks what is open: its requests or their numbers could not be read any more.',
    ru: 'Ломает открытые заявки: их самих или их номера будет не прочитать.',
  },
  clocks: {
    en: 'Clocks: those that start from now on follow the new rule, those that run keep the old one. desk.recalculate moves them too.',
    ru: 'Сроки: те, что начнутся теперь, идут по новому правилу, начатые по старому. Их переносит desk.recalculate.',
  },
  new: {
    en: 'New requests only. Open ones stay as they are.',
    ru: 'Только для новых заявок. Открытые остаются прежними.',
  },
  now: { en: 'At once, for open and for new requests.', ru: 'Сразу и для открытых заявок, и для новых.' },
};

/** Exit code as of diff(1): 0 the same, 1 different, 2 a file that cannot be compared. */
export function diff(old: string, current: string, options: CommandOptions): CommandResult {
  const { json, language } = options;
  const before = loadOperator(old, options);
  if (!before.ok) return { ...faultsResult(old, before.refusal, options), exitCode: 2 };
  const after = loadOperator(current, options);
  if (!after.ok) return { ...faultsResult(current, after.refusal, options), exitCode: 2 };
  const found = differences(before.value, after.value);
  const exitCode = found.length === 0 ? 0 : 1;
  if (json) return jsonResult({ old, new: current, differences: found }, exitCode);
  if (found.length === 0)
    return { output: asLines([{ en: 'Nothing changes.', ru: 'Ничего не меняется.' }[language]]), exitCode };
  const sections = effects.map((effect) => ({ effect, own: found.filter((one) => one.effect === effect) }));
  const lines = sections
    .filter(({ own }) => own.length > 0)
    .flatMap(({ effect, own }) => [
      '',
      ...wrapped(headings[effect][language]),
      ...alike(own).flatMap((one) => ['', ...told(one, language)]),
    ]);
  return { output: asLines(lines.slice(1)), exitCode };
}

/** Kinds with the same change stand together, their names in one place. */
function alike(found: readonly OperatorDifference[]): readonly OperatorDifference[] {
  const groups = new Map<string, OperatorDifference>();
  for (const one of found) {
    const [area = '', kind = '', ...inner] = one.place;
    const isOfKind = area === 'kinds' && inner.length > 0;
    const key = JSON.stringify([isOfKind ? inner : one.place, isOfKind, one.before, one.after]);
    const [, kinds] = groups.get(key)?.place ?? [];
    groups.set(key, kinds === undefined ? one : { ...one, place: [area, `${kinds}, ${kind}`, ...inner] });
  }
  return [...groups.values()];
}

function told({ place, before, after }: OperatorDifference, language: LanguageName): readonly string[] {
  const [old, current] = [before, after].map((value) =>
    value === undefined ? undefined : valueShown(place, value, language),
  );
  // What is the same in words differs in something that has none.
  const isSame = old === current;
  const line = (sign: string, value: Json | undefined) =>
    value === undefined
      ? []
      : labelled(sign, isSame ? JSON.stringify(value) : valueShown(place, value, language), '      ');
  return [...wrapped(placeName(place, language), '  '), ...line('    - ', before), ...line('    + ', after)];
}

/** A sum of a price is money; every other amount belongs to a term. */
function valueShown(place: readonly string[], value: Json, language: LanguageName): string {
  const isSum = place.includes('charges') && place.at(-1) === 'amount' && typeof value === 'number';
  return isSum ? moneyShown(value, {}, language) : shown(value, language);
}

/** Where it is, in words: «complaint: срок review, продолжительность». Names of data stay as they are. */
function placeName(place: readonly string[], language: LanguageName): string {
  const [area = '', kind, ...inner] = place;
  if (area !== 'kinds') return listed(place, language);
  const isOne = kind?.includes(',') !== true;
  const kindName = { en: `${isOne ? 'kind' : 'kinds'} ${kind}`, ru: `${isOne ? 'вид' : 'виды'} заявок ${kind}` }[
    language
  ];
  return inner.length === 0 ? kindName : `${kindName}: ${listed(inner, language)}`;
}

function listed(place: readonly string[], language: LanguageName): string {
  const [area = '', name, ...rest] = place;
  const said = (part: string): string => word(area === 'channels' && part === 'messages' ? 'way' : part, language);
  // What follows these is a name of data, whatever it is called.
  const words =
    name !== undefined && isNamed(area) ? [`${word(area, language)} ${name}`, ...rest.map(said)] : place.map(said);
  return words.join(', ');
}

function isNamed(area: string): boolean {
  return ['channels', 'texts', 'series', 'details', 'clocks', 'steps', 'charges', 'rejectReasons', 'messages'].includes(
    area,
  );
}

const units: { readonly [Name in TermUnit]: { readonly [Name in LanguageName]: Parameters<typeof plural>[2] } } = {
  hours: { en: { one: 'hour', other: 'hours' }, ru: { one: 'час', few: 'часа', many: 'часов', other: 'часа' } },
  workingHours: {
    en: { one: 'working hour', other: 'working hours' },
    ru: { one: 'рабочий час', few: 'рабочих часа', many: 'рабочих часов', other: 'рабочего часа' },
  },
  days: {
    en: { one: 'calendar day', other: 'calendar days' },
    ru: { one: 'календарный день', few: 'календарных дня', many: 'календарных дней', other: 'календарного дня' },
  },
  workingDays: {
    en: { one: 'working day', other: 'working days' },
    ru: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней', other: 'рабочего дня' },
  },
  months: {
    en: { one: 'month', other: 'months' },
    ru: { one: 'месяц', few: 'месяца', many: 'месяцев', other: 'месяца' },
  },
};

/** A value for people: a text as it is, a term in words, a list in one line, of a larger thing its title or its term. */
function shown(value: Json, language: LanguageName): string {
  if (isFields(value)) return fieldsShown(value, language);
  if (Array.isArray(value)) {
    const none = { en: 'none', ru: 'нет' }[language];
    return value.length === 0 ? none : value.map((one) => shown(one, language)).join(', ');
  }
  if (typeof value === 'boolean') return { en: value ? 'yes' : 'no', ru: value ? 'да' : 'нет' }[language];
  return String(value);
}

function fieldsShown(fields: Fields, language: LanguageName): string {
  if (isTerm(fields)) return `${fields.amount} ${plural(language, fields.amount, units[fields.unit][language])}`;
  if (isLocalized(fields)) return fields[language];
  const { percent, offset, measured, from, to, amount, total } = fields;
  if (typeof percent === 'number') return { en: `${percent} % of the term`, ru: `${percent} % срока` }[language];
  if (typeof offset === 'number') return offsetShown(offset, measured === 'working', language);
  if (total !== undefined) return `${word('total', language)} ${shown(total, language)}`;
  if (typeof from === 'string' && typeof to === 'string') return `${from} → ${to}`;
  const known = fields['title'] ?? fields['label'] ?? fields['term'] ?? fields['name'] ?? fields['reference'];
  if (known === undefined) return eachShown(fields, language);
  const money = typeof amount === 'number' ? [moneyShown(amount, fields, language)] : [];
  const since = typeof from === 'string' ? [`${word('from', language)} ${from}`] : [];
  return [shown(known, language), ...money, ...since].join(', ');
}

/** Field by field, without where it comes from. */
function eachShown(fields: Fields, language: LanguageName): string {
  const told = Object.entries(fields).filter(([name]) => name !== 'source');
  return told
    .map(([name, value]) => `${word(name, language)}: ${fieldShown(name, value, fields, language)}`)
    .join('; ');
}

function fieldShown(name: string, value: Json, fields: Fields, language: LanguageName): string {
  return name === 'amount' && typeof value === 'number' ? moneyShown(value, fields, language) : shown(value, language);
}

/** Sums stand in the smallest unit of their currency. */
function moneyShown(amount: number, { currency }: Fields, language: LanguageName): string {
  const sum = (amount / 100).toFixed(amount % 100 === 0 ? 0 : 2);
  return `${language === 'ru' ? sum.replace('.', ',') : sum} ${typeof currency === 'string' ? currency : 'RUB'}`;
}

const hour = 3_600_000;

function offsetShown(offset: number, isWorking: boolean, language: LanguageName): string {
  const hours = Math.abs(offset) / hour;
  const unit = units[isWorking ? 'workingHours' : 'hours'][language];
  const side = offset < 0 ? { en: 'before the end', ru: 'до конца' } : { en: 'after the end', ru: 'после конца' };
  return `${hours} ${plural(language, hours, unit)} ${side[language]}`;
}

function isTerm(value: object): value is { readonly unit: TermUnit; readonly amount: number } {
  return (
    'unit' in value &&
    typeof value.unit === 'string' &&
    Object.hasOwn(units, value.unit) &&
    'amount' in value &&
    typeof value.amount === 'number'
  );
}

function isLocalized(value: object): value is Localized {
  return 'ru' in value && typeof value.ru === 'string' && 'en' in value && typeof value.en === 'string';
}
