/**
 * A text that was found, with its arguments written: ready to be rendered, also several times where a person's words have to
 * be cut.
 */
import { civilTime } from '../kernel/date-words.ts';
import { Fault } from '../kernel/fault.ts';
import type { Translated } from '../kernel/source.ts';
import type { MessageChannel } from './facts.ts';
import { type FoundText, findText, kindOf } from './find-text.ts';
import type { ParsedText } from './icu/parsed-text.ts';
import { renderText, type TextValues } from './icu/render-text.ts';
import type { TextName } from './message-table.ts';
import type { Sender } from './sender.ts';
import { translationIn } from './texts/language-tag.ts';
import { type TextFacts, writtenArguments } from './texts/written-arguments.ts';

export interface TextTask {
  readonly sender: Sender;
  readonly name: TextName;
  readonly facts: TextFacts;
  readonly locale: string;
  readonly channel: MessageChannel;
  readonly kind?: string | undefined;
  /** It is going to be transliterated. */
  readonly isLatin?: boolean;
}

export interface PreparedText {
  readonly task: TextTask;
  readonly found: FoundText;
  readonly values: TextValues;
}

/** @throws Fault `message/invalid-fact`, `message/invalid-sender`, `message/invalid-template` */
export function preparedText(task: TextTask): PreparedText {
  const { sender, name, facts, channel, kind, isLatin = false } = task;
  const found = findText(sender, task);
  const { locale } = found;
  if (!(facts.at instanceof Date)) throw new Fault('message/invalid-fact', 'at: expected a Date, found something else');
  const brand = brandAt(sender, facts.at);
  const writing = { locale, channel, timeZone: facts.timeZone ?? sender.timeZone };
  const values = {
    // A Latin text needs Latin letters; a language without a name of its own gets the English one.
    brand: isLatin ? brand.en : (translationIn(brand, locale) ?? brand.en),
    support: supportOf(sender, kind, channel),
    room: 'ample',
    ...writtenArguments(name, facts, writing),
  };
  return { task, found, values };
}

/** The text, of an e-mail with its frame and subject. `words` replace the arguments of the same name. */
export function renderPrepared(
  { task, found, values }: PreparedText,
  words?: TextValues,
): { readonly text: string; readonly subject?: string; readonly locale: string } {
  const { locale } = found;
  const all = words === undefined ? values : { ...values, ...words };
  const text = render(task, found.text, locale, all);
  if (task.channel !== 'email') return { text, locale };
  const part = (name: TextName): FoundText => findText(task.sender, { ...task, name, locale });
  const frame = part('frame');
  const subject = found.subject === undefined ? part('subject') : { text: found.subject, locale };
  return {
    text: render(task, frame.text, frame.locale, { ...values, text }),
    subject: render(task, subject.text, subject.locale, all),
    locale,
  };
}

function render(task: TextTask, text: ParsedText, locale: string, values: TextValues): string {
  if (!text.source.includes('title')) return renderText(text, locale, values);
  return renderText(text, locale, { ...values, title: titleFor(task, locale, values) });
}

/** What the request is about: as the facts say, else the title of its kind. */
function titleFor(task: TextTask, locale: string, values: TextValues): string {
  // It may stand in the subject of a letter, which is one line.
  if (task.facts.title !== undefined) return task.facts.title.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const title = findText(task.sender, { ...task, name: 'title', locale });
  return renderText(title.text, title.locale, values);
}

/**
 * The number that the subscriber can call: the short one of the own operator, or the federal one where the line is another
 * operator's.
 */
function supportOf(sender: Sender, kind: string | undefined, channel: MessageChannel): string {
  const federal = kindOf(sender, kind)?.support === 'federal' ? sender.contacts?.federal : undefined;
  if (federal === undefined) return sender.support;
  // A Russian writes and dials 8 instead of +7.
  const digits = /^\+7(\d{3})(\d{3})(\d\d)(\d\d)$/.exec(federal);
  if (digits === null) return federal;
  const [, code, first, second, third] = digits;
  return channel === 'sms' ? `8${code}${first}${second}${third}` : `8 ${code} ${first}-${second}-${third}`;
}

function brandAt(sender: Sender, at: Date): Translated {
  const { brand, timeZone } = sender;
  const first = brand[0];
  if (first === undefined) throw new Fault('message/invalid-sender', 'brand: expected at least one name, found none');
  if (brand.length === 1) return first.name;
  const { day } = civilTime(at, timeZone);
  return brand.findLast(({ from }) => from === undefined || from <= day)?.name ?? first.name;
}
