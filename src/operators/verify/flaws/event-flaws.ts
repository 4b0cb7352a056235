/**
 * What is wrong about one event: what it ends without a word, what it says too late, and what it says instead.
 */
import type { EventType } from '../../../request/event.ts';
import { isOpenStatus, statusAfter } from '../../../request/lifecycle.ts';
import { isPromise, type KindClock } from '../../kind-policy.ts';
import { earliestNotice } from '../../rules/message/sendable-from.ts';
import { trueUntil } from '../../rules/message/true-until.ts';
import type { ClockEnds } from '../../rules/open-commands.ts';
import { clockPointer } from '../clock-pointer.ts';
import { type Flaw, pointer } from '../finding.ts';
import type { Life, LifeEvent } from '../life.ts';
import { awaitsReply } from './clock-flaws.ts';
import { meansEvent } from './means-event.ts';

export function eventFlaws(life: Life, occurrence: LifeEvent): readonly Flaw[] {
  return [
    ...meaningFlaws(life, occurrence),
    ...dateFlaws(life, occurrence),
    ...announcementFlaws(life, occurrence),
    ...promiseFlaws(life, occurrence),
    ...extensionFlaws(life, occurrence),
    ...questionFlaws(life, occurrence),
    ...lapseFlaws(life, occurrence),
    ...warningFlaws(life, occurrence),
    ...listingFlaws(life, occurrence),
  ];
}

/** One that runs or stands still. */
function promiseIn({ ends }: ClockEnds): KindClock | undefined {
  return ends.find(({ definition, dueAt }) => isPromise(definition) && dueAt !== undefined)?.definition;
}

function clockNamed({ ends }: ClockEnds, name: string): KindClock | undefined {
  return ends.find(({ definition }) => definition.name === name)?.definition;
}

function ruleOf({ kind }: Life, event: EventType): string {
  return pointer('kinds', kind, 'messages', event);
}

function meaningFlaws(life: Life, { event, told }: LifeEvent): readonly Flaw[] {
  if (told === undefined) return [];
  const { type } = event;
  const { message } = told;
  const clock = 'clock' in event ? clockNamed(life.clocks, event.clock) : undefined;
  const isForWait = message !== 'reminder' || (clock !== undefined && awaitsReply(clock));
  return meansEvent(message, type) && isForWait
    ? []
    : [{ rule: 'message/other-meaning', path: `${ruleOf(life, type)}/message`, about: [type, message] }];
}

/** The desk never sends what is past; so such a message is lost. A registration notice still tells the number. */
function dateFlaws(life: Life, { event: { type }, told, context }: LifeEvent): readonly Flaw[] {
  if (told === undefined || context === undefined) return [];
  const now = life.now.getTime();
  const until = trueUntil(told.message, context, now);
  if (until === undefined || until > now) return [];
  return [{ rule: 'message/past-date', path: ruleOf(life, type), about: [told.message, type] }];
}

/** The first promise of a request, or of another round, is told. */
function announcementFlaws(life: Life, { event: { type }, told, isNews, clocksBefore }: LifeEvent): readonly Flaw[] {
  const { clocks } = life;
  if (told !== undefined || !isNews || clocksBefore.deadline !== undefined || clocks.deadline === undefined) return [];
  const begun = promiseIn(clocks);
  return [{ rule: 'promise/unannounced', path: ruleOf(life, type), about: [begun?.name ?? '', type] }];
}

/** Every promise ends with a word: a broken one with an apology, the last one with the end of the request. */
function promiseFlaws(life: Life, occurrence: LifeEvent): readonly Flaw[] {
  const { event, told, clocksBefore, context } = occurrence;
  const { policy, clocks, request } = life;
  const untold = (promise: string, type: EventType): readonly Flaw[] => [
    { rule: 'promise/untold', path: ruleOf(life, type), about: [promise, type] },
  ];
  if (event.type === 'breached') {
    const clock = clockNamed(clocks, event.clock);
    if (told !== undefined || clock === undefined || !isPromise(clock)) return [];
    // An appointment that is still ahead took its place.
    const { appointment } = request;
    const isReplaced = appointment !== undefined && (appointment.to ?? appointment.from) > life.now.getTime();
    return isReplaced && context?.missed !== undefined && policy.messages.breached !== undefined
      ? []
      : untold(event.clock, 'breached');
  }
  if ((event.type === 'scheduled' || event.type === 'rescheduled') && told !== undefined) {
    return policy.messages.appointmentMissed === undefined ? untold(event.type, 'appointmentMissed') : [];
  }
  if (told !== undefined || !occurrence.isNews || clocks.deadline !== undefined) return [];
  const ended = promiseIn(clocksBefore);
  return ended === undefined ? [] : untold(ended.name, event.type);
}

function extensionFlaws(life: Life, { event, told, isNews, clocksBefore }: LifeEvent): readonly Flaw[] {
  if (event.type !== 'extended' || !isNews) return [];
  const { clocks, now } = life;
  const clock = clocksBefore.all.find((before, index) => before !== clocks.all[index]);
  const name = clock?.policy.name ?? '';
  if (told === undefined)
    return [{ rule: 'extension/untold', path: ruleOf(life, 'extended'), about: [name, 'extended'] }];
  const oldEnd = clock && clocksBefore.endOf(clock)?.dueAt;
  if (oldEnd === undefined || !clocksBefore.isRunning || earliestNotice(life, 'extended', now) < oldEnd) return [];
  return [{ rule: 'extension/late', path: ruleOf(life, 'extended'), about: [name] }];
}

function questionFlaws(life: Life, { event: { type }, told }: LifeEvent): readonly Flaw[] {
  if (type !== 'asked' || told !== undefined) return [];
  return [{ rule: 'question/untold', path: ruleOf(life, type), about: [type] }];
}

/** Only a request that waits for the subscriber may end because no reply came. */
function lapseFlaws(life: Life, { event, before }: LifeEvent): readonly Flaw[] {
  const isLapse = (event.type === 'withdrawn' || event.type === 'cancelled') && event.by?.role === 'system';
  if (!isLapse || before === undefined || before.status === 'awaitingSubscriber') return [];
  const clock = life.clocks.ends.find(({ definition: { atEnd = '' } }) =>
    ['withdraw', 'cancel'].includes(atEnd),
  )?.definition;
  if (clock === undefined) return [];
  return [{ rule: 'lapse/unasked', path: `${clockPointer(life, clock)}/stopsOn`, about: [clock.name, before.status] }];
}

function warningFlaws(life: Life, { event }: LifeEvent): readonly Flaw[] {
  if (event.type !== 'warned' || !isOpenStatus(life.request.lifecycle, life.request.status)) return [];
  const clock = clockNamed(life.clocks, event.clock);
  if (clock === undefined) return [];
  const started = life.clocks.all.find(({ policy: { name } }) => name === clock.name)?.facts[0]?.at ?? event.at - 1;
  const rule = event.at >= event.dueAt ? 'warning/late' : event.at <= started ? 'warning/early' : undefined;
  return rule === undefined ? [] : [{ rule, path: `${clockPointer(life, clock)}/warnings`, about: [event.clock] }];
}

/** Only what is over leaves the list, and not while the subscriber may still come back to it. */
function listingFlaws(life: Life, { event }: LifeEvent): readonly Flaw[] {
  if (event.type !== 'archived' || event.clock === undefined) return [];
  const clock = clockNamed(life.clocks, event.clock);
  if (clock === undefined) return [];
  const { lifecycle, status } = life.request;
  const path = clockPointer(life, clock);
  if (isOpenStatus(lifecycle, status) || statusAfter(lifecycle, status, 'close') !== undefined) {
    return [{ rule: 'listing/open', path: `${path}/atEnd`, about: [clock.name, status] }];
  }
  const window = life.clocks.ends.find(
    ({ definition: { allows }, dueAt }) => allows !== undefined && dueAt !== undefined && dueAt > life.now,
  );
  return window === undefined
    ? []
    : [{ rule: 'listing/too-short', path: `${path}/term`, about: [clock.name, window.definition.name] }];
}
