/**
 * Why a document of TM Forum is refused: each fault with its place in the document (JSON Pointer, RFC 6901) and the HTTP status
 * that answers it.
 */

/**
 * One thing that is wrong with a document.
 *
 * @see {@link DocumentRefusal}
 */
export interface DocumentIssue {
  /** `/relatedParty/0/id`; empty for the document as a whole. */
  readonly pointer: string;
  /** What stands there, in short, without texts and phone numbers. */
  readonly found: string;
  /** What would be right. */
  readonly expected: string;
}

/**
 * `document/invalid`: a wrong type, an unknown word, a field that is missing. `document/too-large`: more than a desk reads.
 * `document/unprocessable`: the form is right, but it cannot be done. `document/conflict`: the status does not allow it; `allowed`
 * lists the statuses that it can become.
 *
 * @example
 * const { refusal } = fromTroubleTicket({ severity: 'Minor' }, { operator: mts, channel: 'site' });
 * refusal.status //=> 400
 * refusal.issues[0] //=> { pointer: '/description', found: 'nothing', expected: 'a text: the standard demands it' }
 */
export type DocumentRefusal =
  | { readonly code: 'document/invalid'; readonly status: 400; readonly issues: readonly DocumentIssue[] }
  | { readonly code: 'document/too-large'; readonly status: 413; readonly issues: readonly DocumentIssue[] }
  | { readonly code: 'document/unprocessable'; readonly status: 422; readonly issues: readonly DocumentIssue[] }
  | {
      readonly code: 'document/conflict';
      readonly status: 409;
      readonly issues: readonly DocumentIssue[];
      readonly allowed: readonly string[];
    };

/**
 * A part of a document that is not kept.
 *
 * @see {@link fromTroubleTicket}
 */
export interface DroppedPart {
  readonly pointer: string;
  readonly why: string;
}
