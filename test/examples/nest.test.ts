/** A NestJS application that is a CommonJS module: started as `npm run nest` starts it, on a free port of the loopback. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../package/sources.ts';

let application: ChildProcess;
let lines: Interface;
let errors = '';
const printed: string[] = [];
let address: string;

beforeAll(async () => {
  application = spawn(process.execPath, ['--import', 'tsx', 'examples/nest/main.ts'], {
    cwd: root,
    env: { ...process.env, TSX_TSCONFIG_PATH: 'examples/nest/tsconfig.json', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { stdout, stderr } = application;
  if (stdout === null || stderr === null) throw new Error('the application has no output');
  stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  lines = createInterface(stdout);
  lines.on('line', (line) => printed.push(line));
  await Promise.race([once(lines, 'line'), once(application, 'exit')]);
  address = printed[0] ?? '';
});
afterAll(() => application.kill('SIGKILL'));

/** What the test reads of an answer. */
interface Body {
  readonly number: string;
  readonly status: string | number;
  readonly text: string;
}

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(`${address}${path}`, init);
  const body: Body = JSON.parse(await response.text());
  return { status: response.status, type: response.headers.get('content-type'), body };
}

const register = (form: object) =>
  ask('/requests', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(form),
  });

const complaint = {
  operator: 'mts',
  kind: 'complaint',
  channel: 'app',
  subscriber: { msisdn: '+79161234567' },
  text: 'Очередь в салоне',
};

it('registers, tells the status, refuses by problem details, and ends when it is asked to', async () => {
  expect(errors).toBe('');
  const { status, body } = await register(complaint);
  expect([status, body.status]).toEqual([201, 'registered']);
  const path = `/requests/${body.number}`;

  const own = await ask(path, { headers: { 'x-line': '+79161234567' } });
  expect([own.status, own.body.text]).toEqual([200, expect.stringContaining(body.number)]);

  const foreign = await ask(path, { headers: { 'x-line': '+79035554433' } });
  expect(foreign).toMatchObject({ status: 404, body: { type: 'urn:zayavka:request/unknown', status: 404 } });
  expect(foreign.type).toMatch(/^application\/problem\+json/);

  expect(await ask(path)).toMatchObject({ status: 401, type: expect.stringMatching(/^application\/problem\+json/) });
  expect(await ask('/requests/12', { headers: { 'x-line': '+79161234567' } })).toMatchObject({
    status: 422,
    body: { title: 'number/too-short' },
  });
  const headers = { 'content-type': 'application/json' };
  for (const [broken, expected] of [
    [await ask('/requests', { method: 'POST', headers, body: '{' }), 400],
    [await ask('/nothing'), 404],
  ] as const) {
    expect(broken).toMatchObject({ status: expected, body: { status: expected, type: 'about:blank' } });
    expect(broken.type).toMatch(/^application\/problem\+json/);
  }

  const wrong = await register({ ...complaint, kind: 'complant' });
  expect(wrong).toMatchObject({ status: 422, body: { issues: [{ path: 'kind' }] } });

  while (!printed.some((line) => line.startsWith('push to +79161234567'))) await once(lines, 'line');
  application.kill('SIGTERM');
  const [code, signal] = await once(application, 'exit');
  // Nest ends its hooks and gives the signal to the process again.
  expect([code, signal]).toEqual([null, 'SIGTERM']);
  expect([printed.at(-1), errors]).toEqual(['The loops have ended.', '']);
});
