/**
 * Merge patches of tickets and orders as commands.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, openDesk } from 'zayavka';
import { mts } from 'zayavka/operators';
import { type Command, decide, evolve, type Request } from 'zayavka/request';
import {
  type PatchOptions,
  planPatch,
  toOrderState,
  toProductOrder,
  toTicketStatus,
  toTmfError,
  toTroubleTicket,
} from 'zayavka/tmf';
import { live } from '../scenario/request.ts';
import { hour, inquiry, order, waysInto } from '../scenario/sample.ts';
import { orderStatesV5, ticketStatuses } from './tmf-schema.ts';

const options: PatchOptions = { operator: mts, version: 'v5' };
const ticketIn = (status: string): Request => live(inquiry, ...(waysInto.inquiry[status] ?? [])).request;
const orderIn = (status: string): Request => live(order, ...(waysInto.order[status] ?? [])).request;
const planned = (request: Request, patch: object, more: Partial<PatchOptions> = {}) => {
  const plan = planPatch(request, patch, { ...options, ...more });
  return plan.ok ? plan.value : plan.refusal;
};
const types = (request: Request, patch: object): unknown => {
  const plan = planPatch(request, patch, options);
  return plan.ok ? plan.value.map(({ type }) => type) : plan.refusal;
};

describe('a status', () => {
  it('is reached over all the steps that it needs', () => {
    const answer = { statusChangeReason: 'Доступ восстановлен' };
    expect(planned(ticketIn('registered'), { status: 'resolved', ...answer })).toMatchObject([
      { type: 'start' },
      { type: 'resolve', outcome: 'satisfied', answer: 'Доступ восстановлен' },
    ]);
    expect(types(ticketIn('registered'), { status: 'closed', ...answer })).toEqual(['start', 'resolve', 'close']);
    expect(types(ticketIn('onHold'), { status: 'inProgress' })).toEqual(['resume']);
    expect(types(ticketIn('onHold'), { status: 'pending', note: [{ text: 'Какой телефон?' }] })).toEqual([
      'resume',
      'ask',
    ]);
    expect(types(ticketIn('resolved'), { status: 'closed' })).toEqual(['close']);
    expect(types(ticketIn('closed'), { status: 'inProgress', statusChangeReason: 'Снова' })).toEqual(['reopen']);
    expect(types(orderIn('scheduled'), { state: 'completed', note: [{ text: 'Доставлено' }] })).toEqual(['fulfil']);
    expect(types(orderIn('onHold'), { state: 'cancelled', cancellationReason: 'Передумал' })).toEqual(['cancel']);
  });

  it('that needs words is refused with what is missing and where it would stand', () => {
    expect(planned(ticketIn('inProgress'), { status: 'resolved' })).toEqual({
      code: 'document/unprocessable',
      status: 422,
      issues: [
        {
          pointer: '/statusChangeReason',
          found: 'nothing',
          expected: 'the answer to the subscriber, here or as a new note: the step resolve needs it',
        },
      ],
    });
    expect(planned(orderIn('inProgress'), { state: 'completed' })).toMatchObject({ issues: [{ pointer: '/note' }] });
    expect(planned(ticketIn('inProgress'), { status: 'held', statusChangeReason: 'x'.repeat(1_001) })).toMatchObject({
      status: 422,
      issues: [{ expected: expect.stringContaining('at most 1000') }],
    });
  });

  it('does not put words into the mouth of the subscriber', () => {
    const state = { state: 'completed', cancellationReason: 'Готово' };
    expect(planned(orderIn('awaitingSubscriber'), state)).toMatchObject({
      issues: [{ pointer: '/note', expected: expect.stringContaining('what the subscriber replied') }],
    });
  });

  it('that cannot be reached is a conflict with those that can', () => {
    expect(planned(ticketIn('rejected'), { status: 'inProgress' })).toEqual({
      code: 'document/conflict',
      status: 409,
      issues: [{ pointer: '/status', found: 'inProgress', expected: 'no other status: it has ended' }],
      allowed: [],
    });
    expect(planned(ticketIn('resolved'), { status: 'pending' })).toMatchObject({ allowed: ['closed', 'inProgress'] });
    expect(planned(orderIn('fulfilled'), { state: 'inProgress' })).toMatchObject({ status: 409, allowed: [] });
    expect(planned(orderIn('inProgress'), { state: 'assessingCancellation' })).toMatchObject({ status: 409 });
  });

  it('that TM Forum does not know is a fault of the form', () => {
    expect(planned(ticketIn('inProgress'), { status: 'done' })).toMatchObject({
      status: 400,
      issues: [{ pointer: '/status' }],
    });
    expect(planned(orderIn('inProgress'), { state: 5 })).toMatchObject({
      status: 400,
      issues: [{ pointer: '/state' }],
    });
  });

  it.each(Object.keys(waysInto.inquiry))(
    'of a ticket that is %s becomes the wanted one, or the plan is refused',
    (from) => {
      for (const status of ticketStatuses) follow(ticketIn(from), { status }, status);
    },
  );

  it.each(Object.keys(waysInto.order))(
    'of an order that is %s becomes the wanted one, or the plan is refused',
    (from) => {
      for (const state of orderStatesV5) follow(orderIn(from), { state }, state);
    },
  );

  function follow(request: Request, patch: object, wanted: string): void {
    const words = { statusChangeReason: 'Причина', cancellationReason: 'Причина', note: [{ text: 'Слова абонента' }] };
    const plan = planPatch(request, { ...patch, ...words }, options);
    if (!plan.ok) {
      expect(plan.refusal).toMatchObject({ status: 409, allowed: expect.not.arrayContaining([wanted]) });
      return;
    }
    const after = plan.value.reduce<Request>((before, command) => {
      const decision = decide(before, command as Command, new Date(before.changedAt + hour));
      if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
      return decision.value.reduce<Request>(evolve, before);
    }, request);
    expect(after.lifecycle === 'inquiry' ? toTicketStatus(after.status) : toOrderState(after.status)).toBe(wanted);
  }
});

describe('a patch', () => {
  it.each(['v4', 'v5'] as const)('that sends the whole document of %s back changes nothing', (version) => {
    for (const [first, ways] of [
      [inquiry, waysInto.inquiry],
      [order, waysInto.order],
    ] as const) {
      for (const way of Object.values(ways)) {
        const { request, history } = live(first, ...way);
        const how = { version, notes: 'conversation' } as const;
        const document =
          request.lifecycle === 'inquiry'
            ? toTroubleTicket(request, history, how)
            : toProductOrder(request, history, how);
        const sent: object = JSON.parse(JSON.stringify(document));
        expect(planned(request, sent, { version, history })).toEqual([]);
        expect(planned(request, { ...sent, priority: null, name: null }, { version, history })).toEqual([]);
      }
    }
  });

  it('corrects the text, the kind and the details', () => {
    expect(planned(ticketIn('inProgress'), { description: 'Нет SMS', ticketType: 'complaint' })).toMatchObject([
      { type: 'correct', text: 'Нет SMS', kind: 'complaint', reason: 'merge patch' },
    ]);
    const troubleTicketCharacteristic = [{ '@type': 'IntegerCharacteristic', name: 'Amount', value: 100 }];
    const request = live({ ...inquiry, details: { demand: 'refund' } }, { type: 'start' }).request;
    expect(planned(request, { troubleTicketCharacteristic, statusChangeReason: 'Ошибка' })).toMatchObject([
      { type: 'correct', details: { demand: 'refund', amount: 100 }, reason: 'Ошибка' },
    ]);
    expect(planned(request, { troubleTicketCharacteristic: [{ name: 'demand', value: null }] })).toMatchObject([
      { type: 'correct', details: {} },
    ]);
    const productOrderItem = [{ id: '1', action: 'add', quantity: '3', product: { name: 'Чехол' } }];
    expect(planned(orderIn('registered'), { productOrderItem })).toMatchObject([
      { type: 'correct', details: { items: [{ name: 'Чехол', quantity: 3 }] } },
    ]);
    expect(planned(ticketIn('closed'), { description: 'Нет SMS' })).toMatchObject({ status: 409 });
    const relatedParty = [{ role: 'assignee', id: 'petrov' }];
    expect(planned(ticketIn('closed'), { relatedParty })).toMatchObject({ status: 409 });
  });

  it('keeps a day that is asked for, with its zone, as a detail or in words', () => {
    const connection = live({ ...order, kind: 'fixedConnection', details: { address: 'Казань' } }).request;
    const requestedCompletionDate = '2026-02-01T22:00:00Z';
    expect(planned(connection, { requestedCompletionDate })).toMatchObject([
      { type: 'correct', details: { address: 'Казань', desiredOn: '2026-02-02' } },
    ]);
    expect(planned(ticketIn('inProgress'), { requestedResolutionDate: requestedCompletionDate })).toEqual([
      { type: 'note', text: 'requestedResolutionDate: 2026-02-01T22:00:00Z' },
    ]);
    expect(planned(ticketIn('inProgress'), { requestedResolutionDate: '2026-02-01T22:00:00' })).toMatchObject({
      status: 400,
      issues: [{ pointer: '/requestedResolutionDate' }],
    });
  });

  it('assigns, adds notes, files and relations, and keeps in words what has no place', () => {
    const relatedParty = [
      { role: 'assignee', partyOrPartyRole: { id: 'petrov' } },
      { role: 'team', partyOrPartyRole: { id: 'billing' } },
      { role: 'Customer', partyOrPartyRole: { id: '+79161234567' } },
    ];
    const attachment = [{ name: 'a', mimeType: 'image/png', url: 'https://files.example.ru/1', size: { amount: 5 } }];
    const troubleTicketRelationship = [{ id: '4829301757', relationshipType: 'relatesTo' }];
    const note = [{ author: 'CRM', text: 'Перезвонить' }];
    const patch = { relatedParty, attachment, troubleTicketRelationship, note, severity: 'Major' };
    // A relation fails where there is no such request, so nothing is done before it.
    expect(planned(ticketIn('inProgress'), patch)).toMatchObject([
      { type: 'link', to: '4829301757', relation: 'relatesTo' },
      { type: 'assign', assignee: 'petrov', team: 'billing' },
      { type: 'attach', url: 'https://files.example.ru/1', size: 5 },
      { type: 'note', text: 'CRM: Перезвонить' },
      { type: 'note', text: 'severity: Major' },
    ]);
  });

  it('takes each note once: not those that are there, nor the one that a step has used', () => {
    const { request, history } = live(inquiry, { type: 'start' }, { type: 'note', text: 'Старая' });
    const note = [{ text: 'Старая' }, { text: 'Какой телефон?' }, { text: 'Ещё' }];
    expect(planned(request, { status: 'pending', note }, { history })).toEqual([
      { type: 'ask', question: 'Какой телефон?' },
      { type: 'note', text: 'Ещё' },
    ]);
  });

  it('that is sent again writes nothing again', () => {
    const patch = { severity: 'Critical', priority: 'high', note: [{ author: 'CRM', text: 'Перезвонить' }] };
    const notes = planned(ticketIn('inProgress'), patch) as readonly { readonly type: 'note'; readonly text: string }[];
    expect(notes).toHaveLength(2);
    const { request, history } = live(inquiry, { type: 'start' }, ...notes);
    expect(planned(request, patch, { history })).toEqual([]);
    expect(planned(request, { severity: 'Major' }, { history })).toEqual([{ type: 'note', text: 'severity: Major' }]);
  });

  it('says what nothing is done for', () => {
    const relatedParty = [{ role: 'customer', partyOrPartyRole: { id: inquiry.subscriber.msisdn, name: 'Новое имя' } }];
    expect(planPatch(ticketIn('inProgress'), { relatedParty, externalIdentifier: [] }, options)).toEqual({
      ok: true,
      value: [],
      pointers: [],
      dropped: [
        { pointer: '/externalIdentifier', why: expect.stringContaining('not taken away') },
        { pointer: '/relatedParty/0', why: expect.stringContaining('correct') },
      ],
    });
  });

  it('has places for what the desk refuses afterwards', () => {
    const relatedParty = [{ role: 'assignee', partyOrPartyRole: { id: 'petrov' } }];
    const troubleTicketCharacteristic = [{ name: 'demand', value: 'x' }];
    const troubleTicketRelationship = [{ id: '4829301757', relationshipType: 'relatesTo' }];
    const changes = { relatedParty, troubleTicketCharacteristic, troubleTicketRelationship, description: 'x' };
    const patch = { ...changes, status: 'pending', note: [{ text: 'Какой?' }] };
    const plan = planPatch(ticketIn('inProgress'), patch, options);
    expect(plan.ok && plan.pointers).toMatchObject([
      { '': '/troubleTicketRelationship/0' },
      { text: '/description', 'details.demand': '/troubleTicketCharacteristic/0/value' },
      { assignee: '/relatedParty/0/partyOrPartyRole/id' },
      { '': '/status', question: '/note/0' },
    ]);
    const issues = [{ path: 'to', found: 'x', expected: 'a number' }];
    const [pointers = {}] = plan.ok ? plan.pointers : [];
    expect(toTmfError({ code: 'input/invalid', issues }, { pointers }).message).toBe(
      '/troubleTicketRelationship/0: found x, expected to: a number',
    );
    expect(toTmfError({ code: 'request/cannot-link', why: 'unknown' }, { pointers }).message).toBe(
      '/troubleTicketRelationship/0: the other request: there is none with this number',
    );
  });

  it('says how an inquiry is decided', () => {
    const decided = [
      { name: 'request.outcome', value: 'refused' },
      { name: 'request.decidedAmount', value: 500 },
    ];
    const patch = { status: 'resolved', statusChangeReason: 'Нет', troubleTicketCharacteristic: decided };
    expect(planned(ticketIn('inProgress'), patch)).toEqual([
      { type: 'resolve', outcome: 'refused', answer: 'Нет', amount: 500 },
    ]);
    const wrong = { ...patch, troubleTicketCharacteristic: [{ name: 'outcome', value: 'good' }] };
    expect(planned(ticketIn('inProgress'), wrong)).toMatchObject({ status: 400 });
  });

  it.each([
    ['id', 'x'],
    ['href', '/x'],
    ['creationDate', '2026-01-01T00:00:00Z'],
    ['lastUpdate', '2026-01-01T00:00:00Z'],
    ['expectedResolutionDate', '2027-01-01T00:00:00Z'],
    ['channel', { id: 'site' }],
    ['statusChangeHistory', [{ status: 'closed' }]],
    ['id', null],
    ['description', null],
    ['colour', 'red'],
    ['relatedParty', [{ role: 'customer', partyOrPartyRole: { id: '+79035554433' } }]],
  ])('of the field %s is refused', (field, value) => {
    const refusal = planned(ticketIn('inProgress'), { [field]: value });
    expect(refusal).toMatchObject({ code: 'document/unprocessable', status: 422 });
    expect('issues' in refusal && refusal.issues[0]?.pointer).toMatch(new RegExp(`^/${field}`, 'u'));
  });

  it('of the state of one item is refused', () => {
    const productOrderItem = [{ id: '1', action: 'add', state: 'completed', product: { name: 'Чехол' } }];
    expect(planned(orderIn('inProgress'), { productOrderItem })).toMatchObject({
      status: 422,
      issues: [{ pointer: '/productOrderItem/0/state' }],
    });
  });

  it.each([[undefined], [null], [5], ['x'], [[]], [[{ op: 'replace', path: '/status', value: 'closed' }]]])(
    '%j is none',
    (patch) => {
      expect(planPatch(ticketIn('inProgress'), patch, options)).toMatchObject({ refusal: { status: 400 } });
    },
  );

  it('is refused with its type, its size and its getters', () => {
    expect(planned(ticketIn('inProgress'), { '@type': 'ProductOrder' })).toMatchObject({
      issues: [{ pointer: '/@type' }],
    });
    expect(planned(ticketIn('inProgress'), { description: 'x'.repeat(2e6) })).toMatchObject({ status: 413 });
    const broken = Object.defineProperty({}, 'status', {
      enumerable: true,
      get: () => {
        throw new Error('do not look');
      },
    });
    expect(planned(ticketIn('inProgress'), broken)).toMatchObject({ status: 400, issues: [{ pointer: '/status' }] });
  });
});

it('a plan is carried out by the desk', async () => {
  const now = (): Date => new Date('2026-01-12T07:00:00Z');
  const desk = openDesk({ operators: [mts], store: memoryStore({ now }), secret: '0'.repeat(32), now });
  const opened = await desk.register({
    operator: 'mts',
    kind: 'serviceFault',
    channel: 'hotline',
    subscriber: { msisdn: '+79161234567' },
    text: 'Нет сети',
  });
  const number = opened.ok ? opened.value.number : '';
  const patch = {
    status: 'closed',
    statusChangeReason: 'Вышка работает',
    severity: 'Major',
    description: 'Нет сети дома',
  };
  const plan = planPatch(live(inquiry).request, patch, options);
  for (const command of plan.ok ? plan.value : []) {
    expect((await desk.execute(String(number), command)).ok).toBe(true);
  }
  expect(plan.ok && plan.value.map(({ type }) => type)).toEqual(['correct', 'start', 'resolve', 'close', 'note']);
});
