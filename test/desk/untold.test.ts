/**
 * Nothing that concerns a subscriber is left untold: simulated lives of every kind of every operator that break a promise, rest,
 * and miss a visit.
 */
import { describe, expect, it } from 'vitest';
import type { OutboxRecord } from 'zayavka';
import { channels, extendOperator, mts, type Operator } from 'zayavka/operators';
import { accepted, four, given, moscow, subscriber, type World } from '../scenario/desk.ts';

const noon = '2026-11-20 12:00';
/** In the words of each operator. */
const apology = /извините|приносим извинения/iu;
const start = { type: 'start' } as const;

const lives = four.flatMap((operator) =>
  Object.entries(operator.kinds)
    .filter(([, { series }]) => series !== undefined)
    .map(([kind, { lifecycle }]) => ({ id: operator.id, operator, kind, lifecycle })),
);
const orders = lives.filter(({ lifecycle }) => lifecycle === 'order');

async function begun(operator: Operator, kind: string): Promise<{ world: World; number: string; id: string }> {
  const world = given(noon);
  const { number, id } = await world.registered(operator, kind);
  await world.delivered();
  await world.done(number, start);
  await world.delivered();
  return { world, number, id };
}

/** Ticks and delivers at noon of every day until then. */
async function daily(world: World, until: string): Promise<void> {
  for (let at = world.now.getTime(); at < moscow(until).getTime(); at += 86_400_000) {
    world.now = new Date(at);
    await world.passes();
  }
}

const namesOf = (messages: readonly Pick<OutboxRecord, 'message'>[]): readonly string[] =>
  messages.map(({ message }) => message);

describe('a life in which something goes wrong', () => {
  it.each(lives)('tells the promise that was broken: $id $kind', async ({ operator, kind }) => {
    const { world } = await begun(operator, kind);
    await daily(world, '2027-01-11 12:00');
    const overdue = world.sent.filter(({ message }) => message === 'overdue');
    expect(overdue.length).toBeGreaterThan(0);
    for (const { text } of overdue) expect(text).toMatch(apology);
    for (const { text } of overdue) expect(text).toMatch(/\d\d\.\d\d\.2026/);
  });

  it.each(lives)(
    'tells a pause with its reason at once, and its end: $id $kind',
    async ({ operator, kind, lifecycle }) => {
      const { world, number } = await begun(operator, kind);
      const reason = 'Ждём ответа завода';
      const held = accepted(await world.desk.execute(number, { type: 'hold', reason })).messages;
      expect(namesOf(held)).toEqual([lifecycle === 'order' ? 'delayed' : 'held']);
      expect(held[0]?.text).toContain(`${reason}.`);
      expect(held[0]?.text).toMatch(/не позднее .*2026/);
      // No date has moved.
      expect(held[0]?.text).not.toMatch(/задерж/iu);
      expect(await world.delivered()).toEqual(namesOf(held));
      const resumed = accepted(await world.desk.execute(number, { type: 'resume' })).messages;
      expect(namesOf(resumed)).toEqual(['resumed']);
      expect(resumed[0]?.text).toMatch(/^Продолжаем .*не позднее .*2026/);
    },
  );

  it.each(lives)(
    'tells a pause after the promise has passed, without a date: $id $kind',
    async ({ operator, kind }) => {
      const { world, number } = await begun(operator, kind);
      await daily(world, '2027-01-11 12:00');
      const held = accepted(await world.desk.execute(number, { type: 'hold', reason: 'Ждём товар' })).messages;
      expect(namesOf(held)).toEqual(['held']);
      expect(held[0]?.text).toContain('Ждём товар.');
      expect(held[0]?.text).not.toMatch(/202\d/);
      const resumed = accepted(await world.desk.execute(number, { type: 'resume' })).messages;
      expect(resumed[0]?.text).not.toMatch(/202\d/);
    },
  );

  it.each(orders)('tells a visit, the day before, that it was missed, and the next one: $id $kind', async (life) => {
    const { operator, kind } = life;
    const { world, number } = await begun(operator, kind);
    const [from, to] = [moscow('2026-12-01 10:00'), moscow('2026-12-01 14:00')];
    await world.done(number, { type: 'schedule', appointment: { from, to } });
    await world.until('2026-12-01 14:00');
    expect(namesOf(world.sent)).toContain('visitReminder');
    const before = world.sent.length;
    await world.until('2026-12-01 15:00');
    expect(namesOf(world.sent.slice(before))).toEqual(['overdue']);
    expect(world.sent.at(-1)?.text).toMatch(apology);
    expect(world.sent.at(-1)?.text).toContain('14:00 01.12.2026');
    const appointment = { from: moscow('2026-12-03 10:00'), to: moscow('2026-12-03 14:00') };
    const { messages } = accepted(
      await world.desk.execute(number, { type: 'reschedule', appointment, reason: 'Мастер заболел' }),
    );
    expect(namesOf(messages)).toEqual(['rescheduled']);
    expect(messages[0]?.text).toMatch(/03\.12\.2026.*Мастер заболел\./);
    expect(await world.delivered()).toEqual(['rescheduled']);
    await world.until('2026-12-03 15:00');
    expect(world.sent.at(-1)?.text).toMatch(/14:00 03\.12\.2026/);
  });
});

describe('a visit that is over', () => {
  const appointment = { from: moscow('2026-11-24 10:00'), to: moscow('2026-11-24 14:00') };

  it('is not missed where its end was recorded within the hour, or it was moved before', async () => {
    const kept = await begun(mts, 'fixedConnection');
    await kept.world.done(kept.number, { type: 'schedule', appointment });
    kept.world.at('2026-11-24 14:40');
    await kept.world.done(kept.number, { type: 'fulfil', answer: 'Подключили' });
    await daily(kept.world, '2026-12-20 12:00');
    expect(namesOf(kept.world.sent)).not.toContain('overdue');
    const moved = await begun(mts, 'fixedConnection');
    await moved.world.done(moved.number, { type: 'schedule', appointment });
    moved.world.at('2026-11-24 12:00');
    const later = { from: moscow('2026-11-25 10:00'), to: moscow('2026-11-25 14:00') };
    const { messages } = accepted(
      await moved.world.desk.execute(moved.number, {
        type: 'reschedule',
        appointment: later,
        reason: 'Мастер задержался',
      }),
    );
    expect(messages[0]?.text).toContain('25.11.2026');
    expect(await moved.world.events(moved.number)).not.toContain('appointmentMissed');
  });

  it('without an end is missed when its day is over', async () => {
    const { world, number } = await begun(mts, 'fixedConnection');
    await world.done(number, { type: 'schedule', appointment: { from: appointment.from } });
    await world.until('2026-11-25 00:00');
    expect(await world.events(number)).not.toContain('appointmentMissed');
    await world.until('2026-11-25 08:00');
    expect(world.sent.at(-1)?.text).toMatch(/24\.11\.2026/);
  });

  it('is told once, also by a tick that comes late', async () => {
    const { world, number } = await begun(mts, 'fixedConnection');
    await world.done(number, { type: 'schedule', appointment });
    world.at('2026-11-24 20:00');
    await world.passes();
    await world.passes();
    expect((await world.events(number)).filter((type) => type === 'appointmentMissed')).toHaveLength(1);
  });
});

describe('the number of a request', () => {
  const everywhere = four.flatMap((operator) =>
    ['fixedFault', 'fixedConnection', 'shopOrder'].map((kind) => ({ id: operator.id, operator, kind })),
  );

  it.each(everywhere)('comes by SMS too, whatever the channel: $id $kind', async ({ operator, kind }) => {
    for (const channel of channels) {
      const world = given(noon);
      const mailbox = { ...subscriber, email: 'ivan@example.com' };
      const { number, messages } = await world.registered(operator, kind, { channel, subscriber: mailbox });
      const bySms = messages.filter((message) => message.channel === 'sms');
      expect([channel, bySms.length]).toEqual([channel, 1]);
      expect(bySms[0]?.text).toContain(number);
    }
  });

  it.each(four)(
    'stands beside the federal telephone of $id where the line may be of another operator',
    async (operator) => {
      for (const kind of ['numberPorting', 'newConnection', 'complaint']) {
        const world = given(noon);
        const { number } = await world.registered(operator, kind);
        const { messages } = accepted(await world.desk.execute(number, { type: 'reject', reason: 'Нет документа' }));
        const federal = operator.contacts.federal.replace('+7', '8');
        const phone = kind === 'complaint' ? operator.support : federal;
        expect(messages[0]?.text).toContain(`Подробнее: ${phone}.`);
      }
    },
  );
});

describe('what a subscriber may still do', () => {
  it('is told with its last day, in a message and in a status, until it has passed', async () => {
    const text = async (world: World, number: string) =>
      accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).text;
    const asked = await begun(mts, 'complaint');
    await asked.world.done(asked.number, { type: 'ask', question: 'Какой адрес' });
    expect(await text(asked.world, asked.number)).toMatch(/не позднее 30\.11\.2026.*иначе закроем жалобу/);
    const order = await begun(mts, 'shopOrder');
    const { messages } = accepted(await order.world.desk.execute(order.number, { type: 'fulfil', answer: 'Вручён' }));
    expect(messages[0]?.text).toMatch(/Вернуть товар можно не позднее 27\.11\.2026/);
    expect(await text(order.world, order.number)).toMatch(/Вернуть товар можно не позднее 27\.11\.2026/);
    order.world.at('2026-11-28 00:00');
    expect(await text(order.world, order.number)).not.toContain('Вернуть');
    const world = given(noon);
    const porting = await world.registered(mts, 'numberPorting', { channel: 'chat' });
    expect(porting.messages[0]?.text).toMatch(/Отказаться можно не позднее 24\.11\.2026/);
    expect(await text(world, porting.number)).toMatch(/Отказаться можно не позднее 24\.11\.2026/);
    world.at('2026-11-25 00:00');
    expect(await text(world, porting.number)).not.toContain('Отказаться');
  });

  it('is no argument that a text may use bare', () => {
    const bare = { fulfilled: { ru: '{number} {returnUntil}' } } as const;
    expect(() => extendOperator(mts, { texts: bare })).toThrow(/found \{returnUntil\}, which may be absent here/);
  });
});
