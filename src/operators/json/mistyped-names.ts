/**
 * Names in a file that its base does not have: what is taken away has to be there, and a part that is not whole may be meant to
 * change another one.
 */
import { nearestNames } from '../../kernel/input/nearest-names.ts';
import type { FoundFault } from './found-fault.ts';
import { partAt } from './part-at.ts';

/** The faults, with the name that may be meant. */
export function withMistypedNames(faults: readonly FoundFault[], file: object, base: object): readonly FoundFault[] {
  const told = new Set<string>();
  return faults.flatMap((fault) => {
    const entry = entryOf(fault.pointer.split('/').slice(1));
    const written = entry.at(-1);
    const group = entry.slice(0, -1);
    if (written === undefined || Array.isArray(partAt(file, group))) return [fault];
    const known = namesIn(partAt(base, group));
    if (known.includes(written)) return [fault];
    const [meant] = nearestNames(written, known);
    const perhaps = meant === undefined ? '' : `, perhaps '${meant}'`;
    const pointer = `/${entry.join('/')}`;
    if (partAt(file, entry) === null) return [{ pointer, problem: `found no such name to take away${perhaps}` }];
    if (meant === undefined || told.has(pointer) || !fault.problem.endsWith('found none')) return [fault];
    told.add(pointer);
    return [{ pointer, problem: `found a name that the base does not have${perhaps}` }, fault];
  });
}

/** The entry by name in which a place stands; empty where there is none. */
function entryOf(path: readonly string[]): readonly string[] {
  const [area = '', , part = ''] = path;
  if (area === 'kinds' && path.length > 3 && ['details', 'clocks'].includes(part)) return path.slice(0, 4);
  return path.length > 1 && ['kinds', 'channels', 'series'].includes(area) ? path.slice(0, 2) : [];
}

/** Clocks stand in a list. */
function namesIn(group: unknown): readonly string[] {
  if (!Array.isArray(group)) return Object.keys(Object(group));
  return group.map((one: unknown) => String(partAt(one, ['name'])));
}
