import { expect, it } from 'vitest';
import { run } from '../../examples/pg-boss.ts';

it('the pg-boss example plans jobs in the caller’s transaction, and they ring', async () => {
  const said: string[] = [];
  await run((line) => said.push(line));
  expect(said).toEqual([
    'rolled back: the caller gave up',
    'requests 1, visits 1',
    'jobs 2',
    'sent: registered',
    'woken 1: breached, warned',
  ]);
});
