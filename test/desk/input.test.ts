/**
 * Input may be anything: a wrong one is refused with its place and what would be right, nothing is written, and nothing
 * personal is repeated.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistrationInput } from 'zayavka';
import { beeline, mts } from 'zayavka/operators';
import { accepted, form, given, moscow, subscriber } from '../scenario/desk.ts';
import { complete, refuses, register, words, world, writes } from './untyped-input.ts';

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

  it('all faults are reported at once, each with its place', async () => {
    await refuses(
      { operator: 'mts', kind: 'serviceFault', channel: 'pigeon', subscriber: { msisdn: '1' }, text: '' },
      { path: 'channel' },
      { path: 'subscriber.msisdn', found: 'a text of 1 character' },
      { path: 'text', found: 'an empty text' },
    );
    await refuses({ ...complete, operator: 'MTS', text: '' }, { path: 'operator', found: 'MTS' }, { path: 'text' });
    await refuses({ ...complete, kind: 'fault', text: '' }, { path: 'kind', found: 'fault' }, { path: 'text' });
    await refuses(
      { subscriber, text: 'Нет связи' },
      { path: 'operator', expected: 'an operator of the desk, such as mts' },
      { path: 'kind', expected: 'a kind of the operator, such as serviceFault' },
      { path: 'channel', expected: 'the channel by which it came, such as hotline' },
    );
  });

  it.each([undefined, null, 7, 'text', [], () => 1, Symbol('x'), new Date(), 10n])(
    '%s is not a registration',
    async (input) => {
      const answer = await register(input);
      expect(answer.ok).toBe(false);
      expect(writes).toEqual([]);
    },
  );
});

describe('what is no plain data', () => {
  it.each([new Map(), new Set(), /x/u, new Error('x'), Promise.resolve({}), new URLSearchParams()])(
    '%s is refused where it stands, and not read as an empty object',
    async (value) => {
      const expected = 'plain data: texts, numbers, lists, objects and dates';
      await refuses({ ...complete, details: value }, { path: 'details', expected });
      await refuses(value, { path: '', expected });
    },
  );

  it('the size of all texts together is a fault of the longest one', async () => {
    const text = 'x'.repeat(1_000_001);
    await refuses(
      { note: 'x', operator: text, kind: 'x' },
      { path: 'operator', found: 'a text of 1000001 characters' },
    );
    const two = { operator: 'x'.repeat(900_000), kind: 'y'.repeat(100_001) };
    await refuses(two, { path: 'operator', found: 'a text of 900000 characters' });
  });
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

  it('a phone number of type number is not repeated', async () => {
    const answer = await refuses(
      { ...complete, subscriber: { msisdn: 79_161_234_567 } },
      { path: 'subscriber.msisdn' },
    );
    expect(JSON.stringify(answer)).not.toContain('9161234567');
  });
});

describe('dates', () => {
  it('a request cannot be received in the future', async () => {
    await refuses(
      { ...form(mts, 'claim'), receivedAt: moscow('2026-11-20 12:01') },
      { path: 'receivedAt', found: 'a date in the future' },
    );
    expect((await register({ ...form(mts, 'claim'), receivedAt: '2026-11-20T12:00:00+03:00' })).ok).toBe(true);
  });

  it.each(['2026-11-20', 'yesterday', new Date(Number.NaN), 1_700_000_000_000, '2026-02-30T12:00:00Z', {}])(
    '%s is not an instant',
    async (receivedAt) => {
      await refuses({ ...form(mts, 'claim'), receivedAt }, { path: 'receivedAt' });
    },
  );

  it.each(['2026-11-23', '2026-02-30', '20.11.2026', ''])('%j is not a day of a charge', async (chargedOn) => {
    await refuses(
      { ...form(mts, 'billingDispute'), details: { amount: 100, chargedOn } },
      { path: 'details.chargedOn' },
    );
  });

  it('a delivery cannot be promised for a past day', async () => {
    const items = [{ name: 'Телефон', quantity: 1 }];
    for (const promisedOn of ['2026-11-18', '2026-11-19']) {
      await refuses({ ...form(mts, 'shopOrder'), details: { items, promisedOn } }, { path: 'details.promisedOn' });
    }
  });
});

describe('texts', () => {
  it.each(['', ' ', '\n\t', '\u00a0', '\u200b\u2060'])(
    'a text without a visible character, %j, is refused',
    async (text) => {
      await refuses({ ...complete, text }, { path: 'text' });
    },
  );

  it.each([
    ['a control character', `${words}\u0007`],
    ['NUL', `Пропали\0 деньги, паспорт 4509 123456`],
    ['a form feed', `\f${words}`],
    ['a control of C1', `${words}\u0085`],
    ['an override of direction', `${words}\u202e`],
    ['an embedding', `\u202a${words}\u202c`],
    ['an isolate', `\u2066${words}\u2069`],
    ['a mark of direction', `\u200f${words}\u061c`],
    ['a character without width', `Про\u200bпа\u200dли\u2060 деньги, паспорт 4509 123456\ufeff`],
    ['a soft hyphen', `Про\u00adпали деньги, паспорт 4509 123456`],
    ['half of a pair', `${words}\ud83d`],
    ['the other half', `\ude00${words}`],
    ['tags', `${words}\u{e0041}\u{e007f}`],
    ['an escape', `${words}\u001b`],
  ])('%s is dropped, the rest is kept, and the answer says so', async (_, text) => {
    const { id, cleaned } = accepted(await register({ ...complete, text }));
    expect(cleaned).toBe(true);
    expect((await world.store.load(id))?.request.text).toBe(words);
  });

  it('that are clean stay as they are, and the answer says so', async () => {
    const { number, cleaned } = accepted(await register(complete));
    expect(cleaned).toBe(false);
    expect(accepted(await world.desk.execute(number ?? '', { type: 'start' })).cleaned).toBe(false);
    const [many] = await world.desk.registerMany([complete]);
    expect(many).toMatchObject({ value: { cleaned: false } });
  });

  it('of commands and of other fields are cleaned too', async () => {
    const dirty = { ...complete, subscriber: { ...subscriber, name: 'И\u202eван', email: 'iv\u200ban@mail.ru' } };
    const { id, number } = accepted(await register(dirty));
    expect((await world.store.load(id))?.request.subscriber).toMatchObject({ name: 'Иван', email: 'ivan@mail.ru' });
    const noted = accepted(await world.desk.execute(number ?? '', { type: 'note', text: 'до\u2069звон' }));
    expect(noted.cleaned).toBe(true);
    expect((await world.store.history(id)).at(-1)?.event).toMatchObject({ text: 'дозвон' });
    const [many] = await world.desk.registerMany([dirty]);
    expect(many).toMatchObject({ value: { cleaned: true } });
  });

  it('that are cleaned are the same command when they come again, also clean', async () => {
    const first = accepted(await register({ ...complete, text: `${words}\u202e`, commandId: 'mail-1' }));
    const again = accepted(await register({ ...complete, text: `${words}\u202e`, commandId: 'mail-1' }));
    const clean = accepted(await register({ ...complete, text: words, commandId: 'mail-1' }));
    expect(again).toEqual(first);
    expect(clean).toEqual({ ...first, cleaned: false });
  });

  it('an identifier is no text of a person: it is refused', async () => {
    await refuses({ ...complete, commandId: 'mail\u200b1' }, { path: 'commandId' });
    await refuses({ ...complete, operator: 'mts\u200b' }, { path: 'operator' });
  });

  it('emoji, line ends and letters of any script are accepted', async () => {
    const text = 'Не работает 👩‍👩‍👧 👍🏽 интернет\r\n\tසිංහල ශ්‍රී می‌خواهم עברית';
    const { id, cleaned } = accepted(await register({ ...complete, text }));
    expect(cleaned).toBe(false);
    expect((await world.store.load(id))?.request.text).toBe(text);
  });

  it('ten megabytes are refused in any field and not repeated', async () => {
    const huge = 'ы'.repeat(10_000_000);
    for (const field of ['text', 'answer', 'operator', 'kind', 'channel', 'commandId', 'agentId', 'receivedAt']) {
      await refuses({ ...complete, [field]: huge }, { path: field });
    }
    for (const field of ['msisdn', 'name', 'email', 'locale', 'timeZone']) {
      const ascii = 'a'.repeat(10_000_000);
      await refuses({ ...complete, subscriber: { ...subscriber, [field]: ascii } }, { path: `subscriber.${field}` });
    }
    expect(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number: huge })).toMatchObject({
      ok: false,
    });
    expect(await world.desk.execute('4'.repeat(10_000_000), { type: 'start' })).toMatchObject({ ok: false });
  });

  it('ten thousand characters are accepted, one more is refused', async () => {
    expect((await register({ ...complete, text: 'ы'.repeat(10_000) })).ok).toBe(true);
    const answer = await register({ ...complete, text: 'ы'.repeat(10_001) });
    expect(answer).toMatchObject({ refusal: { issues: [{ path: 'text', found: 'a text of 10001 characters' }] } });
  });
});

describe('any input', () => {
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
