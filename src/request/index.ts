/**
 * `zayavka/request`: the lifecycles of a request as tables, and the pure functions that decide and apply.
 *
 * @module zayavka/request
 */
export type { Command, CommandDetails, CommandFor } from './command.ts';
export { decide, type Windows } from './decide.ts';
export { toMermaid } from './diagram.ts';
export type { EventType, RequestEvent } from './event.ts';
export { evolve, replay } from './evolve.ts';
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
} from './lifecycle.ts';
export type { RequestRefusal } from './refusal.ts';
export type {
  Actor,
  Appointment,
  Attachment,
  Correction,
  Facts,
  Json,
  Link,
  Outcome,
  Request,
  RequestIn,
  Subscriber,
} from './request.ts';
