/**
 * What the compiler knows about a desk, from the types of its operators: their names and kinds, and which details each needs.
 */
import type { Detail } from '../../operators/detail.ts';
import type { KindPolicy } from '../../operators/kind-policy.ts';
import type { KnownFields, Operator } from '../../operators/operator.ts';
import type { RegistrationInput } from './registration.ts';

/** An operator as the compiler knows it: the id and the aliases, and the kinds. */
export interface KnownOperator {
  readonly name: string;
  readonly kinds: Operator['kinds'];
}

/** Each operator; any name and any kind when the compiler does not know them, as of one that was read from JSON. */
export type KnownOperators<Of extends Operator> = Of extends unknown
  ? {
      readonly name: Of['id'] | Of['aliases'][number];
      readonly kinds: [keyof KnownFields<Of['kinds']>] extends [never] ? Operator['kinds'] : KnownFields<Of['kinds']>;
    }
  : never;

type KindIn<Known> = Known extends { readonly kinds: infer Kinds } ? keyof Kinds & string : never;

/** The names of the operators that have the kind. */
type NameIn<Known, Kind extends string = string> = Known extends {
  readonly name: infer Name;
  readonly kinds: infer Kinds;
}
  ? string extends Kind
    ? Name & string
    : Kind extends keyof Kinds
      ? Name & string
      : never
  : never;

type PolicyIn<Known, Kind> = Known extends { readonly kinds: infer Kinds }
  ? Kind extends keyof Kinds
    ? Kinds[Kind]
    : never
  : never;

/** A word that the compiler knows has to be one of these; one that is known at run time alone is checked then. */
type OneOf<Given extends string, Words extends string> = string extends Given | Words ? unknown : Words;

/**
 * The form of a kind and an operator whose names the compiler knows; any form for names that are known at run time alone.
 *
 * @typeParam Form `RegistrationInput` or `ImportRecord`
 */
export type FormOf<
  Known,
  Kind extends string,
  Name extends string = string,
  Form extends RegistrationInput = RegistrationInput,
> = string extends Kind | KindIn<Known>
  ? Omit<Form, 'kind' | 'operator'> & { readonly operator: OneOf<Name, NameIn<Known>> }
  : Kind extends KindIn<Known>
    ? Omit<Form, 'kind' | 'operator' | 'details'> & {
        readonly operator: OneOf<Name, NameIn<Known, Kind>>;
      } & WithDetails<PolicyIn<Known, Kind>>
    : { readonly kind: KindIn<Known> };

/** A form of any of the kinds, by its kind; or one whose kind is known at run time alone. */
export type AnyFormOf<Known, Kind extends string, Form extends RegistrationInput = RegistrationInput> = string extends
  | Kind
  | KindIn<Known>
  ? Form
  : {
      [One in KindIn<Known>]: { readonly kind: One; readonly operator: string } & FormOf<
        Known,
        One,
        NameIn<Known, One>,
        Form
      >;
    }[KindIn<Known>];

/** The word that is given, or the words that it may be: an error of the compiler then names them. */
type WordOf<Given extends string, Words extends string> = string extends Given | Words
  ? Given
  : Given extends Words
    ? Given
    : Words;

/** The same filters, where a kind and an operator whose names the compiler knows have to be there. */
export type Filtered<Query, Known, Kind extends string, Name extends string> = Omit<Query, 'kind' | 'operator'> & {
  readonly kind?: WordOf<Kind, KindIn<Known>> | undefined;
  readonly operator?: WordOf<Name, NameIn<Known>> | undefined;
};

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

type ValueOf<Of> = Of extends { readonly type: 'choice'; readonly choices: readonly (infer Choice)[] }
  ? Choice
  : Of extends { readonly type: 'tags'; readonly choices: readonly (infer Choice)[] }
    ? readonly Choice[]
    : Of extends { readonly type: infer Type extends Detail['type'] }
      ? Values[Type]
      : never;
