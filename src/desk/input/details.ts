/**
 * The details of a request as they come from outside, read as its kind describes them.
 */
import * as z from 'zod/mini';
import { civilTime } from '../../kernel/date-words.ts';
import { countUpTo } from '../../kernel/input/described.ts';
import { nearestNames } from '../../kernel/input/nearest-names.ts';
import { parseLocalDay } from '../../kernel/local-day.ts';
import type { Detail, MoneyDetail } from '../../operators/detail.ts';
import type { KindPolicy } from '../../operators/kind-policy.ts';
import type { Json } from '../../request/request.ts';
import type { InputIssue } from '../ports/refusal.ts';
import { lineAlone, object, oneOf, readPart, text, wholeNumber } from './fields.ts';
import { named } from './plain-input.ts';

/** Values by name, as somebody sent them. */
export type GivenDetails = { readonly [name: string]: unknown };

export type Details = { readonly [name: string]: Json };

export interface ReadDetails {
  /** Those that are right. */
  readonly details: Details;
  readonly issues: readonly InputIssue[];
}

/** An object with any fields; what they may be depends on the kind. */
export function givenDetails(): z.ZodMiniType<GivenDetails> {
  const isObject = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  return z.custom<GivenDetails>(isObject, 'an object of details');
}

export function readDetails(known: KindPolicy['details'], given: GivenDetails): ReadDetails {
  const details: [string, Json][] = [];
  const issues: InputIssue[] = [];
  for (const [name, value] of Object.entries(given)) {
    const detail = Object.hasOwn(known, name) ? known[name] : undefined;
    if (detail === undefined) {
      issues.push(unknownDetail(name, known));
      continue;
    }
    const read = readPart(schemaOf(detail), value, ['details', name]);
    if (read.ok) details.push([name, read.value]);
    else issues.push(...read.refusal.issues);
  }
  for (const [name, detail] of Object.entries(known)) {
    if (detail.required !== true || Object.hasOwn(given, name)) continue;
    const missing = readPart(schemaOf(detail), undefined, ['details', name]);
    if (missing.ok) continue;
    issues.push(
      ...missing.refusal.issues.map((issue) => ({ ...issue, expected: `${issue.expected}: the kind needs it` })),
    );
  }
  return { details: Object.fromEntries(details), issues };
}

function unknownDetail(name: string, known: KindPolicy['details']): InputIssue {
  const names = Object.keys(known);
  const near = nearestNames(name, names);
  const expected =
    names.length === 0 ? 'no details for this kind' : `one of ${(near.length > 0 ? near : names).join(', ')}`;
  return {
    path: `details.${named(name)}`,
    found: near.length > 0 ? 'an unknown detail' : 'a detail of other kinds',
    expected,
  };
}

/** A memo: to make a schema takes longer than to use it. */
const schemas = new WeakMap<Detail, z.ZodMiniType<Json>>();

function schemaOf(detail: Detail): z.ZodMiniType<Json> {
  const schema = schemas.get(detail) ?? newSchema(detail);
  schemas.set(detail, schema);
  return schema;
}

function newSchema(detail: Detail): z.ZodMiniType<Json> {
  switch (detail.type) {
    case 'text':
      return text(detail.longest ?? 500);
    case 'integer':
      return wholeNumber(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 'a whole number');
    case 'money':
      return wholeNumber(1, Number.MAX_SAFE_INTEGER, sumOf(detail));
    case 'date':
      return day();
    case 'phone':
      return lineAlone();
    case 'choice':
      return oneOf(detail.choices);
    case 'items':
      return items(detail.longest ?? 100);
    case 'boolean':
      return z.boolean('true or false');
    case 'tags':
      return tags(detail.longest ?? 100, detail.choices);
  }
}

function sumOf({ currency = 'RUB' }: MoneyDetail): string {
  return currency === 'RUB'
    ? 'a whole number of kopecks from 1, such as 29900 for 299 roubles'
    : `a whole number from 1, in the smallest unit of ${currency}`;
}

function day(): z.ZodMiniType<string> {
  const error = 'an existing day as yyyy-mm-dd';
  return z.string({ error }).check(z.refine((value) => parseLocalDay(value) !== undefined, { error }));
}

function items(longest: number): z.ZodMiniType<Json> {
  const quantity = wholeNumber(1, 1_000, 'a whole number from 1 to 1000');
  const item = object({ name: text(200), quantity }, 'an object { name, quantity }');
  return listOf(item, longest, `a list of ${countUpTo(longest, 'object')} { name, quantity }`);
}

function tags(longest: number, choices: readonly string[] | undefined): z.ZodMiniType<Json> {
  const error = `a list of ${longest === 1 ? '1 word' : countUpTo(longest, 'different word')}`;
  const isDifferent = (list: readonly string[]): boolean => new Set(list).size === list.length;
  const word = choices === undefined ? text(200) : oneOf(choices);
  return z.pipe(listOf(word, longest, error), z.array(z.string()).check(z.refine(isDifferent, { error })));
}

/** The items of a list that is too long are not looked at. */
function listOf<Item>(item: z.ZodMiniType<Item>, longest: number, error: string): z.ZodMiniType<Item[]> {
  const isShort = (list: unknown): boolean => Array.isArray(list) && list.length >= 1 && list.length <= longest;
  return z.pipe(z.custom<unknown[]>(isShort, error), z.array(item, { error }));
}

const dayMs = 86_400_000;
/** How far in the future a wished or agreed day may be (an assumption): a later one is a typing error. */
const longestAhead = 3_660 * dayMs;

/** A day of tolerance for what has happened: where the subscriber was is seldom known. */
export function wrongDays(
  known: KindPolicy['details'],
  details: Details,
  now: number,
  timeZone: string,
): readonly InputIssue[] {
  const dayAt = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
  return Object.entries(details).flatMap(([name, value]) => {
    const detail = known[name];
    if (detail?.type !== 'date' || detail.period === undefined || typeof value !== 'string') return [];
    const issue = (found: string, expected: string): readonly InputIssue[] => [
      { path: `details.${name}`, found: `${value}${found}`, expected },
    ];
    if (detail.period === 'past') {
      return value > dayAt(now + dayMs) ? issue(', a day in the future', 'today or earlier') : [];
    }
    if (value < civilTime(new Date(now), timeZone).day) return issue(', a day in the past', 'today or later');
    const last = dayAt(now + longestAhead);
    return value > last ? issue('', `${last} or earlier`) : [];
  });
}
