/**
 * Takes over the requests of a help desk from a CSV file, and prints what was refused and the figures as CSV.
 *
 * npx tsx examples/import.ts            2,000 rows that it makes up
 * npx tsx examples/import.ts desk.csv   your file with the same columns
 */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import {
  addToFigures,
  type Desk,
  type Figures,
  figures,
  type ImportRecord,
  memoryStore,
  openDesk,
  readFigures,
} from 'zayavka';
import { beeline, megafon, mts, tele2 } from 'zayavka/operators';
import { helpDeskRows } from './import/help-desk-rows.ts';

const columns = ['number', 'company', 'topic', 'phone', 'created', 'state', 'closed', 'question', 'answer'] as const;

/** A row of the file, as the columns are named there; one that is too short lacks the last ones. */
type Row = { readonly [column in (typeof columns)[number]]?: string };

/** What the parser says of a row: the line of the file on which it ends. */
interface ParsedRow {
  readonly record: Row;
  readonly info: { readonly lines: number };
}

/** The names of the operators as the help desk writes them. */
const companies: { readonly [name: string]: string } = {
  МТС: 'mts',
  МегаФон: 'megafon',
  Билайн: 'beeline',
  Т2: 'tele2',
};

const kinds: { readonly [topic: string]: string } = {
  Связь: 'serviceFault',
  Жалоба: 'complaint',
  Тариф: 'tariffChange',
};

const states: { readonly [state: string]: string } = {
  новая: 'registered',
  'в работе': 'inProgress',
  закрыта: 'closed',
  отклонена: 'rejected',
};

/** What the columns mean is decided here; the desk says what is wrong. */
function recordOf(row: Row): ImportRecord {
  const {
    company = '',
    topic = '',
    phone = '',
    created = '',
    state = '',
    closed = '',
    question = '',
    answer = '',
  } = row;
  const record = {
    operator: companies[company] ?? company,
    kind: kinds[topic] ?? topic,
    channel: 'hotline',
    subscriber: { msisdn: phone },
    text: question,
    externalNumber: row.number ?? '',
    registeredAt: created,
    // A state that is not in the list is refused by its own name.
    status: states[state] ?? state,
    ...(closed === '' ? {} : { closedAt: closed }),
    ...(answer === '' ? {} : { answer }),
    ...(topic === 'Тариф' ? { details: { tariff: 'Не записан' } } : {}),
  };
  // Names from a file are known at run time alone: the desk checks them.
  return record as ImportRecord;
}

/** Few enough for one call; the file may be of any length. */
const batchSize = 500;

async function importRows(
  desk: Desk,
  rows: AsyncIterable<ParsedRow>,
): Promise<{ imported: number; refused: number; reasons: string[] }> {
  let imported = 0;
  let refused = 0;
  const reasons: string[] = [];
  const flush = async (batch: readonly ParsedRow[]): Promise<void> => {
    const results = await desk.importMany(batch.map(({ record }) => recordOf(record)));
    for (const [index, result] of results.entries()) {
      const line = batch[index]?.info.lines;
      if (result.ok) imported += 1;
      else refused += 1;
      if (result.ok) continue;
      if (result.refusal.code !== 'input/invalid') reasons.push(`line ${line}: ${result.refusal.code}`);
      else {
        for (const { path, found, expected } of result.refusal.issues) {
          reasons.push(`line ${line}: ${path}: found ${found}, expected ${expected}`);
        }
      }
    }
  };
  let batch: ParsedRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < batchSize) continue;
    await flush(batch);
    batch = [];
  }
  await flush(batch);
  return { imported, refused, reasons };
}

/** Reads the feed to its end. A service keeps the figures and the cursor together and goes on from there. */
async function figuresOf(desk: Desk): Promise<Figures> {
  let result = figures();
  let after: string | undefined;
  for (;;) {
    const page = await desk.events(after === undefined ? {} : { after });
    if (!page.ok) throw new Error(page.refusal.code);
    if (page.value.events.length === 0) return result;
    result = page.value.events.reduce(addToFigures, result);
    after = page.value.cursor;
  }
}

/** The figures by kind as CSV; a cell that a table program would take for a formula is made a text. */
function csvOf(counted: Figures): string {
  const byKind = readFigures(counted, { by: 'kind' }).map(({ median, ...row }) => ({
    ...row,
    hours: median === undefined ? '' : Math.round(median / 3_600_000),
  }));
  const titles = {
    kind: 'kind',
    registered: 'registered',
    answered: 'answered',
    inTime: 'in time',
    open: 'open',
    hours: 'median hours',
  };
  return stringify(byKind, { header: true, columns: titles, escape_formulas: true });
}

const now = new Date('2026-11-20T09:00:00Z');
const desk = openDesk({
  operators: [mts, megafon, beeline, tele2],
  store: memoryStore(),
  secret: '000102030405060708090a0b0c0d0e0f',
  now: () => now,
});

/** The names of the first line; a table program of a country with a decimal comma writes semicolons. */
function namesOf(header: readonly string[]): string[] {
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new Error(`the first line lacks the columns ${missing.join(', ')}`);
  return [...header];
}

/** That of the first line. */
async function delimiterOf(file: string): Promise<string> {
  for await (const start of createReadStream(file, { encoding: 'utf8', end: 4_095 })) {
    return String(start).split('\n', 1)[0]?.includes(';') ? ';' : ',';
  }
  return ',';
}

async function importFile(file: string | undefined): ReturnType<typeof importRows> {
  const delimiter = file === undefined ? ',' : await delimiterOf(file);
  const options = { columns: namesOf, bom: true, info: true, delimiter, relax_column_count_less: true } as const;
  const source = file === undefined ? Readable.from(helpDeskRows(2_000)) : createReadStream(file);
  return importRows(desk, source.pipe(parse({ ...options, skip_empty_lines: true })));
}

const [path] = process.argv.slice(2);
const { imported, refused, reasons } = await importFile(path).catch((error: unknown) => {
  console.error(`${path}: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
});
console.log(`${imported} imported, ${refused} refused`);
if (imported + refused === 0) console.log('the file has no rows');
for (const reason of reasons.slice(0, 10)) console.log(reason);

process.stdout.write(csvOf(await figuresOf(desk)));
const queue = await desk.queue({ overdue: true, limit: 1 });
const first = queue.ok ? queue.value.requests[0] : undefined;
if (first !== undefined) console.log(`most overdue: ${first.title.en}, due ${first.dueAt?.toISOString()}`);
