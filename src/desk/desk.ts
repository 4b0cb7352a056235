/**
 * The desk: the only place that loads, decides, numbers, times, writes and commits. Its methods answer
 * `{ ok: true, value }` or `{ ok: false, refusal }`; only a fault of the world or of the set-up is thrown.
 */

import { deepFreeze } from '../kernel/deep-freeze.ts';
import { Fault } from '../kernel/fault.ts';
import { assertPositiveIntegersOrInfinity } from '../kernel/option-checks.ts';
import type { Result } from '../kernel/result.ts';
import { defaultRetry, type RetryPolicy } from '../message/delivery-policy.ts';
import { assertDistinctSeries } from '../number/identify-series.ts';
import type { Secret } from '../number/secret.ts';
import { type DigitSecret, isDigitSecrets, type NumberSeries, numberSeries } from '../number/series.ts';
import type { Operator } from '../operators/operator.ts';
import type { StandardKind } from '../operators/standard-kinds.ts';
import type { CommandType } from '../request/lifecycle.ts';
import { russia, russiaUntil } from '../sla/calendar/russia.ts';
import type { CalendarVersion, WorkingCalendar } from '../sla/calendar/working-calendar.ts';
import type { Answer, NumberOf } from './commands/answer.ts';
import { execute } from './commands/execute.ts';
import { type Registered, register } from './commands/register.ts';
import { registerMany } from './commands/register-many.ts';
import type { DeskContext, LineProof, Preferences } from './context/context.ts';
import { cursorCipher } from './context/cursor-cipher.ts';
import { KeyedQueue } from './context/keyed-queue.ts';
import { numberAllocator } from './context/number-allocator.ts';
import type { CommandInput } from './input/command.ts';
import type { RegistrationInput } from './input/registration.ts';
import { type ErasureReport, erase, exportLine, type PersonalData } from './personal-data/personal-data.ts';
import { type AttemptCounter, memoryAttempts } from './ports/attempts.ts';
import type { DeskRefusal } from './ports/refusal.ts';
import type { HistoryEntry, RequestStore } from './ports/store.ts';
import { observed, type Telemetry } from './ports/telemetry.ts';
import {
  type AgentByLine,
  type AgentByNumber,
  type AgentList,
  type AgentView,
  agent,
  suggestions,
} from './queries/agent.ts';
import { allowed, history } from './queries/enquiry.ts';
import { type LineStatus, type StatusByLine, type StatusByNumber, status } from './queries/status.ts';
import type { SubscriberView } from './queries/subscriber-view.ts';
import { type DeliverOptions, type DeliverReport, deliver, type Send } from './workers/deliver.ts';
import { type TickOptions, type TickReport, tick } from './workers/tick.ts';

export interface DeskSetup {
  readonly operators: readonly Operator[];
  readonly store: RequestStore;
  /**
   * What makes numbers impossible to guess: 16, 24 or 32 bytes, as bytes, hex or base64. Keep it as long as the numbers
   * live; to change it give a list, see `numberSeries`.
   */
  readonly secret: Secret | readonly DigitSecret[];
  readonly now: () => Date;
  /** From `[0, 1)`, to spread repeated deliveries; without it they are not spread. */
  readonly random?: () => number;
  /** Earlier versions of calendars, for requests whose clocks were started with them. `russia` remembers its own. */
  readonly calendars?: readonly WorkingCalendar[];
  /** Counts questions in vain; in the memory of this process unless given. */
  readonly attempts?: AttemptCounter;
  readonly preferences?: Preferences;
  readonly proof?: LineProof;
  readonly retry?: RetryPolicy;
  readonly telemetry?: Telemetry;
  /** Whether `register` looks for similar open requests of the line, which costs a query; yes unless said. */
  readonly showSimilar?: boolean;
}

export interface Desk {
  /** Takes a request in. A consultation is only written down: no number, no clock, no message. */
  register<const Kind extends StandardKind | (string & {})>(
    form: RegistrationInput<Kind>,
  ): Promise<Result<Registered<NumberOf<Kind>>, DeskRefusal>>;
  /**
   * Takes many in, each by itself: one that is refused does not concern the others. Answers in the order of the forms;
   * similar requests are not looked for. If the store fails for some, the others are registered all the same and then its
   * fault is thrown: call again with the same command ids.
   */
  registerMany(forms: readonly RegistrationInput[]): Promise<readonly Result<Registered, DeskRefusal>[]>;
  /** Does something with a request. */
  execute(number: string, command: CommandInput): Promise<Result<Answer<string>, DeskRefusal>>;
  /** What may be done with a request now: the buttons to show to an employee. */
  allowed(number: string): Promise<Result<readonly CommandType[], DeskRefusal>>;
  /** Answers a subscriber: one request by its number, or all current ones of the line that asks. */
  status(question: StatusByNumber): Promise<Result<SubscriberView, DeskRefusal>>;
  status(question: StatusByLine): Promise<Result<LineStatus, DeskRefusal>>;
  status(question: StatusByNumber | StatusByLine): Promise<Result<SubscriberView | LineStatus, DeskRefusal>>;
  /** The whole story for an employee; looking is written down. */
  agent(question: AgentByNumber): Promise<Result<AgentView, DeskRefusal>>;
  agent(question: AgentByLine): Promise<Result<AgentList, DeskRefusal>>;
  agent(question: AgentByNumber | AgentByLine): Promise<Result<AgentView | AgentList, DeskRefusal>>;
  /** For an employee, never for a caller: sound numbers that are one slip away from a mistyped one. */
  suggest(number: string): readonly string[];
  /** All events of a request. */
  history(number: string): Promise<Result<readonly HistoryEntry[], DeskRefusal>>;
  /** Lets happen what time brings about: call it every minute or so, on as many nodes as you like. */
  tick(options?: TickOptions): Promise<TickReport>;
  /** Sends what waits: call it as often as messages should go. */
  deliver(send: Send, options?: DeliverOptions): Promise<DeliverReport>;
  /** Forgets the person of one request or of a line (152-FZ); numbers, dates and outcomes stay. */
  erase(whom: { readonly number: string } | { readonly msisdn: string }): Promise<Result<ErasureReport, DeskRefusal>>;
  /** Everything that is kept of a line, as plain data. */
  export(msisdn: string): Promise<Result<PersonalData, DeskRefusal>>;
  /**
   * The same desk over another store, as over one inside a transaction of yours: its numbers come out of the blocks of this
   * desk, which are leased outside of the transaction, so that none is lost but those of what is rolled back.
   *
   * @throws Fault `desk/invalid-setup` for what is no store
   */
  within(store: RequestStore): Desk;
}

/**
 * Opens a desk. Several desks, in one process or in many, may share a store.
 *
 * @throws Fault `desk/invalid-setup` (no operator, two of one id, no store, a clock that tells no `Date`, a retry policy without numbers), `number/invalid-secret`, `number/invalid-series` (two
 * series whose numbers could not be told apart)
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * const opened = await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '8 916 123-45-67' }, text: 'Нет связи' });
 * opened.ok && opened.value.lastDay //=> '2026-11-25'
 */
export function openDesk(setup: DeskSetup): Desk {
  return deskOf(createContext(setup));
}

function deskOf(context: DeskContext): Desk {
  const watched = <Value>(name: string, work: () => Promise<Value>): Promise<Value> => observed(context, name, work);
  function ask(question: StatusByNumber): Promise<Result<SubscriberView, DeskRefusal>>;
  function ask(question: StatusByLine): Promise<Result<LineStatus, DeskRefusal>>;
  function ask(question: StatusByNumber | StatusByLine): Promise<Result<SubscriberView | LineStatus, DeskRefusal>>;
  function ask(question: StatusByNumber | StatusByLine): Promise<Result<SubscriberView | LineStatus, DeskRefusal>> {
    return watched('zayavka.status', () => status(context, question));
  }
  function open(question: AgentByNumber): Promise<Result<AgentView, DeskRefusal>>;
  function open(question: AgentByLine): Promise<Result<AgentList, DeskRefusal>>;
  function open(question: AgentByNumber | AgentByLine): Promise<Result<AgentView | AgentList, DeskRefusal>>;
  function open(question: AgentByNumber | AgentByLine): Promise<Result<AgentView | AgentList, DeskRefusal>> {
    return watched('zayavka.agent', () => agent(context, question));
  }
  const take = (form: RegistrationInput) => watched('zayavka.register', () => register(context, form));
  const carryOut = (number: string, command: CommandInput) =>
    watched('zayavka.execute', () => execute(context, number, command));
  return {
    // Whether there is a number is said by the kind, which the compiler knows here and nowhere further in.
    register: take as Desk['register'],
    registerMany: (forms) => watched('zayavka.registerMany', () => registerMany(context, forms)),
    execute: carryOut as Desk['execute'],
    allowed: (number) => watched('zayavka.allowed', () => allowed(context, number)),
    status: ask,
    agent: open,
    suggest: (number) => suggestions(context, number),
    history: (number) => watched('zayavka.history', () => history(context, number)),
    tick: (options) => watched('zayavka.tick', () => tick(context, options)),
    deliver: (send, options) => watched('zayavka.deliver', () => deliver(context, send, options)),
    erase: (whom) => watched('zayavka.erase', () => erase(context, whom)),
    export: (msisdn) => watched('zayavka.export', () => exportLine(context, msisdn)),
    within: (store) => {
      assertPorts(store, context.now);
      return deskOf({ ...context, store });
    },
  };
}

function createContext(setup: DeskSetup): DeskContext {
  const { store, now } = setup;
  assertPorts(store, now);
  if (setup.retry !== undefined) assertRetry(setup.retry);
  const operators = operatorsById(setup.operators);
  const seriesOf = seriesByName(setup);
  return {
    operators,
    series: [...seriesOf.values()],
    seriesOf,
    calendars: calendarsOf(setup),
    store,
    allocator: numberAllocator({ store, now }),
    cursors: cursorCipher(secretsOf(setup)),
    queue: new KeyedQueue(),
    now,
    random: setup.random ?? (() => 1),
    attempts: setup.attempts ?? memoryAttempts(),
    preferences: setup.preferences,
    proof: setup.proof,
    retry: setup.retry ?? defaultRetry,
    telemetry: setup.telemetry ?? {},
    showSimilar: setup.showSimilar ?? true,
  };
}

function secretsOf({ secret }: DeskSetup): readonly Secret[] {
  return isDigitSecrets(secret) ? secret.map((key) => key.secret) : [secret];
}

/** A delay that is no number would keep a message for ever. */
function assertRetry({ attempts, firstDelay, longestDelay }: RetryPolicy): void {
  assertPositiveIntegersOrInfinity('retry', { attempts });
  for (const [option, delay] of Object.entries({ firstDelay, longestDelay })) {
    if (delay >= 0) continue;
    throw new Fault('desk/invalid-setup', `retry: ${option}: expected milliseconds from 0, found ${String(delay)}`);
  }
}

/** What a service without types gets wrong first: told here, not by whichever request comes first. */
function assertPorts(store: unknown, now: unknown): void {
  const faults: string[] = [];
  if (typeof store !== 'object' || store === null) faults.push('store: expected a RequestStore, such as memoryStore()');
  if (typeof now !== 'function' || Object.prototype.toString.call(now()) !== '[object Date]') {
    faults.push('now: expected a function that answers a Date, such as () => new Date()');
  }
  if (faults.length > 0) throw new Fault('desk/invalid-setup', faults.join('; '));
}

function operatorsById(operators: readonly Operator[]): ReadonlyMap<string, Operator> {
  const byId = new Map<string, Operator>();
  for (const operator of operators) {
    deepFreeze(operator.kinds);
    for (const id of [operator.id, ...operator.aliases]) {
      if (byId.has(id))
        throw new Fault('desk/invalid-setup', `operators: '${id}' is the id of two of them, expected one each`);
      byId.set(id, operator);
    }
  }
  if (byId.size === 0) throw new Fault('desk/invalid-setup', 'operators: found none, expected one or more');
  return byId;
}

function seriesByName({ operators, secret }: DeskSetup): ReadonlyMap<string, NumberSeries> {
  const series = new Map<string, NumberSeries>();
  for (const { id, series: groups } of operators) {
    for (const [group, { digits, prefix, check }] of Object.entries(groups)) {
      const name = `${id}/${group}`;
      series.set(name, numberSeries({ name, digits, prefix, check, secret }));
    }
  }
  assertDistinctSeries([...series.values()]);
  return series;
}

/** The calendars of the operators, those that were given, and every earlier state of the Russian one. */
function calendarsOf({
  operators,
  calendars = [],
}: DeskSetup): (pinned: CalendarVersion) => WorkingCalendar | undefined {
  const known = new Map<string, WorkingCalendar>();
  const lastYear = Number.parseInt(russia.version, 10);
  const add = (calendar: WorkingCalendar): void => {
    known.set(`${calendar.name} ${calendar.version}`, calendar);
  };
  for (const calendar of [...operators.map((operator) => operator.calendar), ...calendars]) add(calendar);
  return (pinned) => {
    const key = `${pinned.name} ${pinned.version}`;
    const found = known.get(key);
    if (found !== undefined || pinned.name !== 'russia') return found;
    const year = Number.parseInt(pinned.version, 10);
    if (year <= lastYear) add(russiaUntil(year));
    return known.get(key);
  };
}
