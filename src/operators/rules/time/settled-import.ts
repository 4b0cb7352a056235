/**
 * An imported request that has ended, as it would be by now: closed once nobody can object any more, archived once no line lists it.
 */
import type { RequestEvent } from '../../../request/event.ts';
import { evolve } from '../../../request/evolve.ts';
import { isOpenStatus } from '../../../request/lifecycle.ts';
import { RequestClocks, type RequestClocksSetup } from './request-clocks.ts';

export function settledImport(
  event: RequestEvent<'imported'>,
  setup: Omit<RequestClocksSetup, 'clocks'>,
): RequestEvent<'imported'> {
  const { lifecycle, status, number, at } = event;
  if (isOpenStatus(lifecycle, status)) return event;
  // Nothing can be done with a consultation, which has no number.
  if (number === undefined) return { ...event, isArchived: true };
  const clocks = new RequestClocks({ ...setup, clocks: [] });
  clocks.observe(event, undefined, evolve(undefined, event));
  const ends = clocks.ends.flatMap(({ definition: { atEnd, allows }, dueAt }) =>
    dueAt === undefined ? [] : [{ action: atEnd ?? allows, isOver: dueAt.getTime() <= at }],
  );
  if (ends.some(({ action, isOver }) => action === 'close' && isOver)) {
    return settledImport({ ...event, status: 'closed' }, setup);
  }
  // Of these something else may come at any time: an objection, a return.
  if (status === 'resolved' || status === 'fulfilled') return event;
  const isAhead = ends.some(({ action, isOver }) => action !== undefined && !isOver);
  return isAhead ? event : { ...event, isArchived: true };
}
