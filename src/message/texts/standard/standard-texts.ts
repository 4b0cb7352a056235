/**
 * The words of the library as catalogues: for every kind, and for the standard kinds by their names, which are data here. Our
 * own wording: no operator publishes its texts.
 */
import { lazy } from '../../../kernel/lazy.ts';
import type { TextEntry, Texts } from '../catalogue.ts';
import { englishKindTexts, englishTexts } from './english.ts';
import { englishOrderTexts } from './english-order.ts';
import { russianKindTexts, russianTexts } from './russian.ts';
import { russianOrderTexts } from './russian-order.ts';

/** Of one language: texts by their name. */
interface OneLanguage {
  readonly [name: string]: TextEntry | undefined;
}

export const standardTexts: () => Texts = /* @__PURE__ */ lazy(() => joined(russianTexts, englishTexts));

/** Of an order that no standard kind describes. */
export const standardOrderTexts: () => Texts = /* @__PURE__ */ lazy(() => joined(russianOrderTexts, englishOrderTexts));

export const standardKindTexts: () => ReadonlyMap<string, Texts> = /* @__PURE__ */ lazy(() => {
  const [russian, english] = [byKind(russianKindTexts), byKind(englishKindTexts)];
  const kinds = new Set([...russian.keys(), ...english.keys()]);
  return new Map([...kinds].map((kind) => [kind, joined(russian.get(kind) ?? {}, english.get(kind) ?? {})]));
});

function byKind(texts: { readonly [kind: string]: OneLanguage }): ReadonlyMap<string, OneLanguage> {
  return new Map(Object.entries(texts));
}

function joined(ru: OneLanguage, en: OneLanguage): Texts {
  const names = new Set([...Object.keys(ru), ...Object.keys(en)]);
  return Object.fromEntries([...names].map((name) => [name, { ru: ru[name], en: en[name] }])) as Texts; // The checks of the words hold the names.
}
