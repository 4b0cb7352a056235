/**
 * A gateway that behaves badly: slow, silent, late, or it ends the process that talks to it. It writes down each message
 * before it does anything, as the gateway of another company would.
 */
import { setTimeout } from 'node:timers/promises';
import type { LeasedMessage, RequestStore, Send, Settlement } from 'zayavka';
import type { Journal } from './journal.ts';
import { leaseMs } from './plan.ts';
import type { Random } from './random.ts';

/** A message to such a line kills the process that sends it, each time. */
export const deadlyLine = '+7999';

export interface Gateway {
  readonly send: Send;
  /** The store as the desk has to use it: `Send` does not get the token of a lease, and the proofs need it. */
  readonly watched: (store: Required<RequestStore>) => Required<RequestStore>;
  /** From now on every message is accepted at once. */
  readonly behaveWell: () => void;
}

interface Lease {
  readonly token: string;
  readonly askedAt: number;
}

export function openGateway(journal: Journal, random: Random, mayKill: boolean): Gateway {
  const leases = new Map<string, Lease>();
  let isGood = false;
  const watchedOutbox = async (
    store: RequestStore,
    ...asked: Parameters<RequestStore['outbox']>
  ): Promise<readonly LeasedMessage[]> => {
    const askedAt = performance.now();
    const messages = await store.outbox(...asked);
    for (const { key, token } of messages) leases.set(key, { token, askedAt });
    return messages;
  };
  /** Each message that was handed out is settled, also when it is given back. */
  const watchedSettle = async (store: RequestStore, settlements: readonly Settlement[]): Promise<void> => {
    await store.settle(settlements);
    for (const settlement of settlements) {
      const { key, token = '' } = settlement;
      leases.delete(key);
      if ('outcome' in settlement) await journal.write({ type: 'settled', key, token });
    }
  };
  return {
    async send({ key, to }) {
      const { token, askedAt } = leases.get(key) ?? { token: 'none', askedAt: 0 };
      const leaseAgeMs = Math.round(performance.now() - askedAt);
      await journal.write({ type: 'call', key, token, leaseAgeMs });
      if (to.startsWith(deadlyLine)) process.kill(process.pid, 'SIGKILL');
      return isGood ? 'sent' : misbehave(random, mayKill);
    },
    watched: (store) =>
      new Proxy(store, {
        get: (target, name) => {
          if (name === 'outbox') return watchedOutbox.bind(undefined, target);
          if (name === 'settle') return watchedSettle.bind(undefined, target);
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
    behaveWell: () => {
      isGood = true;
    },
  };
}

async function misbehave(random: Random, mayKill: boolean): Promise<'sent' | 'failed' | 'retry'> {
  const share = random.share();
  if (share < 0.75) return 'sent';
  if (share < 0.85) return setTimeout(random.between(20, 500), 'sent');
  if (share < 0.91) return 'retry';
  if (share < 0.96) throw new Error('the gateway is out of order');
  if (share < 0.98) return 'failed';
  if (share < 0.985) return new Promise(() => {});
  if (share < 0.995) return setTimeout(leaseMs + random.between(100, 5_000), share < 0.99 ? 'sent' : 'failed');
  if (mayKill) process.kill(process.pid, 'SIGKILL');
  return 'sent';
}
