/**
 * A request while verification lets things happen to it: the same rules as in the desk, without a store and without texts.
 */
import type { Instant } from '../../kernel/instant.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { Command } from '../../request/command.ts';
import { decide } from '../../request/decide.ts';
import type { RequestEvent } from '../../request/event.ts';
import { evolve } from '../../request/evolve.ts';
import type { Request } from '../../request/request.ts';
import type { Clock } from '../../sla/clock/clock.ts';
import type { KindPolicy, MessageRule } from '../kind-policy.ts';
import type { Operator } from '../operator.ts';
import { appointmentReminders } from '../rules/appointment-reminders.ts';
import { eventMessage, tellable } from '../rules/message/event-message.ts';
import type { MessageContext } from '../rules/message/message-facts.ts';
import { commandWindows } from '../rules/open-commands.ts';
import { appointmentLimits, limitBroken } from '../rules/time/appointment-limits.ts';
import { applyDueEvents, type RequestInTime } from '../rules/time/due-events.ts';
import { messageContextOf } from '../rules/time/message-context-of.ts';
import { RequestClocks } from '../rules/time/request-clocks.ts';
import type { ShownClocks } from '../rules/time/shown-clock.ts';

export interface LifeSetup {
  readonly operator: Operator;
  readonly kind: string;
  readonly policy: KindPolicy;
  /** What clocks show, kept for the whole exploration of a kind. */
  readonly shown: ShownClocks;
}

/** Where a life stands. */
export interface LifeState {
  readonly request: Request | undefined;
  readonly clocks: readonly Clock[];
  readonly fired: ReadonlySet<string>;
  readonly isArchived: boolean;
  readonly now: Instant;
}

/** An event, with what was before it and what is told about it. */
export interface LifeEvent {
  readonly event: RequestEvent;
  readonly isNews: boolean;
  readonly before: Request | undefined;
  readonly clocksBefore: RequestClocks;
  /** The rule of the kind, and the same as far as there is something to tell. */
  readonly asked: MessageRule | undefined;
  readonly told: MessageRule | undefined;
  /** Of an event about which the kind has a rule. */
  readonly context: MessageContext | undefined;
}

export class Life implements RequestInTime {
  readonly operator: Operator;
  readonly kind: string;
  readonly policy: KindPolicy;
  readonly now: Date;
  readonly clocks: RequestClocks;
  readonly firedCrossings: Set<string>;
  readonly eraseAt = undefined;
  readonly occurrences: LifeEvent[] = [];
  readonly #setup: LifeSetup;
  /** An extension moves clocks before its event happens. */
  #clocksOfLastEvent: readonly Clock[];
  #request: Request | undefined;
  #isArchived: boolean;

  constructor(setup: LifeSetup, { request, clocks, fired, isArchived, now }: LifeState) {
    this.#setup = setup;
    this.operator = setup.operator;
    this.kind = setup.kind;
    this.policy = setup.policy;
    this.now = new Date(now);
    this.firedCrossings = new Set(fired);
    this.clocks = this.#clocksOf(clocks);
    this.#clocksOfLastEvent = clocks;
    this.#request = request;
    this.#isArchived = isArchived;
  }

  get request(): Request {
    if (this.#request !== undefined) return this.#request;
    throw new TypeError('life: nothing is registered yet');
  }

  get isArchived(): boolean {
    return this.#isArchived;
  }

  get state(): LifeState {
    return {
      request: this.#request,
      clocks: this.clocks.all,
      fired: new Set([...this.clocks.current(this.firedCrossings), ...this.#reminders()]),
      isArchived: this.#isArchived,
      now: this.now.getTime(),
    };
  }

  monotonic(at: number): number {
    return Math.max(at, this.#request?.changedAt ?? at);
  }

  apply(event: RequestEvent, isNews = true): void {
    const before = this.#request;
    const clocksBefore = this.#clocksOf(this.#clocksOfLastEvent);
    const request = evolve(before, event);
    this.clocks.observe(event, before, request);
    this.#clocksOfLastEvent = this.clocks.all;
    this.#request = request;
    if (event.type === 'archived') this.#isArchived = true;
    if (event.type === 'reopened') this.#isArchived = false;
    if (event.type === 'scheduled' || event.type === 'rescheduled') this.#skipReminders(event.at);
    const asked = isNews ? eventMessage(this.policy, event) : undefined;
    const context = asked && messageContextOf(this, event, clocksBefore);
    const told = asked && context && tellable(asked, context);
    this.occurrences.push({ event, isNews, before, clocksBefore, asked, told, context });
  }

  /** Gives a command, as the desk does; the refusal is the code. */
  execute(command: Command): Result<void, string> {
    const decided = decide(this.request, command, this.now, commandWindows(this.request, this.clocks));
    if (!decided.ok) return refused(decided.refusal.code);
    for (const event of decided.value) {
      if (event.type === 'scheduled' || event.type === 'rescheduled') {
        const limits = appointmentLimits(this.clocks, this.operator);
        if (limitBroken(limits, event.appointment.from) !== undefined) return refused('request/appointment-outside');
      }
      if (event.type === 'extended') {
        const extended = this.clocks.extend(event.at, event.reason, this.request.version + 1);
        if (!extended.ok) return refused(extended.refusal.code);
        this.apply(event, extended.value);
      } else {
        this.apply(event);
      }
    }
    return accepted(undefined);
  }

  /** Lets happen what is due by now. */
  catchUp(): void {
    applyDueEvents(this);
  }

  #clocksOf(clocks: readonly Clock[]): RequestClocks {
    const { operator, policy, shown } = this.#setup;
    return new RequestClocks({ operator, policy, calendars: operator.calendar, clocks, shown });
  }

  #reminders(): readonly string[] {
    if (this.#request === undefined) return [];
    return appointmentReminders(this)
      .map(({ key }) => key)
      .filter((key) => this.firedCrossings.has(key));
  }

  #skipReminders(at: Instant): void {
    for (const reminder of appointmentReminders(this)) if (reminder.at <= at) this.firedCrossings.add(reminder.key);
  }
}
