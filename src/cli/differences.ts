/**
 * What differs between two operators, value by value, and whom each difference reaches.
 */
import { operatorToJson } from '../operators/json/operator-json.ts';
import type { Operator } from '../operators/operator.ts';
import type { Json } from '../request/request.ts';
import { officeWeek } from '../sla/calendar/russia.ts';

/**
 * `breaks`: open requests could not go on; `clocks`: what starts from now on has it, what runs keeps what it began with;
 * `new`: new requests alone; `now`: open and new requests, at once.
 */
export type Effect = 'breaks' | 'clocks' | 'new' | 'now';

export const effects: readonly Effect[] = ['breaks', 'clocks', 'new', 'now'];

export interface OperatorDifference {
  readonly effect: Effect;
  /** Names of fields; a clock of a list is named by its name. */
  readonly place: readonly string[];
  /** Absent where something is new. */
  readonly before?: Json;
  /** Absent where something is gone. */
  readonly after?: Json;
}

export type Fields = { readonly [name: string]: Json };

export function differences(before: Operator, after: Operator): readonly OperatorDifference[] {
  return [...compared(named(before), named(after), [])].map((change) => ({
    effect: effectOf(change, before, after),
    ...change,
  }));
}

type Change = Omit<OperatorDifference, 'effect'>;

/**
 * The operator with its clocks, steps and prices by name instead of in a list, the years of its calendar by number, and the
 * week of Russia, which a week of its own replaces day by day.
 */
function named(operator: Operator): Json {
  const { calendar, ...others } = fieldsOf(operatorToJson(operator));
  const week = fieldsOf(calendar)['base'] === 'russia' ? { week: plainWeek } : {};
  return byName({ ...others, calendar: { ...week, ...fieldsOf(calendar) } });
}

const plainWeek: Json = Object.fromEntries(Object.entries(officeWeek).map(([day, hours]) => [day, [...hours]]));

function byName(value: Json): Json {
  if (isFields(value)) {
    return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, byName(one)]));
  }
  if (!Array.isArray(value) || value.length === 0) return value;
  const names = value.map((one: Json) => (isFields(one) ? nameOf(one) : undefined));
  const entries = names.map((name, index) => {
    const earlier = names.slice(0, index).filter((one) => one === name).length;
    return [earlier === 0 ? String(name) : `${name} ${earlier + 1}`, byName(value[index] ?? null)] as const;
  });
  return names.every((name) => typeof name === 'string' || typeof name === 'number')
    ? Object.fromEntries(entries)
    : value.map((one: Json) => byName(one));
}

/** A clock for some requests only is named with its condition, since others may have the same name. */
function nameOf({ name, year, when }: Fields): Json | undefined {
  const { detail, is } = fieldsOf(when);
  return detail === undefined || name === undefined ? (name ?? year) : `${name} (${detail} = ${is})`;
}

function fieldsOf(value: Json | undefined): Fields {
  return isFields(value) ? value : {};
}

export function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function* compared(given: Json | undefined, wanted: Json | undefined, place: readonly string[]): Generator<Change> {
  const [before, after] = sameShape(given, wanted, place);
  const [old, current] = [before, after].map((value) => (isDivided(value, place) ? fieldsOf(value) : undefined));
  if (old !== undefined && current !== undefined) {
    if (place.at(-1) === 'clocks') yield* renamed(old, current, place);
    if (place.at(-1) === 'steps') yield* reordered(old, current, place);
    for (const name of Object.keys({ ...old, ...current })) {
      if (place.at(-1) === 'clocks' && isRenamed(name, old, current)) continue;
      const [one, other] = [old, current].map((fields) => (Object.hasOwn(fields, name) ? fields[name] : undefined));
      yield* compared(one, other, [...place, name]);
    }
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    yield { place, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  }
}

/** A text for every channel is one of other channels too, beside texts by channel. */
function sameShape(before: Json | undefined, after: Json | undefined, place: readonly string[]) {
  const isText = place.includes('texts');
  if (isText && typeof before === 'string' && isFields(after)) return [{ other: before }, after] as const;
  if (isText && typeof after === 'string' && isFields(before)) return [before, { other: after }] as const;
  return [before, after] as const;
}

/** A clock that is gone and a new one that differs in its name alone. */
function* renamed(old: Fields, current: Fields, place: readonly string[]): Generator<Change> {
  for (const [name, clock] of Object.entries(old)) {
    const other = otherName(name, clock, old, current);
    if (other !== undefined) yield { place: [...place, name, 'name'], before: name, after: other };
  }
}

function isRenamed(name: string, old: Fields, current: Fields): boolean {
  const [gone, come] = [old[name], current[name]];
  if (gone !== undefined) return otherName(name, gone, old, current) !== undefined;
  return come !== undefined && otherName(name, come, current, old) !== undefined;
}

function otherName(name: string, clock: Json, here: Fields, there: Fields): string | undefined {
  if (Object.hasOwn(there, name)) return undefined;
  const unnamed = (value: Json): string => JSON.stringify({ ...fieldsOf(value), name: '' });
  return Object.keys(there).find(
    (other) => !Object.hasOwn(here, other) && unnamed(there[other] ?? null) === unnamed(clock),
  );
}

function* reordered(old: Fields, current: Fields, place: readonly string[]): Generator<Change> {
  const [before, after] = [Object.keys(old), Object.keys(current)];
  const isSame = before.join() === after.join() || [...before].sort().join() !== [...after].sort().join();
  if (!isSame) yield { place, before, after };
}

/** A term and a source are one value for people. Texts are told one by one, also where there were none. */
function isDivided(value: Json | undefined, place: readonly string[]): boolean {
  if (value === undefined) return place.includes('texts');
  return isFields(value) && !('unit' in value && 'amount' in value) && !('kind' in value && 'reference' in value);
}

function effectOf({ place, before, after }: Change, old: Operator, current: Operator): Effect {
  const [area, name, field] = place;
  // A clock that runs keeps the source that it began with.
  if (place.includes('source') && field !== 'clocks') return 'now';
  if (area === 'aliases')
    return isEach(before, (name) => name === current.id || current.aliases.includes(name)) ? 'now' : 'breaks';
  if (area === 'id') return current.aliases.includes(old.id) ? 'now' : 'breaks';
  if (area === 'calendar') return 'clocks';
  if (area === 'series') return seriesEffect(place, before, after);
  if (area === 'channels' && field === 'open') return 'new';
  if (area !== 'kinds' || name === undefined) return 'now';
  if (field === undefined) return after === undefined ? 'breaks' : 'new';
  if (field === 'lifecycle') return 'breaks';
  if (field === 'clocks') return 'clocks';
  return ofNewRequests.includes(field) ? 'new' : 'now';
}

function isEach(names: Json | undefined, isKept: (name: string) => boolean): boolean {
  return [names ?? []].flat().every((name) => typeof name === 'string' && isKept(name));
}

/** What is asked when a request is registered. */
const ofNewRequests: readonly string[] = [
  'series',
  'details',
  'receivedFirst',
  'needsProof',
  'lineMayBeLost',
  'account',
];

/** Numbers that people have must still be read: lengths may follow, nothing else may change. */
function seriesEffect([, , field]: readonly string[], before: Json | undefined, after: Json | undefined): Effect {
  if (field === undefined) return before === undefined ? 'new' : 'breaks';
  const [kept, given] = [before, after].map((digits) => [digits ?? []].flat());
  const isLonger = kept?.every((length, index) => given?.[index] === length) ?? false;
  return field === 'digits' && isLonger ? 'new' : 'breaks';
}
