/**
 * A store that answers something that the port does not know: nothing may be concluded from it.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, type RequestStore } from 'zayavka';
import { mts } from 'zayavka/operators';
import { form, given } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const broken = expect.objectContaining({ code: 'store/broken-promise' });

describe.each([undefined, null, true, 'ok', 'COMMITTED', 'duplicate', { rowCount: 1 }])(
  'a commit that answers %o',
  (given_) => {
    const answer: unknown = given_;

    /** A desk over a store that has one request, whose commits answer that. */
    async function prepared() {
      const store = memoryStore();
      const { number, id } = await given('2026-11-20 12:00', { store }).registered(mts, 'mistakenPayment');
      const told: unknown[] = [];
      // What a store without types may answer.
      const commit = async () => answer as 'committed';
      const { commitAll: _, ...methods } = methodsOf(store);
      const faulty: RequestStore = { ...methods, commit };
      const telemetry = { onNotice: ({ attributes }: { readonly attributes: unknown }) => void told.push(attributes) };
      return { number, id, told, world: given('2026-11-24 22:00', { store: faulty, telemetry }) };
    }

    it('is a fault of the store when something is registered', async () => {
      const { world } = await prepared();
      await expect(world.desk.register(form(mts, 'complaint'))).rejects.toEqual(broken);
    });

    it('is a fault of the store when a command is given or an access is written down', async () => {
      const { world, number } = await prepared();
      await expect(world.desk.execute(number, { type: 'start' })).rejects.toEqual(broken);
      await expect(world.desk.agent({ number, agentId: 'ivanova' })).rejects.toEqual(broken);
    });

    it('is reported by a tick', async () => {
      const { world, id, told } = await prepared();
      expect(await world.desk.tick()).toMatchObject({ handled: 0, failed: 1 });
      expect(told).toEqual([{ id, code: 'store/broken-promise' }]);
    });
  },
);

it('an erasure that answers nothing is a fault of the store', async () => {
  const store = memoryStore();
  const { number } = await given('2026-11-20 12:00', { store }).registered(mts, 'mistakenPayment');
  const nothing: unknown = undefined;
  // What a store without types may answer.
  const erase = async () => nothing as 'committed';
  const { desk } = given('2026-11-20 12:00', { store: { ...methodsOf(store), erase } });
  await expect(desk.erase({ number })).rejects.toEqual(broken);
});
