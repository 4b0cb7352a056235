/**
 * Messages that did not reach anybody: they are listed, and sent again for a reason that is written down.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, type OutboxRecord, openDesk } from 'zayavka';
import { beeline, mts } from 'zayavka/operators';
import { accepted, four, given, secret, type World } from '../scenario/desk.ts';

const retry = { attempts: 1, firstDelay: 1, longestDelay: 1 };

async function fails(world: World): Promise<void> {
  await world.desk.deliver(async () => 'failed' as never);
}

async function listed(world: World, query: object = {}) {
  return accepted(await world.desk.messages(query)).messages;
}

describe('a message that did not reach anybody', () => {
  it('is listed with its request and how it ended, without its words', async () => {
    const world = given('2026-11-20 12:00', { retry });
    const { number, id } = await world.registered(mts, 'complaint');
    await fails(world);
    expect(await listed(world)).toEqual([
      {
        key: expect.any(String),
        id,
        number,
        operator: 'mts',
        kind: 'complaint',
        message: 'registered',
        channel: 'sms',
        outcome: 'failed',
        settledAt: world.now,
        attempts: 1,
        isResent: false,
      },
    ]);
  });

  it.each([
    [new Error('550 mailbox full'), '550 mailbox full'],
    [new Error('fetch failed', { cause: new Error('connect ECONNREFUSED') }), 'fetch failed: connect ECONNREFUSED'],
    [new Error('unknown subscriber +79161234567 (8 916 123-45-67, ivan@mail.ru)'), 'unknown subscriber … (…, …)'],
    [new Error('x'.repeat(500)), 'x'.repeat(200)],
    [new Error('half \ud800 \u0000'), 'half'],
    ['busy', 'busy'],
    [Object.create(null), 'an error without words'],
  ])('says why, as the gateway said it, in the list and to the agent: %s', async (thrown, error) => {
    const world = given('2026-11-20 12:00', { retry });
    const { number } = await world.registered(mts, 'complaint');
    await world.desk.deliver(() => Promise.reject(thrown));
    expect(await listed(world)).toMatchObject([{ outcome: 'failed', error }]);
    const { messages } = accepted(await world.desk.agent({ agentId: 'ivanova', number: number ?? '' }));
    expect(messages).toMatchObject([{ error }]);
  });

  it('says why when it ends later, and when the gateway answered something unknown', async () => {
    const world = given('2026-11-20 12:00', { retry: { ...retry, attempts: 2 } });
    await world.registered(mts, 'complaint');
    await world.desk.deliver(() => Promise.reject(new Error('timeout')));
    world.at('2026-11-20 13:00');
    await world.desk.deliver(async () => 'retry');
    expect(await listed(world)).toMatchObject([{ outcome: 'failed', error: 'timeout' }]);
    await world.registered(beeline, 'complaint');
    await world.desk.deliver(async () => ({ status: 500 }) as never);
    const [unknown] = await listed(world, { operator: 'beeline' });
    expect(unknown?.error).toBe('the gateway answered a value of type object');
  });

  it('is listed by outcome and operator, page by page', async () => {
    const world = given('2026-11-20 12:00', { retry });
    for (const operator of [mts, mts, beeline]) await world.registered(operator, 'complaint');
    await fails(world);
    expect(await listed(world, { operator: 'beeline' })).toHaveLength(1);
    expect(await listed(world, { outcome: 'expired' })).toEqual([]);
    const first = accepted(await world.desk.messages({ limit: 2 }));
    const second = accepted(await world.desk.messages({ limit: 2, cursor: first.cursor ?? '' }));
    expect(new Set([...first.messages, ...second.messages].map(({ key }) => key)).size).toBe(3);
    expect(second.cursor).toBeUndefined();
    for (const query of [{ outcome: 'sent' }, { operator: 'mtz' }, { limit: 0 }, { cursor: 'x' }]) {
      const refusal = { code: 'input/invalid', issues: [{ path: Object.keys(query)[0] }] };
      expect(await world.desk.messages(query as never)).toMatchObject({ refusal });
    }
  });

  it('is sent again under a new key with its words, once, and the reason is in the history', async () => {
    const world = given('2026-11-20 12:00', { retry });
    const { number } = await world.registered(mts, 'complaint');
    await fails(world);
    const [failed] = await listed(world);
    const { messages } = accepted(await world.desk.agent({ agentId: 'ivanova', number }));
    world.at('2026-11-20 13:00');
    const again = accepted(
      await world.desk.resend(failed?.key ?? '', { agentId: 'ivanova', reason: 'Шлюз не работал' }),
    );
    expect(again).toMatchObject({
      message: 'registered',
      channel: 'sms',
      text: messages[0]?.text,
      notBefore: world.now,
    });
    expect(again.key).not.toBe(failed?.key);
    expect(await world.desk.resend(failed?.key ?? '')).toMatchObject({ refusal: { why: 'resent' } });
    expect(await world.desk.resend(again.key)).toMatchObject({ refusal: { why: 'waiting' } });
    const sent: OutboxRecord[] = [];
    await world.desk.deliver(async (message) => {
      sent.push(message);
    });
    expect(sent).toMatchObject([{ key: again.key, text: messages[0]?.text, to: '+79161234567' }]);
    expect(await listed(world)).toMatchObject([{ isResent: true }]);
    expect(await world.desk.resend(again.key)).toMatchObject({ refusal: { why: 'delivered' } });
    const history = accepted(await world.desk.history(number));
    expect(history.at(-1)?.event).toMatchObject({
      type: 'resent',
      key: failed?.key,
      reason: 'Шлюз не работал',
      by: { role: 'agent', id: 'ivanova' },
    });
    expect(JSON.stringify(accepted(await world.desk.events()).events)).not.toContain('Шлюз');
  });

  it('is not sent in quiet hours', async () => {
    const world = given('2026-11-20 12:00', { retry });
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'С какого устройства?' });
    await fails(world);
    const asked = (await listed(world)).find(({ message }) => message === 'needsAnswer');
    world.at('2026-11-20 23:30');
    const again = accepted(await world.desk.resend(asked?.key ?? ''));
    expect(again.notBefore > world.now).toBe(true);
    expect(await world.delivered()).toEqual([]);
    world.at('2026-11-21 12:00');
    expect(await world.delivered()).toEqual(['needsAnswer']);
  });

  it('is not sent again when it is over, replaced, or nobody’s', async () => {
    const world = given('2026-11-20 12:00', { retry });
    const { id, number } = await world.registered(mts, 'complaint');
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'С какого устройства?' });
    await fails(world);
    const asked = (await listed(world)).find(({ message }) => message === 'needsAnswer');
    await world.done(number, { type: 'reply', text: 'С телефона' });
    expect(await world.desk.resend(asked?.key ?? '')).toMatchObject({ refusal: { why: 'outdated' } });
    for (const key of ['', 'x', `${id}/registered/9`, `${asked?.key}/9`, 'a'.repeat(100_000)]) {
      expect(await world.desk.resend(key)).toMatchObject({
        refusal: { code: 'message/cannot-resend', why: 'unknown' },
      });
    }
    expect(await world.desk.resend(5 as never)).toMatchObject({ refusal: { code: 'input/invalid' } });
    const registered = (await listed(world)).find(({ message }) => message === 'registered');
    accepted(await world.desk.erase({ number }));
    expect(await world.desk.resend(registered?.key ?? '')).toMatchObject({ refusal: { why: 'erased' } });
  });

  it('is sent again once, by however many at the same time', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { retry, store });
    await world.registered(mts, 'complaint');
    await fails(world);
    const key = (await listed(world))[0]?.key ?? '';
    const desks = Array.from({ length: 6 }, () => openDesk({ operators: four, store, secret, now: () => world.now }));
    const answers = await Promise.all(desks.map((desk) => desk.resend(key)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.delivered()).toEqual(['registered']);
  });
});
