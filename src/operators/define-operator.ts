/**
 * How an integrator describes an operator, or changes one of the four: checked when the service starts, every fault named
 * with its place and what would be right.
 */

import { Fault } from '../kernel/fault.ts';
import { firstFaults } from '../kernel/input/described.ts';
import { faultsOnly } from '../kernel/input/faults-only.ts';
import { isObject } from '../kernel/input/is-object.ts';
import { type TextName, textNames } from '../message/message-table.ts';
import { catalogueFaults, type TextEntry, type Texts } from '../message/texts/catalogue.ts';
import { canonicalTag, lookUpTags, onlyRegion } from '../message/texts/language-tag.ts';
import { inCanonicalLocale } from './canonical-locale.ts';
import type { ChannelPolicy } from './channel.ts';
import { defaults, seriesFrom } from './defaults.ts';
import type { Detail } from './detail.ts';
import { kindFaults } from './faults/kind-faults.ts';
import { nameFaults } from './faults/name-faults.ts';
import { textFaults } from './faults/text-faults.ts';
import type { KindClock, KindPolicy } from './kind-policy.ts';
import type { KnownFields, Operator } from './operator.ts';
import { shapeFaults } from './operator-schema.ts';

/**
 * What {@link defineOperator} takes: what has no default, and what differs from the defaults. Without `series` numbers are
 * `prefix` and digits, ten, eleven and twelve in all.
 */
export type OperatorDefinition = Pick<Operator, 'id' | 'legalName' | 'brand' | 'support' | 'contacts'> &
  Partial<Omit<Operator, 'series'>> &
  ({ readonly prefix: string; readonly series?: never } | { readonly series: Operator['series'] });

/**
 * What {@link extendOperator} may change: whole fields, and one entry at a time within `kinds`, `channels`, `series`,
 * `texts`, and the `details` and the `clocks` of a kind. A channel, a detail or a clock that is `undefined` is taken away.
 */
export type OperatorChanges = Partial<Omit<Operator, 'kinds' | 'channels'>> & {
  readonly kinds?: { readonly [kind: string]: KindChanges };
  readonly channels?: { readonly [name: string]: ChannelPolicy | undefined };
};

type KindChanges = Partial<Omit<KindPolicy, 'details' | 'clocks'>> & {
  readonly details?: { readonly [name: string]: Detail | undefined };
  /** All of them as a list, or what changes in each by its name. */
  readonly clocks?: KindPolicy['clocks'] | { readonly [name: string]: Partial<KindClock> | undefined };
};

/**
 * A new operator. What is not given is as in the four that come with the library.
 *
 * @throws Fault `operator/invalid`: the definition has faults; the message lists each with its path and what would be right
 *
 * @example
 * const own = defineOperator({ id: 'own', legalName: 'OOO Own', brand: [{ name: { ru: 'Свой', en: 'Own' } }], support: '0777', prefix: '6', contacts: { short: '0777', federal: '+78005550777', source: { kind: 'assumption', reference: { ru: 'пример', en: 'example' } } } });
 * own.series.inquiry.digits //=> 10
 */
export function defineOperator(definition: OperatorDefinition): Operator {
  return faultsOnly(
    'defineOperator',
    () => {
      const { prefix, ...given } = { prefix: '', ...definition };
      return checked({ ...defaults, series: seriesFrom(prefix), ...given });
    },
    'operator/invalid',
  );
}

/** Of a kind that is changed the compiler knows the name alone: its details may be others. */
export type Extended<Kept extends Operator, Changes> = WithKinds<WithNames<Kept, Changes>, Changes>;

/** Another id and other aliases are not those that were kept. */
type WithNames<Kept extends Operator, Changes> = Omit<Kept, 'id' | 'aliases'> &
  Pick<Operator, Exclude<keyof Operator, 'id' | 'aliases'>> & {
    readonly id: Changes extends { readonly id: infer Id extends string } ? Id : Kept['id'];
    readonly aliases: Changes extends { readonly aliases: infer Aliases extends readonly string[] }
      ? readonly Aliases[number][]
      : Kept['aliases'];
  };

type WithKinds<Kept extends Operator, Changes> = Changes extends { readonly kinds: infer Changed extends object }
  ? Omit<Kept, 'kinds'> & {
      readonly kinds: Operator['kinds'] & {
        readonly [Name in keyof KnownFields<Kept['kinds']> | keyof Changed]: Name extends keyof Changed
          ? KindPolicy
          : Kept['kinds'][Name & string] & KindPolicy;
      };
    }
  : Kept;

/**
 * An operator with some things changed; those that are not named stay as they are. `texts` are for all kinds: they replace
 * what a kind says in their place, unless the kind is given texts of its own at the same time.
 *
 * @throws Fault `operator/invalid`: the changed operator has faults
 *
 * @example
 * const changed = extendOperator(mts, { smsAlphabet: 'cheapest', kinds: { complaint: { details: kinds.claim.details, clocks: kinds.claim.clocks } } });
 * changed.kinds.complaint.clocks.map((clock) => clock.name).includes('legalReview') //=> true
 */
export function extendOperator<Kept extends Operator, const Changes extends OperatorChanges>(
  operator: Kept,
  changes: Changes,
): Extended<Kept, Changes> {
  return faultsOnly(
    'extendOperator',
    () => {
      const { kinds: changedKinds = {}, ...others } = changes;
      assertCatalogue(operator.id, 'texts', others.texts);
      for (const [name, change] of Object.entries(changedKinds)) {
        assertCatalogue(operator.id, `kinds.${name}.texts`, change?.texts);
      }
      const kinds = Object.fromEntries(
        Object.keys({ ...operator.kinds, ...changedKinds }).map((name) => [
          name,
          changedKind(operator.kinds[name], changedKinds[name], others.texts),
        ]),
      );
      const extended = checked({
        ...operator,
        ...others,
        channels: joinedEntries(operator.channels, others.channels),
        series: { ...operator.series, ...others.series },
        kinds,
        ...(others.texts === undefined ? {} : { texts: joinedTexts(operator.texts, others.texts) }),
      });
      // The compiler does not follow which kinds stay as they are.
      return extended as unknown as Extended<Kept, Changes>;
    },
    'operator/invalid',
  );
}

/** Texts are joined by their tags, which takes long where there are thousands that are none. */
function assertCatalogue(id: string, place: string, texts: unknown): void {
  const faults = texts === undefined ? [] : catalogueFaults(texts).map((fault) => `${place}.${fault}`);
  if (faults.length > 0) throw new Fault('operator/invalid', `operator '${id}': ${firstFaults(faults)}`);
}

/** An entry that is `undefined` is taken away. */
function joinedEntries<Entry>(before: ByName<Entry> = {}, after: ByName<Entry | undefined> = {}): ByName<Entry> {
  const joined = Object.entries({ ...before, ...after });
  return Object.fromEntries(joined.flatMap(([name, entry]) => (entry === undefined ? [] : [[name, entry] as const])));
}

type ByName<Entry> = { readonly [name: string]: Entry };

/** Words for all kinds replace those that a kind had before, but not those that the kind is given beside them. */
function changedKind(
  before: KindPolicy | undefined,
  change: KindChanges | undefined,
  forAll: Texts = {},
): { readonly [field: string]: unknown } {
  const hidden = before?.texts && hiddenBy(before.texts, forAll);
  const isSame = hidden === undefined || Object.keys(hidden).length === 0;
  const spoken = isSame ? before?.texts : joinedTexts(before?.texts, hidden);
  const texts = change?.texts === undefined ? spoken : joinedTexts(spoken, change.texts);
  const details = joinedEntries(before?.details, change?.details);
  const given = change?.clocks;
  const clocks = isObject(given) && !Array.isArray(given) ? changedClocks(before?.clocks, given) : given;
  return {
    ...before,
    ...change,
    details,
    ...(clocks !== undefined && { clocks }),
    ...(texts !== undefined && { texts }),
  };
}

/** A clock of a new name has to be whole, as the check of its shape says. Clocks that share a name are told by a list alone. */
function changedClocks(before: KindPolicy['clocks'] = [], changes: object): readonly unknown[] {
  const changeOf = new Map(Object.entries(changes));
  const shared = before.find(
    ({ name }, index) => isObject(changeOf.get(name)) && before.findIndex((other) => other.name === name) < index,
  );
  if (shared !== undefined) {
    throw new Fault(
      'operator/invalid',
      `clocks.${shared.name}: found several clocks of this name, expected the whole list`,
    );
  }
  const names = new Set(before.map(({ name }) => name));
  const added = [...changeOf].filter(([name]) => !names.has(name));
  return [
    ...before.map((clock) => {
      const change = changeOf.get(clock.name);
      if (isObject(change)) return { ...clock, ...change };
      return changeOf.has(clock.name) ? change : clock;
    }),
    ...added.map(([name, change]) => (isObject(change) ? { name, ...change } : change)),
  ].filter((clock) => clock !== undefined);
}

/** The texts that nobody would see behind those of a kind. */
function hiddenBy(ofKind: Texts, forAll: Texts): Texts {
  return eachText(forAll, (name, given) => {
    const hidden = Object.entries(given).filter(([locale]) =>
      lookUpTags(canonicalTag(locale) ?? '').some((tag) => ofKind[name]?.[tag] !== undefined),
    );
    return hidden.length === 0 ? undefined : Object.fromEntries(hidden);
  });
}

/** Each text, language and channel that is given replaces the one before. What is no text stays, so that it is told. */
function joinedTexts(before: Texts = {}, after: Texts): Texts {
  if (!isObject(after)) return after;
  const joined = eachText(after, (name, given) => ({
    ...before[name],
    ...Object.fromEntries(
      [...Object.entries(given), ...ofOnlyRegion(before[name] ?? {}, given)].map(([locale, entry]) => {
        const tag = Object.keys(before[name] ?? {}).find((known) => canonicalTag(known) === canonicalTag(locale));
        return [tag ?? locale, joinedEntry(before[name]?.[tag ?? locale], entry)];
      }),
    ),
  }));
  return { ...before, ...after, ...joined };
}

/** A text for the only region of a language takes the place of that for the language, too. */
function ofOnlyRegion(before: Entries, given: Entries): readonly (readonly [string, TextEntry])[] {
  const byTag = new Map(Object.entries(given).map(([tag, entry]) => [canonicalTag(tag) ?? '', entry]));
  return Object.keys(before).flatMap((known) => {
    const tag = canonicalTag(known);
    if (tag === undefined || lookUpTags(tag).some((shorter) => byTag.has(shorter))) return [];
    const entry = byTag.get(onlyRegion(tag, byTag.keys()) ?? '');
    return entry === undefined ? [] : [[known, entry] as const];
  });
}

type Entries = { readonly [locale: string]: TextEntry };

function eachText(texts: Texts, change: (name: TextName, given: Entries) => Entries | undefined): Texts {
  return Object.fromEntries(
    textNames.flatMap((name) => {
      const given = isObject(texts) ? texts[name] : undefined;
      const changed = isObject(given) ? change(name, given) : undefined;
      return changed === undefined ? [] : [[name, changed]];
    }),
  );
}

/** A text for every channel leaves nothing of the one before. */
function joinedEntry(before: TextEntry | undefined, after: TextEntry): TextEntry {
  if (!isObject(after) || 'other' in after || before === undefined) return after;
  return { ...(typeof before === 'string' ? { other: before } : before), ...after };
}

function checked<Described extends Operator>(operator: Described): Described {
  const shape = shapeFaults(operator);
  const faults = shape.length > 0 ? shape : [...nameFaults(operator), ...kindFaults(operator), ...textFaults(operator)];
  if (faults.length > 0) throw new Fault('operator/invalid', `operator '${operator.id}': ${firstFaults(faults)}`);
  return inCanonicalLocale(operator);
}
