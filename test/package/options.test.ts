/**
 * Options that a call does not have: each call refuses them with the name that may be meant, so that a misspelt one is not left
 * out in silence.
 */
import { describe, expect, it } from 'vitest';
import { Fault, figures, groupCommit, memoryAttempts, memoryStore, officeHours, openDesk } from 'zayavka';
import { feedToCloudEvent, toCloudEvent } from 'zayavka/cloudevents';
import { compose, texts } from 'zayavka/message';
import { extendOperator, mts, verifyOperator } from 'zayavka/operators';
import { migrate, postgresStore } from 'zayavka/postgres';
import { addFact, type ClockReading, describeLeft, readClock, russia, startClock } from 'zayavka/sla';
import {
  fromTroubleTicket,
  memoryListeners,
  openHub,
  planPatch,
  readDocumentQuery,
  toNotifications,
  toProductOrder,
  toTmfError,
  toTroubleTicket,
} from 'zayavka/tmf';
import { live } from '../scenario/request.ts';
import { inquiry, order } from '../scenario/sample.ts';
import { publicCalls } from './public-calls.ts';

const at = new Date('2026-11-20T09:00:00Z');
const secret = '000102030405060708090a0b0c0d0e0f';
const setup = { operators: [mts], store: memoryStore(), secret, now: () => at };
const client = { query: async () => ({ rows: [] }) };
const desk = openDesk(setup);
const { request, history } = live(inquiry);
const ordered = live(order).request;
const [entry] = history;

async function faultOf(work: () => unknown): Promise<Fault> {
  try {
    await work();
  } catch (error) {
    if (Fault.is(error)) return error;
    throw error;
  }
  throw new Error('expected a Fault, found none');
}

describe('an unknown option', () => {
  const calls: readonly (readonly [string, (options: never) => unknown, string])[] = [
    [
      'retries',
      (more: object) => openDesk({ ...setup, ...more }),
      'openDesk: retries: expected no such option; they are',
    ],
    ['timeoutMS', (more: object) => openDesk({ ...setup, ...more }), "'timeoutMs' is meant?"],
    [
      'attempt',
      (more: object) => openDesk({ ...setup, retry: { attempts: 1, firstDelay: 1, longestDelay: 1, ...more } }),
      "'attempts' is meant?",
    ],
    ['nov', memoryStore, "'now' is meant?"],
    ['limits', memoryAttempts, "'limit' is meant?"],
    ['timezone', figures, "'timeZone' is meant?"],
    ['group', (more: never) => groupCommit(memoryStore(), more), "'groups' is meant?"],
    ['shema', (more: never) => postgresStore(client, more), "'schema' is meant?"],
    ['shema', (more: never) => migrate(client, more), "'schema' is meant?"],
    ['leasMs', desk.tick, "'leaseMs' is meant?"],
    ['concurency', (more: never) => desk.deliver(async () => 'sent', more), "'concurrency' is meant?"],
    ['dryrun', desk.recalculate, "'dryRun' is meant?"],
    [
      'personl',
      (more: object) => toCloudEvent(request, entry as never, { source: '/a', ...more }),
      "'personal' is meant?",
    ],
    [
      'severty',
      (more: object) => toTroubleTicket(request as never, history, { version: 'v4', ...more }),
      "'severity' is meant?",
    ],
    ['note', (more: object) => toNotifications(request, history, { version: 'v5', ...more }), "'notes' is meant?"],
    [
      'operators',
      (more: object) => planPatch(request, {}, { operator: mts, version: 'v5', ...more }),
      "'operator' is meant?",
    ],
    ['kind', (more: object) => fromTroubleTicket({}, { operator: mts, ...more }), "'kinds' is meant?"],
    [
      'timeOutMs',
      (more: object) => openHub(Object.assign({}, publicCalls['openHub']?.args()[0], more) as never),
      "'timeoutMs' is meant?",
    ],
    ['pointer', (more: never) => toTmfError(404, more), "'pointers' is meant?"],
    ['timezone', (more: object) => officeHours({ name: 'shop', ...more }), "'timeZone' is meant?"],
  ];

  it.each(calls)('%s', async (name, call, message) => {
    const options = { [name]: 5 };
    expect((await faultOf(() => call(options as never))).message).toContain(message);
    await expect(Promise.resolve(call({ [name]: undefined } as never)).catch(Fault.is)).resolves.toBeDefined();
  });

  it('that does not look like a name is not repeated', async () => {
    const { message } = await faultOf(() => memoryStore({ [`${'x'.repeat(100_000)} +79161234567`]: 1 } as never));
    expect(message).toBe('memoryStore: a name of 100013 characters: expected no such option; they are now');
  });
});

describe('a wrong value', () => {
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['openDesk', undefined, 'openDesk: options: expected an object with operators, store'],
    ['openDesk', { ...setup, retry: null }, 'openDesk: retry: options: expected an object with attempts'],
    ['openDesk', { ...setup, calendars: 5 }, 'calendars: expected a list of calendars'],
    ['openDesk', { ...setup, calendars: [{}] }, 'calendars: expected a list of calendars'],
    [
      'openDesk',
      { ...setup, store: {} },
      'store: expected a RequestStore, such as memoryStore(), found none of load, find',
    ],
    ['openDesk', { ...setup, random: 5 }, 'random: expected a function'],
    ['openDesk', { ...setup, preferences: {} }, 'preferences: expected an object with wants'],
    ['openDesk', { ...setup, telemetry: { onNotice: 5 } }, 'telemetry: expected an object with'],
    ['openDesk', { ...setup, secret: () => 1 }, 'secret: expected bytes'],
    ['openDesk.tick', { signal: {} }, 'signal: expected an AbortSignal'],
    ['operatorToJson', null, 'operatorToJson: expected arguments of its types'],
    ['groupCommit', {}, 'groupCommit: store: expected a RequestStore'],
  ];

  it.each(wrong)('of %s is named: %#', async (name, value, message) => {
    const { call } = publicCalls[name] ?? {};
    expect((await faultOf(() => call?.(value as never))).message).toContain(message);
  });

  const edges: readonly (readonly [call: () => unknown, message: string])[] = [
    [
      () => toTroubleTicket(undefined as never, history, { version: 'v4' }),
      'toTroubleTicket: request: expected an inquiry, as replay gives it; an order is a product order, found undefined',
    ],
    [
      () => toTroubleTicket(ordered as never, history, { version: 'v4' }),
      'toTroubleTicket: request: expected an inquiry, as replay gives it; an order is a product order, found a value of type object',
    ],
    [
      () => toProductOrder(ordered as never, undefined as never, { version: 'v5' }),
      'toProductOrder: history: expected a list of { version, event }, as RequestStore.history gives it, found undefined',
    ],
    [
      () => toNotifications(request, [inquiry as never], { version: 'v5' }),
      'toNotifications: history: expected a list of { version, event }, as RequestStore.history gives it, found a list',
    ],
    [
      () => toTroubleTicket(request as never, history, { version: 'v6' as never }),
      'toTroubleTicket: version: expected v4 or v5, found a text',
    ],
    [
      () => toCloudEvent(request, inquiry as never, { source: '/a' }),
      'toCloudEvent: entry: expected { version, event }, as RequestStore.history gives it, found a value of type object',
    ],
    [
      () => feedToCloudEvent({ id: 'a', version: 1, event: inquiry } as never, undefined as never),
      'feedToCloudEvent: options: expected an object with source, personal, found undefined',
    ],
    [
      () => toCloudEvent(request, entry as never, {} as never),
      "attribute 'source': expected a URI reference (RFC 3986); found nothing",
    ],
    [
      () => openHub({ version: 'v5', resource: 'troubleTicket', desk, listeners: {} } as never),
      'openHub: listeners: expected an object with list, add, update, remove, found a value of type object',
    ],
    [
      () => readDocumentQuery('/', 'ticket' as never),
      'readDocumentQuery: resource: expected troubleTicket or productOrder, found a text',
    ],
    [
      () => memoryListeners().add({} as never),
      'memoryListeners: listener: expected a listener with its id, found a value of type object',
    ],
  ];

  it.each(edges)('of the edge to other systems is named: %#', async (call, message) => {
    expect((await faultOf(call)).message).toBe(message);
  });

  it('from another system is refused and never thrown', async () => {
    const broken = {
      get id() {
        throw new Error('do not look');
      },
    };
    expect(toTmfError(broken)).toMatchObject({ status: '500', code: 'internal' });
    expect(toTmfError({ code: 'input/invalid', issues: 5 })).toMatchObject({ status: '500', code: 'internal' });
    expect(readDocumentQuery(5 as never, 'troubleTicket')).toMatchObject({ refusal: { code: 'input/invalid' } });
    expect(fromTroubleTicket(broken, { operator: mts })).toMatchObject({ refusal: { status: 400 } });
    expect(planPatch(request, broken, { operator: mts, version: 'v5' })).toMatchObject({ refusal: { status: 400 } });
  });

  it('that is no operator has findings', () => {
    expect(verifyOperator(null as never)).toMatchObject([{ rule: 'definition/invalid', path: '' }]);
  });

  it('of an operator that is to be changed is operator/invalid', async () => {
    expect((await faultOf(() => extendOperator(mts, null as never))).code).toBe('operator/invalid');
  });

  it('of the facts of a message is named', async () => {
    const addressing = { locale: 'ru', channel: 'sms', kind: 'complaint' } as const;
    const facts = { number: '1', at, amount: 500, outcome: 'satisfied' };
    const resolved = (more: object) => compose(mts, 'resolved', { ...facts, ...more } as never, addressing);
    expect((await faultOf(() => compose(mts, 'resolved', undefined as never, addressing))).message).toBe(
      'facts: expected an object, found undefined',
    );
    const { code, message } = await faultOf(() => resolved({ currency: 'XXX', answer: 'x' }));
    expect([code, message]).toEqual([
      'message/invalid-fact',
      "currency: expected a code of ISO 4217 such as 'RUB' or 'KZT', found 'XXX'",
    ]);
  });
});

it('a message has the first faults of many only', async () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, { ru: 'a' }]));
  for (const call of [texts, (catalogue: never) => extendOperator(mts, { texts: catalogue })]) {
    const { message } = await faultOf(() => call(many as never));
    expect(message).toMatch(/^.*at most 500 fields, found 10000[;\n].*\sand 451 more$/su);
  }
});

describe('a clock', () => {
  const [policy] = mts.kinds.newConnection.clocks;
  if (policy === undefined) throw new Error('the test is wrong');
  const clock = startClock(policy, russia, at);
  const reading = readClock(clock, russia, at);

  it('is described in Russian and English by any of their tags, and in no other language', async () => {
    const words = (locale: string): string => describeLeft(reading as ClockReading, locale);
    expect([words('ru-RU'), words('RU_ru')]).toEqual([words('ru'), words('ru')]);
    expect(words('en-GB')).toBe(words('en'));
    for (const locale of ['kk-KZ', '', 'rus', 'x'.repeat(1_000_000)]) {
      expect((await faultOf(() => words(locale))).message).toMatch(
        /^describeLeft: locale: expected ru or en, found '.{0,61}'$/u,
      );
    }
  });

  it('takes no fact with a negative number', async () => {
    const fact = { type: 'stop', at: at.getTime() + 1, order: -1 } as const;
    const { code, message } = await faultOf(() => addFact(clock, fact));
    expect([code, message]).toEqual([
      'clock/invalid-fact',
      'fact.order: expected the number of an event, a whole number from 0, found -1',
    ]);
  });
});
