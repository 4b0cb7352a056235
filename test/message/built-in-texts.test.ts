/**
 * Every text of the library, of every operator, kind, language and channel, against intl-messageformat: with the shortest and the
 * longest facts, every choice and every plural form.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { beeline, megafon, mts, type Operator, tele2 } from 'zayavka/operators';
import type { FoundText } from '#src/message/find-text.ts';
import type { ParsedText } from '#src/message/icu/parsed-text.ts';
import { renderText, type TextValues } from '#src/message/icu/render-text.ts';
import { type Room, rooms } from '#src/message/message-table.ts';
import { preparedText, type TextTask } from '#src/message/prepared-text.ts';
import {
  findText,
  isMessageName,
  type MessageChannel,
  ownArguments,
  type StatusFacts,
  sampleChoices,
  sampleFacts,
  type TextName,
  textNames,
} from './room.ts';

const channels: readonly MessageChannel[] = ['sms', 'push', 'chat', 'email', 'voice'];
/** One of each plural form, in Russian and in English, and zero. */
const counts = [0, 1, 2, 5, 11, 21, 22, 25, 101];
const dueAt = new Date('2026-11-25T11:30:00Z');

/** Everything that a status, a frame or a reason can be told with. */
function others(isLong: boolean, outcome: StatusFacts['outcome']): StatusFacts & { readonly text: string } {
  const about = { number: isLong ? '482930175648' : '48293017', at: new Date('2026-11-20T09:00:00Z'), text: 'Да' };
  if (!isLong) return { ...about, due: { dueAt } };
  const until = { replyUntil: dueAt, cancelUntil: dueAt, reopenUntil: dueAt, returnUntil: dueAt };
  const words = "Заменили {оборудование} на '{станции}', # 1.";
  return {
    ...about,
    ...until,
    due: { dueAt },
    next: { dueAt },
    extended: true,
    question: words,
    answer: words,
    reason: words,
    scheduledFor: { day: '2026-09-25', from: '10:00', to: '14:00' },
    outcome,
    amount: 1_234_567_89,
    step: 'Передан в службу доставки',
    into: '4829301757',
  };
}

type AnyFacts = Parameters<typeof preparedText>[0]['facts'];

/** Written so many days before the deadline, where there is one. */
function counted(facts: AnyFacts, daysLeft: number): AnyFacts {
  const { at, dueAt } = facts;
  return { ...facts, at: dueAt === undefined ? at : new Date(dueAt.getTime() - daysLeft * 86_400_000), daysLeft };
}

function factsFor(name: TextName): readonly AnyFacts[] {
  return [false, true].flatMap((isLong) =>
    sampleChoices.flatMap((choices): readonly AnyFacts[] => {
      const facts: AnyFacts = isMessageName(name)
        ? sampleFacts(isLong, choices)[name]
        : { missed: { dueAt }, ...others(isLong, choices.outcome) };
      return 'daysLeft' in ownArguments(name) ? counts.map((daysLeft) => counted(facts, daysLeft)) : [facts];
    }),
  );
}

const facts = new Map(textNames.map((name) => [name, factsFor(name)]));

/** Formats of the reference: reading a text takes it longer than writing it. */
const formats = new Map<string, IntlMessageFormat>();

function reference(source: string, locale: string, values: TextValues, names: readonly string[]): string {
  const key = `${locale} ${source}`;
  const format = formats.get(key) ?? new IntlMessageFormat(source, locale, undefined, { ignoreTag: true });
  formats.set(key, format);
  // An absent argument selects `none` here; the reference has to be told so.
  const told = Object.fromEntries(names.map((name) => [name, values[name] ?? 'none']));
  return String(format.format(told));
}

/** Every text of an operator with every set of facts that it may have. */
function* tasks(operator: Operator, locale: string): Generator<TextTask> {
  for (const kind of Object.keys(operator.kinds)) {
    for (const channel of channels) {
      for (const name of textNames) {
        for (const given of facts.get(name) ?? []) {
          yield { sender: operator, name, facts: given, locale, channel, kind };
        }
      }
    }
  }
}

function inAllRooms({ text, subject }: FoundText): readonly (readonly [ParsedText, Room])[] {
  const parts = subject === undefined ? [text] : [text, subject];
  return parts.flatMap((part) =>
    (part.source.includes('{room,') ? rooms : (['ample'] as const)).map((room) => [part, room] as const),
  );
}

describe.each([mts, megafon, beeline, tele2])('the texts of $id', (operator) => {
  it.each(['ru', 'en'] as const)('are rendered in %s as intl-messageformat renders them', (locale) => {
    const compared = new Set<string>();
    const used = new Set<string>();
    for (const task of tasks(operator, locale)) {
      const { found, values } = preparedText(task);
      const title = findText(operator, { ...task, name: 'title' }).text.source;
      const names = [...Object.keys(ownArguments(task.name)), 'number', 'title', 'brand', 'support', 'room'];
      for (const [text, room] of inAllRooms(found)) {
        const all = { ...values, title, room };
        const key = `${text.source} ${JSON.stringify(all)}`;
        if (compared.has(key)) continue;
        compared.add(key);
        used.add(text.source);
        expect(renderText(text, locale, all)).toBe(reference(text.source, locale, all, names));
      }
    }
    expect(used.size).toBeGreaterThan(250);
    expect(compared.size).toBeGreaterThan(3_000);
  });
});
