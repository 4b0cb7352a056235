/**
 * Names for machines as the narrative shows them: in English as they are, in Russian by the words of the service's pages.
 */
import { beeline, megafon, mts, tele2 } from 'zayavka/operators';
import words from '../service/pages/words.json' with { type: 'json' };
import type { Say } from './language.ts';

/** «clock “review”», «срок «рассмотрение»»: the name in quotes. */
export function named(table: 'clocks' | 'commands' | 'statuses' | 'fields', name: string, say: Say): string {
  const russian: { readonly [name: string]: string | undefined } = words.ru[table];
  const [first = '', ...rest] = russian[name] ?? name;
  return quoted(say(name, first.toLowerCase() + rest.join('')), say);
}

/** The title of a step, which the kinds share. */
export function stepTitle(step: string, say: Say): string {
  const kinds = [mts, megafon, beeline, tele2].flatMap((operator) => Object.values(operator.kinds));
  const title = kinds.flatMap(({ steps = [] }) => steps).find(({ name }) => name === step)?.title;
  return quoted(title === undefined ? step : say(title.en, title.ru), say);
}

/** Words of people, unchanged; quotes within quotes have another form in Russian. */
export function quoted(text: string, say: Say): string {
  return say(`“${text}”`, `«${text.replaceAll('«', '„').replaceAll('»', '“')}»`);
}
