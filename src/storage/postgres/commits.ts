/**
 * How changes are written: one alone, or many in one statement as long as none of them makes it fail.
 */
import type { Change, CommitOutcome, Erasure } from '../../desk/ports/store.ts';
import type { Statement } from './client.ts';
import { type Executor, mostAttempts } from './executor.ts';
import { errorClass, faultOf, isAborted, isLost, isTimeout } from './faults.ts';
import { readStatements } from './read-statements.ts';
import { type WriteStatements, writeStatements } from './write-statements.ts';

type Settled = PromiseSettledResult<CommitOutcome>;

interface Accepted {
  readonly id: string;
}

export class Commits {
  readonly #executor: Executor;
  readonly #statements: WriteStatements;
  readonly #commands: Statement;

  constructor(executor: Executor, schema: string) {
    this.#executor = executor;
    this.#statements = writeStatements(schema);
    this.#commands = readStatements(schema).commands;
  }

  async commit(change: Change): Promise<CommitOutcome> {
    const doing = `commit of request ${change.id}`;
    let lost: unknown;
    try {
      const [isCommitted] = await this.#write([change]);
      if (isCommitted) return 'committed';
    } catch (error) {
      if (!isLost(error)) throw faultOf(error, doing);
      lost = error;
    }
    try {
      return await refusalOf(change, this.#known([change]));
    } catch (error) {
      // Inside a transaction of the caller, report the error that ended it and not the one that came after.
      throw lost !== undefined && isAborted(error) ? faultOf(lost, doing) : error;
    }
  }

  /** All new requests in one statement, all others in a second one, then those that conflict with one before them. */
  async commitAll(changes: readonly Change[]): Promise<readonly Settled[]> {
    const conflicts = conflictsWithin(changes);
    const together = [...changes.keys()].filter((place) => !conflicts.has(place));
    const isNew = (place: number): boolean => changes[place]?.expected === 'absent';
    const settled = new Map<number, Settled>();
    const settle = async (places: readonly number[]): Promise<void> => {
      const outcomes = await this.#commitTogether(places.flatMap((place) => changes[place] ?? []));
      for (const [index, outcome] of outcomes.entries()) settled.set(places[index] ?? -1, outcome);
    };
    await Promise.all([settle(together.filter(isNew)), settle(together.filter((place) => !isNew(place)))]);
    for (const place of conflicts) await settle([place]);
    return [...changes.keys()].flatMap((place) => settled.get(place) ?? []);
  }

  async erase(change: Erasure): Promise<'committed' | 'conflict'> {
    try {
      const [isCommitted] = await this.#run(this.#statements.erase, [change], []);
      return isCommitted ? 'committed' : 'conflict';
    } catch (error) {
      if (isLost(error)) return 'conflict';
      throw faultOf(error, `erasure of request ${change.id}`);
    }
  }

  /** In one statement; when that fails, each change by itself. */
  async #commitTogether(changes: readonly Change[]): Promise<readonly Settled[]> {
    if (changes.length < 2) return this.#commitEach(changes);
    try {
      const committed = await this.#write(changes);
      const known = this.#known(changes.filter((_, index) => !committed[index]));
      const outcomes = changes.map((change, index) => (committed[index] ? 'committed' : refusalOf(change, known)));
      return await Promise.allSettled(outcomes);
    } catch (error) {
      const fault = faultOf(error, 'commit of a batch');
      const failed = changes.map((): Settled => ({ status: 'rejected', reason: fault }));
      if (!isTimeout(error) && errorClass(error) === 'unavailable') return failed;
      const settled = await this.#commitEach(changes);
      // In a transaction of the caller all of them fail after the first error, which is the one to report.
      return settled.some((one) => one.status === 'rejected' && isAborted(one.reason)) ? failed : settled;
    }
  }

  #commitEach(changes: readonly Change[]): Promise<readonly Settled[]> {
    return Promise.allSettled(changes.map((change) => this.commit(change)));
  }

  /** Which of the changes were committed: all are new requests, or none is. */
  #write(changes: readonly Change[]): Promise<readonly boolean[]> {
    const { insert, update } = this.#statements;
    if (changes[0]?.expected === 'absent') return this.#run(insert, changes, []);
    return this.#run(update, changes, [changes.map(({ id }) => id)]);
  }

  async #run(
    statement: Statement,
    changes: readonly (Change | Erasure)[],
    more: readonly unknown[],
  ): Promise<readonly boolean[]> {
    const values = [JSON.stringify(changes), ...more];
    const rows = await this.#executor.repeat<Accepted>(statement, values, mostAttempts.commit);
    const accepted = new Set(rows.map(({ id }) => id));
    return changes.map(({ id }) => accepted.has(id));
  }

  /** Which command ids of these changes were committed before. */
  async #known(changes: readonly Change[]): Promise<ReadonlySet<string>> {
    const ids = changes.flatMap(({ commandId }) => commandId ?? []);
    if (ids.length === 0) return new Set();
    const rows = await this.#executor.rows<{ readonly id: string }>('commit', this.#commands, [ids]);
    return new Set(rows.map(({ id }) => id));
  }
}

async function refusalOf({ commandId }: Change, known: Promise<ReadonlySet<string>>): Promise<CommitOutcome> {
  return commandId !== undefined && (await known).has(commandId) ? 'duplicate' : 'conflict';
}

/**
 * Places of changes that want the id, a number or the command id of one before them. One statement for both could only
 * fail, and that would end a transaction of the caller.
 */
function conflictsWithin(changes: readonly Change[]): ReadonlySet<number> {
  const wanted = new Set<string>();
  const conflicts = new Set<number>();
  for (const [place, { id, keys, commandId }] of changes.entries()) {
    const { number, externalNumber, operator } = keys;
    const external = externalNumber === undefined ? [] : [`external ${externalNumber} ${operator}`];
    const wants = [`id ${id}`, `number ${number ?? `of ${id}`}`, `command ${commandId ?? `of ${id}`}`, ...external];
    if (wants.some((want) => wanted.has(want))) conflicts.add(place);
    for (const want of wants) wanted.add(want);
  }
  return conflicts;
}
