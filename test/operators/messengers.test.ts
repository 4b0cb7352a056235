/**
 * Messengers by name: who may be served by which one depends on the day and on the customer, and a refusal says why.
 */
import { describe, expect, it } from 'vitest';
import { compose } from 'zayavka';
import { beeline, extendOperator, megafon, mts, type Operator, type OperatorChanges, tele2 } from 'zayavka/operators';
import { accepted, form, given } from '../scenario/desk.ts';

const four: readonly Operator[] = [mts, megafon, beeline, tele2];
const foreign = ['telegram', 'whatsapp', 'viber', 'skype'];

async function registered(operator: Operator, at: string, channel: string, holder?: string) {
  const world = given(at, { operators: [operator] });
  const details = holder === undefined ? {} : { details: { holder } };
  return world.desk.register(form(operator, 'complaint', { channel, ...details }));
}

const pairs = four.flatMap((operator) => foreign.map((channel) => [operator.id, channel, operator] as const));

describe('a foreign messenger', () => {
  it.each(pairs)('serves a person of %s until the ban and not after: %s', async (_, channel, operator) => {
    accepted(await registered(operator, '2025-05-31 23:59', channel));
    expect(await registered(operator, '2025-06-01 00:00', channel)).toMatchObject({
      ok: false,
      refusal: {
        code: 'input/invalid',
        issues: [{ path: 'channel', found: expect.stringMatching(/is closed: .*41-FZ/u) }],
      },
    });
  });

  it('is not among the channels that the refusal names', async () => {
    const answer = await registered(mts, '2026-11-20 12:00', 'telegram');
    const [issue] = answer.ok || !('issues' in answer.refusal) ? [] : answer.refusal.issues;
    expect(issue?.expected).toMatch(/^one of hotline, .*\bmax, vk, ok$/u);
  });

  it('serves companies at Beeline, whatever the day, if the details say so', async () => {
    accepted(await registered(beeline, '2026-11-20 12:00', 'telegram', 'company'));
    expect(await registered(beeline, '2026-11-20 12:00', 'telegram', 'person')).toMatchObject({
      refusal: {
        issues: [{ path: 'channel', expected: expect.stringMatching(/^details\.holder "company", or one of /u) }],
      },
    });
    expect(await registered(beeline, '2026-11-20 12:00', 'whatsapp', 'company')).toMatchObject({
      refusal: { issues: [{ path: 'channel' }] },
    });
  });

  it('of an order of Beeline needs the same', async () => {
    const world = given('2026-11-20 12:00');
    const porting = form(beeline, 'numberPorting', { channel: 'telegram', agentId: 'agent' });
    expect(await world.desk.register({ ...porting, details: { ...porting.details, holder: 'person' } })).toMatchObject({
      refusal: { issues: [{ path: 'channel' }] },
    });
    accepted(await world.desk.register({ ...porting, details: { ...porting.details, holder: 'company' } }));
  });
});

describe('MAX', () => {
  it.each(four.map((operator) => [operator.id, operator] as const))(
    'is a channel of %s since September 2025, and the refusal before says from when',
    async (_, operator) => {
      expect(await registered(operator, '2025-08-31 23:59', 'max')).toMatchObject({
        refusal: { issues: [{ path: 'channel', found: expect.stringContaining('it opens on 2025-09-01') }] },
      });
      accepted(await registered(operator, '2025-09-01 00:00', 'max'));
    },
  );
});

describe('names of channels', () => {
  it('are those of each operator', () => {
    expect(four.map(({ channels }) => channels['app']?.title.ru)).toEqual([
      'Приложение «Мой МТС»',
      'Приложение «МегаФон»',
      'Приложение «билайн»',
      'Приложение t2 (раньше «Мой Tele2»)',
    ]);
    expect(megafon.channels.chat.title.ru).toContain('Елен');
  });
});

describe('openings of a channel', () => {
  it.each([
    [[], 'channels.max.open'],
    [[{ from: '2026-02-30' }], 'channels.max.open.0.from'],
    [[{ from: '2026-02-01', until: '2026-02-01' }], 'channels.max.open.0.until'],
    [[{ since: '2026-02-01' }], 'channels.max.open.0'],
    [[{ when: { detail: 'holder' } }], 'channels.max.open.0.when.is'],
    [[{ when: { detail: 'segment', is: 'vip' } }], 'channels.max.open.0.when.detail'],
  ])('are checked: %j', (open, place) => {
    // Wrong data are the matter of these tests.
    const change = { channels: { max: { ...mts.channels['max'], open } } } as unknown as OperatorChanges;
    expect(() => extendOperator(mts, change)).toThrow(
      expect.objectContaining({ code: 'operator/invalid', message: expect.stringContaining(place) }),
    );
  });
});

describe('words of the profiles', () => {
  const reasons = four.flatMap((operator) =>
    Object.entries(operator.kinds).flatMap(([kind, { rejectReasons = {}, steps = [] }]) => [
      ...Object.entries(rejectReasons).map(([code, { title }]) => ({ operator, kind, code, title, isStep: false })),
      ...steps.map(({ name, title }) => ({ operator, kind, code: name, title, isStep: true })),
    ]),
  );
  const about = { number: '482930175601', at: new Date('2026-11-20T09:00:00Z') };

  it.each(['ru', 'en'] as const)('fit into an SMS of two parts in %s', (locale) => {
    const tooLong = reasons.filter(({ operator, kind, title, isStep }) => {
      const address = { locale, channel: 'sms', kind } as const;
      const written = isStep
        ? compose(operator, 'progressed', { ...about, step: title[locale] }, address)
        : compose(operator, 'rejected', { ...about, reason: title[locale] }, address);
      return (written.sms?.segments ?? 1) > 2;
    });
    expect(tooLong.map(({ operator, kind, code }) => `${operator.id} ${kind} ${code}`)).toEqual([]);
    expect(reasons.length).toBeGreaterThan(80);
  });

  it('end without a stop, for the message closes the sentence', () => {
    expect(reasons.filter(({ title }) => /[.!?]$/u.test(title.ru) || /[.!?]$/u.test(title.en))).toEqual([]);
  });
});
