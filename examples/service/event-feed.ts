/**
 * The feed of the desk for live pages and other systems: one reader for the whole process, who wakes all listeners.
 */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Desk } from 'zayavka';
import type { Operator } from 'zayavka/operators';

/** What the routes of the service share. */
export interface Parts {
  readonly desk: Desk;
  readonly feed: EventFeed;
  readonly operators: readonly Operator[];
  readonly now: () => Date;
  /** Ends live pages. */
  readonly signal: AbortSignal;
}

const pageSize = 1_000;

export class EventFeed {
  readonly #desk: Desk;
  readonly #listeners = new Set<() => void>();
  #cursor: string | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Where the next event will be, as far as is known here. */
  get cursor(): string {
    return this.#cursor ?? '';
  }

  /** Reads what is new and wakes the listeners. */
  async read(): Promise<void> {
    for (;;) {
      const page = await this.#desk.events({ after: this.#cursor, limit: pageSize });
      if (!page.ok) return;
      this.#cursor = page.value.cursor;
      if (page.value.events.length > 0) for (const wake of this.#listeners) wake();
      if (page.value.events.length < pageSize) return;
    }
  }

  /**
   * Server-Sent Events behind the cursor `after`, until the client goes or the service ends. The last event of each page has the
   * cursor as its id, so a client that comes again goes on there: nothing is skipped, a part of a page may come twice.
   */
  stream(c: Context, after: string | undefined, signal: AbortSignal): Response {
    return streamSSE(c, async (stream) => {
      let cursor = after;
      const ended = (): boolean => stream.aborted || stream.closed || signal.aborted;
      while (!ended()) {
        const page = await this.#desk.events({ after: cursor, limit: pageSize });
        if (!page.ok) return;
        const { events } = page.value;
        cursor = page.value.cursor;
        for (const [index, event] of events.entries()) {
          const id = index === events.length - 1 ? { id: cursor } : {};
          await stream.writeSSE({ event: 'request', data: JSON.stringify(event), ...id });
        }
        if (events.length > 0) continue;
        await this.#news(stream, signal);
        // A comment tells whether the client is still there.
        if (!ended()) await stream.write(': waiting\n\n');
      }
    });
  }

  /** Something is new, or fifteen seconds have passed, or nobody listens any more. */
  #news(stream: { onAbort(listener: () => void): void }, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, 15_000);
      this.#listeners.add(wake);
      signal.addEventListener('abort', wake);
      stream.onAbort(wake);
    });
  }
}
