/**
 * What is told when one of the two promises of a connection moves: a first call, and the connection itself.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, russiaUntil, russiaWith, workingDays } from 'zayavka';
import { extendOperator, type Operator } from 'zayavka/operators';
import { accepted, form, four, given, subscriber, World } from '../scenario/desk.ts';

const kind = 'fixedConnection';
const call = /позвоним|звонка|наш звонок|we will call you|our call/iu;
const connection = /подключим интернет|подключени[ея] интернета|connect your home internet|home internet connection/iu;

/** The decree of 2028 takes 10 January off. */
const decreed = russiaWith([
  {
    year: 2028,
    decree: '1',
    source: { ru: 'постановление', en: 'decree' },
    workingDays: 247,
    moves: [
      { from: '2028-01-01', to: '2028-01-10' },
      { from: '2028-01-02', to: '2028-12-29' },
    ],
  },
]);

async function opened(operator: Operator, locale: string, at: string): Promise<{ world: World; number: string }> {
  const world = given(at, { operators: [operator], store: memoryStore() });
  const person = { subscriber: { ...subscriber, locale } };
  const { number } = accepted(await world.desk.register(form(operator, kind, person)));
  await world.delivered();
  world.sent.splice(0);
  return { world, number: String(number) };
}

const statusOf = async ({ desk }: World, number: string): Promise<string> =>
  accepted(await desk.status({ number, caller: subscriber.msisdn, channel: 'hotline' })).text;

describe.each(four.flatMap((operator) => ['ru', 'en'].map((locale) => ({ operator, locale, id: operator.id }))))(
  '$id in $locale',
  ({ operator, locale }) => {
    it('a decree that moves the call and the connection: the call is told, in its words', async () => {
      const early = extendOperator(operator, { calendar: russiaUntil(2027) });
      const { world, number } = await opened(early, locale, '2028-01-03 12:00');
      world.desk.replaceCalendar(decreed);
      await world.desk.tick();
      await world.delivered();
      expect(world.sent.map(({ message }) => message)).toEqual(['extended']);
      const text = String(world.sent[0]?.text);
      expect(text).toMatch(/11\.01\.2028|11 January 2028/u);
      expect(text).toMatch(/Причина: перенесены выходные дни|Reason: public holidays were moved/u);
      expect(text).not.toMatch(/больше времени|more time/u);
      expect(text).toMatch(call);
      expect(text).not.toMatch(connection);
      expect(await statusOf(world, number)).toMatch(call);
    });

    it('a new definition of the call: its own words', async () => {
      const { world } = await opened(operator, locale, '2026-11-20 12:00');
      const slower = extendOperator(operator, {
        kinds: { [kind]: { clocks: { callback: { term: workingDays(2) } } } },
      });
      const later = new World('2026-11-20 13:00', { store: world.store, operators: [slower] });
      await later.desk.recalculate();
      await later.delivered();
      expect(later.sent.map(({ text }) => text)).toEqual([expect.stringMatching(call)]);
      expect(later.sent[0]?.text).toMatch(/24\.11\.2026|24 November 2026/u);
      expect(later.sent[0]?.text).not.toMatch(/Причина|Reason/u);
    });

    it('an extension before the call: the date of the connection', async () => {
      const { world, number } = await opened(operator, locale, '2026-11-20 12:00');
      const answer = accepted(await world.desk.execute(number, { type: 'extend', reason: 'нет порта' }));
      expect(answer).toMatchObject({ lastDay: '2026-11-23', messages: [{ message: 'extended' }] });
      await world.delivered();
      const text = String(world.sent[0]?.text);
      expect(text).toMatch(/21\.12\.2026|21 December 2026/u);
      expect(text).toMatch(connection);
      expect(text).not.toMatch(call);
      const { clocks } = accepted(await world.desk.agent({ number, agentId: 'ivanova' }));
      expect(clocks.map(({ name, lastDay }) => [name, lastDay])).toEqual(
        expect.arrayContaining([
          ['callback', '2026-11-23'],
          ['fulfilment', '2026-12-21'],
        ]),
      );
    });
  },
);
