/**
 * The clocks that kinds of requests are put together from. Each says where its term comes from; what the law says binds
 * every operator, what is an assumption waits for whoever knows better.
 */

import type { Source } from '../kernel/source.ts';
import { days, months, workingDays } from '../sla/term/term.ts';
import type { KindClock } from './kind-policy.ts';

const version = '1';

/** The events after which a request rests, whatever it was about. */
const ends = ['rejected', 'withdrawn', 'cancelled', 'failed', 'returned', 'closed'] as const;
const answered = ['resolved', 'fulfilled', ...ends] as const;

export const assumption: Source = {
  kind: 'assumption',
  reference: {
    ru: 'выбор самой библиотеки, замените его своим правилом',
    en: 'a choice of this library, replace it by your rule',
  },
};

/** The operator's promise to answer: counted in calendar days, stands still while the subscriber owes a reply. */
export const review: KindClock = {
  name: 'review',
  version,
  audience: 'subscriber',
  term: days(5),
  startsOn: ['registered'],
  stopsOn: answered,
  pausedIn: ['awaitingSubscriber'],
  warnings: [{ percent: 80 }],
  reopening: { on: ['reopened'], rule: 'restart' },
  nearDeadline: 'propose',
  source: assumption,
};

/** The extension that an operator grants itself: once, before the promise is broken, thirty days in all. */
export const extension: NonNullable<KindClock['extension']> = { total: days(30), source: assumption };

/** 126-FZ art. 55 cl. 7: a claim is registered not later than the working day after it came. */
export const registration: KindClock = {
  name: 'registration',
  version,
  audience: 'law',
  term: workingDays(1),
  startsOn: ['received'],
  stopsOn: ['registered', ...ends],
  pausedIn: [],
  source: { kind: 'law', reference: { ru: 'п. 7 ст. 55 126-ФЗ', en: '126-FZ art. 55 cl. 7' } },
};

/** 126-FZ art. 55 cl. 7: thirty days from the registration of a claim; the law knows neither pause nor extension. */
export const legalReview: KindClock = {
  name: 'legalReview',
  version,
  audience: 'law',
  term: days(30),
  startsOn: ['registered'],
  stopsOn: answered,
  pausedIn: [],
  warnings: [{ percent: 80 }],
  reopening: { on: ['reopened'], rule: 'continue' },
  source: { kind: 'law', reference: { ru: 'п. 7 ст. 55 126-ФЗ', en: '126-FZ art. 55 cl. 7' } },
};

/** Consumer law art. 31 cl. 1: money for a defective service is paid back within ten days of the demand. */
export const refund: KindClock = {
  name: 'satisfaction',
  version,
  audience: 'law',
  when: { detail: 'demand', is: 'refund' },
  term: days(10),
  startsOn: ['registered'],
  stopsOn: answered,
  pausedIn: [],
  warnings: [{ percent: 80 }],
  reopening: { on: ['reopened'], rule: 'continue' },
  source: {
    kind: 'law',
    reference: { ru: 'п. 1 ст. 31 Закона о защите прав потребителей', en: 'Consumer law no. 2300-1 art. 31 cl. 1' },
  },
};

/** Consumer law art. 16, in force since 2025-09-01: money for a service imposed without consent, three days. */
export const imposedService: KindClock = {
  ...refund,
  when: { detail: 'demand', is: 'imposedService' },
  term: days(3),
  validFrom: '2025-09-01',
  source: {
    kind: 'law',
    reference: {
      ru: 'ст. 16 Закона о защите прав потребителей (69-ФЗ от 07.04.2025, с 01.09.2025)',
      en: 'Consumer law no. 2300-1 art. 16 (69-FZ of 07.04.2025, since 01.09.2025)',
    },
  },
};

/** How long the operator waits for a reply of the subscriber. */
export const waiting: KindClock = {
  name: 'waiting',
  version,
  audience: 'internal',
  term: days(10),
  startsOn: ['asked'],
  stopsOn: ['replied', ...answered],
  pausedIn: [],
  warnings: [{ percent: 70 }],
  atEnd: 'withdraw',
  source: assumption,
};

/** How long the subscriber may object to an answer before the request closes by itself. */
export const confirmation: KindClock = {
  name: 'confirmation',
  version,
  audience: 'internal',
  term: days(3),
  startsOn: ['resolved'],
  stopsOn: ['reopened', ...ends],
  pausedIn: [],
  atEnd: 'close',
  source: assumption,
};

/** How long a closed inquiry may be reopened. */
export const reopening: KindClock = {
  name: 'reopening',
  version,
  audience: 'internal',
  term: days(30),
  startsOn: ['closed'],
  stopsOn: ['reopened'],
  pausedIn: [],
  allows: 'reopen',
  source: assumption,
};

/** Consumer law art. 26.1 cl. 4: goods bought at a distance may be given back within seven days of delivery. */
export const returning: KindClock = {
  name: 'returning',
  version,
  audience: 'internal',
  term: days(7),
  startsOn: ['fulfilled'],
  stopsOn: ['returned'],
  pausedIn: [],
  allows: 'return',
  source: {
    kind: 'law',
    reference: { ru: 'п. 4 ст. 26.1 Закона о защите прав потребителей', en: 'Consumer law no. 2300-1 art. 26.1 cl. 4' },
  },
};

/** How long a request that has ended stays in the list of its line. */
export const listing: KindClock = {
  name: 'listing',
  version,
  audience: 'internal',
  term: days(30),
  startsOn: ends,
  stopsOn: ['reopened'],
  pausedIn: [],
  atEnd: 'archive',
  source: assumption,
};

/** What is promised of an order: done within the term, or on the day that was agreed. */
export const fulfilment: KindClock = {
  name: 'fulfilment',
  version,
  audience: 'subscriber',
  term: workingDays(3),
  startsOn: ['registered'],
  stopsOn: answered,
  pausedIn: ['awaitingSubscriber'],
  warnings: [{ percent: 80 }],
  source: assumption,
};

/** The first call about a connection. */
export const callback: KindClock = {
  name: 'callback',
  version,
  audience: 'subscriber',
  term: workingDays(1),
  startsOn: ['registered'],
  stopsOn: ['started', 'asked', 'scheduled', ...answered],
  pausedIn: [],
  source: assumption,
};

const portingRules = {
  ru: 'Правила оказания услуг телефонной связи, переносимость номера: не ранее 8-го дня, не позднее 6 месяцев',
  en: 'Rules for telephone services, number porting: not before the 8th day, not after 6 months',
};

/** An agreed night of the switch is not before the eighth day, whatever day was wished for. */
export const earliestPorting: KindClock = {
  name: 'earliestPorting',
  version,
  audience: 'internal',
  when: { detail: 'holder', is: 'person' },
  term: days(8),
  roll: false,
  startsOn: ['registered'],
  stopsOn: answered,
  pausedIn: [],
  bounds: 'notBefore',
  source: { kind: 'law', reference: portingRules },
};

/** The same for a company or a sole trader: the twenty-ninth day. */
export const earliestPortingOfCompany: KindClock = {
  ...earliestPorting,
  when: { detail: 'holder', is: 'company' },
  term: days(29),
  source: {
    kind: 'law',
    reference: {
      ru: 'Правила оказания услуг телефонной связи (2013): для организаций 29-й день',
      en: 'Rules for telephone services (2013): the 29th day for companies',
    },
  },
};

/** The switch: on the first day that the law allows or on the day of one's choice; a technical act at night, so a day off does not move it. */
export const porting: KindClock = promisedSwitch(earliestPorting);
export const portingOfCompany: KindClock = promisedSwitch(earliestPortingOfCompany);

function promisedSwitch({ bounds: _, ...earliest }: KindClock): KindClock {
  return { ...earliest, name: 'porting', audience: 'subscriber', endsOn: 'desiredOn' };
}

/** A subscriber may go back on the porting until 24:00 of the fourth day. */
export const withdrawal: KindClock = {
  name: 'withdrawal',
  version,
  audience: 'internal',
  term: days(4),
  roll: false,
  startsOn: ['registered'],
  stopsOn: answered,
  pausedIn: [],
  allows: 'cancel',
  source: {
    kind: 'law',
    reference: {
      ru: 'Правила оказания услуг телефонной связи: отказ от переноса до 24:00 четвёртого дня',
      en: 'Rules for telephone services: withdrawal from porting until 24:00 of the fourth day',
    },
  },
};

/** No switch later than six months after the application. */
export const latestPorting: KindClock = {
  name: 'latestPorting',
  version,
  audience: 'internal',
  term: months(6),
  roll: false,
  startsOn: ['registered'],
  stopsOn: answered,
  pausedIn: [],
  bounds: 'notAfter',
  source: { kind: 'law', reference: portingRules },
};
