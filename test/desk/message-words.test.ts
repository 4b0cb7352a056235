import { describe, expect, it } from 'vitest';
import { accepted, four, World } from './scenario.ts';

const noon = '2026-11-20 12:00';
const orders = four.flatMap((operator) =>
  Object.entries(operator.kinds)
    .filter(([, { lifecycle }]) => lifecycle === 'order')
    .map(([kind]) => [operator, kind] as const),
);

describe('the words of the desk', () => {
  it.each(four)('address a subscriber of $id in one tone, by SMS and in a status', async (operator) => {
    const world = new World(noon);
    const { number } = await world.registered(operator, 'serviceFault');
    await world.done(number, { type: 'start' });
    const { messages } = accepted(await world.desk.execute(number, { type: 'ask', question: 'Горит ли лампа?' }));
    const { text } = accepted(await world.desk.agent({ number })).subscriber;
    const your = operator.tone === 'formal' ? 'Ваш' : 'ваш';
    expect(messages[0]?.text).toContain(`Ждём ${your} ответ`);
    expect(text).toContain(`ждём ${your} ответ`);
  });

  it('know an order in every operator', () => {
    expect(orders.map(([{ id }, kind]) => `${id} ${kind}`)).toMatchInlineSnapshot();
  });

  it.each(orders)('promise that an order is done by its date, whatever it is called: $0.id $1', async (operator, kind) => {
    const world = new World(noon);
    const { number, messages } = await world.registered(operator, kind);
    const text = accepted(await world.desk.agent({ number }));
    expect(messages[0]?.text).toContain('Срок до');
    expect(text).toContain('Срок до');
  });
});
