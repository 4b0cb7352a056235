/**
 * The form of a noun beside a number, by the plural rules of CLDR.
 */

/** Forms by CLDR category; `few` and `many` matter in Russian, `one` and `other` in English. */
export interface PluralForms {
  readonly zero?: string;
  readonly one: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** A memo by locale: `Intl` takes longer to make one than to use it. */
const rules = new Map<string, Intl.PluralRules>();

/**
 * The form that fits the number; without a form for its category, `other`.
 *
 * @example
 * plural('ru', 22, { one: 'день', few: 'дня', many: 'дней', other: 'дня' }) //=> 'дня'
 */
export function plural(locale: string, count: number, forms: PluralForms): string {
  const rule = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, rule);
  return forms[rule.select(count)] ?? forms.other;
}
