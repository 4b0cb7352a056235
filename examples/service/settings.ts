/**
 * What the command line says, or in words what is wrong with it.
 */
import { parseArgs } from 'node:util';

export interface Settings {
  readonly isInMemory: boolean;
  readonly isEmpty: boolean;
  readonly host: string;
  readonly port: number;
  readonly failures: number;
  readonly seed: number;
}

export function readSettings(args: readonly string[]): Settings | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        memory: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '3000' },
        failures: { type: 'string', default: '0.1' },
        seed: { type: 'string', default: '1' },
      },
    });
    const { memory, empty, host } = values;
    const [port, failures, seed] = [Number(values.port), Number(values.failures), Number(values.seed)];
    if (!/^\d+$/.test(values.port) || port > 65_535) return '--port: a whole number from 0 (any free port) to 65535';
    if (!/^[\d.]+$/.test(values.failures) || !(failures <= 1)) return '--failures: a share from 0 to 1, such as 0.2';
    if (!Number.isSafeInteger(seed) || values.seed === '') return '--seed: a whole number';
    return { isInMemory: memory, isEmpty: empty, host, port, failures, seed };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
