/**
 * The JSON Schema of an operator, made of the schema by which the library itself checks one; calendars and texts, which it
 * checks by hand, are described here. `npm run schema` writes it to `operator.schema.json`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { messageChannels } from '../src/message/facts.ts';
import { textNames } from '../src/message/message-table.ts';
import { writtenTagPattern } from '../src/message/texts/language-tag.ts';
import { operatorJsonShape } from '../src/operators/operator-schema.ts';
import { day } from '../src/operators/schema/schema-parts.ts';
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

const letter = z.strictObject({ subject: z.string(), text: z.string() });
const byChannel = z.strictObject({
  ...Object.fromEntries([...messageChannels, 'other'].map((channel) => [channel, z.optional(z.string())])),
  email: z.optional(z.union([z.string(), letter])),
});
const tag = z.string().check(z.regex(writtenTagPattern));
const texts = z.partialRecord(z.enum(textNames), z.record(tag, z.union([z.string(), byChannel])));

/** Fields of any type in the schema of the library, and what they hold in a file. */
const byHand: Readonly<Record<string, z.ZodMiniType>> = { calendar: z.union([russianCalendar, ownCalendar]), texts };

export function operatorJsonSchema(): object {
  const definitions: Record<string, object> = {};
  for (const [name, schema] of Object.entries(byHand)) {
    const { $schema: _, ...definition } = z.toJSONSchema(schema, { target: 'draft-7' });
    definitions[name] = definition;
  }
  const schema = z.toJSONSchema(operatorJsonShape, {
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
  return {
    $schema: schema.$schema,
    title: 'An operator of zayavka',
    description:
      'What operatorToJson writes and operatorFromJson reads. References between parts are checked when it is read.',
    ...schema,
    definitions,
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
