/**
 * A desk with a simulated clock. A service calls `tick` and `deliver` about every minute; here the clock jumps to the next
 * instant at which something is due, so that weeks pass at once and nothing is late.
 */
import { type Desk, memoryStore, type OutboxRecord, openDesk } from 'zayavka';
import { beeline, megafon, mts, type Operator, tele2 } from 'zayavka/operators';
import type { Say } from './language.ts';

/** Fixed, so that every run gives the same numbers. Only for this demonstration: never put a secret into code. */
export const demoSecret = 'de304a5e0f7a11b2c3d4e5f60718293a';

export const operators: readonly Operator[] = [mts, megafon, beeline, tele2];

/** The present brand of an operator. */
export function operatorName(id: string, say: Say): string {
  const name = operators.find((operator) => operator.id === id)?.brand.at(-1)?.name;
  return name === undefined ? id : say(name.en, name.ru);
}

export interface Simulation {
  readonly desk: Desk;
  readonly say: Say;
  now(): Date;
  /** Lets everything happen that is due until `to`. */
  advance(to: Date): Promise<void>;
  /** The one-time code that was sent to a line. */
  codeOf(line: string): string;
}

export function simulate(from: Date, say: Say, onMessage: (message: OutboxRecord, at: Date) => void): Simulation {
  let now = from;
  const due = new Set<number>();
  const codes = new Map<string, string>();
  const store = memoryStore();
  const commit = store.commit.bind(store);
  store.commit = (change) => {
    for (const at of [change.wakeAt, ...change.outbox.map(({ notBefore }) => notBefore)]) {
      if (at !== undefined && at > now.getTime()) due.add(at);
    }
    return commit(change);
  };
  const desk = openDesk({
    operators,
    store,
    secret: demoSecret,
    now: () => now,
    proof: {
      ask: async (line) => {
        codes.set(line, String(1000 + ((codes.size * 3821 + 417) % 9000)));
      },
      check: async (line, code) => codes.get(line) === code && codes.delete(line),
    },
  });
  const settle = async (): Promise<void> => {
    await desk.tick();
    await desk.deliver(async (message) => {
      onMessage(message, now);
    });
  };
  return {
    desk,
    say,
    now: () => now,
    async advance(to) {
      for (;;) {
        await settle();
        const next = [...due]
          .filter((at) => at > now.getTime())
          .reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
        now = next < to.getTime() ? new Date(next) : to;
        if (now === to) break;
        due.delete(next);
      }
      await settle();
    },
    codeOf: (line) => codes.get(line) ?? 'none',
  };
}
