/**
 * What a bundle of typical imports weighs, minified and packed by gzip, dependencies included.
 */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildPackage } from './package-build.ts';
import { type Row, significant } from './table.ts';

const bundles = [
  { what: 'measureSms', code: `export { measureSms } from './message.js'`, goal: 1.6 },
  { what: 'dueAt and russia', code: `export { dueAt, russia } from './sla.js'`, goal: 10 },
  {
    what: 'the desk with one operator',
    code: `export { memoryStore, openDesk } from './index.js'; export { mts } from './operators.js'`,
    goal: 115,
  },
] as const;

export async function measure(): Promise<readonly Row[]> {
  const { folder } = buildPackage();
  return Promise.all(
    bundles.map(async ({ what, code, goal }) => {
      const value = (await packedSize(code, folder)) / 1_000;
      return { what, ours: `${significant(value)} kB`, value, goal: { atMost: goal } };
    }),
  );
}

async function packedSize(contents: string, resolveDir: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}
