/**
 * A hub: who registers hears what happens, in order, whatever other listeners do.
 */
import { describe, expect, it } from 'vitest';
import { beeline, mts } from 'zayavka/operators';
import {
  feedToNotifications,
  type Hub,
  type HubOptions,
  type Listener,
  memoryListeners,
  type Notification,
  openHub,
} from 'zayavka/tmf';
import { accepted, given, type World } from '../scenario/desk.ts';
import { strayings } from './tmf-schema.ts';

const callback = 'https://crm.example.ru/events';
const personal = ['916', 'кабинет', 'ivanova', 'Вернули', 'Какой'];

interface Trial {
  readonly world: World;
  readonly hub: Hub;
  /** By the last part of the address: what was posted. */
  readonly heard: Map<string, Notification[]>;
  readonly listeners: ReturnType<typeof memoryListeners>;
  /** What a listener answers. */
  readonly answers: Map<string, () => Promise<{ readonly status: number }>>;
  listener(name: string, query?: string): Promise<string>;
  typesOf(name: string): readonly string[];
}

function trial(change: Partial<HubOptions> = {}): Trial {
  const world = given('2026-11-20 12:00');
  const heard = new Map<string, Notification[]>();
  const answers = new Map<string, () => Promise<{ readonly status: number }>>();
  const listeners = memoryListeners();
  const hub = openHub({
    desk: world.desk,
    listeners,
    resource: 'troubleTicket',
    version: 'v5',
    now: () => world.now,
    mayCall: ({ host }) => host === 'crm.example.ru',
    fetch: async (url, { body }) => {
      const name = url.split('/').at(-1) ?? '';
      const answer = (await answers.get(name)?.()) ?? { status: 204 };
      if (answer.status < 300) heard.set(name, [...(heard.get(name) ?? []), JSON.parse(body)]);
      return answer;
    },
    ...change,
  });
  return {
    world,
    hub,
    heard,
    listeners,
    answers,
    listener: async (name, query) =>
      accepted(await hub.register({ callback: `${callback}/${name}`, ...(query !== undefined && { query }) })).id,
    typesOf: (name) => (heard.get(name) ?? []).map(({ eventType }) => eventType.replace('TroubleTicket', '')),
  };
}

async function life(world: World): Promise<void> {
  const { number } = await world.registered(mts, 'complaint');
  await world.done(number, { type: 'start', assignee: 'ivanova' }, { type: 'ask', question: 'Какой номер?' });
  await world.done(number, { type: 'reply', text: 'Этот' }, { type: 'assign', team: 'billing' });
  await world.done(number, { type: 'resolve', outcome: 'satisfied', answer: 'Вернули деньги' });
}

const wholeLife = [
  'CreateEvent',
  'StatusChangeEvent',
  'StatusChangeEvent',
  'InformationRequiredEvent',
  'StatusChangeEvent',
  'AttributeValueChangeEvent',
  'StatusChangeEvent',
  'ResolvedEvent',
];

describe('POST /hub', () => {
  it('registers a listener once, which hears what happens from now on', async () => {
    const { world, hub, listener, typesOf } = trial();
    await life(world);
    const id = await listener('a');
    expect(await listener('a')).toBe(id);
    expect(await listener('a', 'eventType=TroubleTicketCreateEvent')).not.toBe(id);
    expect(await hub.deliver()).toEqual({ sent: 0, failed: 0 });
    await life(world);
    expect(await hub.deliver()).toEqual({ sent: 9, failed: 0 });
    expect(typesOf('a')).toHaveLength(9);
    expect(await hub.unregister(id)).toBe(true);
    expect(await hub.unregister(id)).toBe(false);
  });

  it('reads the feed from the cursor that is given, and refuses another text', async () => {
    const { world, hub, typesOf } = trial();
    const { cursor } = accepted(await world.desk.events());
    await life(world);
    await hub.register({ callback: `${callback}/a` }, { after: cursor });
    await hub.deliver();
    // The feed is read to its end: what has happened before the registration is not told.
    expect(typesOf('a')).toEqual([]);
    expect(await hub.register({ callback: `${callback}/b` }, { after: 'x' })).toMatchObject({ ok: false });
  });

  it.each([
    [undefined, 'callback'],
    ['text', 'callback'],
    [{}, 'callback'],
    [{ callback: 'ftp://crm.example.ru' }, 'callback'],
    [{ callback: 'https://user:secret@crm.example.ru' }, 'callback'],
    [{ callback: 'http://169.254.169.254/latest' }, 'callback'],
    [{ callback, query: 5 }, 'query'],
    [{ callback, query: 'eventType=TroubleTicketCreatEvent' }, 'query'],
    [{ callback, query: 'eventType=ProductOrderCreateEvent' }, 'query'],
    [{ callback, query: 'sort=id' }, 'query'],
    [{ callback, query: 'status=open' }, 'query.status'],
    [{ callback, query: 'colour=red' }, 'query.colour'],
    [{ callback, query: 'description=x' }, 'query.description'],
    [{ callback, query: 'relatedParty.name=x' }, 'query.relatedParty.name'],
  ])('refuses %j with its place', async (body, path) => {
    const { hub, listeners } = trial();
    expect(await hub.register(body)).toMatchObject({ refusal: { code: 'input/invalid', issues: [{ path }] } });
    expect(await listeners.list()).toEqual([]);
  });
});

describe('a listener', () => {
  it('hears a whole life in order, without anything personal, each time with another id', async () => {
    for (const version of ['v4', 'v5'] as const) {
      const { world, hub, heard, listener, typesOf } = trial({ version });
      await listener('a');
      await life(world);
      await hub.deliver();
      expect(typesOf('a')).toEqual(wholeLife);
      const all = heard.get('a') ?? [];
      expect(new Set(all.map(({ eventId }) => eventId)).size).toBe(8);
      for (const one of all) expect(strayings(`TMF621 ${version} Event`, one)).toEqual([]);
      for (const word of personal) expect(JSON.stringify(all)).not.toContain(word);
    }
  });

  it('hears everything where persons are asked for', async () => {
    const { world, hub, heard, listener } = trial({ personal: true, notes: 'conversation' });
    await listener('a');
    await life(world);
    await hub.deliver();
    for (const word of ['916', 'кабинет', 'Вернули', 'Какой']) expect(JSON.stringify(heard.get('a'))).toContain(word);
  });

  it('hears only of its resource, and only of the operator of the hub', async () => {
    const { world, hub, listener, typesOf } = trial({ operator: 'mts' });
    await listener('a');
    await world.registered(mts, 'shopOrder');
    await world.registered(beeline, 'complaint');
    await world.registered(mts, 'complaint');
    await hub.deliver();
    expect(typesOf('a')).toEqual(['CreateEvent']);
  });

  it('hears a question about an order by what the order is, although version 5 only refers to it', async () => {
    const { world, hub, listener, heard } = trial({ resource: 'productOrder' });
    const query = 'eventType=ProductOrderInformationRequiredEvent&event.productOrder.category';
    await listener('goods', `${query}=shopOrder`);
    await listener('lines', `${query}=fixedConnection`);
    const { number } = await world.registered(mts, 'shopOrder');
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'Какой цвет?' });
    await hub.deliver();
    expect(heard.get('goods')).toMatchObject([{ event: { productOrder: { '@type': 'ProductOrderRef' } } }]);
    expect(heard.get('lines')).toBeUndefined();
  });

  it('may ask for words of people where they are told', async () => {
    const { hub } = trial({ personal: true });
    expect((await hub.register({ callback, query: 'description=x' })).ok).toBe(true);
  });

  it('hears only what it wants', async () => {
    const { world, hub, listener, typesOf } = trial();
    await listener('types', 'eventType=TroubleTicketCreateEvent,TroubleTicketResolvedEvent');
    await listener('twice', '?eventType=TroubleTicketCreateEvent&eventType=TroubleTicketResolvedEvent');
    await listener('status', 'status=pending');
    await listener('path', 'eventType=TroubleTicketStatusChangeEvent&event.troubleTicket.status=resolved,pending');
    await listener('nobody', 'ticketType=shopOrder');
    await life(world);
    await hub.deliver();
    expect(typesOf('types')).toEqual(['CreateEvent', 'ResolvedEvent']);
    expect(typesOf('twice')).toEqual(['CreateEvent', 'ResolvedEvent']);
    expect(typesOf('status')).toEqual(['StatusChangeEvent', 'InformationRequiredEvent']);
    expect(typesOf('path')).toEqual(['StatusChangeEvent', 'StatusChangeEvent']);
    expect(typesOf('nobody')).toEqual([]);
  });

  it('hears that a person was erased, and nothing of who it was', async () => {
    const { world, hub, heard, listener, typesOf } = trial({ personal: true });
    const { number } = await world.registered(mts, 'complaint');
    await listener('a');
    accepted(await world.desk.erase({ number }));
    await hub.deliver();
    expect(typesOf('a')).toEqual(['AttributeValueChangeEvent']);
    for (const word of personal) expect(JSON.stringify(heard.get('a'))).not.toContain(word);
  });

  it('that fails is called again after growing pauses, from where it has stopped', async () => {
    const { world, hub, answers, listener, listeners, typesOf } = trial({ firstPauseMs: 1_000, longestPauseMs: 3_000 });
    await listener('a');
    await listener('b');
    await life(world);
    let calls = 0;
    answers.set('a', async () => {
      calls += 1;
      if (calls === 3) throw new Error('connection reset');
      return { status: calls > 3 && calls < 7 ? 503 : 200 };
    });
    expect(await hub.deliver()).toEqual({ sent: 10, failed: 1 });
    expect(typesOf('b')).toEqual(wholeLife);
    const pauses: number[] = [];
    for (let failures = 1; failures < 5; failures += 1) {
      const [stopped] = (await listeners.list()).filter(({ retryAt }) => retryAt !== undefined);
      expect(stopped).toMatchObject({ failures, told: 2 });
      pauses.push((stopped?.retryAt ?? 0) - world.now.getTime());
      expect(await hub.deliver()).toEqual({ sent: 0, failed: 0 });
      world.now = new Date(stopped?.retryAt ?? 0);
      await hub.deliver();
    }
    expect(pauses).toEqual([1_000, 2_000, 3_000, 3_000]);
    expect(typesOf('a')).toEqual(wholeLife);
    const [settled] = await listeners.list();
    expect(settled).toMatchObject({ failures: 0, told: 0 });
    expect(settled).not.toHaveProperty('retryAt');
  });

  it('that never answers does not keep another one waiting', async () => {
    const { world, hub, answers, listener, typesOf } = trial({ timeoutMs: 60_000 });
    await listener('slow');
    await listener('quick');
    await life(world);
    let answer = (_: { readonly status: number }): void => undefined;
    answers.set('slow', () => new Promise((resolve) => (answer = resolve)));
    const first = hub.deliver();
    await life(world);
    // The slow one is still being told: it is left out, and the other one hears all.
    while (typesOf('quick').length < 16) await hub.deliver();
    expect(typesOf('slow')).toEqual([]);
    answers.delete('slow');
    answer({ status: 200 });
    await first;
    await hub.deliver();
    expect(typesOf('slow')).toEqual([...wholeLife, ...wholeLife]);
  });

  it('that gives no answer in time, or leads elsewhere, has failed', async () => {
    const { world, hub, answers, listener } = trial({ timeoutMs: 1 });
    await listener('slow');
    await listener('elsewhere');
    await life(world);
    answers.set('slow', () => new Promise(() => undefined));
    answers.set('elsewhere', async () => ({ status: 307 }));
    expect(await hub.deliver()).toEqual({ sent: 0, failed: 2 });
  });

  it('that has gone while it was told does not come back', async () => {
    const { world, hub, answers, listener, listeners } = trial();
    const id = await listener('a');
    await life(world);
    answers.set('a', async () => {
      await hub.unregister(id);
      return { status: 500 };
    });
    await hub.deliver();
    expect(await listeners.list()).toEqual([]);
  });

  it('whose place in the feed is no cursor of this desk is a fault, after the others were told', async () => {
    const { world, hub, listener, listeners, typesOf } = trial();
    const stranger: Listener = { id: 'z', callback, cursor: 'x', told: 0, failures: 0 };
    await listeners.add(stranger);
    await listener('a');
    await life(world);
    await expect(hub.deliver()).rejects.toMatchObject({ code: 'store/invalid-cursor' });
    expect(typesOf('a')).toEqual(wholeLife);
  });
});

describe('feedToNotifications', () => {
  it('tells of orders, their steps and appointments, and of consultations their registration', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'shopOrder');
    await world.done(
      number,
      { type: 'start' },
      { type: 'progress', step: 'assembled' },
      { type: 'ask', question: 'Когда?' },
    );
    await world.desk.register({
      operator: 'mts',
      kind: 'consultation',
      channel: 'hotline',
      subscriber: { msisdn: '+79161234567' },
      text: 'Как узнать баланс',
      answer: '*100#',
    });
    const { events } = accepted(await world.desk.events({ include: 'person' }));
    for (const version of ['v4', 'v5'] as const) {
      const all = await Promise.all(events.map((one) => feedToNotifications(world.desk, one, { version })));
      expect(all.map((each) => each.map(({ eventType }) => eventType))).toEqual([
        ['ProductOrderCreateEvent'],
        ['ProductOrderStateChangeEvent'],
        [version === 'v4' ? 'ProductOrderAttributeValueChangeEvent' : 'ProductOrderMilestoneEvent'],
        ['ProductOrderStateChangeEvent', 'ProductOrderInformationRequiredEvent'],
        ['TroubleTicketCreateEvent'],
      ]);
      const question = all[3]?.[1];
      expect(question?.event).toMatchObject(
        version === 'v4'
          ? { productOrder: { '@type': 'ProductOrder', state: 'pending' } }
          : { productOrder: { '@type': 'ProductOrderRef' }, informationRequired: { op: 'add', path: '/note' } },
      );
    }
  });
});
