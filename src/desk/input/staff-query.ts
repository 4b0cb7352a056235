/**
 * What services and employees ask of all requests together: the feed of events, the queue, the next request to work on.
 */
import type * as z from 'zod/mini';
import { lazy } from '../../kernel/lazy.ts';
import { object, oneOf, optional, text, wholeNumber } from './fields.ts';

/** Which part of the feed is asked for. */
export interface EventsQuery {
  /** The cursor of the answer before; from the beginning when left out. */
  readonly after?: string;
  /** 1 to 10,000 events at most, by default 1,000. */
  readonly limit?: number;
  /** `person`: also the words of people and whose request it is; without it an event has nothing of that. */
  readonly include?: 'person';
}

const anObject = 'an object with the parts of the question, all of which may be left out';

export const eventsQuery: () => z.ZodMiniType<EventsQuery> = /* @__PURE__ */ lazy(() =>
  object(
    {
      after: optional(text(500)),
      limit: optional(wholeNumber(1, 10_000, 'a whole number from 1 to 10000')),
      include: optional(oneOf(['person'])),
    },
    anObject,
  ),
);
