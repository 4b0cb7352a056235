/**
 * `zayavka/message`: texts for subscribers, the parts of text messages, quiet hours, rules of delivery.
 */
export { type Addressing, type Composed, compose } from './compose.ts';
export { defaultRetry, type RetryPolicy } from './delivery-policy.ts';
export { type MessageFacts, type MessageName, messageNames, type Slot, type Subject } from './facts.ts';
export { notBefore } from './quiet-hours.ts';
export type { Brand, QuietHours, Sender, SmsAlphabet, Tone } from './sender.ts';
export { measureSms, type SmsMeasure, splitSms } from './sms/segments.ts';
export { transliterate } from './sms/transliterate.ts';
export { formatAmount } from './texts/amount.ts';
export type { MessageFormatter } from './texts/formatter.ts';
export { describeStatus, type StatusFacts, type StatusName } from './texts/status.ts';
export {
  type KnownLocale,
  type Letter,
  type Locale,
  type MessageChannel,
  overrideTexts,
  type Template,
  type Texts,
} from './texts/template.ts';
