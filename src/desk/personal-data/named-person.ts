/**
 * People who are only named in the requests of others: the number that a payment was meant for, the line of a contact. They are
 * erased from there and get a copy of what is said of them, and of nothing else.
 */
import { system } from '../../operators/rules/crossing-events.ts';
import { nextWake } from '../../operators/rules/time/due-events.ts';
import { isErased } from '../../request/erased.ts';
import type { RequestEvent } from '../../request/event.ts';
import { addressOfIdentity } from '../../request/identity.ts';
import type { Correction, Request, Subscriber } from '../../request/request.ts';
import type { DeskContext } from '../context/context.ts';
import type { HistoryEntry, Stored } from '../ports/store.ts';
import { assertOutcome } from '../work/assert-outcome.ts';
import { unitOf } from '../work/open-request.ts';
import { retryOnConflict } from '../work/retry-on-conflict.ts';

/** Where somebody is named in the request of another person. */
export interface Mention {
  readonly operator: string;
  readonly kind: string;
  /** Epoch milliseconds. */
  readonly registeredAt: number;
  /** The fields that name the person: `details.intendedNumber`, `subscriber.contact.msisdn`. */
  readonly fields: readonly string[];
}

export function mentionOf({ request }: Stored, identity: string): Mention {
  const { operator, kind, registeredAt, details, subscriber } = request;
  const named = addressOfIdentity(identity);
  const fields = [
    ...namesOf(details, named).map((name) => `details.${name}`),
    ...namesOf(subscriber.contact ?? {}, named).map((name) => `subscriber.contact.${name}`),
  ];
  return { operator, kind, registeredAt, fields };
}

/** Whether nothing names the person there now; `false` when every attempt had a conflict. */
export async function eraseNamed(context: DeskContext, stored: Stored, identity: string): Promise<boolean> {
  const { store } = context;
  const named = addressOfIdentity(identity);
  const isDone = await retryOnConflict(async (attempt) => {
    const current = attempt === 1 ? stored : await store.load(stored.request.id);
    if (current === undefined || isErased(current.request)) return true;
    const { id, version: expected } = current.request;
    const history = (await store.history(id)).filter(({ version }) => version <= expected);
    const unit = unitOf(context, { ...current, request: without(current.request, named) });
    unit.apply({ type: 'erased', at: unit.now.getTime(), by: system, reason: 'somebody who is named in it' }, false);
    const change = unit.toChange(nextWake(unit));
    const isRecipient = (await store.messages(id)).some(({ to }) => to === named);
    const { version, stored: document, keys } = change;
    const outcome = await store.erase({
      id,
      expected,
      version,
      stored: document,
      keys,
      history: [...history.map((entry) => withoutName(entry, named)), ...change.history],
      at: unit.now.getTime(),
      ...(isRecipient ? {} : { keepsMessages: true }),
    });
    assertOutcome('erase', outcome, undefined);
    return outcome === 'committed' ? true : 'conflict';
  });
  return isDone ?? false;
}

/** A fingerprint could confirm a guess of what was there. */
function withoutName({ fingerprint, event, ...entry }: HistoryEntry, named: string): HistoryEntry {
  const isKept = fingerprint !== undefined && !JSON.stringify(event).includes(named);
  return { ...entry, ...(isKept ? { fingerprint } : {}), event: without(event, named) };
}

function without<Facts extends Request | RequestEvent | Correction>(facts: Facts, named: string): Facts {
  return Object.assign(
    { ...facts },
    {
      ...('details' in facts && facts.details !== undefined ? { details: withoutValue(facts.details, named) } : {}),
      ...('subscriber' in facts && facts.subscriber !== undefined
        ? { subscriber: withoutContact(facts.subscriber, named) }
        : {}),
      ...('before' in facts ? { before: without(facts.before, named) } : {}),
    },
  );
}

function withoutContact({ contact, ...subscriber }: Subscriber, named: string): Subscriber {
  const left = withoutValue(contact ?? {}, named);
  return Object.keys(left).length === 0 ? subscriber : { ...subscriber, contact: left };
}

function withoutValue<Fields extends object>(fields: Fields, value: string): Fields {
  const names = namesOf(fields, value);
  // Only fields that may be absent have values of people.
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name))) as Fields;
}

function namesOf(fields: object, value: string): readonly string[] {
  return Object.entries(fields).flatMap(([name, given]) => (given === value ? [name] : []));
}
