/**
 * "What about my request?": all requests of who asks, or one of them by its number. A number of somebody else and a
 * number that does not exist get the same answer after the same work.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { Channel } from '../../operators/channel.ts';
import { authorizeCaller } from '../access/caller.ts';
import { findRequest, findViews, lookUpAll, mistypedNumber } from '../access/lookup.ts';
import type { Proven } from '../access/prove.ts';
import type { DeskContext } from '../context/context.ts';
import { read } from '../input/fields.ts';
import type { CallerInput } from '../input/identity.ts';
import { statusQuery } from '../input/query.ts';
import type { DeskRefusal } from '../ports/refusal.ts';
import type { Stored } from '../ports/store.ts';
import { openForReading, type ReadableRequest } from '../work/open-request.ts';
import { skipDamaged } from '../work/stored-document.ts';
import { type SubscriberView, subscriberView } from './subscriber-view.ts';

interface Asking {
  /** Who asks: a phone number, or another identity. */
  readonly caller: CallerInput;
  /** Where the question came in; a channel that does not prove who asks needs a `proof`. */
  readonly channel: Channel;
  /** The one-time code that was sent to the caller, or the `session` of an earlier answer. */
  readonly proof?: string | undefined;
  /** In which language the answer is, such as that of the page (BCP 47); by default the one that the request was registered with. */
  readonly locale?: string | undefined;
}

/** One request of the caller, see {@link Desk.status}. */
export interface StatusByNumber extends Asking {
  /** The number in any usual notation, or a text in which it stands: a subject line, a forwarded message. */
  readonly number: string;
}

/** All active requests of the caller, see {@link LineStatus}. */
export interface StatusByLine extends Asking {
  readonly number?: undefined;
  /** 1 to 100, by default 20. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/**
 * The requests of a caller, for the caller: each as {@link SubscriberView}.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const found = await desk.status({ caller: '+79161234567', channel: 'hotline', locale: 'en' });
 * found.ok && found.value.requests.map(({ title, lastDay }) => `${title}: ${lastDay}`) //=> ['Service fault: 2026-11-25']
 */
export interface LineStatus extends Proven {
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
  const { caller, number, channel, proof, locale, limit = 20, cursor } = query.value;
  const mistyped = number === undefined ? undefined : await mistypedNumber(context, number);
  return authorizeCaller<SubscriberView | LineStatus>(context, { caller, channel, proof }, mistyped, (identity) => {
    if (number !== undefined) return statusOfNumber(context, number, { identity, locale });
    const search = { identity, limit, ...(cursor === undefined ? {} : { cursor }) };
    return findViews(context, search, (stored) => viewFor(context, stored, { identity, locale }));
  });
}

/** Who asks, and in which language. */
interface Reader {
  readonly identity: string;
  readonly locale: string | undefined;
}

async function statusOfNumber(
  context: DeskContext,
  text: string,
  reader: Reader,
): Promise<Result<SubscriberView, DeskRefusal>> {
  const found = await lookUpAll(context, text, reader.identity);
  if (!found.ok) return found;
  const views = await Promise.all(found.value.map((stored) => viewFor(context, stored, reader)));
  const shown = views.filter((view) => view !== undefined);
  const [first] = shown;
  if (first === undefined) return refused({ code: 'request/unknown' });
  return accepted(shown.length === 1 ? first : { requests: shown, ...first });
}

async function viewFor(
  context: DeskContext,
  stored: Stored,
  { identity, locale }: Reader,
): Promise<SubscriberView | undefined> {
  const unit = await openForReading(context, stored);
  return subscriberView(unit, await successorOf(context, unit, identity), locale);
}

/** The request that goes on in place of a merged one, which may have been merged itself; only if it is the caller's too. */
async function successorOf(
  context: DeskContext,
  { request: { number, mergedInto } }: ReadableRequest,
  identity: string,
): Promise<ReadableRequest | undefined> {
  const seen = new Set([number]);
  let next = mergedInto;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const found = await findRequest(context, next, identity);
    if (!found.ok) return undefined;
    if (found.value.request.mergedInto === undefined) {
      return skipDamaged(context, found.value, () => openForReading(context, found.value));
    }
    next = found.value.request.mergedInto;
  }
  return undefined;
}
