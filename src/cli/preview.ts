/**
 * `zayavka preview FILE`: every text of an operator as a subscriber gets it, each text message by its parts.
 */
import { type Composed, compose } from '../message/compose.ts';
import { describeStatus } from '../message/describe-status.ts';
import { type MessageChannel, messageChannels, type StatusName, statusNames } from '../message/facts.ts';
import { messageNames, ownArguments } from '../message/message-table.ts';
import { sampleChoices, sampleFacts } from '../message/sample-facts.ts';
import { splitSms } from '../message/sms/measure-sms.ts';
import { canonicalTag, translationIn } from '../message/texts/language-tag.ts';
import type { KindPolicy } from '../operators/kind-policy.ts';
import type { Operator } from '../operators/operator.ts';
import { lifecycles } from '../request/lifecycle.ts';
import { faultsResult } from './check.ts';
import { anyOf, type CommandOptions, type CommandResult, jsonResult, type LanguageName, mistaken } from './command.ts';
import { asLines, wrapped } from './layout.ts';
import { loadOperator } from './load-operator.ts';
import { statusFacts, withOrdinaryFacts } from './preview-facts.ts';

export interface PreviewQuestion {
  readonly file: string;
  /** All kinds without it. */
  readonly kind?: string | undefined;
  /** The operator's own language without it. */
  readonly locale?: string | undefined;
  /** All channels without it. */
  readonly channel?: string | undefined;
}

interface Shown extends Composed {
  readonly kind: string;
  /** `registered`, `resolved, refused`, `status.closed`. */
  readonly name: string;
  readonly channel: MessageChannel;
  /** Of a text message. */
  readonly parts?: readonly string[];
}

export function preview(question: PreviewQuestion, options: CommandOptions): CommandResult {
  const loaded = loadOperator(question.file, options);
  if (!loaded.ok) return faultsResult(question.file, loaded.refusal, options);
  const operator = loaded.value;
  const locale = localeOf(question.locale ?? operator.defaultLocale);
  const channels = channelsOf(question.channel);
  const kinds = kindsOf(operator, question.kind);
  const shown = kinds.flatMap(([kind, policy]) => shownOf(operator, { kind, policy, locale, channels }));
  if (options.json) return jsonResult({ operator: operator.id, texts: shown }, 0);
  const lines = kinds.flatMap(([kind, policy]) => {
    const title = translationIn(policy.title, locale) ?? policy.title[options.language];
    const ofKind = shown.filter((one) => one.kind === kind);
    return ['', ...wrapped(`${kind}: ${title}`), ...linesOf(ofKind, locale, options.language)];
  });
  return { output: asLines(lines.slice(1)), exitCode: 0 };
}

function localeOf(text: string): string {
  const tag = canonicalTag(text);
  if (tag === undefined)
    throw mistaken('--locale', { en: 'a language tag such as ru', ru: 'код языка, например ru' }, `'${text}'`);
  return tag;
}

function channelsOf(text: string | undefined): readonly MessageChannel[] {
  const found = messageChannels.filter((channel) => text === undefined || channel === text);
  if (found.length > 0) return found;
  throw mistaken('--channel', anyOf(messageChannels), `'${text}'`);
}

function kindsOf({ kinds }: Operator, text: string | undefined): readonly (readonly [string, KindPolicy])[] {
  const found = Object.entries(kinds).filter(([kind]) => text === undefined || kind === text);
  if (found.length > 0) return found;
  throw mistaken('--kind', anyOf(Object.keys(kinds)), `'${text}'`);
}

interface Wanted {
  readonly kind: string;
  readonly policy: KindPolicy;
  readonly locale: string;
  readonly channels: readonly MessageChannel[];
}

/** The messages that the kind sends, with each of their choices, and what is said of each of its statuses. */
function shownOf(operator: Operator, wanted: Wanted): readonly Shown[] {
  const { kind, policy, locale, channels } = wanted;
  const sample = { operator, policy, locale };
  const sent = new Set(Object.values(policy.messages).map(({ message }) => message));
  const messages = messageNames
    .filter((name) => sent.has(name))
    .flatMap((name) =>
      choicesOf(name).flatMap(({ choice, facts }) =>
        channels.map((channel) => {
          const composed = compose(
            operator,
            name,
            withOrdinaryFacts(sampleFacts(true, facts)[name], { ...sample, name, choice }),
            {
              kind,
              locale,
              channel,
            },
          );
          const parts = composed.sms && { parts: splitSms(composed.text) };
          return { kind, name: choice === undefined ? name : `${name}, ${choice}`, channel, ...parts, ...composed };
        }),
      ),
    );
  const statuses = statusesOf(policy).flatMap((status) =>
    channels
      .filter((channel) => channel === 'chat' || channel === 'voice')
      .map((channel) => {
        // What is closed was answered, or is there.
        const name = status === 'closed' && policy.lifecycle === 'order' ? 'fulfilled' : status;
        const described = describeStatus(operator, status, statusFacts({ ...sample, name }), { kind, locale, channel });
        return { kind, name: `status.${status}`, channel, ...described };
      }),
  );
  return [...messages, ...statuses];
}

function statusesOf({ lifecycle, series }: KindPolicy): readonly StatusName[] {
  // A consultation ends as it begins.
  if (series === undefined) return ['closed'];
  return statusNames.filter((status) => Object.hasOwn(lifecycles[lifecycle], status));
}

/** Each choice of a message once; one without a choice has no name for it. */
function choicesOf(name: (typeof messageNames)[number]) {
  const argument = Object.entries(ownArguments(name)).find(([, { type }]) => type === 'choice')?.[0];
  const all = sampleChoices.map((facts) => ({
    facts,
    choice: Object.entries(facts).find(([choice]) => choice === argument)?.[1],
  }));
  return all.filter(({ choice }, index) => all.findIndex((one) => one.choice === choice) === index);
}

function linesOf(shown: readonly Shown[], locale: string, language: LanguageName): readonly string[] {
  return [...new Set(shown.map(({ name }) => name))].flatMap((name) => {
    const named = shown.filter((one) => one.name === name);
    const texts = new Map<string, Shown[]>();
    for (const one of named) {
      const same = JSON.stringify([one.channel === 'sms', one.subject, one.text]);
      texts.set(same, [...(texts.get(same) ?? []), one]);
    }
    return ['', `  ${name}`, ...[...texts.values()].flatMap((same) => textLines(same, locale, language))];
  });
}

const sentences = {
  in: { en: 'in', ru: 'язык:' },
  subject: { en: 'Subject', ru: 'Тема' },
  part: { en: 'part', ru: 'часть' },
  of: { en: 'of', ru: 'из' },
  units: { en: 'units', ru: 'знаков' },
} as const;

/** Channels with the same text stand together. */
function textLines(same: readonly Shown[], locale: string, language: LanguageName): readonly string[] {
  const [first] = same;
  if (first === undefined) return [];
  const say = (word: keyof typeof sentences): string => sentences[word][language];
  const foreign = first.locale === locale ? '' : ` (${say('in')} ${first.locale})`;
  const label = `    ${same.map(({ channel }) => channel).join(', ')}${foreign}`;
  const { sms, parts = [], subject, text } = first;
  if (sms === undefined) {
    const letter = subject === undefined ? text : `${say('subject')}: ${subject}\n${text}`;
    return [...wrapped(label.trimStart(), '    '), ...wrapped(letter, '      ')];
  }
  return parts.flatMap((part, index) => {
    const count = `${say('part')} ${index + 1} ${say('of')} ${parts.length}`;
    const isLast = index === parts.length - 1;
    const size = isLast ? `, ${sms.units} ${say('units')} ${sms.encoding}` : '';
    return [...wrapped(`${label.trimStart()}, ${count}${size}`, '    '), ...wrapped(part, '      ')];
  });
}
