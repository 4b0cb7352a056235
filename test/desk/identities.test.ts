/**
 * Nine channels and every kind of identity: whoever registers may ask, is told where a way leads there, and can be erased.
 */
import { describe, expect, it } from 'vitest';
import { type IdentityInput, memoryStore, type StatusByLine, type SubscriberInput } from 'zayavka';
import { channels, mts, type StandardChannel, tele2 } from 'zayavka/operators';
import { accepted, form, given, stranger, subscriber } from '../scenario/desk.ts';
import { watchedStore } from './stores.ts';

interface Person {
  readonly subscriber: SubscriberInput;
  readonly caller: IdentityInput;
  readonly other: IdentityInput;
  readonly uri: string;
  /** Where a code goes. */
  readonly to: string;
  /** On these channels no code is needed. */
  readonly provenOn: readonly StandardChannel[];
  readonly reached: { readonly [channel in StandardChannel]?: string } & { readonly otherwise: string };
}

const user = { channel: 'telegram', id: '42' };
const account = { account: '277-123456', operator: 'mts' };

const people: { readonly [kind: string]: Person } = {
  line: {
    subscriber: { msisdn: '8 (916) 123-45-67' },
    caller: { msisdn: '+7 916 123 45 67' },
    other: { msisdn: stranger },
    uri: 'tel:+79161234567',
    to: '+79161234567',
    provenOn: ['hotline', 'shop', 'app', 'chat'],
    reached: { app: 'push', chat: 'chat', messenger: 'chat', otherwise: 'sms' },
  },
  landline: {
    subscriber: { msisdn: '8 (383) 234-56-78 доб. 12' },
    caller: { msisdn: '+73832345678' },
    other: { msisdn: '+73832345679' },
    uri: 'tel:+73832345678',
    to: '+73832345678',
    provenOn: ['hotline', 'shop', 'app', 'chat'],
    reached: { app: 'push', chat: 'chat', messenger: 'chat', otherwise: 'voice' },
  },
  mailbox: {
    subscriber: { email: ' Ivan@Example.RU' },
    caller: { email: 'ivan@example.ru' },
    other: { email: 'ivan@example.su' },
    uri: 'mailto:ivan@example.ru',
    to: 'ivan@example.ru',
    provenOn: [],
    reached: { otherwise: 'email' },
  },
  account: {
    subscriber: { account: '277 - 123456' },
    caller: account,
    other: { ...account, operator: 'tele2' },
    uri: 'account:mts/277123456',
    to: 'account:mts/277123456',
    provenOn: ['shop', 'app', 'chat'],
    reached: { app: 'push', chat: 'chat', messenger: 'chat', otherwise: 'nothing' },
  },
  user: {
    subscriber: { user },
    caller: { user },
    other: { user: { ...user, channel: 'vk' } },
    uri: 'telegram:42',
    to: 'telegram:42',
    provenOn: ['messenger', 'socialNetwork'],
    reached: { app: 'push', otherwise: 'chat' },
  },
};

const rows = Object.entries(people).flatMap(([kind, person]) => channels.map((channel) => ({ kind, channel, person })));

describe.each(rows)('a person known by a $kind, on the channel $channel', ({ channel, person }) => {
  const isProven = person.provenOn.includes(channel);
  const { caller, other } = person;

  function open() {
    const asked: string[] = [];
    const proof = {
      ask: async (to: string) => void asked.push(to),
      check: async (to: string, code: string) => to === person.to && code === '4711',
    };
    return { asked, world: given('2026-11-20 12:00', { proof }) };
  }

  it('registers, asks, is told, and is erased', async () => {
    const { asked, world } = open();
    const input = { channel, subscriber: person.subscriber };
    const { number, id, reached, similar } = await world.registered(mts, 'complaint', input);
    const way = person.reached[channel] ?? person.reached.otherwise;
    expect([reached, similar]).toEqual([way, []]);
    expect((await world.store.messages(id)).map((message) => message.channel)).toEqual(way === 'nothing' ? [] : [way]);
    expect(await world.delivered()).toEqual(way === 'nothing' ? [] : ['registered']);

    const first = await world.desk.status({ caller, channel });
    expect([first.ok, asked]).toEqual(isProven ? [true, []] : [false, [person.to]]);
    const own = accepted(await world.desk.status({ caller, channel, number, proof: '4711' }));
    expect([own.number, typeof own.session]).toEqual([number, isProven ? 'undefined' : 'string']);
    const again = { channel, ...(own.session === undefined ? {} : { proof: own.session }) };
    expect(accepted(await world.desk.status({ caller, ...again })).requests).toHaveLength(1);
    expect(accepted(await world.desk.agent({ agentId: 'petrov', ...caller })).requests).toHaveLength(1);
    expect(accepted(await world.desk.agent({ agentId: 'petrov', ...other })).requests).toEqual([]);
    const { similar: found } = await world.registered(mts, 'complaint', { ...input, ...again });
    expect(found.map((one) => one.number)).toEqual([number]);
    await world.done(number, { type: 'withdraw', caller, ...again });

    expect(accepted(await world.desk.export(caller))).toMatchObject({ identity: person.uri, requests: [{}, {}] });
    expect(accepted(await world.desk.erase(other))).toEqual({ erased: 0 });
    expect(accepted(await world.desk.erase(caller))).toEqual({ erased: 2 });
    expect(accepted(await world.desk.export(caller)).requests).toEqual([]);
    expect(accepted(await world.desk.agent({ agentId: 'petrov', ...caller })).requests).toEqual([]);
  });
});

describe('a person', () => {
  it('may be known by several identities, each of which finds the request, and a correction detaches one', async () => {
    const world = given('2026-11-20 12:00');
    const known = { msisdn: subscriber.msisdn, email: 'a@b.ru', account: '1', user };
    const { number } = await world.registered(mts, 'complaint', { subscriber: known });
    const seen = async (caller: IdentityInput) =>
      accepted(await world.desk.agent({ agentId: 'petrov', ...caller })).requests.length;
    const callers = [{ msisdn: subscriber.msisdn }, { email: 'a@b.ru' }, { account: '1', operator: 'mts' }, { user }];
    expect(await Promise.all(callers.map(seen))).toEqual([1, 1, 1, 1]);
    await world.done(number, { type: 'correct', subscriber: { email: 'a@b.ru' }, reason: 'номер у другого' });
    expect(await Promise.all(callers.map(seen))).toEqual([0, 1, 0, 0]);
    const next = { caller: subscriber.msisdn, channel: 'hotline' };
    expect(accepted(await world.desk.status(next)).requests).toEqual([]);
    expect(await world.desk.status({ ...next, number })).toMatchObject({ refusal: { code: 'request/unknown' } });
    expect(await world.desk.execute(number, { type: 'withdraw', ...next })).toMatchObject({ ok: false });
  });

  it('has an account beside an operator only, also by another name of it', async () => {
    const world = given('2026-11-20 12:00');
    await world.registered(tele2, 'complaint', { subscriber: { account: 'Д 12' } });
    const found = await world.desk.agent({ agentId: 'a', account: 'д12', operator: 't2' });
    expect(accepted(found).requests).toHaveLength(1);
    for (const query of [
      { account: 'Д12' },
      { account: 'Д12', operator: 'nobody' },
      { msisdn: subscriber.msisdn, operator: 'mts' },
      { msisdn: subscriber.msisdn, email: 'a@b.ru' },
      {},
    ]) {
      const refusal = { code: 'input/invalid' };
      expect(await world.desk.agent({ agentId: 'a', ...query } as never)).toMatchObject({ refusal });
      expect(await world.desk.erase(query as never)).toMatchObject({ refusal });
      expect(await world.desk.export(query as never)).toMatchObject({ refusal });
      expect(await world.desk.status({ caller: query, channel: 'app' } as never)).toMatchObject({ refusal });
    }
  });

  it('that is wrong is named by its field, as in a registration', async () => {
    const { desk } = given('2026-11-20 12:00');
    for (const [caller, path] of [
      [{ email: 'ivan@exаmple.ru' }, 'caller.email'],
      [{ user: { channel: 'telegram', id: 42 } }, 'caller.user.id'],
      [{ msisdn: '12' }, 'caller.msisdn'],
      [{ email: 'a@b.ru', fax: '1' }, 'caller.fax'],
      [{ account: '1' }, 'caller'],
      ['12', 'caller'],
      [undefined, 'caller'],
    ]) {
      const answer = await desk.status({ caller, channel: 'hotline' } as unknown as StatusByLine);
      expect(answer).toMatchObject({ refusal: { code: 'input/invalid', issues: [{ path }] } });
    }
  });

  it('has one account however it is written, and no account of two alphabets', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint', { subscriber: { account: 'ABX 12-34' } });
    // The last one in Cyrillic letters that look alike.
    for (const account of [
      'abx1234',
      'AbX-12-34',
      'ABX\u201112\u201334',
      'АВХ 1234',
      '№ abx1234',
      'л/с ABX\u22121234',
      '#ABX 1234',
    ]) {
      const { requests } = accepted(await world.desk.agent({ agentId: 'a', account, operator: 'mts' }));
      expect(
        requests.map(({ request }) => request.number),
        account,
      ).toEqual([number]);
    }
    const mixed = await world.desk.register(form(mts, 'complaint', { subscriber: { account: 'AВХ-1234' } }));
    expect(mixed).toMatchObject({
      refusal: { issues: [{ path: 'subscriber.account', expected: expect.stringContaining('one alphabet') }] },
    });
    const other = await world.desk.agent({ agentId: 'a', account: 'ABX1235', operator: 'mts' });
    expect(accepted(other).requests).toEqual([]);
  });

  it.each([
    [{}, ''],
    [{ name: 'Иван' }, ''],
    [{ email: 'a@b.ru', extension: '12' }, '.extension'],
    [{ email: 'a@b.ru', contact: {} }, '.contact'],
    [{ email: 'ivаn@b.ru' }, '.email'],
    [{ email: 'a@b.ru?bcc=c@d.ru' }, '.email'],
    [{ email: 'a@b.ru\r\nBcc: c@d.ru' }, '.email'],
    [{ msisdn: '+79161234567;ext=1' }, '.msisdn'],
    [{ account: '' }, '.account'],
    [{ account: 'x'.repeat(1_000_000) }, '.account'],
    [{ email: `${'x'.repeat(1_000_000)}@b.ru` }, '.email'],
    [{ msisdn: '7'.repeat(1_000_000) }, '.msisdn'],
    [{ user: { channel: 'tel', id: '+79161234567' } }, '.user.channel'],
    [{ user: { channel: 'mailto', id: 'a@b.ru' } }, '.user.channel'],
    [{ user: { channel: 'account', id: 'mts/1' } }, '.user.channel'],
    [{ user: { channel: 'named', id: 'tel:+79161234567' } }, '.user.channel'],
    [{ user: { channel: 'telegram', id: 'x'.repeat(1_000_000) } }, '.user.id'],
    [{ user: { channel: 'telegram', id: '42\n' } }, '.user.id'],
  ])('is not registered as %j', async (wrong, path) => {
    const world = given('2026-11-20 12:00');
    const answer = await world.desk.register(form(mts, 'complaint', { subscriber: wrong as never }));
    expect(answer).toMatchObject({ refusal: { code: 'input/invalid', issues: [{ path: `subscriber${path}` }] } });
    expect(JSON.stringify(answer).length).toBeLessThan(1_000);
  });
});

describe('a stranger', () => {
  it('learns nothing about any kind of identity, neither by an answer nor by the work done for it', async () => {
    const calls: string[] = [];
    const proof = { ask: async () => undefined, check: async () => true };
    const world = given('2026-11-20 12:00', {
      store: watchedStore(memoryStore(), { before: (name) => calls.push(name) }),
      proof,
    });
    const { number } = await world.registered(mts, 'complaint', {
      subscriber: { msisdn: subscriber.msisdn, email: 'a@b.ru', account: '1', user },
    });
    const answers = new Set<string>();
    const works = new Set<string>();
    const known = [{ msisdn: subscriber.msisdn }, { email: 'a@b.ru' }, { account: '1', operator: 'mts' }, { user }];
    const unknown = [
      { msisdn: stranger },
      { email: 'c@d.ru' },
      { account: '2', operator: 'mts' },
      { user: { channel: 'vk', id: '1' } },
    ];
    for (const caller of [...known, ...unknown]) {
      calls.length = 0;
      answers.add(JSON.stringify(await world.desk.status({ caller, channel: 'site', number })));
      works.add(calls.join(' '));
    }
    expect([...answers]).toEqual(['{"ok":false,"refusal":{"code":"status/proof-needed"}}']);
    expect([...works]).toEqual(['']);
    const found = new Set<string>();
    for (const caller of unknown) {
      calls.length = 0;
      const answer = await world.desk.status({ caller, channel: 'site', number, proof: '1' });
      found.add(JSON.stringify([answer, calls]));
    }
    expect([...found]).toEqual(['[{"ok":false,"refusal":{"code":"request/unknown"}},["find","find"]]']);
  });
});
