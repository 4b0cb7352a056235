/**
 * Issues numbers from blocks of counters that this process leases from the store: one store call per block, gaps but never
 * a repeat. No other process gets the rest of a block when its process ends.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { NumberSeries } from '../../number/series.ts';
import type { NumbersExhausted } from '../ports/refusal.ts';
import type { RequestStore } from '../ports/store.ts';
import { withinTime } from '../ports/time-limit.ts';

interface AllocatedNumber {
  readonly counter: bigint;
  readonly number: string;
  /** Only on the first number of this process after which four fifths of the series are used: it needs more digits soon. */
  readonly nearingEnd?: { readonly series: string; readonly used: bigint; readonly capacity: bigint };
}

export interface NumberAllocator {
  /**
   * The next number of a series. Refused with `number/exhausted` at the end of the series. Rejects when the lease of the
   * store rejects; the next call asks the store again. Calls that waited for the lease of another call that had no answer in
   * time ask once more themselves, in what is left of their own time.
   */
  next(series: NumberSeries): Promise<Result<AllocatedNumber, NumbersExhausted>>;
  /** The next counter under a name without numbers, such as ids of requests. It never ends. */
  counter(name: string): Promise<bigint>;
}

export interface NumberAllocatorOptions {
  readonly store: Pick<RequestStore, 'lease'>;
  readonly now: () => Date;
  /** How long a call waits in all, in milliseconds; without a limit by default. */
  readonly timeoutMs?: number;
  /** How many counters a block has at least (16 by default) and at most (4096), which bounds what is lost when a process ends. */
  readonly block?: { readonly least: number; readonly most: number };
}

/** A block that lasts shorter is doubled, one that lasts longer is halved. */
const tooShortMs = 1_000;
const tooLongMs = 60_000;

const warningShare = 0.8;

/** What is left of the current block of one series, and how the next one is to be leased. */
interface Supply {
  next: bigint;
  end: bigint;
  size: number;
  leasedAt: number | undefined;
  /** Callers that wait for the present lease, which all of them share. */
  waiting: number;
  lease: Promise<void> | undefined;
  announced: boolean;
}

const emptySupply = { next: 0n, end: 0n, leasedAt: undefined, waiting: 0, lease: undefined, announced: false };

export function numberAllocator(options: NumberAllocatorOptions): NumberAllocator {
  const { store, now, timeoutMs = Number.POSITIVE_INFINITY, block = { least: 16, most: 4096 } } = options;
  const supplies = new Map<string, Supply>();

  function supplyOf(name: string): Supply {
    const supply = supplies.get(name) ?? { ...emptySupply, size: block.least };
    supplies.set(name, supply);
    return supply;
  }

  function whenSupplied<Taken>(name: string, take: (supply: Supply) => Taken): Promise<Taken> {
    const supply = supplyOf(name);
    const call = (): Promise<Taken> => takeWhenSupplied(name, supply, take);
    return supply.next === supply.end ? withinTime('store.lease', timeoutMs, call) : call();
  }

  /** Runs `take` as soon as there is a counter; no other caller takes it in between. */
  async function takeWhenSupplied<Taken>(
    name: string,
    supply: Supply,
    take: (supply: Supply) => Taken,
  ): Promise<Taken> {
    let mayAskAgain = supply.lease !== undefined;
    supply.waiting += 1;
    try {
      while (supply.next === supply.end) {
        supply.lease ??= leaseBlock(name, supply).finally(() => {
          supply.lease = undefined;
        });
        try {
          await supply.lease;
        } catch (error) {
          if (!mayAskAgain || !Fault.is(error) || error.code !== 'store/unavailable') throw error;
          mayAskAgain = false;
        }
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
  // The counter stays in the supply, so that an exhausted series does not ask the store again.
  if (supply.next >= capacity) return refused({ code: 'number/exhausted', series: name });
  const counter = takeCounter(supply);
  const number = series.issue(counter);
  if (supply.announced || series.usage(counter) < warningShare) return accepted({ counter, number });
  supply.announced = true;
  return accepted({ counter, number, nearingEnd: { series: name, used: counter + 1n, capacity } });
}

function takeCounter(supply: Supply): bigint {
  const counter = supply.next;
  supply.next += 1n;
  return counter;
}
