/**
 * What time brings about by itself: warnings, breaches, extensions, closing, the end of waiting and of windows. Each is
 * known by a key and happens once, however often and however late anybody looks.
 */

import type { Localized } from '../../kernel/source.ts';
import { languageFor } from '../../operators/rules/language.ts';
import type { RequestEvent } from '../../request/event.ts';
import { isOpenStatus, statusAfter } from '../../request/lifecycle.ts';
import type { Clock } from '../../sla/clock/clock.ts';
import type { Crossing } from '../../sla/clock/crossing.ts';
import { tellableFrom } from './notification.ts';
import { type Due, definitionOf } from './request-clocks.ts';
import { type Draft, system } from './unit-of-work.ts';

/** What the desk says when it acts by itself. */
const reasons: { readonly [deed in 'extended' | 'unanswered']: Localized } = {
  extended: { ru: 'нужна дополнительная проверка', en: 'further checks are needed' },
  unanswered: { ru: 'нет ответа на наш вопрос', en: 'no reply to our question' },
};

/** Lets everything happen that was due by the draft's present, in its order. */
export function letTimePass(draft: Draft): void {
  const { clocks, marks, now } = draft;
  for (let due = clocks.next(marks); due !== undefined && due.crossing.at <= now; due = clocks.next(marks)) {
    marks.add(due.crossing.key);
    act(draft, due);
  }
}

/** When the request wants to be looked at again: its next crossing, or the day on which its person is forgotten. */
export function nextWake(draft: Draft): number | undefined {
  const crossing = draft.clocks.next(draft.marks)?.crossing.at.getTime();
  const { forgetAt } = draft;
  if (crossing === undefined || forgetAt === undefined) return crossing ?? forgetAt;
  return Math.min(crossing, forgetAt);
}

function act(draft: Draft, { crossing, clock }: Due): void {
  const at = draft.notBackwards(crossing.at.getTime());
  const { clock: name, key } = crossing;
  const dueAt = crossing.dueAt.getTime();
  const definition = definitionOf(clock);
  if (crossing.type === 'warning') {
    draft.happen({ type: 'warned', at, by: system, clock: name, key, dueAt });
    if (isLastWarning(clock, crossing)) beforeTheEnd(draft, clock, crossing, at);
    return;
  }
  if (definition.atEnd !== undefined) end(draft, definition.atEnd, name, at);
  else if (definition.allows === undefined && definition.bounds === undefined) {
    draft.happen({ type: 'breached', at, by: system, clock: name, key, dueAt });
  }
}

function isLastWarning({ policy }: Clock, { warning }: Crossing): boolean {
  return warning === policy.warnings?.at(-1);
}

/** The last moment to ask for more time, or to take it where the policy says so. */
function beforeTheEnd(draft: Draft, clock: Clock, { clock: name, key, dueAt }: Crossing, at: number): void {
  const { nearDeadline } = definitionOf(clock);
  const { lifecycle, status } = draft.request;
  // Whoever looks after the deadline can only note the breach: an extension is told before the old date passes.
  if (nearDeadline === undefined || draft.now >= dueAt || !isOpenStatus(lifecycle, status)) return;
  if (!draft.clocks.isExtendable(clock, at)) return;
  // Where a night lies between the notice and the old date, an employee has to decide what is worth waking somebody up for.
  if (nearDeadline === 'propose' || tellableFrom(draft, 'extended', draft.now) >= dueAt) {
    draft.happen({ type: 'extensionProposed', at, by: system, clock: name, key, dueAt: dueAt.getTime() });
    return;
  }
  const reason = reasons.extended[languageFor(draft.request)];
  const extended = draft.clocks.extend(at, reason, draft.request.version + 1);
  draft.happen({ type: 'extended', at, by: system, reason }, extended.ok && extended.value);
}

function end(draft: Draft, how: 'close' | 'withdraw' | 'cancel' | 'archive', clock: string, at: number): void {
  const { lifecycle, status } = draft.request;
  if (how === 'archive') draft.happen({ type: 'archived', at, by: system, clock });
  else if (statusAfter(lifecycle, status, how) !== undefined) draft.happen(ending(draft, how, at));
}

function ending(draft: Draft, how: 'close' | 'withdraw' | 'cancel', at: number): RequestEvent {
  if (how === 'close') return { type: 'closed', at, by: system };
  const reason = reasons.unanswered[languageFor(draft.request)];
  return { type: how === 'withdraw' ? 'withdrawn' : 'cancelled', at, by: system, reason };
}
