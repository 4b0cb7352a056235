/**
 * A command that was committed before: it is not done again and gets the same answer.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Refused, type Result, refused } from '../../kernel/result.ts';
import { openCommands } from '../../operators/rules/open-commands.ts';
import { RequestClocks } from '../../operators/rules/time/request-clocks.ts';
import { isErased } from '../../request/erased.ts';
import { replay } from '../../request/evolve.ts';
import type { Clock } from '../../sla/clock/clock.ts';
import type { DeskContext } from '../context/context.ts';
import type { Cleaning } from '../input/fields.ts';
import type { CommandIdReused, DeskRefusal, PersonErased, UnknownRequest } from '../ports/refusal.ts';
import type { HistoryEntry } from '../ports/store.ts';
import type { CommandKey } from '../work/command-key.ts';
import { committedBefore } from '../work/committed-before.ts';
import { policyOf } from '../work/open-request.ts';
import { type Answer, answerFrom, writtenMessage } from './answer.ts';

/**
 * The first answer to a command id, or a refusal when the id was used for something else.
 *
 * @throws Fault `store/broken-promise`: the store calls a command without an id a duplicate
 */
export async function originalAnswer(
  context: DeskContext,
  key: CommandKey | undefined,
  { cleaned }: Cleaning,
): Promise<Result<Answer, CommandIdReused | PersonErased>> {
  if (key === undefined) {
    throw new Fault('store/broken-promise', "commit: found 'duplicate' for a change without a command id");
  }
  const { store, calendars } = context;
  const before = await committedBefore(context, key);
  if (!before.ok) return before;
  const unknown = refused({ code: 'command/reused-id' as const, commandId: key.commandId });
  if (before.value === undefined) return unknown;
  const { stored, history, entries, last } = before.value;
  const request = replay(history.filter(({ version }) => version <= last.version).map(({ event }) => event));
  if (request === undefined) return unknown;
  const records = (await store.messages(request.id)).filter((message) =>
    entries.some(({ version }) => version === message.version),
  );
  const messages = records.map((record) => writtenMessage(record));
  const { operator, policy } = policyOf(context, stored);
  const clocks = new RequestClocks({ operator, policy, calendars, clocks: clocksAt(stored.clocks, last) });
  const allowed = openCommands(request, clocks, last.event.at);
  return accepted(answerFrom(request, last, messages, { allowed, cleaned }));
}

/** For a command on a request that is not found: a repetition hears that its person was erased, and so nobody is found. */
export async function forgottenIfRepeated(
  { store }: DeskContext,
  commandId: string | undefined,
  unknown: Refused<UnknownRequest>,
): Promise<Refused<UnknownRequest | PersonErased>> {
  const { found } = commandId === undefined ? { found: [] } : await store.find({ commandId });
  const [stored] = found;
  return stored !== undefined && isErased(stored.request) ? refused({ code: 'request/forgotten' }) : unknown;
}

/** For a command that is refused now: `answer`, if it was committed before, and else the refusal. */
export async function refusedIfNew<Value>(
  { store }: DeskContext,
  commandId: string | undefined,
  refusal: Refused<DeskRefusal>,
  answer: () => Promise<Result<Value, DeskRefusal>>,
): Promise<Result<Value, DeskRefusal>> {
  if (commandId === undefined) return refusal;
  const { found } = await store.find({ commandId });
  return found.length === 0 ? refusal : answer();
}

/** The clocks as they were then, without later facts. */
function clocksAt(clocks: readonly Clock[], { version, event: { at } }: HistoryEntry): readonly Clock[] {
  return clocks.flatMap((clock) => {
    const facts = clock.facts.filter((fact) => fact.at < at || (fact.at === at && (fact.order ?? 0) <= version));
    return facts.length === 0 ? [] : [{ ...clock, facts }];
  });
}
