/**
 * What the import of each subpath costs in a fresh process, minus the import of an empty module. Processor
 * time, and the least of several processes: other work on the machine only adds to it.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPackage } from './package-build.ts';
import { type Row, significant } from './table.ts';

const goals: Readonly<Record<string, number>> = {
  zayavka: 40,
  'zayavka/request': 10,
  'zayavka/number': 10,
  'zayavka/sla': 10,
  'zayavka/message': 10,
};

const processes = Number(process.env['BENCH_PROCESSES'] ?? 15);

export async function measure(): Promise<readonly Row[]> {
  const { folder, entries } = buildPackage();
  const empty = join(folder, 'empty.js');
  writeFileSync(empty, 'export {};\n');
  const least = (file: string): number => Math.min(...Array.from({ length: processes }, () => importTime(file)));
  const base = least(empty);
  return entries.map(({ subpath, file }) => {
    const value = least(file) - base;
    const atMost = goals[subpath];
    const row = { what: `import ${subpath}`, ours: `${significant(value)} ms`, value };
    return atMost === undefined ? row : { ...row, goal: { atMost } };
  });
}

/** Milliseconds of processor time that `import(file)` takes in a process of its own. */
function importTime(file: string): number {
  const program = `
    const start = process.cpuUsage();
    await import(process.argv[1]);
    const { user, system } = process.cpuUsage(start);
    console.log((user + system) / 1_000);`;
  const words = ['--input-type=module', '--eval', program, pathToFileURL(file).href];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} cannot be imported:\n${stderr}`);
  return Number(stdout);
}
