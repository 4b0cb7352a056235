/**
 * How the contract of a fixed line is written: such customers are known by it, for the line has no mobile number.
 */
import type { Source } from '../../kernel/source.ts';

/**
 * How a contract number looks: `prefix`, then so many digits. Forms and robots can read it; the desk does not demand it.
 *
 * @example
 * const { prefix, digits } = beeline.kinds.fixedFault.account;
 * `${prefix} and ${digits} digits` //=> 'FTTB/08 and 8 digits'
 */
export interface AccountFormat {
  /** The first characters: `FTTB/08`. */
  readonly prefix: string;
  /** How many digits follow. */
  readonly digits: number;
  readonly source: Source;
}
