/**
 * Language tags (BCP 47) as people and systems write them: brought to one form, and shortened from their end until a text is
 * found (look-up of RFC 4647 §3.4). A language without a text of its own takes that of its only region.
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

/**
 * The same for a language that words are written in. BCP 47 allows languages of four letters and more, but none is registered:
 * `russian` is a mistake for `ru`.
 *
 * @example
 * writtenTag('russian') //=> undefined
 */
export function writtenTag(tag: string): string | undefined {
  return writtenTagPattern.test(tag) ? canonicalTag(tag) : undefined;
}

/** What has another form is no tag of words, in whatever case. */
export const writtenTagPattern: RegExp = /^[A-Za-z]{2,3}(?:[-_][A-Za-z\d]{1,8})*$/u;

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

/**
 * The one among these tags, in their canonical form, that has the language and the script of `tag`; `undefined` where there are
 * several or none.
 *
 * @example
 * onlyRegion('ru', ['en-US', 'ru-RU']) //=> 'ru-RU'
 */
export function onlyRegion(tag: string, known: Iterable<string>): string | undefined {
  const start = tag.replace(/(?:-.*)?$/s, '-');
  const found = [...known].filter((other) => other.startsWith(start) && writingOf(other) === writingOf(tag));
  return found.length === 1 ? found[0] : undefined;
}

/** `sr-Latn` of `sr-Latn-RS`, `ru-Cyrl` of `ru`. */
function writingOf(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

/** Whether words under the first tag are in the language of the second one. */
export function isSameLanguage(tag: string, wished: string): boolean {
  return lookUpTags(wished).includes(tag) || onlyRegion(wished, [tag]) !== undefined;
}

/** The words in that language, also by a shorter tag or that of its only region; `undefined` where there are none. */
export function translationIn(words: Translated, locale: string): string | undefined {
  const plain = Object.hasOwn(words, locale) ? words[locale] : undefined;
  if (plain !== undefined) return plain;
  const wished = canonicalTag(locale);
  if (wished === undefined) return undefined;
  const byTag = new Map(Object.entries(words).map(([tag, text]) => [canonicalTag(tag) ?? '', text]));
  const found = lookUpTags(wished).find((tag) => byTag.has(tag)) ?? onlyRegion(wished, byTag.keys());
  return found === undefined ? undefined : byTag.get(found);
}

/** `en` of `en-GB` and of `EN_us`; an empty text for what is no tag. */
export function languageOf(tag: string): string {
  return canonicalTag(tag)?.replace(/-.*/s, '') ?? '';
}
