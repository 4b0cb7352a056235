import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Fault } from '#src/kernel/fault.ts';
import { identifySeries } from '#src/number/identify-series.ts';
import { numberFormat } from '#src/number/number-format.ts';
import { parseNumber } from '#src/number/parse.ts';
import { numberSeries, type SeriesSpecification } from '#src/number/series.ts';

const hex = '2b7e151628aed2a6abf7158809cf4f3c';
const otherHex = '603deb1015ca71be2b73aef0857d7781';
const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
const base64 = Buffer.from(bytes).toString('base64');

const open = (change: Partial<SeriesSpecification> = {}) =>
  numberSeries({ name: 'mts/inquiry', digits: 10, secret: hex, ...change });

function fault(run: () => unknown): Fault {
  try {
    run();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('numberSeries', () => {
  it('always issues the same numbers', () => {
    expect([0, 1, 2, 99_999_999].map((counter) => open().issue(counter))).toEqual([
      '7597401035',
      '8551590423',
      '7581776760',
      '9032856214',
    ]);
  });

  it('builds a number of the prefix, the counter under FF1 with the name as tweak, and the check', async () => {
    const { FF1 } = await import('@noble/ciphers/ff1.js');
    const series = open({ name: 'МТС/заявка', prefix: '40', digits: 12 });
    const body = FF1(10, bytes, new TextEncoder().encode('МТС/заявка')).encrypt([0, 0, 0, 1, 2, 3, 4, 5]).join('');
    const number = series.issue(12345);
    expect(number.slice(0, -2)).toBe(`40${body}`);
    expect(BigInt(number) % 97n).toBe(1n);
  });

  it.each([
    ['a small plain number', 7],
    ['a bigint', 7n],
  ])('takes %s as the counter', (_name, counter) => {
    expect(open().issue(counter)).toBe(open().issue(7));
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -1n])('throws at the counter %s', (counter) => {
    const { code, message } = fault(() => open().issue(counter));
    expect(code).toBe('number/invalid-counter');
    expect(message).toContain(`found ${counter}`);
  });

  it('leads every number of its whole domain back to its counter, and repeats none', () => {
    const series = open({ digits: 8 });
    const seen = new Set<string>();
    for (let counter = 0; counter < 1_000_000; counter += 1) {
      const number = series.issue(counter);
      seen.add(number);
      if (series.counterOf(number) !== BigInt(counter)) expect.fail(`${number} does not lead back to ${counter}`);
    }
    expect(seen.size).toBe(1_000_000);
    expect([...seen].every((number) => /^\d{8}$/.test(number))).toBe(true);
  });

  it('repeats no number in a hundred thousand of ten digits', () => {
    const series = open();
    const seen = new Set(Array.from({ length: 100_000 }, (_, counter) => series.issue(counter)));
    expect(seen.size).toBe(100_000);
  });

  it.each(['mod97-10', 'damm', 'luhn'] as const)('uses all digits that the check %s leaves it', (check) => {
    const series = open({ check, digits: 20, prefix: '4' });
    expect(series.capacity).toBe(check === 'mod97-10' ? 10n ** 17n : 10n ** 18n);
    for (const counter of [0n, 1n, 2n ** 53n + 1n, series.capacity - 1n]) {
      const number = series.issue(counter);
      expect(number).toMatch(/^4\d{19}$/);
      expect(series.counterOf(number)).toBe(counter);
    }
  });

  it.each([
    ['a slip', (number: string) => number.replace(/.$/, (digit) => String((Number(digit) + 1) % 10))],
    ['another length', (number: string) => `${number}0`],
    ['spaces', (number: string) => ` ${number}`],
    ['no digits', () => 'abcdefghij'],
    ['nothing', () => ''],
  ])('finds no counter in a number with %s', (_name, spoil) => {
    expect(open().counterOf(spoil(open().issue(5)))).toBeUndefined();
  });

  it('finds no counter in a number of another prefix', () => {
    expect(open({ prefix: '4' }).counterOf(open({ prefix: '5' }).issue(5))).toBeUndefined();
  });

  it('gives other numbers under another name and under another secret', () => {
    expect(open({ name: 'mts/order' }).issue(5)).not.toBe(open().issue(5));
    expect(open({ secret: otherHex }).issue(5)).not.toBe(open().issue(5));
  });

  it.each<[string, Partial<SeriesSpecification>, string]>([
    ['no name', { name: '' }, 'expected a name'],
    [
      'too few digits',
      { digits: 7 },
      "series 'mts/inquiry': expected 8 to 20 digits (2 of them prefix and check), found 7",
    ],
    ['too few digits beside the prefix', { digits: 10, prefix: '490' }, 'expected 11 to 20 digits'],
    ['too many digits', { digits: 21 }, 'found 21'],
    ['half a digit', { digits: 9.5 }, 'found 9.5'],
    ['no length', { digits: [] }, 'expected one length or more'],
    ['falling lengths', { digits: [12, 10] }, 'expected lengths in rising order, found 12,10'.replace(',10', ', 10')],
    ['a length twice', { digits: [10, 10] }, 'expected lengths in rising order, found 10, 10'],
    ['a prefix of letters', { prefix: 'M' }, "expected a prefix of digits alone, found 'M'"],
    ['an unknown check', { check: JSON.parse('"crc"') }, "found 'crc'"],
    [
      'a key digit twice',
      {
        digits: 12,
        secret: [
          { digit: '1', secret: hex },
          { digit: '1', secret: otherHex },
        ],
      },
      'each once',
    ],
    ['a key digit of two', { digits: 12, secret: [{ digit: '12', secret: hex }] }, 'expected key digits from 0 to 9'],
  ])('is not opened with %s', (_name, change, message) => {
    const found = fault(() => open(change));
    expect(found.code).toBe('number/invalid-series');
    expect(found.message).toContain(message);
  });
});

it.each<[unknown, string]>([
  [
    [{ digit: 1, secret: hex }],
    "secret.0.digit: expected one digit as a text, such as '1', found a value of type number",
  ],
  [[{ plain: hex }, { secret: otherHex }], "secret.1.digit: expected one digit as a text, such as '1', found none"],
  [
    [{ plain: hex, digit: '1', secret: otherHex }],
    'secret.0: expected either { plain } or { digit, secret }, found fields of both',
  ],
])('refuses a list of secrets at its place (%#)', (secret, message) => {
  // From a service without types.
  const found = fault(() => open({ digits: 12, secret: secret as SeriesSpecification['secret'] }));
  expect(found).toMatchObject({ code: 'number/invalid-secret', message });
});

it('shows no secret that was put in the place of the key digit', () => {
  const { message } = fault(() => open({ digits: 12, secret: [{ digit: hex, secret: '1' }] }));
  expect(message).toContain('found something else');
  expect(message).not.toContain(hex);
});

describe('growth', () => {
  const grown = open({ digits: [8, 10] });

  it('keeps the numbers of the first length and goes on with the second', () => {
    const before = open({ digits: 8 });
    expect(grown.capacity).toBe(1_000_000n + 100_000_000n);
    expect(grown.issue(999_999)).toBe(before.issue(999_999));
    expect(grown.issue(1_000_000)).toBe(open().issue(0));
    expect(grown.issue(grown.capacity - 1n)).toBe(open().issue(99_999_999));
  });

  it.each([0n, 999_999n, 1_000_000n, 1_000_001n, 100_999_999n])('leads the number of counter %s back', (counter) => {
    expect(grown.counterOf(grown.issue(counter))).toBe(counter);
  });

  it('ends with a fault that says what to do', () => {
    const { code, message } = fault(() => open({ digits: 8 }).issue(1_000_000));
    expect(code).toBe('number/exhausted');
    expect(message).toBe(
      "series 'mts/inquiry': expected a counter below 1000000, found 1000000; give the series a further, longer length",
    );
  });

  it('says which share of the series is used up', () => {
    const series = open({ digits: 8 });
    expect(series.usage(0)).toBe(0.000_001);
    expect(series.usage(799_999n)).toBe(0.8);
    expect(series.usage(999_999)).toBe(1);
    expect(series.usage(5_000_000)).toBe(1);
  });
});

describe('rotation', () => {
  const first = { digit: '1', secret: hex };
  const second = { digit: '2', secret: otherHex };
  const before = open({ prefix: '4', digits: 12, secret: [first] });
  const after = open({ prefix: '4', digits: 12, secret: [first, second] });

  it('issues with the newest secret and its digit behind the prefix', () => {
    expect(before.issue(5)).toMatch(/^41/);
    expect(after.issue(5)).toMatch(/^42/);
  });

  it('reads the numbers of all its secrets', () => {
    expect(after.counterOf(before.issue(5))).toBe(5n);
    expect(after.counterOf(after.issue(5))).toBe(5n);
    expect(before.counterOf(after.issue(5))).toBeUndefined();
  });

  it('works when a series grows longer', () => {
    const grown = open({ prefix: '4', digits: [10, 12], secret: [first, second] });
    expect(grown.capacity).toBe(1_000_000n + 100_000_000n);
    expect(grown.issue(1_000_000)).toBe(after.issue(0));
    expect(grown.counterOf(before.issue(5))).toBe(1_000_005n);
    for (const counter of [0n, 999_999n, 1_000_000n]) expect(grown.counterOf(grown.issue(counter))).toBe(counter);
  });

  it('repeats no number though it goes through the same counters under each secret', () => {
    const numbers = [before, after].flatMap((series) =>
      Array.from({ length: 5000 }, (_, counter) => series.issue(counter)),
    );
    expect(new Set(numbers).size).toBe(10_000);
  });
});

describe('rotation from a plain secret', () => {
  const list = [{ plain: hex }, { digit: '1', secret: otherHex }];
  const before = open({ prefix: '4', digits: 12 });
  const after = open({ prefix: '4', digits: 12, secret: list });
  const counters = Array.from({ length: 300 }, (_, counter) => BigInt(counter));

  it('is the same series as before as long as the plain secret is alone', () => {
    const alone = open({ prefix: '4', digits: 12, secret: [{ plain: hex }] });
    expect(counters.map((counter) => alone.issue(counter))).toEqual(counters.map((counter) => before.issue(counter)));
    expect(alone.capacity).toBe(before.capacity);
  });

  it('reads every number of the plain secret, those that begin with the new digit too', () => {
    const old = counters.map((counter) => before.issue(counter));
    expect(old.filter((number) => number.startsWith('41')).length).toBeGreaterThan(10);
    for (const [counter, number] of old.entries()) {
      expect(parseNumber(number, after)).toEqual({ ok: true, value: number });
      expect(identifySeries(`№ ${number}`, [after])).toMatchObject({ ok: true, value: { number } });
      expect(after.counterOf(number)).toBe(BigInt(counter));
    }
  });

  it('issues under the newest secret, bit for bit as a series that began with the digit', () => {
    const digits = open({ prefix: '4', digits: 12, secret: [{ digit: '1', secret: otherHex }] });
    for (const counter of counters) {
      expect(after.issue(counter)).toBe(digits.issue(counter));
      expect(after.counterOf(after.issue(counter))).toBe(counter);
    }
    expect(after.capacity).toBe(digits.capacity);
  });

  it('gives the lower counter of a number that can be read in two ways', () => {
    const number = before.issue(7_000_000n);
    const other = open({ prefix: '4', digits: 12, secret: [{ digit: number.charAt(1), secret: otherHex }] });
    const both = open({
      prefix: '4',
      digits: 12,
      secret: [{ plain: hex }, { digit: number.charAt(1), secret: otherHex }],
    });
    const read = other.counterOf(number) ?? -1n;
    expect(both.counterOf(number)).toBe(read < 7_000_000n ? read : 7_000_000n);
  });

  it('keeps a length that has no room for the digit, for the numbers that have it', () => {
    const short = open({ digits: 8 });
    const grown = open({ digits: [8, 10], secret: list });
    expect(parseNumber(short.issue(5), grown).ok).toBe(true);
    expect(grown.counterOf(short.issue(5))).toBe(5n);
    expect(grown.issue(0)).toHaveLength(10);
    expect(fault(() => open({ digits: 8, secret: list })).message).toBe(
      "series 'mts/inquiry': expected 9 to 20 digits (3 of them prefix and check), found 8",
    );
  });

  it('tells a form without the secret which numbers there are', () => {
    expect(after.toJSON().keyDigits).toEqual(['', '1']);
    const format = numberFormat({ name: 'mts/inquiry', prefix: '4', digits: 12 }, ['', '1']);
    expect(parseNumber(before.issue(3), format).ok).toBe(true);
    const foreign = open({ prefix: '5', digits: 12 }).issue(0);
    expect(parseNumber(foreign, format)).toMatchObject({ refusal: { code: 'number/other-series', expected: ['4'] } });
  });

  it.each<[string, SeriesSpecification['secret'], string]>([
    ['behind another one', [{ digit: '1', secret: hex }, { plain: otherHex }], 'found it at place 2'],
    ['twice', [{ plain: hex }, { plain: otherHex }], 'found it at place 2'],
    ['as what is no object', JSON.parse('["000102030405060708090a0b0c0d0e0f"]'), 'found a value of type string'],
    ['among too many', Array.from({ length: 1e6 }, () => ({ plain: hex })), '11 secrets at most'],
  ])('is refused %s', (_name, secret, expected) => {
    const { code, message } = fault(() => open({ prefix: '4', digits: 12, secret }));
    expect(code).toBe('number/invalid-secret');
    expect(message).toContain(expected);
    expect(message).not.toContain(hex);
  });
});

describe('secret', () => {
  it.each<[string, SeriesSpecification['secret']]>([
    ['bytes', bytes],
    ['a Buffer', Buffer.from(bytes)],
    ['bytes inside a longer buffer', new Uint8Array([0, ...bytes, 0]).subarray(1, 17)],
    ['hex', hex],
    ['hex in capitals', hex.toUpperCase()],
    ['base64', base64],
    ['base64 without padding', base64.replace(/=+$/, '')],
  ])('is taken as %s', (_name, secret) => {
    expect(open({ secret }).issue(5)).toBe(open().issue(5));
  });

  it('is taken as base64url', () => {
    const secret = new Uint8Array(32).fill(0xfb);
    const text = Buffer.from(secret).toString('base64url');
    expect(text).toMatch(/[-_]/);
    expect(open({ secret: text }).issue(5)).toBe(open({ secret }).issue(5));
  });

  it.each([16, 24, 32])('may have %i bytes, in every form', (length) => {
    const secret = Uint8Array.from({ length }, (_, index) => 7 * index);
    const buffer = Buffer.from(secret);
    const numbers = [secret, buffer.toString('hex'), buffer.toString('base64')].map((form) =>
      open({ secret: form }).issue(5),
    );
    expect(new Set(numbers).size).toBe(1);
  });

  it('is read once: bytes that change later change no number', () => {
    const secret = Uint8Array.from(bytes);
    const series = open({ secret });
    secret.fill(0);
    expect(series.issue(5)).toBe(open().issue(5));
  });

  it.each<[string, SeriesSpecification['secret']]>([
    ['15 bytes', bytes.slice(1)],
    ['17 bytes', new Uint8Array(17)],
    ['hex of 15 bytes', hex.slice(2)],
    ['base64 of 15 bytes', Buffer.from(bytes.slice(1)).toString('base64')],
    ['base64 that breaks off', 'A'.repeat(21)],
    ['a pass phrase', 'correct horse battery staple'],
    ['nothing', ''],
    ['a list of none', []],
    ['a number', JSON.parse('12345678901234567890')],
    ['null', JSON.parse('null')],
  ])('cannot be %s', (_name, secret) => {
    const found = fault(() => open({ secret }));
    expect(found.code).toBe('number/invalid-secret');
    expect(found.message).toMatch(/^secret: expected .*found /);
    if (typeof secret === 'string' && secret !== '') expect(found.message).not.toContain(secret);
  });

  it('is nowhere to be seen', () => {
    const series = open({
      digits: 12,
      secret: [
        { digit: '1', secret: otherHex },
        { digit: '2', secret: hex },
      ],
    });
    const shown = [
      JSON.stringify(series),
      JSON.stringify({ series, list: [series] }),
      inspect(series, { showHidden: true, depth: null, getters: true, maxStringLength: null, maxArrayLength: null }),
      inspect(series, { showHidden: true, showProxy: true, customInspect: false, depth: 20 }),
      String(series),
      ...Object.getOwnPropertyNames(series).map((name) => String(Reflect.get(series, name))),
      ...[() => series.issue(-1), () => series.issue(series.capacity), () => structuredClone(series)].map((run) => {
        try {
          return inspect(run(), { depth: null });
        } catch (error) {
          return inspect(error, { showHidden: true, depth: null });
        }
      }),
    ].join('\n');
    // The first words of the key schedule are the secret itself, in the byte order of the host.
    const words = [...new Uint32Array(Uint8Array.from(bytes).buffer)];
    for (const trace of [hex, base64, otherHex, bytes.join(','), bytes.join(', '), ...words.map(String)]) {
      expect(shown.toLowerCase()).not.toContain(trace.toLowerCase());
    }
  });

  it('stays out of JSON and snapshots, which show the public part', () => {
    expect(JSON.parse(JSON.stringify(open()))).toEqual({
      name: 'mts/inquiry',
      lengths: [10],
      prefix: '',
      keyDigits: [],
      check: 'mod97-10',
    });
    expect(open()).toMatchInlineSnapshot(`
      {
        "check": "mod97-10",
        "keyDigits": [],
        "lengths": [
          10,
        ],
        "name": "mts/inquiry",
        "prefix": "",
      }
    `);
  });
});
