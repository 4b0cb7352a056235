/**
 * Trouble ticket and product order documents as registrations: what is read, what is kept in words, what is dropped, what is refused.
 */
import { describe, expect, it } from 'vitest';
import { defineOperator, mts } from 'zayavka/operators';
import {
  fromProductOrder,
  fromTroubleTicket,
  type PartyResolver,
  type RegistrationOptions,
  toTmfError,
} from 'zayavka/tmf';

const options: RegistrationOptions = { operator: mts, channel: 'site' };
const customer = { id: '+79161234567', role: 'Customer', '@referredType': 'Individual' };
const ticket = { description: 'Нет сети', ticketType: 'incident', severity: 'Minor', relatedParty: [customer] };
const item = { id: '1', action: 'add', product: { name: 'Чехол' } };
const order = { category: 'shopOrder', description: 'Заказ', relatedParty: [customer], productOrderItem: [item] };

const readTicket = (more: object, how: Partial<RegistrationOptions> = {}) =>
  fromTroubleTicket({ ...ticket, ...more }, { ...options, ...how });
const readOrder = (more: object, how: Partial<RegistrationOptions> = {}) =>
  fromProductOrder({ ...order, ...more }, { ...options, ...how });
const issuesOf = (read: ReturnType<typeof readTicket>) => (read.ok ? [] : read.refusal.issues);
const pointersOf = (read: ReturnType<typeof readTicket>) => issuesOf(read).map(({ pointer }) => pointer);
const notesOf = (read: ReturnType<typeof readTicket>) =>
  read.ok ? read.commands.flatMap((command) => (command.type === 'note' ? command.text.split('\n') : [])) : [];

describe('who it is about', () => {
  it.each([
    ['a number in E.164', { id: '+79161234567' }, { msisdn: '+79161234567' }],
    ['a number as people write it', { id: '8 (916) 123-45-67' }, { msisdn: '8 (916) 123-45-67' }],
    ['a URI of a line', { id: 'tel:+79161234567' }, { msisdn: '+79161234567' }],
    ['a URI of a mailbox', { id: 'mailto:a@example.ru' }, { email: 'a@example.ru' }],
    ['an address', { id: 'a@example.ru' }, { email: 'a@example.ru' }],
    ['an account', { id: 'account:mts/277%2F12' }, { account: '277/12' }],
    ['somebody in a messenger', { id: 'telegram:42' }, { user: { channel: 'telegram', id: '42' } }],
    [
      'a contact medium of version 4',
      { id: '9', contactMedium: [{ mediumType: 'mobile', characteristic: { phoneNumber: '+79161234567' } }] },
      { msisdn: '+79161234567' },
    ],
    [
      'contact mediums of version 5',
      {
        id: '9',
        contactMedium: [
          { '@type': 'EmailContactMedium', emailAddress: 'a@example.ru' },
          { '@type': 'PhoneContactMedium', phoneNumber: '+79161234567' },
        ],
      },
      { email: 'a@example.ru', msisdn: '+79161234567' },
    ],
  ])('is found by %s', (_, party, subscriber) => {
    for (const relatedParty of [
      [{ role: 'customer', ...party }],
      [{ role: 'customer', partyOrPartyRole: { '@type': 'PartyRef', ...party } }],
    ]) {
      expect(readTicket({ relatedParty })).toMatchObject({ ok: true, value: { subscriber } });
    }
  });

  const medium = (phoneNumber: string) => [{ mediumType: 'mobile', characteristic: { phoneNumber } }];

  it.each([
    ['a contact medium', { id: '9001234567', contactMedium: medium('+79161112233') }, {}, '+79161112233'],
    ['a contact medium', { id: '79001234567', contactMedium: medium('+79161112233') }, {}, '+79161112233'],
    ['a characteristic', { id: '79001234567' }, { TEL_MSISDN: '+79161112233' }, '+79161112233'],
    ['a characteristic', { id: 'CRM:12345' }, { TEL_MSISDN: '+79161112233' }, '+79161112233'],
    ['nothing else', { id: '79001234567' }, {}, '79001234567'],
    ['the scheme', { id: 'phone:+79161112233' }, {}, '+79161112233'],
  ])('is not the id of digits while %s names a line', (_, party, values, msisdn) => {
    const troubleTicketCharacteristic = Object.entries(values).map(([name, value]) => ({ name, value }));
    const read = readTicket({ relatedParty: [{ role: 'Customer', ...party }], troubleTicketCharacteristic });
    expect(read).toMatchObject({ ok: true, value: { subscriber: { msisdn } } });
    const isIdUsed = party.id.includes(msisdn);
    expect(read.ok && read.dropped.map(({ pointer }) => pointer)).toEqual(isIdUsed ? [] : ['/relatedParty/0/id']);
  });

  it('loses no further number in silence', () => {
    const relatedParty = [{ id: '+79161234567', role: 'Customer', contactMedium: medium('+79161112233') }];
    expect(readTicket({ relatedParty })).toMatchObject({
      value: { subscriber: { msisdn: '+79161234567' } },
      dropped: [{ pointer: '/relatedParty/0/contactMedium/0/characteristic/phoneNumber' }],
    });
  });

  it.each([
    ['ten digits', '9001234567', /country code/],
    ['an account of another operator', 'account:beeline/277123456', /^an account of mts/],
    ['a scheme that is no messenger of the operator', 'CRM:12345', /resolveParty/],
    ['a mailbox of nobody', 'site:42', /resolveParty/],
  ])('is not guessed from %s', (_, id, expected) => {
    const issues = issuesOf(readTicket({ relatedParty: [{ id, role: 'Customer' }] }));
    expect(issues).toMatchObject([{ expected: expect.stringMatching(expected) }]);
  });

  it('is one, in whatever way its number is written', () => {
    const relatedParty = [customer, { id: '8 (916) 123-45-67', role: 'originator' }];
    expect(readTicket({ relatedParty })).toMatchObject({ ok: true, value: { subscriber: { msisdn: customer.id } } });
  });

  it('is no promise', () => {
    const later = (async () => ({ msisdn: '+79161234567' })) as unknown as PartyResolver; // a mistake of callers without types
    expect(() => readTicket({}, { resolveParty: later })).toThrow(/resolveParty: expected .* no promise/);
  });

  it.each([
    'Customer',
    'CUSTOMER',
    'Клиент',
    'Абонент',
    'customer',
    'originator',
    'End User',
    'user',
    'Requestor',
    'subscriber',
    undefined,
  ])('has the role %s', (role) => {
    expect(readTicket({ relatedParty: [{ id: '+79161234567', role }] }).ok).toBe(true);
  });

  it.each(['TEL_MSISDN', 'msisdn', 'phoneNumber', 'Mobile number'])('is found by the characteristic %s', (name) => {
    const characteristics = [{ '@type': 'StringCharacteristic', name, value: '+7 916 123-45-67' }];
    const read = readTicket({
      relatedParty: [{ id: '4711', name: 'Пётр', role: 'Customer' }],
      troubleTicketCharacteristic: characteristics,
    });
    expect(read).toMatchObject({ ok: true, value: { subscriber: { msisdn: '+7 916 123-45-67', name: 'Пётр' } } });
    expect(read.ok && read.pointers['subscriber']).toBe('/troubleTicketCharacteristic/0/value');
    expect(notesOf(read).join()).not.toContain('916');
  });

  it('is found by the line that a ticket is related to', () => {
    const relatedEntity = [{ id: 'tel:+79161234567', role: 'line', '@referredType': 'Service' }];
    expect(readTicket({ relatedParty: [], relatedEntity })).toMatchObject({
      value: { subscriber: { msisdn: '+79161234567' } },
    });
  });

  it('is what the resolver says, which sees the party and all characteristics', () => {
    const resolveParty: RegistrationOptions['resolveParty'] = ({ id, fields }, { segment }) =>
      id === 'crm-9' && fields['@type'] === 'PartyRef' && segment === 'B2C' ? { account: '277123456' } : undefined;
    const read = readTicket(
      {
        relatedParty: [{ role: 'Customer', partyOrPartyRole: { '@type': 'PartyRef', id: 'crm-9' } }],
        troubleTicketCharacteristic: [{ name: 'segment', value: 'B2C' }],
      },
      { resolveParty },
    );
    expect(read).toMatchObject({ value: { subscriber: { account: '277123456' } } });
  });

  it('is the one of several that names a phone; the others are dropped', () => {
    const relatedParty = [{ id: 'mailto:a@example.ru', role: 'customer' }, customer, { id: '7', role: 'Seller' }];
    expect(readTicket({ relatedParty })).toMatchObject({
      value: { subscriber: { msisdn: '+79161234567' } },
      dropped: [{ pointer: '/relatedParty/0' }, { pointer: '/relatedParty/2' }],
    });
  });

  it('is not guessed: two phones, an id of another system, a seller', () => {
    const two = readTicket({ relatedParty: [customer, { ...customer, id: '+79035554433' }] });
    expect(issuesOf(two)).toEqual([
      { pointer: '/relatedParty', found: 'a list of 2', expected: expect.stringContaining('2 parties could be it') },
    ]);
    expect(two).toMatchObject({ refusal: { code: 'document/unprocessable', status: 422 } });
    const unknown = readTicket({ relatedParty: [{ id: '1234567890', role: 'Customer' }] });
    expect(issuesOf(unknown)[0]?.expected).toContain('resolveParty');
    expect(pointersOf(readTicket({ relatedParty: [{ id: '+79161234567', role: 'Seller' }] }))).toEqual([
      '/relatedParty',
    ]);
  });
});

it('an item that is named like the kind is an item where there are others', () => {
  const named = { id: '2', action: 'add', product: { name: 'shopOrder' } };
  expect(readOrder({ productOrderItem: [item, named] })).toMatchObject({
    value: { details: { items: [{ name: 'Чехол' }, { name: 'shopOrder' }] } },
  });
});

describe('the channel', () => {
  it.each([
    ['chat', { chat: 'chat' }, 'chat'],
    [{ id: 'chat' }, { chat: 'chat' }, 'chat'],
    ['fax', {}, 'site'],
  ])('of %j is read or stands in a note', (channel, channels, expected) => {
    const read = readTicket({ channel }, { channels });
    expect(read).toMatchObject({ value: { channel: expected } });
    expect(notesOf(read).includes('channel: fax')).toBe(expected === 'site');
  });
});

describe('the kind', () => {
  it.each([
    ['serviceFault', 'serviceFault'],
    ['SERVICE FAULT', 'serviceFault'],
    ['Incident', 'serviceFault'],
    ['Инцидент', 'serviceFault'],
    ['Жалоба', 'complaint'],
    ['complain', 'complaint'],
    ['roaming', 'billingDispute'],
  ])('of a ticket is meant by %s', (ticketType, kind) => {
    expect(readTicket({ ticketType }, { kinds: { Roaming: 'billingDispute' } })).toMatchObject({ value: { kind } });
  });

  it('of an order comes from its category, from its offering or from `*`', () => {
    const offering = { id: '1', action: 'add', productOffering: { id: '14', name: 'Port-in' } };
    expect(readOrder({ category: 'B2C product order', productOrderItem: [offering] })).toMatchObject({
      value: { kind: 'numberPorting' },
    });
    expect(readOrder({ category: 'B2C product order' }, { kinds: { '*': 'shopOrder' } })).toMatchObject({
      value: { kind: 'shopOrder', details: { items: [{ name: 'Чехол', quantity: 1 }] } },
    });
  });

  it('that is not understood is refused with the kinds that there are', () => {
    expect(readTicket({ ticketType: 'shopOrder' })).toMatchObject({ refusal: { status: 422 } });
    expect(issuesOf(readTicket({ ticketType: 'request' }))).toEqual([
      { pointer: '/ticketType', found: 'a text of 7 characters', expected: expect.stringContaining('complaint') },
    ]);
    const [first, second] = ['SIM swap', 'Port-in'].map((name) => ({ ...item, product: { name } }));
    expect(issuesOf(readOrder({ category: 'B2C', productOrderItem: [first, second] }))).toMatchObject([
      { pointer: '/category', expected: 'one of simReplacement, numberPorting: the items are of several kinds' },
    ]);
  });
});

describe('the items of an order', () => {
  it('have quantities as numbers or texts and names of products or offerings, also inside a bundle', () => {
    const read = readOrder({
      productOrderItem: [
        { id: '1', action: 'add', quantity: '2', product: { name: 'Чехол' } },
        { id: '2', quantity: 3, productOffering: { id: '77', name: 'Телефон' } },
        { ...item, id: '3', productOrderItem: [{ ...item, product: { name: 'Кабель' } }] },
        { ...item, id: '4', action: 'noChange' },
      ],
    });
    expect(read).toMatchObject({
      value: {
        details: {
          items: [
            { name: 'Чехол', quantity: 2 },
            { name: 'Телефон', quantity: 3 },
            { name: 'Чехол', quantity: 1 },
            { name: 'Кабель', quantity: 1 },
          ],
        },
      },
      dropped: [{ pointer: '/productOrderItem/3', why: 'an item that stays as it is' }],
    });
    expect(read.ok && read.pointers['details.items.1.name']).toBe('/productOrderItem/1/productOffering/name');
  });

  it.each([0, -1, 1.5, 'two', true, '2.5'])('have no quantity %j', (quantity) => {
    const read = readOrder({ productOrderItem: [{ ...item, quantity }] });
    expect(read).toMatchObject({ refusal: { status: 400, issues: [{ pointer: '/productOrderItem/0/quantity' }] } });
  });

  it.each(['delete', 'modify'])('that %s something are refused where the kind adds', (action) => {
    expect(readOrder({ productOrderItem: [{ ...item, action }] })).toMatchObject({
      refusal: {
        status: 422,
        issues: [{ pointer: '/productOrderItem/0/action', expected: expect.stringMatching(/^add/u) }],
      },
    });
    expect(readOrder({ productOrderItem: [{ ...item, action: 'adhoc' }] })).toMatchObject({ refusal: { status: 400 } });
  });

  it('may do what the kind does, and name the tariff, the place and the characteristics', () => {
    const deleted = [{ id: '1', action: 'delete', product: { id: 'p-1', name: 'Line' } }];
    expect(readOrder({ category: 'termination', productOrderItem: deleted })).toMatchObject({
      value: { kind: 'contractTermination' },
    });
    const changed = [{ id: '1', action: 'modify', productOffering: { id: '5', name: 'Smart' } }];
    expect(readOrder({ category: 'tariffChange', productOrderItem: changed })).toMatchObject({
      value: { kind: 'tariffChange', details: { tariff: 'Smart' } },
    });
    const place = [
      { role: 'installation', place: { '@type': 'GeographicAddress', city: 'Казань', streetName: 'Баумана' } },
    ];
    const connected = [{ id: '1', action: 'add', product: { name: 'FTTH', place } }];
    expect(
      readOrder({
        category: 'fixedConnection',
        requestedCompletionDate: '2026-12-01T22:00:00Z',
        productOrderItem: connected,
      }),
    ).toMatchObject({ value: { details: { address: 'Казань, Баумана', desiredOn: '2026-12-02' } } });
  });
});

describe('characteristics', () => {
  const rich = defineOperator({
    ...mts,
    kinds: {
      ...mts.kinds,
      complaint: {
        ...mts.kinds.complaint,
        details: {
          amount: { type: 'money', label: { ru: 'Сумма', en: 'Amount' } },
          day: { type: 'date', label: { ru: 'День', en: 'Day' } },
          count: { type: 'integer', label: { ru: 'Число', en: 'Count' } },
          urgent: { type: 'boolean', label: { ru: 'Срочно', en: 'Urgent' } },
          severity: { type: 'choice', choices: ['high', 'low'], label: { ru: 'Важность', en: 'Severity' } },
          tags: { type: 'tags', label: { ru: 'Метки', en: 'Tags' } },
          otherLine: { type: 'phone', label: { ru: 'Номер', en: 'Line' } },
          place: { type: 'text', label: { ru: 'Место', en: 'Place' } },
        },
      },
    },
  });

  it('become details by name, in the type that the kind has', () => {
    const values = {
      AMOUNT: { unit: 'RUB', value: 299.5 },
      day: '2026-11-20T22:30:00Z',
      Count: '12',
      urgent: 'TRUE',
      tags: ['a', 'b'],
      other_line: 79035554433,
      place: 7,
    };
    const troubleTicketCharacteristic = Object.entries(values).map(([name, value]) => ({ name, value }));
    expect(
      readTicket({ ticketType: 'complaint', severity: 'HIGH', troubleTicketCharacteristic }, { operator: rich }),
    ).toMatchObject({
      value: {
        details: {
          amount: 29_950,
          day: '2026-11-21',
          count: 12,
          urgent: true,
          severity: 'high',
          tags: ['a', 'b'],
          otherLine: '79035554433',
          place: '7',
        },
      },
    });
  });

  const detailsOf = (name: string, value: unknown) => {
    const read = readTicket(
      { ticketType: 'complaint', troubleTicketCharacteristic: [{ name, value }] },
      { operator: rich },
    );
    return read.ok && read.value.details;
  };

  it.each([
    [299.5, 29_950],
    ['299.50', 29_950],
    [1.1, 110],
    ['1.100', 110],
    [-3, -300],
  ])('are a sum of %j roubles', (value, amount) => {
    expect(detailsOf('amount', { unit: 'RUB', value })).toMatchObject({ amount });
    expect(detailsOf('amount', { units: 'RUB', amount: value })).toMatchObject({ amount });
  });

  it('are a sum in kopecks where a number stands alone', () => {
    expect(detailsOf('amount', 300)).toMatchObject({ amount: 300 });
  });

  it.each(['', true, '0x10', [7], 1.015, 0.001, '1e3', Number.NaN, '299,50', 1e21])(
    'are no sum with %j, which the desk refuses as it stands',
    (value) => {
      expect(typeof Object(detailsOf('amount', { unit: 'RUB', value }))['amount']).toBe('object');
    },
  );

  it.each(['300', '300.50'])('are no sum without a unit: %j', (value) => {
    expect(detailsOf('amount', value)).toMatchObject({ amount: value });
  });

  it.each(['2026-02-30T10:00:00Z', '2026-11-01T24:00:00Z', '2026-11-01T10Z'])('are no day with %j', (value) => {
    expect(detailsOf('day', value)).toMatchObject({ day: value });
  });

  it('that the kind does not have are kept in words, like everything else that has no place', () => {
    const read = readTicket({
      priority: 1,
      name: 'Сеть',
      requestedResolutionDate: '2026-12-01T10:00:00+03:00',
      relatedEntity: [{ id: '3472', role: 'disputed', '@referredType': 'CustomerBill' }],
      troubleTicketCharacteristic: [{ name: 'cell', value: { id: 5 } }],
      externalId: 'CRM-1',
    });
    expect(notesOf(read)).toEqual([
      'ticketType: incident',
      'severity: Minor',
      'priority: 1',
      'name: Сеть',
      'requestedResolutionDate: 2026-12-01T10:00:00+03:00',
      'CustomerBill: 3472',
      'cell: {"id":5}',
      'externalId: CRM-1',
    ]);
  });
});

describe('what comes along', () => {
  it('becomes commands for after the registration, with ids of their own', () => {
    const read = readTicket({
      externalIdentifier: [{ owner: 'CRM', externalIdentifierType: 'case', id: '55 1' }],
      note: [{ author: 'Оператор', date: '2026-11-20T10:00:00Z', text: 'Перезвонить' }],
      attachment: [
        { name: 'a.png', mimeType: 'image/png', url: 'https://files.example.ru/1', size: { amount: 2, units: 'KB' } },
        { name: 'b.png', mimeType: 'image/png', href: 'https://files.example.ru/2' },
        { name: 'c.png', mimeType: 'image/png', content: 'AAAA' },
      ],
      troubleTicketRelationship: [{ id: '4829301756', relationshipType: 'followsUp' }],
    });
    expect(read).toMatchObject({
      value: { commandId: 'tmf:troubleTicket//CRM/case/55%201' },
      commands: [
        {
          type: 'note',
          text: 'Оператор, 2026-11-20T10:00:00.000Z: Перезвонить',
          commandId: 'tmf:troubleTicket//CRM/case/55%201#1',
        },
        { type: 'attach', name: 'a.png', size: 2_000, url: 'https://files.example.ru/1' },
        { type: 'link', to: '4829301756', relation: 'followsUp' },
        { type: 'note', text: expect.stringContaining('attachment b.png: https://files.example.ru/2') },
      ],
      dropped: [{ pointer: '/attachment/2/content' }],
    });
  });

  it('has an id of its sender and its resource, whatever the order of the ids is', () => {
    const idOf = (read: ReturnType<typeof readTicket>) => read.ok && read.value.commandId;
    const all = [
      readTicket({ externalId: '1001' }),
      readTicket({ externalId: '1001' }, { sender: 'crm' }),
      readTicket({ externalId: '1001' }, { sender: 'web' }),
      readOrder({ externalId: '1001' }),
    ];
    expect(new Set(all.map(idOf)).size).toBe(4);
    const [one, other] = [
      { id: '1', owner: 'B' },
      { id: '2', owner: 'A' },
    ];
    const read = readTicket({ externalIdentifier: [one, other] });
    const turned = readTicket({ externalIdentifier: [other, one] });
    expect(idOf(read)).toBe(idOf(turned));
    expect(read.ok && read.commands).toEqual(turned.ok && turned.commands);
    const error = toTmfError(
      { code: 'command/reused-id', commandId: String(idOf(read)) },
      { pointers: read.ok ? read.pointers : {} },
    );
    expect(error.message).toMatch(/^\/externalIdentifier\/1\/id: found an id that was used for something else/);
  });

  it('is dropped where it would be added to a consultation, which has no number', () => {
    const read = readTicket({
      ticketType: 'consultation',
      name: 'N',
      externalId: 'CRM-1',
      note: [{ text: 'n1' }, { text: 'Ответ' }],
      attachment: [{ name: 'a', url: 'https://a.ru/1', mimeType: 'image/png', size: { amount: 1 } }],
      troubleTicketRelationship: [{ id: '46374565', relationshipType: 'related' }],
      troubleTicketCharacteristic: [{ name: 'device', value: 'Nokia' }],
    });
    expect(read).toMatchObject({ ok: true, commands: [], value: { answer: 'Ответ' } });
    const places = read.ok ? read.dropped.map(({ pointer }) => pointer) : [];
    expect(places).toEqual([
      '/note/0',
      '/attachment/0',
      '/troubleTicketRelationship/0',
      '/severity',
      '/name',
      '/troubleTicketCharacteristic/0/value',
    ]);
  });

  it('has no command id without an external id, and a short one for a long id', () => {
    expect('commandId' in (readTicket({}) as { value: object }).value).toBe(false);
    const long = readTicket({ externalId: 'я'.repeat(100) });
    expect(long.ok && long.value.commandId).toMatch(/^tmf:[0-9a-f]{16}$/u);
    const broken = readTicket({ externalId: '\ud800' });
    expect(broken.ok && broken.value.commandId).toMatch(/^tmf:[0-9a-f]{16}$/u);
  });

  it('is dropped with the reason where the desk sets it or nothing holds it', () => {
    const read = readTicket({
      id: '1',
      status: 'inProgress',
      lastUpdate: '2026-11-20T10:00:00Z',
      colour: 'red',
      workOrder: null,
    });
    expect(read).toMatchObject({
      dropped: [
        { pointer: '/status', why: 'a new ticket is acknowledged; its status changes by a patch' },
        { pointer: '/id', why: 'the desk sets it' },
        { pointer: '/lastUpdate', why: 'the desk sets it' },
        { pointer: '/colour', why: 'there is no place for it' },
      ],
    });
  });

  it('names the channel, by its name or by a usual word', () => {
    const { channel: _, ...without } = options;
    const channelOf = (channel: unknown, how: RegistrationOptions = without) => {
      const read = fromTroubleTicket({ ...ticket, channel }, how);
      return read.ok ? read.value.channel : read.refusal.issues;
    };
    expect(channelOf({ id: 'hotline' })).toBe('hotline');
    expect(channelOf({ id: '1', name: 'Call center' })).toBe('hotline');
    expect(channelOf({ id: '8774', name: 'Self Service' })).toBe('site');
    expect(channelOf({ id: 'kiosk' }, { ...without, channels: { Kiosk: 'shop' } })).toBe('shop');
    expect(channelOf({ id: 'kiosk' })).toMatchObject([{ pointer: '/channel' }]);
    expect(channelOf(undefined)).toMatchObject([{ pointer: '/channel' }]);
    const listed = { channel: [{ role: 'x', channel: { id: '1', name: 'Letter' } }] };
    expect(readOrder(listed)).toMatchObject({ value: { channel: 'post' } });
  });

  it('cannot prove by the channel who the subscriber is, unless the reader is told so', () => {
    const hotline = { channel: { id: 'hotline' } };
    expect(readTicket(hotline)).toMatchObject({ value: { channel: 'site' } });
    expect(notesOf(readTicket(hotline))).toContain('channel: hotline');
    expect(readTicket(hotline, { channels: { hotline: 'hotline' } })).toMatchObject({ value: { channel: 'hotline' } });
    expect(readTicket(hotline, { channel: 'app' })).toMatchObject({ value: { channel: 'hotline' } });
  });

  it('says where messages go', () => {
    const read = readOrder({ notificationContact: 'ivan@example.ru' });
    expect(read).toMatchObject({ value: { subscriber: { contact: { email: 'ivan@example.ru' } } } });
  });
});

describe('a wrong document', () => {
  it.each([
    [{ description: undefined }, '/description'],
    [{ severity: null }, '/severity'],
    [{ ticketType: 5 }, '/ticketType'],
    [{ description: ' ' }, '/description'],
    [{ relatedParty: 'me' }, '/relatedParty'],
    [{ relatedParty: ['me'] }, '/relatedParty/0'],
    [{ status: 'done' }, '/status'],
    [{ status: 5 }, '/status'],
    [{ '@type': 'Cat' }, '/@type'],
    [{ requestedResolutionDate: '2026-12-01T10:00:00' }, '/requestedResolutionDate'],
    [{ requestedResolutionDate: '2026-02-30T10:00:00Z' }, '/requestedResolutionDate'],
    [{ creationDate: '20.11.2026' }, '/creationDate'],
    [{ note: [{ author: 'x' }] }, '/note/0/text'],
    [{ note: [{ text: 'x', date: 'today' }] }, '/note/0/date'],
    [{ troubleTicketCharacteristic: [{ value: 5 }] }, '/troubleTicketCharacteristic/0/name'],
    [{ externalIdentifier: [{ owner: 'CRM' }] }, '/externalIdentifier/0/id'],
  ])('%j is refused at %s', (more, pointer) => {
    const read = readTicket(more);
    expect(read).toMatchObject({ ok: false, refusal: { code: 'document/invalid', status: 400 } });
    expect(pointersOf(read)).toContain(pointer);
  });

  it.each([[undefined], [null], [5], ['ticket'], [[]], [() => 1], [new Date(0)]])('%j is none', (document) => {
    for (const read of [fromTroubleTicket(document, options), fromProductOrder(document, options)]) {
      expect(read).toMatchObject({ refusal: { status: 400, issues: [{ pointer: '', expected: expect.any(String) }] } });
    }
  });

  it('lists everything that the standard demands', () => {
    expect(pointersOf(fromTroubleTicket({}, options))).toEqual([
      '/description',
      '/ticketType',
      '/severity',
      '/relatedParty',
    ]);
    expect(pointersOf(fromProductOrder({}, options))).toEqual(['/productOrderItem', '/relatedParty']);
    expect(pointersOf(fromProductOrder({ productOrderItem: [] }, options))).toContain('/productOrderItem');
    expect(pointersOf(readOrder({ state: 'draft' }))).toEqual(['/state']);
  });

  it('is refused by its size or depth before it is looked at, with little work', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(readTicket({ note: deep })).toMatchObject({ refusal: { status: 400 } });
    for (const huge of [
      { description: 'x'.repeat(5_000_000) },
      { note: Array.from({ length: 100_000 }, () => ({ text: 'x' })) },
      {
        relatedEntity: Array.from({ length: 900 }, () =>
          Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`k${at}`, at])),
        ),
      },
    ]) {
      expect(readTicket(huge)).toMatchObject({ refusal: { code: 'document/too-large', status: 413 } });
    }
  });

  it('with more fields than are read is too large, wherever they are, and loses none of them', () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`f${index}`, index]));
    expect(issuesOf(fromTroubleTicket({ ...many, ...ticket }, options))).toMatchObject([{ pointer: '' }]);
    const read = readTicket({ troubleTicketSpecification: many });
    expect(read).toMatchObject({ refusal: { status: 413, issues: [{ pointer: '/troubleTicketSpecification' }] } });
  });

  it('has places that are JSON Pointers also where names hold what separates them', () => {
    const read = readTicket({ 'a/b~c': 1 });
    expect(read).toMatchObject({ dropped: [{ pointer: '/a~1b~0c' }] });
  });

  it('that throws when it is read is refused', () => {
    const broken = (): never => {
      throw new Error('do not look');
    };
    const getter = Object.defineProperty({ ...ticket }, 'note', { enumerable: true, get: broken });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(pointersOf(fromTroubleTicket(getter, options))).toEqual(['/note']);
    for (const document of [new Proxy({}, { ownKeys: broken }), proxy, { relatedParty: proxy }]) {
      for (const read of [fromTroubleTicket(document, options), fromProductOrder(document, options)]) {
        expect(read).toMatchObject({ refusal: { code: 'document/invalid' } });
      }
    }
  });

  it('does not repeat what stands there', () => {
    const read = readTicket({ ticketType: 'Личные слова', relatedParty: [{ id: 'Иван Петров', role: 'customer' }] });
    expect(JSON.stringify(issuesOf(read))).not.toMatch(/Личные|Иван/u);
  });
});

it('an operator that is none is a fault of the set-up', () => {
  const id = 'mts' as unknown as typeof mts;
  expect(() => fromTroubleTicket(ticket, { operator: id })).toThrow(
    expect.objectContaining({ code: 'operator/invalid' }),
  );
});
