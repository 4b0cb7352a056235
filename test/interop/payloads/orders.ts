/**
 * Product orders of other systems, TMF622 v4 and v5.
 */
import type { Payload } from './payload.ts';

const bundle = (msisdn: string): object => ({
  '@type': 'ProductOrder',
  category: 'B2C product order',
  description: 'A mobile bundle, as an illustration',
  priority: '1',
  requestedCompletionDate: '2026-12-02T08:13:59.506Z',
  requestedStartDate: '2026-12-03T08:13:59.506Z',
  externalId: [{ '@type': 'ExternalIdentifier', owner: 'TMF', externalIdentifierType: 'POnumber', id: '456' }],
  channel: [
    {
      '@type': 'RelatedChannel',
      role: 'Used channel for order capture',
      channel: { '@type': 'ChannelRef', id: '1', name: 'Online channel' },
    },
  ],
  note: [{ '@type': 'Note', id: '1', author: 'Jean', date: '2026-11-26T08:13:59.509Z', text: 'An illustration' }],
  billingAccount: { '@type': 'BillingAccountRef', id: '1513' },
  payment: [{ '@type': 'PaymentRef', id: '2365', name: 'Cash payment for bundle' }],
  orderTotalPrice: [{ '@type': 'OrderPrice', priceType: 'recurring', price: { taxRate: 20 } }],
  relatedParty: [
    {
      '@type': 'RelatedPartyRefOrPartyRoleRef',
      role: 'Seller',
      partyOrPartyRole: { '@type': 'PartyRef', id: '789', name: 'Joe' },
    },
    {
      '@type': 'RelatedPartyRefOrPartyRoleRef',
      role: 'Customer',
      partyOrPartyRole: { '@type': 'PartyRef', id: '456', name: 'Jean P.' },
    },
  ],
  productOrderItem: [
    {
      '@type': 'ProductOrderItem',
      id: '100',
      quantity: 1,
      action: 'add',
      productOffering: { '@type': 'ProductOfferingRef', id: '14277', name: 'Family 25' },
      productOrderItemRelationship: [{ '@type': 'OrderItemRelationship', id: '110', relationshipType: 'bundles' }],
    },
    {
      '@type': 'ProductOrderItem',
      id: '110',
      quantity: 1,
      action: 'add',
      state: 'acknowledged',
      productOffering: { '@type': 'ProductOfferingRef', id: '14305', name: 'Mobile Telephony' },
      product: {
        '@type': 'Product',
        isBundle: false,
        productSpecification: { '@type': 'ProductSpecificationRef', id: '14307', name: 'Mobile Telephony' },
        productCharacteristic: [
          { '@type': 'StringCharacteristic', id: 'Char6', name: 'TEL_MSISDN', valueType: 'string', value: msisdn },
        ],
      },
    },
  ],
});

const customer = { id: 'tel:+79161234567', role: 'Customer', '@referredType': 'Individual' };

export const orders: readonly Payload[] = [
  {
    name: 'v5: the bundle of a user guide, the line as a characteristic',
    options: { kinds: { 'Mobile Telephony': 'newConnection' } },
    document: bundle('+7 916 123 45 67'),
    registered: {
      kind: 'newConnection',
      msisdn: '+79161234567',
      channel: 'site',
      details: { tariff: 'Family 25' },
      notes: [
        'Jean, 2026-11-26T08:13:59.509Z: An illustration',
        'category: B2C product order',
        'priority: 1',
        'requestedCompletionDate: 2026-12-02T08:13:59.506Z',
        'requestedStartDate: 2026-12-03T08:13:59.506Z',
        'billingAccount: 1513',
        'externalId: 456',
      ],
      dropped: [
        '/productOrderItem/0/productOrderItemRelationship',
        '/relatedParty/0',
        '/relatedParty/1/partyOrPartyRole/id',
        '/payment',
        '/orderTotalPrice',
      ],
    },
  },
  {
    name: 'v5: the same with a number of another country, without its code',
    options: { kinds: { 'Mobile Telephony': 'newConnection' } },
    document: bundle('415 279 7439'),
    refused: { status: 422, pointer: '/relatedParty/1', words: /a phone number with its country code/u },
  },
  {
    name: 'v5: the same with a number that exists nowhere',
    options: { kinds: { 'Mobile Telephony': 'newConnection' } },
    document: bundle('+7 000 123 45 67'),
    refused: {
      status: 400,
      pointer: '/productOrderItem/1/product/productCharacteristic/0/value',
      words: /a phone number that exists/u,
    },
  },
  {
    name: 'v5: the same without a word of what it is',
    document: bundle('+7 916 123 45 67'),
    refused: { status: 422, pointer: '/category', words: /one of fixedConnection, shopOrder.*option kinds/u },
  },
  {
    name: 'v4: goods with quantities as texts, delivered to an address, told by e-mail',
    options: { kinds: { '*': 'shopOrder' } },
    document: {
      category: 'eShop',
      externalId: 'CART-19',
      notificationContact: 'ivan@example.ru',
      channel: [{ id: 'eshop', name: 'Web portal' }],
      relatedParty: [customer, { id: 'ACME', role: 'Seller', name: 'Shop', '@referredType': 'Organization' }],
      productOrderItem: [
        {
          id: '01',
          action: 'add',
          quantity: '2',
          productOffering: { id: 'p1', name: 'Phone case' },
          product: { place: [{ id: '1979', name: '12, Green street, Moscow', role: 'delivery address' }] },
        },
        { id: '02', action: 'add', quantity: 1, product: { name: 'Phone' } },
      ],
    },
    registered: {
      kind: 'shopOrder',
      msisdn: '+79161234567',
      details: {
        items: [
          { name: 'Phone case', quantity: 2 },
          { name: 'Phone', quantity: 1 },
        ],
        address: '12, Green street, Moscow',
      },
      dropped: ['/relatedParty/1'],
    },
  },
  {
    name: 'v4: a minimal one of a conformance kit',
    document: { productOrderItem: [{ id: '01', action: 'add' }] },
    refused: { status: 422, pointer: '/category', words: /one of fixedConnection/u },
  },
  {
    name: 'v4: an order without items',
    document: { category: 'shopOrder', relatedParty: [customer] },
    refused: { status: 400, pointer: '/productOrderItem', words: /a list of items/u },
  },
  {
    name: 'v4: a package for a line, an action that no standard has',
    options: { kinds: { BDLCarouselD1: 'tariffChange' } },
    document: {
      productOrderItem: [{ action: 'adhoc', quantity: 1, productOffering: { id: 'BDLCarouselD1' } }],
      relatedParty: [{ role: 'subscriber', id: '+79161234567' }],
    },
    refused: { status: 400, pointer: '/productOrderItem/0/action', words: /one of add, modify, delete, noChange/u },
  },
  {
    name: 'v4: the same as a change of the tariff',
    options: { kinds: { BDLCarouselD1: 'tariffChange' } },
    document: {
      productOrderItem: [{ action: 'modify', quantity: 1, productOffering: { id: 'BDLCarouselD1', name: 'Smart 5G' } }],
      relatedParty: [{ role: 'subscriber', id: '+79161234567' }],
    },
    registered: { kind: 'tariffChange', msisdn: '+79161234567', details: { tariff: 'Smart 5G' } },
  },
  {
    name: 'v4: goods to be taken back, as an item with the action delete',
    document: {
      category: 'Device',
      relatedParty: [customer],
      productOrderItem: [{ id: '1', action: 'delete', quantity: 1, product: { id: 'P-7', name: 'Router' } }],
    },
    refused: { status: 422, pointer: '/productOrderItem/0/action', words: /^add: an order of the kind shopOrder/u },
  },
  {
    name: 'v4: home internet at an address with its parts, quality as a characteristic, an item that stays',
    document: {
      description: 'Home internet',
      category: 'broadband',
      requestedCompletionDate: '2026-12-04T09:00:00+03:00',
      relatedParty: [customer],
      productOrderItem: [
        { id: '1', action: 'noChange', product: { id: '900', name: 'Mobile line' } },
        {
          id: '2',
          action: 'add',
          quantity: '1',
          product: {
            isBundle: true,
            productSpecification: { id: '205', name: 'Home 500' },
            productCharacteristic: [{ id: '1', name: 'QOS', value: 'Internet', valueType: 'string' }],
            place: [
              {
                role: 'installation',
                '@type': 'GeographicAddress',
                city: 'Казань',
                streetName: 'Баумана',
                streetNr: '5',
              },
            ],
          },
        },
      ],
    },
    registered: {
      kind: 'fixedConnection',
      msisdn: '+79161234567',
      details: { address: 'Казань, Баумана, 5', tariff: 'Home 500', desiredOn: '2026-12-04' },
      notes: ['category: broadband', 'QOS: Internet'],
      dropped: ['/productOrderItem/0'],
    },
  },
  {
    name: 'v5: a number to be ported, which needs proof that the document cannot give',
    document: {
      '@type': 'ProductOrder',
      category: 'Port-in',
      relatedParty: [
        {
          '@type': 'RelatedPartyRefOrPartyRoleRef',
          role: 'Customer',
          partyOrPartyRole: { '@type': 'PartyRef', id: 'tel:+79161234567' },
        },
      ],
      productOrderItem: [
        {
          '@type': 'ProductOrderItem',
          id: '1',
          action: 'add',
          product: {
            '@type': 'Product',
            productCharacteristic: [
              { '@type': 'StringCharacteristic', name: 'portedNumber', value: '+79161234567' },
              { '@type': 'StringCharacteristic', name: 'holder', value: 'Person' },
            ],
          },
        },
      ],
    },
    refused: { status: 403, pointer: '', words: /./u },
  },
  {
    name: 'v5: a draft, which is no order yet',
    document: {
      '@type': 'ProductOrder',
      category: 'shopOrder',
      requestedInitialState: 'draft',
      relatedParty: [customer],
      productOrderItem: [
        { '@type': 'ProductOrderItem', id: '1', action: 'add', product: { '@type': 'Product', name: 'Phone' } },
      ],
    },
    refused: { status: 422, pointer: '/requestedInitialState', words: /a draft is no order yet/u },
  },
];
