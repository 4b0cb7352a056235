/**
 * How changes get into the tables: one by itself, many by one statement as far as none spoils it for the others.
 */
import type { Change, CommitOutcome, Erasure } from '../../desk/ports/store.ts';
import type { Statement } from './client.ts';
import type { Executor } from './executor.ts';
import { type ErrorClass, errorClass, faultOf, isAborted, isTimeout } from './faults.ts';
import { isPlain, valuesOfMany, valuesOfPlain } from './parameters.ts';
import { readStatements } from './read-statements.ts';
import { conflictsWithin } from './rivals.ts';
import {
  eraseRequest,
  insertRequests,
  insertUnchecked,
  updateRequests,
  valuesOfErasure,
  type Writing,
} from './write-statements.ts';

/** How often a commit is tried that loses against others; then it is told so, and decided anew on what they wrote. */
const mostAttempts = 5;

type Settled = PromiseSettledResult<CommitOutcome>;

interface Committed {
  readonly committed: boolean;
}

export class Commits {
  readonly #statements: Executor;
  readonly #opening: Writing;
  /** Where a statement that fails is all that fails. */
  readonly #openingBoldly: Writing | undefined;
  readonly #following: Writing;
  readonly #erasing: Statement;
  readonly #commands: Statement;

  constructor(statements: Executor, schema: string, failsAlone: boolean) {
    this.#statements = statements;
    this.#opening = insertRequests(schema);
    this.#openingBoldly = failsAlone ? insertUnchecked(schema) : undefined;
    this.#following = updateRequests(schema);
    this.#erasing = eraseRequest(schema);
    this.#commands = readStatements(schema).commands;
  }

  async commit(change: Change): Promise<CommitOutcome> {
    const doing = `commit of request ${change.id}`;
    const { commandId } = change;
    let lost: unknown;
    try {
      const [isCommitted] = await this.#write([change]);
      if (isCommitted) return 'committed';
    } catch (error) {
      if (!isLost(errorClass(error))) throw faultOf(error, doing);
      lost = error;
    }
    if (commandId === undefined) return 'conflict';
    const known = await this.#known([commandId]).catch((error: unknown) => {
      throw lost !== undefined && isAborted(error) ? faultOf(lost, doing) : error;
    });
    return known.has(commandId) ? 'duplicate' : 'conflict';
  }

  async commitAll(changes: readonly Change[]): Promise<readonly Settled[]> {
    const places = new Map(changes.map((change, place) => [place, change]));
    const rivals = conflictsWithin(changes);
    const isNew = (place: number): boolean => changes[place]?.expected === 'absent';
    const together = [...places.keys()].filter((place) => !rivals.has(place));
    const settled = new Map<number, Settled>();
    const settle = async (group: readonly number[]): Promise<void> => {
      const outcomes = await this.#commitTogether(group.flatMap((place) => places.get(place) ?? []));
      for (const [index, outcome] of outcomes.entries()) settled.set(group[index] ?? -1, outcome);
    };
    await Promise.all([settle(together.filter(isNew)), settle(together.filter((place) => !isNew(place)))]);
    for (const place of rivals) await settle([place]);
    return [...places.keys()].flatMap((place) => settled.get(place) ?? []);
  }

  async erase(change: Erasure): Promise<'committed' | 'conflict'> {
    try {
      const values = valuesOfErasure(change);
      const [row] = await this.#statements.repeated<Committed>(this.#erasing, values, mostAttempts);
      return row?.committed === true ? 'committed' : 'conflict';
    } catch (error) {
      if (isLost(errorClass(error))) return 'conflict';
      throw faultOf(error, `erasure of request ${change.id}`);
    }
  }

  /**
   * One statement for all; when one change spoils it for the others, two for the halves. Where somebody was waited for too
   * long, each by itself: to halve would be to wait again and again.
   */
  async #commitTogether(changes: readonly Change[]): Promise<readonly Settled[]> {
    const [first] = changes;
    if (first === undefined || changes.length === 1) return this.#commitEach(changes);
    try {
      return await this.#outcomes(changes, await this.#write(changes));
    } catch (error) {
      const fault = faultOf(error, 'commit of a batch');
      const rejected = changes.map((): Settled => ({ status: 'rejected', reason: fault }));
      if (!isTimeout(error) && errorClass(error) === 'world') return rejected;
      const middle = isTimeout(error) ? 0 : changes.length >> 1;
      const parts =
        middle === 0 ? changes.map((change) => [change]) : [changes.slice(0, middle), changes.slice(middle)];
      const settled = (await Promise.all(parts.map((part) => this.#commitTogether(part)))).flat();
      // In a transaction of the caller's the first failure was the end of it: that one is the reason, not what came after.
      return settled.some((one) => one.status === 'rejected' && isAborted(one.reason)) ? rejected : settled;
    }
  }

  /** Which of the changes got in; they are all new or none is. */
  async #write(changes: readonly Change[]): Promise<readonly boolean[]> {
    const [first] = changes;
    const isNew = first?.expected === 'absent';
    const alone = changes.length === 1 && first !== undefined && isPlain(first) ? first : undefined;
    const values = alone === undefined ? valuesOfMany(changes) : valuesOfPlain(alone);
    const run = ({ plain, many }: Writing): Promise<readonly Committed[]> =>
      this.#statements.repeated(alone === undefined ? many : plain, values, mostAttempts);
    if (isNew && this.#openingBoldly !== undefined) {
      try {
        await run(this.#openingBoldly);
        return changes.map(() => true);
      } catch (error) {
        // Some of them were there already, as in an import that is repeated: the careful statement tells which.
        if (errorClass(error) !== 'taken') throw error;
      }
    }
    const rows = await run(isNew ? this.#opening : this.#following);
    return changes.map((_, index) => rows[index]?.committed ?? false);
  }

  async #outcomes(changes: readonly Change[], committed: readonly boolean[]): Promise<readonly Settled[]> {
    const refused = changes.filter((_, index) => !committed[index]).flatMap((change) => change.commandId ?? []);
    const known = this.#known(refused);
    const outcomes = changes.map(async ({ commandId }, index): Promise<CommitOutcome> => {
      if (committed[index]) return 'committed';
      return commandId !== undefined && (await known).has(commandId) ? 'duplicate' : 'conflict';
    });
    return Promise.allSettled(outcomes);
  }

  async #commitEach(changes: readonly Change[]): Promise<readonly Settled[]> {
    return Promise.allSettled(changes.map((change) => this.commit(change)));
  }

  async #known(commandIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (commandIds.length === 0) return new Set();
    const rows = await this.#statements.rows<{ readonly id: string }>('commit', this.#commands, [commandIds]);
    return new Set(rows.map((row) => row.id));
  }
}

function isLost(trouble: ErrorClass): boolean {
  return trouble === 'raced' || trouble === 'taken';
}
