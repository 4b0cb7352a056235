/**
 * Refusals and faults as the body of an error of TM Forum (TMF630), with the HTTP status that goes with it.
 */
import type { DeskRefusal, InputIssue } from '../../../desk/ports/refusal.ts';
import { Fault } from '../../../kernel/fault.ts';
import { readOptions } from '../../../kernel/input/read-options.ts';
import { checkGiven } from '../../check-given.ts';
import type { DocumentIssue, DocumentRefusal } from '../inbound/document-refusal.ts';
import { refusalInWords } from './refusal-in-words.ts';

/**
 * `Error` of TMF630: the body of an answer that does not do what was asked.
 *
 * @see {@link toTmfError}
 */
export interface TmfError {
  readonly '@type': 'Error';
  /** The code of the refusal or the fault, `http/415` for a status alone. */
  readonly code: string;
  /** For a person: what is wrong. */
  readonly reason: string;
  /** What stands where, and what would be right. */
  readonly message?: string;
  /** The HTTP status, as a text. */
  readonly status: string;
  readonly referenceError?: string;
}

/**
 * Where an error points to.
 *
 * @example
 * // A reader of documents gives such pointers beside its registration
 * const pointers = { subscriber: '/relatedParty/0/id' };
 * const issues = [{ path: 'subscriber', found: 'nothing', expected: 'a phone number' }];
 * toTmfError({ code: 'input/invalid', issues }, { pointers }).message //=> '/relatedParty/0/id: found nothing, expected a phone number'
 */
export interface TmfErrorOptions {
  /**
   * Of the document that was registered, or of the command of a patch: they take the place of the names that the desk has. `''` is
   * the place of all others.
   */
  readonly pointers?: { readonly [path: string]: string };
  /** Where the errors are described, such as the address of the API documentation. */
  readonly referenceError?: string;
}

const reasons: { readonly [status: number]: string } = {
  400: 'The request is not as it should be',
  401: 'Somebody has to log in first',
  403: 'This is not allowed',
  404: 'There is no such resource',
  405: 'The resource does not take this method',
  406: 'The answer does not come in this form',
  409: 'The present state does not allow it',
  410: 'The personal data were erased, nothing can be changed any more',
  412: 'The resource has changed meanwhile',
  413: 'The body is too large',
  415: 'The body has a type that is not read here: use application/json or application/merge-patch+json',
  422: 'The request is readable, but it cannot be done',
  429: 'Too many attempts, try again later',
  500: 'Something went wrong on our side',
  501: 'This is not offered here',
  503: 'The service is not available now, try again later',
};

/** Of each refusal of the desk: 422 where the form is right and it cannot be done, 404 for what is no number of a request. */
const statuses: { readonly [Code in DeskRefusal['code']]: number } = {
  'input/invalid': 400,
  'status/proof-needed': 403,
  'command/agents-only': 403,
  'request/unknown': 404,
  'number/too-short': 404,
  'number/too-long': 404,
  'number/wrong-character': 404,
  'number/failed-check': 404,
  'number/other-series': 404,
  'request/changed-meanwhile': 409,
  'command/reused-id': 409,
  'request/illegal-step': 409,
  'request/window-over': 409,
  'request/cannot-merge': 409,
  'request/cannot-link': 409,
  'message/cannot-resend': 409,
  'clock/not-extendable': 409,
  'clock/already-extended': 409,
  'clock/not-running': 409,
  'clock/expired': 409,
  'request/forgotten': 410,
  'clock/not-later': 422,
  'request/missing-text': 422,
  'request/nothing-given': 422,
  'request/invalid-value': 422,
  'request/impossible-appointment': 422,
  'request/appointment-outside': 422,
  'status/too-many-attempts': 429,
  'registration/failed': 500,
  'store/unavailable': 503,
  'number/exhausted': 503,
};

const statusesOfFaults: { readonly [code: string]: number } = {
  'store/unavailable': 503,
  'desk/clock-skew': 503,
  'number/exhausted': 503,
  'input/invalid': 400,
  'store/invalid-cursor': 400,
};

/**
 * The error for a refusal, a fault or a status. Of an error that is no refusal nothing is told but that it happened: its message is for a log.
 *
 * @param problem a refusal of the desk or of a reader, anything that was thrown, or an HTTP status alone
 *
 * @throws Fault `input/invalid`: an unknown option, pointers that are no object; never for a `problem`
 *
 * @example
 * toTmfError({ code: 'request/unknown' }).status //=> '404'
 * toTmfError(415).code //=> 'http/415'
 */
export function toTmfError(problem: unknown, options: TmfErrorOptions = {}): TmfError {
  const names = { pointers: true, referenceError: true } as const;
  const { pointers = {}, referenceError } = readOptions('toTmfError', options, names, 'input/invalid');
  checkGiven('toTmfError: pointers', pointers, 'an object of places by path');
  const { code, status, message } = explained(problem, pointers);
  return {
    '@type': 'Error',
    code,
    reason: reasons[status] ?? 'The request was not done',
    ...(message !== undefined && { message }),
    status: String(status),
    ...(referenceError !== undefined && { referenceError }),
  };
}

interface Explained {
  readonly code: string;
  readonly status: number;
  readonly message?: string;
}

/** What cannot be read is no refusal. */
function explained(problem: unknown, pointers: NonNullable<TmfErrorOptions['pointers']>): Explained {
  try {
    return explain(problem, pointers);
  } catch {
    return { code: 'internal', status: 500 };
  }
}

function explain(problem: unknown, pointers: NonNullable<TmfErrorOptions['pointers']>): Explained {
  if (typeof problem === 'number') return { code: `http/${problem}`, status: problem };
  if (Fault.is(problem)) {
    const status = statusesOfFaults[problem.code] ?? 500;
    return { code: problem.code, status, ...(status === 400 && { message: problem.message }) };
  }
  if (problem instanceof Error || typeof problem !== 'object' || problem === null || !('code' in problem)) {
    return { code: 'internal', status: 500 };
  }
  // Only a refusal has a code and is no error.
  const refusal = problem as DeskRefusal | DocumentRefusal;
  if ('status' in refusal && typeof refusal.status === 'number') {
    return { code: refusal.code, status: refusal.status, message: refusal.issues.map(inWords).join('; ') };
  }
  const message =
    'issues' in refusal
      ? refusal.issues.map((issue) => inWords(pointed(issue, pointers))).join('; ')
      : [placeOf(refusal, pointers) ?? [], refusalInWords(refusal)].flat().filter(Boolean).join(': ');
  return { code: refusal.code, status: statuses[refusal.code] ?? 422, ...(message !== '' && { message }) };
}

function inWords({ pointer, found, expected }: DocumentIssue): string {
  return `${pointer === '' ? 'the document' : pointer}: found ${found}, expected ${expected}`;
}

/** The place of an issue in the document: of the longest path that is known. What follows in the path is said in words. */
function pointed(
  { path, expected, ...issue }: InputIssue,
  pointers: { readonly [path: string]: string },
): DocumentIssue {
  const names = path === '' ? [] : path.split('.');
  for (let length = names.length; length >= 0; length -= 1) {
    const known = names.slice(0, length).join('.');
    if (!Object.hasOwn(pointers, known)) continue;
    const inside = names.slice(length).join('.');
    return {
      pointer: String(pointers[known]),
      expected: inside === '' ? expected : `${inside}: ${expected}`,
      ...issue,
    };
  }
  return { pointer: path === '' ? '' : `/${names.join('/')}`, expected, ...issue };
}

function placeOf(refusal: DeskRefusal, pointers: { readonly [path: string]: string }): string | undefined {
  const name = refusal.code === 'command/reused-id' ? 'commandId' : 'field' in refusal ? refusal.field : '';
  const known = [name, ''].find((one) => Object.hasOwn(pointers, one));
  return known === undefined ? undefined : String(pointers[known]);
}
