/**
 * Where and in which language somebody is reached: e-mail address, BCP 47 tag, IANA zone. Each name is kept in its one
 * canonical form, so that nobody fills a memory with a thousand spellings of one zone.
 */
import * as z from 'zod/mini';

/** RFC 5321 §4.5.3.1.3 lets a path have 256 octets, its angle brackets included. */
const longestAddress = 254;

/** Longer than any name of a zone or a language that is in use. */
const longestName = 64;

export function email(): z.ZodMiniType<string> {
  const error = 'an e-mail address';
  return z.string({ error }).check(
    z.refine((value) => value.length <= longestAddress, { error, abort: true }),
    z.email({ error }),
  );
}

/** A text that `canonicalForm` knows, in that form. */
export function canonical(canonicalForm: (name: string) => string | undefined, error: string): z.ZodMiniType<string> {
  const known = (name: string): string | undefined => (name.length > longestName ? undefined : canonicalForm(name));
  return z.pipe(
    z.string({ error }).check(z.refine((name) => known(name) !== undefined, { error })),
    z.transform((name) => known(name) ?? name),
  );
}

export function canonicalLocale(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

export function canonicalTimeZone(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
