import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Journal, readJournal } from '../../examples/demo/journal.ts';
import { sayIn } from '../../examples/demo/language.ts';
import { printChapter, printSummary, printTotals } from '../../examples/demo/print.ts';
import { play, type Replay } from '../../examples/demo/replay.ts';
import { type Screen, terminalOf, wrapText } from '../../examples/demo/terminal.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const journalFile = join(root, 'examples/journal.json');
const directory = mkdtempSync(join(tmpdir(), 'demo-'));
afterAll(() => rmSync(directory, { recursive: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

function demo(args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): Run {
  const { PATH } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'examples/demo.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH, ...environment },
  });
  return { code: status, out: stdout, errors: stderr };
}

let files = 0;
function file(content: string): string {
  files += 1;
  const path = join(directory, `${files}.json`);
  writeFileSync(path, content);
  return path;
}

function journalOf(content: unknown): Journal {
  const journal = readJournal(JSON.stringify(content));
  if (typeof journal === 'string') throw new Error(journal);
  return journal;
}

/** The numbers in a column of the table of figures; the sum is the last one. */
function totals(out: string, column: string): readonly number[] {
  const lines = out.split('\n');
  const head = lines.findIndex((line) => line.trim().startsWith('taken'));
  const names =
    lines[head]
      ?.trim()
      .split(/ (?=\S)(?!time)/u)
      .map((name) => name.trim()) ?? [];
  const place = names.filter((name) => name !== '').indexOf(column);
  return lines.slice(head + 1, head + 6).map((line) =>
    Number(
      line
        .trim()
        .split(/\s+/u)
        .at(place + 1),
    ),
  );
}

/** The text of the chapter with this heading, each entry in one line. */
function chapter(out: string, heading: string): string {
  const from = out.indexOf(heading);
  return out.slice(from, out.indexOf('\n───', from)).replaceAll(/\n {35,}(?:│ )?/gu, ' ');
}

const call = {
  at: '2026-11-20T12:00:00+03:00',
  do: 'register',
  as: 'login',
  form: {
    operator: 'mts',
    kind: 'serviceFault',
    channel: 'hotline',
    subscriber: { msisdn: '8 916 123-45-67' },
    text: 'Не могу войти',
  },
};

describe.each([
  ['English', []],
  ['Russian', ['--lang', 'ru']],
])('the demonstration in short in %s', (language, words) => {
  let lines: readonly string[];
  let run: Run;
  beforeAll(() => {
    run = demo(words);
    lines = run.out.trimEnd().split('\n');
  });

  it('prints figures and stories', async () => {
    expect([run.code, run.errors]).toEqual([0, '']);
    await expect(run.out).toMatchFileSnapshot(`./demo-${language.toLowerCase()}.golden.txt`);
  });

  it('fits on three screens of 80 columns and 24 lines, with the four lines of npm', () => {
    expect(lines.length + 4).toBeLessThanOrEqual(72);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('shows all requests and the figures on the first screen, then four stories', () => {
    const starts = lines.flatMap((line, index) => (line.startsWith('── ') ? [index] : []));
    expect(starts).toHaveLength(5);
    expect(starts[1]).toBeLessThanOrEqual(24);
    expect(lines.slice(0, starts[1]).join('\n')).toMatch(/4791422186[\s\S]*55609226419[\s\S]* 14 /u);
  });

  it('tells an extension, an order with its steps and the reminder of a visit, an apology, and four voices', () => {
    const text = lines.join(' ').replaceAll(/ +│? */gu, ' ');
    for (const told of [
      'изменился: ответим не позднее 01.11.2025',
      'новый этап «Техническая возможность проверена»',
      'Завтра, 18.10.2025, 14:00–16:00, придёт мастер',
      'не соблюдён, приносим извинения',
    ]) {
      expect(text).toContain(told);
    }
    const voices = lines.slice(lines.findLastIndex((line) => line.startsWith('── ')) + 1, -1).join('\n');
    expect(voices).toMatch(/Спасибо, мы получили[\s\S]*принята\. Срок[\s\S]*наш ответ[\s\S]*Приняли жалобу/u);
  });
});

it('the narrative is in the wished language, the messages stay as they were sent', () => {
  const { out } = demo(['--all', '--lang', 'ru']);
  expect(out).toContain('Пять дней становятся тридцатью');
  expect(out).toContain('абонент     по телефону: «Не могу войти');
  // Clocks, steps and commands have Russian names too.
  expect(out).not.toMatch(/[“«][a-zA-Z]+[”»]/u);
  expect(out).toContain('Основание срока');
  expect(out).not.toMatch(/subscriber |on the phone|Civil Code|answered at once|takes it up/u);
  expect(out).toContain('We have registered your request');
});

it.each([[['--lang', 'de']], [['--lang']]])('an unknown language is refused: %s', (words) => {
  expect(demo(words)).toMatchObject({ code: 2, out: '' });
});

describe('the whole demonstration', () => {
  let run: Run;
  beforeAll(() => {
    run = demo(['--all']);
  });

  it('prints the whole story', async () => {
    expect(run.errors).toBe('');
    expect(run.code).toBe(0);
    await expect(run.out).toMatchFileSnapshot('./demo-all.golden.txt');
  });

  it('counts requests, their outcomes and messages', () => {
    expect(totals(run.out, 'taken')).toEqual([3, 4, 3, 4, 14]);
    expect(totals(run.out, 'in time')).toEqual([3, 2, 2, 4, 11]);
    expect(totals(run.out, 'late')).toEqual([0, 1, 0, 0, 1]);
    expect(totals(run.out, 'ended')).toEqual([0, 1, 0, 0, 1]);
    expect(totals(run.out, 'open')).toEqual([0, 0, 1, 0, 1]);
    expect(totals(run.out, 'consulted')).toEqual([1, 0, 0, 0, 1]);
    expect(totals(run.out, 'sent')).toEqual([14, 13, 9, 20, 56]);
    expect(totals(run.out, 'replaced')).toEqual([1, 0, 0, 0, 1]);
    expect(totals(run.out, 'SMS').at(-1)).toBe(65);
  });

  it.each([
    ['five days of MTS', 'Five days become thirty', 'due Tue 2025-10-07, 24:00'],
    ['thirty days that end on a working Saturday', 'Five days become thirty', 'now due Sat 2025-11-01, 24:00'],
    ['a claim whose last day moves past the holidays', 'A claim received', 'due Wed 2025-11-05, 24:00'],
    ['three days for an imposed service', 'An imposed service', 'due Mon 2025-10-06, 24:00'],
    ['a switch of a company on a holiday', 'A company brings', 'due Tue 2025-11-04, 24:00'],
    ['a switch of a person on day 8', 'A person brings', 'due Wed 2025-10-15, 24:00'],
    ['the last day to withdraw', 'A person brings', 'possible until Sat 2025-10-11, 24:00'],
    ['a paused clock', 'While the subscriber owes', 'now due Thu 2025-10-16, 24:00'],
    ['a consultation without a number', 'A question that is answered', 'no number, no clock, no message'],
    ['an order that came twice', 'A shop order', 'nothing is done twice'],
    ['a step of an order', 'A shop order', 'Заказ 27570473155: «Отправлен».'],
    ['an apology for a missed date', 'A late answer', 'не соблюдён,'],
    ['a reminder of a visit', 'An order with its steps', 'Завтра, 18.10.2025, 14:00–16:00, придёт мастер.'],
    ['a proof on a channel that proves nothing', 'An imposed service', 'one-time code'],
    ['a superseded message', 'An order with its steps', 'never sent: newer news overtook it'],
    ['a message kept during the night', 'Done before midnight', 'Thu 2025-10-23  08:00  push'],
    ['a request that ends automatically', 'Nobody replies', 'ended: nobody replied'],
    ['a request that closes automatically', 'Five days become thirty', 'closed: nobody objected'],
    ['a missed deadline', 'A late answer', 'deadline missed: Mon 2025-10-27, 24:00'],
  ])('shows %s', (_, heading, words) => {
    expect(chapter(run.out, heading)).toContain(words);
  });

  it('gives a stranger the same answer for a number of another person and for an unused number', () => {
    const answers = chapter(run.out, 'A stranger learns nothing').match(/desk +.*/gu);
    expect(answers).toHaveLength(3);
    expect(new Set(answers).size).toBe(1);
  });

  it('uses at most 80 columns and no colours without a terminal', () => {
    const widths = run.out.split('\n').map((line) => line.length);
    expect(Math.max(...widths)).toBe(80);
    expect(run.out).not.toContain('\u001b');
  });

  it.each(['UTC', 'Asia/Kamchatka'])('prints the same in the time zone %s', (zone) => {
    expect(demo(['--all'], { TZ: zone }).out).toBe(run.out);
  });
});

describe('another journal', () => {
  const sick = {
    contacts: [
      call,
      { ...call, at: 'yesterday', as: 'second' },
      { ...call, as: 'third', form: { ...call.form, operator: 'yota' } },
      { ...call, as: 'fourth', form: { ...call.form, subscriber: { msisdn: '12' } } },
      { at: '2026-11-20T13:00:00+03:00', do: 'command', request: 'fourth', command: { type: 'start' } },
      { at: '2026-11-20T13:01:00+03:00', do: 'command', request: 'login', command: { type: 'fulfil', answer: 'Да' } },
      { at: '2026-11-20T13:02:00+03:00', do: 'command', request: 'login', command: { type: 'ask' }, wen: 'now' },
      { at: '2026-11-20T11:00:00+03:00', do: 'ask', caller: '8 916 123-45-67' },
      { at: '2026-11-20T13:03:00+03:00', do: 'ask', caller: '8 916 123-45-67', expect: 'request/unknown' },
      { at: '2026-11-20T13:04:00+03:00', do: 'ask', caller: '8 916 123-45-67', neverIssued: 'mts/nothing' },
      { at: '2026-11-20T13:05:00+03:00', do: 'command', request: 'login', command: { type: 'start' } },
      { at: '2026-11-20T13:06:00+03:00', do: 'ask', caller: '8 916 123-45-67', request: 'login', number: '1' },
    ],
  };
  let run: Run;
  let report: string;
  beforeAll(() => {
    run = demo([file(JSON.stringify(sick))]);
    // The report is wrapped: this joins its lines again.
    report = run.errors.replace(/\n {4}/gu, ' ');
  });

  it.each([
    ['an invalid time', 'contacts[1].at: found "yesterday", expected a time with its zone'],
    ['an unknown operator', 'contacts[2].form.operator: found yota, expected one of mts, megafon, beeline'],
    [
      'an invalid phone number',
      'contacts[3].form.subscriber.msisdn: found a text of 2 characters, expected a phone number',
    ],
    ['an unknown name', 'contacts[4].request: found "fourth", expected a name that an earlier contact got by "as"'],
    ['an unexpected refusal', 'contacts[5]: found request/illegal-step'],
    ['the way to expect it', 'or "expect": "request/illegal-step"'],
    ['an unknown field', 'contacts[6].wen: found an unknown field, expected no such field'],
    [
      'a time before the previous contact',
      'contacts[7].at: found 2026-11-20T08:00:00.000Z, expected 2026-11-20T10:01:00.000Z or later',
    ],
    [
      'an expected refusal that does not come',
      'contacts[8].expect: found a contact that the desk accepts, expected the refusal',
    ],
    ['an unknown series', 'contacts[9].neverIssued: found "mts/nothing", expected a series of an operator'],
    ['two numbers in one question', 'expected at most one of request, number and neverIssued'],
  ])('reports %s', (_, words) => {
    expect(report).toContain(words);
  });

  it('replays the valid contacts and exits with code 1', () => {
    expect(run.code).toBe(1);
    expect(report).toContain('The journal is broken in 10 places; the rest was played.');
    expect(totals(run.out, 'taken').at(-1)).toBe(1);
    expect(run.out).toContain('due Wed 2026-11-25, 24:00');
    expect(run.out).toMatch(/13:05 {2}operator +takes it up/u);
    expect(run.out.match(/takes it up/gu)).toHaveLength(1);
  });

  it('may end after its last contact but not before it', async () => {
    const until = async (at: string): Promise<Replay> => play(journalOf({ until: at, contacts: [call] }));
    expect(JSON.stringify((await until('2026-11-27T00:00:00+03:00')).chapters)).toContain('deadline missed');
    const { chapters, problems } = await until('2026-11-19T00:00:00+03:00');
    expect(chapters).toHaveLength(1);
    expect(problems).toMatchObject([{ place: 'until', found: '2026-11-18T21:00:00.000Z' }]);
  });

  it('may be empty', async () => {
    expect((await play(journalOf({ contacts: [] }))).problems).toEqual([]);
  });
});

describe('an invalid journal', () => {
  it.each([
    ['not JSON', 'no journal', "line 1, column 1: found 'n', expected a value"],
    ['an extra comma', '{\n "contacts": [\n ],\n}', "line 4, column 1: found '}', expected a name in quotation marks"],
    ['an unterminated string', '{"contacts": [\n  "login\n]}', 'line 2, column 3: found a broken text'],
    ['a cut text', '{"contacts": [{"at":', 'line 1, column 21: found the end of the text, expected a value'],
    ['a list', '[]', 'the journal: found [], expected an object { "contacts"'],
    ['no list of contacts', '{"contacts": 5}', 'contacts: found 5, expected a list of contacts'],
  ])('is refused with line and column or with the field: %s', (_, content, words) => {
    expect(readJournal(content)).toContain(words);
  });

  it('gives exit code 2', () => {
    const { code, out, errors } = demo([file('no journal')]);
    expect(errors).toMatch(/line 1, column 1/u);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('gives exit code 2 for a missing file', () => {
    const { code, errors } = demo([join(directory, 'missing.json')]);
    expect(errors).toContain('ENOENT');
    expect(code).toBe(2);
  });

  it('gives exit code 2 for an unknown option', () => {
    expect(demo(['--fast'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('help', () => {
  it('shows how to replay another journal', () => {
    const { code, out } = demo(['--help']);
    expect(out).toContain('npm run demo -- other.json');
    expect(code).toBe(0);
  });
});

describe('the output', () => {
  const terminal = (columns: number): Screen => ({ isTTY: true, columns });
  const pipe: Screen = {};

  it.each([
    ['a terminal', terminal(90), {}, true],
    ['a terminal with NO_COLOR', terminal(90), { NO_COLOR: '1' }, false],
    ['a dumb terminal', terminal(90), { TERM: 'dumb' }, false],
    ['a pipe', pipe, {}, false],
    ['a pipe with FORCE_COLOR', pipe, { FORCE_COLOR: '1' }, true],
    ['a terminal with FORCE_COLOR=0', terminal(90), { FORCE_COLOR: '0' }, false],
    ['a pipe with both variables', pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('uses colours or not: %s', (_, screen, environment, wanted) => {
    expect(terminalOf(screen, environment).colours).toBe(wanted);
  });

  it.each([
    [40, 80],
    [90, 90],
    [200, 100],
  ])('is at least 80 and at most 100 columns wide: a terminal of %i', (columns, width) => {
    expect(terminalOf(terminal(columns), {}).width).toBe(width);
  });

  it('fits into 80 columns', async () => {
    const terminal = { width: 80, colours: false };
    const say = sayIn('en');
    const { chapters, summary, totals } = await play(journalOf(JSON.parse(readFileSync(journalFile, 'utf8'))));
    const lines = [
      ...chapters.flatMap((chapter, index) => printChapter(chapter, index, terminal, say)),
      ...printSummary(summary, terminal, say),
      ...printTotals(totals, terminal, say),
    ];
    expect(Math.max(...lines.map((line) => line.length))).toBe(80);
  });

  it('removes control characters', () => {
    expect(wrapText('\u001b[31m\u202ered\u0085', 80)).toEqual(['[31mred']);
  });
});
