/**
 * Which process serves what: no two have the same operators and kinds. The terms of the operators are seconds, because the
 * clock of the database is real.
 */
import type { RetryPolicy } from 'zayavka';
import { hours } from 'zayavka';
import {
  beeline,
  type KindPolicy,
  megafon,
  mts,
  type Operator,
  type StandardKind,
  type StandardOperator,
  tele2,
} from 'zayavka/operators';

export interface ProcessPlan {
  readonly name: string;
  readonly operators: readonly Operator[];
  /** Whether it may be killed; one process lives through the whole run, so that its memory can be watched. */
  readonly mayDie: boolean;
}

export const secret = '000102030405060708090a0b0c0d0e0f';
export const retry: RetryPolicy = { attempts: 4, firstDelay: 500, longestDelay: 4_000 };
/** Long enough for a slow machine: what takes longer is handed out again. */
export const leaseMs = 10_000;
/** The default of the library. */
export const clockSkewMs = 5 * 60_000;
/** How far the clocks of the processes are from the clock of the database while the chaos lasts. */
export const largestOffset = 4 * 60_000;
/** The offset of all processes at the end: what any of them has put off is due then. */
export const lastOffset = 4.5 * 60_000;

const second = 1 / 3_600;
const seconds: { readonly [clock: string]: number } = { review: 20, fulfilment: 20, waiting: 10, confirmation: 8 };
const otherSeconds = 12;

/** The operator with some of its kinds, without quiet hours. */
function hastened({ quietHours: _, ...operator }: StandardOperator, names: readonly StandardKind[]): Operator {
  return { ...operator, kinds: Object.fromEntries(names.map((name) => [name, hastenedKind(operator.kinds[name])])) };
}

function hastenedKind(policy: KindPolicy): KindPolicy {
  const clocks = policy.clocks.map((clock) => {
    const amount = seconds[clock.name] ?? otherSeconds;
    const { extension } = clock;
    return {
      ...clock,
      term: hours(amount * second),
      ...(extension && { extension: { ...extension, total: hours(2 * amount * second) } }),
    };
  });
  return { ...policy, clocks, retention: { ...policy.retention, term: hours(otherSeconds * second) } };
}

/** No kind of this operator is served by any process. */
export const unserved: Operator = hastened(tele2, ['serviceFault']);
/** Only processes that may die serve it, so messages that kill their process belong to it. */
export const deadly: Operator = hastened(beeline, ['serviceFault', 'shopOrder']);

export const served: Operator = hastened(mts, ['serviceFault', 'complaint', 'shopOrder']);

export const plans: readonly ProcessPlan[] = [
  {
    name: 'steady',
    operators: [served, hastened(megafon, ['serviceFault'])],
    mayDie: false,
  },
  { name: 'second', operators: [hastened(megafon, ['serviceFault', 'complaint']), deadly], mayDie: true },
  {
    name: 'third',
    operators: [hastened(beeline, ['shopOrder', 'tariffChange']), hastened(mts, ['complaint', 'tariffChange'])],
    mayDie: true,
  },
  {
    name: 'fourth',
    operators: [hastened(mts, ['serviceFault', 'consultation']), hastened(beeline, ['serviceFault'])],
    mayDie: true,
  },
];

/** `operator/kind` of everything that these operators have. */
export function pairsOf(operators: readonly Operator[]): readonly string[] {
  return operators.flatMap(({ id, kinds }) => Object.keys(kinds).map((kind) => `${id}/${kind}`));
}
