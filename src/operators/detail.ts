/**
 * What a kind of request may be told beside the text: each detail is data of the kind, so that forms, checks, clocks and exports
 * need no list of their own.
 */
import type { Source, Translated } from '../kernel/source.ts';
import type { Json } from '../request/request.ts';

interface DetailOfAnyType {
  /** For forms. */
  readonly label: Translated;
  /** Without it the request cannot be registered. */
  readonly required?: boolean;
  /** Whether erasure takes it away. By default yes where people write freely or name somebody: `text`, `phone`, `items`, `tags`. */
  readonly personal?: boolean;
  /** Whether the subscriber can be found by it once the order is fulfilled: the ported number, the new number. */
  readonly identifies?: boolean;
  readonly source?: Source;
}

/** A text of people. */
export interface TextDetail extends DetailOfAnyType {
  readonly type: 'text';
  /** Characters at most, 1 to 10,000; 500 by default. */
  readonly longest?: number;
}

/** `integer`: a whole number; `boolean`: yes or no. */
interface SimpleDetail extends DetailOfAnyType {
  readonly type: 'integer' | 'boolean';
}

/** A phone number, E.164 once it is read. */
export interface PhoneDetail extends DetailOfAnyType {
  readonly type: 'phone';
  /**
   * Since when it is the line of the subscriber in place of the one before, so that messages go there: since the order is
   * `fulfilled`, or already since its `appointment` began.
   */
  readonly becomesLine?: 'fulfilled' | 'appointment';
  /** In a kind that `needsProof`: whether it is the line that the request could harm, so that this line has to be proven. */
  readonly harmed?: boolean;
}

/** A sum in the smallest unit of its currency, a whole number from 1: kopecks of roubles. */
export interface MoneyDetail extends DetailOfAnyType {
  readonly type: 'money';
  /** ISO 4217; `RUB` by default. */
  readonly currency?: string;
}

/** A local day, yyyy-mm-dd. */
export interface DateDetail extends DetailOfAnyType {
  readonly type: 'date';
  /** `past`: a day on which something happened, not in the future; `future`: a day on which something will happen. */
  readonly period?: 'past' | 'future';
}

/** One of a few words for machines. */
export interface ChoiceDetail<Choice extends string = string> extends DetailOfAnyType {
  readonly type: 'choice';
  readonly choices: readonly Choice[];
}

/** A list of `{ name, quantity }`. */
export interface ItemsDetail extends DetailOfAnyType {
  readonly type: 'items';
  /** Items at most, 1 to 1,000; 100 by default. */
  readonly longest?: number;
}

/** A list of different words. */
interface TagsDetail extends DetailOfAnyType {
  readonly type: 'tags';
  /** Those that may be given; any when left out. */
  readonly choices?: readonly string[];
  /** Words at most, 1 to 1,000; 100 by default. */
  readonly longest?: number;
}

/**
 * What one detail may be: `label` is for forms, the other fields decide what is accepted and whether erasure takes it away.
 *
 * @example
 * const branch = { type: 'choice', label: { ru: 'Филиал', en: 'Branch' }, choices: ['msk', 'spb'], required: true };
 * const own = extendOperator(mts, { kinds: { complaint: { details: { branch } } } });
 * own.kinds.complaint.details.branch.choices //=> ['msk', 'spb']
 */
export type Detail =
  | TextDetail
  | SimpleDetail
  | PhoneDetail
  | MoneyDetail
  | DateDetail
  | ChoiceDetail
  | ItemsDetail
  | TagsDetail;

/** How a {@link Detail} is read: `money` are whole kopecks, `date` is a day yyyy-mm-dd, `phone` is E.164. */
export type DetailType = Detail['type'];

/**
 * What a clock asks of a detail: for `tags` one of them, for any other type its value.
 *
 * @example
 * mts.kinds.numberPorting.clocks.find(({ name }) => name === 'porting').when //=> { detail: 'holder', is: 'person' }
 */
export interface DetailCondition<Name extends string = string> {
  readonly detail: Name;
  readonly is: string | number | boolean;
}

export function meets(details: { readonly [name: string]: Json }, { detail, is }: DetailCondition): boolean {
  const value = details[detail];
  return Array.isArray(value) ? value.includes(is) : value === is;
}

export function isPersonal({ type, personal }: Detail): boolean {
  return personal ?? ['text', 'phone', 'items', 'tags'].includes(type);
}
