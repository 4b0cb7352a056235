/**
 * What a desk can do. Its methods answer `{ ok: true, value }` or `{ ok: false, refusal }`; a `Fault` is thrown only when the
 * set-up is wrong or a port fails.
 */
import type { Result } from '../kernel/result.ts';
import type { RequestEvent } from '../request/event.ts';
import type { CommandType } from '../request/lifecycle.ts';
import type { WorkingCalendar } from '../sla/calendar/working-calendar.ts';
import type { Answer, NumberOf, WrittenMessage } from './commands/answer.ts';
import type { Registered } from './commands/register.ts';
import type { CommandInput } from './input/command.ts';
import type { CallerInput, IdentityInput } from './input/identity.ts';
import type { ImportRecord } from './input/import/import-record.ts';
import type { AnyFormOf, Filtered, FormOf, KnownOperator } from './input/known-kinds.ts';
import type {
  EventsQuery,
  QueueQuery,
  ResendOptions,
  TakeQuery,
  UndeliveredMessagesQuery,
} from './input/staff-query.ts';
import type { DetachInput, DetachReport } from './personal-data/detach.ts';
import type { ErasureReport, PersonalData } from './personal-data/personal-data.ts';
import type { DeskRefusal } from './ports/refusal.ts';
import type { HistoryEntry, RequestStore } from './ports/store.ts';
import type { AgentByLine, AgentByNumber, AgentList, AgentView } from './queries/agent.ts';
import type { Queue } from './queries/queue.ts';
import type { DeskEvents } from './queries/read-events.ts';
import type { LineStatus, StatusByLine, StatusByNumber } from './queries/status.ts';
import type { SubscriberView } from './queries/subscriber-view.ts';
import type { UndeliveredMessages } from './queries/undelivered-messages.ts';
import type { Send } from './workers/attempt-to-send.ts';
import type { DeliverOptions, DeliverReport } from './workers/deliver.ts';
import type { RecalculateOptions, RecalculationReport } from './workers/recalculate.ts';
import type { TickOptions, TickReport } from './workers/tick.ts';

/** `unknown` alone: a value of any other type is checked by the compiler. */
type Unread<Body> = unknown extends Body ? Body : never;

/**
 * All that services, employees and subscribers do with requests; {@link openDesk} gives one. In the examples `desk` has one
 * request, a fault that somebody at `+79161234567` reported on 20 November 2026, and `number` is its number.
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
   *
   * @example
   * const answers = await desk.registerMany([{ operator: 'mts', kind: 'consultation', channel: 'chat', subscriber: { msisdn: '+79161234568' }, text: 'Тарифы' }]);
   * answers.map(({ ok }) => ok) //=> [true]
   */
  registerMany<const Kind extends string>(
    forms: readonly ({ readonly kind: Kind } & AnyFormOf<Known, NoInfer<Kind>>)[],
  ): Promise<readonly Result<Registered, DeskRefusal>[]>;
  /**
   * Takes over a request of another system with its old number and dates of any year: without a message, as one event `imported`.
   * One that is open has its clocks from its true start, without the warnings and breaches that were due before; one that has ended
   * has none, and its person is kept as long as if it had ended now. The number that it had finds it everywhere; the same number of
   * the same operator again is answered with what is there.
   *
   * @example
   * const old = { operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234568' }, text: 'Нет связи' };
   * await desk.import({ ...old, externalNumber: 'HD-17/04', registeredAt: new Date('2019-03-01T09:00:00Z'), closedAt: new Date('2019-03-04T09:00:00Z'), answer: 'Исправлено' });
   * (await desk.status({ number: 'HD-17/04', caller: '+79161234568', channel: 'hotline' })).value.answer //=> 'Исправлено'
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
   * (await desk.execute(number, { type: 'start', agentId: 'ivanova' })).value.status //=> 'inProgress'
   */
  execute(number: string, command: CommandInput): Promise<Result<Answer<string>, DeskRefusal>>;
  execute<Body>(number: string, body: Unread<Body>): Promise<Result<Answer<string>, DeskRefusal>>;
  /**
   * Gives one command on many requests, such as the answer to everyone in a house without a network: each independently, with a
   * result for each number in their order. A `commandId` counts for each of them.
   *
   * @throws Fault `desk/invalid-setup`: not a list, or more than 10,000 numbers
   *
   * @example
   * const answers = await desk.executeMany([number, '0000000000'], { type: 'start' });
   * answers.map(({ ok }) => ok) //=> [true, false]
   */
  executeMany(
    numbers: readonly string[],
    command: CommandInput,
  ): Promise<readonly Result<Answer<string>, DeskRefusal>[]>;
  /**
   * The commands that a request accepts now: the buttons to show to an employee.
   *
   * @example
   * (await desk.allowed(number)).value.includes('resolve') //=> false
   */
  allowed(number: string): Promise<Result<readonly CommandType[], DeskRefusal>>;
  /**
   * Answers a subscriber: the requests whose numbers are in a text, or all active ones of who asks.
   *
   * @example
   * (await desk.status({ number, caller: '+79161234567', channel: 'hotline' })).value.text //=> 'Мы получили ваше обращение 4258498366, спасибо. Ответим не позднее 25.11.2026. С заботой, ваш МТС'
   */
  status(query: StatusByNumber): Promise<Result<SubscriberView, DeskRefusal>>;
  status(query: StatusByLine): Promise<Result<LineStatus, DeskRefusal>>;
  status<Body>(body: Unread<Body>): Promise<Result<SubscriberView | LineStatus, DeskRefusal>>;
  status(query: StatusByNumber | StatusByLine): Promise<Result<SubscriberView | LineStatus, DeskRefusal>>;
  /**
   * The whole story for an employee; the access is written into the history.
   *
   * @example
   * (await desk.agent({ number, agentId: 'ivanova' })).value.request.text //=> 'Не могу войти в личный кабинет'
   */
  agent(query: AgentByNumber): Promise<Result<AgentView, DeskRefusal>>;
  agent(query: AgentByLine): Promise<Result<AgentList, DeskRefusal>>;
  agent(query: AgentByNumber | AgentByLine): Promise<Result<AgentView | AgentList, DeskRefusal>>;
  /**
   * For an employee, never for a caller: correct numbers that differ from a mistyped one by one error.
   *
   * @example
   * desk.suggest(number.replace('42', '43')).includes(number) //=> true
   */
  suggest(number: string): readonly string[];
  /**
   * All events of a request.
   *
   * @example
   * (await desk.history(number)).value.map(({ event }) => event.type) //=> ['registered']
   */
  history(number: string): Promise<Result<readonly HistoryEntry[], DeskRefusal>>;
  /**
   * The open requests that fit all filters, the earliest deadline first: what staff has to do.
   *
   * @example
   * (await desk.queue({ kind: 'serviceFault' })).value.requests.map(({ lastDay }) => lastDay) //=> ['2026-11-25']
   */
  queue<const Kind extends string, const Name extends string>(
    query?: Filtered<QueueQuery, Known, Kind, Name>,
  ): Promise<Result<Queue, DeskRefusal>>;
  /**
   * Gives an employee the open request with the earliest deadline that nobody has, none that waits for the subscriber or for somebody
   * else: it is assigned to the employee, and the look
   * is recorded. Two never get the same; `undefined` when there is none. `release` gives it back.
   *
   * @example
   * (await desk.take({ agentId: 'ivanova' })).value?.request.assignee //=> 'ivanova'
   */
  take<const Kind extends string, const Name extends string>(
    query: Filtered<TakeQuery, Known, Kind, Name>,
  ): Promise<Result<AgentView | undefined, DeskRefusal>>;
  /**
   * Everything that has happened to all requests behind a cursor: the events of a request in the order of their versions without
   * a gap, and nothing is skipped, however many processes write. Fewer than `limit` says that nothing more can be read now.
   *
   * @example
   * (await desk.events()).value.events.map(({ event }) => event.type) //=> ['registered']
   */
  events(query: EventsQuery & { readonly include: 'person' }): Promise<Result<DeskEvents<RequestEvent>, DeskRefusal>>;
  events(query?: EventsQuery): Promise<Result<DeskEvents, DeskRefusal>>;
  /**
   * Applies the events that are due: call it about every minute, in any number of processes. It takes only requests of the
   * operators and kinds of this desk.
   *
   * @throws Fault `desk/clock-skew`: the clock of this process and that of the store differ by more than `clockSkewMs`
   * @throws Fault `desk/invalid-setup`: an option is no whole number from 1
   *
   * @example
   * (await desk.tick()).handled //=> 0
   */
  tick(options?: TickOptions): Promise<TickReport>;
  /**
   * Moves open requests to the calendars and definitions that their operators have now, such as after an old year has changed.
   * Their first promises stay in the readings, the subscriber's promise does not become earlier, and only a later date is told.
   * Requests that have moved are not moved again: when a call was ended, call again.
   *
   * @throws Fault `input/invalid`: an option is unknown, cannot be read or has a wrong value, such as an operator that the desk does
   * not have; nothing has moved then
   * @throws Fault `desk/clock-skew`: as `tick`; what has moved before stays moved
   *
   * @example
   * const { seen, moved } = await desk.recalculate({ operator: 'mts', dryRun: true });
   * [seen, moved] //=> [1, []]
   */
  recalculate<const Kind extends string, const Name extends string>(
    options?: Filtered<RecalculateOptions, Known, Kind, Name>,
  ): Promise<RecalculationReport>;
  /**
   * Sends the messages that wait: call it as often as messages should go, in any number of processes. It takes only messages
   * of the operators and kinds of this desk.
   *
   * @throws Fault `desk/clock-skew`, `desk/invalid-setup`: as `tick`
   *
   * @example
   * (await desk.deliver(async ({ channel, to, text }) => 'sent')).sent //=> 1
   */
  deliver(send: Send, options?: DeliverOptions): Promise<DeliverReport>;
  /**
   * Messages that ended as `failed` or `expired`, the latest first.
   *
   * @example
   * await desk.deliver(async () => 'failed');
   * (await desk.messages()).value.messages.map(({ outcome }) => outcome) //=> ['failed']
   */
  messages(query?: UndeliveredMessagesQuery): Promise<Result<UndeliveredMessages, DeskRefusal>>;
  /**
   * Sends a message again that ended as `failed` or `expired`: with its words, under a new key. That is written into the history, with
   * the reason.
   */
  resend(key: string, options?: ResendOptions): Promise<Result<WrittenMessage, DeskRefusal>>;
  /**
   * Erases the person of one request, or of all requests that have an identity (152-FZ); numbers, dates and outcomes stay.
   *
   * @example
   * (await desk.erase({ number })).value //=> { erased: 1 }
   */
  erase(target: { readonly number: string } | IdentityInput): Promise<Result<ErasureReport, DeskRefusal>>;
  /**
   * Takes an identity off all its requests, open and closed, because it belongs to somebody else now: the next owner of a recycled
   * number finds nothing there. The requests stay, and are found by their numbers and by what else the person is known by.
   *
   * @example
   * await desk.detach({ msisdn: '+79161234567', reason: 'the number has a new owner' });
   * (await desk.status({ caller: '+79161234567', channel: 'hotline' })).value.requests //=> []
   */
  detach(input: DetachInput): Promise<Result<DetachReport, DeskRefusal>>;
  /**
   * All data of a person, as plain data.
   *
   * @example
   * (await desk.export({ msisdn: '+79161234567' })).value.requests.length //=> 1
   */
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
