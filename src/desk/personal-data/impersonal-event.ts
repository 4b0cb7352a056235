/**
 * What services that work for nobody in particular get of an event: everything but the words of people, the subscriber, and the
 * details that name somebody.
 */
import type { EventType, RequestEvent } from '../../request/event.ts';
import type { Correction, Request } from '../../request/request.ts';
import { type PersonalField, personalFields } from './personal-fields.ts';

/** An event without its personal fields, as {@link DeskEvents} has them; of its details those remain that name nobody. */
export type ImpersonalEvent<T extends EventType = EventType> = T extends EventType
  ? Omit<RequestEvent<T>, PersonalField | 'before'> & BeforeCorrection<T>
  : never;

type BeforeCorrection<T extends EventType> = T extends 'corrected'
  ? { readonly before: Omit<Correction, PersonalField> }
  : unknown;

/** `kept`: the names of the details that name nobody. */
export function impersonalEvent(event: RequestEvent, kept: ReadonlySet<string>): ImpersonalEvent {
  // The fields that are left out are those that the type leaves out.
  return withoutPersonalFields(event, kept) as ImpersonalEvent;
}

function withoutPersonalFields(facts: RequestEvent | Correction, kept: ReadonlySet<string>): object {
  const shown: { [field: string]: unknown } = {};
  for (const [field, value] of Object.entries(facts)) {
    if (personalFields.has(field)) continue;
    if (field === 'details') shown[field] = impersonalDetails(value, kept);
    else if (field === 'before') shown[field] = withoutPersonalFields(value, kept);
    else shown[field] = value;
  }
  return shown;
}

export function impersonalDetails(details: Request['details'], kept: ReadonlySet<string>): Request['details'] {
  return Object.fromEntries(Object.entries(details).filter(([name]) => kept.has(name)));
}
