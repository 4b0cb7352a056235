/**
 * The feed of all events in memory: places are given when a change is committed, because nothing else runs in between.
 */
import type { EventPage, HistoryEntry, IndexKeys, Stored, StoredEvent } from '../../desk/ports/store.ts';
import { readPosition } from '../cursor.ts';

interface Row {
  readonly id: string;
  readonly stored: Stored;
  readonly keys: IndexKeys;
  readonly history: readonly HistoryEntry[];
}

/** The place of an event, and its request as it was then. */
interface Place extends Pick<StoredEvent, 'number' | 'operator' | 'kind' | 'channel' | 'version'> {
  readonly row: Row;
}

export class EventLog {
  readonly #places: Place[] = [];

  /** The events themselves are read from the history, which an erasure replaces. */
  publish(row: Row, history: readonly HistoryEntry[]): void {
    const { operator, kind, number } = row.keys;
    const { channel } = row.stored.request;
    for (const { version } of history) {
      this.#places.push({ row, version, operator, kind, channel, ...(number === undefined ? {} : { number }) });
    }
  }

  read(after: string | undefined, limit: number): EventPage {
    const from = Number(readPosition(after));
    const places = this.#places.slice(from, from + limit);
    const events = places.flatMap(({ row, version, ...facts }): readonly StoredEvent[] => {
      const entry = row.history[version - 1];
      if (entry === undefined) return [];
      const { event, dueAt } = entry;
      return [{ id: row.id, version, event, ...facts, ...(dueAt === undefined ? {} : { dueAt }) }];
    });
    return { events, cursor: String(from + places.length) };
  }
}
