/** What verification has found in the built-in definitions, and how it reads now. */
import { expect, it } from 'vitest';
import { mts } from 'zayavka/operators';
import { accepted, given, type World } from '../scenario/desk.ts';

const start = { type: 'start' } as const;
const resolve = { type: 'resolve', outcome: 'refused', answer: 'Списание верное' } as const;
const reopen = { type: 'reopen', reason: 'Не согласен' } as const;

/** The text of the last message of that name that was sent. */
function lastText({ sent }: World, message: string): string | undefined {
  return sent.findLast((one) => one.message === message)?.text;
}

async function brokenAt(
  at: string,
  kind: string,
  details: Readonly<Record<string, string | number>>,
): Promise<[World, string]> {
  const world = given('2026-11-20 12:00');
  const { number } = await world.registered(mts, kind, Object.keys(details).length === 0 ? {} : { details });
  await world.delivered();
  await world.at(at).passes();
  return [world, number];
}

it('a claim that is reopened after the term of the law has a new date', async () => {
  const [world, number] = await brokenAt('2026-12-25 12:00', 'claim', {});
  await world.done(number, start, resolve, reopen);
  await world.delivered();
  expect(lastText(world, 'reopened')).toMatch(/25\.01\.2027/u);
});

it('a fault that is reopened after a missed refund names the date of its review', async () => {
  const [world, number] = await brokenAt('2026-12-07 12:00', 'serviceFault', { demand: 'refund' });
  await world.done(number, start, resolve, reopen);
  await world.delivered();
  expect(lastText(world, 'reopened')).toMatch(/14\.12\.2026/u);
});

it('an extension is told also when another promise has passed', async () => {
  const details = { demand: 'imposedService', chargedOn: '2026-11-18', amount: 29_900 };
  const [world, number] = await brokenAt('2026-11-24 12:00', 'billingDispute', details);
  await world.done(number, { type: 'extend', reason: 'Ждём ответа банка' });
  await world.delivered();
  expect(lastText(world, 'extended')).toMatch(/21\.12\.2026/u);
});

it('a porting that is taken up after its day does not name it', async () => {
  const [world, number] = await brokenAt('2026-12-03 12:00', 'numberPorting', {});
  const { messages } = accepted(await world.desk.execute(number, start));
  expect(messages.map(({ message }) => message)).toEqual([]);
});
