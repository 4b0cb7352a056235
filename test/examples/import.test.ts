import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(directory, { recursive: true }));

function example(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'examples/import.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
}

describe('the example of an import', () => {
  it('takes over 2,000 rows, names the wrong ones by line and field, and prints the figures as CSV', () => {
    const { status, stdout } = example();
    expect(status).toBe(0);
    const [counts, first] = stdout.split('\n');
    expect(counts).toBe('1992 imported, 8 refused');
    expect(first).toMatch(/^line 251: subscriber\.msisdn: found a text of 5 characters, expected a phone number/);
    expect(stdout).toContain('kind,registered,answered,in time,open,median hours\ncomplaint,664,651,651,13,60\n');
    expect(stdout).toMatch(/most overdue: .*, due 2026-/);
  });

  it('reads a file', () => {
    const path = join(directory, 'desk.csv');
    const columns = 'number,company,topic,phone,created,state,closed,question,answer';
    const row =
      'A-1,mts,Жалоба,89161234567,2012-05-04T10:00:00+04:00,закрыта,2012-05-05T10:00:00+04:00,"Да, ""так""",Нет';
    writeFileSync(path, `\ufeff${columns}\r\n${row}\r\n${row.replace('mts', 'mtz')}\r\n`);
    const { stdout } = example(path);
    expect(stdout).toContain('1 imported, 1 refused\nline 3: operator: found mtz, expected one of mts');
  });

  it('goes on behind a row with a cell too many, counts a repeated one as such, and takes no word of the language for a name', () => {
    const path = join(directory, 'odd.csv');
    const columns = 'number,company,topic,phone,created,state,closed,question,answer';
    const start = 'МТС,Жалоба,89161234567,2012-05-04T10:00:00+04:00';
    const rows = [
      `A-1,${start},новая,,"Нет\r\nсвязи\r\nсовсем",`,
      `A-2,${start},новая,,Нет,,лишнее`,
      '',
      `A-3,${start},valueOf,,Нет,`,
      `A-4,${start.replace('МТС', 'constructor')},новая,,Нет,`,
      `A-1,${start},новая,,Нет,`,
    ];
    writeFileSync(path, [columns, ...rows, ''].join('\r\n'));
    const { stdout } = example(path);
    expect(stdout).toContain(
      '1 imported, 3 refused, 1 repeated\nline 5: found 10 cells, expected 9\nline 7: status: found',
    );
    expect(stdout).toContain('\nline 8: operator: found constructor, expected one of mts');
  });

  it('reads semicolons, short rows and texts of several lines, and says what is wrong in words', () => {
    const path = join(directory, 'desk-of-excel.csv');
    const columns = 'number;company;topic;phone;created;state;closed;question;answer';
    const start = 'МТС;Жалоба;89161234567;2012-05-04T10:00:00+04:00';
    writeFileSync(
      path,
      `${columns}\nA-1;${start};отложена;;"Нет\nсвязи, совсем";\nA-2;${start};новая;;"Нет\nсвязи";\nA-3;${start}\n`,
    );
    const { stdout } = example(path);
    expect(stdout).toContain('1 imported, 2 refused\nline 3: status: found');
    expect(stdout).toContain('\nline 6: text: found an empty text');
    writeFileSync(path, '');
    expect(example(path).stdout).toContain('0 imported, 0 refused\nthe file has no rows');
    writeFileSync(path, 'a,b\n1,2\n');
    for (const [file, words] of [
      [path, 'the first line lacks the columns number, company'],
      [join(directory, 'none.csv'), 'no such file'],
    ] as const) {
      const { status, stderr } = example(file);
      expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
      expect(stderr).toContain(words);
    }
  });
});
