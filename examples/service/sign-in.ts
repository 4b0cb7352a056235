/**
 * PLACE OF YOUR OWN SIGN-IN. This one believes everybody: employees choose a name on a page, other systems give theirs in a header.
 * Put your single sign-on and your tokens here; the rest of the service asks these functions only.
 */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

export const exampleAgents = ['ivanova', 'petrov', 'sidorova'];

/** The employee behind a page or a call. */
export function agentOf(c: Context): string | undefined {
  return named(c.req.header('x-agent-id') ?? getCookie(c, 'agent'));
}

/** Another system of yours, such as a voice menu: it knows subscribers, but it is no employee. */
export function clientOf(c: Context): string | undefined {
  return named(c.req.header('x-client-id'));
}

function named(name: string | undefined): string | undefined {
  return name !== undefined && /^[\w.-]{1,40}$/.test(name) ? name : undefined;
}
