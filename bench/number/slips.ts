/**
 * Which slips each check catches, measured: every slip of each sort in thousands of random numbers of ten digits.
 */
import { type CheckScheme, checkDigits, checkHolds, checkLength } from '../../src/number/check.ts';
import { chance } from '../../test/number/chance.ts';
import { adjacentSwaps, jumpSwaps, singleSlips, soundAlikes, twinSlips } from '../../test/number/slips.ts';

interface Check {
  readonly name: string;
  readonly digits: number;
  readonly compute: (payload: string) => string;
  readonly holds: (number: string) => boolean;
}

function ours(name: string, scheme: CheckScheme): Check {
  return {
    name,
    digits: checkLength(scheme),
    compute: (payload) => checkDigits(scheme, payload),
    holds: (number) => checkHolds(scheme, number),
  };
}

/** Digits weighted in turn from the left, what is missing to the next ten; `ten` stands for a whole ten. */
function weighted(name: string, weights: readonly number[], ten: string): Check {
  const compute = (payload: string): string => {
    let sum = 0;
    for (let index = 0; index < payload.length; index += 1) {
      sum += Number(payload.charAt(index)) * (weights[index % weights.length] ?? 0);
    }
    return sum % 10 === 0 ? ten : String(10 - (sum % 10));
  };
  return { name, digits: 1, compute, holds: (number) => compute(number.slice(0, -1)) === number.slice(-1) };
}

const checks: readonly Check[] = [
  ours('MOD 97-10 (default)', 'mod97-10'),
  ours('Damm', 'damm'),
  ours('Luhn', 'luhn'),
  // A ten becomes 1 in both, so that two remainders share a digit.
  weighted('OTRS DateChecksum (1, 2)', [1, 2], '1'),
  weighted('Zammad (1, 2, 3)', [1, 2, 3], '1'),
];

const length = 10;
const random = chance(97);

/** Two places, two digits, all at random; never the number itself. */
function* randomPairs(number: string): Generator<string> {
  for (let count = 0; count < 100; count += 1) {
    const first = random(length);
    const second = (first + 1 + random(length - 1)) % length;
    const digits = [...number];
    for (const place of [first, second]) digits[place] = String((Number(digits[place]) + 1 + random(9)) % 10);
    yield digits.join('');
  }
}

const sorts = [
  ['one digit', singleSlips],
  ['swap', adjacentSwaps],
  ['jump swap', jumpSwaps],
  ['twins', twinSlips],
  ['sound-alikes', soundAlikes],
  ['random pair', randomPairs],
] as const;

export function printSlips(numbers = 20_000): void {
  console.log(
    `\nSlips caught, per cent of all slips in ${numbers.toLocaleString('en')} random numbers of ${length} digits`,
  );
  console.log(`  ${''.padEnd(26)}${sorts.map(([name]) => name.padStart(14)).join('')}`);
  for (const check of checks) {
    const caught = sorts.map(() => 0);
    const made = sorts.map(() => 0);
    for (let count = 0; count < numbers; count += 1) {
      const payload = Array.from({ length: length - check.digits }, () => random(10)).join('');
      const number = payload + check.compute(payload);
      for (const [index, [, slips]] of sorts.entries()) {
        for (const slip of slips(number)) {
          made[index] = (made[index] ?? 0) + 1;
          if (!check.holds(slip)) caught[index] = (caught[index] ?? 0) + 1;
        }
      }
    }
    const shares = sorts.map((_, index) => (100 * (caught[index] ?? 0)) / (made[index] ?? 0));
    console.log(`  ${check.name.padEnd(26)}${shares.map((share) => percent(share).padStart(14)).join('')}`);
  }
}

/** All is said only of all: 99.99 stays below 100. */
function percent(share: number): string {
  return share === 100 ? '100' : Math.min(share, 99.9).toFixed(1);
}
