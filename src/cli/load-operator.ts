/**
 * The operator that a command is about: one of the library by its name, or a file.
 */
import { accepted, type Result, refused } from '../kernel/result.ts';
import type { Localized } from '../kernel/source.ts';
import type { FoundFault } from '../operators/json/found-fault.ts';
import { readOperator } from '../operators/json/read-operator.ts';
import { repeatedFields } from '../operators/json/repeated-fields.ts';
import type { Operator } from '../operators/operator.ts';
import { standardOperators } from '../operators/standard-operators.ts';
import { type CommandOptions, UsageError } from './command.ts';

const builtIn: ReadonlyMap<string, Operator> = new Map(
  standardOperators.flatMap((one) => [one.id, ...one.aliases].map((name) => [name, one] as const)),
);

interface LoadedOperator {
  readonly operator: Operator;
  /** As the file says it; of one of the library it is the operator itself. */
  readonly json: unknown;
}

export function loadOperator(
  file: string,
  options: Pick<CommandOptions, 'read'>,
): Result<Operator, readonly FoundFault[]> {
  const loaded = loadFile(file, options);
  return loaded.ok ? accepted(loaded.value.operator) : loaded;
}

/** A file that cannot be read is a `UsageError`. */
export function loadFile(
  file: string,
  { read }: Pick<CommandOptions, 'read'>,
): Result<LoadedOperator, readonly FoundFault[]> {
  const known = builtIn.get(file);
  if (known !== undefined) return accepted({ operator: known, json: known });
  const content = contentOf(file, read);
  const text = decoded(content)?.replace(/^\ufeff/u, '');
  if (text === undefined) return refused([{ pointer: '', problem: 'the file is not UTF-8' }]);
  if (text.trim() === '') return refused([{ pointer: '', problem: 'expected JSON, found an empty file' }]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refused([{ pointer: '', problem: `expected JSON: ${messageOf(error).replace(partOfFile, '')}` }]);
  }
  const repeated = repeatedFields(text);
  const operator = repeated.length > 0 ? refused(repeated) : readOperator(json);
  return operator.ok ? accepted({ operator: operator.value, json }) : operator;
}

/** What Node shows of the file behind the fault, several lines of it. */
const partOfFile = /, (?:\.{3})?".* is not valid JSON$/su;

/** Why a file cannot be read, by the code of Node. */
const reasons: { readonly [code: string]: Localized } = {
  ENOENT: { en: 'there is no such file', ru: 'такого файла нет' },
  EISDIR: { en: 'it is a folder', ru: 'это папка' },
  EACCES: { en: 'no right to read it', ru: 'нет права его читать' },
};

/** Letters of another encoding would be read as other letters. */
function decoded(content: Uint8Array | string): string | undefined {
  if (typeof content === 'string') return content;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

function contentOf(file: string, read: CommandOptions['read']): Uint8Array | string {
  try {
    return read(file);
  } catch (error) {
    const names = standardOperators.map(({ id }) => id).join(', ');
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    const reason = reasons[code] ?? { en: messageOf(error), ru: messageOf(error) };
    const place = file === '' ? "''" : file;
    throw new UsageError({
      en: `${place}: expected a file or one of ${names}: ${reason.en}`,
      ru: `${place}: нужен файл или одно из ${names}: ${reason.ru}`,
    });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
