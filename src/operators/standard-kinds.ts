/**
 * The kinds of requests that every operator has, with terms that hold unless an operator says otherwise. Legal terms bind
 * all; the others are assumptions.
 */
import { days, hours, months, workingDays } from '../sla/term/term.ts';
import type { KindClock, KindPolicy, MessageRule, StandardKind } from './kind-policy.ts';
import * as clocks from './standard-clocks.ts';

/** The general limitation period: until then a dispute about the request may come up. */
const retention: KindPolicy['retention'] = {
  term: months(36),
  source: {
    kind: 'law',
    reference: { ru: 'ст. 196 ГК РФ (срок исковой давности)', en: 'Civil Code art. 196 (limitation period)' },
  },
};

function messageFor<Message extends MessageRule['message']>(message: Message): MessageRule {
  return { message, urgent: false };
}

/** The subscriber waits for the number with the phone in the hand: it passes quiet hours. */
const registered: MessageRule = { message: 'registered', urgent: true };

/** A reply is still missing, and the wait will end. */
const reminder: MessageRule = { message: 'reminder', urgent: false, clock: 'waiting' };

const inquiryMessages: KindPolicy['messages'] = {
  registered,
  warned: reminder,
  extended: messageFor('extended'),
  asked: messageFor('needsAnswer'),
  resolved: messageFor('resolved'),
  rejected: messageFor('rejected'),
  withdrawn: messageFor('withdrawn'),
  closed: messageFor('closed'),
  reopened: messageFor('reopened'),
};

const orderMessages: KindPolicy['messages'] = {
  registered,
  warned: reminder,
  extended: messageFor('extended'),
  asked: messageFor('needsAnswer'),
  scheduled: messageFor('scheduled'),
  rescheduled: messageFor('rescheduled'),
  fulfilled: messageFor('fulfilled'),
  failed: messageFor('failed'),
  rejected: messageFor('rejected'),
  cancelled: messageFor('cancelled'),
  returned: messageFor('returned'),
};

const afterInquiry: readonly KindClock[] = [clocks.waiting, clocks.confirmation, clocks.reopening, clocks.listing];

const afterOrder: readonly KindClock[] = [
  { ...clocks.waiting, atEnd: 'cancel' },
  { ...clocks.confirmation, startsOn: ['fulfilled'] },
  clocks.listing,
];

const inquiry = {
  lifecycle: 'inquiry',
  subject: 'inquiry',
  series: 'inquiry',
  demands: [],
  accepts: [],
  receivedFirst: false,
  messages: inquiryMessages,
  retention,
} as const;

const order = {
  lifecycle: 'order',
  subject: 'application',
  series: 'order',
  demands: [],
  accepts: [],
  receivedFirst: false,
  messages: orderMessages,
  retention,
} as const;

const extendable: KindClock = { ...clocks.review, extension: clocks.extension };

/** An order of this term; the deadline is a promise to the subscriber and an assumption of ours. */
function fulfilledIn(term: KindClock['term']): KindClock {
  return { ...clocks.fulfilment, term };
}

export const kinds: { readonly [Kind in StandardKind]: KindPolicy } = {
  /** Answered in the contact itself: no number, no clock, no message. */
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
    clocks: [
      clocks.callback,
      { ...fulfilledIn(workingDays(3)), extension: clocks.extension, nearDeadline: 'propose' },
      ...afterOrder,
    ],
  },
  shopOrder: {
    ...order,
    title: { ru: 'Заказ в интернет-магазине', en: 'Shop order' },
    subject: 'order',
    demands: ['items'],
    accepts: ['address', 'promisedOn', 'amount'],
    clocks: [
      { ...fulfilledIn(days(7)), endsOn: 'promisedOn', extension: clocks.extension, nearDeadline: 'propose' },
      clocks.returning,
      ...afterOrder,
    ],
  },
  newConnection: {
    ...order,
    title: { ru: 'Подключение нового номера', en: 'New connection' },
    accepts: ['tariff', 'address', 'simType', 'newNumber'],
    clocks: [fulfilledIn(workingDays(3)), ...afterOrder],
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
    clocks: [fulfilledIn(workingDays(1)), ...afterOrder],
  },
  numberChange: {
    ...order,
    title: { ru: 'Смена номера', en: 'Number change' },
    accepts: ['newNumber'],
    clocks: [fulfilledIn(workingDays(3)), ...afterOrder],
  },
  tariffChange: {
    ...order,
    title: { ru: 'Смена тарифа', en: 'Tariff change' },
    demands: ['tariff'],
    clocks: [fulfilledIn(hours(24)), ...afterOrder],
  },
  contractTermination: {
    ...order,
    title: { ru: 'Расторжение договора', en: 'Contract termination' },
    subject: 'statement',
    clocks: [fulfilledIn(days(10)), ...afterOrder],
  },
};
