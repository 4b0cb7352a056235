/**
 * Times of documents and queries: RFC 3339 with a zone, on a day that exists.
 */
import { parseLocalDay } from '../../kernel/local-day.ts';

const zonedTime =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

export function isZonedTime(value: string): boolean {
  const day = zonedTime.exec(value)?.[1];
  return day !== undefined && parseLocalDay(day) !== undefined;
}
