/**
 * One ICU template, read and checked against the arguments of its message.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Argument, Arguments } from './arguments.ts';

export type Render = (values: Record<string, string | number>) => string;

export interface Source {
  /** Where it stands in the catalogue, `ru/registered.sms`. */
  readonly key: string;
  readonly locale: string;
  readonly text: string;
}

/** How to render it, or `undefined` after telling what is wrong, a line for each fault. */
export function compileTemplate(
  source: Source,
  { allowed, required }: Arguments,
  faults: string[],
): Render | undefined {
  const { key, locale, text } = source;
  const names = `allowed are ${[...allowed.keys()].join(', ')}`;
  const found: string[] = [];
  try {
    const format = new IntlMessageFormat(text, locale, undefined, { captureLocation: true, ignoreTag: true });
    const used = usesIn(format.getAst());
    for (const use of used) {
      const fault = faultOf(use, allowed.get(use.name));
      if (fault !== undefined) found.push(`${key}:${use.place}: ${fault}; ${names}`);
    }
    for (const name of required) {
      if (!used.some((use) => use.name === name)) found.push(`${key}: missing argument {${name}}; ${names}`);
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
  /** `line:column`. */
  readonly place: string;
}

function usesIn(elements: readonly Element[]): Use[] {
  return elements.flatMap((element) => {
    const format = formats[element.type];
    if (format === 'literal' || !('value' in element)) return [];
    const options = 'options' in element ? element.options : {};
    const use = { name: element.value, format, branches: Object.keys(options), place: placeOf(element.location) };
    return [use, ...Object.values(options).flatMap((option) => usesIn(option.value))];
  });
}

function faultOf({ name, format, branches }: Use, argument: Argument | undefined): string | undefined {
  if (argument === undefined) return `unknown argument {${name}}`;
  if (format === 'argument') return undefined;
  if (argument === 'text') return `{${name}} is written already, expected no format, found ${format}`;
  if (argument === 'count')
    return format === 'plural' || format === 'number' ? undefined : `{${name}} is a number, found ${format}`;
  const unknown = branches.filter((branch) => branch !== 'other' && !argument.includes(branch));
  if (format === 'select' && unknown.length === 0) return undefined;
  return `{${name}} is for select between ${argument.join(', ')}, found ${[format, ...unknown].join(' ')}`;
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
