/**
 * Gives out the counters of this node from blocks that it leases from the store: one store call per block, no meeting
 * with other nodes, gaps but never a repeat. A block dies with its node; nobody gets it again.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { NumberSeries } from '../../number/series.ts';
import type { NumbersExhausted } from '../ports/refusal.ts';
import type { RequestStore } from '../ports/store.ts';

export interface AllocatedNumber {
  readonly counter: bigint;
  readonly number: string;
  /** Only on the first number of this node from which on four fifths of the series are used up: time to give it more digits. */
  readonly nearingEnd?: NearingEnd;
}

export interface NearingEnd {
  readonly series: string;
  /** Counters used up so far, gaps included. */
  readonly used: bigint;
  readonly capacity: bigint;
}

export interface NumberAllocator {
  /**
   * The next number of a series. Refused with `number/exhausted` at the end of the series. Rejects with whatever the
   * store's lease rejects with; the next call asks the store anew.
   */
  next(series: NumberSeries): Promise<Result<AllocatedNumber, NumbersExhausted>>;
  /** The next counter under a name that needs no numbers, such as ids of requests. Never ends. */
  counter(name: string): Promise<bigint>;
}

export interface NumberAllocatorOptions {
  readonly store: Pick<RequestStore, 'lease'>;
  readonly now: () => Date;
  /** How many counters a block has at least (16 by default) and at most (4096), which bounds what a node's death wastes. */
  readonly block?: { readonly least: number; readonly most: number };
}

/** A block should last longer than a round trip to the store costs, and not much longer than a node lives. */
const tooShortMs = 1_000;
const tooLongMs = 60_000;

const warningShare = 0.8;

/**
 * So many numbers are made at once: between two commits the tables of the cipher leave the processor's cache, and a number by
 * itself would take several times as long as one of a row.
 */
const madeAtOnce = 16n;

/** Numbers of a series, made ahead: a number depends on its counter alone. */
interface Ready {
  readonly series: NumberSeries;
  readonly from: bigint;
  readonly numbers: readonly string[];
}

/** What is left of the current block of one series, and how the next one is to be leased. */
interface Supply {
  next: bigint;
  end: bigint;
  size: number;
  leasedAt: number | undefined;
  /** Callers that wait for the lease under way, which all of them share. */
  waiting: number;
  lease: Promise<void> | undefined;
  announced: boolean;
  ready: Ready | undefined;
}

export function numberAllocator(options: NumberAllocatorOptions): NumberAllocator {
  const { store, now, block = { least: 16, most: 4096 } } = options;
  const supplies = new Map<string, Supply>();

  function supplyOf(name: string): Supply {
    const known = supplies.get(name);
    if (known !== undefined) return known;
    const supply: Supply = {
      next: 0n,
      end: 0n,
      size: block.least,
      leasedAt: undefined,
      waiting: 0,
      lease: undefined,
      announced: false,
      ready: undefined,
    };
    supplies.set(name, supply);
    return supply;
  }

  /** Runs `take` as soon as there is a counter to take; nobody else gets in between. */
  async function whenSupplied<Taken>(name: string, take: (supply: Supply) => Taken): Promise<Taken> {
    const supply = supplyOf(name);
    supply.waiting += 1;
    try {
      while (supply.next === supply.end) {
        supply.lease ??= leaseBlock(name, supply).finally(() => {
          supply.lease = undefined;
        });
        await supply.lease;
      }
    } finally {
      supply.waiting -= 1;
    }
    return take(supply);
  }

  async function leaseBlock(name: string, supply: Supply): Promise<void> {
    const size = nextSize(supply, now().getTime());
    const { from, count } = await store.lease(name, Math.min(block.most, Math.max(size, supply.waiting)));
    if (typeof from !== 'bigint' || from < 0n || !Number.isSafeInteger(count) || count < 1) {
      throw new Fault(
        'number/invalid-counter',
        `lease of '${name}': expected one counter or more from 0 on, found ${count} from ${from}`,
      );
    }
    supply.next = from;
    supply.end = from + BigInt(count);
    supply.size = size;
    supply.leasedAt = now().getTime();
  }

  function nextSize(supply: Supply, at: number): number {
    if (supply.leasedAt === undefined) return supply.size;
    const lasted = at - supply.leasedAt;
    if (lasted < tooShortMs) return Math.min(block.most, supply.size * 2);
    if (lasted > tooLongMs) return Math.max(block.least, Math.floor(supply.size / 2));
    return supply.size;
  }

  return {
    next: (series) => whenSupplied(series.name, (supply) => allocate(series, supply)),
    counter: (name) => whenSupplied(name, takeCounter),
  };
}

function allocate(series: NumberSeries, supply: Supply): Result<AllocatedNumber, NumbersExhausted> {
  const { name, capacity } = series;
  // What lies behind the end stays in the supply, so that an exhausted series does not go on asking the store.
  if (supply.next >= capacity) return refused({ code: 'number/exhausted', series: name });
  const counter = takeCounter(supply);
  const number = numberOf(counter, series, supply);
  if (supply.announced || series.usage(counter) < warningShare) return accepted({ counter, number });
  supply.announced = true;
  return accepted({ counter, number, nearingEnd: { series: name, used: counter + 1n, capacity } });
}

function numberOf(counter: bigint, series: NumberSeries, supply: Supply): string {
  const { ready } = supply;
  const made = ready?.series === series ? ready.numbers[Number(counter - ready.from)] : undefined;
  if (made !== undefined) return made;
  const end = [counter + madeAtOnce, supply.end, series.capacity].reduce((least, bound) =>
    bound < least ? bound : least,
  );
  const numbers: string[] = [];
  for (let next = counter; next < end; next += 1n) numbers.push(series.issue(next));
  supply.ready = { series, from: counter, numbers };
  return numberOf(counter, series, supply);
}

function takeCounter(supply: Supply): bigint {
  const counter = supply.next;
  supply.next += 1n;
  return counter;
}
