/**
 * A case of the storage contract, and the store that it checks.
 */
import type { RequestStore } from '../desk/ports/store.ts';

/** One promise of the port, as data: any test runner can run it. */
export interface StoreCase {
  /** A sentence that says what must hold; a store that fails the case breaks this promise. */
  readonly name: string;
  /** Resolves when the promise holds, rejects with an error that says what was expected and what was found. */
  readonly run: () => Promise<void>;
}

/** A store to be checked. */
export interface OpenedStore {
  readonly store: RequestStore;
  /**
   * Runs `work` on a store inside a transaction of the caller: committed when `work` resolves, rolled back when it
   * rejects, and the rejection is passed on. Leave it out where the database has no transactions.
   */
  readonly transaction?: (work: (store: RequestStore) => Promise<void>) => Promise<void>;
  /** Called when the case has ended, also when it failed. */
  readonly close: () => Promise<void>;
}

/** A case before it knows where its store comes from. */
export interface ContractCase {
  readonly name: string;
  readonly check: (opened: OpenedStore) => Promise<void>;
}
