/**
 * What verification finds: a rule that a definition breaks, the place, the shortest way that leads there, and what would be
 * right.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Localized } from '../../kernel/source.ts';
import type { EventType } from '../../request/event.ts';
import type { CommandType } from '../../request/lifecycle.ts';
import type { Json } from '../../request/request.ts';

/** What a definition has to keep, see {@link Finding}: `promise/untold` is a promise whose end nobody tells the subscriber. */
export type FindingRule =
  | 'definition/invalid'
  | 'series/unknown'
  | 'series/meet'
  | 'detail/unknown'
  | 'series/phone-like'
  | 'contacts/differ'
  | 'brand/other'
  | 'quiet-hours/too-long'
  | 'channel/closed'
  | 'channel/unknown'
  | 'clock/unknown'
  | 'clock/never-starts'
  | 'clock/never-stops'
  | 'lapse/impossible'
  | 'lapse/unasked'
  | 'wait/too-short'
  | 'reminder/missing'
  | 'window/untold'
  | 'listing/too-short'
  | 'listing/open'
  | 'law/moved'
  | 'warning/early'
  | 'warning/order'
  | 'warning/late'
  | 'promise/unannounced'
  | 'promise/untold'
  | 'question/untold'
  | 'extension/idle'
  | 'extension/impossible'
  | 'extension/untold'
  | 'extension/late'
  | 'states/too-many'
  | 'status/no-way-on'
  | 'reopening/no-window'
  | 'appointment/impossible'
  | 'message/never-sent'
  | 'message/other-meaning'
  | 'message/past-date'
  | 'message/unwritable'
  | 'message/long-sms';

/** A step of the trace of a {@link Finding}: the registration, a command, or a time that passes and what it brings about. */
export type VerificationStep =
  | { readonly type: 'register'; readonly at: Instant; readonly details: { readonly [name: string]: Json } }
  | { readonly type: 'command'; readonly at: Instant; readonly command: CommandType }
  | { readonly type: 'wait'; readonly at: Instant; readonly events: readonly EventType[] };

/**
 * What {@link verifyOperator} finds.
 *
 * @example
 * const { breached: _, ...messages } = mts.kinds.complaint.messages;
 * const [finding] = verifyOperator({ ...mts, kinds: { complaint: { ...mts.kinds.complaint, messages } } });
 * finding.rule //=> 'promise/untold'
 * finding.trace.map(({ type }) => type) //=> ['register', 'wait', 'wait']
 */
export interface Finding {
  readonly rule: FindingRule;
  /** Absent where it is about the whole operator. */
  readonly kind?: string;
  /** A JSON Pointer into the operator (RFC 6901). */
  readonly path: string;
  /** The fewest steps that show it; none where the definition shows it by itself. */
  readonly trace: readonly VerificationStep[];
  /** What is wrong, and what would be right. */
  readonly text: Localized;
}

/** A finding before it is known where in a life it stands. */
export interface Flaw {
  readonly rule: FindingRule;
  readonly path: string;
  /** The words that the text of the rule names: a clock, an event, a message, a status. */
  readonly about: readonly string[];
}

/** A JSON Pointer of these names. */
export function pointer(...names: readonly (string | number)[]): string {
  return names.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
