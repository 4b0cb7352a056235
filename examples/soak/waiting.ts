/**
 * Whether the workers have finished at the end of a soak; counted in their calls, because a machine may be slow.
 */
import type pg from 'pg';
import { lastOffset, plans } from './plan.ts';
import type { Poison } from './poison.ts';

interface LeftRow {
  readonly id: string;
  readonly times: number;
  readonly isLeased: boolean;
  /** Due later by the clocks of the processes: it is handed out again then. */
  readonly isPutOff: boolean;
}

/** Handed out more often than this, a row is not waited for: the next pauses would take minutes and hours. */
const mostTimes = 4;

/** Ticks and deliveries of each process after which nothing more can be expected of what is free. */
const enoughCalls = 20;

export class Waiting {
  readonly #pool: pg.Pool;
  readonly #excepted: readonly string[];
  readonly #deadly: readonly string[];
  readonly #horizon: number;
  /** The rows of the last look, and the step of the journal at which they were first seen so. */
  #seen = '';
  #since = '0';

  /** What cannot be done stays; a deadly message comes to an end. */
  constructor(pool: pg.Pool, poisons: ReadonlyMap<string, Poison>, horizon: number) {
    this.#pool = pool;
    const idsOf = (isWanted: (poison: Poison) => boolean): readonly string[] =>
      [...poisons].filter(([, poison]) => isWanted(poison)).map(([id]) => id);
    this.#excepted = idsOf((poison) => poison !== 'deadly');
    this.#deadly = idsOf((poison) => poison === 'deadly');
    this.#horizon = horizon;
  }

  /**
   * What is due before the horizon and not done; of a deadly message also what is due later, because each attempt that killed its
   * process puts it off.
   */
  async left(): Promise<readonly LeftRow[]> {
    const text = `with due as (
  select request_id as id, request_id, leases as times, leased_until, wake_at as due_at from zayavka.wake_up where wake_at <= $1
  union all
  select id, request_id, attempts, leased_until, not_before from zayavka.delivery
  where outcome is null and (not_before <= $1 or request_id = any($3))
), clock as (select extract(epoch from clock_timestamp()) * 1000 as now)
select id, times, coalesce(leased_until > now, false) as "isLeased", due_at > now + $4 as "isPutOff" from due, clock
where request_id <> all($2) order by id`;
    const values = [this.#horizon, this.#excepted, this.#deadly, lastOffset];
    return (await this.#pool.query<LeftRow>(text, values)).rows;
  }

  /** Nothing is left, or every process works and nothing of it is taken or will be. */
  async isOver(): Promise<boolean> {
    const left = await this.left();
    const seen = JSON.stringify(left);
    const isWorking = left.some(({ isLeased, isPutOff, times }) => (isLeased || isPutOff) && times <= mostTimes);
    if (seen !== this.#seen || isWorking) {
      this.#seen = seen;
      const last = 'select coalesce(max(step), 0)::text as step from soak.entry';
      this.#since = (await this.#pool.query<{ step: string }>(last)).rows[0]?.step ?? '0';
      return left.length === 0;
    }
    const text = `select process, entry->>'type' as type from soak.entry
where step > $1 and entry->>'type' in ('tick', 'delivery') group by 1, 2 having count(*) >= $2`;
    const busy = (await this.#pool.query(text, [this.#since, enoughCalls])).rows.length;
    return left.length === 0 || busy === 2 * plans.length;
  }
}
