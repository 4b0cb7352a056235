/**
 * The desk: the only place that loads, decides, numbers, times, writes and commits. Its methods answer
 * `{ ok: true, value }` or `{ ok: false, refusal }`; a `Fault` is thrown only when the set-up is wrong or a port fails.
 */
import { faultsOnly } from '../kernel/input/faults-only.ts';
import type { Result } from '../kernel/result.ts';
import type { Operator } from '../operators/operator.ts';
import type { RequestEvent } from '../request/event.ts';
import type { CommandType } from '../request/lifecycle.ts';
import type { WorkingCalendar } from '../sla/calendar/working-calendar.ts';
import type { Answer, NumberOf, WrittenMessage } from './commands/answer.ts';
import { execute, executeMany } from './commands/execute.ts';
import { importRequest } from './commands/import.ts';
import { importMany } from './commands/import-many.ts';
import { type Registered, register } from './commands/register.ts';
import { registerMany } from './commands/register-many.ts';
import { resend } from './commands/resend.ts';
import type { DeskContext } from './context/context.ts';
import { assertPorts, createContext } from './context/create-context.ts';
import type { DeskSetup } from './context/desk-setup.ts';
import type { CommandInput } from './input/command.ts';
import type { CallerInput, IdentityInput } from './input/identity.ts';
import type { ImportRecord } from './input/import/import-record.ts';
import type { AnyFormOf, Filtered, FormOf, KnownOperator, KnownOperators } from './input/known-kinds.ts';
import type {
  EventsQuery,
  QueueQuery,
  ResendOptions,
  TakeQuery,
  UndeliveredMessagesQuery,
} from './input/staff-query.ts';
import { type DetachInput, type DetachReport, detach } from './personal-data/detach.ts';
import { type ErasureReport, erase, exportPerson, type PersonalData } from './personal-data/personal-data.ts';
import type { DeskRefusal } from './ports/refusal.ts';
import type { HistoryEntry, RequestStore } from './ports/store.ts';
import { observed } from './ports/telemetry.ts';
import {
  type AgentByLine,
  type AgentByNumber,
  type AgentList,
  type AgentView,
  agent,
  allowed,
  history,
  suggestions,
} from './queries/agent.ts';
import { type Queue, queue } from './queries/queue.ts';
import { type DeskEvents, readEvents } from './queries/read-events.ts';
import { type LineStatus, type StatusByLine, type StatusByNumber, status } from './queries/status.ts';
import type { SubscriberView } from './queries/subscriber-view.ts';
import { take } from './queries/take.ts';
import { type UndeliveredMessages, undeliveredMessages } from './queries/undelivered-messages.ts';
import type { Send } from './workers/attempt-to-send.ts';
import { type DeliverOptions, type DeliverReport, deliver } from './workers/deliver.ts';
import { type RecalculateOptions, type RecalculationReport, recalculate } from './workers/recalculate.ts';
import { type TickOptions, type TickReport, tick } from './workers/tick.ts';

/** `unknown` alone: a value of any other type is checked by the compiler. */
type Unread<Body> = unknown extends Body ? Body : never;

/**
 * All that services, employees and subscribers do with requests; {@link openDesk} gives one.
 *
 * @typeParam Known what the compiler knows of its operators: their names, and their kinds with their details
 */
export interface Desk<Known = KnownOperator> {
  /** Registers a request, see {@link openDesk}. A consultation is only written down: no number, no clock, no message. */
  register<const Kind extends string, const Name extends string>(
    form: { readonly kind: Kind; readonly operator: Name } & FormOf<Known, NoInfer<Kind>, NoInfer<Name>>,
  ): Promise<Result<Registered<NumberOf<Kind>>, DeskRefusal>>;
  /** A body that came from outside needs no cast: what is wrong with it is refused with its place. */
  register<Body>(body: Unread<Body>): Promise<Result<Registered, DeskRefusal>>;
  /**
   * Registers many, each independently: one that is refused does not stop the others. Answers for each form, in their order,
   * also when the store fails: those for which it failed are refused with `store/unavailable`; give them again with the same
   * command ids. When it fails for several hundred in a row, the rest is refused without asking it. Similar requests are not
   * looked for.
   *
   * @throws Fault `desk/invalid-setup`: not a list; numbers of an earlier set-up would be lost
   */
  registerMany<const Kind extends string>(
    forms: readonly ({ readonly kind: Kind } & AnyFormOf<Known, NoInfer<Kind>>)[],
  ): Promise<readonly Result<Registered, DeskRefusal>[]>;
  /**
   * Takes over a request of another system with its old number and dates of any year: without a message, as one event `imported`.
   * One that is open has its clocks from its true start, without the warnings and breaches that were due before; one that has ended
   * has none, and its person is kept as long as if it had ended now. The number that it had finds it everywhere; the same number of
   * the same operator again is answered with what is there.
   */
  import<const Kind extends string, const Name extends string>(
    record: { readonly kind: Kind; readonly operator: Name } & FormOf<
      Known,
      NoInfer<Kind>,
      NoInfer<Name>,
      ImportRecord
    >,
  ): Promise<Result<Registered, DeskRefusal>>;
  /**
   * Imports many, each independently, with a result for each record in their order, as `registerMany`. An import that was ended can
   * be begun again: what has an `externalNumber` or a `commandId` is imported once.
   *
   * @throws Fault `desk/invalid-setup`: not a list, or more than 10,000 records
   */
  importMany<const Kind extends string>(
    records: readonly ({ readonly kind: Kind } & AnyFormOf<Known, NoInfer<Kind>, ImportRecord>)[],
  ): Promise<readonly Result<Registered, DeskRefusal>[]>;
  /**
   * Gives a command on a request.
   *
   * @example
   * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
   * const opened = await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
   * const started = await desk.execute(opened.ok ? opened.value.number : '', { type: 'start', agentId: 'ivanova' });
   * started.ok && started.value.status //=> 'inProgress'
   */
  execute(number: string, command: CommandInput): Promise<Result<Answer<string>, DeskRefusal>>;
  execute<Body>(number: string, body: Unread<Body>): Promise<Result<Answer<string>, DeskRefusal>>;
  /**
   * Gives one command on many requests, such as the answer to everyone in a house without a network: each independently, with a
   * result for each number in their order. A `commandId` counts for each of them.
   *
   * @throws Fault `desk/invalid-setup`: not a list, or more than 10,000 numbers
   */
  executeMany(
    numbers: readonly string[],
    command: CommandInput,
  ): Promise<readonly Result<Answer<string>, DeskRefusal>[]>;
  /** The commands that a request accepts now: the buttons to show to an employee. */
  allowed(number: string): Promise<Result<readonly CommandType[], DeskRefusal>>;
  /**
   * Answers a subscriber: the requests whose numbers are in a text, or all active ones of who asks.
   *
   * @example
   * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
   * const opened = await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
   * const found = await desk.status({ number: opened.ok ? opened.value.number : '', caller: '+79161234567', channel: 'hotline' });
   * found.ok && found.value.text //=> 'Мы получили ваше обращение 4258498366, спасибо. Ответим не позднее 25.11.2026. С заботой, ваш МТС'
   */
  status(query: StatusByNumber): Promise<Result<SubscriberView, DeskRefusal>>;
  status(query: StatusByLine): Promise<Result<LineStatus, DeskRefusal>>;
  status(query: StatusByNumber | StatusByLine): Promise<Result<SubscriberView | LineStatus, DeskRefusal>>;
  status<Body>(body: Unread<Body>): Promise<Result<SubscriberView | LineStatus, DeskRefusal>>;
  /** The whole story for an employee; the access is written into the history. */
  agent(query: AgentByNumber): Promise<Result<AgentView, DeskRefusal>>;
  agent(query: AgentByLine): Promise<Result<AgentList, DeskRefusal>>;
  agent(query: AgentByNumber | AgentByLine): Promise<Result<AgentView | AgentList, DeskRefusal>>;
  /** For an employee, never for a caller: correct numbers that differ from a mistyped one by one error. */
  suggest(number: string): readonly string[];
  /** All events of a request. */
  history(number: string): Promise<Result<readonly HistoryEntry[], DeskRefusal>>;
  /** The open requests that fit all filters, the earliest deadline first: what staff has to do. */
  queue<const Kind extends string, const Name extends string>(
    query?: Filtered<QueueQuery, Known, Kind, Name>,
  ): Promise<Result<Queue, DeskRefusal>>;
  /**
   * Gives an employee the open request with the earliest deadline that nobody has, none that waits for the subscriber or for somebody
   * else: it is assigned to the employee, and the look
   * is recorded. Two never get the same; `undefined` when there is none. `release` gives it back.
   */
  take<const Kind extends string, const Name extends string>(
    query: Filtered<TakeQuery, Known, Kind, Name>,
  ): Promise<Result<AgentView | undefined, DeskRefusal>>;
  /**
   * Everything that has happened to all requests behind a cursor: the events of a request in the order of their versions without
   * a gap, and nothing is skipped, however many processes write. Fewer than `limit` says that nothing more can be read now.
   */
  events(query: EventsQuery & { readonly include: 'person' }): Promise<Result<DeskEvents<RequestEvent>, DeskRefusal>>;
  events(query?: EventsQuery): Promise<Result<DeskEvents, DeskRefusal>>;
  /**
   * Applies the events that are due: call it about every minute, in any number of processes. It takes only requests of the
   * operators and kinds of this desk.
   *
   * @throws Fault `desk/clock-skew`: the clock of this process and that of the store differ by more than `clockSkewMs`
   * @throws Fault `desk/invalid-setup`: an option is no whole number from 1
   */
  tick(options?: TickOptions): Promise<TickReport>;
  /**
   * Moves open requests to the calendars and definitions that their operators have now, such as after an old year has changed.
   * Their first promises stay in the readings, the subscriber's promise does not become earlier, and only a later date is told.
   * Requests that have moved are not moved again: when a call was ended, call again.
   *
   * @throws Fault `input/invalid`: an option is unknown, cannot be read or has a wrong value, such as an operator that the desk does
   * not have; nothing has moved then
   */
  recalculate<const Kind extends string, const Name extends string>(
    options?: Filtered<RecalculateOptions, Known, Kind, Name>,
  ): Promise<RecalculationReport>;
  /**
   * Sends the messages that wait: call it as often as messages should go, in any number of processes. It takes only messages
   * of the operators and kinds of this desk.
   *
   * @throws Fault `desk/clock-skew`, `desk/invalid-setup`: as `tick`
   */
  deliver(send: Send, options?: DeliverOptions): Promise<DeliverReport>;
  /** Messages that ended as `failed` or `expired`, the latest first. */
  messages(query?: UndeliveredMessagesQuery): Promise<Result<UndeliveredMessages, DeskRefusal>>;
  /**
   * Sends a message again that ended as `failed` or `expired`: with its words, under a new key. That is written into the history, with
   * the reason.
   */
  resend(key: string, options?: ResendOptions): Promise<Result<WrittenMessage, DeskRefusal>>;
  /**
   * Erases the person of one request, or of all requests that have an identity (152-FZ); numbers, dates and outcomes stay.
   */
  erase(target: { readonly number: string } | IdentityInput): Promise<Result<ErasureReport, DeskRefusal>>;
  /**
   * Takes an identity off all its requests, open and closed, because it belongs to somebody else now: the next owner of a recycled
   * number finds nothing there. The requests stay, and are found by their numbers and by what else the person is known by.
   */
  detach(input: DetachInput): Promise<Result<DetachReport, DeskRefusal>>;
  /** All data of a person, as plain data. */
  export(person: CallerInput): Promise<Result<PersonalData, DeskRefusal>>;
  /**
   * Puts a calendar in the place of the one of its name, from the next call on: a new year becomes known without a restart.
   * Calendars that are based on Russia's get the years of a new `russia`. Dates that were promised
   * for sure stay; the next `tick` counts preliminary ones again by the new year.
   *
   * @throws Fault `calendar/foreign-object`: this library has not made it
   * @throws Fault `desk/invalid-setup`: the desk has no calendar of that name
   * @throws Fault `calendar/unknown-version`: it says something else of a year that the replaced one knew
   */
  replaceCalendar(calendar: WorkingCalendar): void;
  /**
   * The same desk over another store, such as one inside a transaction of yours. It shares the number blocks of this desk,
   * which are leased outside of the transaction: a rollback loses only the numbers of its own requests.
   *
   * @throws Fault `desk/invalid-setup`: not a store
   */
  within(store: RequestStore): Desk<Known>;
}

/**
 * Opens a desk. Several desks, in one process or in many, may share a store.
 *
 * @throws Fault `desk/invalid-setup`: an unknown option, no operator, two of one id, no store, a clock that answers no `Date`, a
 * retry policy or a `timeoutMs` without numbers, an option of another type
 * @throws Fault `number/invalid-secret`: the secret has not 16, 24 or 32 bytes
 * @throws Fault `number/invalid-series`: a number could belong to two series
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * const opened = await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '8 916 123-45-67' }, text: 'Нет связи' });
 * opened.ok && [opened.value.number, opened.value.lastDay] //=> ['4258498366', '2026-11-25']
 * opened.ok && opened.value.messages.map(({ channel }) => channel) //=> ['sms']
 */
export function openDesk<const Known extends readonly Operator[]>(
  setup: DeskSetup & { readonly operators: Known },
): Desk<KnownOperators<Known[number]>> {
  return faultsOnly('openDesk', () => deskOf(createContext(setup)));
}

function deskOf(context: DeskContext): Desk {
  const span = <Value>(name: string, work: () => Promise<Value>): Promise<Value> => observed(context, name, work);
  const desk = {
    register: (form: unknown) => span('zayavka.register', () => register(context, form)),
    registerMany: (forms: readonly unknown[]) => span('zayavka.registerMany', () => registerMany(context, forms)),
    import: (record: unknown) => span('zayavka.import', () => importRequest(context, record)),
    importMany: (records: readonly unknown[]) => span('zayavka.importMany', () => importMany(context, records)),
    execute: (number: unknown, command: unknown) => span('zayavka.execute', () => execute(context, number, command)),
    executeMany: (numbers: readonly unknown[], command: unknown) =>
      span('zayavka.executeMany', () => executeMany(context, numbers, command)),
    allowed: (number: unknown) => span('zayavka.allowed', () => allowed(context, number)),
    status: (query: unknown) => span('zayavka.status', () => status(context, query)),
    agent: (query: unknown) => span('zayavka.agent', () => agent(context, query)),
    suggest: (number: unknown) => suggestions(context, number),
    history: (number: unknown) => span('zayavka.history', () => history(context, number)),
    queue: (query: unknown) => span('zayavka.queue', () => queue(context, query ?? {})),
    take: (query: unknown) => span('zayavka.take', () => take(context, query)),
    events: (query: unknown) => span('zayavka.events', () => readEvents(context, query ?? {})),
    tick: (options?: TickOptions) => span('zayavka.tick', () => tick(context, options ?? {})),
    recalculate: (options?: RecalculateOptions) =>
      span('zayavka.recalculate', () => recalculate(context, options ?? {})),
    deliver: (send: Send, options?: DeliverOptions) =>
      span('zayavka.deliver', () => deliver(context, send, options ?? {})),
    messages: (query: unknown) => span('zayavka.messages', () => undeliveredMessages(context, query ?? {})),
    resend: (key: unknown, options: unknown) => span('zayavka.resend', () => resend(context, key, options ?? {})),
    erase: (target: unknown) => span('zayavka.erase', () => erase(context, target)),
    detach: (input: unknown) => span('zayavka.detach', () => detach(context, input)),
    export: (person: unknown) => span('zayavka.export', () => exportPerson(context, person)),
    replaceCalendar: context.replaceCalendar,
    within: (store: RequestStore) => {
      assertPorts(store, context.now);
      return deskOf({ ...context, store: context.guard(store) });
    },
  } satisfies { readonly [Method in keyof Desk]: unknown };
  // The signatures of `Desk` say which answer belongs to which input; the implementations accept any input.
  return desk as Desk;
}
