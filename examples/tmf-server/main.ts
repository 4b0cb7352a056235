/**
 * Starts the server for a trial: everything in memory, one token. `PORT=8080 TMF_TOKEN=… npx tsx examples/tmf-server/main.ts`, then
 * `curl -H 'authorization: Bearer …' localhost:8080/tmf-api/troubleTicket/v5/troubleTicket`.
 */
import { randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import { memoryStore, openDesk } from 'zayavka';
import { mts } from 'zayavka/operators';
import { memoryListeners } from 'zayavka/tmf';
import { tmfServer } from './tmf-server.ts';

const token = process.env['TMF_TOKEN'] ?? randomBytes(16).toString('hex');
const listenerHost = process.env['LISTENER_HOST'] ?? 'localhost';

const now = (): Date => new Date();
const store = memoryStore({ now });
const desk = openDesk({ operators: [mts], store, secret: randomBytes(32), now });
const listeners = new Map<string, ReturnType<typeof memoryListeners>>();
const { app, deliver } = tmfServer({
  desk,
  store,
  operator: mts,
  fetch,
  now,
  mayCall: ({ hostname }) => hostname === listenerHost,
  clientOf: (request) => (request.headers.get('authorization') === `Bearer ${token}` ? 'crm' : undefined),
  listeners: (api) => {
    const kept = listeners.get(api) ?? memoryListeners();
    listeners.set(api, kept);
    return kept;
  },
});

const report = (error: unknown): void => console.error(error);
setInterval(() => void deliver().catch(report), 2_000);
setInterval(() => void desk.tick().catch(report), 60_000);
serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 8080) }, ({ port }) => {
  console.info(`http://localhost:${port}/tmf-api/troubleTicket/v5/openapi.json, token ${token}`);
});
