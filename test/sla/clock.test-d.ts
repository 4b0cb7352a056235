import { describe, expectTypeOf, it } from 'vitest';
import { type ClockPolicy, type observe, russia, type Step, type startClock, type WorkingCalendar } from 'zayavka/sla';

type Event = 'registered' | 'resolved';
type Status = 'inProgress' | 'awaitingSubscriber';

describe('a definition of a clock', () => {
  it('may be narrowed to the events and statuses of a request', () => {
    expectTypeOf<ClockPolicy<Event, Status>['startsOn']>().toEqualTypeOf<readonly Event[]>();
    expectTypeOf<ClockPolicy<Event, Status>['pausedIn']>().toEqualTypeOf<readonly Status[]>();
    expectTypeOf<NonNullable<ClockPolicy<Event>['reopening']>['on']>().toEqualTypeOf<readonly Event[]>();
    expectTypeOf<{ startsOn: readonly ['registred'] }>().not.toExtend<Pick<ClockPolicy<Event>, 'startsOn'>>();
  });

  it('that is narrowed is still one for every function of the room', () => {
    expectTypeOf<ClockPolicy<Event, Status>>().toExtend<Parameters<typeof startClock>[0]>();
    expectTypeOf<ClockPolicy<Event, Status>>().toExtend<NonNullable<Parameters<typeof observe>[2]>[number]['policy']>();
  });
});

describe('a calendar', () => {
  it('shows its name, version, zone and known range, and nothing of its rules', () => {
    expectTypeOf<keyof WorkingCalendar>().toEqualTypeOf<'name' | 'version' | 'timeZone' | 'known'>();
    expectTypeOf(russia).toEqualTypeOf<WorkingCalendar>();
  });
});

describe('a step of a trace', () => {
  it('has the fields of its type', () => {
    expectTypeOf<Extract<Step, { type: 'paused' }>>().toHaveProperty('since');
    expectTypeOf<Extract<Step, { type: 'count' }>>().not.toHaveProperty('since');
  });
});
