/**
 * The form of a noun beside a number: CLDR plural rules, and for Russian integers their arithmetic, which gives the same
 * and takes a hundredth of the time of `Intl.PluralRules`.
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

const rules = new Map<string, Intl.PluralRules>();

/**
 * The form that fits the number; without a form for its category, `other`.
 *
 * @example
 * plural('ru', 22, { one: 'день', few: 'дня', many: 'дней', other: 'дня' }) //=> 'дня'
 */
export function plural(locale: string, count: number, forms: PluralForms): string {
  if (locale === 'ru' && Number.isSafeInteger(count)) return russianForm(Math.abs(count), forms) ?? forms.other;
  let rule = rules.get(locale);
  if (rule === undefined) {
    rule = new Intl.PluralRules(locale);
    rules.set(locale, rule);
  }
  return forms[rule.select(count)] ?? forms.other;
}

/** By name and not by category: a name in brackets costs as much as the arithmetic. */
function russianForm(count: number, { one, few, many }: PluralForms): string | undefined {
  const tens = count % 100;
  if (tens >= 11 && tens <= 14) return many;
  const ones = count % 10;
  if (ones === 1) return one;
  return ones >= 2 && ones <= 4 ? few : many;
}
