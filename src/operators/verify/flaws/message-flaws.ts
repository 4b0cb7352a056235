/**
 * Whether a message can be written with what is known when it is told: in every language and by every channel, an SMS in two
 * parts at most. Facts of the same shape are written once.
 */
import { Fault } from '../../../kernel/fault.ts';
import { compose } from '../../../message/compose.ts';
import { type MessageChannel, messageChannels } from '../../../message/facts.ts';
import type { MessageRule } from '../../kind-policy.ts';
import type { Operator } from '../../operator.ts';
import { type MessageContext, messageFacts } from '../../rules/message/message-facts.ts';
import { type Flaw, pointer } from '../finding.ts';
import type { LifeEvent } from '../life.ts';

/** An SMS of more parts is not sent. */
const mostParts = 2;

export class MessageFlaws {
  readonly #operator: Operator;
  readonly #kind: string;
  readonly #locales: readonly string[];
  /** The shapes of facts that were written already. */
  readonly #written = new Set<string>();

  constructor(operator: Operator, kind: string) {
    this.#operator = operator;
    this.#kind = kind;
    this.#locales = localesOf(operator, kind);
  }

  of({ event, told, context }: LifeEvent): readonly Flaw[] {
    if (told === undefined || context === undefined) return [];
    const { message } = told;
    const path = pointer('kinds', this.#kind, 'messages', event.type);
    const shape = shapeOf(message, context);
    if (typeof shape !== 'string') return [{ rule: 'message/unwritable', path, about: [message, shape.message] }];
    const key = `${event.type} ${message} ${shape}`;
    if (this.#written.has(key)) return [];
    this.#written.add(key);
    return this.#locales.flatMap((locale) =>
      messageChannels.flatMap((channel) => this.#flawsIn(context, message, path, { locale, channel })),
    );
  }

  #flawsIn(
    context: MessageContext,
    message: MessageRule['message'],
    path: string,
    { locale, channel }: { readonly locale: string; readonly channel: MessageChannel },
  ): readonly Flaw[] {
    const { subscriber } = context.request;
    const request = { ...context.request, subscriber: { ...subscriber, locale } };
    const found = faultOf(() => {
      const facts = messageFacts(message, { ...context, request }, { channel, readAt: context.at.getTime() });
      return compose(this.#operator, message, facts, { locale, channel, kind: this.#kind }).sms?.segments ?? 0;
    });
    const about = `${message}.${locale}.${channel}`;
    if (typeof found !== 'number') return [{ rule: 'message/unwritable', path, about: [about, found.message] }];
    return found > mostParts ? [{ rule: 'message/long-sms', path, about: [about, String(found)] }] : [];
  }
}

/** The languages that the library or the operator has words in. */
function localesOf({ texts = {}, kinds, defaultLocale }: Operator, kind: string): readonly string[] {
  const own = [texts, kinds[kind]?.texts ?? {}].flatMap((catalogue) =>
    Object.values(catalogue).flatMap((locales) => Object.keys(locales ?? {})),
  );
  return [...new Set(['ru', 'en', defaultLocale, ...own])];
}

/** Which facts there are, and the choices among them; dates and words are alike. */
function shapeOf(message: MessageRule['message'], context: MessageContext): string | Fault {
  return faultOf(() => {
    const facts = messageFacts(message, context, { channel: 'chat', readAt: context.at.getTime() });
    return Object.entries(facts)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => (['outcome', 'stage', 'when'].includes(name) ? `${name}=${String(value)}` : name))
      .join(' ');
  });
}

function faultOf<Value>(ask: () => Value): Value | Fault {
  try {
    return ask();
  } catch (error) {
    if (Fault.is(error)) return error;
    throw error;
  }
}
