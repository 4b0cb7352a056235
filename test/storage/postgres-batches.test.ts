import { describe, expect, it } from 'vitest';
import { postgresStore } from '#src/storage/postgres/index.ts';
import { following, names, noon, opening, sampleMessage } from '#src/testing/sample.ts';
import { database, faultOf, nothing } from './database.ts';

const db = database();
const outcomesOf = (settled: readonly PromiseSettledResult<unknown>[]) =>
  settled.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.code));

describe('many changes at once', () => {
  it('do not abort a transaction of the caller when two of them have one number or one command id', async () => {
    const client = await db.pool.connect();
    await client.query('begin');
    const store = postgresStore(client);
    const settled = await store.commitAll([
      opening('a', { keys: { number: '1' }, commandId: 'first' }),
      opening('b', { keys: { number: '1' }, commandId: 'second' }),
      opening('c', { commandId: 'first' }),
      opening('d', { commandId: 'third' }),
    ]);
    expect(outcomesOf(settled)).toEqual(['committed', 'conflict', 'duplicate', 'committed']);
    const [a, d] = [opening('a', { keys: { number: '1' } }), opening('d')];
    const followed = [following(a, { commandId: 'fourth' }), following(d, { commandId: 'fourth' })];
    expect(outcomesOf(await store.commitAll(followed))).toEqual(['committed', 'duplicate']);
    await client.query('commit');
    client.release();
    expect(await db.contents()).toMatchObject({ request: 2, command: 3 });
  });

  it('fail only for the request that is locked', async () => {
    const changes = names('request', 10).map((id) => opening(id));
    await db.store.commitAll(changes);
    const client = await db.pool.connect();
    await client.query(`begin; select from zayavka.request where id = '${changes[3]?.id}' for update`);
    const impatient = postgresStore(await db.another({ options: '-c lock_timeout=200' }));
    const settled = outcomesOf(await impatient.commitAll(changes.map((change) => following(change))));
    await client.query('rollback');
    client.release();
    expect(settled).toEqual(changes.map((_, index) => (index === 3 ? 'store/unavailable' : 'committed')));
  });

  it('report the error that ended a transaction of the caller', async () => {
    const client = await db.pool.connect();
    await client.query('begin');
    const bad = opening('b', { facts: { text: 'a\0b' } });
    const settled = await postgresStore(client).commitAll([opening('a'), bad, opening('c')]);
    await client.query('rollback');
    client.release();
    expect(new Set(outcomesOf(settled))).toEqual(new Set(['store/unstorable-value']));
  });

  it('keep every character of texts and keys', async () => {
    const texts = [
      'NULL',
      '{a,b}',
      '\\N',
      'say "hi"',
      'back\\slash',
      'line\nfeed\ttab',
      ' ',
      "it's",
      '\u2028',
      'record\u001eseparator',
      '😀',
      '\\"',
    ];
    const ids = texts.map((text, index) => `${index}${text}`);
    const changes = ids.map((id, index) =>
      opening(id, {
        keys: { number: `n${id}` },
        commandId: `c${id}`,
        facts: { text: texts[index] ?? '' },
        outbox: [sampleMessage(id, 1, { text: texts[index] ?? '' })],
        wakeAt: noon,
      }),
    );
    expect(new Set(outcomesOf(await db.store.commitAll(changes)))).toEqual(new Set(['committed']));
    for (const change of changes) {
      expect(await db.store.find({ number: change.keys.number ?? '' })).toEqual({ found: [change.stored] });
      expect(await db.store.find({ commandId: change.commandId ?? '' })).toEqual({ found: [change.stored] });
      expect(await db.store.history(change.id)).toEqual(change.history);
      expect(await db.store.messages(change.id)).toEqual(change.outbox);
    }
  });

  it('refuse a key with a lone surrogate, alone and among others', async () => {
    const half = (id: string, commandId: string) => opening(id, { commandId });
    expect((await faultOf(db.store.commit(half('a', 'k\ud800')))).code).toBe('store/unstorable-value');
    const settled = await db.store.commitAll([...names('good', 3).map((id) => opening(id)), half('b', 'k\udfff')]);
    expect(outcomesOf(settled)).toEqual(['committed', 'committed', 'committed', 'store/unstorable-value']);
    expect(await db.contents()).toMatchObject({ request: 3, command: 0 });
  });

  it('refuse a lone surrogate in the key of a message', async () => {
    const record = { ...sampleMessage('a', 1), key: 'a/registered/1\ud800' };
    expect((await faultOf(db.store.commit(opening('a', { outbox: [record] })))).code).toBe('store/unstorable-value');
    expect((await faultOf(db.store.commit(opening('a', { outbox: [record, sampleMessage('a', 2)] })))).code).toBe(
      'store/unstorable-value',
    );
    expect(await db.contents()).toEqual(nothing);
  });

  it('run one after another on a single client', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on('warning', listen);
    const client = await db.pool.connect();
    const store = postgresStore(client);
    const opened = names('request', 9).map((id) => opening(id));
    expect(new Set(await Promise.all(opened.map((change) => store.commit(change))))).toEqual(new Set(['committed']));
    await Promise.allSettled([store.commit(opening('lost', { facts: { text: '\0' } })), store.load('request-1')]);
    expect(await Promise.all(opened.map((change) => store.load(change.id)))).toEqual(
      opened.map(({ stored }) => stored),
    );
    client.release();
    // Warnings are emitted on the next turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });

  it('take two statements when an import is repeated with some new changes', async () => {
    const statements: string[] = [];
    const counting = new Proxy(db.pool, {
      get(pool, property) {
        const value: unknown = Reflect.get(pool, property);
        if (property !== 'query') return typeof value === 'function' ? value.bind(pool) : value;
        return (query: { readonly name: string; readonly text: string }) => {
          statements.push(query.name.replace(/^zayavka_|_[0-9a-f]+$/g, ''));
          return pool.query(query);
        };
      },
    });
    const store = postgresStore(counting);
    const changes = names('request', 20).map((id) =>
      opening(id, { commandId: `command of ${id}`, keys: { number: id } }),
    );
    expect(new Set(outcomesOf(await store.commitAll(changes.slice(0, 15))))).toEqual(new Set(['committed']));
    await store.commit(opening('y', { keys: { number: 'taken' } }));
    statements.length = 0;
    const outcomes = outcomesOf(await store.commitAll([...changes, opening('x', { keys: { number: 'taken' } })]));
    expect(statements).toEqual(['insert', 'commands']);
    expect(outcomes).toEqual([...Array(15).fill('duplicate'), ...Array(5).fill('committed'), 'conflict']);
    expect(await db.contents()).toMatchObject({ request: 21, event: 21, command: 20 });
  });

  it('write a message of one key once, and do not abort a transaction of the caller', async () => {
    const twice = (id: string) => opening(id, { outbox: [sampleMessage(id, 1), sampleMessage(id, 1)], commandId: id });
    const client = await db.pool.connect();
    await client.query('begin');
    expect(await postgresStore(client).commit(twice('inside'))).toBe('committed');
    await client.query('commit');
    client.release();
    expect(await db.store.commit(twice('alone'))).toBe('committed');
    expect(outcomesOf(await db.store.commitAll(['b', 'c'].map(twice)))).toEqual(['committed', 'committed']);
    expect(await db.contents()).toMatchObject({ request: 4, outbox: 4, delivery: 4 });
  });

  it('settle a message as if the settlements came one after another', async () => {
    await db.store.commit(opening('a', { outbox: [sampleMessage('a', 1)] }));
    const key = 'a/registered/1';
    await db.store.settle([
      { key, retryAt: noon, attempts: 1 },
      { key, outcome: 'sent', at: noon },
      { key, outcome: 'failed', at: noon },
    ]);
    expect(await db.store.messages('a')).toMatchObject([{ outcome: 'sent' }]);
  });
});
