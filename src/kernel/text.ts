/**
 * What the rooms ask of a text: whether there is anything to read in it, whether it is a time of day, its capital letter, its
 * groups of four, and the bytes that it stands for (base64 and base64url, RFC 4648 §4 and §5).
 */

/** Neither white space nor control, format or filler characters, nor half of a surrogate pair. */
const visible = /[^\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** Whether a text shows nothing to a reader. */
export function isBlank(text: string): boolean {
  return !visible.test(text);
}

/** `HH:MM` from 00:00 to 24:00, which is the end of the day. */
export function isTimeOfDay(text: string): boolean {
  return /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);
}

/** The text with its first letter as a capital. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Groups of four characters from the right, as long numbers are written and said; the first group may be shorter. */
export function groupsOfFour(text: string): readonly string[] {
  const first = text.length % 4;
  const groups: string[] = first === 0 ? [] : [text.slice(0, first)];
  for (let start = first; start < text.length; start += 4) groups.push(text.slice(start, start + 4));
  return groups;
}

/** The bytes of base64 in either alphabet, padded or not; `undefined` when it is neither. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const standard = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(standard) || standard.length % 4 === 1) return undefined;
  return Uint8Array.from(atob(standard), (character) => character.charCodeAt(0));
}

/** Base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
