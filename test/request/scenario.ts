/**
 * Rules as sentences: given what has happened, when something is asked, then this follows or that is answered.
 */
import { expect } from 'vitest';
import type { Command } from '#src/request/command.ts';
import { decide, type Windows } from '#src/request/decide.ts';
import type { RequestEvent } from '#src/request/event.ts';
import { evolve, replay } from '#src/request/evolve.ts';
import type { RequestRefusal } from '#src/request/refusal.ts';
import type { Registration, Request } from '#src/request/request.ts';

/** Monday 12 January 2026, 10:00 in Moscow. */
export const monday: number = Date.UTC(2026, 0, 12, 7);
export const hour = 3_600_000;

const registration: Registration = {
  id: 'r-1',
  number: '4829301756',
  operator: 'mts',
  kind: 'serviceFault',
  lifecycle: 'inquiry',
  channel: 'hotline',
  subscriber: { msisdn: '+79161234567' },
  text: 'Не могу войти в личный кабинет',
  details: {},
  receivedAt: monday,
  registeredAt: monday,
};

export const inquiry: RequestEvent<'registered'> = { type: 'registered', at: monday, ...registration };
export const order: RequestEvent<'registered'> = { ...inquiry, kind: 'numberPorting', lifecycle: 'order' };
export const consultation: RequestEvent<'consulted'> = {
  ...inquiry,
  type: 'consulted',
  number: undefined,
  answer: 'Тариф меняется в личном кабинете',
};

/** What a step was: its event without what every event has. */
type Fact = { readonly type: RequestEvent['type'] } & { readonly [detail: string]: unknown };

export interface Outcome {
  /** Exactly these events follow, at the instant of the command. */
  readonly follows: (...facts: readonly Fact[]) => Request;
  readonly refused: (refusal: Partial<RequestRefusal>) => void;
}

/** `steps` are commands that are accepted one after another, an hour apart, from the first event on. */
export function given(
  first: RequestEvent<'registered' | 'consulted'>,
  ...steps: readonly Command[]
): {
  readonly request: Request;
  readonly when: (command: Command, at?: number, windows?: Windows) => Outcome;
} {
  const request = steps.reduce((before, command) => after(before, command), evolve(undefined, first));
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

function after(request: Request, command: Command): Request {
  const decision = decide(request, command, new Date(request.changedAt + hour));
  if (!decision.ok) throw new Error(`the scenario is wrong: ${JSON.stringify(decision.refusal)}`);
  return decision.value.reduce<Request>(evolve, request);
}

/** The events that these commands leave behind, the first one included. */
export function history(first: RequestEvent<'registered' | 'consulted'>, ...steps: readonly Command[]): RequestEvent[] {
  const events: RequestEvent[] = [first];
  for (const command of steps) {
    const before = replay(events);
    if (before === undefined) throw new Error('the scenario is empty');
    const decision = decide(before, command, new Date(before.changedAt + hour));
    if (!decision.ok) throw new Error(`the scenario is wrong: ${JSON.stringify(decision.refusal)}`);
    events.push(...decision.value);
  }
  return events;
}

/** One command of each type, complete. Appointments lie far ahead of every scenario. */
export const complete: { readonly [C in Command['type']]: Command<C> } = {
  start: { type: 'start', assignee: 'ivanova' },
  ask: { type: 'ask', question: 'С какого устройства вы входите?' },
  reply: { type: 'reply', text: 'С телефона' },
  hold: { type: 'hold', reason: 'Ждём поставщика' },
  resume: { type: 'resume' },
  resolve: { type: 'resolve', outcome: 'satisfied', answer: 'Доступ восстановлен' },
  close: { type: 'close' },
  reopen: { type: 'reopen', reason: 'Вход снова не работает' },
  reject: { type: 'reject', reason: 'Номер не обслуживается' },
  withdraw: { type: 'withdraw' },
  schedule: { type: 'schedule', appointment: { from: monday + 8000 * hour, to: monday + 8002 * hour } },
  reschedule: { type: 'reschedule', appointment: { from: monday + 9000 * hour }, reason: 'По просьбе абонента' },
  fulfil: { type: 'fulfil', answer: 'Номер перенесён' },
  fail: { type: 'fail', reason: 'Донор отказал' },
  cancel: { type: 'cancel' },
  return: { type: 'return' },
  extend: { type: 'extend', reason: 'Нужна проверка сети' },
  assign: { type: 'assign', assignee: 'petrov' },
  escalate: { type: 'escalate', to: 'second line' },
  note: { type: 'note', text: 'Перезвонить вечером' },
};

/** Shortest ways into every status. */
export const waysInto: {
  readonly inquiry: { readonly [status: string]: readonly Command[] };
  readonly order: { readonly [status: string]: readonly Command[] };
} = {
  inquiry: {
    registered: [],
    inProgress: [complete.start],
    awaitingSubscriber: [complete.start, complete.ask],
    onHold: [complete.start, complete.hold],
    resolved: [complete.start, complete.resolve],
    closed: [complete.start, complete.resolve, complete.close],
    rejected: [complete.reject],
    withdrawn: [complete.withdraw],
  },
  order: {
    registered: [],
    inProgress: [complete.start],
    scheduled: [complete.start, complete.schedule],
    awaitingSubscriber: [complete.start, complete.ask],
    onHold: [complete.start, complete.hold],
    fulfilled: [complete.start, complete.fulfil],
    closed: [complete.start, complete.fulfil, complete.close],
    failed: [complete.start, complete.fail],
    cancelled: [complete.cancel],
    rejected: [complete.reject],
    returned: [complete.start, complete.fulfil, complete.return],
  },
};
