/**
 * How a person is reached, and in which zone: what is assumed is said.
 */
import { describe, expect, it } from 'vitest';
import type { SubscriberInput } from 'zayavka';
import { mts } from 'zayavka/operators';
import { accepted, given, moscow, type World } from '../scenario/desk.ts';

const mobile = '+79161234567';
const landline = '+73832345678';
const user = { channel: 'vk', id: '7' };

describe('a message', () => {
  it.each<[string, SubscriberInput, string, readonly string[]]>([
    ['hotline', { msisdn: mobile }, 'sms', [mobile]],
    ['hotline', { msisdn: '+375291234567' }, 'sms', ['+375291234567']],
    ['hotline', { msisdn: landline }, 'voice', [landline]],
    ['hotline', { msisdn: landline, extension: '12' }, 'voice', [`${landline};ext=12`]],
    ['hotline', { msisdn: landline, email: 'a@b.ru' }, 'email', ['a@b.ru']],
    ['hotline', { msisdn: landline, user }, 'chat', ['vk:7']],
    ['hotline', { msisdn: mobile, contact: { msisdn: '+79035554433' } }, 'sms', ['+79035554433']],
    ['hotline', { msisdn: mobile, contact: { msisdn: landline } }, 'voice', [landline]],
    ['hotline', { msisdn: mobile, email: 'a@b.ru', contact: { email: 'c@d.ru' } }, 'email', ['c@d.ru']],
    ['app', { msisdn: mobile, contact: { msisdn: '+79035554433' } }, 'sms', ['+79035554433']],
    ['chat', { msisdn: mobile, contact: { email: 'c@d.ru' } }, 'email', ['c@d.ru']],
    ['messenger', { user: { channel: 'vk', id: '1' }, contact: { msisdn: landline } }, 'voice', [landline]],
    ['email', { msisdn: mobile }, 'sms', [mobile]],
    ['email', { msisdn: mobile, email: 'a@b.ru' }, 'email', ['a@b.ru']],
    ['app', { email: 'a@b.ru' }, 'email', ['a@b.ru']],
    ['hotline', { account: '1' }, 'nothing', []],
  ])('after %s to %j goes by %s', async (channel, subscriber, reached, to) => {
    const world = given('2026-11-20 12:00');
    const opened = await world.registered(mts, 'complaint', {
      channel,
      subscriber,
      agentId: 'ivanova',
      commandId: 'c',
    });
    expect(opened.reached).toBe(reached);
    expect((await world.store.messages(opened.id)).map((message) => message.to)).toEqual(to);
    const input = { channel, subscriber, agentId: 'ivanova', commandId: 'c' };
    expect((await world.registered(mts, 'complaint', input)).reached).toBe(reached);
    expect(await world.delivered()).toEqual(to.map(() => 'registered'));
  });

  it('of a kind that also goes by text message is no text message to a landline', async () => {
    const world = given('2026-11-20 12:00');
    const { id } = await world.registered(mts, 'fixedFault', { channel: 'app', subscriber: { msisdn: landline } });
    expect((await world.store.messages(id)).map(({ channel }) => channel)).toEqual(['push', 'voice']);
  });

  it('does not go to the old contact after a correction', async () => {
    const world = given('2026-11-20 23:00');
    const subscriber = { msisdn: mobile, contact: { msisdn: '+79035554433' } };
    const { number } = await world.registered(mts, 'complaint', { subscriber });
    await world.done(number, { type: 'correct', subscriber: { msisdn: mobile }, reason: 'карта найдена' });
    await world.at('2026-11-21 12:00').delivered();
    expect(world.sent.filter(({ to }) => to !== mobile)).toEqual([]);
  });
});

describe('a line whose SIM card is to be replaced', () => {
  it.each<[string, SubscriberInput, string, string]>([
    ['hotline', { msisdn: mobile }, 'nothing', mobile],
    ['hotline', { msisdn: mobile, contact: { msisdn: '+79035554433' } }, 'sms', '+79035554433'],
    ['hotline', { msisdn: mobile, email: 'a@b.ru' }, 'email', 'a@b.ru'],
    ['hotline', { msisdn: mobile, user }, 'chat', 'vk:7'],
    ['chat', { msisdn: mobile }, 'chat', mobile],
  ])('after %s with %j is reached by %s', async (channel, subscriber, reached, to) => {
    const world = given('2026-11-20 12:00');
    const input = { channel, subscriber, agentId: 'ivanova', commandId: 'c' };
    const { id, number, ...opened } = await world.registered(mts, 'simReplacement', input);
    expect(opened.reached).toBe(reached);
    expect((await world.registered(mts, 'simReplacement', input)).reached).toBe(reached);
    expect((await world.store.messages(id)).map((message) => message.to)).toEqual([to]);
    await world.done(number, { type: 'start' }, { type: 'fulfil', answer: 'Карта выдана' });
    const last = (await world.store.messages(id)).at(-1);
    expect(last).toMatchObject({ message: 'fulfilled', to: subscriber.contact?.msisdn ?? mobile });
  });
});

describe('a line that an order changes', () => {
  const next = '+79165550001';
  const told = async (world: World, id: string) =>
    (await world.store.messages(id)).map(({ message, to }) => [message, to]);

  it('is written to as the new one once it works, and the old one no more', async () => {
    const world = given('2026-11-20 22:30');
    const { id, number } = await world.registered(mts, 'numberChange', { details: { newNumber: next } });
    await world.done(number, { type: 'start' }, { type: 'hold', reason: 'ждём' }, { type: 'resume' });
    await world.done(number, { type: 'fulfil', answer: 'Номер сменён' });
    expect(await told(world, id)).toEqual([
      ['registered', mobile],
      ['delayed', mobile],
      ['resumed', mobile],
      ['fulfilled', next],
    ]);
    await world.at('2026-11-21 12:00').passes();
    expect(world.sent.filter(({ message }) => message !== 'registered').map(({ to }) => to)).toEqual([next]);
    await world.done(number, { type: 'return' });
    expect((await told(world, id)).at(-1)).toEqual(['returned', mobile]);
  });

  it('of a porting is the ported one from the switch on, unless a contact is given', async () => {
    const temporary = '+79165550002';
    for (const contact of [undefined, { msisdn: '+79035554433' }]) {
      const world = given('2026-11-20 12:00');
      const { id, number } = await world.registered(mts, 'numberPorting', {
        subscriber: { msisdn: temporary, contact },
        details: { portedNumber: next, holder: 'person' },
        agentId: 'ivanova',
      });
      const appointment = { from: moscow('2026-12-01 03:00'), to: moscow('2026-12-01 05:00') };
      await world.done(number, { type: 'start' }, { type: 'schedule', appointment });
      await world.at('2026-12-01 02:00').passes();
      await world.at('2026-12-01 04:00').done(number, { type: 'hold', reason: 'сбой' });
      await world.done(number, { type: 'resume' });
      await world.at('2026-12-01 04:30').done(number, { type: 'fulfil', answer: 'Номер перенесён' });
      const lines = (await told(world, id)).map(([, to]) => to);
      const before = contact?.msisdn ?? temporary;
      expect(lines[0]).toBe(before);
      expect(lines.at(-1)).toBe(contact?.msisdn ?? next);
    }
  });
});

describe('the zone of a subscriber', () => {
  it.each<[SubscriberInput, string, string]>([
    [{ msisdn: mobile }, 'Europe/Moscow', 'operator'],
    [{ msisdn: landline }, 'Asia/Novosibirsk', 'phone'],
    [{ msisdn: landline, timeZone: 'Asia/Omsk' }, 'Asia/Omsk', 'subscriber'],
    [{ email: 'a@b.ru' }, 'Europe/Moscow', 'operator'],
  ])('of %j is %s, and the view says that it is from the %s', async (subscriber, timeZone, timeZoneFrom) => {
    const world = given('2026-11-20 12:00', { proof: { ask: async () => undefined, check: async () => true } });
    const { number } = await world.registered(mts, 'complaint', { subscriber });
    const { msisdn, email } = subscriber;
    const caller = msisdn === undefined ? { email: email ?? '' } : msisdn;
    const view = accepted(await world.desk.status({ caller, channel: 'hotline', number, proof: '1' }));
    expect(view).toMatchObject({ timeZone, timeZoneFrom });
  });

  it('of a landline keeps the night of its region quiet', async () => {
    const world = given('2026-11-20 19:00');
    const { number } = await world.registered(mts, 'complaint', { subscriber: { msisdn: landline } });
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'Какой адрес?' });
    // 23:00 in Novosibirsk.
    expect(await world.delivered()).toEqual(['registered']);
    expect(await world.at('2026-11-21 04:00').delivered()).toEqual(['needsAnswer']);
  });
});
