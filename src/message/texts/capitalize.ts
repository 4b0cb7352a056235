/**
 * A word with a capital letter.
 */

/** Messages that are written one after another begin alike, so the last answer is kept: it costs as much as the sentence. */
let lastWord = '';
let lastCapital = '';

export function capitalize(word: string): string {
  if (word !== lastWord) {
    lastWord = word;
    lastCapital = word.charAt(0).toUpperCase() + word.slice(1);
  }
  return lastCapital;
}
