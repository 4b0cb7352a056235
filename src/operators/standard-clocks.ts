/**
 * The clocks of the standard kinds. Each says where its term comes from; what the law says binds every operator, what is an
 * assumption waits for a better source.
 */
import type { Source } from '../kernel/source.ts';
import type { Lifecycle } from '../request/lifecycle.ts';
import type { Audience } from '../sla/clock/clock.ts';
import { days, months, type Term, workingDays } from '../sla/term/term.ts';
import type { KindClock } from './kind-policy.ts';

/** The events after which a request rests. */
const ends = {
  inquiry: ['rejected', 'withdrawn', 'merged', 'closed'],
  order: ['rejected', 'cancelled', 'failed', 'returned', 'merged', 'closed'],
} as const;
const answered = { inquiry: ['resolved', ...ends.inquiry], order: ['fulfilled', ...ends.order] } as const;

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

type InquiryClock<Name extends string, DetailName extends string = never> = KindClock<'inquiry', DetailName, Name>;
type OrderClock<Name extends string, DetailName extends string = never> = KindClock<'order', DetailName, Name>;

/** By default a clock runs from the registration to the answer without a pause, and its term is an assumption. */
type Differences<L extends Lifecycle, DetailName extends string> = Partial<
  Omit<KindClock<L, DetailName>, 'name' | 'audience' | 'term'>
>;

const usual = { version: '1', startsOn: ['registered'], pausedIn: [], source: assumption } as const;

function ofInquiry(audience: Audience) {
  return <const Name extends string, const DetailName extends string = never>(
    name: Name,
    term: Term,
    differences?: Differences<'inquiry', DetailName>,
  ): InquiryClock<Name, DetailName> => ({
    name,
    audience,
    term,
    ...usual,
    stopsOn: answered.inquiry,
    ...differences,
  });
}

function ofOrder(audience: Audience) {
  return <const Name extends string, const DetailName extends string = never>(
    name: Name,
    term: Term,
    differences?: Differences<'order', DetailName>,
  ): OrderClock<Name, DetailName> => ({
    name,
    audience,
    term,
    ...usual,
    stopsOn: answered.order,
    ...differences,
  });
}

/** What an operator promises to the subscriber: an answer, or something done. */
const promisedAnswer = ofInquiry('subscriber');
const promisedResult = ofOrder('subscriber');
/** A term of the law, which knows neither pause nor extension. */
const legalTerm = ofInquiry('law');
/** Housekeeping: a wait, a window, a bound of appointments. */
const housekeeping = { inquiry: ofInquiry('internal'), order: ofOrder('internal') } as const;

const nearTheEnd = { warnings: [{ percent: 80 }] } as const;
const continues = { ...nearTheEnd, reopening: { on: ['reopened'], rule: 'continue' } } as const;

/** The promise to answer: counted in calendar days, paused while the subscriber owes a reply. */
export const review: InquiryClock<'review'> = promisedAnswer('review', days(5), {
  ...nearTheEnd,
  pausedIn: ['awaitingSubscriber'],
  reopening: { on: ['reopened'], rule: 'restart' },
});

/** The extension that an operator grants itself: once, before the promise is broken, thirty days in all. */
export const extension: NonNullable<KindClock['extension']> = { total: days(30), source: assumption };

/** A claim is registered not later than the working day after it came. */
export const registration: InquiryClock<'registration'> = legalTerm('registration', workingDays(1), {
  source: claims,
  startsOn: ['received'],
  stopsOn: ['registered', ...ends.inquiry],
});

/** Thirty days from the registration of a claim. */
export const legalReview: InquiryClock<'legalReview'> = legalTerm('legalReview', days(30), {
  ...continues,
  source: claims,
});

/** A claim that is reopened is answered within the same term, also when the term of the law has passed. */
export const secondReview: InquiryClock<'secondReview'> = promisedAnswer('secondReview', days(30), {
  ...nearTheEnd,
  startsOn: ['reopened'],
});

/** Money for a defective service is paid back within ten days of the demand. */
export const refund: InquiryClock<'satisfaction', 'demand'> = legalTerm('satisfaction', days(10), {
  ...continues,
  when: { detail: 'demand', is: 'refund' },
  source: law('п. 1 ст. 31 Закона о защите прав потребителей', 'Consumer law no. 2300-1 art. 31 cl. 1'),
});

/** Money for a service imposed without consent: three days. */
export const imposedService: InquiryClock<'satisfaction', 'demand'> = {
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
const waiting = { startsOn: ['asked'], warnings: [{ percent: 70 }] } as const;

/** How long the subscriber may object to an answer before the request closes. */
const confirmation = { atEnd: 'close' } as const;

/** How long a request that has ended stays in the list of its line: on a day off no shorter than a window of as many days. */
const listing = { atEnd: 'archive' } as const;

/** Goods bought at a distance may be given back within seven days of delivery. */
export const returning: OrderClock<'returning'> = housekeeping.order('returning', days(7), {
  startsOn: ['fulfilled'],
  stopsOn: ['returned'],
  allows: 'return',
  source: law('п. 4 ст. 26.1 Закона о защите прав потребителей', 'Consumer law no. 2300-1 art. 26.1 cl. 4'),
});

export type AfterInquiry = 'waiting' | 'confirmation' | 'reopening' | 'listing';

export const afterInquiry: readonly InquiryClock<AfterInquiry>[] = [
  housekeeping.inquiry('waiting', days(10), {
    ...waiting,
    stopsOn: ['replied', ...answered.inquiry],
    atEnd: 'withdraw',
  }),
  housekeeping.inquiry('confirmation', days(3), {
    ...confirmation,
    startsOn: ['resolved'],
    stopsOn: ['reopened', ...ends.inquiry],
  }),
  /** How long a closed inquiry may be reopened. */
  housekeeping.inquiry('reopening', days(30), { startsOn: ['closed'], stopsOn: ['reopened'], allows: 'reopen' }),
  housekeeping.inquiry('listing', days(30), { ...listing, startsOn: ends.inquiry, stopsOn: ['reopened'] }),
];

export type AfterOrder = 'waiting' | 'confirmation' | 'listing';

export const afterOrder: readonly OrderClock<AfterOrder>[] = [
  housekeeping.order('waiting', days(10), { ...waiting, stopsOn: ['replied', ...answered.order], atEnd: 'cancel' }),
  housekeeping.order('confirmation', days(3), { ...confirmation, startsOn: ['fulfilled'], stopsOn: ends.order }),
  housekeeping.order('listing', days(30), { ...listing, startsOn: ends.order, stopsOn: [] }),
];

/** The promise of an order: done within the term, or on the agreed day. */
export function fulfilment(term: Term, differences: Differences<'order', never> = {}): OrderClock<'fulfilment'> {
  return promisedResult('fulfilment', term, { ...nearTheEnd, pausedIn: ['awaitingSubscriber'], ...differences });
}

/** The first call about a connection. */
export const callback: OrderClock<'callback'> = promisedResult('callback', workingDays(1), {
  stopsOn: ['started', 'asked', 'scheduled', ...answered.order],
});

/** The agreed night of the switch is not before the eighth day, even if the subscriber wished for an earlier day. */
const earliestPorting = housekeeping.order('earliestPorting', days(8), {
  when: { detail: 'holder', is: 'person' },
  roll: false,
  bounds: 'notBefore',
  source: portingRules,
});

/** The same for a company or a sole trader: the twenty-ninth day. */
const earliestPortingOfCompany: typeof earliestPorting = {
  ...earliestPorting,
  when: { detail: 'holder', is: 'company' },
  term: days(29),
  source: law(
    'Правила оказания услуг телефонной связи (2013): для организаций 29-й день',
    'Rules for telephone services (2013): the 29th day for companies',
  ),
};

/** The switch: on the first day that the law allows or on the chosen day; technical work at night, so a day off does not move it. */
function promisedSwitch({
  bounds: _,
  ...earliest
}: typeof earliestPorting): OrderClock<'porting', 'holder' | 'desiredOn'> {
  return { ...earliest, name: 'porting', audience: 'subscriber', endsOn: 'desiredOn' };
}

/** No switch later than six months after the application. */
const latestPorting = housekeeping.order('latestPorting', months(6), {
  roll: false,
  bounds: 'notAfter',
  source: portingRules,
});

/** The subscriber may withdraw from the porting until 24:00 of the fourth day. */
const withdrawal = housekeeping.order('withdrawal', days(4), {
  roll: false,
  allows: 'cancel',
  source: law(
    'Правила оказания услуг телефонной связи: отказ от переноса до 24:00 четвёртого дня',
    'Rules for telephone services: withdrawal from porting until 24:00 of the fourth day',
  ),
});

export const portingClocks: readonly OrderClock<
  'porting' | 'earliestPorting' | 'latestPorting' | 'withdrawal',
  'holder' | 'desiredOn'
>[] = [
  promisedSwitch(earliestPorting),
  promisedSwitch(earliestPortingOfCompany),
  earliestPorting,
  earliestPortingOfCompany,
  latestPorting,
  withdrawal,
];
