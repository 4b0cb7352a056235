/**
 * The house: imports point downwards only, the rooms of floor 1 do not know each other, and the two lower floors are
 * pure.
 */
import { describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './sources.ts';

const files = sourceFiles();

/** What each place may import, by the first part of a path; what is not listed is the ground. */
const below: Readonly<Record<string, readonly string[]>> = {
  request: [],
  number: [],
  sla: [],
  message: [],
  operators: ['request', 'number', 'sla', 'message'],
  desk: ['operators', 'request', 'number', 'sla', 'message'],
  storage: ['desk', 'operators', 'request', 'number', 'sla', 'message'],
  testing: ['desk', 'operators', 'request', 'number', 'sla', 'message'],
  interop: ['desk', 'operators', 'request', 'number', 'sla', 'message'],
};

/** The packages that each place may use at run time. */
const packages: Readonly<Record<string, readonly string[]>> = {
  number: ['@noble/ciphers/aes.js'],
  sla: ['date-fns/addMonths', '@date-fns/utc/date/mini'],
  operators: ['zod/mini'],
  desk: ['zod/mini'],
  storage: ['zod/mini'],
  interop: ['intl-messageformat', '@formatjs/icu-messageformat-parser'],
};

const ground = ['fault.ts', 'instant.ts', 'result.ts', 'source.ts'];

function roomOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : path;
}

function isOwn(from: string): boolean {
  return from.endsWith('.ts');
}

function wrongImports(file: SourceFile): readonly string[] {
  const room = roomOf(file.path);
  return file.imports
    .filter(isOwn)
    .filter((from) => roomOf(from) !== room && !ground.includes(from) && !(below[room] ?? []).includes(roomOf(from)))
    .map((from) => `${file.path} imports ${from}`);
}

describe('the house', () => {
  it('has its rooms and nothing else', () => {
    const places = [...new Set(files.map(({ path }) => roomOf(path)))].sort();
    expect(places).toEqual([...Object.keys(below), ...ground, 'index.ts'].sort());
  });

  it('has arrows that point downwards only', () => {
    expect(files.filter(({ path }) => path !== 'index.ts').flatMap(wrongImports)).toEqual([]);
  });

  it('would notice an arrow that points upwards', () => {
    const upwards = { path: 'sla/term.ts', text: '', imports: ['message/date.ts', 'fault.ts'], runtimeImports: [] };
    expect(wrongImports(upwards)).toEqual(['sla/term.ts imports message/date.ts']);
  });

  it('uses the packages that each room was given', () => {
    const strangers = files.flatMap(({ path, runtimeImports }) =>
      runtimeImports
        .filter((from) => !isOwn(from) && !(packages[roomOf(path)] ?? []).includes(from))
        .map((from) => `${path} uses ${from}`),
    );
    expect(strangers).toEqual([]);
  });

  it('lets zod stand at the edge alone', () => {
    const users = files.filter(({ imports }) => imports.some((from) => from.startsWith('zod'))).map(({ path }) => path);
    expect(users).toEqual(
      [...users].filter((path) => /^(?:desk\/(?:.*-)?input|operators\/operator-schema)\.ts$/u.test(path)),
    );
  });

  it('keeps the lower floors pure', () => {
    const impure =
      /\bawait\b|\basync\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bcrypto\.|\bfetch\(|from 'node:/u;
    const lower = files.filter(({ path }) => /^(?:request|number|sla|message|operators)\//u.test(path));
    const found = lower.filter(({ text }) => impure.test(withoutComments(text))).map(({ path }) => path);
    expect(found).toEqual([]);
  });

  it('never asks which operator it is', () => {
    const asking = /\b(?:operator(?:\.id)?|id)\s*===?\s*'(?:mts|megafon|beeline|tele2|t2)'/u;
    expect(files.filter(({ text }) => asking.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('has files that one person reads at one go', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 300).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('opens each file with what it is for', () => {
    expect(files.filter(({ text }) => !text.startsWith('/**')).map(({ path }) => path)).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/\/\/.*$/gmu, '');
}
