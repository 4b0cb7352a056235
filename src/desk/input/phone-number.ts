/**
 * A phone number as people write it; E.164 once it is read.
 */
import * as z from 'zod/mini';
import { toMsisdn } from '../../kernel/phone-number.ts';

const expected = 'a phone number: +7 916 123-45-67, 8 (916) 123-45-67, or + and country code for another country';

export function phoneNumber(): z.ZodMiniType<string> {
  return z.pipe(
    z.string({ error: expected }).check(z.refine((value) => toMsisdn(value) !== undefined, { error: expected })),
    z.transform((value) => toMsisdn(value) ?? value),
  );
}
