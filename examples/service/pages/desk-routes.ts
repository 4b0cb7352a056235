/**
 * The pages of employees.
 */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { DeskRefusal } from 'zayavka';
import { queueQuery } from '../api.ts';
import type { Parts } from '../event-feed.ts';
import { statusOf } from '../problem.ts';
import { agentOf, exampleAgents } from '../sign-in.ts';
import { commandOfForm } from './command-fields.ts';
import { type DeskPage, queuePage, signInPage, storyPage } from './desk-pages.ts';
import { messagePage } from './message-page.ts';
import { localeOf, refusalInWords, word, wordsIn } from './words.ts';

export function deskRoutes({ desk, feed, operators, now }: Parts): Hono {
  const pages = new Hono();
  pages.post('/sign-in', async (c) => {
    const { agent, back, type } = await typedIn(c);
    if (agent !== undefined) setCookie(c, 'agent', agent, { httpOnly: true, sameSite: 'Strict', path: '/' });
    const page = /^\/desk[/?]/.test(back ?? '') ? (back ?? '') : '/desk';
    // 307 sends the form on, which was stopped by the sign-in.
    return c.redirect(page, type === undefined ? 303 : 307);
  });
  pages.post('/sign-out', (c) => {
    deleteCookie(c, 'agent', { path: '/' });
    return c.redirect('/desk', 303);
  });
  pages.use(signedIn);

  pages.get('/', (c) => showQueue(c));

  pages.post('/take', async (c) => {
    const taken = await desk.take({ agentId: agentOf(c) ?? '' });
    // What a page says must not be the answer to a form: it would be sent again with the page.
    if (!taken.ok || taken.value === undefined)
      return c.redirect(`/desk?notice=${taken.ok ? 'nothing' : taken.refusal.code}`, 303);
    return c.redirect(`/desk/requests/${taken.value.request.number}`, 303);
  });

  pages.get('/requests/:number', (c) => showStory(c));

  pages.post('/requests/:number', async (c) => {
    const number = c.req.param('number');
    // The desk knows the kind of the number, and the operator the zone of its dates.
    const first = await desk.history(number);
    const event = first.ok ? Object(first.value[0]?.event) : {};
    const zone = operators.find(({ id }) => id === event.operator)?.timeZone;
    const { agent: _, back: __, ...typed } = await typedIn(c);
    const done = await desk.execute(number, { ...commandOfForm(typed, zone ?? 'UTC'), agentId: agentOf(c) });
    return done.ok ? c.redirect(`/desk/requests/${number}`, 303) : showStory(c, done.refusal, typed);
  });

  function pageOf(c: Context, error?: string): DeskPage {
    const nonce = c.get('secureHeadersNonce') ?? '';
    return { locale: localeOf(c), agent: agentOf(c) ?? '', nonce, cursor: feed.cursor, now: now(), operators, error };
  }

  async function showQueue(c: Context): Promise<Response> {
    const { lang: _, notice = '', ...filters } = c.req.query();
    const { refusals } = wordsIn[localeOf(c)];
    const error = Object.hasOwn(refusals, notice) ? word(refusals, notice) : undefined;
    const found = await desk.queue(queueQuery(filters));
    // A filter that is none shows the whole queue, and says so.
    const shown = found.ok ? found : await desk.queue();
    const page = pageOf(c, error ?? (found.ok ? undefined : refusalInWords(found.refusal, localeOf(c), 'page')));
    const { requests, cursor: more } = shown.ok ? shown.value : { requests: [], cursor: undefined };
    return c.html(queuePage({ ...page, requests, more, filters }), found.ok ? 200 : 422);
  }

  async function showStory(c: Context, refusal?: DeskRefusal, typed?: Typed): Promise<Response> {
    const locale = localeOf(c);
    const found = await desk.agent({ agentId: agentOf(c) ?? '', number: c.req.param('number') ?? '' });
    if (!found.ok) {
      const why = refusalInWords(found.refusal, locale, 'page');
      // There is no page of what is no number.
      const status = found.refusal.code.startsWith('number/') ? 404 : statusOf(found.refusal);
      return c.html(messagePage(locale, wordsIn[locale].request, why, true), status);
    }
    const page = pageOf(c, refusal && refusalInWords(refusal, locale, typed?.['type'] ?? 'page'));
    return c.html(
      storyPage({ ...page, view: found.value, commandId: randomUUID(), typed }),
      refusal === undefined ? 200 : statusOf(refusal),
    );
  }
  return pages;
}

type Typed = { readonly [name: string]: string };

async function typedIn(c: Context): Promise<Typed> {
  const fields = Object.entries(await c.req.parseBody());
  return Object.fromEntries(fields.map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}

const signedIn = createMiddleware(async (c, next) => {
  if (agentOf(c) !== undefined) return next();
  const { pathname, search } = new URL(c.req.url);
  const typed = c.req.method === 'POST' ? await typedIn(c) : {};
  const back = c.req.method === 'POST' && !('type' in typed) ? '/desk' : `${pathname}${search}`;
  return c.html(signInPage(localeOf(c), exampleAgents, back, typed), 401);
});
