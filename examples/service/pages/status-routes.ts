/**
 * The pages of subscribers. A site does not prove who reads it, so the desk asks for a code, and its session stays in a cookie.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CommandInput, DeskRefusal } from 'zayavka';
import type { Parts } from '../event-feed.ts';
import { statusOf } from '../problem.ts';
import { brandOf, type Html } from './layout.ts';
import { codePage, listPage, requestPage, startPage } from './status-pages.ts';
import { type Locale, localeOf, refusalInWords, wordsIn } from './words.ts';

const style = readFileSync(new URL('style.css', import.meta.url), 'utf8');
const cookie = { httpOnly: true, sameSite: 'Lax', path: '/' } as const;

export function statusRoutes({ desk, operators }: Parts): Hono {
  const pages = new Hono();
  pages.get('/style.css', (c) => c.text(style, 200, { 'Content-Type': 'text/css', 'Cache-Control': 'max-age=300' }));
  pages.get('/', (c) => c.html(startPage({ locale: localeOf(c) })));

  pages.post('/', async (c) => {
    const { phone, number } = await fieldsOf(c);
    const locale = localeOf(c);
    const { caller, proof } = visitor(c);
    const asked = await desk.status({
      caller: phone,
      channel: 'site',
      proof: caller === phone ? proof : undefined,
      ...(number === '' ? {} : { number }),
    });
    if (asked.ok) return welcome(c, phone, asked.value.session, number);
    if (asked.refusal.code !== 'status/proof-needed') {
      const error = refusalInWords(asked.refusal, locale);
      return c.html(startPage({ locale, error, phone, number }), statusOf(asked.refusal));
    }
    setCookie(c, 'line', phone, cookie);
    return c.redirect(`/code?number=${encodeURIComponent(number)}`, 303);
  });

  pages.get('/code', (c) => {
    const { caller } = visitor(c);
    if (caller === '') return c.redirect('/', 303);
    return c.html(codePage({ locale: localeOf(c), line: caller, number: c.req.query('number') ?? '' }));
  });

  pages.post('/code', async (c) => {
    const { code, number, type, commandId, words } = await fieldsOf(c);
    const { caller } = visitor(c);
    // The code is worth a session, whatever became of the number that was asked for.
    const proven = await desk.status({ caller, channel: 'site', proof: code });
    if (proven.ok) {
      const { session } = proven.value;
      if (type === '' || session === undefined) return welcome(c, caller, session, number);
      remember(c, caller, session);
      return send(c, number, { caller, proof: session }, { type, commandId, words });
    }
    const locale = localeOf(c);
    const isWrong = proven.refusal.code === 'status/proof-needed';
    // A code is good for one guess, so another one is sent.
    if (isWrong) await desk.status({ caller, channel: 'site' });
    const error = isWrong ? wordsIn[locale].wrongCode : refusalInWords(proven.refusal, locale);
    const form = type === '' ? {} : { type, commandId, words };
    return c.html(codePage({ locale, error, line: caller, number, form }), statusOf(proven.refusal));
  });

  pages.post('/sign-out', (c) => {
    for (const name of ['line', 'session']) deleteCookie(c, name, { path: '/' });
    return c.redirect('/', 303);
  });

  pages.get('/requests', async (c) => {
    const locale = localeOf(c);
    if (visitor(c).proof === undefined) return c.redirect('/', 303);
    const found = await desk.status({ ...visitor(c), channel: 'site', locale });
    return found.ok ? c.html(listPage({ locale, requests: found.value.requests })) : turnAway(c, found.refusal);
  });

  pages.get('/requests/:number', (c) => show(c, c.req.param('number'), visitor(c)));

  pages.post('/requests/:number', async (c) => {
    const { type, commandId, words } = await fieldsOf(c);
    return send(c, c.req.param('number'), visitor(c), { type, commandId, words });
  });

  /** A reply, or that the request is to be opened again. When the session is over, the form waits for the code. */
  async function send(c: Context, number: string, who: Visitor, form: Form): Promise<Response> {
    const { type, commandId, words } = form;
    const by = { ...who, channel: 'site', commandId } as const;
    const command: CommandInput =
      type === 'reopen' ? { type, reason: words, ...by } : { type: 'reply', text: words, ...by };
    const done = await desk.execute(number, command);
    if (done.ok) return c.redirect(`/requests/${encodeURIComponent(number)}`, 303);
    if (done.refusal.code !== 'status/proof-needed' || who.caller === '')
      return show(c, number, who, done.refusal, form);
    const locale = localeOf(c);
    const page = codePage({ locale, error: wordsIn[locale].expired, line: who.caller, number, form: { ...form } });
    return c.html(page, statusOf(done.refusal));
  }

  /** One request, also after a command that was refused. */
  async function show(
    c: Context,
    number: string,
    who: Visitor,
    refusal?: DeskRefusal,
    typed?: Form,
  ): Promise<Response> {
    const locale = localeOf(c);
    if (who.proof === undefined) return c.redirect('/', 303);
    const found = await desk.status({ ...who, channel: 'site', locale, number });
    if (!found.ok) return turnAway(c, found.refusal);
    const allowed = await desk.allowed(found.value.number);
    const page: Html = requestPage({
      view: found.value,
      brand: brandOf(operators, found.value.operator, found.value.at, locale),
      allowed: allowed.ok ? allowed.value : [],
      locale,
      error: refusal && refusalInWords(refusal, locale),
      nonce: c.get('secureHeadersNonce') ?? '',
      commandId: randomUUID(),
      typed,
    });
    return c.html(page, refusal === undefined ? 200 : statusOf(refusal));
  }
  return pages;
}

interface Visitor {
  readonly caller: string;
  readonly proof?: string;
}

/** The line and its session: proof until it expires. */
function visitor(c: Context): Visitor {
  const session = getCookie(c, 'session');
  return { caller: getCookie(c, 'line') ?? '', ...(session === undefined ? {} : { proof: session }) };
}

function remember(c: Context, line: string, session: string | undefined): void {
  setCookie(c, 'line', line, cookie);
  if (session !== undefined) setCookie(c, 'session', session, cookie);
}

function welcome(c: Context, line: string, session: string | undefined, number: string): Response {
  remember(c, line, session);
  return c.redirect(number === '' ? '/requests' : `/requests/${encodeURIComponent(number)}`, 303);
}

function turnAway(c: Context, refusal: DeskRefusal): Response | Promise<Response> {
  if (refusal.code === 'status/proof-needed') return c.redirect('/code', 303);
  const locale: Locale = localeOf(c);
  return c.html(
    startPage({ locale, error: refusalInWords(refusal, locale), phone: visitor(c).caller }),
    statusOf(refusal),
  );
}

/** The texts of a form; what is not there is ''. */
async function fieldsOf(c: Context): Promise<Fields> {
  const body = await c.req.parseBody();
  const field = (name: string): string => String(body[name] ?? '').trim();
  const [phone, number, code] = [field('phone'), field('number'), field('code')];
  return { phone, number, code, type: field('type'), commandId: field('commandId'), words: field('words') };
}

type Form = Pick<Fields, 'type' | 'commandId' | 'words'>;

type Fields = Record<'phone' | 'number' | 'code' | 'type' | 'commandId' | 'words', string>;
