/**
 * Who listens to a hub, and how far each of them has been told: a port, and its implementation for one process.
 */
import { faultsOnly } from '../../../kernel/input/faults-only.ts';
import { isRecord } from '../../../kernel/input/is-object.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { checkGiven } from '../../check-given.ts';

/**
 * One that listens, and its place in the feed.
 *
 * @see {@link memoryListeners}
 */
export interface Listener {
  readonly id: string;
  /** Notifications are posted to this address. */
  readonly callback: string;
  /** Which notifications it wants; all when absent. */
  readonly query?: string;
  /** Of the feed: everything before it has been told. */
  readonly cursor: string;
  /** How many events behind the cursor have been told as well. */
  readonly told: number;
  /** How many calls have failed one after another. */
  readonly failures: number;
  /** It is not called before. */
  readonly retryAt?: Instant;
}

/**
 * An integrator keeps listeners where the requests are, so that nothing is told twice after a restart.
 *
 * @see {@link memoryListeners}
 */
export interface ListenerStore {
  list(): Promise<readonly Listener[]>;
  /** Puts one there, or changes nothing if the id is there. */
  add(listener: Listener): Promise<void>;
  /** Replaces one; changes nothing if it has gone meanwhile. */
  update(listener: Listener): Promise<void>;
  /** Whether it was there. */
  remove(id: string): Promise<boolean>;
}

/**
 * Listeners of one process, for trials and tests: they are lost with it.
 *
 * @throws Fault `input/invalid`: `add` or `update` is given no listener
 *
 * @example
 * const listeners = memoryListeners();
 * await listeners.add({ id: 'a', callback: 'https://crm.example.ru/events', cursor: '', told: 0, failures: 0 });
 * (await listeners.list()).length //=> 1
 */
export function memoryListeners(): ListenerStore {
  const listeners = new Map<string, Listener>();
  return {
    list: async () => [...listeners.values()],
    add: async (given) => {
      const listener = copyOf(given);
      if (!listeners.has(listener.id)) listeners.set(listener.id, listener);
    },
    update: async (given) => {
      const listener = copyOf(given);
      if (listeners.has(listener.id)) listeners.set(listener.id, listener);
    },
    remove: async (id) => listeners.delete(id),
  };
}

function copyOf(listener: Listener): Listener {
  return faultsOnly('memoryListeners', () => {
    const isListener = (one: unknown): boolean => isRecord(one) && 'id' in one && typeof one.id === 'string';
    checkGiven('memoryListeners: listener', listener, 'a listener with its id', isListener);
    return { ...listener };
  });
}
