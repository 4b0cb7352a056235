/**
 * Whether a stored document is what this version of the library writes. Rows can be changed by hand, and a later version
 * may have been here: then the request is left alone, with a fault that names it, and all others go on.
 */
import { Fault } from '../fault.ts';
import { isStatus } from '../request/lifecycle.ts';
import type { Clock } from '../sla/clock.ts';
import type { Stored } from './store.ts';

/** The form of the documents that this version writes. */
export const schema = 1;

const texts = ['id', 'operator', 'kind', 'lifecycle', 'status', 'channel', 'text'] as const;
const numbers = ['version', 'receivedAt', 'registeredAt', 'statusAt', 'changedAt'] as const;

/** @throws Fault `store/newer-schema`, `store/damaged-row` */
export function assertReadable(stored: Stored): void {
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

export function isReadable(stored: Stored): boolean {
  return damagedPart(stored) === undefined;
}

/** The first place that is not what it has to be. */
function damagedPart({ schema: found, request, clocks, marks, told }: Stored): string | undefined {
  if (found !== schema) return 'schema';
  if (!isRecord(request)) return 'request';
  for (const field of texts) if (typeof request[field] !== 'string') return `request.${field}`;
  for (const field of numbers) if (!Number.isFinite(request[field])) return `request.${field}`;
  if (!isStatus(request.lifecycle, request.status)) return 'request.status';
  if (typeof request.subscriber?.msisdn !== 'string') return 'request.subscriber';
  if (!isRecord(request.details)) return 'request.details';
  if (!Array.isArray(clocks)) return 'clocks';
  const clock = clocks.findIndex((one) => !isClock(one));
  if (clock >= 0) return `clocks.${clock}`;
  if (!Array.isArray(marks)) return 'marks';
  return isRecord(told) ? undefined : 'told';
}

function isClock(clock: Clock | undefined): boolean {
  if (!isRecord(clock) || !isRecord(clock.policy) || !isRecord(clock.calendar) || !Array.isArray(clock.facts))
    return false;
  const { name, term, startsOn, stopsOn, pausedIn } = clock.policy;
  return (
    typeof name === 'string' &&
    isRecord(term) &&
    [startsOn, stopsOn, pausedIn].every((list) => Array.isArray(list)) &&
    typeof clock.calendar.version === 'string' &&
    clock.facts.every((fact) => typeof fact?.type === 'string' && Number.isFinite(fact.at))
  );
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
