/**
 * The events that a clock may wait for, and those at which its term may begin again.
 */
import * as z from 'zod/mini';
import { commandNames, eventOf, occurrences } from '../../request/command-table.ts';
import { endless } from '../faults/kind-faults.ts';
import type { ClockEvent } from '../kind-policy.ts';

const clockEvents: readonly ClockEvent[] = ['received', 'registered', ...occurrences, ...commandNames().map(eventOf)];

export const event: z.ZodMiniType = z.enum(clockEvents);
/** What a clock causes itself: a term that begins again by these has no end, and a long pause of the worker no last one. */
const causedByClocks: readonly ClockEvent[] = ['warned', 'breached', 'extensionProposed'];
export const roundEvent: z.ZodMiniType = z.enum(
  clockEvents.filter((name) => !causedByClocks.includes(name)),
  { error: ({ input }) => (causedByClocks.some((name) => name === input) ? endless : undefined) },
);
