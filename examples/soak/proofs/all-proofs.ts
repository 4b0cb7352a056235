/**
 * All proofs, in the order in which they are shown.
 */
import { erasedNowhere, numbersOnce, versionsGapless } from './documents.ts';
import { attemptsBounded, endStays, onceForEachLease, oneHolder, settlementsKept } from './leases.ts';
import { memoryFlat, onlyExpectedFaults, wrongClocksHarmless } from './processes.ts';
import { nobodyStarves, nothingLeft, poisonContained } from './progress.ts';
import type { Proof } from './proof.ts';

export const allProofs: readonly Proof[] = [
  numbersOnce,
  versionsGapless,
  oneHolder,
  onceForEachLease,
  settlementsKept,
  endStays,
  attemptsBounded,
  nothingLeft,
  nobodyStarves,
  poisonContained,
  erasedNowhere,
  wrongClocksHarmless,
  onlyExpectedFaults,
  memoryFlat,
];
