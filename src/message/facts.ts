/**
 * What each message may say: only the facts that are certain at that moment of a request, so that no text promises what
 * nobody knows. Vocabulary of 126-FZ art. 55 (claim) and of operators' public pages.
 */

/** What the subscriber calls the request; decides noun, gender and verbs of a Russian text. */
export const subjects = ['inquiry', 'complaint', 'claim', 'order', 'application', 'statement'] as const;
export type Subject = (typeof subjects)[number];

/** What a request promises by its deadline: that it is answered, or that something is done. Its lifecycle decides. */
export type PromiseKind = 'answer' | 'fulfilment';

/** How a request was decided. */
export type Decision = 'satisfied' | 'partlySatisfied' | 'refused';

/** A day in the subscriber's own calendar, `yyyy-mm-dd`, and the hours of that day, `HH:MM`, when they are known. */
export interface Slot {
  readonly day: string;
  readonly from?: string;
  /** Only beside `from`. */
  readonly to?: string;
}

/** What is promised: what the facts say, else a fulfilment of an order and a statement, and an answer to everything else. */
export function promiseKind({ subject, promise }: Pick<About, 'subject' | 'promise'>): PromiseKind {
  return promise ?? (subject === 'order' || subject === 'statement' ? 'fulfilment' : 'answer');
}

/** What every message knows. */
export interface About {
  /** Plain digits, as issued. */
  readonly number: string;
  readonly subject: Subject;
  /** What is promised; by default a fulfilment of an order and a statement, and an answer to everything else. */
  readonly promise?: PromiseKind;
  /** When the message is written: decides which brand name is used. */
  readonly at: Date;
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

/** Where the transfer of a number stands: checked by the former operator, confirmed, or due today. */
export type PortingStage = 'checking' | 'confirmed' | 'today';

/**
 * The facts of every message. `answer`, `reason` and `question` are words of a person: they are cleaned, cut and quoted
 * before any template sees them. Amounts are kopecks.
 */
export interface MessageFacts {
  readonly registered: About & Deadline;
  readonly extended: About & Deadline & { readonly reason?: string };
  readonly needsAnswer: About & { readonly question: string };
  readonly reminder: About & { readonly question: string; readonly daysLeft: number };
  readonly scheduled: About & { readonly scheduledFor: Slot };
  readonly rescheduled: About & { readonly scheduledFor: Slot; readonly reason?: string };
  readonly porting: About & { readonly scheduledFor: Slot; readonly stage: PortingStage };
  readonly resolved: About & { readonly outcome: Decision; readonly answer: string; readonly amount?: number };
  readonly fulfilled: About & { readonly answer?: string };
  readonly failed: About & { readonly reason: string };
  readonly rejected: About & { readonly reason: string };
  readonly withdrawn: About;
  readonly cancelled: About & { readonly reason?: string };
  readonly closed: About & { readonly reopenUntil?: Date };
  readonly reopened: About & Deadline;
  readonly returned: About & { readonly amount?: number };
}

export type MessageName = keyof MessageFacts;

/** Words of a person inside a message. */
export const userTexts = ['answer', 'reason', 'question'] as const;
export type UserText = (typeof userTexts)[number];

/** The ways in which a message reaches a subscriber; `voice` is what an agent or a robot says. */
export type MessageChannel = 'sms' | 'push' | 'chat' | 'email' | 'voice';

export const messageChannels: readonly MessageChannel[] = ['sms', 'push', 'chat', 'email', 'voice'];

/** The languages that the library itself speaks; any other one comes with the texts of an operator. */
export type KnownLocale = 'ru' | 'en';

export type Locale = KnownLocale | (string & {});

/** «Вы» and a formal closing, or «вы» and the name alone. */
export type Tone = 'formal' | 'friendly';
