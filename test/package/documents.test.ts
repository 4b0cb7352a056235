/**
 * The documents say what is true: each block of code compiles and runs alone and gives what stands after `//=>`, their diagrams,
 * tables and lists are those of the code, and both readmes show the same code.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as library from 'zayavka';
import * as cloudevents from 'zayavka/cloudevents';
import * as message from 'zayavka/message';
import * as number from 'zayavka/number';
import * as operators from 'zayavka/operators';
import * as postgres from 'zayavka/postgres';
import * as request from 'zayavka/request';
import * as sla from 'zayavka/sla';
import * as testing from 'zayavka/testing';
import * as tmf from 'zayavka/tmf';
import { withTables } from '../../scripts/document-tables.ts';
import { blocksOf, documents, errorsOf, needsOnly, runnable } from './document-code.ts';
import { nodesOf, root, sourceFiles } from './sources.ts';

const modules = {
  zayavka: library,
  'zayavka/request': request,
  'zayavka/number': number,
  'zayavka/sla': sla,
  'zayavka/message': message,
  'zayavka/operators': operators,
  'zayavka/postgres': postgres,
  'zayavka/testing': testing,
  'zayavka/tmf': tmf,
  'zayavka/cloudevents': cloudevents,
};

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

const pages = documents();
const blocks = pages.flatMap(blocksOf);
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

describe('the code of the documents', () => {
  it('compiles', () => {
    expect(errorsOf(blocks)).toEqual([]);
  });

  it('would be noticed if it did not compile', () => {
    expect(errorsOf([{ place: 'here', code: `const wrong: number = '';` }])).toHaveLength(1);
  });

  it.each(blocks.filter(({ code }) => needsOnly(code, modules)))('gives what it says: $place', async ({ code }) => {
    const program = runnable(code);
    let checks = 0;
    const check = (found: unknown, expected: unknown): void => {
      checks += 1;
      expect(found).toEqual(expected);
    };
    await new AsyncFunction('modules', 'check', program)(modules, check);
    expect(checks).toBe(program.split(/^;?check\(/mu).length - 1);
  });
});

describe.each(pages)('%s', (page) => {
  const text = textOf(page);

  it('has tables that are made of the data: npm run tables writes them', () => {
    expect(withTables(text)).toBe(text);
  });

  it('links to what exists', () => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/gu)].map(([, link = '']) => link);
    const missing = links.filter((link) => {
      const target = link.startsWith('/') ? join(root, 'docs', link) : join(root, dirname(page), link);
      return ![target, `${target}.md`, join(target, 'index.md')].some((path) => existsSync(path));
    });
    // The reference is built from the sources: npm run docs.
    expect(missing.filter((link) => !/^\/?(?:\.\.?\/)*api\//u.test(link))).toEqual([]);
  });
});

describe.each(['README.md', 'README.ru.md'])('%s', (readme) => {
  const text = textOf(readme);

  it('has exactly two set-up commands', () => {
    const commands = [...text.matchAll(/^npm ci && npm .*?(?=\s+#|$)/gmu)].map(([command]) => command);
    expect(commands).toEqual(['npm ci && npm run demo', 'npm ci && npm test']);
  });

  it('has at most 200 lines', () => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(200);
  });
});

describe('the two readmes', () => {
  it('show the same code', () => {
    const [english, russian] = ['README.md', 'README.ru.md'].map((readme) =>
      blocksOf(readme).map(({ code }) => withoutComments(code)),
    );
    expect(russian).toEqual(english);
  });
});

describe('the page of lifecycles', () => {
  it.each(['inquiry', 'order'] as const)('draws the one of the code: %s', (lifecycle) => {
    expect(textOf('docs/lifecycles.md')).toContain(`\`\`\`mermaid\n${library.toMermaid(lifecycle).trim()}\n\`\`\``);
  });
});

describe('the page of refusals', () => {
  it('lists every code of a fault and every code of a refusal', () => {
    const nodes = sourceFiles().flatMap(({ tree }) => [...nodesOf(tree)]);
    const faults = nodes
      .filter((node) => ts.isTypeAliasDeclaration(node) && node.name.text === 'FaultCode')
      .flatMap(textsIn);
    const refusals = nodes
      .filter((node) => ts.isPropertySignature(node) && node.name.getText() === 'code')
      .flatMap(textsIn)
      .filter((code) => code.includes('/'));
    expect(faults.length).toBeGreaterThan(20);
    expect(refusals.length).toBeGreaterThan(20);
    const text = textOf('docs/refusals.md');
    expect([...faults, ...refusals].filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
  });
});

function textsIn(node: ts.Node): readonly string[] {
  return [...nodesOf(node)].filter(ts.isStringLiteral).map(({ text }) => text);
}

function withoutComments(block: string): string {
  return block.replaceAll(/\/\/(?!=>).*$/gmu, '').replaceAll(/[ ]+$/gmu, '');
}
