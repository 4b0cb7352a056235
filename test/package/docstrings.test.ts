/**
 * Every public symbol says what it means. A public value shows an example, and what stands after `//=>` is what the example
 * gives; a public type shows one too, or links to one that shows it.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { mts } from 'zayavka/operators';
import { given } from '../scenario/desk.ts';
import { inquiry, order } from '../scenario/sample.ts';
import { root, sourceFiles } from './sources.ts';
import { entries, originOf, publicSymbols } from './surface.ts';

interface Example {
  readonly path: string;
  /** What the comment stands before. */
  readonly name: string;
  readonly code: string;
}

/** A comment with an example, and the line that it stands before. */
const documented = /\/\*\*((?:(?!\*\/)[\s\S])*?@example[\s\S]*?)\*\/\s*([^\n]*)/gu;

const nameIn = /^(?:(?:export|async|static|readonly|function|const|class|interface|type) )*(\w+)/u;

const examples: readonly Example[] = sourceFiles().flatMap(({ path, text }) =>
  [...text.matchAll(documented)].flatMap(([, comment = '', declaration = '']) => {
    const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/u, ''));
    const name = nameIn.exec(declaration)?.[1] ?? '';
    return codesOf(lines.join('\n')).map((code) => ({ path, name, code }));
  }),
);

/** What stands after each `@example`, up to the next tag. */
function codesOf(comment: string): readonly string[] {
  const [, ...parts] = comment.split('@example');
  return parts.map((part) => part.replace(/^@[a-z][\s\S]*/mu, '').trim());
}

/** Every `expression //=> result` becomes a comparison; other lines run as they are. */
function withChecks(code: string): string {
  return code
    .split('\n')
    .map((line) => {
      const [, expression, result] = /^(.*\S)\s*\/\/=> (.*)$/u.exec(line) ?? [];
      if (expression === undefined) return line;
      return `;check(await (${expression.replace(/;$/u, '')}), (${result}));`;
    })
    .join('\n');
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

const entryPoints: readonly Record<string, unknown>[] = await Promise.all(
  Object.values(entries).map((path) => import(pathToFileURL(join(root, 'src', path)).href)),
);
const scope: Record<string, unknown> = Object.assign({ registered: inquiry, ordered: order }, ...entryPoints);

/** The desk in whose methods' examples one request is registered, and its number. */
async function deskWithOneRequest(): Promise<{ readonly desk: unknown; readonly number: string }> {
  const world = given('2026-11-20 12:00');
  const { number } = await world.registered(mts, 'serviceFault');
  return { desk: world.desk, number };
}

describe('examples in docstrings', () => {
  it.each(examples)('hold: $path $name', async ({ path, code }) => {
    const own: Record<string, unknown> = await import(pathToFileURL(join(root, 'src', path)).href);
    const sample = path === 'desk/desk.ts' ? await deskWithOneRequest() : {};
    const names: Record<string, unknown> = { ...scope, ...own, ...sample };
    let checks = 0;
    const check = (found: unknown, expected: unknown): void => {
      checks += 1;
      expect(found).toEqual(expected);
    };
    // A block: an example may call something as an export is called.
    const run = new AsyncFunction('check', ...Object.keys(names), `{\n${withChecks(code)}\n}`);
    await run(check, ...Object.values(names));
    expect(checks).toBeGreaterThan(0);
  });
});

const { checker, exported } = publicSymbols();
const symbols = new Map(
  exported.flatMap(({ symbols: all }) => all.map((symbol) => [symbol.name, originOf(checker, symbol)] as const)),
);

/** `src/sla/term/term.ts: Term` for each symbol that does not do as it should. */
function named(isWrong: (symbol: ts.Symbol) => boolean): readonly string[] {
  return [...symbols]
    .filter(([, symbol]) => isWrong(symbol))
    .map(([name, { declarations }]) => {
      const path = declarations?.[0]?.getSourceFile().fileName ?? '';
      return `${path.slice(root.length)}: ${name}`;
    })
    .sort();
}

function isValue({ flags }: ts.Symbol): boolean {
  return (flags & ts.SymbolFlags.Value) !== 0;
}

function hasExample(symbol: ts.Symbol | undefined): boolean {
  return symbol?.getJsDocTags(checker).some(({ name }) => name === 'example') ?? false;
}

/** `{@link dueAt}` and `{@link Desk.register}`. */
function linksTo(symbol: ts.Symbol): readonly string[] {
  const comments = (symbol.declarations ?? []).flatMap((declaration) => ts.getJSDocCommentsAndTags(declaration));
  return comments.flatMap((comment) => [...comment.getText().matchAll(/\{@link ([\w.]+)/gu)].map(([, to = '']) => to));
}

function linked(to: string): ts.Symbol | undefined {
  const [name = '', member] = to.split('.');
  const symbol = symbols.get(name);
  return member === undefined ? symbol : symbol?.members?.get(ts.escapeLeadingUnderscores(member));
}

describe('every public symbol', () => {
  it('says what it means', () => {
    expect(named((symbol) => symbol.getDocumentationComment(checker).length === 0)).toEqual([]);
  });

  it('shows an example when it is a value', () => {
    expect(named((symbol) => isValue(symbol) && !hasExample(symbol))).toEqual([]);
  });

  it('shows an example, or links to one, when it is a type', () => {
    const isShown = (symbol: ts.Symbol): boolean =>
      hasExample(symbol) || linksTo(symbol).some((to) => hasExample(linked(to)));
    expect(named((symbol) => !isValue(symbol) && !isShown(symbol))).toEqual([]);
  });
});
