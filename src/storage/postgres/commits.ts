/**
 * How changes get into the tables: one by itself, many by one statement as far as none spoils it for the others.
 */
import type { Change, CommitOutcome, Erasure } from '../../desk/store.ts';
import { isPlain, valuesOfMany, valuesOfPlain } from './binding.ts';
import type { Statement } from './client.ts';
import { faultOf, type Trouble, troubleOf } from './faults.ts';
import { reading } from './reading.ts';
import { rivalsAmong } from './rivals.ts';
import type { Statements } from './statements.ts';
import { erasing, following, opening, openingBoldly, valuesOfErasure, type Writing } from './writing.ts';

/** How often a commit is tried that loses against others; then it is told so, and decided anew on what they wrote. */
const mostAttempts = 5;

type Settled = PromiseSettledResult<CommitOutcome>;

interface Committed {
  readonly committed: boolean;
}

export class Commits {
  readonly #statements: Statements;
  readonly #opening: Writing;
  /** Where a statement that fails is all that fails. */
  readonly #openingBoldly: Writing | undefined;
  readonly #following: Writing;
  readonly #erasing: Statement;
  readonly #commands: Statement;

  constructor(statements: Statements, schema: string, failsAlone: boolean) {
    this.#statements = statements;
    this.#opening = opening(schema);
    this.#openingBoldly = failsAlone ? openingBoldly(schema) : undefined;
    this.#following = following(schema);
    this.#erasing = erasing(schema);
    this.#commands = reading(schema).commands;
  }

  async commit(change: Change): Promise<CommitOutcome> {
    const { plain, many } = change.expected === 'absent' ? (this.#openingBoldly ?? this.#opening) : this.#following;
    const doing = `commit of request ${change.id}`;
    const isCommitted = isPlain(change)
      ? await this.#write(doing, plain, valuesOfPlain(change))
      : await this.#write(doing, many, valuesOfMany([change]));
    if (isCommitted) return 'committed';
    const { commandId } = change;
    return commandId !== undefined && (await this.#known([commandId])).has(commandId) ? 'duplicate' : 'conflict';
  }

  async commitAll(changes: readonly Change[]): Promise<readonly Settled[]> {
    const places = new Map(changes.map((change, place) => [place, change]));
    const rivals = rivalsAmong(changes);
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
    const isCommitted = await this.#write(`erasure of request ${change.id}`, this.#erasing, valuesOfErasure(change));
    return isCommitted ? 'committed' : 'conflict';
  }

  /** Runs a statement for one change; what others were quicker with is not committed. */
  async #write(doing: string, statement: Statement, values: unknown[]): Promise<boolean> {
    try {
      const [row] = await this.#statements.repeated<Committed>(statement, values, mostAttempts);
      return row?.committed ?? false;
    } catch (error) {
      if (isLost(troubleOf(error))) return false;
      throw faultOf(error, doing);
    }
  }

  /** One statement for all; when one change spoils it for the others, two for the halves. */
  async #commitTogether(changes: readonly Change[]): Promise<readonly Settled[]> {
    const [first] = changes;
    if (first === undefined || changes.length === 1) return this.#commitEach(changes);
    try {
      return await this.#outcomes(changes, await this.#writeMany(changes, first.expected === 'absent'));
    } catch (error) {
      const fault = faultOf(error, 'commit of a batch');
      if (troubleOf(error) === 'world') return changes.map(() => ({ status: 'rejected', reason: fault }));
      const middle = changes.length >> 1;
      const halves = [changes.slice(0, middle), changes.slice(middle)];
      return (await Promise.all(halves.map((half) => this.#commitTogether(half)))).flat();
    }
  }

  async #writeMany(changes: readonly Change[], areNew: boolean): Promise<readonly Committed[]> {
    const values = valuesOfMany(changes);
    if (areNew && this.#openingBoldly !== undefined) {
      try {
        return await this.#statements.repeated(this.#openingBoldly.many, values, mostAttempts);
      } catch (error) {
        // Some of them were there already, as in an import that is repeated: the careful statement tells which.
        if (troubleOf(error) !== 'taken') throw error;
      }
    }
    const { many } = areNew ? this.#opening : this.#following;
    return this.#statements.repeated(many, values, mostAttempts);
  }

  async #outcomes(changes: readonly Change[], rows: readonly Committed[]): Promise<readonly Settled[]> {
    const refused = changes.filter((_, index) => !rows[index]?.committed).flatMap((change) => change.commandId ?? []);
    const known = this.#known(refused);
    const outcomes = changes.map(async ({ commandId }, index): Promise<CommitOutcome> => {
      if (rows[index]?.committed) return 'committed';
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

function isLost(trouble: Trouble): boolean {
  return trouble === 'raced' || trouble === 'taken';
}
