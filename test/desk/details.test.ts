/**
 * Details are data of the kind: an operator may have its own, of any type; a wrong value is refused with its place, and clocks
 * may depend on each.
 */
import { describe, expect, it } from 'vitest';
import { type Detail, defineOperator, extendOperator, type KindClock, kinds, mts } from 'zayavka/operators';
import { days } from 'zayavka/sla';
import { accepted, form, given, lastDay } from '../scenario/desk.ts';

const label = { ru: 'Подробность', en: 'Detail' };
const details: { readonly [name: string]: Detail } = {
  model: { type: 'text', label, longest: 10 },
  floor: { type: 'integer', label },
  price: { type: 'money', label, currency: 'KZT' },
  happenedOn: { type: 'date', label, period: 'past' },
  wantedOn: { type: 'date', label },
  secondPhone: { type: 'phone', label },
  priority: { type: 'choice', choices: ['low', 'high'], label, required: true },
  parts: { type: 'items', label, longest: 2 },
  isUrgent: { type: 'boolean', label },
  topics: { type: 'tags', label, longest: 2 },
  letter: { type: 'text', label, longest: 1 },
  part: { type: 'items', label, longest: 1 },
  topic: { type: 'tags', label, longest: 1 },
  segment: { type: 'tags', choices: ['vip', 'new'], label, personal: false },
};
const operator = extendOperator(mts, { kinds: { complaint: { details } } });
const now = '2026-11-20 12:00';

function register(given: { readonly [name: string]: unknown }) {
  // Wrong values are the matter of these tests.
  const input = { ...form(operator, 'complaint'), details: given } as Parameters<
    ReturnType<typeof open>['register']
  >[0];
  return open().register(input);
}

function open() {
  return given(now, { operators: [operator] }).desk;
}

async function issuesOf(given: { readonly [name: string]: unknown }): Promise<readonly unknown[]> {
  const answer = await register({ priority: 'low', ...given });
  if (answer.ok || answer.refusal.code !== 'input/invalid') throw new Error(JSON.stringify(answer));
  return answer.refusal.issues;
}

describe('a detail of an operator', () => {
  it('is kept as its type reads it', async () => {
    const world = given(now, { operators: [operator] });
    const written = {
      model: 'Redmi',
      floor: -1,
      price: 150_000,
      happenedOn: '2026-11-19',
      wantedOn: '2020-01-01',
      secondPhone: '8 (916) 123-45-68',
      priority: 'high',
      parts: [{ name: 'Кабель', quantity: 2 }],
      isUrgent: false,
      topics: ['sim', 'связь'],
      segment: ['vip'],
    };
    const { id } = await world.registered(operator, 'complaint', { details: written });
    expect((await world.store.load(id))?.request.details).toEqual({ ...written, secondPhone: '+79161234568' });
  });

  it.each([
    ['model', 'Redmi Note 9', 'a text of 1 to 10 characters'],
    ['floor', 1.5, 'a whole number'],
    ['price', 0, 'a whole number from 1, in the smallest unit of KZT'],
    ['happenedOn', '2026-02-30', 'an existing day as yyyy-mm-dd'],
    ['happenedOn', '2026-11-25', 'today or earlier'],
    ['secondPhone', '12', 'a phone number that exists'],
    ['priority', 'urgent', 'one of low, high'],
    ['parts', [], 'a list of 1 to 2 objects { name, quantity }'],
    ['isUrgent', 'yes', 'true or false'],
    ['letter', 'ab', 'a text of 1 character that is not blank'],
    ['part', [], 'a list of 1 object { name, quantity }'],
    ['topic', ['a', 'b'], 'a list of 1 word'],
    ['topics', ['a', 'b', 'c'], 'a list of 1 to 2 different words'],
    ['topics', ['a', 'a'], 'a list of 1 to 2 different words'],
  ])('%s is not %j', async (name, value, expected) => {
    expect(await issuesOf({ [name]: value })).toMatchObject([
      { path: `details.${name}`, expected: expect.stringContaining(expected) },
    ]);
  });

  it('of tags with choices is refused with the place of the wrong one', async () => {
    expect(await issuesOf({ segment: ['vip', 'old'] })).toMatchObject([
      { path: 'details.segment.1', expected: 'one of vip, new' },
    ]);
  });

  it('that is missing or unknown is refused, with the nearest names', async () => {
    const answer = await register({ prioritty: 'high', constructor: 1, zzz: 1 });
    expect(answer).toMatchObject({
      ok: false,
      refusal: {
        issues: [
          { path: 'details.prioritty', expected: 'one of priority' },
          { path: 'details.constructor', expected: expect.stringContaining('one of model, floor') },
          { path: 'details.zzz' },
          {
            path: 'details.priority',
            found: 'nothing',
            expected: expect.stringMatching(/^one of .*: the kind needs it$/),
          },
        ],
      },
    });
  });

  it('is told as wrong together with other faults of the form', async () => {
    const input = { ...form(operator, 'complaint'), text: '', details: { priority: 'urgent' } };
    expect(await open().register(input)).toMatchObject({
      refusal: { issues: [{ path: 'details.priority' }, { path: 'text' }] },
    });
  });

  it('is corrected by the same rules', async () => {
    const world = given(now, { operators: [operator] });
    const { number, id } = await world.registered(operator, 'complaint', { details: { priority: 'low' } });
    const correct = (changed: Record<string, string>) =>
      world.desk.execute(number, { type: 'correct', details: changed, reason: 'Ошибка' });
    expect(await correct({ priority: 'urgent' })).toMatchObject({
      refusal: { issues: [{ path: 'details.priority', expected: 'one of low, high' }] },
    });
    accepted(await correct({ priority: 'high', secondPhone: '8 916 123-45-68' }));
    expect((await world.store.load(id))?.request.details).toEqual({ priority: 'high', secondPhone: '+79161234568' });
  });

  it('stays after an erasure only if it names nobody', async () => {
    const world = given(now, { operators: [operator] });
    const { number, id } = await world.registered(operator, 'complaint', {
      details: { priority: 'low', model: 'Иван', secondPhone: '+79161234568', topics: ['Иван'], segment: ['vip'] },
    });
    accepted(await world.desk.erase({ number }));
    const kept = { priority: 'low', segment: ['vip'] };
    expect((await world.store.load(id))?.request.details).toEqual(kept);
    expect((await world.store.history(id))[0]?.event).toMatchObject({ type: 'registered', details: kept });
  });
});

describe('the clocks of a kind', () => {
  const [review, ...others] = kinds.complaint.clocks;
  const quick = (when: NonNullable<KindClock['when']>): readonly KindClock[] => [
    { ...review, name: 'quick', term: days(3), when } as KindClock,
    ...(review === undefined ? [] : [review]),
    ...others,
  ];

  it.each([
    [{ detail: 'priority', is: 'high' }, { priority: 'high' }, { priority: 'low' }],
    [{ detail: 'floor', is: 3 }, { floor: 3 }, { floor: 4 }],
    [{ detail: 'isUrgent', is: true }, { isUrgent: true }, { isUrgent: false }],
    [{ detail: 'price', is: 100 }, { price: 100 }, {}],
    [{ detail: 'wantedOn', is: '2026-11-30' }, { wantedOn: '2026-11-30' }, {}],
    [{ detail: 'secondPhone', is: '+79161234568' }, { secondPhone: '8 916 123-45-68' }, {}],
    [{ detail: 'segment', is: 'vip' }, { segment: ['new', 'vip'] }, { segment: ['new'] }],
  ])('depend on %j', async (when, met, unmet) => {
    const own = extendOperator(operator, { kinds: { complaint: { clocks: quick(when) } } });
    const world = given(now, { operators: [own] });
    const promise = async (given: object) =>
      lastDay((await world.registered(own, 'complaint', { details: { priority: 'low', ...given } })).dueAt);
    expect(await promise(met)).toBe('2026-11-23');
    expect(await promise(unmet)).toBe('2026-11-25');
  });

  it('follow a tag that is corrected', async () => {
    const own = extendOperator(operator, {
      kinds: { complaint: { clocks: quick({ detail: 'segment', is: 'vip' }) } },
    });
    const world = given(now, { operators: [own] });
    const { number } = await world.registered(own, 'complaint', {
      details: { priority: 'low', segment: ['new', 'vip'] },
    });
    const correction = { type: 'correct', details: { priority: 'low', segment: ['new'] }, reason: 'r' } as const;
    expect(lastDay(accepted(await world.desk.execute(number, correction)).dueAt)).toBe('2026-11-25');
  });

  it.each([
    [{ when: { detail: 'priorty', is: 'high' } }, "when.detail: found 'priorty', expected one of model,"],
    [{ when: { detail: 'constructor', is: 'high' } }, "when.detail: found 'constructor', expected one of"],
    [{ when: { detail: 'priority', is: 'urgent' } }, "when.is: found 'urgent', expected one of low, high"],
    [{ when: { detail: 'segment', is: 'old' } }, "when.is: found 'old', expected one of vip, new"],
    [{ when: { detail: 'floor', is: '3' } }, "when.is: found '3', expected a number for a detail of type integer"],
    [{ when: { detail: 'isUrgent', is: 'true' } }, "when.is: found 'true', expected a boolean"],
    [{ when: { detail: 'parts', is: 'a' } }, 'when.detail: found a list of items'],
    [{ endsOn: 'wantedAt' }, "endsOn: found 'wantedAt', expected one of"],
    [{ endsOn: 'floor' }, "endsOn: found 'floor' of type integer, expected a detail of type date"],
  ])('of a definition are refused with %j', (change, told) => {
    const clocks = [{ ...review, ...change } as KindClock, ...others];
    expect(() => extendOperator(operator, { kinds: { complaint: { clocks } } })).toThrow(
      expect.objectContaining({ code: 'operator/invalid', message: expect.stringContaining(`clocks.0.${told}`) }),
    );
  });
});

describe('a definition', () => {
  it.each([
    [{ type: 'enum', label }, 'expected an object whose type is one of text, integer'],
    [{ type: 'choice', label }, 'choices: expected'],
    [{ type: 'choice', label, choices: [] }, 'choices: expected at least one choice'],
    [{ type: 'choice', label, choices: ['a', 'a'] }, 'choices: expected each choice once'],
    [{ type: 'text' }, 'label: expected'],
    [{ type: 'text', label: { ru: 'Модель' } }, 'label.en: expected'],
    [{ type: 'text', label, longest: 0 }, 'longest: expected a whole number from 1 to 10000'],
    [{ type: 'money', label, currency: 'rouble' }, 'currency: expected a currency of ISO 4217'],
    [{ type: 'integer', label, choices: ['a'] }, 'expected no field choices'],
  ])('with the detail %j is refused', (detail, told) => {
    const wrong = { kinds: { complaint: { details: { model: detail } } } };
    // Wrong data are the matter of these tests.
    expect(() => extendOperator(mts, wrong as unknown as Parameters<typeof extendOperator>[1])).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(new RegExp(`kinds\\.complaint\\.details\\.model.*${told}`)),
      }),
    );
  });

  it('may leave out the details of the standard kinds', () => {
    const { complaint } = kinds;
    expect(defineOperator({ ...mts, kinds: { complaint } }).kinds['complaint']?.details).toEqual({});
  });
});

describe('money', () => {
  it('is told in its currency', async () => {
    const own = extendOperator(mts, {
      kinds: { billingDispute: { details: { amount: { type: 'money', label, currency: 'KZT', required: true } } } },
    });
    const world = given(now, { operators: [own] });
    const { number } = await world.registered(own, 'billingDispute', {
      details: { amount: 150_000, chargedOn: '2026-11-18', demand: 'refund' },
    });
    await world.done(number, { type: 'start' }, { type: 'resolve', outcome: 'satisfied', answer: 'Вернём.' });
    await world.delivered();
    expect(world.sent.at(-1)?.text).toContain('1 500,00 KZT');
  });
});
