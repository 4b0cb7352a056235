/**
 * TM Forum Open APIs: requests as documents and notifications of TMF621 Trouble Ticket (v4.0.0, v5.0.1) and TMF622
 * Product Ordering (v4.0.0, v5.0.0), and documents of both as registrations. In the examples `registered` is the first event of an
 * inquiry, `ordered` that of an order.
 *
 * @module zayavka/tmf
 */
export type { CharacteristicDocument } from './characteristic.ts';
export type {
  ChannelDocument,
  DocumentOptions,
  IdentifierDocument,
  NoteDocument,
  PartyRole,
  PartyV4,
  PartyV5,
  RequestOf,
  TmfVersion,
} from './document-parts.ts';
export { type TmfError, type TmfErrorOptions, toTmfError } from './error/tmf-error.ts';
export { feedToNotifications } from './hub/feed-notifications.ts';
export { type Hub, type HubDocument, type HubReport, openHub } from './hub/hub.ts';
export type { HubOptions, PostInit } from './hub/hub-options.ts';
export { type Listener, type ListenerStore, memoryListeners } from './hub/listener.ts';
export type { Belonging } from './inbound/belongings.ts';
export type { DocumentIssue, DocumentRefusal, DroppedPart } from './inbound/document-refusal.ts';
export { fromProductOrder } from './inbound/from-product-order.ts';
export { fromTroubleTicket } from './inbound/from-trouble-ticket.ts';
export { type Party, type PartyResolver, subscriberOfParty } from './inbound/party.ts';
export type { ReadDocument } from './inbound/read-document.ts';
export type { RegistrationOptions } from './inbound/registration-form.ts';
export type { NamesByWord } from './inbound/words.ts';
export { type JeopardyAlert, jeopardyAlerts } from './jeopardy.ts';
export type { TmfResource } from './list/attributes.ts';
export { type DocumentPage, documentPage } from './list/document-page.ts';
export { type Comparison, type DocumentFilter, type DocumentQuery, readDocumentQuery } from './list/document-query.ts';
export { type ListOptions, listDocuments } from './list/list-documents.ts';
export {
  type Notification,
  type NotificationOptions,
  type NotificationType,
  type ProductOrderRef,
  toNotifications,
} from './notification.ts';
export { type PatchOptions, type PlannedPatch, planPatch } from './patch/plan-patch.ts';
export {
  type MilestoneDocument,
  type OrderAction,
  type OrderItem,
  type OrderOptions,
  type ProductOrders,
  type ProductOrderV4,
  type ProductOrderV5,
  toProductOrder,
} from './product-order.ts';
export {
  fromOrderState,
  fromTicketStatus,
  type OrderState,
  type TicketStatus,
  toOrderState,
  toTicketStatus,
} from './status.ts';
export {
  type AttachmentDocument,
  type TicketOptions,
  type TroubleTickets,
  type TroubleTicketV4,
  type TroubleTicketV5,
  toTroubleTicket,
} from './trouble-ticket.ts';
