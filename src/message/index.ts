/**
 * `zayavka/message`: texts for subscribers, the parts of text messages, quiet hours, rules of delivery.
 *
 * @module zayavka/message
 */
export { type Addressing, type Composed, compose } from './compose.ts';
export type { RetryPolicy } from './delivery-policy.ts';
export { describeStatus } from './describe-status.ts';
export type {
  KnownLocale,
  Locale,
  MessageChannel,
  MessageFacts,
  MessageName,
  Slot,
  StatusFacts,
  StatusName,
} from './facts.ts';
export type { TextName } from './message-table.ts';
export { notBefore } from './quiet-hours.ts';
export type { Brand, QuietHours, Sender, SenderKind, SmsAlphabet } from './sender.ts';
export { measureSms, type SmsMeasure, splitSms } from './sms/measure-sms.ts';
export { transliterate } from './sms/transliterate.ts';
export { type Letter, type TextEntry, type Texts, texts } from './texts/catalogue.ts';
