/**
 * What comes from outside may be anything: it is refused with its place and what would be right, nothing is written, and
 * nothing that a person said or can be known by is repeated.
 */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryStore, type RegistrationInput } from 'zayavka';
import { beeline, mts } from 'zayavka/operators';
import { accepted, form, given, moscow, subscriber, type World } from './scenario.ts';
import { watchedStore } from './stores.ts';

let writes: string[];
let world: World;

beforeEach(() => {
  writes = [];
  const store = watchedStore(memoryStore(), { before: (name) => writes.push(name) });
  world = given('2026-11-20 12:00', { store });
});

/** Input as it comes over a wire: of no type at all. */
function register(input: unknown) {
  return world.desk.register(input as RegistrationInput);
}

const complete = form(mts, 'serviceFault');
const words = 'Пропали деньги, паспорт 4509 123456';

async function refuses(input: unknown, ...issues: readonly { readonly path: string; readonly found?: string }[]) {
  const answer = await register(input);
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'input/invalid', issues } });
  if (!answer.ok && answer.refusal.code === 'input/invalid') {
    for (const issue of answer.refusal.issues) {
      expect(issue.expected).not.toBe('');
      expect(issue.expected).not.toMatch(/invalid input/i);
    }
    expect(JSON.stringify(answer).length).toBeLessThan(20_000);
  }
  expect(writes).toEqual([]);
  return answer;
}

describe('operators, kinds and channels', () => {
  it.each(['nobody', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'MTS', ''])(
    'there is no operator %j and no kind of that name',
    async (name) => {
      await refuses({ ...complete, operator: name }, { path: 'operator' });
      await refuses({ ...complete, kind: name }, { path: 'kind' });
    },
  );

  it('a channel that the operator does not have is refused', async () => {
    await refuses({ ...complete, channel: 'pigeon' }, { path: 'channel' });
    await refuses({ ...complete, channel: 'constructor' }, { path: 'channel' });
  });

  it('all faults are told at once, each with its place', async () => {
    await refuses(
      { operator: 'mts', kind: 'serviceFault', channel: 'pigeon', subscriber: { msisdn: '12' }, text: '' },
      { path: 'channel' },
      { path: 'subscriber.msisdn', found: 'a text of 2 characters' },
      { path: 'text', found: 'an empty text' },
    );
  });

  it.each([undefined, null, 7, 'text', [], () => 1, Symbol('x'), new Date(), 10n])(
    '%s is no registration',
    async (input) => {
      const answer = await register(input);
      expect(answer.ok).toBe(false);
      expect(writes).toEqual([]);
    },
  );
});

describe('phone numbers', () => {
  it.each([
    ['8 916 123-45-67', '+79161234567'],
    ['+7 (916) 123-45-67', '+79161234567'],
    ['7 916 123 45 67', '+79161234567'],
    ['9161234567', '+79161234567'],
    ['+375 29 123-45-67', '+375291234567'],
    ['8 (495) 766‑01‑66', '+74957660166'],
  ])('%s is kept as %s', async (written, kept) => {
    const { id } = accepted(await register({ ...complete, subscriber: { msisdn: written } }));
    expect((await world.store.load(id))?.request.subscriber.msisdn).toBe(kept);
  });

  it.each([
    '',
    '0890',
    '+7916123456',
    '+791612345678',
    '8-800',
    'девять',
    '++79161234567',
    '9'.repeat(1e6),
    '+0000000000',
  ])('%.20s is no phone number', async (written) => {
    await refuses({ ...complete, subscriber: { msisdn: written } }, { path: 'subscriber.msisdn' });
  });

  it('one that comes as a number is not repeated', async () => {
    const answer = await refuses(
      { ...complete, subscriber: { msisdn: 79_161_234_567 } },
      { path: 'subscriber.msisdn' },
    );
    expect(JSON.stringify(answer)).not.toContain('9161234567');
  });
});

describe('dates', () => {
  it('nothing was received in the future', async () => {
    await refuses(
      { ...form(mts, 'claim'), receivedAt: moscow('2026-11-20 12:01') },
      { path: 'receivedAt', found: 'a date in the future' },
    );
    expect((await register({ ...form(mts, 'claim'), receivedAt: '2026-11-20T12:00:00+03:00' })).ok).toBe(true);
  });

  it.each(['2026-11-20', 'yesterday', new Date(Number.NaN), 1_700_000_000_000, '2026-02-30T12:00:00Z', {}])(
    '%s is no instant',
    async (receivedAt) => {
      await refuses({ ...form(mts, 'claim'), receivedAt }, { path: 'receivedAt' });
    },
  );

  it.each(['2026-11-23', '2026-02-30', '20.11.2026', ''])('nobody was charged on %j', async (chargedOn) => {
    await refuses(
      { ...form(mts, 'billingDispute'), details: { amount: 100, chargedOn } },
      { path: 'details.chargedOn' },
    );
  });

  it('a delivery is not promised for a day that is over', async () => {
    const items = [{ name: 'Телефон', quantity: 1 }];
    await refuses(
      { ...form(mts, 'shopOrder'), details: { items, promisedOn: '2026-11-18' } },
      { path: 'details.promisedOn' },
    );
  });
});

describe('texts', () => {
  it.each(['', ' ', '\n\t', '\u00a0', '\u200b\u2060'])(
    'a text of nothing to be seen, %j, says nothing',
    async (text) => {
      await refuses({ ...complete, text }, { path: 'text' });
    },
  );

  it.each([
    ['a control character', `${words}\u0007`],
    ['NUL', `${words}\0`],
    ['an override of direction', `${words}\u202e`],
    ['an isolate', `${words}\u2066`],
    ['half of a pair', `${words}\ud83d`],
    ['the other half', `\ude00${words}`],
    ['an escape', `${words}\u001b[31m`],
  ])('%s is refused with its place and without the text', async (_, text) => {
    const answer = await refuses({ ...complete, text }, { path: 'text' });
    expect(JSON.stringify(answer)).toMatch(/U\+[0-9A-F]{4} at \d+/);
    expect(JSON.stringify(answer)).not.toContain('паспорт');
  });

  it('emoji, line ends and letters of any script are texts', async () => {
    const text = 'Не работает 👩‍👩‍👧 интернет\r\nසිංහල עברית';
    const { id } = accepted(await register({ ...complete, text }));
    expect((await world.store.load(id))?.request.text).toBe(text);
  });

  it('ten megabytes are refused in any field, unread and not repeated', async () => {
    const huge = 'ы'.repeat(10_000_000);
    for (const field of ['text', 'answer', 'operator', 'kind', 'channel', 'commandId', 'agentId', 'receivedAt']) {
      await refuses({ ...complete, [field]: huge }, { path: field });
    }
    for (const field of ['msisdn', 'name', 'email', 'locale', 'timeZone']) {
      const ascii = 'a'.repeat(10_000_000);
      await refuses({ ...complete, subscriber: { ...subscriber, [field]: ascii } }, { path: `subscriber.${field}` });
    }
    expect(await world.desk.status({ caller: subscriber.msisdn, number: huge })).toMatchObject({ ok: false });
    expect(await world.desk.execute('4'.repeat(10_000_000), { type: 'start' })).toMatchObject({ ok: false });
  });

  it('ten thousand characters are a text, one more is none', async () => {
    expect((await register({ ...complete, text: 'ы'.repeat(10_000) })).ok).toBe(true);
    const answer = await register({ ...complete, text: 'ы'.repeat(10_001) });
    expect(answer).toMatchObject({ refusal: { issues: [{ path: 'text', found: 'a text of 10001 characters' }] } });
  });
});

describe('fields', () => {
  it('unknown ones are refused, whatever they are called', async () => {
    await refuses({ ...complete, colour: 'red' }, { path: 'colour', found: 'an unknown field' });
    await refuses({ ...complete, subscriber: { ...subscriber, passport: words } }, { path: 'subscriber.passport' });
    await refuses({ ...complete, details: { colour: 1 } }, { path: 'details.colour' });
    await refuses({ ...complete, details: { amount: 5, paidOn: '2026-11-19' } }, { path: 'details.paidOn' });
  });

  it('a name that is no name is not repeated', async () => {
    const answer = await refuses(
      { ...complete, [words]: 1, ['x'.repeat(1e6)]: 1 },
      { path: `a name of ${words.length} characters` },
      { path: 'a name of 1000000 characters' },
    );
    expect(JSON.stringify(answer)).not.toContain('паспорт');
  });

  it('a million of them are told in fifty', async () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`field${index}`, 1]));
    const answer = await register({ ...complete, ...many });
    expect(answer).toMatchObject({ refusal: { issues: { length: 50 } } });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('%s changes nothing in nobody', async (key) => {
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
    '%s is no amount of money',
    async (amount) => {
      await refuses(
        { ...form(mts, 'billingDispute'), details: { amount, chargedOn: '2026-11-18' } },
        { path: 'details.amount' },
      );
    },
  );

  it('a shop order has between one and a hundred items, each complete', async () => {
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
  ])('%s demands %j', async (kind, demanded) => {
    await refuses({ ...form(mts, kind), details: undefined }, ...[{ path: 'details' }]);
    await refuses({ ...form(mts, kind), details: {} }, ...demanded.map((name) => ({ path: `details.${name}` })));
    const details = { ...form(mts, kind).details };
    for (const name of demanded) {
      const { [name]: _, ...others } = Object.fromEntries(Object.entries(details));
      await refuses({ ...form(mts, kind), details: others }, { path: `details.${name}` });
    }
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
    '%j is none',
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
    [{ type: 'reject', reason: 'a\0b' }, 'reason'],
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

  it('for a request that does not exist are refused, and a mistyped number is told from an unknown one', async () => {
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

  it.each([undefined, null, 4_829_301_756, {}, []])('%j is no number of a request', async (number) => {
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
    '%j says of nobody what to erase',
    async (whom) => {
      expect(await world.desk.erase(whom as { number: string })).toMatchObject({ refusal: { code: 'input/invalid' } });
    },
  );

  it.each([
    {},
    { caller: 'x' },
    { caller: subscriber.msisdn, limit: 0 },
    { caller: subscriber.msisdn, limit: 1e9 },
    null,
  ])('%j is no question', async (question) => {
    expect(await world.desk.status(question as { caller: string })).toMatchObject({
      refusal: { code: 'input/invalid' },
    });
  });

  it('a cursor that was made up is refused, not thrown', async () => {
    for (const cursor of ['x', 'eyJ9', '../../etc/passwd', '%00']) {
      expect(await world.desk.status({ caller: subscriber.msisdn, cursor })).toMatchObject({
        refusal: { code: 'input/invalid', issues: [{ path: 'cursor' }] },
      });
      expect(await world.desk.agent({ agentId: 'petrov', msisdn: subscriber.msisdn, cursor })).toMatchObject({
        refusal: { code: 'input/invalid', issues: [{ path: 'cursor' }] },
      });
    }
  });

  it('an agent says who he is, and asks about a number or a line', async () => {
    for (const question of [{}, { agentId: 'petrov' }, { number: '4' }, { agentId: 'p', number: '4', msisdn: '8' }]) {
      expect(await world.desk.agent(question as { agentId: string; number: string })).toMatchObject({
        refusal: { code: 'input/invalid' },
      });
    }
  });
});

describe('whatever comes', () => {
  it('is answered or refused, never thrown, and a refusal repeats no words and no phone number', async () => {
    const spice = fc.constantFrom<unknown>(
      words,
      '+79161234567',
      79_161_234_567,
      null,
      { msisdn: '+79161234567' },
      [words],
      '',
    );
    const fields = fc.dictionary(
      fc.constantFrom(
        'operator',
        'kind',
        'channel',
        'subscriber',
        'text',
        'details',
        'receivedAt',
        'commandId',
        'locale',
      ),
      fc.oneof(spice, fc.anything()),
    );
    await fc.assert(
      fc.asyncProperty(fields, async (changes) => {
        const desk = given('2026-11-20 12:00').desk;
        const answer = await desk.register({ ...form(beeline, 'serviceFault'), ...changes } as RegistrationInput);
        if (answer.ok) return;
        const told = JSON.stringify(answer.refusal);
        expect(told).not.toContain('паспорт');
        expect(told).not.toContain('9161234567');
      }),
      { seed: 61, numRuns: 400 },
    );
  });
});
