/**
 * What the rooms ask of a text: whether there is anything to read in it, whether it is a time of day, and its capital letter.
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
