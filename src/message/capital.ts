/**
 * A word with a capital letter. Small letters of the two alphabets lie 32 above their capitals; asking the locale for one takes
 * longer than the rest of the sentence.
 */
export function capital(word: string): string {
  const code = word.charCodeAt(0);
  const isPlain = (code >= 0x430 && code <= 0x44f) || (code >= 0x61 && code <= 0x7a);
  const first = isPlain ? String.fromCharCode(code - 32) : word.charAt(0).toUpperCase();
  return first + word.slice(1);
}
