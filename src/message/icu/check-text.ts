/**
 * Checks a parsed text when it is defined: whether it can be rendered with whatever facts come, in its language.
 */
import { isBlank } from '../../kernel/text.ts';
import type { BranchingPart, ParsedText, TextPart } from './parsed-text.ts';
import { type FaultOffset, placedFaults, type TextFault } from './text-fault.ts';

/**
 * `text` is already written; `number` is for `plural` or stands alone; `choice` is a code, for `select`, and none of its
 * values is `none`.
 */
export type TextArgument = (
  | { readonly type: 'text' | 'number' }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
) & {
  /** It may be absent: the text asks by `{reason, select, none {} other { Reason: {reason}.}}`. */
  readonly optional?: boolean;
  /** The text has to use it in every branch; an optional one only where it is there. */
  readonly needed?: boolean;
};

export interface TextExpectation {
  /** A language tag (BCP 47); one that is malformed is a RangeError of `Intl`. */
  readonly locale: string;
  readonly arguments: Readonly<Record<string, TextArgument>>;
}

/**
 * All that is wrong with the text, in its order: unknown arguments, arguments used as what they are not, optional ones that
 * may be absent where they stand, needed ones that a branch leaves out, plural forms that the language lacks or demands, and
 * the warnings of the parser.
 */
export function checkText(text: ParsedText, expected: TextExpectation): readonly TextFault[] {
  const faults = [...text.warnings];
  if (isBlank(text.source)) faults.push({ at: 0, message: 'found an empty text, expected words' });
  const present = Object.keys(expected.arguments).filter((name) => expected.arguments[name]?.optional !== true);
  checkParts(text.parts, { expected, present: new Set(present), faults });
  for (const [name, argument] of Object.entries(expected.arguments)) {
    if (argument.needed !== true) continue;
    const at = silentAt(text.parts, name, argument, 0);
    if (at === undefined) continue;
    const message = `expected {${name}} in the text, found ${at === 0 ? 'it nowhere' : 'a branch without it'}`;
    faults.push({ at, message });
  }
  return placedFaults(text.source, faults);
}

interface Scope {
  readonly expected: TextExpectation;
  /** Arguments that are certainly there. */
  readonly present: ReadonlySet<string>;
  readonly faults: FaultOffset[];
}

function checkParts(parts: readonly TextPart[], scope: Scope): void {
  for (const part of parts) {
    if (typeof part === 'string') continue;
    const message = faultOf(part, scope);
    if (message !== undefined) scope.faults.push({ at: part.at, message });
    if (part.type === 'argument') continue;
    for (const [key, branch] of part.branches) checkParts(branch.parts, scopeOfBranch(part, key, scope));
  }
}

/** Where there is no `none`, `other` is taken without a value too. An absent plural is told once, not at every `#`. */
function scopeOfBranch({ type, name, branches }: BranchingPart, key: string, scope: Scope): Scope {
  if (type === 'select' && (key === 'none' || (key === 'other' && !branches.has('none')))) return scope;
  return { ...scope, present: new Set([...scope.present, name]) };
}

type Placeholder = Exclude<TextPart, string>;

function faultOf(part: Placeholder, { expected, present }: Scope): string | undefined {
  const { name, type } = part;
  const argument = Object.hasOwn(expected.arguments, name) ? expected.arguments[name] : undefined;
  if (argument === undefined) {
    const names = Object.keys(expected.arguments).map((known) => `{${known}}`);
    return `found {${name}}, expected one of ${names.join(', ')}`;
  }
  if (type === 'select') return faultOfSelect(part, argument);
  const found = type === 'plural' ? `{${name}, plural}` : `{${name}}`;
  if (argument.type === 'choice') {
    return `found ${found}, a code, expected {${name}, select, ${argument.choices[0]} {…} other {…}}`;
  }
  if (type === 'plural' && argument.type === 'text') {
    return `found ${found}, expected {${name}}, which is a text and no number`;
  }
  if (!present.has(name)) {
    return `found ${found}, which may be absent here, expected {${name}, select, none {} other {… {${name}} …}}`;
  }
  return type === 'plural' ? faultOfPlural(part, expected.locale) : undefined;
}

function faultOfSelect({ name, branches }: BranchingPart, argument: TextArgument): string | undefined {
  const choices = argument.type === 'choice' ? argument.choices : [];
  const keys = [...choices, ...(argument.optional === true ? ['none'] : [])];
  if (keys.length === 0) {
    return `found {${name}, select}, expected {${name}${argument.type === 'number' ? ', plural, …' : ''}}: it is always there`;
  }
  const unknown = [...branches.keys()].filter((key) => key !== 'other' && !keys.includes(key));
  if (unknown.length === 0) return undefined;
  return `found ${unknown.join(', ')} in {${name}, select}, expected ${[...keys, 'other'].join(', ')}`;
}

/** Every form of the language has to be there; one that it lacks would never be chosen. */
function faultOfPlural({ name, branches }: BranchingPart, locale: string): string | undefined {
  const forms = pluralForms(locale);
  if (forms.length === 0) {
    return `found {${name}, plural} in ${locale}, expected a language whose plural forms are known here`;
  }
  const given = [...branches.keys()].filter((key) => !key.startsWith('='));
  if (given.length === forms.length && forms.every((form) => given.includes(form))) return undefined;
  return `found ${given.join(', ')} in {${name}, plural}, expected the forms of ${locale}: ${forms.join(', ')}`;
}

/** A memo by locale: `Intl` takes longer to answer than the rest of the check. */
const formsOf = new Map<string, readonly string[]>();

/** In the order of CLDR; none for a language that `Intl` would take for the one of the host. */
function pluralForms(locale: string): readonly string[] {
  const known = formsOf.get(locale);
  if (known !== undefined) return known;
  const isKnown = Intl.PluralRules.supportedLocalesOf(locale).length > 0;
  const names = isKnown ? new Intl.PluralRules(locale).resolvedOptions().pluralCategories : [];
  const forms = (['zero', 'one', 'two', 'few', 'many', 'other'] as const).filter((form) => names.includes(form));
  formsOf.set(locale, forms);
  return forms;
}

/**
 * Where a text may end without having told the argument; `undefined` where it always tells it. A choice is told by its
 * `select`. The branch `none` of an optional argument has nothing to tell.
 */
function silentAt(parts: readonly TextPart[], name: string, argument: TextArgument, at: number): number | undefined {
  let silent = at;
  for (const part of parts) {
    if (typeof part === 'string') continue;
    if (part.name === name && (part.type !== 'select' || argument.type === 'choice')) return undefined;
    if (part.type === 'argument') continue;
    const branches = [...part.branches].filter(([key]) => part.name !== name || key !== 'none');
    const ends = branches.map(([, branch]) => silentAt(branch.parts, name, argument, branch.at));
    const found = ends.filter((end) => end !== undefined);
    const [first] = found;
    if (first === undefined) return undefined;
    if (found.length < ends.length && silent === at) silent = first;
  }
  return silent;
}
