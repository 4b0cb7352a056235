/** The source files of the library, with their texts and what they import. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceFile {
  /** From `src`, with forward slashes: `sla/due.ts`. */
  readonly path: string;
  readonly text: string;
  /** Own files, from `src`; packages by their name. */
  readonly imports: readonly string[];
  /** The same without `import type`: what is there at run time. */
  readonly runtimeImports: readonly string[];
}

export function sourceFiles(): readonly SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, 'src', path), 'utf8');
      return { path, text, imports: importsOf(path, text, false), runtimeImports: importsOf(path, text, true) };
    });
}

function importsOf(path: string, text: string, onlyAtRunTime: boolean): readonly string[] {
  return [...text.matchAll(/^(?:import|export)\s([^;]*?)from '([^']+)';/gmsu)]
    .filter(([, names = '']) => !onlyAtRunTime || hasRuntimeNames(names))
    .map(([, , from = '']) => (from.startsWith('.') ? posix.join(posix.dirname(path), from) : from));
}

/** `type X` and `{ type X, type Y }` vanish; `{ type X, y }` does not. */
function hasRuntimeNames(names: string): boolean {
  if (names.startsWith('type ')) return false;
  const [, listed] = /\{(.*)\}/su.exec(names) ?? [];
  if (listed === undefined) return true;
  const entries = listed
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return entries.length === 0 || entries.some((entry) => !entry.startsWith('type '));
}
