import { describe, expect, it } from 'vitest';
import { canonicalJson, fingerprint } from '#src/kernel/fingerprint.ts';

const content = {
  operator: 'mts',
  kind: 'serviceFault',
  subscriber: { msisdn: '+79161234567', locale: undefined },
  text: 'Нет интернета',
  details: { address: 'Тверская, 1', desiredOn: '2026-11-25' },
  amounts: [100, 250],
};

describe('canonical JSON', () => {
  it('is the same for the same content, in any order of its keys', () => {
    const { operator, kind, subscriber, text, details, amounts } = content;
    const { address, desiredOn } = details;
    expect(canonicalJson({ amounts, details: { desiredOn, address }, text, subscriber, kind, operator })).toBe(
      canonicalJson(content),
    );
  });

  it('leaves out what is undefined', () => {
    expect(canonicalJson({ ...content, subscriber: { msisdn: '+79161234567' } })).toBe(canonicalJson(content));
  });

  it.each<[string, unknown, unknown]>([
    ['a text and a number', { a: '1' }, { a: 1 }],
    ['a text and null', { a: 'null' }, { a: null }],
    ['null and nothing', { a: null }, {}],
    ['an empty list and an empty object', { a: [] }, { a: {} }],
    ['the order of a list', { a: [1, 2] }, { a: [2, 1] }],
    ['values that changed places', { a: 1, b: 2 }, { a: 2, b: 1 }],
    ['keys at another depth', { a: { b: 1 } }, { b: { a: 1 } }],
  ])('tells apart %s', (_, one, other) => {
    expect(canonicalJson(one)).not.toBe(canonicalJson(other));
  });
});

describe('a fingerprint', () => {
  it('is this one, in every version: calendars that run are pinned by it', () => {
    expect(fingerprint('')).toBe('811c9dc541c6ce57');
    expect(fingerprint('Нет интернета')).toBe('50f757796b432931');
  });

  it.each([
    ['characters that changed places', 'нет', 'тен'],
    ['a space at the end', 'нет', 'нет '],
    ['another last character', 'нет', 'нем'],
  ])('tells apart %s', (_, one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other));
  });

  it('differs for 100,000 short texts', () => {
    const texts = Array.from({ length: 50_000 }, (_, index) => [`${index}`, `Нет интернета ${index}`]).flat();
    expect(new Set(texts.map(fingerprint)).size).toBe(100_000);
  });
});
