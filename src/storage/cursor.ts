/**
 * Where the next page of requests begins: behind the last request of the page before, by the order of the page.
 */
import type { IndexKeys, ListQuery } from '../desk/ports/store.ts';
import { Fault } from '../kernel/fault.ts';

/** The place of a request in an order: numbers, and its id where they are equal. */
export interface Cursor {
  readonly place: readonly number[];
  readonly id: string;
}

type Order = NonNullable<ListQuery['order']>;

/** Stands for no deadline: later than any instant (ECMA-262, "Time Values and Time Range"). */
export const noDeadline: number = Number.MAX_SAFE_INTEGER;

/** Of deadlines at one instant the law comes first; no audience comes last. */
export const audienceOrder = ['law', 'subscriber', 'internal'] as const;

export function placeIn(
  order: Order,
  { registeredAt, dueAt, audience }: Pick<IndexKeys, 'registeredAt' | 'dueAt' | 'audience'>,
): readonly number[] {
  if (order === 'registered') return [registeredAt];
  const rank = audience === undefined ? audienceOrder.length : audienceOrder.indexOf(audience);
  return [dueAt ?? noDeadline, rank, registeredAt];
}

export function writeCursor({ place, id }: Cursor): string {
  return `${place.join('.')}/${id}`;
}

/** @throws Fault `store/invalid-cursor`: the text is no cursor of a page in this order */
export function readCursor(text: string, order: Order): Cursor {
  const match = /^(-?\d{1,16}(?:\.-?\d{1,16})*)\/(.+)$/s.exec(text);
  const [, numbers = '', id = ''] = match ?? [];
  const place = numbers.split('.').map(Number);
  if (id === '' || place.length !== (order === 'registered' ? 1 : 3)) {
    throw new Fault('store/invalid-cursor', 'find: expected a cursor from an earlier page, found something else');
  }
  return { place, id };
}

/**
 * The position of an event in the feed; the beginning when there is none.
 *
 * @throws Fault `store/invalid-cursor`: the text is no cursor of the feed
 */
export function readPosition(text = '0'): string {
  if (/^\d{1,18}$/.test(text)) return text;
  throw new Fault('store/invalid-cursor', 'events: expected a cursor from an earlier page, found something else');
}
