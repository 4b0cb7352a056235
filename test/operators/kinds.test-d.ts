/**
 * What the compiler knows of kinds and clocks: a misspelt event, status, command, message or detail is an error before the
 * service starts.
 */
import { describe, expectTypeOf, it } from 'vitest';
import { type KindClock, type KindPolicy, kinds } from 'zayavka/operators';
import { days } from 'zayavka/sla';

/** The data of a kind is written like this: a literal of the type, or one that is spread over another. */
const clock = (differences: Partial<KindClock>): KindClock =>
  ({ ...kinds.complaint.clocks[0], ...differences }) as KindClock;
const kind = (differences: Partial<KindPolicy>): KindPolicy => ({ ...kinds.complaint, ...differences });

describe('a clock', () => {
  it('names events and statuses that exist', () => {
    expectTypeOf<'received' | 'registered' | 'warned' | 'merged' | 'corrected'>().toExtend<
      KindClock['startsOn'][number]
    >();
    expectTypeOf<'registred'>().not.toExtend<KindClock['startsOn'][number]>();
    expectTypeOf<'registred'>().not.toExtend<KindClock['stopsOn'][number]>();
    expectTypeOf<'registred'>().not.toExtend<NonNullable<KindClock['reopening']>['on'][number]>();
    expectTypeOf<'awaitingSubscriber' | 'onHold' | 'merged'>().toExtend<KindClock['pausedIn'][number]>();
    expectTypeOf<'asleep'>().not.toExtend<KindClock['pausedIn'][number]>();
  });

  it('does not compile with a misspelt word', () => {
    clock({ startsOn: ['registered'], stopsOn: ['resolved'], pausedIn: ['onHold'], allows: 'reopen', atEnd: 'close' });
    // @ts-expect-error an event
    clock({ startsOn: ['registred'] });
    // @ts-expect-error an event
    clock({ stopsOn: ['resolved', 'canceled'] });
    // @ts-expect-error a status is no event
    clock({ stopsOn: ['onHold'] });
    // @ts-expect-error an event is no status
    clock({ pausedIn: ['asked'] });
    // @ts-expect-error an event
    clock({ reopening: { on: ['reopend'], rule: 'continue' } });
    // @ts-expect-error a command
    clock({ allows: 'reopened' });
    // @ts-expect-error what a deadline does
    clock({ atEnd: 'closed' });
    // @ts-expect-error what the last warning does
    clock({ nearDeadline: 'proposed' });
    // @ts-expect-error a bound
    clock({ bounds: 'before' });
    // @ts-expect-error a field
    clock({ term: days(5), stopOn: ['resolved'] });
  });
});

describe('a kind', () => {
  it('does not compile with a misspelt word', () => {
    kind({
      messages: { corrected: { message: 'extended', urgent: false } },
      steps: [{ name: 'a', title: { ru: 'А', en: 'A' } }],
    });
    // @ts-expect-error an event
    kind({ messages: { registred: { message: 'registered', urgent: true } } });
    // @ts-expect-error an event of a clock, but not of a message
    kind({ messages: { received: { message: 'registered', urgent: true } } });
    // @ts-expect-error a message
    kind({ messages: { registered: { message: 'registred', urgent: true } } });
    // @ts-expect-error a lifecycle
    kind({ lifecycle: 'inquiries' });
    // @ts-expect-error a noun
    kind({ subject: 'complain' });
    const label = { ru: 'Приоритет', en: 'Priority' };
    kind({ details: { priority: { type: 'choice', choices: ['high'], label, required: true } } });
    // @ts-expect-error a type
    kind({ details: { priority: { type: 'enum', label } } });
    // @ts-expect-error a choice has choices
    kind({ details: { priority: { type: 'choice', label } } });
    // @ts-expect-error a detail has a label in both languages
    kind({ details: { priority: { type: 'integer', label: { ru: 'Приоритет' } } } });
    // @ts-expect-error only money has a currency
    kind({ details: { priority: { type: 'integer', label, currency: 'RUB' } } });
    // @ts-expect-error a step has a title in both languages
    kind({ steps: [{ name: 'paid', title: { ru: 'Оплачен' } }] });
    // @ts-expect-error a field
    kind({ receivedFirst: true, recievedFirst: true });
  });
});

describe('a kind of one lifecycle', () => {
  type Claim = KindPolicy<'inquiry', 'demand' | 'paidOn', 'review' | 'waiting', 'inquiry'>;
  type ClaimClock = Claim['clocks'][number];
  const claim = (differences: Partial<Claim>): Partial<Claim> => differences;
  const claimClock = (differences: Partial<ClaimClock>): Partial<ClaimClock> => differences;
  const orderClock = (differences: Partial<KindClock<'order'>>): Partial<KindClock<'order'>> => differences;

  it('is a kind, and its clocks are clocks', () => {
    expectTypeOf<Claim>().toExtend<KindPolicy>();
    expectTypeOf<ClaimClock>().toExtend<KindClock>();
    expectTypeOf<KindClock<'order'>>().toExtend<KindClock>();
    expectTypeOf<KindClock<'order'>>().not.toExtend<KindClock<'inquiry'>>();
  });

  it('does not compile with an event, a status or a command of the other lifecycle', () => {
    claimClock({ startsOn: ['received', 'registered', 'reopened'], stopsOn: ['resolved', 'withdrawn', 'merged'] });
    claimClock({ pausedIn: ['awaitingSubscriber'], allows: 'withdraw', atEnd: 'withdraw' });
    orderClock({ stopsOn: ['fulfilled', 'cancelled'], pausedIn: ['scheduled'], allows: 'cancel', atEnd: 'cancel' });
    // @ts-expect-error an event of an order
    claimClock({ startsOn: ['scheduled'] });
    // @ts-expect-error an event of an order
    claimClock({ stopsOn: ['resolved', 'fulfilled'] });
    // @ts-expect-error an event of an order
    claimClock({ restartsOn: ['cancelled'] });
    // @ts-expect-error an event of an order
    claimClock({ reopening: { on: ['returned'], rule: 'continue' } });
    // @ts-expect-error an inquiry has no appointments
    claimClock({ startsOn: ['appointmentToday'] });
    // @ts-expect-error a status of an order
    claimClock({ pausedIn: ['scheduled'] });
    // @ts-expect-error a command of an order
    claimClock({ allows: 'cancel' });
    // @ts-expect-error a command of an order
    claimClock({ atEnd: 'cancel' });
    // @ts-expect-error an event of an inquiry
    orderClock({ stopsOn: ['resolved'] });
    // @ts-expect-error a status of an inquiry
    orderClock({ pausedIn: ['resolved'] });
    // @ts-expect-error a command of an inquiry
    orderClock({ allows: 'reopen' });
    // @ts-expect-error a command of an inquiry
    orderClock({ atEnd: 'withdraw' });
    // @ts-expect-error an event of an order
    claim({ messages: { scheduled: { message: 'scheduled', urgent: false } } });
  });

  it('does not compile with a detail, a clock or a series that is not there', () => {
    claimClock({ when: { detail: 'demand', is: 'refund' }, endsOn: 'paidOn' });
    claim({ messages: { warned: { message: 'reminder', urgent: false, clock: 'waiting' } }, series: 'inquiry' });
    // @ts-expect-error a detail
    claimClock({ when: { detail: 'demands', is: 'refund' } });
    // @ts-expect-error a detail
    claimClock({ endsOn: 'promisedOn' });
    // @ts-expect-error a clock
    claim({ messages: { warned: { message: 'reminder', urgent: false, clock: 'wating' } } });
    // @ts-expect-error a series
    claim({ series: 'inquiries' });
  });
});
