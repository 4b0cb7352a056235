/**
 * "What about my request?": all requests of the line that asks, or one of them by its number. A number of another line and a
 * number that does not exist get the same answer after the same work.
 */

import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { Channel } from '../../operators/channel.ts';
import { phoneIdentity } from '../../request/identity.ts';
import { authorizeCaller } from '../access/caller.ts';
import { findRequest, findViews, lookUpAll } from '../access/lookup.ts';
import type { DeskContext } from '../context/context.ts';
import { read } from '../input/fields.ts';
import { statusQuery } from '../input/query.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { Stored } from '../ports/store.ts';
import { openForReading, type ReadableRequest } from '../work/open-request.ts';
import { skipDamaged } from '../work/stored-document.ts';
import { type SubscriberView, subscriberView } from './subscriber-view.ts';

interface LineCaller {
  /** The line that asks. */
  readonly caller: string;
  /** The channel of the call, `hotline` by default; one that does not prove the line needs a `proof`. */
  readonly channel?: Channel;
  /** The one-time code that was sent to the line. */
  readonly proof?: string;
}

/** One request of the caller. */
export interface StatusByNumber extends LineCaller {
  /** The number in any usual notation, or a text in which it stands: a subject line, a forwarded message. */
  readonly number: string;
}

/** All active requests of the caller. */
export interface StatusByLine extends LineCaller {
  readonly number?: never;
  /** 1 to 100, by default 20. */
  readonly limit?: number;
  readonly cursor?: string;
}

export interface LineStatus {
  /** Newest first. */
  readonly requests: readonly SubscriberView[];
  /** The start of the next page; `undefined` on the last one. */
  readonly cursor: string | undefined;
}

export async function status(
  context: DeskContext,
  input: unknown,
): Promise<Result<SubscriberView | LineStatus, DeskRefusal>> {
  const query = read(statusQuery(), input);
  if (!query.ok) return query;
  const { caller, number, channel, proof, limit = 20, cursor } = query.value;
  const search = { identity: phoneIdentity(caller), limit, ...(cursor === undefined ? {} : { cursor }) };
  return authorizeCaller<SubscriberView | LineStatus>(context, { caller, channel, proof }, () =>
    number === undefined
      ? findViews(context, search, (stored) => viewFor(context, stored, caller))
      : statusOfNumber(context, number, caller),
  );
}

async function statusOfNumber(
  context: DeskContext,
  text: string,
  caller: string,
): Promise<Result<SubscriberView, DeskRefusal>> {
  const found = await lookUpAll(context, text, caller);
  if (!found.ok) return found;
  const views = await Promise.all(found.value.map((stored) => viewFor(context, stored, caller)));
  const shown = views.filter((view) => view !== undefined);
  const [first] = shown;
  if (first === undefined) return refused({ code: 'request/unknown' });
  return accepted(shown.length === 1 ? first : { requests: shown, ...first });
}

async function viewFor(context: DeskContext, stored: Stored, caller: string): Promise<SubscriberView | undefined> {
  const unit = await openForReading(context, stored);
  return subscriberView(unit, await successorOf(context, unit, caller));
}

/** The request that goes on in place of a merged one, which may have been merged itself; only if it is the caller's too. */
async function successorOf(
  context: DeskContext,
  { request: { number, mergedInto } }: ReadableRequest,
  caller: string,
): Promise<ReadableRequest | undefined> {
  const seen = new Set([number]);
  let next = mergedInto;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const found = await findRequest(context, next, caller);
    if (!found.ok) return undefined;
    if (found.value.request.mergedInto === undefined) {
      return skipDamaged(context, found.value, () => openForReading(context, found.value));
    }
    next = found.value.request.mergedInto;
  }
  return undefined;
}
