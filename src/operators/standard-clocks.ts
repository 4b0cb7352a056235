/**
 * The clocks of the standard kinds. Each says where its term comes from; what the law says binds every operator, what is an
 * assumption waits for a better source.
 */
import type { Source } from '../kernel/source.ts';
import type { Audience } from '../sla/clock/clock.ts';
import { days, months, type Term, workingDays } from '../sla/term/term.ts';
import type { KindClock } from './kind-policy.ts';

/** The events after which a request rests, whatever it was about. */
const ends = ['rejected', 'withdrawn', 'cancelled', 'failed', 'returned', 'merged', 'closed'] as const;
const answered = ['resolved', 'fulfilled', ...ends] as const;

export const assumption: Source = {
  kind: 'assumption',
  reference: {
    ru: 'выбор самой библиотеки, замените его своим правилом',
    en: 'a choice of this library, replace it by your rule',
  },
};

export function law(ru: string, en: string): Source {
  return { kind: 'law', reference: { ru, en } };
}

const claims = law('п. 7 ст. 55 126-ФЗ', '126-FZ art. 55 cl. 7');
const portingRules = law(
  'Правила оказания услуг телефонной связи, переносимость номера: не ранее 8-го дня, не позднее 6 месяцев',
  'Rules for telephone services, number porting: not before the 8th day, not after 6 months',
);

/** By default a clock runs from the registration to the answer without a pause, and its term is an assumption. */
type Differences = Partial<Omit<KindClock, 'name' | 'audience' | 'term'>>;

function builder(audience: Audience): (name: string, term: Term, differences?: Differences) => KindClock {
  const usual = { startsOn: ['registered'], stopsOn: answered, pausedIn: [], source: assumption } as const;
  return (name, term, differences) => ({ name, version: '1', audience, term, ...usual, ...differences });
}

/** What an operator promises to the subscriber. */
const promise = builder('subscriber');
/** A term of the law, which knows neither pause nor extension. */
const legalTerm = builder('law');
/** Housekeeping: a wait, a window, a bound of appointments. */
const internal = builder('internal');

const nearTheEnd: Differences = { warnings: [{ percent: 80 }] };
const continues: Differences = { ...nearTheEnd, reopening: { on: ['reopened'], rule: 'continue' } };

/** The promise to answer: counted in calendar days, paused while the subscriber owes a reply. */
export const review: KindClock = promise('review', days(5), {
  ...nearTheEnd,
  pausedIn: ['awaitingSubscriber'],
  reopening: { on: ['reopened'], rule: 'restart' },
  nearDeadline: 'propose',
});

/** The extension that an operator grants itself: once, before the promise is broken, thirty days in all. */
export const extension: NonNullable<KindClock['extension']> = { total: days(30), source: assumption };

/** A claim is registered not later than the working day after it came. */
export const registration: KindClock = legalTerm('registration', workingDays(1), {
  source: claims,
  startsOn: ['received'],
  stopsOn: ['registered', ...ends],
});

/** Thirty days from the registration of a claim. */
export const legalReview: KindClock = legalTerm('legalReview', days(30), { ...continues, source: claims });

/** A claim that is reopened is answered within the same term, also when the term of the law has passed. */
export const secondReview: KindClock = promise('secondReview', days(30), { ...nearTheEnd, startsOn: ['reopened'] });

/** Money for a defective service is paid back within ten days of the demand. */
export const refund: KindClock = legalTerm('satisfaction', days(10), {
  ...continues,
  when: { detail: 'demand', is: 'refund' },
  source: law('п. 1 ст. 31 Закона о защите прав потребителей', 'Consumer law no. 2300-1 art. 31 cl. 1'),
});

/** Money for a service imposed without consent: three days. */
export const imposedService: KindClock = {
  ...refund,
  when: { detail: 'demand', is: 'imposedService' },
  term: days(3),
  validFrom: '2025-09-01',
  source: law(
    'ст. 16 Закона о защите прав потребителей (69-ФЗ от 07.04.2025, с 01.09.2025)',
    'Consumer law no. 2300-1 art. 16 (69-FZ of 07.04.2025, since 01.09.2025)',
  ),
};

/** How long the operator waits for a reply of the subscriber. */
export const waiting: KindClock = internal('waiting', days(10), {
  startsOn: ['asked'],
  stopsOn: ['replied', ...answered],
  warnings: [{ percent: 70 }],
  atEnd: 'withdraw',
});

/** How long the subscriber may object to an answer before the request closes. */
const confirmation = internal('confirmation', days(3), {
  startsOn: ['resolved'],
  stopsOn: ['reopened', ...ends],
  atEnd: 'close',
});

/** How long a closed inquiry may be reopened. */
const reopening = internal('reopening', days(30), { startsOn: ['closed'], stopsOn: ['reopened'], allows: 'reopen' });

/** Goods bought at a distance may be given back within seven days of delivery. */
export const returning: KindClock = internal('returning', days(7), {
  startsOn: ['fulfilled'],
  stopsOn: ['returned'],
  allows: 'return',
  source: law('п. 4 ст. 26.1 Закона о защите прав потребителей', 'Consumer law no. 2300-1 art. 26.1 cl. 4'),
});

/** How long a request that has ended stays in the list of its line. */
const listing = internal('listing', days(30), { startsOn: ends, stopsOn: ['reopened'], atEnd: 'archive', roll: false });

export const afterInquiry: readonly KindClock[] = [waiting, confirmation, reopening, listing];
export const afterOrder: readonly KindClock[] = [
  { ...waiting, atEnd: 'cancel' },
  { ...confirmation, startsOn: ['fulfilled'] },
  listing,
];

/** The promise of an order: done within the term, or on the agreed day. */
export function fulfilment(term: Term, differences: Differences = {}): KindClock {
  return promise('fulfilment', term, { ...nearTheEnd, pausedIn: ['awaitingSubscriber'], ...differences });
}

/** The first call about a connection. */
export const callback: KindClock = promise('callback', workingDays(1), {
  stopsOn: ['started', 'asked', 'scheduled', ...answered],
});

/** The agreed night of the switch is not before the eighth day, even if the subscriber wished for an earlier day. */
const earliestPorting = internal('earliestPorting', days(8), {
  when: { detail: 'holder', is: 'person' },
  roll: false,
  bounds: 'notBefore',
  source: portingRules,
});

/** The same for a company or a sole trader: the twenty-ninth day. */
const earliestPortingOfCompany: KindClock = {
  ...earliestPorting,
  when: { detail: 'holder', is: 'company' },
  term: days(29),
  source: law(
    'Правила оказания услуг телефонной связи (2013): для организаций 29-й день',
    'Rules for telephone services (2013): the 29th day for companies',
  ),
};

/** The switch: on the first day that the law allows or on the chosen day; technical work at night, so a day off does not move it. */
function promisedSwitch({ bounds: _, ...earliest }: KindClock): KindClock {
  return { ...earliest, name: 'porting', audience: 'subscriber', endsOn: 'desiredOn' };
}

/** No switch later than six months after the application. */
const latestPorting = internal('latestPorting', months(6), { roll: false, bounds: 'notAfter', source: portingRules });

/** The subscriber may withdraw from the porting until 24:00 of the fourth day. */
const withdrawal = internal('withdrawal', days(4), {
  roll: false,
  allows: 'cancel',
  source: law(
    'Правила оказания услуг телефонной связи: отказ от переноса до 24:00 четвёртого дня',
    'Rules for telephone services: withdrawal from porting until 24:00 of the fourth day',
  ),
});

export const portingClocks: readonly KindClock[] = [
  promisedSwitch(earliestPorting),
  promisedSwitch(earliestPortingOfCompany),
  earliestPorting,
  earliestPortingOfCompany,
  latestPorting,
  withdrawal,
];
