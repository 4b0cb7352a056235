/**
 * A text of ICU MessageFormat after parsing: literals, arguments, and choices between branches.
 */
import type { FaultOffset } from './text-fault.ts';

export interface ParsedText {
  readonly source: string;
  readonly parts: readonly TextPart[];
  /** Valid in ICU, but nearly always a mistake: `checkText` tells them as faults. */
  readonly warnings: readonly FaultOffset[];
}

/** A literal is a string. `#` is the argument of its plural. */
export type TextPart = string | ArgumentPart | BranchingPart;

interface ArgumentPart {
  readonly type: 'argument';
  readonly name: string;
  /** Offset in the source, in UTF-16 units. */
  readonly at: number;
}

export interface BranchingPart {
  readonly type: 'plural' | 'select';
  readonly name: string;
  readonly at: number;
  /** By selector: `=0`, `one`, `none`, `other`. There is always an `other`. */
  readonly branches: ReadonlyMap<string, TextBranch>;
}

export interface TextBranch {
  readonly parts: readonly TextPart[];
  /** Where its selector stands. */
  readonly at: number;
}
