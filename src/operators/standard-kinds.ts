/**
 * The kinds of requests that every operator has, with terms that hold unless an operator says otherwise. Legal terms bind
 * all; the others are assumptions.
 */
import type { MessageName } from '../message/facts.ts';
import type { EventType } from '../request/event.ts';
import { days, hours, months, workingDays } from '../sla/term/term.ts';
import type { KindClock, KindPolicy, MessageRule, StandardKind } from './kind-policy.ts';
import * as clocks from './standard-clocks.ts';

/** The general limitation period: until then the subscriber may dispute the request. */
const retention: KindPolicy['retention'] = {
  term: months(36),
  source: clocks.law('ст. 196 ГК РФ (срок исковой давности)', 'Civil Code art. 196 (limitation period)'),
};

function messageFor(message: MessageName): MessageRule {
  return { message, urgent: false };
}

/** Events whose message has the same name. */
function sameName(...names: readonly (EventType & MessageName)[]): KindPolicy['messages'] {
  return Object.fromEntries(names.map((name) => [name, messageFor(name)]));
}

const commonMessages: KindPolicy['messages'] = {
  /** Urgent: the subscriber waits for the number with the phone in the hand. */
  registered: { message: 'registered', urgent: true },
  /** A reply is still missing, and the wait will end. */
  warned: { message: 'reminder', urgent: false, clock: 'waiting' },
  asked: messageFor('needsAnswer'),
  ...sameName('extended', 'rejected'),
};

const inquiryMessages: KindPolicy['messages'] = {
  ...commonMessages,
  ...sameName('resolved', 'withdrawn', 'closed', 'reopened'),
};

const orderMessages: KindPolicy['messages'] = {
  ...commonMessages,
  ...sameName('scheduled', 'rescheduled', 'fulfilled', 'failed', 'cancelled', 'returned'),
};

const afterInquiry: readonly KindClock[] = [clocks.waiting, clocks.confirmation, clocks.reopening, clocks.listing];

const afterOrder: readonly KindClock[] = [
  { ...clocks.waiting, atEnd: 'cancel' },
  { ...clocks.confirmation, startsOn: ['fulfilled'] },
  clocks.listing,
];

type Title = KindPolicy['title'];
type Differences = Partial<KindPolicy>;

const common = { demands: [], accepts: [], receivedFirst: false, retention } as const;

/** A kind that ends with an answer. */
function inquiry(title: Title, promises: readonly KindClock[], differences: Differences = {}): KindPolicy {
  const usual = { lifecycle: 'inquiry', subject: 'inquiry', series: 'inquiry', messages: inquiryMessages } as const;
  return { title, ...common, ...usual, clocks: [...promises, ...afterInquiry], ...differences };
}

/** A kind that ends with something done. */
function order(title: Title, promises: readonly KindClock[], differences: Differences = {}): KindPolicy {
  const usual = { lifecycle: 'order', subject: 'application', series: 'order', messages: orderMessages } as const;
  return { title, ...common, ...usual, clocks: [...promises, ...afterOrder], ...differences };
}

const extendable: KindClock = { ...clocks.review, extension: clocks.extension };
/** More time for an order is proposed to an employee before the promise is broken. */
const moreTime = { extension: clocks.extension, nearDeadline: 'propose' } as const;

export const kinds: { readonly [Kind in StandardKind]: KindPolicy } = {
  /** Answered at once: no number, no clock, no message. */
  consultation: inquiry({ ru: 'Консультация', en: 'Consultation' }, [], {
    series: undefined,
    clocks: [],
    messages: {},
  }),
  serviceFault: inquiry({ ru: 'Не работает услуга', en: 'Service fault' }, [extendable, clocks.refund], {
    accepts: ['demand', 'amount'],
  }),
  billingDispute: inquiry(
    { ru: 'Неверное списание', en: 'Disputed charge' },
    [extendable, clocks.refund, clocks.imposedService],
    { demands: ['amount', 'chargedOn'], accepts: ['demand'] },
  ),
  mistakenPayment: inquiry({ ru: 'Ошибочный платёж', en: 'Mistaken payment' }, [clocks.review], {
    demands: ['amount', 'paidOn'],
    accepts: ['intendedNumber'],
  }),
  complaint: inquiry({ ru: 'Жалоба', en: 'Complaint' }, [extendable], { subject: 'complaint' }),
  claim: inquiry(
    { ru: 'Претензия', en: 'Claim' },
    [clocks.registration, clocks.legalReview, clocks.refund, clocks.imposedService],
    { subject: 'claim', demands: ['answerForm'], accepts: ['demand', 'amount'], receivedFirst: true },
  ),
  fixedFault: inquiry(
    { ru: 'Не работает домашний интернет', en: 'Home internet fault' },
    [{ ...extendable, term: workingDays(3) }, clocks.refund],
    { subject: 'application', accepts: ['address', 'demand', 'amount'] },
  ),
  fixedConnection: order(
    { ru: 'Подключение домашнего интернета', en: 'Home internet connection' },
    [clocks.callback, clocks.fulfilment(workingDays(3), moreTime)],
    { demands: ['address'], accepts: ['tariff', 'desiredOn'] },
  ),
  shopOrder: order(
    { ru: 'Заказ в интернет-магазине', en: 'Shop order' },
    [clocks.fulfilment(days(7), { ...moreTime, endsOn: 'promisedOn' }), clocks.returning],
    { subject: 'order', demands: ['items'], accepts: ['address', 'promisedOn', 'amount'] },
  ),
  newConnection: order({ ru: 'Подключение нового номера', en: 'New connection' }, [clocks.fulfilment(workingDays(3))], {
    accepts: ['tariff', 'address', 'simType', 'newNumber'],
  }),
  numberPorting: order(
    { ru: 'Перенос номера', en: 'Number porting' },
    [
      clocks.porting,
      clocks.portingOfCompany,
      clocks.earliestPorting,
      clocks.earliestPortingOfCompany,
      clocks.latestPorting,
      clocks.withdrawal,
    ],
    {
      subject: 'statement',
      series: 'porting',
      demands: ['portedNumber', 'holder'],
      accepts: ['desiredOn'],
      messages: { ...orderMessages, started: messageFor('porting'), scheduled: messageFor('porting') },
    },
  ),
  simReplacement: order({ ru: 'Замена SIM-карты', en: 'SIM replacement' }, [clocks.fulfilment(workingDays(1))], {
    accepts: ['simType', 'address'],
  }),
  numberChange: order({ ru: 'Смена номера', en: 'Number change' }, [clocks.fulfilment(workingDays(3))], {
    accepts: ['newNumber'],
  }),
  tariffChange: order({ ru: 'Смена тарифа', en: 'Tariff change' }, [clocks.fulfilment(hours(24))], {
    demands: ['tariff'],
  }),
  contractTermination: order(
    { ru: 'Расторжение договора', en: 'Contract termination' },
    [clocks.fulfilment(days(10))],
    {
      subject: 'statement',
    },
  ),
};
