import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '#src/request/command.ts';
import { decide } from '#src/request/decide.ts';
import type { RequestEvent } from '#src/request/event.ts';
import { evolve, replay } from '#src/request/evolve.ts';
import { commandsFor } from '#src/request/lifecycle.ts';
import type { Actor, Request } from '#src/request/request.ts';
import { consultation, hour, inquiry, monday, order } from '../scenario/sample.ts';

/** What each status carries for certain, and what it may carry beside that; everything else it must not carry. */
const carried: {
  readonly [lifecycle: string]: {
    readonly [status: string]: { readonly certain?: string[]; readonly perhaps?: string[] };
  };
} = {
  inquiry: {
    registered: {},
    inProgress: {},
    awaitingSubscriber: { certain: ['question'] },
    onHold: { certain: ['reason'] },
    resolved: { certain: ['outcome', 'answer', 'answeredAt'] },
    closed: { certain: ['outcome', 'answer', 'answeredAt'] },
    rejected: { certain: ['reason'] },
    withdrawn: { perhaps: ['reason'] },
    merged: { certain: ['mergedInto'] },
  },
  order: {
    registered: {},
    inProgress: {},
    scheduled: { certain: ['appointment'] },
    awaitingSubscriber: { certain: ['question'] },
    onHold: { certain: ['reason'] },
    fulfilled: { certain: ['answer', 'answeredAt'] },
    closed: { certain: ['answer', 'answeredAt'] },
    failed: { certain: ['reason'] },
    cancelled: { perhaps: ['reason'] },
    rejected: { certain: ['reason'] },
    returned: { certain: ['answer', 'answeredAt'], perhaps: ['reason'] },
    merged: { certain: ['mergedInto'] },
  },
};
const dependent = ['question', 'reason', 'appointment', 'outcome', 'answer', 'answeredAt', 'mergedInto'] as const;

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((some) => `${some}!`);
const maybe = fc.option(text, { nil: undefined });
const by: fc.Arbitrary<Actor | undefined> = fc.constantFrom(
  undefined,
  { role: 'system' },
  { role: 'subscriber' },
  { role: 'agent', id: 'ivanova' },
);
/** A step of a walk: how the next command is chosen among those allowed, and what it says. */
const step = fc.record({
  choice: fc.nat(),
  pause: fc.integer({ min: 0, max: 90 * 24 * hour }),
  by,
  text,
  maybe,
  outcome: fc.constantFrom('satisfied', 'partlySatisfied', 'refused'),
  from: fc.integer({ min: 1, max: 1000 * hour }),
  to: fc.option(fc.integer({ min: 1, max: 5 * hour }), { nil: undefined }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** The command of the step with every detail that any command may have: `decide` takes what belongs to it. */
function commandOf(
  request: Request,
  { choice, by, text, maybe, outcome, from, to }: Step,
  at: number,
): Command | undefined {
  const allowed = commandsFor(request);
  const type = allowed[choice % allowed.length];
  if (type === undefined) return undefined;
  const optional = type === 'withdraw' || type === 'cancel' || type === 'return' || type === 'start';
  const reason = optional ? maybe : text;
  const appointment = to === undefined ? { from: at + from } : { from: at + from, to: at + from + to };
  const details = {
    question: text,
    text,
    reason,
    answer: text,
    to: text,
    assignee: type === 'assign' ? text : reason,
    team: maybe,
    into: text,
    step: text,
    note: maybe,
    outcome,
    name: text,
    relation: 'partOf',
    mediaType: 'image/png',
    size: choice,
    url: 'https://files.example.ru/1',
    appointment,
  };
  return { type, ...(by && { by }), ...details } as Command;
}

interface Life {
  readonly events: readonly RequestEvent[];
  readonly requests: readonly Request[];
}

function walk(first: RequestEvent<'registered' | 'consulted'>, steps: readonly Step[]): Life {
  const events: RequestEvent[] = [first];
  const requests: Request[] = [evolve(undefined, first)];
  for (const next of steps) {
    const request = requests.at(-1);
    if (request === undefined) break;
    const at = request.changedAt + next.pause;
    const command = commandOf(request, next, at);
    if (command === undefined) break;
    const decision = decide(request, command, new Date(at));
    if (!decision.ok) throw new Error(`an allowed command was refused: ${JSON.stringify(decision.refusal)}`);
    events.push(...decision.value);
    requests.push(decision.value.reduce<Request>(evolve, request));
  }
  return { events, requests };
}

const walks = fc.tuple(fc.constantFrom(inquiry, order, consultation), fc.array(step, { maxLength: 60 }));
const runs = { seed: 20260112, numRuns: 4000 };

describe('whatever way a request goes', () => {
  it('it carries exactly what its status guarantees', () => {
    const seen = new Map<string, number>();
    const check = (request: Request): void => {
      const { lifecycle, status } = request;
      const { certain = [], perhaps = [] } = carried[lifecycle]?.[status] ?? { certain: ['a known status'] };
      const present = dependent.filter((field) => request[field] !== undefined);
      expect(present, `${lifecycle} ${status}`).toEqual(expect.arrayContaining([...certain]));
      expect([...certain, ...perhaps], `${lifecycle} ${status}`).toEqual(expect.arrayContaining(present));
      seen.set(`${lifecycle} ${status}`, (seen.get(`${lifecycle} ${status}`) ?? 0) + 1);
    };
    fc.assert(
      fc.property(walks, ([first, steps]) => walk(first, steps).requests.forEach(check)),
      runs,
    );
    expect(seen.size).toBe(21);
    expect(Math.min(...seen.values())).toBeGreaterThan(10);
  });

  it('it counts its events and its reopenings, and its dates never run ahead of each other', () => {
    fc.assert(
      fc.property(walks, ([first, steps]) => {
        const { events, requests } = walk(first, steps);
        const last = requests.at(-1);
        expect(last?.version).toBe(events.length);
        expect(last?.reopenings).toBe(events.filter((event) => event.type === 'reopened').length);
        for (const { registeredAt, statusAt, changedAt, answeredAt } of requests) {
          expect(registeredAt <= statusAt && statusAt <= changedAt).toBe(true);
          expect(answeredAt === undefined || answeredAt <= statusAt).toBe(true);
        }
      }),
      runs,
    );
  });

  it('it is the sum of its events, and neither event nor request changes what was before', () => {
    fc.assert(
      fc.property(walks, ([first, steps]) => {
        const { events, requests } = walk(first, steps);
        const before = JSON.stringify(requests);
        expect(replay(events)).toStrictEqual(requests.at(-1));
        expect(JSON.stringify(requests)).toBe(before);
      }),
      runs,
    );
  });

  it('its events and itself survive JSON', () => {
    fc.assert(
      fc.property(walks, ([first, steps]) => {
        const { events, requests } = walk(first, steps);
        // A consultation has no number, said by `undefined`, which JSON drops; every other event survives as it is.
        const written = events.slice(1);
        expect(JSON.parse(JSON.stringify(written))).toStrictEqual(written);
        for (const request of requests) {
          expect(JSON.parse(JSON.stringify(request))).toEqual(request);
        }
        expect(replay(JSON.parse(JSON.stringify(events)))).toEqual(requests.at(-1));
      }),
      { ...runs, numRuns: 500 },
    );
  });
});

it('the walks start on a Monday in Moscow', () => {
  expect(new Date(monday).toISOString()).toBe('2026-01-12T07:00:00.000Z');
});
