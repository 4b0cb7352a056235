/**
 * What a store hands out for a while: to whom it may go, and the token of the holder.
 */
/** What a worker holds for a time: `token` names this lease, and a later one of the same thing has another token. */
export interface Leased {
  readonly token: string;
}

/** A request that is due. */
export interface WakeUp extends Leased {
  readonly id: string;
}

/** What a worker asks for: only what it can do, so that it holds nothing back from another worker. */
export interface LeaseOptions {
  readonly limit: number;
  /** How long what is handed out belongs to the caller, counted by the clock of the store. */
  readonly leaseMs: number;
  /** Ids of operators; all when absent. */
  readonly operators?: readonly string[];
  /** The kinds that the requests have now; all when absent. */
  readonly kinds?: readonly string[];
}
