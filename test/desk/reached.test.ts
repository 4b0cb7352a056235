/**
 * How a person is reached, and in which zone: what is assumed is said.
 */
import { describe, expect, it } from 'vitest';
import type { SubscriberInput } from 'zayavka';
import { mts } from 'zayavka/operators';
import { accepted, given } from '../scenario/desk.ts';

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
