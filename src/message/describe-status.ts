/**
 * The answer to "what about my request?" in plain words, for a chat or an agent's screen: every status of both lifecycles,
 * with what is certain in it. A promise or a visit that has passed is not told again.
 */
import { civilTime } from '../kernel/date-words.ts';
import { Fault } from '../kernel/fault.ts';
import { faultsOnly } from '../kernel/input/faults-only.ts';
import type { Addressing } from './compose.ts';
import { type About, type Deadline, type StatusFacts, type StatusName, statusNames, userTexts } from './facts.ts';
import type { ReasonName } from './message-table.ts';
import { preparedText, renderPrepared } from './prepared-text.ts';
import type { Sender } from './sender.ts';
import { closedSentence, cutText, sanitize } from './user-text.ts';

/** UTF-16 units of a person's words. */
const textBudget = 600;

/** The statuses in which the work goes on, so that a promise may be broken. */
const working: readonly StatusName[] = ['registered', 'inProgress', 'scheduled'];

/**
 * Where a request stands, in one to three sentences, and the language in which they are.
 *
 * @throws Fault `message/invalid-fact`: for an unknown status, or a fact that is none
 * @throws Fault `message/invalid-template`, `message/invalid-sender`, `calendar/unknown-zone`, `calendar/invalid-instant`
 *
 * @example
 * const facts = { number: '4829301756', at: new Date('2026-11-20T09:00:00Z') };
 * const scheduledFor = { day: '2026-11-25', from: '10:00', to: '12:00' };
 * const told = describeStatus(mts, 'scheduled', { ...facts, scheduledFor }, { locale: 'ru' });
 * told //=> { text: 'Работы по обращению 4829301756 назначены на 25.11.2026, 10:00–12:00.', locale: 'ru' }
 */
export function describeStatus(
  sender: Sender,
  status: StatusName,
  facts: StatusFacts,
  options: Omit<Addressing, 'channel'> & Partial<Addressing>,
): { readonly text: string; readonly locale: string } {
  return faultsOnly('describeStatus', () => {
    const { locale, channel = 'chat', kind } = options;

    if (!statusNames.includes(status)) {
      throw new Fault(
        'message/invalid-fact',
        `status: expected one of ${statusNames.join(', ')}, found ${JSON.stringify(status)}`,
      );
    }
    const { due, next, scheduledFor, at } = facts;
    const timeZone = facts.timeZone ?? sender.timeZone;
    const isVisitAhead = scheduledFor !== undefined && isAhead(scheduledFor, civilTime(at, timeZone));
    const isOverdue = working.includes(status) && due !== undefined && hasPassed(due, at) && !isVisitAhead;
    const words = userTexts.map((name) => {
      const given = name === 'note' ? undefined : facts[name];
      const cleaned = given === undefined ? '' : cutText(sanitize(given), textBudget);
      return [name, cleaned === '' ? undefined : closedSentence(cleaned)];
    });
    const shown: StatusFacts & { readonly late?: Deadline | undefined } = {
      ...facts,
      ...lateOf(status, facts),
      ...Object.fromEntries(words),
      ...withoutPassedEnds(facts),
      due: due !== undefined && !isOverdue && hasPassed(due, at) ? undefined : due,
      next: next !== undefined && hasPassed(next, at) ? undefined : next,
      scheduledFor: isVisitAhead ? scheduledFor : undefined,
    };
    const name = isOverdue ? 'status.overdue' : (`status.${status}` as const);
    const isCut = userTexts.some((word) => word !== 'note' && (facts[word]?.length ?? 0) > textBudget);
    const { text, locale: written } = renderPrepared(
      preparedText({ sender, name, facts: shown, locale, channel: channel === 'email' ? 'chat' : channel, kind }),
      { room: isCut ? 'cut' : 'ample' },
    );
    return { text, locale: written };
  });
}

/** A reason that the desk gives by itself, as words inside another text. */
export function describeReason(
  sender: Sender,
  name: ReasonName,
  facts: About,
  addressing: Pick<Addressing, 'locale' | 'kind'>,
): string {
  return renderPrepared(preparedText({ sender, name, facts, channel: 'chat', ...addressing })).text;
}

/** The name of the kind of a request in that language, as far as the operator has it. */
export function describeKind(sender: Sender, facts: About, addressing: Pick<Addressing, 'locale' | 'kind'>): string {
  return renderPrepared(preparedText({ sender, name: 'title', facts, channel: 'chat', ...addressing })).text;
}

const ends = ['replyUntil', 'cancelUntil', 'reopenUntil', 'returnUntil'] as const;

/** The ends that have passed, taken away. */
function withoutPassedEnds(facts: StatusFacts): Partial<StatusFacts> {
  const passed = ends.filter((name) => {
    const dueAt = facts[name];
    return dueAt !== undefined && hasPassed({ dueAt }, facts.at);
  });
  return Object.fromEntries(passed.map((name) => [name, undefined]));
}

/** What was promised and has passed while the work rests. */
function lateOf(status: StatusName, { due, at }: StatusFacts): { readonly late?: Deadline } {
  return status === 'onHold' && due !== undefined && hasPassed(due, at) ? { late: due } : {};
}

/** In time means before the end. */
function hasPassed({ dueAt }: Deadline, at: Date): boolean {
  return at.getTime() >= dueAt.getTime();
}

function isAhead(
  { day, from, to, toDay }: NonNullable<StatusFacts['scheduledFor']>,
  now: { readonly day: string; readonly time: string },
): boolean {
  if (toDay !== undefined && to !== undefined) return toDay === now.day ? to > now.time : toDay > now.day;
  if (day !== now.day) return day > now.day;
  // One that ends on the next day.
  if (from !== undefined && to !== undefined && to <= from) return true;
  const last = to ?? from;
  return last === undefined || last > now.time;
}
