/**
 * The readmes say what is true: their code compiles and gives what stands after `//=>`, their diagrams and lists are
 * those of the code, and both languages show the same code.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as library from 'zayavka';
import * as message from 'zayavka/message';
import * as number from 'zayavka/number';
import * as operators from 'zayavka/operators';
import * as postgres from 'zayavka/postgres';
import * as request from 'zayavka/request';
import * as sla from 'zayavka/sla';
import * as testing from 'zayavka/testing';
import { blocksOf, errorsOf, programOf, runnable } from './readme-code.ts';
import { nodesOf, root, sourceFiles } from './sources.ts';

const readmes = ['README.md', 'README.ru.md'] as const;
const modules = {
  zayavka: library,
  'zayavka/request': request,
  'zayavka/number': number,
  'zayavka/sla': sla,
  'zayavka/message': message,
  'zayavka/operators': operators,
  'zayavka/postgres': postgres,
  'zayavka/testing': testing,
};

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

describe.each(readmes)('%s', (readme) => {
  const text = readFileSync(join(root, readme), 'utf8');
  const program = programOf(blocksOf(readme));

  it('has code that compiles', () => {
    expect(errorsOf(program)).toEqual([]);
  });

  it('would notice code that does not compile', () => {
    expect(errorsOf(`${program}\nconst wrong: number = '';`)).toHaveLength(1);
  });

  it('has code that gives what it says', async () => {
    let checks = 0;
    const check = (found: unknown, expected: unknown): void => {
      checks += 1;
      expect(found).toEqual(expected);
    };
    await new AsyncFunction('modules', 'check', runnable(program))(modules, check);
    expect(checks).toBe(program.split(';check(').length - 1);
    expect(checks).toBeGreaterThan(20);
  });

  it.each(['inquiry', 'order'] as const)('draws the lifecycle of the code: %s', (lifecycle) => {
    expect(text).toContain(`\`\`\`mermaid\n${library.toMermaid(lifecycle).trim()}\n\`\`\``);
  });

  it('has exactly two set-up commands', () => {
    const commands = [...text.matchAll(/^npm ci && npm .*?(?=\s+#|$)/gmu)].map(([command]) => command);
    expect(commands).toEqual(['npm ci && npm run demo', 'npm ci && npm test']);
  });

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
    const missing = [...faults, ...refusals].filter((code) => !text.includes(`\`${code}\``));
    expect(missing).toEqual([]);
  });
});

describe('the two readmes', () => {
  it('show the same code', () => {
    const [english, russian] = readmes.map((readme) => blocksOf(readme).map(withoutComments));
    expect(russian).toEqual(english);
  });
});

function textsIn(node: ts.Node): readonly string[] {
  return [...nodesOf(node)].filter(ts.isStringLiteral).map(({ text }) => text);
}

function withoutComments(block: string): string {
  return block.replaceAll(/\/\/(?!=>).*$/gmu, '').replaceAll(/[ ]+$/gmu, '');
}
