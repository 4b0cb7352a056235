/**
 * Tells whether two texts of one line are probably about the same thing, so that whoever registers a request sees the
 * open one; nothing is ever merged by itself.
 */

/** Texts with at least this share of common word beginnings are called similar (an assumption; our own choice). */
const threshold = 0.5;

/**
 * Whether two texts share most of their words, whatever their order and endings.
 *
 * @example
 * similarTexts('Не работает интернет', 'интернет не работает второй день') //=> true
 */
export function similarTexts(one: string, other: string): boolean {
  const first = stems(one);
  const second = stems(other);
  if (first.size === 0 || second.size === 0) return false;
  let common = 0;
  for (const stem of first) if (second.has(stem)) common += 1;
  return common / Math.min(first.size, second.size) >= threshold;
}

/** The first five letters of each word: Russian endings change, stems mostly do not. Long texts count by their beginning. */
function stems(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, 2_000)
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((word) => word.slice(0, 5)));
}
