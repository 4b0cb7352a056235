/**
 * What the rooms ask of a text: whether there is anything to read in it, whether it is a time of day, its capital letter, and
 * the bytes that it stands for (base64 and base64url, RFC 4648 §4 and §5).
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
