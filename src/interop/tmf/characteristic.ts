/**
 * Characteristics: what TM Forum has for facts that have no field of their own. Details of a kind stand under their own names;
 * other facts of a request have names with a point, which no detail has.
 */
import type { HistoryEntry } from '../../desk/ports/store.ts';
import { isErased } from '../../request/erased.ts';
import { identitiesOf } from '../../request/identity.ts';
import type { Json, Request } from '../../request/request.ts';
import { dateTime } from './document-parts.ts';
import { externalIdOf } from './inbound/external-id.ts';

/**
 * A fact without a field of its own. Times are texts of RFC 3339 in UTC, `subscriber.…` and `request.…` are facts that are no details.
 *
 * @example
 * const request = evolve(undefined, { ...registered, details: { device: 'Nokia 3310' } });
 * const [fact] = toTroubleTicket(request, [], { version: 'v5' }).troubleTicketCharacteristic;
 * fact //=> { '@type': 'StringCharacteristic', name: 'device', valueType: 'string', value: 'Nokia 3310' }
 */
export interface CharacteristicDocument {
  readonly '@type': `${'String' | 'Integer' | 'Number' | 'Boolean' | 'Object' | 'StringArray' | 'ObjectArray'}Characteristic`;
  readonly name: string;
  readonly valueType: string;
  readonly value: Json;
}

/**
 * The details, what the subscriber is known by beside the first identity, and what the request has come to. `undefined` when there
 * is nothing: a list is never empty.
 *
 * @param except details that stand elsewhere in the document
 */
export function characteristicsOf(
  request: Request,
  history: readonly HistoryEntry[],
  except: readonly string[] = [],
): readonly CharacteristicDocument[] | undefined {
  const details = Object.entries(request.details).filter(([name]) => !except.includes(name));
  const others = Object.entries({ ...subscriberFacts(request), ...requestFacts(request, history) });
  const all = [...details, ...others].flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [characteristic(name, value)],
  );
  return all.length > 0 ? all : undefined;
}

type FactsByName = { readonly [name: string]: Json | undefined };

/** The party of the document carries the first identity and the name. */
function subscriberFacts(request: Request): FactsByName {
  const { msisdn, email, account, user, extension, contact, locale, timeZone } = request.subscriber;
  if (isErased(request)) return {};
  const hasLine = msisdn !== undefined;
  // The URI of an account has no hyphens.
  const [uri] = identitiesOf({ account }, request.operator);
  const isAsWritten = uri?.endsWith(`/${encodeURIComponent(account ?? '')}`);
  return {
    'subscriber.email': hasLine ? email : undefined,
    'subscriber.account': hasLine || email !== undefined || isAsWritten !== true ? account : undefined,
    'subscriber.user':
      hasLine || email !== undefined || account !== undefined ? identitiesOf({ user }, request.operator)[0] : undefined,
    'subscriber.extension': extension,
    'subscriber.contactMsisdn': contact?.msisdn,
    'subscriber.contactEmail': contact?.email,
    'subscriber.locale': locale,
    'subscriber.timeZone': timeZone,
  };
}

function requestFacts(request: Request, history: readonly HistoryEntry[]): FactsByName {
  const { number, receivedAt, registeredAt, outcome, amount, step, escalatedTo } = request;
  return {
    // Where the id of the sender takes its place in version 4.
    'request.number': externalIdOf(history[0]?.commandId) === undefined ? undefined : number,
    'request.receivedAt': receivedAt === registeredAt ? undefined : dateTime(receivedAt),
    'request.outcome': outcome,
    'request.decidedAmount': amount,
    'request.step': step,
    'request.escalatedTo': escalatedTo,
    'request.rejectCode': history.flatMap(({ event }) => (event.type === 'rejected' ? (event.code ?? []) : []))[0],
  };
}

function characteristic(name: string, value: Json): CharacteristicDocument {
  const [type, valueType] = typesOf(value);
  return { '@type': `${type}Characteristic`, name, valueType, value };
}

type Types = readonly [
  type: CharacteristicDocument['@type'] extends `${infer Type}Characteristic` ? Type : never,
  valueType: string,
];

function typesOf(value: Json): Types {
  if (typeof value === 'boolean') return ['Boolean', 'boolean'];
  if (typeof value === 'number') return Number.isInteger(value) ? ['Integer', 'integer'] : ['Number', 'number'];
  if (typeof value === 'string') return ['String', 'string'];
  if (!Array.isArray(value)) return ['Object', 'object'];
  return value.every((part) => typeof part === 'string') ? ['StringArray', 'array'] : ['ObjectArray', 'array'];
}
