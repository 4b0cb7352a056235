/**
 * The four operators differ in what they do, not only in names and numbers; and every value that is said to be published tells
 * where and when it was read.
 */
import { describe, expect, it } from 'vitest';
import { explain, Fault, russia, type Source, startClock } from 'zayavka';
import { beeline, extendOperator, kinds, megafon, mts, type Operator, tele2, visitSlots } from 'zayavka/operators';
import { accepted, given } from '../scenario/desk.ts';

const four: readonly Operator[] = [mts, megafon, beeline, tele2];

interface Placed {
  readonly path: string;
  readonly source: Source;
}

/** Every source of a profile, with its place. */
function sourcesOf(value: unknown, path: string): readonly Placed[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = `${path}.${key}`;
    return isSource(inner) ? [{ path: at, source: inner }] : sourcesOf(inner, at);
  });
}

function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && 'kind' in value && 'reference' in value;
}

function articlesOf({ calendar: _, ...operator }: Operator): readonly Placed[] {
  return sourcesOf(operator, operator.id).filter(({ source }) => source.kind === 'article');
}

/** Places of what is said to be published and cannot be looked up. */
function incompleteIn(operator: Operator): readonly string[] {
  return articlesOf(operator)
    .filter(
      ({ source: { address, seen, quality } }) =>
        address === undefined || quality === undefined || !/^2026-\d\d-\d\d$/u.test(seen ?? ''),
    )
    .map(({ path }) => path);
}

const articles = four.flatMap(articlesOf);

describe('a source', () => {
  it('that was published has an address, the day on which it was read, and a quality', () => {
    expect(four.flatMap(incompleteIn)).toEqual([]);
    expect(articles.length).toBeGreaterThan(20);
  });

  it.each(['address', 'seen', 'quality'] as const)('that was published is found where it has no %s', (field) => {
    const { [field]: _, ...source } = mts.contacts.source;
    const { complaint } = mts.kinds;
    const clocks = complaint.clocks.map((clock, index) => (index === 1 ? { ...clock, source } : clock));
    const spoilt = { ...mts, kinds: { ...mts.kinds, complaint: { ...complaint, clocks } } };
    expect(incompleteIn(spoilt)).toEqual(['mts.kinds.complaint.clocks.1.source']);
  });

  it('that is a page has an address that can be typed, whole and without the scheme', () => {
    const others = articles.filter(
      ({ source: { address = '' } }) => !/^[a-z\d-]+(\.[a-z\d-]+)+(\/[^\s…]*)?$/iu.test(address),
    );
    // The article about the status of requests was read as a text.
    expect(new Set(others.map(({ source }) => source.address))).toEqual(new Set(['Золотые Номера России, М. Сумин']));
  });

  it('is never a stored code file without its repository', () => {
    expect(articles.filter(({ source }) => /\bid \d/u.test(JSON.stringify(source)))).toEqual([]);
  });

  it('is explained with its address and its day', () => {
    const [review] = mts.kinds.serviceFault.clocks;
    if (review === undefined) throw new Error('MTS reviews service faults');
    const at = new Date('2026-11-20T09:00:00Z');
    const { en, ru } = explain(startClock(review, russia, at), russia, at).text;
    expect(en).toContain('Zolotye Nomera Rossii (Золотые Номера России, М. Сумин, read on 22 November 2026)');
    expect(ru).toContain('прочитано 22 ноября 2026');
  });
});

/** Names, numbers, words and sources: what differs between any two companies. */
const told = new Set(['id', 'aliases', 'legalName', 'brand', 'support', 'series', 'texts', 'calendar', 'contacts']);
const worded = new Set(['title', 'label', 'source', 'short', 'federal', 'phones']);

type Leaves = ReadonlyMap<string, string>;

/** Everything else, by path; the entries of a list by their names. */
function leaves(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path, JSON.stringify(value) ?? '-']];
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) return [[path, JSON.stringify(value)]];
  // A reason, a step or a phone line that is there at all.
  const there: readonly (readonly [string, string])[] = 'source' in value ? [[path, 'there']] : [];
  const inside = Object.entries(value).flatMap(([key, inner]) => {
    if (worded.has(key) || (key === 'texts' && path !== '')) return [];
    return leaves(inner, `${path}.${Array.isArray(value) ? nameOf(inner, key) : key}`);
  });
  return [...there, ...inside];
}

/** Clocks of one name differ by their condition. */
function nameOf(entry: unknown, index: string): string {
  const { name = index, when }: { name?: string; when?: object } = Object(entry);
  return when === undefined ? name : `${name} when ${JSON.stringify(when)}`;
}

function profileOf(operator: Operator): Leaves {
  return new Map(Object.entries(operator).flatMap(([key, value]) => (told.has(key) ? [] : leaves(value, key))));
}

/** What one has and the other lacks or has in another way: each clock, step, reason or charge once, in however many kinds. */
function differences(one: Operator, other: Operator): readonly string[] {
  const [left, right] = [profileOf(one), profileOf(other)];
  const paths = [...new Set([...left.keys(), ...right.keys()])].filter((path) => left.get(path) !== right.get(path));
  return [...new Set(paths.map(thing))].sort();
}

/** `steps.paid` of `kinds.shopOrder.steps.paid`; the format of an account and the windows of a visit are one thing each. */
function thing(path: string): string {
  const [room = '', , part = '', name = ''] = path.split('.');
  if (room !== 'kinds') return path.split('.').slice(0, 2).join('.');
  return part === 'account' || part === 'visits' ? part : `${part}.${name}`;
}

const pairs = four.flatMap((one, index) => four.slice(index + 1).map((other) => [one, other] as const));

describe('the profiles', () => {
  it.each(pairs.map(([one, other]) => [one.id, other.id, differences(one, other)] as const))(
    'of %s and %s differ in a dozen things beyond names and numbers',
    (_, __, found) => {
      expect(found.length, found.join('\n')).toBeGreaterThanOrEqual(12);
    },
  );

  it('differ in these things, pair by pair', () => {
    const found = pairs.map(([one, other]) => [`${one.id} ${other.id}`, differences(one, other).join(', ')]);
    expect(Object.fromEntries(found)).toMatchInlineSnapshot(`
      {
        "beeline tele2": "account, channels.telegram, charges.courier, charges.porting, clocks.fulfilment, clocks.latestPorting, clocks.legalReview when {"detail":"service","is":"foreignRoaming"}, clocks.legalReview when {"detail":"service","is":"international"}, clocks.legalReview when {"detail":"service","is":"longDistance"}, details.holder, details.service, details.simNumber, details.work, rejectReasons.changeForbidden, rejectReasons.impossible, rejectReasons.otherOperator, rejectReasons.spent, rejectReasons.tooLate, rejectReasons.tooManyWrongDigits, steps.accountCreated, steps.onTheWay, steps.registeredByOwner, steps.sent, steps.temporaryNumber, steps.working, visits",
        "megafon beeline": "account, channels.telegram, charges.porting, clocks.fulfilment, clocks.latestPorting, details.holder, details.keepsTariff, details.work, rejectReasons.impossible, rejectReasons.notIdentified, steps.accountCreated, steps.assembled, steps.assembling, steps.deliveryAgreed, steps.identified, steps.onTheWay, steps.paid, steps.sent, steps.working, visits",
        "megafon tele2": "charges.courier, charges.porting, clocks.legalReview when {"detail":"service","is":"foreignRoaming"}, clocks.legalReview when {"detail":"service","is":"international"}, clocks.legalReview when {"detail":"service","is":"longDistance"}, details.keepsTariff, details.service, details.simNumber, rejectReasons.changeForbidden, rejectReasons.notIdentified, rejectReasons.otherOperator, rejectReasons.spent, rejectReasons.tooLate, rejectReasons.tooManyWrongDigits, steps.assembled, steps.assembling, steps.deliveryAgreed, steps.identified, steps.paid, steps.registeredByOwner, steps.temporaryNumber",
        "mts beeline": "account, channels.telegram, charges.kit, charges.porting, clocks.fulfilment, clocks.latestPorting, details.holder, details.simType, details.work, rejectReasons.impossible, rejectReasons.otherOperator, rejectReasons.tooManySwappedDigits, rejectReasons.tooManyWrongDigits, steps.accountCreated, steps.confirmedByPhone, steps.kitGiven, steps.onTheWay, steps.profileSent, steps.sent, steps.working, visits",
        "mts megafon": "charges.kit, charges.porting, details.keepsTariff, details.simType, rejectReasons.notIdentified, rejectReasons.otherOperator, rejectReasons.tooManySwappedDigits, rejectReasons.tooManyWrongDigits, steps.assembled, steps.assembling, steps.confirmedByPhone, steps.deliveryAgreed, steps.identified, steps.kitGiven, steps.paid, steps.profileSent",
        "mts tele2": "charges.courier, charges.kit, clocks.legalReview when {"detail":"service","is":"foreignRoaming"}, clocks.legalReview when {"detail":"service","is":"international"}, clocks.legalReview when {"detail":"service","is":"longDistance"}, details.service, details.simNumber, details.simType, rejectReasons.changeForbidden, rejectReasons.spent, rejectReasons.tooLate, rejectReasons.tooManySwappedDigits, steps.confirmedByPhone, steps.kitGiven, steps.profileSent, steps.registeredByOwner, steps.temporaryNumber",
      }
    `);
  });

  it('would not differ by names and numbers alone', () => {
    const renamed = { ...mts, id: 'other', brand: tele2.brand, support: '611', contacts: tele2.contacts };
    expect(differences(mts, { ...renamed, texts: tele2.texts, series: tele2.series })).toEqual([]);
  });

  it('are whole: each can be extended without a change', () => {
    for (const operator of four) expect(extendOperator(operator, {})).toEqual(operator);
  });
});

describe('a porting', () => {
  const charges = four.map(({ kinds }) =>
    kinds['numberPorting']?.charges?.map(({ source: _, title: __, ...rest }) => rest),
  );

  it('costs what each operator takes, in kopecks, when it takes it', () => {
    expect(charges).toEqual([
      [{ name: 'kit', amount: 25_000, takenAt: 'registered', credited: true }],
      [{ name: 'porting', amount: 10_000, takenAt: 'fulfilled', credited: false }],
      [{ name: 'porting', amount: 10_000, from: '2013-12-01' }],
      [{ name: 'courier', amount: 0 }],
    ]);
  });

  it('has its latest day: six months, at Beeline 180 days', () => {
    const latest = four.map(({ kinds }) => kinds['numberPorting']?.clocks.find(({ bounds }) => bounds === 'notAfter'));
    const terms = latest.map((clock) => `${clock?.term.amount} ${clock?.term.unit} ${clock?.source.kind}`);
    expect(terms).toEqual(['6 months law', '6 months law', '180 days article', '6 months law']);
  });

  it.each(['debt', 'blocked', 'otherRegion', 'recentlyPorted', 'otherHolder', 'cityNumber'])(
    'may be rejected by the code %s at each of them, in words',
    async (code) => {
      const world = given('2026-11-20 12:00');
      for (const operator of four) {
        const { number } = await world.registered(operator, 'numberPorting');
        accepted(await world.desk.execute(number, { type: 'reject', code }));
      }
      await world.delivered();
      expect(world.sent.filter(({ message }) => message === 'rejected')).toHaveLength(4);
    },
  );
});

describe('a claim to t2', () => {
  const at = new Date('2026-11-20T09:00:00Z');

  async function dueOf(operator: Operator, details: Record<string, string>) {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(operator, 'claim', {
      receivedAt: at,
      details: { answerForm: 'paper', ...details },
    });
    return { world, number, view: accepted(await world.desk.agent({ number, agentId: 'agent' })) };
  }

  it.each(['longDistance', 'international', 'foreignRoaming'])('about %s has sixty days', async (service) => {
    const { view } = await dueOf(tele2, { service });
    expect(view.clocks.filter(({ name }) => name === 'legalReview').map(({ lastDay }) => lastDay)).toEqual([
      '2027-01-19',
    ]);
  });

  it('about anything else has thirty, as everywhere', async () => {
    const usual = await dueOf(tele2, {});
    expect(usual.view.clocks.filter(({ name }) => name === 'legalReview').map(({ lastDay }) => lastDay)).toEqual([
      '2026-12-21',
    ]);
  });

  it('moves to the other term when the detail is corrected', async () => {
    const { world, number } = await dueOf(tele2, {});
    const correct = async (details: Record<string, string>) => {
      accepted(
        await world.desk.execute(number, {
          type: 'correct',
          details: { answerForm: 'paper', ...details },
          reason: 'роуминг',
        }),
      );
      const { clocks } = accepted(await world.desk.agent({ number, agentId: 'agent' }));
      return clocks.find(({ name }) => name === 'legalReview')?.lastDay;
    };
    expect(await correct({ service: 'foreignRoaming' })).toBe('2027-01-19');
    expect(await correct({ service: 'international' })).toBe('2027-01-19');
  });

  it('cites the page of t2', () => {
    const clock = tele2.kinds.claim.clocks.find(({ when }) => when?.is === 'foreignRoaming');
    if (clock === undefined) throw new Error('t2 has such a clock');
    expect(explain(startClock(clock, russia, at), russia, at).text.en).toContain(
      'msk.t2.ru/help/article/procedure-for-filing-a-written-complaint, read on 28 November 2026',
    );
  });
});

describe('a visit of Beeline', () => {
  const { visits, account, steps = [] } = beeline.kinds.fixedConnection;

  it('has windows of two hours from ten to ten, in the time of the operator', () => {
    if (visits === undefined) throw new Error('Beeline visits');
    const slots = visitSlots(visits, '2026-11-30', beeline.timeZone);
    expect(slots).toHaveLength(6);
    expect(slots.map(({ from, to }) => (to.getTime() - from.getTime()) / 3_600_000)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(slots.at(0)?.from.toISOString()).toBe('2026-11-30T07:00:00.000Z');
    expect(slots.at(-1)?.to.toISOString()).toBe('2026-11-30T19:00:00.000Z');
  });

  it('has no window on a day that does not exist', () => {
    if (visits === undefined) throw new Error('Beeline visits');
    expect(() => visitSlots(visits, '2026-02-30', beeline.timeZone)).toThrow(
      expect.objectContaining({ code: 'calendar/invalid-date', message: expect.stringContaining('2026-02-30') }),
    );
    expect(() => visitSlots(visits, '2026-11-30', 'Europe/Nowhere')).toThrow(Fault);
  });

  it('is followed by the steps of the crew, for a customer known by contract', async () => {
    expect(steps.map(({ name }) => name).slice(-3)).toEqual(['sent', 'onTheWay', 'working']);
    expect(account).toMatchObject({ prefix: 'FTTB/08', digits: 8 });
    const world = given('2026-11-30 09:00');
    const { number } = await world.registered(beeline, 'fixedConnection');
    accepted(await world.desk.execute(number, { type: 'start' }));
    for (const step of ['sent', 'onTheWay', 'working']) {
      accepted(await world.desk.execute(number, { type: 'progress', step }));
    }
  });
});

describe('a description', () => {
  it.each([
    [{ visits: { windows: ['10:00-12:00', '11:00-13:00'], source: mts.contacts.source } }, 'visits.windows'],
    [{ visits: { windows: ['25:00-26:00'], source: mts.contacts.source } }, 'visits.windows'],
    [
      { charges: [{ name: 'fee', title: { ru: 'Плата', en: 'Fee' }, amount: 1.5, source: mts.contacts.source }] },
      'charges.0.amount',
    ],
    [
      { charges: [{ name: 'fee', title: { ru: 'Плата', en: 'Fee' }, amount: -1, source: mts.contacts.source }] },
      'charges.0.amount',
    ],
    [{ account: { prefix: 'A', digits: 0, source: mts.contacts.source } }, 'account.digits'],
    [{ steps: [{ name: 'a', title: { ru: 'А', en: 'A' }, source: { kind: 'article' } }] }, 'steps.0.source.reference'],
    [
      { retention: { ...kinds.complaint.retention, source: { ...mts.contacts.source, seen: '2026-02-30' } } },
      'source.seen',
    ],
    [
      { retention: { ...kinds.complaint.retention, source: { ...mts.contacts.source, quality: 'good' } } },
      'source.quality',
    ],
  ])('is refused with its place: %j', (wrong, place) => {
    // Wrong data are the matter of these tests.
    const change = { kinds: { complaint: wrong } } as unknown as Parameters<typeof extendOperator>[1];
    expect(() => extendOperator(mts, change)).toThrow(
      expect.objectContaining({ code: 'operator/invalid', message: expect.stringContaining(place) }),
    );
  });
});
