/**
 * What is wrong about the words of an operator that name another: what is left of a base that was somebody else's.
 */
import { isObject } from '../../../kernel/input/is-object.ts';
import type { KindPolicy } from '../../kind-policy.ts';
import type { Operator } from '../../operator.ts';
import { standardOperators } from '../../standard-operators.ts';
import { type Flaw, pointer } from '../finding.ts';

/** One of each place that subscribers read. Who has one name of a brand has the others, too. */
export function otherBrandFlaws(operator: Operator): readonly Flaw[] {
  const own = operator.brand.flatMap(({ name }) => Object.values(name)).join('\n');
  const others = standardBrands().filter((names) => !names.some((name) => isSaid(name, own)));
  return placesOf(operator).flatMap(([path, words]): readonly Flaw[] => {
    const said = textsIn(words).join('\n');
    const found = others.flat().filter((name) => isSaid(name, said));
    return found.length === 0 ? [] : [{ rule: 'brand/other', path, about: [found.join(', ')] }];
  });
}

/** The names of each brand, of today and before, in both languages. */
function standardBrands(): readonly (readonly string[])[] {
  return standardOperators.map(({ brand }) => {
    const names = brand.flatMap(({ name }) => [name.ru, name.en]);
    return [...new Set(names.flatMap((name) => [name, spellings[name] ?? name]))];
  });
}

/** What people write for a name that an operator writes in Latin letters. */
const spellings: { readonly [name: string]: string } = { Tele2: 'Теле2' };

/** As a whole word, in any case. */
function isSaid(name: string, text: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

type Place = readonly [path: string, words: unknown];

function placesOf({ legalName, channels, contacts, kinds, texts }: Operator): readonly Place[] {
  return [
    ['/legalName', legalName],
    ...titles('/channels', channels),
    ...titles('/contacts/lines', contacts.lines),
    ...textPlaces('', texts),
    ...Object.entries(kinds).flatMap(([name, kind]) => kindPlaces(pointer('kinds', name), kind)),
  ];
}

function kindPlaces(path: string, { title, steps, rejectReasons, charges, texts }: KindPolicy): readonly Place[] {
  return [
    [`${path}/title`, title],
    ...titles(`${path}/steps`, steps),
    ...titles(`${path}/rejectReasons`, rejectReasons),
    ...titles(`${path}/charges`, charges),
    ...textPlaces(path, texts),
  ];
}

function titles(
  path: string,
  entries: { readonly [name: string]: { readonly title: unknown } } | readonly { readonly title: unknown }[] = {},
): readonly Place[] {
  return Object.entries(entries).map(([name, { title }]) => [`${path}${pointer(name, 'title')}`, title]);
}

/** Each text in each language. Whether texts are well formed is told elsewhere. */
function textPlaces(path: string, texts: unknown): readonly Place[] {
  if (!isObject(texts)) return [];
  return Object.entries(texts).flatMap(([name, byLocale]) =>
    isObject(byLocale)
      ? Object.entries(byLocale).map(([locale, entry]): Place => [`${path}${pointer('texts', name, locale)}`, entry])
      : [],
  );
}

function textsIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  return isObject(words) ? Object.values(words).flatMap(textsIn) : [];
}
