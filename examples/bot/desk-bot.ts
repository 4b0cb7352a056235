/**
 * A chat bot over the desk with grammY: a subscriber writes what has happened, chooses the kind by a button, gets a number, asks for the
 * status, answers a question, reopens; a one-time code opens the line once a session. grammY speaks the Bot API of Telegram, by
 * which operators of Russia may not serve people since 2025-06-01 (41-FZ); bots of other messengers have the same shape.
 */
import { type Bot, type Context, GrammyError, InlineKeyboard, Keyboard, type SessionFlavor, session } from 'grammy';
import { type CallerInput, type Desk, type DeskRefusal, type Send, type SubscriberView, toMsisdn } from 'zayavka';
import type { Operator } from 'zayavka/operators';
import { explain, type Language, type Words, wordsIn } from './words.ts';

/** What a chat remembers: keep it in a database, and it outlives the process. */
interface ChatState {
  line?: string | undefined;
  /** What happened, until its kind is chosen. */
  text?: string | undefined;
  /** What is done as soon as the code is right. */
  waiting?: Action | undefined;
  /** The `session` that a right code was answered with: proof until it expires. */
  proof?: string | undefined;
}

type Action =
  | { readonly type: 'list' }
  | { readonly type: 'register'; readonly kind: string; readonly text: string; readonly commandId: string };

export type BotContext = Context & SessionFlavor<ChatState>;

export interface BotSetup {
  readonly desk: Desk;
  readonly operator: Operator;
  /** A channel of the operator that proves the user of a messenger. */
  readonly channel: string;
}

export function deskBot(bot: Bot<BotContext>, { desk, operator, channel }: BotSetup): void {
  bot.use(session({ initial: (): ChatState => ({}) }));
  const chat = bot.chatType('private');
  const userOf = ({ chat }: { readonly chat: { readonly id: number } }) => ({
    user: { channel: 'telegram', id: String(chat.id) },
  });
  type Chat = BotContext & { readonly chat: { readonly id: number } };

  async function show(ctx: Chat, number: string): Promise<void> {
    const found = await desk.status({ number, caller: userOf(ctx), channel, locale: languageOf(ctx) });
    if (!found.ok) return void (await ctx.reply(explain(found.refusal, wordsOf(ctx))));
    for (const view of found.value.requests ?? [found.value]) await showView(ctx, view);
  }

  async function list(ctx: Chat, caller: CallerInput, action?: Action, code?: string): Promise<void> {
    const found = await desk.status({ caller, channel, locale: languageOf(ctx), proof: code ?? ctx.session.proof });
    if (!found.ok) return refuse(ctx, found.refusal, action, code);
    proven(ctx, found.value.session);
    for (const view of found.value.requests) await showView(ctx, view);
    if (found.value.requests.length === 0) await ctx.reply(wordsOf(ctx).none);
  }

  async function perform(ctx: Chat, action: Action, code?: string): Promise<void> {
    const { line } = ctx.session;
    const proof = code ?? ctx.session.proof;
    if (line === undefined) return askLine(ctx);
    if (action.type === 'list') return list(ctx, line, action, code);
    const { kind, text, commandId } = action;
    const subscriber = { ...userOf(ctx), msisdn: line, locale: languageOf(ctx) };
    const form = { operator: operator.id, kind, channel, subscriber, text, commandId, proof };
    const opened = await desk.register(form);
    if (!opened.ok) return refuse(ctx, opened.refusal, action, code);
    proven(ctx, opened.value.session);
    await ctx.reply(`${wordsOf(ctx).registered} ${opened.value.dictated}`);
  }

  /** A subscriber answers a message of the desk: the request is the one whose number stands in it. */
  async function answer(ctx: Chat, quoted: string, text: string): Promise<void> {
    const caller = { caller: userOf(ctx), channel };
    const found = await desk.status({ ...caller, locale: languageOf(ctx), number: quoted });
    if (!found.ok) return void (await ctx.reply(explain(found.refusal, wordsOf(ctx))));
    const { number } = found.value;
    const allowed = await desk.allowed(number);
    const open = allowed.ok ? allowed.value : [];
    const commandId = `telegram-${ctx.update.update_id}`;
    if (!open.includes('reply') && !open.includes('reopen')) return showView(ctx, found.value);
    const done = open.includes('reply')
      ? await desk.execute(number, { type: 'reply', text, commandId, ...caller })
      : await desk.execute(number, { type: 'reopen', reason: text, commandId, ...caller });
    await ctx.reply(done.ok ? `${wordsOf(ctx).passed} ${done.value.dictated}.` : explain(done.refusal, wordsOf(ctx)));
  }

  chat.command('start', (ctx) => {
    // The next text is the line, also where another one was given before.
    ctx.session.line = undefined;
    return askLine(ctx);
  });
  chat.command('status', (ctx) => list(ctx, userOf(ctx)));
  chat.command('line', (ctx) => perform(ctx, { type: 'list' }));

  chat.on('message:contact', (ctx) => remember(ctx, ctx.message.contact.phone_number));

  chat.callbackQuery(/^kind:(.+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    const { text } = ctx.session;
    if (text === undefined) return void (await ctx.reply(wordsOf(ctx).tell));
    ctx.session.text = undefined;
    const kind = String(ctx.match[1]);
    await perform(ctx, { type: 'register', kind, text, commandId: `telegram-${ctx.update.update_id}` });
  });

  chat.callbackQuery('reopen', async (ctx) => {
    await ctx.answerCallbackQuery();
    const quoted = ctx.callbackQuery.message?.text ?? '';
    const found = await desk.status({ number: quoted, caller: userOf(ctx), channel });
    if (!found.ok) return void (await ctx.reply(explain(found.refusal, wordsOf(ctx))));
    await ctx.reply(`${wordsOf(ctx).whatIsWrong} ${found.value.number}?`, { reply_markup: { force_reply: true } });
  });

  chat.on('message:text', async (ctx) => {
    const { text, reply_to_message: quoted } = ctx.message;
    const { waiting, line } = ctx.session;
    if (waiting !== undefined && /^\d{4,8}$/.test(text)) return perform(ctx, waiting, text);
    if (text.startsWith('/')) return void (await ctx.reply(wordsOf(ctx).help));
    ctx.session.waiting = undefined;
    if (quoted?.text !== undefined && /(?:\d ?){10}/.test(quoted.text)) return answer(ctx, quoted.text, text);
    if (line === undefined) return remember(ctx, text);
    if (/^[№\s\d-]{8,20}$/.test(text)) return show(ctx, text);
    ctx.session.text = text;
    await askKind(ctx);
  });

  async function remember(ctx: Chat, phone: string): Promise<void> {
    const line = toMsisdn(phone);
    if (line === undefined) {
      ctx.session.text = phone;
      return askLine(ctx);
    }
    // What proves one line proves no other one.
    ctx.session.proof = undefined;
    ctx.session.line = line;
    if (ctx.session.text === undefined) await ctx.reply(wordsOf(ctx).thanks);
    else await askKind(ctx);
  }

  async function askKind(ctx: Chat): Promise<void> {
    const keyboard = new InlineKeyboard();
    for (const [kind, { title }] of kindsOfOneText(operator))
      keyboard.text(title[languageOf(ctx)], `kind:${kind}`).row();
    await ctx.reply(wordsOf(ctx).which, { reply_markup: keyboard });
  }
}

/** The gateway of the desk: what cannot go to a chat ends as failed, and the desk goes on to the next way of the rule. */
export function sendToChat(bot: Pick<Bot<BotContext>, 'api'>): Send {
  return async ({ to, message, text, locale }) => {
    const [network, id] = to.split(':');
    if (network !== 'telegram' || id === undefined) return 'failed';
    const needsAnswer = message === 'needsAnswer' || message === 'reminder';
    try {
      if (needsAnswer) await bot.api.sendMessage(id, text, { reply_markup: { force_reply: true } });
      else if (message === 'resolved' || message === 'closed')
        await bot.api.sendMessage(id, text, { reply_markup: reopenButton(locale) });
      else await bot.api.sendMessage(id, text);
      return 'sent';
    } catch (error) {
      const isRefused = error instanceof GrammyError && error.error_code !== 429 && error.error_code < 500;
      return isRefused ? 'failed' : 'retry';
    }
  };
}

function reopenButton(locale: string): InlineKeyboard {
  return new InlineKeyboard().text(wordsIn[locale === 'en' ? 'en' : 'ru'].reopen, 'reopen');
}

/** The kinds that need nothing beside the text. */
function kindsOfOneText({ kinds }: Operator) {
  return Object.entries(kinds).filter(
    ([, { series, receivedFirst, details }]) =>
      series !== undefined && !receivedFirst && Object.values(details).every(({ required }) => required !== true),
  );
}

async function showView(ctx: BotContext, { text, question, status }: SubscriberView): Promise<void> {
  const isAsked = status === 'awaitingSubscriber' && question !== undefined;
  await ctx.reply(text, isAsked ? { reply_markup: { force_reply: true } } : {});
}

function languageOf(ctx: BotContext): Language {
  return ctx.from?.language_code?.startsWith('en') ? 'en' : 'ru';
}

function wordsOf(ctx: BotContext): Words {
  return wordsIn[languageOf(ctx)];
}

async function askLine(ctx: BotContext): Promise<void> {
  const keyboard = new Keyboard().requestContact(wordsOf(ctx).myLine).oneTime().resized();
  await ctx.reply(wordsOf(ctx).line, { reply_markup: keyboard });
}

function proven(ctx: BotContext, session: string | undefined): void {
  ctx.session.waiting = undefined;
  if (session !== undefined) ctx.session.proof = session;
}

async function refuse(
  ctx: BotContext,
  refusal: DeskRefusal,
  action: Action | undefined,
  code: string | undefined,
): Promise<void> {
  const takesCode = refusal.code === 'status/proof-needed' && !refusal.agentOnly && refusal.missingPort === undefined;
  ctx.session.waiting = takesCode ? action : undefined;
  await ctx.reply(takesCode && code !== undefined ? wordsOf(ctx).wrongCode : explain(refusal, wordsOf(ctx)));
}
