/**
 * The language of the narrative. What subscribers read stays in their own.
 */

export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

/** Takes both wordings and gives the one of the language. */
export type Say = (en: string, ru: string) => string;

export function sayIn(language: Language): Say {
  return (en, ru) => (language === 'ru' ? ru : en);
}
