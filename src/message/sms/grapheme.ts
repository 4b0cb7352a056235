/**
 * Where a text may be cut so that what a reader sees as one character stays whole: grapheme cluster boundaries of UAX #29,
 * with a shortcut for the letters of everyday texts.
 */
import { lazy } from '../../kernel/lazy.ts';

/** Made at its first use: `Intl` takes more than ten milliseconds for the first one of a process. */
const segmenter = /* @__PURE__ */ lazy(() => new Intl.Segmenter('en', { granularity: 'grapheme' }));

/**
 * The last cluster boundary at or before `end`; `start` must itself be one and is the answer when a single cluster
 * fills the whole stretch.
 */
export function boundaryBefore(text: string, start: number, end: number): number {
  if (end >= text.length) return text.length;
  const before = text.charCodeAt(end - 1);
  const after = text.charCodeAt(end);
  if (standsAlone(before) && standsAlone(after) && !(before === 0x0d && after === 0x0a)) return end;
  // A cluster is decided by what precedes it back to a boundary and by the one code point that follows.
  const cluster = segmenter()
    .segment(text.slice(start, end + 2))
    .containing(end - start);
  return start + (cluster?.index ?? 0);
}

/** `end`, or one less where that would separate a surrogate pair. */
export function codePointBoundary(text: string, end: number): number {
  const isHigh = (text.charCodeAt(end - 1) & 0xfc00) === 0xd800;
  const isLow = (text.charCodeAt(end) & 0xfc00) === 0xdc00;
  return isHigh && isLow ? end - 1 : end;
}

/** Latin, Greek, Cyrillic, Armenian letters and everyday punctuation: never joined with a neighbour of the same list, but for CR LF. */
function standsAlone(unit: number): boolean {
  return (
    unit < 0x300 ||
    (unit < 0x483 && unit >= 0x370) ||
    (unit >= 0x48a && unit < 0x590) ||
    (unit >= 0x2010 && unit < 0x2028) ||
    (unit >= 0x2030 && unit < 0x205f) ||
    (unit >= 0x20a0 && unit < 0x20c1) ||
    (unit >= 0x2100 && unit < 0x2150)
  );
}
