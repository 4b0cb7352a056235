/**
 * What every page has: the frame, the style, dates in words. `hono/html` escapes all that is put in.
 */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Operator } from 'zayavka/operators';
import { type Locale, wordsIn } from './words.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  readonly title: string;
  readonly locale: Locale;
  /** The path of the page with its query, for the link to the other language. */
  readonly path: string;
  readonly body: Html;
  /** At the right end of the head. */
  readonly head?: Html | undefined;
  readonly script?: Html | undefined;
  readonly isWide?: boolean;
}

export function layout({ title, locale, path, body, head, script, isWide = false }: Page): Html {
  const words = wordsIn[locale];
  const other = locale === 'ru' ? 'en' : 'ru';
  const [place, query] = path.split('?');
  const inOther = new URLSearchParams(query);
  inOther.set('lang', other);
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,">
</head>
<body${isWide ? html` class="wide"` : ''}>
<a class="skip" href="#content">${words.skip}</a>
<header><div class="bar">
<a class="brand" href="${isWide ? '/desk' : '/'}">zayavka</a>
<nav>${head ?? ''}<a href="${place}?${inOther.toString()}" lang="${other}" hreflang="${other}">${words.other}</a></nav>
</div></header>
<main id="content" tabindex="-1">${body}</main>
${script ?? ''}
</body>
</html>`;
}

/** An error before a form, and what was typed where the page has no field for it any more; screen readers say it at once. */
export function alertOf(message: string | undefined, locale: Locale, typed = ''): Html | '' {
  if (message === undefined) return '';
  const kept = typed === '' ? '' : html`<p class="said">${wordsIn[locale].typed} ${typed}</p>`;
  return html`<div class="alert" role="alert">${message}${kept}</div>`;
}

/** The name of an operator on that day: brands change. */
export function brandOf(operators: readonly Operator[], id: string, at: Date, locale: Locale): string {
  const { brand = [], timeZone } = operators.find((operator) => operator.id === id) ?? {};
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
  return brand.findLast(({ from }) => from === undefined || from <= day)?.name[locale] ?? id;
}

/** '20 ноября 2026, 12:00' in a zone. */
export function moment(at: Date | number, timeZone: string, locale: Locale): string {
  return date(at, locale, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone });
}

/** The last day of a deadline, or its hour; midnight is the end of the day before. */
export function deadline(
  { dueAt, lastDay }: { readonly dueAt?: Date | undefined; readonly lastDay?: string | undefined },
  timeZone: string,
  locale: Locale,
): string {
  if (lastDay !== undefined) return date(new Date(lastDay), locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  if (dueAt === undefined) return '';
  const isMidnight = date(dueAt, locale, { hour: '2-digit', minute: '2-digit', timeZone }) === '00:00';
  return isMidnight
    ? date(dueAt.getTime() - 1, locale, { day: 'numeric', month: 'long', timeZone })
    : moment(dueAt, timeZone, locale);
}

function date(at: Date | number, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale === 'ru' ? 'ru' : 'en-GB', { hourCycle: 'h23', ...options }).format(at);
}

/** Kopecks as roubles. */
export function roubles(kopecks: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'RUB', minimumFractionDigits: 0 }).format(
    kopecks / 100,
  );
}
