/**
 * Commands as they come from outside: the same as inside, with dates as people write them, and with who gives them.
 */
import * as z from 'zod/mini';
import { lazy } from '../../kernel/lazy.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import type { Channel } from '../../operators/channel.ts';
import type { Command, CommandDetails, FieldType } from '../../request/command.ts';
import { type CommandName, commandNames, commandTable } from '../../request/command-table.ts';
import type { CommandType } from '../../request/lifecycle.ts';
import { mediaTypePattern, outcomes, relations, sha256Pattern } from '../../request/request.ts';
import type { InvalidInput } from '../ports/refusal.ts';
import { givenDetails } from './details.ts';
import {
  type Cleaning,
  identifier,
  instant,
  invalid,
  object,
  oneOf,
  optional,
  proof,
  read,
  text,
  wholeNumber,
} from './fields.ts';
import { type CallerInput, caller, type GivenIdentity } from './identity.ts';
import type { RegistrationInput } from './registration.ts';
import { type SubscriberInput, subscriber } from './subscriber.ts';
import { readWebAddress } from './web-address.ts';

/**
 * Who gives a command, see {@link Desk.execute}, and which of its repetitions are the same one. A command without `caller` is one of
 * the staff; it has neither `channel` nor `proof`, so that no command of a subscriber whose caller was lost on the way counts as one of the staff.
 */
export interface CommandEnvelope {
  /** The same id twice is the same command: it is carried out once, and both calls get the same answer. */
  readonly commandId?: string | undefined;
  /** The subscriber acts; requests of others cannot be changed. */
  readonly caller?: CallerInput | undefined;
  /** On which channel the subscriber acts: needed with `caller`. One that does not prove who it is needs a `proof`. */
  readonly channel?: Channel | undefined;
  /** The one-time code that was sent to the subscriber, or the `session` of an earlier answer. */
  readonly proof?: string | undefined;
  /** An employee acts. */
  readonly agentId?: string | undefined;
}

/**
 * A moment or a window, as a `Date` or as an ISO 8601 text with its zone. It begins in the future, and ends after it begins.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * const opened = await desk.register({ operator: 'mts', kind: 'fixedConnection', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Подключить', details: { address: 'Тверская, 1' } });
 * const number = opened.ok ? opened.value.number : '';
 * await desk.execute(number, { type: 'start' });
 * const agreed = await desk.execute(number, { type: 'schedule', appointment: { from: '2026-11-24T10:00:00+03:00', to: '2026-11-24T12:00:00+03:00' } });
 * agreed.ok && agreed.value.status //=> 'scheduled'
 */
export interface AppointmentInput {
  readonly from: Date | string;
  /** The end of a window; left out for a moment. */
  readonly to?: Date | string | undefined;
}

/** The fields that look different from outside. */
interface LooseFields {
  readonly appointment: AppointmentInput;
  readonly subscriber: SubscriberInput;
  readonly details: NonNullable<RegistrationInput['details']>;
}

type Loose<Details> = Details extends unknown
  ? {
      readonly [Field in keyof Details]: OrUndefined<
        Details,
        Field,
        Field extends keyof LooseFields ? LooseFields[Field] : Details[Field]
      >;
    }
  : never;

/** A field that may be left out may be `undefined` too. */
type OrUndefined<Details, Field extends keyof Details, Value> =
  object extends Pick<Details, Field> ? Value | undefined : Value;

/** Words or a code: the kind has words for its codes, see `KindPolicy.rejectReasons`. */
interface LooseRejection {
  readonly reason?: string | undefined;
  readonly code?: string | undefined;
}

/** What {@link Desk.execute} takes; of type `C` when it is known. */
export type CommandInput<C extends CommandType = CommandType> = C extends CommandType
  ? { readonly type: C } & (C extends 'reject' ? LooseRejection : Loose<CommandDetails[C]>) & CommandEnvelope
  : never;

export interface ReadCommand extends Cleaning {
  readonly command: Command;
  readonly envelope: ReadEnvelope;
}

interface ReadEnvelope {
  readonly commandId: string | undefined;
  readonly caller: GivenIdentity | undefined;
  /** Given with every caller. */
  readonly channel: Channel | undefined;
  readonly proof: string | undefined;
  readonly agentId: string | undefined;
}

/** A way through folders would lead a browser or a server that saves the file to another place. */
function fileName(): z.ZodMiniType<string> {
  const error = 'a name of a file, without / and \\ and the folders before it, such as invoice.pdf';
  return z.pipe(text(1_000), z.string().check(z.regex(/^(?!\s*\.{1,2}\s*$)[^/\\]+$/u, { error })));
}

function webAddress(): z.ZodMiniType<string> {
  const error =
    'an address of https, http, s3 or gs without a password and without spaces (write %20), such as https://files.example.ru/1';
  return z.pipe(
    z.pipe(
      z.string({ error }),
      z.transform((written) => readWebAddress(written) ?? ''),
    ),
    z.string().check(z.minLength(1, { error })),
  );
}

const commandSchema = /* @__PURE__ */ lazy(() => {
  const types: { readonly [T in FieldType]: z.ZodMiniType } = {
    text: text(),
    shortText: text(1_000),
    identifier: identifier(),
    requestNumber: text(200),
    outcome: oneOf(outcomes),
    appointment: object({ from: instant(), to: optional(instant()) }, 'an object { from, to? } of dates'),
    amount: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'a whole number of kopecks from 0, such as 29900 for 299 roubles'),
    details: givenDetails(),
    subscriber: subscriber(),
    relation: oneOf(relations),
    fileName: fileName(),
    mediaType: like(mediaTypePattern, 'a media type such as application/pdf or text/html; charset=utf-8'),
    byteCount: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'a whole number of bytes from 0'),
    url: webAddress(),
    sha256: like(sha256Pattern, '64 hexadecimal digits'),
  };
  const fieldSchemas = {
    ...types,
    'text?': optional(types.text),
    'shortText?': optional(types.shortText),
    'identifier?': optional(types.identifier),
    'amount?': optional(types.amount),
    'details?': optional(types.details),
    'subscriber?': optional(types.subscriber),
    'sha256?': optional(types.sha256),
  };
  const envelope = {
    commandId: optional(identifier()),
    caller: optional(caller()),
    channel: optional(identifier()),
    proof: optional(proof()),
    agentId: optional(identifier()),
  };
  const step = (command: CommandName) => {
    const fields = Object.entries(commandTable[command].fields).map(([field, type]) => [field, fieldSchemas[type]]);
    const all = { ...Object.fromEntries(fields), ...envelope };
    const schema = z.strictObject({ type: z.literal(command), ...all });
    if (command !== 'reject') return schema;
    const byCode = z.extend(schema, { reason: optional(types.shortText) });
    const error = 'a text of 1 to 1000 characters that is not blank, unless code names a reason';
    return byCode.check(z.refine((given) => 'reason' in given || 'code' in given, { error, path: ['reason'] }));
  };
  // The table has a first row.
  const steps = commandNames().map(step) as [ReturnType<typeof step>, ...ReturnType<typeof step>[]];
  const error = `an object whose type is one of ${commandNames().join(', ')}`;
  const schema: z.ZodMiniType = z.discriminatedUnion('type', steps, { error });
  // The types of commands derive from the same table.
  return schema as z.ZodMiniType<Command & Partial<ReadEnvelope>>;
});

function like(pattern: RegExp, error: string): z.ZodMiniType<string> {
  return z.string({ error }).check(z.regex(pattern, { error }));
}

export function readCommand(input: unknown): Result<ReadCommand, InvalidInput> {
  const checked = read(commandSchema(), input);
  if (!checked.ok) return checked;
  const { commandId, caller, channel, proof, agentId, ...command } = checked.value;
  if (caller !== undefined && channel === undefined) {
    return invalid([{ path: 'channel', found: 'nothing', expected: 'the channel on which the caller acts' }]);
  }
  if (caller === undefined && (channel !== undefined || proof !== undefined)) {
    const expected = 'who acts on the channel; a command of the staff has neither channel nor proof';
    return invalid([{ path: 'caller', found: 'nothing', expected }]);
  }
  return accepted({ cleaned: checked.cleaned, command, envelope: { commandId, caller, channel, proof, agentId } });
}
