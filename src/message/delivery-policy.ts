/**
 * What happens to a message between its commit and its recipient, as pure rules: its key, which newer message makes it
 * pointless, when it is tried again. The desk applies them.
 */
import type { Instant } from '../kernel/instant.ts';
import type { MessageName } from './facts.ts';
import { isMessageName, messageNames, messageRow, questions, visits } from './message-table.ts';

/** Of one request, this message, at this version of the request: one event never makes a second one. */
export function messageKey(request: string, message: MessageName, version: number): string {
  return `${request}/${message}/${version}`;
}

/**
 * The unsent older messages that a message replaces. A message that ends a request replaces all that do not end it; another
 * one that ends it, such as an answer, only if `supersedes` names it.
 */
export function supersededBy(newer: MessageName): readonly MessageName[] {
  const { ends, supersedes = [] } = messageRow(newer);
  return ends === true ? [...messageNames.filter((name) => messageRow(name).ends !== true), ...supersedes] : supersedes;
}

/**
 * Whether a newer message of the same request replaces an older one that is still unsent.
 *
 * @example
 * supersedes('resolved', 'registered') //=> true
 */
export function supersedes(newer: MessageName, older: MessageName): boolean {
  return supersededBy(newer).includes(older);
}

/** The messages that are pointless once the reply has come, and once the appointment is another one or is off. */
const bound: ReadonlySet<string> = /* @__PURE__ */ (() => new Set<string>([...questions, ...visits]))();

/**
 * Whether a message that was written at a version of its request is no news any more. `last`: the version at which each message was
 * written last, without those whose question or appointment is over.
 */
export function isReplaced(message: string, version: number, last: { readonly [name: string]: number }): boolean {
  if (!isMessageName(message)) return false;
  if (bound.has(message) && last[message] !== version) return true;
  return Object.entries(last).some(([name, at]) => at > version && isMessageName(name) && supersedes(name, message));
}

/**
 * How attempts to send a message follow each other. Half of each delay is fixed and half is random.
 *
 * @example
 * // The second attempt comes within 30 seconds, and no further one later than 5 minutes after the one before.
 * const retry = { attempts: 6, firstDelay: 30_000, longestDelay: 300_000 };
 * const secret = '000102030405060708090a0b0c0d0e0f';
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret, now: () => new Date('2026-11-20T09:00:00Z'), retry });
 * const subscriber = { msisdn: '+79161234567' };
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber, text: 'Нет связи' });
 * (await desk.deliver(async () => 'retry')).retried //=> 1
 */
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
 * is fixed and half is random, so that messages which failed together do not return together; `random` is from `[0, 1)`,
 * and anything else counts as 1.
 *
 * @example
 * nextAttempt(3, 0, 0.5, defaultRetry) //=> 180000
 */
export function nextAttempt(failed: number, at: Instant, random: number, policy: RetryPolicy): Instant | undefined {
  if (failed >= policy.attempts) return undefined;
  const delay = Math.min(policy.longestDelay, policy.firstDelay * 2 ** (failed - 1));
  // Without this check one wrong number would give a time at which nothing is ever sent.
  const share = random >= 0 && random <= 1 ? random : 1;
  return at + Math.round(delay * (0.5 + share / 2));
}

/** When a message was to be sent first, whatever has delayed it since. */
export function firstDue(message: { readonly createdAt: Instant; readonly quietUntil?: Instant }): Instant {
  return message.quietUntil ?? message.createdAt;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * When a message that could not be checked is checked again: after as long again as it has waited since it was due, at least
 * a minute and at most a day. So a fault that ends soon delays little, and one that stays costs little.
 *
 * @example
 * nextCheck(0, 180_000) //=> 360000
 */
export function nextCheck(due: Instant, at: Instant): Instant {
  const waited = at - due;
  // A row that cannot be read may have no time: the comparison is false for `NaN`.
  return at + (waited > minute ? Math.min(day, waited) : minute);
}
