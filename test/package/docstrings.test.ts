/**
 * Every public function shows one example, and what stands after `//=>` is what the example gives.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as library from 'zayavka';
import * as operators from 'zayavka/operators';
import { inquiry, order } from '../scenario/sample.ts';
import { root, sourceFiles } from './sources.ts';

interface Example {
  readonly path: string;
  /** The function that the comment stands before. */
  readonly name: string;
  readonly code: string;
}

/** A comment with an example, and the line that it stands before. */
const documented = /\/\*\*((?:(?!\*\/)[\s\S])*?@example[\s\S]*?)\*\/\s*([^\n]*)/gu;

const examples: readonly Example[] = sourceFiles().flatMap(({ path, text }) =>
  [...text.matchAll(documented)].map(([, comment = '', declaration = '']) => ({
    path,
    name: /(?:function|const|class|static)\s+(\w+)/u.exec(declaration)?.[1] ?? '',
    code: (comment.split('@example')[1] ?? '')
      .split('\n')
      .map((line) => line.replace(/^\s*\* ?/u, ''))
      .join('\n')
      .trim(),
  })),
);

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

describe('examples in docstrings', () => {
  it.each(examples)('hold: $path $name', async ({ path, code }) => {
    const own: Record<string, unknown> = await import(pathToFileURL(join(root, 'src', path)).href);
    const names: Record<string, unknown> = { ...library, ...operators, registered: inquiry, ordered: order, ...own };
    let checks = 0;
    const check = (found: unknown, expected: unknown): void => {
      checks += 1;
      expect(found).toEqual(expected);
    };
    await new AsyncFunction('check', ...Object.keys(names), withChecks(code))(check, ...Object.values(names));
    expect(checks).toBeGreaterThan(0);
  });

  it('stand at every public function', () => {
    const shown = new Set(examples.map(({ name }) => name));
    const functions = Object.entries({ ...library, ...operators })
      .filter(([, value]) => typeof value === 'function')
      .map(([name]) => name);
    expect(functions.filter((name) => !shown.has(name))).toEqual([]);
  });
});
