/**
 * Lists of documents as TMF630 asks for them.
 */
import { describe, expect, it } from 'vitest';
import { numberSeries } from 'zayavka';
import { megafon, mts } from 'zayavka/operators';
import { documentPage, fromTroubleTicket, type ListOptions, listDocuments, readDocumentQuery } from 'zayavka/tmf';
import { accepted, four, given, secret, subscriber, type World } from '../scenario/desk.ts';
import { strayings } from './tmf-schema.ts';

const ticketQuery = (search: string) => readDocumentQuery(`/troubleTicket?${search}`, 'troubleTicket');

function issuesOf(search: string, resource: 'troubleTicket' | 'productOrder' = 'troubleTicket'): readonly string[] {
  const read = readDocumentQuery(`/x?${search}`, resource);
  return read.ok ? [] : read.refusal.issues.map(({ path, expected }) => `${path}: ${expected}`);
}

describe('readDocumentQuery', () => {
  it('reads fields, filters, sort, offset and limit', () => {
    expect(
      accepted(
        ticketQuery(
          'fields=id,status&status=held,pending&status=inProgress&creationDate.gt=2026-11-20T12:00:00%2B03:00&note.author.ne=x&sort=-creationDate,%2Bid&offset=5&limit=10',
        ),
      ),
    ).toEqual({
      resource: 'troubleTicket',
      fields: ['id', 'status'],
      filters: [
        { attribute: 'status', comparison: 'eq', values: ['held', 'pending', 'inProgress'] },
        { attribute: 'creationDate', comparison: 'gt', values: ['2026-11-20T12:00:00+03:00'] },
        { attribute: 'note.author', comparison: 'ne', values: ['x'] },
      ],
      sort: [
        { attribute: 'creationDate', isDescending: true },
        { attribute: 'id', isDescending: false },
      ],
      offset: 5,
      limit: 10,
      address: expect.stringMatching(/^\/troubleTicket\?fields=id%2Cstatus&.*&$/),
    });
  });

  it('reads signs instead of suffixes, and a plus that a URL made a space', () => {
    const of = (search: string): unknown => accepted(ticketQuery(search)).filters;
    const time = '2026-11-20T12:00:00+03:00';
    expect(of(`creationDate>${time}`)).toEqual([{ attribute: 'creationDate', comparison: 'gt', values: [time] }]);
    expect(of(`creationDate%3C=${time}`)).toEqual([{ attribute: 'creationDate', comparison: 'lte', values: [time] }]);
    expect(of('relatedParty.id=+79161234567')).toEqual([
      { attribute: 'relatedParty.id', comparison: 'eq', values: ['+79161234567'] },
    ]);
    expect(accepted(ticketQuery('')).limit).toBe(50);
  });

  it.each([
    ['limit=0', 'limit: a whole number from 1 to 1000'],
    ['limit=1001', 'limit: a whole number from 1 to 1000'],
    ['limit=1e2', 'limit: a whole number from 1 to 1000'],
    ['offset=-1', 'offset: a whole number from 0'],
    ['offset=1&offset=2', 'offset: one'],
    ['fields=id,staus', 'fields: an attribute of troubleTicket, such as status'],
    ['sort=-creationdate', 'sort: an attribute of troubleTicket, such as creationDate'],
    ['stats=held', 'stats: an attribute of troubleTicket, such as status'],
    ['__proto__=1', '__proto__: an attribute of troubleTicket'],
    ['status=', 'status: a value or several, with commas between'],
    ['status.regex=a', 'status.regex: one of status.eq, status.ne, status.gt, status.gte, status.lt, status.lte'],
    ['creationDate.gt=2026-11-20', /^creationDate: a date and time with its zone/],
    ['creationDate.gt=2026-11-20T12:00:00', /^creationDate: a date and time with its zone/],
    ['creationDate.gt=2026-02-30T12:00:00Z', /^creationDate: a date and time with its zone/],
    ['status=open', /^status: one of acknowledged, rejected/],
  ])('refuses %s with what would be right', (search, expected) => {
    expect(issuesOf(search)).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
  });

  it('names everything that is wrong, and refuses what is too much', () => {
    expect(issuesOf('limit=x&offset=y&state=z', 'productOrder')).toHaveLength(3);
    expect(issuesOf('id=1&'.repeat(60))).toHaveLength(1);
    expect(issuesOf(`id=${'x'.repeat(1_001)}`)).toHaveLength(1);
    expect(issuesOf('status=completed', 'troubleTicket')).toHaveLength(1);
    expect(issuesOf('state=inProgress.accepted', 'productOrder')).toEqual([]);
  });
});

describe('documentPage', () => {
  const documents = Array.from({ length: 7 }, (_, index) => ({
    '@type': 'TroubleTicket',
    id: `t${index}`,
    href: `/t${index}`,
    priority: String(index * 5),
    status: index % 2 === 0 ? 'held' : 'pending',
    creationDate: `2026-11-2${index}T00:00:00.000Z`,
    note: [{ author: 'mts' }, { author: index > 4 ? 'subscriber' : 'mts' }],
    ...(index === 3 ? {} : { name: 'x' }),
  }));
  const ids = (search: string): readonly unknown[] =>
    documentPage(documents, accepted(ticketQuery(search))).body.map((one) => Reflect.get(one, 'id'));

  it('filters by values, times, numbers, paths through lists', () => {
    expect(ids('status=held')).toEqual(['t0', 't2', 't4', 't6']);
    expect(ids('status.ne=held')).toEqual(['t1', 't3', 't5']);
    expect(ids('creationDate.gte=2026-11-25T03:00:00%2B03:00')).toEqual(['t5', 't6']);
    expect(ids('creationDate.lt=2026-11-21T03:00:00%2B03:00')).toEqual(['t0']);
    expect(ids('creationDate=2026-11-21T03:00:00%2B03:00')).toEqual(['t1']);
    expect(ids('priority.gt=9&priority.lte=20')).toEqual(['t2', 't3', 't4']);
    expect(ids('priority=05')).toEqual([]);
    expect(ids('note.author=subscriber')).toEqual(['t5', 't6']);
    expect(ids('note.constructor=x')).toEqual([]);
  });

  it('sorts by several attributes, the absent ones last, the equal ones as they were', () => {
    expect(ids('sort=-priority')).toEqual(['t6', 't5', 't4', 't3', 't2', 't1', 't0']);
    expect(ids('sort=-status,-creationDate')).toEqual(['t5', 't3', 't1', 't6', 't4', 't2', 't0']);
    expect(ids('sort=name')).toEqual(['t0', 't1', 't2', 't4', 't5', 't6', 't3']);
  });

  it('shows the wanted fields, and what a document is, always', () => {
    const [first] = documentPage(documents, accepted(ticketQuery('fields=status'))).body;
    expect(first).toEqual({ '@type': 'TroubleTicket', id: 't0', href: '/t0', status: 'held' });
    const [none] = documentPage(documents, accepted(ticketQuery('fields=none'))).body;
    expect(none).toEqual({ '@type': 'TroubleTicket', id: 't0', href: '/t0' });
  });

  it('says how many there are, and where the other pages are', () => {
    const page = (search: string) => documentPage(documents, accepted(ticketQuery(search)));
    expect(page('')).toMatchObject({ status: 200, headers: { 'X-Total-Count': '7', 'X-Result-Count': '7' } });
    expect(page('').headers.Link).toBeUndefined();
    expect(page('status=held&limit=1&offset=1')).toMatchObject({
      status: 206,
      headers: {
        'X-Total-Count': '4',
        'X-Result-Count': '1',
        Link: [
          '</troubleTicket?status=held&offset=0&limit=1>; rel="first"',
          '</troubleTicket?status=held&offset=0&limit=1>; rel="prev"',
          '</troubleTicket?status=held&offset=2&limit=1>; rel="next"',
          '</troubleTicket?status=held&offset=3&limit=1>; rel="last"',
        ].join(', '),
      },
    });
    expect(page('limit=7').status).toBe(200);
    expect(page('offset=100&limit=3')).toMatchObject({ status: 206, body: [] });
    expect(page('offset=100&limit=3').headers.Link).toContain('</troubleTicket?offset=6&limit=3>; rel="prev"');
    expect(page('offset=100&limit=3').headers.Link).not.toContain('next');
    const hostile = accepted(readDocumentQuery('/a>; rel="next"\r\nX: y?limit=1', 'troubleTicket'));
    expect(documentPage(documents, hostile).headers.Link).not.toMatch(/[\r\n]|rel="next"\S*X/u);
  });

  it('leads through all documents once by its links', () => {
    const seen: unknown[] = [];
    for (let address: string | undefined = '/troubleTicket?limit=2&sort=-id'; address !== undefined; ) {
      const { body, headers } = documentPage(documents, accepted(readDocumentQuery(address, 'troubleTicket')));
      seen.push(...body.map((one) => Reflect.get(one, 'id')));
      address = /<([^>]*)>; rel="next"/.exec(headers.Link ?? '')?.[1];
    }
    expect(seen).toEqual(['t6', 't5', 't4', 't3', 't2', 't1', 't0']);
  });
});

describe('listDocuments', () => {
  const options = { agentId: 'ivanova', operators: four } as const;

  async function somebody(): Promise<World> {
    const world = given('2026-11-20 12:00');
    const first = await world.registered(mts, 'serviceFault');
    await world.done(first.number, { type: 'start' });
    await world.registered(mts, 'complaint', { subscriber: { msisdn: '+79035554433' } });
    await world.registered(megafon, 'simReplacement', { agentId: 'ivanova' });
    const ended = await world.registered(mts, 'complaint');
    await world.done(ended.number, { type: 'start' }, { type: 'resolve', outcome: 'refused', answer: 'Нет' });
    return world;
  }

  async function list(world: World, search: string, change: Partial<ListOptions> = {}, resource = 'troubleTicket') {
    const query = accepted(readDocumentQuery(`/${resource}?${search}`, resource as 'troubleTicket'));
    return listDocuments(world.desk, query, { ...options, version: 'v4', ...change });
  }

  it('is the queue: open requests of the resource, nobody named, valid in both versions', async () => {
    const world = await somebody();
    for (const version of ['v4', 'v5'] as const) {
      const tickets = accepted(await list(world, 'sort=status', { version })).body;
      expect(tickets.map((one) => Reflect.get(one, 'status'))).toEqual(['acknowledged', 'inProgress']);
      const orders = accepted(await list(world, '', { version }, 'productOrder')).body;
      expect(orders).toMatchObject([{ state: 'acknowledged', category: 'simReplacement' }]);
      for (const one of tickets) expect(strayings(`TMF621 ${version} TroubleTicket`, one)).toEqual([]);
      for (const one of orders) expect(strayings(`TMF622 ${version} ProductOrder`, one)).toEqual([]);
      expect(JSON.stringify([tickets, orders])).not.toMatch(/916|903|кабинет/u);
    }
  });

  it('filters by status, kind, operator', async () => {
    const world = await somebody();
    const count = async (search: string, change: Partial<ListOptions> = {}, resource = 'troubleTicket') =>
      accepted(await list(world, search, change, resource)).headers['X-Total-Count'];
    expect(await count('status=inProgress')).toBe('1');
    expect(await count('status=inProgress,acknowledged')).toBe('2');
    expect(await count('ticketType=complaint')).toBe('1');
    expect(await count('', { operator: 'mts' })).toBe('2');
    expect(await count('', { operator: 'mts' }, 'productOrder')).toBe('0');
    expect(await count('state=inProgress', {}, 'productOrder')).toBe('0');
  });

  it('finds what has ended by its number and by its person, as whole documents, and records the look', async () => {
    const world = await somebody();
    const byPerson = accepted(await list(world, 'relatedParty.id=8+916+123-45-67&sort=status'));
    expect(byPerson.body.map((one) => Reflect.get(one, 'status'))).toEqual(['inProgress', 'resolved']);
    const number = String(Reflect.get(byPerson.body[1] ?? {}, 'externalId'));
    const byNumber = accepted(await list(world, `externalIdentifier.id=${number}`, { version: 'v5' }));
    expect(byNumber.body).toMatchObject([{ status: 'resolved', description: 'Не могу войти в личный кабинет' }]);
    const { history } = accepted(await world.desk.agent({ agentId: 'petrova', number }));
    expect(history.filter(({ event }) => event.type === 'accessed')).toHaveLength(3);
    expect(accepted(await list(world, 'relatedParty.id=telegram:42')).body).toEqual([]);
    const unknown = numberSeries({ name: 'mts/inquiry', ...mts.series.inquiry, secret }).issue(77);
    expect(accepted(await list(world, `externalId=${unknown}`)).body).toEqual([]);
    expect(await list(world, 'externalId=CRM-1')).toMatchObject({
      refusal: { code: 'input/invalid', issues: [{ path: 'externalId' }] },
    });
    expect(await list(world, 'relatedParty.id=12')).toMatchObject({
      refusal: { code: 'input/invalid', issues: [{ path: 'relatedParty.id' }] },
    });
    expect(accepted(await list(world, `relatedParty.id=${subscriber.msisdn}`, { operator: 'megafon' })).body).toEqual(
      [],
    );
  });

  it('finds a request by the id that the sender has for it', async () => {
    const world = await somebody();
    const relatedParty = [{ id: '+79161234567', role: 'customer' }];
    const sent = { ticketType: 'complaint', description: 'x', severity: 'Minor', relatedParty };
    const store = world.store;
    for (const [more, search] of [
      [{ externalId: 'CRM-1' }, 'externalId=CRM-1'],
      [
        { externalIdentifier: [{ id: 'CRM-1', owner: 'crm' }] },
        'externalIdentifier.id=CRM-1&externalIdentifier.owner=crm',
      ],
    ] as const) {
      const read = fromTroubleTicket({ ...sent, ...more }, { operator: mts, channel: 'site' });
      if (!read.ok) throw new Error(JSON.stringify(read.refusal));
      const { id } = accepted(await world.desk.register(read.value));
      const version = 'externalId' in more ? 'v4' : 'v5';
      expect(accepted(await list(world, search, { store, version })).body).toMatchObject([{ id }]);
      expect((await list(world, search, { version })).ok).toBe(false);
    }
  });

  it('looks up several at once, by number, id and person, those that have ended too', async () => {
    const world = await somebody();
    const how = { version: 'v5', store: world.store } as const;
    const all = accepted(await list(world, 'relatedParty.id=8+916+123-45-67,%2B79035554433', how)).body;
    expect(all).toHaveLength(3);
    const ids = all.map((one) => String(Reflect.get(one, 'id')));
    const numbers = all.map((one) => String(Object(one).externalIdentifier[0].id));
    for (const search of [`id=${ids},unknown`, `externalIdentifier.id=${[...numbers, numbers[0]]}`]) {
      const found = accepted(await list(world, search, how)).body;
      expect(found.map((one) => Reflect.get(one, 'id'))).toEqual(ids);
    }
    expect(accepted(await list(world, `id=${ids[0]}`, { ...how, operator: 'megafon' })).body).toEqual([]);
    expect(await list(world, `id=${ids[0]}`)).toMatchObject({ refusal: { issues: [{ path: 'id' }] } });
  });

  it('has nothing for an id of a sender that is not there', async () => {
    const world = await somebody();
    const { store } = world;
    const found = async (search: string, version: 'v4' | 'v5') =>
      accepted(await list(world, search, { store, version })).body;
    expect(await found('externalIdentifier.id=CRM-9&externalIdentifier.owner=crm', 'v5')).toEqual([]);
    expect(await found('externalId=CRM-9', 'v4')).toEqual([]);
  });

  it.each([
    ['channel.id=site', 'channel.id'],
    ['description=x', 'description'],
    ['priority=high', 'priority'],
    ['severity=Critical', 'severity'],
    ['lastUpdate.gte=2020-01-01T00:00:00Z', 'lastUpdate'],
    ['resolutionDate.gte=2020-01-01T00:00:00Z', 'resolutionDate'],
    ['relatedParty.name=x', 'relatedParty.name'],
    ['externalIdentifier.owner=CRM', 'externalIdentifier.owner'],
    ['description.ne=x', 'description'],
    ['sort=-lastUpdate', 'lastUpdate'],
    ['fields=status,channel', 'channel'],
    ['ticketType=incident', 'ticketType'],
    ['ticketType=shopOrder', 'ticketType'],
  ])('refuses %s, which the queue does not know, instead of a list of nothing', async (search, path) => {
    const world = await somebody();
    expect(await list(world, search, { version: 'v5' })).toMatchObject({
      refusal: { code: 'input/invalid', issues: [{ path, expected: expect.stringMatching(/^one of /u) }] },
    });
  });

  it('shows of an open request what its document shows', async () => {
    const world = await somebody();
    for (const version of ['v4', 'v5'] as const) {
      const [open = {}] = accepted(await list(world, 'status=inProgress', { version })).body;
      const by = `id=${Reflect.get(open, 'id')}`;
      const [whole] = accepted(await list(world, by, { version, store: world.store })).body;
      const { relatedParty: _, ...shown } = Object(open);
      expect(whole).toMatchObject(shown);
    }
  });

  it('says what it cannot list: what has ended, and too much at once', async () => {
    const world = await somebody();
    expect(await list(world, 'status=closed,held')).toMatchObject({
      refusal: { code: 'input/invalid', issues: [{ path: 'status', found: 'one that has ended' }] },
    });
    expect(await list(world, '', { most: 1 })).toMatchObject({
      refusal: { code: 'input/invalid', issues: [{ found: 'more than 1 open requests' }] },
    });
    expect(accepted(await list(world, '', { most: 2 })).status).toBe(200);
  });
});
