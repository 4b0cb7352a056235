import { describe, expect, it } from 'vitest';
import { accepted, four, subscriber, World } from '../scenario/desk.ts';

const noon = '2026-11-20 12:00';
const orders = four.flatMap((operator) =>
  Object.entries(operator.kinds)
    .filter(([, { lifecycle }]) => lifecycle === 'order')
    .map(([kind]) => [operator.id, kind, operator] as const),
);

/** What a subscriber reads when he asks. */
async function statusOf(world: World, number: string): Promise<string> {
  return accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).text;
}

describe('the words of the desk', () => {
  it.each(four)('address a subscriber of $id as «вы» in lower case, by SMS and in a status', async (operator) => {
    const world = new World(noon);
    const { number } = await world.registered(operator, 'serviceFault');
    await world.done(number, { type: 'start' });
    const { messages } = accepted(await world.desk.execute(number, { type: 'ask', question: 'Горит ли лампа?' }));
    expect(messages[0]?.text).toContain('Горит ли лампа? ');
    expect(messages[0]?.text).toMatch(/не позднее 30\.11\.2026/);
    expect(`${messages[0]?.text} ${await statusOf(world, number)}`).not.toMatch(/Ваш|Вы /);
  });

  it('know the orders of every operator', () => {
    for (const { id, kinds } of four) {
      expect(orders.filter(([operator]) => operator === id).map(([, kind]) => kind)).toEqual(
        expect.arrayContaining(['fixedConnection', 'shopOrder', 'simReplacement', 'tariffChange']),
      );
      expect(Object.keys(kinds).length).toBe(15);
    }
  });

  it.each(orders)('promise of an order what is done, and no answer: %s %s', async (_, kind, operator) => {
    const world = new World(noon);
    const { number, messages } = await world.registered(operator, kind);
    expect(messages[0]?.text).toMatch(/не позднее/);
    expect(messages[0]?.text).not.toMatch(/[Оо]твет/);
    expect(await statusOf(world, number)).toMatch(/не позднее/);
    expect(await statusOf(world, number)).not.toMatch(/[Оо]твет/);
  });

  it('promise an answer for a request that is answered, though it is called заявка', async () => {
    const world = new World(noon);
    for (const operator of four) {
      const { number, messages } = await world.registered(operator, 'fixedFault');
      expect(messages[0]?.text).toMatch(/заявк.*(?:Ответим|ответа?):? не позднее/isu);
      expect(await statusOf(world, number)).toMatch(/(?:Ответим|ответа?):? не позднее/iu);
    }
  });
});
