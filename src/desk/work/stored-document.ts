/**
 * Whether a stored row is what this version of the library writes. Rows can be changed by hand or written by a later version:
 * then one fault names the request, and the work on the others goes on.
 */
import * as z from 'zod/mini';
import { Fault, type FaultCode } from '../../kernel/fault.ts';
import { lazy } from '../../kernel/lazy.ts';
import { isStatus, type Lifecycle, type Status } from '../../request/lifecycle.ts';
import { isFact } from '../../sla/clock/check-fact.ts';
import { isTerm, type Term } from '../../sla/term/term.ts';
import type { DeskContext } from '../context/context.ts';
import type { OutboxRecord, Stored } from '../ports/store.ts';
import { notify, type TelemetryEvent } from '../ports/telemetry.ts';

/** The form of the documents that this version writes. */
export const schema = 1;

const documentSchema = /* @__PURE__ */ lazy(() => {
  const text = z.string();
  const texts = z.array(text);
  const isText = (value: unknown): boolean => typeof value === 'string';
  // Milliseconds that a `Date` can hold (ECMA-262, "Time Values and Time Range").
  const instant = z.int().check(z.gte(-8.64e15), z.lte(8.64e15));
  const term = z.object({ unit: z.custom<Term['unit']>(isText), amount: z.number() }).check(z.refine(isTerm));
  const warning = z.union([z.object({ percent: z.number() }), z.object({ offset: z.number() })]);
  const clock = z.object({
    policy: z.object({
      ...each(['startsOn', 'stopsOn', 'pausedIn'], texts),
      name: text,
      term,
      restartsOn: z.optional(texts),
      warnings: z.optional(z.array(warning)),
    }),
    calendar: z.object({ name: text, version: text }),
    facts: z.array(z.custom(isFact)),
  });
  const request = z.object({
    ...each(['id', 'operator', 'kind', 'channel', 'text'], text),
    ...each(['number', 'question', 'reason', 'answer', 'mergedInto'], z.optional(text)),
    ...each(['receivedAt', 'registeredAt', 'statusAt', 'changedAt'], instant),
    lifecycle: z.custom<Lifecycle>(isText),
    status: z.custom<Status>(isText),
    version: z.int(),
    subscriber: z.object({ msisdn: z.optional(text) }),
    details: z.object({}),
    appointment: z.optional(z.object({ from: instant })),
  });
  return z.object({
    schema: z.literal(schema),
    request: request.check(z.refine((facts) => isStatus(facts.lifecycle, facts.status), { path: ['status'] })),
    clocks: z.array(clock),
    firedCrossings: texts,
    lastMessageVersion: z.record(text, z.number()),
    eraseAt: z.optional(instant),
  });
});

const messageSchema = /* @__PURE__ */ lazy(() =>
  z.object({
    ...each(['key', 'requestId', 'operator', 'kind', 'message', 'channel', 'to', 'locale', 'text'], z.string()),
    ...each(['version', 'createdAt', 'notBefore', 'attempts'], z.int()),
    trueUntil: z.optional(z.int()),
    dateless: z.optional(z.object({ text: z.string() })),
  }),
);

function each<Schema extends z.ZodMiniType>(
  fields: readonly string[],
  of: Schema,
): { readonly [field: string]: Schema } {
  return Object.fromEntries(fields.map((field) => [field, of]));
}

/**
 * @throws Fault `store/newer-schema`: a later version of the library wrote it
 * @throws Fault `store/damaged-row`: it is not what the desk wrote
 */
export function assertValidDocument(stored: Stored): void {
  // Whatever its type says, every part of a row may be missing.
  const id = stored?.request?.id;
  if (stored?.schema > schema) {
    throw new Fault(
      'store/newer-schema',
      `request ${id}: its document has schema ${stored.schema}, this library knows ${schema}: update it`,
    );
  }
  const place = damagedPlace(documentSchema(), stored);
  if (place === undefined) return;
  throw new Fault('store/damaged-row', `request ${id}: ${place}: expected what the desk wrote, found something else`);
}

/** @throws Fault `store/damaged-row`: it is not what the desk wrote */
export function assertValidMessage(record: OutboxRecord): void {
  const place = damagedPlace(messageSchema(), record);
  if (place === undefined) return;
  const { requestId, key } = record;
  throw new Fault('store/damaged-row', `request ${requestId}: message ${key}: ${place}: expected what the desk wrote`);
}

export function isValidMessage(record: OutboxRecord): boolean {
  return messageSchema().safeParse(record).success;
}

export function isValidDocument(stored: Stored): boolean {
  return documentSchema().safeParse(stored).success;
}

/** The first place that is wrong: `request.status`, `clocks.0`. */
function damagedPlace(of: z.ZodMiniType, value: unknown): string | undefined {
  const [issue] = of.safeParse(value).error?.issues ?? [];
  return issue && (issue.path.slice(0, 2).join('.') || 'document');
}

/**
 * What `work` makes of one of several requests, or `undefined` when its row cannot be read: that is reported to
 * `onNotice` and does not affect the other requests.
 */
export async function skipDamaged<Value>(
  { telemetry, now }: DeskContext,
  { request }: { readonly request: Pick<Stored['request'], 'id'> },
  work: () => Value | Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!Fault.is(error) || !unreadable.includes(error.code)) throw error;
    notify(telemetry, damagedRequestEvent(String(request?.id), error.code, now()));
    return undefined;
  }
}

const unreadable: readonly FaultCode[] = [
  'store/damaged-row',
  'store/newer-schema',
  'desk/unknown-operator',
  'calendar/unknown-version',
  'calendar/unknown-date',
  'clock/invalid-fact',
];

export function damagedRequestEvent(id: string, code: FaultCode, at: Date): TelemetryEvent {
  return { name: 'zayavka.request.unreadable', at, attributes: { id, code } };
}
