/**
 * Projects that use the package as published: for each subpath a program of its own, compiled by old and new compilers without the
 * types of Node and of a browser. The code of the programs is that of users: nothing but the package is imported.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Packed } from './packed.ts';
import { root } from './sources.ts';

/** The oldest compiler that is promised, the one of this project, and the newest; each with the folder that holds it. */
export const compilers = [
  ['5.4', 'test/consumers/typescript-5.4/node_modules/typescript'],
  ['5.9', 'node_modules/typescript'],
  ['7.', 'test/consumers/typescript-7/node_modules/typescript'],
] as const;

/** What a user writes with each subpath. */
export const programs: { readonly [subpath: string]: string } = {
  '.': `
    import { type Desk, type DeskRefusal, memoryStore, openDesk, type RegistrationInput, type Send } from 'zayavka';
    import { mts } from 'zayavka/operators';
    const desk: Desk = openDesk({ operators: [mts], store: memoryStore(), secret: '0'.repeat(32), now: () => new Date(0) });
    const send: Send = async ({ text }, { signal }) => (signal?.aborted ? 'retry' : text === '' ? 'failed' : 'sent');
    export async function number(form: RegistrationInput): Promise<string | DeskRefusal['code'] | undefined> {
      const opened = await desk.register(form);
      await desk.tick({ signal: { aborted: false } });
      await desk.deliver(send, { signal: { aborted: false } });
      return opened.ok ? opened.value.number : opened.refusal.code;
    }`,
  './request': `
    import { allowedCommands, decide, evolve, type Request } from 'zayavka/request';
    export function started(request: Request, at: Date): Request | undefined {
      if (!allowedCommands(request.lifecycle, request.status).includes('start')) return undefined;
      const decided = decide(request, { type: 'start' }, at);
      return decided.ok ? decided.value.reduce(evolve, request) : undefined;
    }`,
  './number': `
    import { formatNumber, numberSeries, parseNumber } from 'zayavka/number';
    const series = numberSeries({ name: 'own', digits: 10, prefix: '4', secret: '0'.repeat(32) });
    const issued: string = series.issue(0n);
    const parsed = parseNumber(issued, series);
    export const shown: string = parsed.ok ? formatNumber(parsed.value) : parsed.refusal.code;`,
  './sla': `
    import { days, dueAt, russia, type WorkingCalendar } from 'zayavka/sla';
    const calendar: WorkingCalendar = russia;
    export const due: Date = dueAt(days(5), new Date(0), calendar, { roll: true }).at;`,
  './message': `
    import { measureSms, type SmsMeasure, texts } from 'zayavka/message';
    export const words = texts({ registered: { ru: 'Заявка {number} принята. Ответим не позднее {due}.' } });
    export const measured: SmsMeasure = measureSms('Привет');`,
  './operators': `
    import { extendOperator, mts, type Operator, operatorFromJson, operatorToJson, verifyOperator } from 'zayavka/operators';
    const own: Operator = extendOperator(mts, { support: '0891' });
    export const rules: readonly string[] = verifyOperator(operatorFromJson(operatorToJson(own))).map(({ rule }) => rule);`,
  './postgres': `
    import type { RequestStore } from 'zayavka';
    import { migrate, type PostgresClient, postgresStore } from 'zayavka/postgres';
    const client: PostgresClient = { query: async () => ({ rows: [] }) };
    export async function store(): Promise<RequestStore> {
      await migrate(client);
      return postgresStore(client);
    }`,
  './testing': `
    import { memoryStore } from 'zayavka';
    import { type StoreCase, storeContract } from 'zayavka/testing';
    export const cases: readonly StoreCase[] = storeContract(async () => ({ store: memoryStore(), close: async () => undefined }));`,
  './tmf': `
    import { type TmfVersion, toTroubleTicket } from 'zayavka/tmf';
    export const ticket: typeof toTroubleTicket<TmfVersion> = toTroubleTicket;`,
  './cloudevents': `
    import type { HistoryEntry, Request } from 'zayavka';
    import { type CloudEvent, toCloudEvent } from 'zayavka/cloudevents';
    export const event = (request: Request, entry: HistoryEntry): CloudEvent =>
      toCloudEvent(request, entry, { source: 'https://desk.example' });`,
  './timeline': `
    import { type TimelineView, timeline } from 'zayavka/timeline';
    export const drawn = (view: TimelineView): string => timeline(view, { locale: 'en' });`,
};

/** What the compiler says of all programs, as ES modules and as CommonJS. */
export function compile({ consumer }: Packed, compiler: string): { readonly version: string; readonly errors: string } {
  const { version } = JSON.parse(readFileSync(join(root, compiler, 'package.json'), 'utf8'));
  const project = join(consumer, `compiled-${version}`);
  mkdirSync(project);
  const files = Object.entries(programs).flatMap(([subpath, code]) =>
    ['mts', 'cts'].map((ending) => {
      const file = `${subpath === '.' ? 'index' : subpath.slice(2)}.${ending}`;
      writeFileSync(join(project, file), code);
      return file;
    }),
  );
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023'],
    types: [],
    noEmit: true,
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const words = [join(root, compiler, 'bin/tsc'), '-p', project];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  return { version, errors: stdout + stderr };
}
