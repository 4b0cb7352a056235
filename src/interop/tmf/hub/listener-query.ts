/**
 * What a listener wants to hear: `eventType=TroubleTicketCreateEvent,TroubleTicketResolvedEvent`, and filters of the resource as in
 * lists: `status=resolved` or `event.troubleTicket.status=resolved`.
 */
import type { InvalidInput } from '../../../desk/ports/refusal.ts';
import { nearestNames } from '../../../kernel/input/nearest-names.ts';
import { accepted, type Result, refused } from '../../../kernel/result.ts';
import type { TmfVersion } from '../document-parts.ts';
import { isToldOf, toldAttributes } from '../impersonal-document.ts';
import { attributesOf, type TmfResource } from '../list/attributes.ts';
import { fitsAll } from '../list/document-page.ts';
import { type DocumentFilter, readDocumentQuery } from '../list/document-query.ts';
import { type Notification, type NotificationType, notificationTypes } from '../notification.ts';

export interface ListenerQuery {
  /** All of the resource, if the query names none. */
  readonly types: readonly NotificationType[];
  readonly filters: readonly DocumentFilter[];
}

export function readListenerQuery(
  query: string,
  { resource, personal = false }: { readonly resource: TmfResource; readonly personal?: boolean },
): Result<ListenerQuery, InvalidInput> {
  const prefix = new RegExp(`(^|&)event\\.${resource}\\.`, 'g');
  const parts = query.replace(/^\?/, '').replace(prefix, '$1').split('&');
  const isType = (part: string): boolean => part.startsWith('eventType=');
  const names = parts.filter(isType).flatMap((part) => part.slice('eventType='.length).split(','));
  const types = notificationTypes.filter((type) => type.toLowerCase().startsWith(resource.toLowerCase()));
  const unknown = names.find((name) => !types.some((type) => type === name));
  if (unknown !== undefined) {
    const near = nearestNames(unknown, types);
    const expected = `one of ${(near.length > 0 ? near : types).join(', ')}`;
    return refused({ code: 'input/invalid', issues: [{ path: 'query', found: 'another eventType', expected }] });
  }
  const rest = parts.filter((part) => !isType(part));
  const paging = rest.find((part) => /^(?:fields|sort|offset|limit)=/.test(part));
  if (paging !== undefined) {
    const expected = 'eventType, and filters of attributes';
    return refused({ code: 'input/invalid', issues: [{ path: 'query', found: 'a part of a list', expected }] });
  }
  const read = readDocumentQuery(`?${rest.join('&')}`, resource);
  if (!read.ok) {
    const issues = read.refusal.issues.map((issue) => ({ ...issue, path: `query.${issue.path}` }));
    return refused({ code: 'input/invalid', issues });
  }
  const { filters } = read.value;
  const silent = personal ? undefined : filters.find(({ attribute }) => !isToldOf(attribute));
  if (silent !== undefined) {
    const found = 'an attribute that no notification has here';
    const expected = `one of ${toldAttributes.filter((name) => attributesOf[resource].has(name)).join(', ')}`;
    return refused({ code: 'input/invalid', issues: [{ path: `query.${silent.attribute}`, found, expected }] });
  }
  return accepted({ types: types.filter((type) => names.length === 0 || names.includes(type)), filters });
}

/**
 * Those of the notifications of one event that a listener wants. The filters look at the whole document: one of the notifications may
 * only refer to it.
 */
export function wantedOf<V extends TmfVersion>(
  { types, filters }: ListenerQuery,
  all: readonly Notification<V>[],
): readonly Notification<V>[] {
  const documents = all.map(({ event }) => ('troubleTicket' in event ? event.troubleTicket : event.productOrder));
  const whole = documents.find((document) => document['@type'] !== 'ProductOrderRef');
  if (whole === undefined || !fitsAll(whole, filters)) return [];
  return all.filter(({ eventType }) => types.includes(eventType));
}
