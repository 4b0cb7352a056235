/**
 * What each detail of a request has to look like.
 */
import * as z from 'zod/mini';
import { parseLocalDay } from '../../kernel/local-day.ts';
import type { DetailName } from '../../operators/detail.ts';
import type { Json } from '../../request/request.ts';
import { object, oneOf, phoneNumber, text, wholeNumber } from './fields.ts';

export function detailSchemas(): { readonly [Name in DetailName]: z.ZodMiniType<Json> } {
  const kopecks = wholeNumber(
    1,
    Number.MAX_SAFE_INTEGER,
    'a whole number of kopecks from 1, such as 29900 for 299 roubles',
  );
  const aDay = { error: 'an existing day as yyyy-mm-dd' };
  const day = z.string(aDay).check(z.refine((value) => parseLocalDay(value) !== undefined, aDay));
  const quantity = wholeNumber(1, 1_000, 'a whole number from 1 to 1000');
  const item = object({ name: text(200), quantity }, 'an object { name, quantity }');
  const error = 'a list of 1 to 100 objects { name, quantity }';
  const isShort = (list: unknown): boolean => Array.isArray(list) && list.length >= 1 && list.length <= 100;
  // The items of a list that is too long are not looked at.
  const items = z.pipe(z.custom<unknown[]>(isShort, error), z.array(item, { error }));
  return {
    amount: kopecks,
    chargedOn: day,
    paidOn: day,
    demand: oneOf(['refund', 'imposedService']),
    intendedNumber: phoneNumber(),
    answerForm: oneOf(['paper', 'electronic']),
    address: text(500),
    items,
    promisedOn: day,
    portedNumber: phoneNumber(),
    holder: oneOf(['person', 'company']),
    desiredOn: day,
    tariff: text(200),
    newNumber: phoneNumber(),
    simType: oneOf(['sim', 'esim']),
  };
}

/** Days on which something happened: they are not in the future. */
export const pastDays: readonly DetailName[] = ['chargedOn', 'paidOn'];

/** Days on which something will happen: they are not in the past. */
export const futureDays: readonly DetailName[] = ['promisedOn', 'desiredOn'];
