/**
 * The messages between the main process and its workers.
 */
import type { RegistrationInput } from 'zayavka';

export type ToWorker =
  | { readonly type: 'register'; readonly form: RegistrationInput<'serviceFault'> }
  /** The simulated clock: weeks pass in seconds. */
  | { readonly type: 'time'; readonly now: number }
  | { readonly type: 'stop' };

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'registered'; readonly commandId: string; readonly number: string }
  /** A message that the worker sends to the gateway, which the main process simulates. */
  | { readonly type: 'sms'; readonly key: string; readonly text: string };
