/**
 * The fields of inputs, and how an input is read: each fault is reported with its place, what stands there and what would be
 * right. Names of languages and zones are kept in their canonical form (BCP 47, IANA).
 */
import * as z from 'zod/mini';
import { parseLocalDay } from '../../kernel/local-day.ts';
import { toMsisdn } from '../../kernel/phone-number.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { isBlank } from '../../kernel/text.ts';
import { canonicalTimeZone } from '../../kernel/time-zone.ts';
import type { InputIssue, InvalidInput } from '../ports/refusal.ts';
import { named, plainInput } from './plain-input.ts';

/** How many characters a text of a subscriber has at most. */
const textLimit = 10_000;

/** How many faults of one input are reported at most. */
const mostIssues = 50;

/**
 * Reads an input by a schema. The messages of `schema` are the "what would be right" of an issue. A field of the input that
 * is `undefined` counts as left out.
 */
export function read<Output>(schema: z.ZodMiniType<Output>, input: unknown): Result<Output, InvalidInput> {
  const plain = plainInput(input);
  if (!plain.ok) return plain;
  const parsed = schema.safeParse(plain.value);
  if (parsed.success) return accepted(parsed.data);
  const issues = parsed.error.issues.slice(0, mostIssues).flatMap((issue) => issuesOf(issue, plain.value));
  return invalid(issues.slice(0, mostIssues));
}

/** A field that may be left out. */
export function optional<Schema extends z.core.SomeType>(schema: Schema): z.ZodMiniExactOptional<Schema> {
  return z.exactOptional(schema);
}

/** An object inside of an input. */
export function object<Shape extends z.core.$ZodShape>(
  shape: Shape,
  error: string,
): z.ZodMiniType<z.output<z.ZodMiniObject<Shape, z.core.$strict>>> {
  return z.strictObject(shape, { error });
}

export function invalid(issues: readonly InputIssue[]): { readonly ok: false; readonly refusal: InvalidInput } {
  return refused({ code: 'input/invalid', issues });
}

function issuesOf(issue: z.core.$ZodIssue, input: unknown): readonly InputIssue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, named(key)].map(String).join('.'),
      found: 'an unknown field',
      expected: 'no such field: remove it or correct its name',
    }));
  }
  const value = issue.path.reduce<unknown>(childOf, input);
  return [{ path: issue.path.map(String).join('.'), found: inShort(value), expected: issue.message }];
}

function childOf(parent: unknown, key: PropertyKey): unknown {
  return typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)
    ? Reflect.get(parent, key)
    : undefined;
}

/** What stands there, without texts and phone numbers: they must not get into logs. */
function inShort(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `a text of ${value.length} characters`;
  if (typeof value === 'number')
    return Math.abs(value) < 1e9 ? String(value) : `a number of ${String(value).length} digits`;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : value.toISOString();
  return `a value of type ${typeof value}`;
}

/** Controls except tab and line ends, bidirectional embeddings, overrides and isolates, and halves of characters. */
const unprintable = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

/** The first unprintable character and its place. */
function unprintableIn(text: string): string {
  const { 0: character = '', index } = unprintable.exec(text) ?? { index: 0 };
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} at ${index}`;
}

/** A text for people. No character in it hides what others read or changes the direction of it. */
export function text(limit: number = textLimit): z.ZodMiniType<string> {
  return z.string({ error: `a text of 1 to ${limit} characters` }).check(
    z.refine((value) => value.length <= limit && !isBlank(value), {
      error: `a text of 1 to ${limit} characters that is not blank`,
      abort: true,
    }),
    z.refine((value) => !unprintable.test(value), {
      error: ({ input }) =>
        `a text without control characters, bidirectional overrides and half characters (remove ${unprintableIn(String(input))})`,
    }),
  );
}

/** One of a list, by name. */
export function oneOf<const Value extends string>(values: readonly Value[]): z.ZodMiniType<Value> {
  return z.enum(values, { error: `one of ${values.join(', ')}` });
}

/** An identifier that a caller chooses: a command id, a login. */
export function identifier(): z.ZodMiniType<string> {
  return z
    .string({ error: 'an identifier of 1 to 200 characters' })
    .check(z.regex(/^[\x21-\x7e]{1,200}$/u, { error: 'an identifier of 1 to 200 visible ASCII characters' }));
}

export function wholeNumber(least: number, most: number, error: string): z.ZodMiniType<number> {
  const isInRange = (value: number): boolean => Number.isSafeInteger(value) && value >= least && value <= most;
  return z.number({ error }).check(z.refine(isInRange, { error }));
}

const zonedTime = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

function isZonedTime(text: string): boolean {
  return parseLocalDay(zonedTime.exec(text)?.[1] ?? '') !== undefined;
}

/** A `Date`, or an ISO 8601 text that names its zone; as epoch milliseconds. */
export function instant(): z.ZodMiniType<number> {
  const expected = 'a valid Date, or a text such as 2026-11-20T12:00:00+03:00';
  const isInstant = (value: unknown): boolean =>
    value instanceof Date ? !Number.isNaN(value.getTime()) : typeof value === 'string' && isZonedTime(value);
  return z.pipe(
    z.custom<Date | string>(isInstant, expected),
    z.transform((value) => new Date(value).getTime()),
  );
}

const aPhoneNumber = 'a phone number: +7 916 123-45-67, 8 (916) 123-45-67, or + and country code for another country';

/** A phone number as people write it; E.164 once it is read. */
export function phoneNumber(): z.ZodMiniType<string> {
  return canonical(toMsisdn, aPhoneNumber);
}

/** RFC 5321 §4.5.3.1.3 lets a path have 256 octets, its angle brackets included. */
const longestAddress = 254;

export function email(): z.ZodMiniType<string> {
  const error = 'an e-mail address';
  return z.string({ error }).check(
    z.refine((value) => value.length <= longestAddress, { error, abort: true }),
    z.email({ error }),
  );
}

/** Longer than any name of a zone or a language that is in use. */
const longestName = 64;

export function locale(): z.ZodMiniType<string> {
  return canonical(canonicalLocale, 'a BCP 47 tag such as ru or en');
}

export function timeZone(): z.ZodMiniType<string> {
  return canonical(canonicalTimeZone, 'an IANA zone such as Asia/Yekaterinburg');
}

/** A short text that `canonicalForm` knows, in that form. */
function canonical(canonicalForm: (name: string) => string | undefined, error: string): z.ZodMiniType<string> {
  const known = (name: string): string | undefined => (name.length > longestName ? undefined : canonicalForm(name));
  return z.pipe(
    z.string({ error }).check(z.refine((name) => known(name) !== undefined, { error })),
    z.transform((name) => known(name) ?? name),
  );
}

function canonicalLocale(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
