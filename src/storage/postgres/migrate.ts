/**
 * Brings a schema to the present version, one process at a time, and refuses one that is newer than this library.
 */
import { Fault } from '../../fault.ts';
import {
  defaultSchema,
  type PostgresClient,
  type PostgresOptions,
  quotedSchema,
  type Run,
  statement,
} from './client.ts';
import { faultOf } from './faults.ts';
import { migrations } from './schema.ts';

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
  await run(statement('migrate', script(schema)), []).catch((error: unknown) => {
    throw faultOf(error, 'migrate');
  });
  await checkSchema(run, schema);
}

/** Throws unless the schema is exactly the one that this library writes. */
export async function checkSchema(run: Run, schema: string): Promise<void> {
  const known = migrations.length;
  const text = `select max(version)::text as version from ${schema}.migration`;
  const [row] = await run(statement('version', text), []).catch((error: unknown) => {
    throw faultOf(error, 'reading the version of the schema');
  });
  // The statement above names the column.
  const found = Number((row as { readonly version: string | null } | undefined)?.version ?? 0);
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
    ({ version, name, sql }) => `
  if present < ${version} then
    execute ${literal(sql.replaceAll('{schema}', () => schema))};
    insert into ${schema}.migration (version, name) values (${version}, ${literal(name)});
  end if;`,
  );
  return `do ${literal(`
declare
  present integer;
begin
  perform pg_advisory_xact_lock(hashtext('zayavka'), hashtext(${literal(schema)}));
  if to_regnamespace(${literal(schema)}) is null then
    create schema ${schema};
  end if;
  create table if not exists ${schema}.migration (
    version integer primary key,
    name text not null,
    applied_at timestamptz not null default now()
  );
  select coalesce(max(version), 0) into present from ${schema}.migration;${steps.join('')}
end
`)}`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
