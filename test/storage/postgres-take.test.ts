import { expect, it } from 'vitest';
import { openDesk } from '#src/index.ts';
import { mts } from '#src/operators/index.ts';
import { postgresStore } from '#src/storage/postgres/index.ts';
import { noon } from '#src/testing/sample.ts';
import { form, secret } from '../scenario/desk.ts';
import { database } from './database.ts';

const db = database();

it('sixteen employees on PostgreSQL never take the same request, and leave none', async () => {
  const deskOf = () =>
    openDesk({
      operators: [mts],
      store: postgresStore(db.pool),
      secret,
      now: () => new Date(noon),
      clockSkewMs: Number.POSITIVE_INFINITY,
    });
  const registered = await deskOf().registerMany(Array.from({ length: 48 }, () => form(mts, 'complaint')));
  const numbers = registered.map((one) => (one.ok ? one.value.number : 'refused'));
  const takeAll = async (index: number): Promise<readonly unknown[]> => {
    const desk = deskOf();
    const own: unknown[] = [];
    for (;;) {
      const answer = await desk.take({ agentId: `agent-${index}` });
      if (!answer.ok || answer.value === undefined) return own;
      own.push(answer.value.request.number);
    }
  };
  const taken = await Promise.all(Array.from({ length: 16 }, (_, index) => takeAll(index)));
  expect(taken.flat().sort()).toEqual(numbers.sort());
});
