/**
 * What a correction does to the clocks of a request: those that the corrected request would not have stop, those that it would
 * have and that were missing count from the registration, and the others go on as they were promised.
 */
import { canonicalJson } from '../../kernel/fingerprint.ts';
import type { RequestEvent } from '../../request/event.ts';
import { evolve } from '../../request/evolve.ts';
import type { Request } from '../../request/request.ts';
import { addFact, type Clock, currentPolicy } from '../../sla/clock/clock.ts';
import type { ClockAction } from '../../sla/clock/clock-actions.ts';
import { type ClockStart, observe } from '../../sla/clock/observe.ts';
import { type ClockEvent, definitionOf } from '../kind-policy.ts';
import type { RequestContext } from '../operator.ts';
import { applicableClocks } from './applicable-clocks.ts';
import { withTarget } from './clock-target.ts';

export interface ClockCorrection {
  readonly before: Request;
  /** The request as corrected, and its kind. */
  readonly context: RequestContext;
  /** The events before the correction, from the first on; empty when they are not known any more. */
  readonly past: readonly RequestEvent[];
  readonly action: ClockAction;
}

export function correctedClocks(clocks: readonly Clock[], correction: ClockCorrection): readonly Clock[] {
  const applicable = allApplicable(correction.context);
  const others = clocks.map((clock) => {
    const start = applicable.find(({ policy }) => policy.name === clock.policy.name);
    if (start === undefined) return ended(clock, correction.action);
    return dependsOnChange(clock, correction) ? withTarget(clock, start, correction.action) : clock;
  });
  const isNew = ({ policy: { name } }: Clock): boolean => clocks.every(({ policy }) => policy.name !== name);
  return [...others, ...clocksFromRegistration(correction).filter(isNew)];
}

function allApplicable(context: RequestContext): readonly ClockStart[] {
  const events = new Set(context.policy.clocks.flatMap(({ startsOn }) => startsOn));
  return [...events].flatMap((event) => applicableClocks(context, event));
}

/** Whether a detail has changed that decides about the clock or names its last day. */
function dependsOnChange(clock: Clock, { before, context }: ClockCorrection): boolean {
  const variants = context.policy.clocks.filter(({ name }) => name === clock.policy.name);
  const details = [definitionOf(clock), ...variants].flatMap(({ when, endsOn }) => [when?.detail, endsOn]);
  return details.some(
    (name) =>
      name !== undefined && canonicalJson(before.details[name]) !== canonicalJson(context.request.details[name]),
  );
}

/** The clocks that the request would have now, if it had been registered as corrected. */
function clocksFromRegistration({ context, past, action }: ClockCorrection): readonly Clock[] {
  const { receivedAt, registeredAt, status } = context.request;
  let clocks: readonly Clock[] = [];
  const see = (event: ClockEvent, statusThen: string, at: number, order: number): void => {
    clocks = observe(clocks, { event, status: statusThen, at: new Date(at), order }, applicableClocks(context, event));
  };
  see('received', 'received', receivedAt, 0);
  see('registered', 'registered', registeredAt, 1);
  let request: Request | undefined;
  past.forEach((event, index) => {
    request = evolve(request, event);
    if (index > 0) see(event.type, request.status, event.at, request.version);
  });
  return observe(clocks, { event: 'corrected', status, ...action });
}

/** No later event starts or reopens it. */
function ended(clock: Clock, action: ClockAction): Clock {
  const { reopening: _, ...definition } = currentPolicy(clock);
  const policy = { ...definition, startsOn: [], stopsOn: [], pausedIn: [] };
  const calendar = clock.facts.findLast((fact) => fact.type === 'retarget')?.calendar ?? clock.calendar;
  const inert = addFact(clock, { type: 'retarget', ...factOf(action), policy, calendar });
  return addFact(inert, { type: 'stop', ...factOf(action) });
}

function factOf({ at, ...others }: ClockAction): Omit<ClockAction, 'at'> & { readonly at: number } {
  return { at: at.getTime(), ...others };
}
