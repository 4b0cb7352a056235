/**
 * What messages need to know about an operator: its names, its phone numbers, its quiet hours, its words. Plain data.
 */
import type { Translated } from '../kernel/source.ts';
import type { Locale } from './facts.ts';
import type { Texts } from './texts/catalogue.ts';

/** A name and the local day, `yyyy-mm-dd`, from which messages use it; the first name needs no day. */
export interface Brand {
  readonly name: Translated;
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

/** What messages need to know about a kind of request. */
export interface SenderKind {
  readonly title?: Translated | undefined;
  /** An order ends with something done; everything else with an answer. */
  readonly lifecycle?: 'inquiry' | 'order';
  /** The words of the topic; they win over those of the operator. */
  readonly texts?: Texts | undefined;
  /** Whether its subscriber may still be with another operator, where the short number is somebody else's. */
  readonly support?: 'short' | 'federal' | undefined;
}

export interface Sender {
  /** Oldest first. The English name is also the name in transliterated messages. */
  readonly brand: readonly Brand[];
  /** The operator's own short number. */
  readonly support: string;
  readonly contacts?: {
    /** From any phone, E.164. */
    readonly federal: string;
  };
  /** IANA zone of the operator, for subscribers whose own zone is not known. */
  readonly timeZone: string;
  readonly smsAlphabet: SmsAlphabet;
  readonly quietHours?: QuietHours;
  /** Of texts that the language of the subscriber does not have; `ru` by default. */
  readonly defaultLocale?: Locale;
  /** The operator's own words, in place of those of the library. */
  readonly texts?: Texts | undefined;
  readonly kinds?: { readonly [kind: string]: SenderKind };
}
