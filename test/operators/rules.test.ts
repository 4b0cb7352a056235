/**
 * The pure rules of a kind, asked without a desk: what an event tells, what a crossing does, which commands are open.
 */
import { describe, expect, it } from 'vitest';
import { crossings, days, evolve, type Request, type RequestEvent, russia, startClock } from 'zayavka';
import { type KindClock, kinds, mts } from 'zayavka/operators';
import { type CrossingContext, crossingEvents, system } from '#src/operators/rules/crossing-events.ts';
import { eventMessage, isUrgent } from '#src/operators/rules/message/event-message.ts';
import { messageAddresses } from '#src/operators/rules/message/message-address.ts';
import { earliestNotice } from '#src/operators/rules/message/sendable-from.ts';
import { commandWindows, openCommands } from '#src/operators/rules/open-commands.ts';
import { moscow } from '../scenario/desk.ts';

const registeredAt = moscow('2026-11-20 12:00').getTime();

function request(kind: 'complaint' | 'numberPorting', ...later: readonly RequestEvent[]): Request {
  const { lifecycle } = kinds[kind];
  const registered: RequestEvent = {
    type: 'registered',
    at: registeredAt,
    id: 'r-1',
    number: '4829301756',
    operator: 'mts',
    kind,
    lifecycle,
    channel: 'email',
    subscriber: { msisdn: '+79161234567' },
    text: 'Нет связи',
    details: {},
    receivedAt: registeredAt,
    registeredAt,
  };
  return later.reduce<Request>(evolve, evolve(undefined, registered));
}

function named(name: string): KindClock {
  const { complaint, numberPorting, tariffChange } = kinds;
  const found = [complaint, numberPorting, tariffChange]
    .flatMap(({ clocks }) => clocks)
    .find((clock) => clock.name === name);
  if (found === undefined) throw new Error(`no clock ${name}`);
  return found;
}

/** What the last crossing of a clock does that started at the registration. */
function events(definition: KindClock, type: 'warning' | 'breach', difference: Partial<CrossingContext> = {}) {
  const all = crossings(startClock(definition, russia, new Date(registeredAt)), russia, new Date(registeredAt));
  const crossing = all.findLast((one) => one.type === type);
  if (crossing === undefined) throw new Error(`no ${type}`);
  const { at } = crossing;
  return crossingEvents({
    operator: mts,
    definition,
    crossing,
    request: request('complaint'),
    at: at.getTime(),
    now: at,
    isExtendable: true,
    noticeFrom: at,
    ...difference,
  }).map((event) => ('reason' in event ? [event.type, event.reason] : [event.type]));
}

describe('the message of an event', () => {
  const at = registeredAt;

  it('is that of the rule for its type, where the rule names no other clock', () => {
    const warned = { type: 'warned', at, by: system, key: 'k', dueAt: at } as const;
    expect(eventMessage(kinds.complaint, { type: 'registered', at, ...request('complaint') })?.message).toBe(
      'registered',
    );
    expect(eventMessage(kinds.complaint, { ...warned, clock: 'waiting' })?.message).toBe('reminder');
    expect(eventMessage(kinds.complaint, { ...warned, clock: 'review' })).toBeUndefined();
    expect(eventMessage(kinds.complaint, { type: 'noted', at, text: 'Звонил' })).toBeUndefined();
  });

  it('of a withdrawal for a reason is a cancellation', () => {
    expect(eventMessage(kinds.complaint, { type: 'withdrawn', at })?.message).toBe('withdrawn');
    expect(eventMessage(kinds.complaint, { type: 'withdrawn', at, reason: 'нет ответа' })?.message).toBe('cancelled');
  });

  it('is urgent as its rule says, a cancellation as the rule of withdrawals', () => {
    expect([isUrgent(kinds.complaint, 'registered'), isUrgent(kinds.complaint, 'cancelled')]).toEqual([true, false]);
    const messages = { withdrawn: { message: 'withdrawn', urgent: true } } as const;
    expect(isUrgent({ ...kinds.complaint, messages }, 'cancelled')).toBe(true);
  });

  it('goes by text message where an e-mail has no address, and waits for the morning', () => {
    expect(messageAddresses(mts, request('complaint'))).toEqual([{ channel: 'sms', to: '+79161234567' }]);
    const policy = kinds.complaint;
    const night = moscow('2026-11-20 23:00');
    const asked = { operator: mts, policy, request: request('complaint') };
    expect(earliestNotice(asked, 'extended', night)).toEqual(moscow('2026-11-21 08:00'));
    expect(earliestNotice(asked, 'registered', night)).toEqual(night);
    expect(earliestNotice(asked, 'noted', night)).toEqual(night);
  });
});

describe('the events of a crossing', () => {
  const review = named('review');

  it('of a promise are a warning, and a breach', () => {
    expect(events(named('fulfilment'), 'warning')).toEqual([['warned']]);
    expect(events(review, 'breach')).toEqual([['breached']]);
  });

  it('of the last warning are a proposal or an extension, while it can be told before the old date', () => {
    const extending: KindClock = { ...review, nearDeadline: 'extend' };
    const proposed = [['warned'], ['extensionProposed']];
    expect(events(review, 'warning')).toEqual(proposed);
    expect(events(extending, 'warning')[1]).toEqual(['extended', 'нужна дополнительная проверка']);
    expect(events(extending, 'warning', { noticeFrom: moscow('2026-11-26 08:00') })).toEqual(proposed);
    expect(events(extending, 'warning', { isExtendable: false })).toHaveLength(1);
    expect(events(extending, 'warning', { now: moscow('2026-11-26 00:00') })).toHaveLength(1);
    const rejected = request('complaint', { type: 'rejected', at: registeredAt, reason: 'Не наш абонент' });
    expect(events(extending, 'warning', { request: rejected })).toHaveLength(1);
  });

  it('of an earlier warning are no proposal', () => {
    const twice: KindClock = { ...review, term: days(5), warnings: [{ percent: 80 }, { percent: 50 }] };
    expect(events(twice, 'warning')).toEqual([['warned']]);
  });

  it('of a window are none, of waiting the end of the request, of listing its archiving', () => {
    expect(events(named('reopening'), 'breach')).toEqual([]);
    expect(events(named('latestPorting'), 'breach')).toEqual([]);
    expect(events(named('waiting'), 'breach')).toEqual([['withdrawn', 'нет ответа на наш вопрос']]);
    expect(events(named('listing'), 'breach')).toEqual([['archived']]);
    // What the status does not allow does not happen.
    expect(events(named('confirmation'), 'breach')).toEqual([]);
  });
});

describe('the open commands', () => {
  const withdrawal = named('withdrawal');
  const dueAt = moscow('2026-11-25 00:00');

  it('are those of the status until their window ends', () => {
    const porting = request('numberPorting');
    const clocks = { ends: [{ definition: withdrawal, dueAt }] };
    expect(commandWindows(porting, clocks)).toEqual({ cancel: dueAt.getTime() });
    expect(openCommands(porting, clocks, dueAt.getTime() - 1)).toContain('cancel');
    expect(openCommands(porting, clocks, dueAt.getTime())).not.toContain('cancel');
    expect(commandWindows(porting, { ends: [{ definition: withdrawal, dueAt: undefined }] })).toEqual({});
  });

  it('include an extension where a promise has one', () => {
    const open = request('complaint');
    const [review] = kinds.complaint.clocks;
    expect(openCommands(open, { ends: [] }, registeredAt)).not.toContain('extend');
    expect(openCommands(open, { ends: review === undefined ? [] : [{ definition: review }] }, registeredAt)).toContain(
      'extend',
    );
  });
});
