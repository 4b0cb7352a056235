/**
 * The number that a request had in another system, as it is searched for.
 */

/**
 * In capital letters, without spaces, dashes and number signs, so that people may write it as they like.
 *
 * @example
 * externalNumberKey('№ hd-2023 / 000 417') //=> 'HD2023/000417'
 */
export function externalNumberKey(written: string): string {
  return written
    .replace(/[№#]/gu, '')
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase();
}

/** Of a longer text the rest is not read, and not more words are taken for numbers: a list is no question about a request. */
const longestText = 10_000;
const mostWords = 10;

/**
 * The words of a sentence that may be such a number, in their order: what has a digit, and more than three letters and digits or a
 * number sign before it. A short word of capital letters before it may be its beginning.
 *
 * @example
 * externalNumbersIn('по обращению № OLD-2019/77?') //=> ['OLD-2019/77']
 */
export function externalNumbersIn(text: string): readonly string[] {
  const found = new Set<string>();
  let before = '';
  for (const [written] of text.slice(0, longestText).matchAll(/[^\s,;:!?()«»"'“”„]+/gu)) {
    const word = written.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    const isMarked = /[№#]/u.test(written) || /[№#]$/u.test(before);
    if (/\p{N}/u.test(word) && (isMarked || word.replace(/[^\p{L}\p{N}]/gu, '').length > 3)) found.add(word);
    if (/\p{N}/u.test(word) && /^\p{Lu}{1,6}$/u.test(before)) found.add(`${before} ${word}`);
    if (found.size >= mostWords) break;
    before = word === '' ? written : word;
  }
  return [...found].slice(0, mostWords);
}
