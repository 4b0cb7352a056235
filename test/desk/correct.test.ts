/**
 * A correction of what was registered: it has to leave a request that could have been registered so; the line, the clocks and
 * the rights of the person follow.
 */
import { describe, expect, it } from 'vitest';
import type { Answer, CommandInput, DeskRefusal, Result } from 'zayavka';
import { extendOperator, kinds, mts, type Operator } from 'zayavka/operators';
import { days } from 'zayavka/sla';
import { accepted, given, lastDay, stranger, subscriber, type World } from '../scenario/desk.ts';

const reason = 'Записано с ошибкой';
const caller = subscriber.msisdn;

function issuesOf(answer: Result<unknown, DeskRefusal>): unknown {
  return answer.ok || answer.refusal.code !== 'input/invalid' ? answer : answer.refusal.issues;
}

function correct(
  world: World,
  number: string,
  parts: Partial<CommandInput<'correct'>>,
): Promise<Result<Answer, DeskRefusal>> {
  // The parts are put together at run time.
  return world.desk.execute(number, { type: 'correct', reason, ...parts } as CommandInput<'correct'>);
}

describe('correct', () => {
  it('replaces what was wrong, and the history tells both', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'billingDispute');
    const details = { amount: 5_000, chargedOn: '2026-11-19', demand: 'refund' };
    accepted(await correct(world, number, { text: 'Списали дважды', details, agentId: 'ivanova' }));
    const view = accepted(await world.desk.agent({ agentId: 'ivanova', number }));
    expect(view.request).toMatchObject({ text: 'Списали дважды', details, status: 'registered' });
    expect(view.history.find(({ event }) => event.type === 'corrected')?.event).toMatchObject({
      text: 'Списали дважды',
      details,
      reason,
      by: { role: 'agent', id: 'ivanova' },
      before: { text: 'Не могу войти в личный кабинет', details: { amount: 29_900, chargedOn: '2026-11-18' } },
    });
  });

  it('is nothing for a subscriber, for a request that has its answer, or without anything to correct', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    expect(await correct(world, number, { text: 'Другое', caller, channel: 'hotline' })).toMatchObject({
      refusal: { code: 'command/agents-only' },
    });
    expect(await correct(world, number, {})).toMatchObject({
      refusal: { code: 'request/nothing-given', fields: ['kind', 'text', 'details', 'subscriber'] },
    });
    await world.done(number, { type: 'start' }, { type: 'resolve', outcome: 'refused', answer: 'Нет' });
    expect(await correct(world, number, { text: 'Другое' })).toMatchObject({
      refusal: { code: 'request/illegal-step' },
    });
  });

  it('needs what the kind needs, in the form that a registration needs', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    const issues = async (parts: Partial<CommandInput<'correct'>>): Promise<unknown> =>
      issuesOf(await correct(world, number, parts));
    const possible = 'one of serviceFault, billingDispute, mistakenPayment, complaint, claim, fixedFault';
    for (const kind of ['shopOrder', 'consultation', 'serviceFalt', 'constructor', '__proto__']) {
      expect(await issues({ kind }), kind).toMatchObject([{ path: 'kind', expected: possible }]);
    }
    expect(await issues({ kind: 'billingDispute' })).toMatchObject([
      { path: 'details.amount', found: 'nothing' },
      { path: 'details.chargedOn', found: 'nothing' },
    ]);
    expect(await issues({ details: { tariff: 'Мой город' } })).toMatchObject([{ path: 'details.tariff' }]);
    expect(await issues({ details: { amount: 0 } })).toMatchObject([{ path: 'details.amount' }]);
    expect(await issues({ subscriber: { msisdn: '12' } })).toMatchObject([{ path: 'subscriber.msisdn' }]);
    expect(await issues({ text: ' ' })).toMatchObject([{ path: 'text' }]);
    const parts = { kind: 'billingDispute', details: { amount: 100, chargedOn: '2026-11-25' } };
    expect(await issues(parts)).toMatchObject([{ path: 'details.chargedOn' }]);
    expect(await world.events(number)).toEqual(['registered']);
    accepted(await correct(world, number, { ...parts, details: { amount: 100, chargedOn: '2026-11-20' } }));
    expect(await issues({ kind: 'complaint' })).toMatchObject([
      { path: 'details.amount', found: 'a detail of other kinds' },
      { path: 'details.chargedOn' },
    ]);
    accepted(await correct(world, number, { kind: 'complaint', details: {} }));
  });

  it('checks days as of the registration', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'shopOrder');
    world.at('2026-11-27 12:00');
    const items = [{ name: 'Телефон', quantity: 2 }];
    accepted(await correct(world, number, { details: { items, promisedOn: '2026-11-24' } }));
    expect(issuesOf(await correct(world, number, { details: { items, promisedOn: '2026-11-10' } }))).toMatchObject([
      { path: 'details.promisedOn' },
    ]);
    const { number: porting } = await world.registered(mts, 'numberPorting');
    const details = { portedNumber: '+79161234567', holder: 'person', desiredOn: '2026-11-30' };
    expect(issuesOf(await correct(world, porting, { details }))).toMatchObject([{ path: 'details.desiredOn' }]);
  });

  it('of the subscriber moves the request to the other line', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    accepted(await correct(world, number, { subscriber: { msisdn: '8 903 555-44-33', locale: 'en' } }));
    expect(accepted(await world.desk.status({ caller, channel: 'hotline' })).requests).toEqual([]);
    expect(await world.desk.status({ caller, channel: 'hotline', number })).toEqual({
      ok: false,
      refusal: { code: 'request/unknown' },
    });
    expect(await world.desk.execute(number, { type: 'withdraw', caller, channel: 'hotline' })).toMatchObject({
      refusal: { code: 'request/unknown' },
    });
    const [view] = accepted(await world.desk.status({ caller: stranger, channel: 'hotline' })).requests;
    expect(view).toMatchObject({ number, title: 'Complaint' });
    await world.done(number, { type: 'withdraw', caller: stranger, channel: 'hotline' });
  });

  it('sends nothing more to the line that it was wrongly registered for', async () => {
    const world = given('2026-11-20 23:00');
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'Какой номер?' });
    accepted(await correct(world, number, { subscriber: { msisdn: stranger } }));
    await world.at('2026-11-21 12:00').passes();
    expect(world.sent).toEqual([]);
    await world.done(number, { type: 'reply', text: 'Этот' }, { type: 'reject', reason: 'Не наш' });
    await world.passes();
    expect(world.sent.map(({ to, message }) => [to, message])).toEqual([[stranger, 'rejected']]);
  });

  it('is kept from later history: a step of the old kind is gone', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'shopOrder');
    await world.done(number, { type: 'progress', step: 'paid' });
    accepted(await correct(world, number, { kind: 'newConnection', details: {} }));
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number }))).toMatchObject({
      kind: 'newConnection',
      step: undefined,
    });
    expect(issuesOf(await world.desk.execute(number, { type: 'progress', step: 'paid' }))).toMatchObject([
      { path: 'step', expected: 'one of shipped, delivered' },
    ]);
  });
});

describe('the clocks of a corrected request', () => {
  const clocksOf = async (world: World, number: string): Promise<Readonly<Record<string, unknown>>> => {
    const { clocks } = accepted(await world.desk.agent({ agentId: 'ivanova', number }));
    return Object.fromEntries(clocks.map(({ name, state, dueAt }) => [name, `${state} ${lastDay(dueAt)}`]));
  };

  it('stop where the new kind has none of their name, and start from the registration where they are new', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    world.at('2026-11-23 12:00');
    const answer = await correct(world, number, { kind: 'claim', details: { answerForm: 'paper' } });
    expect(answer).toMatchObject({ value: { lastDay: '2026-12-21' } });
    expect(await clocksOf(world, number)).toEqual({
      review: 'stopped 2026-11-25',
      registration: 'stopped 2026-11-23',
      legalReview: 'running 2026-12-21',
    });
    await world.until('2026-12-23 12:00');
    const breached = accepted(await world.desk.history(number)).flatMap(({ event }) =>
      event.type === 'breached' ? [event.clock] : [],
    );
    expect(breached).toEqual(['legalReview']);
  });

  it('that have stopped do not come back when the request is reopened', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault', { details: { demand: 'refund', amount: 100 } });
    expect(await clocksOf(world, number)).toMatchObject({ satisfaction: 'running 2026-11-30' });
    accepted(await correct(world, number, { kind: 'complaint', details: {} }));
    await world.done(
      number,
      { type: 'start' },
      { type: 'resolve', outcome: 'satisfied', answer: 'Готово' },
      { type: 'reopen', reason: 'Нет' },
    );
    expect(await clocksOf(world, number)).toMatchObject({
      satisfaction: 'stopped 2026-11-30',
      review: 'running 2026-11-25',
    });
  });

  it('go on as they were promised where the new kind has them too', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    world.at('2026-11-23 12:00');
    expect(await correct(world, number, { kind: 'fixedFault' })).toMatchObject({ value: { lastDay: '2026-11-25' } });
    const { number: same } = await world.registered(mts, 'fixedFault');
    expect(await correct(world, same, { text: 'Другое' })).toMatchObject({ value: { lastDay: '2026-11-26' } });
  });

  it('have seen everything that happened before: pauses, and what ends them', async () => {
    const own = (on: string): Operator['kinds'] => ({
      ...kinds,
      complaint: {
        ...kinds.complaint,
        clocks: kinds.complaint.clocks.map((clock) => (clock.name === 'review' ? { ...clock, name: on } : clock)),
      },
    });
    const world = given('2026-11-20 12:00', { operators: [extendOperator(mts, { kinds: own('answer') })] });
    const { number } = await world.registered(mts, 'serviceFault');
    const { number: twin } = await world.registered(mts, 'complaint');
    const both = async (...commands: readonly CommandInput[]): Promise<void> => {
      await world.done(number, ...commands);
      await world.done(twin, ...commands);
    };
    const answers = async (): Promise<readonly unknown[]> => [
      (await clocksOf(world, number))['answer'],
      (await clocksOf(world, twin))['answer'],
    ];
    await both({ type: 'start' });
    world.at('2026-11-21 12:00');
    await both({ type: 'ask', question: 'Какой номер?' });
    world.at('2026-11-23 12:00');
    await both({ type: 'reply', text: 'Этот' }, { type: 'ask', question: 'А какой ещё?' });
    world.at('2026-11-24 12:00');
    accepted(await correct(world, number, { kind: 'complaint' }));
    expect(await answers()).toEqual(['paused 2026-11-27', 'paused 2026-11-27']);
    world.at('2026-11-25 12:00');
    await both({ type: 'reply', text: 'И тот' });
    expect(await answers()).toEqual(['running 2026-11-30', 'running 2026-11-30']);
    const { number: connection } = await world.registered(mts, 'newConnection');
    await world.done(connection, { type: 'start' });
    accepted(await correct(world, connection, { kind: 'fixedConnection', details: { address: 'Казань, 1' } }));
    expect(await clocksOf(world, connection)).toMatchObject({ callback: expect.stringMatching(/^stopped/u) });
  });

  it('follow a detail that decides about them, or that names their day', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    accepted(await correct(world, number, { details: { demand: 'refund' } }));
    expect(await clocksOf(world, number)).toMatchObject({ satisfaction: 'running 2026-11-30' });
    accepted(await correct(world, number, { details: {} }));
    expect(await clocksOf(world, number)).toMatchObject({ satisfaction: 'stopped 2026-11-30' });
    const items = [{ name: 'Телефон', quantity: 1 }];
    const { number: order } = await world.registered(mts, 'shopOrder', {
      details: { items, promisedOn: '2026-11-24' },
    });
    expect(await clocksOf(world, order)).toMatchObject({ fulfilment: 'running 2026-11-24' });
    accepted(await correct(world, order, { details: { items, promisedOn: '2026-11-26' } }));
    expect(await clocksOf(world, order)).toMatchObject({ fulfilment: 'running 2026-11-26' });
    const { number: porting } = await world.registered(mts, 'numberPorting');
    const details = { portedNumber: '+79055556677', holder: 'company' };
    accepted(await correct(world, porting, { details }));
    const early = { type: 'schedule', appointment: { from: new Date('2026-12-01T00:00:00+03:00') } } as const;
    await world.done(porting, { type: 'start' });
    expect(await world.desk.execute(porting, early)).toMatchObject({
      refusal: { code: 'request/appointment-outside', notBefore: new Date('2026-12-19T00:00:00+03:00') },
    });
  });

  it('can be late at once, where they promise nothing: that is written down with the correction', async () => {
    const [fulfilment] = kinds.tariffChange.clocks;
    if (fulfilment === undefined) throw new Error('the scenario is wrong');
    const swift = { ...fulfilment, name: 'swift', term: days(1), audience: 'internal' } as const;
    const clocks = [swift, ...kinds.simReplacement.clocks];
    const world = given('2026-11-20 12:00', {
      operators: [extendOperator(mts, { kinds: { simReplacement: { clocks } } })],
    });
    const { number } = await world.registered(mts, 'contractTermination');
    world.at('2026-11-24 12:00');
    accepted(await correct(world, number, { kind: 'simReplacement' }));
    expect(await world.events(number)).toEqual(['registered', 'corrected', 'warned', 'breached']);
  });
});

describe('the person of a corrected request', () => {
  const traces = [
    'слово-до',
    'слово-после',
    'адрес-до',
    'адрес-после',
    'Тайный',
    'Явный',
    'слово-причины',
    '9161234567',
    '9035554433',
  ];

  it('is exported with the old words and the new ones, and erased with both', async () => {
    const world = given('2026-11-20 12:00');
    const { number, id } = await world.registered(mts, 'fixedFault', {
      text: 'слово-до',
      subscriber: { ...subscriber, name: 'Тайный' },
      details: { address: 'адрес-до' },
    });
    await world.done(number, { type: 'correct', text: 'слово-после', reason: 'слово-причины' });
    await world.done(number, { type: 'correct', details: { address: 'адрес-после' }, reason: 'слово-причины' });
    await world.done(number, {
      type: 'correct',
      subscriber: { msisdn: stranger, name: 'Явный' },
      reason: 'слово-причины',
    });
    const exported = JSON.stringify(accepted(await world.desk.export(stranger)));
    for (const trace of traces) expect(exported).toContain(trace);
    expect(accepted(await world.desk.erase({ msisdn: stranger }))).toEqual({ erased: 1 });
    const left = JSON.stringify([
      await world.store.load(id),
      await world.store.history(id),
      await world.store.messages(id),
    ]);
    for (const trace of traces) expect(left).not.toContain(trace);
    expect(left).toContain('"kind":"fixedFault"');
  });
});

describe('a date that a correction moves', () => {
  const items = [{ name: 'Телефон', quantity: 1 }];
  const ordered = async (promisedOn: string) => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'shopOrder', { details: { items, promisedOn } });
    await world.delivered();
    const first = world.sent.length;
    return { world, number, told: () => world.sent.slice(first).map(({ message, text }) => ({ message, text })) };
  };

  it('is told once where it becomes later, in the words of the operator', async () => {
    const { world, number, told } = await ordered('2026-11-24');
    accepted(await correct(world, number, { details: { items, promisedOn: '2026-11-28' } }));
    accepted(await correct(world, number, { text: 'Звонить заранее' }));
    await world.delivered();
    expect(told()).toEqual([{ message: 'extended', text: expect.stringContaining('не позднее 28.11.2026') }]);
    expect(told()[0]?.text).toContain('данные уточнены');
    expect(told()[0]?.text).not.toContain(reason);
  });

  it('is told in words that fit every kind, because the subscriber knows of no other one', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    await world.delivered();
    accepted(await correct(world, number, { kind: 'claim', details: { answerForm: 'paper' } }));
    await world.delivered();
    expect(world.sent.at(-1)).toMatchObject({ message: 'extended', text: expect.stringMatching(/обращени.*2026/u) });
  });

  it('stays where another kind would end earlier, and nobody is sorry for a date that was not told', async () => {
    const world = given('2026-11-20 12:00');
    const { number, dueAt } = await world.registered(mts, 'claim');
    await world.delivered();
    world.at('2026-12-05 12:00');
    await world.done(number, { type: 'start' });
    expect(accepted(await correct(world, number, { kind: 'complaint', details: {} }))).toMatchObject({ dueAt });
    await world.passes();
    expect(world.sent.map(({ message }) => message)).toEqual(['registered']);
    await world.until('2026-12-22 12:00');
    expect(world.sent.at(-1)).toMatchObject({ message: 'overdue', text: expect.stringContaining('21.12.2026') });
  });

  it('is not told where it becomes earlier or stays', async () => {
    const { world, number, told } = await ordered('2026-11-28');
    accepted(await correct(world, number, { details: { items, promisedOn: '2026-11-24' } }));
    accepted(await correct(world, number, { details: { items, promisedOn: '2026-11-24', amount: 5_000 } }));
    await world.delivered();
    expect(told()).toEqual([]);
  });
});
