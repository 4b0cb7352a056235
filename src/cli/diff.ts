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
      ...own.flatMap((one) => ['', ...told(one, language)]),
    ]);
  return { output: asLines(lines.slice(1)), exitCode };
}

function told({ place, before, after }: OperatorDifference, language: LanguageName): readonly string[] {
  const [old, current] = [before, after].map((value) => (value === undefined ? undefined : shown(value, language)));
  // What is the same in words differs in something that has none.
  const isSame = old === current;
  const line = (sign: string, value: Json | undefined) =>
    value === undefined ? [] : labelled(sign, isSame ? JSON.stringify(value) : shown(value, language), '      ');
  return [...wrapped(placeName(place, language), '  '), ...line('    - ', before), ...line('    + ', after)];
}

/** Where it is, in words: «complaint: срок review, продолжительность». Names of data stay as they are. */
function placeName(place: readonly string[], language: LanguageName): string {
  const [area = '', kind, ...inner] = place;
  if (area !== 'kinds') return listed(place, language);
  const kindName = { en: `kind ${kind}`, ru: `вид заявок ${kind}` }[language];
  return inner.length === 0 ? kindName : `${kindName}: ${listed(inner, language)}`;
}

function listed([area = '', name, ...rest]: readonly string[], language: LanguageName): string {
  const first = name === undefined ? word(area, language) : `${word(area, language)} ${word(name, language)}`;
  return [first, ...rest.map((part) => word(part, language))].join(', ');
}

function word(name: string, language: LanguageName): string {
  return (Object.hasOwn(words, name) ? words[name] : undefined)?.[language] ?? name;
}

/** Fields whose name says too little. All others are told by their name. */
const words: { readonly [field: string]: Localized } = {
  legalName: { en: 'legal name', ru: 'юридическое название' },
  brand: { en: 'brand', ru: 'название' },
  aliases: { en: 'other ids', ru: 'другие имена' },
  support: { en: 'number of support', ru: 'номер поддержки' },
  contacts: { en: 'contacts:', ru: 'контакты:' },
  timeZone: { en: 'time zone', ru: 'часовой пояс' },
  calendar: { en: 'calendar', ru: 'календарь' },
  channels: { en: 'channel', ru: 'канал' },
  smsAlphabet: { en: 'alphabet of text messages', ru: 'алфавит СМС' },
  defaultLocale: { en: 'own language', ru: 'основной язык' },
  quietHours: { en: 'quiet hours', ru: 'тихие часы' },
  texts: { en: 'text', ru: 'текст' },
  series: { en: 'series of numbers', ru: 'серия номеров' },
  digits: { en: 'digits', ru: 'число цифр' },
  prefix: { en: 'first digits', ru: 'первые цифры' },
  check: { en: 'check digits', ru: 'контрольные цифры' },
  title: { en: 'title', ru: 'название' },
  lifecycle: { en: 'lifecycle', ru: 'жизненный цикл' },
  details: { en: 'detail', ru: 'сведение' },
  required: { en: 'required', ru: 'обязательно' },
  receivedFirst: { en: 'day of receipt demanded', ru: 'нужен день получения' },
  steps: { en: 'steps', ru: 'этапы' },
  rejectReasons: { en: 'reason for a rejection', ru: 'причина отказа' },
  clocks: { en: 'clock', ru: 'срок' },
  term: { en: 'term', ru: 'продолжительность' },
  extension: { en: 'extension', ru: 'продление' },
  total: { en: 'in all', ru: 'всего' },
  startsOn: { en: 'starts on', ru: 'начинается по событию' },
  stopsOn: { en: 'stops on', ru: 'останавливается по событию' },
  pausedIn: { en: 'stands still in status', ru: 'стоит в статусе' },
  warnings: { en: 'warnings', ru: 'предупреждения' },
  audience: { en: 'promised to', ru: 'кому обещан' },
  messages: { en: 'message about', ru: 'сообщение о событии' },
  retention: { en: 'personal data are kept for', ru: 'персональные данные хранятся' },
  source: { en: 'source', ru: 'источник' },
};

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
  const known = fields['title'] ?? fields['label'] ?? fields['term'] ?? fields['name'] ?? fields['reference'];
  return known === undefined ? JSON.stringify(fields) : shown(known, language);
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
