/**
 * The format of a journal file, and the problems of a file that breaks it. Forms and commands are checked by the desk, not
 * here.
 */
import type { CommandInput, RegistrationInput } from 'zayavka';
import { channels } from 'zayavka/operators';
import * as z from 'zod';
import { syntaxProblemIn } from './json-syntax.ts';
import type { Say } from './language.ts';

/** A contact that cannot be used: its place, what was found, what was expected. */
export interface Problem {
  /** The contact, from 0; `undefined` for the whole journal. */
  readonly index: number | undefined;
  /** `contacts[3].form.subscriber.msisdn` */
  readonly place: string;
  readonly found: string;
  readonly expected: string;
}

const wanted = {
  journal: 'an object { "contacts": [ … ] }',
  contact: 'an object whose "do" is "register", "command" or "ask"',
  instant: 'a time with its zone, such as "2025-10-02T09:40:00+03:00"',
  name: 'a short name, such as "login"',
  text: 'a text',
  words: 'a text, or { "en": …, "ru": … }',
  form: 'an object: what desk.register takes',
  command: 'an object with a "type": what desk.execute takes',
} as const;

const instant = z.iso.datetime({ offset: true, error: wanted.instant }).transform((text) => new Date(text));
const name = z.string({ error: wanted.name }).min(1, wanted.name);
const text = z.string({ error: wanted.text });
const words = z.union([text, z.strictObject({ en: text, ru: text })], { error: wanted.words });

/** In one language for both, or in each. */
export type Words = z.infer<typeof words>;

export function wordsIn(given: Words, say: Say): string {
  return typeof given === 'string' ? given : say(given.en, given.ru);
}

const common = {
  at: instant,
  /** The headline of the chapter. */
  headline: words.optional(),
  /** Whether the demonstration in short tells this chapter. */
  featured: z.boolean({ error: 'true or false' }).optional(),
  /** The expected code of refusal. */
  expect: text.optional(),
};

const contact = z.discriminatedUnion(
  'do',
  [
    z.strictObject({
      ...common,
      do: z.literal('register'),
      /** The name by which later contacts refer to the request. */
      as: name.optional(),
      form: z.custom<RegistrationInput>(isObject, wanted.form),
    }),
    z.strictObject({
      ...common,
      do: z.literal('command'),
      request: name,
      command: z.custom<CommandInput>((value) => isObject(value) && 'type' in value, wanted.command),
    }),
    z
      .strictObject({
        ...common,
        do: z.literal('ask'),
        caller: text,
        channel: z.enum(channels, `one of ${channels.join(', ')}`).optional(),
        /** Whether the caller enters the code that was sent to the line. */
        proven: z.boolean({ error: 'true or false' }).optional(),
        /** At most one: the number of a request, a typed number, or a valid number of a series that nobody got. */
        request: name.optional(),
        number: text.optional(),
        neverIssued: text.optional(),
      })
      .refine(
        ({ request, number, neverIssued }) =>
          [request, number, neverIssued].filter((one) => one !== undefined).length < 2,
        'at most one of request, number and neverIssued',
      ),
  ],
  { error: wanted.contact },
);

export type Contact = z.infer<typeof contact>;

const frame = z.strictObject(
  {
    title: words.optional(),
    /** The end of the replay, at or after the last contact. */
    until: instant.optional(),
    contacts: z.array(z.unknown(), { error: 'a list of contacts' }),
  },
  { error: wanted.journal },
);

export interface Journal {
  readonly title: Words | undefined;
  readonly until: Date | undefined;
  /** The valid contacts, each with its place in the file. */
  readonly contacts: readonly { readonly index: number; readonly contact: Contact }[];
  readonly problems: readonly Problem[];
}

/** The journal, or one line that says why the text is none. */
export function readJournal(source: string): Journal | string {
  const json = source.replace(/^\uFEFF/u, '');
  const problem = syntaxProblemIn(json);
  if (problem !== undefined) {
    const { line, column, found, expected } = problem;
    return `line ${line}, column ${column}: found ${found}, expected ${expected}`;
  }
  const input: unknown = JSON.parse(json);
  const read = frame.safeParse(input);
  if (!read.success) {
    const [first] = issuesOf(read.error, input, '', undefined);
    return `${first?.place || 'the journal'}: found ${first?.found}, expected ${first?.expected}`;
  }
  const problems: Problem[] = [];
  const contacts: { index: number; contact: Contact }[] = [];
  for (const [index, raw] of read.data.contacts.entries()) {
    const checked = contact.safeParse(raw);
    const before = contacts.at(-1)?.contact.at;
    if (!checked.success) problems.push(...issuesOf(checked.error, raw, `contacts[${index}]`, index));
    else if (before !== undefined && checked.data.at < before) {
      const [found, expected] = [checked.data.at.toISOString(), `${before.toISOString()} or later: time runs forward`];
      problems.push({ index, place: `contacts[${index}].at`, found, expected });
    } else contacts.push({ index, contact: checked.data });
  }
  return { title: read.data.title, until: read.data.until, contacts, problems };
}

function issuesOf(error: z.ZodError, input: unknown, place: string, index: number | undefined): readonly Problem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const expected = 'no such field: remove it or correct its name';
      return issue.keys.map((key) => ({
        index,
        place: placeOf(place, [...issue.path, key]),
        found: 'an unknown field',
        expected,
      }));
    }
    const found = inShort(issue.path.reduce<unknown>(childOf, input));
    return [{ index, place: placeOf(place, issue.path), found, expected: issue.message }];
  });
}

/** `contacts[3]` and `form.details.items.0` make `contacts[3].form.details.items[0]`. */
export function placeOf(start: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, key) => {
    const step = String(key);
    if (/^\d+$/u.test(step)) return `${place}[${step}]`;
    return place === '' ? step : `${place}.${step}`;
  }, start);
}

function childOf(parent: unknown, key: PropertyKey): unknown {
  return isObject(parent) && Object.hasOwn(parent, key) ? Reflect.get(parent, key) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A value as JSON, shortened to one line. */
function inShort(value: unknown): string {
  const json = JSON.stringify(value);
  if (json === undefined) return 'nothing';
  return json.length <= 60 ? json : `${json.slice(0, 60)}…`;
}
