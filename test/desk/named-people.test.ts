/**
 * People who are only named in the requests of others: they are erased from there and learn nothing of the others.
 */
import { expect, it } from 'vitest';
import { mts } from 'zayavka/operators';
import { accepted, form, given, subscriber } from '../scenario/desk.ts';

const named = '+79055556677';
const details = { amount: 29_900, paidOn: '2026-11-19', intendedNumber: named };

it('who is named as a detail gets that, and nothing of the person who named them', async () => {
  const world = given('2026-11-20 12:00');
  await world.registered(mts, 'mistakenPayment', { details, text: 'Ошибся цифрой' });
  const copy = accepted(await world.desk.export(named));
  expect(copy).toEqual({
    identity: `tel:${named}`,
    requests: [],
    mentions: [
      {
        operator: 'mts',
        kind: 'mistakenPayment',
        registeredAt: world.now.getTime(),
        fields: ['details.intendedNumber'],
      },
    ],
  });
  expect(JSON.stringify(copy)).not.toContain(subscriber.msisdn);
  expect(accepted(await world.desk.status({ caller: named, channel: 'hotline' })).requests).toEqual([]);
  expect(accepted(await world.desk.agent({ msisdn: named, agentId: 'petrov' })).requests).toEqual([]);
});

it('is erased from the document, the history and the corrections, and the request goes on', async () => {
  const world = given('2026-11-20 23:00');
  const { number, id } = await world.registered(mts, 'mistakenPayment', { details, commandId: 'c-1' });
  await world.done(number, { type: 'correct', details: { ...details, amount: 30_000 }, reason: 'сумма' });
  const before = await world.store.messages(id);
  expect(accepted(await world.desk.erase({ msisdn: named }))).toEqual({ erased: 0 });
  const left = [await world.store.load(id), await world.store.history(id)];
  expect(JSON.stringify(left)).not.toContain(named.slice(1));
  expect(await world.store.messages(id)).toEqual(before);
  expect(accepted(await world.desk.export(named)).mentions).toEqual([]);
  const { request } = accepted(await world.desk.agent({ number, agentId: 'petrov' }));
  expect(request).toMatchObject({ status: 'registered', subscriber, details: { amount: 30_000 } });
  expect(await world.delivered()).toEqual(['registered']);
  await world.done(number, { type: 'start' }, { type: 'resolve', outcome: 'satisfied', answer: 'Вернём' });
  expect(await world.at('2026-11-21 09:00').delivered()).toEqual(['resolved']);
});

it('a contact is erased with the messages that went there', async () => {
  const world = given('2026-11-20 12:00');
  const input = { subscriber: { ...subscriber, contact: { msisdn: named } }, agentId: 'ivanova' };
  const { id, number } = await world.registered(mts, 'simReplacement', input);
  expect((await world.store.messages(id)).map(({ to }) => to)).toEqual([named]);
  await world.desk.erase({ msisdn: named });
  const left = [await world.store.load(id), await world.store.history(id), await world.store.messages(id)];
  expect(JSON.stringify(left)).not.toContain(named.slice(1));
  expect(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).number).toBe(
    number,
  );
});

it('a number that an order brought finds it once it is fulfilled, and is erased with its subscriber', async () => {
  const world = given('2026-11-20 12:00');
  const ported = { portedNumber: named, holder: 'person' };
  const { number } = await world.registered(mts, 'numberPorting', { details: ported, agentId: 'ivanova' });
  const seen = async () => accepted(await world.desk.status({ caller: named, channel: 'hotline' })).requests.length;
  expect(await seen()).toBe(0);
  await world.done(number, { type: 'start' }, { type: 'fulfil', answer: 'Номер перенесён' });
  expect(await seen()).toBe(1);
  const opened = accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number }));
  expect(opened.number).toBe(number);
  expect(accepted(await world.desk.erase({ msisdn: named })).erased).toBe(1);
  expect(accepted(await world.desk.export(subscriber.msisdn)).requests).toEqual([]);
});

it('a registration with the same id after that is the same one no more, and names nobody', async () => {
  const world = given('2026-11-20 12:00');
  const input = form(mts, 'mistakenPayment', { details, commandId: 'c-1' });
  await world.desk.register(input);
  await world.desk.erase({ msisdn: named });
  expect(await world.desk.register(input)).toEqual({
    ok: false,
    refusal: { code: 'command/reused-id', commandId: 'c-1' },
  });
});
