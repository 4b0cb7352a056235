/**
 * Six weeks at the desk: replays a journal of contacts and prints what a subscriber, an operator and a manager see.
 * Exit code: 0 everything was replayed, 1 the journal has problems, 2 the journal cannot be read.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Journal, readJournal, wordsIn } from './demo/journal.ts';
import { type Language, languages, sayIn } from './demo/language.ts';
import {
  printChapter,
  printHead,
  printInShort,
  printMonths,
  printProblems,
  printSummary,
  printTotals,
  printVoices,
} from './demo/print.ts';
import { play } from './demo/replay.ts';
import { type Terminal, terminalOf } from './demo/terminal.ts';
import { voicesOf } from './demo/voices.ts';

const usage = `npm run demo                  plays examples/journal.json: the figures and four stories
npm run demo -- --all         every chapter, with all reasons
npm run demo -- --lang ru     the narrative in Russian; messages stay in the subscriber's language
npm run demo -- other.json    plays another journal

Exit code: 0 all of it was played, 1 lines of the journal are broken, 2 there is no journal to read.
NO_COLOR=1 prints without colours.`;

// A reader such as `head` closes the pipe early.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main();

async function main(): Promise<number> {
  const wish = wishOf(process.argv.slice(2));
  if (wish === undefined) {
    console.log(usage);
    return 0;
  }
  if ('problem' in wish) return stop(`${wish.problem}\n\n${usage}`);
  const journal = await load(wish.file);
  if (typeof journal === 'string') return stop(`${wish.file}: ${journal}`);
  return show(journal, wish, terminalOf(process.stdout, process.env));
}

interface Wish {
  readonly file: string;
  readonly all: boolean;
  readonly language: Language;
}

async function show(journal: Journal, { all, language }: Wish, terminal: Terminal): Promise<number> {
  const say = sayIn(language);
  const { chapters, problems, summary, totals, months } = await play(journal, say);
  const isShort = !all && chapters.some(({ isFeatured }) => isFeatured);
  const stories = chapters.flatMap((chapter, index) => {
    if (!isShort) return printChapter(chapter, index, terminal, say);
    return chapter.isFeatured ? printInShort(chapter, index, terminal, say) : [];
  });
  const more = say(
    'npm run demo -- --all tells everything, with all reasons.',
    'npm run demo -- --all покажет всё, с причинами.',
  );
  const title = wordsIn(journal.title ?? { en: 'A journal', ru: 'Журнал' }, say);
  const lines = [
    ...printHead(title, journal.contacts.length, terminal, say),
    ...printSummary(summary, terminal, say),
    ...printTotals(totals, terminal, say),
    ...(isShort ? [] : printMonths(months, terminal, say)),
    ...stories,
    ...(isShort
      ? [...printVoices(await voicesOf(journal.contacts.at(-1)?.contact.at ?? new Date(0), say), terminal, say), more]
      : []),
  ];
  console.log(lines.join('\n'));
  if (problems.length === 0) return 0;
  console.error(printProblems(problems, terminalOf(process.stderr, process.env)).join('\n'));
  return 1;
}

/** What to play and how; `undefined` when the user asks for help. */
function wishOf(given: readonly string[]): Wish | undefined | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: {
        help: { type: 'boolean', short: 'h' },
        all: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'en' },
      },
      allowPositionals: true,
    });
    if (values.help === true) return undefined;
    if (positionals.length > 1) return { problem: `expected one journal, found ${positionals.length}` };
    const language = languages.find((one) => one === values.lang);
    if (language === undefined) return { problem: `--lang: expected ${languages.join(' or ')}, found ${values.lang}` };
    const file = positionals[0] ?? fileURLToPath(new URL('journal.json', import.meta.url));
    return { file, all: values.all, language };
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
