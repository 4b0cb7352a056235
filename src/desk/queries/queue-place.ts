/**
 * Operator and kind of a question about many requests, as names that the desk knows.
 */
import { accepted, type Result } from '../../kernel/result.ts';
import type { DeskContext } from '../context/context.ts';
import { invalid, unknownName } from '../input/fields.ts';

import type { InvalidInput } from '../ports/refusal.ts';

export interface QueuePlace {
  /** Its id, also where an alias was given. */
  readonly operator?: string;
  readonly kind?: string;
}

export function queuePlace(
  { operators }: DeskContext,
  { operator: name, kind }: QueuePlace,
): Result<QueuePlace, InvalidInput> {
  const operator = name === undefined ? undefined : operators.get(name);
  if (name !== undefined && operator === undefined) return invalid([unknownName('operator', name, operators.keys())]);
  const known = operator === undefined ? [...operators.values()] : [operator];
  const kinds = new Set(known.flatMap((one) => Object.keys(one.kinds)));
  if (kind !== undefined && !kinds.has(kind)) return invalid([unknownName('kind', kind, kinds)]);
  return accepted({
    ...(operator === undefined ? {} : { operator: operator.id }),
    ...(kind === undefined ? {} : { kind }),
  });
}
