/**
 * The English texts of the kinds that end with an answer. The law asks for the answer to a claim in the form that the
 * subscriber chose, so a message tells of that answer and does not take its place. 126-FZ art. 55 cl. 7.
 */
import type { LanguageTexts } from '../catalogue.ts';
export const englishInquiryTexts = (): { readonly [kind: string]: LanguageTexts } => ({
  consultation: {
    title: 'Consultation',
    'status.closed': 'Your question was answered at once.{answer, select, none {} other { {answer}}}',
  },
  serviceFault: {
    title: 'Service fault',
    resolved:
      '{outcome, select, satisfied {The fault in your request {number} is repaired.} partlySatisfied {The fault in your request {number} is repaired in part.} other {We cannot do what you asked for in your request {number}.}}{amount, select, none {} other { We will return {amount} to your balance.}} {answer} For details see the app or call {support}.',
    'status.resolved':
      '{outcome, select, none {We have decided about your request {number}.} satisfied {The fault in your request {number} is repaired.} partlySatisfied {The fault in your request {number} is repaired in part.} other {We cannot do what you asked for in your request {number}.}}{amount, select, none {} other { We will return {amount} to your balance.}}{answer, select, none {} other { {answer}}} If the service still does not work, please call {support}.',
    'status.closed':
      'Your request {number} is closed{outcome, select, none {} satisfied {: the fault is repaired} partlySatisfied {: the fault is repaired in part} other {: we cannot do what you asked for}}.{amount, select, none {} other { We decided to return {amount} to your balance.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { You can reopen it no later than {reopenUntil}: {support}.}}',
  },
  billingDispute: {
    title: 'Disputed charge',
    resolved:
      '{outcome, select, satisfied {We have decided your request {number} in your favour.} partlySatisfied {We have decided your request {number} partly in your favour.} other {We cannot return the money (request {number}).}}{amount, select, none {} other { We will return {amount} to your balance.}} {answer} For details see the app or call {support}.',
    'status.resolved':
      '{outcome, select, none {We have decided about your request {number}.} satisfied {We have decided your request {number} in your favour.} partlySatisfied {We have decided your request {number} partly in your favour.} other {We cannot return the money (request {number}).}}{amount, select, none {} other { We will return {amount} to your balance.}}{answer, select, none {} other { {answer}}} If you disagree, please call {support}.',
    'status.closed':
      'Your request {number} is closed{outcome, select, none {} satisfied {: it is decided in your favour} partlySatisfied {: it is decided partly in your favour} other {: we cannot return the money}}.{amount, select, none {} other { We decided to return {amount} to your balance.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { You can reopen it no later than {reopenUntil}: {support}.}}',
  },
  mistakenPayment: {
    title: 'Mistaken payment',
    resolved:
      '{outcome, select, satisfied {We will correct the payment (request {number}).} partlySatisfied {We will correct the payment in part (request {number}).} other {We cannot correct the payment (request {number}).}}{amount, select, none {} other { We will transfer {amount} as you asked.}} {answer} For details see the app or call {support}.',
    'status.resolved':
      '{outcome, select, none {We have decided about your request {number}.} satisfied {We will correct the payment (request {number}).} partlySatisfied {We will correct the payment in part (request {number}).} other {We cannot correct the payment (request {number}).}}{amount, select, none {} other { We will transfer {amount} as you asked.}}{answer, select, none {} other { {answer}}} If you disagree, please call {support}.',
    'status.closed':
      'Your request {number} is closed{outcome, select, none {} satisfied {: the payment is corrected} partlySatisfied {: the payment is corrected in part} other {: we cannot correct the payment}}.{amount, select, none {} other { We decided to transfer {amount} as you asked.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { You can reopen it no later than {reopenUntil}: {support}.}}',
  },
  fixedFault: {
    title: 'Home internet fault',
    resolved:
      '{outcome, select, satisfied {The fault in your request {number} is repaired.} partlySatisfied {The fault in your request {number} is repaired in part.} other {We cannot do what you asked for in your request {number}.}}{amount, select, none {} other { We will return {amount} to your balance.}} {answer} For details see the app or call {support}.',
    'status.resolved':
      '{outcome, select, none {We have decided about your request {number}.} satisfied {The fault in your request {number} is repaired.} partlySatisfied {The fault in your request {number} is repaired in part.} other {We cannot do what you asked for in your request {number}.}}{amount, select, none {} other { We will return {amount} to your balance.}}{answer, select, none {} other { {answer}}} If the service still does not work, please call {support}.',
    'status.closed':
      'Your request {number} is closed{outcome, select, none {} satisfied {: the fault is repaired} partlySatisfied {: the fault is repaired in part} other {: we cannot do what you asked for}}.{amount, select, none {} other { We decided to return {amount} to your balance.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { You can reopen it no later than {reopenUntil}: {support}.}}',
  },
  complaint: {
    title: 'Complaint',
    registered: {
      voice: 'Your complaint is registered. Its number is {number}. We will answer no later than {due}.',
      other: 'We have received your complaint {number}. We will answer no later than {due}.',
    },
    numbered: {
      voice: 'Your complaint is registered. Its number is {number}.',
      other: 'We have received your complaint {number}. For details please call {support}.',
    },
    extended:
      'The date for your complaint {number} has changed. We will answer no later than {due}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    overdue:
      'We are sorry that we did not answer your complaint {number} by {due}. {nextDue, select, none {We will answer as soon as we can.} other {We will answer no later than {nextDue}.}}',
    delayed:
      'Sorry for the delay: we will answer your complaint {number} no later than {due}. Reason: {reason}{room, select, cut { Details: {support}.} other {}}',
    held: 'Your complaint {number} is on hold. Reason: {reason}{room, select, cut { Details: {support}.} other {}}{due, select, none {} other { We will answer no later than {due}.}}',
    resumed:
      'We are working on your complaint {number} again.{due, select, none {} other { We will answer no later than {due}.}}',
    needsAnswer: {
      sms: 'Your complaint {number}: {question} {room, select, cut {For the whole question please call {support}} other {Please call {support}}}{replyBy, select, none {.} other { no later than {replyBy}, or we will close it.}}',
      other:
        'We need your answer about your complaint {number}. {question} {replyBy, select, none {You can answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}. Without your answer we will close the complaint.}}',
    },
    reminder: {
      sms: 'Reminder, your complaint {number}: {question} {room, select, cut {For the whole question please call {support}} other {Please call {support}}} {replyBy, select, none {{daysLeft, plural, =0 {today} one {within # day} other {within # days}}} other {no later than {replyBy}}}, or we will close it.',
      other:
        'A reminder about your complaint {number}. {question} Please answer in the app or by phone ({support}) {daysLeft, plural, =0 {today} one {within # day} other {within # days}}{replyBy, select, none {} other {, no later than {replyBy}}}. Without your answer we will close the complaint.',
    },
    progressed: 'Your complaint {number}: {step}.{note, select, none {} other { {note}}}',
    resolved:
      '{outcome, select, satisfied {We agree with your complaint {number}.} partlySatisfied {We agree with a part of your complaint {number}.} other {We do not agree with your complaint {number}.}}{amount, select, none {} other { We will return {amount} to your balance.}} {answer} For details see the app or call {support}.',
    rejected: 'We cannot accept your complaint {number}. Reason: {reason} For details please call {support}.',
    withdrawn: 'Your complaint {number} is withdrawn, as you asked.',
    cancelled:
      'We have closed your complaint {number} without a decision.{reason, select, none {} other { Reason: {reason}}} If you still need an answer, please call {support}.',
    closed:
      'Your complaint {number} is closed. {reopenUntil, select, none {If you have questions, please call {support}.} other {If you are not satisfied, you can reopen it no later than {reopenUntil} in the app or by phone: {support}.}}',
    reopened: 'Your complaint {number} is open again. We will answer no later than {due}.',
    merged: 'Your complaint {number} is now part of {into}. From now on please use the number {into}.',
    'status.registered':
      'We have received your complaint {number}.{due, select, none {} other { {extended, select, yes {The date has changed: we will answer} other {We will answer}} no later than {due}.}}',
    'status.inProgress':
      'We are working on your complaint {number}.{step, select, none {} other { Step: {step}.}}{due, select, none {} other { {extended, select, yes {The date has changed: we will answer} other {We will answer}} no later than {due}.}}',
    'status.awaitingSubscriber':
      'We need your answer about your complaint {number} and cannot go on without it.{question, select, none {} other { Question: {question}}} {replyBy, select, none {You can answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}. Without your answer we will close the complaint.}}',
    'status.onHold':
      'The work on your complaint {number} is on hold.{reason, select, none {} other { Reason: {reason}}}{due, select, none {} other { We will answer no later than {due}.}}{late, select, none {} other { We are sorry that we did not finish by {late}.}}',
    'status.resolved':
      '{outcome, select, none {We have decided about your complaint {number}.} satisfied {We agree with your complaint {number}.} partlySatisfied {We agree with a part of your complaint {number}.} other {We do not agree with your complaint {number}.}}{amount, select, none {} other { We will return {amount} to your balance.}}{answer, select, none {} other { {answer}}} If you disagree, please call {support}.',
    'status.closed':
      'Your complaint {number} is closed{outcome, select, none {} satisfied {: we agree with it} partlySatisfied {: we agree with a part of it} other {: we do not agree with it}}.{amount, select, none {} other { We decided to return {amount} to your balance.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { You can reopen it no later than {reopenUntil}: {support}.}}',
    'status.rejected':
      'We cannot accept your complaint {number}.{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
    'status.withdrawn': 'Your complaint {number} is withdrawn, as you asked.',
    'status.cancelled':
      'We have closed your complaint {number} without a decision.{reason, select, none {} other { Reason: {reason}}} If you still need an answer, please call {support}.',
    'status.merged':
      'Your complaint {number} is now part of {into, select, none {another one} other {{into}. From now on please use the number {into}}}.',
    'status.overdue':
      'We are sorry that we did not answer your complaint {number} by {due}. {nextDue, select, none {We will answer as soon as we can.} other {We will answer no later than {nextDue}.}}',
  },
  claim: {
    title: 'Claim',
    registered: {
      voice: 'Your claim is registered. Its number is {number}. We will answer no later than {due}.',
      other: 'Your claim {number} is registered. We will answer no later than {due}.',
    },
    numbered: {
      voice: 'Your claim is registered. Its number is {number}.',
      other: 'We have received your claim {number}. For details please call {support}.',
    },
    extended:
      'The date for your claim {number} has changed. We will answer no later than {due}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    overdue:
      'We are sorry that we did not answer your claim {number} by {due}. {nextDue, select, none {We will answer as soon as we can.} other {We will answer no later than {nextDue}.}}',
    delayed:
      'Sorry for the delay: we will answer your claim {number} no later than {due}. Reason: {reason}{room, select, cut { Details: {support}.} other {}}',
    held: 'Your claim {number} is on hold. Reason: {reason}{room, select, cut { Details: {support}.} other {}}{due, select, none {} other { We will answer no later than {due}.}}',
    resumed:
      'We are working on your claim {number} again.{due, select, none {} other { We will answer no later than {due}.}}',
    needsAnswer: {
      sms: 'Your claim {number}: {question} {room, select, cut {For the whole question please call {support}} other {Please call {support}}}{replyBy, select, none {.} other { no later than {replyBy}, or we will close it.}}',
      other:
        'We need your answer about your claim {number}. {question} {replyBy, select, none {You can answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}. Without your answer we will close the claim.}}',
    },
    reminder: {
      sms: 'Reminder, your claim {number}: {question} {room, select, cut {For the whole question please call {support}} other {Please call {support}}} {replyBy, select, none {{daysLeft, plural, =0 {today} one {within # day} other {within # days}}} other {no later than {replyBy}}}, or we will close it.',
      other:
        'A reminder about your claim {number}. {question} Please answer in the app or by phone ({support}) {daysLeft, plural, =0 {today} one {within # day} other {within # days}}{replyBy, select, none {} other {, no later than {replyBy}}}. Without your answer we will close the claim.',
    },
    progressed: 'Your claim {number}: {step}.{note, select, none {} other { {note}}}',
    resolved: {
      sms: '{outcome, select, satisfied {We have decided your claim {number} in your favour.} partlySatisfied {We have decided your claim {number} partly in your favour.} other {We have declined your claim {number}.}}{amount, select, none {} other { We will return {amount} as you demanded.}} {answer} We will send you the full answer separately.',
      other:
        '{outcome, select, satisfied {We have decided your claim {number} in your favour.} partlySatisfied {We have decided your claim {number} partly in your favour.} other {We have declined your claim {number}.}}{amount, select, none {} other { We will return {amount} as you demanded.}} {answer} We will send you the full answer separately, in the form that you chose. For details see the app or call {support}.',
    },
    rejected: 'We cannot accept your claim {number}. Reason: {reason} For details please call {support}.',
    withdrawn: 'Your claim {number} is withdrawn, as you asked.',
    cancelled:
      'We have closed your claim {number} without a decision.{reason, select, none {} other { Reason: {reason}}} If you still need an answer, please call {support}.',
    closed:
      'Your claim {number} is closed. {reopenUntil, select, none {If you have questions, please call {support}.} other {If you are not satisfied, you can reopen it no later than {reopenUntil} in the app or by phone: {support}.}}',
    reopened: 'Your claim {number} is open again. We will answer no later than {due}.',
    merged: 'Your claim {number} is now part of {into}. From now on please use the number {into}.',
    'status.registered':
      'Your claim {number} is registered.{due, select, none {} other { {extended, select, yes {The date has changed: we will answer} other {We will answer}} no later than {due}.}}',
    'status.inProgress':
      'We are working on your claim {number}.{step, select, none {} other { Step: {step}.}}{due, select, none {} other { {extended, select, yes {The date has changed: we will answer} other {We will answer}} no later than {due}.}}',
    'status.awaitingSubscriber':
      'We need your answer about your claim {number} and cannot go on without it.{question, select, none {} other { Question: {question}}} {replyBy, select, none {You can answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}. Without your answer we will close the claim.}}',
    'status.onHold':
      'The work on your claim {number} is on hold.{reason, select, none {} other { Reason: {reason}}}{due, select, none {} other { We will answer no later than {due}.}}{late, select, none {} other { We are sorry that we did not finish by {late}.}}',
    'status.resolved':
      '{outcome, select, none {We have decided about your claim {number}.} satisfied {We have decided your claim {number} in your favour.} partlySatisfied {We have decided your claim {number} partly in your favour.} other {We have declined your claim {number}.}}{amount, select, none {} other { We will return {amount} as you demanded.}}{answer, select, none {} other { {answer}}} We will send you the full answer separately, in the form that you chose. If you disagree, please call {support}.',
    'status.closed':
      'Your claim {number} is closed{outcome, select, none {} satisfied {: it is decided in your favour} partlySatisfied {: it is decided partly in your favour} other {: it is declined}}.{amount, select, none {} other { We decided to return {amount} as you demanded.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { You can reopen it no later than {reopenUntil}: {support}.}}',
    'status.rejected':
      'We cannot accept your claim {number}.{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
    'status.withdrawn': 'Your claim {number} is withdrawn, as you asked.',
    'status.cancelled':
      'We have closed your claim {number} without a decision.{reason, select, none {} other { Reason: {reason}}} If you still need an answer, please call {support}.',
    'status.merged':
      'Your claim {number} is now part of {into, select, none {another one} other {{into}. From now on please use the number {into}}}.',
    'status.overdue':
      'We are sorry that we did not answer your claim {number} by {due}. {nextDue, select, none {We will answer as soon as we can.} other {We will answer no later than {nextDue}.}}',
  },
});
