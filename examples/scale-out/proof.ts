/**
 * What must be true at the end, by the database and the gateway.
 */
import type pg from 'pg';

export interface Evidence {
  /** How often the gateway got each message. */
  readonly delivered: ReadonlyMap<string, number>;
  /** By command id, the number that was answered. */
  readonly answered: ReadonlyMap<string, string>;
}

export interface Finding {
  readonly promise: string;
  readonly holds: boolean;
  readonly found: string;
}

export async function prove(pool: pg.Pool, { delivered, answered }: Evidence): Promise<readonly Finding[]> {
  const ask = async <Row>(text: string): Promise<readonly Row[]> => (await pool.query(text)).rows;
  const requests = await ask<{ id: string; number: string; command: string }>(
    'select r.id, r.number, c.id as command from zayavka.request r join zayavka.command c on c.request_id = r.id',
  );
  const numbers = new Map(requests.map(({ command, number }) => [command, number]));
  const messages = await ask<{ id: string; outcome: string | null }>('select id, outcome from zayavka.delivery');
  const lost = messages.filter(({ id, outcome }) => outcome !== 'sent' || !delivered.has(id));
  const unknown = [...delivered.keys()].filter((key) => !messages.some(({ id }) => id === key));
  const doubled = [...delivered.values()].filter((times) => times > 1).length;
  const clocks = await ask<{ id: string; type: string; key: string; times: number }>(
    `select request_id as id, entry->'event'->>'type' as type, entry->'event'->>'key' as key, count(*)::int as times
     from zayavka.event where entry->'event'->>'type' in ('warned', 'breached') group by 1, 2, 3`,
  );
  const breached = new Set(clocks.filter(({ type }) => type === 'breached').map(({ id }) => id));
  const everyForm = [...answered].every(([command, number]) => numbers.get(command) === number);
  return [
    {
      promise: 'every form became exactly one request, with the number that was answered',
      holds: everyForm && requests.length === answered.size,
      found: `${answered.size} forms, ${requests.length} requests`,
    },
    {
      promise: 'no number was given twice',
      holds: new Set(numbers.values()).size === requests.length,
      found: `${new Set(numbers.values()).size} numbers`,
    },
    {
      promise: 'no message was lost, none was invented',
      holds: messages.length >= requests.length && lost.length === 0 && unknown.length === 0,
      found: `${messages.length} messages, ${lost.length} lost, ${unknown.length} unknown`,
    },
    {
      promise: 'a message that the gateway got twice has one key, so the gateway can tell',
      holds: [...delivered.keys()].every((key) => /^.+\/\w+\/\d+$/.test(key)),
      found: `${doubled} of ${delivered.size} came more than once`,
    },
    {
      promise: 'every clock that ran out was handled exactly once',
      holds: breached.size === requests.length && clocks.every(({ times }) => times === 1),
      found: `${breached.size} requests breached, ${clocks.length} warnings and breaches, none twice`,
    },
  ];
}
