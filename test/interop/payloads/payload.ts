/**
 * A document as another system would send it, and what becomes of it. The structure and the habits (roles, ids, words, texts in place
 * of numbers, `null`) are those of published examples of TMF621 and TMF622; the people, numbers and texts are ours.
 */
import type { RegistrationInput } from 'zayavka';
import type { RegistrationOptions } from 'zayavka/tmf';

export interface Payload {
  readonly name: string;
  readonly options?: Partial<RegistrationOptions>;
  readonly document: object;
  /** What is registered, and what the notes for colleagues say beside. */
  readonly registered?: {
    readonly kind: string;
    readonly msisdn?: string;
    readonly channel?: string;
    readonly details?: RegistrationInput['details'];
    readonly notes?: readonly string[];
    readonly dropped?: readonly string[];
  };
  /** Or why it is refused, by the reader or by the desk: HTTP status, place, and words that a person understands. */
  readonly refused?: { readonly status: number; readonly pointer: string; readonly words: RegExp };
}
