/**
 * The request to which another one belongs.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { Request } from '../../request/request.ts';
import { findRequest, isAmbiguous, readNumber } from '../access/lookup.ts';
import type { DeskContext } from '../context/context.ts';
import type { CannotLink } from '../ports/refusal.ts';

/** Its number, if there is such a request; it may be one of another line: a fault in a house is that of many. */
export async function linkedNumber(
  context: DeskContext,
  { number }: Request,
  to: string,
): Promise<Result<string, CannotLink>> {
  const read = await readNumber(context, to);
  const found = read.ok ? await findRequest(context, read.value) : read;
  if (!found.ok) return refused({ code: 'request/cannot-link', why: isAmbiguous(found) ? 'several' : 'unknown' });
  const other = found.value.request.number;
  if (other === undefined || other === number) return refused({ code: 'request/cannot-link', why: 'itself' });
  return accepted(other);
}
