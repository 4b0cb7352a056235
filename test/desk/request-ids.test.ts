/**
 * Ids of requests for machines: they tell nothing and fit into a URL.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { memoryStore } from 'zayavka';
import { mts } from 'zayavka/operators';
import { requestIds } from '#src/desk/context/request-ids.ts';
import { accepted, form, given, secret } from '../scenario/desk.ts';

describe('requestIds', () => {
  it('is HMAC-SHA-256 under a key that HKDF derives from the secret', () => {
    const key = hkdfSync('sha256', Buffer.from(secret, 'hex'), '', 'zayavka/request', 32);
    const digest = createHmac('sha256', Buffer.from(key)).update('mts/inquiry/7').digest();
    expect(requestIds(secret)('mts/inquiry', 7n)).toBe(digest.subarray(0, 16).toString('base64url'));
  });

  it('gives every series, every counter and every secret other ids', () => {
    const ids = [secret, 'ff'.repeat(16)].flatMap((one) =>
      ['mts/inquiry', 'mts/order', 'mts/consultation'].flatMap((series) =>
        Array.from({ length: 500 }, (_, counter) => requestIds(one)(series, BigInt(counter))),
      ),
    );
    expect(new Set(ids).size).toBe(3_000);
    for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/);
  });
});

describe('the id of a request', () => {
  it('is opaque for requests, consultations and imports, and message keys are made of it', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { store });
    const first = accepted(await world.desk.register(form(mts, 'serviceFault')));
    const second = accepted(await world.desk.register(form(mts, 'consultation', { answer: 'Наберите *100#' })));
    const third = accepted(
      await world.desk.import({ ...form(mts, 'serviceFault'), registeredAt: world.now.toISOString() }),
    );
    const ids = [first.id, second.id, third.id];
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/);
    expect((await store.messages(first.id)).map(({ key }) => key)).toEqual([`${first.id}/registered/1`]);
  });

  it('is the same when the same registration comes again', async () => {
    const world = given('2026-11-20 12:00');
    const input = form(mts, 'serviceFault', { commandId: 'c-1' });
    const first = accepted(await world.desk.register(input));
    expect(accepted(await world.desk.register(input)).id).toBe(first.id);
    expect(accepted(await world.desk.register(form(mts, 'serviceFault'))).id).not.toBe(first.id);
  });
});
