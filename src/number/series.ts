/**
 * A series of request numbers: from counter to number, and back. A number is the prefix, a key digit if the secret
 * rotates, the body and the check; the body is the counter under NIST SP 800-38G FF1 with the UTF-8 bytes of the series'
 * name as tweak. So numbers never repeat, and neighbours tell nothing about each other.
 */
import { Fault } from '../kernel/fault.ts';
import { checkDigits, checkLength } from './check.ts';
import { type DecimalPermutation, decimalPermutation, keySchedule } from './ff1.ts';
import { type NumberFormat, numberFormat, prefixLength, type SeriesShape } from './number-format.ts';
import { isNumberOf } from './parse.ts';
import { type Secret, secretBytes } from './secret.ts';

/** A secret of a series that changes its secret from time to time, and the digit that its numbers carry. */
export interface DigitSecret {
  /** One digit, different for every secret of the series. */
  readonly digit: string;
  readonly secret: Secret;
}

export interface SeriesSpecification extends SeriesShape {
  /**
   * One secret that never changes; or all that were ever used, oldest first: new numbers are made with the last one, and
   * carry its digit after the prefix. A series that began with one secret cannot get a key digit under the same lengths
   * (its numbers may have that digit there by chance): give it a new prefix or a longer length then.
   */
  readonly secret: Secret | readonly DigitSecret[];
}

/** Keeps its secret in a closure: to print, compare, clone or serialize the object does not show it. */
export interface NumberSeries extends NumberFormat {
  /** How many numbers there are in all stages: counters go from 0 to `capacity - 1n`. */
  readonly capacity: bigint;
  /**
   * The number for a counter: always the same one, and of no other counter. After a rotation a counter gets another
   * number, which carries the new key digit, so that no number is issued twice.
   *
   * @throws Fault `number/invalid-counter`: not a whole number from 0, or a plain number above 2^53
   * @throws Fault `number/exhausted`: a counter from `capacity` on
   */
  issue(counter: number | bigint): string;
  /** The counter of a number of this series, plain digits only; `undefined` for any other text. It proves nothing: see `parseNumber`. */
  counterOf(number: string): bigint | undefined;
  /** The share of the series that is used up when `counter` has been issued: 0 to 1. */
  usage(counter: number | bigint): number;
  /** The public part. */
  toJSON(): NumberFormat;
}

/** The numbers of one length. */
interface Stage {
  readonly length: number;
  /** The first counter of this stage, and the first one of the next. */
  readonly from: bigint;
  readonly to: bigint;
  /** How many digits the body has. */
  readonly bodyDigits: number;
  /** By key digit. */
  readonly permutations: ReadonlyMap<string, DecimalPermutation>;
}

/**
 * Opens a series. Name, lengths, prefix, check and secret fix the number of a counter: keep them, and store the counter
 * or the number.
 *
 * A number is unique and reveals nothing, but it is not a password: a random guess hits an issued number once in
 * (capacity / issued) tries, so knowing a number must never be enough to open a request.
 *
 * @throws Fault `number/invalid-series`: the description is wrong; `number/invalid-secret`: the secret is
 *
 * @example
 * numberSeries({ name: 'mts/inquiry', digits: 10, secret: '000102030405060708090a0b0c0d0e0f' }).issue(0) //=> '7868759893'
 */
export function numberSeries(specification: SeriesSpecification): NumberSeries {
  const { secret } = specification;
  const keys = isDigitSecrets(secret) ? secret : [{ digit: '', secret }];
  const newest = keys.at(-1);
  if (newest === undefined) {
    throw new Fault('number/invalid-secret', 'secret: expected one secret or more, found an empty list');
  }
  const format = numberFormat(specification, isDigitSecrets(secret) ? secret.map((key) => key.digit) : []);
  const stages = stagesOf(format, keys);
  const capacity = stages.at(-1)?.to ?? 0n;

  return Object.freeze({
    ...format,
    capacity,
    issue(counter: number | bigint): string {
      const wanted = wholeCounter(counter);
      const stage = stages.find(({ to }) => wanted < to);
      const permutation = stage?.permutations.get(newest.digit);
      if (stage === undefined || permutation === undefined) throw exhausted(format.name, wanted, capacity);
      const body = permutation.encrypt(String(wanted - stage.from).padStart(stage.bodyDigits, '0'));
      const payload = format.prefix + newest.digit + body;
      return payload + checkDigits(format.check, payload);
    },
    counterOf(number: string): bigint | undefined {
      const stage = stages.find(({ length }) => length === number.length);
      if (stage === undefined || !isNumberOf(number, format)) return undefined;
      const start = prefixLength(format);
      const permutation = stage.permutations.get(number.slice(format.prefix.length, start));
      const body = permutation?.decrypt(number.slice(start, start + stage.bodyDigits));
      return body === undefined ? undefined : stage.from + BigInt(body);
    },
    usage(counter: number | bigint): number {
      const used = wholeCounter(counter) + 1n;
      return used >= capacity ? 1 : Number(used) / Number(capacity);
    },
    toJSON: () => format,
  });
}

export function isDigitSecrets(secret: Secret | readonly DigitSecret[]): secret is readonly DigitSecret[] {
  return Array.isArray(secret);
}

function stagesOf(format: NumberFormat, keys: readonly DigitSecret[]): readonly Stage[] {
  const tweak = new TextEncoder().encode(format.name);
  const schedules = keys.map(({ digit, secret }) => ({ digit, schedule: keySchedule(secretBytes(secret)) }));
  const stages: Stage[] = [];
  for (const length of format.lengths) {
    const bodyDigits = length - prefixLength(format) - checkLength(format.check);
    const from = stages.at(-1)?.to ?? 0n;
    const permutations = new Map(
      schedules.map(({ digit, schedule }) => [digit, decimalPermutation(schedule, tweak, bodyDigits)]),
    );
    stages.push({ length, from, to: from + 10n ** BigInt(bodyDigits), bodyDigits, permutations });
  }
  return stages;
}

function wholeCounter(counter: number | bigint): bigint {
  const isWhole = typeof counter === 'bigint' || Number.isSafeInteger(counter);
  if (isWhole && counter >= 0) return BigInt(counter);
  const expected = 'expected a whole number from 0 (a bigint above 2^53)';
  throw new Fault('number/invalid-counter', `counter: ${expected}, found ${String(counter)}`);
}

function exhausted(name: string, counter: bigint, capacity: bigint): Fault {
  const problem = `expected a counter below ${capacity}, found ${counter}; give the series a further, longer length`;
  return new Fault('number/exhausted', `series '${name}': ${problem}`);
}
