/**
 * The house: its rooms and their order, what each may import, how large it may become, and what no file does. A ceiling
 * is raised only in a commit of its own, with the reason.
 */
import { describe, expect, it } from 'vitest';
import {
  againstTheOrder,
  castsOf,
  circles,
  circlesOfPlaces,
  codeLinesOf,
  crowdedFolders,
  emptyPlaces,
  escapes,
  homonyms,
  impurities,
  linesOf,
  type Order,
  packageErrors,
  roomOf,
  secondWays,
  upwardImports,
} from './rules.ts';
import { type SourceFile, sourceFile, sourceFiles } from './sources.ts';

const files = sourceFiles();

const kernel = ['kernel'];
const upToRequests = [...kernel, 'request', 'number', 'sla', 'message'];
const upToOperators = [...upToRequests, 'operators'];
const upToDesk = [...upToOperators, 'desk'];

/** What each room may import. */
const below: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  request: kernel,
  number: kernel,
  sla: kernel,
  message: kernel,
  operators: upToRequests,
  desk: upToOperators,
  storage: upToDesk,
  testing: upToDesk,
  interop: upToDesk,
  timeline: upToDesk,
  'index.ts': [...upToDesk, 'storage'],
  cli: upToOperators,
};

const floors0to2 = [...upToRequests, 'operators'];

/** The same data give the same answer there. */
const pureRooms = [...floors0to2, 'timeline'];

/** The order inside a room, lowest first; places in one bracket do not know each other. */
const orders: Readonly<Record<string, Order>> = {
  sla: ['calendar', 'term', 'clock', 'explain', 'index'],
  message: ['facts', 'sms', 'texts', 'compose', 'index'],
  operators: ['operator', ['rules', 'mts', 'megafon', 'beeline', 'tele2'], 'verify', 'index'],
  desk: ['ports', 'context', 'input', 'work', 'access', 'personal-data', ['commands', 'queries', 'workers'], 'desk'],
  storage: [['memory', 'postgres']],
  timeline: [['story', 'svg-text'], 'words', 'rows', 'draw-bar', 'draw', 'timeline', 'index'],
  interop: ['check-given', ['tmf', 'cloudevents']],
  cli: [
    'command',
    'load-operator',
    ['check', 'differences', 'preview-facts'],
    ['preview', 'diff', 'due'],
    'run',
    'main',
  ],
};

/** The packages that a place may use. */
const packages: Readonly<Record<string, readonly string[]>> = {
  'number/': ['@noble/ciphers/aes.js'],
  'sla/term/': ['date-fns/addMonths', '@date-fns/utc/date/mini'],
  'operators/operator-schema.ts': ['zod/mini'],
  'operators/schema/': ['zod/mini'],
  'desk/input/': ['zod/mini', 'libphonenumber-js/min'],
  'desk/work/stored-document.ts': ['zod/mini'],
  'desk/context/': ['@noble/ciphers/aes.js', '@noble/hashes/hkdf.js', '@noble/hashes/hmac.js', '@noble/hashes/sha2.js'],
  'cli/run.ts': ['node:util'],
  'cli/main.ts': ['node:fs', 'node:process'],
  'storage/postgres/client.ts': ['@noble/hashes/sha2.js', '@noble/hashes/utils.js'],
};

/** Lines of code in `src`: comments are not counted, because every public name has to be explained. A third of the floors are texts, voices and profiles, which are data. */
const ceilings: readonly { readonly name: string; readonly rooms: readonly string[]; readonly lines: number }[] = [
  { name: 'floors 0 to 2', rooms: floors0to2, lines: 16850 },
  { name: 'desk', rooms: ['desk'], lines: 7800 },
  { name: 'storage', rooms: ['storage'], lines: 2300 },
];

/** Two files may export one name only if it means the same for two worlds. */
const allowedHomonyms: Readonly<Record<string, string>> = {};

function inRooms(rooms: readonly string[]): readonly SourceFile[] {
  return files.filter(({ path }) => rooms.includes(roomOf(path)));
}

describe('the rooms', () => {
  it('are these and no others', () => {
    expect([...new Set(files.map(({ path }) => roomOf(path)))].sort()).toEqual(Object.keys(below).sort());
  });

  it('import downwards only', () => {
    expect(upwardImports(files, below)).toEqual([]);
  });

  it('would notice an upward import, of a type too', () => {
    const value = sourceFile('sla/term/term.ts', `import { x } from '../../message/date.ts';`);
    const type = sourceFile('request/request.ts', `export type { Desk } from '../desk/desk.ts';`);
    const inline = sourceFile('kernel/result.ts', `type X = import('../sla/term/term.ts').Term;`);
    expect(upwardImports([value, type, inline], below)).toEqual([
      'sla/term/term.ts imports message/date.ts',
      'request/request.ts imports desk/desk.ts',
      'kernel/result.ts imports sla/term/term.ts',
    ]);
  });

  it.each(Object.entries(orders))('keep their order inside: %s', (room, order) => {
    expect(againstTheOrder(files, room, order)).toEqual([]);
    expect(emptyPlaces(files, room, order)).toEqual([]);
  });

  it('would notice an import against the order, also through another file', () => {
    const low = sourceFile('desk/ports/store.ts', `import type { X } from '../helper.ts';`);
    const between = sourceFile('desk/helper.ts', `import type { Y } from './work/record.ts';`);
    expect(againstTheOrder([low, between], 'desk', ['ports', 'work'])).toEqual(['desk: ports needs work']);
    const sibling = sourceFile('storage/memory/store.ts', `import '../postgres/rows.ts';`);
    expect(againstTheOrder([sibling], 'storage', [['memory', 'postgres']])).toEqual(['storage: memory needs postgres']);
  });

  it('have no circle of imports, types included', () => {
    expect(circles(files)).toEqual([]);
    expect(circlesOfPlaces(files)).toEqual([]);
  });

  it('would notice a circle, of types too', () => {
    const first = sourceFile('sla/a.ts', `import type { B } from './term/b.ts';`);
    const second = sourceFile('sla/term/b.ts', `export * from '../c.ts';`);
    const third = sourceFile('sla/c.ts', `import { type A } from './a.ts';`);
    expect(circles([first, second, third])).toEqual(['sla/a.ts > sla/term/b.ts > sla/c.ts > sla/a.ts']);
    const inner = sourceFile('sla/term/d.ts', `import './../a.ts';`);
    expect(circlesOfPlaces([first, inner])).toEqual(['sla: a > term > a']);
  });

  it('use the packages that they were given, and each of these', () => {
    expect(packageErrors(files, packages)).toEqual([]);
  });

  it('would notice a package in a wrong place, and a permit that nobody needs', () => {
    const zod = sourceFile('storage/rows.ts', `import * as z from 'zod/mini';`);
    expect(packageErrors([zod], { 'desk/input/': ['zod/mini'] })).toEqual([
      'storage/rows.ts uses zod/mini',
      'nobody needs the permit: desk/input/ zod/mini',
    ]);
  });
});

describe('floors 0 to 2 and the timeline', () => {
  it('are pure: they do not wait, ask the host or remember', () => {
    expect(inRooms(pureRooms).flatMap(impurities)).toEqual([]);
  });

  it.each([
    'await x;',
    'async function f() {}',
    'const f = async () => {};',
    'const x = new Date();',
    'const x = Date.now();',
    'const x = Math.random();',
    'const x = process.env;',
    'const x = crypto.randomUUID();',
    'const x = fetch("");',
    'const x = globalThis.process;',
    `import { x } from 'node:fs';`,
    'let last = 1;',
    'const cache = new Map<string, string>();',
  ])('would notice: %s', (code) => {
    expect(impurities(sourceFile('sla/x.ts', code))).toHaveLength(1);
  });

  it.each([
    'const x = new Date(0);',
    'const x = { process: 1 };',
    'const x = names.crypto;',
    'function f() { let x = 1; return x; }',
    '/** Zones by name. */\nconst zones = new Map<string, string>();',
    'const known = new Set([1]);',
  ])('allow: %s', (code) => {
    expect(impurities(sourceFile('sla/x.ts', code))).toEqual([]);
  });
});

describe('the files', () => {
  it.each(ceilings)('stay under their ceiling of lines of code: $name', ({ rooms, lines }) => {
    const total = inRooms(rooms).reduce((sum, file) => sum + codeLinesOf(file), 0);
    expect(total).toBeLessThanOrEqual(lines);
  });

  it('have at most 300 lines each', () => {
    expect(files.filter((file) => linesOf(file) > 300).map(({ path }) => path)).toEqual([]);
  });

  it('stand in folders of at most 13', () => {
    expect(crowdedFolders(files, 13)).toEqual([]);
  });

  it('open with what they are for', () => {
    expect(files.filter(({ text }) => !text.startsWith('/**')).map(({ path }) => path)).toEqual([]);
  });

  it('never ask which operator it is', () => {
    const asking = /\b(?:operator(?:\.id)?|id)\s*===?\s*'(?:mts|megafon|beeline|tele2|t2)'/u;
    expect(files.filter(({ text }) => asking.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('do one thing in one way: constants, private members, faults in comments', () => {
    expect(files.flatMap(secondWays)).toEqual([]);
  });

  it.each([
    'const DAY_MS = 1;',
    'class X { private y = 1; }',
    '/**\n * Throws when it is late.\n */',
    '/** Faults: sla/x. */',
    '/** @throws sla/x: when it is late */',
  ])('would notice a second way: %s', (code) => {
    expect(secondWays(sourceFile('sla/x.ts', code))).toHaveLength(1);
  });

  it('allow: @throws with the code of a fault', () => {
    expect(secondWays(sourceFile('sla/x.ts', '/**\n * @throws Fault sla/x: when it is late\n */'))).toEqual([]);
  });

  it('export each name once', () => {
    const found = [...homonyms(files)].filter(([name]) => !Object.hasOwn(allowedHomonyms, name));
    expect(Object.fromEntries(found)).toEqual({});
    expect(Object.keys(allowedHomonyms).filter((name) => !homonyms(files).has(name))).toEqual([]);
  });

  it('would notice a name with two meanings, but not one that is passed on', () => {
    const one = sourceFile('sla/a.ts', 'export const due = 1, left = 2;');
    const other = sourceFile('message/b.ts', `export type due = 1; export { left } from '../sla/a.ts';`);
    expect([...homonyms([one, other])]).toEqual([['due', ['sla/a.ts', 'message/b.ts']]]);
  });
});

describe('the types', () => {
  const casts = files.flatMap(castsOf);

  it('are cast at most 22 times', () => {
    expect(casts.map(({ place }) => place).slice(22)).toEqual([]);
  });

  it('are cast for a reason that stands beside the cast', () => {
    expect(casts.filter(({ hasReason }) => !hasReason).map(({ place }) => place)).toEqual([]);
  });

  it('would notice a cast and one without a reason', () => {
    const code = [
      'const list = [1] as const;',
      'const a = x as string;',
      'const b = x as string; // Checked above.',
      '// The keys of a literal are its keys.',
      'const c = {',
      '  x: x as string,',
      '  y: <string>x,',
      '};',
      'import { x as y } from "./x.ts";',
    ].join('\n');
    expect(castsOf(sourceFile('sla/x.ts', code))).toEqual([
      { place: 'sla/x.ts:2', hasReason: false },
      { place: 'sla/x.ts:3', hasReason: true },
      { place: 'sla/x.ts:6', hasReason: true },
      { place: 'sla/x.ts:7', hasReason: true },
    ]);
  });

  it('are never bypassed by any, ! or a suppression', () => {
    expect(files.flatMap(escapes)).toEqual([]);
  });

  it.each([
    'const x: any = 1;',
    'const x = y!;',
    'let x!: string;',
    '// @ts-expect-error',
    '/* biome-ignore lint: x */',
  ])('would notice an escape: %s', (code) => {
    expect(escapes(sourceFile('sla/x.ts', code))).toHaveLength(1);
  });
});
