/**
 * PLACE OF YOUR OWN GATEWAY (SMPP, push, e-mail). This one writes messages on the console and fails by a fixed plan of chance.
 */
import { maskPhone, measureSms, type Send } from 'zayavka';

export interface GatewayOptions {
  /** The share of messages that it does not take, 0 to 1: most of them are to be tried again, every fifth has failed for good. */
  readonly failures: number;
  readonly seed: number;
  readonly print: (line: string) => void;
}

export function consoleGateway({ failures, seed, print }: GatewayOptions): Send {
  const random = randomOf(seed);
  return async ({ channel, to, text }) => {
    const chance = random();
    const outcome = chance >= failures ? 'sent' : chance >= failures / 5 ? 'retry' : 'failed';
    const parts = channel === 'sms' ? `, ${measureSms(text).segments} SMS` : '';
    print(`${outcome} (${channel}${parts}) ${to.startsWith('+') ? maskPhone(to) : to}: ${text}`);
    return outcome;
  };
}

/** Mulberry32: the same seed gives the same chances. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
