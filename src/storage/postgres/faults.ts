/**
 * What an error of PostgreSQL means for the caller, by its SQLSTATE (PostgreSQL, appendix A).
 */
import { Fault } from '../../kernel/fault.ts';

/** `raced`: try again or call it a conflict; `value`: this very change cannot be written; `world`: nothing can. */
export type ErrorClass = 'raced' | 'taken' | 'value' | 'world';

/** Serialization failure and deadlock. */
const raced = ['40001', '40P01'];
/** A unique key that another transaction took meanwhile; the second is how our statements undo themselves, see `writing.ts`. */
const taken = ['23505', '22012'];
/** No schema, table, column or function of that name. */
const unknownNames = ['3F000', '42P01', '42703', '42883'];
/** The transaction was aborted before this statement came. */
const abortedTransaction = '25P02';
/** A lock that was not to be had in time, and a statement that took too long or was cancelled. */
const gaveUp = ['55P03', '57014'];

export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
}

export function errorClass(error: unknown): ErrorClass {
  if (Fault.is(error)) return error.code === 'store/unstorable-value' ? 'value' : 'world';
  const state = sqlStateOf(error) ?? '';
  if (raced.includes(state)) return 'raced';
  if (taken.includes(state)) return 'taken';
  // Data exception, integrity constraint violation, program limit exceeded.
  return ['22', '23', '54'].includes(state.slice(0, 2)) ? 'value' : 'world';
}

/** Whether an error, or the cause of a fault, is that the transaction was over before. */
export function isAborted(error: unknown): boolean {
  return sqlStateOf(Fault.is(error) ? error.cause : error) === abortedTransaction;
}

/** Whether a statement waited too long for somebody: others may have nobody to wait for. */
export function isTimeout(error: unknown): boolean {
  return gaveUp.includes(sqlStateOf(error) ?? '');
}

export function faultOf(error: unknown, doing: string): Fault {
  if (Fault.is(error)) return error;
  const state = sqlStateOf(error);
  const found = state === undefined ? 'the driver failed' : `PostgreSQL answered ${state}`;
  if (errorClass(error) === 'value') {
    // No cause: PostgreSQL quotes the value that it refuses, and that may be a person's.
    const right = 'expected JSON data, text without U+0000 and without lone surrogates';
    return new Fault('store/unstorable-value', `${doing}: ${found}: ${right}; nothing was written`);
  }
  const cause = withoutValues(error);
  if (state !== undefined && unknownNames.includes(state)) {
    return new Fault('store/not-migrated', `${doing}: ${found}: expected the tables of migrate()`, { cause });
  }
  return new Fault('store/unavailable', `${doing}: ${found}`, { cause });
}

export function damaged(requestId: string, what: string): Fault {
  return new Fault('store/damaged-row', `request ${requestId}: ${what}`);
}

/** Some drivers hang the bound values on their errors, and logs print what hangs on an error. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error) || !('params' in error)) return error;
  const clean = new Error(error.message);
  return Object.assign(clean, { name: error.name, stack: error.stack, code: sqlStateOf(error) });
}
