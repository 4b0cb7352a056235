/**
 * The notifications of an event of the feed: its request is built from its history up to that event.
 */
import type { Desk } from '../../../desk/desk.ts';
import type { HistoryEntry } from '../../../desk/ports/store.ts';
import type { DeskEvent } from '../../../desk/queries/read-events.ts';
import { faultsOnly } from '../../../kernel/input/faults-only.ts';
import { readOptions } from '../../../kernel/input/read-options.ts';
import type { RequestEvent } from '../../../request/event.ts';
import { replay } from '../../../request/evolve.ts';
import { checkGiven, checkPort, isEntry } from '../../check-given.ts';
import { checkDocumentOptions, documentOptions } from '../document-options.ts';
import type { TmfVersion } from '../document-parts.ts';
import { type Notification, type NotificationOptions, notificationsOf } from '../notification.ts';

/**
 * The notifications of one event of the feed, as `toNotifications` makes them of a history: the desk is asked for the history.
 *
 * @param one as `desk.events({ include: 'person' })` gives it; what goes out is decided by `options.personal`
 *
 * @throws Fault `input/invalid`: no desk, no event of the feed, an unknown option or version
 *
 * @example
 * const desk = { history: async () => ({ ok: true, value: [{ version: 1, event: registered }] }) };
 * const one = { ...registered, version: 1, event: registered };
 * (await feedToNotifications(desk, one, { version: 'v5' }))[0].eventType //=> 'TroubleTicketCreateEvent'
 */
export async function feedToNotifications<V extends TmfVersion>(
  desk: Pick<Desk, 'history'>,
  one: DeskEvent<RequestEvent>,
  options: NotificationOptions<V>,
): Promise<readonly Notification<V>[]> {
  const given = faultsOnly('feedToNotifications', () => {
    checkPort('feedToNotifications: desk', desk, ['history']);
    checkGiven('feedToNotifications: one', one, 'an event, as desk.events gives it', isEntry);
    const read = readOptions('feedToNotifications', options, documentOptions, 'input/invalid');
    checkDocumentOptions('feedToNotifications', read);
    return read;
  });
  return notificationsOfFeed(desk, one, given);
}

/** The same of what was checked. */
export async function notificationsOfFeed<V extends TmfVersion>(
  desk: Pick<Desk, 'history'>,
  one: DeskEvent<RequestEvent>,
  options: NotificationOptions<V>,
): Promise<readonly Notification<V>[]> {
  const all = await historyOf(desk, one);
  return faultsOnly('feedToNotifications', () => {
    const history = all.filter(({ version }) => version <= one.version);
    const request = history.length < one.version ? undefined : replay(history.map(({ event }) => event));
    return request === undefined ? [] : notificationsOf(request, history, options);
  });
}

/** A consultation has no number: only its first event becomes a notification. */
async function historyOf(
  desk: Pick<Desk, 'history'>,
  { number, version, event }: DeskEvent<RequestEvent>,
): Promise<readonly HistoryEntry[]> {
  if (number === undefined) return [{ version, event }];
  const found = await desk.history(number);
  return found.ok ? found.value : [];
}
