/**
 * What `register` and `execute` answer: the request as it is after the command, and the messages that go out.
 */
import type { Composed } from '../../message/compose.ts';
import type { MessageChannel } from '../../message/facts.ts';
import { measureSms } from '../../message/sms/measure-sms.ts';
import { formatNumber } from '../../number/speak.ts';
import type { RequestContext } from '../../operators/operator.ts';
import { messageAddresses } from '../../operators/rules/message/message-address.ts';
import { openCommands } from '../../operators/rules/open-commands.ts';
import type { StandardKind } from '../../operators/standard-kinds.ts';
import type { CommandType, Status } from '../../request/lifecycle.ts';
import type { Request } from '../../request/request.ts';
import type { Proven } from '../access/prove.ts';
import type { Cleaning } from '../input/fields.ts';
import type { HistoryEntry, OutboxRecord } from '../ports/store.ts';
import type { UnitOfWork } from '../work/unit-of-work.ts';

/** A message that was written for the subscriber, see {@link openDesk}; `deliver` sends it. */
export interface WrittenMessage extends Composed {
  /** It never changes. */
  readonly key: string;
  /** Which one it is: `registered`, `resolved`, … */
  readonly message: string;
  readonly channel: string;
  /** It is not sent before: later than now in quiet hours. */
  readonly notBefore: Date;
}

/** The type of the number in {@link Registered}: every standard kind but the consultation has one; of other kinds the compiler does not know. */
export type NumberOf<Kind extends string> = Kind extends 'consultation'
  ? undefined
  : Kind extends StandardKind
    ? string
    : string | undefined;

/** The request after a command, see {@link Desk.execute}. */
export interface Answer<N extends string | undefined = string | undefined> extends Proven {
  /** For machines: it tells nothing, and may stand in a web address. */
  readonly id: string;
  readonly number: N;
  /** The number in groups, as it is dictated: `48 2930 1756`. */
  readonly dictated: N;
  readonly operator: string;
  readonly kind: string;
  readonly status: Status;
  /** How many events the request has had. */
  readonly version: number;
  readonly registeredAt: Date;
  /** The earliest deadline that is not met yet: in time means before it. `undefined` when none runs. */
  readonly dueAt: Date | undefined;
  /** Its last day, yyyy-mm-dd in the operator's zone, where the term is counted in days: the date to show. */
  readonly lastDay: string | undefined;
  /** Whether that deadline depends on days of which the calendar has no decree yet, so that it may still move. */
  readonly preliminary: boolean;
  /** What this call has written for the subscriber; empty when nothing is told. */
  readonly messages: readonly WrittenMessage[];
  /** The commands that the request accepts now. */
  readonly allowed: readonly CommandType[];
  /** Whether invisible characters were dropped from what was given: controls, marks of direction, halves of characters. */
  readonly cleaned: boolean;
}

/** The answer after the events of a unit. */
export function answerOf(unit: UnitOfWork, { cleaned }: Cleaning): Answer {
  const last = unit.history.at(-1);
  const messages = unit.messages.map(({ record, composed }) => writtenMessage(record, composed));
  const allowed = openCommands(unit.request, unit.clocks, unit.now.getTime());
  return answerFrom(unit.request, last, messages, { allowed, cleaned });
}

/** The answer from a request, the last entry of its history, its messages, its open commands and the look of the input. */
export function answerFrom(
  request: Request,
  last: HistoryEntry | undefined,
  messages: readonly WrittenMessage[],
  { allowed, cleaned }: Pick<Answer, 'allowed' | 'cleaned'>,
): Answer {
  const { id, number, operator, kind, status, version, registeredAt } = request;
  return {
    id,
    number,
    dictated: number === undefined ? undefined : formatNumber(number),
    operator,
    kind,
    status,
    version,
    registeredAt: new Date(registeredAt),
    dueAt: last?.dueAt === undefined ? undefined : new Date(last.dueAt),
    lastDay: last?.lastDay,
    preliminary: last?.preliminary ?? false,
    messages,
    allowed,
    cleaned,
  };
}

/** By which way the number of a request goes to the subscriber; `nothing` where none leads there now. */
export function reachedBy({ operator, policy, request }: RequestContext): MessageChannel | 'nothing' {
  const rule = policy.messages.registered;
  const [first] = rule === undefined ? [] : messageAddresses(operator, request, rule.channels);
  return first === undefined || first.isLost ? 'nothing' : first.channel;
}

/** @param composed left out for a stored message */
export function writtenMessage(record: OutboxRecord, composed: Composed = composedOf(record)): WrittenMessage {
  const { key, message, channel, notBefore } = record;
  return { key, message, channel, notBefore: new Date(notBefore), ...composed };
}

export function composedOf({ channel, subject, text, locale }: OutboxRecord): Composed {
  return {
    text,
    locale,
    ...(subject === undefined ? {} : { subject }),
    ...(channel === 'sms' ? { sms: measureSms(text) } : {}),
  };
}
