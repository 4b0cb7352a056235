/**
 * Messages that did not reach anybody, for those who find out why and send them again.
 */
import { accepted, type Result } from '../../kernel/result.ts';
import type { DeskContext } from '../context/context.ts';
import { read } from '../input/fields.ts';
import { undeliveredQuery } from '../input/staff-query.ts';
import type { InvalidInput } from '../ports/refusal.ts';
import type { MessageRecord, UndeliveredOutcome } from '../ports/store.ts';
import { withCursor } from './encrypted-cursor.ts';
import { queuePlace } from './queue-place.ts';

/** What happened to a message, see {@link UndeliveredMessages}; its words and its address are shown by `agent`, which records the look. */
export interface UndeliveredMessage {
  /** `resend` takes it. */
  readonly key: string;
  /** Of the request. */
  readonly id: string;
  readonly number: string | undefined;
  readonly operator: string;
  readonly kind: string;
  readonly message: string;
  readonly channel: string;
  /** `failed`: no attempt succeeded; `expired`: what it says was over before it could be sent. */
  readonly outcome: UndeliveredOutcome;
  readonly settledAt: Date;
  readonly attempts: number;
  /** What the gateway answered last, in 200 characters at most; absent where it gave no reason. Phone numbers and addresses are left out. */
  readonly error?: string;
  /** Whether it was sent again since then, with whatever success. */
  readonly isResent: boolean;
}

/**
 * A page of messages that ended as `failed` or `expired`.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * await desk.deliver(async () => 'failed');
 * const page = await desk.messages({ outcome: 'failed' });
 * const [key] = page.ok ? page.value.messages.map(({ key }) => key) : [];
 * const again = await desk.resend(key, { agentId: 'ivanova', reason: 'the gateway was down' });
 * again.ok && again.value.message //=> 'registered'
 */
export interface UndeliveredMessages {
  /** The latest end first. */
  readonly messages: readonly UndeliveredMessage[];
  /** The start of the next page; absent on the last one. */
  readonly cursor?: string;
}

export async function undeliveredMessages(
  context: DeskContext,
  input: unknown,
): Promise<Result<UndeliveredMessages, InvalidInput>> {
  const query = read(undeliveredQuery(), input);
  if (!query.ok) return query;
  const { cursor: encrypted, limit = 50, outcome, operator } = query.value;
  const place = queuePlace(context, operator === undefined ? {} : { operator });
  if (!place.ok) return place;
  const wanted = { limit, ...place.value, ...(outcome === undefined ? {} : { outcome }) };
  const page = await withCursor(context, 'cursor', encrypted, (cursor) =>
    context.store.undelivered(cursor === undefined ? wanted : { ...wanted, cursor }),
  );
  if (!page.ok) return page;
  const { found, cursor } = page.value;
  const messages = (await Promise.all(found.map((record) => shown(context, record)))).flat();
  return accepted(cursor === undefined ? { messages } : { messages, cursor: context.cursors.encrypt(cursor) });
}

/** None of a request of another desk on the store. */
async function shown({ store, operators }: DeskContext, record: MessageRecord): Promise<readonly UndeliveredMessage[]> {
  const { key, requestId: id, operator, kind, message, channel, outcome, settledAt = 0, attempts, error } = record;
  if (!operators.has(operator) || (outcome !== 'failed' && outcome !== 'expired')) return [];
  const [stored, history] = await Promise.all([store.load(id), store.history(id)]);
  const isResent = history.some(({ event }) => event.type === 'resent' && event.key === key);
  const number = stored?.request.number;
  const at = new Date(settledAt);
  const why = error === undefined ? {} : { error };
  return [{ key, id, number, operator, kind, message, channel, outcome, settledAt: at, attempts, isResent, ...why }];
}
