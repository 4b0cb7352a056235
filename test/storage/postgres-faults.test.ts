import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from '#src/index.ts';
import { mts } from '#src/operators/index.ts';
import { type PostgresClient, postgresStore } from '#src/storage/postgres/index.ts';
import { at, following, identity, minute, names, noon, opening, sampleMessage } from '#src/testing/sample.ts';
import { database, faultOf, full, nothing } from './database.ts';

const db = database();

describe('values that PostgreSQL cannot hold', () => {
  for (const [what, text] of [
    ['U+0000', 'ends\0here'],
    ['a lone high surrogate', 'half \ud83d'],
    ['a lone low surrogate', '\udc00 half'],
  ] as const) {
    it(`are refused whole, with a fault that does not repeat them: ${what}`, async () => {
      const change = { ...full, stored: opening('a', { facts: { text } }).stored };
      const fault = await faultOf(db.store.commit(change));
      expect(fault.code).toBe('store/unstorable-value');
      expect(fault.message).toMatch(/^commit of request a: PostgreSQL answered 22P0[25]: /);
      expect(fault.cause).toBeUndefined();
      expect(await db.contents()).toEqual(nothing);
    });

    it(`are refused whole in messages and in history: ${what}`, async () => {
      const outbox = [sampleMessage('a', 1, { text })];
      expect((await faultOf(db.store.commit({ ...full, outbox }))).code).toBe('store/unstorable-value');
      const history = [{ version: 1, event: { type: 'noted', at: noon, text } as const }];
      expect((await faultOf(db.store.commit({ ...full, history }))).code).toBe('store/unstorable-value');
      expect(await db.contents()).toEqual(nothing);
    });
  }

  it('are refused whole in keys', async () => {
    expect((await faultOf(db.store.commit({ ...full, commandId: 'a\0b' }))).code).toBe('store/unstorable-value');
    expect((await faultOf(db.store.commit({ ...full, keys: { ...full.keys, number: 'a\0b' } }))).code).toBe(
      'store/unstorable-value',
    );
    expect(await db.contents()).toEqual(nothing);
  });

  it('fail alone in a batch', async () => {
    const changes = names('request', 9).map((id, index) => opening(id, index === 4 ? { facts: { text: '\0' } } : {}));
    const settled = await db.store.commitAll(changes);
    expect(settled.map(({ status }) => status)).toEqual(
      changes.map((_, index) => (index === 4 ? 'rejected' : 'fulfilled')),
    );
    expect(await db.contents()).toMatchObject({ request: 8, event: 8 });
  });
});

describe('a database that is in trouble', () => {
  /** Fails every statement that writes, as a server would. */
  const failing = (code: string): PostgresClient => ({
    query: async (text, values) => {
      if (text.includes('insert')) throw Object.assign(new Error('simulated'), { code });
      return db.pool.query(text, values);
    },
  });

  for (const [what, code] of [
    ['has no room on the disk', '53100'],
    ['has no memory', '53200'],
    ['has too many connections', '53300'],
    ['cancels the statement after its time', '57014'],
    ['is shut down', '57P01'],
    ['is read only', '25006'],
  ] as const) {
    it(`is reported as unavailable with its error as the cause: it ${what}`, async () => {
      const troubled = postgresStore(failing(code));
      const fault = await faultOf(troubled.commit(full));
      expect([fault.code, fault.message]).toEqual([
        'store/unavailable',
        `commit of request a: PostgreSQL answered ${code}`,
      ]);
      expect(fault.cause).toMatchObject({ message: 'simulated' });
      expect(await db.contents()).toEqual(nothing);
      const settled = await troubled.commitAll([opening('b'), opening('c')]);
      expect(settled).toMatchObject(Array(2).fill({ status: 'rejected', reason: { code: 'store/unavailable' } }));
    });
  }

  it('is reported as unavailable when a statement takes too long, and nothing is written', async () => {
    const hasty = await db.another({ options: '-c statement_timeout=200' });
    await db.store.commit(full);
    const holder = await db.pool.connect();
    await holder.query('begin');
    await holder.query(`select 1 from zayavka.request where id = 'a' for update`);
    const before = await db.contents();
    const fault = await faultOf(postgresStore(hasty).commit(following(full)));
    expect(fault.message).toBe('commit of request a: PostgreSQL answered 57014');
    await holder.query('rollback');
    holder.release();
    expect(await db.contents()).toEqual(before);
    expect(await db.store.commit(following(full))).toBe('committed');
  });

  it('is reported as unavailable for writes when it is read only, and can be read', async () => {
    await db.store.commit(full);
    const replica = postgresStore(await db.another({ options: '-c default_transaction_read_only=on' }));
    expect((await replica.load('a'))?.request.id).toBe('a');
    expect((await replica.find({ identity, limit: 5 })).found).toHaveLength(1);
    expect((await replica.list({ limit: 5 })).found).toHaveLength(1);
    expect([(await replica.history('a')).length, (await replica.messages('a')).length]).toEqual([1, 1]);
    expect((await replica.undelivered({ limit: 5 })).found).toEqual([]);
    expect((await faultOf(replica.events(undefined, 5))).code).toBe('store/unavailable');
    expect((await faultOf(replica.commit(following(full)))).message).toContain('PostgreSQL answered 25006');
    expect((await faultOf(replica.lease('mts', 1))).code).toBe('store/unavailable');
    expect((await faultOf(replica.wake(at(0), { limit: 1, leaseMs: minute }))).code).toBe('store/unavailable');
  });

  it('leaves nothing of a commit whose connection is lost in the middle, and the store goes on', async () => {
    await db.store.commit(full);
    const before = await db.contents();
    const holder = await db.pool.connect();
    await holder.query('begin');
    await holder.query(`select 1 from zayavka.request where id = 'a' for update`);
    const lost = faultOf(db.store.commit(following(full)));
    await db.untilSomebodyWaits();
    await holder.query(`select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'`);
    expect((await lost).code).toBe('store/unavailable');
    await holder.query('rollback');
    holder.release();
    expect(await db.contents()).toEqual(before);
    expect(await db.store.commit(following(full))).toBe('committed');
  });

  it('is reported as unavailable when there is no server', async () => {
    const nowhere = new pg.Pool({ host: '127.0.0.1', port: 1, user: 'postgres' });
    expect((await faultOf(postgresStore(nowhere).commit(full))).message).toContain('the driver failed');
    await nowhere.end();
  });

  it('leaves bound values out of a fault, also when the error of the driver has them', async () => {
    const talkative: PostgresClient = {
      query: async (_, params) => {
        throw Object.assign(new Error('simulated'), { code: '57014', params });
      },
    };
    const { cause } = await faultOf(postgresStore(talkative).load('a'));
    expect(cause).toMatchObject({ message: 'simulated', code: '57014' });
    expect(cause).not.toHaveProperty('params');
  });
});

describe('a row that was damaged by hand', () => {
  beforeEach(async () => {
    const changes = ['a', 'b'].map((id) =>
      opening(id, { outbox: [sampleMessage(id, 1)], keys: { number: id }, wakeAt: noon }),
    );
    for (const change of changes) await db.store.commit(change);
  });

  for (const [what, damage] of [
    ['text', `'"garbage"'`],
    ['nothing', `'null'`],
    ['another request', `jsonb_set(stored, '{request,id}', '"b"')`],
    ['another version', `jsonb_set(stored, '{request,version}', '7')`],
  ] as const) {
    it(`is a fault that names the request, and others go on: a document of ${what}`, async () => {
      await db.pool.query(`update zayavka.request set stored = ${damage} where id = 'a'`);
      for (const work of [() => db.store.load('a'), () => db.store.find({ number: 'a' })]) {
        const fault = await faultOf(work());
        expect([fault.code, fault.message.slice(0, 11)]).toEqual(['store/damaged-row', 'request a: ']);
      }
      const { found, damaged } = await db.store.find({ identity, limit: 9 });
      expect([found.map(({ request }) => request.id), damaged]).toEqual([['b'], ['a']]);
      // A list shows keys, which are whole.
      expect((await db.store.list({ limit: 9 })).found.map(({ id }) => id)).toEqual(['a', 'b']);
      expect((await db.store.load('b'))?.request.id).toBe('b');
      expect(await db.store.wake(at(0), { limit: 9, leaseMs: minute })).toHaveLength(2);
    });
  }

  it('is a fault that names the request, and others go on: an event', async () => {
    await db.pool.query(`update zayavka.event set entry = '{"version": 1}' where request_id = 'a'`);
    expect((await faultOf(db.store.history('a'))).message).toMatch(/^request a: expected event 1/);
    expect(await db.store.history('b')).toHaveLength(1);
    const { events, damaged } = await db.store.events(undefined, 9);
    expect([events.map(({ id }) => id), damaged]).toEqual([['b'], ['a']]);
  });

  for (const [what, damage] of [
    ['a list', `update zayavka.outbox set payload = '[]' where aggregateid = 'a'`],
    ['nothing', `update zayavka.outbox set payload = 'null' where aggregateid = 'a'`],
    ['one without a date', `update zayavka.outbox set payload = payload - 'createdAt' where aggregateid = 'a'`],
    ['one whose row is gone', `delete from zayavka.outbox where aggregateid = 'a'`],
  ] as const) {
    it(`is reported and not sent, and others are: a message, ${what}`, async () => {
      await db.pool.query(damage);
      const told: unknown[] = [];
      const desk = openDesk({
        operators: [mts],
        store: db.store,
        secret: '000102030405060708090a0b0c0d0e0f',
        now: () => at(0),
        proof: { ask: async () => {}, check: async () => false },
        clockSkewMs: Number.POSITIVE_INFINITY,
        telemetry: { onNotice: ({ name, attributes }) => told.push([name, attributes['id'], attributes['code']]) },
      });
      const sent: string[] = [];
      const report = await desk.deliver(async ({ key }) => void sent.push(key));
      expect(sent).toEqual(['b/registered/1']);
      expect(report).toMatchObject({ sent: 1, postponed: 1, suppressed: 0 });
      expect(told).toEqual([['zayavka.delivery.postponed', 'a', 'store/damaged-row']]);
    });
  }

  it('is a fault that names the request where its messages are asked for', async () => {
    await db.pool.query(`update zayavka.outbox set payload = '[]' where aggregateid = 'a'`);
    expect((await faultOf(db.store.messages('a'))).message).toMatch(/^request a: expected message/);
    expect(await db.store.messages('b')).toHaveLength(1);
  });
});
