/**
 * The TM Forum server of the examples, without a socket: payloads as other systems send them, from the first POST to the notification.
 */
import { describe, expect, it } from 'vitest';
import { type Desk, memoryStore, openDesk } from 'zayavka';
import { beeline, mts } from 'zayavka/operators';
import { type ListenerStore, memoryListeners, type RegistrationOptions } from 'zayavka/tmf';
import { apis, type TmfServer, tmfServer } from '../../examples/tmf-server/tmf-server.ts';
import { orders as foreignOrders } from '../interop/payloads/orders.ts';
import { tickets as foreignTickets } from '../interop/payloads/tickets.ts';
import { secret } from '../scenario/desk.ts';

interface Trial extends TmfServer {
  readonly desk: Desk;
  readonly heard: { readonly url: string; readonly body: Record<string, unknown> }[];
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

function trial(reading: Partial<RegistrationOptions> = {}): Trial {
  const now = () => new Date('2026-11-27T09:00:00Z');
  const store = memoryStore({ now });
  const desk = openDesk({ operators: [mts, beeline], store, secret, now });
  const heard: { url: string; body: Record<string, unknown> }[] = [];
  const kept = new Map<string, ListenerStore>();
  const server = tmfServer({
    desk,
    store,
    operator: mts,
    reading,
    now,
    fetch: async (url, { body }) => {
      heard.push({ url, body: JSON.parse(body) });
      return { status: 204 };
    },
    mayCall: ({ host }) => host === 'crm.example.ru',
    listeners: (api) => {
      const one = kept.get(api) ?? memoryListeners();
      kept.set(api, one);
      return one;
    },
    clientOf: (request) => (request.headers.get('authorization') === 'Bearer right' ? 'crm' : undefined),
  });
  return {
    ...server,
    desk,
    heard,
    call: async (method, path, body, headers = {}) => {
      const answer = await server.app.request(path, {
        method,
        headers: { authorization: 'Bearer right', 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) };
    },
  };
}

const customer = {
  v4: { id: '+79161234567', role: 'Customer', '@referredType': 'Individual' },
  v5: {
    '@type': 'RelatedPartyRefOrPartyRoleRef',
    role: 'Customer',
    partyOrPartyRole: { '@type': 'PartyRef', '@referredType': 'Individual', id: 'tel:+79161234567' },
  },
} as const;

const ticket = (version: 'v4' | 'v5') => ({
  '@type': 'TroubleTicket',
  name: 'No signal',
  description: 'No network since the morning',
  severity: 'Major',
  ticketType: 'incident',
  relatedParty: [customer[version]],
  note: [{ '@type': 'Note', author: 'crm', text: 'Called twice' }],
  ...(version === 'v4'
    ? { externalId: 'CRM-1' }
    : { externalIdentifier: [{ '@type': 'ExternalIdentifier', id: 'CRM-1', owner: 'crm' }] }),
});

const order = (version: 'v4' | 'v5') => ({
  '@type': 'ProductOrder',
  description: 'Two phones',
  category: 'shopOrder',
  relatedParty: [customer[version]],
  productOrderItem: [
    {
      '@type': 'ProductOrderItem',
      id: '1',
      action: 'add',
      quantity: 2,
      product: { '@type': 'Product', name: 'Phone' },
    },
  ],
});

const rows = apis.map((api) => ({ ...api, path: `${api.base}/${api.resource}` }));
const tickets = rows.filter(({ resource }) => resource === 'troubleTicket');

describe.each(rows)('$base', ({ base, path, resource, version }) => {
  const payload = resource === 'troubleTicket' ? ticket(version) : order(version);

  it('creates, reads, lists, selects fields', async () => {
    const { call } = trial();
    const created = await call('POST', path, payload);
    expect(created).toMatchObject({ status: 201, body: { description: payload.description } });
    const { id } = created.body;
    expect(created.headers.get('location')).toBe(`${path}/${id}`);
    expect((await call('GET', `${path}/${id}`)).body).toMatchObject({ id, href: `${path}/${id}` });
    const status = resource === 'troubleTicket' ? 'status' : 'state';
    expect((await call('GET', `${path}/${id}?fields=${status}`)).body).toEqual({
      '@type': payload['@type'],
      id,
      href: `${path}/${id}`,
      [status]: 'acknowledged',
    });
    await call('POST', path, { ...payload, externalId: undefined, externalIdentifier: undefined });
    const page = await call('GET', `${path}?limit=1&sort=id`);
    expect(page).toMatchObject({ status: 206, body: [{ [status]: 'acknowledged' }] });
    expect(page.headers.get('x-total-count')).toBe('2');
    expect(page.headers.get('link')).toContain('rel="next"');
  });

  it('describes itself to everybody, and serves only who is known', async () => {
    const { call } = trial();
    const { body } = await call('GET', `${base}/openapi.json`, undefined, { authorization: '' });
    expect(Object.keys(Object(body['paths']))).toEqual([`/${resource}`, `/${resource}/{id}`, '/hub', '/hub/{id}']);
    const stranger = await call('GET', path, undefined, { authorization: 'Bearer wrong' });
    expect(stranger).toMatchObject({ status: 401, body: { '@type': 'Error', status: '401' } });
    expect(stranger.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('tells a listener, until it is removed', async () => {
    const { call, deliver, heard } = trial();
    const hub = await call('POST', `${base}/hub`, { callback: 'https://crm.example.ru/events' });
    expect(hub).toMatchObject({ status: 201, body: { callback: 'https://crm.example.ru/events' } });
    const { body } = await call('POST', path, payload);
    await deliver();
    expect(heard).toMatchObject([
      { body: { eventType: `${payload['@type']}CreateEvent`, event: { [resource]: { id: body['id'] } } } },
    ]);
    expect(JSON.stringify(heard)).not.toContain('9161234567');
    const address = hub.headers.get('location') ?? '';
    expect((await call('DELETE', address)).status).toBe(204);
    expect((await call('DELETE', address)).status).toBe(404);
    expect((await call('POST', `${base}/hub`, { callback: 'http://10.0.0.1' })).status).toBe(400);
  });

  it('answers errors in the form of TM Forum', async () => {
    const { call } = trial();
    const wrong: readonly (readonly [number, Promise<Answer>])[] = [
      [404, call('GET', `${path}/unknown`)],
      [404, call('GET', '/elsewhere')],
      [400, call('POST', path, '{')],
      [400, call('POST', path, { ...payload, description: 5 })],
      [415, call('POST', path, 'x', { 'content-type': 'text/plain' })],
      [413, call('POST', path, { ...payload, description: 'x'.repeat(1_100_000) })],
      [400, call('GET', `${path}?sort=nothing`)],
      [405, call('DELETE', `${path}/x`)],
      [405, call('PUT', `${path}/x`, {})],
      [405, call('DELETE', path)],
      [400, call('GET', `${path}/x?status=held`)],
      [400, call('GET', `${path}/x?offset=1`)],
      [404, call('PATCH', `${path}/unknown`, {})],
    ];
    for (const [status, answer] of wrong) {
      const { body } = await answer;
      expect(body).toMatchObject({ '@type': 'Error', status: String(status), reason: expect.any(String) });
      expect((await answer).status).toBe(status);
    }
  });
});

describe.each(rows)('$base, what is not kept', ({ path, resource, version }) => {
  const payload = resource === 'troubleTicket' ? ticket(version) : order(version);

  it.each(['комментарий', 'a\nb', '\ud800', 'x'.repeat(3_000)])('is told whatever its name is: %j', async (name) => {
    const { call } = trial();
    const { status, headers } = await call('POST', path, { ...payload, [name]: 'x' });
    expect(status).toBe(201);
    expect(headers.get('x-not-kept')).toMatch(/^\/[\x21-\x7e]{1,200}: there is no place for it$/);
  });

  it('is told in a header that clients can read', async () => {
    const { call } = trial();
    const others = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`custom${index}`, index]));
    const { status, headers } = await call('POST', path, { ...payload, ...others });
    expect(status).toBe(201);
    expect(headers.get('x-not-kept')).toMatch(/, 130 more$/);
  });
});

describe.each(tickets)('$base, a ticket of another operator', ({ base, path }) => {
  it('is not there', async () => {
    const { call, desk, deliver, heard } = trial();
    await call('POST', `${base}/hub`, { callback: 'https://crm.example.ru/events' });
    const form = { kind: 'complaint', channel: 'app', text: 'x' } as const;
    const opened = await desk.register({ ...form, operator: 'beeline', subscriber: { msisdn: '+79031234567' } });
    const id = opened.ok ? opened.value.id : '';
    expect(await call('GET', `${path}/${id}`)).toMatchObject({ status: 404 });
    expect(await call('PATCH', `${path}/${id}`, { status: 'inProgress' })).toMatchObject({ status: 404 });
    await deliver();
    expect(heard).toEqual([]);
  });
});

describe.each(tickets)('$base, a ticket', ({ path, version }) => {
  it('that comes twice is one', async () => {
    const { call } = trial();
    const [first, second] = [await call('POST', path, ticket(version)), await call('POST', path, ticket(version))];
    expect(second).toMatchObject({ status: 201, body: { id: first.body['id'] } });
    expect((await call('GET', path)).headers.get('x-total-count')).toBe('1');
  });

  it('that comes again with another content is refused, and nothing is added', async () => {
    const { call, desk } = trial();
    const first = await call('POST', path, ticket(version));
    const { value } = (await desk.queue({})) as { value: { requests: readonly { number: string }[] } };
    const historyOf = async () => JSON.stringify(await desk.history(value.requests[0]?.number ?? ''));
    const before = await historyOf();
    const note = [{ text: 'Called twice' }, { text: 'Once more' }];
    const attachment = [{ url: 'https://a.ru/f', mimeType: 'image/png', name: 'f', size: { amount: 1 } }];
    for (const change of [{ note: [{ text: 'Another' }] }, { note }, { attachment }, { severity: 'x' }, { note: [] }]) {
      const { status, body } = await call('POST', path, { ...ticket(version), ...change });
      expect(status, JSON.stringify(change)).toBe(409);
      expect(body['message']).toMatch(/^\/external/);
      expect(JSON.stringify(body)).not.toContain('CRM-1');
    }
    expect((await call('POST', path, ticket(version))).body['id']).toBe(first.body['id']);
    expect((await historyOf()).length).toBe(before.length);
  });

  it('counts its ids like no order and no other client', async () => {
    const { call } = trial();
    const orders = path
      .replace('troubleTicket/v', 'productOrderingManagement/v')
      .replace(/troubleTicket$/, 'productOrder');
    const id = version === 'v4' ? { externalId: '1' } : { externalId: undefined };
    const answers = [
      await call('POST', path, { ...ticket(version), ...id }),
      await call('POST', orders, {
        ...order(version),
        externalId: version === 'v4' ? '1' : [{ id: 'CRM-1', owner: 'crm' }],
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  });

  it('says which relation it has not got, and does nothing of a patch before one', async () => {
    const { call } = trial();
    const troubleTicketRelationship = [{ id: '9999999999', relationshipType: 'related' }];
    const created = await call('POST', path, { ...ticket(version), troubleTicketRelationship });
    expect(created.status).toBe(201);
    expect(created.headers.get('x-not-kept')).toContain(
      '/troubleTicketRelationship/0: the other request: there is none',
    );
    const patched = await call('PATCH', `${path}/${created.body['id']}`, {
      status: 'inProgress',
      troubleTicketRelationship,
    });
    expect(patched).toMatchObject({ status: 409 });
    expect(patched.body['message']).toMatch(/^\/troubleTicketRelationship\/0: the other request/);
    expect((await call('GET', `${path}/${created.body['id']}`)).body).toMatchObject({ status: 'acknowledged' });
  });

  it('is patched to its end, or refused with what is missing and what is allowed', async () => {
    const { call, deliver, heard } = trial();
    const base = path.slice(0, path.lastIndexOf('/'));
    const { id } = (await call('POST', path, ticket(version))).body;
    await call('POST', `${base}/hub`, {
      callback: 'https://crm.example.ru/x',
      query: 'eventType=TroubleTicketResolvedEvent',
    });
    const patch = (body: object) =>
      call('PATCH', `${path}/${id}`, body, { 'content-type': 'application/merge-patch+json' });
    expect(await patch({ status: 'resolved' })).toMatchObject({ status: 422 });
    expect(await patch({ creationDate: '2020-01-01T00:00:00Z' })).toMatchObject({ body: { '@type': 'Error' } });
    expect(await patch({ status: 'inProgress' })).toMatchObject({ status: 200, body: { status: 'inProgress' } });
    expect(await patch({ status: 'resolved', statusChangeReason: 'The mast works again' })).toMatchObject({
      status: 200,
      body: { status: 'resolved' },
    });
    expect((await patch({ status: 'held' })).status).toBe(409);
    await deliver();
    expect(heard.map(({ body }) => body['eventType'])).toEqual(['TroubleTicketResolvedEvent']);
    const found = await call('GET', `${path}?relatedParty.id=${encodeURIComponent('+79161234567')}&status=resolved`);
    expect(found).toMatchObject({ status: 200, body: [{ id, status: 'resolved' }] });
  });
});

describe('documents of other systems', () => {
  const paths = { troubleTicket: tickets.at(-1)?.path ?? '', productOrder: rows.at(-1)?.path ?? '' };
  const all = [
    ...foreignTickets.map((payload) => ({ ...payload, path: paths.troubleTicket })),
    ...foreignOrders.map((payload) => ({ ...payload, path: paths.productOrder })),
  ];

  it.each(all)('$name', async ({ path, document, options, registered, refused }) => {
    const { call } = trial(options);
    const { status, headers, body } = await call('POST', path, document);
    if (refused !== undefined) {
      expect(status).toBe(refused.status);
      const words = new RegExp(refused.words.source.replace(/^\^/, ''), 'u');
      expect(body).toMatchObject({ '@type': 'Error', message: expect.stringMatching(words) });
      expect(body['message']).toContain(refused.pointer);
      return;
    }
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body['ticketType'] ?? body['category']).toBe(registered?.kind);
    for (const pointer of registered?.dropped ?? []) expect(headers.get('x-not-kept')).toContain(pointer);
    const seen = await call('GET', headers.get('location') ?? '');
    expect(seen.body).toMatchObject({ id: body['id'], description: body['description'] });
  });
});
