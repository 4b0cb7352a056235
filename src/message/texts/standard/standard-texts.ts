/**
 * The words of the library as catalogues: for every kind, and for the standard kinds by their names, which are data here. Our
 * own wording: no operator publishes its texts.
 */
import { lazy } from '../../../kernel/lazy.ts';
import { type TextName, textNames } from '../../message-table.ts';
import type { LanguageTexts, TextEntry, Texts } from '../catalogue.ts';
import { englishKindTexts, englishTexts } from './english.ts';
import { englishOrderTexts } from './english-order.ts';
import { russianKindTexts, russianTexts } from './russian.ts';
import { russianOrderTexts } from './russian-order.ts';

export const standardTexts: () => Texts = /* @__PURE__ */ lazy(() => joined(russianTexts(), englishTexts()));

/** Of an order that no standard kind describes. */
export const standardOrderTexts: () => Texts = /* @__PURE__ */ lazy(() =>
  joined(russianOrderTexts(), englishOrderTexts()),
);

export const standardKindTexts: () => ReadonlyMap<string, Texts> = /* @__PURE__ */ lazy(() => {
  const [russian, english] = [byKind(russianKindTexts()), byKind(englishKindTexts())];
  const kinds = new Set([...russian.keys(), ...english.keys()]);
  return new Map([...kinds].map((kind) => [kind, joined(russian.get(kind) ?? {}, english.get(kind) ?? {})]));
});

function byKind(texts: { readonly [kind: string]: LanguageTexts }): ReadonlyMap<string, LanguageTexts> {
  return new Map(Object.entries(texts));
}

function joined(ru: LanguageTexts, en: LanguageTexts): Texts {
  const texts: { [Name in TextName]?: { readonly [locale: string]: TextEntry } } = {};
  for (const name of textNames) {
    const [russian, english] = [ru[name], en[name]];
    if (russian === undefined && english === undefined) continue;
    texts[name] = { ...(russian !== undefined && { ru: russian }), ...(english !== undefined && { en: english }) };
  }
  return texts;
}
