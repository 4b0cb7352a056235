/**
 * In which of its two languages the library speaks to a subscriber: English where it was asked for, else Russian.
 */
import { languageOf } from '../message/template.ts';
import type { Request } from '../request/request.ts';
import type { Localized } from '../source.ts';

export function languageFor({ subscriber }: Request): keyof Localized {
  return languageOf(subscriber.locale ?? 'ru') === 'en' ? 'en' : 'ru';
}
