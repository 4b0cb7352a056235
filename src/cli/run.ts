/**
 * The program `zayavka` as a function: words of the command line in, text and exit code out.
 */
import { parseArgs } from 'node:util';
import { check } from './check.ts';
import { type CommandOptions, type CommandResult, type LanguageName, UsageError } from './command.ts';
import { diff } from './diff.ts';
import { due } from './due.ts';
import { help } from './help.ts';
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
      if (from === undefined || term === undefined) throw new UsageError('due: expected --from and --term');
      return due({ from, term, operator }, given);
    },
  },
};

export function run(words: readonly string[], read: CommandOptions['read']): CommandResult {
  try {
    const { values, positionals } = parse(words);
    const language = values.lang === undefined ? 'en' : readLanguage(values.lang);
    const [name, ...files] = positionals;
    if (values.help === true || (name === undefined && words.length === 0)) {
      const shown = values.lang === undefined ? `${help.en}\n${help.ru}` : help[language];
      return { output: shown, exitCode: values.help === true ? 0 : 2 };
    }
    const command = commandOf(name, files, values);
    return command.run(files, values, { language, json: values.json === true, read });
  } catch (error) {
    if (!isUsageError(error)) throw error;
    return { output: `zayavka: ${error.message}\nzayavka --help\n`, exitCode: 2 };
  }
}

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options, allowPositionals: true });
}

function commandOf(name: string | undefined, files: readonly string[], values: Values): Command {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (name === undefined || command === undefined) {
    throw new UsageError(`expected one of ${Object.keys(commands).join(', ')}, found ${name ?? 'nothing'}`);
  }
  if (files.length !== command.files) {
    throw new UsageError(`${name}: expected ${command.files} FILE, found ${files.length}`);
  }
  const known = ['help', 'json', 'lang', ...command.own];
  const foreign = Object.keys(values).filter((option) => !known.includes(option));
  if (foreign.length > 0) throw new UsageError(`${name}: expected no --${foreign.join(', --')}`);
  return command;
}

function readLanguage(text: string): LanguageName {
  if (text === 'en' || text === 'ru') return text;
  throw new UsageError(`--lang: expected en or ru, found '${text}'`);
}

/** Ours, or that of `parseArgs`. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
