/**
 * A fault of an operator file.
 */
export interface FoundFault {
  /** RFC 6901; empty for the whole. */
  readonly pointer: string;
  /** What would be right, and what was found. */
  readonly problem: string;
}
