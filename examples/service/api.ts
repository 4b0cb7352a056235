/**
 * The HTTP API, for employees' tools and for other systems of the operator. Bodies go into the desk as they are: the desk checks them
 * and names each fault. Who acts comes from the sign-in and never from the body.
 */
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import type { QueueQuery } from 'zayavka';
import type { Parts } from './event-feed.ts';
import openApi from './openapi.json' with { type: 'json' };
import { answer, problem } from './problem.ts';
import { agentOf, clientOf } from './sign-in.ts';

export function apiRoutes({ desk, feed, signal, now }: Parts): Hono {
  const api = new Hono();
  api.get('/health', async (c) => {
    // A service whose store is away is not healthy: the fault becomes 503.
    await desk.queue({ limit: 1 });
    return c.json({ status: 'ok', at: now() });
  });
  api.get('/openapi.json', (c) => c.json(openApi));
  api.use(signedIn);

  api.post('/requests', async (c) => answer(c, await desk.register(await signedBody(c)), 201));
  api.post('/status', async (c) => answer(c, await desk.status(await jsonBody(c))));
  api.post('/requests/:number/commands', async (c) =>
    answer(c, await desk.execute(c.req.param('number'), await signedBody(c))),
  );
  api.get('/requests/:number', employees, async (c) => {
    const purpose = c.req.query('purpose');
    return answer(c, await desk.agent({ agentId: agentOf(c) ?? '', number: c.req.param('number'), purpose }));
  });
  api.get('/queue', employees, async (c) => answer(c, await desk.queue(queueQuery(c.req.query()))));
  api.post('/take', employees, async (c) => answer(c, await desk.take(await signedBody(c))));
  api.get('/events', async (c) => {
    const after = (c.req.header('last-event-id') ?? c.req.query('after')) || undefined;
    const first = await desk.events({ after, limit: 1 });
    return first.ok ? feed.stream(c, after, signal) : problem(c, 400, 'This is no cursor of the feed', first.refusal);
  });
  api.all('*', (c) => problem(c, 404, 'There is no such resource', { code: 'http' }));
  return api;
}

const signedIn = createMiddleware(async (c, next) => {
  if (agentOf(c) !== undefined || clientOf(c) !== undefined) return next();
  c.header('WWW-Authenticate', 'Header realm="x-agent-id or x-client-id"');
  return problem(c, 401, 'Sign in', { code: 'http' });
});

const employees = createMiddleware(async (c, next) =>
  agentOf(c) === undefined ? problem(c, 403, 'Only employees may do this', { code: 'http' }) : next(),
);

/** JSON alone: a form of another site cannot send it. */
async function jsonBody(c: Context) {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw new HTTPException(415, { message: 'Send application/json' });
  }
  return c.req.json();
}

/** With the employee who acts; a body that names a caller is an act of the subscriber, which another system passes on. */
async function signedBody(c: Context) {
  const body = await jsonBody(c);
  if (Object(body) !== body || Array.isArray(body)) return body;
  return { ...body, agentId: body.caller === undefined ? agentOf(c) : undefined };
}

/** Words of an address as the desk wants them; whether they are right it says itself. */
export function queueQuery(words: Record<string, string>): QueueQuery {
  const given = Object.entries(words).filter(([, word]) => word !== '');
  const values: Record<string, unknown> = { true: true, false: false, none: null };
  return Object.fromEntries(
    given.map(([name, word]) => [name, name === 'limit' ? Number(word) : word in values ? values[word] : word]),
  );
}
