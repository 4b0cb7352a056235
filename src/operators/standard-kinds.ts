/** The kinds of requests that every operator has. */
import type { MessageName } from '../message/facts.ts';
import type { EventType } from '../request/event.ts';
import type { Lifecycle } from '../request/lifecycle.ts';
import { days, hours, months, workingDays } from '../sla/term/term.ts';
import type { DateDetail, ItemsDetail, MoneyDetail, PhoneDetail, TextDetail } from './detail.ts';
import type { KindClock, KindPolicy, MessageRule } from './kind-policy.ts';
import { connectionReasons, outageReasons, portingReasons } from './profile/standard-reasons.ts';
import { fixedConnectionSteps, newConnectionSteps, portingSteps } from './profile/standard-steps.ts';
import {
  type AfterInquiry,
  type AfterOrder,
  afterInquiry,
  afterOrder,
  callback,
  extension,
  fulfilment,
  imposedService,
  law,
  legalReview,
  portingClocks,
  refund,
  registration,
  returning,
  review,
  secondReview,
} from './standard-clocks.ts';
import {
  type AnswerForm,
  address,
  amount,
  answerForm,
  chargedOn,
  type Demand,
  demand,
  desiredOn,
  type Holder,
  holder,
  intendedNumber,
  items,
  needed,
  newNumber,
  paidOn,
  portedNumber,
  promisedOn,
  type SimType,
  simType,
  tariff,
} from './standard-details.ts';

const titles = {
  consultation: { ru: 'Консультация', en: 'Consultation' },
  serviceFault: { ru: 'Не работает услуга', en: 'Service fault' },
  billingDispute: { ru: 'Неверное списание', en: 'Disputed charge' },
  mistakenPayment: { ru: 'Ошибочный платёж', en: 'Mistaken payment' },
  complaint: { ru: 'Жалоба', en: 'Complaint' },
  claim: { ru: 'Претензия', en: 'Claim' },
  fixedFault: { ru: 'Не работает домашний интернет', en: 'Home internet fault' },
  fixedConnection: { ru: 'Подключение домашнего интернета', en: 'Home internet connection' },
  shopOrder: { ru: 'Заказ в интернет-магазине', en: 'Shop order' },
  newConnection: { ru: 'Подключение нового номера', en: 'New connection' },
  numberPorting: { ru: 'Перенос номера', en: 'Number porting' },
  simReplacement: { ru: 'Замена SIM-карты', en: 'SIM replacement' },
  numberChange: { ru: 'Смена номера', en: 'Number change' },
  tariffChange: { ru: 'Смена тарифа', en: 'Tariff change' },
  contractTermination: { ru: 'Расторжение договора', en: 'Contract termination' },
} as const;

/** The names of {@link kinds}, which every built-in operator has; an operator may have others. */
export type StandardKind = keyof typeof titles;

/** The groups of {@link kinds} that have numbers of their own. */
export type StandardSeries = 'inquiry' | 'order' | 'porting';

type Needed<Of> = Of & { readonly required: true };

/** What each of them is told beside the text, so that the compiler knows it too. */
interface StandardDetails extends Readonly<Record<StandardKind, KindPolicy['details']>> {
  readonly consultation: NoDetails;
  readonly serviceFault: { readonly demand: Demand; readonly amount: MoneyDetail };
  readonly billingDispute: {
    readonly amount: Needed<MoneyDetail>;
    readonly chargedOn: Needed<DateDetail>;
    readonly demand: Demand;
  };
  readonly mistakenPayment: {
    readonly amount: Needed<MoneyDetail>;
    readonly paidOn: Needed<DateDetail>;
    readonly intendedNumber: PhoneDetail;
  };
  readonly complaint: NoDetails;
  readonly claim: {
    readonly answerForm: Needed<AnswerForm>;
    readonly demand: Demand;
    readonly amount: MoneyDetail;
  };
  readonly fixedFault: { readonly address: TextDetail; readonly demand: Demand; readonly amount: MoneyDetail };
  readonly fixedConnection: {
    readonly address: Needed<TextDetail>;
    readonly tariff: TextDetail;
    readonly desiredOn: DateDetail;
  };
  readonly shopOrder: {
    readonly items: Needed<ItemsDetail>;
    readonly address: TextDetail;
    readonly promisedOn: DateDetail;
    readonly amount: MoneyDetail;
  };
  readonly newConnection: {
    readonly tariff: TextDetail;
    readonly address: TextDetail;
    readonly simType: SimType;
    readonly newNumber: PhoneDetail;
  };
  readonly numberPorting: {
    readonly portedNumber: Needed<PhoneDetail>;
    readonly holder: Needed<Holder>;
    readonly desiredOn: DateDetail;
  };
  readonly simReplacement: { readonly simType: SimType; readonly address: TextDetail };
  readonly numberChange: { readonly newNumber: PhoneDetail };
  readonly tariffChange: { readonly tariff: Needed<TextDetail> };
  readonly contractTermination: NoDetails;
}

/** Not `KindPolicy['details']`, of which the compiler knows nothing. */
type NoDetails = { readonly [name: string]: never };

export type StandardKinds = {
  readonly [Kind in StandardKind]: KindPolicy & { readonly details: StandardDetails[Kind] };
};

/** The general limitation period: until then the subscriber may dispute the request. */
const retention: KindPolicy['retention'] = {
  term: months(36),
  source: law('ст. 196 ГК РФ (срок исковой давности)', 'Civil Code art. 196 (limitation period)'),
};

function messageFor(message: MessageName): MessageRule<never> {
  return { message, urgent: false };
}

/** Events whose message has the same name. */
function sameName<const Name extends EventType & MessageName>(
  ...names: readonly Name[]
): { readonly [Event in Name]?: MessageRule<never> } {
  const rules: { [Event in Name]?: MessageRule<never> } = {};
  for (const name of names) rules[name] = messageFor(name);
  return rules;
}

const commonMessages = {
  /** Urgent: the subscriber waits for the number with the phone in the hand. */
  registered: { message: 'registered', urgent: true },
  /** A reply is still missing, and the wait will end. */
  warned: { message: 'reminder', urgent: false, clock: 'waiting' },
  asked: messageFor('needsAnswer'),
  /** Only where the wait has put the date off. */
  replied: messageFor('resumed'),
  /** Only a later date is told. */
  recalculated: messageFor('extended'),
  corrected: messageFor('extended'),
  /** Of what was promised to the subscriber; what happens next is said with it. */
  breached: messageFor('overdue'),
  ...sameName('extended', 'resumed', 'rejected', 'progressed', 'merged'),
} as const;

const inquiryMessages: Messages<'inquiry', 'waiting'> = {
  ...commonMessages,
  held: messageFor('held'),
  ...sameName('resolved', 'withdrawn', 'closed', 'reopened'),
};

const orderMessages: Messages<'order', 'waiting'> = {
  ...commonMessages,
  /** The reason and the date are owed at once. */
  held: messageFor('delayed'),
  appointmentTomorrow: messageFor('visitReminder'),
  appointmentMissed: messageFor('overdue'),
  ...sameName('scheduled', 'rescheduled', 'fulfilled', 'failed', 'cancelled', 'returned'),
};

/** However the request came, its number comes by SMS too. */
const alsoBySms: MessageRule<never> = { message: 'registered', urgent: true, channels: ['origin', 'sms'] };

type Title = KindPolicy['title'];
type Messages<L extends Lifecycle, ClockName extends string> = KindPolicy<L, string, ClockName>['messages'];

type DetailsShape = KindPolicy['details'];
type NameOf<Details> = keyof Details & string;

/** What a kind says beside the usual; with the names of its own details and clocks. */
type Differences<L extends Lifecycle, Details extends DetailsShape, ClockName extends string> = Partial<
  Omit<KindPolicy<L, NameOf<Details>, ClockName, StandardSeries>, 'details'>
> & { readonly details: Details };

const common = { receivedFirst: false, retention } as const;

const shopSteps: NonNullable<KindPolicy['steps']> = [
  { name: 'paid', title: { ru: 'Оплачен', en: 'Paid' } },
  { name: 'assembled', title: { ru: 'Собран', en: 'Assembled' } },
  { name: 'shipped', title: { ru: 'Отправлен', en: 'Shipped' } },
  { name: 'readyForPickup', title: { ru: 'Готов к выдаче', en: 'Ready for pick-up' } },
];

/** A kind that ends with an answer. */
function inquiry<const ClockName extends string, const Details extends DetailsShape>(
  title: Title,
  promises: readonly KindClock<'inquiry', NoInfer<NameOf<Details>>, ClockName>[],
  differences: Differences<'inquiry', Details, NoInfer<ClockName> | AfterInquiry>,
): KindPolicy<'inquiry', NameOf<Details>, ClockName | AfterInquiry, StandardSeries> & { readonly details: Details } {
  const usual = { lifecycle: 'inquiry', series: 'inquiry', messages: inquiryMessages } as const;
  return { title, ...common, ...usual, clocks: [...promises, ...afterInquiry], ...differences };
}

/** A kind that ends with something done. */
function order<const ClockName extends string, const Details extends DetailsShape>(
  title: Title,
  promises: readonly KindClock<'order', NoInfer<NameOf<Details>>, ClockName>[],
  differences: Differences<'order', Details, NoInfer<ClockName> | AfterOrder>,
): KindPolicy<'order', NameOf<Details>, ClockName | AfterOrder, StandardSeries> & { readonly details: Details } {
  const usual = { lifecycle: 'order', series: 'order', messages: orderMessages } as const;
  return { title, ...common, ...usual, clocks: [...promises, ...afterOrder], ...differences };
}

/** More time is proposed to an employee before the promise is broken. */
const moreTime = { extension, nearDeadline: 'propose' } as const;
const extendableReview: typeof review = { ...review, ...moreTime };

/**
 * The standard kinds, with terms that hold unless an operator has its own: terms of the law bind all, the others are assumptions.
 *
 * @example
 * kinds.fixedFault.clocks[0].term //=> workingDays(3)
 */
export const kinds: StandardKinds = {
  /** Answered at once: no number, no clock, no message. */
  consultation: inquiry(titles.consultation, [], { details: {}, series: undefined, clocks: [], messages: {} }),
  serviceFault: inquiry(titles.serviceFault, [extendableReview, refund], {
    details: { demand, amount },
    rejectReasons: outageReasons,
  }),
  billingDispute: inquiry(titles.billingDispute, [extendableReview, refund, imposedService], {
    details: { amount: needed(amount), chargedOn: needed(chargedOn), demand },
  }),
  mistakenPayment: inquiry(titles.mistakenPayment, [review], {
    details: { amount: needed(amount), paidOn: needed(paidOn), intendedNumber },
  }),
  complaint: inquiry(titles.complaint, [extendableReview], { details: {} }),
  claim: inquiry(titles.claim, [registration, legalReview, secondReview, refund, imposedService], {
    details: { answerForm: needed(answerForm), demand, amount },
    receivedFirst: true,
  }),
  fixedFault: inquiry(titles.fixedFault, [{ ...extendableReview, term: workingDays(3) }, refund], {
    messages: { ...inquiryMessages, registered: alsoBySms },
    details: { address, demand, amount },
  }),
  fixedConnection: order(titles.fixedConnection, [callback, fulfilment(workingDays(3), moreTime)], {
    messages: { ...orderMessages, registered: alsoBySms },
    steps: fixedConnectionSteps,
    details: { address: needed(address), tariff, desiredOn },
  }),
  shopOrder: order(titles.shopOrder, [{ ...fulfilment(days(7), moreTime), endsOn: 'promisedOn' }, returning], {
    messages: { ...orderMessages, registered: alsoBySms },
    steps: shopSteps,
    details: { items: needed(items), address, promisedOn, amount },
  }),
  newConnection: order(titles.newConnection, [fulfilment(workingDays(3))], {
    support: 'federal',
    steps: newConnectionSteps,
    rejectReasons: connectionReasons,
    details: { tariff, address, simType, newNumber },
  }),
  numberPorting: order(titles.numberPorting, portingClocks, {
    needsProof: true,
    series: 'porting',
    support: 'federal',
    steps: portingSteps,
    rejectReasons: portingReasons,
    details: { portedNumber: needed(portedNumber), holder: needed(holder), desiredOn },

    messages: {
      ...orderMessages,
      started: messageFor('porting'),
      scheduled: messageFor('porting'),
      appointmentToday: messageFor('porting'),
    },
  }),
  simReplacement: order(titles.simReplacement, [fulfilment(workingDays(1))], {
    needsProof: true,
    lineMayBeLost: true,
    details: { simType, address },
  }),
  numberChange: order(titles.numberChange, [fulfilment(workingDays(3))], {
    needsProof: true,
    details: { newNumber: { ...newNumber, becomesLine: 'fulfilled' } },
  }),
  tariffChange: order(titles.tariffChange, [fulfilment(hours(24))], { details: { tariff: needed(tariff) } }),
  contractTermination: order(titles.contractTermination, [fulfilment(days(10))], { needsProof: true, details: {} }),
};
