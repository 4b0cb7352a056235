/**
 * The fields of inputs, and how an input is read: each fault is reported with its place, what stands there and what would be
 * right. Names of languages and zones are kept in their canonical form (BCP 47, IANA).
 */
import * as z from 'zod/mini';
import { counted, countUpTo } from '../../kernel/input/described.ts';
import { parseLocalDay } from '../../kernel/local-day.ts';
import { type Accepted, accepted, type Refused, type Result, refused } from '../../kernel/result.ts';
import { dropInvisible, isBlank } from '../../kernel/text.ts';
import { canonicalTimeZone } from '../../kernel/time-zone.ts';
import { canonicalTag } from '../../message/texts/language-tag.ts';
import type { InputIssue, InvalidInput } from '../ports/refusal.ts';
import { readEmail } from './contact/email.ts';
import { readPhone, toMsisdn, type WrittenPhone } from './contact/phone.ts';
import { named, plainInput } from './plain-input.ts';

/** How many characters a text of a subscriber has at most. */
const textLimit = 10_000;

/** How many faults of one input are reported at most. */
const mostIssues = 50;

/**
 * Reads an input by a schema. The messages of `schema` are the "what would be right" of an issue. A field of the input that
 * is `undefined` counts as left out.
 *
 * @param moreFaults of an input that the schema refuses
 */
export function read<Output>(
  schema: z.ZodMiniType<Output>,
  input: unknown,
  moreFaults: (input: unknown) => readonly InputIssue[] = () => [],
): Read<Output> {
  const plain = plainInput(input);
  if (!plain.ok) return plain;
  const part = readPart(schema, plain.value, []);
  if (part.ok) return { ...part, cleaned: hasInvisible(plain.value) };
  return invalid([...moreFaults(plain.value), ...part.refusal.issues].slice(0, mostIssues));
}

/** Reads a part of an input that is plain data already; `place` is where it stands. */
export function readPart<Output>(
  schema: z.ZodMiniType<Output>,
  value: unknown,
  place: readonly string[],
): Result<Output, InvalidInput> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return accepted(parsed.data);
  const issues = parsed.error.issues.slice(0, mostIssues).flatMap((issue) => issuesOf(issue, value, place));
  return invalid(issues.slice(0, mostIssues));
}

type Read<Output> = (Accepted<Output> & Cleaning) | Refused<InvalidInput>;

export interface Cleaning {
  /** Whether invisible characters were dropped from what a person wrote. */
  readonly cleaned: boolean;
}

/** Fields that are read at all are read without them, so one that had some was cleaned. */
function hasInvisible(value: unknown): boolean {
  if (typeof value === 'string') return dropInvisible(value) !== value;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasInvisible);
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

export function unknownName(path: string, name: string, known: Iterable<string>): InputIssue {
  return { path, found: named(name), expected: `one of ${[...known].join(', ')}` };
}

function issuesOf(issue: z.core.$ZodIssue, input: unknown, place: readonly string[]): readonly InputIssue[] {
  const path = [...place, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, named(key)].map(String).join('.'),
      found: 'an unknown field',
      expected: 'no such field: remove it or correct its name',
    }));
  }
  const value = issue.path.reduce<unknown>(childOf, input);
  return [{ path: path.map(String).join('.'), found: inShort(value), expected: issue.message }];
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
  if (typeof value === 'string')
    return value === '' ? 'an empty text' : `a text of ${counted(value.length, 'character')}`;
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Math.abs(value) < 1e9) return String(value);
    return `a number of ${BigInt(Math.trunc(Math.abs(value))).toString().length} digits`;
  }
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : value.toISOString();
  return `a value of type ${typeof value}`;
}

/** A text for people, without its invisible characters: none hides what others read or changes the direction of it. */
export function text(limit: number = textLimit): z.ZodMiniType<string> {
  const error = `a text of ${countUpTo(limit, 'character')} that is not blank`;
  return z.pipe(
    z.pipe(z.string({ error }), z.transform(dropInvisible)),
    z.string().check(z.refine((value) => value.length <= limit && !isBlank(value), { error })),
  );
}

/** One of a list, by name. */
export function oneOf<const Value extends string>(values: readonly Value[]): z.ZodMiniType<Value> {
  return z.enum(values, { error: `one of ${values.join(', ')}` });
}

/** An identifier that a caller chooses: a command id, a login. */
/** @param wanted what is missing where none is given */
export function identifier(wanted = 'an identifier of 1 to 200 characters'): z.ZodMiniType<string> {
  return z
    .string({ error: wanted })
    .check(z.regex(/^[\x21-\x7e]{1,200}$/u, { error: 'an identifier of 1 to 200 visible ASCII characters' }));
}

/** A one-time code, or the session that a right one was answered with. */
export function proof(): z.ZodMiniType<string> {
  return z.pipe(
    text(2_000),
    z.transform((written) => written.trim()),
  );
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

const aPhoneNumber =
  'a phone number that exists: +7 916 123-45-67, 8 (916) 123-45-67, or + and country code; an extension behind a landline only';

/** A phone number as people write it; E.164 once it is read. An extension is not part of a line. */
export function phoneNumber(): z.ZodMiniType<string> {
  return canonical(toMsisdn, aPhoneNumber);
}

/** A line where no extension has a place: none is lost in silence. */
export function lineAlone(): z.ZodMiniType<string> {
  const withoutExtension = (written: string): string | undefined => {
    const { msisdn, extension } = readPhone(written) ?? {};
    return extension === undefined ? msisdn : undefined;
  };
  return canonical(
    withoutExtension,
    'a phone number that exists, without an extension: +7 916 123-45-67, 8 (916) 123-45-67, or + and country code',
  );
}

/** The line of a person, with the extension that may be written behind a landline. */
export function phoneLine(): z.ZodMiniType<WrittenPhone> {
  return canonical(readPhone, aPhoneNumber);
}

export function lineExtension(): z.ZodMiniType<string> {
  const error = 'an extension of 1 to 7 digits';
  return z.string({ error }).check(z.regex(/^\d{1,7}$/, { error }));
}

/** An e-mail address as people write it, in the form in which it is compared. */
export function email(): z.ZodMiniType<string> {
  return canonical(readEmail, 'an e-mail address such as ivan@example.ru, with Latin letters before the @');
}

export function locale(): z.ZodMiniType<string> {
  return canonical(shortName(canonicalTag), 'a BCP 47 tag such as ru or en');
}

export function timeZone(): z.ZodMiniType<string> {
  return canonical(shortName(canonicalTimeZone), 'an IANA zone such as Asia/Yekaterinburg');
}

/** Longer than any name of a zone or a language that is in use. */
const longestName = 64;

function shortName(canonicalForm: (name: string) => string | undefined): (name: string) => string | undefined {
  return (name) => (name.length > longestName ? undefined : canonicalForm(name));
}

/** A text that `knownForm` knows, in that form. */
function canonical<Value>(knownForm: (written: string) => Value | undefined, error: string): z.ZodMiniType<Value> {
  const schema = z.transform((written: string, { issues }): Value => {
    const known = knownForm(written);
    if (known !== undefined) return known;
    issues.push({ code: 'custom', message: error, input: written });
    return z.NEVER;
  });
  return z.pipe(z.string({ error }), schema);
}
