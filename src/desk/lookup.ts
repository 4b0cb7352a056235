/**
 * Finding a request by what people say: the number in any form, and the line it has to belong to.
 */
import { findSeries } from '../number/find.ts';
import type { NumberRefusal } from '../number/refusal.ts';
import { accepted, type Result, refused } from '../result.ts';
import type { Equipment } from './equipment.ts';
import type { UnknownRequest } from './refusal.ts';
import type { Stored } from './store.ts';

/**
 * The request with that number; with `msisdn` only if it is a request of that line. A mistyped number is refused before
 * the store is asked; that there is none and that it is somebody else's are one and the same answer.
 */
export async function lookUp(
  { series, store }: Equipment,
  written: string,
  msisdn?: string,
): Promise<Result<Stored, NumberRefusal | UnknownRequest>> {
  const read = findSeries(written, series);
  if (!read.ok) return read;
  const { number } = read.value;
  const { found } = await store.find(msisdn === undefined ? { number } : { number, msisdn });
  const [stored] = found;
  return stored === undefined ? refused({ code: 'request/unknown' }) : accepted(stored);
}
