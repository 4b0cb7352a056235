import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'next-year-'));
afterAll(() => rmSync(directory, { recursive: true }));

function example(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'examples/next-year.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
}

describe('the example of a new year', () => {
  it('reads the year from its file and puts it into the running desk', () => {
    const { status, stdout } = example();
    expect(status).toBe(0);
    expect(stdout).toContain('Before the decree: answer by 2028-01-10, preliminary.');
    expect(stdout).toContain('Days from 1 January 2028 on are preliminary');
    expect(stdout).toMatch(/calendar 2028-0000\.[0-9a-f]{8}: answer by 2028-01-11\./);
    expect(stdout.split('After the decree')[1]).not.toContain('are preliminary');
  });

  it('says what is wrong with a file', () => {
    const path = join(directory, 'year.json');
    writeFileSync(path, JSON.stringify({ year: { year: 2029, decree: '', source: 'x', workingDays: 1, moves: [] } }));
    const { status, stderr } = example(path);
    expect(status).not.toBe(0);
    expect(stderr).toContain("/years/0/decree: expected the number of the decree, found ''");
  });
});
