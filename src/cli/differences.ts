/**
 * What differs between two operators, value by value, and whom each difference reaches.
 */

import { operatorToJson } from '../operators/json/operator-json.ts';
import type { Operator } from '../operators/operator.ts';
import type { Json } from '../request/request.ts';

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

/** The operator with its clocks by name instead of in a list. */
function named(operator: Operator): Json {
  const json = operatorToJson(operator);
  const kinds = Object.entries(operator.kinds).map(([name, { clocks }]) => {
    const byName = clocks.map((clock, index) => {
      const earlier = clocks.slice(0, index).filter((one) => one.name === clock.name).length;
      return [
        earlier === 0 ? clock.name : `${clock.name} ${earlier + 1}`,
        part(json, 'kinds', name, 'clocks', String(index)),
      ];
    });
    return [name, { ...fieldsOf(part(json, 'kinds', name)), clocks: Object.fromEntries(byName) }];
  });
  return { ...fieldsOf(json), kinds: Object.fromEntries(kinds) };
}

function part(json: Json | undefined, ...names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>((value, name) => {
    const entry = Object.entries(typeof value === 'object' && value !== null ? value : {}).find(
      ([key]) => key === name,
    );
    return entry?.[1];
  }, json);
}

function fieldsOf(value: Json | undefined): Fields {
  return isFields(value) ? value : {};
}

export function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function* compared(before: Json | undefined, after: Json | undefined, place: readonly string[]): Generator<Change> {
  const [old, current] = [before, after].map((value) => (isDivided(value, place) ? fieldsOf(value) : undefined));
  if (old !== undefined && current !== undefined) {
    for (const name of Object.keys({ ...old, ...current })) {
      const [one, other] = [old, current].map((fields) => (Object.hasOwn(fields, name) ? fields[name] : undefined));
      yield* compared(one, other, [...place, name]);
    }
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    yield { place, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  }
}

/** A term and a source are one value for people. Texts are told one by one, also where there were none. */
function isDivided(value: Json | undefined, place: readonly string[]): boolean {
  if (value === undefined) return place.includes('texts');
  return isFields(value) && !('unit' in value && 'amount' in value) && !('kind' in value && 'reference' in value);
}

function effectOf({ place, before, after }: Change, old: Operator, current: Operator): Effect {
  const [area, name, field] = place;
  if (place.includes('source')) return 'now';
  if (area === 'id') return current.aliases.includes(old.id) ? 'now' : 'breaks';
  if (area === 'calendar') return 'clocks';
  if (area === 'series') return seriesEffect(place, before, after);
  if (area !== 'kinds' || name === undefined) return 'now';
  if (field === undefined) return after === undefined ? 'breaks' : 'new';
  if (field === 'lifecycle') return 'breaks';
  if (field === 'clocks') return 'clocks';
  return field === 'series' || field === 'details' || field === 'receivedFirst' ? 'new' : 'now';
}

/** Numbers that people have must still be read: lengths may follow, nothing else may change. */
function seriesEffect([, , field]: readonly string[], before: Json | undefined, after: Json | undefined): Effect {
  if (field === undefined) return before === undefined ? 'new' : 'breaks';
  const [kept, given] = [before, after].map((digits) => [digits ?? []].flat());
  const isLonger = kept?.every((length, index) => given?.[index] === length) ?? false;
  return field === 'digits' && isLonger ? 'new' : 'breaks';
}
