/**
 * The program `zayavka` as a function: words of the command line in, text and exit code out.
 */
import { parseArgs } from 'node:util';
import { Fault } from '../kernel/fault.ts';
import type { Localized } from '../kernel/source.ts';
import { russianFault } from '../operators/faults/russian-fault.ts';
import { check } from './check.ts';
import {
  anyOf,
  type CommandOptions,
  type CommandResult,
  jsonResult,
  type LanguageName,
  mistaken,
  UsageError,
} from './command.ts';
import { diff } from './diff.ts';
import { due } from './due.ts';
import { help } from './help.ts';
import { asLines } from './layout.ts';
import { preview } from './preview.ts';

const options = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  kind: { type: 'string' },
  locale: { type: 'string' },
  channel: { type: 'string' },
  from: { type: 'string' },
  term: { type: 'string' },
  operator: { type: 'string' },
} as const;

type Values = ReturnType<typeof parse>['values'];

interface Command {
  readonly files: number;
  /** Beside `--json`, `--lang` and `--help`. */
  readonly own: readonly (keyof Values)[];
  readonly run: (files: readonly string[], values: Values, options: CommandOptions) => CommandResult;
}

const commands: { readonly [name: string]: Command } = {
  check: { files: 1, own: [], run: ([file = ''], _, given) => check(file, given) },
  preview: {
    files: 1,
    own: ['kind', 'locale', 'channel'],
    run: ([file = ''], { kind, locale, channel }, given) => preview({ file, kind, locale, channel }, given),
  },
  diff: { files: 2, own: [], run: ([old = '', other = ''], _, given) => diff(old, other, given) },
  due: {
    files: 0,
    own: ['from', 'term', 'operator'],
    run: (_, { from, term, operator }, given) => {
      if (from === undefined || term === undefined) {
        throw mistaken('due', { en: '--from and --term', ru: '--from и --term' });
      }
      return due({ from, term, operator }, given);
    },
  },
};

export function run(words: readonly string[], read: CommandOptions['read']): CommandResult {
  try {
    const { values, positionals } = parse(words);
    const language = values.lang === undefined ? 'en' : readLanguage(values.lang);
    const [name, ...files] = positionals;
    if (values.help === true || (name === undefined && !('json' in values))) {
      const shown = values.lang === undefined ? `${help.en}\n${help.ru}` : help[language];
      return { output: shown, exitCode: values.help === true ? 0 : 2 };
    }
    const command = commandOf(name, files, values);
    return command.run(files, values, { language, json: values.json === true, read });
  } catch (error) {
    const told = usageWords(error);
    if (told === undefined) throw error;
    const { language, json } = wished(words);
    if (json) return jsonResult({ error: told[language] }, 2);
    return { output: asLines([`zayavka: ${told[language]}`, 'zayavka --help']), exitCode: 2 };
  }
}

function parse(words: readonly string[]) {
  // '-5d' is a term, though a wrong one, and no options.
  const args = words.flatMap((word, index) => {
    if (/^-\d/u.test(word) && words[index - 1] === '--term') return [];
    return [word === '--term' && /^-\d/u.test(words[index + 1] ?? '') ? `--term=${words[index + 1]}` : word];
  });
  return parseArgs({ args, options, allowPositionals: true });
}

function commandOf(name: string | undefined, files: readonly string[], values: Values): Command {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (name === undefined || command === undefined) {
    throw mistaken(undefined, anyOf(Object.keys(commands)), name ?? { en: 'nothing', ru: 'ничего' });
  }
  if (files.length !== command.files) {
    const expected = command.files === 0 ? { en: 'no FILE', ru: 'без ФАЙЛА' } : filesWanted(command.files);
    throw mistaken(name, expected, files.length === 0 ? { en: 'none', ru: 'ничего' } : files.join(' '));
  }
  const known = ['help', 'json', 'lang', ...command.own];
  const foreign = Object.keys(values).filter((option) => !known.includes(option));
  if (foreign.length > 0) {
    const options = `--${foreign.join(', --')}`;
    throw mistaken(name, { en: `no ${options}`, ru: `без ${options}` });
  }
  return command;
}

function filesWanted(count: number): Localized {
  return { en: count === 1 ? 'one FILE' : 'OLD NEW', ru: count === 1 ? 'один ФАЙЛ' : 'БЫЛО СТАЛО' };
}

function readLanguage(text: string): LanguageName {
  if (text === 'en' || text === 'ru') return text;
  throw mistaken('--lang', { en: 'en or ru', ru: 'en или ru' }, `'${text}'`);
}

/** Of a mistake in the call that is known here or that `parseArgs` has seen, and of what the library refuses. */
function usageWords(error: unknown): Localized | undefined {
  if (error instanceof UsageError) return error.words;
  if (Fault.is(error)) return { en: error.message, ru: russianFault(error.message) };
  const isOfParser = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!isOfParser) return undefined;
  const [en = ''] = error.message.split(/\. To specify|\n/u);
  return { en, ru: parserWords.reduce((text, [english, russian]) => text.replace(english, russian), en) };
}

const parserWords: readonly (readonly [english: RegExp, russian: string])[] = [
  [/^Unknown option ('[^']*')/u, 'нет параметра $1'],
  [/^Option '(\S+)[^']*' argument missing/u, "у параметра '$1' нет значения"],
  [/^Option ('[^']*') argument is ambiguous\.?/u, 'у параметра $1 нет значения'],
  [/^Option ('[^']*') does not take an argument/u, 'у параметра $1 не бывает значения'],
];

/** What is asked for by words that could not be read as a whole. */
function wished(words: readonly string[]): Pick<CommandOptions, 'language' | 'json'> {
  const isRussian = words.includes('--lang=ru') || words[words.lastIndexOf('--lang') + 1] === 'ru';
  return { language: isRussian ? 'ru' : 'en', json: words.includes('--json') };
}
