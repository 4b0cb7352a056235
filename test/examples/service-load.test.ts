/**
 * Twenty agents and two hundred subscribers at once, over HTTP: every request ends answered, no two agents hold one, every message
 * is told once.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from 'zayavka';
import { migrate, postgresStore } from 'zayavka/postgres';
import { accepted, moscow } from '../scenario/desk.ts';
import { careless, type Server, startServer } from '../storage/server.ts';
import { type Example, startExample } from './service-server.ts';

const agents = 20;
const subscribers = 200;

let server: Server;
beforeAll(async () => {
  server = await startServer(careless);
});
afterAll(() => server.stop());

const stores = {
  memory: async () => memoryStore(),
  postgres: async () => {
    const pool = server.pool({ database: await server.createDatabase(), max: 10 });
    await migrate(pool);
    return postgresStore(pool);
  },
};

async function call({ url }: Example, path: string, headers: object, body: unknown): Promise<Response> {
  const answer = await fetch(`${url}/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

describe.each(Object.entries(stores))('the service over %s', (_, openStore) => {
  it('serves twenty agents and two hundred subscribers at once', async () => {
    // Noon in Moscow: no quiet hours.
    const clock = { now: () => moscow('2026-11-20 12:00'), clockSkewMs: Number.POSITIVE_INFINITY };
    const example = await startExample({ store: await openStore(), ...clock });
    try {
      const holders = new Map<string, string[]>();
      let registered = 0;
      let answered = 0;
      const subscribe = async (index: number): Promise<void> => {
        const subscriber = { msisdn: `+7916${1_000_000 + index}` };
        const form = { operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber, text: `Случай ${index}` };
        await call(example, '/requests', { 'x-client-id': 'voice-menu' }, { ...form, commandId: `case-${index}` });
        registered += 1;
      };
      const work = async (index: number): Promise<void> => {
        const agent = { 'x-agent-id': `agent-${index}` };
        while (registered < subscribers || answered < subscribers) {
          const taken = await call(example, '/take', agent, {});
          if (taken.status === 204) {
            await new Promise((resolve) => setTimeout(resolve, 100));
            continue;
          }
          const { request } = Object(await taken.json());
          holders.set(request.number, [...(holders.get(request.number) ?? []), request.assignee]);
          const path = `/requests/${request.number}/commands`;
          await call(example, path, agent, { type: 'start' });
          await call(example, path, agent, { type: 'resolve', outcome: 'satisfied', answer: 'Связь есть' });
          answered += 1;
        }
      };
      await Promise.all([
        ...Array.from({ length: subscribers }, (_each, index) => subscribe(index)),
        ...Array.from({ length: agents }, (_each, index) => work(index)),
      ]);

      expect(holders.size).toBe(subscribers);
      expect([...holders.values()].filter((names) => names.length !== 1)).toEqual([]);
      expect(accepted(await example.desk.queue())).toEqual({ requests: [] });
      // Registered and answered, each told once; an answer that was faster than the notice takes its place.
      const sent = (number: string) =>
        example.printed.filter((line) => line.startsWith('sent ') && line.includes(number));
      for (const number of holders.keys()) {
        const story = async () => accepted(await example.desk.agent({ number, agentId: 'auditor' }));
        let view = await story();
        while (view.messages.some(({ outcome }) => outcome === undefined)) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          view = await story();
        }
        expect(view.request.status).toBe('resolved');
        expect(view.messages.map(({ message }) => message)).toEqual(['registered', 'resolved']);
        const [notice, answer] = view.messages.map(({ outcome }) => outcome);
        expect(['sent', 'superseded']).toContain(notice);
        expect(answer).toBe('sent');
        expect(sent(number)).toHaveLength(notice === 'sent' ? 2 : 1);
      }
    } finally {
      await example.stop();
    }
    // A busy machine gets all the time it needs.
  }, 600_000);
});
