import { describe, expect, it } from 'vitest';
import { Fault } from '#src/kernel/fault.ts';
import { type EventType, occurrences } from '#src/request/command-table.ts';
import type { RequestEvent } from '#src/request/event.ts';
import { evolve, replay } from '#src/request/evolve.ts';
import { isStatus } from '#src/request/lifecycle.ts';
import type { Request } from '#src/request/request.ts';
import { given, history } from '../scenario/request.ts';
import { complete, consultation, hour, inquiry, monday, order, waysInto } from '../scenario/sample.ts';

const { start, ask, reply, extend, resolve, close, reopen } = complete;

const damaged = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return Fault.is(error) ? error.code : error;
  }
};

describe('a history', () => {
  const life = history(inquiry, start, ask, reply, extend, resolve, close, reopen);

  it('is replayed event by event', () => {
    expect(life.map((event) => event.type)).toEqual([
      'registered',
      'started',
      'asked',
      'replied',
      'extended',
      'resolved',
      'closed',
      'reopened',
    ]);
    expect(replay(life)).toMatchObject({ status: 'inProgress', version: 8, reopenings: 1 });
    expect(replay([])).toBeUndefined();
  });

  it('begins with version 1 and its first status, whatever else its first event carries', () => {
    const [first] = life;
    const added = { version: 99, status: 'closed', reopenings: 5, assignee: 'z' };
    const foreign: RequestEvent = JSON.parse(JSON.stringify({ ...first, ...added }));
    const begun = { version: 1, status: 'registered', reopenings: 0, assignee: undefined };
    expect(evolve(undefined, foreign)).toMatchObject(begun);
  });

  it('that lacks its beginning is a fault', () => {
    expect(damaged(() => replay(life.slice(1)))).toBe('request/impossible-event');
  });

  it('that begins twice is a fault', () => {
    expect(damaged(() => replay([inquiry, inquiry]))).toBe('request/impossible-event');
    expect(damaged(() => replay([inquiry, consultation]))).toBe('request/impossible-event');
    expect(damaged(() => replay([consultation, inquiry]))).toBe('request/impossible-event');
  });

  it('that lacks a step in the middle is a fault', () => {
    const lost = (type: EventType): unknown => damaged(() => replay(life.filter((event) => event.type !== type)));
    for (const type of ['started', 'asked', 'resolved'] as const) {
      expect(lost(type), type).toBe('request/impossible-event');
    }
    // What changes no status, or has a way round it, leaves no gap that the table could see.
    expect(lost('extended')).toMatchObject({ version: 7 });
  });

  it('with its steps in another order is a fault', () => {
    expect(damaged(() => replay([...life.slice(0, 1), ...life.slice(1).reverse()]))).toBe('request/impossible-event');
  });

  it.each(['exploded', 'constructor', '__proto__', 'toString', '', undefined, 'start'])(
    'with an event of type %j is a fault',
    (type) => {
      const foreign: RequestEvent = JSON.parse(JSON.stringify({ type, at: monday }));
      expect(damaged(() => replay([inquiry, foreign]))).toBe('request/impossible-event');
      expect(damaged(() => replay([foreign]))).toBe('request/impossible-event');
    },
  );

  it('says the event and the status, and nothing about the person', () => {
    expect(() => replay([inquiry, life.at(-1) ?? inquiry])).toThrow(
      "history: 'reopened' cannot happen after 'registered'; it was damaged",
    );
  });
});

describe('what happens by itself', () => {
  it.each(occurrences)('%s changes no status and nothing but version, date and what is detached', (type) => {
    for (const [first, ways] of [[inquiry, waysInto.inquiry] as const, [order, waysInto.order] as const]) {
      for (const way of Object.values(ways)) {
        const { request } = given(first, ...way);
        const event = {
          type,
          at: request.changedAt + hour,
          clock: 'review',
          key: 'review/1',
          dueAt: monday,
          identity: 'tel:+79161234567',
        } as RequestEvent;
        expect(evolve(request, event)).toStrictEqual({
          ...request,
          ...(type === 'detached' ? { detached: ['tel:+79161234567'] } : {}),
          version: request.version + 1,
          changedAt: request.changedAt + hour,
        });
      }
    }
  });
});

describe('a stored request', () => {
  it('goes on as the one that was written, though JSON drops what is undefined', () => {
    const { request } = given(inquiry, start, resolve);
    const stored: Request = JSON.parse(JSON.stringify(request));
    expect(stored).toEqual(request);
    const event: RequestEvent = { type: 'reopened', at: request.changedAt + hour, reason: 'Снова' };
    expect(evolve(stored, event)).toEqual(evolve(request, event));
  });

  it.each([
    ['inquiry', 'scheduled'],
    ['order', 'resolved'],
    ['inquiry', 'constructor'],
    ['order', '__proto__'],
    ['inquiry', undefined],
    ['complaint', 'registered'],
    ['constructor', 'name'],
    ['__proto__', 'registered'],
    [undefined, 'registered'],
  ])('is noticed when its lifecycle %s has no status %s', (lifecycle, status) => {
    const stored: Request = JSON.parse(JSON.stringify({ lifecycle, status }));
    expect(isStatus(stored.lifecycle, stored.status)).toBe(false);
  });
});
