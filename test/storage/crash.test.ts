import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { groupCommit } from '#src/storage/group-commit.ts';
import { migrate, postgresStore } from '#src/storage/postgres/index.ts';
import { following, names, opening, sampleMessage, writers } from '#src/testing/sample.ts';
import { faultOf } from './database.ts';
import { type Server, startServer } from './server.ts';

let server: Server;
beforeAll(async () => {
  // With all its care for the disk: this is about what survives.
  server = await startServer();
});
afterAll(() => server.stop());

for (const kind of ['every commit alone', 'commits joined'] as const) {
  it(`loses nothing that was confirmed when the server is killed under load: ${kind}`, async () => {
    const pool = server.pool({ database: await server.createDatabase(), max: writers });
    await migrate(pool);
    const plain = postgresStore(pool);
    const store = kind === 'commits joined' ? groupCommit(plain) : plain;
    const confirmed = new Map<string, number>();
    const attempted = new Map<string, number>();

    /** Registers and changes requests until the server is gone. */
    async function load(writer: string): Promise<string> {
      for (let turn = 0; ; turn += 1) {
        const id = `${writer}/${turn}`;
        const first = opening(id, {
          commandId: `${id}/1`,
          keys: { number: id },
          outbox: [sampleMessage(id, 1)],
          wakeAt: 0,
        });
        for (const change of [first, following(first, { commandId: `${id}/2`, outbox: [sampleMessage(id, 2)] })]) {
          attempted.set(id, change.version);
          const outcome = await store.commit(change).catch((error: { code: string }) => error.code);
          if (outcome !== 'committed') return outcome;
          confirmed.set(id, change.version);
        }
      }
    }
    const loads = names('writer', writers).map(load);
    while (confirmed.size < 100) await setTimeout(5);
    await server.kill();
    expect(new Set(await Promise.all(loads))).toEqual(new Set(['store/unavailable']));
    expect((await faultOf(store.load('writer-00/0'))).code).toBe('store/unavailable');
    await server.restart();

    expect(confirmed.size).toBeGreaterThanOrEqual(100);
    for (const [id, version] of attempted) {
      const stored = await store.load(id);
      const found = stored?.request.version ?? 0;
      // A commit that was not confirmed is stored or not, but never in part.
      expect(found, id).toBeGreaterThanOrEqual(confirmed.get(id) ?? 0);
      expect(found, id).toBeLessThanOrEqual(version);
      const versions = Array.from({ length: found }, (_, index) => index + 1);
      expect((await store.history(id)).map((entry) => entry.version)).toEqual(versions);
      expect((await store.messages(id)).map((message) => message.version)).toEqual(versions);
      for (const at of versions) {
        expect((await store.find({ commandId: `${id}/${at}` })).found, `${id}/${at}`).toHaveLength(1);
      }
      const unwritten = await store.find({ commandId: `${id}/${found + 1}` });
      expect(unwritten.found).toEqual([]);
    }
    // The same store goes on.
    expect(await store.commit(opening('afterwards'))).toBe('committed');
  });
}
