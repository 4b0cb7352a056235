/**
 * The messages, a row for each: which facts its texts may name, which older messages it makes pointless, how long it is of
 * use. A new message is one row here, its facts in `MessageFacts`, and its texts.
 */
import type { MessageName, UserText } from './facts.ts';

export interface MessageRow {
  /** Facts by the names that templates use, beside `number` and `subject`, which every message has. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** The fact that is a text of a person. */
  readonly userText?: UserText;
  /** It ends the request, so it makes every unsent message of a running request pointless. */
  readonly ends?: true;
  /** Other unsent messages that it makes pointless: those whose news it repeats or replaces. */
  readonly supersedes: readonly MessageName[];
  /** Hours after which it is of no use. Assumptions: a reminder is useful for a day, an answer for a week. */
  readonly usefulHours: number;
}

/** In the order of a request's life. */
export const messageTable: Readonly<Record<MessageName, MessageRow>> = {
  registered: { required: ['due'], optional: [], supersedes: [], usefulHours: 72 },
  extended: {
    required: ['due'],
    optional: ['reason'],
    userText: 'reason',
    supersedes: ['registered', 'extended', 'reopened'],
    usefulHours: 72,
  },
  needsAnswer: {
    required: ['question'],
    optional: [],
    userText: 'question',
    supersedes: ['needsAnswer', 'reminder'],
    usefulHours: 72,
  },
  reminder: {
    required: ['question', 'daysLeft'],
    optional: [],
    userText: 'question',
    supersedes: ['needsAnswer', 'reminder'],
    usefulHours: 24,
  },
  scheduled: {
    required: ['scheduledFor'],
    optional: [],
    supersedes: ['registered', 'scheduled', 'rescheduled'],
    usefulHours: 72,
  },
  rescheduled: {
    required: ['scheduledFor'],
    optional: ['reason'],
    userText: 'reason',
    supersedes: ['registered', 'scheduled', 'rescheduled'],
    usefulHours: 72,
  },
  porting: {
    required: ['scheduledFor', 'stage'],
    optional: [],
    supersedes: ['registered', 'scheduled', 'rescheduled', 'porting'],
    usefulHours: 24,
  },
  resolved: {
    required: ['outcome', 'answer'],
    optional: ['amount'],
    userText: 'answer',
    ends: true,
    supersedes: ['resolved', 'closed'],
    usefulHours: 168,
  },
  fulfilled: {
    required: [],
    optional: ['answer'],
    userText: 'answer',
    ends: true,
    supersedes: ['fulfilled', 'closed'],
    usefulHours: 168,
  },
  failed: { required: ['reason'], optional: [], userText: 'reason', ends: true, supersedes: [], usefulHours: 168 },
  rejected: { required: ['reason'], optional: [], userText: 'reason', ends: true, supersedes: [], usefulHours: 168 },
  withdrawn: { required: [], optional: [], ends: true, supersedes: [], usefulHours: 72 },
  cancelled: { required: [], optional: ['reason'], userText: 'reason', ends: true, supersedes: [], usefulHours: 72 },
  closed: { required: [], optional: ['reopenUntil'], ends: true, supersedes: [], usefulHours: 72 },
  reopened: { required: ['due'], optional: [], supersedes: ['closed'], usefulHours: 72 },
  returned: { required: [], optional: ['amount'], ends: true, supersedes: ['fulfilled', 'closed'], usefulHours: 168 },
};

export function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(messageTable, name);
}

export const messageNames: readonly MessageName[] = /* @__PURE__ */ Object.keys(messageTable).filter(isMessageName);

/** The messages that ask the subscriber something: pointless also as soon as nobody waits for the answer. */
export const questions: readonly MessageName[] = /* @__PURE__ */ messageNames.filter(
  (name) => messageTable[name].userText === 'question',
);
