/**
 * In which of its two languages the library speaks to a subscriber: English if the subscriber asked for it, else Russian.
 */
import type { Localized } from '../../kernel/source.ts';
import { languageOf } from '../../message/texts/language-tag.ts';
import type { Request } from '../../request/request.ts';

export function languageFor({ subscriber }: Request): keyof Localized {
  return languageOf(subscriber.locale ?? 'ru') === 'en' ? 'en' : 'ru';
}
