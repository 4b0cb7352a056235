/**
 * The shape of an operator: everything in which operators differ, as data. No shared code asks which operator it is.
 */
import type { Source, Translated } from '../kernel/source.ts';
import type { Locale } from '../message/facts.ts';
import type { Sender } from '../message/sender.ts';
import type { CheckScheme } from '../number/check.ts';
import type { Request } from '../request/request.ts';
import type { WorkingCalendar } from '../sla/calendar/working-calendar.ts';
import type { ChannelPolicy, StandardChannel } from './channel.ts';
import type { KindPolicy } from './kind-policy.ts';
import type { StandardKinds, StandardSeries } from './standard-kinds.ts';

/** An operator as the desk needs it. {@link defineOperator} makes one of a few fields, {@link operatorFromJson} reads one from a file. */
export interface Operator extends Sender {
  /** For machines: `mts`, `megafon`, `beeline`, `tele2`. */
  readonly id: string;
  /** Other ids under which callers may know it. */
  readonly aliases: readonly string[];
  readonly legalName: string;
  /** Of texts that the language of a subscriber does not have. */
  readonly defaultLocale: Locale;
  readonly contacts: Contacts;
  /** The ways to reach it, by name. */
  readonly channels: { readonly [name: string]: ChannelPolicy };
  /** Working days and hours for terms that have none of their own. */
  readonly calendar: WorkingCalendar;
  /** What it takes, by the name that a registration gives as `kind`. */
  readonly kinds: { readonly [kind: string]: KindPolicy };
  /** Its numbers, by the name that a kind gives as `series`. */
  readonly series: { readonly [group: string]: SeriesPolicy };
}

/** The fields that the compiler knows by name, of an object that may have others. */
export type KnownFields<Fields> = {
  [Name in keyof Fields as string extends Name ? never : number extends Name ? never : Name]: Fields[Name];
};

/** A request with the operator and the kind whose rules it follows. */
export interface RequestContext {
  readonly operator: Operator;
  readonly policy: KindPolicy;
  readonly request: Request;
}

/** An operator that has all the standard kinds, channels and series, as the four that come with the library: {@link mts}. */
export interface StandardOperator<Id extends string = string, Alias extends string = string> extends Operator {
  readonly id: Id;
  readonly aliases: readonly Alias[];
  readonly channels: Operator['channels'] & { readonly [Name in StandardChannel]: ChannelPolicy };
  readonly series: Operator['series'] & { readonly [Name in StandardSeries]: SeriesPolicy };
  readonly kinds: Operator['kinds'] & StandardKinds;
}

/** The phone numbers that messages and status texts name, see {@link defineOperator}; `support` of the operator is the one for usual questions. */
export interface Contacts {
  /** From a phone of this operator. */
  readonly short: string;
  /** From any phone. */
  readonly federal: string;
  /** Lines for one purpose, by name: `roaming`, `porting`, `shop`. */
  readonly lines?: { readonly [purpose: string]: ContactLine };
  readonly source: Source;
}

/**
 * A phone line for one purpose.
 *
 * @example
 * mts.contacts.lines.porting.phones //=> ['+78002508250']
 */
export interface ContactLine {
  readonly title: Translated;
  /** E.164, the usual one first. */
  readonly phones: readonly string[];
  readonly source: Source;
}

/**
 * Numbers of one group of kinds.
 *
 * @example
 * const { prefix, digits } = mts.series.inquiry;
 * `${digits} digits, the first is ${prefix}` //=> '10 digits, the first is 4'
 */
export interface SeriesPolicy {
  /** All digits of a number, prefix and check included; several lengths where a series has outgrown the first. */
  readonly digits: number | readonly number[];
  /** First digits, which tell the series together with the length. */
  readonly prefix: string;
  /** How the last digits are made, so that a mistyped number is known: `mod97-10` (ISO/IEC 7064) finds the most. */
  readonly check: CheckScheme;
  readonly source: Source;
}
