/**
 * A document for listeners that serve nobody in particular: without the subscriber, without the names of employees and without the
 * words of people. What is not listed here is left out.
 */

/** A document, perhaps without its personal fields. */
export type NotifiedDocument<Document> = { readonly [Field in keyof Document]?: Document[Field] };

export const toldAttributes: readonly string[] = (
  '@type id href externalId externalIdentifier ticketType category severity priority channel status state statusChange ' +
  'statusChangeHistory creationDate orderDate lastUpdate statusChangeDate requestedResolutionDate expectedResolutionDate ' +
  'resolutionDate requestedStartDate requestedCompletionDate expectedCompletionDate completionDate cancellationDate relatedParty ' +
  'productOrderItem productOrderJeopardyAlert productOrderMilestone troubleTicketRelationship orderRelationship'
).split(' ');

const kept: ReadonlySet<string> = new Set(toldAttributes);

/** Fields of the parts: reasons, and what was ordered, are words of people. */
const leftOut: ReadonlySet<string> = new Set([
  'changeReason',
  'statusChangeReason',
  'product',
  'productOffering',
  'itemTerm',
  'note',
  'name',
]);

/** Parts whose `name` is a name of ours: a clock, a step. */
const named: ReadonlySet<string> = new Set(['productOrderJeopardyAlert', 'productOrderMilestone']);

/** Whether such a document can have something at that path. */
export function isToldOf(path: string): boolean {
  const [field = '', ...rest] = path.split('.');
  return kept.has(field) && (named.has(field) || !rest.some((name) => leftOut.has(name)));
}

export function impersonalDocument<Document extends object>(document: Document): NotifiedDocument<Document> {
  const fields = Object.entries(document).filter(([field]) => kept.has(field));
  // Every field that is left is one of the document, perhaps with fewer entries or parts.
  return Object.fromEntries(fields.map(([field, value]) => [field, told(field, value)])) as NotifiedDocument<Document>;
}

function told(field: string, value: unknown): unknown {
  if (!Array.isArray(value) || named.has(field)) return value;
  const parts: readonly unknown[] = value;
  return parts
    .filter((part) => field !== 'relatedParty' || ['provider', 'team'].includes(Reflect.get(Object(part), 'role')))
    .map((part) => Object.fromEntries(Object.entries(Object(part)).filter(([name]) => !leftOut.has(name))));
}
