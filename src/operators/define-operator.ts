/**
 * How an integrator describes an operator of its own, or changes one of the four: checked when the service starts, every
 * fault named with its place and what would be right.
 */
import * as z from 'zod/mini';
import { Fault } from '../fault.ts';
import { messageNames } from '../message/facts.ts';
import { type EventType, eventOf } from '../request/event.ts';
import { lifecycles } from '../request/lifecycle.ts';
import { channels } from './channel.ts';
import { defaults, seriesFrom } from './defaults.ts';
import { detailNames } from './detail.ts';
import type { KindPolicy } from './kind.ts';
import type { Operator } from './operator.ts';

/** What has no default; `series` are ten, eleven and twelve digits behind `prefix` unless given. */
export type OperatorDefinition = Pick<Operator, 'id' | 'legalName' | 'brand' | 'support' | 'contacts'> &
  Partial<Omit<Operator, 'series'>> &
  ({ readonly prefix: string; readonly series?: never } | { readonly series: Operator['series'] });

/** What may be changed: whole fields, and within `kinds`, `channels` and `series` one entry at a time. */
export type OperatorChanges = Partial<Omit<Operator, 'kinds'>> & {
  readonly kinds?: { readonly [kind: string]: Partial<KindPolicy> };
};

/** The events that a subscriber can be told of. */
const eventTypes: readonly EventType[] = ['registered', 'warned', 'breached', ...Object.values(eventOf)];

const localized = z.strictObject({ ru: z.string().check(z.minLength(1)), en: z.string().check(z.minLength(1)) });
const source = z.strictObject({ kind: z.enum(['article', 'law', 'assumption']), reference: localized });
const term = z.strictObject({
  unit: z.enum(['hours', 'workingHours', 'days', 'workingDays', 'months']),
  amount: z.number().check(z.positive()),
});
const phone = z.string().check(z.regex(/^\+\d{8,15}$/u, 'a phone number in E.164, such as +78002500890'));
const localTime = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'a local time HH:MM'));

const clock = z.looseObject({
  name: z.string().check(z.minLength(1)),
  version: z.string().check(z.minLength(1)),
  audience: z.enum(['subscriber', 'internal', 'law']),
  term,
  startsOn: z.array(z.string()).check(z.minLength(1, 'the name of at least one event')),
  stopsOn: z.array(z.string()),
  pausedIn: z.array(z.string()),
  source,
  when: z.optional(z.strictObject({ detail: z.enum(detailNames), is: z.string() })),
  validFrom: z.optional(z.iso.date()),
  endsOn: z.optional(z.enum(detailNames)),
  atEnd: z.optional(z.enum(['close', 'withdraw', 'cancel', 'archive'])),
  nearDeadline: z.optional(z.enum(['propose', 'extend'])),
});

const kind = z.strictObject({
  title: localized,
  lifecycle: z.enum(Object.keys(lifecycles)),
  subject: z.enum(['inquiry', 'complaint', 'claim', 'order', 'application', 'statement']),
  series: z.optional(z.string()),
  demands: z.array(z.enum(detailNames)),
  accepts: z.array(z.enum(detailNames)),
  receivedFirst: z.boolean(),
  clocks: z.array(clock),
  messages: z.partialRecord(
    z.enum(eventTypes),
    z.strictObject({ message: z.enum(messageNames), urgent: z.boolean(), clock: z.optional(z.string()) }),
  ),
  retention: z.strictObject({ term, source }),
});

const operatorSchema = z.looseObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/u, 'lower-case letters, digits and hyphens, a letter first')),
  aliases: z.array(z.string()),
  legalName: z.string().check(z.minLength(1)),
  brand: z
    .array(z.strictObject({ name: localized, from: z.optional(z.iso.date()) }))
    .check(z.minLength(1, 'at least one name')),
  support: z.string().check(z.regex(/^[\d+*#-]{2,16}$/u, 'a short number, such as 0890')),
  timeZone: z.string().check(z.refine(isTimeZone, 'an IANA zone such as Europe/Moscow')),
  smsAlphabet: z.enum(['cyrillic', 'transliterated', 'cheapest']),
  tone: z.enum(['formal', 'friendly']),
  quietHours: z.optional(z.strictObject({ from: localTime, to: localTime })),
  contacts: z.strictObject({ short: z.string(), federal: phone, roaming: z.optional(phone), source }),
  channels: z.partialRecord(
    z.enum(channels),
    z.strictObject({ provesLine: z.boolean(), messages: z.enum(['sms', 'push', 'chat', 'email', 'voice']), source }),
  ),
  kinds: z.record(z.string(), kind),
  series: z.record(
    z.string(),
    z.strictObject({
      digits: z.union([z.int(), z.array(z.int())]),
      prefix: z.string().check(z.regex(/^\d*$/u, 'digits only')),
      check: z.enum(['mod97-10', 'damm', 'luhn']),
      source,
    }),
  ),
});

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * An operator of one's own. What is not given is as in the four that come with the library.
 *
 * @throws Fault `operator/invalid`: its message lists every fault with its path and what would be right
 *
 * @example
 * const own = defineOperator({ id: 'own', legalName: 'OOO Own', brand: [{ name: { ru: 'Свой', en: 'Own' } }], support: '0777', prefix: '6', contacts: { short: '0777', federal: '+78005550777', source: { kind: 'assumption', reference: { ru: 'пример', en: 'example' } } } });
 * own.series.inquiry.digits //=> 10
 */
export function defineOperator(definition: OperatorDefinition): Operator {
  const { prefix, ...given } = { prefix: '', ...definition };
  return checked({ ...defaults, series: seriesFrom(prefix), ...given });
}

/**
 * An operator with some things changed; those that are not named stay as they are.
 *
 * @throws Fault `operator/invalid`
 *
 * @example
 * const changed = extendOperator(mts, { smsAlphabet: 'cheapest', kinds: { complaint: { clocks: kinds.claim.clocks } } });
 * changed.kinds.complaint.clocks.map((clock) => clock.name).includes('legalReview') //=> true
 */
export function extendOperator<Kept extends Operator>(operator: Kept, changes: OperatorChanges): Kept {
  const { kinds: changedKinds = {}, ...others } = changes;
  const kinds: Record<string, unknown> = { ...operator.kinds };
  for (const [name, change] of Object.entries(changedKinds)) kinds[name] = { ...operator.kinds[name], ...change };
  const changed = checked({
    ...operator,
    ...others,
    channels: { ...operator.channels, ...others.channels },
    series: { ...operator.series, ...others.series },
    kinds,
  });
  // Entries were changed or added, none was removed: whatever was certain of the operator still is.
  return changed as Kept;
}

function checked(operator: Omit<Operator, 'kinds'> & { readonly kinds: object }): Operator {
  const parsed = operatorSchema.safeParse(operator);
  const faults = parsed.success
    ? [...seriesFaults(operator.kinds, operator.series)]
    : parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
  if (faults.length > 0) throw new Fault('operator/invalid', `operator '${operator.id}': ${faults.join('; ')}`);
  // Checked above, field by field; calendar and texts are values of this library and not data.
  return operator as Operator;
}

function seriesFaults(kinds: object, series: Operator['series']): readonly string[] {
  return Object.entries(kinds).flatMap(([name, { series: wanted }]: [string, KindPolicy]) =>
    wanted === undefined || Object.hasOwn(series, wanted)
      ? []
      : [`kinds.${name}.series: found '${wanted}', expected one of ${Object.keys(series).join(', ')}`],
  );
}
