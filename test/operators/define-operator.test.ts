/**
 * A fifth operator, or one of the four changed: data that is checked when the service starts, and works from end to end.
 */
import { describe, expect, it } from 'vitest';
import { days, Fault, workingDays } from 'zayavka';
import {
  beeline,
  defineOperator,
  extendOperator,
  kinds,
  megafon,
  mts,
  type Operator,
  type OperatorChanges,
  type OperatorDefinition,
  tele2,
} from 'zayavka/operators';
import { accepted, form, given, lastDay, moscow, subscriber } from '../scenario/desk.ts';

const source = {
  kind: 'assumption',
  reference: { ru: 'договор с абонентом', en: 'contract with the subscriber' },
} as const;
const description = {
  id: 'sever',
  legalName: 'ООО «Север Связь»',
  brand: [{ name: { ru: 'Север', en: 'Sever' } }],
  support: '0770',
  prefix: '6',
  contacts: { short: '0770', federal: '+78005550770', source },
} as const;

/** The message of the fault. */
function faultOf(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    if (Fault.is(error) && error.code === 'operator/invalid') return error.message;
    throw error;
  }
  return 'none';
}

function faultIn(change: object): string {
  return faultOf(() => defineOperator({ ...description, ...change } as OperatorDefinition));
}

describe('the four', () => {
  it.each([mts, megafon, beeline, tele2].map((operator) => [operator.id, operator] as const))(
    'the definition of %s has no fault',
    (_, operator) => {
      expect(faultOf(() => extendOperator(operator, {}))).toBe('none');
    },
  );

  it('differ as data: contacts, names, numbers', () => {
    const four: readonly Operator[] = [mts, megafon, beeline, tele2];
    expect(four.map(({ support }) => support)).toEqual(['0890', '0500', '0611', '611']);
    expect(four.map(({ series }) => series['inquiry']?.prefix)).toEqual(['4', '3', '5', '2']);
    expect(four.map(({ contacts }) => contacts.federal)).toEqual([
      '+78002500890',
      '+78005500500',
      '+78007000611',
      '+78005550611',
    ]);
  });

  it('mark every value with its source', () => {
    for (const operator of [mts, megafon, beeline, tele2]) {
      const sources = [
        operator.contacts.source,
        ...Object.values(operator.channels).map((channel) => channel.source),
        ...Object.values(operator.series).map((series) => series.source),
        ...Object.values(operator.kinds).flatMap((kind) => [
          kind.retention.source,
          ...kind.clocks.flatMap((clock) => [
            clock.source,
            ...(clock.extension === undefined ? [] : [clock.extension.source]),
          ]),
        ]),
      ];
      for (const { kind, reference } of sources) {
        expect(['article', 'law', 'assumption']).toContain(kind);
        expect([reference.ru, reference.en]).not.toContain('');
      }
    }
  });

  it('only MTS has five days from an article', () => {
    const review = (operator: Operator) => operator.kinds['serviceFault']?.clocks.find(({ name }) => name === 'review');
    expect([mts, megafon, beeline, tele2].map((operator) => review(operator)?.source.kind)).toEqual([
      'article',
      'assumption',
      'assumption',
      'assumption',
    ]);
  });

  it('no legal clock can be paused or extended', () => {
    const legal = Object.values(kinds).flatMap(({ clocks }) => clocks.filter(({ audience }) => audience === 'law'));
    expect(legal.length).toBeGreaterThan(5);
    for (const { pausedIn, extension } of legal) expect([pausedIn, extension]).toEqual([[], undefined]);
  });
});

describe('a fifth operator', () => {
  it('works end to end together with the built-in operators', async () => {
    const sever = defineOperator(description);
    const world = given('2026-11-20 12:00', { operators: [mts, megafon, beeline, tele2, sever] });
    const { number, dueAt, messages } = await world.registered(sever, 'serviceFault');
    expect([number[0], number.length, lastDay(dueAt)]).toEqual(['6', 10, '2026-11-25']);
    expect(messages[0]?.text).toContain(number);
    await world.done(
      number,
      { type: 'start' },
      { type: 'resolve', outcome: 'satisfied', answer: 'Связь восстановлена' },
    );
    await world.until('2026-11-24 12:00');
    expect(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).status).toBe(
      'closed',
    );
    expect(world.sent.at(-1)?.operator).toBe('sever');
  });

  it('may have its own kinds, terms and series', async () => {
    const { prefix: _, ...others } = description;
    const sever = defineOperator({
      ...others,
      series: { inquiry: { digits: 12, prefix: '61', check: 'damm', source } },
      kinds: {
        lostParcel: {
          ...kinds.complaint,
          title: { ru: 'Потерянная посылка', en: 'Lost parcel' },
          clocks: [
            {
              ...kinds.complaint.clocks[0],
              name: 'review',
              term: workingDays(2),
              source,
            } as (typeof kinds.complaint.clocks)[0],
          ],
        },
      },
    });
    const world = given('2026-11-20 12:00', { operators: [sever] });
    const { number, dueAt } = await world.registered(sever, 'lostParcel');
    expect([number.slice(0, 2), number.length, lastDay(dueAt)]).toEqual(['61', 12, '2026-11-24']);
    expect(await world.desk.register(form(mts, 'serviceFault', { operator: 'sever' }))).toMatchObject({
      refusal: { issues: [{ path: 'kind', expected: 'one of lostParcel' }] },
    });
  });

  it('is refused with every fault, its path and what would be right', () => {
    const told = faultIn({
      id: 'Север',
      support: 'позвоните',
      timeZone: 'Mars/Olympus',
      defaultLocale: 'по-русски',
      smsAlphabet: 1,
    });
    expect(told).toContain('id: expected lower-case letters');
    expect(told).toContain('support: expected a short number, such as 0890');
    expect(told).toContain('timeZone: expected an IANA zone such as Europe/Moscow');
    expect(told).toContain('defaultLocale: expected a language tag such as ru');
    expect(told).toContain('smsAlphabet: expected one of cyrillic, transliterated, cheapest');
  });

  it.each([
    [{ brand: [] }, 'brand: expected at least one name'],
    [{ brand: [{ name: { ru: 'Север' } }] }, 'brand.0.name.en: expected a value of type string'],
    [{ brand: [{ name: { ru: 'Север', en: 'S' }, from: '2026-02-30' }] }, 'brand.0.from: expected an existing day'],
    [{ contacts: { ...description.contacts, federal: '8-800' } }, 'contacts.federal: expected a phone number in E.164'],
    [{ quietHours: { from: '25:00', to: '08:00' } }, 'quietHours.from: expected a local time HH:MM'],
    [{ quietHours: { from: '20:00', to: '24:01' } }, 'quietHours.to: expected a local time HH:MM from 00:00 to 24:00'],
    [{ quietHours: { from: '00:00', to: '24:00' } }, 'quietHours: expected some hour of the day that is not quiet'],
    [{ channels: { pigeon: {} } }, 'channels'],
    [{ channels: {} }, 'channels: expected at least one channel'],
    [{ kinds: {} }, 'kinds: expected at least one kind of requests'],
    [{ kinds: { 'lost parcel': kinds.complaint } }, 'kinds.lost parcel: expected as its name a name of at most 40'],
    [{ aliases: ['north', 'sever'] }, "aliases.1: found 'sever' a second time, expected ids that differ"],
    [{ brand: [...description.brand, ...description.brand] }, 'brand.1.from: expected a day after that'],
    [{ colour: 'red' }, 'operator: expected no field colour'],
    [{ calendar: 'russia' }, 'calendar: expected a calendar made by workingCalendar() or russia'],
    [
      { kinds: { complaint: { ...kinds.complaint, series: 'nowhere' } } },
      "kinds.complaint.series: found 'nowhere', expected one of inquiry, order, porting",
    ],
    [{ kinds: { complaint: { ...kinds.complaint, series: undefined } } }, 'kinds.complaint.messages: expected none'],
    [
      { kinds: { complaint: { ...kinds.complaint, clocks: [] } } },
      "kinds.complaint.messages.registered: tells a date, expected a clock that starts on 'registered'",
    ],
    [
      { kinds: { complaint: { ...kinds.complaint, lifecycle: 'voyage' } } },
      'kinds.complaint.lifecycle: expected one of inquiry, order',
    ],
    [{ kinds: { complaint: { ...kinds.complaint, demands: ['age'] } } }, 'kinds.complaint: expected no field demands'],
  ])('definition %#: %j', (change, told) => {
    expect(faultIn(change)).toContain(told);
  });

  it.each([
    [{ term: { unit: 'days', amount: -1 } }, 'term.amount: expected a number from 0'],
    [{ term: { unit: 'days', amount: 1.5 } }, 'term.amount: expected a whole number from 0 to 100000'],
    [{ term: { unit: 'days', amount: 1e9 } }, 'term.amount: expected a whole number from 0 to 100000'],
    [{ term: { unit: 'months', amount: 100_000 } }, 'term.amount: expected a whole number from 0 to 90000'],
    [{ term: { unit: 'hours', amount: 100_001 } }, 'term.amount: expected a number from 0 to 100000'],
    [{ term: { unit: 'moons', amount: 1 } }, 'term.unit: expected one of hours,'],
    [{ extension: { total: days(30), source, times: 3 } }, 'extension: expected no field times'],
    [{ startsOn: [] }, 'startsOn: expected the name of at least one event'],
    [{ startsOn: ['registred'] }, 'startsOn.0: expected one of received, registered,'],
    [{ pausedIn: ['asleep'] }, 'pausedIn.0: expected one of registered,'],
    [{ pausedIn: ['scheduled'] }, "pausedIn: found 'scheduled', which is no status of an inquiry"],
    [{ atEnd: 'cancel' }, "atEnd: found 'cancel', expected 'withdraw' for an inquiry"],
    [{ warning: [] }, 'expected no field warning'],
    [{ warnings: [{ share: 1 }] }, 'warnings.0: expected an object { percent } or { offset, measured }'],
    [{ source: undefined }, 'source'],
  ])('clock %#: %j', (change, told) => {
    const [first, ...others] = kinds.complaint.clocks;
    const clocks = [{ ...first, ...change }, ...others];
    const fault = faultIn({ kinds: { complaint: { ...kinds.complaint, clocks } } });
    expect(fault).toContain('kinds.complaint.clocks.0');
    expect(fault).toContain(told);
  });
});

describe('an accepted definition', () => {
  it('may have quiet hours up to 24:00: messages wait until midnight', async () => {
    const operator = defineOperator({ ...description, quietHours: { from: '20:00', to: '24:00' } });
    const world = given('2026-11-20 12:00', { operators: [operator] });
    const { number } = await world.registered(operator, 'complaint');
    world.at('2026-11-20 21:00');
    const rejected = accepted(await world.desk.execute(number, { type: 'reject', reason: 'Не наш абонент' }));
    expect(rejected.messages[0]?.notBefore).toEqual(moscow('2026-11-21 00:00'));
  });

  it('may change a rule from a day on: the newest in force takes the place of the ones before', async () => {
    const [review, ...others] = kinds.complaint.clocks;
    if (review === undefined) throw new Error('no clock');
    const clocks = [
      { ...review, validFrom: '2026-11-01', term: days(7) },
      review,
      { ...review, validFrom: '2026-12-01', term: days(9) },
      ...others,
    ];
    const operator = defineOperator({ ...description, kinds: { complaint: { ...kinds.complaint, clocks } } });
    const promisedOn = async (now: string) =>
      (await given(now, { operators: [operator] }).registered(operator, 'complaint')).dueAt;
    expect(lastDay(await promisedOn('2026-10-20 12:00'))).toBe('2026-10-26');
    expect(lastDay(await promisedOn('2026-11-20 12:00'))).toBe('2026-11-27');
    expect(lastDay(await promisedOn('2026-12-01 12:00'))).toBe('2026-12-10');
  });

  it('may have terms with parts of an hour', () => {
    const [review, ...others] = kinds.complaint.clocks;
    const clocks = [{ ...review, term: { unit: 'workingHours', amount: 1.5 } }, ...others];
    expect(faultIn({ kinds: { complaint: { ...kinds.complaint, clocks } } })).toBe('none');
  });
});

describe('a changed operator', () => {
  it('keeps what is not named', () => {
    const address = { type: 'text', label: { ru: 'Адрес', en: 'Address' } } as const;
    const changed = extendOperator(mts, {
      smsAlphabet: 'transliterated',
      kinds: { complaint: { details: { address } } },
    });
    expect(changed.kinds.complaint).toEqual({ ...mts.kinds['complaint'], details: { address } });
    expect({ ...changed, kinds: mts.kinds, smsAlphabet: mts.smsAlphabet }).toEqual(mts);
    expect(mts.smsAlphabet).toBe('cyrillic');
  });

  it('promises its own term', async () => {
    const [review, ...others] = kinds.complaint.clocks;
    if (review === undefined) throw new Error('no clock');
    const changed = extendOperator(megafon, {
      kinds: { complaint: { clocks: [{ ...review, term: days(15), source }, ...others] } },
    });
    const { dueAt } = await given('2026-11-20 12:00', { operators: [changed] }).registered(changed, 'complaint');
    expect(lastDay(dueAt)).toBe('2026-12-07');
  });

  it('refuses a change of clocks that share a name, and keeps them beside a change of another', () => {
    const names = (clocks: readonly { readonly name: string }[]) => clocks.map(({ name }) => name);
    const changed = extendOperator(mts, { kinds: { billingDispute: { clocks: { review: { term: days(3) } } } } });
    expect(names(changed.kinds.billingDispute.clocks)).toEqual(names(mts.kinds.billingDispute.clocks));
    expect(() => extendOperator(mts, { kinds: { numberPorting: { clocks: { porting: { term: days(9) } } } } })).toThrow(
      'clocks.porting: found several clocks of this name, expected the whole list',
    );
  });

  it('takes a kind away', () => {
    const changed = extendOperator(mts, { kinds: { shopOrder: undefined } });
    expect(Object.keys(changed.kinds)).toEqual(Object.keys(mts.kinds).filter((name) => name !== 'shopOrder'));
    // @ts-expect-error: it may not be there
    expect(() => changed.kinds.shopOrder.clocks).toThrow(TypeError);
    expect(changed.kinds.complaint).toEqual(mts.kinds.complaint);
  });

  it('changes one clock by its name, and keeps, takes away or adds others', () => {
    const change = (clocks: NonNullable<NonNullable<NonNullable<OperatorChanges['kinds']>[string]>['clocks']>) =>
      extendOperator(megafon, { kinds: { complaint: { clocks } } }).kinds.complaint.clocks;
    const before = kinds.complaint.clocks;
    expect(change({ review: { term: days(15), source } })).toEqual(
      before.map((clock) => (clock.name === 'review' ? { ...clock, term: days(15), source } : clock)),
    );
    expect(change({ reopening: undefined })).toEqual(before.filter(({ name }) => name !== 'reopening'));
    const { name: _, ...whole } = kinds.claim.clocks.find(({ name }) => name === 'legalReview') ?? before[0] ?? {};
    expect(change({ legalReview: whole }).map(({ name }) => name)).toContain('legalReview');
    expect(faultOf(() => change({ reviw: { term: days(15) } }))).toContain(
      'kinds.complaint.clocks.5.audience: expected',
    );
  });

  it('is refused in the same way', () => {
    expect(faultOf(() => extendOperator(mts, { smsAlphabet: 'rude' as 'cyrillic' }))).toContain(
      "operator 'mts': smsAlphabet: expected one of",
    );
  });
});
