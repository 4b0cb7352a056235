/**
 * What may be asked of a request: one imperative per row of the command table, each with the details that it needs.
 */
import type { ChoiceOf, CommandFields } from './command-table.ts';
import type { CommandType } from './lifecycle.ts';
import type { Actor, Appointment, Link, Outcome, Registration, Request } from './request.ts';

/**
 * The types of fields. The subscriber is shown every text but that of a `note` and the reason of a `correct`: it must not be
 * blank. A `shortText` is a reason or a question, an `identifier` names an employee, a team, a step or a kind. An `amount` is a
 * whole number of kopecks from 0, a `byteCount` one of bytes. A `mediaType` is that of RFC 9110, a `url` one of `https`, `http`, `s3`
 * or `gs`, a `sha256` 64 hexadecimal digits.
 */
interface FieldTypes {
  readonly text: string;
  readonly shortText: string;
  readonly identifier: string;
  readonly requestNumber: string;
  readonly outcome: Outcome;
  readonly appointment: Appointment;
  readonly amount: number;
  readonly details: Registration['details'];
  readonly subscriber: Registration['subscriber'];
  readonly relation: Link['relation'];
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteCount: number;
  readonly url: string;
  readonly sha256: string;
}

export type FieldType = keyof FieldTypes;

type Details<Fields> = {
  readonly [F in keyof Fields as Fields[F] extends FieldType ? F : never]: FieldTypes[Fields[F] & FieldType];
} & {
  readonly [F in keyof Fields as Fields[F] extends `${FieldType}?` ? F : never]?: Fields[F] extends `${infer T}?`
    ? FieldTypes[T & FieldType]
    : never;
};

/** At least one of the fields `F` is there. */
type OneOf<Fields, F> = [F] extends [never]
  ? unknown
  : { [One in keyof Fields & F]: { readonly [Field in One]-?: Exclude<Fields[One], undefined> } }[keyof Fields & F];

/**
 * What each command has to say beside its type; who gives it is said by `by`.
 *
 * @see {@link decide}
 */
export type CommandDetails = {
  readonly [C in CommandType]: Details<CommandFields<C>> & OneOf<Details<CommandFields<C>>, ChoiceOf<C>>;
};

/**
 * What is asked of a request; of type `C` when it is known.
 *
 * @see {@link decide}
 */
export type Command<C extends CommandType = CommandType> = C extends CommandType
  ? { readonly type: C; readonly by?: Actor } & CommandDetails[C]
  : never;

/**
 * The commands that fit the status of `R`: for a request whose status is known, others do not compile.
 *
 * @see {@link decide}
 */
export type CommandFor<R extends Request> = R extends Request
  ? Command<CommandType<R['lifecycle'], R['status']>>
  : never;
