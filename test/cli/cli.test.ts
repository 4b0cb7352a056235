/**
 * `npx zayavka` as people use it: what it prints at 80 columns, for machines, in two languages, and the exit code.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { days } from 'zayavka';
import { extendOperator, mts, type Operator, operatorFromJson, operatorToJson, tele2 } from 'zayavka/operators';
import { run } from '#src/cli/run.ts';
import { root } from '../package/sources.ts';
import { edits } from './edits.ts';

const [review, ...others] = mts.kinds.complaint.clocks;
if (review === undefined) throw new Error('no clock');

function text(operator: Operator): string {
  return JSON.stringify(operatorToJson(operator));
}

/** What differs from its base. */
const mvno = readFileSync(join(root, 'examples/mvno.json'), 'utf8');
const romashka = operatorFromJson(JSON.parse(mvno));

/** Files by name. */
const files: Readonly<Record<string, Uint8Array | string>> = {
  'good.json': text(mts),
  'mvno.json': mvno,
  'whole.json': JSON.stringify({ $schema: './operator.schema.json', ...Object(operatorToJson(romashka)) }),
  'volna.json': JSON.stringify({
    base: 'mts',
    legalName: 'ООО «Волна»',
    kinds: { complaint: { clocks: { review: { term: days(7) } } } },
  }),
  'based.json': JSON.stringify({
    base: 'mts',
    support: 890,
    kinds: { complaint: { clocks: { review: { colour: 1 } } } },
  }),
  'shared.json': JSON.stringify({ base: 'mts', kinds: { numberPorting: { clocks: { porting: { term: days(9) } } } } }),
  'mars.json': '{ "base": "mars" }',
  'mark.json': `\ufeff${mvno}`,
  'untold.json': JSON.stringify(operatorToJson(romashka), (name, value) =>
    name === 'extended' && 'message' in value ? undefined : value,
  ),
  'bad.json': text(mts).replace('"support":"0890"', '"support":890').replace('"legalName":', '"legal/name":'),
  'no.json': '{ "id": ',
  'empty.json': '\ufeff \r\n',
  'windows.json': `\ufeff${mvno.replaceAll('\n', '\r\n')}`,
  'endless.json': JSON.stringify({ base: 'mts', kinds: { complaint: { clocks: { review: { stopsOn: [] } } } } }),
  'saturday.json': JSON.stringify({ base: 'mts', calendar: { base: 'russia', week: { sat: ['10:00-15:00'] } } }),
  'comment.json': '// волна\n{ "base": "mts" }',
  'closed.json': JSON.stringify({ base: 'mts', texts: { closed: { ru: 'Закрыто: {number}' } } }),
  'utf8.json': new TextEncoder().encode(`\ufeff${mvno}`),
  // The first letter of «Ромашка» in windows-1251.
  'windows-1251.json': new Uint8Array([
    ...new TextEncoder().encode('{ "base": "mts", "legalName": "'),
    0xd0,
    0x22,
    0x7d,
  ]),
  'deep.json': `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  'large.json': JSON.stringify({ aliases: Array.from({ length: 500_000 }, (_, index) => `alias${index}`) }),
  'null.json': 'null',
  'slower.json': text(
    extendOperator(mts, {
      support: '0891',
      kinds: {
        complaint: { title: { ru: 'Жалоба', en: 'Grievance' }, clocks: [{ ...review, term: days(7) }, ...others] },
      },
      texts: { withdrawn: { ru: 'Отозвано: {number}' } },
    }),
  ),
  'fewer.json': (() => {
    const { complaint: _, ...kinds } = mts.kinds;
    return JSON.stringify({ ...JSON.parse(text(mts)), kinds: JSON.parse(JSON.stringify(kinds)) });
  })(),
  'longer.json': text(
    extendOperator(mts, {
      series: { inquiry: { digits: [10, 13], prefix: '4', check: 'mod97-10', source: mts.contacts.source } },
    }),
  ),
  'other.json': text(
    extendOperator(mts, {
      series: { inquiry: { digits: 10, prefix: '6', check: 'mod97-10', source: mts.contacts.source } },
    }),
  ),
  'twice.json': text(mts).replace('"title":{"ru":"Жалоба"', '"title":{"ru":"Жалоба {\\"","\\u0072u":"Жалоба"'),
  'unknown.json': text(extendOperator(tele2, { aliases: [] })),
  'renamed.json': text(extendOperator(mts, { id: 'mts-new', aliases: ['mts'] })),
};

function zayavka(line: string) {
  return run(line === '' ? [] : line.split(' '), (path) => {
    const found = files[path];
    if (found === undefined) throw Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
    return found;
  });
}

function widest(output: string): number {
  return Math.max(...output.split('\n').map(({ length }) => length));
}

describe('check', () => {
  it.each(['mvno.json', 'mark.json'])('finds nothing in %s', (file) => {
    expect(zayavka(`check ${file}`)).toEqual({ output: `${file}: nothing found\n`, exitCode: 0 });
    expect(zayavka(`check ${file} --lang ru`).output).toBe(`${file}: замечаний нет\n`);
  });

  it('knows an operator by its other ids, and a file by its schema', () => {
    expect(zayavka('check t2')).toEqual({ output: 't2: nothing found\n', exitCode: 0 });
    expect(zayavka('check whole.json').exitCode).toBe(0);
  }, 60_000);

  it('names each fault by its pointer', () => {
    const { output, exitCode } = zayavka('check bad.json');
    expect(exitCode).toBe(1);
    expect(output).toContain('bad.json: findings: 3\n');
    expect(output).toContain('\n/support\n  expected a value of type string, found 890\n');
    expect(output).toContain("\n/legal~1name\n  expected no such field, perhaps 'legalName'\n");
  });

  it('tells what is no JSON without the lines of the file', () => {
    const told = { en: "expected JSON: Unexpected token '/'", ru: "нужно: JSON: лишний знак '/'" };
    for (const [lang, problem] of Object.entries(told)) {
      expect(zayavka(`check comment.json --lang ${lang}`).output.split('\n').at(-2)).toBe(`  ${problem}`);
    }
  });

  it('reads UTF-8 alone', () => {
    const told = { en: 'the file is not UTF-8', ru: 'файл не в UTF-8' };
    for (const [lang, problem] of Object.entries(told)) {
      const { output, exitCode } = zayavka(`check windows-1251.json --lang ${lang}`);
      expect([exitCode, output.split('\n').at(-2)]).toEqual([1, `  ${problem}`]);
    }
    expect(zayavka('check utf8.json').output).toBe('utf8.json: nothing found\n');
  });

  it('names a clock as the file names it', () => {
    const { findings } = JSON.parse(zayavka('check endless.json --json').output);
    const paths: readonly string[] = findings.map(({ path }: { readonly path: string }) => path);
    expect(paths).toContain('/kinds/complaint/clocks/review/stopsOn');
    expect(paths.filter((path) => /clocks\/\d/u.test(path))).toEqual([]);
  });

  it('tells machines the same', () => {
    const { output, exitCode } = zayavka('check bad.json --json');
    expect(exitCode).toBe(1);
    const { findings } = JSON.parse(output);
    expect(findings.map(({ path }: { readonly path: string }) => path).sort()).toEqual([
      '/legalName',
      '/legal~1name',
      '/support',
    ]);
    expect(JSON.parse(zayavka('check mvno.json --json').output)).toEqual({ file: 'mvno.json', findings: [] });
  });

  it.each([
    ['check', 1],
    ['preview', 1],
    ['due --from 2026-04-09 --term 30d --operator', 1],
    ['diff mts', 2],
  ])('tells a field that stands twice: %s', (command, expected) => {
    const { output, exitCode } = zayavka(`${command} twice.json`);
    expect(exitCode).toBe(expected);
    expect(output).toContain('/kinds/complaint/title/ru');
    expect(output).toContain('found this field twice, expected it once');
  });

  it('explores what a request may live through', () => {
    const { output, exitCode } = zayavka('check untold.json');
    expect(exitCode).toBe(1);
    expect(output).toContain('/kinds/serviceFault/messages/extended\n');
    expect(output).toContain('  Shown by: register → extend\n');
  });

  it('says where the JSON ends too early', () => {
    const { output, exitCode } = zayavka('check no.json');
    expect(exitCode).toBe(1);
    expect(output).toMatch(/\(the whole file\)\n {2}expected JSON: /);
  });
});

describe('a file that names its base', () => {
  it('is taken by every command', () => {
    expect(zayavka('check volna.json')).toEqual({ output: 'volna.json: nothing found\n', exitCode: 0 });
    expect(zayavka('preview mvno.json --kind familyPlan --locale ru --channel sms').output).toContain('Записали!');
    // It works on a Saturday.
    expect(zayavka('due --from 2026-11-20 --term 1wd --operator mvno.json').output).toMatch(/^21 November 2026, Sat/u);
    const { differences } = JSON.parse(zayavka('diff mts volna.json --json').output);
    const told = differences.map(({ effect, place }: { readonly effect: string; readonly place: readonly string[] }) =>
      [effect, ...place].join(' '),
    );
    expect(told).toEqual([
      'clocks kinds complaint clocks review term',
      'clocks kinds complaint clocks review source',
      'now legalName',
    ]);
  });

  it.each([
    ['based.json', 'en', '/support expected a value of type string, found 890'],
    ['based.json', 'en', '/kinds/complaint/clocks/review/colour expected no such field'],
    ['based.json', 'ru', '/kinds/complaint/clocks/review/colour такого поля не бывает, уберите его'],
    ['mars.json', 'en', "/base expected one of mts, megafon, beeline, tele2, found 'mars'"],
    ['mars.json', 'ru', "/base нужно: одно из mts, megafon, beeline, tele2; найдено: 'mars'"],
    [
      'shared.json',
      'en',
      '/kinds/numberPorting/clocks/porting found several clocks of this name, expected the whole list',
    ],
    ['shared.json', 'ru', '/kinds/numberPorting/clocks/porting сроков с таким именем несколько; нужно: весь список'],
  ])('is told what is wrong with it: %s, %s', (file, language, told) => {
    const { output, exitCode } = zayavka(`check ${file} --lang ${language}`);
    expect(exitCode).toBe(1);
    expect(output.replaceAll(/\s+/gu, ' ')).toContain(told);
  });
});

describe('in Russian', () => {
  it('says what is wrong with a file', () => {
    const { output } = zayavka('check bad.json --lang ru');
    expect(output).toContain('bad.json: замечаний: 3\n');
    expect(output).toContain('\n/support\n  нужно: текст; найдено: 890\n');
    expect(output).toContain("\n/legal~1name\n  такого поля не бывает, возможно, 'legalName'\n");
    expect(zayavka('check no.json --lang ru').output).toMatch(/\(весь файл\)\n {2}нужно: JSON: /);
    expect(zayavka('check empty.json --lang ru').output).toContain('нужно: JSON; найдено: пустой файл');
  });

  it.each([
    ['chekc mts', 'нужно: одно из check, preview, diff, due; найдено: chekc'],
    ['check', 'check: нужно: один ФАЙЛ; найдено: ничего'],
    ['due x', 'due: нужно: без ФАЙЛА; найдено: x'],
    ['check nowhere.json', 'nowhere.json: нужен файл или одно из mts, megafon, beeline, tele2: такого файла нет'],
    ['check mts --kind complaint', 'check: нужно: без --kind'],
    ['check mts --colour', "нет параметра '--colour'"],
    ['due --from', "у параметра '--from' нет значения"],
    ['preview mts --kind nothing', '--kind: нужно: одно из consultation,'],
    ['preview mts --channel fax', '--channel: нужно: одно из sms, push'],
    ['preview mts --locale по-русски', '--locale: нужно: код языка, например ru'],
    ['due --term 5d', 'due: нужно: --from и --term'],
    ['due --from 2026-02-30 --term 5d', '--from: нужно: например 2026-04-09'],
    ['due --from 2026-04-09 --term 5x', '--term: нужно: например 5d'],
    ['due --from 2026-04-09 --term 1.5d', 'нужно: целое число'],
  ])('says what is wrong with a command: %s', (line, told) => {
    const { output, exitCode } = zayavka(`${line} --lang ru`);
    expect(exitCode).toBe(2);
    expect(output).toContain(told);
  });
});

describe('a file that is hard to read', () => {
  it('is read with line ends of Windows and a mark of its encoding', () => {
    expect(zayavka('check windows.json')).toEqual({ output: 'windows.json: nothing found\n', exitCode: 0 });
  });

  it.each([
    ['empty.json', 'expected JSON, found an empty file'],
    ['deep.json', 'expected at most 16 levels of objects and lists'],
    ['large.json', 'expected at most 500 items'],
    ['null.json', 'expected a value of type object, found null'],
  ])('is told what is wrong with it: %s', (file, told) => {
    const { output, exitCode } = zayavka(`check ${file}`);
    expect(exitCode).toBe(1);
    expect(output.replaceAll(/\s+/gu, ' ')).toContain(told);
  });

  it('may be a folder', () => {
    const { output, exitCode } = run(['check', '.', '--lang', 'ru'], (path) => readFileSync(path, 'utf8'));
    expect([exitCode, output.includes('это папка')]).toEqual([2, true]);
  });
});

describe('preview', () => {
  it('shows every message of a kind on every channel', () => {
    const { output, exitCode } = zayavka('preview mts --kind complaint');
    expect(exitCode).toBe(0);
    for (const { message } of Object.values(mts.kinds.complaint.messages)) expect(output).toContain(`\n  ${message}`);
    for (const channel of ['sms', 'push', 'chat', 'email', 'voice'])
      expect(output).toMatch(new RegExp(`^ {4}.*${channel}`, 'm'));
    expect(output).toContain('  resolved, partlySatisfied\n');
    expect(output).toContain('  status.awaitingSubscriber\n');
    expect(output).not.toContain('undefined');
  });

  it('shows a text message by its parts', () => {
    const { output } = zayavka('preview mts --kind complaint --channel sms');
    expect(output).toMatch(/ {4}sms, part 1 of 2\n {6}.+\n {4}sms, part 2 of 2, \d+ units ucs2\n/);
  });

  it('has facts that fit each message', () => {
    const shown = (words: string): string =>
      zayavka(`preview mts --channel chat ${words}`).output.replaceAll(/\s+/gu, ' ');
    expect(shown('--kind numberPorting')).toMatch(
      /visitReminder, today chat Сегодня, 20\.11\.2026.+tomorrow chat Завтра/u,
    );
    expect(shown('--kind claim')).toMatch(
      /resolved, refused chat [^₽]+ overdue|resolved, refused chat [^₽]+ rejected/u,
    );
    expect(shown('--kind claim')).not.toMatch(/(\d{10}) с \1/u);
    expect(shown('--kind claim --locale kk')).not.toMatch(/partner/u);
  });

  it('shows all kinds, in another language', () => {
    const { output } = zayavka('preview tele2 --locale en --channel chat --lang ru');
    for (const [kind, { title }] of Object.entries(mts.kinds)) expect(output).toContain(`${kind}: ${title.en}\n`);
    expect(output).not.toMatch(/(?<!язык: )[а-яё]{4}/u);
  });

  it('says in which language a text is that the language lacks', () => {
    expect(zayavka('preview mts --kind complaint --locale kk --channel chat').output).toContain('    chat (in ru)\n');
  });

  it.each(['mts', 'megafon', 'beeline', 'tele2'])('fits into 80 columns: %s', (file) => {
    expect(widest(zayavka(`preview ${file}`).output)).toBeLessThanOrEqual(80);
    expect(widest(zayavka(`preview ${file} --lang ru --locale en`).output)).toBeLessThanOrEqual(80);
  });

  it('tells machines the same', () => {
    const { texts } = JSON.parse(zayavka('preview mts --kind complaint --channel sms --json').output);
    expect(texts[0]).toMatchObject({ kind: 'complaint', name: 'registered', channel: 'sms', sms: { segments: 2 } });
    expect(texts[0].parts.join('')).toBe(texts[0].text);
  });

  it('shows the faults of a file that has some', () => {
    expect(zayavka('preview bad.json')).toEqual(zayavka('check bad.json'));
  });
});

describe('diff', () => {
  it('finds nothing in the same operator', () => {
    expect(zayavka('diff mts good.json')).toEqual({ output: 'Nothing changes.\n', exitCode: 0 });
  });

  it('tells open and new requests apart, in words', () => {
    const { output, exitCode } = zayavka('diff mts slower.json');
    expect(exitCode).toBe(1);
    const [clocks = '', now = ''] = output.split('At once, for open and for new requests.');
    expect(clocks).toContain('kind complaint: clock review, term\n    - 5 calendar days\n    + 7 calendar days\n');
    expect(now).toContain('number of support\n    - 0890\n    + 0891\n');
    expect(now).toContain('kind complaint: title, en\n    - Complaint\n    + Grievance\n');
    expect(now).toContain('text withdrawn, ru');
    expect(now).toContain('    + Отозвано: {number}\n');
    expect(output).not.toContain('Breaks');
    expect(zayavka('diff mts slower.json --lang ru').output).toContain(
      '    - 5 календарных дней\n    + 7 календарных дней\n',
    );
  });

  it('tells the same change of several kinds once', () => {
    const { output } = zayavka('diff mts closed.json');
    const told = output.split('\n').filter((line) => line === '    + Закрыто: {number}');
    const { differences } = JSON.parse(zayavka('diff mts closed.json --json').output);
    expect(output).toContain('kinds serviceFault, billingDispute, mistakenPayment: text closed, ru, sms\n');
    expect(told.length).toBeLessThan(differences.length / 2);
  });

  it('shows the days that a week of its own takes away', () => {
    const { output } = zayavka('diff mts saturday.json');
    for (const day of ['mon', 'tue', 'wed', 'thu', 'fri']) {
      expect(output).toContain(`calendar, week, ${day}\n    - 09:00-18:00\n`);
    }
    expect(output).toContain('calendar, week, sat\n    + 10:00-15:00\n');
  });

  it.each([
    ['fewer.json', 'breaks', ['kinds', 'complaint']],
    ['longer.json', 'new', ['series', 'inquiry', 'digits']],
    ['other.json', 'breaks', ['series', 'inquiry', 'prefix']],
    ['renamed.json', 'now', ['id']],
    ['unknown.json', 'breaks', ['aliases']],
  ])('knows what %s means for open requests', (file, effect, place) => {
    const { differences } = JSON.parse(
      zayavka(`diff ${file === 'unknown.json' ? 'tele2' : 'mts'} ${file} --json`).output,
    );
    expect(differences).toContainEqual(expect.objectContaining({ effect, place }));
  });

  it.each(edits)('says in words what changes: $name', ({ edit, effect, told }) => {
    const json = JSON.stringify(edit(JSON.parse(text(mts))));
    const { output, exitCode } = run(['diff', 'mts', 'edited.json', '--lang', 'ru'], () => json);
    expect(exitCode).toBe(1);
    expect(output.startsWith(effect)).toBe(true);
    for (const lines of told) expect(output).toContain(lines);
    // No value is left as JSON.
    expect(output).not.toMatch(/[{[]"/u);
  });

  it('has a new kind for new requests only', () => {
    const { differences } = JSON.parse(zayavka('diff fewer.json mts --json').output);
    expect(differences).toEqual([expect.objectContaining({ effect: 'new', place: ['kinds', 'complaint'] })]);
  });

  it('fits into 80 columns but for words that are longer', () => {
    const { output } = zayavka('diff mts beeline');
    expect(
      output.split('\n').filter((line) => line.length > 80 && line.trim().includes(' ') && !line.startsWith('    ')),
    ).toEqual([]);
  });

  it('names clocks of one name by their conditions', () => {
    expect(zayavka('diff mts tele2').output).toContain('kind claim: clock legalReview (service = longDistance)\n');
  });

  it('compares no file with faults', () => {
    expect(zayavka('diff mts bad.json')).toEqual({ ...zayavka('check bad.json'), exitCode: 2 });
    expect(zayavka('diff bad.json mts').exitCode).toBe(2);
  });
});

describe('due', () => {
  it.each([
    ['2026-04-09', '30d', '12 May 2026, Tuesday, 24:00 (Europe/Moscow)'],
    ['2026-04-09', '3wd', '14 April 2026, Tuesday, 24:00 (Europe/Moscow)'],
    ['2026-04-09T14:30', '24h', '10 April 2026, Friday, 14:30 (Europe/Moscow)'],
    ['2026-04-09T14:30+05:00', '24h', '10 April 2026, Friday, 12:30 (Europe/Moscow)'],
    ['2026-04-09T14:30', '8wh', '10 April 2026, Friday, 13:30 (Europe/Moscow)'],
    ['2026-04-09', '24h', '9 April 2026, Thursday, 24:00 (Europe/Moscow)'],
    ['2026-04-09T14:30:05', '24h', '10 April 2026, Friday, 14:30:05 (Europe/Moscow)'],
    ['2026-04-09T14:30:05.250', '24h', '10 April 2026, Friday, 14:30:05.250 (Europe/Moscow)'],
    ['2026-04-09T14:30:59+05:00', '24h', '10 April 2026, Friday, 12:30:59 (Europe/Moscow)'],
    ['2026-08-31', '6m', '1 March 2027, Monday, 24:00 (Europe/Moscow)'],
    ['2031-04-09', '30d', '12 May 2031, Monday, 24:00 (Europe/Moscow), preliminary'],
  ])('from %s in %s', (from, term, expected) => {
    const { output, exitCode } = zayavka(`due --from ${from} --term ${term}`);
    expect([output.split('\n')[0], exitCode]).toEqual([expected, 0]);
    expect(widest(output)).toBeLessThanOrEqual(80);
  });

  it('gives its reason, in the language that is asked for', () => {
    expect(zayavka('due --from 2026-04-09 --term 30d').output).toContain('Victory Day');
    const { output } = zayavka('due --from 2026-04-09 --term 30d --operator mts --lang ru');
    expect(output.split('\n')[0]).toBe('12 мая 2026 года, вторник, 24:00 (Europe/Moscow)');
    expect(output).toContain('ст. 193');
  });

  it('says which hours of work were counted on which day', () => {
    const { output } = zayavka('due --from 2026-04-09T14:30 --term 8wh --lang ru');
    expect(output).toMatch(/\nЗасчитано:\n {2}четверг, 9 апреля: 14:30–18:00\n {2}пятница, 10 апреля: 09:00–13:30\n$/u);
    expect(zayavka('due --from 2026-04-09 --term 900wh').output).not.toContain('Counted:');
  });

  it('reads UTF-8 alone', () => {
    const told = { en: 'the file is not UTF-8', ru: 'файл не в UTF-8' };
    for (const [lang, problem] of Object.entries(told)) {
      const { output, exitCode } = zayavka(`check windows-1251.json --lang ${lang}`);
      expect([exitCode, output.split('\n').at(-2)]).toEqual([1, `  ${problem}`]);
    }
    expect(zayavka('check utf8.json').output).toBe('utf8.json: nothing found\n');
  });

  it('names a clock as the file names it', () => {
    const { findings } = JSON.parse(zayavka('check endless.json --json').output);
    const paths: readonly string[] = findings.map(({ path }: { readonly path: string }) => path);
    expect(paths).toContain('/kinds/complaint/clocks/review/stopsOn');
    expect(paths.filter((path) => /clocks\/\d/u.test(path))).toEqual([]);
  });

  it('tells machines the same', () => {
    expect(JSON.parse(zayavka('due --from 2026-04-09 --term 30d --json').output)).toMatchObject({
      at: '2026-05-12T21:00:00.000Z',
      lastDay: '2026-05-12',
      timeZone: 'Europe/Moscow',
    });
  });
});

describe('a wrong command', () => {
  it.each([
    ['chekc mts', 'expected one of check, preview, diff, due, found chekc'],
    ['check', 'check: expected one FILE, found none'],
    ['due x', 'due: expected no FILE, found x'],
    ['due --from 2026-04-09 --term -5d', "--term: expected such as 5d, 3wd, 24h, 8wh or 6m, found '-5d'"],
    ['diff mts', 'diff: expected OLD NEW, found mts'],
    [
      'check nowhere.json',
      'nowhere.json: expected a file or one of mts, megafon, beeline, tele2: there is no such file',
    ],
    ['check mts --kind complaint', 'check: expected no --kind'],
    ['check mts --colour', "Unknown option '--colour'"],
    ['check mts --lang de', "--lang: expected en or ru, found 'de'"],
    ['preview mts --kind nothing', '--kind: expected one of consultation,'],
    ['preview mts --channel fax', '--channel: expected one of sms, push, chat, email, voice'],
    ['preview mts --locale по-русски', '--locale: expected a language tag such as ru'],
    ['due --term 5d', 'due: expected --from and --term'],
    ['due --from 2026-02-30 --term 5d', '--from: expected such as 2026-04-09'],
    ['due --from 2026-04-09T25:00 --term 5d', '--from: expected such as 2026-04-09'],
    ['due --from 2026-04-09T14:30+99:00 --term 5d', '--from: expected such as 2026-04-09'],
    ['due --from 2026-04-09T14:30:99 --term 5d', '--from: expected such as 2026-04-09'],
    ['due --from 2026-04-09T14:30:60 --term 5d', '--from: expected such as 2026-04-09'],
    ['due --from 2026-04-09 --term 5x', '--term: expected such as 5d, 3wd, 24h, 8wh or 6m'],
    ['due --from 2026-04-09 --term 1.5d', "--term: expected a whole number from 0 to 100000 before d, found '1.5d'"],
    ['due --from 2026-04-09 --term 99999999d --lang ru', '--term: нужно: целое число от 0 до 100000 перед d;'],
    ['due --from 1999-04-09 --term 5d', 'calendar'],
    ['due --from 1999-04-09 --term 5d --lang ru', '1999-04-09: календарь знает дни только с 2024-01-01 по 2027-12-31'],
    ['due --from 2026-04-09 --term 99999m --lang ru', 'срок кончается после 9999 года'],
    ['constructor mts', 'expected one of check'],
  ])('%s', (line, told) => {
    const { output, exitCode } = zayavka(line);
    expect(exitCode).toBe(2);
    expect(output).toContain(told);
    expect(output).toContain('zayavka --help');
  });
});

it('tells machines what is wrong with a command', () => {
  const { output, exitCode } = zayavka('preview mts --kind nothing --json');
  expect([exitCode, Object.keys(JSON.parse(output))]).toEqual([2, ['error']]);
  expect(JSON.parse(zayavka('check mts --colour --json --lang ru').output)).toEqual({
    error: "нет параметра '--colour'",
  });
});

describe('help', () => {
  it('is in both languages, or in the one that is asked for', () => {
    const { output, exitCode } = zayavka('--help');
    expect(exitCode).toBe(0);
    for (const command of ['check', 'preview', 'diff', 'due'])
      expect(output.split(`zayavka ${command} `)).toHaveLength(3);
    expect(zayavka('check --help --lang ru').output).not.toContain('what is wrong');
    expect(zayavka('--help --lang en').output).not.toMatch(/[а-яё]/u);
    expect(zayavka('--help --lang ru').output).not.toMatch(/ or /u);
    expect(output.split('{ "base": "mts", "id": "volna", ... }')).toHaveLength(3);
    expect(widest(output)).toBeLessThanOrEqual(80);
  });

  it('is shown to who says nothing', () => {
    expect(zayavka('')).toEqual({ ...zayavka('--help'), exitCode: 2 });
    expect(zayavka('--lang ru')).toEqual({ ...zayavka('--help --lang ru'), exitCode: 2 });
  });
});

it('runs as a program: output, errors and exit code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zayavka-cli-'));
  try {
    const file = join(folder, 'bad.json');
    writeFileSync(file, files['bad.json'] ?? '');
    const words = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'src/cli/main.ts')];
    const good = spawnSync(process.execPath, [...words, 'check', join(root, 'examples/mvno.json')], {
      encoding: 'utf8',
    });
    expect([good.status, good.stdout, good.stderr]).toEqual([
      0,
      `${join(root, 'examples/mvno.json')}: nothing found\n`,
      '',
    ]);
    const bad = spawnSync(process.execPath, [...words, 'check', file], { encoding: 'utf8' });
    expect([bad.status, bad.stderr]).toEqual([1, '']);
    expect(bad.stdout).toContain('/legal~1name');
    const wrong = spawnSync(process.execPath, [...words, 'check', join(folder, 'none.json')], { encoding: 'utf8' });
    expect([wrong.status, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('there is no such file');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
