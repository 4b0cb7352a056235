/**
 * What the compiler knows about the kinds of a desk, from the types of its operators: names, and which details each needs.
 */
import type { Detail } from '../../operators/detail.ts';
import type { KindPolicy } from '../../operators/kind-policy.ts';
import type { KnownFields, Operator } from '../../operators/operator.ts';
import type { RegistrationInput } from './registration.ts';

/** Of operators about whose kinds the compiler knows nothing. */
export type AnyKinds = Operator['kinds'];

/** The kinds of each operator; any when the compiler does not know them, as of one that was read from JSON. */
export type KindsOf<Of extends Operator> = Of extends unknown
  ? [keyof KnownFields<Of['kinds']>] extends [never]
    ? AnyKinds
    : KnownFields<Of['kinds']>
  : never;

type NameIn<Kinds> = Kinds extends unknown ? keyof Kinds & string : never;

type PolicyIn<Kinds, Kind> = Kinds extends unknown ? (Kind extends keyof Kinds ? Kinds[Kind] : never) : never;

/** The form of a kind whose name the compiler knows; any form for a name that is known at run time alone. */
export type FormOf<Kinds, Kind extends string> = string extends Kind | NameIn<Kinds>
  ? RegistrationInput<Kind>
  : Kind extends NameIn<Kinds>
    ? Omit<RegistrationInput<Kind>, 'details'> & WithDetails<PolicyIn<Kinds, Kind>>
    : { readonly kind: NameIn<Kinds> };

type WithDetails<Policy> = Policy extends { readonly details: infer Details }
  ? KindPolicy['details'] extends Details
    ? Pick<RegistrationInput, 'details'>
    : DetailsField<KnownFields<Details>>
  : never;

type DetailsField<Details> = [keyof Details] extends [never]
  ? { readonly details?: { readonly [name: string]: never } | undefined }
  : [RequiredIn<Details>] extends [never]
    ? { readonly details?: DetailsInput<Details> | undefined }
    : { readonly details: DetailsInput<Details> };

type DetailsInput<Details> = { readonly [Name in RequiredIn<Details>]: ValueOf<Details[Name]> } & {
  readonly [Name in Exclude<keyof Details, RequiredIn<Details>>]?: ValueOf<Details[Name]> | undefined;
};

type RequiredIn<Details> = {
  [Name in keyof Details]: Details[Name] extends { readonly required: true } ? Name : never;
}[keyof Details];

/** By type: sums and numbers are numbers, days and phone numbers are texts. */
interface Values {
  readonly text: string;
  readonly integer: number;
  readonly money: number;
  readonly date: string;
  readonly phone: string;
  readonly choice: string;
  readonly boolean: boolean;
  readonly items: readonly { readonly name: string; readonly quantity: number }[];
  readonly tags: readonly string[];
}

type ValueOf<Of> = Of extends { readonly type: infer Type extends Detail['type'] } ? Values[Type] : never;
