/**
 * One ICU template, read and checked against the arguments of its message.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import { type Argument, type Arguments, presenceOf } from './arguments.ts';

export type Render = (values: Record<string, string | number>) => string;

export interface TemplateSource {
  /** Where it stands in the catalogue, `ru/registered.sms`. */
  readonly key: string;
  readonly locale: string;
  readonly text: string;
}

/** How to render it, or `undefined` after telling what is wrong, a line for each fault. */
export function compileTemplate(
  source: TemplateSource,
  { allowed, required }: Arguments,
  faults: string[],
): Render | undefined {
  const { key, locale, text } = source;
  const names = `allowed are ${[...allowed.keys()].join(', ')}`;
  const found: string[] = [];
  try {
    const format = new IntlMessageFormat(text, locale, undefined, { captureLocation: true, ignoreTag: true });
    const used = usesIn(format.getAst());
    const always = alwaysIn(format.getAst());
    for (const use of used) {
      const fault = faultOf(use, allowed.get(use.name), locale);
      if (fault !== undefined) found.push(`${key}:${use.place}: ${fault}; ${names}`);
    }
    for (const name of required) {
      if (always.has(name)) continue;
      const where = used.some((use) => use.name === name) ? ' in a branch' : '';
      found.push(`${key}: missing argument {${name}}${where}; ${names}`);
    }
    if (found.length === 0) return (values) => String(format.format(values));
  } catch (error) {
    found.push(
      `${key}:${placeOf(locationOf(error))}: ${error instanceof Error ? error.message : String(error)}; ${names}`,
    );
  }
  faults.push(...found);
  return undefined;
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** By the number that the parser gives to each type of element. */
const formats = ['literal', 'argument', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'] as const;

/** An argument at its place in a template. */
interface Use {
  readonly name: string;
  readonly format: (typeof formats)[number] | undefined;
  /** Branches of a `select` or `plural`. */
  readonly branches: readonly string[];
  readonly isOrdinal: boolean;
  /** `line:column`. */
  readonly place: string;
}

function usesIn(elements: readonly Element[]): Use[] {
  return elements.flatMap((element) => {
    const format = formats[element.type];
    if (format === 'literal' || !('value' in element)) return [];
    const options = 'options' in element ? element.options : {};
    const isOrdinal = 'pluralType' in element && element.pluralType === 'ordinal';
    const place = placeOf(element.location);
    const use = { name: element.value, format, branches: Object.keys(options), isOrdinal, place };
    return [use, ...Object.values(options).flatMap((option) => usesIn(option.value))];
  });
}

/** What is named whichever branches are taken. Where a fact may be absent, the branch that says so need not name it. */
function alwaysIn(elements: readonly Element[]): ReadonlySet<string> {
  const always = new Set<string>();
  for (const element of elements) {
    if (formats[element.type] === 'literal' || !('value' in element)) continue;
    always.add(element.value);
    const branches = 'options' in element ? Object.values(element.options).map(({ value }) => alwaysIn(value)) : [];
    for (const name of branches.flatMap((branch) => [...branch])) {
      if (presenceOf(name) === element.value || branches.every((branch) => branch.has(name))) always.add(name);
    }
  }
  return always;
}

function faultOf(use: Use, argument: Argument | undefined, locale: string): string | undefined {
  const { name, format, branches } = use;
  if (argument === undefined) return `unknown argument {${name}}`;
  if (format === 'argument') return undefined;
  if (argument === 'text') return `{${name}} is written already, expected no format, found ${format}`;
  if (argument === 'count' && format === 'plural') return faultOfPlural(use, locale);
  if (argument === 'count') return format === 'number' ? undefined : `{${name}} is a number, found ${format}`;
  const unknown = branches.filter((branch) => branch !== 'other' && !argument.includes(branch));
  if (format === 'select' && unknown.length === 0) return undefined;
  return `{${name}} is for select between ${argument.join(', ')}, found ${[format, ...unknown].join(' ')}`;
}

/** A form that the language does not have would never be chosen. */
function faultOfPlural({ name, branches, isOrdinal }: Use, locale: string): string | undefined {
  const type = isOrdinal ? 'ordinal' : 'cardinal';
  const forms: readonly string[] = new Intl.PluralRules(locale, { type }).resolvedOptions().pluralCategories;
  const unknown = branches.filter((branch) => !forms.includes(branch) && !/^=\d+$/.test(branch));
  if (unknown.length === 0) return undefined;
  return `{${name}} is for plural between ${forms.join(', ')} or =1, found ${unknown.join(' ')}`;
}

type Place = { readonly start: { readonly line: number; readonly column: number } } | undefined;

function placeOf(location: Place): string {
  return location === undefined ? '1:1' : `${location.start.line}:${location.start.column}`;
}

/** The parser hangs the place of a syntax error on the error. */
function locationOf(error: unknown): Place {
  if (typeof error !== 'object' || error === null || !('location' in error)) return undefined;
  const { location } = error;
  // The parser declares no type for what it throws.
  return typeof location === 'object' && location !== null && 'start' in location ? (location as Place) : undefined;
}
