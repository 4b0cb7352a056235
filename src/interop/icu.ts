/**
 * Texts from catalogues of ICU MessageFormat (Unicode Technical Standard 35), for teams that keep and translate their texts
 * there. Everything that is wrong with a catalogue is reported when it is read, not when a message is due. Needs the optional
 * peer `intl-messageformat`.
 */
import { Fault } from '../kernel/fault.ts';
import { type MessageChannel, type MessageFacts, type MessageName, messageChannels } from '../message/facts.ts';
import { messageNames } from '../message/message-table.ts';
import type { MessageFormatter } from '../message/texts/formatter.ts';
import type { Letter, Texts } from '../message/texts/template.ts';
import { argumentsOf, valuesOf } from './icu/arguments.ts';
import { compileTemplate, type Render } from './icu/compile.ts';

/** Keys of one locale: `registered` for all channels, `registered.sms` for one, `registered.email.subject`. */
export type IcuMessages = Readonly<Record<string, string>>;

/** By locale. */
export type IcuCatalogue = Readonly<Record<string, IcuMessages>>;

/**
 * Templates for `overrideTexts` from a catalogue. A template names `number`, `brand`, `support` and the facts of its
 * message, all of them already written as the channel needs it; `subject`, `outcome`, `stage` are for `select`, `daysLeft`
 * for `plural`, and `hasReason` and its like are `yes` or `no`. Fault: `message/invalid-template`, which lists every
 * template that cannot be read, has an unknown argument or lacks one, with its place and the names that are allowed.
 *
 * @example
 * overrideTexts(mts, icuTemplates({ ru: { withdrawn: '{brand}: N {number}, отозвано.' } })).support //=> '0890'
 */
export function icuTemplates(catalogue: IcuCatalogue): Texts {
  const faults: string[] = [];
  const texts: Record<string, Record<string, ByChannel>> = {};
  for (const [locale, messages] of Object.entries(catalogue)) {
    faults.push(...unknownKeys(locale, messages));
    for (const name of messageNames) {
      const templates = byChannel(locale, messages, name, faults);
      if (Object.keys(templates).length > 0) texts[name] = { ...texts[name], [locale]: templates };
    }
  }
  if (faults.length > 0) throw new Fault('message/invalid-template', `ICU catalogue:\n${faults.join('\n')}`);
  return texts;
}

type AnyTemplate = (facts: MessageFacts[MessageName], wording: MessageFormatter) => string | Letter;
type ByChannel = { [Key in MessageChannel]?: AnyTemplate };

/** Keys that belong to no message. */
function unknownKeys(locale: string, messages: IcuMessages): string[] {
  const known = new Set(
    messageNames.flatMap((name) => [
      name,
      ...messageChannels.map((channel) => `${name}.${channel}`),
      `${name}.email.subject`,
    ]),
  );
  return Object.keys(messages)
    .filter((key) => !known.has(key))
    .map(
      (key) =>
        `${locale}/${key}: unknown key, expected a message (${messageNames.join(', ')}), alone or with .${messageChannels.join(', .')} or .email.subject`,
    );
}

function byChannel(locale: string, messages: IcuMessages, name: MessageName, faults: string[]): ByChannel {
  const { allowed, required } = argumentsOf(name);
  const compiled = (key: string, needed: readonly string[]): Render | undefined => {
    const text = messages[key];
    return text === undefined
      ? undefined
      : compileTemplate({ key: `${locale}/${key}`, locale, text }, { allowed, required: needed }, faults);
  };
  const general = compiled(name, required);
  const headline = compiled(`${name}.email.subject`, []);
  const templates: ByChannel = {};
  for (const channel of messageChannels) {
    const render = compiled(`${name}.${channel}`, required) ?? general;
    if (render === undefined) continue;
    templates[channel] = (facts, wording) => {
      const values = valuesOf(name, facts, wording);
      const text = render(values);
      return channel === 'email' && headline !== undefined ? { subject: headline(values), text } : text;
    };
  }
  const isLost =
    messages[`${name}.email.subject`] !== undefined &&
    messages[name] === undefined &&
    messages[`${name}.email`] === undefined;
  if (isLost)
    faults.push(`${locale}/${name}.email.subject: expected a text beside it, ${name} or ${name}.email, found none`);
  return templates;
}
