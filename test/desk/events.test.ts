/**
 * `desk.events`: one feed for any number of consumers, without a word of a person unless it is asked for.
 */
import { describe, expect, it } from 'vitest';
import { type DeskEvent, memoryStore, type RequestStore } from 'zayavka';
import { beeline, mts } from 'zayavka/operators';
import { accepted, given, type World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const words = 'Не могу войти в личный кабинет';

async function readAll(world: World, limit = 3): Promise<readonly DeskEvent[]> {
  const found: DeskEvent[] = [];
  let after: string | undefined;
  for (;;) {
    const page = accepted(await world.desk.events({ limit, ...(after === undefined ? {} : { after }) }));
    found.push(...page.events);
    after = page.cursor;
    if (page.events.length === 0) return found;
  }
}

describe('the feed of the desk', () => {
  it('has everything that happened, in order, with the deadline that was promised', async () => {
    const world = given('2026-11-20 12:00');
    const first = await world.registered(mts, 'serviceFault');
    const second = await world.registered(beeline, 'complaint');
    await world.done(first.number, { type: 'start', agentId: 'ivanova' });
    const { events } = accepted(await world.desk.events());
    expect(events.map(({ id, version, operator, kind }) => [id, version, operator, kind])).toEqual([
      [first.id, 1, 'mts', 'serviceFault'],
      [second.id, 1, 'beeline', 'complaint'],
      [first.id, 2, 'mts', 'serviceFault'],
    ]);
    expect(events[2]).toEqual({
      id: first.id,
      number: first.number,
      operator: 'mts',
      kind: 'serviceFault',
      channel: 'hotline',
      version: 2,
      dueAt: first.dueAt?.getTime(),
      event: { type: 'started', at: world.now.getTime(), by: { role: 'agent', id: 'ivanova' } },
    });
  });

  it('gives a cursor also when nothing new came, and any number of consumers keep their own', async () => {
    const world = given('2026-11-20 12:00');
    const empty = accepted(await world.desk.events());
    expect(empty).toEqual({ events: [], cursor: expect.any(String) });
    await world.registered(mts, 'serviceFault');
    const first = accepted(await world.desk.events({ after: empty.cursor }));
    expect(first.events).toHaveLength(1);
    const later = accepted(await world.desk.events({ after: first.cursor }));
    expect(later).toEqual({ events: [], cursor: first.cursor });
    expect(accepted(await world.desk.events({ after: empty.cursor })).events).toEqual(first.events);
    await world.registered(mts, 'complaint');
    expect(accepted(await world.desk.events({ after: later.cursor })).events).toMatchObject([{ kind: 'complaint' }]);
    expect(await readAll(world, 1)).toHaveLength(2);
  });

  it('tells of a breach, which nobody else tells to another service', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.until('2026-11-27 12:00');
    const types = (await readAll(world)).map(({ event }) => event.type);
    expect(types).toEqual(await world.events(number));
    expect(types).toContain('breached');
  });

  it('names nobody, in no event of a life', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'billingDispute', {
      subscriber: { msisdn: '+79161234567', name: 'Пётр Иванов', email: 'petr@example.ru' },
      agentId: 'ivanova',
    });
    await world.done(
      number,
      { type: 'start', assignee: 'ivanova' },
      { type: 'note', text: 'СЕКРЕТ' },
      { type: 'ask', question: 'СЕКРЕТ?' },
      { type: 'reply', text: 'СЕКРЕТ' },
      { type: 'hold', reason: 'СЕКРЕТ' },
      { type: 'resume', note: 'СЕКРЕТ' },
      { type: 'correct', text: 'СЕКРЕТ', subscriber: { msisdn: '+79035554433', name: 'СЕКРЕТ' }, reason: 'СЕКРЕТ' },
      { type: 'resolve', outcome: 'satisfied', answer: 'СЕКРЕТ', amount: 100 },
      { type: 'close', note: 'СЕКРЕТ' },
    );
    await world.desk.agent({ agentId: 'ivanova', number, purpose: 'СЕКРЕТ' });
    const events = await readAll(world);
    const text = JSON.stringify(events);
    for (const part of ['СЕКРЕТ', words, 'Пётр', '79161234567', '79035554433', 'petr@'])
      expect(text).not.toContain(part);
    expect(events[0]?.event).toMatchObject({
      type: 'registered',
      details: { amount: 29_900, chargedOn: '2026-11-18' },
    });
    expect(events.find(({ event }) => event.type === 'resolved')?.event).toMatchObject({
      outcome: 'satisfied',
      amount: 100,
    });
    expect(events.find(({ event }) => event.type === 'corrected')?.event).toMatchObject({ before: {} });
  });

  it('leaves out details that name somebody, and keeps the others', async () => {
    const world = given('2026-11-20 12:00');
    await world.registered(mts, 'numberPorting');
    const [registered] = await readAll(world);
    expect(JSON.stringify(registered)).not.toContain('79161234567');
    expect(registered?.event).toMatchObject({ details: { holder: 'person' } });
  });

  it('has the words of people for those who ask for them, and none once they are erased', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    const person = async () => accepted(await world.desk.events({ include: 'person' })).events;
    const [registered] = await person();
    expect(registered?.event).toMatchObject({ text: words, subscriber: { msisdn: '+79161234567' } });
    accepted(await world.desk.erase({ number }));
    const erased = await person();
    expect(erased.map(({ event }) => event.type)).toEqual(['registered', 'erased']);
    expect(JSON.stringify(erased)).not.toContain(words);
    expect(JSON.stringify(erased)).not.toContain('79161234567');
  });

  it('shows no counter in its cursor, and refuses what is no cursor or no question', async () => {
    const world = given('2026-11-20 12:00');
    await world.registered(mts, 'serviceFault');
    const { cursor } = accepted(await world.desk.events());
    expect(cursor).not.toBe('1');
    const issues = async (query: object) => {
      const answer = await world.desk.events(query);
      return answer.ok || answer.refusal.code !== 'input/invalid' ? [] : answer.refusal.issues.map(({ path }) => path);
    };
    expect(await issues({ after: '1' })).toEqual(['after']);
    expect(await issues({ after: `${cursor}x` })).toEqual(['after']);
    expect(await issues({ limit: 0 })).toEqual(['limit']);
    expect(await issues({ limit: 10_001 })).toEqual(['limit']);
    expect(await issues({ include: 'everybody' })).toEqual(['include']);
    expect(await issues({ before: 'x' })).toEqual(['before']);
  });

  it('goes on behind an event that cannot be read, and reports it', async () => {
    const inner = memoryStore();
    const store: RequestStore = {
      ...methodsOf(inner),
      events: async (after, limit) => ({ ...(await inner.events(after, limit)), events: [], damaged: ['r-1'] }),
    };
    const notices: unknown[] = [];
    const world = given('2026-11-20 12:00', { store, telemetry: { onNotice: (notice) => notices.push(notice) } });
    accepted(await world.desk.events());
    expect(notices).toMatchObject([{ name: 'zayavka.request.unreadable', attributes: { id: 'r-1' } }]);
  });
});
