/**
 * Parts of the schema of an operator that stand in many places of it: names, words, days, sources.
 */
import * as z from 'zod/mini';
import { parseLocalDay } from '../../kernel/local-day.ts';
import { canonicalTag } from '../../message/texts/language-tag.ts';

export const name: z.ZodMiniString<string> = z.string().check(z.minLength(1, 'a text that is not empty'));
export const oneLine: z.ZodMiniString<string> = z
  .string()
  .check(z.regex(/^[^\p{Cc}\u2028\u2029]+$/u, 'one line of text that is not empty'));
const localized = z.strictObject({ ru: name, en: name });
export const translated: z.ZodMiniType = z
  .catchall(z.object({ ru: oneLine, en: oneLine }), oneLine)
  .check(
    z.refine((words) => Object.keys(words).every((tag) => canonicalTag(tag) !== undefined), 'language tags such as kk'),
  );
export const day: z.ZodMiniString<string> = z
  .string()
  .check(z.refine((value) => parseLocalDay(value) !== undefined, 'an existing day as yyyy-mm-dd'));
export const source: z.ZodMiniType = z.strictObject({
  kind: z.enum(['article', 'law', 'assumption']),
  reference: localized,
  address: z.optional(oneLine),
  seen: z.optional(day),
  quality: z.optional(z.enum(['high', 'medium', 'low'])),
});
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

const comparable = { error: 'a text, a number, true or false' };

export const condition: z.ZodMiniType = z.strictObject({
  detail: name,
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
