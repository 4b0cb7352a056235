/**
 * What the compiler does not see in data from a file: kinds that are well formed and cannot work are refused with the place and
 * what would be right.
 */
import { describe, expect, it } from 'vitest';
import {
  beeline,
  extendOperator,
  type KindClock,
  type KindPolicy,
  kinds,
  megafon,
  mts,
  tele2,
} from 'zayavka/operators';
import { hours } from 'zayavka/sla';

/** The fault of MTS with this change of a kind; `none` if it is right. */
function faultIn(kind: keyof typeof kinds, change: Partial<KindPolicy>): string {
  try {
    extendOperator(mts, { kinds: { [kind]: change } });
    return 'none';
  } catch (error) {
    return String(error);
  }
}

describe('a promise that ends untold', () => {
  const { breached, closed, ...silent } = kinds.complaint.messages;
  if (breached === undefined || closed === undefined) throw new Error('the test is wrong');
  const [review, ...others] = kinds.complaint.clocks;
  const first = (change: Partial<KindClock>): readonly KindClock[] => [
    { ...review, ...change } as KindClock,
    ...others,
  ];

  it('is a fault of the definition', () => {
    expect(faultIn('complaint', { messages: { ...silent, closed } })).toContain(
      "kinds.complaint.clocks.0: the promise 'review' ends untold, expected a message for 'breached'",
    );
  });

  it('is one too if the message is only for another clock', () => {
    const messages = { ...silent, breached: { ...breached, clock: 'waiting' } };
    expect(faultIn('complaint', { messages })).toContain("the promise 'review' ends untold");
    expect(faultIn('complaint', { messages: { ...silent, breached: { ...breached, clock: 'review' } } })).toBe('none');
  });

  it('is one too if another message takes the place of the apology', () => {
    const messages = { ...silent, breached: { ...breached, message: 'extended' } } as const;
    expect(faultIn('complaint', { messages })).toContain(
      "kinds.complaint.messages.breached.message: found 'extended', expected 'overdue'",
    );
  });

  it('is one too if its end ends the request in silence', () => {
    expect(faultIn('complaint', { clocks: first({ atEnd: 'close' }), messages: { ...silent, breached } })).toContain(
      "expected a message for 'closed'",
    );
    expect(faultIn('complaint', { clocks: first({ atEnd: 'close' }) })).toBe('none');
  });

  it('is none if it was never promised to the subscriber, or only opens a window', () => {
    const messages = { ...silent, closed };
    expect(faultIn('complaint', { clocks: first({ audience: 'law' }), messages })).toBe('none');
    expect(faultIn('complaint', { clocks: first({ audience: 'internal' }), messages: {} })).toBe('none');
    expect(faultIn('complaint', { clocks: first({ allows: 'withdraw' }), messages })).toBe('none');
  });

  it('is named for each promise', () => {
    const clocks = [...kinds.complaint.clocks, { ...review, name: 'callback', term: hours(4) } as KindClock];
    const fault = faultIn('complaint', { clocks, messages: { ...silent, closed } });
    expect(fault).toContain("'review' ends untold");
    expect(fault).toContain("'callback' ends untold");
  });

  it('does not exist in a built-in operator', () => {
    for (const operator of [mts, megafon, beeline, tele2]) expect(extendOperator(operator, {})).toEqual(operator);
  });
});

describe('a word that does not fit the lifecycle or the clock', () => {
  const clockOf = (kind: 'complaint' | 'tariffChange', change: object): Partial<KindPolicy> => {
    const [first, ...others] = kinds[kind].clocks;
    return { clocks: [{ ...first, ...change } as KindClock, ...others] };
  };

  it.each([
    ['complaint', { startsOn: ['scheduled'] }, "startsOn: found 'scheduled', which is no event of an inquiry"],
    [
      'complaint',
      { stopsOn: ['resolved', 'fulfilled'] },
      "stopsOn.1: found 'fulfilled', which is no event of an inquiry",
    ],
    ['complaint', { restartsOn: ['cancelled'] }, "restartsOn: found 'cancelled', which is no event of an inquiry"],
    ['complaint', { reopening: { on: ['returned'], rule: 'restart' } }, "reopening.on: found 'returned'"],
    ['complaint', { startsOn: ['appointmentToday'] }, "startsOn: found 'appointmentToday', which is no event of an"],
    ['complaint', { pausedIn: ['scheduled'] }, "pausedIn: found 'scheduled', which is no status of an inquiry"],
    ['complaint', { allows: 'cancel' }, "allows: found 'cancel', which is no command of an inquiry"],
    ['complaint', { atEnd: 'cancel' }, "atEnd: found 'cancel', expected 'withdraw' for an inquiry"],
    ['tariffChange', { stopsOn: ['resolved'] }, "stopsOn: found 'resolved', which is no event of an order"],
    ['tariffChange', { pausedIn: ['resolved'] }, "pausedIn: found 'resolved', which is no status of an order"],
    ['tariffChange', { allows: 'reopen' }, "allows: found 'reopen', which is no command of an order"],
    ['tariffChange', { atEnd: 'withdraw' }, "atEnd: found 'withdraw', expected 'cancel' for an order"],
  ] as const)('in a clock of %s is a fault: %j', (kind, change, told) => {
    expect(faultIn(kind, clockOf(kind, change))).toContain(`kinds.${kind}.clocks.0.${told}`);
  });

  const endless = 'expected an event that the clock does not cause itself';
  const archived = { restartsOn: ['noted', 'archived'], atEnd: 'archive' };

  it.each([
    [{ restartsOn: ['breached'] }, `restartsOn.0: ${endless}`],
    [{ restartsOn: ['noted', 'warned'] }, `restartsOn.1: ${endless}`],
    [{ restartsOn: ['extensionProposed'] }, `restartsOn.0: ${endless}`],
    [{ reopening: { on: ['breached'], rule: 'restart' } }, `reopening.on.0: ${endless}`],
    [{ restartsOn: ['extended'], nearDeadline: 'extend' }, `restartsOn.0: found 'extended', ${endless}`],
    [archived, `restartsOn.1: found 'archived', ${endless}`],
  ] as const)('is a term that begins again at what its clock causes: %j', (change, told) => {
    expect(faultIn('complaint', clockOf('complaint', change))).toContain(`kinds.complaint.clocks.0.${told}`);
  });

  it('in the messages is a fault, and so is a clock that the kind does not have', () => {
    const { messages } = kinds.complaint;
    const rule = { message: 'extended', urgent: false } as const;
    expect(faultIn('complaint', { messages: { ...messages, scheduled: rule } })).toContain(
      "kinds.complaint.messages.scheduled: found 'scheduled', which is no event of an inquiry",
    );
    expect(faultIn('complaint', { messages: { ...messages, warned: { ...rule, clock: 'wait' } } })).toContain(
      "kinds.complaint.messages.warned.clock: found 'wait', expected one of review, waiting, confirmation, reopening, listing",
    );
  });
});
