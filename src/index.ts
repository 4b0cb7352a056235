/**
 * `zayavka`: requests of mobile subscribers. Public names in reading order: the desk, then the four rooms it joins.
 */

// The desk
export type { AgentByLine, AgentByNumber, AgentList, AgentView, ClockView } from './desk/agent.ts';
export type { Answer, NumberOf, WrittenMessage } from './desk/answer.ts';
export { type AttemptCounter, memoryAttempts } from './desk/attempts.ts';
export type { AppointmentInput, CommandEnvelope, CommandInput } from './desk/command-input.ts';
export type { DeliverOptions, DeliverReport, Send } from './desk/deliver.ts';
export { type Desk, type DeskSetup, openDesk } from './desk/desk.ts';
export type { LineProof, Preferences } from './desk/equipment.ts';
export { toMsisdn } from './desk/msisdn.ts';
export type { ErasureReport, PersonalData, PersonalRecord } from './desk/personal-data.ts';
export type { DeskRefusal, InputIssue } from './desk/refusal.ts';
export type { Registered } from './desk/register.ts';
export type { RegistrationInput, SubscriberInput } from './desk/registration-input.ts';
export type { SimilarRequest } from './desk/similar.ts';
export type { LineStatus, StatusByLine, StatusByNumber } from './desk/status.ts';
export type {
  Change,
  CommitOutcome,
  DeliveryOutcome,
  Erasure,
  HistoryEntry,
  IndexKeys,
  MessageRecord,
  OutboxRecord,
  Page,
  RequestStore,
  Search,
  Settlement,
  Stored,
} from './desk/store.ts';
export type { SubscriberView } from './desk/subscriber-view.ts';
export type { Attributes, Notice, Span, Telemetry } from './desk/telemetry.ts';
export type { TickOptions, TickReport } from './desk/tick.ts';
export { Fault, type FaultCode } from './fault.ts';
export type { Instant } from './instant.ts';
export { toMermaid } from './interop/mermaid.ts';
// Messages
export { formatAmount } from './message/amount.ts';
export { type Addressing, type Composed, compose } from './message/compose.ts';
export { type MessageFacts, type MessageName, messageNames, type Slot, type Subject } from './message/facts.ts';
export { defaultRetry, type RetryPolicy } from './message/outbox.ts';
export { maskPhone } from './message/phone.ts';
export { type PluralForms, plural } from './message/plural.ts';
export { notBefore } from './message/quiet.ts';
export { measureSms, type SmsMeasure, splitSms } from './message/segments.ts';
export type { Brand, QuietHours, Sender, SmsAlphabet, Tone } from './message/sender.ts';
export { describeStatus, type StatusFacts, type StatusName } from './message/status.ts';
export {
  type Channel as MessageChannel,
  type KnownLocale,
  type Letter,
  type Locale,
  overrideTexts,
  type Template,
  type Texts,
} from './message/template.ts';
export { transliterate } from './message/transliterate.ts';
export type { Wording } from './message/wording.ts';
// Numbers
export type { CheckScheme } from './number/check.ts';
export { assertSeriesApart, type FoundNumber, findSeries } from './number/find.ts';
export { type NumberFormat, numberFormat, type SeriesShape } from './number/number-format.ts';
export { parseNumber } from './number/parse.ts';
export { explainNumberRefusal, type NumberRefusal } from './number/refusal.ts';
export type { Secret } from './number/secret.ts';
export { type DigitSecret, type NumberSeries, numberSeries, type SeriesSpecification } from './number/series.ts';
export { formatNumber, type SpokenNumber, speakNumber } from './number/speak.ts';
export { suggest } from './number/suggest.ts';
export type { ReadingOptions } from './number/transcript.ts';
// Requests
export type { Command, CommandDetails, CommandFor } from './request/command.ts';
export { decide, type Windows } from './request/decide.ts';
export type { EventType, RequestEvent } from './request/event.ts';
export { evolve, replay } from './request/evolve.ts';
export {
  allowedCommands,
  type CommandType,
  isOpenStatus,
  type Lifecycle,
  lifecycles,
  type OpenStatus,
  openStatuses,
  type Status,
  statusAfter,
} from './request/lifecycle.ts';
export type { RequestRefusal } from './request/refusal.ts';
export type { Actor, Appointment, Facts, Json, Outcome, Request, RequestIn, Subscriber } from './request/request.ts';
export type { Accepted, Refused, Result } from './result.ts';
// Time
export {
  addFact,
  type Calendars,
  type Clock,
  type ClockFact,
  type ClockPolicy,
  type Extension,
  type ExtensionRefusal,
  type Reopening,
  startClock,
  type Warning,
} from './sla/clock.ts';
export { type Crossing, crossings, nextCrossing, nextCrossingOf } from './sla/crossing.ts';
export { type Due, dueAt } from './sla/due.ts';
export { type Explanation, explain } from './sla/explain.ts';
export { type Deed, extendClock, type ReopeningRefusal, reopenClock } from './sla/extend.ts';
export type { Interval } from './sla/interval.ts';
export { type ClockStart, type Occurrence, observe } from './sla/observe.ts';
export { type ClockPromise, type ClockReading, earliestDeadline, readClock } from './sla/reading.ts';
export { type Retargeting, type RetargetRefusal, retargetClock } from './sla/retarget.ts';
export { type OfficeHours, officeHours, russia, russiaUntil } from './sla/russia.ts';
export type { Weekday } from './sla/schedule.ts';
export type { Step, TraceDay } from './sla/step.ts';
export { days, hours, months, type Term, type TermUnit, workingDays, workingHours } from './sla/term.ts';
export {
  type CalendarVersion,
  type DayNote,
  type WorkingCalendar,
  type WorkingCalendarSpec,
  workingCalendar,
} from './sla/working-calendar.ts';
export {
  addWorkingTime,
  type Boundary,
  isOpen,
  isWorkingDay,
  nextOpening,
  openPeriods,
  subtractWorkingTime,
  workingTimeBetween,
} from './sla/working-time.ts';
export type { Localized, Source } from './source.ts';
// Storage
export { type GroupCommitOptions, groupCommit } from './storage/group-commit.ts';
export { memoryStore } from './storage/memory.ts';
