/**
 * The workers of the service. Any number of processes may run them over one store: what one takes, no other one gets.
 */
import { setTimeout } from 'node:timers/promises';
import { type Desk, Fault, type Send } from 'zayavka';
import type { EventFeed } from './event-feed.ts';

export interface Loops {
  readonly desk: Desk;
  readonly feed: EventFeed;
  readonly send: Send;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
}

/** Resolves when all have ended, after the signal. */
export function startLoops({ desk, feed, send, signal, print }: Loops): Promise<unknown> {
  const repeat = async (pauseMs: number, work: () => Promise<unknown>): Promise<void> => {
    while (!signal.aborted) {
      // A store that is away for a while must not end a worker.
      await work().catch((error) => print(`worker: ${Fault.is(error) ? error.code : String(error)}`));
      await setTimeout(pauseMs, undefined, { signal }).catch(() => {});
    }
  };
  return Promise.all([
    repeat(1_000, () => desk.tick()),
    repeat(500, () => desk.deliver(send)),
    repeat(300, () => feed.read()),
  ]);
}
