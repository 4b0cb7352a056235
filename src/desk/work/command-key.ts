/**
 * By what a repeated command is known as the same one, and told from another with the same id.
 */
import { fingerprint } from '../../kernel/fingerprint.ts';

/** The command behind a change, where it has an id. */
export interface CommandKey {
  readonly commandId: string;
  readonly fingerprint: string;
}

/** The key of a command that has an id; `content` is what a repetition has in common with it, with its keys in one order. */
export function commandKey(commandId: string | undefined, content: object): CommandKey | undefined {
  return commandId === undefined ? undefined : { commandId, fingerprint: fingerprint(JSON.stringify(content)) };
}
