/**
 * What is asked of a store, by which keys, and what a list and the feed answer.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { RequestEvent } from '../../request/event.ts';
import type { Status } from '../../request/lifecycle.ts';
import type { Request } from '../../request/request.ts';
import type { Audience } from '../../sla/clock/clock.ts';

/** The fields by which requests are found, see {@link ListQuery}. The desk makes them of the request and its clocks. */
export interface IndexKeys {
  readonly operator: string;
  readonly kind: string;
  /** Whether staff still has to work on it: its status is open. */
  readonly open: boolean;
  /**
   * Present when a deadline of the request depends on days of which its calendar has no decree yet: the calendar's name, and
   * the last day that it knew, yyyy-mm-dd.
   */
  readonly preliminary?: { readonly calendar: string; readonly knownTo: string };
  /** Unique where present. */
  readonly number?: string;
  readonly status: Status;
  readonly assignee?: string;
  readonly team?: string;
  /** The deadline that staff has to keep next; absent when none runs. */
  readonly dueAt?: Instant;
  /** Its last day, yyyy-mm-dd, where the term is counted in days. */
  readonly lastDay?: string;
  /** Who relies on it. */
  readonly audience?: Audience;
  /** The name of its clock. */
  readonly clock?: string;
  /** Present when it depends on days of which its calendar has no decree yet. */
  readonly dueIsPreliminary?: true;
  /** Present while it stands still. */
  readonly dueIsPaused?: true;
  /** The number that the request had in another system, in capital letters without spaces and dashes; unique per operator. */
  readonly externalNumber?: string;
  /**
   * Whose request it is, as URIs (`tel:+79161234567`), and who else is named in it (`named:tel:+79161234567`), in any order; none
   * after the person was erased.
   */
  readonly identities: readonly string[];
  /** False when the request is archived: a search by identity finds it only with `all`. */
  readonly active: boolean;
  readonly registeredAt: Instant;
}

/** By number, by the id of the command that wrote it, or by identity, see {@link memoryStore}: newest first, `limit` at a time. */
export type Search =
  /** With `identities`, only a request that has one of them: one query, so that its cost tells a stranger nothing. */
  | { readonly number: string; readonly identities?: readonly string[] }
  | { readonly commandId: string }
  /** One request of each operator at most. */
  | { readonly externalNumber: string; readonly operator?: string; readonly identities?: readonly string[] }
  | {
      readonly identity: string;
      /** All operators when absent. */
      readonly operator?: string;
      /** Also those that are no longer active. */
      readonly all?: boolean;
      readonly limit: number;
      readonly cursor?: string;
    };

/**
 * Open requests that fit all filters, `limit` at a time.
 *
 * @example
 * const store = memoryStore();
 * await openDesk({ operators: [mts], store, secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') }).register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const { found } = await store.list({ operator: 'mts', assignee: null, order: 'deadline', limit: 10 });
 * found.map(({ kind, lastDay }) => `${kind} until ${lastDay}`) //=> ['serviceFault until 2026-11-25']
 */
export interface ListQuery {
  readonly operator?: string;
  readonly kind?: string;
  readonly status?: Status;
  /** Only those in one of these. */
  readonly statuses?: readonly Status[];
  /** `null`: those that nobody has. */
  readonly assignee?: string | null;
  readonly team?: string;
  /** Only those due at this instant or later, without a deadline, or with one that stands still. */
  readonly dueFrom?: Instant;
  /** Only those due before this instant. */
  readonly dueBefore?: Instant;
  /** Only those without a deadline that stands still. */
  readonly isRunning?: true;
  /**
   * `registered`, the default: oldest registration first, of one instant by id. `deadline`: earliest deadline first, those
   * without one last; of one instant that of the law first, then the promise, then the internal one, then by registration.
   */
  readonly order?: 'deadline' | 'registered';
  /**
   * Only those with a deadline by this calendar that is preliminary, made when a day before `knownTo` was the last known; those
   * that have ended too, as long as they are active.
   */
  readonly preliminary?: { readonly calendar: string; readonly knownTo: string };
  readonly limit: number;
  readonly cursor?: string;
}

/** What a list shows of a request, see {@link ListQuery}: its keys except those that name the person, and its details. */
export interface ListedRequest extends Omit<IndexKeys, 'identities'> {
  readonly id: string;
  readonly details: Request['details'];
}

/** What a store answers to a {@link ListQuery}. */
export interface ListPage {
  readonly found: readonly ListedRequest[];
  /** Where the next page begins; absent on the last one. */
  readonly cursor?: string;
}

/**
 * An event of any request, with what a reader has to know of its request; that is as it was when it happened.
 *
 * @example
 * const store = memoryStore();
 * await openDesk({ operators: [mts], store, secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') }).register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const { events } = await store.events(undefined, 10);
 * events.map(({ version, event }) => `${version} ${event.type}`) //=> ['1 registered']
 */
export interface StoredEvent {
  /** Of the request. */
  readonly id: string;
  readonly number?: string;
  readonly operator: string;
  readonly kind: string;
  readonly channel: string;
  readonly version: number;
  readonly event: RequestEvent;
  /** The deadline that the subscriber was promised after this event; absent when none runs. */
  readonly dueAt?: Instant;
}

/** A part of the feed, oldest first, each a {@link StoredEvent}. */
export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** Ids of requests whose event at such a place cannot be read: it counts among the `limit` and does not harm the others. */
  readonly damaged?: readonly string[];
  /** Where the next page begins, also when there is nothing yet. */
  readonly cursor: string;
}
