/**
 * An operator with some things changed, in code or by a file that names its base: the one way in which parts are put together.
 * What is of a wrong type stays as it is, so that the check that follows tells it.
 */
import { Fault } from '../kernel/fault.ts';
import { canonicalJson } from '../kernel/fingerprint.ts';
import { described } from '../kernel/input/described.ts';
import { isRecord } from '../kernel/input/is-object.ts';
import type { Source } from '../kernel/source.ts';
import { type TextName, textNames } from '../message/message-table.ts';
import type { TextEntry, Texts } from '../message/texts/catalogue.ts';
import { canonicalTag, lookUpTags, onlyRegion } from '../message/texts/language-tag.ts';
import type { ChannelPolicy } from './channel.ts';
import type { Detail } from './detail.ts';
import type { KindClock, KindPolicy } from './kind-policy.ts';
import type { Contacts, Operator, SeriesPolicy } from './operator.ts';

/**
 * What {@link extendOperator} may change: whole fields, the fields of `contacts`, and one entry at a time within `kinds`, `channels`,
 * `series`, `texts`, and the `details` and the `clocks` of a kind. An entry of `kinds`, `channels`, `series` or `clocks` has the
 * fields that change. Of all these but `texts`, an entry that is `undefined` is taken away. A term, a contact, a channel or a series
 * that changes without a `source` gets one that says so, for the source of the old value says nothing of the new one.
 */
export type OperatorChanges = Partial<Omit<Operator, 'kinds' | 'channels' | 'series' | 'contacts'>> & {
  readonly kinds?: { readonly [kind: string]: KindChanges | undefined };
  readonly channels?: { readonly [name: string]: Partial<ChannelPolicy> | undefined };
  readonly series?: { readonly [group: string]: Partial<SeriesPolicy> | undefined };
  readonly contacts?: Partial<Contacts>;
};

type KindChanges = Partial<Omit<KindPolicy, 'details' | 'clocks'>> & {
  readonly details?: { readonly [name: string]: Detail | undefined };
  /** All of them as a list, or what changes in each by its name. */
  readonly clocks?: KindPolicy['clocks'] | { readonly [name: string]: Partial<KindClock> | undefined };
};

/**
 * The parts together, not yet checked; the calendar may be one or a description.
 *
 * @throws Fault `operator/invalid`: a clock is changed by what is no object, or by a name that several clocks of the kind have
 */
export function withChanges<Kept extends Omit<Operator, 'calendar'>>(
  operator: Kept,
  { kinds, contacts, ...others }: OperatorChanges,
): Kept {
  return {
    ...operator,
    ...others,
    ...(contacts !== undefined && { contacts: changedPart(operator.contacts, contacts, sourced.contacts) }),
    channels: changedEntries(operator.channels, sourced.channel, others.channels),
    series: changedEntries(operator.series, sourced.series, others.series),
    kinds: changedKinds(operator.kinds, kinds, others.texts),
    ...(others.texts === undefined ? {} : { texts: joinedTexts(operator.texts, others.texts) }),
  };
}

/** The fields that the source of a part tells of. An extension and a contact line have sources of their own. */
const sourced = {
  clock: ['term'],
  channel: ['title', 'proves', 'messages', 'open'],
  series: ['digits', 'prefix', 'check'],
  contacts: ['short', 'federal'],
} as const;

const withoutSource: Source = {
  kind: 'assumption',
  reference: {
    ru: 'задано в описании оператора, источник не указан',
    en: 'set in the definition of the operator, without a source',
  },
};

/** The source of an old value says nothing of a new one. A part that is new has to give its source. */
function changedPart<Part extends object>(before: Part, change: object, fields: readonly string[]): Part {
  if (!isRecord(change)) return change;
  const isOther = fields.some(
    (field) =>
      Object.hasOwn(change, field) &&
      canonicalJson(Reflect.get(change, field)) !== canonicalJson(Reflect.get(before, field)),
  );
  const isUnsourced = isOther && Object.hasOwn(before, 'source') && !Object.hasOwn(change, 'source');
  return { ...before, ...change, ...(isUnsourced && { source: withoutSource }) };
}

function changedEntries<Entry extends object>(
  before: ByName<Entry>,
  fields: readonly string[],
  changes: ByName<Partial<Entry> | undefined> = {},
): ByName<Entry> {
  if (!isRecord(changes)) return changes;
  const all = Object.entries(changes).map(([name, change]) => {
    const known = Object.hasOwn(before, name) ? before[name] : undefined;
    return [name, isRecord(change) ? changedPart(known ?? {}, change, fields) : change];
  });
  // Whether a new entry is whole is checked with the operator.
  return joinedEntries(before, Object.fromEntries(all));
}

type ByName<Entry> = { readonly [name: string]: Entry };

function joinedEntries<Entry>(before: ByName<Entry> = {}, after: ByName<Entry | undefined> = {}): ByName<Entry> {
  if (!isRecord(after)) return after;
  return Object.fromEntries(
    Object.entries({ ...before, ...after }).flatMap(([name, entry]) =>
      entry === undefined || isTakenAway(entry, Object.hasOwn(before, name)) ? [] : [[name, entry] as const],
    ),
  );
}

/** A file has no `undefined`. A name that is not there is a mistake, which is told. */
function isTakenAway(entry: unknown, isKnown: boolean): boolean {
  return entry === null && isKnown;
}

function changedKinds(
  before: Operator['kinds'],
  changes: OperatorChanges['kinds'] = {},
  forAll: Texts | undefined,
): Operator['kinds'] {
  if (!isRecord(changes)) return changes;
  const all = Object.keys({ ...before, ...changes }).map((name) => {
    const change = Object.hasOwn(changes, name) ? changes[name] : {};
    return [name, isRecord(change) ? changedKind(before[name], change, `kinds.${name}`, forAll) : change];
  });
  // Whether a new kind is whole is checked with the operator.
  return joinedEntries(before, Object.fromEntries(all));
}

/** Words for all kinds replace those that a kind had before, but not those that the kind is given beside them. */
function changedKind(before: KindPolicy | undefined, change: KindChanges, path: string, forAll: Texts = {}): object {
  const hidden = before?.texts && hiddenBy(before.texts, forAll);
  const isSame = hidden === undefined || Object.keys(hidden).length === 0;
  const spoken = isSame ? before?.texts : joinedTexts(before?.texts, hidden);
  const texts = change.texts === undefined ? spoken : joinedTexts(spoken, change.texts);
  const details = joinedEntries(before?.details, change.details);
  const given = change.clocks;
  const clocks = isRecord(given) ? changedClocks(before?.clocks, given, path) : given;
  return {
    ...before,
    ...change,
    details,
    ...(clocks !== undefined && { clocks }),
    ...(texts !== undefined && { texts }),
  };
}

/** A clock of a new name has to be whole, as the check of its shape says. Clocks that share a name are told by a list alone. */
function changedClocks(before: KindPolicy['clocks'] = [], changes: object, path: string): readonly object[] {
  const changeOf = new Map<string, unknown>(Object.entries(changes));
  const names = before.map(({ name }) => name);
  for (const [name, change] of changeOf) {
    const place = `${path}.clocks.${name}`;
    if (change === undefined || isTakenAway(change, names.includes(name))) continue;
    if (!isRecord(change))
      throw new Fault('operator/invalid', `${place}: expected an object, found ${described(change)}`);
    if (names.indexOf(name) < names.lastIndexOf(name)) {
      const problem = 'found several clocks of this name, expected the whole list';
      throw new Fault('operator/invalid', `${place}: ${problem}`);
    }
  }
  const changed = (clock: { readonly name: string }): readonly object[] => {
    const change = changeOf.get(clock.name);
    if (isRecord(change)) return [changedPart(clock, change, sourced.clock)];
    return changeOf.has(clock.name) ? [] : [clock];
  };
  const added = [...changeOf.keys()].filter((name) => !names.includes(name));
  return [...before, ...added.map((name) => ({ name }))].flatMap(changed);
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
  if (!isRecord(after)) return after;
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
      const given = isRecord(texts) ? texts[name] : undefined;
      const changed = isRecord(given) ? change(name, given) : undefined;
      return changed === undefined ? [] : [[name, changed]];
    }),
  );
}

/** A text for every channel leaves nothing of the one before. */
function joinedEntry(before: TextEntry | undefined, after: TextEntry): TextEntry {
  if (!isRecord(after) || 'other' in after || before === undefined) return after;
  return { ...(typeof before === 'string' ? { other: before } : before), ...after };
}
