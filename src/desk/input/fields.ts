/**
 * The edge: unknown input in, checked values out. Every fault of an input is reported with its place, what stands there
 * and what would be right.
 */
import * as z from 'zod/mini';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { isBlank } from '../../kernel/text.ts';
import type { InputIssue, InvalidInput } from '../ports/refusal.ts';
import { lazy } from './lazy.ts';

/** Characters that a subscriber's text may hold at most; longer things are attachments. */
export const textLimit = 10_000;

/** Faults of one input that are told; whoever has more has sent something else. */
const mostIssues = 50;

/** Reads an input by a schema. `schema` messages are the "what would be right" of an issue. */
export function read<Output>(schema: z.ZodMiniType<Output>, input: unknown): Result<Output, InvalidInput> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return accepted(withoutUndefined(parsed.data));
  return invalid(
    parsed.error.issues
      .slice(0, mostIssues)
      .flatMap((issue) => issuesOf(issue, input))
      .slice(0, mostIssues),
  );
}

/** A field that may be left out. To leave it out and to give it as `undefined` is the same, as in JSON. */
export function optional<Schema extends z.core.SomeType>(schema: Schema): z.ZodMiniExactOptional<Schema> {
  // `z.exactOptional` looks into what is absent too, which costs as much as a value; `read` takes every `undefined` out again.
  return z.optional(schema) as z.ZodMiniType as z.ZodMiniExactOptional<Schema>;
}

/** Objects with optional fields lie no deeper. */
const deepest = 2;

/** What was read, without the fields that are `undefined`: a copy only where there are any. */
function withoutUndefined<Value>(value: Value, depth: number = deepest): Value {
  if (!hasUndefined(value, depth)) return value;
  const entries = Object.entries(value).flatMap(([key, part]) =>
    part === undefined ? [] : [[key, withoutUndefined(part, depth - 1)] as const],
  );
  // Its type says that these fields may be left out.
  return Object.fromEntries(entries) as Value;
}

function hasUndefined(value: unknown, depth: number): value is object {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).some((part) => part === undefined || hasUndefined(part, depth - 1));
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

/** A name that somebody made up, if it looks like a name: anything else is not repeated into logs. */
export function named(name: string): string {
  return /^[A-Za-z_][\w-]{0,39}$/u.test(name) ? name : `a name of ${name.length} characters`;
}

/** What stands there, without repeating a text or a phone number into logs. */
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

/** Where and what the first character is that could hide or turn around what is read, or `undefined` for a clean text. */
function unprintableIn(text: string): string | undefined {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (isUnprintable(code)) return `U+${code.toString(16).toUpperCase().padStart(4, '0')} at ${index}`;
    if (code > 0xffff) index += 1;
  }
  return undefined;
}

/** Controls except tab and line ends, bidirectional embeddings, overrides and isolates, and halves of characters. */
function isUnprintable(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d;
  if (code < 0xa0) return code >= 0x7f;
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || (code >= 0xd800 && code <= 0xdfff);
}

/** A text for people: not blank, not endless, nothing in it that could hide or turn around what is read. */
export function text(limit: number = textLimit): z.ZodMiniType<string> {
  return z.string({ error: `a text of 1 to ${limit} characters` }).check(
    z.refine((value) => value.length <= limit && !isBlank(value), {
      error: `a text of 1 to ${limit} characters that is not blank`,
      abort: true,
    }),
    z.refine((value) => unprintableIn(value) === undefined, {
      error: ({ input }) =>
        `a text without control characters, bidirectional overrides and half characters (remove ${unprintableIn(String(input))})`,
    }),
  );
}

/** One of a list, by name. */
export function oneOf<const Value extends string>(values: readonly Value[]): z.ZodMiniType<Value> {
  return z.enum(values, { error: `one of ${values.join(', ')}` });
}

/** Digits of an identifier that a caller chooses: command ids, logins. */
export function identifier(): z.ZodMiniType<string> {
  return z
    .string({ error: 'an identifier of 1 to 200 characters' })
    .check(z.regex(/^[\x21-\x7e]{1,200}$/u, { error: 'an identifier of 1 to 200 visible ASCII characters' }));
}

/** A `Date`, or an ISO 8601 text that names its zone; as epoch milliseconds. */
export function instant(): z.ZodMiniType<number> {
  const expected = 'a valid Date, or a text such as 2026-11-20T12:00:00+03:00';
  return z.pipe(
    z.custom<Date | string>(
      (value) =>
        value instanceof Date ? !Number.isNaN(value.getTime()) : typeof value === 'string' && isZonedTime(value),
      expected,
    ),
    z.transform((value) => new Date(value).getTime()),
  );
}

const zonedTime = /* @__PURE__ */ lazy(() => z.iso.datetime({ offset: true }));

function isZonedTime(value: string): boolean {
  return zonedTime().safeParse(value).success;
}
