/**
 * Whether the workers have finished at the end of a soak; counted in their calls, because a machine may be slow.
 */
import type pg from 'pg';
import { plans } from './plan.ts';
import type { Poison } from './poison.ts';

interface LeftRow {
  readonly id: string;
  readonly times: number;
  readonly isLeased: boolean;
}

/** Handed out more often than this, a row is not waited for: the next pauses would take minutes and hours. */
const mostTimes = 4;

/** Ticks and deliveries of each process after which nothing more can be expected of what is free. */
const enoughCalls = 20;

export class Waiting {
  readonly #pool: pg.Pool;
  readonly #excepted: readonly string[];
  readonly #horizon: number;
  /** The rows of the last look, and the step of the journal at which they were first seen so. */
  #seen = '';
  #since = '0';

  /** What cannot be done stays; a deadly message comes to an end. */
  constructor(pool: pg.Pool, poisons: ReadonlyMap<string, Poison>, horizon: number) {
    this.#pool = pool;
    this.#excepted = [...poisons].filter(([, poison]) => poison !== 'deadly').map(([id]) => id);
    this.#horizon = horizon;
  }

  /** What is due before the horizon and not done. */
  async left(): Promise<readonly LeftRow[]> {
    const text = `with due as (
  select request_id as id, request_id, leases as times, leased_until from zayavka.wake_up where wake_at <= $1
  union all
  select id, request_id, attempts, leased_until from zayavka.delivery where outcome is null and not_before <= $1
)
select id, times, coalesce(leased_until > extract(epoch from clock_timestamp()) * 1000, false) as "isLeased" from due
where request_id <> all($2) order by id`;
    return (await this.#pool.query<LeftRow>(text, [this.#horizon, this.#excepted])).rows;
  }

  /** Nothing is left, or every process works and nothing of it is taken. */
  async isOver(): Promise<boolean> {
    const left = await this.left();
    const seen = JSON.stringify(left);
    const isWorking = left.some(({ isLeased, times }) => isLeased && times <= mostTimes);
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
