/**
 * Stores that list the wrong messages as undelivered.
 */
import { type BrokenStore, broken } from './broken-store.ts';

const inOrder = 'listed with their outcomes, the latest end first';
const byNames = 'listed by outcome and operator, on pages without a gap';

const errors = 'a message keeps the last error';

export const brokenUndelivered: readonly BrokenStore[] = [
  broken('lists the first failure first', inOrder, (inner) => ({
    undelivered: async (query) => {
      const page = await inner.undelivered(query);
      return { ...page, found: [...page.found].reverse() };
    },
  })),
  broken('forgets why a message failed', errors, (inner) => ({
    settle: (settlements) => inner.settle(settlements.map(({ error: _, ...settlement }) => settlement)),
  })),
  broken('keeps no error of a message that waits', errors, (inner) => ({
    settle: (settlements) =>
      inner.settle(settlements.map((one) => ('outcome' in one ? one : { ...one, error: undefined as never }))),
  })),
  broken('lists failed messages only', inOrder, (inner) => ({
    undelivered: (query) => inner.undelivered({ ...query, outcome: 'failed' }),
  })),
  broken('lists undelivered messages of all operators', byNames, (inner) => ({
    undelivered: ({ operator: _, ...query }) => inner.undelivered(query),
  })),
  broken('gives the first page of undelivered messages as the only one', byNames, (inner) => ({
    undelivered: async (query) => ({ found: (await inner.undelivered(query)).found }),
  })),
];
