/**
 * What becomes of a message between its commit and its recipient, as pure rules: its key, which newer message makes it
 * pointless, when it is tried again, when it is too old. Whoever keeps and sends messages applies them.
 */
import type { Instant } from '../kernel/instant.ts';
import type { MessageName } from './facts.ts';

/**
 * How the way of a message ended: sent; given up after too many attempts; too old; not wanted by the subscriber (126-FZ
 * art. 44.1 cl. 1.1); replaced by a newer one.
 */
export type MessageOutcome = 'sent' | 'failed' | 'expired' | 'suppressed' | 'superseded';

/** Of one request, this message, at this version of the request: the same event can never make a second one. */
export function messageKey(request: string, message: MessageName, version: number): string {
  return `${request}/${message}/${version}`;
}

/** What a request no longer waits for once it is decided. */
const pending = [
  'registered',
  'extended',
  'needsAnswer',
  'reminder',
  'scheduled',
  'rescheduled',
  'porting',
  'reopened',
] as const;

/** What is asked of the subscriber: pointless as soon as nobody waits for him any more, which no message tells. */
export const questions: readonly MessageName[] = ['needsAnswer', 'reminder'];

/**
 * Which unsent older messages each message makes pointless: those whose news it repeats or overtakes. A message that says
 * what no newer one repeats, such as an answer, is not replaced by a mere closing.
 */
export const superseded: Readonly<Record<MessageName, readonly MessageName[]>> = {
  registered: [],
  extended: ['registered', 'extended', 'reopened'],
  needsAnswer: questions,
  reminder: questions,
  scheduled: ['registered', 'scheduled', 'rescheduled'],
  rescheduled: ['registered', 'scheduled', 'rescheduled'],
  porting: ['registered', 'scheduled', 'rescheduled', 'porting'],
  resolved: [...pending, 'resolved', 'closed'],
  fulfilled: [...pending, 'fulfilled', 'closed'],
  failed: [...pending],
  rejected: [...pending],
  withdrawn: [...pending],
  cancelled: [...pending],
  closed: [...pending],
  reopened: ['closed'],
  returned: [...pending, 'fulfilled', 'closed'],
};

/**
 * Whether a newer message of the same request replaces an older one that is still unsent.
 *
 * @example
 * supersedes('resolved', 'registered') //=> true
 */
export function supersedes(newer: MessageName, older: MessageName): boolean {
  return superseded[newer].includes(older);
}

/** How attempts follow each other. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; each further one waits twice as long. */
  readonly firstDelay: number;
  /** Milliseconds that no delay exceeds. */
  readonly longestDelay: number;
}

/** Ten attempts within some eight hours. Assumption: longer than a usual outage of a message gateway. */
export const defaultRetry: RetryPolicy = { attempts: 10, firstDelay: 60_000, longestDelay: 2 * 3_600_000 };

/**
 * When to try again after the given failed attempt (the first is 1), or `undefined` when it was the last. Half of the delay
 * is fixed and half is drawn, so that messages which failed together do not return together; `random` is from `[0, 1)`.
 *
 * @example
 * nextAttempt(3, 0, 0.5, defaultRetry) //=> 180000
 */
export function nextAttempt(failed: number, at: Instant, random: number, policy: RetryPolicy): Instant | undefined {
  if (failed >= policy.attempts) return undefined;
  const delay = Math.min(policy.longestDelay, policy.firstDelay * 2 ** (failed - 1));
  return at + Math.round(delay * (0.5 + random / 2));
}

const hour = 3_600_000;

/** Milliseconds after which a message is of no use any more. Assumptions: a reminder ages in a day, an answer does not in a week. */
export const usefulFor: Readonly<Record<MessageName, number>> = {
  registered: 72 * hour,
  extended: 72 * hour,
  needsAnswer: 72 * hour,
  reminder: 24 * hour,
  scheduled: 72 * hour,
  rescheduled: 72 * hour,
  porting: 24 * hour,
  resolved: 168 * hour,
  fulfilled: 168 * hour,
  failed: 168 * hour,
  rejected: 168 * hour,
  withdrawn: 72 * hour,
  cancelled: 72 * hour,
  closed: 72 * hour,
  reopened: 72 * hour,
  returned: 168 * hour,
};

/** From when on a message is not sent any more. */
export function expiresAt(message: MessageName, at: Instant): Instant {
  return at + usefulFor[message];
}
