import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { mts } from 'zayavka/operators';
import type { HistoryEntry, OutboxRecord } from '#src/desk/ports/store.ts';
import { cloudEventIssues, feedToCloudEvent, messageToCloudEvent, toCloudEvent } from '#src/interop/cloudevents.ts';
import { Fault } from '#src/kernel/fault.ts';
import { eventSchemas } from '../../scripts/event-schemas.ts';
import { root } from '../package/sources.ts';
import { accepted, form, given } from '../scenario/desk.ts';
import { live, promise } from '../scenario/request.ts';
import { hour, inquiry, monday, order } from '../scenario/sample.ts';

const source = 'https://support.example.ru/requests';
const agent = { role: 'agent', id: 'ivanova' } as const;
const story = live(
  { ...inquiry, subscriber: { ...inquiry.subscriber, email: 'petr@example.com' } },
  { type: 'start', assignee: 'petrova', by: agent },
  { type: 'ask', question: 'Ваш паспорт?', by: agent },
  { type: 'reply', text: '4509 123456', by: { role: 'subscriber' } },
  { type: 'note', text: 'Абонент взволнован', by: agent },
  { type: 'escalate', to: 'sidorov', reason: 'Просил начальника', by: agent },
  { type: 'warned', at: monday + 99 * hour, clock: 'review', key: 'review/80', dueAt: promise },
  { type: 'resolve', outcome: 'satisfied', answer: 'Пётр, доступ восстановлен', amount: 29_900, by: agent },
  { type: 'reopen', reason: 'Не помогло' },
);
const delivery = live(
  order,
  { type: 'start' },
  { type: 'schedule', appointment: { from: monday + 100 * hour, to: monday + 101 * hour } },
  { type: 'reschedule', appointment: { from: monday + 200 * hour }, reason: 'Просьба' },
  { type: 'progress', step: 'assembled', note: 'Пётр заберёт сам' },
  {
    type: 'correct',
    text: 'Не работает кабинет',
    details: { address: 'Иванов, 1' },
    subscriber: { msisdn: '+79161234568', email: 'petr@example.com' },
    reason: 'Не помогло',
  },
  { type: 'merge', into: '4829301757' },
);
const first: HistoryEntry = { version: 1, event: inquiry, dueAt: promise };
/** Whatever stands in the story about people and what they wrote. */
const personal = [
  '9161234567',
  'Иванов',
  'Пётр',
  'petr@',
  'кабинет',
  'ivanova',
  'petrova',
  'sidorov',
  'паспорт',
  '4509',
  'взволнован',
  'начальника',
  'Не помогло',
  'доступ',
];

const message: OutboxRecord = {
  key: 'r-1/registered/1',
  requestId: 'r-1',
  operator: 'mts',
  kind: 'serviceFault',
  message: 'registered',
  version: 1,
  channel: 'sms',
  to: '+79161234567',
  locale: 'ru',
  subject: 'Обращение',
  text: 'МТС: обращение N 4829301756 принято.',
  createdAt: monday,
  notBefore: monday + hour,
  trueUntil: monday + 72 * hour,
  attempts: 1,
};

describe('an event of a request as a CloudEvent', () => {
  it('is this one for a registration', () => {
    expect(toCloudEvent(story.request, first, { source })).toStrictEqual({
      specversion: '1.0',
      id: 'r-1/1',
      source,
      type: 'zayavka.request.registered',
      subject: 'r-1',
      time: '2026-01-12T07:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: 'urn:zayavka:schema:request-event:1',
      partitionkey: 'r-1',
      sequence: '0000000001',
      data: {
        id: 'r-1',
        number: '4829301756',
        operator: 'mts',
        kind: 'serviceFault',
        lifecycle: 'inquiry',
        channel: 'hotline',
        version: 1,
        role: 'agent',
        dueAt: '2026-01-17T21:00:00.000Z',
      },
    });
  });

  it('says nothing personal by default, whatever happened', () => {
    for (const { request, history } of [story, delivery]) {
      for (const entry of history) {
        const text = JSON.stringify(toCloudEvent(request, entry, { source }));
        for (const word of personal) expect(text, entry.event.type).not.toContain(word);
      }
    }
  });

  it('says everything when asked to', () => {
    const text = JSON.stringify(
      story.history.map((entry) => toCloudEvent(story.request, entry, { source, personal: true })),
    );
    for (const word of personal) expect(text).toContain(word);
  });

  it('says the outcome and its amount, the clock that warned, the appointment, the step, the request that goes on', () => {
    const events = [...story.history, ...delivery.history].map((entry) =>
      toCloudEvent(story.request, entry, { source }),
    );
    const of = (type: string): unknown => events.find((event) => event.type === `zayavka.request.${type}`)?.data;
    expect(of('resolved')).toMatchObject({ outcome: 'satisfied', amount: 29_900, version: 8 });
    expect(of('progressed')).toMatchObject({ step: 'assembled' });
    expect(of('merged')).toMatchObject({ into: '4829301757' });
    expect(of('warned')).toMatchObject({ clock: 'review' });
    expect(of('scheduled')).toMatchObject({
      appointment: { from: '2026-01-16T11:00:00.000Z', to: '2026-01-16T12:00:00.000Z' },
    });
    expect(of('rescheduled')).toMatchObject({ appointment: { from: '2026-01-20T15:00:00.000Z' } });
  });

  it('has an id of its own, and sorts by sequence as by version', () => {
    const events = story.history.map((entry) => toCloudEvent(story.request, entry, { source }));
    expect(new Set(events.map(({ id }) => id)).size).toBe(9);
    const twelfth = toCloudEvent(story.request, { version: 12, event: inquiry }, { source });
    expect(
      [twelfth, ...events]
        .map(({ sequence }) => sequence)
        .sort()
        .at(-1),
    ).toBe('0000000012');
  });

  it('has names of lower-case Latin letters, texts as attributes, and survives JSON', () => {
    for (const { request, history } of [story, delivery]) {
      for (const entry of history) {
        const event = toCloudEvent(request, entry, { source, personal: true });
        for (const [attribute, value] of Object.entries(event)) {
          expect(attribute).toMatch(/^[a-z]+$/u);
          if (attribute !== 'data') expect(value).toMatch(/^[^\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]+$/u);
        }
        expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
      }
    }
  });

  it('of a consultation has no number', () => {
    const { request, history } = live({
      ...inquiry,
      type: 'consulted',
      operator: 'Сеть № 5',
      number: undefined,
      answer: 'В кабинете',
    });
    const [entry] = history;
    const event = entry && toCloudEvent(request, entry, { source });
    expect(event && 'number' in event.data).toBe(false);
  });

  it('refuses an id that an attribute cannot hold', () => {
    for (const id of ['', 'a\nb', 'a\u0000', 'a\ud800']) {
      const request = { ...story.request, id };
      expect(() => toCloudEvent(request, first, { source }), JSON.stringify(id)).toThrowError(
        expect.objectContaining({ code: 'cloudevents/invalid-attribute' }),
      );
    }
  });

  it('uses the given source and refuses an invalid one', () => {
    const at = (given: string): string => toCloudEvent(story.request, first, { source: given }).source;
    expect(at('https://crm.example.com/requests')).toBe('https://crm.example.com/requests');
    for (const wrong of ['', 'two words', 'кириллица', '%zz', 'a\nb', '1a:b', 'http://[', undefined as never]) {
      expect(() => at(wrong), wrong).toThrowError(
        expect.objectContaining({
          code: 'cloudevents/invalid-attribute',
          message: expect.stringContaining("'source'"),
        }),
      );
    }
    try {
      at('');
    } catch (error) {
      expect(Fault.is(error)).toBe(true);
    }
  });
});

describe('a message as a CloudEvent', () => {
  it('is this one, without address and text', () => {
    expect(messageToCloudEvent(message, { source })).toStrictEqual({
      specversion: '1.0',
      id: 'r-1/registered/1',
      source,
      type: 'zayavka.message.queued',
      subject: 'r-1',
      time: '2026-01-12T07:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: 'urn:zayavka:schema:queued-message:1',
      partitionkey: 'r-1',
      sequence: '0000000001',
      data: {
        key: 'r-1/registered/1',
        requestId: 'r-1',
        operator: 'mts',
        message: 'registered',
        version: 1,
        channel: 'sms',
        locale: 'ru',
        notBefore: '2026-01-12T08:00:00.000Z',
        trueUntil: '2026-01-15T07:00:00.000Z',
        attempts: 1,
      },
    });
  });

  it('carries address, subject and text when asked to', () => {
    const { to, subject, text } = message;
    expect(messageToCloudEvent(message, { source, personal: true }).data).toMatchObject({ to, subject, text });
    const { subject: _, ...plain } = message;
    expect('subject' in messageToCloudEvent(plain, { source, personal: true }).data).toBe(false);
  });
});

describe('an event of the feed as a CloudEvent', () => {
  it('has the id and the facts that it has with its request, and nothing personal', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, { type: 'start', assignee: 'ivanova' }, { type: 'assign', team: 'billing' });
    await world.done(number, { type: 'resolve', outcome: 'satisfied', answer: 'Вернули', amount: 100 });
    const { events } = accepted(await world.desk.events());
    const found = events.map((one) => feedToCloudEvent(one, { source }));
    expect(found.map(({ type }) => type.slice('zayavka.request.'.length))).toEqual([
      'registered',
      'started',
      'assigned',
      'resolved',
    ]);
    expect(found.map(({ data }) => [data.lifecycle, data.team, data.outcome, data.amount])).toEqual([
      ['inquiry', undefined, undefined, undefined],
      [undefined, undefined, undefined, undefined],
      [undefined, 'billing', undefined, undefined],
      [undefined, undefined, 'satisfied', 100],
    ]);
    const { request, history } = accepted(await world.desk.agent({ agentId: 'petrova', number }));
    const entry = history.find(({ version }) => version === 4);
    const same = entry && toCloudEvent(request, entry, { source });
    expect(found.at(-1)).toMatchObject({
      id: same?.id,
      time: same?.time,
      sequence: same?.sequence,
      subject: request.id,
    });
    const { events: whole } = accepted(await world.desk.events({ include: 'person' }));
    const text = JSON.stringify(whole.map((one) => feedToCloudEvent(one, { source })));
    for (const word of ['9161234567', 'кабинет', 'ivanova', 'Вернули']) expect(text).not.toContain(word);
    expect(JSON.stringify(whole.map((one) => feedToCloudEvent(one, { source, personal: true })))).toContain('кабинет');
  });

  it('of two desks has another source, so that nothing is taken for a repeat', async () => {
    const ids = await Promise.all(
      ['https://north.example.ru', 'https://south.example.ru'].map(async (deployment) => {
        const world = given('2026-11-20 12:00');
        accepted(await world.desk.register(form(mts, 'serviceFault')));
        const { events } = accepted(await world.desk.events());
        return events.map((one) => feedToCloudEvent(one, { source: deployment })).map((one) => one.source + one.id);
      }),
    );
    expect(new Set(ids.flat()).size).toBe(2);
  });
});

describe('the shipped JSON Schemas', () => {
  it.each(Object.entries(eventSchemas()))('%s is up to date: npm run schema', (file, schema) => {
    expect(JSON.parse(readFileSync(join(root, file), 'utf8'))).toEqual(schema);
  });

  it('take what is sent, found by dataschema, and refuse another field', () => {
    const ajv = new Ajv({ strict: true });
    formats.default(ajv);
    for (const schema of Object.values(eventSchemas())) ajv.addSchema(schema);
    const sent = [story, delivery].flatMap(({ request, history }) =>
      history.flatMap((entry) =>
        [false, true].map((isPersonal) => toCloudEvent(request, entry, { source, personal: isPersonal })),
      ),
    );
    for (const event of [...sent, messageToCloudEvent(message, { source, personal: true })]) {
      expect(ajv.validate(event.dataschema, JSON.parse(JSON.stringify(event.data))), ajv.errorsText()).toBe(true);
      expect(ajv.validate(event.dataschema, { ...event.data, other: 1 })).toBe(false);
    }
  });
});

describe('cloudEventIssues', () => {
  const event = { specversion: '1.0', id: '1', source: '/a', type: 't' };
  const wrong = (change: object): readonly string[] =>
    cloudEventIssues({ ...event, ...change }).map(({ attribute }) => attribute);

  it.each([
    {},
    { time: '2026-11-20T12:00:00+03:00', subject: 'r-1', datacontenttype: 'application/json; charset=utf-8' },
    { time: '2024-02-29T23:59:60.5z', dataschema: 'urn:a:b', data: { any: null } },
    { data_base64: 'AAE=', traceparent: '00-ab-cd-01', count: -2_147_483_648, sampled: true, absent: null },
    { source: 'http://[::1]:8080/a?b=c#d' },
    { source: '//[::ffff:1.2.3.4]/' },
    { source: '//[v1.a]/', time: '2017-01-01T02:59:60+03:00' },
    { source: '?a:b' },
  ])('finds nothing in %j', (change) => {
    expect(wrong(change)).toEqual([]);
  });

  it.each([
    ['specversion', '1.1', '0.3', 1, undefined],
    ['id', '', 5, 'a\nb', '\ufffe', null],
    [
      'source',
      '',
      'a b',
      '1a:b',
      '#a#b',
      'http://a:b:c',
      'http://[::1',
      'http://[1:2:3:4:5:6:7:8:9]/',
      '//[1.2.3.4]',
      '%4',
    ],
    ['type', undefined, '', '\ud800'],
    [
      'time',
      '2026-11-20T12:00:00',
      '2026-02-30T12:00:00Z',
      '2025-02-29T00:00:00Z',
      '2026-11-20',
      '2026-11-20T24:00:00Z',
      '2026-11-20T10:00:60Z',
      '2026-12-31T23:59:60+03:00',
      5,
    ],
    ['dataschema', '/relative', '', 'urn:a b'],
    ['datacontenttype', 'json', 'a/b/c', ''],
    ['subject', '', {}],
    ['data_base64', 'AAE', 'a-_=', 5, ''.padStart(3, '*')],
    ['traceParent', 'x'],
    ['trace_parent', 'x'],
    ['extension', 1.5, 2_147_483_648, {}, [], ''],
  ])('refuses %s that is wrong', (attribute, ...values) => {
    for (const value of values) expect(wrong({ [attribute]: value }), String(value)).toEqual([attribute]);
  });

  it('refuses data beside data_base64, and what is no object', () => {
    expect(cloudEventIssues({ ...event, data: 1, data_base64: 'AAE=' })).toEqual([
      { attribute: 'data_base64', found: 'data beside it', expected: 'one of the two' },
    ]);
    for (const value of [null, 5, [], 'x']) expect(cloudEventIssues(value)).toHaveLength(1);
  });
});
