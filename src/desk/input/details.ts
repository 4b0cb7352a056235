/**
 * What each detail of a request has to look like.
 */
import * as z from 'zod/mini';
import type { DetailName } from '../../operators/detail.ts';
import type { Json } from '../../request/request.ts';
import { oneOf, text } from './fields.ts';
import { phoneNumber } from './phone-number.ts';

export function detailSchemas(): { readonly [Name in DetailName]: z.ZodMiniType<Json> } {
  const kopecks = z.number({ error: 'a whole number of kopecks from 1, such as 29900 for 299 roubles' }).check(
    z.refine((value) => Number.isSafeInteger(value) && value > 0, {
      error: 'a whole number of kopecks from 1, such as 29900 for 299 roubles',
    }),
  );

  /** A day as people write it in forms; whether it exists is checked, 2026-02-30 does not. */
  const day = z.iso.date({ error: 'an existing day as yyyy-mm-dd' });

  const item = z.strictObject(
    {
      name: text(200),
      quantity: z.number({ error: 'a whole number from 1 to 1000' }).check(
        z.refine((value) => Number.isInteger(value) && value >= 1 && value <= 1_000, {
          error: 'a whole number from 1 to 1000',
        }),
      ),
    },
    { error: 'an object { name, quantity }' },
  );
  return {
    amount: kopecks,
    chargedOn: day,
    paidOn: day,
    demand: oneOf(['refund', 'imposedService']),
    intendedNumber: phoneNumber(),
    answerForm: oneOf(['paper', 'electronic']),
    address: text(500),
    items: z.array(item, { error: 'a list of 1 to 100 objects { name, quantity }' }).check(
      z.refine((items) => items.length >= 1 && items.length <= 100, {
        error: 'a list of 1 to 100 objects { name, quantity }',
      }),
    ),
    promisedOn: day,
    portedNumber: phoneNumber(),
    holder: oneOf(['person', 'company']),
    desiredOn: day,
    tariff: text(200),
    newNumber: phoneNumber(),
    simType: oneOf(['sim', 'esim']),
  };
}

/** Days that something happened on: they cannot lie ahead. */
export const pastDays: readonly DetailName[] = ['chargedOn', 'paidOn'];

/** Days that something shall happen on: they cannot lie behind. */
export const futureDays: readonly DetailName[] = ['promisedOn', 'desiredOn'];
