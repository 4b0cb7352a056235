/**
 * Which promise a message about a later date names.
 */
import type { Deadline } from '../../../message/facts.ts';
import type { RequestEvent } from '../../../request/event.ts';
import { isPromise } from '../../kind-policy.ts';
import type { RequestClocks } from './request-clocks.ts';

/** The date of a promise; `first` where another one to the subscriber ends later, as after a first call. */
export type PutOffPromise = Deadline & { readonly first: boolean };

/** The one that was extended, unless a term of the law ends earlier; in every other case the next one. */
export function putOffPromise(clocks: RequestClocks, event: RequestEvent, at: Date): PutOffPromise | undefined {
  const next = clocks.promiseAfter(at);
  const promises = clocks.all.filter(({ policy }) => isPromise(policy));
  const extended = promises.find(({ facts }) => facts.some((fact) => fact.type === 'extend' && fact.at === event.at));
  const isOwn = event.type === 'extended' && next?.definition.audience === 'subscriber';
  const shown = isOwn && extended ? clocks.shownOf(extended) : next;
  if (shown?.end === undefined) return undefined;
  const { definition, end } = shown;
  const ends = promises.map((clock) => clocks.shownOf(clock)).filter((one) => one.definition.audience === 'subscriber');
  const first = definition.audience === 'subscriber' && ends.some((one) => one.end && one.end.dueAt > end.dueAt);
  return { dueAt: end.dueAt, lastDay: end.lastDay, first };
}
