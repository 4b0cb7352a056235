/**
 * What the description of an operator has to look like, field by field, and in words what is wrong with one that does not.
 */
import * as z from 'zod/mini';
import { nearestNames } from '../kernel/input/nearest-names.ts';
import { timeZoneOf } from '../kernel/time-zone.ts';
import { messageChannels } from '../message/facts.ts';
import { messageNames } from '../message/message-table.ts';
import { notBefore } from '../message/quiet-hours.ts';
import { commandNames, type EventType, eventOf } from '../request/command-table.ts';
import { identityKinds } from '../request/identity.ts';
import { lifecycles } from '../request/lifecycle.ts';
import { type Interval, parseDayHours } from '../sla/calendar/interval.ts';
import { audiences } from '../sla/clock/clock.ts';
import { event, roundEvent } from './schema/clock-event-schema.ts';
import { detail } from './schema/detail-schema.ts';
import {
  condition,
  currency,
  day,
  kindName,
  languageTag,
  namedEntries,
  oneLine,
  phone,
  plainName,
  shortlyTranslated,
  shortNumber,
  source,
  stepName,
  term,
  timeOfDay,
  translated,
  warning,
  wholeUpTo,
} from './schema/schema-parts.ts';

/** The events about which a subscriber can get a message. */
const notifiableEvents: readonly EventType[] = [
  'registered',
  'warned',
  'breached',
  'recalculated',
  'appointmentTomorrow',
  'appointmentToday',
  'appointmentMissed',
  ...commandNames().map(eventOf),
];

const quietHours = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .check(
    z.refine((hours) => passes(() => notBefore(new Date(0), hours, 'UTC')), 'some hour of the day that is not quiet'),
  );
const reopening = z
  .strictObject({
    on: z.array(roundEvent),
    rule: z.enum(['continue', 'restart', 'newTerm']),
    term: z.optional(term),
    window: z.optional(term),
  })
  .check(
    z.refine(({ rule, term }) => rule !== 'newTerm' || term !== undefined, {
      error: 'the term that newTerm begins',
      path: ['term'],
    }),
  );
const opening = z.strictObject({ from: z.optional(day), until: z.optional(day), when: z.optional(condition) }).check(
  z.refine(({ from, until }) => from === undefined || until === undefined || from < until, {
    error: 'a day later than from',
    path: ['until'],
  }),
);

const clock = z
  .strictObject({
    name: oneLine,
    version: oneLine,
    audience: z.enum(audiences),
    term,
    roll: z.optional(z.boolean()),
    startsOn: z.array(event).check(z.minLength(1, 'the name of at least one event')),
    stopsOn: z.array(event),
    restartsOn: z.optional(z.array(roundEvent)),
    pausedIn: z.array(z.enum([...Object.keys(lifecycles.inquiry), ...Object.keys(lifecycles.order)])),
    extension: z.optional(z.strictObject({ total: term, source })),
    reopening: z.optional(reopening),
    warnings: z.optional(z.array(warning)),
    source,
    when: z.optional(condition),
    validFrom: z.optional(day),
    endsOn: z.optional(oneLine),
    atEnd: z.optional(z.enum(['close', 'withdraw', 'cancel', 'archive'])),
    allows: z.optional(z.enum(commandNames())),
    bounds: z.optional(z.enum(['notBefore', 'notAfter'])),
    nearDeadline: z.optional(z.enum(['propose', 'extend'])),
  })
  .check(
    z.refine(
      ({ startsOn, restartsOn = [], stopsOn }) => ![...startsOn, ...restartsOn].some((name) => stopsOn.includes(name)),
      {
        error: 'no event that starts the clock, for restartsOn begins a term again',
        path: ['stopsOn'],
      },
    ),
  );

const ways = z.array(z.enum([...messageChannels, 'origin'])).check(
  z.minLength(1, 'at least one channel'),
  z.refine((list) => new Set(list).size === list.length, 'each channel once'),
);
const charge = z.strictObject({
  name: plainName,
  title: translated,
  amount: z.int('a whole number from 0').check(z.gte(0, 'a whole number from 0')),
  currency: z.optional(currency),
  takenAt: z.optional(event),
  credited: z.optional(z.boolean()),
  from: z.optional(day),
  source,
});

const visits = z.strictObject({
  windows: z.array(z.string()).check(
    z.minLength(1, 'at least one window'),
    z.refine(
      // Whether the texts are intervals is what is asked here.
      (windows) => passes(() => parseDayHours(windows as Interval[], 'windows')),
      'windows HH:MM-HH:MM that do not overlap',
    ),
  ),
  minutes: z.optional(wholeUpTo(1_440)),
  source,
});

const kind = z.strictObject({
  title: translated,
  lifecycle: z.enum(Object.keys(lifecycles)),
  support: z.optional(z.enum(['short', 'federal'])),
  texts: z.optional(z.unknown()),
  series: z.optional(z.string()),
  details: z.record(plainName, detail),
  receivedFirst: z.boolean(),
  needsProof: z.optional(z.boolean()),
  lineMayBeLost: z.optional(z.boolean()),
  steps: z.optional(z.array(z.strictObject({ name: stepName, title: shortlyTranslated, source: z.optional(source) }))),
  rejectReasons: z.optional(z.record(plainName, z.strictObject({ title: translated, source: z.optional(source) }))),
  charges: z.optional(z.array(charge)),
  visits: z.optional(visits),
  account: z.optional(z.strictObject({ prefix: oneLine, digits: wholeUpTo(30), source })),
  clocks: z.array(clock),
  messages: z.partialRecord(
    z.enum(notifiableEvents),
    z.strictObject({
      message: z.enum(messageNames),
      urgent: z.boolean(),
      clock: z.optional(z.string()),
      channels: z.optional(ways),
      otherwise: z.optional(ways),
    }),
  ),
  retention: z.strictObject({ term, source }),
});

/** A calendar is a value of this library and is checked where it is made; texts are checked by `textFaults`. */
export const operatorShape: z.ZodMiniObject = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/u, 'lower-case letters, digits and hyphens, a letter first')),
  aliases: z.array(oneLine),
  legalName: oneLine,
  brand: z
    .array(z.strictObject({ name: translated, from: z.optional(day) }))
    .check(z.minLength(1, 'at least one name')),
  support: shortNumber,
  timeZone: z.string().check(z.refine((zone) => passes(() => timeZoneOf(zone)), 'an IANA zone such as Europe/Moscow')),
  smsAlphabet: z.enum(['cyrillic', 'transliterated', 'cheapest']),
  defaultLocale: languageTag,
  quietHours: z.optional(quietHours),
  contacts: z.strictObject({
    short: shortNumber,
    federal: phone,
    lines: z.optional(
      z.record(
        plainName,
        z.strictObject({
          title: translated,
          phones: z.array(phone).check(z.minLength(1, 'at least one phone number')),
          source,
        }),
      ),
    ),
    source,
  }),
  channels: namedEntries(
    plainName,
    z.strictObject({
      title: translated,
      proves: z.array(z.enum(identityKinds)),
      messages: z.enum(messageChannels),
      open: z.optional(z.array(opening).check(z.minLength(1, 'at least one opening'))),
      source,
    }),
    'channel',
  ),
  calendar: z.looseObject(
    { name: oneLine, version: oneLine },
    { error: 'a calendar made by workingCalendar() or russia' },
  ),
  kinds: namedEntries(kindName, kind, 'kind of requests'),
  texts: z.optional(z.unknown()),
  series: z.record(
    plainName,
    z.strictObject({
      digits: z.union([z.int(), z.array(z.int())], { error: 'a number of digits, or a list of them' }),
      prefix: z.string().check(z.regex(/^\d*$/u, 'digits only')),
      check: z.enum(['mod97-10', 'damm', 'luhn']),
      source,
    }),
  ),
});

function passes(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

/** An operator as JSON: its calendar is described, and that is checked by `calendarFaults`; `$schema` is for editors of text. */
export const operatorJsonShape: z.ZodMiniType = /* @__PURE__ */ z.extend(operatorShape, {
  calendar: z.unknown(),
  $schema: z.optional(z.string()),
});

/** A field that is not as it has to be. */
interface ShapeIssue {
  readonly path: readonly PropertyKey[];
  /** Fields that are not known there. */
  readonly unknown: readonly string[];
  /** Where one is unknown, those that are known there. */
  readonly fields: readonly string[];
  readonly expected: string;
  /** Whether the name of the field is at fault and not its value. */
  readonly isKey: boolean;
}

/** Every field that is not as it has to be: its path and what would be right. */
export function shapeFaults(description: unknown): readonly string[] {
  return shapeIssues(description, operatorShape).map(({ path, expected }) => {
    const place = path.map(String).join('.');
    return `${place === '' ? 'operator' : place}: expected ${expected}`;
  });
}

export function shapeIssues(description: unknown, shape: z.ZodMiniType): readonly ShapeIssue[] {
  const fields = new Map<string, readonly string[]>();
  const error = (issue: z.core.$ZodRawIssue): string => {
    if (issue.code === 'unrecognized_keys') fields.set(placeOf(issue.path ?? []), fieldsOf(issue.inst));
    return expectation(issue);
  };
  const parsed = shape.safeParse(description, { error });
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    path: issue.path,
    unknown: issue.code === 'unrecognized_keys' ? issue.keys : [],
    fields: fields.get(placeOf(issue.path)) ?? [],
    expected: issue.message,
    isKey: issue.code === 'invalid_key',
  }));
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('/');
}

function fieldsOf(schema: unknown): readonly string[] {
  return schema instanceof z.ZodMiniObject ? Object.keys(schema.shape) : [];
}

/** What would be right, for checks that have no words of their own. */
function expectation(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_value') {
    const names = issue.values.map(String);
    const [meant] = typeof issue.input === 'string' ? nearestNames(issue.input, names) : [];
    return `one of ${names.join(', ')}${meant === undefined ? '' : `, perhaps '${meant}'`}`;
  }
  if (issue.code === 'invalid_type') {
    if (issue.expected === 'int') return 'a whole number';
    return `a value of type ${issue.expected === 'record' ? 'object' : issue.expected}`;
  }
  if (issue.code === 'unrecognized_keys') return `no field ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_key') return `as its name ${issue.issues.map(({ message }) => message).join(', ')}`;
  if (issue.code === 'too_big' && issue.origin === 'int') return 'a whole number up to 2^53';
  return 'something else';
}
