/**
 * A page that only says something: that there is no such page, that a form was not taken, that the service has a fault.
 */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Html, layout } from './layout.ts';
import { type Locale, localeOf, wordsIn } from './words.ts';

export function messagePage(locale: Locale, title: string, text: string, isStaff: boolean): Html {
  const path = isStaff ? '/desk' : '/';
  const body = html`<section class="card narrow"><h1>${title}</h1><p class="lead" role="alert">${text}</p><p><a href="${path}">${wordsIn[locale].home}</a></p></section>`;
  return layout({ title, locale, path, body, isWide: isStaff });
}

/** What stands instead of a page when the service answers with this status. */
export function statusPage(c: Context, status: ContentfulStatusCode): Response | Promise<Response> {
  const locale = localeOf(c);
  const { notFound, broken, tryLater, notTaken, checkAddress } = wordsIn[locale];
  const isMissing = status === 404;
  const text = isMissing ? checkAddress : status >= 500 ? tryLater : notTaken;
  return c.html(messagePage(locale, isMissing ? notFound : broken, text, c.req.path.startsWith('/desk')), status);
}
