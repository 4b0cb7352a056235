/**
 * The rows of a timeline: each moment in words, with its date in the zone of the request.
 */
import type { ClockPromise } from '../sla/clock/reading.ts';
import type { Moment, Story } from './story.ts';
import { type TimelineLocale, wordsIn } from './words.ts';

export interface Row extends Pick<Moment, 'name'> {
  readonly date: string;
  readonly title: string;
  readonly details: readonly string[];
  /** Whether it lies ahead. */
  readonly isAhead: boolean;
}

export function rowsOf(story: Story, locale: TimelineLocale): readonly Row[] {
  const { moments, ordered } = wordsIn[locale];
  return story.moments.map((moment, index) => ({
    name: moment.name,
    date: dateOf(moment, story, locale),
    title: moment.name === 'registered' && story.lifecycle === 'order' ? ordered : moments[moment.name],
    details: detailsOf(moment, story.moments.slice(index + 1), story, locale),
    isAhead: moment.at > story.at,
  }));
}

/** The story in words: a sentence for each row. */
export function storyInWords({ timeZone }: Story, rows: readonly Row[], locale: TimelineLocale): string {
  const sentences = rows.flatMap(({ name, date, title, details }) => [
    name === 'due' ? `${title}: ${date}` : `${date}: ${title}`,
    ...details,
  ]);
  return [...sentences, `${wordsIn[locale].times}: ${timeZone}`]
    .map((sentence) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
}

/** '20 ноября 2026'. `Intl` writes it, because the tables of the kernel would be a tenth of the code that a page loads. */
export function dayIn(at: Date, timeZone: string, locale: TimelineLocale): string {
  return intl(at, locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).replace(/\s*г\.$/, '');
}

/** The last day of a term in days, or the day and the hour at which a term in hours ends. */
export function deadlineIn(
  { dueAt, lastDay }: { readonly dueAt: Date; readonly lastDay?: string | undefined },
  timeZone: string,
  locale: TimelineLocale,
): string {
  return lastDay === undefined ? hourIn(dueAt, timeZone, locale) : dayIn(new Date(lastDay), 'UTC', locale);
}

function hourIn(at: Date, timeZone: string, locale: TimelineLocale): string {
  return `${dayIn(at, timeZone, locale)}, ${timeIn(at, timeZone, locale)}`;
}

function timeIn(at: Date, timeZone: string, locale: TimelineLocale): string {
  return intl(at, locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
}

function intl(at: Date, locale: TimelineLocale, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale === 'ru' ? 'ru' : 'en-GB', options).format(at);
}

function dateOf({ name, at, to, promise }: Moment, { timeZone }: Story, locale: TimelineLocale): string {
  if (name === 'due' && promise !== undefined) return notLaterThan(promise, timeZone, locale);
  const start = hourIn(at, timeZone, locale);
  if (to === undefined) return start;
  const isOneDay = dayIn(at, timeZone, locale) === dayIn(to, timeZone, locale);
  return isOneDay ? `${start}–${timeIn(to, timeZone, locale)}` : `${start} – ${hourIn(to, timeZone, locale)}`;
}

function notLaterThan(promise: ClockPromise, timeZone: string, locale: TimelineLocale): string {
  return `${wordsIn[locale].notLaterThan} ${deadlineIn(promise, timeZone, locale)}`;
}

/** Moments whose words are a question, a reply or an answer; those of the others are a reason. */
const speakForThemselves = 'asked replied answered fulfilled closed merged';

function detailsOf(
  { name, promise, outcome, words = '' }: Moment,
  later: readonly Moment[],
  { clock, timeZone, isOpen }: Story,
  locale: TimelineLocale,
): readonly string[] {
  const text = wordsIn[locale];
  const has = (other: Moment['name']): boolean => later.some((moment) => moment.name === other);
  return [
    outcome === undefined ? '' : text.outcomes[outcome],
    clock?.isMet === undefined || isOpen || !(name === 'answered' || name === 'fulfilled') || has(name)
      ? ''
      : text[clock.isMet ? 'inTime' : 'late'],
    words.trim() === '' || speakForThemselves.includes(name) ? words : `${text.reason}: ${words}`,
    promise === undefined || name === 'due' ? '' : `${text.moments.due}: ${notLaterThan(promise, timeZone, locale)}`,
    name === 'asked' && isOpen && !has('replied') ? text.noReplyYet : '',
    name !== 'due' ? '' : clock?.state === 'paused' ? text.standsStill : promise?.preliminary ? text.preliminary : '',
  ].filter((detail) => detail !== '');
}
