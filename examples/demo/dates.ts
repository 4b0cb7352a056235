/**
 * Days and times in Moscow time, on any computer: «Thu 2025-10-02, 09:40».
 */
import type { Say } from './language.ts';

const format = {
  timeZone: 'Europe/Moscow',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;
const parts = { en: new Intl.DateTimeFormat('en-US', format), ru: new Intl.DateTimeFormat('ru-RU', format) };

export interface LocalDateTime {
  /** «2025-10-02» */
  readonly date: string;
  /** «Thu 2025-10-02» */
  readonly day: string;
  /** «09:40» */
  readonly time: string;
}

export function localDateTime(at: Date, say: Say): LocalDateTime {
  const wanted = say('en', 'ru') === 'ru' ? parts.ru : parts.en;
  const part = Object.fromEntries(wanted.formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${part['year']}-${part['month']}-${part['day']}`;
  return {
    date,
    day: `${part['weekday']} ${date}`,
    time: `${part['hour']}:${part['minute']}`,
  };
}

export function formatDateTime(at: Date, say: Say): string {
  const { day, time } = localDateTime(at, say);
  return `${day}, ${time}`;
}

/** The end of a term is exclusive: 00:00 is shown as 24:00 of the day before. */
export function formatDeadline(at: Date, say: Say): string {
  const { day, time } = localDateTime(at, say);
  return time === '00:00' ? `${localDateTime(lastInstant(at), say).day}, 24:00` : `${day}, ${time}`;
}

/** «2025-11-01» */
export function lastDayOf(at: Date, say: Say): string {
  return localDateTime(lastInstant(at), say).date;
}

function lastInstant(end: Date): Date {
  return new Date(end.getTime() - 1);
}

/** «Sat 2025-10-18, 12:00-14:00» */
export function formatSlot(from: Date, to: Date | undefined, say: Say): string {
  return to === undefined ? formatDateTime(from, say) : `${formatDateTime(from, say)}-${localDateTime(to, say).time}`;
}
