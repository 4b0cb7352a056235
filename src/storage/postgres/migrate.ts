/**
 * Brings a schema to the present version, one process at a time, and refuses a schema that is newer than this library.
 */
import { Fault } from '../../kernel/fault.ts';
import {
  defaultSchema,
  type PostgresClient,
  type PostgresOptions,
  quotedSchema,
  type Run,
  readPostgresOptions,
  runner,
  unnamed,
} from './client.ts';
import { faultOf } from './faults.ts';
import { migrations } from './migrations.ts';

/**
 * Creates the schema and its tables, or the parts that are missing; does nothing when they are up to date. Processes that
 * call it at the same time wait for each other, and a step that fails leaves nothing behind.
 *
 * @throws Fault `store/newer-schema`: a later version of this library has changed the schema
 * @throws Fault `store/invalid-schema-name`, `store/unavailable`
 *
 * @example
 * const ofLaterVersion = { query: async () => ({ rows: [{ isNew: false, version: '99' }] }) };
 * await migrate(ofLaterVersion, { schema: 'crm' }).catch(({ code }) => code) //=> 'store/newer-schema'
 */
export async function migrate(client: PostgresClient, options: Pick<PostgresOptions, 'schema'> = {}): Promise<void> {
  const schema = quotedSchema(readPostgresOptions('migrate', options).schema ?? defaultSchema);
  const run = runner(client, false);
  try {
    // When nothing is missing, a process without the right to create tables, or on a replica, must succeed too.
    if ((await versionOf(run, schema)) !== migrations.length) await run(unnamed(script(schema)), []);
  } catch (error) {
    throw faultOf(error, 'migrate');
  }
  await checkSchema(run, schema);
}

/** 0 where nothing is yet. Asks the catalogue first: an unknown table would abort a transaction of the caller. */
async function versionOf(run: Run, schema: string): Promise<number> {
  const statement = unnamed('select to_regclass($1::text) is null as "isNew"');
  const [row] = await run<{ readonly isNew: boolean }>(statement, [`${schema}.migration`]);
  return row?.isNew === false ? highestVersion(run, schema) : 0;
}

async function highestVersion(run: Run, schema: string): Promise<number> {
  const statement = unnamed(`select max(version)::text as version from ${schema}.migration`);
  const [row] = await run<{ readonly version: string | null }>(statement, []);
  return Number(row?.version ?? 0);
}

/** @throws Fault `store/newer-schema`, `store/not-migrated`: the schema is not the one that this library writes */
export async function checkSchema(run: Run, schema: string): Promise<void> {
  const known = migrations.length;
  const found = await highestVersion(run, schema).catch((error: unknown) => {
    throw faultOf(error, 'reading the version of the schema');
  });
  if (found > known) {
    throw new Fault(
      'store/newer-schema',
      `schema ${schema} has version ${found}, this library knows ${known}: update it`,
    );
  }
  if (found < known) {
    throw new Fault(
      'store/not-migrated',
      `schema ${schema} has version ${found} instead of ${known}: call migrate first`,
    );
  }
}

/** One statement, so that it is one transaction through any client, a pool included. */
function script(schema: string): string {
  const steps = migrations.map(
    ({ version, sql }) => `
  if present < ${version} then
    execute ${dollarQuoted(sql.replaceAll('{schema}', () => schema))};
  end if;`,
  );
  return `do ${dollarQuoted(`
declare
  present integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('zayavka'), hashtext(${dollarQuoted(schema)}));
  if to_regnamespace(${dollarQuoted(schema)}) is null then
    create schema ${schema};
  end if;
  if to_regclass(${dollarQuoted(`${schema}.migration`)}) is not null then
    select coalesce(max(version), 0) into present from ${schema}.migration;
  end if;${steps.join('')}
end
`)}`;
}

/** A literal in which nothing has a meaning, whatever `standard_conforming_strings` and `backslash_quote` say. */
function dollarQuoted(text: string): string {
  let tag = '$zayavka$';
  // The first tag after the opening one has to be the closing one; the end of the text may be the beginning of a tag.
  for (let count = 0; `${text}${tag}`.indexOf(tag) !== text.length; count += 1) tag = `$zayavka_${count}$`;
  return `${tag}${text}${tag}`;
}
