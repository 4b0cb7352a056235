/**
 * What the schema files of TM Forum say about the documents that we write: required fields, types, values. Copied by
 * hand, facts only, from TMF621 Trouble Ticket v4.0.0 and v5.0.1 and TMF622 Product Ordering v4.0.0 and v5.0.0,
 * TM Forum, Apache-2.0.
 */

/** A type: text, RFC 3339 time, whole number, anything, one of the given words, another schema, or a list of one. */
type Type =
  | 'text'
  | 'time'
  | 'whole'
  | 'any'
  | readonly string[]
  | { readonly of: string; readonly or?: string }
  | { readonly listOf: string };

interface Schema {
  readonly required: readonly string[];
  readonly fields: { readonly [name: string]: Type };
}

export const ticketStatuses = [
  'acknowledged',
  'rejected',
  'pending',
  'held',
  'inProgress',
  'cancelled',
  'closed',
  'resolved',
];
const orderStatesV4 = [
  'acknowledged',
  'rejected',
  'pending',
  'held',
  'inProgress',
  'cancelled',
  'completed',
  'failed',
  'partial',
  'assessingCancellation',
  'pendingCancellation',
];
export const orderStatesV5 = [...orderStatesV4, 'draft', 'inProgress.accepted'];
const itemStatesV4 = orderStatesV4.filter((state) => state !== 'partial');
const actions = ['add', 'modify', 'delete', 'noChange'];

/** `@type` and its like: allowed everywhere in v4, `@type` demanded everywhere in v5. */
const typed = { '@type': 'text', '@baseType': 'text', '@schemaLocation': 'text' } as const;
const reference = { ...typed, id: 'text', href: 'text', name: 'text', '@referredType': 'text' } as const;
const note = { ...typed, id: 'text', author: 'text', date: 'time', text: 'text' } as const;

const ticket = {
  ...typed,
  id: 'text',
  href: 'text',
  name: 'text',
  description: 'text',
  severity: 'text',
  ticketType: 'text',
  priority: 'text',
  creationDate: 'time',
  requestedResolutionDate: 'time',
  expectedResolutionDate: 'time',
  resolutionDate: 'time',
  lastUpdate: 'time',
  status: ticketStatuses,
  statusChangeDate: 'time',
  statusChangeReason: 'text',
} as const;

const order = {
  ...typed,
  id: 'text',
  href: 'text',
  category: 'text',
  description: 'text',
  priority: 'text',
  cancellationDate: 'time',
  cancellationReason: 'text',
  completionDate: 'time',
  expectedCompletionDate: 'time',
  requestedCompletionDate: 'time',
  requestedStartDate: 'time',
  notificationContact: 'text',
} as const;

const envelope = {
  ...typed,
  id: 'text',
  href: 'text',
  eventId: 'text',
  eventTime: 'time',
  eventType: 'text',
  correlationId: 'text',
  domain: 'text',
  title: 'text',
  description: 'text',
  priority: 'text',
} as const;

const schemas: { readonly [name: string]: Schema } = {
  'TMF621 v4 TroubleTicket': {
    required: [],
    fields: {
      ...ticket,
      externalId: 'text',
      attachment: { listOf: 'Attachment' },
      channel: { of: 'v4 ChannelRef' },
      note: { listOf: 'TMF621 v4 Note' },
      relatedParty: { listOf: 'v4 RelatedParty' },
      statusChange: { listOf: 'TMF621 v4 StatusChange' },
      troubleTicketRelationship: { listOf: 'Relationship' },
      // Not of version 4, which allows other fields: of version 5.
      troubleTicketCharacteristic: { listOf: 'Characteristic' },
    },
  },
  // The same fields in both versions and both APIs; version 5 demands more.
  Characteristic: {
    required: ['@type', 'name', 'value'],
    fields: { ...typed, id: 'text', name: 'text', valueType: 'text', value: 'any' },
  },
  Attachment: {
    required: ['@type', 'attachmentType', 'mimeType'],
    fields: {
      ...reference,
      description: 'text',
      url: 'text',
      attachmentType: 'text',
      mimeType: 'text',
      size: { of: 'Quantity' },
    },
  },
  Quantity: { required: [], fields: { amount: 'whole', units: 'text' } },
  Relationship: { required: ['@type', 'id'], fields: { ...reference, relationshipType: 'text' } },
  'TMF621 v4 StatusChange': {
    required: [],
    fields: { ...typed, changeDate: 'time', changeReason: 'text', status: ticketStatuses },
  },
  'TMF621 v4 Note': { required: [], fields: note },
  'v4 ChannelRef': { required: ['id'], fields: reference },
  'v4 RelatedParty': { required: ['@referredType', 'id'], fields: { ...reference, role: 'text' } },
  'TMF621 v5 TroubleTicket': {
    required: ['@type'],
    fields: {
      ...ticket,
      externalIdentifier: { listOf: 'v5 ExternalIdentifier' },
      attachment: { listOf: 'Attachment' },
      troubleTicketCharacteristic: { listOf: 'Characteristic' },
      troubleTicketRelationship: { listOf: 'Relationship' },
      channel: { of: 'v5 ChannelRef' },
      note: { listOf: 'v5 Note' },
      relatedParty: { listOf: 'v5 RelatedPartyRefOrPartyRoleRef' },
      statusChangeHistory: { listOf: 'TMF621 v5 StatusChange' },
    },
  },
  'TMF621 v5 StatusChange': {
    required: ['@type'],
    fields: { ...typed, statusChangeDate: 'time', statusChangeReason: 'text', status: ticketStatuses },
  },
  'v5 Note': { required: ['@type'], fields: note },
  'v5 ChannelRef': { required: ['id', '@type'], fields: reference },
  'v5 ExternalIdentifier': {
    required: ['@type'],
    fields: { ...typed, owner: 'text', externalIdentifierType: 'text', id: 'text' },
  },
  'v5 RelatedPartyRefOrPartyRoleRef': {
    required: ['@type'],
    fields: { ...typed, role: 'text', partyOrPartyRole: { of: 'v5 PartyRef' } },
  },
  'v5 PartyRef': { required: ['id', '@type'], fields: reference },
  'TMF622 v4 ProductOrder': {
    required: ['productOrderItem'],
    fields: {
      ...order,
      externalId: 'text',
      orderDate: 'time',
      channel: { listOf: 'TMF622 v4 RelatedChannel' },
      note: { listOf: 'TMF622 v4 Note' },
      relatedParty: { listOf: 'v4 RelatedParty' },
      productOrderItem: { listOf: 'TMF622 v4 ProductOrderItem' },
      state: orderStatesV4,
    },
  },
  'TMF622 v4 Note': { required: ['text'], fields: note },
  'TMF622 v4 RelatedChannel': { required: ['id'], fields: { ...reference, role: 'text' } },
  'TMF622 v4 ProductOrderItem': {
    required: ['id', 'action'],
    fields: {
      ...typed,
      id: 'text',
      quantity: 'whole',
      action: actions,
      appointment: { of: 'TMF622 v4 AppointmentRef' },
      product: { of: 'v4 Product' },
      state: itemStatesV4,
    },
  },
  'TMF622 v4 AppointmentRef': { required: ['id'], fields: { ...reference, description: 'text' } },
  'v4 Product': {
    required: [],
    fields: { ...reference, description: 'text', productCharacteristic: { listOf: 'Characteristic' } },
  },
  'TMF622 v5 ProductOrder': {
    required: ['@type'],
    fields: {
      ...order,
      externalId: { listOf: 'v5 ExternalIdentifier' },
      creationDate: 'time',
      channel: { listOf: 'TMF622 v5 RelatedChannel' },
      note: { listOf: 'v5 Note' },
      relatedParty: { listOf: 'v5 RelatedPartyRefOrPartyRoleRef' },
      productOrderItem: { listOf: 'TMF622 v5 ProductOrderItem' },
      productOrderJeopardyAlert: { listOf: 'TMF622 v5 ProductOrderJeopardyAlert' },
      productOrderMilestone: { listOf: 'TMF622 v5 ProductOrderMilestone' },
      orderRelationship: { listOf: 'Relationship' },
      state: orderStatesV5,
    },
  },
  'TMF622 v5 RelatedChannel': {
    required: ['@type'],
    fields: { ...typed, role: 'text', channel: { of: 'v5 ChannelRef' } },
  },
  'TMF622 v5 ProductOrderItem': {
    required: ['@type', 'id', 'action'],
    fields: {
      ...typed,
      id: 'text',
      quantity: 'whole',
      action: actions,
      appointment: { of: 'TMF622 v5 AppointmentRef' },
      product: { of: 'v5 Product' },
      state: orderStatesV4,
    },
  },
  'TMF622 v5 AppointmentRef': { required: ['id', '@type'], fields: { ...reference, description: 'text' } },
  'v5 Product': {
    required: ['@type'],
    fields: {
      ...typed,
      id: 'text',
      href: 'text',
      name: 'text',
      description: 'text',
      productCharacteristic: { listOf: 'Characteristic' },
    },
  },
  'TMF622 v5 ProductOrderMilestone': {
    required: ['@type'],
    fields: {
      ...typed,
      id: 'text',
      name: 'text',
      description: 'text',
      message: 'text',
      milestoneDate: 'time',
      status: ['Yet-To-Reach', 'Completed', 'Violated'],
    },
  },
  'TMF622 v5 ProductOrderJeopardyAlert': {
    required: ['@type'],
    fields: {
      ...typed,
      id: 'text',
      alertDate: 'time',
      name: 'text',
      jeopardyType: 'text',
      exception: 'text',
      message: 'text',
    },
  },
  'TMF621 v4 Event': {
    required: [],
    fields: { ...envelope, timeOcurred: 'time', fieldPath: 'text', event: { of: 'TMF621 v4 Payload' } },
  },
  'TMF621 v4 Payload': { required: [], fields: { troubleTicket: { of: 'TMF621 v4 TroubleTicket' } } },
  'TMF621 v5 Event': {
    required: ['@type'],
    fields: { ...envelope, timeOccurred: 'time', event: { of: 'TMF621 v5 Payload' } },
  },
  'TMF621 v5 Payload': {
    required: [],
    fields: { troubleTicket: { of: 'TMF621 v5 TroubleTicket' }, informationRequired: { of: 'v5 JsonPatch' } },
  },
  'v5 JsonPatch': {
    required: ['path', 'op'],
    fields: { op: ['add', 'remove', 'replace', 'move', 'copy', 'test'], path: 'text' },
  },
  'TMF622 v4 Event': {
    required: [],
    fields: { ...envelope, timeOcurred: 'time', fieldPath: 'text', event: { of: 'TMF622 v4 Payload' } },
  },
  'TMF622 v4 Payload': { required: [], fields: { productOrder: { of: 'TMF622 v4 ProductOrder' } } },
  'TMF622 v5 Event': {
    required: ['@type'],
    fields: { ...envelope, timeOccurred: 'time', event: { of: 'TMF622 v5 Payload' } },
  },
  'v5 ProductOrderRef': { required: ['id', '@type'], fields: reference },
  'TMF622 v5 Payload': {
    required: [],
    fields: {
      productOrder: { of: 'TMF622 v5 ProductOrder', or: 'v5 ProductOrderRef' },
      informationRequired: { of: 'v5 JsonPatch' },
    },
  },
};

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/u;

/** Where a document strays from its schema; also a field that the schema does not name counts. */
export function strayings(name: string, document: unknown, path = name): readonly string[] {
  const schema = schemas[name];
  if (schema === undefined) return [`${path}: there is no schema ${name}`];
  if (typeof document !== 'object' || document === null) return [`${path}: not an object`];
  const missing = schema.required.filter((field) => !(field in document)).map((field) => `${path}: lacks ${field}`);
  const wrong = Object.entries(document).flatMap(([field, value]) => {
    const type = schema.fields[field];
    return type === undefined ? [`${path}: does not know ${field}`] : strayingsOf(type, value, `${path}.${field}`);
  });
  return [...missing, ...wrong];
}

function strayingsOf(type: Type, value: unknown, path: string): readonly string[] {
  if (typeof type === 'object' && 'of' in type) {
    const found = strayings(type.of, value, path);
    return type.or === undefined || found.length === 0 ? found : strayings(type.or, value, path);
  }
  if (typeof type === 'object' && 'listOf' in type) {
    return Array.isArray(value)
      ? value.flatMap((one, index) => strayings(type.listOf, one, `${path}.${index}`))
      : [`${path}: no list`];
  }
  if (type === 'any') return [];
  const right =
    type === 'whole'
      ? Number.isInteger(value)
      : typeof value === 'string' &&
        (type === 'text' || (type === 'time' ? rfc3339.test(value) : type.includes(value)));
  return right ? [] : [`${path}: ${JSON.stringify(value)}`];
}
