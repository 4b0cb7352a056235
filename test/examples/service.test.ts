/**
 * The reference application over its API and its forms, without a browser.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { Fault, memoryStore, type RequestStore } from 'zayavka';
import { consoleGateway } from '../../examples/service/console-gateway.ts';
import openApi from '../../examples/service/openapi.json' with { type: 'json' };
import words from '../../examples/service/pages/words.json' with { type: 'json' };
import { addSampleRequests } from '../../examples/service/sample-requests.ts';
import { openService, type Service } from '../../examples/service/service.ts';
import { readSettings } from '../../examples/service/settings.ts';
import { accepted, moscow, secret } from '../scenario/desk.ts';
import { startExample } from './service-server.ts';

const form = {
  operator: 'mts',
  kind: 'serviceFault',
  channel: 'hotline',
  subscriber: { msisdn: '+79161234567' },
  text: 'Нет связи <script>alert(1)</script>',
};
const agent = { 'x-agent-id': 'ivanova' };
const client = { 'x-client-id': 'voice-menu' };

interface Opened extends Service {
  readonly printed: readonly string[];
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
}

const opened: Opened[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((service) => service.stop()));
});

function open(store: RequestStore = memoryStore()): Opened {
  const printed: string[] = [];
  const now = (): Date => moscow('2026-11-20 12:00');
  const service = openService({ store, secret, now, print: (line) => printed.push(line) });
  const get: Opened['get'] = async (path, headers = agent) => service.app.request(path, { headers });
  const post: Opened['post'] = async (path, body, headers = agent) =>
    service.app.request(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  const all = { ...service, printed, get, post };
  opened.push(all);
  return all;
}

async function problemOf(answer: Response): Promise<unknown> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  return answer.json();
}

async function registered({ post }: Opened): Promise<string> {
  const answer = await post('/api/requests', form);
  expect(answer.status).toBe(201);
  return Object(await answer.json()).number;
}

describe('the API', () => {
  it('is described as it is', () => {
    const served = open()
      .app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path.slice(4).replace(/:(\w+)/gu, '{$1}')}`);
    const described = Object.entries(openApi.paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'parameters')
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect([...new Set(served)].sort()).toEqual(described.sort());
  });

  it('says whether it is well, and that its store is away', async () => {
    expect((await open().get('/api/health', {})).status).toBe(200);
    const list = () => Promise.reject(new Fault('store/unavailable', 'away'));
    const away = Object.assign(memoryStore(), { list });
    const answer = await open(away).get('/api/health', {});
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await problemOf(answer)).toMatchObject({ code: 'store/unavailable', status: 503 });
  });

  it('lets in those who are signed in, and to the work of employees employees alone', async () => {
    const { get, post } = open();
    expect((await get('/api/queue', {})).status).toBe(401);
    expect((await get('/api/queue', client)).status).toBe(403);
    expect((await post('/api/take', {}, client)).status).toBe(403);
    expect((await get('/api/queue')).status).toBe(200);
    expect((await get('/api/nothing')).status).toBe(404);
  });

  it('registers, and names each fault of a body as a problem', async () => {
    const service = open();
    const number = await registered(service);
    expect(number).toMatch(/^\d{10}$/u);
    const wrong = await service.post('/api/requests', { ...form, kind: 'serviceFalt', subscriber: { msisdn: '12' } });
    expect(wrong.status).toBe(422);
    expect(await problemOf(wrong)).toMatchObject({
      type: 'urn:zayavka:problem:input/invalid',
      status: 422,
      code: 'input/invalid',
      issues: expect.arrayContaining([expect.objectContaining({ path: 'subscriber.msisdn' })]),
    });
    for (const body of ['[]', 'null', '5', '"text"']) {
      expect((await service.post('/api/requests', body)).status).toBe(422);
    }
    expect((await service.post('/api/requests', '{')).status).toBe(400);
    expect((await service.post('/api/requests', '{}', { ...agent, 'Content-Type': 'text/plain' })).status).toBe(403);
    expect((await service.post('/api/requests', '{}', { ...agent, 'Content-Type': 'application/xml' })).status).toBe(
      415,
    );
    expect((await service.post('/api/requests', `"${'x'.repeat(1_100_000)}"`)).status).toBe(413);
  });

  it('takes who acts from the sign-in and never from the body', async () => {
    const service = open();
    const harmful = { ...form, kind: 'contractTermination', channel: 'site', agentId: 'boss' };
    expect((await service.post('/api/requests', harmful, client)).status).toBe(401);
    const number = await registered(service);
    await service.post(`/api/requests/${number}/commands`, { type: 'start', agentId: 'boss' });
    const history = accepted(await service.desk.history(number));
    expect(history.map(({ event }) => event.by)).toEqual([
      { role: 'agent', id: 'ivanova' },
      { role: 'agent', id: 'ivanova' },
    ]);
    const reopened = { type: 'withdraw', caller: '+79161234567', channel: 'hotline' };
    expect((await service.post(`/api/requests/${number}/commands`, reopened)).status).toBe(200);
    expect(accepted(await service.desk.history(number)).at(-1)?.event.by?.role).toBe('subscriber');
  });

  it('gives commands, and refuses with the right status', async () => {
    const service = open();
    const number = await registered(service);
    const command = (type: string, more = {}) => service.post(`/api/requests/${number}/commands`, { type, ...more });
    expect((await command('start')).status).toBe(200);
    const illegal = await command('start');
    expect(illegal.status).toBe(409);
    expect(await problemOf(illegal)).toMatchObject({
      code: 'request/illegal-step',
      status: 409,
      requestStatus: 'inProgress',
      allowed: expect.anything(),
    });
    expect((await command('close', { extra: 1 })).status).toBe(422);
    expect((await service.get('/api/requests/4829301757')).status).toBeGreaterThanOrEqual(404);
    const story = await service.get(`/api/requests/${number}?purpose=call`);
    expect(await story.json()).toMatchObject({ request: { number }, timeZone: 'Europe/Moscow' });
  });

  it('shows the queue, hands out the next one, and 204 when nothing is left', async () => {
    const service = open();
    const number = await registered(service);
    const queue = Object(
      await (await service.get('/api/queue?operator=mts&assignee=none&overdue=false&limit=5')).json(),
    );
    expect(queue.requests.map((item: { number: string }) => item.number)).toEqual([number]);
    expect((await service.get('/api/queue?limit=many')).status).toBe(422);
    const taken = await service.post('/api/take', {});
    expect(await taken.json()).toMatchObject({ request: { number, assignee: 'ivanova' } });
    expect((await service.post('/api/take', {})).status).toBe(204);
  });

  it('asks for a code where the channel proves nothing, and takes the session of the answer', async () => {
    const service = open();
    const number = await registered(service);
    const question = { caller: '+79161234567', channel: 'site', number, locale: 'en' };
    const asked = await service.post('/api/status', question, client);
    expect([asked.status, asked.headers.get('www-authenticate')]).toEqual([401, 'Proof realm="line"']);
    const proof = service.printed.at(-1)?.split(': ')[1];
    const told = Object(await (await service.post('/api/status', { ...question, proof }, client)).json());
    expect(told).toMatchObject({ number, title: 'Service fault' });
    expect((await service.post('/api/status', { ...question, proof: told.session }, client)).status).toBe(200);
  });

  it('streams what happens, and goes on behind the last event', async () => {
    const service = open();
    await registered(service);
    const types = async (headers: Record<string, string>): Promise<{ types: string[]; id: string }> => {
      const answer = await service.get('/api/events', { ...agent, ...headers });
      expect(answer.headers.get('content-type')).toBe('text/event-stream');
      const reader = answer.body?.getReader();
      const { value } = (await reader?.read()) ?? {};
      await reader?.cancel();
      const text = new TextDecoder().decode(value);
      return {
        types: [...text.matchAll(/^data: (.*)$/gmu)].map(([, data = '']) => JSON.parse(data).event.type),
        id: /^id: (.*)$/mu.exec(text)?.[1] ?? '',
      };
    };
    const first = await types({});
    expect(first.types).toEqual(['registered']);
    await service.post('/api/take', {});
    const next = await types({ 'last-event-id': first.id });
    expect(next.types).toEqual(['assigned']);
    const wrong = await service.get('/api/events?after=zzz');
    expect([wrong.status, await problemOf(wrong)]).toMatchObject([400, { code: 'input/invalid' }]);
  });
});

describe('the pages', () => {
  const formHeaders = { 'Content-Type': 'application/x-www-form-urlencoded' };

  it('have a strict policy for content, and escape what people write', async () => {
    const service = open();
    const number = await registered(service);
    const page = await service.get(`/desk/requests/${number}`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const text = await page.text();
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text.match(/<script/gu)).toHaveLength(1);
    expect(text).not.toContain(' style=');
  });

  it('take no form of another site', async () => {
    const service = open();
    const number = await registered(service);
    const send = (origin: Record<string, string>) =>
      service.post(`/desk/requests/${number}`, 'type=start', { ...agent, ...formHeaders, ...origin });
    expect((await send({ Origin: 'https://evil.example' })).status).toBe(403);
    expect((await send({})).status).toBe(403);
    expect(accepted(await service.desk.history(number))).toHaveLength(1);
    expect((await send({ Origin: 'http://localhost' })).status).toBe(303);
  });

  it('ask an employee to sign in, and a subscriber for a code', async () => {
    const { get } = open();
    expect((await get('/desk', {})).status).toBe(401);
    for (const path of ['/requests', '/requests/4829301756', '/code']) {
      const answer = await get(path, {});
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    }
  });

  it('speak the language that is chosen, then the one of the browser', async () => {
    const { get } = open();
    const language = async (path: string, headers: Record<string, string>): Promise<string | undefined> =>
      /<html lang="(\w+)"/u.exec(await (await get(path, headers)).text())?.[1];
    expect(await language('/', {})).toBe('ru');
    expect(await language('/', { 'Accept-Language': 'en-GB,ru;q=0.5' })).toBe('en');
    expect(await language('/?lang=ru', { 'Accept-Language': 'en' })).toBe('ru');
    expect(await language('/', { Cookie: 'lang=en' })).toBe('en');
  });

  it('have the same words in both languages', () => {
    const keys = (table: object): unknown =>
      Object.entries(table).map(([key, value]) => (typeof value === 'string' ? key : [key, keys(value)]));
    expect(keys(words.en)).toEqual(keys(words.ru));
  });
});

describe('the service', () => {
  it('begins with requests of all four operators, and adds them once', async () => {
    const store = memoryStore();
    const now = (): Date => moscow('2026-11-28 12:00');
    for (let times = 0; times < 2; times += 1) {
      await addSampleRequests({ store, secret, now });
      const { desk } = openService({ store, secret, now, print: () => {} });
      const { requests } = accepted(await desk.queue());
      expect(new Set(requests.map(({ operator }) => operator)).size).toBe(4);
      expect(requests).toHaveLength(7);
    }
  });

  it('has a gateway that fails by a plan: the same seed, the same failures', async () => {
    const outcomes = async (failures: number, seed: number): Promise<readonly unknown[]> => {
      const send = consoleGateway({ failures, seed, print: () => {} });
      const message = { channel: 'sms', to: '+79161234567', text: 'x' };
      return Promise.all(Array.from({ length: 200 }, () => Reflect.apply(send, undefined, [message])));
    };
    expect(await outcomes(0.5, 1)).toEqual(await outcomes(0.5, 1));
    expect(await outcomes(0.5, 1)).not.toEqual(await outcomes(0.5, 2));
    expect(new Set(await outcomes(0.5, 1))).toEqual(new Set(['sent', 'retry', 'failed']));
    expect(new Set(await outcomes(0, 1))).toEqual(new Set(['sent']));
  });

  it('ends live pages and its workers when it is stopped', async () => {
    const example = await startExample();
    const live = await fetch(`${example.url}/api/events`, { headers: agent });
    const read = live.text();
    await example.stop();
    expect(await read).toBeDefined();
  });

  it('starts by one command with its examples, on this machine alone, and ends in order by a signal', async () => {
    const program = start('--memory', '--port', '0');
    const printed = await program.until('openapi.json');
    const address = /Subscribers: (http:\/\/127\.0\.0\.1:\d+)\//u.exec(printed)?.[1];
    const get = (path: string, headers = {}) => fetch(`${address}${path}`, { headers });
    expect(await (await get('/api/health')).json()).toMatchObject({ status: 'ok' });
    expect((await get('/')).status).toBe(200);
    const queue = await get('/desk', agent);
    expect([queue.status, (await queue.text()).match(/<tr/gu)?.length]).toEqual([200, 8]);
    program.process.kill('SIGTERM');
    expect(await program.end).toBe(0);
    expect(await program.until('closed')).toMatch(/SIGTERM: finishing\nclosed\n$/u);
  });

  it('says in words which option is wrong', async () => {
    const wrong = [
      ['--failures', 'abc'],
      ['--failures', '2'],
      ['--port', 'abc'],
      ['--port', '70000'],
      ['--seed', 'x'],
      ['--memori'],
      ['--port'],
    ].map((args) => readSettings(args));
    expect(wrong).toEqual([
      ...Array(2).fill(expect.stringContaining('--failures: a share from 0 to 1')),
      ...Array(2).fill(expect.stringContaining('--port: a whole number')),
      expect.stringContaining('--seed: a whole number'),
      expect.stringContaining('--memori'),
      expect.stringContaining('--port'),
    ]);
    expect(readSettings(['--host', '0.0.0.0'])).toMatchObject({ host: '0.0.0.0', port: 3000, failures: 0.1, seed: 1 });
    const program = start('--port', 'abc');
    expect([await program.end, program.errors()]).toEqual([2, expect.stringMatching(/^--port: .*\n$/u)]);
  });
});

/** The program of `npm run service`, with what it writes. */
function start(...args: readonly string[]) {
  const program = spawn(process.execPath, ['--import', 'tsx', 'examples/service/main.ts', ...args]);
  let printed = '';
  let errors = '';
  program.stdout.on('data', (part) => {
    printed += String(part);
  });
  program.stderr.on('data', (part) => {
    errors += String(part);
  });
  const end = once(program, 'close').then(([code]) => code);
  const until = async (text: string): Promise<string> => {
    while (!printed.includes(text)) {
      await Promise.race([once(program.stdout, 'data'), end]);
      if (program.exitCode !== null && !printed.includes(text)) throw new Error(`it ended: ${errors}`);
    }
    return printed;
  };
  return { process: program, end, until, errors: () => errors };
}
