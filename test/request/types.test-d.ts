import { describe, expectTypeOf, it } from 'vitest';
import type { Result } from '#src/kernel/result.ts';
import type { Command, CommandFor } from '#src/request/command.ts';
import { decide } from '#src/request/decide.ts';
import type { EventDetails, EventType, RequestEvent } from '#src/request/event.ts';
import type { CommandType, Status } from '#src/request/lifecycle.ts';
import type { RequestRefusal } from '#src/request/refusal.ts';
import type { Appointment, Outcome, Request, RequestIn } from '#src/request/request.ts';

declare const registered: RequestIn<'inquiry', 'registered'>;
declare const resolved: RequestIn<'inquiry', 'resolved'>;
declare const scheduled: RequestIn<'order', 'scheduled'>;
declare const rejected: RequestIn<'order', 'rejected'>;
declare const whichever: Request;
declare const at: Date;

describe('a command on a request whose status is known', () => {
  it('compiles when the table allows it', () => {
    decide(registered, { type: 'start' }, at);
    decide(registered, { type: 'extend', reason: 'why' }, at);
    decide(resolved, { type: 'reopen', reason: 'why', by: { role: 'subscriber' } }, at);
    decide(scheduled, { type: 'reschedule', appointment: { from: 1 }, reason: 'why' }, at);
    decide(scheduled, { type: 'merge', into: '4829301756' }, at);
    decide(scheduled, { type: 'progress', step: 'shipped' }, at);
    decide(rejected, { type: 'note', text: 'what' }, at);
    decide(registered, { type: 'assign', team: 'billing' }, at);
    decide(registered, { type: 'correct', subscriber: { msisdn: '+79161234567' }, reason: 'why' }, at);
  });

  it('does not compile when the table does not', () => {
    // @ts-expect-error a registered request cannot be closed
    decide(registered, { type: 'close' }, at);
    // @ts-expect-error a resolved inquiry gets no more time
    decide(resolved, { type: 'extend', reason: 'why' }, at);
    // @ts-expect-error an inquiry is withdrawn, not cancelled
    decide(registered, { type: 'cancel' }, at);
    // @ts-expect-error nothing is left to do with a rejected order
    decide(rejected, { type: 'reopen', reason: 'why' }, at);
    // @ts-expect-error a resolved inquiry has its answer: it is no duplicate any more
    decide(resolved, { type: 'merge', into: '4829301756' }, at);
    // @ts-expect-error what was answered is not corrected
    decide(resolved, { type: 'correct', text: 'what', reason: 'why' }, at);
    // @ts-expect-error a rejected order makes no progress
    decide(rejected, { type: 'progress', step: 'shipped' }, at);
  });

  it('does not compile without what it demands', () => {
    // @ts-expect-error a rejection has a reason
    decide(registered, { type: 'reject' }, at);
    // @ts-expect-error an extension has a reason
    decide(registered, { type: 'extend' }, at);
    // @ts-expect-error an outcome is one of three
    decide(registered as Request, { type: 'resolve', outcome: 'maybe', answer: 'what' }, at);
    // @ts-expect-error somebody or some team has to be named
    decide(registered, { type: 'assign' }, at);
    // @ts-expect-error a correction corrects something
    decide(registered, { type: 'correct', reason: 'why' }, at);
    // @ts-expect-error the other request has a number
    decide(registered, { type: 'merge' }, at);
    // @ts-expect-error an amount is a number of kopecks
    decide(registered as Request, { type: 'resolve', outcome: 'satisfied', answer: 'what', amount: '5' }, at);
    // @ts-expect-error an appointment has a beginning
    decide(scheduled, { type: 'reschedule', appointment: { to: 1 }, reason: 'why' }, at);
  });
});

describe('a command on a request whose status is not known', () => {
  it('may be any command of any lifecycle', () => {
    decide(whichever, { type: 'close' }, at);
    expectTypeOf<CommandFor<Request>>().toEqualTypeOf<Command>();
    expectTypeOf<CommandFor<Request>['type']>().toEqualTypeOf<CommandType>();
  });

  it('is answered with events or a refusal', () => {
    expectTypeOf(decide(whichever, { type: 'close' }, at)).toEqualTypeOf<
      Result<readonly RequestEvent[], RequestRefusal>
    >();
  });
});

type Always = 'note' | 'link' | 'attach';

describe('the commands of a status', () => {
  it('are those of the table', () => {
    expectTypeOf<CommandType<'inquiry', 'resolved'>>().toEqualTypeOf<'close' | 'reopen' | Always>();
    expectTypeOf<CommandType<'inquiry', 'onHold'>>().toEqualTypeOf<
      | 'resume'
      | 'resolve'
      | 'withdraw'
      | 'merge'
      | 'extend'
      | 'assign'
      | 'release'
      | 'escalate'
      | 'progress'
      | 'correct'
      | Always
    >();
    expectTypeOf<CommandType<'order', 'closed'>>().toEqualTypeOf<'return' | Always>();
    expectTypeOf<CommandType<'order', 'failed'>>().toEqualTypeOf<Always>();
    expectTypeOf<CommandFor<RequestIn<'inquiry', 'closed'>>>().toEqualTypeOf<Command<'reopen' | Always>>();
  });

  it('are none for a status of the other lifecycle', () => {
    expectTypeOf<CommandType<'inquiry', 'scheduled'>>().toEqualTypeOf<never>();
    expectTypeOf<Status<'inquiry'>>().not.toEqualTypeOf<Status<'order'>>();
    // @ts-expect-error an inquiry is never scheduled
    expectTypeOf<RequestIn<'inquiry', 'scheduled'>>().toBeNever();
  });
});

describe('what a request carries', () => {
  it('is there for certain in its status', () => {
    expectTypeOf(resolved.answer).toEqualTypeOf<string>();
    expectTypeOf(resolved.outcome).toEqualTypeOf<Outcome>();
    expectTypeOf(scheduled.appointment).toEqualTypeOf<Appointment>();
    expectTypeOf(rejected.reason).toEqualTypeOf<string>();
    expectTypeOf<RequestIn<'order', 'merged'>['mergedInto']>().toEqualTypeOf<string>();
  });

  it('is not there before its status', () => {
    // @ts-expect-error a registered request has no answer yet
    expectTypeOf(registered.answer).toEqualTypeOf<string>();
    expectTypeOf(registered.answer).toEqualTypeOf<string | undefined>();
    expectTypeOf(whichever.outcome).toEqualTypeOf<Outcome | undefined>();
  });

  it('is known to the compiler after a look at lifecycle and status', () => {
    if (whichever.lifecycle === 'order' && whichever.status === 'scheduled') {
      expectTypeOf(whichever.appointment).toEqualTypeOf<Appointment>();
      decide(whichever, { type: 'reschedule', appointment: { from: 1 }, reason: 'why' }, at);
      // @ts-expect-error what is scheduled is not scheduled again but rescheduled
      decide(whichever, { type: 'schedule', appointment: { from: 1 } }, at);
    }
    if (whichever.status === 'awaitingSubscriber') expectTypeOf(whichever.question).toEqualTypeOf<string>();
    if (whichever.status === 'closed') expectTypeOf(whichever.answeredAt).toEqualTypeOf<number>();
    if (whichever.status === 'resolved') expectTypeOf(whichever.answer).toEqualTypeOf<string>();
    // @ts-expect-error there is no such status
    if (whichever.status === 'finished') return;
  });
});

describe('an event', () => {
  it('is known by its type', () => {
    expectTypeOf<RequestEvent<'resolved'>['outcome']>().toEqualTypeOf<Outcome>();
    expectTypeOf<RequestEvent['type']>().toEqualTypeOf<EventType>();
    expectTypeOf<EventType>().toEqualTypeOf<keyof EventDetails>();
    // @ts-expect-error nothing is asked when something is resolved
    expectTypeOf<RequestEvent<'resolved'>['question']>().toBeString();
  });
});
