import { describe, expect, it } from 'vitest';
import {
  commandNames,
  commandsAlways,
  commandsWhileOpen,
  eventOf,
  subscriberCommands,
} from '#src/request/command-table.ts';
import { decide } from '#src/request/decide.ts';
import type { RequestEvent } from '#src/request/event.ts';
import { evolve } from '#src/request/evolve.ts';
import {
  allowedCommands,
  type CommandType,
  isOpenStatus,
  lifecycles,
  openStatuses,
  type Status,
  statusAfter,
} from '#src/request/lifecycle.ts';
import type { Request } from '#src/request/request.ts';
import { sourceFiles } from '../package/sources.ts';
import { given } from '../scenario/request.ts';
import { complete, hour, inquiry, order, waysInto } from '../scenario/sample.ts';

const first = { inquiry, order };
const everyCommand: readonly CommandType[] = commandNames();

/** What the two tables name, counted by hand from the rule book: a new row or step has to be noticed here. */
const expected = {
  inquiry: { statuses: 9, commands: 20, legal: 72, illegal: 108, foreign: 6 },
  order: { statuses: 12, commands: 23, legal: 93, illegal: 183, foreign: 3 },
} as const;

describe.each(['inquiry', 'order'] as const)('the table of the %s', (lifecycle) => {
  const table: { readonly [status: string]: { readonly [command: string]: Status } } = lifecycles[lifecycle];
  const statuses = Object.keys(table) as Status[];
  const steps = new Set(statuses.flatMap((status) => Object.keys(table[status] ?? {})));
  const everywhere: readonly string[] = commandsAlways;
  const whileOpen: readonly string[] = [...commandsWhileOpen, ...commandsAlways];
  const own = everyCommand.filter((command) => steps.has(command) || whileOpen.includes(command));
  const foreign = everyCommand.filter((command) => !own.includes(command));
  const open: readonly string[] = openStatuses[lifecycle];
  const wanted = (status: Status, command: CommandType): Status | undefined =>
    table[status]?.[command] ??
    ((open.includes(status) ? whileOpen : everywhere).includes(command) ? status : undefined);

  it('has the statuses and commands of the rule book', () => {
    expect(statuses).toHaveLength(expected[lifecycle].statuses);
    expect(own).toHaveLength(expected[lifecycle].commands);
    expect(foreign).toHaveLength(expected[lifecycle].foreign);
    expect(Object.keys(waysInto[lifecycle])).toEqual(statuses);
  });

  const pairs = statuses.flatMap((status) => own.map((type) => ({ status, type, next: wanted(status, type) })));
  const decided = (status: Status, type: CommandType): { before: Request; decision: ReturnType<typeof decide> } => {
    // Somebody has to have a request that is given back.
    const before = given(first[lifecycle], complete.assign, ...(waysInto[lifecycle][status] ?? [])).request;
    expect(before.status).toBe(status);
    return { before, decision: decide(before, complete[type], new Date(before.changedAt + hour)) };
  };

  it('accepts every step that it names, with one event that leads where it says', () => {
    const legal = pairs.filter(({ next }) => next !== undefined);
    for (const { status, type, next } of legal) {
      const { before, decision } = decided(status, type);
      const events: readonly RequestEvent[] = decision.ok ? decision.value : [];
      expect(events.map((event) => event.type)).toEqual([eventOf(type)]);
      expect(events.reduce(evolve, before)).toMatchObject({
        status: next,
        version: before.version + 1,
        changedAt: before.changedAt + hour,
      });
      expect(statusAfter(lifecycle, status, type)).toBe(next);
    }
    expect(legal).toHaveLength(expected[lifecycle].legal);
  });

  it('refuses every other step and tells what is allowed', () => {
    const illegal = pairs.filter(({ next }) => next === undefined);
    for (const { status, type } of illegal) {
      const { decision } = decided(status, type);
      const allowed = pairs
        .filter((pair) => pair.status === status && pair.next !== undefined)
        .map((pair) => pair.type);
      expect(decision).toEqual({
        ok: false,
        refusal: { code: 'request/illegal-step', lifecycle, status, command: type, allowed: expect.anything() },
      });
      const told = !decision.ok && decision.refusal.code === 'request/illegal-step' ? decision.refusal.allowed : [];
      expect(new Set(told)).toEqual(new Set(allowed));
      expect(statusAfter(lifecycle, status, type)).toBeUndefined();
    }
    expect(illegal).toHaveLength(expected[lifecycle].illegal);
  });

  it('refuses the commands of the other lifecycle in every status', () => {
    for (const status of statuses) {
      const { when } = given(first[lifecycle], ...(waysInto[lifecycle][status] ?? []));
      for (const type of foreign) when(complete[type]).refused({ code: 'request/illegal-step', command: type });
    }
  });

  it('calls open exactly the statuses in which the operator still owes something', () => {
    const ways = statuses.filter((status) => isOpenStatus(lifecycle, status));
    expect(ways).toEqual(open);
    for (const status of statuses) {
      expect(allowedCommands(lifecycle, status).includes('extend')).toBe(open.includes(status));
    }
  });

  it('returns a frozen list of commands', () => {
    expect(Object.isFrozen(allowedCommands(lifecycle, 'registered'))).toBe(true);
    expect(allowedCommands(lifecycle, 'rejected')).toEqual(['note', 'link', 'attach']);
  });
});

describe('the table of commands', () => {
  it('names the commands that a subscriber may give', () => {
    expect(subscriberCommands()).toEqual(['reply', 'withdraw', 'cancel', 'reopen', 'return', 'close']);
  });

  it('and the meaning of its event are all that a command needs', () => {
    const naming = sourceFiles().filter(({ text }) => /\bescalated?\b/u.test(text));
    expect(naming.map(({ path }) => path)).toEqual(['request/command-table.ts', 'request/evolve.ts']);
  });
});

describe('the rule book, word for word', () => {
  const openCommands = ['extend', 'assign', 'release', 'escalate', 'progress', 'correct', 'note', 'link', 'attach'];

  it.each([
    ['inquiry', 'registered', ['start', 'reject', 'withdraw', 'merge', ...openCommands]],
    ['inquiry', 'inProgress', ['ask', 'hold', 'resolve', 'reject', 'withdraw', 'merge', ...openCommands]],
    ['inquiry', 'awaitingSubscriber', ['reply', 'resolve', 'withdraw', 'merge', ...openCommands]],
    ['inquiry', 'onHold', ['resume', 'resolve', 'withdraw', 'merge', ...openCommands]],
    ['inquiry', 'resolved', ['close', 'reopen', 'note', 'link', 'attach']],
    ['inquiry', 'closed', ['reopen', 'note', 'link', 'attach']],
    ['inquiry', 'rejected', ['note', 'link', 'attach']],
    ['inquiry', 'withdrawn', ['note', 'link', 'attach']],
    ['inquiry', 'merged', ['note', 'link', 'attach']],
    ['order', 'registered', ['start', 'reject', 'cancel', 'merge', ...openCommands]],
    ['order', 'inProgress', ['schedule', 'ask', 'hold', 'fulfil', 'fail', 'cancel', 'merge', ...openCommands]],
    ['order', 'scheduled', ['reschedule', 'ask', 'hold', 'fulfil', 'fail', 'cancel', 'merge', ...openCommands]],
    ['order', 'awaitingSubscriber', ['reply', 'cancel', 'merge', ...openCommands]],
    ['order', 'onHold', ['resume', 'cancel', 'merge', ...openCommands]],
    ['order', 'fulfilled', ['close', 'return', 'note', 'link', 'attach']],
    ['order', 'closed', ['return', 'note', 'link', 'attach']],
    ['order', 'failed', ['note', 'link', 'attach']],
    ['order', 'cancelled', ['note', 'link', 'attach']],
    ['order', 'rejected', ['note', 'link', 'attach']],
    ['order', 'returned', ['note', 'link', 'attach']],
    ['order', 'merged', ['note', 'link', 'attach']],
  ] as const)('%s %s allows %j', (lifecycle, status, commands) => {
    expect(allowedCommands(lifecycle, status)).toEqual(commands);
  });

  it('has nothing to offer for what is no status', () => {
    for (const status of ['constructor', '__proto__', 'toString', '']) {
      expect(allowedCommands('inquiry', status as Status)).toEqual([]);
    }
    expect(allowedCommands('inquiry', 'scheduled')).toEqual([]);
  });
});
