/**
 * What the description of a detail has to look like, by its type.
 */
import * as z from 'zod/mini';
import type { DetailType } from '../detail.ts';
import { currency, source, translated, wholeUpTo } from './schema-parts.ts';

const choices = z.array(z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/u, '1 to 200 visible ASCII characters'))).check(
  z.minLength(1, 'at least one choice'),
  z.refine((list) => new Set(list).size === list.length, 'each choice once'),
);

export const detail: z.ZodMiniType = z.discriminatedUnion(
  'type',
  [
    detailOf('text', { longest: z.optional(wholeUpTo(10_000)) }),
    detailOf('integer', {}),
    detailOf('money', {
      currency: z.optional(currency),
    }),
    detailOf('date', { period: z.optional(z.enum(['past', 'future'])) }),
    detailOf('phone', {
      becomesLine: z.optional(z.enum(['fulfilled', 'appointment'])),
      harmed: z.optional(z.boolean()),
    }),
    detailOf('choice', { choices }),
    detailOf('items', { longest: z.optional(wholeUpTo(1_000)) }),
    detailOf('boolean', {}),
    detailOf('tags', { choices: z.optional(choices), longest: z.optional(wholeUpTo(1_000)) }),
  ],
  { error: 'an object whose type is one of text, integer, money, date, phone, choice, items, boolean, tags' },
);

function detailOf<Type extends DetailType, Own extends z.core.$ZodShape>(type: Type, own: Own) {
  const flag = z.optional(z.boolean());
  return z.strictObject({
    type: z.literal(type),
    label: translated,
    required: flag,
    personal: flag,
    identifies: flag,
    source: z.optional(source),
    ...own,
  });
}
