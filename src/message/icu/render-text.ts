/**
 * Renders a parsed text. Arguments come already written for their language and channel; the text only chooses and joins.
 */
import { Fault } from '../../kernel/fault.ts';
import { plural } from '../../kernel/plural.ts';
import type { BranchingPart, ParsedText, TextPart } from './parsed-text.ts';

/** By argument. `undefined`, or no entry: the argument is absent. A number is a whole number. */
export type TextValues = Readonly<Record<string, string | number | undefined>>;

/**
 * The text with its values. A number, `#` too, is written in plain digits without grouping: a no-break space between
 * thousands would turn a text message into UCS-2. A `select` of an absent argument takes `none`, or `other` where there is
 * no `none`; a value never takes `none`, also when it is that very word.
 *
 * @param locale a language tag (BCP 47), for the plural forms
 * @throws Fault `message/invalid-fact`: when an argument is absent where the text needs it, or a number is not whole
 */
export function renderText(text: ParsedText, locale: string, values: TextValues): string {
  return rendered(text.parts, locale, values);
}

function rendered(parts: readonly TextPart[], locale: string, values: TextValues): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if (part.type === 'argument') text += written(part.name, values);
    else text += rendered(chosen(part, locale, values), locale, values);
  }
  return text;
}

function written(name: string, values: TextValues): string {
  const value = valueAt(name, values);
  if (typeof value === 'string') return value;
  if (Number.isSafeInteger(value)) return String(value);
  throw new Fault('message/invalid-fact', `{${name}}: expected a text or a whole number, found ${kindOf(value)}`);
}

function chosen({ type, name, branches }: BranchingPart, locale: string, values: TextValues): readonly TextPart[] {
  const value = valueAt(name, values);
  const other = branches.get('other')?.parts ?? [];
  if (type === 'select') {
    const key = value === undefined ? 'none' : String(value);
    return (value === 'none' ? undefined : branches.get(key)?.parts) ?? other;
  }
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new Fault('message/invalid-fact', `{${name}, plural}: expected a whole number, found ${kindOf(value)}`);
  }
  const branch = branches.get(`=${value}`) ?? branches.get(plural(locale, value, categories));
  return branch?.parts ?? other;
}

/** Each category stands for itself. */
const categories = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };

/** Only own entries count: a text may name an argument `constructor`. */
function valueAt(name: string, values: TextValues): string | number | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Says nothing of a text that may be a person's. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'number' ? String(value) : `a ${typeof value}`;
}
