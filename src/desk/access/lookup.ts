/**
 * Finding a request by what people say: the number in any form, and the line it has to belong to.
 */

import { accepted, type Result, refused } from '../../kernel/result.ts';
import { identifySeries } from '../../number/identify-series.ts';
import type { NumberRefusal } from '../../number/refusal.ts';
import type { DeskContext } from '../context/context.ts';
import { invalid } from '../input/fields.ts';
import type { InvalidInput, UnknownRequest } from '../ports/refusal.ts';
import type { Stored } from '../ports/store.ts';

/** The plain digits of a number as people write it. A mistyped one is refused without asking the store. */
export function readNumber({ series }: DeskContext, written: unknown): Result<string, NumberRefusal | InvalidInput> {
  if (typeof written !== 'string') {
    return invalid([
      { path: 'number', found: `a value of type ${typeof written}`, expected: 'a text with the number' },
    ]);
  }
  const read = identifySeries(written, series);
  return read.ok ? accepted(read.value.number) : read;
}

/**
 * The request with that number; with `msisdn` only if it is a request of that line: that there is none and that it is
 * somebody else's are one and the same answer.
 */
export async function findRequest(
  { store }: DeskContext,
  number: string,
  msisdn?: string,
): Promise<Result<Stored, UnknownRequest>> {
  const { found } = await store.find(msisdn === undefined ? { number } : { number, msisdn });
  const [stored] = found;
  return stored === undefined ? refused({ code: 'request/unknown' }) : accepted(stored);
}

export async function lookUp(
  context: DeskContext,
  written: unknown,
  msisdn?: string,
): Promise<Result<Stored, NumberRefusal | InvalidInput | UnknownRequest>> {
  const number = readNumber(context, written);
  return number.ok ? findRequest(context, number.value, msisdn) : number;
}
