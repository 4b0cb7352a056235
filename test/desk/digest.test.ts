import { describe, expect, it } from 'vitest';
import { fingerprint } from '#src/kernel/fingerprint.ts';

const content = {
  operator: 'mts',
  kind: 'serviceFault',
  subscriber: { msisdn: '+79161234567', locale: undefined },
  text: 'Нет интернета',
  details: { address: 'Тверская, 1', desiredOn: '2026-11-25' },
  amounts: [100, 250],
};

describe('the digest of a command', () => {
  it('is the same for the same content, whatever the order of its keys', () => {
    const { operator, kind, subscriber, text, details, amounts } = content;
    const { address, desiredOn } = details;
    expect(fingerprint({ amounts, details: { desiredOn, address }, text, subscriber, kind, operator })).toBe(
      fingerprint(content),
    );
  });

  it('takes what is undefined for left out', () => {
    expect(fingerprint({ ...content, subscriber: { msisdn: '+79161234567' } })).toBe(fingerprint(content));
  });

  it.each<[string, unknown, unknown]>([
    ['a text and a number', { a: '1' }, { a: 1 }],
    ['a text and null', { a: 'null' }, { a: null }],
    ['a text and a boolean', { a: 'true' }, { a: true }],
    ['null and nothing', { a: null }, {}],
    ['an empty list and an empty object', { a: [] }, { a: {} }],
    ['a list of null and an empty one', { a: [null] }, { a: [] }],
    ['the order of a list', { a: [1, 2] }, { a: [2, 1] }],
    ['values that changed places', { a: 1, b: 2 }, { a: 2, b: 1 }],
    ['keys at another depth', { a: { b: 1 } }, { b: { a: 1 } }],
    ['characters that changed places', { a: 'нет' }, { a: 'тен' }],
    ['a space at the end', { a: 'нет' }, { a: 'нет ' }],
  ])('tells apart %s', (_, one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other));
  });

  it('gives 50,000 contents that differ in one place 50,000 digests', () => {
    const digests = new Set<string>();
    for (let index = 0; index < 25_000; index += 1) {
      digests.add(fingerprint({ ...content, amounts: [100, index + 1_000] }));
      digests.add(fingerprint({ ...content, text: `Нет интернета ${index}` }));
    }
    expect(digests.size).toBe(50_000);
  });
});
