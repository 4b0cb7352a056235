/**
 * Parts of the schema of an operator that stand in many places of it: names, words, days, phone numbers, warnings, sources.
 */
import * as z from 'zod/mini';
import { visible } from '../../kernel/text.ts';
import { writtenTag, writtenTagPattern } from '../../message/texts/language-tag.ts';
import { expectedAmount, isTerm, termUnits } from '../../sla/term/term.ts';

/** Words that people read: something of them can be seen, and no character of them is broken or lost. */
export const oneLine: z.ZodMiniString<string> = lineOf('+', 'one line of text that can be read');
const localized = z.strictObject({ ru: oneLine, en: oneLine });
/** A message shows no more of the title of a step. */
const shortLine = lineOf('{1,60}', 'one line of 1 to 60 characters that can be read, which a message shows whole');
export const translated: z.ZodMiniType = translatedAs(oneLine);
export const shortlyTranslated: z.ZodMiniType = translatedAs(shortLine);

function lineOf(length: string, expected: string): z.ZodMiniString<string> {
  const line = new RegExp(`^(?=.*${visible.source})[^\\p{Cc}\\p{Cs}\\u2028\\u2029\\ufffd]${length}$`, 'u');
  return z.string().check(z.regex(line, expected));
}

function translatedAs(line: z.ZodMiniString<string>): z.ZodMiniType {
  return z
    .catchall(z.object({ ru: line, en: line }), line)
    .check(
      z.refine((words) => Object.keys(words).every((tag) => writtenTag(tag) !== undefined), 'language tags such as kk'),
    );
}

const tagError = 'a language tag such as ru';
export const languageTag: z.ZodMiniString<string> = z.string().check(
  z.regex(writtenTagPattern, { error: tagError, abort: true }),
  z.refine((tag) => writtenTag(tag) !== undefined, tagError),
);
/** Of the Gregorian calendar, from the year 1 to 9999: 30 days in four months, 29 of February in a leap year. */
const existingDay =
  /^(?!0000)(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$/u;
export const day: z.ZodMiniString<string> = z.string().check(z.regex(existingDay, 'an existing day as yyyy-mm-dd'));
export const timeOfDay: z.ZodMiniString<string> = z
  .string()
  .check(z.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/u, 'a local time HH:MM from 00:00 to 24:00'));
const address = z
  .string()
  .check(
    z.regex(
      /^(?:(?:https?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#][^\s\p{C}\ufffd]*)?|\p{L}[^:/\p{C}\ufffd]*, \p{L}[^:/\p{C}\ufffd]*)$/u,
      'a page such as own.example/rules, or the publisher, the author',
    ),
  );
/** What an operator or the press has said can be looked up. */
export const source: z.ZodMiniType = z
  .strictObject({
    kind: z.enum(['article', 'law', 'assumption']),
    reference: localized,
    address: z.optional(address),
    seen: z.optional(day),
    quality: z.optional(z.enum(['high', 'medium', 'low'])),
  })
  .check(
    z.refine(({ kind, address }) => kind !== 'article' || address !== undefined, {
      error: 'the address where the article was read',
      path: ['address'],
    }),
    z.refine(({ kind, seen }) => kind !== 'article' || seen !== undefined, {
      error: 'the day on which the article was read, yyyy-mm-dd',
      path: ['seen'],
    }),
  );
export const plainName: z.ZodMiniString<string> = z
  .string()
  .check(z.regex(/^[A-Za-z]\w{0,39}$/u, 'a name of at most 40 Latin letters and digits'));
export const kindName: z.ZodMiniString<string> = z
  .string()
  .check(
    z.regex(/^[a-z][\w-]{0,39}$/u, 'a name of at most 40 Latin letters, digits, hyphens, a lower-case letter first'),
  );
export const currency: z.ZodMiniString<string> = z
  .string()
  .check(z.regex(/^[A-Z]{3}$/u, 'a currency of ISO 4217, such as RUB'));

export const phone: z.ZodMiniString<string> = z
  .string()
  .check(z.regex(/^\+\d{8,15}$/u, 'a phone number in E.164, such as +78002500890'));
export const shortNumber: z.ZodMiniString<string> = z
  .string()
  .check(z.regex(/^(?=.*\d)[\d+*#-]{2,16}$/u, 'a short number, such as 0890'));

const share = 'a percentage above 0, at most 100';
export const warning: z.ZodMiniType = z.union(
  [
    z.strictObject({ percent: z.number().check(z.gt(0, share), z.lte(100, share)) }),
    z.strictObject({ offset: z.number(), measured: z.enum(['working', 'wall']) }),
  ],
  { error: 'an object { percent } or { offset, measured }' },
);

export const stepName: z.ZodMiniString<string> = z
  .string()
  .check(z.regex(/^[\x21-\x7e]{1,200}$/u, '1 to 200 visible ASCII characters'));

const comparable = { error: 'a text, a number, true or false' };

export const condition: z.ZodMiniType = z.strictObject({
  detail: oneLine,
  is: z.union([z.string(), z.number(), z.boolean()], comparable),
});

export function wholeUpTo(most: number): z.ZodMiniNumberFormat {
  const error = `a whole number from 1 to ${most}`;
  return z.int(error).check(z.gte(1, error), z.lte(most, error));
}

/** An object with names of one's own, one at least. */
export function namedEntries(key: z.ZodMiniString<string>, entry: z.ZodMiniType, what: string): z.ZodMiniType {
  return z.record(key, entry).check(z.refine((entries) => Object.keys(entries).length > 0, `at least one ${what}`));
}

/** So that a term that begins in this century ends before the year 9999; of other units no term is too long. */
const mostMonths = 90_000;
export const term: z.ZodMiniType = z
  .strictObject({ unit: z.enum(termUnits), amount: z.number().check(z.nonnegative('a number from 0')) })
  .check(({ value, issues }) => {
    const { unit, amount: input } = value;
    const isTooLong = unit === 'months' && input > mostMonths;
    if (input < 0 || (isTerm(value) && !isTooLong)) return;
    const message = expectedAmount(unit, unit === 'months' ? mostMonths : undefined);
    issues.push({ code: 'custom', path: ['amount'], input, message });
  });
