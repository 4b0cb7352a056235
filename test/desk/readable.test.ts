/**
 * Rows that were changed by hand, or that a later version wrote: a fault names the request, and work on the others goes on.
 */
import { describe, expect, it } from 'vitest';
import { Fault, memoryStore, type RequestStore, type Stored } from 'zayavka';
import { beeline, mts } from 'zayavka/operators';
import { requestIds } from '#src/desk/context/request-ids.ts';
import { assertValidMessage } from '#src/desk/work/stored-document.ts';
import { accepted, form, given, secret, subscriber, type World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const [damagedId, wholeId] = [0n, 1n].map((counter) => requestIds(secret)('mts/inquiry', counter));

/** What somebody did to the document, by the place that is named. */
const damages: readonly (readonly [string, (stored: never) => unknown])[] = [
  ['schema', (stored: Stored) => ({ ...stored, schema: 0 })],
  [
    'request.subscriber',
    ({ request, ...rest }: Stored) => ({ ...rest, request: { ...request, subscriber: undefined } }),
  ],
  ['request.text', ({ request, ...rest }: Stored) => ({ ...rest, request: { ...request, text: 5 } })],
  ['request.changedAt', ({ request, ...rest }: Stored) => ({ ...rest, request: { ...request, changedAt: 'x' } })],
  ['request.status', ({ request, ...rest }: Stored) => ({ ...rest, request: { ...request, status: 'lost' } })],
  ['request.details', ({ request, ...rest }: Stored) => ({ ...rest, request: { ...request, details: null } })],
  ['request.question', ({ request, ...rest }: Stored) => ({ ...rest, request: { ...request, question: null } })],
  ['request.appointment', ({ request, ...rest }: Stored) => ({ ...rest, request: { ...request, appointment: {} } })],
  ['clocks', (stored: Stored) => ({ ...stored, clocks: {} })],
  ['clocks.0', (stored: Stored) => ({ ...stored, clocks: [{}] })],
  ['clocks.0', (stored: Stored) => ({ ...stored, clocks: stored.clocks.map((clock) => ({ ...clock, facts: null })) })],
  ['clocks.0', (stored: Stored) => ({ ...stored, clocks: stored.clocks.map((clock) => ({ ...clock, policy: {} })) })],
  ...[{ term: { unit: 'moons', amount: 5 } }, { term: { unit: 'days', amount: -1 } }, { warnings: [{ at: {} }] }].map(
    (changed) =>
      [
        'clocks.0',
        (stored: Stored) => ({
          ...stored,
          clocks: stored.clocks.map((clock) => ({ ...clock, policy: { ...clock.policy, ...changed } })),
        }),
      ] as const,
  ),
  ['eraseAt', (stored: Stored) => ({ ...stored, eraseAt: 'x' })],
  ['firedCrossings', (stored: Stored) => ({ ...stored, firedCrossings: null })],
  ['lastMessageVersion', (stored: Stored) => ({ ...stored, lastMessageVersion: undefined })],
];

async function twoOfALine(
  damage: (stored: never) => unknown,
): Promise<{ world: World; number: string; told: unknown[] }> {
  const inner = memoryStore();
  const told: unknown[] = [];
  // A store of untyped rows: what comes out of it is as damaged as what lies in it.
  const read = (stored: Stored): Stored =>
    stored.request.id === damagedId ? (damage as (stored: Stored) => Stored)(stored) : stored;
  const store: RequestStore = {
    ...methodsOf(inner),
    load: async (id) => {
      const stored = await inner.load(id);
      return stored && read(stored);
    },
    find: async (by) => {
      const page = await inner.find(by);
      return { ...page, found: page.found.map(read) };
    },
  };
  const world = given('2026-11-20 12:00', { store, telemetry: { onNotice: (notice) => told.push(notice) } });
  const { number } = await world.registered(mts, 'serviceFault');
  await world.registered(mts, 'serviceFault');
  return { world, number, told };
}

describe('a document that is not what the desk wrote', () => {
  for (const [place, damage] of damages) {
    it(`is named and skipped, and the others of its line are shown: ${place}`, async () => {
      const { world, number, told } = await twoOfALine(damage);
      const error = await world.desk.execute(number, { type: 'start' }).catch((thrown: unknown) => thrown);
      expect(Fault.is(error) && [error.code, error.message]).toEqual([
        'store/damaged-row',
        `request ${damagedId}: ${place}: expected what the desk wrote, found something else`,
      ]);
      const { requests } = accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline' }));
      expect(requests).toHaveLength(1);
      expect(told).toMatchObject([
        { name: 'zayavka.request.unreadable', attributes: { id: damagedId, code: 'store/damaged-row' } },
      ]);
      const seen = accepted(await world.desk.agent({ agentId: 'ivanova', msisdn: subscriber.msisdn }));
      expect(seen.requests.map(({ request }) => request.id)).toEqual([wholeId]);
      expect((await world.desk.register(form(mts, 'serviceFault'))).ok).toBe(true);
    });
  }

  it('is shown as it was stored when its clock needs a calendar of a later year', async () => {
    const { world, told } = await twoOfALine((stored: Stored) => ({
      ...stored,
      clocks: stored.clocks.map((clock) => ({ ...clock, calendar: { name: 'russia', version: '2031' } })),
    }));
    expect(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline' })).requests).toHaveLength(
      2,
    );
    expect(told).toMatchObject([{ attributes: { id: damagedId, code: 'calendar/unknown-version' } }]);
  });

  it('does not get its messages sent, and the others do', async () => {
    const { world, told } = await twoOfALine((stored: Stored) => ({ ...stored, lastMessageVersion: undefined }));
    const report = await world.desk.deliver(async () => undefined);
    expect(report).toMatchObject({ sent: 1, postponed: 1 });
    expect(told).toMatchObject([
      { name: 'zayavka.delivery.postponed', attributes: { id: damagedId, code: 'store/damaged-row' } },
    ]);
  });

  it('is a newer one when a later version wrote it', async () => {
    const { world, number } = await twoOfALine((stored: Stored) => ({ ...stored, schema: 2 }));
    await expect(world.desk.execute(number, { type: 'start' })).rejects.toThrow(
      `request ${damagedId}: its document has schema 2, this library knows 1: update it`,
    );
  });
});

it('a desk shows the requests of its operators and skips the others of the line', async () => {
  const store = memoryStore();
  const all = given('2026-11-20 12:00', { store });
  await all.registered(beeline, 'serviceFault');
  await all.registered(mts, 'serviceFault');
  const ours = given('2026-11-20 12:00', { store, operators: [mts] });
  expect(accepted(await ours.desk.status({ caller: subscriber.msisdn, channel: 'hotline' })).requests).toHaveLength(1);
});

it('a hook that rejects later has no effect', async () => {
  const rejected: Promise<void>[] = [];
  const onSpan = (): Promise<void> => {
    const promise = Promise.reject(new Error('the log is down'));
    rejected.push(promise);
    return promise;
  };
  const world = given('2026-11-20 12:00', { telemetry: { onSpan } });
  // An unhandled rejection would fail the run.
  await world.registered(mts, 'serviceFault');
  expect(rejected).toHaveLength(1);
});

describe('assertValidMessage', () => {
  const message = {
    key: 'a/registered/1',
    requestId: 'a',
    operator: 'mts',
    kind: 'serviceFault',
    message: 'registered',
    version: 1,
    channel: 'sms',
    to: '+79161234567',
    locale: 'ru',
    text: 'Обращение принято',
    createdAt: 1,
    notBefore: 1,
    trueUntil: 2,
    attempts: 0,
  };

  it('takes what the desk wrote, with fields that it does not know', () => {
    expect(() => assertValidMessage(Object.assign({ ...message }, { later: true }))).not.toThrow();
  });

  it.each(Object.keys(message))('names the place of a damaged %s', (place) => {
    expect(() => assertValidMessage({ ...message, [place]: null })).toThrow(`${place}: expected what the desk wrote`);
  });
});
