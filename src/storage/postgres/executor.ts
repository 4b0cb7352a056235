/**
 * Runs statements: again where others were quicker, none before the tables were looked at, and what a driver throws as a fault
 * that says what was being done.
 */
import type { Run, Statement } from './client.ts';
import { errorClass, faultOf, isAborted } from './faults.ts';
import { checkSchema } from './migrate.ts';

/** What nobody can be told as a conflict, as a lease of counters, is tried as long as others may be ahead in the queue. */
const mostAttempts = 200;

export class Executor {
  readonly #run: Run;
  readonly #schema: string;
  #checked: Promise<void> | undefined;

  constructor(run: Run, schema: string) {
    this.#run = run;
    this.#schema = schema;
  }

  async rows<Row>(doing: string, statement: Statement, values: unknown[]): Promise<readonly Row[]> {
    try {
      return await this.repeated<Row>(statement, values, mostAttempts);
    } catch (error) {
      throw faultOf(error, doing);
    }
  }

  /** A statement that lost against others left nothing behind and may be repeated, unless it is in a caller's transaction. */
  async repeated<Row>(statement: Statement, values: unknown[], attempts: number): Promise<readonly Row[]> {
    await this.#check();
    let lost: unknown;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      try {
        // The statements name these columns; what is in them is checked where it matters.
        return (await this.#run(statement, values)) as readonly Row[];
      } catch (error) {
        // Nothing goes on in a transaction that lost: the caller has to hear why, and to begin it again.
        if (lost !== undefined && isAborted(error)) throw faultOf(lost, 'the transaction has ended');
        if (errorClass(error) !== 'raced') throw error;
        lost = error;
      }
    }
    throw lost;
  }

  /** Once: no later version of this library may be writing here in a form that this one does not know. */
  #check(): Promise<void> {
    this.#checked ??= checkSchema(this.#run, this.#schema).catch((error: unknown) => {
      this.#checked = undefined;
      throw error;
    });
    return this.#checked;
  }
}
