/**
 * Every public function with anything in each place of its arguments: nothing but a `Fault` is thrown, and a promise that is
 * rejected is rejected with one. A service without types relies on that.
 */
import { describe, expect, it } from 'vitest';
import { Fault } from 'zayavka';
import { type PublicCall, publicCalls, subpaths } from './public-calls.ts';

const broken = (): never => {
  throw new Error('do not look');
};

/** Throws at whatever is done with it. */
const hostile: object = new Proxy(() => undefined, {
  apply: broken,
  construct: broken,
  get: broken,
  getOwnPropertyDescriptor: broken,
  getPrototypeOf: broken,
  has: broken,
  ownKeys: broken,
});

/** The same object, whose fields throw when they are read. */
function throwing(value: unknown): unknown {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const getters = [...names, 'length', 'then'].map((name) => [name, { get: broken, enumerable: true }] as const);
  return Object.defineProperties({}, Object.fromEntries(getters));
}

const anything = (right: unknown): readonly (readonly [string, unknown])[] => [
  ['undefined', undefined],
  ['null', null],
  ['5', 5],
  ["''", ''],
  ['{}', {}],
  ['[]', []],
  ['[null]', [null]],
  ['a proxy', hostile],
  ['getters', throwing(right)],
];

/** Arguments with one place changed: a whole argument, or a field of plain data in it. */
function* changes(args: readonly unknown[], depth: number): Generator<readonly [string, readonly unknown[]]> {
  for (const [index, right] of args.entries()) {
    for (const [name, value] of anything(right)) yield [`argument ${index}: ${name}`, args.with(index, value)];
    for (const [path, changed] of changedFields(right, depth))
      yield [`argument ${index}${path}`, args.with(index, changed)];
  }
}

function* changedFields(value: unknown, depth: number): Generator<readonly [string, unknown]> {
  if (depth === 0 || !isPlain(value)) return;
  for (const [field, right] of Object.entries(value)) {
    const put = (changed: unknown) =>
      Array.isArray(value) ? value.with(Number(field), changed) : { ...value, [field]: changed };
    for (const [name, found] of anything(right)) yield [`.${field}: ${name}`, put(found)];
    for (const [path, changed] of changedFields(right, depth - 1)) yield [`.${field}${path}`, put(changed)];
  }
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

async function thrownBy({ call }: PublicCall, args: readonly unknown[]): Promise<unknown> {
  try {
    const answer: unknown = Reflect.apply(call, undefined, args);
    if (answer instanceof Promise) await answer;
    return undefined;
  } catch (error) {
    return Fault.is(error) ? undefined : error;
  }
}

/** What the caller's own function throws is the caller's, and `Error` itself makes a text of what a fault is given. */
const excepted = new Set([
  'openDesk.tick argument 0.onProgress: a proxy',
  'feedToNotifications argument 0.history: a proxy',
  'listDocuments argument 0.queue: a proxy',
  'Fault argument 1: a proxy',
  'Fault argument 2: a proxy',
]);

describe('every public function', () => {
  it('stands here', () => {
    const exported = Object.values(subpaths).flatMap((subpath) =>
      Object.entries(subpath).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
    );
    expect(exported.filter((name) => publicCalls[name] === undefined)).toEqual([]);
  });

  it.each(Object.entries(publicCalls))('%s takes right arguments', async (_name, given) => {
    const answer = (await Reflect.apply(given.call, undefined, given.args())) as unknown;
    expect(answer).not.toMatchObject({ ok: false, refusal: { code: 'input/invalid' } });
  });

  it.each(Object.entries(publicCalls))('%s throws nothing but a Fault, whatever it is given', async (name, given) => {
    const found: string[] = [];
    for (const [place, args] of changes(given.args(), given.isSlow === true ? 0 : 2)) {
      const error = await thrownBy(given, args);
      if (error !== undefined && !excepted.has(`${name} ${place}`))
        found.push(`${place} → ${String(error).slice(0, 90)}`);
    }
    expect(found).toEqual([]);
  });
});
