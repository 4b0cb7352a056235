/**
 * What a calendar can answer, for questions that nobody has to have an answer to: a warning, a projection, a measurement.
 */
import { Fault } from '../../kernel/fault.ts';

/** The answer, or `undefined` where the calendar does not know the days that decide it. */
export function ifKnown<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    if (Fault.is(error) && unanswerable.includes(error.code)) return undefined;
    throw error;
  }
}

const unanswerable: readonly string[] = ['calendar/unknown-date', 'calendar/no-working-time'];
