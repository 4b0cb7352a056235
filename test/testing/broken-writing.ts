/**
 * Stores that write what they must not, lose what they wrote, or give back something else.
 */
import { setImmediate } from 'node:timers/promises';
import type { OutboxRecord, Stored } from '#src/desk/ports/store.ts';
import { type BrokenStore, broken, force, versionOf, without } from './broken-store.ts';

export const brokenWriting: readonly BrokenStore[] = [
  broken('compares versions, then writes', 'of many writers from one version exactly one commits', (inner) => ({
    commit: async (change) => {
      if ((await versionOf(inner, change.id)) !== change.expected) return 'conflict';
      await setImmediate();
      return force(inner, change);
    },
  })),
  broken('looks whether a request exists, then inserts', 'of many writers that open one request', (inner) => ({
    commit: async (change) => {
      if (change.expected !== 'absent') return inner.commit(change);
      if ((await versionOf(inner, change.id)) !== 'absent') return 'conflict';
      await setImmediate();
      return force(inner, change);
    },
  })),
  broken('loses updates of writers that try again', 'writers that try again lose no update', (inner) => ({
    commit: async (change) => {
      if (change.expected === 'absent') return inner.commit(change);
      if ((await versionOf(inner, change.id)) !== change.expected) return 'conflict';
      await setImmediate();
      return force(inner, change);
    },
  })),
  broken('ignores the expected version', 'a commit from an outdated version is a conflict', (inner) => ({
    commit: (change) => (change.expected === 'absent' ? inner.commit(change) : force(inner, change)),
  })),
  broken('takes any version that is not older', 'a commit from a version that is not reached yet', (inner) => ({
    commit: async (change) => {
      const version = await versionOf(inner, change.id);
      const isAhead = version !== 'absent' && change.expected !== 'absent' && change.expected > version;
      return isAhead ? force(inner, change) : inner.commit(change);
    },
  })),
  broken('overwrites on insert', 'a new request whose id exists is a conflict', (inner) => ({
    commit: (change) => (change.expected === 'absent' ? force(inner, change) : inner.commit(change)),
  })),
  broken('inserts on update', 'a change of a request that does not exist is a conflict', (inner) => ({
    commit: async (change) => {
      const version = await versionOf(inner, change.id);
      return version === 'absent' ? force(inner, change) : inner.commit(change);
    },
  })),
  broken(
    'keeps numbers apart by operator',
    'a number that is taken is a conflict, also at another operator',
    (inner) => ({
      commit: (change) => {
        const { number, operator } = change.keys;
        return inner.commit(
          number === undefined ? change : { ...change, keys: { ...change.keys, number: `${operator}/${number}` } },
        );
      },
    }),
  ),
  broken('looks whether a number is free, then registers', 'of many requests with one number', (inner) => {
    const numbers = new Set<string>();
    return {
      commit: async (change) => {
        const { number, ...keys } = change.keys;
        if (number === undefined) return inner.commit(change);
        if (numbers.has(number) && change.expected === 'absent') return 'conflict';
        await setImmediate();
        numbers.add(number);
        return inner.commit({ ...change, keys });
      },
    };
  }),
  broken('knows no command ids', 'a command id that was committed before is a duplicate', (inner) => ({
    commit: (change) => inner.commit(without(change, 'commandId')),
  })),
  broken('keeps command ids apart by request', 'a command id that was committed before is a duplicate', (inner) => ({
    commit: (change) =>
      inner.commit(
        change.commandId === undefined ? change : { ...change, commandId: `${change.id}/${change.commandId}` },
      ),
  })),
  broken(
    'looks for the command id, then commits',
    'of many commits with one command id exactly one is committed',
    (inner) => {
      const seen = new Set<string>();
      return {
        commit: async (change) => {
          if (change.commandId === undefined) return inner.commit(change);
          if (seen.has(change.commandId)) return 'duplicate';
          await setImmediate();
          seen.add(change.commandId);
          return inner.commit(without(change, 'commandId'));
        },
      };
    },
  ),
  broken(
    'tells a conflict before a duplicate',
    'a change that is a duplicate and a conflict is reported as a duplicate',
    (inner) => ({
      commit: async (change) =>
        (await versionOf(inner, change.id)) === change.expected ? inner.commit(change) : 'conflict',
    }),
  ),
  broken('takes a missing command id for an id', 'changes without a command id are never duplicates', (inner) => ({
    commit: (change) => inner.commit({ ...change, commandId: change.commandId ?? 'undefined' }),
  })),
  broken('remembers the command id of a change it refused', 'a conflict leaves nothing behind', (inner) => {
    const refused = new Set<string>();
    return {
      commit: async (change) => {
        if (change.commandId !== undefined && refused.has(change.commandId)) return 'duplicate';
        const outcome = await inner.commit(change);
        if (outcome === 'conflict' && change.commandId !== undefined) refused.add(change.commandId);
        return outcome;
      },
    };
  }),
  broken('writes the outbox before it compares versions', 'a conflict leaves nothing behind', (inner) => {
    const ghosts: OutboxRecord[] = [];
    return {
      commit: async (change) => {
        const outcome = await inner.commit(change);
        if (outcome === 'conflict') ghosts.push(...change.outbox);
        return outcome;
      },
      messages: async (id) => [...(await inner.messages(id)), ...ghosts.filter((ghost) => ghost.requestId === id)],
    };
  }),
  broken('supersedes messages on behalf of a duplicate', 'a duplicate leaves nothing behind', (inner) => ({
    commit: async (change) => {
      const outcome = await inner.commit(change);
      if (outcome === 'duplicate') {
        await inner.settle(change.supersedes.map((key) => ({ key, outcome: 'superseded', at: 0 })));
      }
      return outcome;
    },
  })),
  broken('keeps one event of a change', 'a change of several events and messages is kept whole', (inner) => ({
    commit: (change) => inner.commit({ ...change, history: change.history.slice(0, 1) }),
  })),
  broken('keeps one event of each change of a batch', 'a change of several events and messages', (inner) => ({
    commitAll: (changes) =>
      Promise.allSettled(changes.map((change) => inner.commit({ ...change, history: change.history.slice(0, 1) }))),
  })),
  broken('writes every message that comes', 'a message that comes twice in one change', (inner) => ({
    messages: async (id) => (await inner.messages(id)).flatMap((message) => [message, message]),
  })),
  broken('forgets the outbox', 'messages are handed out as they were written', (inner) => ({
    commit: (change) => inner.commit({ ...change, outbox: [] }),
  })),
  broken('turns instants into dates', 'what was committed is read as it was written', (inner) => ({
    load: async (id) => {
      const stored = await inner.load(id);
      return (
        stored && JSON.parse(JSON.stringify(stored), (name, value) => (/At$/.test(name) ? new Date(value) : value))
      );
    },
  })),
  broken('keeps text in a narrow character set', 'what was committed is read as it was written', (inner) => ({
    load: async (id) => JSON.parse(JSON.stringify(await inner.load(id)).replaceAll(/[\ud800-\udfff]/g, '?')),
  })),
  broken('writes its own schema number into documents', 'the number of a document’s schema is kept', (inner) => ({
    load: async (id) => {
      const stored = await inner.load(id);
      return stored && { ...stored, schema: 1 };
    },
  })),
  broken('keeps events without their commands', 'history is kept entry by entry', (inner) => ({
    history: async (id) => (await inner.history(id)).map(({ commandId: _, ...entry }) => entry),
  })),
  broken('keeps the caller’s object', 'changes its change after the commit', (inner) => {
    const documents = new Map<string, Stored>();
    return {
      commit: async (change) => {
        const outcome = await inner.commit(change);
        if (outcome === 'committed') documents.set(change.id, change.stored);
        return outcome;
      },
      load: async (id) => documents.get(id),
    };
  }),
  broken('returns its own object', 'changes what the store returned', (inner) => {
    const documents = new Map<string, Stored>();
    return {
      commit: async (change) => {
        const outcome = await inner.commit(change);
        if (outcome === 'committed') documents.set(change.id, structuredClone(change.stored));
        return outcome;
      },
      load: async (id) => documents.get(id),
    };
  }),
  broken('undoes a batch when one change fails', 'a batch answers in the given order', (inner) => ({
    commitAll: async (changes) => {
      const versions = await Promise.all(changes.map((change) => versionOf(inner, change.id)));
      if (changes.every((change, index) => versions[index] === change.expected)) {
        return Promise.allSettled(changes.map((change) => inner.commit(change)));
      }
      return changes.map(() => ({ status: 'fulfilled', value: 'conflict' }));
    },
  })),
  broken('answers a batch in the order of ids', 'a batch answers in the given order', (inner) => ({
    commitAll: (changes) =>
      Promise.allSettled([...changes].sort((a, b) => (a.id < b.id ? 1 : -1)).map((change) => inner.commit(change))),
  })),
];
