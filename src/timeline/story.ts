/**
 * What a timeline tells: the moments of a request in their order, and the clock whose promise is drawn.
 */
import type { AgentView } from '../desk/queries/agent.ts';
import type { SubscriberView } from '../desk/queries/subscriber-view.ts';
import type { RequestEvent } from '../request/event.ts';
import type { ClockPromise, ClockReading } from '../sla/clock/reading.ts';

/** Moments that have the name of an event, and those of its time: `answered` is `resolved`, `visit` an appointment. */
const eventNames = [
  'registered',
  'asked',
  'replied',
  'held',
  'resumed',
  'extended',
  'reopened',
  'fulfilled',
  'rejected',
  'withdrawn',
  'cancelled',
  'failed',
  'merged',
  'closed',
  'returned',
] as const;

export type MomentName = (typeof eventNames)[number] | 'promised' | 'visit' | 'overdue' | 'answered' | 'now' | 'due';

/** Something that happened, or that is promised for later. */
export interface Moment {
  readonly name: MomentName;
  readonly at: Date;
  /** Of an appointment that is a window. */
  readonly to?: Date | undefined;
  /** What a person said: a question, a reason, an answer. */
  readonly words?: string | undefined;
  readonly outcome?: SubscriberView['outcome'];
  /** The deadline that was promised then. */
  readonly promise?: ClockPromise | undefined;
}

export interface Story extends Pick<SubscriberView, 'title' | 'lifecycle' | 'timeZone' | 'at'> {
  readonly number: string | undefined;
  readonly isOpen: boolean;
  /** The clock whose deadline is shown; none where no clock can be read. */
  readonly clock: ClockReading | undefined;
  readonly moments: readonly Moment[];
}

const openStatuses = 'registered inProgress scheduled awaitingSubscriber onHold';

export function storyOf(view: SubscriberView | AgentView, locale: 'ru' | 'en'): Story {
  const { at, timeZone, dictated } = view;
  const clocks = view.clocks.filter(({ audience }) => audience !== 'internal').sort(byPlace);
  const clock = clocks[0];
  const [facts, title, told] =
    'request' in view
      ? ([view.request, view.title[locale], view.history.flatMap(({ event }) => momentsOfEvent(event))] as const)
      : ([view, view.title, momentsOfView(view, clock)] as const);
  const { appointment, status, lifecycle, registeredAt } = facts;
  const isOpen = openStatuses.includes(status);
  // A claim that is opened again has another clock, behind that of the first round.
  const rounds = clocks.filter(
    ({ stoppedAt }) => stoppedAt && clock && stoppedAt > new Date(registeredAt) && stoppedAt <= clock.startedAt,
  );
  const moments = withPromises(told, clock === undefined ? [] : [...rounds, clock]);
  if (appointment !== undefined) {
    const { from, to } = appointment;
    moments.push({ name: 'visit', at: new Date(from), to: to === undefined ? undefined : new Date(to) });
  }
  if (isOpen) moments.push({ name: 'now', at });
  if (isOpen && clock !== undefined && clock.dueAt > at) {
    moments.push({ name: 'due', at: clock.dueAt, promise: clock.promises.at(-1) });
  }
  moments.sort((one, other) => one.at.getTime() - other.at.getTime());
  return { title, number: dictated, lifecycle, timeZone, at, isOpen, clock, moments };
}

/** A running clock before one that stands still, and that before a stopped one; of two that run the one that ends first. */
function byPlace(one: ClockReading, other: ClockReading): number {
  const stop = ({ stoppedAt }: ClockReading): number => stoppedAt?.getTime() ?? 0;
  const states = 'running paused stopped';
  return (
    states.indexOf(one.state) - states.indexOf(other.state) ||
    stop(other) - stop(one) ||
    one.dueAt.getTime() - other.dueAt.getTime()
  );
}

/** The moments at which a promise is made; without one of these it is the first of them as a moment of its own. */
const namesOfPromises: { readonly [Because in ClockPromise['because']]: readonly MomentName[] } = {
  start: ['promised', 'registered', 'reopened'],
  restart: ['promised'],
  retarget: ['promised'],
  resume: ['resumed', 'replied', 'reopened'],
  extend: ['extended'],
  reopen: ['reopened'],
};

function withPromises(told: readonly Moment[], clocks: readonly ClockReading[]): Moment[] {
  const moments = [...told];
  for (const { promises, breaches } of clocks) {
    for (const promise of promises) {
      const { madeAt: at, because, reason: words } = promise;
      const names = namesOfPromises[because];
      const index = moments.findIndex((moment) => names.includes(moment.name) && Number(moment.at) === Number(at));
      const moment = moments[index] ?? { name: names[0] ?? 'promised', at };
      moments[index < 0 ? moments.length : index] = { words, ...moment, promise };
    }
    moments.push(...breaches.map((at) => ({ name: 'overdue', at }) as const));
  }
  return moments;
}

const namesOfPauses = {
  waiting: ['asked', 'replied'],
  held: ['held', 'resumed'],
  answered: ['answered', 'reopened'],
} as const;

/** A subscriber sees no history: it is read from the pauses and the status. */
function momentsOfView(view: SubscriberView, clock: ClockReading | undefined): readonly Moment[] {
  const { registeredAt, status, statusAt, question, reason, answeredAt, outcome, answer, lifecycle, at } = view;
  const moments: Moment[] = [{ name: 'registered', at: registeredAt }];
  for (const { from, to, kind } of clock?.pauses ?? []) {
    // A pause that goes on is told by the status, with its words.
    if (clock?.pausedSince !== undefined && to >= at) continue;
    const [begin, end] = namesOfPauses[kind];
    moments.push({ name: begin, at: from }, { name: end, at: to });
  }
  if (answeredAt !== undefined) {
    moments.push({ name: lifecycle === 'order' ? 'fulfilled' : 'answered', at: answeredAt, outcome, words: answer });
  }
  const waits = { awaitingSubscriber: 'asked', onHold: 'held' } as const;
  const name = status === 'awaitingSubscriber' || status === 'onHold' ? waits[status] : nameOf(status);
  if (name !== undefined && name !== 'registered' && name !== 'fulfilled') {
    moments.push({ name, at: statusAt, words: question ?? reason });
  }
  return moments;
}

function nameOf(word: string): MomentName | undefined {
  return eventNames.find((name) => name === word);
}

const otherNames: { readonly [event: string]: MomentName } = {
  consulted: 'registered',
  imported: 'registered',
  resolved: 'answered',
};

function momentsOfEvent(event: RequestEvent): readonly Moment[] {
  const name = otherNames[event.type] ?? nameOf(event.type);
  if (name === undefined) return [];
  if (event.type === 'imported') {
    const { registeredAt, closedAt, answer: words } = event;
    const closed: readonly Moment[] = closedAt === undefined ? [] : [{ name: 'closed', at: new Date(closedAt), words }];
    return [{ name, at: new Date(registeredAt) }, ...closed];
  }
  const words = name === 'registered' ? undefined : wordsOf({ ...event });
  return [{ name, at: new Date(event.at), words, ...('outcome' in event && { outcome: event.outcome }) }];
}

function wordsOf(event: { readonly [field: string]: unknown }): string | undefined {
  const words = event['question'] ?? event['reason'] ?? event['answer'] ?? event['into'] ?? event['text'];
  return typeof words === 'string' ? words : undefined;
}
