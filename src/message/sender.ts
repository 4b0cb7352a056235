/**
 * What messages need to know about an operator: its names, its short number, its quiet hours, how it writes. Plain data.
 */
import type { Localized } from '../kernel/source.ts';
import type { Tone } from './facts.ts';
import type { Texts } from './texts/template.ts';

/** A name and the local day, `yyyy-mm-dd`, from which messages use it; the first name needs no day. */
export interface Brand {
  readonly name: Localized;
  readonly from?: string;
}

/** Local hours without messages, half-open `[from, to)`, `HH:MM`; a `to` not later than `from` is on the next day. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/**
 * How an operator writes text messages: Russian letters, their Latin transliteration (up to 160 characters instead of
 * 70), or the one that takes fewer parts, Russian letters when both take as many.
 */
export type SmsAlphabet = 'cyrillic' | 'transliterated' | 'cheapest';

export interface Sender {
  /** Oldest first. The English name is also the name in transliterated messages. */
  readonly brand: readonly Brand[];
  /** The operator's own short number: the only phone number that a message may show. */
  readonly support: string;
  /** IANA zone of the operator, for subscribers whose own zone is not known. */
  readonly timeZone: string;
  readonly smsAlphabet: SmsAlphabet;
  readonly tone: Tone;
  readonly quietHours?: QuietHours;
  /** Texts that replace the library's; see `overrideTexts`. */
  readonly texts?: Texts;
}
