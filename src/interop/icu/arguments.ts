/**
 * What an ICU template may name in each message, which values a `select` may tell apart, and the values themselves, written
 * as the channel needs them.
 */
import type { About, Deadline, Decision, MessageName, PortingStage, Slot } from '../../message/facts.ts';
import { messageTable, userTextOf } from '../../message/message-table.ts';
import type { MessageFormatter } from '../../message/texts/formatter.ts';

/** `text`: already written; `count`: a number, for `plural`; otherwise the keys that a `select` may have beside `other`. */
export type Argument = 'text' | 'count' | readonly string[];

export interface Arguments {
  readonly allowed: ReadonlyMap<string, Argument>;
  /** What the message would be nothing without. */
  readonly required: readonly string[];
}

const kinds: Readonly<Record<string, Argument>> = {
  daysLeft: 'count',
  subject: ['inquiry', 'complaint', 'claim', 'order', 'application', 'statement'],
  outcome: ['satisfied', 'partlySatisfied', 'refused'],
  stage: ['checking', 'confirmed', 'today'],
};

export function argumentsOf(name: MessageName): Arguments {
  const { required = [], optional = [] } = messageTable[name];
  const userText = userTextOf(name);
  const doubtful = userText === undefined || optional.includes(userText) ? optional : [...optional, userText];
  const facts = ['number', 'subject', ...required, ...optional].map((fact) => [fact, kinds[fact] ?? 'text'] as const);
  const presence = doubtful.map((fact) => [presenceOf(fact), ['yes', 'no']] as const);
  return {
    allowed: new Map<string, Argument>([['brand', 'text'], ['support', 'text'], ...facts, ...presence]),
    required: ['number', ...required],
  };
}

type AnyFacts = About &
  Partial<Deadline> & {
    readonly answer?: string;
    readonly reason?: string;
    readonly question?: string;
    readonly daysLeft?: number;
    readonly scheduledFor?: Slot;
    readonly stage?: PortingStage;
    readonly outcome?: Decision;
    readonly amount?: number;
    readonly reopenUntil?: Date;
  };

/** The value of every argument of that message; a fact that is absent is an empty text. */
export function valuesOf(
  name: MessageName,
  facts: AnyFacts,
  wording: MessageFormatter,
): Record<string, string | number> {
  const { allowed } = argumentsOf(name);
  const values: Record<string, string | number> = { brand: wording.brand, support: wording.support };
  for (const argument of allowed.keys()) values[argument] ??= factValue(argument, facts, wording);
  for (const argument of allowed.keys()) {
    const presence = presenceOf(argument);
    if (allowed.has(presence)) values[presence] = values[argument] === '' ? 'no' : 'yes';
  }
  return values;
}

function factValue(argument: string, facts: AnyFacts, wording: MessageFormatter): string | number {
  switch (argument) {
    case 'number':
      return wording.digits(facts);
    case 'subject':
      return facts.subject;
    case 'due':
      return facts.dueAt === undefined ? '' : wording.until({ ...facts, dueAt: facts.dueAt });
    case 'scheduledFor':
      return facts.scheduledFor === undefined ? '' : wording.slot(facts.scheduledFor);
    case 'amount':
      return facts.amount === undefined ? '' : wording.amount(facts.amount);
    case 'reopenUntil':
      return facts.reopenUntil === undefined ? '' : wording.before(facts.reopenUntil);
    case 'daysLeft':
    case 'stage':
    case 'outcome':
    case 'answer':
    case 'reason':
    case 'question':
      return facts[argument] ?? '';
    default:
      return '';
  }
}

/** `hasReason` of `reason`. */
export function presenceOf(fact: string): string {
  return `has${fact.charAt(0).toUpperCase()}${fact.slice(1)}`;
}
