import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change, RequestStore } from '#src/desk/ports/store.ts';
import { groupCommit } from '#src/storage/group-commit.ts';
import { memoryStore } from '#src/storage/memory/memory-store.ts';
import { migrate, postgresStore } from '#src/storage/postgres/index.ts';
import { storeContract } from '#src/testing/index.ts';
import { following, names, opening } from '#src/testing/sample.ts';
import { methodsOf } from '../desk/stores.ts';
import { emptyTables } from './empty-tables.ts';
import { careless, type Server, startServer } from './server.ts';

/** A store that notes its batches, and answers after `release`. */
function watched(store: RequestStore): { store: RequestStore; batches: string[][]; release: () => void } {
  const batches: string[][] = [];
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const commitAll = async (changes: readonly Change[]) => {
    batches.push(changes.map((change) => `${change.id}/${change.version}`));
    await gate;
    return Promise.allSettled(changes.map((change) => store.commit(change)));
  };
  return { store: { ...methodsOf(store), commitAll }, batches, release: () => release() };
}

describe('groupCommit', () => {
  it('starts a commit that comes alone at once, and joins those that come meanwhile', async () => {
    const { store, batches, release } = watched(memoryStore());
    const joined = groupCommit(store, { groups: 1 });
    const first = joined.commit(opening('a'));
    await Promise.resolve();
    expect(batches).toEqual([['a/1']]);
    const others = ['b', 'c'].map((id) => joined.commit(opening(id)));
    release();
    expect(await Promise.all([first, ...others])).toEqual(['committed', 'committed', 'committed']);
    expect(batches).toEqual([['a/1'], ['b/1', 'c/1']]);
  });

  it('refuses options with which no commit would ever start', () => {
    for (const options of [{ most: 0 }, { groups: 0 }, { groups: -1 }, { most: 1.5 }]) {
      expect(() => groupCommit(memoryStore(), options)).toThrow('expected a whole number from 1');
    }
  });

  it('keeps the limit of a batch', async () => {
    const { store, batches, release } = watched(memoryStore());
    const joined = groupCommit(store, { groups: 1, most: 2 });
    const outcomes = ['a', 'b', 'c'].map((id) => joined.commit(opening(id)));
    release();
    await Promise.all(outcomes);
    expect(batches).toEqual([['a/1', 'b/1'], ['c/1']]);
  });

  it('divides what comes at the same time among the batches that may start', async () => {
    const { store, batches, release } = watched(memoryStore());
    const joined = groupCommit(store, { groups: 2 });
    const outcomes = names('request', 8).map((id) => joined.commit(opening(id)));
    release();
    await Promise.all(outcomes);
    expect(batches.map((batch) => batch.length)).toEqual([4, 4]);
  });

  it('has never two changes of one request under way', async () => {
    const { store, batches, release } = watched(memoryStore());
    const joined = groupCommit(store, { groups: 2 });
    const first = opening('a');
    const second = following(first);
    const outcomes = [first, second, following(second), opening('b')].map((change) => joined.commit(change));
    release();
    expect(await Promise.all(outcomes)).toEqual(['committed', 'committed', 'committed', 'committed']);
    expect(batches).toEqual([['a/1', 'b/1'], ['a/2'], ['a/3']]);
  });

  it('answers no caller before the store has answered', async () => {
    const { store, release } = watched(memoryStore());
    const answered: string[] = [];
    const outcomes = ['a', 'b'].map(async (id) => {
      await groupCommit(store).commit(opening(id));
      answered.push(id);
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(answered).toEqual([]);
    release();
    await Promise.all(outcomes);
    expect(answered.sort()).toEqual(['a', 'b']);
  });

  it('reports a lost store to every caller, and goes on with the next change', async () => {
    const memory = memoryStore();
    let isLost = true;
    const { store } = watched(memory);
    const failing: RequestStore = {
      ...store,
      commitAll: async (changes) => {
        if (isLost) throw new Error('lost');
        return Promise.allSettled(changes.map((change) => memory.commit(change)));
      },
    };
    const joined = groupCommit(failing, { groups: 1 });
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((id) => joined.commit(opening(id))));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    isLost = false;
    expect(await joined.commit(opening('d'))).toBe('committed');
  });

  it.each([undefined, []])('reports a store that answers a batch with %o', async (answer) => {
    const mute: unknown = async () => answer;
    const { store } = watched(memoryStore());
    const joined = groupCommit({ ...store, commitAll: mute as Required<RequestStore>['commitAll'] }, { groups: 1 });
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((id) => joined.commit(opening(id))));
    expect(settled).toMatchObject([1, 2, 3].map(() => ({ reason: { code: 'store/broken-promise' } })));
  });
});

describe('groupCommit over memory keeps the contract', () => {
  const open = async () => ({ store: groupCommit(memoryStore()), close: async () => {} });
  for (const { name, run } of storeContract(open)) it(name, run);
});

describe('groupCommit over PostgreSQL', () => {
  let server: Server;
  let pool: ReturnType<Server['pool']>;
  beforeAll(async () => {
    server = await startServer(careless);
    pool = server.pool({ database: await server.createDatabase() });
    await migrate(pool);
  });
  afterAll(() => server.stop());

  for (const place of [0, 17, 39]) {
    it(`commits all but the one that cannot be written, wherever it is: ${place}`, async () => {
      const joined = groupCommit(postgresStore(pool), { groups: 1 });
      const changes = names(`place ${place}`, 40).map((id, index) =>
        opening(id, index === place ? { facts: { text: 'ends\0here' } } : {}),
      );
      const settled = await Promise.allSettled([joined.commit(opening(`p${place}`)), ...changes.map(joined.commit)]);
      const bad = settled.flatMap((answer, index) => (answer.status === 'rejected' ? [index - 1] : []));
      expect(bad).toEqual([place]);
      expect(settled[place + 1]).toMatchObject({ reason: { code: 'store/unstorable-value' } });
      for (const [index, { id }] of changes.entries()) {
        expect((await joined.load(id)) !== undefined, id).toBe(index !== place);
      }
    });
  }

  it('keeps the contract', async () => {
    const open = async () => {
      await emptyTables(pool);
      return { store: groupCommit(postgresStore(pool)), close: async () => {} };
    };
    for (const { name, run } of storeContract(open))
      await expect(run().catch((error) => `${name}: ${error}`)).resolves.toBeUndefined();
  });
});
