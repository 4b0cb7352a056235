/**
 * A message that has failed goes another way, where its rule names one: once for each way, and only while it says something.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, type RequestStore, type TelemetryEvent } from 'zayavka';
import { extendOperator, type MessageRule, mts } from 'zayavka/operators';
import { accepted, given, type World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const mailbox = { msisdn: '+79161234567', email: 'ivan@example.ru' };
const now = '2026-11-20 12:00';

function withRule(rule: Partial<MessageRule>) {
  const { messages } = mts.kinds.complaint;
  const registered: MessageRule = { message: 'registered', urgent: true, ...rule };
  return extendOperator(mts, { kinds: { complaint: { messages: { ...messages, registered } } } });
}

/** Delivers with a gateway that knows no address on these channels. */
async function deliver(world: World, ...broken: readonly string[]) {
  return world.desk.deliver(async ({ channel }) => (broken.includes(channel) ? 'failed' : 'sent'));
}

async function told(world: World, id: string): Promise<readonly string[]> {
  return (await world.store.messages(id)).map(
    ({ message, channel, outcome = 'waits' }) => `${message} ${channel} ${outcome}`,
  );
}

async function registered(rule: Partial<MessageRule>, store: RequestStore = memoryStore()) {
  const operator = withRule(rule);
  const world = given(now, { operators: [operator], store });
  const { id, number } = await world.registered(operator, 'complaint', { subscriber: mailbox });
  return { world, id, number };
}

describe('a message that has failed', () => {
  it('is written for the next way, with a key and an outcome of its own', async () => {
    const { world, id } = await registered({ otherwise: ['email', 'voice'] });
    expect(await deliver(world, 'sms', 'email')).toMatchObject({ failed: 1 });
    expect(await told(world, id)).toEqual(['registered sms failed', 'registered email waits']);
    await deliver(world, 'sms', 'email');
    await deliver(world, 'sms', 'email');
    await deliver(world, 'sms', 'email');
    expect(await told(world, id)).toEqual([
      'registered sms failed',
      'registered email failed',
      'registered voice sent',
    ]);
    const messages = await world.store.messages(id);
    expect(new Set(messages.map(({ key }) => key)).size).toBe(3);
    expect(messages.map(({ version, to }) => [version, to])).toEqual([
      [1, '+79161234567'],
      [1, 'ivan@example.ru'],
      [1, '+79161234567'],
    ]);
    expect(messages[1]).toMatchObject({ subject: expect.any(String) });
  });

  it('goes no other way if it was sent, or if its rule has none', async () => {
    const sent = await registered({ otherwise: ['email'] });
    await deliver(sent.world);
    expect(await told(sent.world, sent.id)).toEqual(['registered sms sent']);
    const alone = await registered({});
    await deliver(alone.world, 'sms');
    await deliver(alone.world, 'sms');
    expect(await told(alone.world, alone.id)).toEqual(['registered sms failed']);
  });

  it('goes the other way only if all ways of the rule have failed', async () => {
    const both = await registered({ channels: ['sms', 'push'], otherwise: ['email'] });
    await deliver(both.world, 'sms');
    await deliver(both.world, 'sms');
    expect(await told(both.world, both.id)).toEqual(['registered sms failed', 'registered push sent']);
    const none = await registered({ channels: ['sms', 'push'], otherwise: ['email'] });
    await deliver(none.world, 'sms', 'push');
    await deliver(none.world, 'sms', 'push');
    expect(await told(none.world, none.id)).toEqual([
      'registered sms failed',
      'registered push failed',
      'registered email sent',
    ]);
  });

  it('does not go the same way twice', async () => {
    const { world, id } = await registered({ otherwise: ['origin', 'sms', 'email'] });
    for (let count = 0; count < 5; count += 1) await deliver(world, 'sms', 'email');
    expect(await told(world, id)).toEqual(['registered sms failed', 'registered email failed']);
  });

  it('goes another way after its last attempt too', async () => {
    const operator = withRule({ otherwise: ['email'] });
    const world = given(now, { operators: [operator], retry: { attempts: 2, firstDelay: 1_000, longestDelay: 1_000 } });
    const { id } = await world.registered(operator, 'complaint', { subscriber: mailbox });
    for (let minute = 1; minute < 5; minute += 1) {
      await world.desk.deliver(async ({ channel }) => (channel === 'sms' ? 'retry' : 'sent'));
      world.at(`2026-11-20 12:0${minute}`);
    }
    expect(await told(world, id)).toEqual(['registered sms failed', 'registered email sent']);
  });

  it('is not written again when there is nothing to say any more', async () => {
    const { world, id, number } = await registered({ otherwise: ['email'] });
    await world.desk.deliver(async () => {
      await world.done(number, { type: 'reject', reason: 'Не наш абонент' });
      return 'failed';
    });
    expect(await told(world, id)).toEqual(['registered sms failed', 'rejected sms waits']);
    const erased = await registered({ otherwise: ['email'] });
    await erased.world.desk.deliver(async () => {
      accepted(await erased.world.desk.erase({ number: erased.number }));
      return 'failed';
    });
    expect(await told(erased.world, erased.id)).toEqual(['registered sms suppressed']);
  });

  it('is left to another worker that got it meanwhile: the late one writes, counts and reports nothing', async () => {
    const late = ['failed', 'retry', 'sent'] as const;
    for (const answer of late) {
      const notices: TelemetryEvent[] = [];
      const { world, id } = await registered({ otherwise: ['email'] });
      const operators = [withRule({ otherwise: ['email'] })];
      const slow = given(now, {
        store: world.store,
        operators,
        telemetry: { onNotice: (notice) => notices.push(notice) },
      });
      const report = await slow.desk.deliver(async () => {
        for (const each of [slow, world]) each.at('2026-11-20 12:02');
        expect(await deliver(world)).toMatchObject({ sent: 1 });
        return answer;
      });
      expect(Object.values(report).every((count) => count === 0)).toBe(true);
      expect(notices).toEqual([]);
      expect(await told(world, id)).toEqual(['registered sms sent']);
    }
  });

  it('of a late worker counts as long as nobody else got it', async () => {
    const { world, id } = await registered({ otherwise: ['email'] });
    const report = await world.desk.deliver(async () => {
      world.at('2026-11-20 12:02');
      return 'failed';
    });
    expect(report).toMatchObject({ failed: 1 });
    expect(await told(world, id)).toEqual(['registered sms failed', 'registered email waits']);
  });

  it('is superseded on its other way by newer news', async () => {
    const { world, id, number } = await registered({ otherwise: ['email'] });
    await deliver(world, 'sms');
    await world.done(number, { type: 'reject', reason: 'Не наш абонент' });
    expect(await told(world, id)).toEqual([
      'registered sms failed',
      'registered email superseded',
      'rejected sms waits',
    ]);
  });

  it('tells the event that it was about, also when others have happened since', async () => {
    const { world, id, number } = await registered({ otherwise: ['email'] });
    await world.done(number, { type: 'start' }, { type: 'note', text: 'слово' });
    await deliver(world, 'sms');
    const { request } = (await world.store.load(id)) ?? {};
    expect(request).toMatchObject({ version: 3, status: 'inProgress' });
    await deliver(world);
    expect((await world.store.messages(id)).at(-1)).toMatchObject({
      version: 1,
      message: 'registered',
      outcome: 'sent',
    });
  });

  it('is written once, also if its failure could not be written at first', async () => {
    const inner = memoryStore();
    let isBroken = true;
    const store: RequestStore = {
      ...methodsOf(inner),
      settle: async (settlements) => {
        if (isBroken && settlements.some((one) => 'outcome' in one)) throw new Error('the store hangs');
        await inner.settle(settlements);
      },
    };
    const { world, id } = await registered({ otherwise: ['email'] }, store);
    await deliver(world, 'sms').catch(() => undefined);
    isBroken = false;
    for (const time of ['12:10', '12:20', '12:40', '13:40']) {
      world.at(`2026-11-20 ${time}`);
      await deliver(world, 'sms');
    }
    expect(await told(world, id)).toEqual(['registered sms failed', 'registered email sent']);
  });
});

describe('a rule', () => {
  it.each([[['fax']], [[]]])('with the other ways %j is refused', (otherwise) => {
    // Wrong data are the matter of these tests.
    expect(() => withRule({ otherwise: otherwise as unknown as ['sms'] })).toThrow(/messages\.registered\.otherwise/);
  });
});
