/**
 * Storage in PostgreSQL, for anything that can `query(text, values)`.
 *
 * @module zayavka/postgres
 */
export type { PostgresClient, PostgresOptions } from './client.ts';
export { migrate } from './migrate.ts';
export { type Migration, migrations } from './migrations.ts';
export { postgresStore } from './postgres-store.ts';
