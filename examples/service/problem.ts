/**
 * Refusals and faults as problem details (RFC 9457).
 */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type DeskRefusal, Fault, type Result } from 'zayavka';

/** Each refusal of the desk: its HTTP status, and what it says to a developer. */
const problems: { readonly [Code in DeskRefusal['code']]: readonly [status: ContentfulStatusCode, title: string] } = {
  'input/invalid': [422, 'The input is wrong; issues say where'],
  'request/unknown': [404, 'There is no such request for this caller'],
  'request/changed-meanwhile': [409, 'Others have changed the request: try again'],
  'request/forgotten': [410, 'The person was erased'],
  'request/illegal-step': [409, 'The request does not accept this command now'],
  'request/missing-text': [422, 'A text is missing'],
  'request/nothing-given': [422, 'At least one of the fields is needed'],
  'request/invalid-value': [422, 'A value is wrong'],
  'request/window-over': [409, 'The time for this is over'],
  'request/impossible-appointment': [422, 'An appointment lies ahead and ends after it begins'],
  'request/appointment-outside': [422, 'The kind does not allow this date'],
  'request/cannot-merge': [409, 'It cannot end in favour of the other one'],
  'request/cannot-link': [409, 'It cannot belong to the other one'],
  'message/cannot-resend': [409, 'The message cannot be sent again'],
  'command/reused-id': [409, 'The command id was used for another command'],
  'command/agents-only': [403, 'Only employees may do this'],
  'status/proof-needed': [401, 'A code was sent: give it as proof'],
  'status/too-many-attempts': [429, 'Too many attempts'],
  'number/too-short': [422, 'The number is too short'],
  'number/too-long': [422, 'The number is too long'],
  'number/wrong-character': [422, 'The number has a character that does not belong there'],
  'number/failed-check': [422, 'There is a slip in the number'],
  'number/other-series': [422, 'No request has such a number'],
  'number/exhausted': [503, 'No numbers are left'],
  'clock/not-extendable': [409, 'The deadline cannot be extended'],
  'clock/already-extended': [409, 'The deadline was extended already'],
  'clock/not-running': [409, 'No deadline runs'],
  'clock/expired': [409, 'The deadline has passed'],
  'clock/not-later': [409, 'The deadline would not become later'],
  'store/unavailable': [503, 'The store gave no answer'],
  'registration/failed': [500, 'This one failed'],
};

export function statusOf({ code }: DeskRefusal): ContentfulStatusCode {
  return problems[code][0];
}

/** The value as JSON, 204 for none, or the refusal with all that it says. */
export function answer(c: Context, result: Result<unknown, DeskRefusal>, status: ContentfulStatusCode = 200): Response {
  if (result.ok) return result.value === undefined ? c.body(null, 204) : c.json(result.value, status);
  const [refused, title] = problems[result.refusal.code];
  if (refused === 401) c.header('WWW-Authenticate', 'Proof realm="line"');
  return problem(c, refused, title, result.refusal);
}

export function problem(
  c: Context,
  status: ContentfulStatusCode,
  title: string,
  more: object & { readonly code: string },
): Response {
  // `status` of a problem is that of HTTP; that of the request goes beside it.
  const own = 'status' in more ? { requestStatus: more.status } : {};
  const details = { ...more, ...own, type: `urn:zayavka:problem:${more.code}`, title, status };
  return c.body(JSON.stringify(details), status, { 'Content-Type': 'application/problem+json' });
}

export function statusOfError(error: Error): ContentfulStatusCode {
  // Middleware throws no status without a body.
  if (error instanceof HTTPException) return error.status as ContentfulStatusCode;
  if (error instanceof SyntaxError) return 400;
  return Fault.is(error) && error.code === 'store/unavailable' ? 503 : 500;
}

/** What is thrown: by a middleware, by the desk, by a mistake. Its words go to the log and not to the client. */
export function problemOfError(c: Context, error: Error, print: (line: string) => void): Response {
  const status = statusOfError(error);
  if (error instanceof HTTPException) return problem(c, status, error.message, { code: 'http' });
  if (error instanceof SyntaxError) return problem(c, status, 'The body is no JSON', { code: 'http' });
  const code = Fault.is(error) ? error.code : 'unknown';
  print(`${c.req.method} ${c.req.path}: ${code} ${error.message}`);
  if (status === 503) c.header('Retry-After', '5');
  return problem(c, status, status === 503 ? 'The store gave no answer' : 'Something is broken', { code });
}
