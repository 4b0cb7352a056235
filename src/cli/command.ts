/**
 * What a command of the program is asked and answers. Commands are pure: files are read for them.
 */
import type { Localized } from '../kernel/source.ts';

export type LanguageName = keyof Localized;

export interface CommandOptions {
  readonly language: LanguageName;
  /** For machines. */
  readonly json: boolean;
  /** A file, as its bytes or as text. What it throws is told to the user. */
  readonly read: (path: string) => Uint8Array | string;
}

/** 0: all is well; 1: something was found; 2: the command could not be carried out. */
export type ExitCode = 0 | 1 | 2;

export interface CommandResult {
  readonly output: string;
  readonly exitCode: ExitCode;
}

/** A mistake in how a command was called, in both languages. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly words: Localized;

  constructor(words: Localized) {
    super(words.en);
    this.words = words;
  }
}

/** «name: нужно: expected; найдено: found». */
export function mistaken(name: string | undefined, expected: Localized, found?: string | Localized): UsageError {
  const what = typeof found === 'string' ? { en: found, ru: found } : found;
  const place = name === undefined ? '' : `${name}: `;
  return new UsageError({
    en: `${place}expected ${expected.en}${what === undefined ? '' : `, found ${what.en}`}`,
    ru: `${place}нужно: ${expected.ru}${what === undefined ? '' : `; найдено: ${what.ru}`}`,
  });
}

export function anyOf(names: readonly string[]): Localized {
  return { en: `one of ${names.join(', ')}`, ru: `одно из ${names.join(', ')}` };
}

export function jsonResult(value: object, exitCode: ExitCode): CommandResult {
  return { output: `${JSON.stringify(value, null, 2)}\n`, exitCode };
}
