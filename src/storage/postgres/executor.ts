/**
 * Runs statements: checks the schema first, repeats what lost against another transaction, and turns what a driver throws
 * into a fault that says what was being done.
 */
import type { Run, Statement } from './client.ts';
import { errorClass, faultOf, isAborted } from './faults.ts';
import { checkSchema } from './migrate.ts';

/**
 * How often a statement is tried that loses against other transactions. A commit that goes on losing is reported as a
 * conflict, and the caller decides again on what the others wrote. For all else there is no such answer, so it is tried as
 * long as other callers may be ahead in the queue.
 */
export const mostAttempts = { commit: 5, other: 200 } as const;

export class Executor {
  readonly #run: Run;
  readonly #schema: string;
  #isChecked = false;

  constructor(run: Run, schema: string) {
    this.#run = run;
    this.#schema = schema;
  }

  async rows<Row>(doing: string, statement: Statement, values: unknown[]): Promise<readonly Row[]> {
    try {
      return await this.repeat<Row>(statement, values, mostAttempts.other);
    } catch (error) {
      throw faultOf(error, doing);
    }
  }

  /** A statement that lost wrote nothing, so it may be repeated, except inside a transaction of the caller. */
  async repeat<Row>(statement: Statement, values: unknown[], attempts: number): Promise<readonly Row[]> {
    await this.#check();
    let lost: unknown;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      try {
        return await this.#run<Row>(statement, values);
      } catch (error) {
        // The caller has to repeat the whole transaction, so report the error that ended it.
        if (lost !== undefined && isAborted(error)) throw faultOf(lost, 'the transaction has ended');
        if (errorClass(error) !== 'serialization') throw error;
        lost = error;
      }
    }
    throw lost;
  }

  /** Once: a later version of this library may have changed the tables. */
  async #check(): Promise<void> {
    if (this.#isChecked) return;
    await checkSchema(this.#run, this.#schema);
    this.#isChecked = true;
  }
}
