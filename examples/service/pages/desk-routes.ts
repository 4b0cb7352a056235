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
import { localeOf, refusalInWords, wordsIn } from './words.ts';

export function deskRoutes({ desk, feed, operators, now }: Parts): Hono {
  const pages = new Hono();
  pages.post('/sign-in', async (c) => {
    const { agent } = await c.req.parseBody();
    if (typeof agent === 'string') setCookie(c, 'agent', agent, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return c.redirect('/desk', 303);
  });
  pages.post('/sign-out', (c) => {
    deleteCookie(c, 'agent', { path: '/' });
    return c.redirect('/desk', 303);
  });
  pages.use(signedIn);

  pages.get('/', (c) => showQueue(c));

  pages.post('/take', async (c) => {
    const taken = await desk.take({ agentId: agentOf(c) ?? '' });
    if (!taken.ok) return showQueue(c, refusalInWords(taken.refusal, localeOf(c)));
    if (taken.value === undefined) return showQueue(c, wordsIn[localeOf(c)].nothing);
    return c.redirect(`/desk/requests/${taken.value.request.number}`, 303);
  });

  pages.get('/requests/:number', (c) => showStory(c));

  pages.post('/requests/:number', async (c) => {
    const number = c.req.param('number');
    // The desk knows the kind of the number, and the operator the zone of its dates.
    const first = await desk.history(number);
    const event = first.ok ? Object(first.value[0]?.event) : {};
    const zone = operators.find(({ id }) => id === event.operator)?.timeZone;
    const command = commandOfForm(await c.req.parseBody(), zone ?? 'UTC');
    const done = await desk.execute(number, { ...command, agentId: agentOf(c) });
    return done.ok ? c.redirect(`/desk/requests/${number}`, 303) : showStory(c, done.refusal);
  });

  function pageOf(c: Context, error?: string): DeskPage {
    const nonce = c.get('secureHeadersNonce') ?? '';
    return { locale: localeOf(c), agent: agentOf(c) ?? '', nonce, cursor: feed.cursor, now: now(), operators, error };
  }

  async function showQueue(c: Context, error?: string): Promise<Response> {
    const { lang: _, ...filters } = c.req.query();
    const found = await desk.queue(queueQuery(filters));
    // A filter that is none shows the whole queue, and says so.
    const shown = found.ok ? found : await desk.queue();
    const page = pageOf(c, error ?? (found.ok ? undefined : refusalInWords(found.refusal, localeOf(c))));
    const { requests, cursor: more } = shown.ok ? shown.value : { requests: [], cursor: undefined };
    return c.html(queuePage({ ...page, requests, more, filters }), found.ok ? 200 : 422);
  }

  async function showStory(c: Context, refusal?: DeskRefusal): Promise<Response> {
    const found = await desk.agent({ agentId: agentOf(c) ?? '', number: c.req.param('number') ?? '' });
    if (!found.ok) return showQueue(c, refusalInWords(found.refusal, localeOf(c)));
    const page = pageOf(c, refusal && refusalInWords(refusal, localeOf(c)));
    return c.html(
      storyPage({ ...page, view: found.value, commandId: randomUUID() }),
      refusal === undefined ? 200 : statusOf(refusal),
    );
  }
  return pages;
}

const signedIn = createMiddleware(async (c, next) =>
  agentOf(c) === undefined ? c.html(signInPage(localeOf(c), exampleAgents), 401) : next(),
);
