/**
 * What the pages of the reference application say and keep: refusals in words, what was typed, dates, names.
 */
import { afterEach, expect, it } from 'vitest';
import { type CommandInput, type Desk, memoryStore } from 'zayavka';
import { beeline, megafon, mts, tele2 } from 'zayavka/operators';
import words from '../../examples/service/pages/words.json' with { type: 'json' };
import { refusalInWords } from '../../examples/service/pages/words.ts';
import { openService, type Service } from '../../examples/service/service.ts';
import { messageChannels } from '../../src/message/facts.ts';
import { commandNames, eventOf, occurrences } from '../../src/request/command-table.ts';
import { accepted, moscow, secret } from '../scenario/desk.ts';

const line = '+79161234567';
const opened: Service[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((service) => service.stop()));
});

/** A browser without JavaScript: it keeps cookies, and shows an answer without following it. */
function browse() {
  const printed: string[] = [];
  let time = moscow('2026-11-20 12:00');
  const service = openService({ store: memoryStore(), secret, now: () => time, print: (text) => printed.push(text) });
  opened.push(service);
  const cookies = new Map<string, string>();
  const ask = async (path: string, form?: Record<string, string>) => {
    const headers = {
      Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      Origin: 'http://localhost',
    };
    const init = form === undefined ? { headers } : { headers, method: 'POST', body: new URLSearchParams(form) };
    const answer = await service.app.request(path, init);
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const page = await answer.text();
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      page,
      alert: /role="alert">([^<]*)/u.exec(page)?.[1],
      field: (name: string) => new RegExp(`name="${name}"[^>]*?(?:value="([^"]*)"|>([^<]*)</textarea)`, 'u').exec(page),
    };
  };
  const code = () => printed.findLast((text) => text.startsWith('code'))?.split(': ')[1] ?? '';
  const signIn = async () => {
    await ask('/', { phone: line });
    await ask('/code', { code: code() });
  };
  return { desk: service.desk, ask, code, signIn, cookies, at: (wall: string) => (time = moscow(wall)) };
}

async function registered(desk: Desk, ...commands: readonly CommandInput[]): Promise<string> {
  const isVisit = commands.some(({ type }) => type === 'schedule');
  const kind = isVisit ? { kind: 'fixedConnection', details: { address: 'Казань' } } : { kind: 'serviceFault' };
  const form = { operator: 'mts', channel: 'hotline', subscriber: { msisdn: line }, text: 'x', ...kind };
  const number = accepted(await desk.register(form)).number ?? '';
  for (const command of commands) accepted(await desk.execute(number, command));
  return number;
}

const asked: readonly CommandInput[] = [{ type: 'start' }, { type: 'ask', question: 'Где?' }];

it('keeps what an employee typed when a command is refused, and never sends a page again', async () => {
  const { desk, ask, cookies } = browse();
  cookies.set('agent', 'ivanova');
  const number = await registered(desk, { type: 'start' });
  const linked = await ask(`/desk/requests/${number}`, { type: 'link', number, relation: 'partOf', commandId: 'a' });
  expect(linked).toMatchObject({ status: 409, alert: 'Связать с этим обращением нельзя: это оно само.' });
  expect(linked.field('number')?.[1]).toBe(number);
  expect(linked.page).toContain('<option value="partOf" selected>часть</option>');
  expect(linked.page).toMatch(/<details open><summary>Связать/u);
  accepted(await desk.execute(number, { type: 'ask', question: 'Где?' }));
  // The form is not there any more: the text stands beside the refusal.
  const late = await ask(`/desk/requests/${number}`, { type: 'ask', question: 'Какой тариф?', commandId: 'b' });
  expect(late.status).toBe(409);
  expect(late.page).toContain('Вы написали: Какой тариф?');
});

it('goes on with the form of an employee after the sign-in that had stopped it', async () => {
  const { desk, ask } = browse();
  const number = await registered(desk);
  const path = `/desk/requests/${number}`;
  const stopped = await ask(path, { type: 'note', text: 'Важно "очень"', commandId: 'a' });
  expect([stopped.status, stopped.field('text')?.[1]]).toEqual([401, 'Важно &quot;очень&quot;']);
  const form = { type: 'note', text: 'Важно', commandId: 'a', back: path, agent: 'ivanova' };
  expect(await ask('/desk/sign-in', form)).toMatchObject({ status: 307, location: path });
  expect(await ask(path, form)).toMatchObject({ status: 303, location: path });
  expect(accepted(await desk.history(number)).at(-1)?.event).toMatchObject({ type: 'noted', text: 'Важно' });
  expect(await ask('/desk/sign-in', { agent: 'petrov', back: 'https://evil.example' })).toMatchObject({
    location: '/desk',
  });
});

it('sends the reply of a subscriber, whose session was over, as soon as the code is right', async () => {
  const { desk, ask, code, signIn, at } = browse();
  const number = await registered(desk, ...asked);
  await signIn();
  at('2026-11-20 14:00');
  const over = await ask(`/requests/${number}`, { type: 'reply', words: 'Дома', commandId: 'a' });
  expect([over.status, over.field('words')?.[1]]).toEqual([401, 'Дома']);
  const form = { type: 'reply', words: 'Дома', commandId: 'a', number };
  const wrong = await ask('/code', { code: '0', ...form });
  expect([wrong.status, wrong.field('words')?.[1]]).toEqual([401, 'Дома']);
  expect(await ask('/code', { code: code(), ...form })).toMatchObject({ status: 303, location: `/requests/${number}` });
  expect(accepted(await desk.history(number)).at(-1)?.event).toMatchObject({ type: 'replied', text: 'Дома' });
  expect((await ask(`/requests/${number}`)).status).toBe(200);
  // The question is answered already: the text is not lost.
  const second = await ask(`/requests/${number}`, { type: 'reply', words: 'Ещё раз', commandId: 'b' });
  expect(second.page).toContain('Вы написали: Ещё раз');
});

it('shows until when the reply is awaited, not the deadline that stands still', async () => {
  const { desk, ask, signIn } = browse();
  const number = await registered(desk, ...asked);
  await signIn();
  expect((await ask(`/code?number=${number}`)).page).toContain(`href="/code?number=${number}&amp;lang=en"`);
  for (const path of ['/requests', `/requests/${number}`]) {
    const { page } = await ask(path);
    expect(page).toContain('ответьте не позднее 30 ноября');
    expect(page).not.toMatch(/<dd>не позднее|class="due">не позднее/u);
  }
});

it('tells in the history all that was said: files, links, teams, times, sums', async () => {
  const { desk, ask, cookies } = browse();
  cookies.set('agent', 'ivanova');
  const other = await registered(desk);
  const file = { name: 'скан.pdf', mediaType: 'application/pdf', size: 10, url: 'https://files.example/1.pdf' };
  const number = await registered(
    desk,
    { type: 'attach', ...file },
    { type: 'escalate', to: 'team-2', reason: 'сложно', agentId: 'petrov' },
    { type: 'link', to: other, relation: 'relatesTo' },
    { type: 'start' },
    { type: 'schedule', appointment: { from: moscow('2026-11-24 10:00'), to: moscow('2026-11-24 12:00') } },
  );
  const decided = await registered(
    desk,
    { type: 'start', agentId: 'petrov' },
    { type: 'resolve', outcome: 'satisfied', answer: 'Вернули', amount: 29_900 },
  );
  expect((await ask(`/desk/requests/${decided}`)).page).toMatch(/Удовлетворено · Вернули · 299\s₽|Вернули[^<]*299\s₽/u);
  const { page } = await ask(`/desk/requests/${number}`);
  expect(page).toMatch(/<strong>Зарегистрировано<\/strong> <span class="quiet">[^<]*<\/span><p class="said"><\/p>/u);
  for (const part of [
    '<a href="https://files.example/1.pdf" rel="noreferrer">скан.pdf</a>',
    'team-2 · сложно',
    `<a href="/desk/requests/${other}">${other}</a> · о том же`,
    '24 ноября в 10:00 – 24 ноября в 12:00',
    '<span class="quiet">petrov</span>',
  ]) {
    expect(page).toContain(part);
  }
});

it('names the brand of the day, counts on the page of a request, keeps filters in the other language', async () => {
  const { desk, ask, cookies, at } = browse();
  cookies.set('agent', 'ivanova');
  const number = await registered(desk, { type: 'start' });
  expect((await ask('/desk')).page).toContain('>t2</option>');
  expect((await ask('/desk?operator=mts&overdue=true')).page).toContain(
    'href="/desk?operator=mts&amp;overdue=true&amp;lang=en"',
  );
  at('2026-12-20 12:00');
  await desk.tick();
  expect((await ask(`/desk/requests/${number}`)).page).toMatch(/data-due="\d+">просрочено \d+ д/u);
});

it('says on pages what is not there, and shows the address of a page only', async () => {
  const { ask, cookies } = browse();
  expect(await ask('/nothing')).toMatchObject({ status: 404, alert: 'Проверьте адрес или начните сначала.' });
  cookies.set('agent', 'ivanova');
  expect(await ask('/desk/take')).toMatchObject({ status: 404 });
  expect(await ask('/desk/take', {})).toMatchObject({ status: 303, location: '/desk?notice=nothing' });
  expect((await ask('/desk?notice=nothing')).alert).toBe('Свободных обращений нет.');
  expect((await ask('/desk?notice=__proto__')).alert).toBeUndefined();
  expect(await ask('/desk/requests/999')).toMatchObject({
    status: 404,
    alert: 'Номер состоит из 10, 11 или 12 цифр, а введено 3.',
  });
  expect((await ask('/desk?status=zzz')).alert).toBe('Проверьте, что введено: Статус.');
  expect((await ask('/', { phone: '12' })).alert).toBe('Проверьте, что введено: Номер телефона.');
});

it('has words for all that the desk can say', () => {
  const missing = (table: object, names: readonly string[]) => names.filter((name) => !Object.hasOwn(table, name));
  const { commands, events, clocks, channels, fields } = words.ru;
  const kinds = [mts, megafon, beeline, tele2].flatMap((operator) => Object.values(operator.kinds));
  expect(missing(commands, commandNames())).toEqual([]);
  expect(
    missing(events, ['registered', 'consulted', 'imported', ...commandNames().map(eventOf), ...occurrences]),
  ).toEqual([]);
  expect(
    missing(
      clocks,
      kinds.flatMap((kind) => kind.clocks.map(({ name }) => name)),
    ),
  ).toEqual([]);
  expect(missing(channels, messageChannels)).toEqual([]);
  expect(missing(fields, ['assignee', 'mediaType', 'url', 'caller'])).toEqual([]);
  const issues = [{ path: 'subscriber.msisdn', found: '12', expected: 'a phone number' }];
  expect(refusalInWords({ code: 'input/invalid', issues }, 'ru')).toBe('Проверьте, что введено: Обращение.');
});
