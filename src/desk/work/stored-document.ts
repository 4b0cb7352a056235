/**
 * Whether a stored document is what this version of the library writes. Rows can be changed by hand, and a later version
 * may have been here: then the request is left alone, with a fault that names it, and all others go on.
 */
import { Fault, type FaultCode } from '../../kernel/fault.ts';
import { isStatus } from '../../request/lifecycle.ts';
import type { Request } from '../../request/request.ts';
import type { Clock, Warning } from '../../sla/clock/clock.ts';
import { isTerm } from '../../sla/term/term.ts';
import type { DeskContext } from '../context/context.ts';
import type { OutboxRecord, Stored } from '../ports/store.ts';
import { notify, type TelemetryEvent } from '../ports/telemetry.ts';

/** The form of the documents that this version writes. */
export const schema = 1;

const texts = ['id', 'operator', 'kind', 'lifecycle', 'status', 'channel', 'text'] as const;
const instants = ['receivedAt', 'registeredAt', 'statusAt', 'changedAt'] as const;
const textsIfAny = ['number', 'question', 'reason', 'answer'] as const;

/** @throws Fault `store/newer-schema`, `store/damaged-row` */
export function assertValidDocument(stored: Stored): void {
  const id = stored.request?.id;
  if (stored.schema > schema) {
    throw new Fault(
      'store/newer-schema',
      `request ${id}: its document has schema ${stored.schema}, this library knows ${schema}: update it`,
    );
  }
  const place = damagedPart(stored);
  if (place === undefined) return;
  throw new Fault('store/damaged-row', `request ${id}: ${place}: expected what the desk wrote, found something else`);
}

const textsOfMessage = ['key', 'requestId', 'operator', 'message', 'channel', 'to', 'locale', 'text'] as const;
const numbersOfMessage = ['version', 'createdAt', 'notBefore', 'expiresAt', 'attempts'] as const;

/** @throws Fault `store/damaged-row` */
export function assertValidMessage(record: OutboxRecord): void {
  const place =
    textsOfMessage.find((field) => typeof record[field] !== 'string') ??
    numbersOfMessage.find((field) => !Number.isSafeInteger(record[field]));
  if (place === undefined) return;
  const { requestId, key } = record;
  throw new Fault('store/damaged-row', `request ${requestId}: message ${key}: ${place}: expected what the desk wrote`);
}

export function isValidDocument(stored: Stored): boolean {
  return damagedPart(stored) === undefined;
}

/**
 * What `work` makes of a request among others, or `undefined` where it cannot be read here: one damaged row must not take the
 * others of its line with it. Whoever watches is told.
 */
export async function skipDamaged<Value>(
  { telemetry, now }: DeskContext,
  { request }: Stored,
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
];

export function damagedRequestEvent(id: string, code: FaultCode, at: Date): TelemetryEvent {
  return { name: 'zayavka.request.unreadable', at, attributes: { id, code } };
}

/** The first place that is not what it has to be. */
function damagedPart({
  schema: found,
  request,
  clocks,
  firedCrossings,
  lastMessageVersion,
  eraseAt,
}: Stored): string | undefined {
  if (found !== schema) return 'schema';
  if (!isRecord(request)) return 'request';
  const place = damagedFact(request);
  if (place !== undefined) return `request.${place}`;
  if (!Array.isArray(clocks)) return 'clocks';
  const clock = clocks.findIndex((one) => !isClock(one));
  if (clock >= 0) return `clocks.${clock}`;
  if (!Array.isArray(firedCrossings)) return 'marks';
  if (!isRecord(lastMessageVersion)) return 'told';
  return eraseAt === undefined || isInstant(eraseAt) ? undefined : 'forgetAt';
}

function damagedFact(request: Request): string | undefined {
  const { lifecycle, status, version, subscriber, details, appointment } = request;
  for (const field of texts) if (typeof request[field] !== 'string') return field;
  for (const field of instants) if (!isInstant(request[field])) return field;
  for (const field of textsIfAny) if (!isTextIfAny(request[field])) return field;
  if (!Number.isSafeInteger(version)) return 'version';
  if (!isStatus(lifecycle, status)) return 'status';
  if (typeof subscriber?.msisdn !== 'string') return 'subscriber';
  if (!isRecord(details)) return 'details';
  const isVisit = appointment === undefined || (isRecord(appointment) && isInstant(appointment.from));
  return isVisit ? undefined : 'appointment';
}

function isClock(clock: Clock | undefined): boolean {
  if (!isRecord(clock) || !isRecord(clock.policy) || !isRecord(clock.calendar) || !Array.isArray(clock.facts))
    return false;
  const { name, term, startsOn, stopsOn, pausedIn, warnings = [] } = clock.policy;
  return (
    typeof name === 'string' &&
    isRecord(term) &&
    isTerm(term) &&
    [startsOn, stopsOn, pausedIn, warnings].every((list) => Array.isArray(list)) &&
    warnings.every(isWarning) &&
    typeof clock.calendar.name === 'string' &&
    typeof clock.calendar.version === 'string' &&
    clock.facts.every((fact) => typeof fact?.type === 'string' && isInstant(fact.at))
  );
}

function isWarning(warning: Warning): boolean {
  return isRecord(warning) && Number.isFinite('percent' in warning ? warning.percent : warning.offset);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Milliseconds that a `Date` can hold (ECMA-262, "Time Values and Time Range"). */
function isInstant(value: unknown): boolean {
  return Number.isSafeInteger(value) && Math.abs(Number(value)) <= 8.64e15;
}

function isTextIfAny(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
