/**
 * What messages need to know about an operator: its names, its phone numbers, its quiet hours, its words. Plain data.
 */
import type { Translated } from '../kernel/source.ts';
import type { Locale } from './facts.ts';
import type { Texts } from './texts/catalogue.ts';

/**
 * A name and the local day, `yyyy-mm-dd`, from which messages use it; the first name needs no day.
 *
 * @see {@link Sender}
 */
export interface Brand {
  readonly name: Translated;
  readonly from?: string;
}

/**
 * Local hours without messages, half-open `[from, to)`, `HH:MM`; a `to` not later than `from` is on the next day.
 *
 * @see {@link notBefore}
 */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/**
 * How an operator writes text messages: Russian letters, their Latin transliteration (up to 160 characters instead of
 * 70), or the one that takes fewer parts, Russian letters when both take as many.
 *
 * @see {@link Sender}
 */
export type SmsAlphabet = 'cyrillic' | 'transliterated' | 'cheapest';

/**
 * What messages need to know about a kind of request.
 *
 * @see {@link Sender}
 */
export interface SenderKind {
  readonly title?: Translated | undefined;
  /** An order ends with something done; everything else with an answer. */
  readonly lifecycle?: 'inquiry' | 'order';
  /** The words of the topic; they win over those of the operator. */
  readonly texts?: Texts | undefined;
  /** Whether its subscriber may still be with another operator, where the short number is somebody else's. */
  readonly support?: 'short' | 'federal' | undefined;
}

/**
 * An operator as messages see it. Every `Operator` is one; a service that only composes messages may write its own.
 *
 * @example
 * const sender = {
 *   brand: [{ name: { ru: 'Связь', en: 'Svyaz' } }, { name: { ru: 'Связь+', en: 'Svyaz+' }, from: '2026-12-01' }],
 *   support: '0611',
 *   timeZone: 'Europe/Moscow',
 *   smsAlphabet: 'cheapest',
 *   kinds: { parcel: { title: { ru: 'посылка', en: 'parcel' }, texts: { withdrawn: { en: '{brand}: parcel {number} is stopped.' } } } },
 * };
 * const facts = { number: '4829301756', at: new Date('2026-12-02T09:00:00Z') };
 * compose(sender, 'withdrawn', facts, { locale: 'en', channel: 'sms', kind: 'parcel' }).text //=> 'Svyaz+: parcel 4829301756 is stopped.'
 */
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
  /** Urgent messages do not wait for their end. */
  readonly quietHours?: QuietHours;
  /** Of texts that the language of the subscriber does not have; `ru` by default. */
  readonly defaultLocale?: Locale;
  /** The operator's own words, in place of those of the library. */
  readonly texts?: Texts | undefined;
  /** By the name of the kind. */
  readonly kinds?: { readonly [kind: string]: SenderKind };
}
