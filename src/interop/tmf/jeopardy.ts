/**
 * Deadlines in danger or passed, as TMF622 v5.0.0 `ProductOrderJeopardyAlert`: the only model that TM Forum has of them.
 */
import type { HistoryEntry } from '../../desk/ports/store.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { dateTime } from './document-parts.ts';

/**
 * A deadline that is near (`atRisk`) or over (`missed`).
 *
 * @see {@link jeopardyAlerts}
 */
export interface JeopardyAlert {
  readonly '@type': 'ProductOrderJeopardyAlert';
  /** Of the request, and of its version with which the alert came: `r-1/4`. */
  readonly id: string;
  /** When it came, in UTC (RFC 3339). */
  readonly alertDate: string;
  /** The clock: `review`, `porting`, … */
  readonly name: string;
  readonly jeopardyType: 'atRisk' | 'missed';
  readonly message: string;
}

/**
 * One alert for each warning and each breach.
 *
 * @example
 * const event = { type: 'breached', at: 9, clock: 'review', key: 'review/breached', dueAt: 8 };
 * const [alert] = jeopardyAlerts('r-1', [{ version: 4, event }]);
 * alert.jeopardyType //=> 'missed'
 * alert.message //=> 'review: was due 1970-01-01T00:00:00.008Z'
 */
export function jeopardyAlerts(id: string, history: readonly HistoryEntry[]): readonly JeopardyAlert[] {
  return faultsOnly('jeopardyAlerts', () =>
    history.flatMap(({ version, event }) => {
      if (event.type !== 'warned' && event.type !== 'breached') return [];
      const missed = event.type === 'breached';
      return [
        {
          '@type': 'ProductOrderJeopardyAlert' as const,
          id: `${id}/${version}`,
          alertDate: dateTime(event.at),
          name: event.clock,
          jeopardyType: missed ? ('missed' as const) : ('atRisk' as const),
          message: `${event.clock}: ${missed ? 'was due' : 'is due'} ${dateTime(event.dueAt)}`,
        },
      ];
    }),
  );
}
