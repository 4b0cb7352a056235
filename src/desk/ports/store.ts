/**
 * The port of storage: what an integrator implements to keep requests in another database. Every value that crosses it is
 * plain JSON data (instants are epoch milliseconds), except the arguments of type `Date` and `bigint`. `storeContract()` of
 * `zayavka/testing` proves what each method promises.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { RequestEvent } from '../../request/event.ts';
import type { Request } from '../../request/request.ts';
import type { Clock } from '../../sla/clock/clock.ts';
import type { Leased, LeaseOptions, WakeUp } from './lease.ts';
import type { EventPage, IndexKeys, ListPage, ListQuery, Search } from './search.ts';

export type { Leased, LeaseOptions, WakeUp } from './lease.ts';
export type { EventPage, IndexKeys, ListedRequest, ListPage, ListQuery, Search, StoredEvent } from './search.ts';

/** A request with its clocks, as one document: {@link memoryStore} shows how it is found. */
export interface Stored {
  /** Version of this document's form; a store does not read or change it. */
  readonly schema: number;
  readonly request: Request;
  readonly clocks: readonly Clock[];
  /** Keys of the warnings and breaches that were written: each is written once. */
  readonly firedCrossings: readonly string[];
  /** By name of the message, the version at which it was written last: a newer message may replace it before it is sent. */
  readonly lastMessageVersion: { readonly [message: string]: number };
  /** When the person is erased; set when the request is archived. */
  readonly eraseAt?: Instant;
}

/** An event as it is kept: numbered by version, with the command that caused it. {@link AgentView} shows a history. */
export interface HistoryEntry {
  /** 1 for the first event of a request, then without gaps. */
  readonly version: number;
  readonly event: RequestEvent;
  /** The deadline that the subscriber was promised after this event; absent when none runs. */
  readonly dueAt?: Instant;
  /** Its last day, yyyy-mm-dd, where the term is counted in days. */
  readonly lastDay?: string;
  /** Present when that deadline depends on days of which the calendar has no decree yet. */
  readonly preliminary?: true;
  readonly commandId?: string;
  /** Distinguishes a repeated command from another one with the same id. */
  readonly fingerprint?: string;
}

/** A message on its way to a subscriber: {@link Send} gets it. */
export interface OutboxRecord {
  /** `request id/message/version`: it never changes, also towards the gateway. */
  readonly key: string;
  readonly requestId: string;
  readonly operator: string;
  /** The kind of the request when it was written; a store hands it out by the present one. */
  readonly kind: string;
  readonly message: string;
  /** The version of the request whose event it reports. */
  readonly version: number;
  readonly channel: string;
  /** A phone number for sms, an address for e-mail, the line for chat and push. */
  readonly to: string;
  readonly locale: string;
  readonly subject?: string;
  readonly text: string;
  readonly createdAt: Instant;
  /** It is not sent before: quiet hours, or the pause after a failed attempt. */
  readonly notBefore: Instant;
  /** The end of the quiet hours in which it was written; absent when there were none. */
  readonly quietUntil?: Instant;
  /** What it says is true until this instant; always when absent. After it, `dateless` is sent, or nothing. */
  readonly trueUntil?: Instant;
  readonly dateless?: { readonly text: string; readonly subject?: string };
  /**
   * How many times it was handed out to be sent, the present time included. The store counts, so that a message that ends
   * its worker each time is known; a settlement may set the count back.
   */
  readonly attempts: number;
}

/** A message to be sent now, see {@link LeaseOptions}. */
export type LeasedMessage = OutboxRecord & Leased;

/** How a message ended, see {@link LeaseOptions}: `suppressed` was not wanted or lost its person, `superseded` gave way to a later one. */
export type DeliveryOutcome = 'sent' | 'failed' | 'expired' | 'suppressed' | 'superseded';

/**
 * The result of an attempt to deliver, see {@link LeaseOptions}: an end, or another attempt later. With a `token` it counts only
 * while that lease is the latest one of the message: a late worker changes nothing. A store keeps the last `error` that it was given.
 */
export type Settlement = {
  readonly key: string;
  readonly token?: string;
  /** Why the gateway did not take it, as far as it said so. */
  readonly error?: string;
} & (
  | { readonly outcome: DeliveryOutcome; readonly at: Instant }
  | { readonly retryAt: Instant; readonly attempts: number }
);

/** A message of a request and its outcome, see {@link LeaseOptions}; it has none while it waits. */
export interface MessageRecord extends OutboxRecord {
  readonly outcome?: DeliveryOutcome;
  readonly settledAt?: Instant;
  /** What the gateway answered last, where that was an error. */
  readonly error?: string;
}

/** How a message ended that did not reach anybody, see {@link UndeliveredMessages}. */
export type UndeliveredOutcome = Extract<DeliveryOutcome, 'failed' | 'expired'>;

/** Messages that did not reach anybody, see {@link LeaseOptions}, `limit` at a time. */
export interface UndeliveredQuery {
  readonly outcome?: UndeliveredOutcome;
  readonly operator?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** What a store answers to an `UndeliveredQuery`, see {@link LeaseOptions}: the latest end first. */
export interface MessagePage {
  readonly found: readonly MessageRecord[];
  /** Where the next page begins; absent on the last one. */
  readonly cursor?: string;
}

/** Everything that one command changes, see {@link groupCommit}. The desk gives it deeply frozen: a store may keep its parts as they are. */
export interface Change {
  readonly id: string;
  /** The version on which the command was decided; `absent` when the request is new. */
  readonly expected: number | 'absent';
  /** The version after it: `expected` plus the number of events. */
  readonly version: number;
  readonly stored: Stored;
  readonly keys: IndexKeys;
  /** Empty when only the wake-up changes. */
  readonly history: readonly HistoryEntry[];
  readonly outbox: readonly OutboxRecord[];
  /**
   * Keys of earlier messages of this request that this change replaces: those that have no outcome and are not leased now
   * end as `superseded`. A leased one may be with the gateway: its holder settles it.
   */
  readonly supersedes: readonly string[];
  /** When the next event is due without a command; absent when none is. It ends any lease of a wake-up. */
  readonly wakeAt?: Instant;
  /** The lease of the wake-up that this change answers: when it is not the latest one, the change is a `conflict`. */
  readonly leaseToken?: string;
  readonly commandId?: string;
}

/** What became of a change, see {@link groupCommit}; only `committed` has written something. */
export type CommitOutcome = 'committed' | 'conflict' | 'duplicate';

/** What a store finds, newest registration first, see {@link memoryStore}. */
export interface Page {
  readonly found: readonly Stored[];
  /** Ids of requests of this page whose rows cannot be read: they count among the `limit` and do not harm the others. */
  readonly damaged?: readonly string[];
  /** Where the next page begins; absent on the last one. */
  readonly cursor?: string;
}

/** Where a desk keeps its requests. {@link groupCommit} shows one that wraps another, `storeContract` of `zayavka/testing` checks one. */
export interface RequestStore {
  /**
   * The request as last committed, `undefined` when there is none. A returned value belongs to the caller: a later commit does
   * not change it, and a change of it changes nothing in the store (it may be frozen).
   */
  load(id: string): Promise<Stored | undefined>;

  /**
   * Finds by the present keys. By number or by command: one request or none. By
   * external number: newest registration first. By identity: newest registration first (of
   * one instant by id, descending), from behind the cursor. Pages do not repeat or skip a request that was there all the time;
   * each page but the last is full.
   */
  find(by: Search): Promise<Page>;

  /**
   * Writes document, keys, history, outbox, supersessions, wake-up and command id together, or nothing at all.
   *
   * - `committed`: all of it is durable.
   * - `conflict`: the stored version is not `expected` (or the id exists when `absent` was expected, or another request
   *   has the number, at any operator, or the external number at this operator). Of writers that race from one version exactly
   *   one commits, the others get this.
   * - `duplicate`: the command id was committed before, by any request. It comes before a conflict.
   *
   * Rejects when it cannot be known or cannot be done: the connection is lost, the disk is full, a value cannot be stored.
   * A change belongs to the caller, who may change it afterwards. A message whose key the request already has is not written
   * again; keys of two requests are never the same. Superseded messages are settled at the instant of the last event.
   */
  commit(change: Change): Promise<CommitOutcome>;

  /**
   * Commits independent changes, each as `commit` does, and answers for each, in the given order, what `commit` answers or
   * throws, as `Promise.allSettled` does: a change that fails does not harm the others. No two of them concern one
   * request. A store may save round trips here; without this method the desk calls `commit` for each.
   */
  commitAll?(changes: readonly Change[]): Promise<readonly PromiseSettledResult<CommitOutcome>[]>;

  /**
   * Gives `count` counters (1 and more) of a series that no call got before: `from`, `from + 1`, … Gaps are allowed (a
   * process may end with its block), repeats are not. The first counter of a series is 0; they may pass 2^53.
   */
  lease(series: string, count: number): Promise<{ readonly from: bigint; readonly count: number }>;

  /**
   * Requests (active or not) whose `wakeAt` is not after `now`, at most `limit`, each to one caller: no other caller gets it
   * for `leaseMs`. `now` decides what is due; the clock of the store decides when a lease ends, so that a worker whose clock
   * is wrong locks nothing. Those that were not handed out before come first, the earliest first. A commit ends the lease and
   * replaces the wake-up. Without a commit the request is handed out again when the lease ends, behind the others; from the
   * second time on (n = 2) a lease lasts at least 2^(n-2) minutes, up to a day, so that what always fails takes nothing away.
   */
  wake(now: Date, options: LeaseOptions): Promise<readonly WakeUp[]>;

  /**
   * Ends leases of wake-ups that the caller cannot do and another worker perhaps can: they are handed out again at once, behind
   * those that were not handed out before, as if for the second time. A token that is not the latest one changes nothing.
   * Without this method another worker gets them when the lease ends.
   */
  giveBack?(wakeUps: readonly WakeUp[]): Promise<void>;

  /**
   * Unsettled messages whose `notBefore` is not after `now`, each to one caller for `leaseMs` by the clock of the store, in
   * the order in which they were committed (of commits at the same time in any order; within a request always, among those
   * that are asked for), at most `limit`. Each time a message is handed out its `attempts` grow by one. A message is withheld while an earlier one of the
   * same request is leased elsewhere, or waits for another attempt (its `attempts` are not 0 and its `notBefore` is after
   * `now`); one that only waits for the morning holds nothing up.
   */
  outbox(now: Date, options: LeaseOptions): Promise<readonly LeasedMessage[]>;

  /**
   * Writes the results of messages and ends their leases; a settlement whose `token` is not that of the latest lease changes
   * nothing. A message that is settled already stays as it is, an unknown key is ignored: settling twice is settling once.
   */
  settle(settlements: readonly Settlement[]): Promise<void>;

  /**
   * Open requests in the order of the query; pages as in `find`: requests that stay open at their place are neither repeated
   * nor skipped while others come and go.
   */
  list(query: ListQuery): Promise<ListPage>;

  /**
   * The events of all requests behind `after`, from the beginning when it is `undefined`, at most `limit`. Each event has a
   * place for good: those of a request in the order of their versions without a gap, and a reader that has read up to a cursor
   * finds everything else behind it, also when other writers and readers work at the same time and a transaction commits
   * late. A page with fewer than `limit` says that nothing more can be read now, not that nothing is there:
   * another reader may be giving places. An erased request has its places as before, with the erased events.
   *
   * Inside a transaction of the caller its own events are there too. After a rollback its cursor is worth nothing.
   */
  events(after: string | undefined, limit: number): Promise<EventPage>;

  /** Messages that ended as `failed` or `expired`: the latest end first, of one instant by key, descending; pages as in `find`. */
  undelivered(query: UndeliveredQuery): Promise<MessagePage>;

  /** The store's own clock. Without this method the desk does not compare its clock with that of the store. */
  time?(): Promise<Date>;

  /**
   * Keeps `value` under `name` if nothing is kept there, and gives what is kept: the first value stays. The desk notices so
   * that it was opened with another secret than before.
   */
  agree(name: string, value: string): Promise<string>;

  /** All events of a request by version; empty for an unknown one. */
  history(id: string): Promise<readonly HistoryEntry[]>;

  /** All messages of a request in the order of their commits, with their outcomes. */
  messages(id: string): Promise<readonly MessageRecord[]>;

  /**
   * Rewrites a request without the person: the document and keys are replaced, the history is replaced by the given one
   * (one entry more than before), messages keep their keys and outcomes but lose address, subject, text, `error` and
   * `dateless`, and unsent ones end as `suppressed` at `at`. The wake-up of an active request stays, that of any other is
   * over. With `keepsMessages` the messages do not change. Together, or nothing at all; `conflict` as in `commit`.
   */
  erase(change: Erasure): Promise<'committed' | 'conflict'>;
}

/** A request rewritten without the person, see {@link groupCommit}. */
export interface Erasure {
  readonly id: string;
  readonly expected: number;
  readonly version: number;
  readonly stored: Stored;
  readonly keys: IndexKeys;
  readonly history: readonly HistoryEntry[];
  readonly at: Instant;
  /** Present when somebody else is erased who is only named in the request: its messages stay as they are, unsent ones too. */
  readonly keepsMessages?: true;
}
