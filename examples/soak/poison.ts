/**
 * What no worker can do, written before the others begin: requests of an operator that no process serves, documents that
 * cannot be read, and messages that kill the process which sends them.
 */
import type pg from 'pg';
import { openDesk } from 'zayavka';
import { postgresStore } from 'zayavka/postgres';
import { formOf } from './commands.ts';
import { deadlyLine } from './gateway.ts';
import { deadly, secret, served, unserved } from './plan.ts';
import { randomOf } from './random.ts';

export type Poison = 'unserved' | 'damaged' | 'deadly';

/** How many of each; more that cannot be read than a worker takes at once. */
const amounts: { readonly [Kind in Poison]: number } = { unserved: 40, damaged: 40, deadly: 3 };

/** The poison of each request by its id. */
export async function writePoison(pool: pg.Pool): Promise<ReadonlyMap<string, Poison>> {
  // An hour ago: all of it is due, and before everything healthy.
  const now = (): Date => new Date(Date.now() - 3_600_000);
  const desk = openDesk({ operators: [served, unserved, deadly], store: postgresStore(pool), secret, now });
  const pairs = { unserved: 'tele2/serviceFault', damaged: 'mts/serviceFault', deadly: 'beeline/serviceFault' };
  const poisons = new Map<string, Poison>();
  for (const poison of ['unserved', 'damaged', 'deadly'] as const) {
    for (let index = 0; index < amounts[poison]; index += 1) {
      const person = { mark: `poison-${poison}`, msisdn: `${deadlyLine}${100_0000 + poisons.size}` };
      const form = formOf(randomOf('hotline'), pairs[poison], person, `${poison}/${index}`);
      const registered = await desk.register(form);
      if (!registered.ok) throw new Error(`refused: ${JSON.stringify(registered.refusal)}`);
      const { rows } = await pool.query('select id from zayavka.request where number = $1', [registered.value.number]);
      poisons.set(String(rows[0]?.id), poison);
    }
  }
  const damaged = [...poisons].filter(([, poison]) => poison === 'damaged').map(([id]) => id);
  await pool.query(`update zayavka.request set stored = '{}' where id = any($1)`, [damaged]);
  return poisons;
}
