/**
 * The timeline tells the whole life of a request, in words and as a drawing that is a whole XML document.
 */
import { describe, expect, it } from 'vitest';
import { type AgentView, Fault, type SubscriberView } from 'zayavka';
import { beeline, mts } from 'zayavka/operators';
import { timeline } from 'zayavka/timeline';
import { accepted, given, type World } from '../scenario/desk.ts';

const resolve = { type: 'resolve', outcome: 'satisfied', answer: 'Связь есть' } as const;

async function told(world: World, number: string): Promise<SubscriberView> {
  return accepted(await world.desk.status({ number, caller: '+79161234567', channel: 'hotline' }));
}

async function whole(world: World, number: string): Promise<AgentView> {
  return accepted(await world.desk.agent({ number, agentId: 'ivanova' }));
}

/** What a screen reader reads. */
function story(view: SubscriberView | AgentView, locale: 'ru' | 'en' = 'ru'): string {
  return /<desc[^>]*>(.*)<\/desc>/u.exec(timeline(view, { locale }))?.[1] ?? '';
}

/** The names of elements that are not closed in their order, and what is no XML. */
function brokenXml(svg: string): readonly string[] {
  const open: string[] = [];
  const broken: string[] = [...(svg.match(/&(?!#\d+;)|(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu) ?? [])];
  for (const [, end, name = '', attributes = '', empty] of svg.matchAll(/<(\/?)(\w+)((?: [\w-]+="[^"<]*")*)(\/?)>/gu)) {
    if (end === '/' && open.pop() !== name) broken.push(name);
    if (end === '' && empty === '') open.push(name);
    if (attributes.includes('undefined') || attributes.includes('NaN')) broken.push(attributes);
  }
  const texts = svg.replace(/<(\/?)(\w+)((?: [\w-]+="[^"<]*")*)(\/?)>/gu, '');
  return [...broken, ...open, ...(texts.match(/</gu) ?? [])];
}

const start = '2026-11-20 12:00';

async function fault() {
  const world = given(start);
  const { number } = await world.registered(mts, 'serviceFault');
  return { world, number };
}

describe('the story of a timeline', () => {
  it('of a new request: registered, now, the deadline', async () => {
    const { world, number } = await fault();
    const expected =
      '20 ноября 2026, 12:00: Обращение принято. Срок: не позднее 25 ноября 2026. ' +
      '20 ноября 2026, 12:00: Сейчас. Срок: не позднее 25 ноября 2026. Часовой пояс: Europe/Moscow.';
    expect(story(await told(world, number))).toBe(expected);
    expect(story(await whole(world, number))).toBe(expected);
    expect(story(await told(world, number), 'en')).toBe(
      '20 November 2026, 12:00: Request registered. Deadline: not later than 25 November 2026. ' +
        '20 November 2026, 12:00: Now. Deadline: not later than 25 November 2026. Time zone: Europe/Moscow.',
    );
  });

  it('of an extended one: the first date, the reason, the new date', async () => {
    const { world, number } = await fault();
    await world.at('2026-11-23 15:00').done(number, { type: 'extend', reason: 'нужен выезд бригады' });
    for (const view of [await told(world, number), await whole(world, number)]) {
      expect(story(view)).toContain('Обращение принято. Срок: не позднее 25 ноября 2026.');
      expect(story(view)).toContain(
        '23 ноября 2026, 15:00: Срок продлён. Причина: нужен выезд бригады. Срок: не позднее 21 декабря 2026.',
      );
    }
  });

  it('of one that waits for the subscriber: the question, no reply, a date that will move; then the reply and the new date', async () => {
    const { world, number } = await fault();
    await world.at('2026-11-21 10:30').done(number, { type: 'start' }, { type: 'ask', question: 'Какой адрес?' });
    for (const view of [await told(world, number), await whole(world, number)]) {
      expect(story(view)).toContain('Задан вопрос. Какой адрес? Ответа на вопрос ещё нет.');
      expect(story(view)).toContain('Отсчёт стоит, поэтому срок сдвинется.');
    }
    await world.at('2026-11-22 20:00').done(number, { type: 'reply', text: 'Улица Баумана' });
    const replied = '22 ноября 2026, 20:00: Получен ответ на вопрос.';
    expect(story(await told(world, number))).toContain(`${replied} Срок: не позднее 26 ноября 2026.`);
    expect(story(await whole(world, number))).toContain(`${replied} Улица Баумана. Срок: не позднее 26 ноября 2026.`);
    expect(story(await told(world, number))).not.toContain('Ответа на вопрос ещё нет');
  });

  it('of one that waits for others: the reason', async () => {
    const { world, number } = await fault();
    await world.done(number, { type: 'start' }, { type: 'hold', reason: 'ждём партнёра' });
    for (const view of [await told(world, number), await whole(world, number)]) {
      expect(story(view)).toContain('Работа приостановлена. Причина: ждём партнёра.');
    }
  });

  it('of an overdue one: when the promise was broken, and that the answer came late', async () => {
    const { world, number } = await fault();
    await world.done(number, { type: 'start' });
    world.at('2026-11-28 12:00');
    expect(story(await told(world, number))).toContain(
      '26 ноября 2026, 00:00: Срок прошёл. 28 ноября 2026, 12:00: Сейчас.',
    );
    await world.done(number, resolve);
    for (const view of [await told(world, number), await whole(world, number)]) {
      expect(story(view)).toContain('Дан ответ. Удовлетворено. С опозданием. Связь есть.');
      expect(story(view)).not.toContain('Сейчас');
    }
  });

  it('of an answered and a reopened one: each answer, the reason, the new date', async () => {
    const { world, number } = await fault();
    await world.done(number, { type: 'start' }, resolve);
    expect(story(await told(world, number))).toContain('Дан ответ. Удовлетворено. В срок. Связь есть.');
    await world.at('2026-11-23 10:00').done(number, { type: 'reopen', reason: 'Снова нет связи' });
    expect(story(await told(world, number))).toContain('Открыто снова. Срок: не позднее 30 ноября 2026.');
    expect(story(await whole(world, number))).toContain(
      'Дан ответ. Удовлетворено. Связь есть. 23 ноября 2026, 10:00: Открыто снова. Причина: Снова нет связи. Срок: не позднее 30 ноября 2026.',
    );
  });

  it('of an order with an appointment, then done', async () => {
    const world = given(start);
    const { number } = await world.registered(beeline, 'fixedConnection');
    const appointment = { from: '2026-11-24T10:00:00+03:00', to: '2026-11-24T14:00:00+03:00' };
    await world.done(number, { type: 'start' }, { type: 'schedule', appointment });
    for (const view of [await told(world, number), await whole(world, number)]) {
      expect(story(view)).toContain('Заявка принята.');
      expect(story(view)).toContain('Сейчас. 24 ноября 2026, 10:00–14:00: Назначенное время.');
    }
    await world.at('2026-11-24 13:00').done(number, { type: 'fulfil', answer: 'Подключено' });
    expect(story(await told(world, number))).toContain('24 ноября 2026, 13:00: Выполнено. В срок. Подключено.');
  });

  it('of a rejected one: the reason, and no deadline any more', async () => {
    const { world, number } = await fault();
    await world.done(number, { type: 'reject', reason: 'Другой оператор' });
    for (const view of [await told(world, number), await whole(world, number)]) {
      expect(story(view)).toMatch(/Отклонено\. Причина: Другой оператор\. Часовой пояс/u);
    }
  });

  it('of a claim that is reopened after its term: the second term', async () => {
    const world = given(start);
    const { number } = await world.registered(mts, 'claim');
    await world.done(number, { type: 'start' }, { ...resolve, outcome: 'refused' });
    await world.at('2026-11-24 12:00').done(number, { type: 'reopen', reason: 'Не согласен' });
    expect(story(await told(world, number))).toContain('Дан ответ. 24 ноября 2026, 12:00: Открыто снова.');
  });

  it('of a term in hours: the hour', async () => {
    const world = given(start);
    const { number } = await world.registered(mts, 'tariffChange');
    expect(story(await told(world, number))).toContain('Срок: не позднее 21 ноября 2026, 12:00.');
  });

  it('of an imported and of a consulted one', async () => {
    const world = given(start);
    const { id } = accepted(
      await world.desk.import({
        operator: 'mts',
        kind: 'complaint',
        channel: 'hotline',
        subscriber: { msisdn: '+79161234567' },
        text: 'Старая жалоба',
        externalNumber: 'OLD-1',
        registeredAt: '2020-03-02T10:00:00+03:00',
        closedAt: '2020-03-04T10:00:00+03:00',
        status: 'closed',
        answer: 'Решено',
        outcome: 'satisfied',
      }),
    );
    const { requests } = accepted(await world.desk.agent({ msisdn: '+79161234567', agentId: 'ivanova' }));
    expect(requests.map(({ request }) => request.id)).toEqual([id]);
    expect(requests.map((view) => story(view))).toEqual([
      '2 марта 2020, 10:00: Обращение принято. 4 марта 2020, 10:00: Закрыто. Решено. Часовой пояс: Europe/Moscow.',
    ]);
  });

  it('is in the zone of the view', async () => {
    const world = given(start);
    const subscriber = { msisdn: '+79161234567', timeZone: 'Asia/Vladivostok' };
    const { number } = await world.registered(mts, 'serviceFault', { subscriber });
    for (const view of [await told(world, number), await whole(world, number)]) {
      expect(story(view)).toContain('20 ноября 2026, 19:00: Обращение принято.');
      expect(story(view)).toContain('Часовой пояс: Asia/Vladivostok.');
    }
  });
});

describe('the drawing', () => {
  it('is a whole document with a name and a description, in every life', async () => {
    const { world, number } = await fault();
    const views = [await told(world, number)];
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'Где?' });
    views.push(await told(world.at('2026-11-22 12:00'), number));
    await world.done(number, { type: 'reply', text: 'Тут' });
    views.push(await told(world.at('2026-12-22 12:00'), number));
    await world.done(number, resolve);
    views.push(await told(world, number));
    for (const view of [...views, await whole(world, number)]) {
      const svg = timeline(view, { locale: 'ru' });
      expect(brokenXml(svg)).toEqual([]);
      expect(svg).toContain('role="img" aria-labelledby="zayavka-timeline-title zayavka-timeline-desc"');
      expect(svg).toContain(`<title id="zayavka-timeline-title">Не работает услуга, № ${view.dictated}</title>`);
      expect(svg).toContain('@media(prefers-color-scheme:dark)');
      expect(timeline(view, { locale: 'ru' })).toBe(svg);
    }
  });

  it('would be noticed broken', () => {
    expect(brokenXml('<svg><text>a & b</svg>')).toEqual(['& ', 'svg', 'svg'].map((name) => name.trim()));
    expect(brokenXml('<svg x="1">1 < 2</svg>')).toEqual(['<']);
  });

  it('shows what the used time, the pause and the time after the deadline are', async () => {
    const { world, number } = await fault();
    const bars = async (): Promise<readonly string[]> =>
      [...timeline(await told(world, number), { locale: 'ru' }).matchAll(/class="bar (\w+)"/gu)].map(
        ([, name = '']) => name,
      );
    expect(await bars()).toEqual(['track']);
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'Где?' });
    world.at('2026-11-22 12:00');
    expect(await bars()).toEqual(['track', 'accent', 'wait', 'gap']);
    await world.done(number, { type: 'reply', text: 'Тут' });
    world.at('2026-12-02 12:00');
    expect(await bars()).toEqual(['track', 'accent', 'bad', 'wait', 'gap']);
    await world.done(number, resolve);
    expect(await bars()).toEqual(['track', 'good', 'bad', 'wait', 'gap']);
  });

  it('escapes every text, and drops what XML cannot hold', async () => {
    const { world, number } = await fault();
    const answer = '<script>alert("1")</script> & \'2\'\u0001';
    const view = {
      ...(await told(world, number)),
      title: answer,
      question: answer,
      status: 'awaitingSubscriber',
    } as const;
    const svg = timeline(view, { locale: 'ru' });
    expect(brokenXml(svg)).toEqual([]);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; &#39;2&#39;');
  });

  it('breaks long words and cuts long texts; the description has all of them', async () => {
    const { world, number } = await fault();
    const question = `${'щ'.repeat(100)} ${'слово '.repeat(600)}конец`;
    const view = { ...(await told(world, number)), question, status: 'awaitingSubscriber' } as const;
    const svg = timeline(view, { locale: 'ru' });
    const lines = [...svg.matchAll(/<text x="34"[^>]*>([^<]*)<\/text>/gu)].map(([, line = '']) => line);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(45);
    expect(lines.filter((line) => /^щ+$/u.test(line)).map((line) => line.length)).toEqual([20, 20, 20]);
    expect(lines.filter((line) => line.endsWith('…'))).toHaveLength(1);
    expect(story(view)).toContain('конец');
  });

  it('has ids of its own on a page with several, and a nonce for a strict page', async () => {
    const { world, number } = await fault();
    const svg = timeline(await told(world, number), { locale: 'en', idPrefix: 'first', nonce: 'abc+/=' });
    expect([...svg.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id)).toEqual(['first-title', 'first-desc']);
    expect(svg).toContain('aria-labelledby="first-title first-desc"');
    expect(svg).toContain('<style nonce="abc+/=">');
  });
});

describe('a timeline of something else', () => {
  const codeOf = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return Fault.is(error) ? error.code : error;
    }
  };

  it('is a fault', async () => {
    const { world, number } = await fault();
    const view = await told(world, number);
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
      },
    );
    const list = accepted(await world.desk.status({ caller: '+79161234567', channel: 'hotline' }));
    for (const other of [
      undefined,
      null,
      5,
      '',
      {},
      [],
      trap,
      list,
      { ...view, at: undefined },
      { ...view, timeZone: 'Mars' },
    ]) {
      expect(codeOf(() => Reflect.apply(timeline, undefined, [other, { locale: 'ru' }]))).toBe('input/invalid');
    }
    for (const options of [
      undefined,
      null,
      {},
      { locale: 'kk' },
      { locale: 'rus' },
      { locale: 'ru', idPrefix: 'a b' },
      { locale: 'ru', nonce: '"' },
      trap,
    ]) {
      expect(codeOf(() => Reflect.apply(timeline, undefined, [view, options]))).toBe('input/invalid');
    }
    expect(codeOf(() => Reflect.apply(timeline, undefined, [view, { locale: 'ru-RU' }]))).toContain(
      'Обращение принято',
    );
  });
});
