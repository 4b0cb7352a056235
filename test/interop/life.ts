/**
 * Requests with their histories, as a store keeps them, for whoever has to tell about them.
 */
import type { HistoryEntry } from '#src/desk/ports/store.ts';
import type { Command } from '#src/request/command.ts';
import { decide } from '#src/request/decide.ts';
import type { RequestEvent } from '#src/request/event.ts';
import { evolve } from '#src/request/evolve.ts';
import type { Request } from '#src/request/request.ts';

export const start: number = Date.UTC(2026, 0, 12, 7);
export const hour = 3_600_000;
export const promise: number = Date.UTC(2026, 0, 17, 21);

export const inquiry: RequestEvent<'registered'> = {
  type: 'registered',
  at: start,
  by: { role: 'agent', id: 'ivanova' },
  id: 'r-1',
  number: '4829301756',
  operator: 'mts',
  kind: 'serviceFault',
  lifecycle: 'inquiry',
  channel: 'hotline',
  subscriber: { msisdn: '+79161234567', name: 'Пётр Иванов' },
  text: 'Не могу войти в личный кабинет',
  details: {},
  receivedAt: start,
  registeredAt: start,
};

export const order: RequestEvent<'registered'> = {
  ...inquiry,
  id: 'r-2',
  kind: 'shopOrder',
  lifecycle: 'order',
  channel: 'site',
  text: 'Телефон с доставкой',
  details: {
    items: [
      { name: 'Телефон', quantity: 1 },
      { name: 'Чехол', quantity: 2 },
    ],
  },
};

/** A step is a command, or an event that happens by itself. */
export type Step = Command | RequestEvent<'warned' | 'breached' | 'accessed'>;

export interface Life {
  readonly request: Request;
  readonly history: readonly HistoryEntry[];
}

/** One step an hour; every entry promises an answer in five days until there is one. */
export function live(first: RequestEvent<'registered' | 'consulted'>, ...steps: readonly Step[]): Life {
  let request = evolve(undefined, first);
  const history: HistoryEntry[] = [{ version: 1, event: first, dueAt: promise, commandId: 'c-1' }];
  for (const step of steps) {
    const at = request.changedAt + hour;
    const decision = 'at' in step ? { ok: true as const, value: [step] } : decide(request, step, new Date(at));
    if (!decision.ok) throw new Error(`the story is wrong: ${JSON.stringify(decision.refusal)}`);
    for (const event of decision.value) {
      request = evolve(request, event);
      const dueAt = request.answeredAt === undefined ? { dueAt: promise } : {};
      history.push({ version: request.version, event, ...dueAt, commandId: `c-${request.version}` });
    }
  }
  return { request, history };
}
