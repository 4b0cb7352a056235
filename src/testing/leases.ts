/**
 * Cases about leases: what a worker is given, by whose clock a lease ends, and that a late worker changes nothing.
 */
import type { LeaseOptions, RequestStore } from '../desk/ports/store.ts';
import type { ContractCase } from './case.ts';
import { equal, isTrue, sameItems } from './expect.ts';
import {
  at,
  commitInOrder,
  eventually,
  following,
  handedOut,
  idsOf,
  keysOf,
  minute,
  names,
  noon,
  opening,
  outcomesOf,
  sampleMessage,
  upTo,
} from './sample.ts';

const hour = 60 * minute;
const day = 24 * hour;

/** A request that is due and has a message. */
const due = opening('a', { wakeAt: noon, outbox: [sampleMessage('a', 1)] });
const key = 'a/registered/1';

/** Many requests of other operators and kinds, the earliest ones, and then two of MTS. */
async function mixed(store: RequestStore): Promise<void> {
  const others = names('other', 12).map((id, index) => {
    const operator = index % 3 === 0 ? 'mts' : 'beeline';
    const kind = index % 3 === 1 ? 'serviceFault' : 'simReplacement';
    const outbox = [sampleMessage(id, 1, { operator, kind })];
    return opening(id, { keys: { operator, kind }, wakeAt: noon - minute, outbox });
  });
  const own = ['own-1', 'own-2'].map((id) => opening(id, { wakeAt: noon, outbox: [sampleMessage(id, 1)] }));
  await commitInOrder(store, [...others, ...own]);
}

type Ask = (store: RequestStore, options: LeaseOptions) => Promise<readonly string[]>;
const woken: Ask = async (store, options) => idsOf(await store.wake(at(1), options));
const sent: Ask = async (store, options) => (await store.outbox(at(1), options)).map(({ requestId }) => requestId);

async function onlyWhatIsAskedFor(store: RequestStore, ask: Ask): Promise<void> {
  await mixed(store);
  const [operators, kinds] = [['mts', 'mts-old'], ['serviceFault']];
  equal(await ask(store, { ...upTo(9), operators: [], kinds }), [], 'of no operator');
  equal(await ask(store, { ...upTo(9), operators, kinds: [] }), [], 'of no kind');
  equal(await ask(store, { ...upTo(1), operators, kinds }), ['own-1'], 'the first of two');
  equal(await ask(store, { ...upTo(9), operators, kinds }), ['own-2'], 'the second of two');
  const faults = await ask(store, { ...upTo(99), kinds });
  sameItems(faults, ['other-01', 'other-04', 'other-07', 'other-10'], 'of one kind');
  const ofMts = await ask(store, { ...upTo(99), operators });
  sameItems(ofMts, ['other-00', 'other-03', 'other-06', 'other-09'], 'of one operator');
  const rest = await ask(store, upTo(99));
  sameItems(rest, ['other-02', 'other-05', 'other-08', 'other-11'], 'the rest, without a filter');
}

/** Requests of three operators, two of each: neither their names nor their kinds are in the order of their times. */
const mixedUp = names('request', 6).map((id, index) => {
  const operator = ['mts', 'beeline', 'tele2'][index % 3] ?? '';
  const kind = index % 2 === 0 ? 'serviceFault' : 'complaint';
  const outbox = [sampleMessage(id, 1, { operator, kind })];
  return opening(id, { keys: { operator, kind }, wakeAt: noon - hour + index, outbox });
});

async function inOneOrder(store: RequestStore, ask: Ask): Promise<void> {
  await commitInOrder(store, mixedUp);
  const operators = ['tele2', 'mts', 'beeline'];
  const [one, two, three, four, five, six] = mixedUp.map(({ id }) => id);
  equal(await ask(store, { ...upTo(2), operators }), [one, two], 'the first two of named operators');
  equal(await ask(store, upTo(2)), [three, four], 'the first two of all operators');
  equal(await ask(store, { ...upTo(9), operators, kinds: ['complaint', 'serviceFault'] }), [five, six], 'the rest');
}

/** Two workers have had the wake-up of `due` and its message; the lease of the first is over. */
async function heldTwice(store: RequestStore): Promise<{ readonly wakeUps: string[]; readonly messages: string[] }> {
  await commitInOrder(store, [due]);
  const tokens: { readonly wakeUps: string[]; readonly messages: string[] } = { wakeUps: [], messages: [] };
  for (const [turn, leaseMs] of [1, hour].entries()) {
    const wakeUps = await eventually(() => store.wake(at(turn), upTo(9, leaseMs)));
    const messages = await eventually(() => store.outbox(at(turn), upTo(9, leaseMs)));
    tokens.wakeUps.push(...wakeUps.map(({ token }) => token));
    tokens.messages.push(...messages.map(({ token }) => token));
  }
  return tokens;
}

export const leases: readonly ContractCase[] = [
  {
    name: 'a worker is given wake-ups of its operators and kinds, and those of others hide none of them',
    check: ({ store }) => onlyWhatIsAskedFor(store, woken),
  },
  {
    name: 'a worker is given messages of its operators and kinds, and those of others hide none of them',
    check: ({ store }) => onlyWhatIsAskedFor(store, sent),
  },
  {
    name: 'requests of several operators and kinds wake in the order of their time, as many in all as were asked for',
    check: ({ store }) => inOneOrder(store, woken),
  },
  {
    name: 'messages of several operators and kinds go out in the order of their commits, as many in all as were asked for',
    check: ({ store }) => inOneOrder(store, sent),
  },
  {
    name: 'messages that are not sent yet are for workers of the kind that their request has now',
    check: async ({ store }) => {
      const former = { ...upTo(9), kinds: ['serviceFault'] };
      await commitInOrder(store, [due]);
      equal(await sent(store, former), ['a'], 'before the change');
      const other = opening('b', { outbox: [sampleMessage('b', 1)] });
      await commitInOrder(store, [other]);
      for (const change of [due, other]) {
        const outbox = [sampleMessage(change.id, 2, { kind: 'complaint' })];
        await commitInOrder(store, [following(change, { keys: { kind: 'complaint' }, outbox })]);
      }
      await store.settle([{ key, retryAt: noon, attempts: 0 }]);
      equal(await sent(store, former), [], 'of the former kind');
      sameItems(await sent(store, { ...upTo(9), kinds: ['complaint'] }), ['a', 'a', 'b', 'b'], 'of the present kind');
    },
  },
  {
    name: 'a message is not overtaken by one of another kind, whatever kinds the other worker asks for',
    check: async ({ store }) => {
      const newer = sampleMessage('a', 1, { kind: 'complaint', message: 'asked' });
      await commitInOrder(store, [opening('a', { outbox: [sampleMessage('a', 1), newer] })]);
      equal(await sent(store, { ...upTo(1), kinds: ['serviceFault'] }), ['a'], 'the earlier one');
      equal(await sent(store, { ...upTo(9), kinds: ['complaint'] }), [], 'while the earlier one is sent');
      await store.settle([{ key, retryAt: noon + hour, attempts: 1 }]);
      equal(await sent(store, { ...upTo(9), kinds: ['complaint'] }), [], 'while the earlier one waits');
      equal(keysOf(await store.outbox(at(60), upTo(9))), [key, newer.key], 'when its time has come');
    },
  },
  {
    name: 'what was handed out before is not handed out again by a clock that says it is not due yet',
    check: async ({ store }) => {
      const outbox = [sampleMessage('a', 1, { notBefore: noon + 2 * minute })];
      await commitInOrder(store, [opening('a', { wakeAt: noon + 2 * minute, outbox })]);
      equal(idsOf(await store.wake(at(2), upTo(9, 1))), ['a'], 'wake-ups at their time');
      equal(keysOf(await store.outbox(at(2), upTo(9, 1))), [key], 'messages at their time');
      await realTime();
      equal(await store.wake(at(1), upTo(9)), [], 'wake-ups before their time');
      equal(await store.outbox(at(1), upTo(9)), [], 'messages before their time');
      equal(idsOf(await eventually(() => store.wake(at(3), upTo(9)))), ['a'], 'wake-ups afterwards');
      equal(keysOf(await eventually(() => store.outbox(at(3), upTo(9)))), [key], 'messages afterwards');
    },
  },
  {
    name: 'attempts count when a message is handed out, so that one that ends its worker is known',
    check: async ({ store }) => {
      await commitInOrder(store, [due]);
      const attempts: number[] = [];
      for (let time = 0; time < 8; time += 1) {
        const messages = await eventually(() => store.outbox(at(time), upTo(9, 1)));
        attempts.push(...messages.map((message) => message.attempts));
      }
      equal(attempts, [1, 2, 3, 4, 5, 6, 7, 8], 'attempts');
      equal(await store.messages('a'), [handedOut(sampleMessage('a', 1), 8)], 'messages');
      await store.settle([{ key, retryAt: noon, attempts: 0 }]);
      equal((await store.outbox(at(8), upTo(9)))[0]?.attempts, 1, 'attempts when it was given back untried');
    },
  },
  {
    name: 'no token comes twice, also when the wake-up was replaced in between',
    check: async ({ store }) => {
      const { wakeUps, messages } = await heldTwice(store);
      await commitInOrder(store, [following(due, { wakeAt: noon })]);
      wakeUps.push(...(await store.wake(at(1), upTo(9))).map(({ token }) => token));
      equal([wakeUps.length, messages.length], [3, 2], 'leases');
      equal([new Set(wakeUps).size, new Set(messages).size], [3, 2], 'different tokens');
      isTrue(
        [...wakeUps, ...messages].every((token) => typeof token === 'string'),
        'tokens: expected texts',
      );
    },
  },
  {
    name: 'a late worker settles nothing: neither an outcome nor another attempt',
    check: async ({ store }) => {
      const [late = '', latest = ''] = (await heldTwice(store)).messages;
      const written = handedOut(sampleMessage('a', 1), 2);
      await commitInOrder(store, [opening('b', { outbox: [sampleMessage('b', 1)] })]);
      const [{ token: foreign = '' } = {}] = await store.outbox(at(2), upTo(9, hour));
      await store.settle([{ key, token: foreign, outcome: 'failed', at: noon }]);
      equal(await store.messages('a'), [written], 'messages after the worker of another message');
      await store.settle([{ key, token: late, outcome: 'failed', at: noon }]);
      await store.settle([{ key, token: late, retryAt: noon, attempts: 0 }]);
      equal(await store.messages('a'), [written], 'messages after the late worker');
      equal(await store.outbox(at(2), upTo(9)), [], 'what is leased');
      await store.settle([
        { key, token: late, outcome: 'failed', at: noon },
        { key, token: latest, outcome: 'sent', at: noon + 1 },
      ]);
      equal(await store.messages('a'), [{ ...written, outcome: 'sent', settledAt: noon + 1 }], 'messages at the end');
    },
  },
  {
    name: 'a worker whose lease is over settles its message as long as nobody else got it',
    check: async ({ store }) => {
      await commitInOrder(store, [due]);
      const [{ token = '' } = {}] = await store.outbox(at(0), upTo(9, 1));
      await realTime();
      await store.settle([{ key, token, outcome: 'sent', at: noon }]);
      equal((await store.messages('a'))[0]?.outcome, 'sent', 'outcome');
    },
  },
  {
    name: 'a worker that gave a message back settles it as long as nobody else got it',
    check: async ({ store }) => {
      await commitInOrder(store, [due, opening('b', { outbox: [sampleMessage('b', 1)] })]);
      const [one, other] = await store.outbox(at(0), upTo(9, hour));
      const tokens = [one?.token ?? '', other?.token ?? ''] as const;
      await store.settle([
        { key, token: tokens[0], retryAt: noon, attempts: 0 },
        { key: 'b/registered/1', token: tokens[1], retryAt: noon + hour, attempts: 1 },
      ]);
      // A worker of other kinds asks when both are due again.
      equal(await store.outbox(at(120), { ...upTo(9), kinds: ['complaint'] }), [], 'for another worker');
      await store.settle([
        { key, token: tokens[0], outcome: 'sent', at: noon },
        { key: 'b/registered/1', token: tokens[1], outcome: 'failed', at: noon },
      ]);
      equal((await store.messages('a'))[0]?.outcome, 'sent', 'what was given back at once');
      equal((await store.messages('b'))[0]?.outcome, 'failed', 'what was given back for later');
    },
  },
  {
    name: 'a change with the token of an earlier lease is a conflict, alone and in a batch, and leaves nothing behind',
    check: async ({ store }) => {
      const [late = '', latest = ''] = (await heldTwice(store)).wakeUps;
      const change = following(due, { outbox: [sampleMessage('a', 2)], supersedes: [key], commandId: 'c' });
      equal(await store.commit({ ...change, leaseToken: late }), 'conflict', 'alone');
      const other = opening('b');
      equal(await outcomesOf(store, [{ ...change, leaseToken: late }, other]), ['conflict', 'committed'], 'in a batch');
      const another = following(other, { leaseToken: latest });
      equal(
        await outcomesOf(store, [{ ...change, leaseToken: late }, another]),
        ['conflict', 'conflict'],
        'of another',
      );
      equal(await store.load('a'), due.stored, 'document');
      equal(await store.messages('a'), [handedOut(sampleMessage('a', 1), 2)], 'messages');
      equal(await store.commit({ ...change, leaseToken: latest }), 'committed', 'with the latest one');
    },
  },
  {
    name: 'a new request has no lease: with a token it is a conflict',
    check: async ({ store }) => {
      equal(await store.commit(opening('a', { wakeAt: noon, leaseToken: '1' })), 'conflict', 'commit');
      equal(await store.load('a'), undefined, 'document');
    },
  },
  {
    name: 'the clock of a worker, however wrong it is, neither locks a request or a message nor frees one',
    check: async ({ store }) => {
      if (store.time === undefined) return;
      await commitInOrder(store, [due]);
      const nextYear = new Date(noon + 365 * day);
      equal(idsOf(await store.wake(nextYear, upTo(9, 1))), ['a'], 'woken by a clock that is a year ahead');
      equal(keysOf(await store.outbox(nextYear, upTo(9, 1))), [key], 'sent by a clock that is a year ahead');
      equal(idsOf(await eventually(() => store.wake(at(1), upTo(9, hour)))), ['a'], 'woken by the next one');
      equal(keysOf(await eventually(() => store.outbox(at(1), upTo(9, hour)))), [key], 'sent by the next one');
      equal(await store.wake(nextYear, upTo(9)), [], 'wake-ups that a clock a year ahead takes away');
      equal(await store.outbox(nextYear, upTo(9)), [], 'messages that a clock a year ahead takes away');
    },
  },
  {
    name: 'a message whose lease is over is superseded like one that was never handed out',
    check: async ({ store }) => {
      await commitInOrder(store, [due]);
      await store.outbox(at(0), upTo(9, 1));
      await realTime();
      await commitInOrder(store, [following(due, { supersedes: [key] })]);
      equal((await store.messages('a'))[0]?.outcome, 'superseded', 'outcome');
    },
  },
];

/** Longer than a lease of a millisecond, on any clock that goes. */
function realTime(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
