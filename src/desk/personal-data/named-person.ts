/**
 * People who are only named in the requests of others: the number that a payment was meant for, the line of a contact, a line that
 * was detached or corrected. They are
 * erased from there and get a copy of what is said of them, and of nothing else.
 */
import { system } from '../../operators/rules/crossing-events.ts';
import { nextWake } from '../../operators/rules/time/due-events.ts';
import { isErased } from '../../request/erased.ts';
import type { RequestEvent } from '../../request/event.ts';
import {
  addressOfIdentity,
  attachedSubscriber,
  type IdentityFields,
  identitiesOf,
  identityKinds,
} from '../../request/identity.ts';
import type { Correction, Request } from '../../request/request.ts';
import type { DeskContext } from '../context/context.ts';
import type { HistoryEntry, Stored } from '../ports/store.ts';
import { assertOutcome } from '../work/assert-outcome.ts';
import { unitOf } from '../work/open-request.ts';
import { retryOnConflict } from '../work/retry-on-conflict.ts';

/**
 * Where somebody is named in the request of another person.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * await desk.register({ operator: 'mts', kind: 'mistakenPayment', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Ошибся номером', details: { amount: 50000, paidOn: '2026-11-19', intendedNumber: '+79160000001' } });
 * const copy = await desk.export({ msisdn: '+79160000001' });
 * copy.ok && copy.value.mentions.map(({ fields }) => fields) //=> [['details.intendedNumber']]
 */
export interface Mention {
  readonly operator: string;
  readonly kind: string;
  /** Epoch milliseconds. */
  readonly registeredAt: number;
  /** The fields that name the person: `details.intendedNumber`, `subscriber.contact.msisdn`; `history` when it is there alone. */
  readonly fields: readonly string[];
}

export function mentionOf({ request }: Stored, identity: string): Mention {
  const { operator, kind, registeredAt, details, subscriber } = request;
  const ofPerson = (fields: IdentityFields): readonly string[] =>
    identityKinds.filter((field) => identitiesOf({ [field]: fields[field] }, operator).includes(identity));
  const fields = [
    ...namesOf(details, addressOfIdentity(identity)).map((name) => `details.${name}`),
    ...ofPerson(subscriber).map((name) => `subscriber.${name}`),
    ...ofPerson(subscriber.contact ?? {}).map((name) => `subscriber.contact.${name}`),
  ];
  return { operator, kind, registeredAt, fields: fields.length > 0 ? fields : ['history'] };
}

/** Whether nothing names the person there now; `false` when every attempt had a conflict. */
export async function eraseNamed(context: DeskContext, stored: Stored, identity: string): Promise<boolean> {
  const { store } = context;
  const named = addressOfIdentity(identity);
  const isDone = await retryOnConflict(async (attempt) => {
    const current = attempt === 1 ? stored : await store.load(stored.request.id);
    if (current === undefined || isErased(current.request)) return true;
    const { id, operator, version: expected } = current.request;
    const person: NamedPerson = { identity, named, operator };
    const history = (await store.history(id)).filter(({ version }) => version <= expected);
    const unit = unitOf(context, { ...current, request: without(current.request, person) });
    const reason = 'somebody who is named in it';
    unit.apply({ type: 'erased', at: unit.now.getTime(), by: system, reason, keepsRequest: true }, false);
    const change = unit.toChange(nextWake(unit));
    const isRecipient = (await store.messages(id)).some(({ to }) => to === named);
    const { version, stored: document, keys } = change;
    const outcome = await store.erase({
      id,
      expected,
      version,
      stored: document,
      keys,
      history: [...history.map((entry) => withoutName(entry, person)), ...change.history],
      at: unit.now.getTime(),
      ...(isRecipient ? {} : { keepsMessages: true }),
    });
    assertOutcome('erase', outcome, undefined);
    return outcome === 'committed' ? true : 'conflict';
  });
  return isDone ?? false;
}

interface NamedPerson {
  readonly identity: string;
  /** As it stands in a field. */
  readonly named: string;
  readonly operator: string;
}

/** A fingerprint could confirm a guess of what was there. */
function withoutName({ fingerprint, event, ...entry }: HistoryEntry, person: NamedPerson): HistoryEntry {
  const left = without(event, person);
  const isKept = fingerprint !== undefined && JSON.stringify(left) === JSON.stringify(event);
  return { ...entry, ...(isKept ? { fingerprint } : {}), event: left };
}

function without<Facts extends Request | RequestEvent | Correction>(facts: Facts, person: NamedPerson): Facts {
  const { identity, named, operator } = person;
  const others = (identities: readonly string[]): readonly string[] => identities.filter((other) => other !== identity);
  return Object.assign(
    { ...facts },
    {
      ...('details' in facts && facts.details !== undefined ? { details: withoutValue(facts.details, named) } : {}),
      ...('subscriber' in facts && facts.subscriber !== undefined
        ? { subscriber: attachedSubscriber({ subscriber: facts.subscriber, operator, detached: [identity] }) }
        : {}),
      ...('before' in facts ? { before: without(facts.before, person) } : {}),
      ...('identity' in facts && facts.identity === identity ? { identity: '' } : {}),
      ...('detached' in facts && facts.detached !== undefined ? { detached: others(facts.detached) } : {}),
      ...('formerly' in facts && facts.formerly !== undefined ? { formerly: others(facts.formerly) } : {}),
    },
  );
}

function withoutValue<Fields extends object>(fields: Fields, value: string): Fields {
  const names = namesOf(fields, value);
  // Only fields that may be absent have values of people.
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name))) as Fields;
}

function namesOf(fields: object, value: string): readonly string[] {
  return Object.entries(fields).flatMap(([name, given]) => (given === value ? [name] : []));
}
