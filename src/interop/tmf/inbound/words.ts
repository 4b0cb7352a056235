/**
 * Words of a document as kinds and channels of an operator: by the map of the reader, by their own name or title, by the words that
 * others use for them.
 */
import type { Channel } from '../../../operators/channel.ts';
import type { Operator } from '../../../operators/operator.ts';
import type { Lifecycle } from '../../../request/lifecycle.ts';
import { sameWord } from './document-reader.ts';
import { channelWords, kindWords } from './standard-words.ts';

/**
 * Names by the words for them, in any case and with any spaces.
 *
 * @see {@link RegistrationOptions}
 */
export type NamesByWord = { readonly [word: string]: string };

/** Names by words as `sameWord` writes them. */
type Index = ReadonlyMap<string, string>;

export function kindsOf({ kinds }: Pick<Operator, 'kinds'>, lifecycle: Lifecycle): readonly string[] {
  return Object.keys(kinds).filter((kind) => kinds[kind]?.lifecycle === lifecycle);
}

export function kindsByWord(operator: Operator, lifecycle: Lifecycle, map: NamesByWord = {}): Index {
  return index(kindsOf(operator, lifecycle), operator.kinds, map, kindWords);
}

/** The channel that the first known word means. */
export function channelMeant(
  { channels }: Operator,
  words: readonly string[],
  map: NamesByWord = {},
): Channel | undefined {
  return firstMeant(index(Object.keys(channels), channels, map, channelWords), words);
}

export function firstMeant(names: Index, words: readonly string[]): string | undefined {
  const known = words.find((word) => names.has(sameWord(word)));
  return known === undefined ? undefined : names.get(sameWord(known));
}

type Titled = { readonly [name: string]: { readonly title: { readonly [locale: string]: string } } };

function index(names: readonly string[], titled: Titled, map: NamesByWord, usual: NamesByWord): Index {
  const found = new Map<string, string>();
  const add = (written: string, name: string): void => {
    const word = sameWord(written);
    if (word !== '' && names.includes(name) && !found.has(word)) found.set(word, name);
  };
  for (const [word, name] of Object.entries(map)) add(word, name);
  for (const name of names) add(name, name);
  for (const name of names) for (const title of Object.values(titled[name]?.title ?? {})) add(title, name);
  for (const [name, list] of Object.entries(usual)) for (const word of list.split(' ')) add(word, name);
  return found;
}
