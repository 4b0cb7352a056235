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

/** Why the desk refused, for the person in front of the page. */
export function refusalInWords(refusal: DeskRefusal, locale: Locale): string {
  switch (refusal.code) {
    case 'number/too-short':
    case 'number/too-long':
    case 'number/wrong-character':
    case 'number/failed-check':
    case 'number/other-series':
      return explainNumberRefusal(refusal)[locale];
    case 'input/invalid':
      return `${wordsIn[locale].refusals['input/invalid']} ${refusal.issues.map(({ path }) => path).join(', ')}`;
    default:
      return word(wordsIn[locale].refusals, refusal.code);
  }
}
