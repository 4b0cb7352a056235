/**
 * Another way for a message that has failed on all others: it is written for the next way of its rule, if there is one and there
 * is still something to say.
 */
import { Fault } from '../../kernel/fault.ts';
import type { Deadline } from '../../message/facts.ts';
import { eventMessage, rulesOf, tellable } from '../../operators/rules/message/event-message.ts';
import { messageAddresses } from '../../operators/rules/message/message-address.ts';
import { nextWake } from '../../operators/rules/time/due-events.ts';
import type { DeskContext } from '../context/context.ts';
import type { OutboxRecord, Stored } from '../ports/store.ts';
import { assertOutcome } from '../work/assert-outcome.ts';
import { type OutboundMessage, rewrittenMessage } from '../work/notification.ts';
import { unitOf } from '../work/open-request.ts';
import { retryOnConflict } from '../work/retry-on-conflict.ts';
import type { UnitOfWork } from '../work/unit-of-work.ts';
import { reasonNotToSend } from './delivery-checks.ts';

/**
 * Called before the failure itself is written: if the worker ends in between, the message fails once more, and a key is not
 * written twice.
 *
 * @returns false when nothing could be written, because every attempt had a conflict
 */
export async function writeOtherwise(context: DeskContext, record: OutboxRecord): Promise<boolean> {
  const { store } = context;
  const isDone = await retryOnConflict(async () => {
    const stored = await store.load(record.requestId);
    const unit = stored && unitFor(context, stored);
    const next = unit && (await nextMessage(context, unit, record));
    if (unit === undefined || next === undefined) return true;
    unit.messages.push(next);
    const outcome = await store.commit(unit.toChange(nextWake(unit)));
    assertOutcome('commit', outcome, undefined);
    return outcome === 'committed' ? true : 'conflict';
  });
  return isDone ?? false;
}

/** A request that this desk cannot read has no other way. */
function unitFor(context: DeskContext, stored: Stored): UnitOfWork | undefined {
  return unlessFault(() => unitOf(context, stored));
}

async function nextMessage(
  context: DeskContext,
  unit: UnitOfWork,
  record: OutboxRecord,
): Promise<OutboundMessage | undefined> {
  const { message, version, requestId } = record;
  if (rulesOf(unit.policy, message).every(({ otherwise = [] }) => otherwise.length === 0)) return undefined;
  const messages = await context.store.messages(requestId);
  const same = messages.filter((other) => other.message === message && other.version === version);
  if (same.some(({ key, outcome }) => key !== record.key && outcome !== 'failed')) return undefined;
  const check = await reasonNotToSend(context, record);
  if ('outcome' in check) return undefined;
  const history = await context.store.history(requestId);
  const event = history.find((entry) => entry.version === version)?.event;
  const dueAt = history.find((entry) => entry.version === version - 1)?.dueAt;
  const promisedBefore = (): Deadline | undefined => (dueAt === undefined ? undefined : { dueAt: new Date(dueAt) });
  const asked = event && eventMessage(unit.policy, event);
  if (event === undefined || asked === undefined) return undefined;
  return unlessFault(() => {
    const told = { ...unit.messageContext(event), promisedBefore };
    const rule = tellable(asked, told);
    if (rule?.message !== message) return undefined;
    const { channels = ['origin'], otherwise = [] } = rule;
    const used = new Set(same.map(({ channel }) => channel));
    const ways = messageAddresses(unit.operator, unit.request, [...channels, ...otherwise], unit.now);
    const address = ways.find(({ channel }) => !used.has(channel));
    return address && rewrittenMessage(told, rule, address, version);
  });
}

/** What can no longer be said in words is not said. */
function unlessFault<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    if (Fault.is(error)) return undefined;
    throw error;
  }
}
