/**
 * From rows to what the port promises: documents parsed, numbers read from text, and the columns equal to the document. A row
 * that was damaged by hand is a fault that names its request.
 */
import type {
  DeliveryOutcome,
  HistoryEntry,
  ListedRequest,
  MessageRecord,
  OutboxRecord,
  Stored,
} from '../../desk/ports/store.ts';
import { audienceOrder, noDeadline } from '../cursor.ts';
import { damaged } from './faults.ts';

export interface RequestRow {
  readonly id: string;
  readonly version: number;
  readonly stored: string;
}

/** A request on a page. */
export interface PagedRow extends RequestRow {
  readonly registeredAt: string;
}

/** A request in a list; `null` is what it does not have. */
export interface ListedRow {
  readonly id: string;
  readonly operator: string;
  readonly kind: string;
  readonly status: ListedRequest['status'];
  readonly active: boolean;
  readonly open: boolean;
  readonly registeredAt: string;
  readonly number: string | null;
  readonly externalNumber: string | null;
  readonly assignee: string | null;
  readonly team: string | null;
  readonly dueAt: string;
  readonly dueRank: number;
  readonly lastDay: string | null;
  readonly clock: string | null;
  readonly dueIsPreliminary: boolean | null;
  readonly dueIsPaused: boolean | null;
  readonly calendar: string | null;
  readonly knownTo: string | null;
  readonly details: string | null;
}

export interface EventRow {
  readonly version: number;
  readonly entry: string;
}

export interface MessageRow {
  readonly id: string;
  readonly requestId: string;
  /** `null` where the row of the outbox is gone. */
  readonly payload: string | null;
  readonly notBefore: string;
  readonly attempts: number;
  readonly outcome?: DeliveryOutcome | null;
  readonly settledAt?: string | null;
  readonly error?: string | null;
}

export function storedOf({ id, version, stored }: RequestRow): Stored {
  const document: Stored | null = JSON.parse(stored);
  if (document?.request?.id !== id || document.request.version !== version) {
    throw damaged(id, `expected a document of this request with version ${version}, found something else`);
  }
  return document;
}

export function listedOf(row: ListedRow): ListedRequest {
  const { id, operator, kind, status, active, open, calendar, knownTo } = row;
  const { number, externalNumber, assignee, team, lastDay, clock } = row;
  const dueAt = Number(row.dueAt);
  const audience = audienceOrder[row.dueRank];
  return {
    id,
    operator,
    kind,
    status,
    active,
    open,
    registeredAt: Number(row.registeredAt),
    details: JSON.parse(row.details ?? '{}'),
    ...(number !== null && { number }),
    ...(externalNumber !== null && { externalNumber }),
    ...(assignee !== null && { assignee }),
    ...(team !== null && { team }),
    ...(dueAt !== noDeadline && { dueAt }),
    ...(audience !== undefined && { audience }),
    ...(lastDay !== null && { lastDay }),
    ...(clock !== null && { clock }),
    ...(row.dueIsPreliminary === true && { dueIsPreliminary: true }),
    ...(row.dueIsPaused === true && { dueIsPaused: true }),
    ...(calendar !== null && knownTo !== null && { preliminary: { calendar, knownTo } }),
  };
}

export function entryOf(requestId: string, { version, entry }: EventRow): HistoryEntry {
  const parsed: HistoryEntry | null = JSON.parse(entry);
  if (parsed?.version !== version || typeof parsed.event?.type !== 'string' || typeof parsed.event.at !== 'number') {
    throw damaged(requestId, `expected event ${version} in the history, found something else`);
  }
  return parsed;
}

/** A message to be sent, as far as it can be read: the desk checks it and reports what is damaged. */
export function leasedRecord(row: MessageRow): OutboxRecord {
  const record: OutboxRecord = JSON.parse(row.payload ?? '{}');
  const { id: key, requestId, attempts } = row;
  return { ...record, key, requestId, notBefore: Number(row.notBefore), attempts: Number(attempts) };
}

export function messageOf(row: MessageRow): MessageRecord {
  const record: OutboxRecord | null = JSON.parse(row.payload ?? 'null');
  if (record?.key !== row.id) {
    throw damaged(row.requestId, `expected message ${row.id} in the outbox, found something else`);
  }
  return {
    ...leasedRecord(row),
    ...(row.outcome == null ? undefined : { outcome: row.outcome }),
    ...(row.settledAt == null ? undefined : { settledAt: Number(row.settledAt) }),
    ...(row.error == null ? undefined : { error: row.error }),
  };
}
