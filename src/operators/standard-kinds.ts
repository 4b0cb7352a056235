/**
 * The kinds of requests that every operator has, with terms that hold unless an operator says otherwise. Legal terms bind
 * all; the others are assumptions.
 */
import type { MessageName } from '../message/facts.ts';
import { days, hours, months, workingDays } from '../sla/term/term.ts';
import type { KindClock, KindPolicy, MessageRule, StandardKind } from './kind-policy.ts';
import * as clocks from './standard-clocks.ts';

/** The general limitation period: until then the subscriber may dispute the request. */
const retention: KindPolicy['retention'] = {
  term: months(36),
  source: {
    kind: 'law',
    reference: { ru: 'ст. 196 ГК РФ (срок исковой давности)', en: 'Civil Code art. 196 (limitation period)' },
  },
};

function messageFor(message: MessageName): MessageRule {
  return { message, urgent: false };
}

const commonMessages: KindPolicy['messages'] = {
  /** Urgent: the subscriber waits for the number with the phone in the hand. */
  registered: { message: 'registered', urgent: true },
  /** A reply is still missing, and the wait will end. */
  warned: { message: 'reminder', urgent: false, clock: 'waiting' },
  extended: messageFor('extended'),
  asked: messageFor('needsAnswer'),
  rejected: messageFor('rejected'),
};

const inquiryMessages: KindPolicy['messages'] = {
  ...commonMessages,
  resolved: messageFor('resolved'),
  withdrawn: messageFor('withdrawn'),
  closed: messageFor('closed'),
  reopened: messageFor('reopened'),
};

const orderMessages: KindPolicy['messages'] = {
  ...commonMessages,
  scheduled: messageFor('scheduled'),
  rescheduled: messageFor('rescheduled'),
  fulfilled: messageFor('fulfilled'),
  failed: messageFor('failed'),
  cancelled: messageFor('cancelled'),
  returned: messageFor('returned'),
};

const afterInquiry: readonly KindClock[] = [clocks.waiting, clocks.confirmation, clocks.reopening, clocks.listing];

const afterOrder: readonly KindClock[] = [
  { ...clocks.waiting, atEnd: 'cancel' },
  { ...clocks.confirmation, startsOn: ['fulfilled'] },
  clocks.listing,
];

const common = { demands: [], accepts: [], receivedFirst: false, retention } as const;
const inquiry = {
  ...common,
  lifecycle: 'inquiry',
  subject: 'inquiry',
  series: 'inquiry',
  messages: inquiryMessages,
} as const;
const order = {
  ...common,
  lifecycle: 'order',
  subject: 'application',
  series: 'order',
  messages: orderMessages,
} as const;

const extendable: KindClock = { ...clocks.review, extension: clocks.extension };
/** More time for an order is proposed to an employee before the promise is broken. */
const moreTime = { extension: clocks.extension, nearDeadline: 'propose' } as const;

export const kinds: { readonly [Kind in StandardKind]: KindPolicy } = {
  /** Answered at once: no number, no clock, no message. */
  consultation: {
    ...inquiry,
    title: { ru: 'Консультация', en: 'Consultation' },
    series: undefined,
    clocks: [],
    messages: {},
  },
  serviceFault: {
    ...inquiry,
    title: { ru: 'Не работает услуга', en: 'Service fault' },
    accepts: ['demand', 'amount'],
    clocks: [extendable, clocks.refund, ...afterInquiry],
  },
  billingDispute: {
    ...inquiry,
    title: { ru: 'Неверное списание', en: 'Disputed charge' },
    demands: ['amount', 'chargedOn'],
    accepts: ['demand'],
    clocks: [extendable, clocks.refund, clocks.imposedService, ...afterInquiry],
  },
  mistakenPayment: {
    ...inquiry,
    title: { ru: 'Ошибочный платёж', en: 'Mistaken payment' },
    demands: ['amount', 'paidOn'],
    accepts: ['intendedNumber'],
    clocks: [clocks.review, ...afterInquiry],
  },
  complaint: {
    ...inquiry,
    title: { ru: 'Жалоба', en: 'Complaint' },
    subject: 'complaint',
    clocks: [extendable, ...afterInquiry],
  },
  claim: {
    ...inquiry,
    title: { ru: 'Претензия', en: 'Claim' },
    subject: 'claim',
    demands: ['answerForm'],
    accepts: ['demand', 'amount'],
    receivedFirst: true,
    clocks: [clocks.registration, clocks.legalReview, clocks.refund, clocks.imposedService, ...afterInquiry],
  },
  fixedFault: {
    ...inquiry,
    title: { ru: 'Не работает домашний интернет', en: 'Home internet fault' },
    subject: 'application',
    accepts: ['address', 'demand', 'amount'],
    clocks: [{ ...extendable, term: workingDays(3) }, clocks.refund, ...afterInquiry],
  },
  fixedConnection: {
    ...order,
    title: { ru: 'Подключение домашнего интернета', en: 'Home internet connection' },
    demands: ['address'],
    accepts: ['tariff', 'desiredOn'],
    clocks: [clocks.callback, clocks.fulfilment(workingDays(3), moreTime), ...afterOrder],
  },
  shopOrder: {
    ...order,
    title: { ru: 'Заказ в интернет-магазине', en: 'Shop order' },
    subject: 'order',
    demands: ['items'],
    accepts: ['address', 'promisedOn', 'amount'],
    clocks: [clocks.fulfilment(days(7), { ...moreTime, endsOn: 'promisedOn' }), clocks.returning, ...afterOrder],
  },
  newConnection: {
    ...order,
    title: { ru: 'Подключение нового номера', en: 'New connection' },
    accepts: ['tariff', 'address', 'simType', 'newNumber'],
    clocks: [clocks.fulfilment(workingDays(3)), ...afterOrder],
  },
  numberPorting: {
    ...order,
    title: { ru: 'Перенос номера', en: 'Number porting' },
    subject: 'statement',
    series: 'porting',
    demands: ['portedNumber', 'holder'],
    accepts: ['desiredOn'],
    messages: { ...orderMessages, started: messageFor('porting'), scheduled: messageFor('porting') },
    clocks: [
      clocks.porting,
      clocks.portingOfCompany,
      clocks.earliestPorting,
      clocks.earliestPortingOfCompany,
      clocks.latestPorting,
      clocks.withdrawal,
      ...afterOrder,
    ],
  },
  simReplacement: {
    ...order,
    title: { ru: 'Замена SIM-карты', en: 'SIM replacement' },
    accepts: ['simType', 'address'],
    clocks: [clocks.fulfilment(workingDays(1)), ...afterOrder],
  },
  numberChange: {
    ...order,
    title: { ru: 'Смена номера', en: 'Number change' },
    accepts: ['newNumber'],
    clocks: [clocks.fulfilment(workingDays(3)), ...afterOrder],
  },
  tariffChange: {
    ...order,
    title: { ru: 'Смена тарифа', en: 'Tariff change' },
    demands: ['tariff'],
    clocks: [clocks.fulfilment(hours(24)), ...afterOrder],
  },
  contractTermination: {
    ...order,
    title: { ru: 'Расторжение договора', en: 'Contract termination' },
    subject: 'statement',
    clocks: [clocks.fulfilment(days(10)), ...afterOrder],
  },
};
