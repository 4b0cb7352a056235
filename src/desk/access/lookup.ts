/**
 * Finds requests by what people say: the number in any form, and the line to which it belongs.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { identifySeries } from '../../number/identify-series.ts';
import type { NumberRefusal } from '../../number/refusal.ts';
import { phoneIdentity } from '../../request/identity.ts';
import type { DeskContext } from '../context/context.ts';
import { invalid } from '../input/fields.ts';
import type { InvalidInput, UnknownRequest } from '../ports/refusal.ts';
import type { Page, Search, Stored } from '../ports/store.ts';
import { notify } from '../ports/telemetry.ts';
import { damagedRequestEvent, skipDamaged } from '../work/stored-document.ts';

/** The plain digits of a number as people write it. A mistyped one is refused without looking for it. */
export async function readNumber(
  { series, agreed }: DeskContext,
  text: unknown,
): Promise<Result<string, NumberRefusal | InvalidInput>> {
  if (typeof text !== 'string') {
    return invalid([{ path: 'number', found: `a value of type ${typeof text}`, expected: 'a text with the number' }]);
  }
  // A number of an earlier set-up would read as a mistyped one.
  await agreed();
  const read = identifySeries(text, series);
  return read.ok ? accepted(read.value.number) : read;
}

/**
 * The request with that number; with `msisdn` only if it belongs to that line: a number that does not exist and one of another
 * line get the same answer.
 */
export async function findRequest(
  { store }: DeskContext,
  number: string,
  msisdn?: string,
): Promise<Result<Stored, UnknownRequest>> {
  const { found } = await store.find(
    msisdn === undefined ? { number } : { number, identities: [phoneIdentity(msisdn)] },
  );
  const [stored] = found;
  return stored === undefined ? refused({ code: 'request/unknown' }) : accepted(stored);
}

export async function lookUp(
  context: DeskContext,
  text: unknown,
  msisdn?: string,
): Promise<Result<Stored, NumberRefusal | InvalidInput | UnknownRequest>> {
  const number = await readNumber(context, text);
  return number.ok ? findRequest(context, number.value, msisdn) : number;
}

/** One page of the requests of a line; `view` answers `undefined` for a request that is not shown. Damaged ones are skipped. */
export async function findViews<View>(
  context: DeskContext,
  search: Extract<Search, { readonly limit: number }>,
  view: (stored: Stored) => View | undefined | Promise<View | undefined>,
): Promise<Result<{ readonly requests: readonly View[]; readonly cursor: string | undefined }, InvalidInput>> {
  const page = await findPage(context, search);
  if (!page.ok) return page;
  const requests: View[] = [];
  for (const stored of page.value.found) {
    const shown = await skipDamaged(context, stored, () => view(stored));
    if (shown !== undefined) requests.push(shown);
  }
  return accepted({ requests, cursor: page.value.cursor });
}

/** A cursor comes from outside: a damaged one is a refusal, not a fault. */
async function findPage(
  { store, cursors, telemetry, now }: DeskContext,
  { cursor: encrypted, ...search }: Extract<Search, { readonly limit: number }>,
): Promise<Result<Page, InvalidInput>> {
  const cursor = encrypted === undefined ? undefined : cursors.decrypt(encrypted);
  const expected = 'the cursor of the page before';
  const invalidCursor = invalid([{ path: 'cursor', found: 'a text that is no cursor', expected }]);
  if (encrypted !== undefined && cursor === undefined) return invalidCursor;
  try {
    const page = await store.find(cursor === undefined ? search : { ...search, cursor });
    for (const id of page.damaged ?? []) notify(telemetry, damagedRequestEvent(id, 'store/damaged-row', now()));
    return accepted(page.cursor === undefined ? page : { ...page, cursor: cursors.encrypt(page.cursor) });
  } catch (error) {
    if (!Fault.is(error) || error.code !== 'store/invalid-cursor') throw error;
    return invalidCursor;
  }
}
