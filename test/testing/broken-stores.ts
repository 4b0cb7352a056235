/**
 * Stores that each break one promise of the port in a way that real adapters do, with the case that has to notice.
 */
import { brokenEvents } from './broken-events.ts';
import { brokenFinding } from './broken-finding.ts';
import { brokenIdentities } from './broken-identities.ts';
import { brokenKeeping } from './broken-keeping.ts';
import { brokenLeases } from './broken-leases.ts';
import { brokenLists } from './broken-lists.ts';
import { brokenQueue } from './broken-queue.ts';
import { brokenQueues } from './broken-queues.ts';
import { brokenSharing } from './broken-sharing.ts';
import type { BrokenStore } from './broken-store.ts';
import { brokenUndelivered } from './broken-undelivered.ts';
import { brokenWriting } from './broken-writing.ts';

export const brokenStores: readonly BrokenStore[] = [
  ...brokenWriting,
  ...brokenQueues,
  ...brokenLeases,
  ...brokenFinding,
  ...brokenIdentities,
  ...brokenLists,
  ...brokenSharing,
  ...brokenKeeping,
  ...brokenQueue,
  ...brokenEvents,
  ...brokenUndelivered,
];
