/**
 * The server of the readme runs as it stands there: it registers, answers, sends, and ends when it is told to.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { blocksOf } from '../package/document-code.ts';
import { root } from '../package/sources.ts';
import { careless, startServer } from '../storage/server.ts';

it('serves on a real PostgreSQL', async () => {
  const block = blocksOf('README.md').find(({ code }) => code.includes('serve('));
  expect(block?.code.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
  const database = await startServer(careless);
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'readme-'));
  try {
    const file = join(folder, 'server.ts');
    writeFileSync(file, block?.code ?? '');
    const port = await freePort();
    const env = {
      ...process.env,
      DATABASE_URL: `postgres://postgres:password@127.0.0.1:${database.port}/${await database.createDatabase()}`,
      ZAYAVKA_SECRET: '8f1d3c5b7a9e4f60213243546576879a',
      API_TOKEN: 'token-of-this-test',
      PORT: String(port),
    };
    const child = spawn(process.execPath, ['--import', 'tsx', file], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
    const ask = (path: string, body: object, headers = {}): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: JSON.stringify(body), headers });
    const post = async (path: string, body: object): Promise<unknown> =>
      (await ask(path, body, { Authorization: 'Bearer token-of-this-test' })).json();

    await untilOpen(
      port,
      () => child.exitCode === null,
      () => output,
    );
    const subscriber = { msisdn: '+79161234567' };
    const form = { operator: 'mts', kind: 'complaint', channel: 'app', subscriber, text: 'Нет связи' };
    expect((await ask('/requests', form)).status).toBe(401);
    expect(await post('/requests', form)).toMatchObject({ ok: true, value: { number: '4637456511' } });
    expect(await post('/requests/4637456511', { type: 'start' })).toMatchObject({ ok: true });
    expect(await post('/status', { caller: '+79161234567', channel: 'app' })).toMatchObject({
      ok: true,
      value: { requests: [{ number: '4637456511', status: 'inProgress' }] },
    });
    expect(await post('/requests', {})).toMatchObject({ ok: false, refusal: { code: 'input/invalid' } });
    while (!output.includes('push +79161234567')) await setTimeout(20);

    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    rmSync(folder, { recursive: true });
    await database.stop();
  }
});

async function untilOpen(port: number, runs: () => boolean, said: () => string): Promise<void> {
  for (;;) {
    if (!runs()) throw new Error(`the server ended: ${said()}`);
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer !== undefined) return;
    await setTimeout(50);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('a server on a port has an address');
  return address.port;
}
