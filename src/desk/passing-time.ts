/**
 * What time brings about by itself: warnings, breaches, extensions, closing, the end of waiting and of windows. Each is
 * known by a key and happens once, however often and however late anybody looks.
 */
import type { RequestEvent } from '../request/event.ts';
import { isOpenStatus, statusAfter } from '../request/lifecycle.ts';
import type { Clock } from '../sla/clock.ts';
import { type Crossing, crossings } from '../sla/crossing.ts';
import { type Draft, system } from './draft.ts';

interface Due {
  readonly crossing: Crossing;
  readonly clock: Clock;
}

/** Lets everything happen that was due by the draft's present, in its order. */
export function letTimePass(draft: Draft): void {
  for (let due = nextDue(draft); due !== undefined && due.crossing.at <= draft.now; due = nextDue(draft)) {
    draft.marks.add(due.crossing.key);
    act(draft, due);
  }
}

/** When the request wants to be looked at again: its next crossing, or the day on which its person is forgotten. */
export function nextWake(draft: Draft): number | undefined {
  const crossing = nextDue(draft)?.crossing.at.getTime();
  const { forgetAt } = draft;
  if (crossing === undefined || forgetAt === undefined) return crossing ?? forgetAt;
  return Math.min(crossing, forgetAt);
}

/** The earliest crossing that has not happened yet, behind or ahead. */
function nextDue(draft: Draft): Due | undefined {
  let next: Due | undefined;
  for (const clock of draft.clocks) {
    for (const crossing of crossings(clock, draft.calendars, draft.now)) {
      if (draft.marks.has(crossing.key) || (next !== undefined && crossing.at >= next.crossing.at)) continue;
      next = { crossing, clock };
    }
  }
  return next;
}

function act(draft: Draft, { crossing, clock }: Due): void {
  const at = draft.notBackwards(crossing.at.getTime());
  const { clock: name, key } = crossing;
  const dueAt = crossing.dueAt.getTime();
  const definition = draft.definitionOf(clock);
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
  return JSON.stringify(policy.warnings?.at(-1)) === JSON.stringify(warning);
}

/** The last moment to ask for more time, or to take it where the policy says so. */
function beforeTheEnd(draft: Draft, clock: Clock, { clock: name, key, dueAt }: Crossing, at: number): void {
  const { nearDeadline } = draft.definitionOf(clock);
  const { lifecycle, status } = draft.request;
  // Whoever looks after the deadline can only note the breach: an extension is told before the old date passes.
  if (nearDeadline === undefined || draft.now >= dueAt || !isOpenStatus(lifecycle, status)) return;
  const before = draft.clocks;
  const reason =
    draft.request.subscriber.locale === 'en' ? 'further checks are needed' : 'нужна дополнительная проверка';
  if (!draft.extend(at, reason).ok) return;
  if (nearDeadline === 'extend') draft.happen({ type: 'extended', at, by: system, reason });
  else {
    // It was only asked whether it could be.
    draft.clocks = before;
    draft.happen({ type: 'extensionProposed', at, by: system, clock: name, key, dueAt: dueAt.getTime() });
  }
}

function end(draft: Draft, how: 'close' | 'withdraw' | 'cancel' | 'archive', clock: string, at: number): void {
  const { lifecycle, status } = draft.request;
  if (how === 'archive') draft.happen({ type: 'archived', at, by: system, clock });
  else if (statusAfter(lifecycle, status, how) !== undefined) draft.happen(ending(draft, how, at));
}

function ending(draft: Draft, how: 'close' | 'withdraw' | 'cancel', at: number): RequestEvent {
  if (how === 'close') return { type: 'closed', at, by: system };
  const isEnglish = draft.request.subscriber.locale === 'en';
  const reason = isEnglish ? 'no reply to our question' : 'нет ответа на наш вопрос';
  return { type: how === 'withdraw' ? 'withdrawn' : 'cancelled', at, by: system, reason };
}
