/**
 * The English words of each kind, our own wording. `n`: the noun of the request. GSM 03.38 has no dash and no curly quotation
 * mark, so there is none.
 */
import { lazy } from '../../kernel/lazy.ts';
import type { LanguageWords, Words } from './words.ts';

const common: Words = {
  n: 'request',
  left: '{daysLeft, plural, =0 {less than a day} one {# day} other {# days}}',
  within: '{daysLeft, plural, =0 {today} one {within # day} other {within # days}}',
  /** By SMS a question that has no room is heard elsewhere. */
  ask: '{room, select, cut {For the whole question please call {support}} other {Please call {support}}}',
  by: '{replyBy, select, none {[within]} other {no later than {replyBy}}}',
  until: '{due, select, none {} other { [Will] no later than {due}.}}',
  why: '{reason, select, none {} other { Reason: {reason}}}',
  note: '{note, select, none {} other { {note}}}',
  said: '{answer, select, none {} other { {answer}}}',
  asked: '{question, select, none {} other { Question: {question}}}',
  step: '{step, select, none {} other { Step: {step}.}}',
  outcome: '{outcome, select, satisfied {[yes]} partlySatisfied {[part]} other {[no]}}',
  outcomes: '{outcome, select, none {} satisfied {: [yes]} partlySatisfied {: [part]} other {: [no]}}',
  /** The same later, of what was decided then. */
  outcomesWere: '{outcome, select, none {} satisfied {: [wasYes]} partlySatisfied {: [wasPart]} other {: [no]}}',
  wasYes: '[yes]',
  wasPart: '[part]',
  decision: '[outcome].[money] {answer}[rest]',
  /** Where an answer can be read that has no room. */
  whole: '{room, select, cut { Full answer: {support}.} other {}}',
  more: '{room, select, cut { Details: {support}.} other {}}',
  rest: '[whole]',
  money: '{amount, select, none {} other { We will [back].}}',
  moneyWas: '{amount, select, none {} other { We decided to [back].}}',
  /** Of a claim, which has an answer of its own. */
  full: '',
  fully: '{room, select, cut { The full answer is in the app or by phone: {support}.} other {}}',
  longer: 'The date has changed. ',
  /** Of a promise with a new date, which may be the first one or the last one. */
  moved: '[will]',
  movedResult: '[result]',
  first: '[will]',
  firstResult: '[result]',
  use: '',
  /** Until when the subscriber may still cancel. */
  undo: '',
  /** Until when goods may be given back. */
  giveBack: '',
  back: 'return {amount} to your balance',
  done: '[was] ([n] {number})',
  /** What happens at the appointment, what to do then, and whom to call where it does not suit. */
  visit: '[will].[after] Your [n] {number}',
  after: '',
  unfit: '',
  When: '{when, select, today {Today} other {Tomorrow}}, {day}{hours, select, none {} other {, {hours}}}',
  refund: '{amount, select, none {} other { We will pay back {amount}.}}',
};

const unfit = ' If the time does not suit you, please call {support}.';

const answered: Words = {
  will: 'we will answer',
  result: 'our answer',
  late: 'we did not answer by {due}',
  otherwise: 'close it',
  without: 'close the [n]',
  disagree: 'if you disagree',
};

const repaired: Words = {
  yes: 'the fault is repaired',
  part: 'the fault is repaired in part',
  no: 'we cannot do what you asked for',
  disagree: 'if the service still does not work',
};

/** What we will do, and what it is called. */
function task(what: string, result: string): Words {
  return {
    will: `we will ${what}`,
    result,
    late: `we did not ${what} by {due}`,
    otherwise: 'cancel it',
    without: 'cancel the [n]',
  };
}

export const englishWords: () => LanguageWords = /* @__PURE__ */ lazy(() => ({
  common,
  anyKind: {
    ...answered,
    will: 'we will tell you the result',
    result: 'our decision',
    late: 'we did not keep our promise for {due}',
    yes: 'the matter is settled',
    part: 'the matter is settled in part',
    no: 'we cannot do what you asked for',
    was: 'what you asked for is done',
    visit: 'the work is planned. Your [n] {number}',
  },
  consultation: 'Your question was answered at once.{answer, select, none {} other { {answer}}}',
  kinds: {
    serviceFault: { ...answered, ...repaired },
    fixedFault: { ...answered, ...repaired },
    billingDispute: {
      ...answered,
      yes: 'it is decided in your favour',
      part: 'it is decided partly in your favour',
      no: 'we cannot return the money',
    },
    mistakenPayment: {
      ...answered,
      yes: 'we will correct the payment',
      part: 'we will correct the payment in part',
      wasYes: 'we decided to correct the payment',
      wasPart: 'we decided to correct the payment in part',
      no: 'we cannot correct the payment',
      back: 'transfer {amount} as you asked',
    },
    complaint: {
      ...answered,
      n: 'complaint',
      yes: 'we agree with it',
      part: 'we agree with a part of it',
      no: 'we do not agree with it',
    },
    claim: {
      ...answered,
      n: 'claim',
      yes: 'it is decided in your favour',
      part: 'it is decided partly in your favour',
      no: 'it is declined',
      full: ' We will send the full answer separately.',
      rest: '[full]',
      fully: ' We will send you the full answer separately, in the form that you chose.',
      back: 'return {amount} as you demanded',
    },
    shopOrder: {
      ...task('deliver it', 'delivery'),
      n: 'order',
      giveBack: '{returnUntil, select, none {} other { You can return the goods no later than {returnUntil}.}}',
      was: 'it is delivered',
      visit: 'we will bring your order {number}',
      unfit,
      refund: '{amount, select, none {} other { We will pay back {amount} within 10 days.}}',
      done: 'your order {number} is delivered',
    },
    fixedConnection: {
      ...task('connect your home internet', 'home internet connection'),
      // The promise that was not kept may be the call.
      late: 'we did not keep our promise for {due}',
      first: 'we will call you',
      firstResult: 'our call',
      moved: 'we will {first, select, yes {call you} other {connect your home internet}}',
      movedResult: '{first, select, yes {our call} other {home internet connection}}',
      longer: '',
      was: 'your home internet is connected',
      visit: 'a technician will come to you. Your [n] {number}',
      unfit,
    },
    newConnection: { ...task('connect your new number', 'new number'), was: 'your new number is connected' },
    simReplacement: { ...task('replace your SIM card', 'SIM replacement'), was: 'your SIM card is replaced' },
    numberChange: { ...task('change your number', 'number change'), was: 'your number is changed' },
    tariffChange: { ...task('change your tariff', 'tariff change'), was: 'your tariff is changed' },
    numberPorting: {
      ...task('move your number', 'number porting'),
      was: 'your number has moved to us',
      use: ' Please use the new SIM card from now on.',
      after: ' When the old SIM card stops working, please switch to the new one.',
      undo: '{cancelUntil, select, none {} other { You can withdraw no later than {cancelUntil}.}}',
    },
    contractTermination: { ...task('end your contract', 'end of the contract'), was: 'your contract has ended' },
  },
}));
