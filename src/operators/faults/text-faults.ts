/**
 * What is wrong with the words of an operator: each text is read and checked, rendered as an SMS with the shortest and the
 * longest facts, and the default language has to be whole.
 */
import { Fault } from '../../kernel/fault.ts';
import { lazy } from '../../kernel/lazy.ts';
import { type Composed, compose, composeNumbered } from '../../message/compose.ts';
import { hasText } from '../../message/find-text.ts';
import { isMessageName, ownArguments, textNames } from '../../message/message-table.ts';
import { sampleChoices, sampleFacts } from '../../message/sample-facts.ts';
import { catalogueFaults, placedTexts } from '../../message/texts/catalogue.ts';
import { languageOf } from '../../message/texts/language-tag.ts';
import type { Operator } from '../operator.ts';

export function textFaults(operator: Operator): readonly string[] {
  const faults = cataloguesOf(operator).flatMap(({ path, texts }) =>
    catalogueFaults(texts).map((fault) => `${path}.${fault}`),
  );
  return faults.length > 0 ? faults : wordingFaults(operator);
}

/** The same where each text by itself is known to be right. */
export function wordingFaults(operator: Operator): readonly string[] {
  const rendered = cataloguesOf(operator).flatMap(({ path, kind, texts }) =>
    smsFaults(operator, kind, texts).map((fault) => `${path}.${fault}`),
  );
  return [...rendered, ...gaps(operator)];
}

interface Catalogue {
  readonly path: string;
  readonly kind: string | undefined;
  readonly texts: unknown;
}

function cataloguesOf({ texts, kinds }: Operator): readonly Catalogue[] {
  const all = [
    { path: 'texts', kind: undefined, texts },
    ...Object.entries(kinds).map(([kind, { texts }]) => ({ path: `kinds.${kind}.texts`, kind, texts })),
  ];
  return all.filter(({ texts }) => texts !== undefined);
}

/** All choices with the shortest and the longest facts; the first two do where a text has no choice. */
const samples = /* @__PURE__ */ lazy(() =>
  sampleChoices.flatMap((choices) => [sampleFacts(false, choices), sampleFacts(true, choices)]),
);

function smsFaults(operator: Operator, kind: string | undefined, texts: unknown): readonly string[] {
  const placed = placedTexts(texts, []);
  const short = new Set(
    placed.flatMap(({ name, locale, channel }) => (channel === 'sms' ? [`${name} ${locale}`] : [])),
  );
  return placed.flatMap(({ place, name, locale, channel }) => {
    const isSent = channel === 'sms' || (channel === 'other' && !short.has(`${name} ${locale}`));
    if (!isSent) return [];
    const addressing = { locale, channel: 'sms', kind } as const;
    const messages: (() => Composed)[] = [];
    const hasChoice = Object.values(ownArguments(name)).some(({ type }) => type === 'choice');
    for (const facts of hasChoice ? samples() : samples().slice(0, 2)) {
      if (isMessageName(name)) messages.push(() => compose(operator, name, facts[name], addressing));
      else if (name === 'numbered') messages.push(() => composeNumbered(operator, facts.withdrawn, addressing));
    }
    const found = messages.map((write) => faultOf(write)).find((fault) => fault !== undefined);
    return found === undefined ? [] : [`${place}: ${found}`];
  });
}

function faultOf(write: () => Composed): string | undefined {
  try {
    const { segments = 1 } = write().sms ?? {};
    return segments > 2 ? `found an SMS of ${segments} parts with the longest facts, expected at most 2` : undefined;
  } catch (error) {
    if (Fault.is(error)) return error.message;
    throw error;
  }
}

/** Texts that the default language lacks; the languages of the library are whole. */
function gaps(operator: Operator): readonly string[] {
  const { defaultLocale: locale } = operator;
  if (['ru', 'en'].includes(languageOf(locale))) return [];
  const kinds = Object.keys(operator.kinds);
  return textNames
    .filter((name) => !kinds.every((kind) => hasText(operator, { name, locale, channel: 'sms', kind })))
    .map((name) => `texts.${name}: expected a text in ${locale}, the default locale`);
}
