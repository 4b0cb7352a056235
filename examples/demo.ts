/**
 * Six weeks at the desk: replays a journal of contacts and prints what a subscriber, an operator and a manager see.
 * Exit code: 0 everything was replayed, 1 the journal has problems, 2 the journal cannot be read.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Journal, readJournal } from './demo/journal.ts';
import { printChapter, printHead, printMonths, printProblems, printSummary, printTotals } from './demo/print.ts';
import { play } from './demo/replay.ts';
import { type Terminal, terminalOf } from './demo/terminal.ts';

const usage = `npm run demo                  plays examples/journal.json
npm run demo -- other.json    plays another journal

Exit code: 0 all of it was played, 1 lines of the journal are broken, 2 there is no journal to read.
NO_COLOR=1 prints without colours.`;

// A reader such as `head` closes the pipe early.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main();

async function main(): Promise<number> {
  const file = fileOf(process.argv.slice(2));
  if (file === undefined) {
    console.log(usage);
    return 0;
  }
  if (typeof file !== 'string') return stop(`${file.problem}\n\n${usage}`);
  const journal = await load(file);
  if (typeof journal === 'string') return stop(`${file}: ${journal}`);
  return show(journal, terminalOf(process.stdout, process.env));
}

async function show(journal: Journal, terminal: Terminal): Promise<number> {
  const { chapters, problems, summary, totals, months } = await play(journal);
  const lines = [
    ...printHead(journal.title ?? 'A journal', journal.contacts.length, terminal),
    ...chapters.flatMap((chapter, index) => printChapter(chapter, index, terminal)),
    ...printSummary(summary, terminal),
    ...printTotals(totals, terminal),
    ...printMonths(months, terminal),
  ];
  console.log(lines.join('\n'));
  if (problems.length === 0) return 0;
  console.error(printProblems(problems, terminalOf(process.stderr, process.env)).join('\n'));
  return 1;
}

/** The journal to replay; `undefined` when the user asks for help. */
function fileOf(given: readonly string[]): string | undefined | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help === true) return undefined;
    if (positionals.length > 1) return { problem: `expected one journal, found ${positionals.length}` };
    return positionals[0] ?? fileURLToPath(new URL('journal.json', import.meta.url));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The journal, or why it cannot be read. */
async function load(file: string): Promise<Journal | string> {
  try {
    return readJournal(await readFile(file, 'utf8'));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function stop(problem: string): number {
  console.error(problem);
  return 2;
}
