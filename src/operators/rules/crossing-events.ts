/**
 * What happens to a request when a clock crosses a threshold: warning, breach, extension, closing, the end of waiting and of
 * listing.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Localized } from '../../kernel/source.ts';
import type { RequestEvent } from '../../request/event.ts';
import { isOpenStatus, statusAfter } from '../../request/lifecycle.ts';
import type { Actor, Request } from '../../request/request.ts';
import type { Crossing } from '../../sla/clock/crossing.ts';
import type { KindClock } from '../kind-policy.ts';
import { languageFor } from './language.ts';

/** A crossing and what decides about its events. */
export interface CrossingContext {
  readonly definition: KindClock;
  readonly crossing: Crossing;
  /** Before the crossing. */
  readonly request: Request;
  /** The time of the events. */
  readonly at: Instant;
  /** When the crossing is acted on, which may be later. */
  readonly now: Date;
  /** Whether the clock can still be extended. */
  readonly isExtendable: boolean;
  /** From when on a message about an extension may be sent. */
  readonly noticeFrom: Date;
}

/** Who acts when the desk does something without a command. */
export const system: Actor = { role: 'system' };

/** The reasons that the desk gives when it acts without a command. */
const reasons: { readonly [action in 'extended' | 'unanswered']: Localized } = {
  extended: { ru: 'нужна дополнительная проверка', en: 'further checks are needed' },
  unanswered: { ru: 'нет ответа на наш вопрос', en: 'no reply to our question' },
};

/** In their order. `extended` means that the clocks are extended, at the same time. */
export function crossingEvents(context: CrossingContext): readonly RequestEvent[] {
  const { definition, crossing, at } = context;
  const { clock, key } = crossing;
  const details = { at, by: system, clock, key, dueAt: crossing.dueAt.getTime() };
  if (crossing.type === 'warning') {
    const isLast = crossing.warning === definition.warnings?.at(-1);
    return [{ type: 'warned', ...details }, ...(isLast ? onLastWarning(context, details) : [])];
  }
  if (definition.atEnd !== undefined) return atEnd(context, definition.atEnd);
  const isWindow = definition.allows !== undefined || definition.bounds !== undefined;
  return isWindow ? [] : [{ type: 'breached', ...details }];
}

/** The last moment to ask for more time, or to take it where the policy says so. */
function onLastWarning(
  { definition: { nearDeadline }, crossing: { dueAt }, request, at, now, isExtendable, noticeFrom }: CrossingContext,
  details: Omit<RequestEvent<'extensionProposed'>, 'type'>,
): readonly RequestEvent[] {
  if (nearDeadline === undefined || !isExtendable || !isOpenStatus(request.lifecycle, request.status)) return [];
  // An extension is announced before the old date passes: after it only the breach can be recorded.
  if (now >= dueAt) return [];
  // Where quiet hours would hold the message until the old date has passed, an employee decides.
  if (nearDeadline === 'propose' || noticeFrom >= dueAt) return [{ type: 'extensionProposed', ...details }];
  return [{ type: 'extended', at, by: system, reason: reasons.extended[languageFor(request)] }];
}

function atEnd(
  { crossing: { clock }, request, at }: CrossingContext,
  action: NonNullable<KindClock['atEnd']>,
): readonly RequestEvent[] {
  if (action === 'archive') return [{ type: 'archived', at, by: system, clock }];
  if (statusAfter(request.lifecycle, request.status, action) === undefined) return [];
  if (action === 'close') return [{ type: 'closed', at, by: system }];
  const reason = reasons.unanswered[languageFor(request)];
  return [{ type: action === 'withdraw' ? 'withdrawn' : 'cancelled', at, by: system, reason }];
}
