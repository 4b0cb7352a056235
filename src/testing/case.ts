/**
 * A case of the storage contract, and the store that it checks.
 */
import type { RequestStore } from '../desk/ports/store.ts';

/** One promise of the port, as data: any test runner can run it, see {@link storeContract}. */
export interface StoreCase {
  /** A sentence that says what must hold; a store that fails the case breaks this promise. */
  readonly name: string;
  /** Resolves when the promise holds, rejects with an error that says what was expected and what was found. */
  readonly run: () => Promise<void>;
}

/** A store to be checked, see {@link storeContract}. */
export interface OpenedStore {
  readonly store: RequestStore;
  /**
   * Runs `work` on a store inside a transaction of the caller: committed when `work` resolves, rolled back when it
   * rejects, and the rejection is passed on. Leave it out where the database has no transactions.
   */
  readonly transaction?: (work: (store: RequestStore) => Promise<void>) => Promise<void>;
  /**
   * Lets time pass by the clock of a store that has `time`: each lease ends so much earlier. Leave it out where only real
   * time passes; then the cases wait for leases of a millisecond, and what takes minutes is not checked.
   */
  readonly advance?: (ms: number) => Promise<void>;
  /** Called when the case has ended, also when it failed. */
  readonly close: () => Promise<void>;
}

/** A store with its time, as a case needs it. */
interface CheckedStore extends OpenedStore {
  /**
   * Lets time pass for leases, and says whether it can. A store without a clock of its own needs nothing: time passes by the
   * `now` of the next call.
   */
  readonly pass: (ms: number) => Promise<boolean>;
}

/** A case before it knows where its store comes from. */
export interface ContractCase {
  readonly name: string;
  readonly check: (opened: CheckedStore) => Promise<void>;
}
