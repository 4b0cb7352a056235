/**
 * A refusal of the desk as a sentence: one for every code.
 */
import { type DeskRefusal, explainNumberRefusal } from 'zayavka';
import { formatDateTime, formatDeadline } from './dates.ts';

export function describeRefusal(refusal: DeskRefusal): string {
  switch (refusal.code) {
    case 'input/invalid':
      return refusal.issues
        .map(({ path, found, expected }) => `${path}: found ${found}, expected ${expected}.`)
        .join('\n');
    case 'request/unknown':
      return 'There is no such request of this line.';
    case 'request/forgotten':
      return 'The person of this request was erased: no command is possible.';
    case 'request/changed-meanwhile':
      return 'Others changed the request several times in a row: try again.';
    case 'command/reused-id':
      return 'This command id was used for something else.';
    case 'command/agents-only':
      return `A subscriber cannot ${refusal.command}, only ${refusal.allowed.join(', ')}.`;
    case 'status/proof-needed':
      return 'This channel does not prove whose line it is: a one-time code goes to the line, type it in.';
    case 'status/too-many-attempts':
      return 'This line has asked too often without success: wait a while.';
    case 'request/appointment-outside': {
      const { notBefore, notAfter } = refusal;
      const from = notBefore === undefined ? '' : ` not before ${formatDateTime(notBefore)}`;
      return `The appointment lies outside of the term:${from}${notAfter === undefined ? '' : ` not after ${formatDeadline(notAfter)}`}.`;
    }
    case 'number/exhausted':
      return `The series ${refusal.series} has no numbers left.`;
    case 'store/unavailable':
      return 'The store did not answer: register this form again, with the same command id.';
    case 'registration/failed':
      return `This form could not be registered (${refusal.fault}): ${refusal.problem}`;
    case 'clock/not-extendable':
      return `The term “${refusal.clock}” cannot be extended.`;
    case 'clock/already-extended':
      return `The term “${refusal.clock}” has been extended already.`;
    case 'clock/expired':
      return `Too late to extend: the term ended ${formatDeadline(new Date(refusal.dueAt))}.`;
    case 'clock/not-running':
      return `The term “${refusal.clock}” does not run.`;
    case 'clock/not-later':
      return 'The extension would not give any more time.';
    case 'request/illegal-step': {
      const { command, status, allowed } = refusal;
      return `“${command}” is not possible in status “${status}”, only: ${allowed.join(', ') || 'nothing'}.`;
    }
    case 'request/missing-text':
      return `“${refusal.command}” needs a text in “${refusal.field}”.`;
    case 'request/nothing-given':
      return `“${refusal.command}” needs at least one of ${refusal.fields.join(', ')}.`;
    case 'request/invalid-value':
      return `“${refusal.command}”: the value of “${refusal.field}” is wrong.`;
    case 'request/cannot-merge':
      return `${mergeObstacles[refusal.why]}.`;
    case 'request/cannot-link':
      return `${mergeObstacles[refusal.why]}.`;
    case 'message/cannot-resend':
      return `The message cannot be sent again: ${refusal.why}.`;
    case 'request/window-over':
      return `Too late: “${refusal.command}” was possible until ${formatDeadline(new Date(refusal.until))}.`;
    case 'request/impossible-appointment':
      return 'The appointment lies in the past, or ends before it begins.';
    default:
      return explainNumberRefusal(refusal).en;
  }
}

const mergeObstacles = {
  unknown: 'There is no request with this number',
  itself: 'This is the request itself',
  otherOperator: 'The other request belongs to another operator',
  otherSubscriber: 'The other request belongs to another line',
  merged: 'The other request has ended as a duplicate itself',
  erased: 'The person of the other request was erased',
} as const;
