/**
 * `zayavka`: requests of mobile subscribers. The desk and its storage, and the four rooms that it joins.
 *
 * @module zayavka
 */
export type { Answer, NumberOf, WrittenMessage } from './desk/commands/answer.ts';
export type { Registered } from './desk/commands/register.ts';
export type { SimilarRequest } from './desk/commands/similar-requests.ts';
export type { DeskSetup } from './desk/context/desk-setup.ts';
export type { Desk } from './desk/desk.ts';
export { addToFigures, type Figures, type FiguresOptions, figures, mergeFigures } from './desk/figures/figures.ts';
export type { FiguresEvent } from './desk/figures/followed-request.ts';
export { type FiguresGroup, type FiguresRow, readFigures } from './desk/figures/read-figures.ts';
export type { AppointmentInput, CommandEnvelope, CommandInput } from './desk/input/command.ts';
export { toMsisdn } from './desk/input/contact/phone.ts';
export type { CallerInput, IdentityInput, UserInput } from './desk/input/identity.ts';
export type { ImportRecord } from './desk/input/import/import-record.ts';
export type { RegistrationInput } from './desk/input/registration.ts';
export type {
  EventsQuery,
  QueueQuery,
  ResendOptions,
  TakeQuery,
  UndeliveredMessagesQuery,
} from './desk/input/staff-query.ts';
export type { SubscriberInput } from './desk/input/subscriber.ts';
export { openDesk } from './desk/open-desk.ts';
export type { DetachInput, DetachReport } from './desk/personal-data/detach.ts';
export type { ImpersonalEvent } from './desk/personal-data/impersonal-event.ts';
export type { Mention } from './desk/personal-data/named-person.ts';
export type { ErasureReport, PersonalData, PersonalRecord } from './desk/personal-data/personal-data.ts';
export { type AttemptCounter, type AttemptLimit, memoryAttempts } from './desk/ports/attempts.ts';
export type { DeskRefusal, InputIssue } from './desk/ports/refusal.ts';
export type {
  Change,
  CommitOutcome,
  DeliveryOutcome,
  Erasure,
  EventPage,
  HistoryEntry,
  IndexKeys,
  Leased,
  LeasedMessage,
  LeaseOptions,
  ListedRequest,
  ListPage,
  ListQuery,
  MessagePage,
  MessageRecord,
  OutboxRecord,
  Page,
  RequestStore,
  Search,
  Settlement,
  Stored,
  StoredEvent,
  UndeliveredOutcome,
  UndeliveredQuery,
  WakeUp,
} from './desk/ports/store.ts';
export type { IdentityProof, Preferences } from './desk/ports/subscriber.ts';
export type { Attributes, Span, Telemetry, TelemetryEvent } from './desk/ports/telemetry.ts';
export type { AgentByLine, AgentByNumber, AgentList, AgentView, ClockView } from './desk/queries/agent.ts';
export type { Queue, QueueItem } from './desk/queries/queue.ts';
export type { DeskEvent, DeskEvents } from './desk/queries/read-events.ts';
export type { LineStatus, StatusByLine, StatusByNumber } from './desk/queries/status.ts';
export type { SubscriberView } from './desk/queries/subscriber-view.ts';
export type { UndeliveredMessage, UndeliveredMessages } from './desk/queries/undelivered-messages.ts';
export type { Send } from './desk/workers/attempt-to-send.ts';
export type { DeliverOptions, DeliverReport } from './desk/workers/deliver.ts';
export type { RecalculateOptions, RecalculationReport } from './desk/workers/recalculate.ts';
export type { TickOptions, TickReport } from './desk/workers/tick.ts';
export { Fault, type FaultCode } from './kernel/fault.ts';
export type { Instant } from './kernel/instant.ts';
export { formatPhone, isMobile, maskPhone, takesSms, timeZoneOfPhone } from './kernel/phone-number.ts';
export type { Accepted, Refused, Result } from './kernel/result.ts';
export type { Localized, Source, Translated } from './kernel/source.ts';
export * from './message/index.ts';
export * from './number/index.ts';
export * from './request/index.ts';
export * from './sla/index.ts';
export { type GroupCommitOptions, groupCommit } from './storage/group-commit.ts';
export { type MemoryOptions, memoryStore } from './storage/memory/memory-store.ts';
