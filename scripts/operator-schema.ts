/**
 * The JSON Schema of an operator, made of the schema by which the library itself checks one; calendars and texts, which it
 * checks by hand, are described here. `npm run schema` writes it to `operator.schema.json`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { visible } from '../src/kernel/text.ts';
import { messageChannels } from '../src/message/facts.ts';
import { textNames } from '../src/message/message-table.ts';
import { writtenTagPattern } from '../src/message/texts/language-tag.ts';
import { operatorJsonShape } from '../src/operators/operator-schema.ts';
import { day } from '../src/operators/schema/schema-parts.ts';
import { kinds } from '../src/operators/standard-kinds.ts';
import { standardOperators } from '../src/operators/standard-operators.ts';
import { weekdays } from '../src/sla/calendar/schedule.ts';

const words = z.string().check(z.regex(/\S/u));
const localized = z.strictObject({ ru: words, en: words });

const hours = z.array(z.string().check(z.regex(/^\d{2}:\d{2}(?::\d{2})?-\d{2}:\d{2}(?::\d{2})?$/u)));
const week = z.partialRecord(z.enum(weekdays), hours);
const source = z.strictObject({ kind: z.enum(['article', 'law', 'assumption']), reference: localized });

const russianCalendar = z.strictObject({
  base: z.literal('russia'),
  name: z.optional(words),
  version: z.optional(words),
  timeZone: z.optional(words),
  week: z.optional(week),
  regionalDaysOff: z.optional(z.record(day, localized)),
  until: z.optional(z.int()),
  years: z.optional(
    z.array(
      z.strictObject({
        year: z.int(),
        decree: words,
        source: z.union([words, localized]),
        workingDays: z.int(),
        moves: z.array(z.strictObject({ from: day, to: day })),
      }),
    ),
  ),
});

const ownCalendar = z.strictObject({
  timeZone: words,
  week,
  name: z.optional(words),
  version: z.optional(words),
  dates: z.optional(z.record(day, hours)),
  daysOff: z.optional(z.array(day)),
  holidays: z.optional(
    z.record(
      z
        .string()
        .check(
          z.regex(
            /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2\d))$/u,
          ),
        ),
      localized,
    ),
  ),
  known: z.optional(z.strictObject({ from: day, to: day })),
  beyond: z.optional(z.literal('preliminary')),
  notes: z.optional(z.record(day, z.strictObject({ text: localized, source: z.optional(source) }))),
});

const text = z
  .string()
  .check(z.regex(new RegExp(`^(?=[\\s\\S]*${visible.source})(?:\\n|[^\\p{Cc}\\p{Cs}\\ufffd])+$`, 'u')));
const letter = z.strictObject({ subject: text, text });
const byChannel = z.strictObject({
  ...Object.fromEntries([...messageChannels, 'other'].map((channel) => [channel, z.optional(text)])),
  email: z.optional(z.union([text, letter])),
});
const tag = z.string().check(z.regex(writtenTagPattern));
const texts = z.partialRecord(z.enum(textNames), z.record(tag, z.union([text, byChannel])));

/** Fields of any type in the schema of the library, and what they hold in a file. */
const byHand: Readonly<Record<string, z.ZodMiniType>> = { calendar: z.union([russianCalendar, ownCalendar]), texts };

export function operatorJsonSchema(): object {
  const definitions: Record<string, object> = {};
  for (const [name, schema] of Object.entries(byHand)) {
    const { $schema: _, ...definition } = z.toJSONSchema(schema, { target: 'draft-7' });
    definitions[name] = definition;
  }
  const { $schema, ...whole } = z.toJSONSchema(operatorJsonShape, {
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema, path }) => {
      const name = String(path.at(-1));
      if (zodSchema._zod.def.type === 'unknown' && name in definitions) jsonSchema.$ref = `#/definitions/${name}`;
      // One at least, which the schema of the library asks in its own words.
      if (path.length === 2 && ['kinds', 'channels'].includes(name)) jsonSchema.minProperties = 1;
      // Words by language tag, whose names have no schema of their own.
      const { properties, additionalProperties } = jsonSchema;
      if (properties?.['ru'] !== undefined && isPattern(additionalProperties)) {
        jsonSchema.propertyNames = { pattern: writtenTagPattern.source };
      }
      if (properties?.['seen'] !== undefined) {
        jsonSchema.anyOf = [
          { properties: { kind: { enum: ['law', 'assumption'] } } },
          { properties: { address: {}, seen: {} }, required: ['address', 'seen'] },
        ];
      }
    },
  });
  const channel = taken(whole, ['properties', 'channels', 'additionalProperties'], 'channel');
  const series = taken(whole, ['properties', 'series', 'additionalProperties'], 'series');
  const kind = taken(whole, ['properties', 'kinds', 'additionalProperties'], 'kind');
  const clock = taken(kind, ['properties', 'clocks', 'items'], 'clock');
  const detail = taken(kind, ['properties', 'details', 'additionalProperties'], 'detail');
  return {
    $schema,
    title: 'An operator of zayavka',
    description:
      'What operatorFromJson reads: a whole operator, as operatorToJson writes it, or what differs from its base. References between parts are checked when it is read.',
    type: 'object',
    properties: { base },
    if: { properties: { base: true }, required: ['base'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: refTo('changes'),
    else: refTo('operator'),
    definitions: {
      operator: whole,
      changes: changesOf(whole, kind),
      ...{ channel, channelChanges: partial(channel), series, seriesChanges: partial(series) },
      ...{ kind, kindChanges: kindChangesOf(kind), clock, clockChanges: partial(clock), detail, ...definitions },
    },
  };
}

const base = {
  description: 'The operator from which this one differs: what is not named stays as it is there.',
  enum: standardOperators.map(({ id }) => id),
};

interface Schema {
  [keyword: string]: unknown;
}

/** What stands there, which becomes a definition. */
function taken(schema: Schema, path: readonly string[], name: string): Schema {
  const [keyword = '', ...others] = path;
  const inner = partOf(schema, keyword);
  schema[keyword] = others.length === 0 ? refTo(name) : inner;
  return others.length === 0 ? inner : taken(inner, others, name);
}

function partOf(schema: Schema, keyword: string): Schema {
  const part = schema[keyword];
  if (typeof part !== 'object' || part === null) throw new Error(`${keyword}: expected a schema`);
  return { ...part };
}

function refTo(name: string): Schema {
  return { $ref: `#/definitions/${name}` };
}

/** An entry that is there may be taken away. */
function orNone(name: string): Schema {
  return { if: { type: 'null' }, else: refTo(name) };
}

/** What an entry changes: none of its fields is needed. */
function partial(schema: Schema): Schema {
  return { ...schema, required: [] };
}

/** Names that some base has change by their fields. */
function changesByName(name: 'channels' | 'series', definition: string): Schema {
  const known = standardOperators.flatMap((operator) => Object.keys(operator[name]));
  return {
    additionalProperties: orNone(definition),
    properties: Object.fromEntries(known.map((one) => [one, orNone(`${definition}Changes`)])),
  };
}

function changesOf(operator: Schema, kind: Schema): Schema {
  const properties = partOf(operator, 'properties');
  const { details: _, ...needed } = Object.fromEntries(requiredIn(kind).map((name) => [name, true]));
  const entries = (name: string, one: Schema): Schema => {
    const { minProperties: _, ...schema } = partOf(properties, name);
    return { ...schema, ...one };
  };
  return {
    ...operator,
    required: ['base'],
    properties: {
      ...properties,
      base: true,
      contacts: partial(partOf(properties, 'contacts')),
      channels: entries('channels', changesByName('channels', 'channel')),
      series: entries('series', changesByName('series', 'series')),
      // A kind that no base has is whole; its clocks may stand by name, too.
      kinds: entries('kinds', {
        additionalProperties: {
          type: 'object',
          allOf: [refTo('kindChanges')],
          properties: needed,
          required: Object.keys(needed),
        },
        properties: Object.fromEntries(Object.keys(kinds).map((name) => [name, orNone('kindChanges')])),
      }),
    },
  };
}

function requiredIn({ required }: Schema): readonly string[] {
  return Array.isArray(required) ? required.map(String) : [];
}

function kindChangesOf(kind: Schema): Schema {
  const properties = partOf(kind, 'properties');
  return {
    ...partial(kind),
    properties: {
      ...properties,
      details: { ...partOf(properties, 'details'), additionalProperties: orNone('detail') },
      clocks: {
        ...partOf(properties, 'clocks'),
        type: ['array', 'object'],
        additionalProperties: orNone('clockChanges'),
      },
    },
  };
}

/** The value of a field that may have any name. */
function isPattern(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'pattern' in value;
}

const file = new URL('../operator.schema.json', import.meta.url);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file, `${JSON.stringify(operatorJsonSchema(), null, 2)}\n`);
}
