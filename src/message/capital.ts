/**
 * A word with a capital letter. The words that begin a sentence of the library are few, and asking for a capital of a
 * Cyrillic letter takes longer than the rest of the sentence, so that the answers are kept.
 */
const known = new Map<string, string>();

/** A bound for callers with words of their own. */
const mostKnown = 256;

export function capital(word: string): string {
  let answer = known.get(word);
  if (answer === undefined) {
    answer = word.charAt(0).toUpperCase() + word.slice(1);
    if (known.size < mostKnown) known.set(word, answer);
  }
  return answer;
}
