/**
 * JSON Schemas of what CloudEvents carry in `data`; the compiler holds them to the types of `zayavka/cloudevents`. `npm run schema`
 * writes them to `request-event.schema.json` and `queued-message.schema.json`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { dataSchemas, type MessageData, type RequestData } from '../src/interop/cloudevents.ts';
import { outcomes } from '../src/request/request.ts';

const text = z.string().check(z.minLength(1));
const count = z.int().check(z.minimum(0));
const time = z.iso.datetime();

type Exactly<Data> = { readonly [Field in keyof Data]-?: z.ZodMiniType<Data[Field]> };

const requestData = z.strictObject({
  id: text,
  number: z.exactOptional(text),
  operator: text,
  kind: text,
  lifecycle: z.exactOptional(z.enum(['inquiry', 'order'])),
  channel: text,
  version: z.int().check(z.minimum(1)),
  role: z.exactOptional(z.enum(['subscriber', 'agent', 'system'])),
  team: z.exactOptional(text),
  outcome: z.exactOptional(z.enum(outcomes)),
  amount: z.exactOptional(count),
  step: z.exactOptional(text),
  into: z.exactOptional(text),
  appointment: z.exactOptional(z.strictObject({ from: time, to: z.exactOptional(time) })),
  clock: z.exactOptional(text),
  dueAt: z.exactOptional(time),
  lastDay: z.exactOptional(z.iso.date()),
  // Its fields depend on its type; it is there only when persons were asked for.
  event: z.exactOptional(z.custom<RequestData['event'] & object>()),
} satisfies Exactly<RequestData>);

const messageData = z.strictObject({
  key: text,
  requestId: text,
  operator: text,
  message: text,
  version: z.int().check(z.minimum(1)),
  channel: text,
  locale: text,
  notBefore: time,
  trueUntil: z.exactOptional(time),
  attempts: count,
  to: z.exactOptional(text),
  subject: z.exactOptional(z.string()),
  text: z.exactOptional(z.string()),
} satisfies Exactly<MessageData>);

/** By the name of the file. */
export function eventSchemas(): { readonly [file: string]: object } {
  return {
    'request-event.schema.json': schemaOf(requestData, dataSchemas.request, 'What happened to a request'),
    'queued-message.schema.json': schemaOf(messageData, dataSchemas.message, 'A message that waits to be sent'),
  };
}

function schemaOf(schema: z.ZodMiniType, id: string, title: string): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'custom') jsonSchema.type = 'object';
    },
  });
  return { $schema, $id: id, title, ...rest };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, schema] of Object.entries(eventSchemas())) {
    writeFileSync(new URL(`../${file}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
  }
}
