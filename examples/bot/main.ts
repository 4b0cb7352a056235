/** `BOT_TOKEN=… npx tsx examples/bot/main.ts` starts the bot on a desk in memory; codes and text messages go to the console. */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Bot } from 'grammy';
import { memoryStore, openDesk } from 'zayavka';
import { mts } from 'zayavka/operators';
import { type BotContext, deskBot, sendToChat } from './desk-bot.ts';

const token = process.env['BOT_TOKEN'];
if (!token) {
  console.log('Give the token of your bot: BOT_TOKEN=… npx tsx examples/bot/main.ts');
  process.exit(2);
}

const codes = new Map<string, string>();
const proof = {
  ask: async (to: string) => {
    codes.set(to, String(randomInt(100_000, 1_000_000)));
    console.log(`to ${to}: code ${codes.get(to)}`);
  },
  check: async (to: string, code: string) => codes.get(to) === code && codes.delete(to),
};
const secret = '000102030405060708090a0b0c0d0e0f';
const desk = openDesk({ operators: [mts], store: memoryStore(), secret, now: () => new Date(), proof });
const bot = new Bot<BotContext>(token);
deskBot(bot, { desk, operator: mts, channel: 'messenger' });

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
stop.signal.addEventListener('abort', () => void bot.stop());

async function work(): Promise<void> {
  while (!stop.signal.aborted) {
    await desk.tick();
    await desk.deliver(sendToChat(bot), { signal: stop.signal });
    await pause(1_000, undefined, { signal: stop.signal }).catch(() => undefined);
  }
}

await Promise.all([bot.start(), work()]);
