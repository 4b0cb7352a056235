/**
 * TMF621 trouble tickets and TMF622 product orders over HTTP, versions 4 and 5, from one desk: create, read, list, patch, a hub and the
 * OpenAPI description. Errors have the body of TM Forum. `npx tsx examples/tmf-server/main.ts` starts it.
 */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Desk, DeskRefusal, HistoryEntry, Request, RequestStore, Result } from 'zayavka';
import type { Operator } from 'zayavka/operators';
import {
  type DocumentRefusal,
  type DroppedPart,
  documentPage,
  fromProductOrder,
  fromTroubleTicket,
  type Hub,
  type HubOptions,
  type ListenerStore,
  listDocuments,
  openHub,
  planPatch,
  type ReadDocument,
  type RegistrationOptions,
  readDocumentQuery,
  type TmfErrorOptions,
  type TmfResource,
  type TmfVersion,
  toProductOrder,
  toTmfError,
  toTroubleTicket,
} from 'zayavka/tmf';
import { openApi } from './open-api.ts';

export interface TmfServerSetup extends Pick<HubOptions, 'fetch' | 'mayCall' | 'now'> {
  readonly desk: Desk;
  /** That of the desk: it finds a request by its id. */
  readonly store: RequestStore;
  /** Whose subscribers these systems serve. */
  readonly operator: Operator;
  /** The words and parties of these systems. */
  readonly reading?: Partial<RegistrationOptions>;
  /** Where the listeners of each API are kept, such as a table. */
  readonly listeners: (api: string) => ListenerStore;
  /** Who sends a request: the name of the system, from its certificate or token; `undefined` for nobody who is known. */
  readonly clientOf: (request: globalThis.Request) => string | undefined;
}

export interface TmfServer {
  readonly app: Hono;
  /** Tells the listeners of all hubs; call it every few seconds. */
  readonly deliver: () => Promise<void>;
}

/** One of the four APIs: where it stands, what it serves. */
export interface Api {
  readonly base: string;
  readonly resource: TmfResource;
  readonly version: TmfVersion;
}

export const apis: readonly Api[] = [
  { base: '/tmf-api/troubleTicket/v4', resource: 'troubleTicket', version: 'v4' },
  { base: '/tmf-api/troubleTicket/v5', resource: 'troubleTicket', version: 'v5' },
  { base: '/tmf-api/productOrderingManagement/v4', resource: 'productOrder', version: 'v4' },
  { base: '/tmf-api/productOrderingManagement/v5', resource: 'productOrder', version: 'v5' },
];

const largestBody = 1024 * 1024;

export function tmfServer(setup: TmfServerSetup): TmfServer {
  const app = new Hono();
  app.onError((error, c) => fail(c, error));
  app.notFound((c) => fail(c, 404));
  app.use(bodyLimit({ maxSize: largestBody, onError: (c) => fail(c, 413) }));
  for (const { base } of apis) app.get(`${base}/openapi.json`, (c) => c.json(openApi(apis, base)));
  app.use(async (c, next) => {
    if (setup.clientOf(c.req.raw) !== undefined) return next();
    c.header('WWW-Authenticate', 'Bearer');
    return fail(c, 401);
  });
  const hubs = apis.map((api) => addRoutes(app, api, setup));
  return {
    app,
    deliver: async () => {
      await Promise.all(hubs.map((hub) => hub.deliver()));
    },
  };
}

function addRoutes(app: Hono, { base, resource, version }: Api, setup: TmfServerSetup): Hub {
  const { desk, store, operator, listeners, fetch, mayCall, now, clientOf } = setup;
  const path = `${base}/${resource}`;
  const options = { version, severity: 'Minor', href: (id: string) => `${path}/${id}` } as const;
  const hub = openHub({
    ...options,
    desk,
    resource,
    operator: operator.id,
    listeners: listeners(base),
    fetch,
    mayCall,
    now,
  });
  const agentOf = (c: Context): string => clientOf(c.req.raw) ?? '';
  const documentOf = ({ request, history }: Found): object | undefined => {
    if (request.lifecycle === 'inquiry') {
      return resource === 'troubleTicket' ? toTroubleTicket(request, history, options) : undefined;
    }
    return resource === 'productOrder' ? toProductOrder(request, history, options) : undefined;
  };

  app.get(path, async (c) => {
    const query = readDocumentQuery(c.req.url, resource);
    if (!query.ok) return fail(c, query.refusal);
    const lookOptions = {
      ...options,
      store,
      agentId: agentOf(c),
      operators: [operator],
      operator: operator.id,
      sender: agentOf(c),
    };
    const page = await listDocuments(desk, query.value, lookOptions);
    if (!page.ok) return fail(c, page.refusal);
    const { body, status, headers } = page.value;
    return c.json(body, status, { ...headers });
  });

  app.get(`${path}/:id`, async (c) => {
    const query = readDocumentQuery(c.req.url, resource);
    if (!query.ok) return fail(c, query.refusal);
    const [other] = Object.keys(c.req.query()).filter((name) => name !== 'fields');
    if (other !== undefined) {
      const issue = { path: '', found: 'a parameter of lists', expected: 'fields alone: this is one resource' };
      return fail(c, { code: 'input/invalid', issues: [issue] });
    }
    const found = await look(setup, c.req.param('id'), agentOf(c));
    const document = found && documentOf(found);
    if (document === undefined) return fail(c, 404);
    return c.json(documentPage([document], query.value).body[0]);
  });

  app.post(path, async (c) => {
    const body = await jsonBody(c, ['application/json']);
    if (typeof body === 'number') return fail(c, body);
    const read = (resource === 'troubleTicket' ? fromTroubleTicket : fromProductOrder)(body, {
      operator,
      channel: 'site',
      sender: agentOf(c),
      ...setup.reading,
    });
    if (!read.ok) return fail(c, read.refusal);
    // A system is no employee who has checked a document: `agentId` would prove the person.
    const registered = await desk.register(read.value);
    if (!registered.ok) return fail(c, registered.refusal, { pointers: read.pointers });
    const { id, number = '' } = registered.value;
    const added = await addAll(desk, number, read, agentOf(c));
    if (!added.ok) return fail(c, added.refusal, { pointers: read.pointers });
    const found = await stored(setup, id);
    const document = found && documentOf(found);
    if (document === undefined) return fail(c, 500);
    c.header('Location', options.href(id));
    tellNotKept(c, [...read.dropped, ...added.value]);
    return c.json(document, 201);
  });

  app.patch(`${path}/:id`, async (c) => {
    const patch = await jsonBody(c, ['application/merge-patch+json', 'application/json']);
    if (typeof patch === 'number') return fail(c, patch);
    const found = await stored(setup, c.req.param('id'));
    if (found?.request.number === undefined || documentOf(found) === undefined) return fail(c, 404);
    const { request, history } = found;
    const plan = planPatch(request, patch, { ...options, operator, history });
    if (!plan.ok) return fail(c, plan.refusal);
    for (const [index, command] of plan.value.entries()) {
      const done = await desk.execute(found.request.number, { agentId: agentOf(c), ...command });
      if (done.ok) continue;
      const { message = '', ...error } = toTmfError(done.refusal, { pointers: plan.pointers[index] ?? {} });
      // The same patch again does the rest: it is compared with the resource as it has become.
      const before = plan.value.slice(0, index).map(({ type }) => type);
      const words = [message, before.length > 0 ? `done before: ${before.join(', ')}` : ''].filter(Boolean).join('; ');
      return c.json({ ...error, message: words }, Number(error.status) as ContentfulStatusCode);
    }
    const after = await stored(setup, request.id);
    tellNotKept(c, plan.dropped);
    return c.json(after && documentOf(after));
  });

  // A request is never deleted: it is cancelled, and a person is erased.
  for (const [address, methods] of [
    [path, 'GET, POST'],
    [`${path}/:id`, 'GET, PATCH'],
  ] as const) {
    app.all(address, (c) => {
      c.header('Allow', methods);
      return fail(c, 405);
    });
  }

  app.post(`${base}/hub`, async (c) => {
    const body = await jsonBody(c, ['application/json']);
    if (typeof body === 'number') return fail(c, body);
    const registered = await hub.register(body);
    if (!registered.ok) return fail(c, registered.refusal);
    c.header('Location', `${base}/hub/${registered.value.id}`);
    return c.json(registered.value, 201);
  });

  app.delete(`${base}/hub/:id`, async (c) =>
    (await hub.unregister(c.req.param('id'))) ? c.body(null, 204) : fail(c, 404),
  );
  return hub;
}

interface Found {
  readonly request: Request;
  readonly history: readonly HistoryEntry[];
}

/** What belongs to another operator of the desk is not there for these systems. */
async function stored({ store, operator }: TmfServerSetup, id: string): Promise<Found | undefined> {
  const document = await store.load(id);
  if (document?.request.operator !== operator.id) return undefined;
  return { request: document.request, history: await store.history(id) };
}

/** The look is written into the history; a consultation has no number by which the desk could show it. */
async function look(setup: TmfServerSetup, id: string, agentId: string): Promise<Found | undefined> {
  const found = await stored(setup, id);
  const number = found?.request.number;
  if (number === undefined) return found;
  const seen = await setup.desk.agent({ agentId, number });
  return seen.ok ? seen.value : undefined;
}

/**
 * Adds notes, files and relations; the answer is what could not be added. The request is registered, so nothing that fails here undoes
 * it. Only an external id that comes with another content than before is refused: the sender means another document.
 */
async function addAll(
  desk: Desk,
  number: string,
  { commands, pointers }: ReadDocument,
  agentId: string,
): Promise<Result<readonly DroppedPart[], DeskRefusal>> {
  const lost: DroppedPart[] = [];
  for (const [index, command] of commands.entries()) {
    const done = await desk.execute(number, { agentId, ...command }).catch((error: unknown) => ({ ok: false, error }));
    if (done.ok) continue;
    const refusal = 'refusal' in done ? done.refusal : undefined;
    if (refusal?.code === 'command/reused-id') return { ok: false, refusal };
    const { message, reason } = toTmfError(refusal ?? 503);
    lost.push({ pointer: pointers[`commands.${index}`] ?? '', why: message ?? reason });
  }
  return { ok: true, value: lost };
}

const mostNotKept = 20;

/**
 * What is not kept is told; a client may show it to somebody. The places are URI fragments (RFC 6901, 6): a header holds no letters
 * but Latin ones, and only so much of them.
 */
function tellNotKept(c: Context, dropped: readonly DroppedPart[]): void {
  const lines = dropped.map(({ pointer, why }) => `${encodeURI(pointer.toWellFormed()).slice(0, 200)}: ${latin(why)}`);
  const more = lines.length > mostNotKept ? [`${lines.length - mostNotKept} more`] : [];
  for (const line of [...lines.slice(0, mostNotKept), ...more]) c.header('X-Not-Kept', line, { append: true });
}

function latin(words: string): string {
  return words.toWellFormed().replace(/[^\x20-\x7e]/gu, encodeURIComponent);
}

/** The body, or the HTTP status that refuses it. */
async function jsonBody(c: Context, types: readonly string[]): Promise<unknown> {
  const [type = ''] = (c.req.header('content-type') ?? '').split(';');
  if (!types.includes(type.trim().toLowerCase())) return 415;
  try {
    const body: unknown = await c.req.json();
    return typeof body === 'number' ? 400 : body;
  } catch (error) {
    if (error instanceof SyntaxError) return 400;
    throw error;
  }
}

function fail(
  c: Context,
  problem: DeskRefusal | DocumentRefusal | Error | number,
  options?: TmfErrorOptions,
): Response {
  const error = toTmfError(problem, options);
  // Every status of an error has a body.
  return c.json(error, Number(error.status) as ContentfulStatusCode);
}
