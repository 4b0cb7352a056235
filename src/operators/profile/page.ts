/**
 * Sources of the profiles: what a page says about an operator, with its address and the day on which it was read.
 */
import type { Source } from '../../kernel/source.ts';

/** What a page, an article or published code says; `seen` is the day of the look-up unless it says otherwise. */
export function page(
  address: string,
  quality: NonNullable<Source['quality']>,
  ru: string,
  en: string,
  seen = '2026-11-28',
): Source {
  return { kind: 'article', reference: { ru, en }, address, seen, quality };
}

/** A choice of this library, and why nothing better is known. */
export function ours(ru: string, en: string): Source {
  return { kind: 'assumption', reference: { ru, en } };
}
