/**
 * The English texts of an order that no kind describes further: at its end something is done.
 */
import type { LanguageTexts } from '../catalogue.ts';
export const englishOrderTexts = (): LanguageTexts => ({
  title: 'Request',
  registered: {
    voice: 'Your request is registered. Its number is {number}. We will do what you asked for no later than {due}.',
    other: 'We have received your request {number}. We will do what you asked for no later than {due}.',
  },
  numbered: {
    voice: 'Your request is registered. Its number is {number}.',
    other: 'We have received your request {number}. For details please call {support}.',
  },
  extended:
    'The date for your request {number} has changed. We will do what you asked for no later than {due}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
  overdue:
    'We are sorry that we did not do what you asked for by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will do what you asked for no later than {nextDue}.}}',
  delayed:
    'Sorry for the delay: we will do what you asked for no later than {due} (request {number}). Reason: {reason}{room, select, cut { Details: {support}.} other {}}',
  held: 'Your request {number} is on hold. Reason: {reason}{room, select, cut { Details: {support}.} other {}}{due, select, none {} other { We will do what you asked for no later than {due}.}}',
  resumed:
    'We are working on your request {number} again.{due, select, none {} other { We will do what you asked for no later than {due}.}}',
  needsAnswer: {
    sms: 'Your request {number}: {question} {room, select, cut {For the whole question please call {support}} other {Please call {support}}}{replyBy, select, none {.} other { no later than {replyBy}, or we will cancel it.}}',
    other:
      'We need your answer about your request {number}. {question} {replyBy, select, none {You can answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}. Without your answer we will cancel the request.}}',
  },
  reminder: {
    sms: 'Reminder, your request {number}: {question} {room, select, cut {For the whole question please call {support}} other {Please call {support}}} {replyBy, select, none {{daysLeft, plural, =0 {today} one {within # day} other {within # days}}} other {no later than {replyBy}}}, or we will cancel it.',
    other:
      'A reminder about your request {number}. {question} Please answer in the app or by phone ({support}) {daysLeft, plural, =0 {today} one {within # day} other {within # days}}{replyBy, select, none {} other {, no later than {replyBy}}}. Without your answer we will cancel the request.',
  },
  scheduled: 'The work on your request {number} is planned for {day}{hours, select, none {} other {, {hours}}}.',
  rescheduled:
    'The work on your request {number} is now planned for {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
  visitReminder:
    '{when, select, today {Today} other {Tomorrow}}, {day}{hours, select, none {} other {, {hours}}}, is the time of the work on your request {number}.',
  progressed: 'Your request {number}: {step}.{note, select, none {} other { {note}}}',
  fulfilled:
    'We have done what you asked for in your request {number}.{answer, select, none {} other { {answer}}}{room, select, cut { Details: {support}.} other {}}',
  failed:
    'We could not do what you asked for in your request {number}. Reason: {reason} For details please call {support}.',
  rejected: 'We cannot accept your request {number}. Reason: {reason} For details please call {support}.',
  cancelled:
    'Your request {number} is cancelled.{reason, select, none {} other { Reason: {reason} If you still need it, please call {support}.}}',
  closed: 'Your request {number} is closed. If you have questions, please call {support}.',
  returned:
    'The return for your request {number} is recorded.{amount, select, none {} other { We will pay back {amount}.}}',
  merged: 'Your request {number} is now part of {into}. From now on please use the number {into}.',
  'status.registered':
    'We have received your request {number}.{due, select, none {} other { {extended, select, yes {The date has changed: we will do what you asked for} other {We will do what you asked for}} no later than {due}.}}',
  'status.inProgress':
    'We are working on your request {number}.{step, select, none {} other { Step: {step}.}}{due, select, none {} other { {extended, select, yes {The date has changed: we will do what you asked for} other {We will do what you asked for}} no later than {due}.}}',
  'status.scheduled':
    'The work on your request {number} is planned{day, select, none {} other { for {day}{hours, select, none {} other {, {hours}}}}}.',
  'status.awaitingSubscriber':
    'We need your answer about your request {number} and cannot go on without it.{question, select, none {} other { Question: {question}}} {replyBy, select, none {You can answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {replyBy}. Without your answer we will cancel the request.}}',
  'status.onHold':
    'The work on your request {number} is on hold.{reason, select, none {} other { Reason: {reason}}}{due, select, none {} other { We will do what you asked for no later than {due}.}}{late, select, none {} other { We are sorry that we did not finish by {late}.}}',
  'status.fulfilled':
    'We have done what you asked for in your request {number}.{answer, select, none {} other { {answer}}}',
  'status.closed': 'Your request {number} is done and closed.{answer, select, none {} other { {answer}}}',
  'status.failed':
    'We could not do what you asked for in your request {number}.{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
  'status.rejected':
    'We cannot accept your request {number}.{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
  'status.cancelled':
    'Your request {number} is cancelled.{reason, select, none {} other { Reason: {reason} If you still need it, please call {support}.}}',
  'status.returned':
    'The return for your request {number} is recorded.{amount, select, none {} other { We will pay back {amount}.}}',
  'status.merged':
    'Your request {number} is now part of {into, select, none {another one} other {{into}. From now on please use the number {into}}}.',
  'status.overdue':
    'We are sorry that we did not do what you asked for by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will do what you asked for no later than {nextDue}.}}',
});
