import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { migrate, type PostgresClient, postgresStore } from '#src/storage/postgres/index.ts';
import { type OpenedStore, storeContract } from '#src/testing/index.ts';
import { emptyTables } from './empty-tables.ts';
import { passLeases } from './pass-leases.ts';
import { careless, type Server, startServer } from './server.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer(careless);
});
afterAll(() => server.stop());

/** Texts are in the order of a dictionary there, upper and lower case together, which is not the order of their bytes. */
const russian = `template template0 locale_provider icu icu_locale 'ru-RU'`;

describe('postgresStore over a pool of pg, in a database of Russian locale, keeps the contract', () => {
  let pool: ReturnType<Server['pool']>;
  beforeAll(async () => {
    pool = server.pool({ database: await server.createDatabase(russian) });
    await migrate(pool);
  });
  const open = async (): Promise<OpenedStore> => {
    await emptyTables(pool);
    return {
      store: postgresStore(pool),
      advance: (ms) => passLeases(pool, ms),
      transaction: async (work) => {
        const client = await pool.connect();
        try {
          await client.query('begin');
          await work(postgresStore(client));
          await client.query('commit');
        } catch (error) {
          await client.query('rollback');
          throw error;
        } finally {
          client.release();
        }
      },
      close: async () => {},
    };
  };
  for (const { name, run } of storeContract(open)) it(name, run);
});

describe('postgresStore over PGlite keeps the contract', () => {
  let client: PGlite;
  beforeAll(async () => {
    client = await PGlite.create();
    await migrate(client, { schema: 'заявки "и" всё' });
  });
  afterAll(() => client.close());
  const open = async (): Promise<OpenedStore> => {
    await emptyTables(client, '"заявки ""и"" всё"');
    return { store: postgresStore(client, { schema: 'заявки "и" всё' }), close: async () => {} };
  };
  for (const { name, run } of storeContract(open)) it(name, run);
});

describe('postgresStore over postgres.js keeps the contract', () => {
  let sql: ReturnType<typeof postgres>;
  let client: PostgresClient;
  beforeAll(async () => {
    const database = await server.createDatabase();
    sql = postgres({ host: '127.0.0.1', port: server.port, user: 'postgres', password: 'password', database, max: 20 });
    // The line that the documentation gives.
    client = {
      query: async (text, values) => ({ rows: await sql.unsafe(text, values as never[], { prepare: true }) }),
    };
    await migrate(client);
  });
  afterAll(() => sql.end());
  const open = async (): Promise<OpenedStore> => {
    await emptyTables(client);
    return { store: postgresStore(client), close: async () => {} };
  };
  for (const { name, run } of storeContract(open)) it(name, run);
});
