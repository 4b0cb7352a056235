/**
 * `desk.import` and `importMany`: requests of another system, with their old numbers and dates of any year.
 */
import { describe, expect, it } from 'vitest';
import {
  addToFigures,
  figures,
  type ImportRecord,
  memoryStore,
  openDesk,
  type RequestStore,
  readFigures,
} from 'zayavka';
import { beeline, mts } from 'zayavka/operators';
import { accepted, form, four, given, secret, stranger, type World } from '../scenario/desk.ts';
import { dyingStore, methodsOf, watchedStore } from './stores.ts';

const caller = '+79161234567';

function record(difference: Partial<ImportRecord> = {}): ImportRecord {
  return {
    operator: 'mts',
    kind: 'complaint',
    channel: 'hotline',
    subscriber: { msisdn: caller },
    text: 'Медленный интернет',
    externalNumber: 'HD-2019/000417',
    registeredAt: '2019-03-01T12:00:00+03:00',
    ...difference,
  };
}

const ended: Partial<ImportRecord> = {
  status: 'closed',
  outcome: 'satisfied',
  answer: 'Настройки исправлены',
  closedAt: '2019-03-05T12:00:00+03:00',
};

const scheduled = {
  status: 'scheduled',
  kind: 'fixedConnection',
  details: { address: 'Казань, улица Баумана, 1' },
  registeredAt: '2026-11-18T10:00:00+03:00',
} as const;

async function issuesOf(world: World, difference: object) {
  const answer = await world.desk.import({ ...record(), ...difference } as ImportRecord);
  if (answer.ok || answer.refusal.code !== 'input/invalid') return answer;
  return answer.refusal.issues.map(({ path }) => path);
}

describe('an imported request that has ended', () => {
  it('has its old dates, one event, no clock and no message', async () => {
    const world = given('2026-11-20 12:00');
    const answer = accepted(await world.desk.import(record(ended)));
    expect(answer).toMatchObject({
      number: expect.stringMatching(/^\d{10}$/),
      operator: 'mts',
      status: 'closed',
      version: 1,
      registeredAt: new Date('2019-03-01T09:00:00Z'),
      dueAt: undefined,
      messages: [],
      script: undefined,
      allowed: ['note', 'link', 'attach'],
    });
    const view = accepted(await world.desk.agent({ agentId: 'ivanova', number: answer.number ?? '' }));
    expect(view).toMatchObject({
      request: {
        externalNumber: 'HD-2019/000417',
        answeredAt: Date.UTC(2019, 2, 5, 9),
        statusAt: Date.UTC(2019, 2, 5, 9),
      },
      clocks: [],
      messages: [],
    });
    const { events } = accepted(await world.desk.events());
    expect(events[0]).toMatchObject({
      version: 1,
      event: { type: 'imported', status: 'closed', registeredAt: Date.UTC(2019, 2, 1, 9), at: world.now.getTime() },
    });
    expect(JSON.stringify(events)).not.toContain('Медленный');
    await world.until('2026-11-27 12:00');
    expect(world.sent).toEqual([]);
    expect(await world.events(answer.number ?? '')).toEqual(['imported', 'accessed']);
    expect(accepted(await world.desk.queue()).requests).toEqual([]);
  });

  it('is told about in its own words, also where the answer is not known', async () => {
    const world = given('2026-11-20 12:00');
    accepted(await world.desk.import(record(ended)));
    accepted(await world.desk.import(record({ externalNumber: 'HD-2', closedAt: '2019-03-05T12:00:00+03:00' })));
    const text = async (number: string) =>
      accepted(await world.desk.status({ caller, channel: 'hotline', number })).text;
    expect(await text('HD-2019/000417')).toContain('Настройки исправлены');
    expect(await text('HD-2')).not.toMatch(/undefined|satisfied|исправлен|решён/);
    const { request } = accepted(await world.desk.agent({ agentId: 'ivanova', number: 'HD-2' }));
    expect([request.status, request.outcome, request.answer]).toEqual(['closed', undefined, undefined]);
  });

  it.each([
    ['resolved', { outcome: 'refused', answer: 'Нет' }],
    ['rejected', { reason: 'Не наш абонент' }],
    ['rejected', { answer: 'Не наш абонент' }],
    ['withdrawn', {}],
  ] as const)('may be %s: %j', async (status, difference) => {
    const world = given('2026-11-20 12:00');
    const closedAt = '2026-11-19T12:00:00+03:00';
    const { number = '' } = accepted(await world.desk.import(record({ closedAt, status, ...difference })));
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number }))).toMatchObject({ status });
  });

  it.each(['fulfilled', 'closed', 'returned', 'failed', 'cancelled'] as const)(
    'may be an order that is %s',
    async (status) => {
      const world = given('2026-11-20 12:00');
      const order = { kind: 'tariffChange', details: { tariff: 'Мой город' } } as const;
      const closedAt = '2026-11-19T12:00:00+03:00';
      const { number = '' } = accepted(
        await world.desk.import(record({ ...order, status, closedAt, answer: 'Сделано' })),
      );
      expect(accepted(await world.desk.status({ caller, channel: 'hotline', number }))).toMatchObject({ status });
    },
  );

  const yesterday = '2026-11-19T12:00:00+03:00';
  const shopOrder = { kind: 'shopOrder', details: { items: [{ name: 'Роутер', quantity: 1 }] } } as const;

  it.each(['resolved', 'closed'] as const)('and is %s is reopened for a new term', async (status) => {
    for (const { id } of four) {
      for (const kind of ['complaint', 'serviceFault', 'claim'] as const) {
        const world = given('2026-11-20 12:00');
        const details = kind === 'claim' ? { answerForm: 'paper' } : {};
        const past = { status, outcome: 'satisfied', answer: 'Готово', closedAt: yesterday } as const;
        accepted(await world.desk.import(record({ operator: id, kind, details, ...past })));
        const command = { type: 'reopen', reason: 'Снова', caller, channel: 'hotline' } as const;
        const { dueAt } = accepted(await world.desk.execute('HD-2019/000417', command));
        expect(dueAt?.getTime()).toBeGreaterThan(world.now.getTime());
        expect(await world.delivered()).toEqual(['reopened']);
      }
    }
  });

  it('has its windows from its end: until then it is listed and may be reopened or returned, then it is archived', async () => {
    const world = given('2026-11-20 12:00');
    const answer = { answer: 'Готово', closedAt: yesterday };
    accepted(
      await world.desk.import(record({ externalNumber: 'A-1', status: 'resolved', outcome: 'satisfied', ...answer })),
    );
    accepted(await world.desk.import(record({ externalNumber: 'A-2', status: 'fulfilled', ...shopOrder, ...answer })));
    const allowed = async (number: string) => accepted(await world.desk.allowed(number));
    expect(await allowed('A-1')).toContain('reopen');
    expect(await allowed('A-2')).toContain('return');
    const listed = async () => accepted(await world.desk.status({ caller, channel: 'hotline' })).requests?.length ?? 0;
    expect(await listed()).toBe(2);
    world.at('2026-11-24 12:00');
    expect((await world.desk.tick()).events).toEqual({ closed: 2 });
    expect(await allowed('A-1')).toContain('reopen');
    expect(await allowed('A-2')).toContain('return');
    world.at('2027-01-20 12:00');
    expect((await world.desk.tick()).events).toEqual({ archived: 2 });
    expect(await allowed('A-1')).not.toContain('reopen');
    expect(await allowed('A-2')).not.toContain('return');
  });

  it.each([
    ['resolved', { outcome: 'satisfied' }, 'reopen'],
    ['fulfilled', shopOrder, 'return'],
  ] as const)('and is long %s is closed and archived without a message', async (status, difference, command) => {
    const world = given('2026-11-20 12:00');
    const closedAt = '2019-03-05T12:00:00+03:00';
    const answer = accepted(await world.desk.import(record({ status, answer: 'Готово', closedAt, ...difference })));
    expect(answer).toMatchObject({ status: 'closed', version: 1, messages: [] });
    expect(answer.allowed).not.toContain(command);
    expect((await world.desk.tick()).events).toEqual({});
    expect(await world.delivered()).toEqual([]);
  });

  it('is not erased by the next tick, but when its person has been kept for the whole term', async () => {
    const world = given('2026-11-20 12:00');
    const { number = '' } = accepted(await world.desk.import(record(ended)));
    world.at('2029-11-19 12:00');
    expect((await world.desk.tick()).forgotten).toBe(0);
    world.at('2029-11-22 12:00');
    expect((await world.desk.tick()).forgotten).toBe(1);
    expect(await world.desk.status({ caller, channel: 'hotline', number })).toMatchObject({
      refusal: { code: 'request/unknown' },
    });
  });

  it.each([
    '1970-01-01T00:00:00Z',
    '1999-12-31T23:59:59+03:00',
    '2012-02-29T10:00:00+04:00',
    '2023-12-31T12:00:00+03:00',
  ])('may be as old as %s, whatever the calendar knows', async (registeredAt) => {
    const world = given('2026-11-20 12:00');
    const closed = accepted(await world.desk.import(record({ registeredAt, closedAt: '2024-01-01T00:00:00Z' })));
    expect(closed.registeredAt).toEqual(new Date(registeredAt));
    const open = accepted(await world.desk.import(record({ registeredAt, externalNumber: 'HD-1' })));
    expect(open.registeredAt).toEqual(new Date(registeredAt));
    await world.done(open.number ?? '', { type: 'start' });
    accepted(await world.desk.status({ caller, channel: 'hotline', number: 'HD-1' }));
    accepted(await world.desk.agent({ agentId: 'ivanova', number: 'HD-1' }));
    expect(await world.desk.tick()).toMatchObject({ failed: 0 });
    expect(open.preliminary).toBe(true);
    const view = accepted(await world.desk.status({ caller, channel: 'hotline', number: 'HD-1' }));
    expect(view).toMatchObject({ preliminary: true, dueAt: open.dueAt });
    // Nobody was promised that date.
    expect(view.text).toContain('занимаемся');
    expect(view.text).not.toMatch(/\d{2}\.\d{2}\.\d{4}|Извините/);
    const { requests } = accepted(await world.desk.queue({ overdue: true }));
    expect(requests.find(({ number }) => number === open.number)).toMatchObject({ preliminary: true });
    await world.done('HD-1', { type: 'hold', reason: 'Ждём поставщика' });
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number: 'HD-1' })).text).not.toMatch(
      /\d{4}\./,
    );
    expect((await world.delivered()).length).toBe(1);
    const claim = { kind: 'claim', registeredAt, externalNumber: 'HD-3', details: { answerForm: 'paper' } } as const;
    accepted(await world.desk.import(record(claim)));
  });
});

describe('an imported request that is open', () => {
  it('has its clocks from its true start, and goes on from there', async () => {
    const world = given('2026-11-20 12:00');
    const registeredAt = '2026-11-18T10:00:00+03:00';
    const {
      number = '',
      lastDay,
      status,
    } = accepted(await world.desk.import(record({ registeredAt, status: 'inProgress' })));
    expect({ lastDay, status }).toEqual({ lastDay: '2026-11-23', status: 'inProgress' });
    world.at('2026-11-24 12:00');
    expect((await world.desk.tick()).events).toMatchObject({ breached: 1 });
    expect(await world.delivered()).toEqual(['overdue']);
    await world.done(number, { type: 'resolve', outcome: 'satisfied', answer: 'Готово' });
    expect(await world.delivered()).toEqual(['resolved']);
  });

  it('that is long overdue tells nobody, and stands in the queue as overdue', async () => {
    const world = given('2026-11-20 12:00');
    const { number = '' } = accepted(await world.desk.import(record({ registeredAt: '2026-10-01T10:00:00+03:00' })));
    expect((await world.desk.tick()).events).toEqual({});
    expect(await world.delivered()).toEqual([]);
    expect(await world.events(number)).toEqual(['imported']);
    expect(accepted(await world.desk.queue({ overdue: true })).requests).toMatchObject([
      { number, lastDay: '2026-10-06' },
    ]);
  });

  it('waits, stands still or is agreed on as it was', async () => {
    const world = given('2026-11-20 12:00');
    const registeredAt = '2026-11-18T10:00:00+03:00';
    const states: readonly Partial<ImportRecord>[] = [
      { externalNumber: 'A-1', status: 'awaitingSubscriber', question: 'С какого устройства?' },
      { externalNumber: 'A-2', status: 'onHold', reason: 'Ждём поставщика' },
      {
        externalNumber: 'A-3',
        status: 'scheduled',
        kind: 'fixedConnection',
        details: { address: 'Казань, улица Баумана, 1' },
        appointment: { from: '2026-11-25T10:00:00+03:00' },
      },
    ];
    for (const state of states) accepted(await world.desk.import(record({ registeredAt, ...state })));
    const status = async (number: string) => accepted(await world.desk.status({ caller, channel: 'hotline', number }));
    expect(await status('A-1')).toMatchObject({ status: 'awaitingSubscriber', question: 'С какого устройства?' });
    expect((await status('A-2')).text).toContain('Ждём поставщика');
    expect(await status('A-3')).toMatchObject({ appointment: { from: new Date('2026-11-25T07:00:00Z') } });
    await world.done('A-1', { type: 'reply', text: 'С телефона' });
    expect(await status('A-1')).toMatchObject({ status: 'inProgress' });
    expect(world.sent).toEqual([]);
  });
});

describe('the first command on an imported request, in the millisecond of the import', () => {
  const registeredAt = '2026-11-18T12:00:00+03:00';
  const waiting = { kind: 'serviceFault', status: 'awaitingSubscriber', question: 'Какой у вас адрес?' } as const;

  it.each([0, 1, 60_000])('counts after it, also with a clock that is %i ms behind: a reply', async (behind) => {
    const world = given('2026-11-20 12:00');
    const { number = '' } = accepted(await world.desk.import(record({ ...waiting, registeredAt })));
    world.now = new Date(world.now.getTime() - behind);
    await world.done(number, { type: 'reply', text: 'Тверская, 1', caller, channel: 'hotline' });
    const { clocks } = accepted(await world.desk.agent({ agentId: 'ivanova', number }));
    expect(clocks.find(({ name }) => name === 'waiting')?.state).toBe('stopped');
    expect(clocks.find(({ name }) => name === 'review')?.state).toBe('running');
    await world.until('2026-12-10 12:00');
    expect(await world.events(number)).not.toContain('withdrawn');
    expect(await world.desk.tick()).toMatchObject({ failed: 0 });
  });

  it('counts after it: a withdrawal', async () => {
    const world = given('2026-11-20 12:00');
    const { number = '' } = accepted(await world.desk.import(record({ ...waiting, registeredAt })));
    await world.done(number, { type: 'withdraw', caller, channel: 'hotline' });
    for (const day of ['2026-11-28', '2026-12-01', '2026-12-10']) {
      world.at(day);
      expect(await world.desk.tick()).toMatchObject({ failed: 0 });
    }
    expect(await world.events(number)).toEqual(['imported', 'withdrawn']);
  });

  it('counts after it: a question', async () => {
    const world = given('2026-11-20 12:00');
    const now = { registeredAt: world.now, status: 'inProgress', kind: 'serviceFault' } as const;
    const { number = '' } = accepted(await world.desk.import(record(now)));
    await world.done(number, { type: 'ask', question: 'Какой у вас адрес?' });
    const { clocks } = accepted(await world.desk.agent({ agentId: 'ivanova', number }));
    expect(clocks.find(({ name }) => name === 'review')?.state).toBe('paused');
  });

  it.each(['resolved', 'closed'] as const)('counts after it: what is %s just now is reopened', async (status) => {
    const world = given('2026-11-20 12:00');
    const past = { status, outcome: 'satisfied', answer: 'Готово', closedAt: world.now, registeredAt } as const;
    const { number = '' } = accepted(await world.desk.import(record(past)));
    const reopened = accepted(await world.desk.execute(number, { type: 'reopen', reason: 'Снова' }));
    expect(reopened.status).toBe('inProgress');
    expect(reopened.dueAt?.getTime()).toBeGreaterThan(world.now.getTime());
  });
});

describe('an imported consultation', () => {
  const consultation = { kind: 'consultation', answer: 'Рассказали о тарифе', details: {} } as const;

  it('is closed from the beginning, has no number and is found by its person alone', async () => {
    const world = given('2026-11-20 12:00');
    const given2019 = record({ ...consultation, externalNumber: 'HD-1' });
    const answer = accepted(await world.desk.import(given2019));
    expect(answer).toMatchObject({ number: undefined, status: 'closed', dueAt: undefined, messages: [] });
    expect(await world.desk.status({ caller, channel: 'hotline', number: 'HD-1' })).toMatchObject({ ok: false });
    expect(accepted(await world.desk.export(caller)).requests).toHaveLength(1);
    expect(accepted(await world.desk.import(given2019)).id).toBe(answer.id);
  });

  it('counts as answered in time and without a duration, as any consultation', async () => {
    const world = given('2026-11-20 12:00');
    accepted(await world.desk.import(record({ ...consultation, closedAt: '2019-03-11T12:00:00+03:00' })));
    const { events } = accepted(await world.desk.events());
    const rows = readFigures(events.reduce(addToFigures, figures()), { by: 'kind' });
    expect(rows).toEqual([
      { kind: 'consultation', registered: 1, answered: 1, inTime: 1, late: 0, open: 0, reopened: 0 },
    ]);
  });

  it('is refused with another status, and says which would be right', async () => {
    const world = given('2026-11-20 12:00');
    expect(await world.desk.import(record({ ...consultation, status: 'inProgress' }))).toMatchObject({
      refusal: { code: 'input/invalid', issues: [{ path: 'status', found: 'inProgress', expected: 'one of closed' }] },
    });
  });
});

describe('the old number', () => {
  it.each([
    [
      'HD-2019/000417',
      ['hd-2019/000417', ' HD 2019/000417', '№ HD-2019/000417', '#HD–2019/000417', 'ＨＤ-2019/000417'],
    ],
    ['4829301756', ['4829301756', '48 2930 1756', '48-2930-1756']],
    ['№ 417', ['417', '#417', '№417']],
    ['Обр. 12/К', ['обр. 12/к', 'ОБР.12/К']],
    ['00000000000000000012345', ['00000000000000000012345']],
    ['SR-1-4829301756', ['sr14829301756']],
  ])('%s is found as people write it', async (externalNumber, ways) => {
    const world = given('2026-11-20 12:00');
    const { number } = accepted(await world.desk.import(record({ externalNumber })));
    await world.registered(mts, 'complaint');
    for (const way of ways) {
      expect(accepted(await world.desk.status({ caller, channel: 'hotline', number: way })).number).toBe(number);
      expect(accepted(await world.desk.agent({ agentId: 'ivanova', number: way })).request.number).toBe(number);
      await world.done(way, { type: 'note', text: 'Позвонить' });
    }
    await world.done(ways[0] ?? '', { type: 'withdraw', caller, channel: 'hotline' });
  });

  it.each([
    [
      'OLD-2019/77',
      ['по обращению № OLD-2019/77?', 'Добрый день! Что с «old-2019/77», с 12.03.2019?', 'Re: OLD 2019/77'],
    ],
    ['№ 417', ['что с № 417?', 'заявка №417, 2-й подъезд']],
    ['4829301756', ['обращение 4829301756, пожалуйста']],
    [
      '417',
      ['претензия 417', 'По заявлению 417?', 'инцидент 417', 'incident 417', 'Что с 417-й заявкой?', '417-я жалоба'],
    ],
    ['А-17', ['заявка A-17', 'заявка а17']],
    ['HD:55', ['тикет HD:55']],
    ['(05)123', ['заявка (05)123']],
    ['A,B-1', ['заявка A,B-1']],
    ['HD-2020/000417', ['https://help.ru/t/HD-2020/000417', 'вот: https://help.ru/HD-2020/000417?tab=1, спасибо']],
    ['HD-2019/000417', ['что с hd 2019/000417?', 'что с № hd 2019/000417?']],
    ['SR-1-23456789', ['что с SR 1 23456789']],
    ['А12', ['что по А12?']],
    ['417', ['Где моя заявка 417?']],
  ])('%s is found in a sentence', async (externalNumber, texts) => {
    const world = given('2026-11-20 12:00');
    const { number } = accepted(await world.desk.import(record({ externalNumber })));
    for (const text of texts) {
      expect(accepted(await world.desk.status({ caller, channel: 'hotline', number: text })).number).toBe(number);
      expect(accepted(await world.desk.agent({ agentId: 'ivanova', number: text })).request.number).toBe(number);
      await world.done(text, { type: 'note', text: 'Позвонить' });
      const foreign = await world.desk.status({ caller: stranger, channel: 'hotline', number: text });
      expect(foreign.ok).toBe(false);
    }
  });

  it('and a number of the desk are both found in one text', async () => {
    const world = given('2026-11-20 12:00');
    const { number: old } = accepted(await world.desk.import(record({ externalNumber: 'OLD-1' })));
    const { number } = await world.registered(mts, 'complaint');
    const text = `Что с ${number} и OLD-1, уже 2 раза?`;
    const { requests } = accepted(await world.desk.status({ caller, channel: 'hotline', number: text }));
    expect(requests?.map((view) => view.number)).toEqual([number, old]);
  });

  it('is looked for at most ten times in one text', async () => {
    let searches = 0;
    const store = watchedStore(memoryStore(), { before: (name) => (searches += Number(name === 'find')) });
    const world = given('2026-11-20 12:00', { store });
    const text = Array.from({ length: 50_000 }, (_, index) => `OLD-${index}`).join(' ');
    expect((await world.desk.agent({ agentId: 'ivanova', number: text })).ok).toBe(false);
    expect(searches).toBeLessThanOrEqual(10);
  });

  it('is found, too, where it is a correct number of the desk', async () => {
    const world = given('2026-11-20 12:00');
    const other = openDesk({ operators: four, store: memoryStore(), secret: 'f'.repeat(32), now: () => world.now });
    const elsewhere = accepted(await other.register(form(mts, 'complaint')));
    const externalNumber = elsewhere.number ?? '';
    const { number } = accepted(await world.desk.import(record({ externalNumber })));
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number: externalNumber })).number).toBe(
      number,
    );
  });

  it('tells a stranger nothing', async () => {
    const world = given('2026-11-20 12:00');
    accepted(await world.desk.import(record()));
    const foreign = await world.desk.status({ caller: stranger, channel: 'hotline', number: 'HD-2019/000417' });
    expect(foreign).toEqual(
      await world.desk.status({ caller: stranger, channel: 'hotline', number: 'HD-2019/000418' }),
    );
    expect(foreign.ok).toBe(false);
    const command = { type: 'withdraw', caller: stranger, channel: 'hotline' } as const;
    expect((await world.desk.execute('HD-2019/000417', command)).ok).toBe(false);
  });

  it('is one of each operator', async () => {
    const world = given('2026-11-20 12:00');
    const first = accepted(await world.desk.import(record()));
    const second = accepted(await world.desk.import(record({ operator: 'beeline' })));
    expect(second.number).not.toBe(first.number);
    expect(beeline.id).toBe(second.operator);
  });

  it('of two operators is refused where one request is meant, with the numbers that they have now', async () => {
    const world = given('2026-11-20 12:00');
    const first = accepted(await world.desk.import(record({ externalNumber: 'D-1' })));
    const second = accepted(await world.desk.import(record({ externalNumber: 'D-1', operator: 'beeline' })));
    const { desk } = world;
    const command = { type: 'note', text: 'Позвонить' } as const;
    const withdrawal = { type: 'withdraw', caller, channel: 'hotline' } as const;
    for (const answer of [
      await desk.execute('D-1', command),
      await desk.execute('что с D-1?', withdrawal),
      await desk.allowed('D-1'),
      await desk.history('D-1'),
      await desk.erase({ number: 'D-1' }),
    ]) {
      expect(answer).toMatchObject({
        refusal: { code: 'input/invalid', issues: [{ path: 'number', found: 'old numbers of 2 requests' }] },
      });
      expect(JSON.stringify(answer)).toContain(first.number);
      expect(JSON.stringify(answer)).toContain(second.number);
    }
    const { number = '' } = await world.registered(mts, 'complaint');
    expect(await desk.execute(number, { type: 'link', to: 'D-1', relation: 'partOf' })).toMatchObject({
      refusal: { code: 'request/cannot-link', why: 'several' },
    });
    expect(await desk.execute(number, { type: 'merge', into: 'D-1' })).toMatchObject({
      refusal: { code: 'request/cannot-merge', why: 'several' },
    });
    const foreign = JSON.stringify(await desk.execute('D-1', { ...withdrawal, caller: stranger }));
    expect(foreign).not.toContain(first.number);
  });

  it('again is answered with what is there, in whatever way it is written', async () => {
    const world = given('2026-11-20 12:00');
    const first = accepted(await world.desk.import(record()));
    await world.done(first.number ?? '', { type: 'start' });
    const again = accepted(await world.desk.import(record({ externalNumber: 'hd 2019/000417', text: 'Другое' })));
    expect(again).toMatchObject({ number: first.number, status: 'inProgress', version: 2 });
    expect(accepted(await world.desk.events()).events).toHaveLength(2);
  });

  it('is left out where there was none: then a command id makes the import one', async () => {
    const world = given('2026-11-20 12:00');
    const { externalNumber: _, ...plain } = record({ commandId: 'row-1' });
    const first = accepted(await world.desk.import(plain));
    expect(accepted(await world.desk.import(plain))).toEqual(first);
    expect(await world.desk.import({ ...plain, text: 'Другое' })).toMatchObject({
      refusal: { code: 'command/reused-id' },
    });
  });
});

describe('a record that is wrong', () => {
  it.each([
    [['registeredAt'], { registeredAt: undefined }],
    [['registeredAt'], { registeredAt: '01.03.2019' }],
    [['registeredAt'], { registeredAt: '2030-01-01T00:00:00Z' }],
    [['closedAt'], { ...ended, closedAt: undefined }],
    [['closedAt'], { ...ended, closedAt: '2018-01-01T00:00:00Z' }],
    [['closedAt'], { ...ended, closedAt: '2030-01-01T00:00:00Z' }],
    [['closedAt'], { status: 'inProgress', closedAt: '2019-03-05T12:00:00+03:00' }],
    [['receivedAt'], { receivedAt: '2019-03-02T12:00:00+03:00' }],
    [['status'], { status: 'merged' }],
    [['status'], { status: 'fulfilled' }],
    [['status'], { status: 'done' }],
    [['outcome', 'answer'], { status: 'resolved', closedAt: '2019-03-05T12:00:00+03:00' }],
    [['reason'], { status: 'rejected', closedAt: '2019-03-05T12:00:00+03:00' }],
    [['reason'], { status: 'onHold' }],
    [['question'], { status: 'awaitingSubscriber' }],
    [['answer'], { status: 'inProgress', answer: 'Ответ' }],
    [['externalNumber'], { externalNumber: '№ - ' }],
    [['externalNumber'], { externalNumber: '1'.repeat(101) }],
    [['kind'], { kind: 'complain' }],
    [['registeredAt', 'subscriber.msisdn'], { registeredAt: 'x', subscriber: { msisdn: '12' } }],
    [['priority'], { priority: 1 }],
    [['details.amount'], { details: { amount: 1 } }],
  ])('is refused with its places %j: %j', async (paths, difference) => {
    const world = given('2026-11-20 12:00');
    expect(await issuesOf(world, difference)).toEqual(paths);
    expect(accepted(await world.desk.events()).events).toEqual([]);
  });

  it.each([
    ['from', { from: '0001-11-19T10:00:00+03:00' }],
    ['from', { from: new Date(-1e14) }],
    ['from', { from: new Date(8.64e15) }],
    ['from', { from: '2027-11-22T12:00:00+03:00' }],
    ['to', { from: '2027-11-21T11:00:00+03:00', to: '2027-11-22T12:00:00+03:00' }],
    ['to', { from: '2026-11-25T10:00:00+03:00', to: '2026-11-25T09:00:00+03:00' }],
    ['to', { from: '2026-11-25T10:00:00+03:00', to: '2026-11-25T10:00:00+03:00' }],
  ])('is refused with appointment.%s: %j', async (part, appointment) => {
    const world = given('2026-11-20 12:00');
    expect(await issuesOf(world, { ...scheduled, appointment })).toEqual([`appointment.${part}`]);
    expect(accepted(await world.desk.events()).events).toEqual([]);
  });

  it.each(['1001-01-01T00:00:00Z', '2026-11-19T10:00:00+03:00', '2027-11-21T12:00:00+03:00'])(
    'is none with an appointment at %s, and it can be told',
    async (from) => {
      const world = given('2026-11-20 12:00');
      const { number = '' } = accepted(await world.desk.import(record({ ...scheduled, appointment: { from } })));
      expect((await world.desk.status({ caller, channel: 'hotline', number })).ok).toBe(true);
      expect((await world.desk.status({ caller, channel: 'hotline' })).ok).toBe(true);
      expect((await world.desk.agent({ agentId: 'ivanova', number })).ok).toBe(true);
    },
  );

  it('says what would be right', async () => {
    const world = given('2026-11-20 12:00');
    const answer = await world.desk.import(record({ status: 'fulfilled' as never }));
    expect(answer).toMatchObject({
      refusal: {
        issues: [{ path: 'status', found: 'fulfilled', expected: expect.stringContaining('resolved, closed') }],
      },
    });
    for (const value of [undefined, null, 5, 'x', []]) {
      expect(await world.desk.import(value as never)).toMatchObject({ refusal: { code: 'input/invalid' } });
    }
  });
});

describe('many records', () => {
  const rows = (count: number): readonly ImportRecord[] =>
    Array.from({ length: count }, (_, index) =>
      record({
        externalNumber: `HD-${index}`,
        registeredAt: new Date(Date.UTC(2015, 0, 1 + index)),
        ...(index % 2 ? ended : {}),
        ...(index % 2 ? { closedAt: '2026-01-01T00:00:00Z' } : {}),
      }),
    );

  it('are answered each in its place, and again with what is there', async () => {
    const world = given('2026-11-20 12:00');
    const records = [...rows(120), record({ kind: 'complain' }), record({ ...rows(6)[5], externalNumber: 'hd 5' })];
    const results = await world.desk.importMany(records);
    expect(results).toHaveLength(122);
    expect(results.map(({ ok }) => ok).indexOf(false)).toBe(120);
    expect(results[121]).toMatchObject({ ok: true, value: { number: results[5]?.ok ? results[5].value.number : '' } });
    const numbersOf = (all: typeof results) => all.map((one) => (one.ok ? one.value.number : undefined));
    expect(numbersOf(await world.desk.importMany(records))).toEqual(numbersOf(results));
    expect(accepted(await world.desk.events()).events).toHaveLength(120);
  });

  it('go on behind a process that was killed at any call', async () => {
    for (const call of [1, 3, 5, 8, 30]) {
      for (const when of ['before', 'after'] as const) {
        const store = memoryStore();
        const world = given('2026-11-20 12:00', { store });
        const killed = openDesk({
          operators: four,
          store: dyingStore(store, call, when),
          secret,
          now: () => world.now,
        });
        await killed.importMany(rows(20)).catch(() => undefined);
        const results = await world.desk.importMany(rows(20));
        expect(results.every(({ ok }) => ok)).toBe(true);
        expect(accepted(await world.desk.events()).events).toHaveLength(20);
      }
    }
  });

  it('imported by two processes at once are there once', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { store });
    const slow: RequestStore = {
      ...methodsOf(store),
      find: async (by) => new Promise((resolve) => setImmediate(resolve)).then(() => store.find(by)),
    };
    const other = openDesk({ operators: four, store: slow, secret, now: () => world.now });
    const [one, two] = await Promise.all([world.desk.importMany(rows(30)), other.importMany(rows(30))]);
    const numbers = (all: typeof one) => all.map((result) => (result.ok ? result.value.number : 'refused'));
    expect(numbers(one)).toEqual(numbers(two));
    expect(accepted(await world.desk.events()).events).toHaveLength(30);
  });

  it('are a list of at most 10,000', async () => {
    const world = given('2026-11-20 12:00');
    const fault = expect.objectContaining({ code: 'desk/invalid-setup' });
    await expect(world.desk.importMany({} as never)).rejects.toThrow(fault);
    await expect(world.desk.importMany(Array(10_001).fill(record()))).rejects.toThrow(fault);
  });
});

describe('an old number that reads like another one', () => {
  it('is refused for another person, alone and in a list, and loses nothing', async () => {
    const world = given('2026-11-20 12:00');
    accepted(await world.desk.import(record({ externalNumber: '12-345' })));
    const other = { externalNumber: '123-45', subscriber: { msisdn: stranger } };
    expect(await issuesOf(world, other)).toEqual(['externalNumber']);
    const [first, second] = await world.desk.importMany([
      record({ externalNumber: '77-8' }),
      record({ ...other, externalNumber: '7-78' }),
    ]);
    expect([first?.ok, second?.ok]).toEqual([true, false]);
  });

  it.each([
    ['A1', { registeredAt: '2019-03-02T12:00:00+03:00' }, 'another registeredAt'],
    ['A-1', { kind: 'serviceFault' }, 'another kind'],
    ['A1', { subscriber: { msisdn: stranger }, kind: 'serviceFault' }, 'another person and another kind'],
  ])('is refused as %s with other data of the same person: %j', async (externalNumber, difference, words) => {
    const world = given('2026-11-20 12:00');
    accepted(await world.desk.import(record({ externalNumber: 'A-1' })));
    const second = record({ externalNumber, ...difference } as Partial<ImportRecord>);
    const found = `a number that reads like A-1, that of a request with ${words}`;
    const refusal = { code: 'input/invalid', issues: [{ path: 'externalNumber', found }] };
    expect(await world.desk.import(second)).toMatchObject({ refusal });
    expect(await world.desk.importMany([second, record({ externalNumber: 'A-1' })])).toMatchObject([
      { refusal },
      { ok: true },
    ]);
  });

  it('is refused once that request is erased, and nobody is told about it', async () => {
    const world = given('2026-11-20 12:00');
    accepted(await world.desk.import(record(ended)));
    accepted(await world.desk.erase({ msisdn: caller }));
    const found = expect.stringMatching(/with erased personal data$/);
    for (const msisdn of [stranger, caller]) {
      expect(await world.desk.import(record({ ...ended, subscriber: { msisdn } }))).toMatchObject({
        refusal: { issues: [{ path: 'externalNumber', found }] },
      });
    }
  });

  it.each([{ subscriber: { msisdn: stranger } }, { kind: 'serviceFault' }])(
    'is the same request after a correction: %j',
    async (correction) => {
      const world = given('2026-11-20 12:00');
      const { number = '' } = accepted(await world.desk.import(record()));
      await world.done(number, { type: 'correct', reason: 'Опечатка', ...correction });
      expect(accepted(await world.desk.import(record()))).toMatchObject({ number, version: 2 });
    },
  );
});

it('a record that is no object is refused with one issue', async () => {
  const world = given('2026-11-20 12:00');
  const [answer] = await world.desk.importMany([null as never]);
  const expected = 'an object with the fields of a form and registeredAt';
  expect(answer).toEqual({
    ok: false,
    refusal: { code: 'input/invalid', issues: [{ path: '', found: 'null', expected }] },
  });
});
