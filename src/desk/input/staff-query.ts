/**
 * What services and employees ask of all requests together: the feed of events, the queue, the next request to work on.
 */
import * as z from 'zod/mini';
import { lazy } from '../../kernel/lazy.ts';
import { openStatuses, type Status } from '../../request/lifecycle.ts';
import type { UndeliveredOutcome } from '../ports/store.ts';
import { identifier, instant, object, oneOf, optional, text, wholeNumber } from './fields.ts';

/** Which part of the feed is asked for, see {@link DeskEvents}. */
export interface EventsQuery {
  /** The cursor of the answer before; from the beginning when left out. */
  readonly after?: string | undefined;
  /** 1 to 10,000 events at most, by default 1,000. */
  readonly limit?: number | undefined;
  /** `person`: also the words of people and whose request it is; without it an event has nothing of that. */
  readonly include?: 'person' | undefined;
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

/** Which open requests are asked for, see {@link Queue}: those that fit everything that is given. */
export interface QueueQuery {
  /** Id or alias of an operator of the desk. */
  readonly operator?: string | undefined;
  readonly kind?: string | undefined;
  /** An open one: what has ended is in no queue. */
  readonly status?: Status | undefined;
  /** `null`: those that nobody has. */
  readonly assignee?: string | null | undefined;
  readonly team?: string | undefined;
  /** `true`: those whose deadline has passed; `false`: the others, those without a deadline too. */
  readonly overdue?: boolean | undefined;
  /** Those due before this instant: a `Date`, or ISO 8601 with its zone. */
  readonly dueBefore?: Date | string | undefined;
  /**
   * `deadline`, the default: earliest deadline first, at one instant that of the law before the promise before the internal one;
   * those without one last. `registered`: oldest registration first.
   */
  readonly order?: 'deadline' | 'registered' | undefined;
  /** 1 to 1,000, by default 50. */
  readonly limit?: number | undefined;
  /** Of the page before. */
  readonly cursor?: string | undefined;
}

/** Once it is read, a field that is `undefined` is left out. */
type Given<Query> = { readonly [Name in keyof Query]: Exclude<Query[Name], undefined> };

/** The same, once it is read. */
export type ReadQueueQuery = Omit<Given<QueueQuery>, 'dueBefore'> & { readonly dueBefore?: number };

const openNames = [...new Set<Status>([...openStatuses.inquiry, ...openStatuses.order])];

const yesOrNo = 'true or false';

/** Where requests are taken from. */
const place = () => ({ team: optional(identifier()), operator: optional(identifier()), kind: optional(identifier()) });

export const queueQuery: () => z.ZodMiniType<ReadQueueQuery> = /* @__PURE__ */ lazy(() =>
  object(
    {
      ...place(),
      status: optional(oneOf(openNames)),
      assignee: optional(z.nullable(identifier())),
      overdue: optional(z.boolean({ error: yesOrNo })),
      dueBefore: optional(instant()),
      order: optional(oneOf(['deadline', 'registered'])),
      limit: optional(wholeNumber(1, 1_000, 'a whole number from 1 to 1000')),
      cursor: optional(text(500)),
    },
    anObject,
  ),
);

/**
 * Who takes a request, and from where.
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * const taken = await desk.take({ agentId: 'ivanova', operator: 'mts' });
 * taken.ok && taken.value?.request.assignee //=> 'ivanova'
 */
export interface TakeQuery {
  readonly agentId: string;
  /** The same id twice takes one request: repeat a call whose answer was lost with it. */
  readonly commandId?: string | undefined;
  /** Only one of this team; of any when left out. */
  readonly team?: string | undefined;
  readonly operator?: string | undefined;
  readonly kind?: string | undefined;
}

export const takeQuery: () => z.ZodMiniType<Given<TakeQuery>> = /* @__PURE__ */ lazy(() =>
  object({ agentId: identifier(), commandId: optional(identifier()), ...place() }, 'an object with agentId'),
);

/** Which messages that did not reach anybody are asked for, see {@link UndeliveredMessages}. */
export interface UndeliveredMessagesQuery {
  readonly outcome?: UndeliveredOutcome | undefined;
  readonly operator?: string | undefined;
  /** 1 to 100, by default 50. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export const undeliveredQuery: () => z.ZodMiniType<UndeliveredMessagesQuery> = /* @__PURE__ */ lazy(() =>
  object(
    {
      outcome: optional(oneOf(['failed', 'expired'])),
      operator: optional(identifier()),
      limit: optional(wholeNumber(1, 100, 'a whole number from 1 to 100')),
      cursor: optional(text(500)),
    },
    anObject,
  ),
);

/** Who sends a message again, and why, see {@link UndeliveredMessages}. */
export interface ResendOptions {
  readonly agentId?: string | undefined;
  /** For colleagues: it is written into the history. */
  readonly reason?: string | undefined;
}

export const resendOptions: () => z.ZodMiniType<ResendOptions> = /* @__PURE__ */ lazy(() =>
  object({ agentId: optional(identifier()), reason: optional(text(1_000)) }, 'an object with agentId and reason'),
);
