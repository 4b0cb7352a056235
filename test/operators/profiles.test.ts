/**
 * The four operators differ in what they do, not only in names and numbers; and every value that is said to be published tells
 * where and when it was read.
 */
import { describe, expect, it } from 'vitest';
import { explain, russia, type Source, startClock } from 'zayavka';
import { beeline, megafon, mts, type Operator, tele2 } from 'zayavka/operators';

const four: readonly Operator[] = [mts, megafon, beeline, tele2];

interface Placed {
  readonly path: string;
  readonly source: Source;
}

/** Every source of a profile, with its place. */
function sourcesOf(value: unknown, path: string): readonly Placed[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = `${path}.${key}`;
    return isSource(inner) ? [{ path: at, source: inner }] : sourcesOf(inner, at);
  });
}

function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && 'kind' in value && 'reference' in value;
}

const placed = four.flatMap(({ calendar: _, ...operator }) => sourcesOf(operator, operator.id));
const articles = placed.filter(({ source }) => source.kind === 'article');

describe('a source', () => {
  it('that was published has an address, the day on which it was read, and a quality', () => {
    const incomplete = articles.filter(
      ({ source: { address, seen, quality } }) =>
        address === undefined || quality === undefined || !/^2026-\d\d-\d\d$/u.test(seen ?? ''),
    );
    expect(incomplete.map(({ path }) => path)).toEqual([]);
    expect(articles.length).toBeGreaterThan(20);
  });

  it('that is a page has an address that can be typed, whole and without the scheme', () => {
    const others = articles.filter(
      ({ source: { address = '' } }) => !/^[a-z\d-]+(\.[a-z\d-]+)+(\/[^\s…]*)?$/iu.test(address),
    );
    // The article about the status of requests was read as a text.
    expect(new Set(others.map(({ source }) => source.address))).toEqual(new Set(['Золотые Номера России, М. Сумин']));
  });

  it('is never a stored code file without its repository', () => {
    expect(articles.filter(({ source }) => /\bid \d/u.test(JSON.stringify(source)))).toEqual([]);
  });

  it('is explained with its address and its day', () => {
    const [review] = mts.kinds.serviceFault.clocks;
    if (review === undefined) throw new Error('MTS reviews service faults');
    const at = new Date('2026-11-20T09:00:00Z');
    const { en, ru } = explain(startClock(review, russia, at), russia, at).text;
    expect(en).toContain('Zolotye Nomera Rossii (Золотые Номера России, М. Сумин, read on 22 November 2026)');
    expect(ru).toContain('прочитано 22 ноября 2026');
  });
});
