/**
 * The package as users get it, built from the present sources into `dist/package`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The bundle that runs stands in `bench/dist`. */
const root = fileURLToPath(new URL('../..', import.meta.url));

export interface BuiltPackage {
  readonly folder: string;
  /** The subpaths and their files, such as `zayavka/sla` and `…/sla.js`. */
  readonly entries: readonly { readonly subpath: string; readonly file: string }[];
}

export function buildPackage(): BuiltPackage {
  const folder = join(root, 'bench/dist/package');
  const { status, stderr } = spawnSync('npx', ['tsup', '--no-dts', '--silent', '--out-dir', 'bench/dist/package'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the build failed:\n${stderr}`);
  const manifest: { readonly exports: Readonly<Record<string, { readonly import?: { readonly default: string } }>> } =
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // Bundlers read from here that no file has side effects, as they do in the published package.
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', sideEffects: false }));
  const entries = Object.entries(manifest.exports).flatMap(([subpath, target]) => {
    const path = target.import?.default;
    if (path === undefined) return [];
    return [{ subpath: `zayavka${subpath.slice(1)}`, file: join(folder, path.replace(/^\.\/dist\//u, '')) }];
  });
  return { folder, entries };
}
