/**
 * Rules as sentences: given what has happened, when a command is given, then these events follow or it is refused.
 */
import { expect } from 'vitest';
import type { HistoryEntry } from '#src/desk/ports/store.ts';
import type { Command } from '#src/request/command.ts';
import { decide, type Windows } from '#src/request/decide.ts';
import type { RequestEvent } from '#src/request/event.ts';
import { evolve } from '#src/request/evolve.ts';
import type { RequestRefusal } from '#src/request/refusal.ts';
import type { Request } from '#src/request/request.ts';
import { hour } from './sample.ts';

/** What a step was: its event without what every event has. */
type Fact = { readonly type: RequestEvent['type'] } & { readonly [detail: string]: unknown };

export interface Outcome {
  /** Exactly these events follow, at the instant of the command. */
  readonly follows: (...facts: readonly Fact[]) => Request;
  readonly refused: (refusal: Partial<RequestRefusal>) => void;
}

/** The first event of a request. */
type First = RequestEvent<'registered' | 'consulted'>;

/** A command that is accepted an hour after the last one, or an event that happens by itself. */
export type Step = Command | RequestEvent<'warned' | 'breached' | 'accessed'>;

/** A request with its history, as a store keeps it. */
export interface Life {
  readonly request: Request;
  readonly history: readonly HistoryEntry[];
}

/** Saturday 17 January 2026, 24:00 in Moscow. */
export const promise: number = Date.UTC(2026, 0, 17, 21);

/** Every entry promises an answer in five days until there is one. */
export function live(first: First, ...steps: readonly Step[]): Life {
  let request = evolve(undefined, first);
  const history: HistoryEntry[] = [{ version: 1, event: first, dueAt: promise, commandId: 'c-1' }];
  for (const step of steps) {
    const at = new Date(request.changedAt + hour);
    const decision = 'at' in step ? { ok: true as const, value: [step] } : decide(request, step, at);
    if (!decision.ok) throw new Error(`the scenario is wrong: ${JSON.stringify(decision.refusal)}`);
    for (const event of decision.value) {
      request = evolve(request, event);
      const dueAt = request.answeredAt === undefined ? { dueAt: promise } : {};
      history.push({ version: request.version, event, ...dueAt, commandId: `c-${request.version}` });
    }
  }
  return { request, history };
}

/** The events of such a life. */
export function history(first: First, ...steps: readonly Step[]): RequestEvent[] {
  return live(first, ...steps).history.map(({ event }) => event);
}

export function given(
  first: First,
  ...steps: readonly Step[]
): {
  readonly request: Request;
  readonly when: (command: Command, at?: number, windows?: Windows) => Outcome;
} {
  const { request } = live(first, ...steps);
  const when = (command: Command, at: number = request.changedAt + hour, windows?: Windows): Outcome => {
    const decision = decide(request, command, new Date(at), windows);
    return {
      follows: (...facts) => {
        expect(decision).toStrictEqual({ ok: true, value: facts.map((fact) => ({ at, ...fact })) });
        return decision.ok ? decision.value.reduce<Request>(evolve, request) : request;
      },
      refused: (refusal) => {
        expect(decision).toEqual({ ok: false, refusal: expect.objectContaining(refusal) });
      },
    };
  };
  return { request, when };
}
