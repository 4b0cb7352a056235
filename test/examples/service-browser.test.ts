/**
 * The pages in a real browser: with the keyboard, without JavaScript, on a phone, in the dark, and by the rules of axe-core (WCAG).
 *
 * Without Chromium the tests are skipped; with ZAYAVKA_REQUIRE_BROWSER=1 they fail then.
 */
import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSampleRequests, exampleLine } from '../../examples/service/sample-requests.ts';
import { accepted, moscow } from '../scenario/desk.ts';
import { type Example, startExample } from './service-server.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const isMissing = !existsSync(executablePath);
const why = `there is no Chromium at ${executablePath}: apt-get install chromium, or set CHROMIUM`;

let browser: Browser;
let example: Example;
let faults: string[] = [];

beforeAll(async () => {
  if (isMissing) return;
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  example = await startExample({ now: () => moscow('2026-11-28 12:00'), prepare: addSampleRequests });
});
afterAll(async () => {
  await browser?.close();
  await example?.stop();
});

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 1180, height: 860 }, ...options });
  const page = await context.newPage();
  faults = [];
  page.on('console', (message) => {
    // A page that answers with a refusal is no fault of the page.
    if (message.type() === 'error' && !message.text().includes('status of 4')) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  return page;
}

async function signIn(page: Page): Promise<void> {
  await page.goto(example.url);
  await page.getByLabel('Номер телефона').fill(exampleLine);
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await page.getByLabel('Код из сообщения').fill(example.lastCode());
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await page.getByRole('heading', { name: 'Мои обращения' }).waitFor();
}

async function signInAgent(page: Page, name = 'petrov'): Promise<void> {
  await page.goto(`${example.url}/desk`);
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: 'Очередь' }).waitFor();
}

async function violations(page: Page): Promise<readonly string[]> {
  // Outside of the policy of the page, as an extension of a browser.
  const found = await page.evaluate(
    `(() => { ${axe.source}; return axe.run(document, { resultTypes: ['violations'] }); })()`,
  );
  const { violations: broken } = Object(found);
  return broken.map(
    (one: { id: string; nodes: { html: string }[] }) => `${one.id}: ${one.nodes.map(({ html }) => html).join(' ')}`,
  );
}

async function isWiderThanScreen(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

/** A fresh request of the line, by the desk itself. */
async function newRequest(operator = 'mts'): Promise<string> {
  const form = {
    operator,
    kind: 'serviceFault',
    channel: 'hotline',
    subscriber: { msisdn: exampleLine },
    text: 'Нет связи',
  } as const;
  return accepted(await example.desk.register(form)).number ?? '';
}

async function pages(page: Page): Promise<readonly (readonly [name: string, check: () => Promise<void>])[]> {
  const asked = await newRequest();
  accepted(await example.desk.execute(asked, { type: 'start' }));
  accepted(await example.desk.execute(asked, { type: 'ask', question: 'Где именно?' }));
  const go = (path: string) => async (): Promise<void> => {
    await page.goto(`${example.url}${path}`);
  };
  const done = accepted(await example.desk.status({ caller: exampleLine, channel: 'hotline' })).requests.find(
    ({ status }) => status === 'resolved',
  );
  return [
    ['start', go('/')],
    ['list', go('/requests')],
    ['question', go(`/requests/${asked}`)],
    ['answer', go(`/requests/${done?.number}`)],
    ['queue', go('/desk')],
    ['request of the desk', go(`/desk/requests/${asked}`)],
  ];
}

describe.skipIf(isMissing && process.env['ZAYAVKA_REQUIRE_BROWSER'] !== '1')(
  `the pages in a browser${isMissing ? `: ${why}` : ''}`,
  () => {
    it('has a browser', () => {
      expect(isMissing ? why : '').toBe('');
    });

    it.each(['light', 'dark'] as const)('have no violation of WCAG by axe-core: %s', async (colorScheme) => {
      const page = await open({ colorScheme });
      await page.goto(`${example.url}/desk`);
      expect(await violations(page)).toEqual([]);
      await page.goto(`${example.url}/`);
      await page.getByLabel('Номер телефона').fill(exampleLine);
      await page.getByRole('button', { name: 'Продолжить' }).click();
      expect(await violations(page)).toEqual([]);
      await page.getByLabel('Код из сообщения').fill('0');
      await page.getByRole('button', { name: 'Продолжить' }).click();
      await page.getByRole('alert').waitFor();
      expect(await violations(page)).toEqual([]);
      await signIn(page);
      await signInAgent(page);
      for (const [name, go] of await pages(page)) {
        await go();
        // All that can be opened is looked at too.
        await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
        expect([name, ...(await violations(page))]).toEqual([name]);
        expect(await isWiderThanScreen(page)).toBe(false);
      }
      expect(faults).toEqual([]);
      await page.context().close();
    });

    it.each([320, 390])('fit on a phone without scrolling to the side: %s pixels', async (width) => {
      const page = await open({ viewport: { width, height: 800 } });
      await signIn(page);
      await signInAgent(page);
      for (const [name, go] of await pages(page)) {
        await go();
        await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
        expect([name, await isWiderThanScreen(page)]).toEqual([name, false]);
      }
      await page.context().close();
    });

    it('lead a subscriber by the keyboard alone from the number to a reply', async () => {
      const number = await newRequest();
      accepted(await example.desk.execute(number, { type: 'start' }));
      accepted(await example.desk.execute(number, { type: 'ask', question: 'Какой дом?' }));
      const page = await open();
      const tabTo = async (name: string): Promise<void> => {
        const focused = 'document.activeElement.innerText || document.activeElement.labels?.[0]?.innerText || ""';
        for (let times = 0; times < 40; times += 1) {
          await page.keyboard.press('Tab');
          if (String(await page.evaluate(focused)).includes(name)) return;
        }
        throw new Error(`the keyboard does not reach: ${name}`);
      };
      await page.goto(example.url);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.innerText')).toBe('К содержанию');
      await tabTo('Номер телефона');
      await page.keyboard.type(exampleLine);
      await tabTo('Номер обращения');
      await page.keyboard.type(number);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/code*');
      // The field of the code has the focus already.
      await page.keyboard.type(example.lastCode());
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/requests/${number}`);
      await tabTo('Ваш ответ');
      await page.keyboard.type('Дом 5');
      await tabTo('Отправить ответ');
      await page.keyboard.press('Enter');
      await page.locator('.chip', { hasText: 'В работе' }).waitFor();
      expect(accepted(await example.desk.history(number)).at(-1)?.event).toMatchObject({
        type: 'replied',
        text: 'Дом 5',
      });
      await page.context().close();
    });

    it('work without JavaScript: a subscriber opens again, an employee takes and answers', async () => {
      const page = await open({ javaScriptEnabled: false });
      const number = await newRequest('tele2');
      await signInAgent(page, 'sidorova');
      await page.getByLabel('Оператор').selectOption('tele2');
      await page.getByLabel('Исполнитель').selectOption('none');
      await page.getByRole('button', { name: 'Показать' }).click();
      await page.getByRole('link', { name: number }).click();
      await page.getByText('Взять в работу', { exact: true }).click();
      await page
        .locator('form', { has: page.locator('input[value=start]') })
        .getByRole('button')
        .click();
      await page.getByText('Ответить', { exact: true }).click();
      const answering = page.locator('form', { has: page.locator('input[value=resolve]') });
      await answering.getByLabel('Ответ абоненту').fill('Связь есть');
      await answering.getByLabel('Сумма').fill('12.50');
      await answering.getByRole('button').click();
      await signIn(page);
      await page.goto(`${example.url}/requests/${number}`);
      await page.getByText('12,50').waitFor();
      await page.getByText('Вопрос не решён').click();
      await page.getByLabel('Что осталось не решено?').fill('Снова нет связи');
      await page.getByRole('button', { name: 'Открыть снова' }).click();
      await page.locator('.chip', { hasText: 'В работе' }).waitFor();
      const types = accepted(await example.desk.history(number)).map(({ event }) => event.type);
      expect(types.filter((type) => type !== 'accessed')).toEqual(['registered', 'started', 'resolved', 'reopened']);
      await page.context().close();
    });

    it('tell the timeline to a screen reader, and draw it under the strict policy', async () => {
      const page = await open();
      await signIn(page);
      await page.getByRole('link', { name: 'Не работает услуга' }).first().click();
      const picture = page.getByRole('img', { name: /Обращение принято.*Часовой пояс: Europe\/Moscow/u });
      await picture.waitFor();
      expect(
        await page.evaluate('getComputedStyle(document.querySelector(".zayavka-timeline .name")).fontWeight'),
      ).toBe('600');
      expect(faults).toEqual([]);
      await page.context().close();
    });

    it('show an employee what is new without reading the page again, and let clocks run down', async () => {
      const page = await open();
      await signInAgent(page);
      const clock = page.locator('[data-due]').last();
      await clock.waitFor();
      const number = await newRequest('beeline');
      await page.getByRole('link', { name: number }).waitFor();
      await page.getByRole('link', { name: number }).click();
      await page.getByText('Заметка', { exact: true }).click();
      await page.locator('#note-text').fill('Пишу');
      accepted(await example.desk.execute(number, { type: 'start' }));
      // What is being written stays; the page says that there is something new.
      await page.getByText('Обращение изменилось.').waitFor();
      expect(await page.locator('#note-text').inputValue()).toBe('Пишу');
      await page.getByRole('link', { name: 'Показать новое' }).click();
      await page.locator('.chip', { hasText: 'В работе' }).waitFor();
      accepted(await example.desk.execute(number, { type: 'hold', reason: 'ждём' }));
      await page.locator('.chip', { hasText: 'Приостановлено' }).waitFor();
      expect(faults).toEqual([]);
      await page.context().close();
    });

    it('never send a refused form again, and close no form that is open', async () => {
      const page = await open();
      await signInAgent(page);
      const number = await newRequest();
      accepted(await example.desk.execute(number, { type: 'start' }));
      const path = `${example.url}/desk/requests/${number}`;
      await page.goto(path);
      const asking = page.locator('form', { has: page.locator('input[value=ask]') });
      await page.getByText('Задать вопрос', { exact: true }).click();
      await asking.getByLabel('Вопрос').fill('Какой тариф?');
      accepted(await example.desk.execute(number, { type: 'ask', question: 'Где?' }));
      await page.getByText('Обращение изменилось.').waitFor();
      await asking.getByRole('button').click();
      await page.getByRole('alert').filter({ hasText: 'Вы написали: Какой тариф?' }).waitFor();
      // The page answers a form; with an event it is asked for, and the question is not put again.
      const asked = page.waitForRequest((request) => request.isNavigationRequest());
      accepted(await example.desk.execute(number, { type: 'reply', text: 'Дома' }));
      expect((await asked).method()).toBe('GET');
      await page.locator('.chip', { hasText: 'В работе' }).waitFor();
      await page.getByText('Связать', { exact: true }).click();
      await page.getByLabel('Связь').selectOption('partOf');
      accepted(await example.desk.execute(number, { type: 'note', text: 'x' }));
      await page.getByText('Обращение изменилось.').waitFor();
      expect(await page.getByLabel('Связь').inputValue()).toBe('partOf');
      await page.context().close();
    });

    it('say what is wrong with a number before a code is sent', async () => {
      const page = await open();
      await page.goto(example.url);
      const codes = example.printed.length;
      await page.getByLabel('Номер телефона').fill('+79990001122');
      await page.getByLabel('Номер обращения').fill('4637456151');
      await page.getByRole('button', { name: 'Продолжить' }).click();
      await page.getByRole('alert').filter({ hasText: 'ошибка' }).waitFor();
      expect(example.printed.slice(codes).filter((line) => line.startsWith('code'))).toEqual([]);
      await page.context().close();
    });
  },
);
