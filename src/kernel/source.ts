/**
 * Where a default value comes from, so that nobody mistakes an assumption for a rule of an operator or of the law.
 *
 * @example
 * const source = { kind: 'law', reference: { ru: '126-ФЗ, ст. 55', en: '126-FZ art. 55' } };
 * const answer = { ...mts.kinds.complaint.clocks[0], term: days(30), source };
 * const clock = startClock(answer, russia, new Date('2026-11-20T09:00:00Z'));
 * explain(clock, russia, new Date('2026-11-21T09:00:00Z')).trace[0].source //=> source
 */
export interface Source {
  /**
   * `article`: said by an operator or in print about it; `law`: a norm that binds every operator; `assumption`: our own
   * choice, to be replaced by the user who knows better.
   */
  readonly kind: 'article' | 'law' | 'assumption';
  /** What to look up, in both languages: the article of the law, the page, or the reason for the assumption. */
  readonly reference: Localized;
  /** Where it was read: `moscow.megafon.ru/help/faq/mnp.html`, or the publisher, the author. Every `article` of an operator has one. */
  readonly address?: string;
  /** The day on which it was read there, yyyy-mm-dd. Every `article` of an operator has one. */
  readonly seen?: string;
  /** `high`: the operator itself, the state, the serious press; `medium`: other press, code that quotes the operator; `low`: the rest. */
  readonly quality?: 'high' | 'medium' | 'low';
}

/**
 * A text for people in the two languages that the library speaks.
 *
 * @see {@link explainNumberRefusal}
 */
export interface Localized {
  readonly ru: string;
  readonly en: string;
}

/**
 * A text for people in Russian, in English, and in any other language by its tag (BCP 47).
 *
 * @see {@link Sender}
 */
export interface Translated extends Localized {
  readonly [locale: string]: string;
}
