/**
 * What the law on personal data asks for: everything of a line on demand, and nothing of the person after it was forgotten,
 * wherever one looks (152-FZ art. 14, 21).
 */
import { describe, expect, it } from 'vitest';
import { type Change, type Erasure, memoryStore, type RequestStore, replay } from 'zayavka';
import { kinds, mts } from 'zayavka/operators';
import { accepted, detailsFor, form, given, stranger, subscriber, type World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

/** Everything that names the person or was said by or to the person, each unlike anything else. */
const traces = [
  '79161234567',
  'Иван Тайный',
  'tainy@example.ru',
  'слово-о-деле',
  'слово-вопроса',
  'слово-ответа',
  'слово-решения',
  'слово-причины',
  'слово-заметки',
  'слово-цели',
  'слово-адреса',
  'слово-паузы',
];
const person = { ...subscriber, name: 'Иван Тайный', email: 'tainy@example.ru' };

/** A store whose every written byte can be looked at. */
function open(): { readonly world: World; readonly everything: () => Promise<string> } {
  const inner = memoryStore();
  const ids = new Set<string>();
  const keys = new Map<string, unknown>();
  const note = (change: Change | Erasure): void => {
    ids.add(change.id);
    keys.set(change.id, change.keys);
  };
  const store: RequestStore = {
    ...methodsOf(inner),
    commit: async (change) => {
      const outcome = await inner.commit(change);
      if (outcome === 'committed') note(change);
      return outcome;
    },
    erase: async (change) => {
      const outcome = await inner.erase(change);
      if (outcome === 'committed') note(change);
      return outcome;
    },
  };
  const everything = async (): Promise<string> => {
    const all: unknown[] = [...keys.values()];
    for (const id of ids) all.push(await inner.load(id), await inner.history(id), await inner.messages(id));
    return JSON.stringify(all);
  };
  return { world: given('2026-11-20 12:00', { store }), everything };
}

async function lifeOf(world: World): Promise<string> {
  const { number } = await world.registered(mts, 'fixedFault', {
    subscriber: person,
    text: 'слово-о-деле',
    channel: 'email',
    details: { address: 'слово-адреса' },
    agentId: 'ivanova',
    commandId: 'c-1',
  });
  await world.done(
    number,
    { type: 'start', assignee: 'petrov' },
    { type: 'ask', question: 'слово-вопроса' },
    { type: 'reply', text: 'слово-ответа', caller: subscriber.msisdn, channel: 'hotline' },
    { type: 'hold', reason: 'слово-паузы' },
    { type: 'resume', note: 'слово-заметки' },
    { type: 'note', text: 'слово-заметки', commandId: 'c-2' },
    { type: 'extend', reason: 'слово-причины' },
    { type: 'resolve', outcome: 'refused', answer: 'слово-решения' },
    { type: 'reopen', reason: 'слово-причины', caller: subscriber.msisdn, channel: 'hotline' },
  );
  await world.desk.agent({ number, agentId: 'sidorov', purpose: 'слово-цели' });
  return number;
}

describe('erase', () => {
  it('leaves nothing of the person in state, events, messages and keys, and keeps the statistics', async () => {
    const { world, everything } = open();
    const number = await lifeOf(world);
    const before = accepted(await world.desk.history(number));
    for (const trace of traces) expect(await everything()).toContain(trace);
    expect(await world.desk.erase({ number })).toEqual({ ok: true, value: { erased: 1 } });
    const left = await everything();
    for (const trace of traces) expect(left).not.toContain(trace);
    const after = accepted(await world.desk.history(number));
    expect(after.map(({ event }) => [event.type, event.at])).toEqual([
      ...before.map(({ event }) => [event.type, event.at]),
      ['erased', world.now.getTime()],
    ]);
    expect(after.find(({ event }) => event.type === 'resolved')?.event).toMatchObject({ outcome: 'refused' });
    expect(replay(after.map(({ event }) => event))).toMatchObject({ number, kind: 'fixedFault', reopenings: 1 });
  });

  it.each(Object.keys(kinds))('leaves nothing of the person of %s', async (kind) => {
    const { world, everything } = open();
    const policy = Object.entries(mts.kinds).find(([name]) => name === kind)?.[1];
    if (policy === undefined) throw new Error(kind);
    const details = {
      ...detailsFor(policy),
      ...(policy.details['address']?.required === undefined && policy.details['address'] !== undefined
        ? { address: 'слово-адреса' }
        : {}),
    };
    await world.desk.register(
      form(mts, kind, {
        subscriber: person,
        text: 'слово-о-деле',
        answer: 'слово-ответа',
        details: Object.keys(details).length === 0 ? {} : details,
        ...(policy.receivedFirst ? { receivedAt: world.now } : {}),
      }),
    );
    expect(accepted(await world.desk.erase({ msisdn: person.msisdn }))).toEqual({ erased: 1 });
    const left = await everything();
    for (const trace of traces) expect(left).not.toContain(trace);
    expect(left).not.toContain('+79055556677');
  });

  it('erases also a person whose old history is deleted', async () => {
    const inner = memoryStore();
    const store: RequestStore = { ...methodsOf(inner), history: async (id) => (await inner.history(id)).slice(1) };
    const world = given('2026-11-20 12:00', { store });
    const { number, id } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'С какого устройства?' });
    expect(await world.desk.erase({ number })).toEqual({ ok: true, value: { erased: 1 } });
    expect(JSON.stringify([await inner.load(id), await inner.history(id)])).not.toMatch(/7916|устройства|кабинет/);
  });

  it('writes down nothing more about an erased person, not even the purpose of an access', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.desk.erase({ number });
    const seen = accepted(await world.desk.agent({ agentId: 'ivanova', number, purpose: 'звонил Иван Петров' }));
    expect(seen.history.at(-1)?.event).toMatchObject({ type: 'accessed', by: { id: 'ivanova' } });
    expect(JSON.stringify(await world.store.history(seen.request.id))).not.toContain('Петров');
  });

  it('of a line erases every request of it and no other', async () => {
    const { world } = open();
    for (let count = 0; count < 130; count += 1) await world.desk.register(form(mts, 'complaint'));
    await world.desk.register(form(mts, 'consultation'));
    const other = await world.registered(mts, 'complaint', { subscriber: { msisdn: stranger } });
    expect(await world.desk.erase({ msisdn: '8 916 123-45-67' })).toEqual({ ok: true, value: { erased: 131 } });
    expect(accepted(await world.desk.export(subscriber.msisdn)).requests).toEqual([]);
    expect(
      accepted(await world.desk.status({ caller: stranger, channel: 'hotline' })).requests.map(({ number }) => number),
    ).toEqual([other.number]);
    expect(await world.desk.erase({ msisdn: subscriber.msisdn })).toEqual({ ok: true, value: { erased: 0 } });
  });

  it('holds: then nothing is sent, changed, warned of or found by the line', async () => {
    const { world, everything } = open();
    const number = await lifeOf(world);
    await world.desk.erase({ number });
    const forgotten = { ok: false, refusal: { code: 'request/forgotten' } };
    expect(await world.desk.execute(number, { type: 'note', text: 'слово-заметки' })).toEqual(forgotten);
    expect(accepted(await world.desk.allowed(number))).toEqual([]);
    expect(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).toEqual({
      ok: false,
      refusal: { code: 'request/unknown' },
    });
    const view = accepted(await world.desk.agent({ number, agentId: 'sidorov' }));
    expect([view.allowed, view.request.subscriber]).toEqual([[], { msisdn: '' }]);
    expect(accepted(await world.desk.erase({ number }))).toEqual({ erased: 1 });
    await world.until('2026-11-22 12:00');
    await world.at('2027-01-20 12:00').passes();
    expect(world.sent).toEqual([]);
    expect((await world.store.find({ identity: 'tel:', all: true, limit: 10 })).found).toEqual([]);
    const left = await everything();
    for (const trace of traces) expect(left).not.toContain(trace);
    expect(left).not.toContain('"active":true');
  });

  it('a repeated command of an erased request hears that the person is forgotten', async () => {
    const { world } = open();
    const input = form(mts, 'complaint', { commandId: 'c-1' });
    const { number = '' } = accepted(await world.desk.register(input));
    const commands = [
      { type: 'start', commandId: 'c-2' },
      { type: 'withdraw', caller: subscriber.msisdn, channel: 'hotline', commandId: 'c-3' },
    ] as const;
    await world.done(number, ...commands);
    await world.desk.erase({ number });
    const forgotten = { ok: false, refusal: { code: 'request/forgotten' } };
    expect(await world.desk.register(input)).toEqual(forgotten);
    for (const command of commands) expect(await world.desk.execute(number, command)).toEqual(forgotten);
    expect(await world.desk.execute(number, { ...commands[1], commandId: 'c-4' })).toEqual({
      ok: false,
      refusal: { code: 'request/unknown' },
    });
  });

  it('is not delayed: what happens at the same time is erased too, or comes too late', async () => {
    const { world, everything } = open();
    const number = await lifeOf(world);
    await Promise.all([
      world.desk.execute(number, { type: 'note', text: 'слово-заметки' }),
      world.desk.erase({ number }),
      world.desk.execute(number, { type: 'note', text: 'слово-заметки' }),
      world.desk.agent({ number, agentId: 'sidorov', purpose: 'слово-цели' }),
    ]);
    await world.desk.erase({ number });
    const left = await everything();
    for (const trace of traces.filter((trace) => trace !== 'слово-цели')) expect(left).not.toContain(trace);
  });
});

describe('export', () => {
  it('gives everything of a line as plain data, consultations and messages included', async () => {
    const { world } = open();
    await lifeOf(world);
    await world.desk.register(form(mts, 'consultation', { subscriber: person, text: 'слово-о-деле' }));
    const { identity, requests } = accepted(await world.desk.export('8 (916) 123-45-67'));
    expect(identity).toBe(`tel:${subscriber.msisdn}`);
    expect(requests.map(({ request }) => request.kind).sort()).toEqual(['consultation', 'fixedFault']);
    const text = JSON.stringify(requests);
    for (const trace of traces) expect(text).toContain(trace);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(requests)));
    expect(requests.some(({ messages }) => messages.length > 0)).toBe(true);
  });

  it('gives nothing of other lines', async () => {
    const { world } = open();
    await world.registered(mts, 'complaint', { subscriber: { msisdn: stranger } });
    expect(accepted(await world.desk.export(subscriber.msisdn))).toEqual({
      identity: `tel:${subscriber.msisdn}`,
      requests: [],
      mentions: [],
    });
  });
});

describe('the details of a standard kind', () => {
  it('lose what was ordered by an erasure, for it may name a person', async () => {
    const world = given('2026-11-20 12:00');
    const details = { items: [{ name: 'Чехол для Ивана', quantity: 1 }], promisedOn: '2026-11-27' };
    const { id, number } = await world.registered(mts, 'shopOrder', { details });
    accepted(await world.desk.erase({ number }));
    expect((await world.store.load(id))?.request.details).toEqual({ promisedOn: '2026-11-27' });
  });
});
