import { describe, expect, it } from 'vitest';
import type { Actor } from '#src/request/request.ts';
import { given } from '../scenario/request.ts';
import { complete, consultation, hour, inquiry, monday, order } from '../scenario/sample.ts';

const { start, ask, reply, hold, resume, resolve, close, reopen, reject, withdraw } = complete;
const { schedule, reschedule, fulfil, fail, cancel, merge, extend, assign, escalate, progress, correct, note } =
  complete;

describe('an inquiry', () => {
  it('is registered with a version, a date and nothing that it cannot have yet', () => {
    const { type, at, by, ...registration } = inquiry;
    expect(given(inquiry).request).toEqual({
      ...registration,
      status: 'registered',
      version: 1,
      statusAt: monday,
      changedAt: monday,
      reopenings: 0,
    });
  });

  it('keeps the day a claim came in beside the day it was registered', () => {
    const { request } = given({ ...inquiry, kind: 'claim', receivedAt: monday - 60 * hour });
    expect([request.receivedAt, request.registeredAt, request.statusAt]).toEqual([monday - 60 * hour, monday, monday]);
  });

  it('is taken up by somebody', () => {
    const request = given(inquiry).when(start).follows({ type: 'started', assignee: 'ivanova' });
    expect(request).toMatchObject({ status: 'inProgress', assignee: 'ivanova', version: 2, statusAt: monday + hour });
  });

  it('may be taken up by nobody in particular, and keeps the assignee it had', () => {
    const request = given(inquiry, assign).when({ type: 'start' }).follows({ type: 'started' });
    expect(request).toMatchObject({ status: 'inProgress', assignee: 'petrov' });
  });

  it('waits for the subscriber with the question that was asked, and forgets it with the reply', () => {
    const waiting = given(inquiry, start).when(ask).follows({ type: 'asked', question: ask.question });
    expect(waiting).toMatchObject({ status: 'awaitingSubscriber', question: ask.question });
    const going = given(inquiry, start, ask).when(reply).follows({ type: 'replied', text: reply.text });
    expect(going).toMatchObject({ status: 'inProgress', question: undefined });
  });

  it('may be resolved while it waits for the subscriber or for others', () => {
    expect(given(inquiry, start, ask, resolve).request).toMatchObject({ status: 'resolved', question: undefined });
    expect(given(inquiry, start, hold, resolve).request).toMatchObject({ status: 'resolved', reason: undefined });
  });

  it('waits for others with the reason, and goes on without it', () => {
    expect(given(inquiry, start, hold).request).toMatchObject({ status: 'onHold', reason: hold.reason });
    const going = given(inquiry, start, hold).when(resume).follows({ type: 'resumed' });
    expect(going).toMatchObject({ status: 'inProgress', reason: undefined });
  });

  it('is resolved with an outcome and an answer, and closed with both', () => {
    const resolved = given(inquiry, start)
      .when(resolve)
      .follows({ type: 'resolved', outcome: 'satisfied', answer: resolve.answer });
    expect(resolved).toMatchObject({ status: 'resolved', answeredAt: monday + 2 * hour, statusAt: monday + 2 * hour });
    const closed = given(inquiry, start, resolve).when(close).follows({ type: 'closed' });
    expect(closed).toMatchObject({
      status: 'closed',
      outcome: 'satisfied',
      answer: resolve.answer,
      answeredAt: monday + 2 * hour,
      statusAt: monday + 3 * hour,
    });
  });

  it('is worked on again after a reopening, without the answer that did not help', () => {
    const again = given(inquiry, start, resolve, close)
      .when(reopen)
      .follows({ type: 'reopened', reason: reopen.reason });
    expect(again).toMatchObject({ status: 'inProgress', reopenings: 1, outcome: undefined, answer: undefined });
    expect(again.answeredAt).toBeUndefined();
    expect(given(inquiry, start, resolve, reopen, resolve, close, reopen).request.reopenings).toBe(2);
  });

  it('is reopened inside the window, and not from its end on', () => {
    const windows = { reopen: monday + 100 * hour };
    const { when } = given(inquiry, start, resolve, close);
    when(reopen, monday + 100 * hour - 1, windows).follows({ type: 'reopened', reason: reopen.reason });
    when(reopen, monday + 100 * hour, windows).refused({
      code: 'request/window-over',
      command: 'reopen',
      until: monday + 100 * hour,
    });
  });

  it('is rejected with a reason, taken back with or without one, and then left alone', () => {
    expect(given(inquiry).when(reject).follows({ type: 'rejected', reason: reject.reason })).toMatchObject({
      status: 'rejected',
      reason: reject.reason,
    });
    expect(given(inquiry).when(withdraw).follows({ type: 'withdrawn' }).reason).toBeUndefined();
    given(inquiry)
      .when({ ...withdraw, reason: 'Само прошло' })
      .follows({ type: 'withdrawn', reason: 'Само прошло' });
    given(inquiry, withdraw)
      .when(start)
      .refused({ code: 'request/illegal-step', allowed: ['note', 'link', 'attach'] });
  });

  it('gets more time without changing its status', () => {
    const request = given(inquiry, start).when(extend).follows({ type: 'extended', reason: extend.reason });
    expect(request).toMatchObject({
      status: 'inProgress',
      statusAt: monday + hour,
      changedAt: monday + 2 * hour,
      version: 3,
    });
    given(inquiry, start, resolve)
      .when(extend)
      .refused({ code: 'request/illegal-step', allowed: ['close', 'reopen', 'note', 'link', 'attach'] });
  });

  it('is handed on, escalated and annotated while it is open, whatever it waits for', () => {
    const { request } = given(inquiry, start, ask, assign, escalate, note);
    expect(request).toMatchObject({
      status: 'awaitingSubscriber',
      question: ask.question,
      assignee: 'petrov',
      team: 'billing',
      escalatedTo: 'second line',
    });
    given(inquiry, start).when(note).follows({ type: 'noted', text: note.text });
  });

  it('is handed to a team and keeps its assignee, or to an assignee and keeps its team', () => {
    expect(given(inquiry, assign, { type: 'assign', team: 'network' }).request).toMatchObject({
      assignee: 'petrov',
      team: 'network',
    });
    expect(given(inquiry, assign, { type: 'assign', assignee: 'orlova' }).request).toMatchObject({
      assignee: 'orlova',
      team: 'billing',
    });
  });

  it('is annotated after its end too, which changes nothing else', () => {
    for (const end of [[reject], [withdraw], [merge], [start, resolve], [start, resolve, close]]) {
      const before = given(inquiry, ...end).request;
      const after = given(inquiry, ...end)
        .when(note)
        .follows({ type: 'noted', text: note.text });
      expect(after).toEqual({ ...before, version: before.version + 1, changedAt: before.changedAt + hour });
    }
  });

  it('carries what was decided about money until it is reopened', () => {
    const resolved = given(inquiry, start)
      .when({ ...resolve, amount: 29_900 })
      .follows({ type: 'resolved', outcome: 'satisfied', answer: resolve.answer, amount: 29_900 });
    expect(resolved.amount).toBe(29_900);
    expect(given(inquiry, start, { ...resolve, amount: 29_900 }, close).request.amount).toBe(29_900);
    expect(given(inquiry, start, { ...resolve, amount: 29_900 }, reopen).request.amount).toBeUndefined();
    expect(given(inquiry, start, { ...resolve, amount: 29_900 }, reopen, resolve).request.amount).toBeUndefined();
  });

  it('ends in favour of another one, whatever it waits for, and then has nothing left to do', () => {
    for (const way of [[], [start], [start, ask], [start, hold]]) {
      const merged = given(inquiry, ...way)
        .when(merge)
        .follows({ type: 'merged', into: merge.into });
      expect(merged).toMatchObject({ status: 'merged', mergedInto: merge.into });
      expect([merged.question, merged.reason]).toEqual([undefined, undefined]);
    }
    given(inquiry, merge)
      .when(merge)
      .refused({ code: 'request/illegal-step', allowed: ['note', 'link', 'attach'] });
    given(inquiry, start, resolve).when(merge).refused({ code: 'request/illegal-step' });
  });
});

describe('a correction', () => {
  it('replaces the parts that it names, and its event tells what they were', () => {
    const subscriber = { msisdn: '+79035554433', email: 'a@b.ru' };
    const corrected = given(inquiry, start, ask)
      .when({ ...correct, kind: 'complaint', details: { amount: 100 }, subscriber })
      .follows({
        type: 'corrected',
        kind: 'complaint',
        text: correct.text,
        details: { amount: 100 },
        subscriber,
        reason: correct.reason,
        before: { kind: 'serviceFault', text: inquiry.text, details: {}, subscriber: inquiry.subscriber },
      });
    expect(corrected).toMatchObject({
      kind: 'complaint',
      text: correct.text,
      details: { amount: 100 },
      subscriber,
      status: 'awaitingSubscriber',
      question: ask.question,
      statusAt: monday + 2 * hour,
    });
    expect(corrected.subscriber.name).toBeUndefined();
  });

  it('leaves every other part as it is', () => {
    const before = given(inquiry).request;
    const after = given(inquiry)
      .when(correct)
      .follows({ ...correct, type: 'corrected', before: { text: inquiry.text } });
    expect(after).toEqual({ ...before, text: correct.text, version: 2, changedAt: monday + hour });
  });

  it('tells a second time what the first one said', () => {
    given(inquiry, correct)
      .when({ ...correct, text: 'Другое' })
      .follows({ type: 'corrected', text: 'Другое', reason: correct.reason, before: { text: correct.text } });
  });

  it('comes too late when the request has its answer', () => {
    given(inquiry, start, resolve).when(correct).refused({ code: 'request/illegal-step' });
    given(order, start, fulfil).when(correct).refused({ code: 'request/illegal-step' });
  });
});

describe('a consultation', () => {
  it('gets no number and is closed as it is born, with its answer', () => {
    expect(given(consultation).request).toMatchObject({
      status: 'closed',
      number: undefined,
      outcome: 'satisfied',
      answer: consultation.answer,
      answeredAt: monday,
      version: 1,
    });
  });
});

describe('an order', () => {
  it('carries its appointment while it is scheduled, the new one after a change', () => {
    const { appointment } = schedule;
    const scheduled = given(order, start).when(schedule).follows({ type: 'scheduled', appointment });
    expect(scheduled).toMatchObject({ status: 'scheduled', appointment });
    const moved = given(order, start, schedule)
      .when(reschedule)
      .follows({ type: 'rescheduled', appointment: reschedule.appointment, reason: reschedule.reason });
    expect(moved).toMatchObject({
      status: 'scheduled',
      appointment: reschedule.appointment,
      statusAt: scheduled.statusAt,
    });
  });

  it('loses its appointment when it has to wait: the date must be agreed again', () => {
    expect(given(order, start, schedule, ask).request.appointment).toBeUndefined();
    expect(given(order, start, schedule, ask, reply).request).toMatchObject({
      status: 'inProgress',
      appointment: undefined,
    });
  });

  it('is fulfilled with an answer, closed, and given back inside the window', () => {
    const windows = { return: monday + 240 * hour };
    const fulfilled = given(order, start, schedule).when(fulfil).follows({ type: 'fulfilled', answer: fulfil.answer });
    expect(fulfilled).toMatchObject({
      status: 'fulfilled',
      answer: fulfil.answer,
      appointment: undefined,
    });
    const { when } = given(order, start, fulfil, close);
    const returned = when({ type: 'return', reason: 'Не подошло' }, monday + 9 * hour, windows).follows({
      type: 'returned',
      reason: 'Не подошло',
    });
    expect(returned).toMatchObject({ status: 'returned', answer: fulfil.answer, reason: 'Не подошло' });
    when({ type: 'return' }, monday + 240 * hour, windows).refused({ code: 'request/window-over', command: 'return' });
  });

  it('fails with a reason, and is cancelled with or without one before it is fulfilled', () => {
    expect(given(order, start).when(fail).follows({ type: 'failed', reason: fail.reason })).toMatchObject({
      status: 'failed',
      reason: fail.reason,
    });
    for (const way of [[], [start], [start, schedule], [start, ask], [start, hold]]) {
      expect(
        given(order, ...way)
          .when(cancel)
          .follows({ type: 'cancelled' }).status,
      ).toBe('cancelled');
    }
    given(order, start, fulfil)
      .when(cancel)
      .refused({ code: 'request/illegal-step', allowed: ['close', 'return', 'note', 'link', 'attach'] });
  });

  it('keeps the step that was done last, until it becomes a request of another kind', () => {
    const assembled = given(order, start)
      .when(progress)
      .follows({ type: 'progressed', step: 'assembled', note: progress.note });
    expect(assembled).toMatchObject({ status: 'inProgress', step: 'assembled', statusAt: monday + hour });
    const shipped = given(order, start, progress, { type: 'progress', step: 'shipped' });
    expect(shipped.request.step).toBe('shipped');
    expect(given(order, start, progress, fulfil).request.step).toBe('assembled');
    expect(given(order, progress, correct).request.step).toBe('assembled');
    expect(given(order, progress, { ...correct, kind: 'newConnection' }).request.step).toBeUndefined();
    given(order, start, fulfil).when(progress).refused({ code: 'request/illegal-step' });
  });

  it('ends in favour of another one from every open status, without its appointment', () => {
    for (const way of [[], [start], [start, schedule], [start, ask], [start, hold]]) {
      const merged = given(order, ...way)
        .when(merge)
        .follows({ type: 'merged', into: merge.into });
      expect(merged).toMatchObject({ status: 'merged', mergedInto: merge.into, appointment: undefined });
    }
  });

  it('is not withdrawn from after the window of number porting', () => {
    given(order)
      .when(cancel, monday + 5 * hour, { cancel: monday + 5 * hour })
      .refused({ code: 'request/window-over' });
  });
});

describe('every event', () => {
  it.each<Actor>([{ role: 'agent', id: 'ivanova' }, { role: 'subscriber' }])('says who acted: %j', (by) => {
    given(inquiry)
      .when({ ...start, by })
      .follows({ type: 'started', by, assignee: 'ivanova' });
    given(inquiry).when({ type: 'withdraw', by }).follows({ type: 'withdrawn', by });
  });
});
