/**
 * Where the next page of requests begins: behind the last request of the page before.
 */
import { Fault } from '../kernel/fault.ts';
import type { Instant } from '../kernel/instant.ts';

export interface Cursor {
  readonly registeredAt: Instant;
  readonly id: string;
}

export function writeCursor(last: Cursor): string {
  return `${last.registeredAt}/${last.id}`;
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

/** @throws Fault `store/invalid-cursor`: the text is no cursor of a page */
export function readCursor(text: string): Cursor {
  const match = /^(-?\d{1,16})\/(.+)$/s.exec(text);
  const [, registeredAt, id] = match ?? [];
  if (registeredAt === undefined || id === undefined) {
    throw new Fault('store/invalid-cursor', 'find: expected a cursor from an earlier page, found something else');
  }
  return { registeredAt: Number(registeredAt), id };
}
