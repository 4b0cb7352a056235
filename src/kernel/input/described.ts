/**
 * How faults speak of what came from outside: the value that was found, its place (JSON Pointer, RFC 6901), the first faults of
 * many. All of it is short, however large the value is.
 */

/** A value as a fault shows it. */
export function described(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 60 ? `${value.slice(0, 60)}…` : value}'`;
  if (typeof value === 'number' || typeof value === 'boolean' || value == null) return String(value);
  if (typeof value === 'bigint') return value.toString().slice(0, 60);
  if (typeof value !== 'object') return `a value of type ${typeof value}`;
  return isList(value) ? 'a list' : 'a value of type object';
}

/** A proxy that is revoked has no type. */
function isList(value: object): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** '1 character', '2 characters'. */
export function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** '1 to 20 characters', or '1 character' where there may be no more. */
export function countUpTo(most: number, noun: string): string {
  return `${most === 1 ? '' : '1 to '}${counted(most, noun)}`;
}

/** A part of a JSON Pointer. */
export function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((name) => `/${escaped(String(name))}`).join('');
}

/** A file with more faults has one cause. */
const mostTold = 50;

/** The first faults in one line (or in lines of their own), and how many there are behind them. */
export function firstFaults(faults: readonly string[], between = '; '): string {
  const rest = faults.length - mostTold;
  return [...faults.slice(0, mostTold), ...(rest > 0 ? [`and ${rest} more`] : [])].join(between);
}
