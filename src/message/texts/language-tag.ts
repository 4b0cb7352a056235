/**
 * Language tags (BCP 47) as people and systems write them: brought to one form, and shortened from their end until a text is
 * found (look-up of RFC 4647 §3.4).
 */

import type { Translated } from '../../kernel/source.ts';

/** Longer than any tag in use: what comes from outside may be a megabyte. */
const longestTag = 64;

/**
 * The tag in its canonical form; `undefined` when it is none. `_` counts as `-`, as POSIX writes it.
 *
 * @example
 * canonicalTag('ru_ru') //=> 'ru-RU'
 */
export function canonicalTag(tag: string): string | undefined {
  if (tag === 'ru' || tag === 'en') return tag;
  if (typeof tag !== 'string' || tag.length > longestTag) return undefined;
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** The tag and its shorter forms: `sr-Latn-RS`, `sr-Latn`, `sr`. */
export function lookUpTags(tag: string): readonly string[] {
  if (!tag.includes('-')) return [tag];
  const subtags = tag.split('-');
  const tags: string[] = [];
  while (subtags.length > 0) {
    tags.push(subtags.join('-'));
    subtags.pop();
    // A single letter begins an extension, and means nothing without it.
    while (subtags.at(-1)?.length === 1) subtags.pop();
  }
  return tags;
}

/** The words in that language, also by a shorter tag; `undefined` where there are none. */
export function translationIn(words: Translated, locale: string): string | undefined {
  const plain = Object.hasOwn(words, locale) ? words[locale] : undefined;
  if (plain !== undefined) return plain;
  const byTag = new Map(Object.entries(words).map(([tag, text]) => [canonicalTag(tag), text]));
  const found = lookUpTags(canonicalTag(locale) ?? '').find((tag) => byTag.has(tag));
  return byTag.get(found);
}

/** `en` of `en-GB` and of `EN_us`; an empty text for what is no tag. */
export function languageOf(tag: string): string {
  return canonicalTag(tag)?.replace(/-.*/s, '') ?? '';
}
