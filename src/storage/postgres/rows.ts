/**
 * From rows to what the port promises. A row that was damaged by hand is a fault that names its request, never half an
 * answer.
 */
import type { DeliveryOutcome, HistoryEntry, MessageRecord, OutboxRecord, Stored } from '../../desk/ports/store.ts';
import { damaged } from './faults.ts';

/** What the statements of `reading.ts` and `queues.ts` give; a driver's rows are as untyped as any input. */
export interface RequestRow {
  readonly id: string;
  readonly version: number;
  readonly stored: string;
  readonly registeredAt?: string;
}

export interface MessageRow {
  readonly id: string;
  readonly requestId: string;
  /** Nothing where the row of the outbox is gone. */
  readonly payload: string | null;
  readonly notBefore: string;
  readonly attempts: number;
  readonly outcome?: DeliveryOutcome | null;
  readonly settledAt?: string | null;
}

export function storedOf(row: RequestRow): Stored {
  const stored: Stored | null = parsed(row.stored);
  if (typeof stored?.schema !== 'number' || stored.request?.id !== row.id || !Array.isArray(stored.clocks)) {
    throw damaged(row.id, 'expected a document with schema, clocks and this request, found something else');
  }
  if (stored.request.version !== row.version) {
    throw damaged(row.id, `expected a document of version ${row.version}, found ${stored.request.version}`);
  }
  return stored;
}

export function entryOf(requestId: string, row: { readonly version: number; readonly entry: string }): HistoryEntry {
  const entry: HistoryEntry | null = parsed(row.entry);
  if (entry?.version !== row.version || typeof entry.event?.type !== 'string' || typeof entry.event.at !== 'number') {
    throw damaged(requestId, `expected event ${row.version} in the history, found something else`);
  }
  return entry;
}

/** A message on its way, as far as it can be read: whether all of it is there is looked at before it is sent. */
export function leasedRecord(row: MessageRow): OutboxRecord {
  const record: OutboxRecord = parsed(row.payload ?? '{}');
  return {
    ...record,
    key: row.id,
    requestId: row.requestId,
    notBefore: Number(row.notBefore),
    attempts: Number(row.attempts),
  };
}

export function messageOf(row: MessageRow): MessageRecord {
  const record: OutboxRecord | null = parsed(row.payload ?? 'null');
  if (record?.key !== row.id || typeof record.text !== 'string' || typeof record.to !== 'string') {
    throw damaged(row.requestId, `expected message ${row.id} in the outbox, found something else`);
  }
  return {
    ...record,
    notBefore: Number(row.notBefore),
    attempts: Number(row.attempts),
    ...(row.outcome == null ? undefined : { outcome: row.outcome }),
    ...(row.settledAt == null ? undefined : { settledAt: Number(row.settledAt) }),
  };
}

/** The column holds JSON by its type; that it holds the right thing is for the caller to check. */
function parsed<Value>(text: string): Value {
  return JSON.parse(text);
}
