import { describe, expect, it } from 'vitest';
import {
  fromOrderState,
  fromTicketStatus,
  type NotificationOptions,
  type RequestOf,
  toNotifications,
  toOrderState,
  toProductOrder,
  toTicketStatus,
  toTroubleTicket,
} from '#src/interop/tmf/index.ts';
import { lifecycles, type Status } from '#src/request/lifecycle.ts';
import type { Request } from '#src/request/request.ts';
import { type Life, live, promise, type Step } from '../scenario/request.ts';
import { hour, inquiry, monday, order } from '../scenario/sample.ts';
import { orderStatesV5, strayings, ticketStatuses } from './tmf-schema.ts';

const ask: Step = { type: 'ask', question: 'С какого устройства?' };
const reply: Step = { type: 'reply', text: 'С телефона', by: { role: 'subscriber' } };
const note: Step = { type: 'note', text: 'Абонент взволнован', by: { role: 'agent', id: 'ivanova' } };
const hold: Step = { type: 'hold', reason: 'Ждём поставщика' };
const resolve: Step = { type: 'resolve', outcome: 'satisfied', answer: 'Доступ восстановлен' };
const appointment = { from: monday + 100 * hour, to: monday + 102 * hour };
const schedule: Step = { type: 'schedule', appointment };
const fulfil: Step = { type: 'fulfil', answer: 'Доставлено' };
const warned: Step = { type: 'warned', at: monday + 50 * hour, clock: 'review', key: 'review/80', dueAt: promise };
const breached: Step = {
  type: 'breached',
  at: monday + 150 * hour,
  clock: 'review',
  key: 'review/100',
  dueAt: promise,
};
const story = live(inquiry, { type: 'start' }, ask, reply, note, hold, { type: 'resume' }, resolve, { type: 'close' });
const delivery = live(
  order,
  { type: 'start' },
  schedule,
  warned,
  fulfil,
  { type: 'close' },
  { type: 'return', reason: 'Брак' },
);
const plain = live(order, { type: 'start' }, schedule);
const merge: Step = { type: 'merge', into: '4829301757' };
const correct: Step = {
  type: 'correct',
  kind: 'complaint',
  text: 'Не приходят SMS',
  details: { amount: 100 },
  subscriber: { msisdn: '+79035554433' },
  reason: 'Ошибка',
};
const steps: readonly Step[] = [
  { type: 'progress', step: 'assembled', note: 'Всё в наличии' },
  { type: 'progress', step: 'shipped' },
];

function asInquiry({ request }: Life): RequestOf<'inquiry'> {
  if (request.lifecycle === 'order') throw new Error('the story is wrong');
  return request;
}
function asOrder({ request }: Life): RequestOf<'order'> {
  if (request.lifecycle === 'inquiry') throw new Error('the story is wrong');
  return request;
}

describe('statuses', () => {
  it('of inquiries and TMF621 are one to one, but for duplicates', () => {
    const statuses = Object.keys(lifecycles.inquiry) as Status<'inquiry'>[];
    expect(new Set(statuses.map(toTicketStatus))).toEqual(new Set(ticketStatuses));
    for (const status of statuses.filter((one) => one !== 'merged')) {
      expect(fromTicketStatus(toTicketStatus(status))).toBe(status);
    }
    expect(statuses.map((status) => [status, toTicketStatus(status)])).toEqual([
      ['registered', 'acknowledged'],
      ['inProgress', 'inProgress'],
      ['awaitingSubscriber', 'pending'],
      ['onHold', 'held'],
      ['resolved', 'resolved'],
      ['closed', 'closed'],
      ['rejected', 'rejected'],
      ['withdrawn', 'cancelled'],
      ['merged', 'cancelled'],
    ]);
  });

  it('of orders are reported as TMF622 knows them', () => {
    const statuses = Object.keys(lifecycles.order) as Status<'order'>[];
    expect(statuses.map((status) => [status, toOrderState(status)])).toEqual([
      ['registered', 'acknowledged'],
      ['inProgress', 'inProgress'],
      ['scheduled', 'inProgress'],
      ['awaitingSubscriber', 'pending'],
      ['onHold', 'held'],
      ['fulfilled', 'completed'],
      ['closed', 'completed'],
      ['failed', 'failed'],
      ['cancelled', 'cancelled'],
      ['rejected', 'rejected'],
      ['returned', 'completed'],
      ['merged', 'cancelled'],
    ]);
  });

  it('of TMF622 are understood, including those that we never write', () => {
    expect(orderStatesV5.map((state) => [state, fromOrderState(state)])).toEqual([
      ['acknowledged', 'registered'],
      ['rejected', 'rejected'],
      ['pending', 'awaitingSubscriber'],
      ['held', 'onHold'],
      ['inProgress', 'inProgress'],
      ['cancelled', 'cancelled'],
      ['completed', 'fulfilled'],
      ['failed', 'failed'],
      ['partial', 'inProgress'],
      ['assessingCancellation', 'inProgress'],
      ['pendingCancellation', 'inProgress'],
      ['draft', undefined],
      ['inProgress.accepted', 'inProgress'],
    ]);
  });

  it.each(['submitted', '', 'constructor', '__proto__', 'Closed'])('%j is not a status of TM Forum', (word) => {
    expect([fromTicketStatus(word), fromOrderState(word)]).toEqual([undefined, undefined]);
  });
});

describe('a trouble ticket', () => {
  it('of version 4 has every date, party and change of status under its name there', () => {
    expect(
      toTroubleTicket(
        asInquiry(live(inquiry, { type: 'start' }, hold)),
        live(inquiry, { type: 'start' }, hold).history,
        {
          version: 'v4',
          severity: 'Minor',
          href: (id) => `https://example.com/troubleTicket/${id}`,
        },
      ),
    ).toStrictEqual({
      '@type': 'TroubleTicket',
      id: 'r-1',
      href: 'https://example.com/troubleTicket/r-1',
      externalId: '4829301756',
      description: 'Не могу войти в личный кабинет',
      ticketType: 'serviceFault',
      severity: 'Minor',
      creationDate: '2026-01-12T07:00:00.000Z',
      expectedResolutionDate: '2026-01-17T21:00:00.000Z',
      lastUpdate: '2026-01-12T09:00:00.000Z',
      status: 'held',
      statusChangeDate: '2026-01-12T09:00:00.000Z',
      statusChangeReason: 'Ждём поставщика',
      channel: { '@type': 'ChannelRef', id: 'hotline' },
      relatedParty: [
        {
          '@type': 'RelatedParty',
          '@referredType': 'Individual',
          id: '+79161234567',
          name: 'Пётр Иванов',
          role: 'customer',
        },
        { '@type': 'RelatedParty', '@referredType': 'Organization', id: 'mts', role: 'provider' },
      ],
      statusChange: [
        { '@type': 'StatusChange', status: 'acknowledged', changeDate: '2026-01-12T07:00:00.000Z' },
        { '@type': 'StatusChange', status: 'inProgress', changeDate: '2026-01-12T08:00:00.000Z' },
        {
          '@type': 'StatusChange',
          status: 'held',
          changeDate: '2026-01-12T09:00:00.000Z',
          changeReason: 'Ждём поставщика',
        },
      ],
    });
  });

  it('of version 5 moves the number, the parties and the changes of status', () => {
    const ticket = toTroubleTicket(asInquiry(story), story.history, { version: 'v5' });
    expect(ticket.externalIdentifier).toEqual([
      { '@type': 'ExternalIdentifier', owner: 'mts', externalIdentifierType: 'requestNumber', id: '4829301756' },
    ]);
    expect(ticket.relatedParty[0]).toEqual({
      '@type': 'RelatedPartyRefOrPartyRoleRef',
      role: 'customer',
      partyOrPartyRole: { '@type': 'PartyRef', '@referredType': 'Individual', id: '+79161234567', name: 'Пётр Иванов' },
    });
    expect(ticket.statusChangeHistory.map(({ status }) => status)).toEqual([
      'acknowledged',
      'inProgress',
      'pending',
      'inProgress',
      'held',
      'inProgress',
      'resolved',
      'closed',
    ]);
    expect(ticket).toMatchObject({ status: 'closed', resolutionDate: '2026-01-12T14:00:00.000Z' });
  });

  it('carries no notes unless they are wanted, and internal ones only when all are', () => {
    const written = (notes?: 'none' | 'conversation' | 'all'): unknown =>
      toTroubleTicket(asInquiry(story), story.history, { version: 'v4', ...(notes && { notes }) }).note?.map(
        ({ author, text }) => [author, text],
      );
    const conversation = [
      ['mts', 'С какого устройства?'],
      ['subscriber', 'С телефона'],
      ['mts', 'Доступ восстановлен'],
    ];
    expect(written()).toBeUndefined();
    expect(written('none')).toBeUndefined();
    expect(written('conversation')).toEqual(conversation);
    expect(written('all')).toEqual([
      ...conversation.slice(0, 2),
      ['ivanova', 'Абонент взволнован'],
      ...conversation.slice(2),
    ]);
  });

  it('names no agent and no internal note by default', () => {
    const text = JSON.stringify(
      toTroubleTicket(asInquiry(story), story.history, { version: 'v5', notes: 'conversation' }),
    );
    expect(text).not.toContain('ivanova');
    expect(text).not.toContain('взволнован');
  });

  it('names no erased person, and gives a consultation no number', () => {
    const forgotten = live({ ...inquiry, subscriber: { msisdn: '' }, text: '' });
    const ticket = toTroubleTicket(asInquiry(forgotten), forgotten.history, { version: 'v4' });
    expect(ticket.relatedParty.map(({ role }) => role)).toEqual(['provider']);
    const consulted = live({ ...inquiry, type: 'consulted', number: undefined, answer: 'В кабинете' });
    const born = toTroubleTicket(asInquiry(consulted), consulted.history, { version: 'v5' });
    expect('externalIdentifier' in born).toBe(false);
    expect(born).toMatchObject({ status: 'closed', statusChangeHistory: [{ status: 'closed' }] });
  });
});

describe('a product order', () => {
  it('of version 4 lists what was ordered', () => {
    expect(toProductOrder(asOrder(plain), plain.history, { version: 'v4' })).toStrictEqual({
      '@type': 'ProductOrder',
      id: 'r-2',
      externalId: '4829301756',
      description: 'Телефон с доставкой',
      category: 'shopOrder',
      orderDate: '2026-01-12T07:00:00.000Z',
      expectedCompletionDate: '2026-01-17T21:00:00.000Z',
      state: 'inProgress',
      channel: [{ '@type': 'RelatedChannel', id: 'site', role: 'registration' }],
      relatedParty: [
        {
          '@type': 'RelatedParty',
          '@referredType': 'Individual',
          id: '+79161234567',
          name: 'Пётр Иванов',
          role: 'customer',
        },
        { '@type': 'RelatedParty', '@referredType': 'Organization', id: 'mts', role: 'provider' },
      ],
      productOrderItem: [
        ['1', 'Телефон', 1],
        ['2', 'Чехол', 2],
      ].map(([id, name, quantity]) => ({
        '@type': 'ProductOrderItem',
        id,
        action: 'add',
        quantity,
        state: 'inProgress',
        product: { '@type': 'Product', name },
        appointment: {
          '@type': 'AppointmentRef',
          id: 'r-2/appointment',
          description: '2026-01-16T11:00:00.000Z/2026-01-16T13:00:00.000Z',
        },
      })),
    });
  });

  it('of version 5 tells deadlines in danger and what was given back', () => {
    const document = toProductOrder(asOrder(delivery), delivery.history, { version: 'v5' });
    expect(document).toMatchObject({ state: 'completed', creationDate: '2026-01-12T07:00:00.000Z' });
    expect(document.productOrderItem.map(({ id, action, state }) => [id, action, state])).toEqual([
      ['1', 'add', 'completed'],
      ['2', 'add', 'completed'],
      ['return', 'delete', 'completed'],
    ]);
    expect(document.productOrderJeopardyAlert).toEqual([
      {
        '@type': 'ProductOrderJeopardyAlert',
        id: 'r-2/4',
        alertDate: '2026-01-14T09:00:00.000Z',
        name: 'review',
        jeopardyType: 'atRisk',
        message: 'review: is due 2026-01-17T21:00:00.000Z',
      },
    ]);
  });

  it('says why and when it was cancelled, and is one item when nothing is listed', () => {
    const termination = { ...order, kind: 'contractTermination', details: {} };
    const { request, history } = live(termination, { type: 'cancel', reason: 'Передумал' });
    const document = toProductOrder(asOrder({ request, history }), history, { version: 'v4', action: 'delete' });
    expect(document).toMatchObject({
      state: 'cancelled',
      cancellationDate: '2026-01-12T08:00:00.000Z',
      cancellationReason: 'Передумал',
      productOrderItem: [{ id: '1', action: 'delete', quantity: 1, product: { name: 'contractTermination' } }],
    });
    expect('completionDate' in document).toBe(false);
  });
});

const lives: readonly (readonly [string, Life])[] = [
  ['an inquiry from beginning to end', story],
  ['a rejected inquiry', live(inquiry, { type: 'reject', reason: 'Не наш номер' })],
  ['a reopened inquiry', live(inquiry, { type: 'start' }, resolve, { type: 'reopen', reason: 'Снова' }, breached)],
  ['a consultation', live({ ...inquiry, type: 'consulted', number: undefined, answer: 'В кабинете' })],
  ['a scheduled order', plain],
  ['a returned order', delivery],
  [
    'a failed order',
    live(order, { type: 'start' }, ask, { type: 'reply', text: 'Да' }, breached, {
      type: 'fail',
      reason: 'Нет на складе',
    }),
  ],
  ['a merged inquiry', live(inquiry, { type: 'start' }, ask, merge)],
  ['a merged order', live(order, merge, note)],
  ['a corrected inquiry', live(inquiry, correct, { type: 'start' }, { type: 'assign', team: 'billing' })],
  ['an order with steps', live(order, { type: 'start' }, ...steps, fulfil)],
  ['an order with strange items', live({ ...order, details: { items: [null, 5, { name: 7 }, { name: 'Чехол' }] } })],
];

describe.each(['v4', 'v5'] as const)('the schema files of %s', (version) => {
  it.each(lives)('know every field, type and value of %s and of all its notifications', (_, { request, history }) => {
    const options: NotificationOptions = { version, notes: 'all', severity: 'Minor', href: (id) => `/${id}` };
    const api = request.lifecycle === 'inquiry' ? 'TMF621' : 'TMF622';
    const document =
      request.lifecycle === 'inquiry'
        ? toTroubleTicket(request, history, options)
        : toProductOrder(request, history, options);
    const name = `${api} ${version} ${request.lifecycle === 'inquiry' ? 'TroubleTicket' : 'ProductOrder'}`;
    expect(strayings(name, document)).toEqual([]);
    expect(JSON.parse(JSON.stringify(document))).toStrictEqual(document);
    for (let length = 1; length <= history.length; length += 1) {
      for (const notification of toNotifications(request, history.slice(0, length), options)) {
        expect(strayings(`${api} ${version} Event`, notification)).toEqual([]);
        expect(JSON.parse(JSON.stringify(notification))).toStrictEqual(notification);
      }
    }
  });

  it('find what is wrong: the check itself can fail', () => {
    const ticket = toTroubleTicket(asInquiry(story), story.history, { version });
    const name = `TMF621 ${version} TroubleTicket`;
    expect(strayings(name, { ...ticket, status: 'done', creationDate: 'today', colour: 'red', channel: {} })).toEqual(
      expect.arrayContaining([
        `${name}.status: "done"`,
        `${name}.creationDate: "today"`,
        `${name}: does not know colour`,
        `${name}.channel: lacks id`,
      ]),
    );
  });
});

describe('notifications', () => {
  const told = ({ request, history }: Life, version: 'v4' | 'v5'): readonly (readonly string[])[] =>
    history.map((_, index) =>
      toNotifications(request, history.slice(0, index + 1), { version }).map(({ eventType }) => eventType),
    );

  it('of an inquiry tell changes of status, the question, the answer; not what colleagues write', () => {
    const change = 'TroubleTicketStatusChangeEvent';
    expect(told(story, 'v4')).toEqual([
      ['TroubleTicketCreateEvent'],
      [change],
      [change, 'TroubleTicketInformationRequiredEvent'],
      [change],
      [],
      [change],
      [change],
      [change, 'TroubleTicketResolvedEvent'],
      [change],
    ]);
  });

  it('of an order tell an appointment and a return as attributes, and danger only where TMF622 can', () => {
    const change = 'ProductOrderStateChangeEvent';
    const changed = 'ProductOrderAttributeValueChangeEvent';
    const common = [['ProductOrderCreateEvent'], [change], [changed]];
    expect(told(delivery, 'v5')).toEqual([...common, ['ProductOrderJeopardyAlertEvent'], [change], [], [changed]]);
    expect(told(delivery, 'v4')).toEqual([...common, [], [change], [], [changed]]);
  });

  it('of a breached inquiry there are none, TMF621 has no such event', () => {
    const late = live(inquiry, { type: 'start' }, breached);
    expect(told(late, 'v5').at(-1)).toEqual([]);
  });

  it('of more time tell the new deadline', () => {
    const { request, history } = live(inquiry, { type: 'extend', reason: 'Проверка' });
    const later = history.map((entry) => (entry.version === 2 ? { ...entry, dueAt: promise + 600 * hour } : entry));
    const [notification] = toNotifications(request, later, { version: 'v5' });
    expect(notification).toMatchObject({
      '@type': 'TroubleTicketAttributeValueChangeEvent',
      eventId: 'r-1/2/TroubleTicketAttributeValueChangeEvent',
      eventTime: '2026-01-12T08:00:00.000Z',
      timeOccurred: '2026-01-12T08:00:00.000Z',
      correlationId: 'c-2',
      event: { troubleTicket: { expectedResolutionDate: '2026-02-11T21:00:00.000Z' } },
    });
  });

  it('ask for a note as each version says it', () => {
    const { request, history } = live(inquiry, { type: 'start' }, ask);
    expect(toNotifications(request, history, { version: 'v4' })[1]).toMatchObject({
      fieldPath: 'note',
      timeOcurred: '2026-01-12T09:00:00.000Z',
    });
    expect(toNotifications(request, history, { version: 'v5' })[1]).toMatchObject({
      event: { informationRequired: { op: 'add', path: '/note' } },
    });
  });

  it('of a duplicate tell its end, and the reason which request goes on', () => {
    expect(told(live(inquiry, merge, note), 'v5').at(1)).toEqual(['TroubleTicketStatusChangeEvent']);
    expect(told(live(inquiry, merge, note), 'v5').at(2)).toEqual([]);
    expect(told(live(order, merge), 'v5').at(1)).toEqual(['ProductOrderStateChangeEvent']);
    const ticket = live(inquiry, merge);
    expect(toTroubleTicket(asInquiry(ticket), ticket.history, { version: 'v5' })).toMatchObject({
      status: 'cancelled',
      statusChangeReason: 'duplicate of 4829301757',
      statusChangeHistory: [{}, { status: 'cancelled', statusChangeReason: 'duplicate of 4829301757' }],
    });
    const ended = live(order, merge);
    expect(toProductOrder(asOrder(ended), ended.history, { version: 'v4' })).toMatchObject({
      state: 'cancelled',
      cancellationDate: '2026-01-12T08:00:00.000Z',
      cancellationReason: 'duplicate of 4829301757',
    });
  });

  it('of a correction and of a step tell that attributes changed, in version 5 of an order a milestone', () => {
    expect(told(live(inquiry, correct), 'v4').at(1)).toEqual(['TroubleTicketAttributeValueChangeEvent']);
    expect(
      told(live(order, ...steps), 'v4')
        .slice(1)
        .flat(),
    ).toEqual(Array(2).fill('ProductOrderAttributeValueChangeEvent'));
    expect(
      told(live(order, ...steps), 'v5')
        .slice(1)
        .flat(),
    ).toEqual(Array(2).fill('ProductOrderMilestoneEvent'));
    const { request, history } = live(order, ...steps);
    if (request.lifecycle !== 'order') throw new Error('the story is wrong');
    const document = toProductOrder(request, history, { version: 'v5', notes: 'conversation' });
    expect(document.note?.map(({ text }) => text)).toEqual(['assembled: Всё в наличии', 'shipped']);
  });

  it('need a history', () => {
    expect(toNotifications(story.request satisfies Request, [], { version: 'v4' })).toEqual([]);
  });
});
