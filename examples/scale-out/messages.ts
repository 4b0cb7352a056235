/**
 * What the main process and its workers say to each other.
 */
import type { RegistrationInput } from 'zayavka';

export type ToWorker =
  | { readonly type: 'register'; readonly form: RegistrationInput<'serviceFault'> }
  /** The clock of the whole world: weeks pass in seconds here. */
  | { readonly type: 'time'; readonly now: number }
  | { readonly type: 'stop' };

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'registered'; readonly commandId: string; readonly number: string }
  /** A message that the worker hands to the gateway, which the main process plays. */
  | { readonly type: 'sms'; readonly key: string; readonly text: string };
