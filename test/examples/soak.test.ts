import { describe, expect, it } from 'vitest';
import type { Evidence, NotedEntry, RequestRow, RowChange } from '../../examples/soak/evidence.ts';
import { leaseMs, retry } from '../../examples/soak/plan.ts';
import { allProofs } from '../../examples/soak/proofs/all-proofs.ts';
import { erasedNowhere, numbersOnce, versionsGapless } from '../../examples/soak/proofs/documents.ts';
import {
  attemptsBounded,
  endStays,
  onceForEachLease,
  oneHolder,
  settlementsKept,
} from '../../examples/soak/proofs/leases.ts';
import { memoryFlat, onlyExpectedFaults, wrongClocksHarmless } from '../../examples/soak/proofs/processes.ts';
import { mostPasses, nobodyStarves, nothingLeft, poisonContained } from '../../examples/soak/proofs/progress.ts';
import type { Proof } from '../../examples/soak/proofs/proof.ts';
import { randomOf } from '../../examples/soak/random.ts';
import { tableOf, verdictOn } from '../../examples/soak/report.ts';
import { Waiting } from '../../examples/soak/waiting.ts';

/** An instant of the database. */
const noon = Date.UTC(2026, 10, 20, 9);
const key = 'r/registered/1';
const pair = 'mts/serviceFault';
const row: RowChange = {
  at: noon,
  transaction: 100,
  subject: 'message',
  id: key,
  requestId: 'r',
  pair,
  dueAt: noon,
  times: 0,
  leasedUntil: null,
  token: null,
  outcome: null,
  settledAt: null,
};
const wakeUp: RowChange = { ...row, subject: 'wakeUp', id: 'r' };
/** Written, handed out, sent. */
const written = row;
const leased: RowChange = { ...row, transaction: 101, times: 1, leasedUntil: noon + leaseMs, token: 'one' };
const sent: RowChange = {
  ...leased,
  at: noon + 5,
  transaction: 102,
  leasedUntil: null,
  outcome: 'sent',
  settledAt: noon,
};
const call: NotedEntry = { process: 'steady', type: 'call', key, token: 'one', leaseAgeMs: 3 };
const request: RequestRow = {
  id: 'r',
  number: '4000000001',
  version: 2,
  documentVersion: 2,
  versions: [1, 2],
  commandIds: ['form-1'],
  isErased: false,
  futureEvents: 0,
};
const answer: NotedEntry = { process: 'steady', type: 'registered', number: '4000000001', commandId: 'form-1' };
const person = { table: 'request', owner: 'r', mark: 'person-000000001' };

const sound: Evidence = {
  entries: [call, answer, tick(102, 103), { process: 'second', type: 'skewed', call: 'tick', code: 'desk/clock-skew' }],
  changes: [written, leased, sent, wakeUp, { ...wakeUp, at: noon + 9, transaction: 104, dueAt: null }],
  requests: [request],
  marks: [person],
  poisons: new Map(),
  horizon: noon + 60_000,
};

function tick(
  from: number,
  to: number,
  more: { readonly now?: number; readonly running?: readonly number[] } = {},
): NotedEntry {
  const { now = noon, running = [] } = more;
  return {
    process: 'steady',
    type: 'tick',
    now,
    from: { next: from, running, at: noon },
    to: { next: to, running: [], at: noon },
  };
}

/** What the proof finds when these parts of the sound evidence are other ones. */
function found(proof: Proof, parts: Partial<Evidence>): readonly string[] {
  return proof.violations({ ...sound, ...parts });
}

function withEntries(...entries: readonly NotedEntry[]): Partial<Evidence> {
  return { entries: [...sound.entries, ...entries] };
}

it.each(allProofs.map((proof) => [proof.promise, proof] as const))('in sound evidence: %s', (_, proof) => {
  expect(proof.violations(sound)).toEqual([]);
});

describe('documents', () => {
  it('two requests of one number are found', () => {
    expect(found(numbersOnce, { requests: [request, { ...request, id: 's' }] })).toEqual([
      '4000000001 is the number of 2 requests',
    ]);
  });

  it('a number that was answered to two forms is found', () => {
    const again: NotedEntry = { ...answer, process: 'second', commandId: 'form-2' };
    expect(found(numbersOnce, withEntries(again))).toHaveLength(1);
  });

  it('a number that was answered and is not stored is found', () => {
    expect(found(numbersOnce, { requests: [] })).toHaveLength(1);
  });

  it('requests without a number are not compared', () => {
    const consultation = { ...request, number: null };
    expect(found(numbersOnce, { requests: [request, consultation, { ...consultation, id: 's' }] })).toEqual([]);
  });

  it.each([
    ['a gap', { versions: [1, 3] }],
    ['a lost event', { versions: [1] }],
    ['an event too many', { versions: [1, 2, 3] }],
    ['the same version twice', { versions: [1, 1] }],
    ['another version in the document', { documentVersion: 1 }],
    ['a document that cannot be read', { documentVersion: null }],
  ])('%s is found', (_, fault) => {
    expect(found(versionsGapless, { requests: [{ ...request, ...fault }] })).toHaveLength(1);
  });

  it('a document that was damaged on purpose is left out', () => {
    const requests = [{ ...request, documentVersion: null }];
    expect(found(versionsGapless, { requests, poisons: new Map([['r', 'damaged']]) })).toEqual([]);
  });

  it('a word of a person is found in a request that was erased, by its history or by its number', () => {
    const left = ['person-000000001 stands in request of r'];
    expect(found(erasedNowhere, { requests: [{ ...request, isErased: true }] })).toEqual(left);
    const erasure: NotedEntry = { process: 'steady', type: 'erased', number: '4000000001' };
    expect(found(erasedNowhere, withEntries(erasure))).toEqual(left);
  });

  it('an erased line is found in any table', () => {
    const erasure: NotedEntry = { process: 'steady', type: 'erased', msisdn: '+79000000001' };
    const marks = [{ table: 'outbox', owner: 'another', mark: '+79000000001' }];
    expect(found(erasedNowhere, { ...withEntries(erasure), marks })).toHaveLength(1);
  });
});

describe('leases', () => {
  it.each(['message', 'wakeUp'] as const)('a second holder of a %s during a lease is found', (subject) => {
    const second = { ...leased, subject, at: noon + leaseMs - 1, token: 'two' };
    expect(found(oneHolder, { changes: [{ ...leased, subject }, second] })).toHaveLength(1);
    expect(
      found(oneHolder, {
        changes: [
          { ...leased, subject },
          { ...second, at: noon + leaseMs },
        ],
      }),
    ).toEqual([]);
  });

  it('what was given back may be handed out at once', () => {
    const givenBack = { ...leased, leasedUntil: null };
    expect(found(oneHolder, { changes: [leased, givenBack, { ...leased, token: 'two' }] })).toEqual([]);
  });

  it('two attempts in one lease are found, in one process and in two', () => {
    expect(found(onceForEachLease, withEntries(call))).toEqual([`${key} one: sent 2 times`]);
    expect(found(onceForEachLease, withEntries({ ...call, process: 'second' }))).toContain(
      'one: held by several processes',
    );
  });

  it('an attempt without a lease, or after it, is found', () => {
    expect(found(onceForEachLease, withEntries({ ...call, token: 'none' }))).toEqual([
      `${key} none: sent without such a lease`,
    ]);
    const late: NotedEntry = { process: 'steady', type: 'call', key, token: 'one', leaseAgeMs: leaseMs };
    expect(found(onceForEachLease, { entries: [late] })).toHaveLength(1);
  });

  it('a message that was sent and is handed out again is found', () => {
    const again = { ...sent, at: noon + 6, token: 'two', leasedUntil: noon + 6 + leaseMs };
    expect(found(endStays, { changes: [written, leased, sent, again] })).toEqual([
      `message ${key}: handed out after it was sent`,
    ]);
  });

  it('a settlement that the store took and did not keep is found', () => {
    const settled: NotedEntry = { process: 'steady', type: 'settled', key, token: 'one' };
    const open = [`${key}: settled with the lease one, and open after it`];
    expect(found(settlementsKept, withEntries(settled))).toEqual([]);
    expect(found(settlementsKept, { ...withEntries(settled), changes: [written, leased] })).toEqual(open);
    const free = { ...leased, leasedUntil: null };
    expect(found(settlementsKept, { ...withEntries(settled), changes: [written, leased, free, sent] })).toEqual(open);
    expect(found(settlementsKept, { ...withEntries(settled), changes: [written] })).toEqual(open);
    // It came after a later lease, whose holder settles the message.
    const later = { ...leased, at: noon + leaseMs, token: 'two' };
    expect(found(settlementsKept, { ...withEntries(settled), changes: [written, leased, later] })).toEqual([]);
  });

  it('an outcome that changes is found', () => {
    expect(found(endStays, { changes: [leased, sent, { ...sent, outcome: 'failed' }] })).toHaveLength(1);
    expect(found(endStays, { changes: [leased, sent, { ...sent, outcome: null }] })).toHaveLength(1);
  });

  it('an attempt more than the policy allows is found', () => {
    const calls = Array.from({ length: retry.attempts }, () => call);
    expect(found(attemptsBounded, { entries: calls })).toEqual([]);
    expect(found(attemptsBounded, { entries: [...calls, call] })).toHaveLength(1);
  });
});

describe('progress', () => {
  it('a wake-up and a message that are due are found, those of the future and the poisoned are not', () => {
    expect(found(nothingLeft, { changes: [written, wakeUp] })).toHaveLength(2);
    expect(found(nothingLeft, { changes: [{ ...wakeUp, dueAt: sound.horizon + 1 }] })).toEqual([]);
    expect(found(nothingLeft, { changes: [wakeUp], poisons: new Map([['r', 'damaged']]) })).toEqual([]);
  });

  const passing = (count: number, more?: Parameters<typeof tick>[2]): Partial<Evidence> => ({
    changes: [wakeUp, { ...wakeUp, transaction: 1_000, dueAt: null }],
    entries: Array.from({ length: count }, (_, index) => tick(200 + 2 * index, 201 + 2 * index, more)),
  });

  it('a wake-up that tick after tick passes over is found', () => {
    expect(found(nobodyStarves, passing(mostPasses))).toEqual([]);
    expect(found(nobodyStarves, passing(mostPasses + 1))).toEqual([`wakeUp r: ${mostPasses + 1} ticks passed over it`]);
  });

  it('a wake-up that is never handed out is found', () => {
    expect(found(nobodyStarves, { ...passing(mostPasses + 1), changes: [wakeUp] })).toHaveLength(1);
  });

  it.each([
    ['before its time', passing(99, { now: noon - 1 })],
    ['while it was being written', passing(99, { running: [wakeUp.transaction] })],
    ['before it was written', { ...passing(99), changes: [{ ...wakeUp, transaction: 500 }] }],
    ['when it was taken already', { ...passing(99), changes: [wakeUp, { ...wakeUp, transaction: 200, dueAt: null }] }],
    ['by desks that do not serve it', { ...passing(99), changes: [{ ...wakeUp, pair: 'beeline/shopOrder' }] }],
    ['while it is leased', { ...passing(99), changes: [{ ...wakeUp, token: 'one', leasedUntil: noon + 1 }] }],
    ['when it is poisoned', { ...passing(99), poisons: new Map([['r', 'damaged'] as const]) }],
  ])('ticks that pass %s do not count', (_, parts) => {
    expect(found(nobodyStarves, parts)).toEqual([]);
  });

  it('a request that nobody serves is found when it was handed out, or is gone', () => {
    const poisons = new Map([['r', 'unserved'] as const]);
    expect(found(poisonContained, { poisons, changes: [wakeUp, written] })).toEqual([]);
    expect(found(poisonContained, { poisons, changes: [leased] })).toHaveLength(1);
    expect(found(poisonContained, { poisons, changes: [wakeUp, { ...wakeUp, dueAt: null }] })).toHaveLength(1);
  });

  it('a request that cannot be read is found when it is lost', () => {
    const poisons = new Map([['r', 'damaged'] as const]);
    expect(found(poisonContained, { poisons, changes: [wakeUp, { ...wakeUp, token: 'one' }] })).toEqual([]);
    expect(found(poisonContained, { poisons, changes: [wakeUp, { ...wakeUp, dueAt: null }] })).toHaveLength(1);
    expect(found(poisonContained, { poisons, changes: [written, { ...written, outcome: 'expired' }] })).toHaveLength(1);
  });

  it('a message that kills its process is found when it does not end as failed', () => {
    const poisons = new Map([['r', 'deadly'] as const]);
    expect(found(poisonContained, { poisons, changes: [leased, { ...sent, outcome: 'failed' }] })).toEqual([]);
    expect(found(poisonContained, { poisons, changes: [leased, { ...sent, outcome: 'expired' }] })).toEqual([]);
    expect(found(poisonContained, { poisons, changes: [leased] })).toHaveLength(1);
    expect(found(poisonContained, { poisons, changes: [leased, sent] })).toHaveLength(1);
  });
});

describe('processes', () => {
  it('a worker that works with a wrong clock is found', () => {
    const wrong: NotedEntry = { process: 'second', type: 'skewed', call: 'deliver', code: 'no fault' };
    expect(found(wrongClocksHarmless, withEntries(wrong))).toEqual(['second: deliver answered no fault']);
  });

  it('what a wrong clock has done is found', () => {
    const year = 365 * 86_400_000;
    expect(
      found(wrongClocksHarmless, { changes: [wakeUp, { ...wakeUp, token: 'one', dueAt: noon + year }] }),
    ).toHaveLength(1);
    expect(found(wrongClocksHarmless, { changes: [leased, { ...sent, settledAt: noon + year }] })).toHaveLength(1);
    expect(found(wrongClocksHarmless, { requests: [{ ...request, futureEvents: 1 }] })).toHaveLength(1);
  });

  const fault: NotedEntry = { process: 'third', type: 'fault', call: 'tick', code: 'unknown', text: 'TypeError' };
  const notice: NotedEntry = {
    process: 'third',
    type: 'notice',
    name: 'zayavka.wake.failed',
    id: 'r',
    code: 'store/damaged-row',
  };
  it.each([
    ['an error that is no fault', fault],
    ['a healthy request that fails', notice],
    ['a healthy message that cannot be checked', { ...notice, name: 'zayavka.delivery.postponed' }],
    [
      'an input of the soak that the desk refuses',
      { process: 'third', type: 'refusal', name: 'register input/invalid' },
    ],
  ] as readonly (readonly [string, NotedEntry])[])('%s is found', (_, entry) => {
    expect(found(onlyExpectedFaults, withEntries(entry))).toHaveLength(1);
  });

  it('lost connections and poisoned requests are expected', () => {
    expect(found(onlyExpectedFaults, withEntries({ ...fault, code: 'store/unavailable' }))).toEqual([]);
    expect(found(onlyExpectedFaults, { ...withEntries(notice), poisons: new Map([['r', 'damaged']]) })).toEqual([]);
  });

  it('memory that grows to the end is found; a warm-up, other processes and a short run are not', () => {
    const heaps = (process: string, megabytes: (sample: number) => number, samples = 100): Partial<Evidence> => ({
      entries: Array.from({ length: samples }, (_, sample) => {
        return { process, type: 'heap', bytes: megabytes(sample) * 2 ** 20 } as const;
      }),
    });
    expect(
      found(
        memoryFlat,
        heaps('steady', (sample) => 30 + sample),
      ),
    ).toHaveLength(1);
    expect(
      found(
        memoryFlat,
        heaps('steady', (sample) => (sample < 20 ? 10 + sample : 30 + (sample % 3))),
      ),
    ).toEqual([]);
    expect(
      found(
        memoryFlat,
        heaps('second', (sample) => 30 + sample),
      ),
    ).toEqual([]);
    expect(
      found(
        memoryFlat,
        heaps('steady', (sample) => 30 + 30 * sample, 10),
      ),
    ).toEqual([]);
  });
});

describe('the report', () => {
  it('names each proof and counts all violations', () => {
    expect(verdictOn(sound)).toEqual({ lines: allProofs.map(({ promise }) => `ok     ${promise}`), violations: 0 });
    const requests = Array.from({ length: 12 }, (_, index) => ({ ...request, id: `r${index}`, version: 3 }));
    const { lines, violations } = verdictOn({ ...sound, requests });
    expect(violations).toBe(13);
    expect(lines).toContain(`BROKEN ${versionsGapless.promise}`);
    expect(lines).toContain('       and 2 more');
  });

  it('has rows of 80 columns', () => {
    const counts = new Map([
      ['requests', 5],
      ['a name '.repeat(9).trim(), 123_456],
    ]);
    expect(tableOf(counts).map((line) => line.length)).toEqual([80, 80]);
  });
});

it('the same seed gives the same numbers, another one gives others', () => {
  const numbers = (seed: string): readonly number[] => {
    const random = randomOf(seed);
    return Array.from({ length: 5 }, () => random.between(1, 1_000_000));
  };
  expect(numbers('1')).toEqual(numbers('1'));
  expect(numbers('1')).not.toEqual(numbers('2'));
});

describe('the end of a soak', () => {
  const idle = { id: 'overdue', times: 3, isLeased: false, isPutOff: false };
  const busy = Array.from({ length: 8 }, (_, index) => ({ process: `${index}` }));

  /** How many looks it takes until the wait is over, while these rows are left one after another; the last ones stay. */
  async function looks(...left: readonly (readonly object[])[]): Promise<number> {
    let look = -1;
    const query = async (text: string) => {
      if (text.includes('from due')) look += 1;
      if (text.includes('from due')) return { rows: left[Math.min(look, left.length - 1)] };
      return { rows: text.includes('max(step)') ? [{ step: '1' }] : busy };
    };
    const waiting = new Waiting({ query } as never, new Map([['r', 'deadly']]), noon);
    let count = 1;
    while (!(await waiting.isOver()) && count < 50) count += 1;
    return count;
  }

  it('comes when nothing is left, or when nothing moves although all work', async () => {
    expect(await looks([])).toBe(1);
    expect(await looks([idle])).toBe(2);
  });

  it('does not come while a deadly message is put off or taken, however much the processes do', async () => {
    const putOff = { ...idle, isPutOff: true };
    const leased = { ...idle, isLeased: true };
    expect(await looks([putOff], [putOff], [putOff], [leased], [leased], [])).toBe(6);
    expect(await looks([{ ...putOff, times: 5 }])).toBe(2);
  });
});
