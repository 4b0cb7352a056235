/**
 * What the compiler knows of kinds and clocks: a misspelt event or status is an error before the service starts.
 */
import { expectTypeOf, it } from 'vitest';
import type { KindClock } from 'zayavka/operators';

it('clocks name events and statuses that exist', () => {
  expectTypeOf<'received' | 'registered' | 'warned'>().toExtend<KindClock['startsOn'][number]>();
  expectTypeOf<'registred'>().not.toExtend<KindClock['startsOn'][number]>();
  expectTypeOf<'registred'>().not.toExtend<KindClock['stopsOn'][number]>();
  expectTypeOf<'registred'>().not.toExtend<NonNullable<KindClock['reopening']>['on'][number]>();
  expectTypeOf<'awaitingSubscriber' | 'onHold'>().toExtend<KindClock['pausedIn'][number]>();
  expectTypeOf<'asleep'>().not.toExtend<KindClock['pausedIn'][number]>();
});
