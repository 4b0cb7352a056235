import { describe, expect, it } from 'vitest';
import type { CommandInput } from 'zayavka';
import { extendOperator, mts, type Operator } from 'zayavka/operators';
import { accepted, given, moscow, subscriber, type World } from '../scenario/desk.ts';

/** Messages of a request with their fates. */
async function told(world: World, id: string): Promise<readonly string[]> {
  return (await world.store.messages(id)).map(({ message, outcome }) => `${message} ${outcome ?? 'waits'}`);
}

const start = { type: 'start' } as const;
const mailbox = { ...subscriber, email: 'ivan@example.com' };

describe('a promise that is broken', () => {
  it('is told with an apology, and with what is promised next', async () => {
    const world = given('2026-11-20 12:00');
    const { id, number } = await world.registered(mts, 'complaint');
    await world.until('2026-11-26 12:00');
    expect(await told(world, id)).toEqual(['registered sent', 'overdue sent']);
    expect(world.sent.at(-1)?.text).toMatch(/^Извините.*25\.11\.2026/);
    const { text } = accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number }));
    expect(text).toMatch(/^Извините.*25\.11\.2026/);
  });

  it('names the next promise where there is one', async () => {
    const world = given('2026-11-20 12:00');
    await world.registered(mts, 'fixedConnection');
    await world.until('2026-11-24 12:00');
    const text = world.sent.at(-1)?.text;
    expect(world.sent.at(-1)?.message).toBe('overdue');
    expect(text).toContain('23.11.2026');
    expect(text).toMatch(/не позднее 25\.11\.2026/);
  });

  it('is the latest one in the status', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'fixedConnection');
    await world.until('2026-11-27 12:00');
    const { text } = accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number }));
    expect(text).toContain('25.11.2026');
    expect(text).not.toContain('23.11.2026');
  });

  it('is told of every kind with a promise, and only while it is open', async () => {
    for (const kind of Object.keys(mts.kinds).filter((name) => name !== 'consultation')) {
      const world = given('2026-11-20 12:00');
      const { id } = await world.registered(mts, kind);
      await world.until('2027-01-11 12:00');
      expect([kind, await told(world, id)]).toEqual([kind, expect.arrayContaining(['overdue sent'])]);
    }
    const world = given('2026-11-20 12:00');
    const { id, number } = await world.registered(mts, 'complaint');
    await world.done(number, start, { type: 'resolve', outcome: 'satisfied', answer: 'Готово' });
    await world.until('2026-11-26 12:00');
    expect(await told(world, id)).not.toContain('overdue sent');
  });

  it('is told with the appointment that was agreed for a later day', async () => {
    const world = given('2026-11-20 12:00');
    const { id, number } = await world.registered(mts, 'fixedConnection');
    await world.delivered();
    const appointment = { from: moscow('2026-11-30 10:00'), to: moscow('2026-11-30 14:00') };
    await world.done(number, start, { type: 'schedule', appointment });
    await world.until('2026-11-30 09:00');
    expect(await told(world, id)).toEqual(['registered sent', 'scheduled sent', 'overdue sent', 'visitReminder sent']);
    expect(world.sent.find(({ message }) => message === 'overdue')?.text).toMatch(
      /^Извините.*25\.11\.2026.*30\.11\.2026/,
    );
    const { text } = accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number }));
    expect(text).toContain('30.11.2026');
  });

  it('does not apologise for a claim that was registered late', async () => {
    const world = given('2026-11-20 12:00');
    const { id } = await world.registered(mts, 'claim', { receivedAt: moscow('2026-11-10 12:00') });
    await world.until('2026-11-23 12:00');
    expect(await told(world, id)).toEqual(['registered sent']);
  });

  it('is not told once the answer is there, before the message goes out', async () => {
    const world = given('2026-11-20 12:00');
    const { id, number } = await world.registered(mts, 'complaint');
    await world.delivered();
    world.at('2026-11-26 23:00');
    await world.desk.tick();
    await world.done(number, start, { type: 'resolve', outcome: 'satisfied', answer: 'Готово' });
    world.at('2026-11-27 09:00');
    await world.delivered();
    expect(await told(world, id)).toEqual(['registered sent', 'overdue superseded', 'resolved sent']);
  });
});

describe('an appointment that is moved in the night in which it was agreed', () => {
  it('is told as the first one', async () => {
    const world = given('2026-11-20 12:00');
    const { id, number } = await world.registered(mts, 'shopOrder');
    await world.done(number, start);
    await world.delivered();
    const on = (day: string) => ({ from: moscow(`${day} 10:00`), to: moscow(`${day} 12:00`) });
    world.at('2026-11-20 23:00');
    await world.done(number, { type: 'schedule', appointment: on('2026-11-24') });
    world.at('2026-11-20 23:30');
    await world.done(number, { type: 'reschedule', appointment: on('2026-11-25'), reason: 'Ошибка' });
    world.at('2026-11-21 09:00');
    await world.delivered();
    expect(await told(world, id)).toEqual(['registered sent', 'scheduled superseded', 'scheduled sent']);
    await world.done(number, { type: 'reschedule', appointment: on('2026-11-26'), reason: 'Ошибка' });
    expect((await told(world, id)).at(-1)).toBe('rescheduled waits');
  });
});

describe('a reply', () => {
  const ask = { type: 'ask', question: 'Когда пропала связь?' } as const;
  const reply = { type: 'reply', text: 'Вчера' } as const;

  it('is followed by the new date, where the wait has put it off', async () => {
    const world = given('2026-11-20 12:00');
    const { id, number } = await world.registered(mts, 'serviceFault');
    await world.delivered();
    await world.done(number, start, ask);
    await world.delivered();
    world.at('2026-11-27 12:00');
    await world.done(number, reply);
    await world.delivered();
    expect((await told(world, id)).at(-1)).toBe('resumed sent');
    expect(world.sent.at(-1)?.text).toContain('не позднее 01.12.2026');
  });

  it('is followed by nothing, where the date stays', async () => {
    const world = given('2026-11-20 12:00');
    const { id, number } = await world.registered(mts, 'serviceFault');
    await world.delivered();
    await world.done(number, start, ask, reply);
    await world.delivered();
    expect(await told(world, id)).toEqual(['registered sent', 'needsAnswer superseded']);
  });
});

describe('an order that is held', () => {
  it('tells the reason and the date at once', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'numberPorting');
    await world.done(number, start);
    const { messages } = accepted(
      await world.desk.execute(number, { type: 'hold', reason: 'Прежний оператор проверяет долг' }),
    );
    expect(messages.map(({ message }) => message)).toEqual(['delayed']);
    expect(messages[0]?.text).toMatch(/Прежний оператор проверяет долг\..*не позднее 28\.11\.2026/);
    // The date has not moved.
    expect(messages[0]?.text).not.toMatch(/задерж/iu);
  });

  it('tells no date that has passed', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'shopOrder');
    await world.done(number, start);
    world.at('2026-12-20 12:00');
    const { messages } = accepted(await world.desk.execute(number, { type: 'hold', reason: 'Ждём товар' }));
    expect(messages.map(({ message }) => message)).not.toContain('delayed');
  });
});

/** An order of MTS with an appointment, agreed on 20 November. */
async function scheduled(kind: string, from: string, to?: string, at = '2026-11-20 12:00') {
  const world = given(at);
  const { id, number } = await world.registered(mts, kind);
  const appointment = { from: moscow(from), ...(to !== undefined && { to: moscow(to) }) };
  await world.done(number, start, { type: 'schedule', appointment });
  await world.delivered();
  return { world, id, number };
}

describe('a reminder of an appointment', () => {
  it('comes at ten o’clock of the day before, once', async () => {
    const { world, number } = await scheduled('fixedConnection', '2026-11-24 10:00', '2026-11-24 14:00');
    world.at('2026-11-23 09:59');
    await world.desk.tick();
    expect(await world.delivered()).toEqual([]);
    world.at('2026-11-23 10:00');
    await world.desk.tick();
    await world.desk.tick();
    expect(await world.delivered()).toContain('visitReminder');
    expect(world.sent.find(({ message }) => message === 'visitReminder')?.text).toMatch(
      /^Завтра, 24\.11\.2026, 10:00–14:00/,
    );
    const events = await world.events(number);
    expect(events.filter((type) => type === 'appointmentTomorrow')).toHaveLength(1);
  });

  it('does not come for an appointment that was agreed later than its hour, nor for one that was moved', async () => {
    const late = await scheduled('fixedConnection', '2026-11-21 10:00', '2026-11-21 14:00');
    await late.world.until('2026-11-22 12:00');
    expect(await late.world.events(late.number)).not.toContain('appointmentTomorrow');
    const moved = await scheduled('fixedConnection', '2026-11-24 10:00', '2026-11-24 14:00');
    const appointment = { from: moscow('2026-11-27 10:00'), to: moscow('2026-11-27 14:00') };
    await moved.world.done(moved.number, { type: 'reschedule', appointment, reason: 'Мастер заболел' });
    await moved.world.until('2026-11-25 12:00');
    expect(await moved.world.events(moved.number)).not.toContain('appointmentTomorrow');
    await moved.world.until('2026-11-26 12:00');
    expect(await moved.world.events(moved.number)).toContain('appointmentTomorrow');
  });

  it('is left out by a tick that comes too late', async () => {
    const { world, id, number } = await scheduled('fixedConnection', '2026-11-24 10:00', '2026-11-24 14:00');
    world.at('2026-11-24 00:00');
    await world.desk.tick();
    expect(await world.events(number)).not.toContain('appointmentTomorrow');
    world.at('2026-12-20 00:00');
    await world.desk.tick();
    expect(await told(world, id)).not.toContain('visitReminder waits');
  });

  it('is not sent on the next day, when «завтра» would be wrong', async () => {
    const { world, id } = await scheduled('fixedConnection', '2026-11-24 10:00', '2026-11-24 14:00');
    world.at('2026-11-23 21:59');
    await world.desk.tick();
    world.at('2026-11-24 00:00');
    await world.delivered();
    expect(await told(world, id)).toContain('visitReminder expired');
  });

  it('of a porting comes on the day itself too', async () => {
    const { world, id } = await scheduled('numberPorting', '2026-11-29 12:00', '2026-11-29 14:00');
    await world.until('2026-11-29 00:00');
    world.at('2026-11-29 08:00');
    await world.desk.tick();
    world.at('2026-11-29 09:00');
    // The promise was 28.11.2026.
    expect(await world.delivered()).toEqual(['overdue', 'porting']);
    expect(world.sent.at(-1)?.text).toMatch(/Сегодня.*перенес/);
    expect((await told(world, id)).filter((line) => line.startsWith('porting'))).toHaveLength(3);
  });
});

describe('a porting at night', () => {
  const remindersUntil = async (from: string, until: string, operators?: readonly Operator[]) => {
    const world = given('2026-11-20 12:00', operators && { operators });
    const { number } = await world.registered(operators?.[0] ?? mts, 'numberPorting');
    const appointment = { from: moscow(from), to: moscow('2026-11-29 12:00') };
    await world.done(number, start, { type: 'schedule', appointment });
    await world.delivered();
    const first = world.sent.length;
    await world.until(until);
    const reminders = world.sent.slice(first).filter(({ message }) => message !== 'overdue');
    return reminders.map(({ message, text }) => `${message} ${text.slice(0, 18)}`);
  };

  it('is told twice on the day before, the second time before the quiet hours', async () => {
    const before = ['visitReminder Завтра, 29.11.2026', 'porting Завтра, 29.11.2026'];
    expect(await remindersUntil('2026-11-29 02:00', '2026-11-28 20:00')).toEqual(before);
    expect(await remindersUntil('2026-11-29 02:00', '2026-11-29 12:00')).toEqual(before);
  });

  it('is told on the day itself where a message may go before it begins', async () => {
    expect(await remindersUntil('2026-11-29 10:00', '2026-11-29 12:00')).toEqual([
      'visitReminder Завтра, 29.11.2026',
      'porting Сегодня, 29.11.202',
    ]);
    const { quietHours: _, ...loud } = mts;
    expect(await remindersUntil('2026-11-29 02:00', '2026-11-29 12:00', [loud])).toEqual([
      'visitReminder Завтра, 29.11.2026',
      'porting Сегодня, 29.11.202',
    ]);
  });
});

describe('an appointment that is moved or given up', () => {
  it.each([
    ['reschedule', { type: 'reschedule', appointment: { from: moscow('2026-12-02 10:00') }, reason: 'Авария' }],
    ['hold', { type: 'hold', reason: 'Авария' }],
    ['ask', { type: 'ask', question: 'Номер верный?' }],
  ] as const)('takes its unsent messages with it: %s', async (_, command) => {
    for (const kind of ['numberPorting', 'fixedConnection']) {
      const world = given('2026-11-20 12:00');
      const { id, number } = await world.registered(mts, kind);
      await world.done(number, start, { type: 'schedule', appointment: { from: moscow('2026-11-30 10:00') } });
      await world.delivered();
      world.at('2026-11-29 10:00');
      await world.desk.tick();
      await world.done(number, command);
      world.at('2026-11-29 12:00');
      await world.delivered();
      expect(await told(world, id)).toContain('visitReminder superseded');
      expect(world.sent.at(-1)?.text).not.toContain('30.11.2026, с 10:00');
    }
  });

  it('does so where the kind tells no move, too', async () => {
    const { rescheduled: __, ...messages } = mts.kinds.numberPorting.messages;
    const quiet = extendOperator(mts, { kinds: { numberPorting: { messages } } });
    const world = given('2026-11-20 22:00', { operators: [quiet] });
    const { id, number } = await world.registered(quiet, 'numberPorting');
    const [first, second] = [{ from: moscow('2026-11-30 10:00') }, { from: moscow('2026-12-02 10:00') }] as const;
    await world.done(
      number,
      start,
      { type: 'schedule', appointment: first },
      { type: 'reschedule', appointment: second, reason: 'Авария' },
    );
    world.at('2026-11-21 12:00');
    await world.delivered();
    expect((await told(world, id)).filter((line) => line.startsWith('porting'))).toEqual([
      'porting superseded',
      'porting superseded',
    ]);
  });
});

describe('an appointment that has begun', () => {
  it('is not in the status either, and its missing is', async () => {
    const { world, number } = await scheduled('fixedConnection', '2026-11-29 10:00');
    const text = async (at: string): Promise<string> => {
      world.at(at);
      return accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).text;
    };
    expect(await text('2026-11-29 09:59')).toContain('29.11.2026');
    expect(await text('2026-11-29 10:00')).not.toContain('29.11.2026');
    expect(await text('2026-11-30 01:00')).toMatch(/не успели.*29\.11\.2026|не уложились.*29\.11\.2026/);
  });
});

describe('the other news', () => {
  it('of an order tell its steps', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'shopOrder');
    await world.done(number, start);
    const { messages } = accepted(
      await world.desk.execute(number, { type: 'progress', step: 'shipped', note: 'Курьер позвонит' }),
    );
    expect(messages.map(({ message }) => message)).toEqual(['progressed']);
    expect(messages[0]?.text).toContain('Отправлен');
    expect(messages[0]?.text).toContain('Курьер позвонит.');
    const { text, step } = accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number }));
    expect([step, text.includes('Отправлен')]).toEqual(['Отправлен', true]);
  });

  it('of a return tell the sum', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'shopOrder', {
      details: { items: [{ name: 'Телефон', quantity: 1 }], amount: 1_299_000 },
    });
    await world.done(number, start, { type: 'fulfil', answer: 'Доставлен' });
    const { messages } = accepted(await world.desk.execute(number, { type: 'return' }));
    expect(messages[0]?.message).toBe('returned');
    expect(messages[0]?.text).toMatch(/12\s?990/);
  });

  it('of a duplicate name the other number', async () => {
    const world = given('2026-11-20 12:00');
    const { number: into } = await world.registered(mts, 'complaint');
    const { number } = await world.registered(mts, 'complaint');
    const { messages } = accepted(await world.desk.execute(number, { type: 'merge', into }));
    expect(messages.map(({ message, text }) => [message, text.includes(into)])).toEqual([['merged', true]]);
  });

  it('ask with the date until which an answer is awaited', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, start);
    const { messages } = accepted(await world.desk.execute(number, { type: 'ask', question: 'Какой адрес' }));
    expect(messages[0]?.text).toMatch(/Какой адрес\. .*не позднее 30\.11\.2026/);
  });
});

describe('the ways of a message', () => {
  it.each(['fixedFault', 'fixedConnection', 'shopOrder'])(
    'are an SMS too, whatever the channel, for the number of %s',
    async (kind) => {
      for (const channel of ['chat', 'app', 'email', 'hotline'] as const) {
        const world = given('2026-11-20 12:00');
        const { messages, id } = await world.registered(mts, kind, { channel, subscriber: mailbox });
        const ways = messages.map((message) => message.channel);
        expect(ways).toContain('sms');
        expect(new Set(ways).size).toBe(ways.length);
        expect(ways.length).toBe(channel === 'hotline' ? 1 : 2);
        expect(new Set(messages.map(({ key }) => key)).size).toBe(ways.length);
        expect(await world.delivered()).toEqual(ways.map(() => 'registered'));
        expect(await told(world, id)).toEqual(ways.map(() => 'registered sent'));
      }
    },
  );

  it('are those of the rule, and all of them are replaced by newer news', async () => {
    const operator = extendOperator(mts, {
      kinds: {
        complaint: {
          messages: {
            ...mts.kinds.complaint.messages,
            extended: { message: 'extended', urgent: false, channels: ['sms', 'email'] },
          },
        },
      },
    });
    const world = given('2026-11-20 12:00', { operators: [operator] });
    const { id, number } = await world.registered(operator, 'complaint', { subscriber: mailbox });
    await world.delivered();
    await world.done(number, start, { type: 'extend', reason: 'Проверяем' });
    expect(await told(world, id)).toEqual(['registered sent', 'extended waits', 'extended waits']);
    await world.done(number, { type: 'resolve', outcome: 'satisfied', answer: 'Готово' });
    await world.delivered();
    expect(await told(world, id)).toEqual([
      'registered sent',
      'extended superseded',
      'extended superseded',
      'resolved sent',
    ]);
  });

  it('tell the number on a channel that the rule demands, whatever another channel has told since', async () => {
    const appointment = { from: moscow('2026-11-25 10:00'), to: moscow('2026-11-25 14:00') };
    const later: readonly (readonly CommandInput[])[] = [
      [{ type: 'schedule', appointment }],
      [{ type: 'extend', reason: 'Ждём товар' }],
      [{ type: 'fulfil', answer: 'Вручили' }],
    ];
    for (const commands of later) {
      const world = given('2026-11-20 12:00');
      const { id, number } = await world.registered(mts, 'shopOrder', { channel: 'app' });
      await world.done(number, start, ...commands);
      await world.delivered();
      const sms = world.sent.filter(({ channel }) => channel === 'sms');
      expect(sms.map(({ message }) => message)).toEqual(['registered']);
      expect(sms[0]?.text).toContain(number);
      // What it promised may be another date now.
      expect(sms[0]?.text).not.toMatch(/не позднее/);
      expect((await told(world, id)).slice(0, 2)).toEqual(['registered superseded', 'registered sent']);
    }
    const world = given('2026-11-20 12:00');
    const { id, number } = await world.registered(mts, 'shopOrder');
    await world.done(number, start, { type: 'schedule', appointment });
    expect(await told(world, id)).toEqual(['registered superseded', 'scheduled waits']);
  });

  it('are refused where they do not exist', () => {
    const rule = { message: 'extended', urgent: false, channels: ['fax' as 'sms'] } as const;
    expect(() => extendOperator(mts, { kinds: { complaint: { messages: { extended: rule } } } })).toThrow(
      /channels\.0: expected one of sms/,
    );
    const none = { ...rule, channels: [] };
    expect(() => extendOperator(mts, { kinds: { complaint: { messages: { extended: none } } } })).toThrow(
      /at least one channel/,
    );
  });
});

describe('the language of a message', () => {
  it('is the one in which it is really written, in the record, the answer and the view', async () => {
    const world = given('2026-11-20 12:00');
    const { id, number, messages } = await world.registered(mts, 'complaint', {
      subscriber: { ...subscriber, locale: 'kk' },
    });
    expect(messages[0]?.locale).toBe('ru');
    expect((await world.store.messages(id))[0]?.locale).toBe('ru');
    const view = accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number }));
    expect([view.locale, view.title]).toEqual(['ru', 'Жалоба']);
  });
});
