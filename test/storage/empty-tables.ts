/**
 * Empties the tables of a schema: as good as a new database, and quicker.
 */
import type { PostgresClient } from '#src/storage/postgres/index.ts';

const tables = [
  'request',
  'request_identity',
  'event',
  'command',
  'wake_up',
  'outbox',
  'delivery',
  'series',
  'agreement',
] as const;

export async function emptyTables(client: PostgresClient, schema = '"zayavka"'): Promise<void> {
  await client.query(`truncate ${tables.map((table) => `${schema}.${table}`).join(', ')} restart identity`, []);
}
