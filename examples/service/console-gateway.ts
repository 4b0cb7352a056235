/**
 * PLACE OF YOUR OWN GATEWAY (SMPP, push, e-mail). This one writes messages on the console and fails by a fixed plan of chance.
 */
import { maskPhone, measureSms, type Send } from 'zayavka';
import { randomOf } from '../soak/random.ts';

export interface GatewayOptions {
  /** The share of messages that it does not take, 0 to 1: most of them are to be tried again, every fifth has failed for good. */
  readonly failures: number;
  /** The same seed, the same failures. */
  readonly seed: number;
  readonly print: (line: string) => void;
}

export function consoleGateway({ failures, seed, print }: GatewayOptions): Send {
  const random = randomOf(String(seed));
  return async ({ channel, to, text }) => {
    const chance = random.share();
    const outcome = chance >= failures ? 'sent' : chance >= failures / 5 ? 'retry' : 'failed';
    const parts = channel === 'sms' ? `, ${measureSms(text).segments} SMS` : '';
    print(`${outcome} (${channel}${parts}) ${to.startsWith('+') ? maskPhone(to) : to}: ${text}`);
    return outcome;
  };
}
