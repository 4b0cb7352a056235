/**
 * Trouble tickets of other systems, TMF621 v4 and v5.
 */
import type { Payload } from './payload.ts';

export const tickets: readonly Payload[] = [
  {
    name: 'v4: the full form of a user guide, the customer by a number, a bill, an agent, a parent ticket',
    document: {
      name: 'Cannot register in the network',
      description: 'The phone has shown no service since this morning',
      severity: 'Urgent',
      ticketType: 'Incident',
      priority: '1',
      requestedResolutionDate: '2026-11-30T00:00:00.000Z',
      externalId: 'PARTNER-77120',
      channel: { id: '8774', name: 'Self Service', '@type': 'ChannelRef' },
      note: [
        {
          id: '77456',
          date: '2026-11-26T08:00:00.000Z',
          author: 'Mr. Petrov',
          text: 'Restarted twice',
          '@type': 'Note',
        },
      ],
      relatedEntity: [
        {
          id: '3472',
          href: 'https://bill.example/3472',
          name: 'October',
          role: 'bill',
          '@referredType': 'CustomerBill',
        },
      ],
      relatedParty: [
        { id: '+7 916 123-45-67', name: 'Ivan Petrov', role: 'Customer', '@referredType': 'Individual' },
        { id: '9866', name: 'Anna', role: 'agent', '@referredType': 'Individual' },
      ],
      troubleTicketRelationship: [{ id: '3180', href: 'https://tt.example/3180', relationshipType: 'dependent' }],
      attachment: [
        {
          id: '44',
          href: 'https://files.example.ru/44',
          name: 'screen.png',
          attachmentType: 'picture',
          mimeType: 'image/png',
          size: { amount: 300, units: 'KB' },
        },
      ],
      '@type': 'TroubleTicket',
    },
    registered: {
      kind: 'serviceFault',
      msisdn: '+79161234567',
      channel: 'site',
      notes: [
        'Mr. Petrov, 2026-11-26T08:00:00.000Z: Restarted twice',
        'ticketType: Incident',
        'severity: Urgent',
        'priority: 1',
        'name: Cannot register in the network',
        'requestedResolutionDate: 2026-11-30T00:00:00.000Z',
        'CustomerBill: 3472 October',
        'externalId: PARTNER-77120',
        'dependent of: 3180',
      ],
      dropped: ['/relatedParty/1'],
    },
  },
  {
    name: 'v4: a minimal one of a conformance kit, without a party',
    document: { description: 'Trouble', severity: 'Low', ticketType: 'complain' },
    refused: {
      status: 422,
      pointer: '/relatedParty',
      words: /party with role customer that names a phone number with its country code/u,
    },
  },
  {
    name: 'v4: one that asks for information about an address, its author as a party with a role of its own',
    document: {
      description: 'Question about an address',
      ticketType: 'AddressAnomaly.informationRequest',
      severity: 'minor',
      attachment: [{ id: 'doc', href: 'https://files.example.ru/doc', '@type': 'AttachmentRef' }],
      note: [
        { id: 'n1', author: 'a caller', date: '2026-07-28T08:38:35.890Z', text: 'Added at the desk', '@type': 'Note' },
      ],
      relatedEntity: [],
      relatedParty: [
        {
          id: 'author',
          name: 'Name',
          role: 'Creator of the ticket',
          '@referredType': 'Individual',
          '@type': 'RelatedParty',
        },
      ],
      troubleTicketRelationship: [],
      '@type': 'TroubleTicket',
    },
    refused: { status: 422, pointer: '/ticketType', words: /one of consultation, serviceFault.*option kinds/u },
  },
  {
    name: 'v4: one of a CRM, `null` in every empty field',
    document: {
      id: null,
      name: null,
      description: 'Money was taken for a service that was not ordered',
      severity: '2 - Medium',
      ticketType: 'Billing',
      priority: null,
      status: null,
      channel: null,
      note: null,
      attachment: null,
      relatedEntity: null,
      requestedResolutionDate: null,
      relatedParty: [{ id: '79161234567', role: 'customer', name: null, '@referredType': null }],
      troubleTicketCharacteristic: [
        { name: 'Amount', value: { unit: 'RUB', value: 299 } },
        { name: 'charged_on', value: '2026-11-20' },
      ],
    },
    registered: {
      kind: 'billingDispute',
      msisdn: '+79161234567',
      details: { amount: 29_900, chargedOn: '2026-11-20' },
    },
  },
  {
    name: 'v4: a disputed charge without the sum and the day',
    document: {
      description: 'Wrong bill',
      severity: 'Minor',
      ticketType: 'billing',
      relatedParty: [{ id: '+79161234567', role: 'Customer' }],
    },
    refused: { status: 400, pointer: '/troubleTicketCharacteristic', words: /amount: a whole number of kopecks/u },
  },
  {
    name: 'v4: case of a service desk, the customer as an account with a contact, known to the resolver alone',
    options: {
      resolveParty: ({ role, id }) => (role === 'customer_contact' ? undefined : { account: `277${id}` }),
      kinds: { Case: 'complaint' },
    },
    document: {
      ticketType: 'Case',
      description: 'The office was closed in working hours',
      severity: '4 - Low',
      status: 'New',
      channel: { name: 'web' },
      relatedParty: [
        { id: '123456', role: 'customer', name: 'Acme', '@referredType': 'Customer' },
        { id: '99', role: 'customer_contact', name: 'David', '@referredType': 'CustomerContact' },
      ],
    },
    refused: { status: 400, pointer: '/status', words: /TroubleTicketStatusType, such as acknowledged/u },
  },
  {
    name: 'v4: the same with a status of the standard',
    options: {
      resolveParty: ({ role, id }) => (role === 'customer_contact' ? undefined : { account: `277${id}` }),
      kinds: { Case: 'complaint' },
    },
    document: {
      ticketType: 'Case',
      description: 'The office was closed in working hours',
      severity: '4 - Low',
      status: 'acknowledged',
      channel: { name: 'web' },
      relatedParty: [
        { id: '123456', role: 'customer', name: 'Acme', '@referredType': 'Customer' },
        { id: '99', role: 'customer_contact', name: 'David', '@referredType': 'CustomerContact' },
      ],
    },
    registered: { kind: 'complaint', channel: 'site', dropped: ['/relatedParty/1'] },
  },
  {
    name: 'v4: two customers, each with a phone',
    document: {
      description: 'No network at home',
      severity: 'Major',
      ticketType: 'incident',
      relatedParty: [
        { id: 'tel:+79161234567', role: 'Customer' },
        { id: 'tel:+79035554433', role: 'user' },
      ],
    },
    refused: { status: 422, pointer: '/relatedParty', words: /2 parties could be it/u },
  },
  {
    name: 'v4: a party with contact mediums, a date without a zone',
    document: {
      description: 'Calls break off',
      severity: 'Major',
      ticketType: 'Network issue',
      requestedResolutionDate: '2026-12-01 10:00',
      relatedParty: [
        {
          id: 'C-1',
          role: 'Customer',
          contactMedium: [{ mediumType: 'phone', characteristic: { phoneNumber: '89161234567' } }],
        },
      ],
    },
    refused: { status: 400, pointer: '/requestedResolutionDate', words: /with its zone/u },
  },
  {
    name: 'v5: the full form, the party one level deeper, entity, specification and characteristics',
    options: { channels: { 'Mobile App': 'app' } },
    document: {
      '@type': 'TroubleTicket',
      name: 'Slow internet',
      description: 'The mobile internet is slow in the evening',
      severity: 'Moderate',
      ticketType: 'Request for help',
      troubleTicketSpecification: { '@type': 'TroubleTicketSpecificationRef', id: '12', name: 'Technical issue' },
      channel: { '@type': 'ChannelRef', id: 'ch-3', name: 'Mobile App' },
      externalIdentifier: [
        { '@type': 'ExternalIdentifier', owner: 'Partner CRM', externalIdentifierType: 'case', id: 'CS0001017' },
      ],
      relatedParty: [
        {
          '@type': 'RelatedPartyRefOrPartyRoleRef',
          role: 'originator',
          partyOrPartyRole: { '@type': 'PartyRef', '@referredType': 'Individual', id: '8934', name: 'Anna Orlova' },
        },
        {
          '@type': 'RelatedPartyRefOrPartyRoleRef',
          role: 'Handler',
          partyOrPartyRole: { '@type': 'PartyRoleRef', id: '7', partyId: '5', partyName: 'Second line' },
        },
      ],
      relatedEntity: [
        {
          '@type': 'RelatedEntity',
          role: 'product',
          entity: { '@type': 'EntityRef', '@referredType': 'Product', id: 'tel:+79161234567' },
        },
      ],
      troubleTicketCharacteristic: [
        { '@type': 'StringCharacteristic', name: 'deviceModel', valueType: 'string', value: 'Pixel 9' },
        { '@type': 'IntegerCharacteristic', name: 'cellId', valueType: 'integer', value: 4711 },
      ],
    },
    registered: {
      kind: 'serviceFault',
      msisdn: '+79161234567',
      channel: 'app',
      notes: [
        'ticketType: Request for help',
        'specification: Technical issue 12',
        'severity: Moderate',
        'name: Slow internet',
        'deviceModel: Pixel 9',
        'cellId: 4711',
        'externalId: CS0001017',
      ],
      dropped: ['/relatedParty/1', '/relatedParty/0/partyOrPartyRole/id'],
    },
  },
  {
    name: 'v5: a customer with contact mediums of both kinds and a claim that was written before',
    document: {
      '@type': 'TroubleTicket',
      description: 'I demand that the subscription fee be paid back',
      severity: 'High',
      ticketType: 'Claim',
      channel: { '@type': 'ChannelRef', id: 'post' },
      creationDate: '2026-11-23T09:00:00+03:00',
      troubleTicketCharacteristic: [
        { '@type': 'StringCharacteristic', name: 'answerForm', value: 'PAPER' },
        { '@type': 'StringCharacteristic', name: 'demand', value: 'refund' },
      ],
      relatedParty: [
        {
          '@type': 'RelatedPartyOrPartyRole',
          role: 'Customer',
          partyOrPartyRole: {
            '@type': 'Individual',
            name: 'Oleg Smirnov',
            contactMedium: [
              { '@type': 'EmailContactMedium', contactType: 'home', emailAddress: 'oleg@example.ru' },
              { '@type': 'PhoneContactMedium', contactType: 'mobile', phoneNumber: '+7 (916) 123-45-67' },
            ],
          },
        },
      ],
    },
    registered: {
      kind: 'claim',
      msisdn: '+79161234567',
      channel: 'post',
      details: { answerForm: 'paper', demand: 'refund' },
    },
  },
  {
    name: 'v5: a problem of an enterprise service, another resource by its type',
    document: { '@type': 'ServiceProblem', description: 'Link down', severity: 'Critical', ticketType: 'incident' },
    refused: { status: 400, pointer: '/@type', words: /TroubleTicket, or a type whose @baseType is TroubleTicket/u },
  },
];
