import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const self = 'host-zone.test.ts';
const inner = process.env['SLA_HOST_ZONE'];

/** Runs the tests of this room, this file included, in a process whose own zone is `timeZone`. */
function runUnder(timeZone: string): Promise<string> {
  const { PATH = '' } = process.env;
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', 'test/sla', '--no-isolate', '--maxWorkers=1', '--no-color'],
    {
      cwd: root,
      // Fewer random cases: what differs between host zones differs in many of them.
      env: { PATH, TZ: timeZone, SLA_HOST_ZONE: timeZone, SLA_RUNS: '60', SLA_CALENDARS: '1' },
    },
  );
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${timeZone}: exit ${code}\n${output}`)),
    );
  });
}

describe.runIf(inner === undefined)('every test of this room passes, whatever zone the host is in', () => {
  // Far east of the operators, and far west with half an hour and summer time; the zone of this process is the third.
  it.each(['Asia/Kamchatka', 'America/St_Johns'])('%s', async (timeZone) => {
    const output = await runUnder(timeZone);
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.test.ts')).length;
    expect(output).toContain(`Test Files  ${files} passed (${files})`);
  });
});

describe.runIf(inner !== undefined)('the host', () => {
  it(`of ${self} is in the zone that was asked for`, () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(inner);
    const offsets: Record<string, number> = { 'Asia/Kamchatka': -720, 'America/St_Johns': 210 };
    expect(new Date(Date.UTC(2026, 0, 1)).getTimezoneOffset()).toBe(offsets[inner ?? '']);
  });
});
