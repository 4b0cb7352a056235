/**
 * What an error of PostgreSQL means for the caller, by its SQLSTATE (PostgreSQL, appendix A).
 */
import { Fault } from '../../kernel/fault.ts';

/**
 * `serialization`: lost against another transaction; `unique`: a key is taken; `invalidValue`: this change cannot be stored;
 * `unavailable`: nothing can be stored now.
 */
export type ErrorClass = 'serialization' | 'unique' | 'invalidValue' | 'unavailable';

/** Serialization failure and deadlock. */
const serialization = ['40001', '40P01'];
/** Another transaction took a unique key meanwhile. */
const unique = ['23505'];
/** No schema, table, column or function of that name. */
const unknownNames = ['3F000', '42P01', '42703', '42883'];
/** An earlier statement aborted the transaction. */
const abortedTransaction = '25P02';
/** A lock that was not available in time, and a statement that took too long or was cancelled. */
const timeouts = ['55P03', '57014'];

function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
}

export function errorClass(error: unknown): ErrorClass {
  if (Fault.is(error)) return error.code === 'store/unstorable-value' ? 'invalidValue' : 'unavailable';
  const state = sqlStateOf(error) ?? '';
  if (serialization.includes(state)) return 'serialization';
  if (unique.includes(state)) return 'unique';
  // Data exception, integrity constraint violation, program limit exceeded.
  return ['22', '23', '54'].includes(state.slice(0, 2)) ? 'invalidValue' : 'unavailable';
}

/** Whether another writer was faster: nothing was written, and a commit is a conflict. */
export function isLost(error: unknown): boolean {
  return ['serialization', 'unique'].includes(errorClass(error));
}

/** Whether an error, or the cause of a fault, says that the transaction was aborted before. */
export function isAborted(error: unknown): boolean {
  return sqlStateOf(Fault.is(error) ? error.cause : error) === abortedTransaction;
}

/** Whether one statement waited or ran too long: others may not have to wait. */
export function isTimeout(error: unknown): boolean {
  return timeouts.includes(sqlStateOf(error) ?? '');
}

export function faultOf(error: unknown, doing: string): Fault {
  if (Fault.is(error)) return error;
  const state = sqlStateOf(error);
  const found = state === undefined ? 'the driver failed' : `PostgreSQL answered ${state}`;
  if (errorClass(error) === 'invalidValue') {
    // No cause: PostgreSQL quotes the value that it refuses, which may be personal data.
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

/** Some drivers put the bound values on their errors, and logs print them. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error) || !('params' in error)) return error;
  const clean = new Error(error.message);
  return Object.assign(clean, { name: error.name, stack: error.stack, code: sqlStateOf(error) });
}
