/**
 * The pictures of the readme: the pages of `examples/service` at a fixed time, so that they change only with the pages.
 *
 *   npm run screenshots [-- --into docs/images]
 *
 * It needs Chromium: /usr/bin/chromium, or CHROMIUM.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { addSampleRequests, exampleLine } from '../examples/service/sample-requests.ts';
import { startExample } from '../test/examples/service-server.ts';

const { values } = parseArgs({ options: { into: { type: 'string', default: 'docs/images' } } });
/** A Saturday noon in Moscow. */
const now = new Date('2026-11-28T12:00:00+03:00');

const service = await startExample({ now: () => now, prepare: addSampleRequests });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
mkdirSync(values.into, { recursive: true });

const wide = { width: 1180, height: 860 };
const phone = { width: 390, height: 844 };
await picture('status-light', { viewport: wide, colorScheme: 'light' }, statusPage);
await picture('status-dark', { viewport: wide, colorScheme: 'dark' }, statusPage);
await picture(
  'status-phone',
  { viewport: phone, colorScheme: 'light', isMobile: true, deviceScaleFactor: 1.5 },
  statusPage,
);
await picture('desk-light', { viewport: wide, colorScheme: 'light' }, deskPage);
await picture('desk-dark', { viewport: wide, colorScheme: 'dark' }, deskPage);
await picture('desk-request', { viewport: wide, colorScheme: 'light' }, deskRequest);
await browser.close();
await service.stop();

async function picture(name: string, options: BrowserContextOptions, go: (page: Page) => Promise<void>): Promise<void> {
  // Without the script no clock runs down.
  const context = await browser.newContext({
    locale: 'ru-RU',
    javaScriptEnabled: false,
    ...options,
  });
  const page = await context.newPage();
  await go(page);
  await page.screenshot({ path: join(values.into, `${name}.png`) });
  await context.close();
  console.log(`${name}.png`);
}

async function statusPage(page: Page): Promise<void> {
  await page.goto(service.url);
  await page.getByLabel('Номер телефона').fill(exampleLine);
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await page.getByLabel('Код из сообщения').fill(service.lastCode());
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await page.getByRole('link', { name: 'Не работает услуга' }).click();
}

async function deskPage(page: Page): Promise<void> {
  await page.goto(`${service.url}/desk`);
  await page.getByRole('button', { name: 'petrov' }).click();
}

async function deskRequest(page: Page): Promise<void> {
  await deskPage(page);
  await page.getByRole('row').filter({ hasText: 'Неверное списание' }).getByRole('link').click();
}
