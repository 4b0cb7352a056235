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

/** A row of the file, as the columns are named there. */
interface Row {
  readonly number: string;
  readonly company: string;
  readonly topic: string;
  readonly phone: string;
  readonly created: string;
  readonly state: string;
  readonly closed: string;
  readonly question: string;
  readonly answer: string;
}

const kinds: { readonly [topic: string]: string } = {
  Связь: 'serviceFault',
  Жалоба: 'complaint',
  Тариф: 'tariffChange',
};

const states: { readonly [state: string]: NonNullable<ImportRecord['status']> } = {
  новая: 'registered',
  'в работе': 'inProgress',
  закрыта: 'closed',
  отклонена: 'rejected',
};

/** What the columns mean is decided here; the desk says what is wrong. */
function recordOf(row: Row): ImportRecord {
  const { company: operator, phone: msisdn, created: registeredAt, closed, question, answer } = row;
  const status = states[row.state];
  return {
    operator,
    kind: kinds[row.topic] ?? row.topic,
    channel: 'hotline',
    subscriber: { msisdn },
    text: question,
    externalNumber: row.number,
    registeredAt,
    ...(status === undefined ? {} : { status }),
    ...(closed === '' ? {} : { closedAt: closed }),
    ...(answer === '' ? {} : { answer }),
    ...(row.topic === 'Тариф' ? { details: { tariff: 'Не записан' } } : {}),
  };
}

/** Few enough for one call; the file may be of any length. */
const batchSize = 500;

async function importRows(desk: Desk, rows: AsyncIterable<Row>): Promise<{ imported: number; refused: string[] }> {
  let line = 1;
  let imported = 0;
  const refused: string[] = [];
  const flush = async (batch: readonly Row[]): Promise<void> => {
    for (const result of await desk.importMany(batch.map(recordOf))) {
      line += 1;
      if (result.ok) imported += 1;
      else if (result.refusal.code !== 'input/invalid') refused.push(`line ${line}: ${result.refusal.code}`);
      else {
        for (const { path, found, expected } of result.refusal.issues) {
          refused.push(`line ${line}: ${path}: found ${found}, expected ${expected}`);
        }
      }
    }
  };
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < batchSize) continue;
    await flush(batch);
    batch = [];
  }
  await flush(batch);
  return { imported, refused };
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
  const columns = {
    kind: 'kind',
    registered: 'registered',
    answered: 'answered',
    inTime: 'in time',
    open: 'open',
    hours: 'median hours',
  };
  return stringify(byKind, { header: true, columns, escape_formulas: true });
}

const now = new Date('2026-11-20T09:00:00Z');
const desk = openDesk({
  operators: [mts, megafon, beeline, tele2],
  store: memoryStore(),
  secret: '000102030405060708090a0b0c0d0e0f',
  now: () => now,
});

const [path] = process.argv.slice(2);
const source = path === undefined ? Readable.from(helpDeskRows(2_000)) : createReadStream(path);
const { imported, refused } = await importRows(desk, source.pipe(parse({ columns: true, bom: true })));
console.log(`${imported} imported, ${refused.length} refused`);
for (const reason of refused.slice(0, 10)) console.log(reason);

process.stdout.write(csvOf(await figuresOf(desk)));
const queue = await desk.queue({ overdue: true, limit: 1 });
const first = queue.ok ? queue.value.requests[0] : undefined;
console.log(`most overdue: ${first?.title.en}, due ${first?.dueAt?.toISOString()}`);
