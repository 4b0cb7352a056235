/**
 * A subject line, a forwarded message or a sentence in place of a number: the desk finds the numbers in it, answers about the
 * caller's own and tells nothing of the others.
 */
import { describe, expect, it } from 'vitest';
import { memoryAttempts, memoryStore } from 'zayavka';
import { mts } from 'zayavka/operators';
import { accepted, given, stranger, subscriber } from '../scenario/desk.ts';
import { watchedStore } from './stores.ts';

const caller = subscriber.msisdn;
const foreign = { subscriber: { msisdn: stranger } };

describe('a text with a number', () => {
  it('is a question about that request, for a subscriber and for an employee', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    for (const text of [
      `Re: Обращение № ${number}`,
      `(${number})`,
      `«МТС: Обращение ${number} принято. Ответим не позднее 25.11.2026»`,
      `\u202aздравствуйте, ${number}?\u202c`,
    ]) {
      expect(accepted(await world.desk.status({ caller, channel: 'hotline', number: text }))).toMatchObject({ number });
      expect(accepted(await world.desk.agent({ agentId: 'petrov', number: text })).request.number).toBe(number);
      expect(accepted(await world.desk.allowed(text))).toContain('start');
      expect(accepted(await world.desk.status({ caller, channel: 'hotline', number: text }))).not.toHaveProperty(
        'requests',
      );
      expect(await world.desk.status({ caller: stranger, channel: 'hotline', number: text })).toMatchObject({
        refusal: { code: 'request/unknown' },
      });
    }
    expect(accepted(await world.desk.execute(`Re: ${number}`, { type: 'start' })).status).toBe('inProgress');
  });

  it('without one is refused as before', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    const mistyped = `${number.slice(0, 9)}${(Number(number[9]) + 1) % 10}`;
    expect(await world.desk.status({ caller, channel: 'hotline', number: mistyped })).toMatchObject({
      refusal: { code: 'number/failed-check' },
    });
    for (const text of ['Re: Обращение', `Re: Обращение № ${mistyped}`]) {
      expect(await world.desk.status({ caller, channel: 'hotline', number: text })).toMatchObject({
        refusal: { code: expect.stringMatching(/^number\//) },
      });
    }
  });
});

describe('a text with several numbers', () => {
  it("shows the caller's own, the first one first, and nothing of the others", async () => {
    const world = given('2026-11-20 12:00');
    const one = await world.registered(mts, 'serviceFault');
    const two = await world.registered(mts, 'complaint');
    const theirs = await world.registered(mts, 'serviceFault', { ...foreign, text: 'Чужое дело' });
    const both = accepted(
      await world.desk.status({
        caller,
        channel: 'hotline',
        number: `${theirs.number}, ${two.number} и ${one.number}, ${two.number}`,
      }),
    );
    expect(both.number).toBe(two.number);
    expect(both.requests?.map((one) => one.number)).toEqual([two.number, one.number]);
    expect(JSON.stringify(both)).not.toContain(theirs.number);
    const own = accepted(
      await world.desk.status({ caller, channel: 'hotline', number: `${theirs.number}, ${one.number}` }),
    );
    expect(own).toMatchObject({ number: one.number });
    expect(own).not.toHaveProperty('requests');
    expect(
      await world.desk.status({ caller: '+79050000000', channel: 'hotline', number: `${one.number} ${two.number}` }),
    ).toEqual({
      ok: false,
      refusal: { code: 'request/unknown' },
    });
  });

  it('shows an employee all of them, and each access is written down', async () => {
    const world = given('2026-11-20 12:00');
    const one = await world.registered(mts, 'serviceFault');
    const theirs = await world.registered(mts, 'serviceFault', foreign);
    const text = `${one.number} ${theirs.number}`;
    const view = accepted(await world.desk.agent({ agentId: 'petrov', number: text }));
    expect(view.requests?.map(({ request }) => request.number)).toEqual([one.number, theirs.number]);
    for (const { number } of [one, theirs]) expect(await world.events(number)).toContain('accessed');
  });

  it('is no place for a command, unless one of them alone is of the line of the caller', async () => {
    const world = given('2026-11-20 12:00');
    const one = await world.registered(mts, 'serviceFault');
    const two = await world.registered(mts, 'complaint');
    const theirs = await world.registered(mts, 'serviceFault', foreign);
    const withdraw = { type: 'withdraw', caller, channel: 'hotline' } as const;
    for (const command of [withdraw, { type: 'start' } as const]) {
      expect(await world.desk.execute(`${one.number} ${two.number}`, command)).toMatchObject({
        refusal: {
          code: 'input/invalid',
          issues: [{ path: 'number', found: '2 numbers of requests', expected: 'a text with one number' }],
        },
      });
    }
    expect(await world.desk.erase({ number: `${one.number} ${two.number}` })).toMatchObject({
      refusal: { code: 'input/invalid' },
    });
    expect(await world.desk.execute(`${theirs.number}`, withdraw)).toMatchObject({
      refusal: { code: 'request/unknown' },
    });
    expect(accepted(await world.desk.execute(`${theirs.number}, ${one.number}`, withdraw))).toMatchObject({
      number: one.number,
      status: 'withdrawn',
    });
    expect(await world.events(theirs.number)).toEqual(['registered']);
  });

  it('costs the same whether they are a stranger’s or nobody’s, and has ten of them at most', async () => {
    const inner = memoryStore();
    const world = given('2026-11-20 12:00', { store: inner });
    const calls: string[] = [];
    const asking = given('2026-11-20 12:00', {
      store: watchedStore(inner, { before: (name) => calls.push(name) }),
      attempts: memoryAttempts({ limit: Number.POSITIVE_INFINITY }),
    });
    const theirs: string[] = [];
    for (let count = 0; count < 12; count += 1) theirs.push((await world.registered(mts, 'complaint', foreign)).number);
    const elsewhere = given('2026-11-20 12:00');
    const nobodys: string[] = [];
    for (let count = 0; count < 15; count += 1) nobodys.push((await elsewhere.registered(mts, 'complaint')).number);
    await asking.desk.allowed(theirs[0] ?? '');
    const works = new Set<string>();
    for (const numbers of [theirs.slice(0, 3), nobodys.slice(12, 15), [theirs[0], nobodys[13], nobodys[14]]]) {
      calls.length = 0;
      const answer = await asking.desk.status({ caller, channel: 'hotline', number: numbers.join('; ') });
      works.add(JSON.stringify([answer, calls]));
    }
    // The whole text as a number of another system; then each number as one of the desk and as one of another system.
    const finds = Array(7).fill('find');
    expect([...works]).toEqual([JSON.stringify([{ ok: false, refusal: { code: 'request/unknown' } }, finds])]);
    calls.length = 0;
    expect(await asking.desk.status({ caller, channel: 'hotline', number: theirs.join('; ') })).toMatchObject({
      refusal: { code: 'input/invalid', issues: [{ found: 'more than 10 numbers of requests' }] },
    });
    expect(calls).toEqual([]);
  });

  it('is read to its end up to 100,000 characters, and a longer one is refused unread', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    const long = `${'4 '.repeat(50_000 - 6)}; ${number}`;
    expect(long).toHaveLength(100_000);
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number: long }))).toMatchObject({ number });
    const refusal = {
      code: 'input/invalid',
      issues: [
        {
          path: 'number',
          found: 'a text of 100001 characters',
          expected: 'a text of at most 100000 characters',
        },
      ],
    };
    const longer = ` ${long}`;
    expect(await world.desk.status({ caller, channel: 'hotline', number: longer })).toEqual({ ok: false, refusal });
    expect(await world.desk.agent({ agentId: 'petrov', number: longer })).toEqual({ ok: false, refusal });
    expect(await world.desk.allowed(longer)).toEqual({ ok: false, refusal });
    expect(await world.desk.history(longer)).toEqual({ ok: false, refusal });
    expect(await world.desk.execute(longer, { type: 'start' })).toEqual({ ok: false, refusal });
    expect(await world.desk.erase({ number: longer })).toEqual({ ok: false, refusal });
  });
});
