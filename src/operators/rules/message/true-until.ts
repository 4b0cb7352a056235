/**
 * Until when a message is true: a visit that has begun and a promise that has passed are not told.
 */
import { localTime } from '../../../kernel/date-words.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { dayMs } from '../../../kernel/local-day.ts';
import type { MessageName } from '../../../message/facts.ts';
import { subscriberZone } from '../subscriber-zone.ts';
import type { MessageContext } from './message-facts.ts';

/**
 * The instant from which on the message would be wrong; `undefined` for one that stays true.
 *
 * @param readAt the earliest instant at which it can be read
 */
export function trueUntil(message: MessageName, context: MessageContext, readAt: Instant): Instant | undefined {
  return rules[message]?.(context, readAt);
}

type Rule = (context: MessageContext, readAt: Instant) => Instant | undefined;

const promise: Rule = ({ deadline }) => deadline?.dueAt.getTime();
const next: Rule = (context) => context.next?.dueAt.getTime();
/** Also where an earlier promise has passed. */
const ahead: Rule = (context, readAt) => next(context, readAt) ?? promise(context, readAt);
const visit: Rule = (context, readAt) => context.request.appointment?.from ?? promise(context, readAt);
function earliest(...times: readonly (Instant | undefined)[]): Instant | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** The end of the day, where the subscriber is, on which it can first be read. */
const thatDay: Rule = (context, readAt) => {
  const local = localTime(readAt, subscriberZone(context).timeZone);
  return readAt + dayMs - (local % dayMs);
};

/** «Завтра» is true until midnight, «сегодня» until it begins. */
const reminderOfDay: Rule = (context, readAt) => earliest(visit(context, readAt), thatDay(context, readAt));

const rules: { readonly [Name in MessageName]?: Rule } = {
  registered: (context, readAt) => earliest(ahead(context, readAt), context.cancelUntil?.getTime()),
  extended: (context, readAt) => context.putOff?.()?.dueAt.getTime() ?? ahead(context, readAt),
  reopened: ahead,
  overdue: next,
  delayed: next,
  held: next,
  resumed: next,
  needsAnswer: ({ replyUntil }) => replyUntil?.getTime(),
  // The days that are left are other ones tomorrow.
  reminder: (context, readAt) => earliest(thatDay(context, readAt), context.replyUntil?.getTime()),
  scheduled: visit,
  rescheduled: visit,
  visitReminder: reminderOfDay,
  porting: (context, readAt) => (context.event.type === 'appointmentToday' ? reminderOfDay : visit)(context, readAt),
  fulfilled: ({ returnUntil }) => returnUntil?.getTime(),
  closed: ({ reopenUntil }) => reopenUntil?.getTime(),
};
