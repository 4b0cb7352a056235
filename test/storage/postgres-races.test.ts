import { describe, expect, it } from 'vitest';
import { openDesk } from '#src/index.ts';
import { mts } from '#src/operators/index.ts';
import { type PostgresClient, postgresStore } from '#src/storage/postgres/index.ts';
import { storeContract } from '#src/testing/index.ts';
import { at, erasing, following, minute, noon, opening, sampleMessage } from '#src/testing/sample.ts';
import { database, faultOf, full, nothing } from './database.ts';
import { emptyTables } from './empty-tables.ts';

const db = database();

describe('serialization failures', () => {
  it('are conflicts and nothing else, under the strictest isolation', async () => {
    const strict = await db.another({ options: '-c default_transaction_isolation=serializable' });
    const open = async () => {
      await emptyTables(db.pool);
      return { store: postgresStore(strict), close: async () => {} };
    };
    const chosen = /of many writers|of many commits|writers that try again|lease counters/;
    const cases = storeContract(open).filter(({ name }) => chosen.test(name));
    expect(cases).toHaveLength(5);
    for (const { name, run } of cases)
      await expect(run().catch((error) => `${name}: ${error}`)).resolves.toBeUndefined();
  });

  for (const code of ['40001', '40P01']) {
    it(`are repeated, then reported as a conflict: ${code}`, async () => {
      let left = 3;
      const raced: PostgresClient = {
        query: async (text, values) => {
          if (text.includes('insert') && left > 0) {
            left -= 1;
            throw Object.assign(new Error('raced'), { code });
          }
          return db.pool.query(text, values);
        },
      };
      expect(await postgresStore(raced).commit(full)).toBe('committed');
      left = Number.POSITIVE_INFINITY;
      expect(await postgresStore(raced).commit(following(full))).toBe('conflict');
      expect(await postgresStore(raced).erase(erasing(full, await db.store.history('a')))).toBe('conflict');
    });
  }

  it('never refuse a lease of counters, even when many callers are ahead', async () => {
    let lost = 0;
    const raced: PostgresClient = {
      query: async (text, values) => {
        if (text.includes('insert') && lost < 50) {
          lost += 1;
          throw Object.assign(new Error('raced'), { code: '40001' });
        }
        return db.pool.query(text, values);
      },
    };
    expect(await postgresStore(raced).lease('mts/inquiry', 16)).toEqual({ from: 0n, count: 16 });
  });

  it.each([{}, { commandId: 'late' }])(
    'end a transaction of the caller, and the fault has the reason: %o',
    async (difference) => {
      await db.store.commit(full);
      const client = await db.pool.connect();
      await client.query('begin isolation level repeatable read');
      const inside = postgresStore(client);
      await inside.load('a');
      await db.store.commit(following(full));
      const fault = await faultOf(inside.commit(following(full, difference)));
      expect(fault).toMatchObject({ code: 'store/unavailable', cause: { code: '40001' } });
      expect((await faultOf(inside.load('a'))).message).toContain('25P02');
      await client.query('rollback');
      client.release();
    },
  );
});

describe('counters that are leased outside of a transaction of the caller', () => {
  it('do not make others wait for it, and stay leased when it is rolled back', async () => {
    const client = await db.pool.connect();
    await client.query('begin');
    const inside = postgresStore(client, { leases: db.pool });
    expect(await inside.lease('mts/inquiry', 16)).toEqual({ from: 0n, count: 16 });
    expect(await inside.commit(full)).toBe('committed');
    expect(await db.store.lease('mts/inquiry', 16)).toEqual({ from: 16n, count: 16 });
    await client.query('rollback');
    client.release();
    expect(await db.store.lease('mts/inquiry', 16)).toEqual({ from: 32n, count: 16 });
    expect(await db.contents()).toEqual(nothing);
  });
});

describe('a value that all agree on outside of a transaction of the caller', () => {
  it('does not make others wait for it, and stays when it is rolled back', async () => {
    const client = await db.pool.connect();
    await client.query('begin');
    const inside = postgresStore(client, { leases: db.pool });
    expect(await inside.agree('name', 'one')).toBe('one');
    expect(await db.store.agree('name', 'two')).toBe('one');
    await client.query('rollback');
    client.release();
    expect(await db.store.agree('name', 'three')).toBe('one');
  });

  it('can be read where nothing can be written', async () => {
    await db.store.agree('name', 'one');
    const replica = postgresStore(await db.another({ options: '-c default_transaction_read_only=on' }));
    expect(await replica.agree('name', 'two')).toBe('one');
    expect((await faultOf(replica.agree('other', 'two'))).code).toBe('store/unavailable');
  });
});

describe('a worker that commits while another one is given its request', () => {
  it('waits, and then has a conflict', async () => {
    const due = opening('a', { wakeAt: noon });
    await db.store.commit(due);
    const [late] = await db.store.wake(at(0), { limit: 9, leaseMs: 1 });
    const client = await db.pool.connect();
    await client.query('begin');
    // The first lease is over soon.
    let woken: readonly { readonly token: string }[] = [];
    while (woken.length === 0) woken = await postgresStore(client).wake(at(0), { limit: 9, leaseMs: minute });
    const waiting = db.store.commit(following(due, { leaseToken: late?.token ?? '' }));
    await db.untilSomebodyWaits();
    await client.query('commit');
    client.release();
    expect(await waiting).toBe('conflict');
    expect(await db.store.commit(following(due, { leaseToken: woken[0]?.token ?? '' }))).toBe('committed');
  });

  it('gets nothing in a transaction that it holds open, and takes nothing from others', async () => {
    await db.store.commitAll(['a', 'b'].map((id) => opening(id, { wakeAt: noon })));
    const client = await db.pool.connect();
    await client.query('begin');
    const [first] = await postgresStore(client).wake(at(0), { limit: 1, leaseMs: minute });
    const others = await db.store.wake(at(0), { limit: 9, leaseMs: minute });
    await client.query('rollback');
    client.release();
    expect(others.map(({ id }) => id)).toEqual(['a', 'b'].filter((id) => id !== first?.id));
    expect((await db.store.wake(at(0), { limit: 9, leaseMs: minute })).map(({ id }) => id)).toEqual([first?.id]);
  });
});

describe('a desk within many transactions at once', () => {
  it('finishes all of them over a smaller pool without a gap in the counters', async () => {
    const pool = await db.another({ max: 4 });
    const leases = await db.another({ max: 1 });
    const desk = openDesk({
      operators: [mts],
      store: postgresStore(pool, { leases }),
      secret: '000102030405060708090a0b0c0d0e0f',
      now: () => at(0),
    });
    const register = async (): Promise<string> => {
      const client = await pool.connect();
      await client.query('begin');
      const opened = await desk.within(postgresStore(client)).register({
        operator: 'mts',
        kind: 'serviceFault',
        channel: 'hotline',
        subscriber: { msisdn: '+79161234567' },
        text: 'Нет связи',
      });
      await client.query('commit');
      client.release();
      return opened.ok ? opened.value.id : opened.refusal.code;
    };
    const ids = await Promise.all(Array.from({ length: 20 }, register));
    expect(new Set(ids).size).toBe(20);
    expect((await db.contents()) as object).toMatchObject({ request: 20, outbox: 20 });
  });
});

describe('two parts of a change that race for different keys', () => {
  it('are committed together or not at all: a new command id with a number that another transaction takes', async () => {
    const rival = await db.pool.connect();
    await rival.query('begin');
    await postgresStore(rival).commit(opening('rival', { keys: { number: '1' } }));
    const waiting = db.store.commit(full);
    await db.untilSomebodyWaits();
    await rival.query('commit');
    rival.release();
    expect(await waiting).toBe('conflict');
    expect(await db.contents()).toEqual({ ...nothing, request: 1, request_identity: 1, event: 1 });
    expect(await db.store.commit({ ...full, keys: { ...full.keys, number: '2' } })).toBe('committed');
  });
});

describe('an open transaction of the caller', () => {
  it('does not make calls of outbox wait, and holds back the messages that it changes and later ones', async () => {
    const first = opening('a', { outbox: [1, 2, 3].map((version) => sampleMessage('a', version)) });
    await db.store.commitAll([first, opening('b', { outbox: [sampleMessage('b', 1)] })]);
    const client = await db.pool.connect();
    await client.query('begin');
    await postgresStore(client).commit(following(first, { supersedes: ['a/registered/2'] }));
    const handed = await db.store.outbox(at(0), { limit: 9, leaseMs: minute });
    expect(handed.map(({ key }) => key)).toEqual(['a/registered/1', 'b/registered/1']);
    await client.query('commit');
    client.release();
  });
});
