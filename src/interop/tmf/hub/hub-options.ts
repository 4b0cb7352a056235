/**
 * What a hub needs: the desk, who listens, how they are called.
 */
import type { Desk } from '../../../desk/desk.ts';
import type { StopSignal } from '../../../desk/ports/stop-signal.ts';
import { readOptions } from '../../../kernel/input/read-options.ts';
import { checkGiven, checkPort, isFunction } from '../../check-given.ts';
import { checkDocumentOptions, documentOptions } from '../document-options.ts';
import type { TmfVersion } from '../document-parts.ts';
import type { TmfResource } from '../list/attributes.ts';
import { checkResource } from '../list/document-query.ts';
import type { NotificationOptions } from '../notification.ts';
import type { ListenerStore } from './listener.ts';

/** The `URL` of the platform, where its types are there. */
type CallbackAddress = typeof globalThis extends { URL: { prototype: infer Address } }
  ? Address
  : { readonly href: string; readonly protocol: string; readonly hostname: string };

/**
 * What a hub works with, and how long it waits for listeners.
 *
 * @see {@link openHub}, {@link Hub}
 */
export interface HubOptions<V extends TmfVersion = TmfVersion> extends NotificationOptions<V> {
  readonly desk: Pick<Desk, 'events' | 'history'>;
  readonly listeners: ListenerStore;
  /** Of which requests it tells: each of the two APIs has its own hub. */
  readonly resource: TmfResource;
  /** Only requests of this one; those of all operators of the desk when left out. */
  readonly operator?: string;
  /** The `fetch` of the platform, or your own with certificates, a proxy and headers. */
  readonly fetch: (url: string, init: PostInit) => Promise<{ readonly status: number }>;
  /** Your server will call this address: allow hosts that you know, or anybody may reach what stands behind your firewall. */
  readonly mayCall: (callback: CallbackAddress) => boolean;
  readonly now: () => Date;
  /** How long one call may take, in milliseconds; 10,000 by default. */
  readonly timeoutMs?: number;
  /** The pause after the first failure, in milliseconds; it doubles each time. 10,000 by default. */
  readonly firstPauseMs?: number;
  /** An hour by default. */
  readonly longestPauseMs?: number;
}

/**
 * What the `fetch` of a hub is given beside the address: one notification as JSON. A redirection is not followed.
 *
 * @see {@link Hub}
 */
export interface PostInit {
  readonly method: 'POST';
  readonly headers: { readonly 'content-type': 'application/json' };
  readonly body: string;
  readonly redirect: 'manual';
  readonly signal: StopSignal;
}

const hubOptions = {
  ...documentOptions,
  desk: true,
  listeners: true,
  resource: true,
  operator: true,
  fetch: true,
  mayCall: true,
  now: true,
  timeoutMs: true,
  firstPauseMs: true,
  longestPauseMs: true,
} as const;

/** @throws Fault `input/invalid`: an unknown option or version, one of another type */
export function readHubOptions<V extends TmfVersion>(options: HubOptions<V>): HubOptions<V> {
  const given = readOptions('openHub', options, hubOptions, 'input/invalid');
  const { desk, listeners, resource, operator, fetch, mayCall, now, timeoutMs, firstPauseMs, longestPauseMs } = given;
  checkDocumentOptions('openHub', given);
  checkResource('openHub', resource);
  const isId = (one: unknown): boolean => one === undefined || typeof one === 'string';
  checkGiven('openHub: operator', operator, 'the id of an operator', isId);
  checkPort('openHub: desk', desk, ['events', 'history']);
  checkPort('openHub: listeners', listeners, ['list', 'add', 'update', 'remove']);
  for (const [name, one] of Object.entries({ fetch, mayCall, now })) {
    checkGiven(`openHub: ${name}`, one, 'a function', isFunction);
  }
  for (const [name, one] of Object.entries({ timeoutMs, firstPauseMs, longestPauseMs })) {
    checkGiven(`openHub: ${name}`, one, 'milliseconds, a number above 0', isTime);
  }
  return given;
}

function isTime(value: unknown): boolean {
  return value === undefined || (typeof value === 'number' && value > 0);
}
