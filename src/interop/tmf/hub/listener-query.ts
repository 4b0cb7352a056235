/**
 * What a listener wants to hear: `eventType=TroubleTicketCreateEvent,TroubleTicketResolvedEvent`, and filters of the resource as in
 * lists: `status=resolved` or `event.troubleTicket.status=resolved`.
 */

import type { InvalidInput } from '../../../desk/ports/refusal.ts';
import { nearestNames } from '../../../kernel/input/nearest-names.ts';
import { accepted, type Result, refused } from '../../../kernel/result.ts';
import type { TmfResource } from '../list/attributes.ts';
import { fitsAll } from '../list/document-page.ts';
import { type DocumentFilter, readDocumentQuery } from '../list/document-query.ts';
import { type Notification, type NotificationType, notificationTypes } from '../notification.ts';

export interface ListenerQuery {
  /** Any when empty. */
  readonly types: readonly NotificationType[];
  readonly filters: readonly DocumentFilter[];
}

export function readListenerQuery(query: string, resource: TmfResource): Result<ListenerQuery, InvalidInput> {
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
  return accepted({ types: types.filter((type) => names.includes(type)), filters: read.value.filters });
}

export function wants({ types, filters }: ListenerQuery, { eventType, event }: Notification): boolean {
  if (types.length > 0 && !types.includes(eventType)) return false;
  return fitsAll('troubleTicket' in event ? event.troubleTicket : event.productOrder, filters);
}
