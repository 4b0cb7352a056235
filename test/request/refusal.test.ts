import { describe, expect, it } from 'vitest';
import { Fault } from '#src/kernel/fault.ts';
import type { Command } from '#src/request/command.ts';
import { decide } from '#src/request/decide.ts';
import { allowedCommands } from '#src/request/lifecycle.ts';
import type { Request } from '#src/request/request.ts';
import { given, history } from '../scenario/request.ts';
import { complete, hour, inquiry, monday, order } from '../scenario/sample.ts';

const { start, schedule } = complete;

/** A status in which each command that demands a text is allowed. */
const demanded: readonly (readonly [Command['type'], string, { readonly request: Request }])[] = [
  ['ask', 'question', given(inquiry, start)],
  ['reply', 'text', given(inquiry, start, complete.ask)],
  ['hold', 'reason', given(inquiry, start)],
  ['resolve', 'outcome', given(inquiry, start)],
  ['resolve', 'answer', given(inquiry, start)],
  ['reopen', 'reason', given(inquiry, start, complete.resolve)],
  ['reject', 'reason', given(inquiry)],
  ['reschedule', 'reason', given(order, start, schedule)],
  ['fulfil', 'answer', given(order, start)],
  ['fail', 'reason', given(order, start)],
  ['extend', 'reason', given(inquiry)],
  ['merge', 'into', given(inquiry)],
  ['escalate', 'to', given(inquiry)],
  ['progress', 'step', given(order)],
  ['correct', 'reason', given(inquiry)],
  ['note', 'text', given(inquiry)],
  ['link', 'to', given(inquiry)],
  ['attach', 'name', given(inquiry)],
];

/** Nothing of these is to be seen on a screen or heard on the telephone. */
const blanks: readonly (readonly [string, unknown])[] = [
  ['nothing at all', undefined],
  ['an empty text', ''],
  ['spaces', '   '],
  ['line breaks and tabs', '\r\n\t'],
  ['no-break spaces', '\u00a0\u202f\u2007'],
  ['an ideographic space', '\u3000'],
  ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff'],
  ['direction marks', '\u200e\u202e\u2066'],
  ['fillers and variation selectors', '\u3164\ufe0f\u00ad'],
  ['control characters', '\u0000\u0007\u009f'],
  ['half a surrogate pair', '\ud83d'],
  ['a number', 5],
  ['an object', { toString: () => 'reason' }],
];

/** What a form or a message queue hands over: the compiler was told nothing. */
const untyped = (fields: { readonly [field: string]: unknown }): Command => fields as Command;

describe('a text that a command demands', () => {
  it('is demanded by 17 of the 26 commands, by one of them twice', () => {
    expect(demanded).toHaveLength(18);
    expect(new Set(demanded.map(([type]) => type)).size).toBe(17);
  });

  it.each(demanded)('%s: is refused when its %s shows nothing', (type, field, { request }) => {
    for (const [, blank] of blanks) {
      const decision = decide(
        request,
        untyped({ ...complete[type], [field]: blank }),
        new Date(request.changedAt + hour),
      );
      expect(decision).toEqual({ ok: false, refusal: { code: 'request/missing-text', command: type, field } });
    }
  });

  it.each(['.', '5', 'я', 'Ё', '🙂', '👨‍👩‍👧', '\u200bда', '  ok', '…', 'ü'])(
    'is a text when it shows something: %s',
    (text) => {
      given(inquiry).when({ type: 'extend', reason: text }).follows({ type: 'extended', reason: text });
    },
  );

  it('may be left out where it is optional, and is left out of the event when it shows nothing', () => {
    for (const [, blank] of blanks) {
      given(inquiry)
        .when(untyped({ type: 'withdraw', reason: blank }))
        .follows({ type: 'withdrawn' });
      given(inquiry)
        .when(untyped({ type: 'start', assignee: blank }))
        .follows({ type: 'started' });
      given(inquiry, start, complete.hold)
        .when(untyped({ type: 'resume', note: blank }))
        .follows({ type: 'resumed' });
      given(inquiry, start, complete.resolve)
        .when(untyped({ type: 'close', note: blank }))
        .follows({ type: 'closed' });
      given(inquiry)
        .when(untyped({ ...complete.escalate, reason: blank }))
        .follows({ type: 'escalated', to: 'second line' });
      given(order)
        .when(untyped({ type: 'cancel', reason: blank }))
        .follows({ type: 'cancelled' });
      given(order, start, complete.fulfil)
        .when(untyped({ type: 'return', reason: blank }))
        .follows({ type: 'returned' });
    }
  });

  it('is kept where it is optional and given', () => {
    given(inquiry, start, complete.hold)
      .when({ type: 'resume', note: 'Починили' })
      .follows({ type: 'resumed', note: 'Починили' });
    given(inquiry, start, complete.resolve)
      .when({ type: 'close', note: 'Звонок' })
      .follows({ type: 'closed', note: 'Звонок' });
    given(inquiry)
      .when({ ...complete.escalate, reason: 'Повторно' })
      .follows({ type: 'escalated', to: 'second line', reason: 'Повторно' });
    given(order).when({ type: 'cancel', reason: 'Передумал' }).follows({ type: 'cancelled', reason: 'Передумал' });
  });

  it.each(['partly', 'constructor', 'SATISFIED', ' satisfied'])('is one of the known outcomes, not %j', (outcome) => {
    given(inquiry, start)
      .when(untyped({ ...complete.resolve, outcome }))
      .refused({ code: 'request/missing-text', command: 'resolve', field: 'outcome' });
  });

  it.each(['satisfied', 'partlySatisfied', 'refused'] as const)('takes the outcome %s', (outcome) => {
    expect(given(inquiry, start, { ...complete.resolve, outcome }).request.outcome).toBe(outcome);
  });
});

describe('fields of which a command needs at least one', () => {
  it.each([
    ['assign', ['assignee', 'team'], {}],
    ['correct', ['kind', 'text', 'details', 'subscriber'], { reason: 'Ошибка' }],
  ] as const)('%s: is refused without any of %j', (command, fields, others) => {
    const refusal = { code: 'request/nothing-given', command, fields } as const;
    given(inquiry)
      .when(untyped({ type: command, ...others }))
      .refused(refusal);
    for (const [name, blank] of blanks.filter(([, value]) => value === undefined || typeof value === 'string')) {
      const texts = { assignee: blank, team: blank, kind: blank, text: blank };
      const decision = decide(
        given(inquiry).request,
        untyped({ type: command, ...others, ...texts }),
        new Date(monday + hour),
      );
      expect(decision, name).toEqual({ ok: false, refusal });
    }
  });

  it('are enough one by one', () => {
    given(inquiry).when({ type: 'assign', team: 'billing' }).follows({ type: 'assigned', team: 'billing' });
    given(inquiry).when({ type: 'assign', assignee: 'petrov' }).follows({ type: 'assigned', assignee: 'petrov' });
  });
});

describe('a value that is no text', () => {
  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '100', null, {}])(
    'is no amount of kopecks: %j',
    (amount) => {
      given(inquiry, start)
        .when(untyped({ ...complete.resolve, amount }))
        .refused({ code: 'request/invalid-value', command: 'resolve', field: 'amount' });
    },
  );

  it.each([0, 1, 29_900, Number.MAX_SAFE_INTEGER])('is an amount of kopecks: %i', (amount) => {
    expect(given(inquiry, start, { ...complete.resolve, amount }).request.amount).toBe(amount);
  });

  it.each([null, 'text', 5, [], () => ({})])('is no details and no subscriber: %j', (value) => {
    for (const field of ['details', 'subscriber']) {
      given(inquiry)
        .when(untyped({ type: 'correct', reason: 'Ошибка', [field]: value }))
        .refused({ code: 'request/invalid-value', command: 'correct', field });
    }
  });

  it.each([{}, { msisdn: '' }, { msisdn: ' ' }, { msisdn: 5 }, { name: 'Пётр' }])(
    'is no subscriber without a number: %j',
    (subscriber) => {
      given(inquiry)
        .when(untyped({ type: 'correct', reason: 'Ошибка', subscriber }))
        .refused({ code: 'request/invalid-value', command: 'correct', field: 'subscriber' });
    },
  );

  it('is copied, so that nobody changes the history afterwards', () => {
    const details = { amount: 100 };
    const [, corrected] = history(inquiry, { type: 'correct', details, reason: 'Ошибка' });
    details.amount = 1;
    expect(corrected).toMatchObject({ details: { amount: 100 }, before: { details: {} } });
  });
});

describe('an appointment', () => {
  const at = monday + 10 * hour;
  const try_ = (appointment: unknown, type: 'schedule' | 'reschedule' = 'schedule'): ReturnType<typeof decide> => {
    const { request } = type === 'schedule' ? given(order, start) : given(order, start, schedule);
    return decide(request, untyped({ ...complete[type], appointment }), new Date(at));
  };

  it.each([
    ['missing', undefined],
    ['null', null],
    ['a text', '2026-01-20'],
    ['without a beginning', {}],
    ['now', { from: at }],
    ['in the past', { from: at - 1 }],
    ['not a number', { from: Number.NaN }],
    ['never', { from: Number.POSITIVE_INFINITY }],
    ['long ago', { from: Number.NEGATIVE_INFINITY }],
    ['beyond what a date can hold', { from: 8.64e15 + 1 }],
    ['between two milliseconds', { from: at + 0.5 }],
    ['written as text', { from: String(at + hour) }],
    ['given as a Date', { from: new Date(at + hour) }],
  ])('is refused when its beginning is %s', (_, appointment) => {
    const refusal = { code: 'request/impossible-appointment', field: 'appointment.from' };
    expect(try_(appointment)).toEqual({ ok: false, refusal: { ...refusal, command: 'schedule' } });
    expect(try_(appointment, 'reschedule')).toEqual({ ok: false, refusal: { ...refusal, command: 'reschedule' } });
  });

  it.each([
    ['its beginning', at + hour],
    ['before its beginning', at + hour - 1],
    ['not a number', Number.NaN],
    ['never', Number.POSITIVE_INFINITY],
    ['null', null],
    ['a text', String(at + 2 * hour)],
  ])('is refused when its end is %s', (_, to) => {
    expect(try_({ from: at + hour, to })).toEqual({
      ok: false,
      refusal: { code: 'request/impossible-appointment', command: 'schedule', field: 'appointment.to' },
    });
  });

  it('is accepted from the next millisecond on, with or without an end', () => {
    given(order, start)
      .when({ type: 'schedule', appointment: { from: at + 1 } }, at)
      .follows({ type: 'scheduled', appointment: { from: at + 1 } });
    given(order, start)
      .when({ type: 'schedule', appointment: { from: at + 1, to: at + 2 } }, at)
      .follows({ type: 'scheduled', appointment: { from: at + 1, to: at + 2 } });
  });

  it('is copied, so that nobody changes the history afterwards', () => {
    const appointment = { from: at + hour, to: at + 2 * hour, colour: 'red' };
    const [, , scheduled] = history(order, start, { type: 'schedule', appointment });
    appointment.from = 0;
    expect(scheduled).toMatchObject({ appointment: { from: at + hour, to: at + 2 * hour } });
    expect(JSON.stringify(scheduled)).not.toContain('colour');
  });
});

describe('a window', () => {
  it('is half-open: the last millisecond before its end is inside, the end is not', () => {
    const { when } = given(inquiry, start, complete.resolve);
    when(complete.close, monday + 9 * hour - 1, { close: monday + 9 * hour }).follows({ type: 'closed' });
    when(complete.close, monday + 9 * hour, { close: monday + 9 * hour }).refused({ code: 'request/window-over' });
  });

  it('of one command does not bind another', () => {
    given(inquiry, start, complete.resolve)
      .when(complete.close, monday + 9 * hour, { reopen: monday })
      .follows({ type: 'closed' });
  });

  it('that is no number lets nothing through', () => {
    given(inquiry)
      .when(start, monday + hour, { start: Number.NaN })
      .refused({ code: 'request/window-over' });
  });

  it('is looked at after the table and before the details', () => {
    const { when } = given(inquiry, start, complete.resolve);
    when(start, monday + hour, { start: monday }).refused({ code: 'request/illegal-step' });
    when(untyped({ type: 'reopen' }), monday + hour, { reopen: monday }).refused({ code: 'request/window-over' });
  });
});

describe('an invalid date', () => {
  it('is a fault of the program, not an answer of the rules', () => {
    const { request } = given(inquiry);
    const act = (): unknown => decide(request, start, new Date(Number.NaN));
    expect(act).toThrowError(Fault);
    expect(act).toThrowError(expect.objectContaining({ code: 'request/invalid-instant' }));
  });
});

describe('hostile commands', () => {
  const types: readonly unknown[] = [
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '',
    'Start',
    'start ',
    undefined,
    null,
    5,
  ];
  const disguised: readonly unknown[] = [{ toString: () => 'start' }, ['start'], Symbol('start'), () => 'start'];

  it.each([...types, ...disguised].map((type) => [String(typeof type), type]))(
    'are refused and never throw: a %s',
    (_, type) => {
      const decision = decide(given(inquiry).request, untyped({ ...start, type }), new Date(monday + hour));
      expect(decision).toEqual({
        ok: false,
        refusal: expect.objectContaining({
          code: 'request/illegal-step',
          command: typeof type === 'string' ? type : typeof type,
          allowed: allowedCommands('inquiry', 'registered').filter((command) => command !== 'release'),
        }),
      });
    },
  );

  it('without a type are refused', () => {
    given(inquiry).when(untyped({})).refused({ code: 'request/illegal-step', command: 'undefined' });
  });

  it('get nothing into the event beside their own details', () => {
    const text =
      '{"type":"start","assignee":"ivanova","at":1,"version":99,"status":"closed","reason":"no","extra":{"a":1},' +
      '"by":{"role":"agent","id":"a","admin":true},"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    const request = given(inquiry)
      .when(JSON.parse(text))
      .follows({
        type: 'started',
        by: { role: 'agent', id: 'a' },
        assignee: 'ivanova',
      });
    expect(request.version).toBe(2);
    expect(request.reason).toBeUndefined();
    expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each(Object.values(complete).map((command) => [command.type, command] as const))(
    '%s copies what it says and drops the rest',
    (type, command) => {
      const ways = {
        inquiry: [[], [start], [start, complete.ask], [start, complete.hold], [start, complete.resolve]],
        order: [[], [start], [start, schedule], [start, complete.fulfil]],
      };
      const worlds = [
        ...ways.inquiry.map((way) => given(inquiry, ...way)),
        ...ways.order.map((way) => given(order, ...way)),
      ];
      const world = worlds.find(({ request }) => decide(request, command, new Date(monday + 9 * hour)).ok);
      const { type: _, ...details } = command;
      const decision =
        world && decide(world.request, untyped({ ...command, extra: 1, at: 0 }), new Date(monday + 9 * hour));
      const event = decision?.ok ? decision.value[0] : undefined;
      const { type: __, at, ...recorded } = event ?? { type: undefined, at: undefined };
      const before = type === 'correct' ? { before: { text: world?.request.text } } : {};
      expect(recorded, type).toStrictEqual({ ...details, ...before });
      expect(at).toBe(monday + 9 * hour);
    },
  );
});
