/**
 * What each message may say: only the facts that are certain at that moment of a request, so that no text promises what
 * nobody knows. Vocabulary of 126-FZ art. 55 (claim) and of operators' public pages.
 */

/** How a request was decided. */
export const decisions = ['satisfied', 'partlySatisfied', 'refused'] as const;
export type Decision = (typeof decisions)[number];

/**
 * A day in the subscriber's own calendar, `yyyy-mm-dd`, and the hours of that day, `HH:MM`, when they are known.
 *
 * @see {@link describeStatus}
 */
export interface Slot {
  readonly day: string;
  readonly from?: string;
  /** Only beside `from`. */
  readonly to?: string;
  /** The day of `to`, of an appointment of a day or longer. */
  readonly toDay?: string;
}

/** What every message knows. */
export interface About {
  /** Plain digits, as issued. */
  readonly number: string;
  /** When the message is written: decides which brand name is used. */
  readonly at: Date;
  /** What the request is about, in the language of the message; by default the title of its kind. */
  readonly title?: string;
  /** Where the subscriber is, an IANA zone; the operator's own zone by default. */
  readonly timeZone?: string;
  /** The number as an agent dictates it; by default groups of four from the right. */
  readonly spokenNumber?: string | undefined;
}

/** Until when. The end is exclusive: 24:00 of the 25th is shown as the 25th. */
export interface Deadline {
  readonly dueAt: Date;
  /** The last day to show, `yyyy-mm-dd`; by default it is read from `dueAt` in the subscriber's zone. */
  readonly lastDay?: string | undefined;
}

/** Where the transfer of a number stands: checked by the former operator, confirmed, or at hand. */
export const portingStages = ['checking', 'confirmed', 'today'] as const;
export type PortingStage = (typeof portingStages)[number];

export const visitDays = ['today', 'tomorrow'] as const;
export type VisitDay = (typeof visitDays)[number];

/** What the subscriber gets. */
export interface Sum {
  /** In the smallest unit of the currency, kopecks: from 1. */
  readonly amount?: number | undefined;
  /** ISO 4217; `RUB` by default. */
  readonly currency?: string | undefined;
}

/**
 * The facts of every message. `answer`, `reason`, `question` and `note` are words of a person: they are cleaned, cut and end
 * as a sentence before any text sees them. Amounts are kopecks.
 *
 * @see {@link compose}
 */
export interface MessageFacts {
  /** `cancelUntil`: until when the subscriber may still withdraw, where the kind sets an end to it. */
  readonly registered: About & Deadline & { readonly cancelUntil?: Date };
  /** `first`: the date is that of a promise after which another one follows, as of a first call. */
  readonly extended: About & Deadline & { readonly reason?: string; readonly first?: boolean };
  /** `next`: what is promised instead, where something is. */
  readonly overdue: About & { readonly missed: Deadline; readonly next?: Deadline };
  /** `before`: what was promised until now; where the date is no later one, the words are those of `held`. */
  readonly delayed: About & Deadline & { readonly reason: string; readonly before?: Deadline };
  /** The work rests; the deadline is the one that is still promised. */
  readonly held: About & Partial<Deadline> & { readonly reason: string };
  /** The work goes on. */
  readonly resumed: About & Partial<Deadline>;
  /** The deadline is that of the reply. */
  readonly needsAnswer: About & Partial<Deadline> & { readonly question: string };
  /** `daysLeft`: by default the days of the calendar from `at` until the deadline, where the subscriber is; 0 on the last one. */
  readonly reminder: About & Partial<Deadline> & { readonly question: string; readonly daysLeft?: number };
  readonly scheduled: About & { readonly scheduledFor: Slot };
  readonly rescheduled: About & { readonly scheduledFor: Slot; readonly reason?: string };
  /** The day is that of `at` or the next one, where the subscriber is, and `when` says so: it may be left out. */
  readonly visitReminder: About & { readonly scheduledFor: Slot; readonly when?: VisitDay };
  /** At the stage `today` the number moves on the day of `at` or the next one, where the subscriber is. */
  readonly porting: About & { readonly scheduledFor: Slot; readonly stage: PortingStage };
  /** `step`: its title in the language of the message. */
  readonly progressed: About & { readonly step: string; readonly note?: string };
  readonly resolved: About & Sum & { readonly outcome: Decision; readonly answer: string };
  /** `returnUntil`: until when goods may be given back. */
  readonly fulfilled: About & { readonly answer?: string; readonly returnUntil?: Date };
  readonly failed: About & { readonly reason: string };
  readonly rejected: About & { readonly reason: string };
  readonly withdrawn: About;
  readonly cancelled: About & { readonly reason?: string };
  readonly closed: About & { readonly reopenUntil?: Date };
  readonly reopened: About & Deadline;
  readonly returned: About & Sum;
  /** `into`: the number of the request that goes on. */
  readonly merged: About & { readonly into: string };
}

/**
 * What a subscriber is told: one message for each moment of a request that concerns the subscriber.
 *
 * @see {@link compose}
 */
export type MessageName = keyof MessageFacts;

/** The statuses of an inquiry and of an order. */
export const statusNames = [
  'registered',
  'inProgress',
  'scheduled',
  'awaitingSubscriber',
  'onHold',
  'resolved',
  'fulfilled',
  'closed',
  'failed',
  'rejected',
  'withdrawn',
  'cancelled',
  'returned',
  'merged',
] as const;
/**
 * A status of a request as `describeStatus` tells it; those of both lifecycles.
 *
 * @see {@link describeStatus}
 */
export type StatusName = (typeof statusNames)[number];

/**
 * What may be known beside a status; what is missing is not mentioned. `at`: when it is asked.
 *
 * @see {@link describeStatus}
 */
export interface StatusFacts extends About, Sum {
  /** What is promised: the earliest unfinished term. One that has passed by `at` is not promised again. */
  readonly due?: Deadline | undefined;
  /** What is promised after that one. */
  readonly next?: Deadline | undefined;
  /** The term was extended. */
  readonly extended?: boolean;
  readonly question?: string | undefined;
  /** Until when the subscriber may reply, withdraw, reopen or give back; one that has passed by `at` is not told. */
  readonly replyUntil?: Date | undefined;
  readonly cancelUntil?: Date | undefined;
  readonly reopenUntil?: Date | undefined;
  readonly returnUntil?: Date | undefined;
  readonly scheduledFor?: Slot | undefined;
  readonly outcome?: Decision | undefined;
  readonly answer?: string | undefined;
  /** Why it is on hold, rejected, failed or cancelled. */
  readonly reason?: string | undefined;
  /** Title of the step that was done last, in the language of the text. */
  readonly step?: string | undefined;
  /** The number of the request that goes on in its place. */
  readonly into?: string | undefined;
}

/** Words of a person inside a text. */
export const userTexts = ['answer', 'reason', 'question', 'note'] as const;
export type UserText = (typeof userTexts)[number];

/** The ways in which a message reaches a subscriber; `voice` is what an agent or a robot says. */
export const messageChannels = ['sms', 'push', 'chat', 'email', 'voice'] as const;
/**
 * How a message reaches a subscriber; each way has its own length and its own form of numbers and dates.
 *
 * @see {@link compose}
 */
export type MessageChannel = (typeof messageChannels)[number];

/**
 * The languages that the library itself speaks; any other one comes with the texts of an operator.
 *
 * @see {@link compose}
 */
export type KnownLocale = 'ru' | 'en';

/**
 * A language tag (BCP 47), such as `ru`, `en` or `kk-KZ`.
 *
 * @see {@link compose}
 */
export type Locale = KnownLocale | (string & {});
