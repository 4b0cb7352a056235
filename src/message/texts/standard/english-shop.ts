/**
 * The English texts of a shop order. Money for returned goods is paid back within ten days. Consumer law no. 2300-1 art. 26.1
 * cl. 4.
 */
import type { LanguageTexts } from '../catalogue.ts';
export const englishShopTexts = (): { readonly [kind: string]: LanguageTexts } => ({
  shopOrder: {
    title: 'Shop order',
    registered: {
      voice: 'Your order is registered. Its number is {number}. It will be with you no later than {due}.',
      other: 'We have received your order {number}. It will be with you no later than {due}.',
    },
    numbered: {
      voice: 'Your order is registered. Its number is {number}.',
      other: 'We have received your order {number}. For details please call {support}.',
    },
    extended:
      'The date of your order {number} has changed. It will be with you no later than {due}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    overdue:
      'We are sorry that we did not deliver your order {number} by {due}. {nextDue, select, none {We will write to you when it is delivered.} other {It will be with you no later than {nextDue}.}}',
    delayed:
      'We are sorry that your order {number} is late. It will be with you no later than {due}. Reason: {reason}{room, select, cut { Details: {support}.} other {}}',
    held: 'The work on your order {number} is on hold. Reason: {reason}{room, select, cut { Details: {support}.} other {}}{due, select, none {} other { It will be with you no later than {due}.}}',
    resumed:
      'We are working on your order {number} again.{due, select, none {} other { It will be with you no later than {due}.}}',
    needsAnswer: {
      sms: 'Your order {number}: {question} {room, select, cut {For the whole question please call {support}} other {Please call {support}}}{replyBy, select, none {.} other { no later than {replyBy}, or we will cancel it.}}',
      other:
        'We need your answer about your order {number}. {question} {replyBy, select, none {You can answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}. Without your answer we will cancel the order.}}',
    },
    reminder: {
      sms: 'Reminder, your order {number}: {question} {room, select, cut {For the whole question please call {support}} other {Please call {support}}} {replyBy, select, none {{daysLeft, plural, =0 {today} one {within # day} other {within # days}}} other {no later than {replyBy}}}, or we will cancel it.',
      other:
        'A reminder about your order {number}. {question} Please answer in the app or by phone ({support}) {daysLeft, plural, =0 {today} one {within # day} other {within # days}}{replyBy, select, none {} other {, no later than {replyBy}}}. Without your answer we will cancel the order.',
    },
    scheduled:
      'Your order {number}: we will bring it on {day}{hours, select, none {} other {, {hours}}}. If the time does not suit you, please call {support}.',
    rescheduled:
      'Your order {number}: the delivery is now planned for {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Reason: {reason}}} If the time does not suit you, please call {support}.',
    visitReminder:
      '{when, select, today {Today} other {Tomorrow}}, {day}{hours, select, none {} other {, {hours}}}, we will bring your order {number}. If the time does not suit you, please call {support}.',
    progressed: 'Your order {number}: {step}.{note, select, none {} other { {note}}}',
    fulfilled:
      'Your order {number} is delivered.{answer, select, none {} other { {answer}}}{room, select, cut { Details: {support}.} other {}}{returnUntil, select, none {} other { You can return the goods no later than {returnUntil}.}}',
    failed: 'We could not deliver your order {number}. Reason: {reason} For details please call {support}.',
    rejected: 'We cannot accept your order {number}. Reason: {reason} For details please call {support}.',
    cancelled:
      'Your order {number} is cancelled.{reason, select, none {} other { Reason: {reason} If you still need it, please call {support}.}}',
    closed: 'Your order {number} is closed. If you have questions, please call {support}.',
    returned:
      'The return of your order {number} is recorded.{amount, select, none {} other { We will pay back {amount} within 10 days.}}',
    merged: 'Your order {number} is now part of {into}. From now on please use the number {into}.',
    'status.registered':
      'We have received your order {number}.{due, select, none {} other { {extended, select, yes {The date has changed: it will be with you} other {It will be with you}} no later than {due}.}}',
    'status.inProgress':
      'We are working on your order {number}.{step, select, none {} other { Step: {step}.}}{due, select, none {} other { {extended, select, yes {The date has changed: it will be with you} other {It will be with you}} no later than {due}.}}',
    'status.scheduled':
      'Your order {number}: {day, select, none {the time is set} other {we will bring it on {day}{hours, select, none {} other {, {hours}}}}}. If the time does not suit you, please call {support}.',
    'status.awaitingSubscriber':
      'We need your answer about your order {number} and cannot go on without it.{question, select, none {} other { Question: {question}}} {replyBy, select, none {You can answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}. Without your answer we will cancel the order.}}',
    'status.onHold':
      'Your order {number} is late.{reason, select, none {} other { Reason: {reason}}}{due, select, none {} other { It will be with you no later than {due}.}}{late, select, none {} other { We are sorry that we did not finish by {late}.}}',
    'status.fulfilled':
      'Your order {number} is delivered.{answer, select, none {} other { {answer}}}{returnUntil, select, none {} other { You can return the goods no later than {returnUntil}.}}',
    'status.closed':
      'Your order {number} is delivered and closed.{answer, select, none {} other { {answer}}}{returnUntil, select, none {} other { You can return the goods no later than {returnUntil}.}}',
    'status.failed':
      'We could not deliver your order {number}.{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
    'status.rejected':
      'We cannot accept your order {number}.{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
    'status.cancelled':
      'Your order {number} is cancelled.{reason, select, none {} other { Reason: {reason} If you still need it, please call {support}.}}',
    'status.returned':
      'The return of your order {number} is recorded.{amount, select, none {} other { We decided to pay back {amount}.}}',
    'status.merged':
      'Your order {number} is now part of {into, select, none {another one} other {{into}. From now on please use the number {into}}}.',
    'status.overdue':
      'We are sorry that we did not deliver your order {number} by {due}. {nextDue, select, none {We will write to you when it is delivered.} other {It will be with you no later than {nextDue}.}}',
  },
});
