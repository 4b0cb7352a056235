/**
 * Time that passes for the leases of a PostgreSQL: its clock cannot be moved, so the ends of the leases are.
 */
import type { PostgresClient } from '#src/storage/postgres/index.ts';

export async function passLeases(client: PostgresClient, ms: number): Promise<void> {
  for (const table of ['wake_up', 'delivery']) {
    await client.query(`update zayavka.${table} set leased_until = leased_until - $1::bigint`, [ms]);
  }
}
