import { describe, expect, it } from 'vitest';
import { mts } from 'zayavka/operators';
import { accepted, form, given, subscriber } from '../scenario/desk.ts';
import { complete, refuses, register, words, world, writes } from './untyped-input.ts';

describe('fields', () => {
  it('of a class instance are its getters too, also beside a field that is undefined', async () => {
    class Person {
      readonly #name = 'Имя';
      readonly msisdn = subscriber.msisdn;
      readonly email: string | undefined = undefined;
      get name(): string {
        return this.#name;
      }
    }
    class Form {
      readonly operator = 'mts';
      readonly kind = 'serviceFault';
      readonly channel = 'chat';
      readonly subscriber = new Person();
      readonly commandId: string | undefined = undefined;
      get text(): string {
        return words;
      }
    }
    const { number } = accepted(await register(new Form()));
    const { request } = accepted(await world.desk.agent({ agentId: 'petrov', number: String(number) }));
    expect(request.subscriber).toEqual({ msisdn: subscriber.msisdn, name: 'Имя' });
    expect(request.text).toBe(words);
  });

  it('unknown ones are refused', async () => {
    await refuses({ ...complete, colour: 'red' }, { path: 'colour', found: 'an unknown field' });
    await refuses({ ...complete, subscriber: { ...subscriber, passport: words } }, { path: 'subscriber.passport' });
    await refuses({ ...complete, details: { colour: 1 } }, { path: 'details.colour' });
    await refuses({ ...complete, details: { amount: 5, paidOn: '2026-11-19' } }, { path: 'details.paidOn' });
  });

  it('a name that does not look like a name is not repeated', async () => {
    const answer = await refuses(
      { ...complete, [words]: 1, ['x'.repeat(1e6)]: 1 },
      { path: `a name of ${words.length} characters` },
      { path: 'a name of 1000000 characters' },
    );
    expect(JSON.stringify(answer)).not.toContain('паспорт');
  });

  it('at most fifty faults are reported', async () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`field${index}`, 1]));
    const answer = await register({ ...complete, ...many });
    expect(answer).toMatchObject({ refusal: { issues: { length: 50 } } });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('%s changes no prototype', async (key) => {
    const text = JSON.stringify(complete);
    const polluted: unknown = JSON.parse(`${text.slice(0, -1)},"${key}":{"isAdmin":true}}`);
    const within: unknown = JSON.parse(text.replace('"subscriber":{', `"subscriber":{"${key}":{"isAdmin":true},`));
    const details: unknown = JSON.parse(`${text.slice(0, -1)},"details":{"${key}":{"isAdmin":true}}}`);
    for (const input of [polluted, within, details]) {
      const answer = await register(input);
      expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
      if (answer.ok) expect(JSON.stringify(await world.store.load(answer.value.id))).not.toContain('isAdmin');
    }
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '100', 1e300, null])(
    '%s is not an amount of money',
    async (amount) => {
      await refuses(
        { ...form(mts, 'billingDispute'), details: { amount, chargedOn: '2026-11-18' } },
        { path: 'details.amount' },
      );
    },
  );

  it('a shop order has one to a hundred items, each complete', async () => {
    const order = form(mts, 'shopOrder');
    const item = { name: 'Телефон', quantity: 1 };
    for (const items of [[], Array.from({ length: 101 }, () => item), {}, 'Телефон']) {
      await refuses({ ...order, details: { items } }, { path: 'details.items' });
    }
    await refuses({ ...order, details: { items: [item, { name: 'Чехол' }] } }, { path: 'details.items.1.quantity' });
    await refuses({ ...order, details: { items: [{ ...item, price: 1 }] } }, { path: 'details.items.0.price' });
  });

  it.each([
    ['billingDispute', ['amount', 'chargedOn']],
    ['mistakenPayment', ['amount', 'paidOn']],
    ['fixedConnection', ['address']],
    ['shopOrder', ['items']],
    ['numberPorting', ['portedNumber', 'holder']],
    ['tariffChange', ['tariff']],
  ])('%s needs %j', async (kind, demanded) => {
    for (const details of [{}, undefined]) {
      await refuses({ ...form(mts, kind), details }, ...demanded.map((name) => ({ path: `details.${name}` })));
    }
    const details = { ...form(mts, kind).details };
    for (const name of demanded) {
      const { [name]: _, ...others } = Object.fromEntries(Object.entries(details));
      await refuses({ ...form(mts, kind), details: others }, { path: `details.${name}` });
    }
  });

  it('that are undefined count as left out, in forms, commands and questions', async () => {
    const nothing = { name: undefined, email: undefined, locale: undefined, timeZone: undefined };
    const optional = { details: { amount: undefined }, receivedAt: undefined, answer: undefined, agentId: undefined };
    const left = accepted(await register(complete));
    const given = accepted(await register({ ...complete, subscriber: { ...subscriber, ...nothing }, ...optional }));
    const [one, other] = [await world.store.load(left.id), await world.store.load(given.id)];
    expect(other?.request.subscriber).toStrictEqual(one?.request.subscriber);
    expect(other?.request.details).toStrictEqual(one?.request.details);
    const start = { type: 'start', assignee: undefined, commandId: undefined } as unknown as { type: 'start' };
    expect(await world.desk.execute(given.number ?? '', start)).toMatchObject({ ok: true });
    await world.desk.execute(left.number ?? '', { type: 'start' });
    const events = await Promise.all([left.id, given.id].map((id) => world.store.history(id)));
    expect(events[1]?.at(-1)?.event).toStrictEqual(events[0]?.at(-1)?.event);
    const question = { caller: subscriber.msisdn, channel: 'hotline', proof: undefined, limit: undefined };
    expect(await world.desk.status(question)).toMatchObject({ ok: true });
    const visit = { type: 'schedule', appointment: { from: '2026-11-24T12:00:00+03:00', to: undefined } } as never;
    const order = accepted(await register(form(mts, 'newConnection')));
    await world.done(order.number ?? '', { type: 'start' });
    expect(await world.desk.execute(order.number ?? '', visit)).toMatchObject({ ok: true });
    const { appointment } = (await world.store.load(order.id))?.request ?? {};
    expect(appointment).toStrictEqual({ from: Date.parse('2026-11-24T12:00:00+03:00') });
    const items = [{ name: 'SIM', quantity: 1, price: undefined }];
    expect(await register({ ...form(mts, 'shopOrder'), details: { items } })).toMatchObject({ ok: true });
    class Line {
      msisdn = subscriber.msisdn;
      name = undefined;
    }
    const made = accepted(await register({ ...complete, subscriber: new Line(), commandId: undefined }));
    expect((await world.store.load(made.id))?.request.subscriber).toStrictEqual(one?.request.subscriber);
    writes.length = 0;
    await refuses({ ...complete, text: undefined }, { path: 'text' });
    const sly = Object.assign(JSON.parse('{"__proto__": {}}'), complete, { agentId: undefined });
    await refuses(sly, { path: '__proto__', found: 'an unknown field' });
  });

  it('time zones and languages are kept under one name each', async () => {
    const known = { ...subscriber, timeZone: 'eUROPE/moscow', locale: 'EN-gb', email: 'ivan@example.ru' };
    const { id } = accepted(await register({ ...complete, subscriber: known }));
    expect((await world.store.load(id))?.request.subscriber).toMatchObject({
      timeZone: 'Europe/Moscow',
      locale: 'en-GB',
    });
    writes.length = 0;
    const refused = { timeZone: 'Mars/Olympus', locale: 'по-русски', email: 'nobody' };
    for (const [field, value] of Object.entries(refused)) {
      await refuses({ ...complete, subscriber: { ...subscriber, [field]: value } }, { path: `subscriber.${field}` });
    }
  });
});

describe('commands', () => {
  it.each([undefined, null, 7, {}, { type: 'fly' }, { type: 'constructor' }, { type: '__proto__' }, { type: 7 }])(
    '%j is not a command',
    async (command) => {
      const { number } = accepted(await register(complete));
      writes.length = 0;
      const answer = await world.desk.execute(number ?? '', command as { type: 'start' });
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'input/invalid' } });
      expect(writes).toEqual([]);
    },
  );

  it.each([
    [{ type: 'extend' }, 'reason'],
    [{ type: 'extend', reason: ' ' }, 'reason'],
    [{ type: 'reject', reason: '\0\u202e' }, 'reason'],
    [{ type: 'resolve', outcome: 'perhaps', answer: 'Да' }, 'outcome'],
    [{ type: 'resolve', outcome: 'satisfied', answer: '' }, 'answer'],
    [{ type: 'start', colour: 'red' }, 'colour'],
    [{ type: 'schedule', appointment: { from: 'tomorrow' } }, 'appointment.from'],
    [{ type: 'schedule' }, 'appointment'],
    [{ type: 'start', caller: 'me' }, 'caller'],
    [{ type: 'note', text: 'ы'.repeat(10_000_000) }, 'text'],
  ])('command %# is refused at %s', async (command, path) => {
    const answer = await world.desk.execute('4000000000', command as { type: 'start' });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'input/invalid', issues: [{ path }] } });
    expect(writes).toEqual([]);
  });

  it('for a request that does not exist are refused, and a mistyped number is refused in another way than an unknown one', async () => {
    const { number } = accepted(await register(complete));
    const other = given('2026-11-20 12:00');
    expect(await other.desk.execute(number ?? '', { type: 'start' })).toEqual({
      ok: false,
      refusal: { code: 'request/unknown' },
    });
    const mistyped = `${number?.slice(0, -1)}${(Number(number?.at(-1)) + 1) % 10}`;
    expect(await world.desk.execute(mistyped, { type: 'start' })).toMatchObject({
      refusal: { code: 'number/failed-check' },
    });
    expect(await world.desk.execute('48 29', { type: 'start' })).toMatchObject({
      refusal: { code: expect.stringMatching(/^number\//) },
    });
  });

  it.each([undefined, null, 4_829_301_756, {}, []])('%j is not the number of a request', async (number) => {
    const anything = number as string;
    expect(await world.desk.execute(anything, { type: 'start' })).toMatchObject({ refusal: { code: 'input/invalid' } });
    expect(await world.desk.allowed(anything)).toMatchObject({ refusal: { code: 'input/invalid' } });
    expect(await world.desk.history(anything)).toMatchObject({ refusal: { code: 'input/invalid' } });
    expect(await world.desk.export(anything)).toMatchObject({ refusal: { code: 'input/invalid' } });
    expect(await world.desk.erase({ number: anything })).toMatchObject({ refusal: { code: 'input/invalid' } });
    expect(world.desk.suggest(anything)).toEqual([]);
    expect(writes).toEqual([]);
  });

  it.each([undefined, null, {}, { number: '1', msisdn: '2' }, { msisdn: 'x' }])(
    '%j does not say what to erase',
    async (target) => {
      expect(await world.desk.erase(target as { number: string })).toMatchObject({
        refusal: { code: 'input/invalid' },
      });
    },
  );

  it.each([
    {},
    { caller: 'x' },
    { caller: subscriber.msisdn, limit: 0 },
    { caller: subscriber.msisdn, limit: 1e9 },
    null,
  ])('%j is not a question', async (question) => {
    expect(await world.desk.status(question as { caller: string; channel: 'hotline' })).toMatchObject({
      refusal: { code: 'input/invalid' },
    });
  });

  it('an invented cursor is refused, not thrown', async () => {
    for (const cursor of ['x', 'eyJ9', '../../etc/passwd', '%00']) {
      expect(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', cursor })).toMatchObject({
        refusal: { code: 'input/invalid', issues: [{ path: 'cursor' }] },
      });
      expect(await world.desk.agent({ agentId: 'petrov', msisdn: subscriber.msisdn, cursor })).toMatchObject({
        refusal: { code: 'input/invalid', issues: [{ path: 'cursor' }] },
      });
    }
  });

  it('an agent gives an id, and asks about a number or a line', async () => {
    for (const question of [{}, { agentId: 'petrov' }, { number: '4' }, { agentId: 'p', number: '4', msisdn: '8' }]) {
      expect(await world.desk.agent(question as { agentId: string; number: string })).toMatchObject({
        refusal: { code: 'input/invalid' },
      });
    }
  });
});
