/**
 * Rows that were changed by hand, or that a later version wrote: a fault that names the request, and all others go on.
 */
import { describe, expect, it } from 'vitest';
import { Fault, memoryStore, type RequestStore, type Stored } from 'zayavka';
import { beeline, mts } from 'zayavka/operators';
import { accepted, form, given, subscriber, type World } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const [damagedId, wholeId] = ['mts/inquiry/0', 'mts/inquiry/1'];

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
  ['forgetAt', (stored: Stored) => ({ ...stored, forgetAt: 'x' })],
  ['marks', (stored: Stored) => ({ ...stored, marks: null })],
  ['told', (stored: Stored) => ({ ...stored, told: undefined })],
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
    it(`is named and left alone, and the others of its line go on: ${place}`, async () => {
      const { world, number, told } = await twoOfALine(damage);
      const error = await world.desk.execute(number, { type: 'start' }).catch((thrown: unknown) => thrown);
      expect(Fault.is(error) && [error.code, error.message]).toEqual([
        'store/damaged-row',
        `request ${damagedId}: ${place}: expected what the desk wrote, found something else`,
      ]);
      const { requests } = accepted(await world.desk.status({ caller: subscriber.msisdn }));
      expect(requests).toHaveLength(1);
      expect(told).toMatchObject([
        { name: 'zayavka.request.unreadable', attributes: { id: damagedId, code: 'store/damaged-row' } },
      ]);
      const seen = accepted(await world.desk.agent({ agentId: 'ivanova', msisdn: subscriber.msisdn }));
      expect(seen.requests.map(({ request }) => request.id)).toEqual([wholeId]);
      expect((await world.desk.register(form(mts, 'serviceFault'))).ok).toBe(true);
    });
  }

  it('is left alone where its clock goes by a calendar of a later year, and the others of its line go on', async () => {
    const { world, told } = await twoOfALine((stored: Stored) => ({
      ...stored,
      clocks: stored.clocks.map((clock) => ({ ...clock, calendar: { name: 'russia', version: '2031' } })),
    }));
    expect(accepted(await world.desk.status({ caller: subscriber.msisdn })).requests).toHaveLength(1);
    expect(told).toMatchObject([{ attributes: { id: damagedId, code: 'calendar/unknown-version' } }]);
  });

  it('keeps its messages from being sent, and those of others are', async () => {
    const { world, told } = await twoOfALine((stored: Stored) => ({ ...stored, told: undefined }));
    const report = await world.desk.deliver(async () => undefined);
    expect(report).toMatchObject({ sent: 1, postponed: 1 });
    expect(told).toMatchObject([
      { name: 'zayavka.delivery.postponed', attributes: { id: damagedId, code: 'store/damaged-row' } },
    ]);
  });

  it('is a newer one where a later version wrote it', async () => {
    const { world, number } = await twoOfALine((stored: Stored) => ({ ...stored, schema: 2 }));
    await expect(world.desk.execute(number, { type: 'start' })).rejects.toThrow(
      `request ${damagedId}: its document has schema 2, this library knows 1: update it`,
    );
  });
});

it('a desk shows of a line what it knows, and leaves requests of other operators to others', async () => {
  const store = memoryStore();
  const all = given('2026-11-20 12:00', { store });
  await all.registered(beeline, 'serviceFault');
  await all.registered(mts, 'serviceFault');
  const ours = given('2026-11-20 12:00', { store, operators: [mts] });
  expect(accepted(await ours.desk.status({ caller: subscriber.msisdn })).requests).toHaveLength(1);
});

it('a hook that rejects later disturbs nobody', async () => {
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
