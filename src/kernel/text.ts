/**
 * What the rooms ask of a text: what of it can be read, whether it is a time of day, its capital letter, its groups of four, its
 * digits, and the bytes that it stands for (base64 and base64url, RFC 4648 §4 and §5).
 */

/**
 * The one list of characters that nobody sees and that change what others see or find: controls except tab and line ends, soft
 * hyphen, marks, embeddings, overrides and isolates of direction, zero-width characters, fillers, invisible operators, annotations, tags,
 * halves of characters. A joiner stays inside of an emoji and inside of words of scripts that are spelt with it.
 */
const invisible =
  /(?:(?![\t\n\r])[\u034f\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}])+|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Script=Arabic}\p{M}])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{Extended_Pictographic}\p{L}\p{M}])/gu;

/** Vertical tab, form feed and NEL part words and lines. */
const breaks = /[\v\f\u0085]/g;

/** The text with spaces in place of breaks that are not shown; every character keeps its place. */
export function spaceBreaks(text: string): string {
  return text.replace(breaks, ' ');
}

const breaksBetweenWords = /(?<=[^\s\u0085])[\v\f\u0085]+(?=[^\s\u0085])/g;

/** The text without its invisible characters; a space stands where one of them parted words. */
export function dropInvisible(text: string): string {
  return text.replace(breaksBetweenWords, ' ').replace(invisible, '');
}

/** The text with spaces in place of its invisible characters, so that every other character keeps its place. */
export function blankInvisible(text: string): string {
  return text.replace(invisible, (found) => ' '.repeat(found.length));
}

/** The first code points of the runs of ten that stand for 0 to 9: Arabic-Indic, Eastern Arabic-Indic, full-width. */
const zeros: readonly number[] = [0x660, 0x6f0, 0xff10];

/** The value of a digit by its UTF-16 unit, 0 to 9. */
export function digitValue(unit: number): number | undefined {
  // Latin and Cyrillic letters, which most characters are.
  if (unit < 0x660) return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 : undefined;
  const zero = zeros.find((first) => unit >= first && unit < first + 10);
  return zero === undefined ? undefined : unit - zero;
}

/** Neither white space nor an empty pattern of Braille, neither control, format or filler characters, nor half of a surrogate pair. */
export const visible: RegExp = /[^\s\u2800\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

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

/** A text in capital letters with Latin ones in place of the Cyrillic ones that look like them. */
export function foldLookAlikes(capitals: string): string {
  return capitals.replace(/[АВЕКМНОРСТУХ]/gu, (letter) => 'ABEKMHOPCTYX'.charAt('АВЕКМНОРСТУХ'.indexOf(letter)));
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
