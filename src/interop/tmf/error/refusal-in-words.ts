/**
 * What a refusal of the desk says beside its code, for a person: what is missing, what is allowed.
 */
import type { DeskRefusal } from '../../../desk/ports/refusal.ts';
import { dateTime } from '../document-parts.ts';

/** Why a request does not go together with another one, and why a message does not go out again. */
const whys: { readonly [why: string]: string } = {
  unknown: 'there is none with this number',
  itself: 'it is its own number',
  otherOperator: 'the other one belongs to another operator',
  otherSubscriber: 'the other one belongs to another subscriber',
  merged: 'the other one has ended in favour of a third one',
  erased: 'the personal data were erased',
  several: 'several requests have this old number',
};

/** Facts that are moments, as epoch milliseconds or as a `Date`. */
const instants = new Set(['until', 'dueAt', 'notBefore', 'notAfter']);

export function refusalInWords(refusal: DeskRefusal): string {
  switch (refusal.code) {
    case 'command/reused-id':
      return 'found an id that was used for something else, expected another id or the same content as before';
    case 'status/proof-needed':
      return refusal.agentOnly === true
        ? 'an employee has to see a document of the subscriber first'
        : 'the subscriber has to prove who it is, with a code or to an employee';
    case 'request/cannot-link':
    case 'request/cannot-merge':
      return `the other request: ${whys[refusal.why] ?? refusal.why}`;
    case 'request/illegal-step':
      return `a request that is ${refusal.status} does not take ${refusal.command}; it takes ${listed(refusal.allowed)}`;
    case 'command/agents-only':
      return `${refusal.command} is for employees; a subscriber may ${listed(refusal.allowed)}`;
    default:
      return rest(refusal);
  }
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(', ');
}

function rest({ code: _, ...facts }: DeskRefusal): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${instants.has(name) ? dateTime(Number(value)) : [value].flat().join(', ')}`)
    .join('; ');
}
