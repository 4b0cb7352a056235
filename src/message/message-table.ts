/**
 * The messages, a row for each: which facts its texts may name, which older messages it makes pointless, how long it is
 * useful. A new message is one row here, its facts in `MessageFacts`, and its texts.
 */
import { type MessageName, type UserText, userTexts } from './facts.ts';

export interface MessagePolicy {
  /** Facts by the names that templates use, beside `number` and `subject`, which every message has. */
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** It ends the request, so it makes every unsent message of a running request pointless. */
  readonly ends?: true;
  /** Other unsent messages that it makes pointless: those whose news it repeats or replaces. */
  readonly supersedes?: readonly MessageName[];
  /** How many hours it is useful. Assumptions: a reminder is useful for a day, an answer for a week. */
  readonly hours: number;
}

/** What a date of the work replaces. */
const plans: readonly MessageName[] = ['registered', 'scheduled', 'rescheduled'];

/** In the order of a request's life. */
export const messageTable: Readonly<Record<MessageName, MessagePolicy>> = {
  registered: { required: ['due'], hours: 72 },
  extended: { required: ['due'], optional: ['reason'], supersedes: ['registered', 'extended', 'reopened'], hours: 72 },
  needsAnswer: { required: ['question'], supersedes: ['needsAnswer', 'reminder'], hours: 72 },
  reminder: { required: ['question', 'daysLeft'], supersedes: ['needsAnswer', 'reminder'], hours: 24 },
  scheduled: { required: ['scheduledFor'], supersedes: plans, hours: 72 },
  rescheduled: { required: ['scheduledFor'], optional: ['reason'], supersedes: plans, hours: 72 },
  porting: {
    required: ['scheduledFor', 'stage'],
    supersedes: ['registered', 'scheduled', 'rescheduled', 'porting'],
    hours: 24,
  },
  resolved: {
    required: ['outcome', 'answer'],
    optional: ['amount'],
    ends: true,
    supersedes: ['resolved', 'closed'],
    hours: 168,
  },
  fulfilled: { optional: ['answer'], ends: true, supersedes: ['fulfilled', 'closed'], hours: 168 },
  failed: { required: ['reason'], ends: true, hours: 168 },
  rejected: { required: ['reason'], ends: true, hours: 168 },
  withdrawn: { ends: true, hours: 72 },
  cancelled: { optional: ['reason'], ends: true, hours: 72 },
  closed: { optional: ['reopenUntil'], ends: true, hours: 72 },
  reopened: { required: ['due'], supersedes: ['closed'], hours: 72 },
  returned: { optional: ['amount'], ends: true, supersedes: ['fulfilled', 'closed'], hours: 168 },
};

export function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(messageTable, name);
}

export const messageNames: readonly MessageName[] = /* @__PURE__ */ Object.keys(messageTable).filter(isMessageName);

/** The fact that is a text of a person, if the message has one. */
export function userTextOf(name: MessageName): UserText | undefined {
  const { required = [], optional = [] } = messageTable[name];
  return userTexts.find((text) => required.includes(text) || optional.includes(text));
}

/** The messages that ask the subscriber something: also pointless once the answer is no longer awaited. */
export const questions: readonly MessageName[] = /* @__PURE__ */ messageNames.filter(
  (name) => userTextOf(name) === 'question',
);
