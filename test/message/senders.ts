/** Four operators as the message room sees them, and facts from the shortest to the longest that a request can have. */
import type { About, MessageFacts, Sender } from './room.ts';

const common = {
  timeZone: 'Europe/Moscow',
  smsAlphabet: 'cyrillic',
  quietHours: { from: '22:00', to: '08:00' },
  kinds: { numberPorting: { support: 'federal' }, newConnection: { support: 'federal' } },
} as const;

export const mts: Sender = {
  ...common,
  brand: [{ name: { ru: 'МТС', en: 'MTS' } }],
  support: '0890',
  contacts: { federal: '+78002500890' },
};

const megafon: Sender = {
  ...common,
  brand: [{ name: { ru: 'МегаФон', en: 'MegaFon' } }],
  support: '0500',
  contacts: { federal: '+78005500500' },
};

const beeline: Sender = {
  ...common,
  brand: [{ name: { ru: 'билайн', en: 'Beeline' } }],
  support: '0611',
  contacts: { federal: '+78007000611' },
};

export const tele2: Sender = {
  ...common,
  brand: [{ name: { ru: 'Tele2', en: 'Tele2' } }, { name: { ru: 't2', en: 't2' }, from: '2024-09-04' }],
  support: '611',
  contacts: { federal: '+78005550611' },
};

export const senders = { mts, megafon, beeline, tele2 } as const;

/** 20.11.2026 12:00 in Moscow. */
export const noon = new Date('2026-11-20T09:00:00Z');

export type AllFacts = { readonly [Name in keyof MessageFacts]: MessageFacts[Name] };

interface Kit {
  readonly about: About;
  readonly words: string;
  readonly optional: boolean;
}

export function factsOf({ about, words, optional }: Kit): AllFacts {
  const dueAt = new Date(optional ? '2026-11-25T11:30:00Z' : '2026-11-25T21:00:00Z');
  const reason = optional ? { reason: words } : {};
  const answer = optional ? { answer: words } : {};
  const amount = optional ? { amount: 1_234_567_89 } : {};
  const scheduledFor = optional ? { day: '2026-11-25', from: '10:00', to: '14:00' } : { day: '2026-11-25' };
  const later = new Date('2026-12-20T11:30:00Z');
  const monthBefore = new Date('2026-10-27T09:00:00Z');
  const dayBefore = new Date('2026-11-24T09:00:00Z');
  return {
    registered: { ...about, dueAt, ...(optional ? { cancelUntil: dueAt } : {}) },
    extended: { ...about, dueAt, ...reason },
    overdue: { ...about, at: dueAt, missed: { dueAt }, ...(optional ? { next: { dueAt: later } } : {}) },
    delayed: { ...about, dueAt, reason: words },
    held: { ...about, reason: words, ...(optional ? { dueAt } : {}) },
    resumed: { ...about, ...(optional ? { dueAt } : {}) },
    needsAnswer: { ...about, question: words, ...(optional ? { dueAt } : {}) },
    reminder: { ...about, question: words, ...(optional ? { at: monthBefore, daysLeft: 29, dueAt } : { daysLeft: 1 }) },
    scheduled: { ...about, scheduledFor },
    rescheduled: { ...about, scheduledFor, ...reason },
    visitReminder: { ...about, at: dayBefore, scheduledFor },
    porting: { ...about, scheduledFor, stage: optional ? 'checking' : 'confirmed' },
    progressed: { ...about, step: 'Собран', ...(optional ? { note: words } : {}) },
    resolved: { ...about, outcome: optional ? 'partlySatisfied' : 'satisfied', answer: words, ...amount },
    fulfilled: { ...about, ...answer, ...(optional ? { returnUntil: dueAt } : {}) },
    failed: { ...about, reason: words },
    rejected: { ...about, reason: words },
    withdrawn: about,
    cancelled: { ...about, ...reason },
    closed: { ...about, ...(optional ? { reopenUntil: dueAt } : {}) },
    reopened: { ...about, dueAt },
    returned: { ...about, ...amount },
    merged: { ...about, into: '4829301757' },
  };
}
