/**
 * What colleagues keep with a request in every status: links to other requests, files, notes; and whose turn it is.
 */
import { describe, expect, it } from 'vitest';
import type { CommandInput } from 'zayavka';
import { mts, tele2 } from 'zayavka/operators';
import { accepted, given, stranger, type World } from '../scenario/desk.ts';

const file = {
  type: 'attach',
  name: 'Договор Иванова.pdf',
  mediaType: 'application/pdf',
  size: 48_213,
  url: 'https://files.example.ru/ivanov/48213',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
} as const;

async function stored(world: World, number: string) {
  return accepted(await world.desk.agent({ agentId: 'ivanova', number }));
}

async function issuesOf(world: World, number: string, command: object) {
  const answer = await world.desk.execute(number, command as CommandInput);
  if (answer.ok) return [];
  return answer.refusal.code === 'input/invalid' ? answer.refusal.issues.map(({ path }) => path) : answer.refusal;
}

describe('a link', () => {
  it('leads to another request, also of another line, and the subscriber sees nothing of it', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    const { number: to } = await world.registered(tele2, 'serviceFault', { subscriber: { msisdn: stranger } });
    const before = accepted(await world.desk.status({ caller: '+79161234567', channel: 'hotline', number }));
    await world.done(number, { type: 'link', to: `№ ${to}`, relation: 'partOf', agentId: 'ivanova' });
    expect((await stored(world, number)).request.links).toEqual([{ to, relation: 'partOf' }]);
    expect(accepted(await world.desk.status({ caller: '+79161234567', channel: 'hotline', number }))).toEqual(before);
    await world.done(number, { type: 'link', to, relation: 'relatesTo' });
    expect((await stored(world, number)).request.links).toEqual([{ to, relation: 'relatesTo' }]);
  });

  it('leads neither nowhere nor to the request itself, and says how', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    const { number: to } = await world.registered(mts, 'complaint');
    const why = async (other: string) => issuesOf(world, number, { type: 'link', to: other, relation: 'partOf' });
    expect(await why(number)).toEqual({ code: 'request/cannot-link', why: 'itself' });
    expect(await why('12')).toEqual({ code: 'request/cannot-link', why: 'unknown' });
    expect(await issuesOf(world, number, { type: 'link', to, relation: 'childOf' })).toEqual(['relation']);
    expect(await issuesOf(world, number, { type: 'link', to })).toEqual(['relation']);
    expect(await world.events(number)).toEqual(['registered']);
  });

  it('is given by colleagues only', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    for (const command of [file, { type: 'link', to: number, relation: 'partOf' }, { type: 'release' }] as const) {
      expect(
        await world.desk.execute(number, { ...command, caller: '+79161234567', channel: 'hotline' }),
      ).toMatchObject({
        refusal: { code: 'command/agents-only' },
      });
    }
  });
});

describe('a file', () => {
  it('is a reference that the agent sees and the subscriber does not', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, file, { ...file, name: 'Чек.png', sha256: undefined } as never);
    const { type: _, ...kept } = file;
    const { sha256: __, ...plain } = kept;
    const { request, messages } = await stored(world, number);
    expect(request.attachments).toEqual([kept, { ...plain, name: 'Чек.png' }]);
    expect(messages.map(({ message }) => message)).toEqual(['registered']);
    expect(
      JSON.stringify(await world.desk.status({ caller: '+79161234567', channel: 'hotline', number })),
    ).not.toContain('Договор');
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(1_001) }],
    ['name', { name: '../../etc/passwd' }],
    ['name', { name: 'C:\\Договор.pdf' }],
    ['name', { name: '..' }],
    ['mediaType', { mediaType: 'pdf' }],
    ['size', { size: -1 }],
    ['size', { size: 1.5 }],
    ['url', { url: 'data:application/pdf;base64,AAAA' }],
    ['url', { url: 'javascript:alert(1)' }],
    ['url', { url: 'file:///etc/passwd' }],
    ['url', { url: 'ftp://example.ru/1' }],
    ['url', { url: 'https://ivan:secret@example.ru/1' }],
    ['url', { url: 'https://ivan@файлы.рф/1' }],
    ['url', { url: 'https://example.ru\\@evil.ru/1' }],
    ['url', { url: 'https://' }],
    ['url', { url: `https://example.ru/${'x'.repeat(2_000)}` }],
    ['mediaType', { mediaType: 'text/html; charset' }],
    ['mediaType', { mediaType: 'text/html; charset=utf-8;' }],
    ['mediaType', { mediaType: 'text/html\r\nX: 1' }],
    ['mediaType', { mediaType: `text/html; a=${'x'.repeat(500)}` }],
    ['url', { url: '/files/1' }],
    ['url', { url: 'https://example.ru/a b' }],
    ['sha256', { sha256: 'abc' }],
    ['bytes', { bytes: 'AAAA' }],
  ])('with a wrong %s is refused: %j', async (path, difference) => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    expect(await issuesOf(world, number, { ...file, ...difference })).toEqual([path]);
  });

  it('with a space in its address, or folders in its name, hears what would be right', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    const answer = await world.desk.execute(number, { ...file, name: 'a/b.pdf', url: 'https://x.ru/a b.pdf' });
    expect(answer).toMatchObject({
      refusal: {
        issues: [
          { path: 'name', expected: expect.stringContaining('without / and \\') },
          { path: 'url', expected: expect.stringContaining('without spaces (write %20)') },
        ],
      },
    });
    await world.done(number, { ...file, name: '..Договор №1.pdf' });
  });

  it.each([
    ['https://файлы.рф/Договор-1', 'https://xn--80asg7a0b.xn--p1ai/%D0%94%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80-1'],
    ['HTTP://files.example.ru:8080/a@b?c=d#e', 'HTTP://files.example.ru:8080/a@b?c=d#e'],
    ['s3://claims/2026/ivanov.pdf', 's3://claims/2026/ivanov.pdf'],
  ])('may be at %s', async (url, kept) => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    const mediaType = 'text/html; charset=utf-8; title="a;b \\"c\\""';
    await world.done(number, { ...file, url, mediaType });
    expect((await stored(world, number)).request.attachments).toMatchObject([{ url: kept, mediaType }]);
  });

  it('goes when the person is erased, and is in a copy of all data before', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, file);
    const traces = [file.name, file.url, file.sha256];
    const copy = JSON.stringify(accepted(await world.desk.export('+79161234567')));
    for (const trace of traces) expect(copy).toContain(trace);
    expect(JSON.stringify(accepted(await world.desk.events()).events)).not.toContain(file.url);
    accepted(await world.desk.erase({ number }));
    const left = JSON.stringify([
      await stored(world, number),
      accepted(await world.desk.events({ include: 'person' })).events,
    ]);
    for (const trace of traces) expect(left).not.toContain(trace);
    expect(left).toContain('"attached"');
  });
});

describe('notes, links and files', () => {
  it('are taken in every status, and change none', async () => {
    const world = given('2026-11-20 12:00');
    const { number: to } = await world.registered(mts, 'complaint');
    const { number } = await world.registered(mts, 'serviceFault');
    const ways: readonly (readonly CommandInput[])[] = [
      [],
      [{ type: 'start' }],
      [{ type: 'resolve', outcome: 'satisfied', answer: 'Готово' }],
      [{ type: 'close' }],
    ];
    for (const way of ways) {
      await world.done(number, ...way);
      const { status } = (await stored(world, number)).request;
      await world.done(number, { type: 'note', text: 'Перезвонить' }, file, { type: 'link', to, relation: 'partOf' });
      expect((await stored(world, number)).request.status).toBe(status);
    }
    const messages = (await stored(world, number)).messages.map(({ message }) => message);
    expect(new Set(messages)).toEqual(new Set(['registered', 'resolved', 'closed']));
  });
});

describe('a request that is given back', () => {
  it('has nobody, and its team', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, { type: 'assign', assignee: 'petrov', team: 'billing' });
    await world.done(number, { type: 'release' });
    const [item] = accepted(await world.desk.queue({ assignee: null, team: 'billing' })).requests;
    expect(item).toMatchObject({ number, team: 'billing' });
    expect(item).not.toHaveProperty('assignee');
    expect((await stored(world, number)).request.assignee).toBeUndefined();
  });

  it('is refused to who gives back what nobody has, and writes nothing', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    const allowed = async () => accepted(await world.desk.allowed(number));
    expect(await allowed()).not.toContain('release');
    expect(await world.desk.execute(number, { type: 'release' })).toMatchObject({
      refusal: { code: 'request/illegal-step', command: 'release', allowed: expect.not.arrayContaining(['release']) },
    });
    await world.done(number, { type: 'assign', team: 'billing' });
    expect(await allowed()).not.toContain('release');
    await world.done(number, { type: 'assign', assignee: 'petrov' });
    expect(await allowed()).toContain('release');
    const back = { type: 'release', commandId: 'c-1' } as const;
    const [first, again] = [await world.desk.execute(number, back), await world.desk.execute(number, back)];
    expect(again).toEqual(first);
    expect(await world.desk.execute(number, { type: 'release' })).toMatchObject({
      refusal: { code: 'request/illegal-step' },
    });
    expect(await world.events(number)).toEqual(['registered', 'assigned', 'assigned', 'released']);
  });
});
