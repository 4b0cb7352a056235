/**
 * `zayavka/number`: request numbers that cannot be guessed, and how people write and say them.
 *
 * @module zayavka/number
 */
export type { CheckScheme } from './check.ts';
export { type FoundNumber, findNumbers } from './find/find-numbers.ts';
export { type IdentifiedNumber, identifySeries } from './identify-series.ts';
export { type NumberFormat, numberFormat, type SeriesShape } from './number-format.ts';
export { parseNumber } from './parse.ts';
export type { ReadingOptions } from './read-digits.ts';
export { explainNumberRefusal, type NumberRefusal } from './refusal.ts';
export type { Secret } from './secret.ts';
export {
  type DigitSecret,
  type ListedSecret,
  type NumberSeries,
  numberSeries,
  type PlainSecret,
  type SeriesSpecification,
} from './series.ts';
export { formatNumber, type SpokenNumber, speakNumber } from './speak.ts';
export { suggest } from './suggest.ts';
