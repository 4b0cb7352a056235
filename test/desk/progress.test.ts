/**
 * What the desk adds to the small commands: steps are those of the kind, a team is kept, an amount is what was decided.
 */
import { describe, expect, it } from 'vitest';
import { extendOperator, mts } from 'zayavka/operators';
import { accepted, given, subscriber } from '../scenario/desk.ts';

const caller = subscriber.msisdn;

describe('progress', () => {
  it('reports the steps of the kind in any order and in every open status, and the subscriber sees the last one', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'shopOrder');
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number })).step).toBeUndefined();
    await world.done(
      number,
      { type: 'progress', step: 'shipped' },
      { type: 'start' },
      { type: 'progress', step: 'paid', note: 'Картой' },
      { type: 'hold', reason: 'Ждём склад' },
      { type: 'progress', step: 'assembled' },
    );
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number }))).toMatchObject({
      status: 'onHold',
      step: 'Собран',
    });
    await world.done(number, { type: 'correct', subscriber: { msisdn: caller, locale: 'en' }, reason: 'Язык' });
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number })).step).toBe('Assembled');
  });

  it.each(['lost', 'Paid', 'constructor', '__proto__'])(
    'is refused with the steps that there are: %s',
    async (step) => {
      const world = given('2026-11-20 12:00');
      const { number } = await world.registered(mts, 'shopOrder');
      expect(await world.desk.execute(number, { type: 'progress', step })).toEqual({
        ok: false,
        refusal: {
          code: 'input/invalid',
          issues: [
            {
              path: 'step',
              found: step,
              expected: 'one of confirmedByPhone, paid, assembled, shipped, readyForPickup',
            },
          ],
        },
      });
    },
  );

  it('is refused where the kind has no steps, by subscribers, and after the end', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    expect(await world.desk.execute(number, { type: 'progress', step: 'paid' })).toMatchObject({
      refusal: { code: 'input/invalid', issues: [{ expected: 'no step: this kind of request has none' }] },
    });
    expect(
      await world.desk.execute(number, { type: 'progress', step: 'paid', caller, channel: 'hotline' }),
    ).toMatchObject({
      refusal: { code: 'command/agents-only' },
    });
    await world.done(number, { type: 'withdraw' });
    expect(await world.desk.execute(number, { type: 'progress', step: 'paid' })).toMatchObject({
      refusal: { code: 'request/illegal-step' },
    });
  });

  it('has steps as data of the operator, each name once', () => {
    const step = { name: 'measured', title: { ru: 'Замерен', en: 'Measured' } };
    const own = extendOperator(mts, { kinds: { fixedConnection: { steps: [step] } } });
    expect(own.kinds.fixedConnection.steps).toEqual([step]);
    expect(() => extendOperator(mts, { kinds: { fixedConnection: { steps: [step, step] } } })).toThrow(
      /kinds\.fixedConnection\.steps: found 'measured' twice/u,
    );
    const blank = { ...step, name: 'мерка' };
    expect(() => extendOperator(mts, { kinds: { fixedConnection: { steps: [blank] } } })).toThrow(
      /kinds\.fixedConnection\.steps\.0\.name: expected 1 to 200 visible ASCII characters/u,
    );
  });
});

describe('assign', () => {
  it('hands a request to an employee, a team or both', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    const handled = async (): Promise<unknown> => {
      const { request } = accepted(await world.desk.agent({ agentId: 'ivanova', number }));
      return [request.assignee, request.team];
    };
    await world.done(number, { type: 'assign', team: 'billing' });
    expect(await handled()).toEqual([undefined, 'billing']);
    await world.done(number, { type: 'assign', assignee: 'petrov' });
    expect(await handled()).toEqual(['petrov', 'billing']);
    await world.done(number, { type: 'assign', assignee: 'orlova', team: 'network' });
    expect(await handled()).toEqual(['orlova', 'network']);
    // The type says that one of both is needed.
    expect(await world.desk.execute(number, { type: 'assign' } as never)).toMatchObject({
      refusal: { code: 'request/nothing-given', fields: ['assignee', 'team'] },
    });
    const view = accepted(await world.desk.status({ caller, channel: 'hotline', number }));
    expect(JSON.stringify(view)).not.toMatch(/orlova|network/u);
  });
});

describe('resolve with an amount', () => {
  it('tells what was decided, not what was asked for', async () => {
    const world = given('2026-11-20 12:00');
    const details = { amount: 29_900, chargedOn: '2026-11-18', demand: 'refund' } as const;
    const { number } = await world.registered(mts, 'billingDispute', { details });
    await world.done(number, { type: 'start' });
    const resolve = { type: 'resolve', outcome: 'partlySatisfied', answer: 'Вернём часть' } as const;
    const resolved = accepted(await world.desk.execute(number, { ...resolve, amount: 15_000 }));
    expect(resolved.messages[0]?.text).toContain('150');
    expect(resolved.messages[0]?.text).not.toContain('299');
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number })).amount).toBe(15_000);
    await world.done(number, { type: 'reopen', reason: 'Мало' });
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number })).amount).toBeUndefined();
    const again = accepted(await world.desk.execute(number, { ...resolve, amount: 0 }));
    expect(again.messages[0]?.text).not.toMatch(/руб|₽/u);
    expect(accepted(await world.desk.status({ caller, channel: 'hotline', number })).amount).toBe(0);
  });

  it.each([-1, 0.5, '100', Number.NaN, 2 ** 53])('is refused with what an amount is: %j', async (amount) => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    const command = { type: 'resolve', outcome: 'satisfied', answer: 'Да', amount } as never;
    expect(await world.desk.execute(number, command)).toMatchObject({
      refusal: { code: 'input/invalid', issues: [{ path: 'amount' }] },
    });
  });
});

describe('note', () => {
  it('is possible after the end too, and starts nothing again', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, { type: 'reject', reason: 'Не наш' });
    const before = accepted(await world.desk.agent({ agentId: 'ivanova', number })).clocks;
    await world.done(number, { type: 'note', text: 'Звонил ещё раз' });
    expect(accepted(await world.desk.agent({ agentId: 'ivanova', number })).clocks).toEqual(before);
    await world.until('2026-12-30 12:00');
    await world.done(number, { type: 'note', text: 'И ещё раз' });
    expect(accepted(await world.desk.status({ caller, channel: 'hotline' })).requests).toEqual([]);
  });
});
