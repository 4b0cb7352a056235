/**
 * `npx zayavka`: reads files and prints what `run` says.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { run } from './run.ts';

const { output, exitCode } = run(process.argv.slice(2), (path) => readFileSync(path));
// A reader such as `head` may have enough before the end.
process.stdout.on('error', () => process.exit());
(exitCode === 2 ? process.stderr : process.stdout).write(output);
process.exitCode = exitCode;
