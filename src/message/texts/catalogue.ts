/**
 * The words of an operator as data: texts of ICU MessageFormat by name, locale and channel. The compiler reads their
 * arguments; all else is checked when the catalogue is defined, and every fault is told at once.
 */
import { Fault } from '../../kernel/fault.ts';
import { firstFaults } from '../../kernel/input/described.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { type MessageChannel, messageChannels } from '../facts.ts';
import type { CheckedText } from '../icu/arguments-of.ts';
import { checkText } from '../icu/check-text.ts';
import { readText } from '../icu/parse-text.ts';
import { placedFaults, type TextFault } from '../icu/text-fault.ts';
import { type ArgumentName, argumentsOf, isTextName, type TextName, textNames } from '../message-table.ts';
import { writtenTag } from './language-tag.ts';

/**
 * An e-mail with a subject of its own.
 *
 * @see {@link texts}
 */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** `other`: all channels that are not named. */
export type ChannelKey = MessageChannel | 'other';

/**
 * One text for all channels, or by channel; for e-mail it may have its own subject. A channel that is not there is left to the next
 * level: the kind, the operator, the standard texts.
 *
 * @see {@link texts}
 */
export type TextEntry = string | { readonly [Key in ChannelKey]?: string | Letter };

/** The texts of one language by their name. */
export type LanguageTexts = { readonly [Name in TextName]?: TextEntry };

/**
 * Texts by their name, then by language tag (BCP 47). Each is ICU MessageFormat: `{argument}`, `plural`, `select`.
 *
 * @see {@link texts}
 */
export type Texts = {
  readonly [Name in TextName]?: { readonly [locale: string]: TextEntry };
};

/** The same catalogue, where a text that names an argument which it does not have is of no type. */
type CheckedTexts<Given> = {
  readonly [Name in keyof Given]: Name extends TextName
    ? { readonly [Locale in keyof Given[Name]]: CheckedEntry<Given[Name][Locale], ArgumentName<Name> & string> }
    : never;
};

type CheckedEntry<Entry, Allowed extends string> = Entry extends string
  ? CheckedText<Entry, Allowed>
  : {
      readonly [Key in keyof Entry]: Key extends ChannelKey
        ? Entry[Key] extends string
          ? CheckedText<Entry[Key], Allowed>
          : Entry[Key] extends Letter
            ? {
                readonly subject: CheckedText<Entry[Key]['subject'], Allowed>;
                readonly text: CheckedText<Entry[Key]['text'], Allowed>;
              }
            : Entry[Key]
        : never;
    };

/**
 * A catalogue of texts, for an operator or for one of its kinds.
 *
 * @throws Fault `message/invalid-template`: a line for every fault, with name, locale, channel, line and column
 *
 * @example
 * const email = { subject: 'Заявка {number}', text: 'Мы приняли заявку {number} и ответим не позднее {due}.' };
 * const own = texts({ registered: { ru: { email, other: 'Заявка {number} принята. Ответим не позднее {due}.' } } });
 * const operator = extendOperator(mts, { texts: own });
 * const facts = { number: '4829301756', at: new Date('2026-11-20T09:00:00Z'), dueAt: new Date('2026-11-25T21:00:00Z') };
 * const by = (channel) => compose(operator, 'registered', facts, { locale: 'ru', channel });
 * by('sms').text //=> 'Заявка 4829301756 принята. Ответим не позднее 25.11.2026.'
 * by('email').subject //=> 'Заявка 4829301756'
 */
export function texts<const Given extends Texts>(catalogue: Given & CheckedTexts<Given>): Texts {
  return faultsOnly('texts', () => {
    const faults = catalogueFaults(catalogue);
    if (faults.length > 0) throw new Fault('message/invalid-template', firstFaults(faults, '\n'));
    return catalogue;
  });
}

/** A text of a catalogue, and where it stands: `registered.ru.email.subject`. */
export interface PlacedText {
  readonly place: string;
  readonly name: TextName;
  readonly locale: string;
  readonly channel: ChannelKey;
  readonly source: string;
  readonly isSubject: boolean;
}

/** Everything that is wrong with a catalogue, each fault with its place and what would be right. */
export function catalogueFaults(catalogue: unknown): readonly string[] {
  const faults: string[] = [];
  for (const text of placedTexts(catalogue, faults)) faults.push(...faultsOf(text));
  return faults;
}

function faultsOf({ place, name, locale, source, isSubject }: PlacedText): readonly string[] {
  const read = readText(source);
  const known = argumentsOf(name);
  // A subject may leave out the number, which is in the letter.
  const expected = { locale, arguments: isSubject ? { ...known, number: { type: 'text' as const } } : known };
  const found = [...(read.ok ? checkText(read.value, expected) : read.refusal), ...lineBreaks(source, name, isSubject)];
  return found.map(({ line, column, message }) => `${place}:${line}:${column}: ${message}`);
}

/** A subject is one line of a letter's head, and so is what stands in it. */
function lineBreaks(source: string, name: TextName, isSubject: boolean): readonly TextFault[] {
  if (!isSubject && name !== 'subject' && name !== 'title' && !name.startsWith('reason.')) return [];
  const at = source.search(/[\n\u2028\u2029]/u);
  return at < 0 ? [] : placedFaults(source, [{ at, message: 'found a line break, expected one line' }]);
}

/** All texts of a catalogue; what is none is told to `faults`. */
export function placedTexts(catalogue: unknown, faults: string[]): readonly PlacedText[] {
  const found: PlacedText[] = [];
  for (const [name, locales] of entriesOf(catalogue, 'texts', 'texts by name', faults)) {
    if (!isTextName(name)) {
      faults.push(`${name.slice(0, 64)}: expected one of ${textNames.join(', ')}`);
      continue;
    }
    const tags = new Set<string>();
    for (const [tag, entry] of entriesOf(locales, name, 'texts by locale', faults)) {
      const locale = writtenTag(tag);
      if (locale === undefined)
        faults.push(`${name}.${tag.slice(0, 64)}: expected a language tag (BCP 47), such as ru or kk-KZ`);
      else if (tags.has(locale)) faults.push(`${name}.${tag}: found ${locale} twice, expected it once`);
      else found.push(...textsOfEntry(entry, { name, locale, place: `${name}.${tag}` }, faults));
      tags.add(locale ?? tag);
    }
  }
  return found;
}

function textsOfEntry(
  entry: unknown,
  { name, locale, place }: Pick<PlacedText, 'name' | 'locale' | 'place'>,
  faults: string[],
): readonly PlacedText[] {
  // No spread: this runs for each of thousands of texts whenever an operator is defined.
  const placed = (place: string, channel: ChannelKey, source: string, isSubject = false): PlacedText => {
    return { place, name, locale, channel, source, isSubject };
  };
  if (typeof entry === 'string') return [placed(place, 'other', entry)];
  const found: PlacedText[] = [];
  for (const [key, text] of entriesOf(entry, place, 'a text, or texts by channel', faults)) {
    const at = `${place}.${key}`;
    if (!isChannelKey(key)) faults.push(`${place}.${key.slice(0, 64)}: expected one of ${channelKeys.join(', ')}`);
    else if (typeof text === 'string') found.push(placed(at, key, text));
    else if (isLetter(text) && key === 'email') {
      found.push(placed(`${at}.text`, key, text.text), placed(`${at}.subject`, key, text.subject, true));
    } else faults.push(`${at}: expected a text${key === 'email' ? ', or { subject, text } and nothing else' : ''}`);
  }
  return found;
}

const channelKeys: readonly ChannelKey[] = /* @__PURE__ */ (() => [...messageChannels, 'other'] as const)();

function isChannelKey(key: string): key is ChannelKey {
  return channelKeys.some((known) => known === key);
}

function isLetter(value: unknown): value is Letter {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  return 'subject' in value && typeof value.subject === 'string' && 'text' in value && typeof value.text === 'string';
}

/** A list and a `Map` have entries too, but none that would be found. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** Far more than there are texts, or languages in use: what has more is no catalogue, and only so many are looked at. */
const mostEntries = 500;

/** Entries whose value is `undefined` are not there. */
function entriesOf(
  value: unknown,
  place: string,
  expected: string,
  faults: string[],
): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || !isPlain(value)) {
    faults.push(
      `${place}: expected ${expected}, found ${value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value}`,
    );
    return [];
  }
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  if (entries.length > mostEntries) {
    faults.push(`${place}: expected at most ${mostEntries} fields, found ${entries.length}`);
  }
  return entries.slice(0, mostEntries);
}
