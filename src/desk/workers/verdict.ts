/**
 * What becomes of a message that a worker holds: it ends, or it waits.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { DeliveryOutcome, LeasedMessage, Settlement } from '../ports/store.ts';

export type Verdict = { readonly outcome: DeliveryOutcome; readonly at?: Instant; readonly error?: string } | Waiting;

interface Waiting {
  readonly retryAt: Instant;
  /** How many attempts were made. */
  readonly attempts: number;
  readonly error?: string;
  /**
   * Why it waits; absent in quiet hours. The later messages of the request wait for it, except in quiet hours and for one that
   * is damaged.
   */
  readonly reason?: 'retried' | 'postponed' | 'damaged';
}

/** The attempts of a message without the present one, which the store has counted and which does not take place. */
export function earlierAttempts({ attempts }: Pick<LeasedMessage, 'attempts'>): number {
  // A row that cannot be read may have no count.
  return attempts > 0 ? attempts - 1 : 0;
}

/** Gives messages back untried, so that they can be handed out at once, or from `retryAt` on. */
export function givenBack(messages: readonly LeasedMessage[], retryAt?: Instant): readonly Settlement[] {
  return messages.map((message) => ({
    key: message.key,
    token: message.token,
    // A row that cannot be read may have no time.
    retryAt: retryAt ?? (Number.isFinite(message.notBefore) ? message.notBefore : 0),
    attempts: earlierAttempts(message),
  }));
}

/** The request and the version of its event that a message tells, see `messageKey`. */
export function readKey(key: string): { readonly id: string; readonly version: string } {
  const [, id = '', version = ''] = /^(.*?)\/[^/]*\/(\d+)(?:\/[a-z]+)?$/s.exec(key) ?? [];
  return { id, version };
}
