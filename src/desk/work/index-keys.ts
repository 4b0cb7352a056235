/**
 * The keys by which a store finds and lists a request, computed from the request and its clocks.
 */
import { externalNumberKey } from '../../number/external-number.ts';
import { isPersonal } from '../../operators/detail.ts';
import type { KindPolicy } from '../../operators/kind-policy.ts';
import type { Duty } from '../../operators/rules/time/request-clocks.ts';
import { isErased } from '../../request/erased.ts';
import { attachedSubscriber, identitiesOf, phoneIdentity } from '../../request/identity.ts';
import { isOpenStatus } from '../../request/lifecycle.ts';
import type { Request } from '../../request/request.ts';
import type { Audience } from '../../sla/clock/clock.ts';
import type { IndexKeys } from '../ports/store.ts';

export interface KeyedClocks {
  readonly duties: readonly Duty[];
  readonly preliminary: IndexKeys['preliminary'];
}

/** Of deadlines at one instant the law comes first. */
const ranks: { readonly [Of in Audience]: number } = { law: 0, subscriber: 1, internal: 2 };

export function indexKeys(
  request: Request,
  isArchived: boolean,
  { duties, preliminary }: KeyedClocks,
  details: KindPolicy['details'] = {},
): IndexKeys {
  const { operator, kind, status, registeredAt, number, externalNumber, assignee, team } = request;
  const duty = nextDuty(duties);
  return {
    operator,
    kind,
    status,
    identities: [...requestIdentities(request, details)],
    open: isOpenStatus(request.lifecycle, status) && !isErased(request),
    active: !isArchived && !isErased(request),
    registeredAt,
    ...(number === undefined ? {} : { number }),
    ...(externalNumber === undefined ? {} : { externalNumber: externalNumberKey(externalNumber) }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(team === undefined ? {} : { team }),
    ...(duty === undefined ? {} : dueKeys(duty)),
    ...(preliminary === undefined ? {} : { preliminary }),
  };
}

/** A request is found by this for who is only named in it. */
export function namedIn(identity: string): string {
  return `named:${identity}`;
}

/**
 * Once an order is fulfilled, the subscriber is found by what results from it too: the ported number, the new number. Other lines
 * and mailboxes in it may be those of other people, who have a right to be erased from it.
 */
function requestIdentities(request: Request, known: KindPolicy['details']): Set<string> {
  const { operator, status, details, detached = [], formerly = [] } = request;
  const subscriber = attachedSubscriber(request);
  const identities = new Set(identitiesOf(subscriber, operator));
  // Document and history still have what was detached or corrected: it has to be found to be erased.
  const others = new Set([...identitiesOf(subscriber.contact ?? {}, operator), ...detached, ...formerly]);
  for (const [name, detail] of Object.entries(known)) {
    const value = details[name];
    if (detail.type !== 'phone' || typeof value !== 'string') continue;
    const identity = phoneIdentity(value);
    if (detached.includes(identity)) continue;
    if (detail.identifies === true && (status === 'fulfilled' || status === 'closed')) identities.add(identity);
    else if (isPersonal(detail)) others.add(identity);
  }
  // Nobody is found by an erased person.
  if (isErased(request)) return new Set();
  const named = [...others].filter((identity) => !identities.has(identity)).map(namedIn);
  return new Set([...identities, ...named]);
}

/** The earliest one that runs; one that stands still only when none runs. */
function nextDuty(duties: readonly Duty[]): Duty | undefined {
  const running = duties.filter(({ isPaused }) => !isPaused);
  return (running.length > 0 ? running : duties).toSorted(
    (one, other) =>
      one.deadline.dueAt.getTime() - other.deadline.dueAt.getTime() || ranks[one.audience] - ranks[other.audience],
  )[0];
}

function dueKeys({ clock, audience, isPaused, deadline: { dueAt, lastDay, preliminary } }: Duty): Partial<IndexKeys> {
  return {
    dueAt: dueAt.getTime(),
    audience,
    clock,
    ...(lastDay === undefined ? {} : { lastDay }),
    ...(preliminary === undefined ? {} : { dueIsPreliminary: true }),
    ...(isPaused ? { dueIsPaused: true } : {}),
  };
}
