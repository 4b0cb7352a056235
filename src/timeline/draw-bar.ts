/**
 * The bar of a timeline: from the start of the clock to its deadline or to what came later, with the time that was used, the
 * pauses and the time after the deadline.
 */
import { dayIn, deadlineIn } from './rows.ts';
import type { Story } from './story.ts';
import { escapeXml } from './svg-text.ts';
import { type TimelineLocale, wordsIn } from './words.ts';

/** '' where there is no clock. */
export function drawBar({ clock, at, timeZone, moments }: Story, locale: TimelineLocale): string {
  if (clock === undefined) return '';
  const { startedAt, dueAt, pauses, promises, stoppedAt, breachedAt } = clock;
  const end = stoppedAt ?? at;
  const from = startedAt.getTime();
  const time = Math.max(dueAt.getTime(), end.getTime(), from + 1) - from;
  /** In percent; the ends leave room for marks. */
  const place = (date: Date | number): number =>
    Math.round((2 + 96 * Math.min(1, Math.max(0, (Number(date) - from) / time))) * 100) / 100;
  const [due, used] = [place(dueAt), place(end)];
  const isAnswered = moments.some(({ name }) => name === 'answered' || name === 'fulfilled');
  const ended = isAnswered ? 'good' : 'ended';
  const tone = stoppedAt !== undefined ? ended : breachedAt !== undefined ? 'bad' : 'accent';
  const part = (name: string, start: number, stop: number): string =>
    stop > start ? `<line class="bar ${name}" x1="${start}%" x2="${stop}%" y1="36" y2="36"/>` : '';
  const tick = (position: number): string => `<line class="tick" x1="${position}%" x2="${position}%" y1="27" y2="45"/>`;
  const last = moments.findLast((moment) => !['closed', 'visit', 'overdue', 'due'].includes(moment.name));
  return [
    part('track', 2, 98),
    part(stoppedAt === undefined ? 'accent' : ended, 2, Math.min(used, due)),
    breachedAt === undefined ? '' : part('bad', due, used),
    ...pauses.flatMap(({ from: begin, to }) => ['wait', 'gap'].map((name) => part(name, place(begin), place(to)))),
    ...new Set(promises.map((promise) => tick(place(promise.dueAt)))),
    `<circle class="${tone}" cx="${used}%" cy="36" r="8"/>`,
    label(used, 18, last === undefined ? '' : wordsIn[locale].moments[last.name]),
    // Where the two would meet, the deadline alone.
    due < 55 ? '' : label(2, 63, dayIn(startedAt, timeZone, locale)),
    label(due, 63, deadlineIn(clock, timeZone, locale)),
  ].join('');
}

/** On the side of its place that is inside of the picture. */
function label(position: number, y: number, text: string): string {
  const anchor = position < 30 ? 'start' : position > 70 ? 'end' : 'middle';
  return `<text class="date" x="${position}%" y="${y}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
}
