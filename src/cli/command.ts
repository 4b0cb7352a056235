/**
 * What a command of the program is asked and answers. Commands are pure: files are read for them.
 */
import type { Localized } from '../kernel/source.ts';

export type LanguageName = keyof Localized;

export interface CommandOptions {
  readonly language: LanguageName;
  /** For machines. */
  readonly json: boolean;
  /** The text of a file. Whatever it throws is told to the user. */
  readonly read: (path: string) => string;
}

/** 0: all is well; 1: something was found; 2: the command could not be carried out. */
export type ExitCode = 0 | 1 | 2;

export interface CommandResult {
  readonly output: string;
  readonly exitCode: ExitCode;
}

/** A mistake in how a command was called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function jsonResult(value: object, exitCode: ExitCode): CommandResult {
  return { output: `${JSON.stringify(value, null, 2)}\n`, exitCode };
}
