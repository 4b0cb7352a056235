/** The package as npm would publish it: packed from a copy of the sources, so that the working tree stays as it is. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './sources.ts';

export interface Packed {
  readonly tarball: string;
  /** The unpacked package. */
  readonly folder: string;
  /** A folder in which `zayavka` is installed, for programs that use it. */
  readonly consumer: string;
  remove(): void;
}

const packedFrom = [
  'src',
  'scripts',
  'package.json',
  'tsconfig.json',
  'operator.schema.json',
  'queued-message.schema.json',
  'request-event.schema.json',
  'README.md',
  'README.ru.md',
  'CHANGELOG.md',
  'LICENSE',
  'docs',
];

export function pack(): Packed {
  const place = mkdtempSync(join(tmpdir(), 'zayavka-packed-'));
  const project = join(place, 'project');
  mkdirSync(project);
  for (const path of packedFrom) cpSync(join(root, path), join(project, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'junction');
  const run = (command: string, ...words: string[]): string =>
    execFileSync(command, words, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  run('npm', 'run', 'build', '--silent');
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

export interface Loaded {
  /** Folders of `src` whose code is loaded. */
  readonly rooms: readonly string[];
  /** Packages whose code the build has taken in. */
  readonly bundled: readonly string[];
  /** Packages that the user's package manager installs. */
  readonly installed: readonly string[];
}

/** What an import of an entry loads: all of it is in the imports of its files, since nothing is imported later. */
export function loadedBy({ folder }: Packed, entry: string, ending: 'js' | 'cjs' = 'js'): Loaded {
  const files = new Map<string, string>();
  const installed = new Set<string>();
  const load = (file: string): void => {
    if (files.has(file)) return;
    const text = readFileSync(join(folder, 'dist', file), 'utf8');
    files.set(file, text);
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      if (fileName.startsWith('./')) load(fileName.slice(2));
      else installed.add(packageOf(fileName));
    }
  };
  load(`${entry}.${ending}`);
  // The bundler writes the path of each module above its code.
  const modules = [...files.values()].flatMap((text) =>
    [...text.matchAll(/(?:^|;)\/\/ (\S+\.m?[jt]s)$/gmu)].map(([, path = '']) => path),
  );
  const rooms = modules.flatMap((path) => /^src\/([^/]+)\//u.exec(path)?.[1] ?? []);
  const bundled = modules
    .flatMap((path) => /node_modules\/(?!.*node_modules\/)(.+)$/u.exec(path)?.[1] ?? [])
    .map(packageOf);
  const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();
  return { rooms: sorted(rooms), bundled: sorted(bundled), installed: sorted(installed) };
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
