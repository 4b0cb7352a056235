/** Instants, durations and faults as several tests of this room write them. */
import { Fault } from '#src/kernel/fault.ts';

export const hour = 3_600_000;

/** '2026-11-20T12:00' in UTC. */
export const utc = (text: string): Date => new Date(`${text}:00.000Z`);

/** '2026-11-20T12:00[:SS]' in Moscow. */
export const moscow = (text: string): Date => new Date(`${text}+03:00`);

export function faultOf(run: () => unknown): Fault {
  try {
    run();
  } catch (error) {
    if (Fault.is(error)) return error;
    throw error;
  }
  throw new Error('no fault');
}
