/** The package as npm would publish it: packed from a copy of the sources, so that the working tree stays as it is. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './sources.ts';

export interface Packed {
  readonly tarball: string;
  /** The unpacked package. */
  readonly folder: string;
  /** A folder in which `zayavka` is installed, for programs that use it. */
  readonly consumer: string;
  remove(): void;
}

const packedFrom = ['src', 'package.json', 'tsconfig.json', 'README.md', 'README.ru.md', 'CHANGELOG.md', 'LICENSE'];

export function pack(): Packed {
  const place = mkdtempSync(join(tmpdir(), 'zayavka-packed-'));
  const project = join(place, 'project');
  mkdirSync(project);
  for (const path of packedFrom) cpSync(join(root, path), join(project, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'junction');
  const run = (command: string, ...words: string[]): string =>
    execFileSync(command, words, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  run(process.execPath, join(root, 'node_modules/tsup/dist/cli-default.js'));
  run('npm', 'pack', '--ignore-scripts', '--silent');
  const name = readdirSync(project).find((file) => file.endsWith('.tgz')) ?? '';
  run('tar', '-xzf', name, '-C', place);
  const folder = join(place, 'package');
  const consumer = join(place, 'consumer');
  mkdirSync(join(consumer, 'node_modules'), { recursive: true });
  symlinkSync(folder, join(consumer, 'node_modules', 'zayavka'), 'junction');
  return {
    tarball: join(project, name),
    folder,
    consumer,
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}
