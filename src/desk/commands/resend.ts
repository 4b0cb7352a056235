/**
 * Sends a message again that did not reach anybody: with its words, under a new key, so that no gateway takes it for the first one.
 */
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { isMessageName } from '../../message/message-table.ts';
import { nextWake } from '../../operators/rules/time/due-events.ts';
import { isErased } from '../../request/erased.ts';
import type { DeskContext } from '../context/context.ts';
import { invalid, read } from '../input/fields.ts';
import { type ResendOptions, resendOptions } from '../input/staff-query.ts';
import type { CannotResend, DeskRefusal } from '../ports/refusal.ts';
import type { HistoryEntry, MessageRecord } from '../ports/store.ts';
import { assertOutcome } from '../work/assert-outcome.ts';
import { openRequest } from '../work/open-request.ts';
import { retryOnConflict } from '../work/retry-on-conflict.ts';
import type { UnitOfWork } from '../work/unit-of-work.ts';
import { composedOf, type WrittenMessage, writtenMessage } from './answer.ts';

type Resent = Result<WrittenMessage, DeskRefusal>;

export async function resend(context: DeskContext, key: unknown, input: unknown): Promise<Resent> {
  const options = read(resendOptions(), input);
  if (!options.ok) return options;
  if (typeof key !== 'string') {
    return invalid([{ path: 'key', found: `a value of type ${typeof key}`, expected: 'the key of a message' }]);
  }
  const [, id] = /^(.*?)\/[^/]*\/\d+(?:\/[a-z]+)?$/s.exec(key.slice(0, longestKey)) ?? [];
  if (id === undefined) return cannotResend('unknown');
  const answer = await context.queue.run(`messages ${id}`, () =>
    retryOnConflict(() => attempt(context, { id, key, options: options.value })),
  );
  return answer ?? refused({ code: 'request/changed-meanwhile' });
}

/** Ids and names are far shorter. */
const longestKey = 1_000;

interface Wanted {
  readonly id: string;
  readonly key: string;
  readonly options: ResendOptions;
}

async function attempt(context: DeskContext, { id, key, options }: Wanted): Promise<Resent | 'conflict'> {
  const { store } = context;
  const stored = await store.load(id);
  if (stored === undefined) return cannotResend('unknown');
  const [messages, history] = await Promise.all([store.messages(id), store.history(id)]);
  const first = messages.find((message) => message.key === key);
  if (first === undefined || !isMessageName(first.message)) return cannotResend('unknown');
  const unit = openRequest(context, stored);
  const why = obstacle(unit, first, history);
  if (why !== undefined) return cannotResend(why);
  const { agentId, reason } = options;
  const { message, channel } = first;
  const { outcome: _, settledAt: __, ...record } = first;
  const composed = composedOf(record);
  const event = {
    type: 'resent',
    at: unit.now.getTime(),
    key,
    message,
    channel,
    ...(agentId === undefined ? {} : { by: { role: 'agent', id: agentId } as const }),
    ...(reason === undefined ? {} : { reason }),
  } as const;
  const written = unit.resend(event, first.message, record, composed);
  const outcome = await store.commit(unit.toChange(nextWake(unit)));
  assertOutcome('commit', outcome, undefined);
  return outcome === 'committed' ? accepted(writtenMessage(written, composed)) : 'conflict';
}

function obstacle(
  unit: UnitOfWork,
  { key, message, version, outcome, trueUntil, dateless }: MessageRecord,
  history: readonly HistoryEntry[],
): CannotResend['why'] | undefined {
  if (isErased(unit.request)) return 'erased';
  if (outcome === undefined) return 'waiting';
  if (outcome !== 'failed' && outcome !== 'expired') return 'delivered';
  if (history.some(({ event }) => event.type === 'resent' && event.key === key)) return 'resent';
  const isOver = trueUntil !== undefined && dateless === undefined && unit.now.getTime() >= trueUntil;
  return isOver || (isMessageName(message) && unit.isReplaced(message, version)) ? 'outdated' : undefined;
}

function cannotResend(why: CannotResend['why']): Result<never, CannotResend> {
  return refused({ code: 'message/cannot-resend', why });
}
