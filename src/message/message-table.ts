/**
 * The texts, a row for each: what it may name, and of a message, which older ones it makes pointless. The types of
 * catalogues, the check of facts and the check of texts derive from here. A new message is one row here, its facts in
 * `MessageFacts`, and its words.
 */
import {
  decisions,
  type MessageName,
  portingStages,
  type StatusName,
  statusNames,
  type UserText,
  userTexts,
  visitDays,
} from './facts.ts';
import type { TextArgument } from './icu/check-text.ts';

type Arguments = { readonly [name: string]: TextArgument };

/** The arguments of each text, beside `number`, `title`, `brand`, `support` and `room`, which every text may name. */
interface OwnArguments {
  readonly registered: 'due' | 'cancelUntil';
  readonly extended: 'due' | 'first' | 'reason';
  readonly overdue: 'due' | 'nextDue';
  readonly delayed: 'due' | 'reason';
  readonly held: 'reason' | 'due';
  readonly resumed: 'due';
  readonly needsAnswer: 'question' | 'due' | 'replyBy';
  readonly reminder: 'question' | 'daysLeft' | 'due' | 'replyBy';
  readonly scheduled: 'day' | 'hours';
  readonly rescheduled: 'day' | 'hours' | 'reason';
  readonly visitReminder: 'day' | 'hours' | 'when';
  readonly porting: 'day' | 'hours' | 'stage' | 'when';
  readonly progressed: 'step' | 'note';
  readonly resolved: 'outcome' | 'answer' | 'amount';
  readonly fulfilled: 'answer' | 'returnUntil';
  readonly failed: 'reason';
  readonly rejected: 'reason';
  readonly withdrawn: never;
  readonly cancelled: 'reason';
  readonly closed: 'reopenUntil';
  readonly reopened: 'due';
  readonly returned: 'amount';
  readonly merged: 'into';
  /** The name of the kind. */
  readonly title: never;
  /** What a registration notice says once its date has passed: the number alone. */
  readonly numbered: never;
  /** An open request whose promise has passed. */
  readonly 'status.overdue': 'due' | 'nextDue';
  /** Reasons that the desk gives when it acts without a command, as words inside another text. */
  readonly 'reason.unanswered': never;
  readonly 'reason.furtherChecks': never;
  readonly 'reason.yearKnown': never;
  readonly 'reason.corrected': never;
  /** Greeting and closing around the text of an e-mail. */
  readonly frame: 'text';
  /** Of an e-mail whose text gives none. */
  readonly subject: never;
}

type StatusArgument =
  | 'due'
  | 'late'
  | 'extended'
  | 'question'
  | 'replyBy'
  | 'cancelUntil'
  | 'reopenUntil'
  | 'returnUntil'
  | 'answer'
  | 'reason'
  | 'outcome'
  | 'amount'
  | 'day'
  | 'hours'
  | 'step'
  | 'into';

/**
 * Every text of a catalogue: messages, statuses, the reasons that the desk gives by itself, and parts of an e-mail.
 *
 * @see {@link texts}
 */
export type TextName = keyof OwnArguments | `status.${StatusName}`;

/** The arguments that a text may name. */
export type ArgumentName<Name extends TextName> =
  | 'number'
  | 'title'
  | 'brand'
  | 'support'
  | 'room'
  | (Name extends keyof OwnArguments ? OwnArguments[Name] : StatusArgument);

export type ReasonName = Extract<keyof OwnArguments, `reason.${string}`>;

interface TextRow<Name extends string = string> {
  readonly arguments: { readonly [Argument in Name]: TextArgument };
}

export interface MessageEntry<Name extends string = string> extends TextRow<Name> {
  /** It ends the request, so it makes every unsent message of a running request pointless. */
  readonly ends?: true;
  /** Other unsent messages that it makes pointless: those whose news it repeats or replaces. */
  readonly supersedes?: readonly MessageName[];
}

/**
 * Whether all that a text would say has room: `ample`; `tight` where an SMS has to leave out a courtesy; `cut` where words of a
 * person had to be cut, so that the text may say where the whole can be read.
 */
export const rooms = ['ample', 'tight', 'cut'] as const;
export type Room = (typeof rooms)[number];

const text = { type: 'text' } as const;
const optionalText = { type: 'text', optional: true } as const;
const yesOrNo = { type: 'choice', choices: ['yes', 'no'] } as const;
const outcome = { type: 'choice', choices: decisions } as const;
const slot = { day: text, hours: optionalText } as const;

/** What a new date of the whole request replaces. */
const dates = ['registered', 'extended', 'reopened', 'delayed', 'overdue'] as const;
/** What tells an appointment. */
export const visits: readonly MessageName[] = ['scheduled', 'rescheduled', 'visitReminder', 'porting'];
/** What another word about a pause replaces. */
const holds = ['held', 'resumed'] as const;
/** What a date of the work replaces. */
const plans: readonly MessageName[] = /* @__PURE__ */ (() => ['registered', 'delayed', ...visits] as const)();

/** In the order of a request's life. */
export const messageTable: { readonly [Name in MessageName]: MessageEntry<OwnArguments[Name]> } =
  /* @__PURE__ */ (() => ({
    registered: { arguments: { due: text, cancelUntil: optionalText } },
    extended: { arguments: { due: text, first: yesOrNo, reason: optionalText }, supersedes: dates },
    overdue: { arguments: { due: text, nextDue: optionalText }, supersedes: dates },
    delayed: {
      arguments: { due: text, reason: text },
      supersedes: [...dates, ...holds, ...visits],
    },
    held: {
      arguments: { reason: text, due: optionalText },
      supersedes: [...holds, ...visits],
    },
    resumed: { arguments: { due: optionalText }, supersedes: [...holds, 'delayed'] },
    // The deadline of a question is that of the reply: {due} and {replyBy} are the same.
    needsAnswer: {
      arguments: { question: text, due: optionalText, replyBy: optionalText },
      supersedes: ['needsAnswer', 'reminder'],
    },
    reminder: {
      arguments: { question: text, daysLeft: { type: 'number' }, due: optionalText, replyBy: optionalText },
      supersedes: ['needsAnswer', 'reminder'],
    },
    scheduled: { arguments: slot, supersedes: plans },
    rescheduled: { arguments: { ...slot, reason: optionalText }, supersedes: plans },
    visitReminder: {
      arguments: { ...slot, when: { type: 'choice', choices: visitDays } },
      supersedes: visits,
    },
    porting: {
      arguments: {
        ...slot,
        stage: { type: 'choice', choices: portingStages },
        when: { type: 'choice', choices: visitDays, optional: true },
      },
      supersedes: plans,
    },
    progressed: { arguments: { step: text, note: optionalText }, supersedes: ['progressed'] },
    resolved: {
      arguments: { outcome, answer: text, amount: optionalText },
      ends: true,
      supersedes: ['resolved', 'closed'],
    },
    fulfilled: {
      arguments: { answer: optionalText, returnUntil: optionalText },
      ends: true,
      supersedes: ['fulfilled', 'closed'],
    },
    failed: { arguments: { reason: text }, ends: true },
    rejected: { arguments: { reason: text }, ends: true },
    withdrawn: { arguments: {}, ends: true },
    cancelled: { arguments: { reason: optionalText }, ends: true },
    closed: { arguments: { reopenUntil: optionalText }, ends: true },
    reopened: { arguments: { due: text }, supersedes: ['closed'] },
    returned: { arguments: { amount: optionalText }, ends: true, supersedes: ['fulfilled', 'closed'] },
    merged: { arguments: { into: text }, ends: true },
  }))();

const statusArguments: TextRow<StatusArgument>['arguments'] = /* @__PURE__ */ (() => ({
  due: optionalText,
  late: optionalText,
  extended: yesOrNo,
  question: optionalText,
  replyBy: optionalText,
  cancelUntil: optionalText,
  reopenUntil: optionalText,
  returnUntil: optionalText,
  answer: optionalText,
  reason: optionalText,
  outcome: { ...outcome, optional: true },
  amount: optionalText,
  day: optionalText,
  hours: optionalText,
  step: optionalText,
  into: optionalText,
}))();

/** Texts that are no messages of their own. */
const otherTexts: { readonly [Name in Exclude<keyof OwnArguments, MessageName>]: TextRow<OwnArguments[Name]> } = {
  title: { arguments: {} },
  numbered: { arguments: {} },
  'status.overdue': { arguments: { due: text, nextDue: optionalText } },
  'reason.unanswered': { arguments: {} },
  'reason.furtherChecks': { arguments: {} },
  'reason.yearKnown': { arguments: {} },
  'reason.corrected': { arguments: {} },
  frame: { arguments: { text } },
  subject: { arguments: {} },
};

const textTable: { readonly [name: string]: TextRow } = /* @__PURE__ */ (() => ({
  ...messageTable,
  ...otherTexts,
  ...Object.fromEntries(statusNames.map((name) => [`status.${name}`, { arguments: statusArguments }])),
}))();

export const textNames: readonly TextName[] = /* @__PURE__ */ (() => Object.keys(textTable).filter(isTextName))();

export function isTextName(name: string): name is TextName {
  return Object.hasOwn(textTable, name);
}

export function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(messageTable, name);
}

export const messageNames: readonly MessageName[] = /* @__PURE__ */ (() =>
  Object.keys(messageTable).filter(isMessageName))();

export function messageRow(name: MessageName): MessageEntry {
  return messageTable[name];
}

/** The arguments of a text beside those that every text may name. */
export function ownArguments(name: TextName): Arguments {
  return textTable[name]?.arguments ?? {};
}

/** All arguments of a text. A message without its number is of no use to a subscriber. */
export function argumentsOf(name: TextName): Arguments {
  const needed = isMessageName(name) || name === 'numbered';
  const own = name === 'frame' ? { text: { ...text, needed: true } } : ownArguments(name);
  // A title cannot name itself.
  const room = { type: 'choice', choices: rooms } as const;
  const { title: _, ...untitled } = { title: text, brand: text, support: text, room };
  const others = name === 'title' ? untitled : { title: text, ...untitled };
  return { number: needed ? { ...text, needed: true } : text, ...others, ...own };
}

/** The argument that is a text of a person, if the message has one. */
export function userTextOf(name: MessageName): UserText | undefined {
  return userTexts.find((userText) => Object.hasOwn(messageTable[name].arguments, userText));
}

/** The messages that ask the subscriber something. */
export const questions: readonly MessageName[] = /* @__PURE__ */ (() =>
  messageNames.filter((name) => userTextOf(name) === 'question'))();
