/**
 * A command that came before: it is not done again, and gets the answer that it got.
 */

import { accepted, type Result, refused } from '../../kernel/result.ts';
import { openCommands } from '../../operators/rules/open-commands.ts';
import { replay } from '../../request/evolve.ts';
import type { Clock } from '../../sla/clock/clock.ts';
import type { DeskContext } from '../context/context.ts';
import type { CommandIdReused } from '../ports/refusal.ts';
import type { HistoryEntry } from '../ports/store.ts';
import { policyOf } from '../work/open-request.ts';
import { RequestClocks } from '../work/request-clocks.ts';
import type { CommandKey } from '../work/unit-of-work.ts';
import { type Answer, earlierAnswer } from './answer.ts';

/** The first answer to a command id, or a refusal when the id was used for something else. */
export async function originalAnswer(
  context: DeskContext,
  { commandId, fingerprint }: CommandKey,
): Promise<Result<Answer, CommandIdReused>> {
  const { store, calendars } = context;
  const { found } = await store.find({ commandId });
  const [stored] = found;
  const history = stored === undefined ? [] : await store.history(stored.request.id);
  const ours = history.filter((entry) => entry.commandId === commandId);
  const last = ours.at(-1);
  const then =
    last?.fingerprint === fingerprint
      ? replay(history.filter(({ version }) => version <= last.version).map(({ event }) => event))
      : undefined;
  if (stored === undefined || last === undefined || then === undefined) {
    return refused({ code: 'command/reused-id', commandId });
  }
  const versions = new Set(ours.map(({ version }) => version));
  const messages = await store.messages(then.id);
  const records = messages.filter(({ version }) => versions.has(version));
  const { operator, policy } = policyOf(context, stored);
  const clocks = new RequestClocks({ operator, policy, calendars, clocks: clocksAt(stored.clocks, last) });
  return accepted(earlierAnswer(then, last, records, openCommands(then, clocks, last.event.at)));
}

/** The clocks as they were: facts that came later leave no trace. */
function clocksAt(clocks: readonly Clock[], { version, event: { at } }: HistoryEntry): readonly Clock[] {
  return clocks.flatMap((clock) => {
    const facts = clock.facts.filter((fact) => fact.at < at || (fact.at === at && (fact.order ?? 0) <= version));
    return facts.length === 0 ? [] : [{ ...clock, facts }];
  });
}
