/**
 * Checks of options that count something: with zero or a negative number nothing would ever happen.
 */
import { Fault } from '../../kernel/fault.ts';
import { described } from '../../kernel/input/described.ts';
import type { StopSignal } from './stop-signal.ts';
import type { RequestStore } from './store.ts';

/** Whether a port has these methods; one that cannot be read has none. */
export function hasMethods(port: object, methods: readonly string[]): boolean {
  try {
    return methods.every((method) => typeof Reflect.get(port, method) === 'function');
  } catch {
    return false;
  }
}

/**
 * The answer of a port that says yes or no. Nothing else is a yes: a `Response` with status 403 and `{ allowed: false }` are truthy.
 *
 * @throws Fault `desk/invalid-setup`: neither `true` nor `false`
 */
export function yesOrNo(method: string, answer: unknown): boolean {
  if (typeof answer === 'boolean') return answer;
  throw new Fault('desk/invalid-setup', `${method}: expected true or false, found a value of type ${typeof answer}`);
}

/** Without `commitAll`, `giveBack` and `time`, which a store may leave out. */
const storeMethods: readonly (keyof RequestStore)[] = [
  'load',
  'find',
  'commit',
  'lease',
  'wake',
  'outbox',
  'list',
  'events',
  'undelivered',
  'agree',
  'settle',
  'history',
  'messages',
  'erase',
];

/**
 * A service without types gets a fault at once, not at the first request.
 *
 * @throws Fault `desk/invalid-setup`: not a store, or methods of it are missing
 */
export function assertStore(of: string, store: unknown): asserts store is RequestStore {
  const expected = `${of}: store: expected a RequestStore, such as memoryStore()`;
  if (typeof store !== 'object' || store === null) {
    throw new Fault('desk/invalid-setup', `${expected}, found ${described(store)}`);
  }
  const missing = storeMethods.filter((method) => !hasMethods(store, [method]));
  if (missing.length > 0) throw new Fault('desk/invalid-setup', `${expected}, found none of ${missing.join(', ')}`);
}

type Amounts = { readonly [option: string]: number };

/**
 * `Infinity` means no limit.
 *
 * @throws Fault `desk/invalid-setup`: one of them is neither a whole number from 1 nor `Infinity`
 */
export function assertPositiveIntegersOrInfinity(of: string, amounts: Amounts): void {
  const limits = Object.entries(amounts).filter(([, amount]) => amount !== Number.POSITIVE_INFINITY);
  assertPositiveIntegers(of, Object.fromEntries(limits));
}

/**
 * For what a store is asked for: a store takes no `Infinity`, and a lease without end would lock a request without end when
 * its holder fails.
 *
 * @throws Fault `desk/invalid-setup`: one of them is no whole number from 1
 */
export function assertPositiveIntegers(of: string, amounts: Amounts): void {
  for (const [option, amount] of Object.entries(amounts)) {
    if (Number.isSafeInteger(amount) && amount >= 1) continue;
    throw wrongAmount(of, option, 'a whole number from 1', amount);
  }
}

/** What is asked for at once stays in memory; a lease that outlives its worker for longer locks what it holds. */
const mostOf = { batch: 10_000, leaseMs: 86_400_000 } as const;

/**
 * What a worker asks the store for: `batch` is at most 10,000, `leaseMs` at most a day.
 *
 * @throws Fault `desk/invalid-setup`: one of them is no whole number from 1 to its limit
 */
export function assertLeaseAmounts(of: string, amounts: { readonly [Name in keyof typeof mostOf]?: number }): void {
  assertPositiveIntegers(of, amounts);
  for (const [option, most] of Object.entries(mostOf)) {
    const amount: number = Reflect.get(amounts, option) ?? 1;
    if (amount > most) throw wrongAmount(of, option, `a whole number from 1 to ${most}`, amount);
  }
}

function wrongAmount(of: string, option: string, expected: string, found: unknown): Fault {
  return new Fault('desk/invalid-setup', `${of}: ${option}: expected ${expected}, found ${described(found)}`);
}

/**
 * What a worker calls and asks on its way, so that it does not fail in the middle of its work.
 *
 * @throws Fault `desk/invalid-setup`: `onProgress` is no function, `signal` no AbortSignal
 */
export function assertCallbacks(
  of: string,
  { onProgress, signal }: { readonly onProgress?: unknown; readonly signal?: StopSignal | undefined },
): void {
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw new Fault('desk/invalid-setup', `${of}: onProgress: expected a function, found ${described(onProgress)}`);
  }
  if (signal === undefined || isSignal(signal)) return;
  throw new Fault('desk/invalid-setup', `${of}: signal: expected an AbortSignal, found ${described(signal)}`);
}

function isSignal(signal: unknown): boolean {
  try {
    return typeof signal === 'object' && signal !== null && typeof Reflect.get(signal, 'aborted') === 'boolean';
  } catch {
    return false;
  }
}
