/**
 * Days and times as the demonstration shows them, in Moscow time wherever it runs: «Thu 2025-10-02, 09:40».
 */

const zone = 'Europe/Moscow';
const parts = new Intl.DateTimeFormat('en-US', {
  timeZone: zone,
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export interface Moment {
  /** «2025-10-02» */
  readonly date: string;
  /** «Thu 2025-10-02» */
  readonly day: string;
  /** «09:40» */
  readonly time: string;
}

export function momentOf(at: Date): Moment {
  const part = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${part['year']}-${part['month']}-${part['day']}`;
  return {
    date,
    day: `${part['weekday']} ${date}`,
    time: `${part['hour']}:${part['minute']}`,
  };
}

export function moment(at: Date): string {
  const { day, time } = momentOf(at);
  return `${day}, ${time}`;
}

/** The exclusive end of a term: midnight is the end of the day before. */
export function deadline(at: Date): string {
  const { day, time } = momentOf(at);
  return time === '00:00' ? `${momentOf(lastInstant(at)).day}, 24:00` : `${day}, ${time}`;
}

/** «2025-11-01» */
export function lastDayOf(at: Date): string {
  return momentOf(lastInstant(at)).date;
}

function lastInstant(end: Date): Date {
  return new Date(end.getTime() - 1);
}

/** «Sat 2025-10-18, 12:00-14:00» */
export function slot(from: Date, to: Date | undefined): string {
  return to === undefined ? moment(from) : `${moment(from)}-${momentOf(to).time}`;
}
