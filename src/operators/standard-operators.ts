/**
 * The four operators that come with the library.
 */
import { beeline } from './beeline/beeline.ts';
import { megafon } from './megafon/megafon.ts';
import { mts } from './mts/mts.ts';
import type { Operator } from './operator.ts';
import { tele2 } from './tele2/tele2.ts';

export const standardOperators: readonly Operator[] = [mts, megafon, beeline, tele2];
