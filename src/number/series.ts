/**
 * A series of request numbers: from counter to number, and back. A number is the prefix, a key digit if the secret
 * rotates, the body and the check; the body is the counter under NIST SP 800-38G FF1 with the UTF-8 bytes of the series'
 * name as tweak. So numbers never repeat, and neighbours tell nothing about each other.
 */
import { Fault } from '../kernel/fault.ts';
import { described } from '../kernel/input/described.ts';
import { faultsOnly } from '../kernel/input/faults-only.ts';
import { checkDigits, checkLength } from './check.ts';
import { type DecimalPermutation, decimalPermutation, keySchedule, shortestBody } from './ff1.ts';
import { type NumberFormat, numberFormat, type SeriesShape } from './number-format.ts';
import { isNumberOf } from './parse.ts';
import { type Secret, secretBytes } from './secret.ts';

/**
 * A secret of a series that changes its secret from time to time, and the digit that its numbers carry.
 *
 * @see {@link numberSeries}
 */
export interface DigitSecret {
  /** One digit, different for every secret of the series. */
  readonly digit: string;
  readonly secret: Secret;
}

/**
 * The secret of a series that began without key digits: its numbers carry none. It can only be the oldest one.
 *
 * @see {@link numberSeries}
 */
export interface PlainSecret {
  readonly plain: Secret;
}

/**
 * One of several secrets.
 *
 * @see {@link numberSeries}
 */
export type ListedSecret = PlainSecret | DigitSecret;

/**
 * A series and the secret that makes its numbers.
 *
 * @see {@link numberSeries}
 */
export interface SeriesSpecification extends SeriesShape {
  /**
   * One secret; or all that were ever used, oldest first: new numbers are made with the last one, and carry its digit after
   * the prefix. A secret that was given alone stays first in the list as `{ plain: secret }`:
   * `[{ plain: older }, { digit: '1', secret: newer }]`. A tenth of its numbers have the new digit there by chance, so a new
   * number may be an old one again: ask the store before a number is used, as `openDesk` does, and take the next counter then.
   */
  readonly secret: Secret | readonly ListedSecret[];
}

/**
 * Issues numbers and reads them back. It keeps its secret in a closure: to print, compare, clone or serialize the object does
 * not show it.
 *
 * @see {@link numberSeries}
 */
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
  /**
   * The counter of a number of this series, plain digits only; `undefined` for any other text. It proves nothing: see
   * `parseNumber`. Where a plain secret is in the list, a number may be read in two ways: then it is the lower counter, which
   * is almost always the right one, since counters are used from 0 on.
   */
  counterOf(number: string): bigint | undefined;
  /** The share of the series that is used up when `counter` has been issued: 0 to 1. */
  usage(counter: number | bigint): number;
  /** The public part. */
  toJSON(): NumberFormat;
}

/** The numbers of one length under one secret. */
interface Stage {
  readonly length: number;
  /** The first counter of this stage, and the first one of the next. */
  readonly from: bigint;
  readonly to: bigint;
  /** The prefix and the key digit. */
  readonly start: string;
  /** How many digits the body has. */
  readonly bodyDigits: number;
  readonly permutation: DecimalPermutation;
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
 * const secret = '000102030405060708090a0b0c0d0e0f';
 * const series = numberSeries({ name: 'mts/inquiry', digits: 10, secret });
 * series.issue(0) //=> '7868759893'
 * series.counterOf('7868759893') //=> 0n
 * // Later with another secret: new numbers begin with its digit, old ones can still be read.
 * const newer = 'f0e0d0c0b0a090807060504030201000';
 * const rotated = numberSeries({ name: 'mts/inquiry', digits: 10, secret: [{ plain: secret }, { digit: '1', secret: newer }] });
 * rotated.issue(1).startsWith('1') //=> true
 * rotated.counterOf('7868759893') //=> 0n
 */
export function numberSeries(specification: SeriesSpecification): NumberSeries {
  return faultsOnly('numberSeries', () => {
    const { secret } = specification;
    const secrets = listedSecrets(secret);
    const format = numberFormat(specification, isSecretList(secret) ? secrets.map(({ digit }) => digit) : []);
    const stages = secrets.map((one) => stagesOf(format, one));
    const newest = stages.at(-1) ?? [];
    const capacity = newest.at(-1)?.to ?? 0n;

    return Object.freeze({
      ...format,
      capacity,
      issue(counter: number | bigint): string {
        const wanted = wholeCounter(counter);
        const stage = newest.find(({ to }) => wanted < to);
        if (stage === undefined) throw exhausted(format.name, wanted, capacity);
        const body = stage.permutation.encrypt(String(wanted - stage.from).padStart(stage.bodyDigits, '0'));
        const payload = stage.start + body;
        return payload + checkDigits(format.check, payload);
      },
      counterOf(number: string): bigint | undefined {
        if (typeof number !== 'string' || !isNumberOf(number, format)) return undefined;
        const counters = stages
          .flat()
          .filter(({ length, start }) => length === number.length && number.startsWith(start))
          .map(({ start, bodyDigits, from, permutation }) => {
            return from + BigInt(permutation.decrypt(number.slice(start.length, start.length + bodyDigits)));
          });
        return counters.reduce<bigint | undefined>(
          (least, one) => (least === undefined || one < least ? one : least),
          undefined,
        );
      },
      usage(counter: number | bigint): number {
        const used = wholeCounter(counter) + 1n;
        return used >= capacity ? 1 : Number(used) / Number(capacity);
      },
      toJSON: () => format,
    });
  });
}

function isSecretList(secret: Secret | readonly ListedSecret[]): secret is readonly ListedSecret[] {
  return Array.isArray(secret);
}

/**
 * All secrets, oldest first, with their digits; the digit of a plain one is empty.
 *
 * @throws Fault `number/invalid-secret`: an empty list, a plain secret behind another one or beside a digit, a digit that is no text
 */
export function listedSecrets(secret: Secret | readonly ListedSecret[]): readonly DigitSecret[] {
  if (!isSecretList(secret)) return [{ digit: '', secret }];
  if (secret.length === 0) throw invalidList('one secret or more, found an empty list');
  if (secret.length > mostSecrets) throw invalidList(`${mostSecrets} secrets at most, found ${secret.length}`);
  return secret.map((one, index) => {
    if (typeof one !== 'object' || one === null)
      throw invalidList(`{ digit, secret }, found a value of type ${typeof one}`);
    if (!('plain' in one)) {
      // Without types it may be a number, which has no length.
      const digit: unknown = one.digit;
      if (typeof digit === 'string') return one;
      throw invalidList(
        `one digit as a text, such as '1', found ${digit === undefined ? 'none' : `a value of type ${typeof digit}`}`,
        `.${index}.digit`,
      );
    }
    if ('digit' in one || 'secret' in one) {
      throw invalidList('either { plain } or { digit, secret }, found fields of both', `.${index}`);
    }
    if (index > 0) throw invalidList(`the plain secret to be the first of the list, found it at place ${index + 1}`);
    return { digit: '', secret: one.plain };
  });
}

/** One without a digit, and one for each digit. */
const mostSecrets = 11;

function invalidList(problem: string, place = ''): Fault {
  return new Fault('number/invalid-secret', `secret${place}: expected ${problem}`);
}

/** Without the lengths that have no room for the digit of the secret: it came when the series had a longer one. */
function stagesOf(format: NumberFormat, { digit, secret }: DigitSecret): readonly Stage[] {
  const tweak = new TextEncoder().encode(format.name);
  const schedule = keySchedule(secretBytes(secret));
  const start = format.prefix + digit;
  const stages: Stage[] = [];
  for (const length of format.lengths) {
    const bodyDigits = length - start.length - checkLength(format.check);
    if (bodyDigits < shortestBody) continue;
    const from = stages.at(-1)?.to ?? 0n;
    const permutation = decimalPermutation(schedule, tweak, bodyDigits);
    stages.push({ length, from, to: from + 10n ** BigInt(bodyDigits), start, bodyDigits, permutation });
  }
  return stages;
}

function wholeCounter(counter: number | bigint): bigint {
  const isWhole = typeof counter === 'bigint' || Number.isSafeInteger(counter);
  if (isWhole && counter >= 0) return BigInt(counter);
  const expected = 'expected a whole number from 0 (a bigint above 2^53)';
  throw new Fault('number/invalid-counter', `counter: ${expected}, found ${described(counter)}`);
}

function exhausted(name: string, counter: bigint, capacity: bigint): Fault {
  const problem = `expected a counter below ${capacity}, found ${counter}; give the series a further, longer length`;
  return new Fault('number/exhausted', `series '${name}': ${problem}`);
}
