/**
 * The public surface stands in `surface/`, so that a change of it is seen in review. `npm run surface` writes it after a
 * change that is meant.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './sources.ts';
import { behind, entries, surface } from './surface.ts';

const pages = surface();
const folder = join(root, 'test/package/surface');

describe('the public surface', () => {
  it.each([...pages])('is the one that was reviewed: %s', async (subpath, text) => {
    await expect(text).toMatchFileSnapshot(join(folder, `${subpath}.txt`));
  });

  it('shows no class with private members: two copies of such a class are two types', () => {
    const opaque = [...pages].flatMap(([subpath, text]) =>
      [...text.matchAll(/^(?:abstract )?class (\w+)[^{]*\{[^}]*?(?:#private|\bprivate\b|\bprotected\b)/gmu)].map(
        ([, name]) => `${subpath}: ${name}`,
      ),
    );
    expect(opaque).toEqual([]);
  });

  it('has a page for each subpath of the package, and no others', () => {
    const { tsup } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const built = Object.fromEntries(Object.entries(entries).map(([subpath, path]) => [subpath, `src/${path}`]));
    expect(tsup.entry).toEqual(built);
    expect(readdirSync(folder).sort()).toEqual([...Object.keys(entries), behind].map((page) => `${page}.txt`).sort());
  });
});
