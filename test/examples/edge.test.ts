/** A worker at the edge: bundled for no platform, and run where no API of Node is. */
import { join } from 'node:path';
import { EdgeVM } from '@edge-runtime/vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../package/sources.ts';

let edge: EdgeVM;
let imports: readonly string[];

beforeAll(async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(root, 'examples/edge/worker.ts')],
    bundle: true,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'iife',
    globalName: 'worker',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
  edge = new EdgeVM();
  edge.evaluate(outputFiles[0]?.text ?? '');
});

interface Answered {
  readonly status: number;
  readonly body: object & { readonly number?: string };
}

/** Asks the worker as its platform would; only texts cross the border of the machine. */
async function ask(path: string, init: object = {}): Promise<Answered> {
  const request = `new Request(${JSON.stringify(`https://desk.example${path}`)}, ${JSON.stringify(init)})`;
  const text: string = await edge.evaluate(
    `worker.default.fetch(${request}).then(async (answer) => JSON.stringify([answer.status, await answer.text()]))`,
  );
  const [status, body] = JSON.parse(text);
  return { status, body: JSON.parse(body) };
}

const complaint = {
  operator: 'mts',
  kind: 'complaint',
  channel: 'app',
  subscriber: { msisdn: '8 916 123-45-67' },
  text: 'Очередь в салоне',
};
const register = (form: unknown): Promise<Answered> =>
  ask('/requests', { method: 'POST', body: typeof form === 'string' ? form : JSON.stringify(form) });

describe('a worker at the edge', () => {
  it('imports nothing, and no API of Node is there', () => {
    expect(imports).toEqual([]);
    const absent = ['process', 'Buffer', 'require', 'global', 'setImmediate'];
    expect(absent.map((name) => edge.evaluate(`typeof ${name}`))).toEqual(absent.map(() => 'undefined'));
  });

  it('registers and tells the status to the person of the request only', async () => {
    const { status, body } = await register(complaint);
    expect([status, body.number]).toEqual([200, expect.stringMatching(/^4\d{9}$/)]);
    const own = await ask(`/requests/${body.number}`, { headers: { 'x-line': '+79161234567' } });
    expect(own).toMatchObject({ status: 200, body: { number: body.number, status: 'registered' } });
    const foreign = await ask(`/requests/${body.number}`, { headers: { 'x-line': '+79035554433' } });
    expect(foreign).toEqual({ status: 404, body: { code: 'request/unknown' } });
  });

  it('refuses what is wrong', async () => {
    expect(await register({ ...complaint, kind: 'complant' })).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'kind' }] },
    });
    expect(await register('{')).toMatchObject({ status: 400 });
    for (const query of [
      'from=yesterday',
      'from=2026-11-20&days=abc',
      'from=2026-11-20&days=-1',
      'from=2026-11-20&days=1.5',
    ])
      expect(await ask(`/due?${query}`)).toMatchObject({ status: 422, body: { expected: expect.anything() } });
    expect(await ask('/due?from=1900-01-01')).toMatchObject({
      status: 422,
      body: { code: 'calendar/unknown-date', problem: '1900-01-01: the calendar knows 2024-01-01 to 2027-12-31 only' },
    });
    expect(await ask('/requests/4829301757')).toMatchObject({ status: 401 });
    const headers = { 'x-line': '+79161234567' };
    expect(await ask('/requests/12', { headers })).toMatchObject({ status: 422, body: { code: 'number/too-short' } });
  });

  it('counts a term', async () => {
    const { body } = await ask('/due?from=2026-11-20T09:00:00Z&days=5');
    expect(body).toMatchObject({ at: '2026-11-25T21:00:00.000Z', lastDay: '2026-11-25' });
  });
});
