/**
 * The picture of a lifecycle, derived from its table: a Mermaid `stateDiagram-v2`, which GitHub, GitLab and most wikis
 * draw.
 */
import { faultsOnly } from '../kernel/input/faults-only.ts';
import { type Lifecycle, lifecycles } from './lifecycle.ts';

/**
 * A lifecycle as a Mermaid state diagram, one line per step. What may be asked in every open status changes no status and is left out.
 *
 * @example
 * toMermaid('inquiry').split('\n')[2] //=> '  registered --> inProgress: start'
 */
export function toMermaid(lifecycle: Lifecycle): string {
  return faultsOnly('toMermaid', () => {
    const table: { readonly [status: string]: { readonly [command: string]: string } } = lifecycles[lifecycle];
    const steps = Object.entries(table).flatMap(([from, next]) => {
      const leaving = Object.entries(next).map(([command, to]) => `  ${from} --> ${to}: ${command}`);
      return leaving.length > 0 ? leaving : [`  ${from} --> [*]`];
    });
    return ['stateDiagram-v2', '  [*] --> registered', ...steps].join('\n');
  });
}
