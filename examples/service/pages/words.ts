/**
 * The words of the pages in Russian and in English, and which language a page is in. What a request says comes from the desk.
 */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type DeskRefusal, explainNumberRefusal } from 'zayavka';
import words from './words.json' with { type: 'json' };

export type Locale = keyof typeof words;
export type Words = (typeof words)['ru'];

export const wordsIn: { readonly [L in Locale]: Words } = words;

/** The word of a table for a name that the desk gives; the name itself where the table has none. */
export function word(table: { readonly [name: string]: string }, name: string): string {
  return table[name] ?? name;
}

/** `?lang=` chooses a language and is remembered; else the browser says which one. */
export function localeOf(c: Context): Locale {
  const asked = c.req.query('lang');
  if (asked === 'ru' || asked === 'en') {
    setCookie(c, 'lang', asked, { httpOnly: true, sameSite: 'Lax', path: '/' });
    return asked;
  }
  const remembered = getCookie(c, 'lang');
  if (remembered === 'ru' || remembered === 'en') return remembered;
  return /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'ru';
}

/**
 * Why the desk refused, for the person in front of the page: no codes, no names of fields.
 *
 * @param command of an employee, 'page' where only a page was asked for; absent for a subscriber
 */
export function refusalInWords(refusal: DeskRefusal, locale: Locale, command?: string): string {
  const { refusals, staffRefusals, why } = wordsIn[locale];
  const { code } = refusal;
  const about = (places: readonly string[]): string => `${word(refusals, code)} ${labels(places, locale, command)}.`;
  switch (code) {
    case 'number/too-short':
    case 'number/too-long':
    case 'number/wrong-character':
    case 'number/failed-check':
    case 'number/other-series':
      return explainNumberRefusal(refusal)[locale];
    case 'input/invalid':
      return about(refusal.issues.map(({ path }) => path));
    case 'request/missing-text':
    case 'request/invalid-value':
      return about([refusal.field]);
    case 'request/nothing-given':
      return about(refusal.fields);
    case 'request/cannot-merge':
    case 'request/cannot-link':
      return `${refusals[code]} ${why[refusal.why]}`;
    case 'request/unknown':
      return command === undefined ? refusals[code] : staffRefusals[code];
    default:
      return refusals[code];
  }
}

/** What the fields of these places are called on the pages; the request, where a page has no such field. */
function labels(places: readonly string[], locale: Locale, command: string | undefined): string {
  const { fields, request } = wordsIn[locale];
  const named: { readonly [name: string]: string | undefined } = fields;
  const ofTo = command === 'escalate' ? 'addressee' : 'number';
  const names = places.map((place) => named[place === 'to' ? ofTo : (place.split('.').at(-1) ?? '')] ?? request);
  return [...new Set(names)].join(', ');
}
