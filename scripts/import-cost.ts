/**
 * Prints what an import of each subpath costs in a fresh process, beside an empty module: the fastest of many runs, since
 * a busy machine only adds. Run `npm run build` before.
 */
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const goals: Readonly<Record<string, number>> = { request: 10, number: 10, sla: 10, message: 10, index: 40 };
const runs = 20;

function fastest(module: string): number {
  // The first import starts the loader of modules; that is no cost of what is measured.
  const code = `await import('data:text/javascript,');
    const start = performance.now();
    await import(${JSON.stringify(module)});
    console.log(performance.now() - start);`;
  const times = Array.from({ length: runs }, () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' })),
  );
  return Math.min(...times);
}

for (const [entry, goal] of Object.entries(goals)) {
  const time = fastest(pathToFileURL(`dist/${entry}.js`).href);
  console.log(`${entry.padEnd(10)} ${time.toFixed(1).padStart(6)} ms, at most ${goal} wanted`);
}
