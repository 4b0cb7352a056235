/**
 * What is public about a series of numbers: how long they are, how they begin, how they are checked. It is enough to
 * read a number, tell which series it is of and find slips; without the secret nobody can issue one.
 */
import { Fault } from '../kernel/fault.ts';
import { faultsOnly } from '../kernel/input/faults-only.ts';
import { type CheckScheme, checkLength, longestNumber } from './check.ts';
import { longestBody, shortestBody } from './ff1.ts';

/**
 * A series as data, as an operator describes it.
 *
 * @see {@link numberFormat}
 */
export interface SeriesShape {
  /** Unique among all series that share a secret: it is the tweak of the permutation. Never change it. */
  readonly name: string;
  /**
   * The length of a number, prefix and check included. Several lengths are stages of growth, in rising order: when the
   * numbers of the first length are used up, the series goes on with the second.
   */
  readonly digits: number | readonly number[];
  /** Digits at the beginning that tell this series from others of the same length; none by default. */
  readonly prefix?: string;
  /** `mod97-10` by default. */
  readonly check?: CheckScheme;
}

/**
 * A checked `SeriesShape` with every field filled in.
 *
 * @see {@link numberFormat}
 */
export interface NumberFormat {
  readonly name: string;
  /** Lengths of whole numbers, rising. */
  readonly lengths: readonly number[];
  readonly prefix: string;
  /**
   * The digits that may follow the prefix and tell which secret a number was made with; `''` among them: numbers of the oldest
   * secret have no such digit. An empty list: no number has one.
   */
  readonly keyDigits: readonly string[];
  readonly check: CheckScheme;
}

/**
 * Checks the description of a series. `keyDigits` as in `NumberFormat`, for series whose secret rotates. With the result
 * a form in a browser can read numbers and show slips at once, without the secret.
 *
 * @throws Fault `number/invalid-series`: the description is wrong
 *
 * @example
 * const format = numberFormat({ name: 'mts/inquiry', digits: [10, 11], prefix: '4' });
 * format //=> { name: 'mts/inquiry', lengths: [10, 11], prefix: '4', keyDigits: [], check: 'mod97-10' }
 */
export function numberFormat(shape: SeriesShape, keyDigits: readonly string[] = []): NumberFormat {
  return faultsOnly('numberFormat', () => checkedFormat(shape, keyDigits));
}

function checkedFormat(shape: SeriesShape, keyDigits: readonly string[]): NumberFormat {
  const { name, prefix = '', check = 'mod97-10' } = shape;
  const lengths = typeof shape.digits === 'number' ? [shape.digits] : [...shape.digits];
  if (typeof name !== 'string' || name === '') throw invalid('', 'expected a name of one character or more');
  if (typeof prefix !== 'string' || !/^\d*$/.test(prefix)) {
    throw invalid(name, `expected a prefix of digits alone, found '${String(prefix)}'`);
  }
  if (check !== 'mod97-10' && check !== 'damm' && check !== 'luhn') {
    throw invalid(name, `expected the check 'mod97-10', 'damm' or 'luhn', found '${String(check)}'`);
  }
  const isKeyDigit = (digit: string, index: number): boolean => /^\d$/.test(digit) || (digit === '' && index === 0);
  if (!keyDigits.every(isKeyDigit) || new Set(keyDigits).size < keyDigits.length) {
    // Anything else may be a secret that was passed by mistake, so it is not shown.
    const found = keyDigits.slice(0, 20).map((digit) => (/^\d$/.test(digit) ? digit : 'something else'));
    throw invalid(name, `expected key digits from 0 to 9, each once, found ${found.join(', ')}`);
  }
  if (lengths.length === 0) throw invalid(name, 'expected one length or more, found none');
  const overheadOf = (digit = ''): number => prefix.length + digit.length + checkLength(check);
  const oldest = overheadOf(keyDigits[0]);
  const longest = Math.min(longestNumber, oldest + longestBody);
  for (const [index, length] of lengths.entries()) {
    // New numbers carry the digit of the newest secret: the last length has to have room for it.
    const overhead = index < lengths.length - 1 ? oldest : overheadOf(keyDigits.at(-1));
    // A domain below a million can be searched through (SP 800-38G Rev. 1 asks for 10^6).
    const shortest = overhead + shortestBody;
    if (Number.isInteger(length) && length >= shortest && length <= longest) continue;
    const range = `${shortest} to ${longest} digits (${overhead} of them prefix and check)`;
    throw invalid(name, `expected ${range}, found ${String(length)}`);
  }
  if (lengths.some((length, index) => index > 0 && length <= Number(lengths[index - 1]))) {
    throw invalid(name, `expected lengths in rising order, found ${lengths.join(', ')}`);
  }
  return { name, lengths, prefix, keyDigits: [...keyDigits], check };
}

/** Whether plain digits begin as numbers of this series do. */
export function hasPrefix(format: NumberFormat, number: string): boolean {
  return prefixes(format).some((prefix) => number.startsWith(prefix));
}

/** How numbers of this series may begin: the prefix, with each of the key digits if all numbers have one. */
export function prefixes({ prefix, keyDigits }: NumberFormat): readonly string[] {
  return keyDigits.length === 0 || keyDigits.includes('') ? [prefix] : keyDigits.map((digit) => prefix + digit);
}

function invalid(name: string, problem: string): Fault {
  return new Fault('number/invalid-series', `series '${name}': ${problem}`);
}
