/**
 * Channels are data: an operator may have others than the nine standard ones, or fewer (findings D9).
 */
import { describe, expect, it } from 'vitest';
import { channels, defineOperator, extendOperator, mts } from 'zayavka/operators';
import { accepted, form, given, subscriber } from '../scenario/desk.ts';

const source = { kind: 'assumption', reference: { ru: 'пример', en: 'example' } } as const;
const max = { title: { ru: 'МАХ', en: 'MAX' }, proves: ['msisdn'], messages: 'chat', source } as const;
const now = '2026-11-20 12:00';
const withMax = extendOperator(mts, { channels: { max } });
const { hotline, email } = mts.channels;
const few = defineOperator({ ...mts, id: 'few', series: { ...few6() }, channels: { hotline, email } });

function few6() {
  const common = { prefix: '6', check: 'mod97-10', source } as const;
  return { inquiry: { ...common, digits: 10 }, order: { ...common, digits: 11 }, porting: { ...common, digits: 12 } };
}

describe('the channels of an operator', () => {
  it('are the nine standard ones and messengers by name, each with a title, unless it says otherwise', () => {
    const named = ['max', 'vk', 'ok', 'telegram', 'whatsapp', 'viber', 'skype'];
    expect(Object.keys(mts.channels).sort()).toEqual([...channels, ...named].sort());
    for (const { title } of Object.values(mts.channels)) expect(title).toMatchObject({ ru: /./, en: /./ });
  });

  it('may be others: messages go the way that the new one has', async () => {
    const world = given(now, { operators: [withMax] });
    const { number } = await world.registered(withMax, 'complaint', { channel: 'max' });
    await world.delivered();
    expect(world.sent).toMatchObject([{ message: 'registered', channel: 'chat' }]);
    const view = accepted(await world.desk.status({ number, caller: subscriber.msisdn, channel: 'max' }));
    expect(view).toMatchObject({ number });
    accepted(await world.desk.execute(number, { type: 'withdraw', caller: subscriber.msisdn, channel: 'max' }));
  });

  it('may be fewer, and one may be taken away', async () => {
    const world = given(now, { operators: [few] });
    expect(await world.desk.register(form(few, 'complaint', { channel: 'site' }))).toMatchObject({
      refusal: { issues: [{ path: 'channel', found: 'site', expected: 'one of hotline, email' }] },
    });
    const without = extendOperator(mts, { channels: { socialNetwork: undefined } });
    expect(Object.keys(without.channels)).toEqual(Object.keys(mts.channels).filter((name) => name !== 'socialNetwork'));
  });

  it.each(['fax', 'constructor', '__proto__', 'toString'])('do not have %s unless it is defined', async (channel) => {
    const world = given(now, { operators: [mts] });
    const known = { path: 'channel', found: channel, expected: expect.stringContaining('one of hotline, shop, app') };
    const refusal = { code: 'input/invalid', issues: [known] };
    const { number } = await world.registered(mts, 'complaint');
    expect(await world.desk.register(form(mts, 'complaint', { channel }))).toMatchObject({ refusal });
    expect(await world.desk.status({ number, caller: subscriber.msisdn, channel })).toMatchObject({ refusal });
    const command = { type: 'withdraw', caller: subscriber.msisdn, channel } as const;
    expect(await world.desk.execute(number, command)).toMatchObject({ refusal });
  });

  it('of one operator are no channels of another at the same desk, and prove a line where they exist', async () => {
    const world = given(now, { operators: [withMax, few] });
    expect(await world.desk.register(form(few, 'complaint', { channel: 'max' }))).toMatchObject({
      refusal: { issues: [{ path: 'channel' }] },
    });
    expect(await world.desk.status({ caller: subscriber.msisdn, channel: 'max' })).toMatchObject({ ok: true });
    const unproven = extendOperator(few, { channels: { max: { ...max, proves: [] } } });
    const careful = given(now, { operators: [withMax, unproven] });
    expect(await careful.desk.status({ caller: subscriber.msisdn, channel: 'max' })).toMatchObject({
      refusal: { code: 'status/proof-needed' },
    });
  });

  it('have to be named by who asks, and exist', async () => {
    const world = given(now, { operators: [extendOperator(mts, { channels: { hotline: undefined } })] });
    const { number } = await world.registered(mts, 'complaint', { channel: 'app' });
    const caller = subscriber.msisdn;
    for (const channel of [undefined, 'hotline']) {
      const refusal = { code: 'input/invalid', issues: [{ path: 'channel' }] };
      expect(await world.desk.status({ caller, channel } as never)).toMatchObject({ refusal });
      expect(await world.desk.execute(number, { type: 'withdraw', caller, channel })).toMatchObject({ refusal });
    }
  });

  it.each([
    [{ max: { ...max, title: undefined } }, 'channels.max.title: expected'],
    [{ max: { ...max, title: { ru: 'МАХ' } } }, 'channels.max.title.en: expected'],
    [{ max: { ...max, messages: 'fax' } }, 'channels.max.messages: expected one of sms'],
    [{ 'two words': max }, 'channels.two words: expected'],
  ])('with a fault are refused: %j', (wrong, told) => {
    // Wrong data are the matter of these tests.
    const change = { channels: wrong } as unknown as Parameters<typeof extendOperator>[1];
    expect(() => extendOperator(mts, change)).toThrow(
      expect.objectContaining({ code: 'operator/invalid', message: expect.stringContaining(told) }),
    );
  });
});
