/**
 * Input that is made to harm: too large, too deep, endless, or of objects that throw when they are read. Every entry of the
 * desk refuses it with its place, and calls no port.
 */
import { describe, expect, it } from 'vitest';
import { complete, refuses, register, world, writes } from './untyped-input.ts';

const broken = (): never => {
  throw new Error('do not look');
};
const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const laughs = Array.from({ length: 15 }).reduce<unknown>((inner) => [inner, inner, inner, inner], 'ha');
class Form {
  get subscriber() {
    return broken();
  }
}
const endless: object = new Proxy({}, { getPrototypeOf: () => endless });

const objects: readonly (readonly [string, unknown])[] = [
  ['a circle', cycle],
  ['a revoked proxy', revoked.proxy],
  ['a proxy that lists no names', new Proxy({}, { ownKeys: broken })],
  ['a proxy that gives nothing', new Proxy({ type: 1, text: 1, agentId: 1, number: 1 }, { get: broken })],
  ['a proxy without an end of classes', endless],
  ['a proxy of a function', new Proxy(() => 1, { getPrototypeOf: broken, get: broken })],
  ['a proxy of a list', new Proxy([1], { get: broken })],
  ['a list of a strange length', new Proxy([1], { get: () => Number.POSITIVE_INFINITY })],
  ['a getter that throws', Object.defineProperty({}, 'text', { enumerable: true, get: broken })],
  ['a class whose getter throws', new Form()],
  ['texts that throw', { toString: broken, toJSON: broken, valueOf: broken, [Symbol.toPrimitive]: broken }],
  ['a list of a million', Array(1_000_000).fill(0)],
  ['lists of lists of lists', laughs],
  ['a megabyte of unknown fields', Object.fromEntries(Array.from({ length: 170_000 }, (_, index) => [`k${index}`, 0]))],
  ['bytes', new Uint8Array(1_000_000)],
  ['an object of text', Object('x'.repeat(1_000_000))],
  ['a megabyte of text', { text: 'ы'.repeat(1_000_001) }],
  ['a depth of 10000', Array.from({ length: 10_000 }).reduce<unknown>((inner) => ({ inner }), 1)],
];

describe('hostile input', () => {
  it.each(objects)('is refused at each entry of the desk: %s', async (_name, input) => {
    const { desk } = world;
    const entries: readonly ((given: never) => Promise<unknown>)[] = [
      desk.register,
      (given) => desk.execute('4829301753', given),
      desk.status,
      desk.agent,
      desk.erase,
      desk.export,
      (given) => desk.execute(given, { type: 'start' }),
      desk.allowed,
      desk.history,
      (given) => desk.registerMany([given]).then(([answer]) => answer),
    ];
    for (const entry of entries) {
      const answer = await entry(input as never);
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'input/invalid' } });
      expect(JSON.stringify(answer).length).toBeLessThan(20_000);
    }
    expect(desk.suggest(input as string)).toEqual([]);
    expect(writes).toEqual([]);
  });

  it.each(objects)('is refused in a field: %s', async (_name, input) => {
    for (const field of ['operator', 'channel', 'subscriber', 'text', 'details', 'receivedAt', 'commandId']) {
      expect(await register({ ...complete, [field]: input })).toMatchObject({
        ok: false,
        refusal: { code: 'input/invalid', issues: expect.any(Array) },
      });
    }
    expect(writes).toEqual([]);
  });

  it('is named with its place', async () => {
    await refuses(
      { ...complete, details: { items: Array(130_000).fill(0) } },
      { path: 'details.items', found: 'a list of 130000' },
    );
    await refuses(
      { ...complete, kind: 'shopOrder', details: { items: Array(500).fill(0) } },
      { path: 'details.items', found: 'a list of 500' },
    );
    await refuses(
      { ...complete, subscriber: { msisdn: revoked.proxy } },
      { path: 'subscriber.msisdn', found: 'a value that cannot be read' },
    );
    await refuses(
      { ...complete, subscriber: new Form() },
      { path: 'subscriber.subscriber', found: 'a value that cannot be read' },
    );
    await refuses({ ...complete, details: new Uint8Array(9) }, { path: 'details', found: 'bytes' });
    await refuses(
      { ...complete, text: 'ы'.repeat(1_000_001) },
      { path: 'text', found: 'a text of 1000001 characters' },
    );
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`k${index}`, 0]));
    const answer = await register({ ...complete, ...many });
    expect(answer).toMatchObject({ refusal: { issues: { length: 50 } } });
  });

  it('is read once: a getter that changes its mind cannot pass the check with one value and act with another', async () => {
    let reads = 0;
    const form = Object.defineProperty({ ...complete }, 'text', {
      enumerable: true,
      get: () => {
        reads += 1;
        return reads === 1 ? 'Нет связи' : 'x'.repeat(1e6);
      },
    });
    expect((await register(form)).ok).toBe(true);
    expect(reads).toBe(1);
  });

  it('keeps dates of another realm, and takes no object for a date', async () => {
    const fake = Object.create(Date.prototype);
    await refuses({ ...complete, receivedAt: fake }, { path: 'receivedAt' });
    await refuses(
      { ...complete, receivedAt: Object.assign(new Date(Number.NaN), { getTime: () => 0 }) },
      { path: 'receivedAt' },
    );
  });
});

describe('a number of a request', () => {
  const texts = ['4', ' ', '-', '\u0301', '\ud800', 'О', 'no', '№ ', '٤', '4\u200b', 'З'].map((text) =>
    text.repeat(Math.ceil(1_000_000 / text.length)),
  );

  it.each(texts)('of a megabyte is refused: %.8s…', async (text) => {
    const { desk } = world;
    const caller = '+79161234567';
    for (const answer of [
      await desk.execute(text, { type: 'start' }),
      await desk.allowed(text),
      await desk.history(text),
      await desk.agent({ number: text, agentId: 'a' }),
      await desk.status({ number: text, caller, channel: 'hotline' }),
      await desk.erase({ number: text }),
    ]) {
      expect(answer.ok).toBe(false);
    }
    expect(desk.suggest(text)).toEqual([]);
    expect(writes.filter((name) => name !== 'agree' && name !== 'lease')).toEqual([]);
  });
});
