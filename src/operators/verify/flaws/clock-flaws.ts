/**
 * What is wrong about the clocks of a kind, as their definitions show it: a reaction that never comes, a term of the law that
 * moves, a wait that nobody can answer in time.
 */
import { Fault } from '../../../kernel/fault.ts';
import { notBefore } from '../../../message/quiet-hours.ts';
import { dueAt } from '../../../sla/term/due-at.ts';
import type { KindClock, KindPolicy } from '../../kind-policy.ts';
import type { Operator } from '../../operator.ts';
import { type FindingRule, type Flaw, pointer } from '../finding.ts';
import { lastSpokenMinute } from './quiet-flaws.ts';

export function clockFlaws(operator: Operator, kind: string, { clocks }: KindPolicy): readonly Flaw[] {
  return clocks.flatMap((clock, index) => {
    const flaw = (rule: FindingRule, ...place: readonly (string | number)[]): Flaw => ({
      rule,
      path: pointer('kinds', kind, 'clocks', index, ...place),
      about: [clock.name, String(place[0] ?? '')],
    });
    return [
      ...(isIdle(clock) ? [flaw('extension/idle', 'nearDeadline')] : []),
      ...(clock.audience === 'law' && clock.pausedIn.length > 0 ? [flaw('law/moved', 'pausedIn')] : []),
      ...(clock.audience === 'law' && clock.extension !== undefined ? [flaw('law/moved', 'extension')] : []),
      ...misplacedWarnings(clock).map((warning) => flaw('warning/order', 'warnings', warning)),
      ...(awaitsReply(clock) && isOverUnread(clock, operator) ? [flaw('wait/too-short', 'term')] : []),
    ];
  });
}

/** Its last warning asks for an extension, so both have to be there. */
function isIdle({ nearDeadline, warnings = [], extension }: KindClock): boolean {
  return nearDeadline !== undefined && (warnings.length === 0 || extension === undefined);
}

/** Indexes of warnings that come before the one that stands before them: the last of the list has to be the last in time. */
function misplacedWarnings({ warnings = [] }: KindClock): readonly number[] {
  return warnings.flatMap((warning, index) => {
    const before = warnings[index - 1];
    if (before === undefined) return [];
    if ('percent' in warning && 'percent' in before) return warning.percent <= before.percent ? [index] : [];
    const isSame = 'offset' in warning && 'offset' in before && warning.measured === before.measured;
    return isSame && warning.offset <= before.offset ? [index] : [];
  });
}

/** A clock at whose end the request is over because the subscriber has not replied. */
export function awaitsReply({ atEnd }: KindClock): boolean {
  return atEnd === 'withdraw' || atEnd === 'cancel';
}

/** Whether a question of the evening is over before the quiet hours are. A wait of no time at all is told by its date. */
function isOverUnread({ term, roll }: KindClock, { calendar, quietHours, timeZone }: Operator): boolean {
  const asked = lastSpokenMinute(quietHours, timeZone);
  if (asked === undefined || term.amount === 0) return false;
  try {
    const read = notBefore(new Date(asked.getTime() + 60_000), quietHours, timeZone);
    return dueAt(term, asked, calendar, { roll: roll ?? true }).at <= read;
  } catch (error) {
    if (Fault.is(error)) return false;
    throw error;
  }
}
