/** A chat over the desk: what a subscriber writes and presses, and what the bot answers; nothing goes to the network. */
import { Bot } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { mts } from 'zayavka/operators';
import { type BotContext, deskBot, sendToChat } from '../../examples/bot/desk-bot.ts';
import { wordsIn } from '../../examples/bot/words.ts';
import { accepted, given, type World } from '../scenario/desk.ts';

const botInfo: UserFromGetMe = {
  id: 7,
  is_bot: true,
  first_name: 'Desk',
  username: 'desk_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};

interface Shown {
  readonly text: string;
  /** The data of the buttons. */
  readonly buttons: readonly string[];
  /** Whether the messenger opens a field for the answer to this message. */
  readonly asks: boolean;
}

/** A subscriber at a phone: what the bot shows stays on the screen. */
class Phone {
  readonly screen: Shown[] = [];
  /** The code of each text message that went to a line. */
  readonly codes: string[] = [];
  readonly world: World;
  readonly bot: Bot<BotContext>;
  /** What the network says of the next message; 200 by default. */
  status = 200;
  #update = 0;
  readonly #person: typeof person;

  constructor(language = 'ru') {
    this.#person = { ...person, language_code: language };
    const right = new Map<string, string>();
    const proof = {
      ask: async (to: string) => {
        const code = String(4_000 + this.codes.length);
        this.codes.push(code);
        right.set(to, code);
      },
      check: async (to: string, code: string) => right.get(to) === code && right.delete(to),
    };
    this.world = given('2026-11-20 12:00', { proof });
    this.bot = new Bot<BotContext>('7:token', { botInfo });
    this.bot.api.config.use(async (_, method, payload) => {
      if (this.status !== 200) return { ok: false, error_code: this.status, description: 'refused' };
      if (method === 'sendMessage') this.screen.push(shown(payload));
      // No answer of the messenger is read, and each method has another type of it.
      return { ok: true, result: true as never };
    });
    deskBot(this.bot, { desk: this.world.desk, operator: mts, channel: 'messenger' });
  }

  get last(): Shown {
    const last = this.screen.at(-1);
    if (last === undefined) throw new Error('the screen is empty');
    return last;
  }

  /** What the screen shows after the step. */
  async #after(update: object, id = ++this.#update): Promise<string> {
    const before = this.screen.length;
    // The steps below build updates of a few fields.
    await this.bot.handleUpdate({ update_id: id, ...update } as Update);
    return this.screen
      .slice(before)
      .map(({ text }) => text)
      .join('\n');
  }

  write(text: string, quoted?: string): Promise<string> {
    const quote = quoted === undefined ? {} : { reply_to_message: { ...place, text: quoted, from: botInfo } };
    const command = text.startsWith('/') ? { entities: [{ type: 'bot_command', offset: 0, length: text.length }] } : {};
    return this.#after({ message: { ...place, from: this.#person, text, ...command, ...quote } });
  }

  /** Presses a button below the last message that has it. */
  press(data: string, id?: number): Promise<string> {
    const message = this.screen.findLast(({ buttons }) => buttons.includes(data));
    if (message === undefined) throw new Error(`no button ${data}`);
    const query = { id: '1', from: this.#person, chat_instance: '1', data, message: { ...place, text: message.text } };
    return this.#after({ callback_query: query }, id);
  }

  share(phone: string): Promise<string> {
    const contact = { phone_number: phone, first_name: 'Анна', user_id: 42 };
    return this.#after({ message: { ...place, from: this.#person, contact } });
  }

  /** Time passes and the messages of the desk go out. */
  async hears(): Promise<string> {
    const before = this.screen.length;
    await this.world.desk.tick();
    await this.world.desk.deliver(sendToChat(this.bot));
    return this.screen
      .slice(before)
      .map(({ text }) => text)
      .join('\n');
  }
}

const person = { id: 42, is_bot: false, first_name: 'Анна', language_code: 'ru' };
const place = { message_id: 1, date: 0, chat: { id: 42, type: 'private', first_name: 'Анна' } };

function shown(payload: object): Shown {
  const { text, reply_markup: markup = {} }: { text?: string; reply_markup?: Markup } = payload;
  const buttons = (markup.inline_keyboard ?? []).flat().map(({ callback_data: data }) => data);
  return { text: text ?? '', buttons, asks: markup.force_reply === true };
}

interface Markup {
  readonly inline_keyboard?: readonly (readonly { readonly callback_data: string }[])[];
  readonly force_reply?: boolean;
}

async function registered(): Promise<{ readonly phone: Phone; readonly number: string }> {
  const phone = new Phone();
  await phone.share('79161234567');
  await phone.write('Не работает интернет');
  const answer = await phone.press('kind:serviceFault');
  return { phone, number: answer.replaceAll(/\D/gu, '') };
}

describe('a subscriber in a chat', () => {
  it('writes what happened, gives the line, chooses the kind and gets a number and the message of the desk', async () => {
    const phone = new Phone();
    expect(await phone.write('Не работает интернет')).toBe('О каком номере телефона речь?');
    expect(await phone.write('8 916 123-45-67')).toBe('О чём это?');
    expect(phone.last.buttons).toContain('kind:serviceFault');
    expect(phone.last.buttons).not.toContain('kind:billingDispute');
    const answer = await phone.press('kind:serviceFault');
    expect(answer).toMatch(/^Записали\. Номер: 4\d \d{4} \d{4}$/u);
    const number = answer.replaceAll(/\D/gu, '');
    expect(await phone.hears()).toContain(number);
    const story = await phone.world.desk.agent({ number, agentId: 'a' });
    expect(story).toMatchObject({
      value: { request: { text: 'Не работает интернет', subscriber: { msisdn: '+79161234567', user: { id: '42' } } } },
    });
  });

  it('gets one number for an update that comes twice', async () => {
    const phone = new Phone();
    await phone.share('79161234567');
    await phone.write('Не работает интернет');
    const first = await phone.press('kind:serviceFault', 100);
    await phone.write('Не работает интернет');
    expect(await phone.press('kind:serviceFault', 100)).toBe(first);
    await phone.write('И ещё не приходят письма');
    expect(await phone.press('kind:serviceFault', 101)).not.toBe(first);
  });

  it('asks for the status without a code, by a list or by a number, and of no stranger', async () => {
    const { phone, number } = await registered();
    expect(await phone.write('/status')).toContain(number);
    expect(await phone.write(number)).toContain('25.11.2026');
    const { number: foreign } = await phone.world.registered(mts, 'complaint');
    expect(await phone.write(foreign)).toBe('Такой заявки у вас нет.');
    expect(await phone.write('4829301756')).toBe('В номере ошибка: проверьте цифры.');
    expect(phone.codes).toEqual([]);
  });

  it('answers a question by replying to it', async () => {
    const { phone, number } = await registered();
    await phone.world.done(number, { type: 'start' }, { type: 'ask', question: 'Какая модель роутера?' });
    expect(await phone.hears()).toContain('Какая модель роутера?');
    expect(phone.last.asks).toBe(true);
    expect(await phone.write('Keenetic', phone.last.text)).toMatch(/^Передали по заявке 4\d/u);
    expect(await phone.world.events(number)).toEqual(['registered', 'started', 'asked', 'replied']);
  });

  it('reopens by the button below the answer, with the reason', async () => {
    const { phone, number } = await registered();
    const answer = 'Связь восстановлена';
    await phone.world.done(number, { type: 'start' }, { type: 'resolve', outcome: 'satisfied', answer });
    expect(await phone.hears()).toContain(answer);
    expect(await phone.press('reopen')).toBe(`Что не так по заявке ${number}?`);
    expect(phone.last.asks).toBe(true);
    expect(await phone.write('Всё ещё нет связи', phone.last.text)).toMatch(/^Передали/u);
    expect((await phone.world.events(number)).at(-1)).toBe('reopened');
    expect(await phone.write('И когда?', await phone.write(number))).toContain(number);
  });

  it('proves the line by a code once a session, and sees then what came by phone', async () => {
    const phone = new Phone();
    const { number } = await phone.world.registered(mts, 'complaint');
    await phone.share('79161234567');
    expect(await phone.write('/line')).toBe('Отправили код на этот номер. Введите его здесь.');
    expect(await phone.write('1234')).toBe('Код не подошёл. Введите его ещё раз.');
    expect(await phone.write(phone.codes[0] ?? '')).toContain(number);
    expect(await phone.write('/line')).toContain(number);
    await phone.write('Расторгните договор');
    expect(await phone.press('kind:contractTermination')).toMatch(/^Записали/u);
    expect(phone.codes).toHaveLength(1);
    phone.world.at('2026-11-20 12:31');
    expect(await phone.write('/line')).toBe('Отправили код на этот номер. Введите его здесь.');
    expect(phone.codes).toHaveLength(2);
  });

  it('registers what waited for the code, and is sent to a shop where no code is proof', async () => {
    const phone = new Phone();
    await phone.share('79161234567');
    await phone.write('Расторгните договор');
    expect(await phone.press('kind:contractTermination')).toMatch(/^Отправили код/u);
    expect(await phone.write(phone.codes[0] ?? '')).toMatch(/^Записали/u);
    await phone.write('Потерял SIM-карту');
    expect(await phone.press('kind:simReplacement')).toBe('Для этого нужен паспорт: приходите в салон.');
  });
});

describe('the words of the bot', () => {
  it('correct the line by /start, and the code of one line opens no other one', async () => {
    const phone = new Phone();
    await phone.share('79035554433');
    await phone.write('/line');
    await phone.write(phone.codes[0] ?? '');
    expect(await phone.write('/start')).toBe('О каком номере телефона речь?');
    expect(await phone.write('8 916 123-45-67')).toBe('Спасибо. Напишите, что случилось.');
    await phone.write('Не работает интернет');
    await phone.press('kind:serviceFault');
    expect(await phone.write('/line')).toMatch(/^Отправили код/u);
    const { requests } = accepted(await phone.world.desk.status({ caller: '+79161234567', channel: 'hotline' }));
    expect(requests).toHaveLength(1);
  });

  it('say what can be done, and make no request of a command', async () => {
    const phone = new Phone();
    await phone.share('79161234567');
    for (const command of ['/help', '/statsu']) expect(await phone.write(command)).toContain('/status: ваши обращения');
    expect(phone.last.buttons).toEqual([]);
  });

  it('are English for those whose messenger is', async () => {
    const phone = new Phone('en-GB');
    expect(await phone.write('No internet')).toBe('Which phone number is it about?');
    expect(await phone.write('8 916 123-45-67')).toBe('What is it about?');
    const number = (await phone.press('kind:serviceFault')).replaceAll(/\D/gu, '');
    expect(await phone.write('/status')).toMatch(/^[\x20-\x7E]*$/u);
    await phone.world.done(number, { type: 'start' }, { type: 'resolve', outcome: 'satisfied', answer: 'Done' });
    await phone.hears();
    expect(await phone.press('reopen')).toBe(`What is wrong with request ${number}?`);
  });

  it.each(['ru', 'en'] as const)('have no word of the other language in a refusal: %s', async (language) => {
    const phone = new Phone(language);
    await phone.share('79161234567');
    await phone.write('я'.repeat(20_000));
    const refused = await phone.press('kind:serviceFault');
    expect(refused).toBe(wordsIn[language].wrongText);
    expect(wordsIn.en.wrongText).toMatch(/^[\x20-\x7E]*$/u);
    expect(wordsIn.ru.wrongText).not.toMatch(/[a-z]/iu);
  });
});

describe('the gateway to the chat', () => {
  it.each([
    [403, 'failed'],
    [429, 'retry'],
    [500, 'retry'],
  ])('takes the answer %i of the messenger as %s', async (status, outcome) => {
    const { phone } = await registered();
    phone.status = status;
    const report = await phone.world.desk.deliver(sendToChat(phone.bot));
    expect(report).toMatchObject(outcome === 'failed' ? { failed: 1 } : { retried: 1 });
  });

  it('refuses what has to go elsewhere', async () => {
    const phone = new Phone();
    await phone.world.registered(mts, 'complaint');
    expect(await phone.world.desk.deliver(sendToChat(phone.bot))).toMatchObject({ failed: 1, sent: 0 });
  });
});
