/**
 * The options of documents, notifications, lists and patches. They are often given the same ones, so each takes the options of all
 * documents; one that no document has is refused by name.
 */
import { isRecord } from '../../kernel/input/is-object.ts';
import { checkGiven, isEntry, isFunction } from '../check-given.ts';
import type { DocumentOptions } from './document-parts.ts';

export const documentOptions = {
  version: true,
  notes: true,
  href: true,
  severity: true,
  action: true,
  personal: true,
} as const;

/** @throws Fault `input/invalid`: another version, another word for notes, an `href` that is no function */
export function checkDocumentOptions(call: string, { version, notes, href }: DocumentOptions): void {
  checkGiven(`${call}: version`, version, 'v4 or v5', (one) => one === 'v4' || one === 'v5');
  const words: readonly unknown[] = [undefined, 'none', 'conversation', 'all'];
  checkGiven(`${call}: notes`, notes, 'none, conversation or all', (one) => words.includes(one));
  checkGiven(`${call}: href`, href, 'a function', (one) => one === undefined || isFunction(one));
}

const lifecycles = {
  inquiry: 'an inquiry, as replay gives it; an order is a product order',
  order: 'an order, as replay gives it; an inquiry is a trouble ticket',
  any: 'a request, as replay gives it',
} as const;

/** @throws Fault `input/invalid`: no request of that lifecycle */
export function checkRequest(call: string, request: unknown, wanted: keyof typeof lifecycles = 'any'): void {
  const known: readonly unknown[] = wanted === 'any' ? ['inquiry', 'order'] : [wanted];
  const isRight = (one: unknown): boolean => isRecord(one) && 'lifecycle' in one && known.includes(one.lifecycle);
  checkGiven(`${call}: request`, request, lifecycles[wanted], isRight);
}

/** @throws Fault `input/invalid`: no list, or one of events without their versions */
export function checkHistory(call: string, history: unknown): void {
  const isRight = (one: unknown): boolean => Array.isArray(one) && one.every(isEntry);
  checkGiven(`${call}: history`, history, 'a list of { version, event }, as RequestStore.history gives it', isRight);
}
