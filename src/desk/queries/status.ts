/**
 * "What about my request?": by the line that asks, or by a number that belongs to it. A number of somebody else's and a
 * number that does not exist get the same answer after the same work.
 */

import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { Channel } from '../../operators/channel.ts';
import { authorizeCaller } from '../access/caller.ts';
import { lookUp } from '../access/lookup.ts';
import { findPage } from '../access/page.ts';
import type { DeskContext } from '../context/context.ts';
import { readStatusQuestion } from '../input/question.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { Stored } from '../ports/store.ts';
import { applyDueEvents } from '../work/due-events.ts';
import { openRequest } from '../work/open-request.ts';
import { skipDamaged } from '../work/stored-document.ts';
import { type SubscriberView, subscriberView } from './subscriber-view.ts';

interface Asking {
  /** The line that asks. */
  readonly caller: string;
  /** Where it is asked, `hotline` unless said; a channel that does not prove the line needs a `proof`. */
  readonly channel?: Channel;
  /** The one-time proof that was sent to the line. */
  readonly proof?: string;
}

/** One request of the caller. */
export interface StatusByNumber extends Asking {
  /** As people type or say it. */
  readonly number: string;
}

/** All current requests of the caller. */
export interface StatusByLine extends Asking {
  readonly number?: never;
  /** 1 to 100, 20 unless said. */
  readonly limit?: number;
  readonly cursor?: string;
}

export interface LineStatus {
  /** Newest first. */
  readonly requests: readonly SubscriberView[];
  /** Where the next page begins; `undefined` on the last one. */
  readonly cursor: string | undefined;
}

export async function status(
  context: DeskContext,
  input: unknown,
): Promise<Result<SubscriberView | LineStatus, DeskRefusal>> {
  const asked = readStatusQuestion(input);
  if (!asked.ok) return asked;
  const { caller, number, channel = 'hotline', proof, limit = 20, cursor } = asked.value;
  return authorizeCaller<SubscriberView | LineStatus>(context, { caller, channel, proof }, () =>
    number === undefined ? many(context, caller, limit, cursor) : one(context, number, caller),
  );
}

async function one(context: DeskContext, number: string, caller: string): Promise<Result<SubscriberView, DeskRefusal>> {
  const found = await lookUp(context, number, caller);
  if (!found.ok) return found;
  const view = seen(context, found.value);
  return view === undefined ? refused({ code: 'request/unknown' }) : accepted(view);
}

async function many(
  context: DeskContext,
  msisdn: string,
  limit: number,
  cursor: string | undefined,
): Promise<Result<LineStatus, DeskRefusal>> {
  const page = await findPage(context, { msisdn, limit, ...(cursor === undefined ? {} : { cursor }) });
  if (!page.ok) return page;
  const requests: SubscriberView[] = [];
  for (const stored of page.value.found) {
    const view = await skipDamaged(context, stored, () => seen(context, stored));
    if (view !== undefined) requests.push(view);
  }
  return accepted({ requests, cursor: page.value.cursor });
}

/** The request as it is now, even where nobody has written down yet what time has done to it. */
function seen(context: DeskContext, stored: Stored): SubscriberView | undefined {
  const unit = openRequest(context, stored);
  applyDueEvents(unit);
  return subscriberView(unit);
}
