/**
 * A duplicate ends in favour of another request of the same line: which ones are possible, what both histories say, and what a
 * subscriber hears who asks for the duplicate.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, type RequestStore } from 'zayavka';
import { beeline, mts } from 'zayavka/operators';
import { accepted, given, stranger, subscriber, type World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const caller = subscriber.msisdn;

async function two(world: World): Promise<readonly [string, string]> {
  const { number: first } = await world.registered(mts, 'serviceFault');
  const { number: second } = await world.registered(mts, 'serviceFault', { text: 'Кабинет не открывается' });
  return [first, second];
}

describe('merge', () => {
  it('ends a duplicate from every open status, and stops every clock but that of its listing', async () => {
    const ways = [
      [],
      [{ type: 'start' }],
      [{ type: 'start' }, { type: 'ask', question: 'Какой номер?' }],
      [{ type: 'start' }, { type: 'hold', reason: 'Ждём' }],
    ] as const;
    for (const way of ways) {
      const world = given('2026-11-20 12:00');
      const [into, duplicate] = await two(world);
      await world.done(duplicate, ...way);
      const merged = accepted(await world.desk.execute(duplicate, { type: 'merge', into }));
      expect(merged).toMatchObject({ status: 'merged', dueAt: undefined, allowed: ['note', 'link', 'attach'] });
      expect(merged.messages.map(({ message, text }) => [message, text.includes(into)])).toEqual([['merged', true]]);
      await world.until('2026-12-30 12:00');
      const events = await world.events(duplicate);
      expect(events.slice(events.indexOf('merged'))).toEqual(['merged', 'archived']);
    }
  });

  it('reads the number as people write it, and writes it down in plain digits', async () => {
    const world = given('2026-11-20 12:00');
    const [into, duplicate] = await two(world);
    const dictated = ` ${into.slice(0, 2)} ${into.slice(2, 6)}-${into.slice(6)}`;
    await world.done(duplicate, { type: 'merge', into: dictated, agentId: 'ivanova' });
    const last = accepted(await world.desk.history(duplicate)).at(-1);
    expect(last?.event).toMatchObject({ type: 'merged', into, by: { role: 'agent', id: 'ivanova' } });
    const other = accepted(await world.desk.history(into)).at(-1);
    expect(other?.event).toMatchObject({ type: 'duplicateFound', number: duplicate, by: { id: 'ivanova' } });
  });

  it('is possible into a request that has its answer', async () => {
    const world = given('2026-11-20 12:00');
    const [into, duplicate] = await two(world);
    await world.done(into, { type: 'start' }, { type: 'resolve', outcome: 'satisfied', answer: 'Починили' });
    await world.done(duplicate, { type: 'merge', into });
    expect(accepted(await world.desk.allowed(into))).toEqual(['close', 'reopen', 'note', 'link', 'attach']);
  });

  it('is refused with the reason', async () => {
    const world = given('2026-11-20 12:00');
    const [first, second] = await two(world);
    const why = async (into: string): Promise<unknown> => {
      const answer = await world.desk.execute(first, { type: 'merge', into });
      return answer.ok ? 'ok' : answer.refusal;
    };
    const refusal = (reason: string) => ({ code: 'request/cannot-merge', why: reason });
    expect(await why('4829301757')).toEqual(refusal('unknown'));
    expect(await why('no number')).toEqual(refusal('unknown'));
    expect(await why(first)).toEqual(refusal('itself'));
    expect(await why(`${first.slice(0, 2)} ${first.slice(2)}`)).toEqual(refusal('itself'));
    const foreign = await world.registered(mts, 'serviceFault', { subscriber: { msisdn: stranger } });
    expect(await why(foreign.number)).toEqual(refusal('otherSubscriber'));
    const elsewhere = await world.registered(beeline, 'serviceFault');
    expect(await why(elsewhere.number)).toEqual(refusal('otherOperator'));
    const { number: third } = await world.registered(mts, 'complaint');
    await world.done(second, { type: 'merge', into: third });
    expect(await why(second)).toEqual(refusal('merged'));
    await world.desk.erase({ number: third });
    expect(await why(third)).toEqual(refusal('erased'));
    expect(await world.events(first)).toEqual(['registered']);
    expect(await world.events(foreign.number)).toEqual(['registered']);
    expect(await why('')).toMatchObject({ code: 'input/invalid', issues: [{ path: 'into' }] });
  });

  it('is nothing for a subscriber, and nothing for a request that is over', async () => {
    const world = given('2026-11-20 12:00');
    const [into, duplicate] = await two(world);
    expect(await world.desk.execute(duplicate, { type: 'merge', into, caller, channel: 'hotline' })).toMatchObject({
      refusal: { code: 'command/agents-only' },
    });
    await world.done(duplicate, { type: 'withdraw' });
    expect(await world.desk.execute(duplicate, { type: 'merge', into })).toMatchObject({
      refusal: { code: 'request/illegal-step' },
    });
    expect(await world.events(into)).toEqual(['registered']);
  });

  it('is done once for one command id', async () => {
    const world = given('2026-11-20 12:00');
    const [into, duplicate] = await two(world);
    const command = { type: 'merge', into, commandId: 'm-1' } as const;
    const first = accepted(await world.desk.execute(duplicate, command));
    expect(accepted(await world.desk.execute(duplicate, command))).toEqual(first);
    expect(await world.events(into)).toEqual(['registered', 'duplicateFound']);
  });

  it('of two requests into each other at the same time ends only one', async () => {
    const world = given('2026-11-20 12:00');
    const [first, second] = await two(world);
    const answers = await Promise.all([
      world.desk.execute(first, { type: 'merge', into: second }),
      world.desk.execute(second, { type: 'merge', into: first }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'request/cannot-merge', why: 'merged' } });
  });

  it('of two requests into each other in two processes never ends both', async () => {
    const store = memoryStore();
    const worlds = [given('2026-11-20 12:00', { store }), given('2026-11-20 12:00', { store })] as const;
    for (let round = 0; round < 5; round += 1) {
      const [first, second] = await two(worlds[0]);
      await Promise.all([
        worlds[0].desk.execute(first, { type: 'merge', into: second }),
        worlds[1].desk.execute(second, { type: 'merge', into: first }),
      ]);
      const ended = [...(await worlds[0].events(first)), ...(await worlds[0].events(second))];
      expect(ended.filter((event) => event === 'merged').length).toBeLessThanOrEqual(1);
    }
  });

  it('sees the other request as it is when it is committed', async () => {
    const inner = memoryStore();
    let meanwhile: (() => Promise<unknown>) | undefined;
    const store: RequestStore = {
      ...methodsOf(inner),
      commit: async (change) => {
        const work = meanwhile;
        meanwhile = undefined;
        await work?.();
        return inner.commit(change);
      },
    };
    const world = given('2026-11-20 12:00', { store });
    const [first, second] = await two(world);
    const { number: third } = await world.registered(mts, 'complaint');
    const elsewhere = given('2026-11-20 12:00', { store: inner });
    meanwhile = () => elsewhere.desk.execute(second, { type: 'merge', into: third });
    expect(await world.desk.execute(first, { type: 'merge', into: second })).toMatchObject({
      refusal: { code: 'request/cannot-merge', why: 'merged' },
    });
  });
});

describe('the status of a merged request', () => {
  it('shows the other one, whose state it tells too', async () => {
    const world = given('2026-11-20 12:00');
    const [into, duplicate] = await two(world);
    await world.done(duplicate, { type: 'merge', into });
    const view = accepted(await world.desk.status({ caller, channel: 'hotline', number: duplicate }));
    expect(view).toMatchObject({ number: duplicate, status: 'merged', mergedInto: into, dueAt: undefined });
    expect(view.text).toBe(
      `Обращение ${duplicate} объединено с ${into}. Дальше называйте номер ${into}. Мы получили ваше обращение ${into}, спасибо. Ответим не позднее 25.11.2026. С заботой, ваш МТС`,
    );
    const { requests } = accepted(await world.desk.status({ caller, channel: 'hotline' }));
    expect(requests.find(({ number }) => number === duplicate)).toEqual(view);
    expect(requests.find(({ number }) => number === into)?.mergedInto).toBeUndefined();
    const agent = accepted(await world.desk.agent({ agentId: 'ivanova', number: duplicate }));
    expect(agent.status).toEqual({
      ru: `Обращение ${duplicate} объединено с ${into}. Дальше называйте номер ${into}.`,
      en: `Your request ${duplicate} is now part of ${into}. From now on please use the number ${into}.`,
    });
  });

  it('shows the last one of several, and follows it to its end', async () => {
    const world = given('2026-11-20 12:00');
    const [first, second] = await two(world);
    const { number: third } = await world.registered(mts, 'complaint');
    await world.done(first, { type: 'merge', into: second });
    await world.done(second, { type: 'merge', into: third });
    await world.done(third, { type: 'reject', reason: 'Не наш вопрос' });
    const view = accepted(await world.desk.status({ caller, channel: 'hotline', number: first }));
    expect(view.mergedInto).toBe(third);
    expect(view.text).toContain(`Жалоба ${third} отклонена.`);
  });

  it('names no request that belongs to somebody else now', async () => {
    const world = given('2026-11-20 12:00');
    const [into, duplicate] = await two(world);
    await world.done(duplicate, { type: 'merge', into });
    await world.done(into, { type: 'correct', subscriber: { msisdn: stranger }, reason: 'Опечатка' });
    const view = accepted(await world.desk.status({ caller, channel: 'hotline', number: duplicate }));
    expect(view).toMatchObject({
      mergedInto: undefined,
      text: `Обращение ${duplicate} объединено с другим обращением.`,
    });
    expect(JSON.stringify(view)).not.toContain(into);
  });

  it('is told also when the other one cannot be read, or its person was erased', async () => {
    const inner = memoryStore();
    let damaged: string | undefined;
    const store: RequestStore = {
      ...methodsOf(inner),
      find: async (by) => {
        const page = await inner.find(by);
        return {
          ...page,
          found: page.found.map((stored) => (stored.request.number === damaged ? { ...stored, schema: 99 } : stored)),
        };
      },
    };
    const world = given('2026-11-20 12:00', { store });
    const [into, duplicate] = await two(world);
    await world.done(duplicate, { type: 'merge', into });
    const text = `Обращение ${duplicate} объединено с другим обращением.`;
    damaged = into;
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number: duplicate })).text).toBe(text);
    damaged = undefined;
    await world.desk.erase({ number: into });
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number: duplicate })).text).toBe(text);
  });
});
