/**
 * The English texts, our own wording, in letters of the GSM 7 bit alphabet. Dates have the month in letters, so every one is
 * read in the same way everywhere.
 */
import type { LanguageTexts } from '../catalogue.ts';
import { englishInquiryTexts } from './english-inquiries.ts';
import { englishServiceTexts } from './english-services.ts';
import { englishShopTexts } from './english-shop.ts';

export const englishTexts = (): LanguageTexts => ({
  title: 'Request',
  subject: '{title}, No {number}',
  frame: 'Hello,\n\n{text}\n\n{brand}\nSupport by phone: {support}',
  'reason.unanswered': 'no reply to our question',
  'reason.furtherChecks': 'further checks are needed',
  'reason.yearKnown': 'public holidays were moved',
  'reason.corrected': 'the details were corrected',
  registered: {
    voice: 'Your request is registered. Its number is {number}. We will answer no later than {due}.',
    other: 'We have received your request {number}. We will answer no later than {due}.',
  },
  numbered: {
    voice: 'Your request is registered. Its number is {number}.',
    other: 'We have received your request {number}. For details please call {support}.',
  },
  extended:
    'The date for your request {number} has changed. We will answer no later than {due}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
  overdue:
    'We are sorry that we did not answer your request {number} by {due}. {nextDue, select, none {We will answer as soon as we can.} other {We will answer no later than {nextDue}.}}',
  delayed:
    'Sorry for the delay: we will answer your request {number} no later than {due}. Reason: {reason}{room, select, cut { Details: {support}.} other {}}',
  held: 'Your request {number} is on hold. Reason: {reason}{room, select, cut { Details: {support}.} other {}}{due, select, none {} other { We will answer no later than {due}.}}',
  resumed:
    'We are working on your request {number} again.{due, select, none {} other { We will answer no later than {due}.}}',
  needsAnswer: {
    sms: 'Your request {number}: {question} {room, select, cut {For the whole question please call {support}} other {Please call {support}}}{replyBy, select, none {.} other { no later than {replyBy}, or we will close it.}}',
    other:
      'We need your answer about your request {number}. {question} {replyBy, select, none {You can answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}. Without your answer we will close the request.}}',
  },
  reminder: {
    sms: 'Reminder, your request {number}: {question} {room, select, cut {For the whole question please call {support}} other {Please call {support}}} {replyBy, select, none {{daysLeft, plural, =0 {today} one {within # day} other {within # days}}} other {no later than {replyBy}}}, or we will close it.',
    other:
      'A reminder about your request {number}. {question} Please answer in the app or by phone ({support}) {daysLeft, plural, =0 {today} one {within # day} other {within # days}}{replyBy, select, none {} other {, no later than {replyBy}}}. Without your answer we will close the request.',
  },
  scheduled: 'The work on your request {number} is planned for {day}{hours, select, none {} other {, {hours}}}.',
  rescheduled:
    'The work on your request {number} is now planned for {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
  visitReminder:
    '{when, select, today {Today} other {Tomorrow}}, {day}{hours, select, none {} other {, {hours}}}, is the time of the work on your request {number}.',
  porting:
    '{stage, select, checking {Your former operator is checking your porting request {number}. We plan to move your number on {day}{hours, select, none {} other {, {hours}}}.} confirmed {Your former operator has agreed: we will move your number on {day}{hours, select, none {} other {, {hours}}}. Until then your old SIM card works. Porting request {number}.} other {{when, select, today {Today} other {Tomorrow}}, {day}{hours, select, none {} other {, {hours}}}, we will move your number. When the old SIM card stops working, please switch to the new one. Porting request {number}.}}',
  progressed: 'Your request {number}: {step}.{note, select, none {} other { {note}}}',
  resolved:
    '{outcome, select, satisfied {We have settled your request {number}.} partlySatisfied {We have settled your request {number} in part.} other {We cannot do what you asked for in your request {number}.}}{amount, select, none {} other { We will return {amount} to your balance.}} {answer} For details see the app or call {support}.',
  fulfilled:
    'We have done what you asked for in your request {number}.{answer, select, none {} other { {answer}}}{room, select, cut { Details: {support}.} other {}}',
  failed:
    'We could not do what you asked for in your request {number}. Reason: {reason} For details please call {support}.',
  rejected: 'We cannot accept your request {number}. Reason: {reason} For details please call {support}.',
  withdrawn: 'Your request {number} is withdrawn, as you asked.',
  cancelled:
    'We have closed your request {number} without a decision.{reason, select, none {} other { Reason: {reason}}} If you still need an answer, please call {support}.',
  closed:
    'Your request {number} is closed. {reopenUntil, select, none {If you have questions, please call {support}.} other {If you are not satisfied, you can reopen it no later than {reopenUntil} in the app or by phone: {support}.}}',
  reopened: 'Your request {number} is open again. We will answer no later than {due}.',
  returned:
    'The return for your request {number} is recorded.{amount, select, none {} other { We will pay back {amount}.}}',
  merged: 'Your request {number} is now part of {into}. From now on please use the number {into}.',
  'status.registered':
    'We have received your request {number}.{due, select, none {} other { {extended, select, yes {The date has changed: we will answer} other {We will answer}} no later than {due}.}}',
  'status.inProgress':
    'We are working on your request {number}.{step, select, none {} other { Step: {step}.}}{due, select, none {} other { {extended, select, yes {The date has changed: we will answer} other {We will answer}} no later than {due}.}}',
  'status.scheduled':
    'The work on your request {number} is planned{day, select, none {} other { for {day}{hours, select, none {} other {, {hours}}}}}.',
  'status.awaitingSubscriber':
    'We need your answer about your request {number} and cannot go on without it.{question, select, none {} other { Question: {question}}} {replyBy, select, none {You can answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}. Without your answer we will close the request.}}',
  'status.onHold':
    'The work on your request {number} is on hold.{reason, select, none {} other { Reason: {reason}}}{due, select, none {} other { We will answer no later than {due}.}}{late, select, none {} other { We are sorry that we did not finish by {late}.}}',
  'status.resolved':
    '{outcome, select, none {We have decided about your request {number}.} satisfied {We have settled your request {number}.} partlySatisfied {We have settled your request {number} in part.} other {We cannot do what you asked for in your request {number}.}}{amount, select, none {} other { We will return {amount} to your balance.}}{answer, select, none {} other { {answer}}} If you have questions, please call {support}.',
  'status.fulfilled':
    'We have done what you asked for in your request {number}.{answer, select, none {} other { {answer}}}',
  'status.closed':
    'Your request {number} is closed{outcome, select, none {} satisfied {: the matter is settled} partlySatisfied {: the matter is settled in part} other {: we cannot do what you asked for}}.{amount, select, none {} other { We decided to return {amount} to your balance.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { You can reopen it no later than {reopenUntil}: {support}.}}',
  'status.failed':
    'We could not do what you asked for in your request {number}.{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
  'status.rejected':
    'We cannot accept your request {number}.{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
  'status.withdrawn': 'Your request {number} is withdrawn, as you asked.',
  'status.cancelled':
    'We have closed your request {number} without a decision.{reason, select, none {} other { Reason: {reason}}} If you still need an answer, please call {support}.',
  'status.returned':
    'The return for your request {number} is recorded.{amount, select, none {} other { We will pay back {amount}.}}',
  'status.merged':
    'Your request {number} is now part of {into, select, none {another one} other {{into}. From now on please use the number {into}}}.',
  'status.overdue':
    'We are sorry that we did not answer your request {number} by {due}. {nextDue, select, none {We will answer as soon as we can.} other {We will answer no later than {nextDue}.}}',
});

/** By kind, where the matter has words of its own. */
export const englishKindTexts = (): { readonly [kind: string]: LanguageTexts } => ({
  ...englishInquiryTexts(),
  ...englishServiceTexts(),
  ...englishShopTexts(),
});
