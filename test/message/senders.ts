/** Four operators as the message room sees them, and facts from the shortest to the longest that a request can have. */
import type { About, MessageFacts, Sender, Subject } from './room.ts';

export const mts: Sender = {
  brand: [{ name: { ru: 'МТС', en: 'MTS' } }],
  support: '0890',
  timeZone: 'Europe/Moscow',
  smsAlphabet: 'cyrillic',
  tone: 'formal',
  quietHours: { from: '22:00', to: '08:00' },
};

const megafon: Sender = {
  brand: [{ name: { ru: 'МегаФон', en: 'MegaFon' } }],
  support: '0500',
  timeZone: 'Europe/Moscow',
  smsAlphabet: 'cyrillic',
  tone: 'formal',
  quietHours: { from: '22:00', to: '08:00' },
};

export const beeline: Sender = {
  brand: [{ name: { ru: 'билайн', en: 'Beeline' } }],
  support: '0611',
  timeZone: 'Europe/Moscow',
  smsAlphabet: 'cyrillic',
  tone: 'friendly',
  quietHours: { from: '22:00', to: '08:00' },
};

export const tele2: Sender = {
  brand: [{ name: { ru: 'Tele2', en: 'Tele2' } }, { name: { ru: 't2', en: 't2' }, from: '2024-09-04' }],
  support: '611',
  timeZone: 'Europe/Moscow',
  smsAlphabet: 'cyrillic',
  tone: 'friendly',
  quietHours: { from: '22:00', to: '08:00' },
};

export const senders = { mts, megafon, beeline, tele2 } as const;

export const subjects: readonly Subject[] = ['inquiry', 'complaint', 'claim', 'order', 'application', 'statement'];

/** 20.11.2026 12:00 in Moscow. */
export const noon = new Date('2026-11-20T09:00:00Z');

export type AllFacts = { readonly [Name in keyof MessageFacts]: MessageFacts[Name] };

/** Eight digits, few words, nothing that may be left out. */
export const shortest: AllFacts = factsOf({
  about: { number: '48293017', subject: 'order', at: noon },
  words: 'Да',
  optional: false,
});

/** Twelve digits, the longest noun, an hour in every date, a long text of a person, everything that may be there. */
export const longest: AllFacts = factsOf({
  about: { number: '482930175648', subject: 'statement', at: noon },
  words:
    'Заменили оборудование на базовой станции возле вашего дома, проверьте, пожалуйста, связь и ответьте нам. '.repeat(
      30,
    ),
  optional: true,
});

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
  return {
    registered: { ...about, dueAt },
    extended: { ...about, dueAt, ...reason },
    needsAnswer: { ...about, question: words },
    reminder: { ...about, question: words, daysLeft: optional ? 29 : 1 },
    scheduled: { ...about, scheduledFor },
    rescheduled: { ...about, scheduledFor, ...reason },
    porting: { ...about, scheduledFor, stage: optional ? 'checking' : 'confirmed' },
    resolved: { ...about, outcome: optional ? 'partlySatisfied' : 'satisfied', answer: words, ...amount },
    fulfilled: { ...about, ...answer },
    failed: { ...about, reason: words },
    rejected: { ...about, reason: words },
    withdrawn: about,
    cancelled: { ...about, ...reason },
    closed: { ...about, ...(optional ? { reopenUntil: dueAt } : {}) },
    reopened: { ...about, dueAt },
    returned: { ...about, ...amount },
  };
}
