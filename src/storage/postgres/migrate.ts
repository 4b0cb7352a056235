/**
 * Brings a schema to the present version, one process at a time, and refuses one that is newer than this library.
 */
import { Fault } from '../../kernel/fault.ts';
import { defaultSchema, type PostgresClient, type PostgresOptions, quotedSchema, type Run, unnamed } from './client.ts';
import { faultOf } from './faults.ts';
import { migrations } from './migrations.ts';

/**
 * Makes the schema and its tables, or what they lack; does nothing when they are up to date. Processes that call it at
 * once wait for each other, and a step that fails leaves nothing behind.
 *
 * Throws `store/newer-schema` when a later version of this library was here.
 *
 * @example
 * typeof migrate //=> 'function'
 */
export async function migrate(client: PostgresClient, options: Pick<PostgresOptions, 'schema'> = {}): Promise<void> {
  const schema = quotedSchema(options.schema ?? defaultSchema);
  const run: Run = async ({ text }, values) => (await client.query(text, values)).rows;
  try {
    // A process that may not make tables, or nothing at all on a replica, need not be refused when there is nothing to make.
    if ((await versionOf(run, schema)) !== migrations.length) await run(unnamed(script(schema)), []);
  } catch (error) {
    throw faultOf(error, 'migrate');
  }
  await checkSchema(run, schema);
}

/** 0 where nothing is yet. Asks the catalogue first: an unknown table would be the end of a transaction of the caller's. */
async function versionOf(run: Run, schema: string): Promise<number> {
  const [row] = await run(unnamed(`select to_regclass(${literal(`${schema}.migration`)}) is null as "isNew"`), []);
  // The statement names the column, as the one of `checkSchema` does.
  if ((row as { readonly isNew: boolean }).isNew) return 0;
  return highestVersion(run, schema);
}

async function highestVersion(run: Run, schema: string): Promise<number> {
  const [row] = await run(unnamed(`select max(version)::text as version from ${schema}.migration`), []);
  return Number((row as { readonly version: string | null } | undefined)?.version ?? 0);
}

/** Throws unless the schema is exactly the one that this library writes. */
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
    execute ${literal(sql.replaceAll('{schema}', () => schema))};
  end if;`,
  );
  return `do ${literal(`
declare
  present integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('zayavka'), hashtext(${literal(schema)}));
  if to_regnamespace(${literal(schema)}) is null then
    create schema ${schema};
  end if;
  if to_regclass(${literal(`${schema}.migration`)}) is not null then
    select coalesce(max(version), 0) into present from ${schema}.migration;
  end if;${steps.join('')}
end
`)}`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
