/**
 * Cases about the messages that did not reach anybody.
 */
import type { DeliveryOutcome, RequestStore, UndeliveredQuery } from '../../desk/ports/store.ts';
import type { ContractCase } from '../case.ts';
import { equal, isTrue } from '../expect.ts';
import { at, commitInOrder, erasing, noon, opening, sampleMessage, upTo } from '../sample.ts';

/** Messages of requests `0`, `1`, …, each with its outcome, settled at so many milliseconds after noon. */
async function settled(
  store: RequestStore,
  outcomes: readonly (readonly [DeliveryOutcome, number, operator?: string])[],
): Promise<readonly string[]> {
  const changes = outcomes.map(([, , operator = 'mts'], index) =>
    opening(String(index), { keys: { operator }, outbox: [sampleMessage(String(index), 1, { operator })] }),
  );
  await commitInOrder(store, changes);
  const keys = changes.map(({ outbox: [message] }) => message?.key ?? '');
  await store.outbox(at(0), upTo(99));
  await store.settle(
    outcomes.flatMap(([outcome, after], index) => ({ key: keys[index] ?? '', outcome, at: noon + after })),
  );
  return keys;
}

async function pages(store: RequestStore, query: UndeliveredQuery): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.undelivered(cursor === undefined ? query : { ...query, cursor });
    isTrue(page.found.length <= query.limit, 'undelivered: more than the limit');
    found.push(...page.found.map(({ key }) => key));
    isTrue(found.length < 100, 'undelivered: expected an end');
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

export const undelivered: readonly ContractCase[] = [
  {
    name: 'messages that did not reach anybody are listed with their outcomes, the latest end first',
    check: async ({ store }) => {
      const outcomes = [
        ['failed', 5],
        ['sent', 6],
        ['expired', 7],
        ['superseded', 8],
        ['suppressed', 9],
        ['failed', 1],
      ] as const;
      const keys = await settled(store, outcomes);
      const { found, cursor } = await store.undelivered({ limit: 9 });
      equal(
        found.map(({ key, outcome, settledAt }) => [key, outcome, settledAt]),
        [
          [keys[2], 'expired', noon + 7],
          [keys[0], 'failed', noon + 5],
          [keys[5], 'failed', noon + 1],
        ],
        'undelivered',
      );
      equal(cursor, undefined, 'cursor of the only page');
      equal(
        await store.messages('0'),
        found.filter(({ requestId }) => requestId === '0'),
        'the same as of the request',
      );
    },
  },
  {
    name: 'a message keeps the last error that it was settled with, until its request is erased',
    check: async ({ store }) => {
      const [message, other] = [sampleMessage('a', 1), sampleMessage('b', 1)];
      const first = opening('a', { outbox: [message] });
      await commitInOrder(store, [first, opening('b', { outbox: [other] })]);
      await store.outbox(at(0), upTo(99));
      const errors = async (): Promise<readonly unknown[]> => {
        const found = [...(await store.messages('a')), ...(await store.messages('b'))];
        return found.map(({ outcome, error }) => [outcome, error]);
      };
      await store.settle([
        { key: message.key, retryAt: noon + 5, attempts: 1, error: 'timeout' },
        { key: other.key, outcome: 'failed', at: noon, error: 'no such subscriber' },
      ]);
      equal(
        await errors(),
        [
          [undefined, 'timeout'],
          ['failed', 'no such subscriber'],
        ],
        'at first',
      );
      await store.settle([{ key: message.key, outcome: 'expired', at: noon + 6 }]);
      equal(
        await errors(),
        [
          ['expired', 'timeout'],
          ['failed', 'no such subscriber'],
        ],
        'later',
      );
      const { found } = await store.undelivered({ limit: 9 });
      equal(
        found.map(({ error }) => error),
        ['timeout', 'no such subscriber'],
        'undelivered',
      );
      await store.erase(erasing(first, await store.history('a')));
      equal(
        await errors(),
        [
          ['expired', undefined],
          ['failed', 'no such subscriber'],
        ],
        'erased',
      );
    },
  },
  {
    name: 'messages that did not reach anybody are listed by outcome and operator, on pages without a gap',
    check: async ({ store }) => {
      const keys = await settled(store, [
        ['failed', 1],
        ['failed', 1],
        ['expired', 1],
        ['failed', 1, 'beeline'],
        ['failed', 2],
      ]);
      const [first, second, third, fourth, fifth] = keys;
      equal(await pages(store, { limit: 1 }), [fifth, fourth, third, second, first], 'one at a time');
      equal(await pages(store, { limit: 2, outcome: 'failed' }), [fifth, fourth, second, first], 'failed ones');
      equal(await pages(store, { limit: 2, operator: 'mts' }), [fifth, third, second, first], 'of one operator');
      equal(await pages(store, { limit: 2, operator: 'mts', outcome: 'expired' }), [third], 'both');
    },
  },
];
