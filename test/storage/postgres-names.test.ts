import { describe, expect, it } from 'vitest';
import { type Statement, statement } from '#src/storage/postgres/client.ts';
import { migrate, postgresStore } from '#src/storage/postgres/index.ts';
import { queueStatements } from '#src/storage/postgres/queue-statements.ts';
import { readStatements } from '#src/storage/postgres/read-statements.ts';
import { writeStatements } from '#src/storage/postgres/write-statements.ts';
import { opening } from '#src/testing/sample.ts';
import { database, full } from './database.ts';

const db = database();

describe('names of prepared statements', () => {
  const statementsOf = (schema: string): readonly Statement[] =>
    [writeStatements, readStatements, queueStatements]
      .flatMap((of): readonly Statement[] => Object.values(of(schema)))
      .filter(({ name }) => name !== '');

  it('are whole, because PostgreSQL cuts what is longer than 63 bytes, and end with 160 bits of a hash', () => {
    for (const { name } of statementsOf('"zayavka"')) expect(name).toMatch(/^zayavka_[a-z_]{1,14}_[0-9a-f]{40}$/);
  });

  it('are different for every text, in hundreds of schemas', () => {
    const schemas = Array.from({ length: 300 }, (_, index) => `"operator ${index}"`);
    const texts = new Map(schemas.flatMap(statementsOf).map(({ name, text }) => [text, name]));
    expect(texts.size).toBeGreaterThan(3000);
    expect(new Set(texts.values()).size).toBe(texts.size);
  });

  it('do not meet where a hash of 32 bits would: FNV-1a of "costarring" and "liquid" is the same', () => {
    expect(statement('load', 'costarring').name).not.toBe(statement('load', 'liquid').name);
  });

  it('let many schemas share one connection', async () => {
    const pool = await db.another({ max: 1 });
    const stores = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const schema = `schema ${index}`;
        await migrate(pool, { schema });
        return postgresStore(pool, { schema });
      }),
    );
    for (const [index, store] of stores.entries()) expect(await store.commit(opening(`r${index}`))).toBe('committed');
    for (const [index, store] of stores.entries()) {
      const found = await Promise.all(stores.map((_, other) => store.load(`r${other}`)));
      expect(found.map((stored) => stored !== undefined)).toEqual(stores.map((_, other) => other === index));
    }
  });
});

describe('names of schemas', () => {
  const names = [
    "\\'; create table public.hacked (); --",
    '\\" ; create table public.hacked (); --',
    "\\\\''",
    'ends with \\',
    "'||chr(0)||'",
    '$zayavka$; create table public.hacked (); $zayavka$',
    '$zayavka_0$ $zayavka$',
    'ends with $zayavka',
    '$',
    '$1 {schema} %s',
    'U&"\\0061"',
    'заявки 😀 \u202e',
    '-- /* ;',
    'E',
    '\n',
  ];

  for (const [setting, options] of [
    ['as usual', ''],
    ['with standard_conforming_strings off', '-c standard_conforming_strings=off -c backslash_quote=on'],
  ] as const) {
    it.each(names)(`are names and nothing else, ${setting}: %j`, async (schema) => {
      const pool = await db.another({ options });
      await migrate(pool, { schema });
      await migrate(pool, { schema });
      const store = postgresStore(pool, { schema });
      expect(await store.commit(full)).toBe('committed');
      expect(await store.load('a')).toEqual(full.stored);
      const { rows } = await db.pool.query(
        `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`,
      );
      expect(rows.map(({ name }) => name).sort()).toEqual([schema, 'zayavka'].sort());
      const tables = await db.pool.query(`select from pg_class where relname = 'hacked'`);
      expect(tables.rows).toEqual([]);
    });
  }
});
