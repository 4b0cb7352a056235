import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change, CommitOutcome, RequestStore } from '#src/desk/ports/store.ts';
import { groupCommit } from '#src/storage/group-commit.ts';
import { memoryStore } from '#src/storage/memory/memory-store.ts';
import { migrate, postgresStore } from '#src/storage/postgres/index.ts';
import { storeContract } from '#src/testing/index.ts';
import { following, names, opening } from '#src/testing/sample.ts';
import { careless, type Server, startServer } from './server.ts';

/** A store that notes what travels together, and answers when it is told to. */
function watched(store: Required<RequestStore>): { store: RequestStore; groups: string[][]; release: () => void } {
  const groups: string[][] = [];
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const commitAll = async (changes: readonly Change[]) => {
    groups.push(changes.map((change) => `${change.id}/${change.version}`));
    await gate;
    return store.commitAll(changes);
  };
  const commit = async (change: Change): Promise<CommitOutcome> => {
    groups.push([`${change.id}/${change.version}`]);
    await gate;
    return store.commit(change);
  };
  const rest = Object.fromEntries(
    (['load', 'find', 'lease', 'wake', 'outbox', 'settle', 'history', 'messages', 'erase'] as const).map((name) => [
      name,
      store[name].bind(store),
    ]),
  );
  return { store: { ...rest, commit, commitAll } as RequestStore, groups, release: () => release() };
}

describe('groupCommit', () => {
  it('lets the first commit leave at once and joins those that come meanwhile', async () => {
    const { store, groups, release } = watched(memoryStore());
    const joined = groupCommit(store, { groups: 1 });
    const outcomes = ['a', 'b', 'c'].map((id) => joined.commit(opening(id)));
    expect(groups).toEqual([['a/1']]);
    release();
    expect(await Promise.all(outcomes)).toEqual(['committed', 'committed', 'committed']);
    expect(groups).toEqual([['a/1'], ['b/1', 'c/1']]);
  });

  it('is told at opening of options with which nobody would ever travel', () => {
    for (const options of [{ most: 0 }, { groups: 0 }, { groups: -1 }, { most: 1.5 }]) {
      expect(() => groupCommit(memoryStore(), options)).toThrow('expected a whole number from 1');
    }
  });

  it('takes no more than the most that may travel together', async () => {
    const { store, groups, release } = watched(memoryStore());
    const joined = groupCommit(store, { groups: 1, most: 2 });
    const outcomes = ['a', 'b', 'c', 'd'].map((id) => joined.commit(opening(id)));
    release();
    await Promise.all(outcomes);
    expect(groups).toEqual([['a/1'], ['b/1', 'c/1'], ['d/1']]);
  });

  it('takes an even share of all, and no less while another group is under way', async () => {
    const { store, groups, release } = watched(memoryStore());
    const joined = groupCommit(store, { groups: 2 });
    const outcomes = names('request', 8).map((id) => joined.commit(opening(id)));
    release();
    await Promise.all(outcomes);
    // The last two are less than a share beside the four; once those are back, each of the two can have a group.
    expect(groups.map((group) => group.length)).toEqual([1, 1, 4, 1, 1]);
  });

  it('never lets two changes of one request travel together, in one group or in two', async () => {
    const { store, groups, release } = watched(memoryStore());
    const joined = groupCommit(store, { groups: 2 });
    const first = opening('a');
    const second = following(first);
    const outcomes = [first, second, following(second), opening('b')].map((change) => joined.commit(change));
    expect(groups).toEqual([['a/1'], ['b/1']]);
    release();
    expect(await Promise.all(outcomes)).toEqual(['committed', 'committed', 'committed', 'committed']);
    expect(groups.slice(2)).toEqual([['a/2'], ['a/3']]);
  });

  it('answers nobody before the store has', async () => {
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

  it('tells everybody when the store is lost, and goes on with the next', async () => {
    const memory = memoryStore();
    let lost = true;
    const { store } = watched(memory);
    const failing: RequestStore = {
      ...store,
      commit: async (change) => {
        if (lost) throw new Error('lost');
        return memory.commit(change);
      },
      commitAll: () => Promise.reject(new Error('lost')),
    };
    const joined = groupCommit(failing, { groups: 1 });
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((id) => joined.commit(opening(id))));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    lost = false;
    expect(await joined.commit(opening('d'))).toBe('committed');
  });

  it.each([undefined, []])('tells of a store that answers a batch with %o', async (answer) => {
    const mute: unknown = async () => answer;
    const { store, release } = watched(memoryStore());
    release();
    const joined = groupCommit({ ...store, commitAll: mute as Required<RequestStore>['commitAll'] }, { groups: 1 });
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((id) => joined.commit(opening(id))));
    expect(settled.slice(1)).toMatchObject([1, 2].map(() => ({ reason: { code: 'store/broken-promise' } })));
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
      // The first leaves alone; the rest travels together.
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
      await pool.query('truncate zayavka.request, zayavka.event, zayavka.command, zayavka.wake_up');
      await pool.query('truncate zayavka.outbox, zayavka.delivery, zayavka.series restart identity');
      return { store: groupCommit(postgresStore(pool)), close: async () => {} };
    };
    for (const { name, run } of storeContract(open))
      await expect(run().catch((error) => `${name}: ${error}`)).resolves.toBeUndefined();
  });
});
