/**
 * The language of an operator by its tag in canonical form, so that records and views name it in one way: `ru-RU` of `ru_RU`.
 */
import { canonicalTag } from '../../message/texts/language-tag.ts';

/** The same operator where its tag is canonical. */
export function inCanonicalLocale<Described extends { readonly defaultLocale: string }>(
  operator: Described,
): Described {
  const { defaultLocale } = operator;
  const tag = canonicalTag(defaultLocale);
  return tag === undefined || tag === defaultLocale ? operator : { ...operator, defaultLocale: tag };
}
