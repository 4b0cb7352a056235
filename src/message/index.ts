/**
 * `zayavka/message`: texts for subscribers, the parts of text messages, quiet hours, rules of delivery.
 */
export type { PluralForms } from '../kernel/plural.ts';
export { type Addressing, type Composed, compose } from './compose.ts';
export type { RetryPolicy } from './delivery-policy.ts';
export type {
  KnownLocale,
  Locale,
  MessageChannel,
  MessageFacts,
  MessageName,
  PromiseKind,
  Slot,
  Subject,
  Tone,
} from './facts.ts';
export { notBefore } from './quiet-hours.ts';
export type { Brand, QuietHours, Sender, SmsAlphabet } from './sender.ts';
export { measureSms, type SmsMeasure, splitSms } from './sms/measure-sms.ts';
export { transliterate } from './sms/transliterate.ts';
export type { MessageFormatter } from './texts/formatter.ts';
export { describeStatus, type StatusFacts, type StatusName } from './texts/status.ts';
export { type Letter, overrideTexts, type Template, type Texts } from './texts/template.ts';
