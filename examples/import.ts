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
  type DeskRefusal,
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

/** What the parser says of a row: its cells, and the line of the file on which it ends. */
interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

interface PlacedRecord {
  readonly line: number;
  readonly record: ImportRecord;
}

/** The names of the operators as the help desk writes them. */
const companies: ReadonlyMap<string, string> = new Map([
  ['МТС', 'mts'],
  ['МегаФон', 'megafon'],
  ['Билайн', 'beeline'],
  ['Т2', 'tele2'],
]);

const kinds: ReadonlyMap<string, string> = new Map([
  ['Связь', 'serviceFault'],
  ['Жалоба', 'complaint'],
  ['Тариф', 'tariffChange'],
]);

const states: ReadonlyMap<string, string> = new Map([
  ['новая', 'registered'],
  ['в работе', 'inProgress'],
  ['закрыта', 'closed'],
  ['отклонена', 'rejected'],
]);

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
    operator: companies.get(company) ?? company,
    kind: kinds.get(topic) ?? topic,
    channel: 'hotline',
    subscriber: { msisdn: phone },
    text: question,
    externalNumber: row.number ?? '',
    registeredAt: created,
    // A state that is not in the list is refused by its own name.
    status: states.get(state) ?? state,
    ...(closed === '' ? {} : { closedAt: closed }),
    ...(answer === '' ? {} : { answer }),
    ...(topic === 'Тариф' ? { details: { tariff: 'Не записан' } } : {}),
  };
  // Names from a file are known at run time alone: the desk checks them.
  return record as ImportRecord;
}

/** Few enough for one call; the file may be of any length. */
const batchSize = 500;

interface Counts {
  readonly imported: number;
  readonly repeated: number;
  readonly refused: number;
  readonly reasons: readonly string[];
}

async function importRows(desk: Desk, rows: AsyncIterable<ParsedRow>): Promise<Counts> {
  const requests = new Set<string>();
  let repeated = 0;
  let refused = 0;
  const reasons: string[] = [];
  const refuse = (line: number, ...words: readonly string[]): void => {
    refused += 1;
    reasons.push(...words.map((each) => `line ${line}: ${each}`));
  };
  const flush = async (batch: readonly PlacedRecord[]): Promise<void> => {
    const results = await desk.importMany(batch.map(({ record }) => record));
    for (const [index, result] of results.entries()) {
      const line = batch[index]?.line ?? 0;
      if (!result.ok) refuse(line, ...wordsOf(result.refusal));
      else if (requests.has(result.value.id)) repeated += 1;
      else requests.add(result.value.id);
    }
  };
  let batch: PlacedRecord[] = [];
  for await (const { line, cells, names } of placedRows(rows)) {
    const isWhole = cells.length <= names.length;
    if (isWhole) batch.push({ line, record: recordOf(Object.fromEntries(names.map((name, at) => [name, cells[at]]))) });
    if (isWhole && batch.length < batchSize) continue;
    await flush(batch);
    batch = [];
    if (!isWhole) refuse(line, `found ${cells.length} cells, expected ${names.length}`);
  }
  await flush(batch);
  return { imported: requests.size, repeated, refused, reasons };
}

function wordsOf(refusal: DeskRefusal): readonly string[] {
  if (refusal.code !== 'input/invalid') return [refusal.code];
  return refusal.issues.map(({ path, found, expected }) => `${path}: found ${found}, expected ${expected}`);
}

/** The rows behind the first one, with its names, and the line on which each ends. */
async function* placedRows(rows: AsyncIterable<ParsedRow>) {
  let names: readonly string[] | undefined;
  // The parser counts a line break of two characters inside a cell twice.
  let countedTwice = 0;
  for await (const { record: cells, info } of rows) {
    countedTwice += cells.join().split('\r\n').length - 1;
    if (names === undefined) names = namesOf(cells);
    else yield { line: info.lines - countedTwice, cells, names };
  }
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
function namesOf(header: readonly string[]): readonly string[] {
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new Error(`the first line lacks the columns ${missing.join(', ')}`);
  return header;
}

/** That of the first line. */
async function delimiterOf(file: string): Promise<string> {
  for await (const start of createReadStream(file, { encoding: 'utf8', end: 4_095 })) {
    return String(start).split('\n', 1)[0]?.includes(';') ? ';' : ',';
  }
  return ',';
}

async function importFile(file: string | undefined): Promise<Counts> {
  const delimiter = file === undefined ? ',' : await delimiterOf(file);
  // Rows of another length are told by their line, and end nothing.
  const options = { bom: true, info: true, delimiter, relax_column_count: true } as const;
  const source = file === undefined ? Readable.from(helpDeskRows(2_000)) : createReadStream(file);
  return importRows(desk, source.pipe(parse({ ...options, skip_empty_lines: true })));
}

const [path] = process.argv.slice(2);
const { imported, repeated, refused, reasons } = await importFile(path).catch((error: unknown) => {
  console.error(`${path}: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
});
console.log(`${imported} imported, ${refused} refused${repeated === 0 ? '' : `, ${repeated} repeated`}`);
if (imported + repeated + refused === 0) console.log('the file has no rows');
for (const reason of reasons.slice(0, 10)) console.log(reason);

process.stdout.write(csvOf(await figuresOf(desk)));
const queue = await desk.queue({ overdue: true, limit: 1 });
const first = queue.ok ? queue.value.requests[0] : undefined;
if (first !== undefined) console.log(`most overdue: ${first.title.en}, due ${first.dueAt?.toISOString()}`);
