import { describe, expect, it } from 'vitest';
import type { HistoryEntry, OutboxRecord } from '#src/desk/ports/store.ts';
import { messageToCloudEvent, toCloudEvent } from '#src/interop/cloudevents.ts';
import { Fault } from '#src/kernel/fault.ts';
import { live, promise } from '../scenario/request.ts';
import { hour, inquiry, monday, order } from '../scenario/sample.ts';

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
    expect(toCloudEvent(story.request, first)).toStrictEqual({
      specversion: '1.0',
      id: 'r-1/1',
      source: '/zayavka/mts',
      type: 'zayavka.request.registered',
      subject: 'r-1',
      time: '2026-01-12T07:00:00.000Z',
      datacontenttype: 'application/json',
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
        const text = JSON.stringify(toCloudEvent(request, entry));
        for (const word of personal) expect(text, entry.event.type).not.toContain(word);
      }
    }
  });

  it('says everything when asked to', () => {
    const text = JSON.stringify(story.history.map((entry) => toCloudEvent(story.request, entry, { personal: true })));
    for (const word of personal) expect(text).toContain(word);
  });

  it('says the outcome and its amount, the clock that warned, the appointment, the step, the request that goes on', () => {
    const events = [...story.history, ...delivery.history].map((entry) => toCloudEvent(story.request, entry));
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
    const events = story.history.map((entry) => toCloudEvent(story.request, entry));
    expect(new Set(events.map(({ id }) => id)).size).toBe(9);
    const twelfth = toCloudEvent(story.request, { version: 12, event: inquiry });
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
        const event = toCloudEvent(request, entry, { personal: true });
        for (const [attribute, value] of Object.entries(event)) {
          expect(attribute).toMatch(/^[a-z]+$/u);
          if (attribute !== 'data') expect(value).toMatch(/^[^\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]+$/u);
        }
        expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
      }
    }
  });

  it('of a consultation has no number, and of an operator with a strange name a source that is a URI', () => {
    const { request, history } = live({
      ...inquiry,
      type: 'consulted',
      operator: 'Сеть № 5',
      number: undefined,
      answer: 'В кабинете',
    });
    const [entry] = history;
    const event = entry && toCloudEvent(request, entry);
    expect(event?.source).toBe('/zayavka/%D0%A1%D0%B5%D1%82%D1%8C%20%E2%84%96%205');
    expect(event && 'number' in event.data).toBe(false);
  });

  it('refuses an id that an attribute cannot hold', () => {
    for (const id of ['', 'a\nb', 'a\u0000', 'a\ud800']) {
      const request = { ...story.request, id };
      expect(() => toCloudEvent(request, first), JSON.stringify(id)).toThrowError(
        expect.objectContaining({ code: 'cloudevents/invalid-attribute' }),
      );
    }
  });

  it('uses the given source and refuses an invalid one', () => {
    const at = (source: string): string => toCloudEvent(story.request, first, { source }).source;
    expect(at('https://crm.example.com/requests')).toBe('https://crm.example.com/requests');
    for (const source of ['', 'two words', 'кириллица', '%zz', 'a\nb']) {
      expect(() => at(source), source).toThrowError(
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
    expect(messageToCloudEvent(message)).toStrictEqual({
      specversion: '1.0',
      id: 'r-1/registered/1',
      source: '/zayavka/mts',
      type: 'zayavka.message.queued',
      subject: 'r-1',
      time: '2026-01-12T07:00:00.000Z',
      datacontenttype: 'application/json',
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
    expect(messageToCloudEvent(message, { personal: true }).data).toMatchObject({ to, subject, text });
    const { subject: _, ...plain } = message;
    expect('subject' in messageToCloudEvent(plain, { personal: true }).data).toBe(false);
  });
});
