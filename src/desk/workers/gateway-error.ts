/**
 * Why a gateway did not take a message, in its own words: short, and without the person as far as the person can be recognized.
 */
import type { OutboxRecord } from '../ports/store.ts';

const longest = 200;
/** More is not looked through. */
const longestRead = 10_000;
const placeholder = '…';

export function gatewayError(thrown: unknown, { to, text, subject = '' }: OutboxRecord): string {
  let words = wordsOf(thrown).slice(0, longestRead);
  for (const known of [to, text, subject]) if (known !== '') words = words.replaceAll(known, placeholder);
  const impersonal = words
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/[^\s@,;()<>]{1,100}@[^\s@,;()<>]{1,100}/g, placeholder)
    .replace(/\+?\d(?:[\s().-]{0,3}\d){6,}/g, placeholder);
  return [...impersonal.trim()].slice(0, longest).join('');
}

/** What is thrown may be anything, and may throw when it is looked at. */
function wordsOf(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return String(thrown);
    const { message, name, cause } = thrown;
    return `${message || name}${cause instanceof Error ? `: ${cause.message}` : ''}`;
  } catch {
    return 'an error without words';
  }
}
