/**
 * When verification begins: noon of an ordinary working day, at which requests are registered.
 */
import type { Instant } from '../../kernel/instant.ts';
import { dayMs, parseLocalDay } from '../../kernel/local-day.ts';
import { timeZoneOf } from '../../kernel/time-zone.ts';
import type { KindPolicy } from '../kind-policy.ts';

export const firstDay = '2026-11-20';

export function firstInstant(timeZone: string, day: string = firstDay): Instant {
  return timeZoneOf(timeZone).instantOf((parseLocalDay(day) ?? 0) * dayMs + dayMs / 2);
}

/** The first day, and each later one on which a rule of the kind comes into force. */
export function registrationDays({ clocks }: KindPolicy): readonly string[] {
  const later = clocks.flatMap(({ validFrom = '' }) => (validFrom > firstDay ? [validFrom] : []));
  return [...new Set([firstDay, ...later])].sort();
}
