import { describe, expect, it } from 'vitest';
import { Fault } from '#src/kernel/fault.ts';
import { migrate, migrations, postgresStore } from '#src/storage/postgres/index.ts';
import { database, faultOf, full, nothing } from './database.ts';

const db = database();

describe('migrate', () => {
  it('makes the tables once, however many processes call it at once', async () => {
    const fresh = db.server.pool({ database: await db.server.createDatabase() });
    await Promise.all(Array.from({ length: 8 }, () => migrate(fresh)));
    const { rows } = await fresh.query('select version from zayavka.migration');
    expect(rows).toEqual(migrations.map(({ version }) => ({ version })));
  });

  it('keeps what is there when it is called again', async () => {
    await db.store.commit(full);
    await migrate(db.pool);
    expect(await db.store.load('a')).toBeDefined();
  });

  it('puts tables into any schema, whatever its name is', async () => {
    const schema = `o'br"ien $1 {schema} $step$ ё`;
    await migrate(db.pool, { schema });
    expect(await postgresStore(db.pool, { schema }).commit(full)).toBe('committed');
    expect(await db.contents()).toEqual(nothing);
  });

  it('makes no schema that exists, so that it runs without the right to', async () => {
    await db.pool.query(`create role tenant login password 'tenant'; create schema own authorization tenant`);
    const tenant = await db.another({ user: 'tenant', password: 'tenant' });
    await migrate(tenant, { schema: 'own' });
    expect(await postgresStore(tenant, { schema: 'own' }).commit(full)).toBe('committed');
  });

  it('needs no right to make tables where they are all there, nor one to write', async () => {
    await db.pool.query(`create role worker login password 'worker'; grant usage on schema zayavka to worker`);
    await db.pool.query('grant select, insert, update, delete on all tables in schema zayavka to worker');
    await db.pool.query('grant usage on all sequences in schema zayavka to worker');
    const worker = await db.another({ user: 'worker', password: 'worker' });
    await migrate(worker);
    expect(await postgresStore(worker).commit(full)).toBe('committed');
    await migrate(await db.another({ options: '-c default_transaction_read_only=on' }));
    expect((await faultOf(migrate(worker, { schema: 'another' }))).code).toBe('store/unavailable');
  });

  it('finds what was done by hand, step by step', async () => {
    await db.pool.query('create schema "by hand"');
    for (const { sql } of migrations) await db.pool.query(sql.replaceAll('{schema}', '"by hand"'));
    const store = postgresStore(db.pool, { schema: 'by hand' });
    expect(await store.commit(full)).toBe('committed');
    await migrate(db.pool, { schema: 'by hand' });
    expect(await store.load('a')).toEqual(full.stored);
  });

  it('leaves no index to the locale of the server, whose next version may order texts in another way', async () => {
    const { rows } = await db.pool.query<{ readonly index: string; readonly collations: string }>(`
      select indexrelid::regclass::text as index,
        array(select collname from unnest(indcollation) as used join pg_collation on oid = used)::text as collations
      from pg_index where indrelid in (select oid from pg_class where relnamespace = 'zayavka'::regnamespace)`);
    expect(rows.map(({ index }) => index)).toContain('zayavka.request_identity_pkey');
    expect(rows.filter(({ collations }) => /[^{}C,]/.test(collations))).toEqual([]);
  });

  it('numbers its steps from 1 without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('refuses names that PostgreSQL would cut or refuse', async () => {
    for (const schema of ['', 'a\0b', 'ё'.repeat(32), 'pg_zayavka', 'a\ud800']) {
      expect((await faultOf(migrate(db.pool, { schema }))).code).toBe('store/invalid-schema-name');
      expect(() => postgresStore(db.pool, { schema })).toThrow(Fault);
    }
  });

  it('refuses a schema that a later version made, and names both versions', async () => {
    await db.pool.query(`insert into zayavka.migration (version, name) values (${migrations.length + 1}, 'later')`);
    const later = postgresStore(db.pool);
    for (const work of [() => migrate(db.pool), () => later.load('a'), () => later.commit(full)]) {
      const fault = await faultOf(work());
      expect(fault.code).toBe('store/newer-schema');
      expect(fault.message).toContain(`version ${migrations.length + 1}, this library knows ${migrations.length}`);
    }
    expect(await db.contents()).toEqual(nothing);
  });

  it('is asked for when the tables are not there, and the same store works once they are', async () => {
    const elsewhere = postgresStore(db.pool, { schema: 'elsewhere' });
    expect((await faultOf(elsewhere.commit(full))).code).toBe('store/not-migrated');
    await migrate(db.pool, { schema: 'elsewhere' });
    expect(await elsewhere.commit(full)).toBe('committed');
  });
});
