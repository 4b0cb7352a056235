/**
 * What the workers of a desk ask the store for: requests of its operators, of kinds that these operators have. Who took more
 * would keep it from a desk that can do it.
 */
import type { DeskContext } from '../context/context.ts';
import type { LeaseOptions } from '../ports/store.ts';

export type LeaseScope = Required<Pick<LeaseOptions, 'operators' | 'kinds'>>;

/** One for all operators with the same kinds: usually there is one in all. */
export function leaseScopes({ operators }: DeskContext): readonly LeaseScope[] {
  const scopes = new Map<string, LeaseScope>();
  for (const [id, operator] of operators) {
    const kinds = Object.keys(operator.kinds).sort();
    const key = JSON.stringify(kinds);
    scopes.set(key, { operators: [...(scopes.get(key)?.operators ?? []), id], kinds });
  }
  return [...scopes.values()];
}
