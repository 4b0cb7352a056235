/**
 * What is published: the right files, resolvable types, both module systems, small enough for what it does.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Packed, pack } from './packed.ts';
import { root } from './sources.ts';

const subpaths = ['.', './operators', './postgres', './testing', './tmf', './cloudevents', './icu'] as const;
type Subpath = (typeof subpaths)[number];

let packed: Packed;
beforeAll(() => {
  packed = pack();
});
afterAll(() => packed.remove());

function named(subpath: Subpath): string {
  return subpath === '.' ? 'zayavka' : `zayavka${subpath.slice(1)}`;
}

function runs(file: string, code: string): string {
  const path = join(packed.consumer, file);
  writeFileSync(path, code);
  return execFileSync(process.execPath, [path], { encoding: 'utf8' }).trim();
}

describe('the packed package', () => {
  it('holds what was built, the readme in two languages, the changes and the licence', () => {
    expect(readdirSync(packed.folder).sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'README.ru.md', 'dist', 'package.json'].sort(),
    );
  });

  it('has nothing that publint objects to', async () => {
    const { messages } = await publint({ pkgDir: packed.folder, strict: true });
    const manifest = JSON.parse(readFileSync(join(packed.folder, 'package.json'), 'utf8'));
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  it('has types that are right in every module resolution', () => {
    const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const words = [attw, packed.tarball, '--format', 'ascii', '--no-color'];
    expect(execFileSync(process.execPath, words, { encoding: 'utf8' })).toContain('No problems found');
  });

  it('has the subpaths that it promises and no others', () => {
    const { exports } = JSON.parse(readFileSync(join(packed.folder, 'package.json'), 'utf8'));
    expect(Object.keys(exports)).toEqual([...subpaths, './package.json']);
  });

  it.each(subpaths)('is imported and required: %s', (subpath) => {
    const count = 'console.log(Object.keys(names).filter((name) => name !== "default").sort().join());';
    const file = subpath.replaceAll(/\W/gu, '_');
    const imported = runs(`${file}.mjs`, `import * as names from '${named(subpath)}'; ${count}`);
    const required = runs(`${file}.cjs`, `const names = require('${named(subpath)}'); ${count}`);
    expect(required).toBe(imported);
    expect(imported.length).toBeGreaterThan(0);
  });

  it('knows a fault of its other copy', () => {
    const code = `
      const { createRequire } = await import('node:module');
      const required = createRequire(import.meta.url)('zayavka');
      const imported = await import('zayavka');
      console.log(imported.Fault === required.Fault, imported.Fault.is(new required.Fault('term/invalid-amount', '')));`;
    expect(runs('copies.mjs', code)).toBe('false true');
  });

  it('brings no second copy of a fault in with a subpath', () => {
    const code = `
      const { days, Fault } = require('zayavka');
      const { defineOperator } = require('zayavka/operators');
      try { defineOperator({}) } catch (error) { console.log(error instanceof Fault) }`;
    expect(runs('subpath.cjs', code)).toBe('true');
  });

  it('lets the storage contract import nothing', () => {
    for (const file of ['testing.js', 'testing.cjs']) {
      const text = readFileSync(join(packed.folder, 'dist', file), 'utf8');
      expect(text).not.toMatch(/^\s*import\b|\bfrom\s*['"]|\brequire\(|\bimport\(/mu);
    }
  });

  it('compiles for a strict user in both module systems', () => {
    const program = `
      import { openDesk, memoryStore, type Desk, type DeskRefusal } from 'zayavka';
      import { mts } from 'zayavka/operators';
      const desk: Desk = openDesk({ operators: [mts], store: memoryStore(), secret: '0'.repeat(32), now: () => new Date(0) });
      export async function number(): Promise<string | DeskRefusal['code'] | undefined> {
        const opened = await desk.register({ operator: 'mts', kind: 'complaint', channel: 'chat', subscriber: { msisdn: '+79161234567' }, text: 'x' });
        return opened.ok ? opened.value.number : opened.refusal.code;
      }`;
    const files = ['strict.mts', 'strict.cts'].map((file) => join(packed.consumer, file));
    for (const file of files) writeFileSync(file, program);
    const compiled = ts.createProgram(files, {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts'],
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      noEmit: true,
    });
    const errors = ts
      .getPreEmitDiagnostics(compiled)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(errors).toEqual([]);
  });
});

/** Bytes after minify and gzip, everything included that the package itself brings; ceilings leave some room to grow. */
const ceilings: Readonly<Record<Subpath, number>> = {
  // The desk, its edge with zod/mini, all rooms, the texts in two languages, AES-GCM-SIV for cursors.
  '.': 72_000,
  // Four operators, fifteen kinds, the check of a fifth one with zod/mini, and the calendar that they count with.
  './operators': 24_000,
  './postgres': 16_000,
  './testing': 12_000,
  './tmf': 8_000,
  './cloudevents': 3_000,
  // Beside `intl-messageformat`, which its user installs.
  './icu': 8_000,
};

describe('the size', () => {
  it.each(subpaths)('stays under its ceiling: %s', async (subpath) => {
    expect(await sizeOf(`export * from '${named(subpath)}'`)).toBeLessThan(ceilings[subpath]);
  });
});

/** The three rooms that need no dependency but `addMonths`: all that they export, texts in two languages included. */
const core = `
  export { decide, evolve, replay, allowedCommands, toMermaid } from 'zayavka';
  export { addWorkingTime, crossings, dueAt, explain, extendClock, observe, readClock, russia, workingCalendar } from 'zayavka';
  export { compose, describeStatus, measureSms, splitSms, transliterate } from 'zayavka';`;

describe('the core', () => {
  it('comes without zod and stays under its ceiling', async () => {
    const { outputFiles } = await bundle(core);
    expect(outputFiles[0]?.text.includes('ZodMini')).toBe(false);
    // Requests 2.6 kB, calendars and clocks with their reasons 13 kB, messages 6 kB, the texts of both languages 7 kB.
    expect(zipped(outputFiles)).toBeLessThan(30_000);
  });

  it('costs a caller only what he takes: the lifecycle, working time, parts of a text message', async () => {
    expect(zipped((await bundle(`export { decide, evolve } from 'zayavka'`)).outputFiles)).toBeLessThan(4_500);
    const time = `export { addWorkingTime, workingCalendar, workingTimeBetween } from 'zayavka'`;
    expect(zipped((await bundle(time)).outputFiles)).toBeLessThan(7_500);
    expect(zipped((await bundle(`export { measureSms, splitSms } from 'zayavka'`)).outputFiles)).toBeLessThan(3_200);
  });
});

async function sizeOf(contents: string): Promise<number> {
  return zipped((await bundle(contents)).outputFiles);
}

function zipped(files: readonly { readonly contents: Uint8Array }[]): number {
  return gzipSync(files[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}

function bundle(contents: string) {
  return build({
    stdin: { contents, resolveDir: packed.consumer },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['intl-messageformat', '@formatjs/*'],
    write: false,
    logLevel: 'silent',
  });
}
