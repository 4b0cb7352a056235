/**
 * The example service on a free port of the loopback, with what it printed.
 */
import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { memoryStore, type RequestStore } from 'zayavka';
import { openService, type Service, type ServiceSetup } from '../../examples/service/service.ts';
import { secret } from '../scenario/desk.ts';

export interface ExampleSetup extends Partial<Omit<ServiceSetup, 'secret' | 'print'>> {
  readonly store?: RequestStore;
  /** What the store holds before the service begins. */
  readonly prepare?: (setup: ServiceSetup) => Promise<void>;
}

export interface Example extends Pick<Service, 'app' | 'desk'> {
  readonly url: string;
  readonly printed: string[];
  /** The code that was sent last. */
  readonly lastCode: () => string;
  /** As a signal to end does. */
  readonly stop: () => Promise<void>;
}

export async function startExample({ prepare, ...given }: ExampleSetup = {}): Promise<Example> {
  const printed: string[] = [];
  const print = (line: string): void => {
    printed.push(line);
  };
  const setup: ServiceSetup = { store: memoryStore(), now: () => new Date(), ...given, secret, print };
  await prepare?.(setup);
  const service = openService(setup);
  service.start();
  const server = serve({ fetch: service.app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    app: service.app,
    desk: service.desk,
    url: `http://127.0.0.1:${address.port}`,
    printed,
    lastCode: () =>
      /^code for \S+: (\d+)$/u.exec(printed.findLast((line) => line.startsWith('code for ')) ?? '')?.[1] ?? '',
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      await service.stop();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
