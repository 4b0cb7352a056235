/**
 * Commands as they come from outside: the same as inside, with dates as people have them, and who gives them.
 */
import * as z from 'zod/mini';
import { accepted, type Result } from '../../kernel/result.ts';
import { type Channel, channels } from '../../operators/channel.ts';
import type { Command, CommandDetails } from '../../request/command.ts';
import { eventOf } from '../../request/event.ts';
import type { CommandType } from '../../request/lifecycle.ts';
import type { InvalidInput } from '../ports/refusal.ts';
import { identifier, instant, oneOf, optional, read, text } from './fields.ts';
import { lazy } from './lazy.ts';
import { phoneNumber } from './phone-number.ts';

/** Who gives a command, and which of its repetitions are the same one. */
export interface CommandEnvelope {
  /** The same id twice is the same command: it is done once, and answered twice alike. */
  readonly commandId?: string;
  /** The subscriber acts himself, from this line; nothing of other lines can be touched. */
  readonly caller?: string;
  /** On which channel the caller acts, `hotline` unless said; one that does not prove the line needs a `proof`. */
  readonly channel?: Channel;
  readonly proof?: string;
  /** An employee acts. */
  readonly agentId?: string;
}

/** A moment or a window, as a `Date` or as an ISO 8601 text with its zone. */
export interface AppointmentInput {
  readonly from: Date | string;
  readonly to?: Date | string;
}

type Loose<Details> = Details extends { readonly appointment: unknown }
  ? Omit<Details, 'appointment'> & { readonly appointment: AppointmentInput }
  : Details;

/** What `desk.execute` takes; of type `C` when it is known. */
export type CommandInput<C extends CommandType = CommandType> = C extends CommandType
  ? { readonly type: C } & Loose<CommandDetails[C]> & CommandEnvelope
  : never;

export interface ReadCommand {
  readonly command: Command;
  readonly envelope: { readonly [Field in keyof CommandEnvelope]-?: CommandEnvelope[Field] | undefined };
}

function envelope() {
  return {
    commandId: optional(identifier()),
    caller: optional(phoneNumber()),
    channel: optional(oneOf(channels)),
    proof: optional(text(200)),
    agentId: optional(identifier()),
  };
}

const commandSchema = /* @__PURE__ */ lazy(() => {
  const appointment = z.strictObject(
    { from: instant(), to: optional(instant()) },
    { error: 'an object { from, to? } of dates' },
  );
  const reason = text(1_000);
  const assignee = identifier();
  return z.discriminatedUnion(
    'type',
    [
      step('start', { assignee: optional(assignee) }),
      step('ask', { question: text(1_000) }),
      step('reply', { text: text() }),
      step('hold', { reason }),
      step('resume', { note: optional(text()) }),
      step('resolve', { outcome: oneOf(['satisfied', 'partlySatisfied', 'refused']), answer: text() }),
      step('close', { note: optional(text()) }),
      step('reopen', { reason }),
      step('reject', { reason }),
      step('withdraw', { reason: optional(reason) }),
      step('schedule', { appointment }),
      step('reschedule', { appointment, reason }),
      step('fulfil', { answer: text() }),
      step('fail', { reason }),
      step('cancel', { reason: optional(reason) }),
      step('return', { reason: optional(reason) }),
      step('extend', { reason }),
      step('assign', { assignee }),
      step('escalate', { to: identifier(), reason: optional(reason) }),
      step('note', { text: text() }),
    ],
    { error: `an object whose type is one of ${Object.keys(eventOf).join(', ')}` },
  );
});

function step<const Type extends CommandType, Shape extends z.core.$ZodShape>(
  type: Type,
  details: Shape,
): z.ZodMiniObject<{ type: z.ZodMiniLiteral<Type> } & Shape & ReturnType<typeof envelope>, z.core.$strict> {
  return z.strictObject({ type: z.literal(type), ...details, ...envelope() });
}

export function readCommand(input: unknown): Result<ReadCommand, InvalidInput> {
  const checked = read(commandSchema(), input);
  if (!checked.ok) return checked;
  const { commandId, caller, channel, proof, agentId, ...command } = checked.value;
  return accepted({ command, envelope: { commandId, caller, channel, proof, agentId } });
}
