/**
 * The number that a request had in another system, as it is searched for.
 */
import { foldLookAlikes } from '../kernel/text.ts';

/**
 * In capital letters, without spaces, dashes, number signs and the marks that part the words of a sentence, so that people may write
 * it as they like. A Cyrillic letter that looks like a Latin one is that one.
 *
 * @example
 * externalNumberKey('№ hd-2023 / 000 417') //=> 'HD2023/000417'
 */
export function externalNumberKey(written: string): string {
  const plain = written
    .replace(/[№#]/gu, '')
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf},;:!?()«»"'“”„]/gu, '');
  return foldLookAlikes(plain.toUpperCase());
}

/** Of a longer text the rest is not read, and not more words are taken for numbers: a list is no question about a request. */
const longestText = 10_000;
const mostWords = 10;

/**
 * The words of a sentence that may be such a number, in their order: what has a digit, and a letter, more than three digits, or a
 * number sign or the name of a request before it, the number of an ordinal before such a name, the end of a web address. With words
 * before it that may belong to it: others with a digit, short ones of Latin or capital letters.
 *
 * @example
 * externalNumbersIn('по обращению № OLD-2019/77?') //=> ['OLD-2019/77']
 */
export function externalNumbersIn(text: string): readonly string[] {
  const found = new Set<string>();
  let before: readonly string[] = [];
  let last = '';
  for (const [written] of text.slice(0, longestText).matchAll(/[^\s,;:!?()«»"'“”„]+/gu)) {
    const word = written.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    for (const candidate of candidatesOf(word, written, last)) found.add(candidate);
    last = word === '' ? written : word;
    if (!/\p{N}/u.test(word)) {
      before = isBeginning.test(word) ? [word] : [];
      continue;
    }
    for (let first = before.length - 1; first >= 0; first -= 1) found.add([...before.slice(first), word].join(' '));
    if (found.size >= mostWords) break;
    before = [...before, word].slice(-mostParts);
  }
  return [...found].slice(0, mostWords);
}

/** What of one word may be such a number; `last` stands before it. */
function candidatesOf(word: string, written: string, last: string): readonly string[] {
  if (!/\p{N}/u.test(word)) {
    const [, ordinal] = /^(\p{N}+)\p{Pd}\p{L}{1,3}$/u.exec(last) ?? [];
    return ordinal !== undefined && requestWord.test(word) ? [ordinal] : [];
  }
  if (/^https?$/iu.test(last)) return endsOf(word);
  const isMarked = /[№#]/u.test(written) || /[№#]$/u.test(last) || requestWord.test(last);
  return isMarked || /\p{L}/u.test(word) || word.replace(/[^\p{N}]/gu, '').length > 3 ? [word] : [];
}

/** What a web address ends with, one part of its path and two. */
function endsOf(address: string): readonly string[] {
  const parts = address.split('/').slice(1);
  return [parts.slice(-1), parts.slice(-2)].map((end) => end.join('/')).filter((end) => /\p{N}/u.test(end));
}

/** Before the last one. */
const mostParts = 2;
const isBeginning = /^(?:\p{Lu}|\p{Script=Latin}){1,6}$/u;
/** In the language of most who write here, and in English. */
const requestWord =
  /^(?:номер|обращени|заявк|заявлени|жалоб|претензи|заказ|запрос|инцидент|тикет|request|ticket|order|number|case|claim|complaint|incident)/iu;
