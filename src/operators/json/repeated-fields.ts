/**
 * Fields that stand twice in one object of a JSON text: `JSON.parse` keeps the last one alone and says nothing
 * of the first one.
 */
import { pointerTo } from '../../kernel/input/described.ts';
import type { FoundFault } from './found-fault.ts';

/** Texts and signs; what stands between them is of no matter here. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/gsu;

/** An object or a list that is still open. */
interface Open {
  /** None of a list. */
  readonly fields?: Set<string>;
  /** The name of the field, or the place in the list. */
  at: string | number;
}

/** A file with more of them has one cause. */
const most = 50;

/** The first of them, of a text that is JSON. */
export function repeatedFields(text: string): readonly FoundFault[] {
  const faults: FoundFault[] = [];
  const open: Open[] = [];
  let last = '';
  for (const [token] of text.matchAll(tokens)) {
    const inner = open.at(-1);
    if (token === '{') open.push({ fields: new Set(), at: '' });
    else if (token === '[') open.push({ at: 0 });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && typeof inner?.at === 'number') inner.at += 1;
    else if (token === ':' && inner?.fields !== undefined) {
      inner.at = String(JSON.parse(last));
      if (inner.fields.has(inner.at)) {
        faults.push({
          pointer: pointerTo(open.map(({ at }) => at)),
          problem: 'found this field twice, expected it once',
        });
      }
      inner.fields.add(inner.at);
    }
    if (faults.length === most) break;
    last = token;
  }
  return faults;
}
