/** The shape of the words from which the sentences of an operator are made. */

/** Words by their name in a sentence: `[name]`, or `[Name]` with a capital letter. Words may name other words. */
export interface Words {
  readonly [name: string]: string;
}

/** The words of a language. */
export interface LanguageWords {
  readonly common: Words;
  /** Of a kind that has no words of its own, which may end with an answer or with something done. */
  readonly anyKind: Words;
  readonly kinds: { readonly [kind: string]: Words };
  /** The status of a consultation, which has no number. */
  readonly consultation: string;
}
