import { describe, expect, it } from 'vitest';
import { type DeskSetup, Fault, memoryStore, openDesk, type RegistrationInput, type RequestStore } from 'zayavka';
import { megafon, mts } from 'zayavka/operators';
import { phoneIdentity } from '#src/request/identity.ts';
import { given } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

function setup(store: RequestStore): DeskSetup {
  return {
    operators: [mts, megafon],
    store,
    secret: '0'.repeat(32),
    now: () => new Date('2026-11-20T12:00:00+03:00'),
  };
}

function deskOn(store: RequestStore, showSimilar = true) {
  return openDesk({ ...setup(store), showSimilar });
}

/** The answer to a form for which the store rejects with an error that is no `Fault`. */
const unavailable = { ok: false, refusal: { code: 'store/unavailable', fault: 'unknown' } };

function form(index: number, more: Partial<RegistrationInput> = {}): RegistrationInput {
  const msisdn = `+7916${String(index).padStart(7, '0')}`;
  return {
    operator: 'mts',
    kind: 'serviceFault',
    channel: 'hotline',
    subscriber: { msisdn },
    text: 'Нет связи',
    ...more,
  };
}

/** A store that counts its calls. */
function counting(store: RequestStore): { readonly store: RequestStore; readonly calls: Map<string, number> } {
  const calls = new Map<string, number>();
  const proxy = new Proxy(store, {
    get(target, name: keyof RequestStore) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) => {
        calls.set(name, (calls.get(name) ?? 0) + 1);
        return Reflect.apply(method, target, given);
      };
    },
  });
  return { store: proxy, calls };
}

describe('registering many', () => {
  it('refuses an impossible date, and registers the others', async () => {
    const claim = { kind: 'claim', details: { answerForm: 'paper' }, receivedAt: '2023-12-29T12:00:00+03:00' } as const;
    const order = { kind: 'shopOrder', details: { items: [{ name: 'SIM', quantity: 1 }], promisedOn: '9999-12-31' } };
    const answers = await deskOn(memoryStore()).registerMany([form(1), form(2, claim), form(3, order), form(4)]);
    expect(answers.map((answer) => answer.ok || answer.refusal)).toEqual([
      true,
      {
        code: 'input/invalid',
        issues: [
          {
            path: 'receivedAt',
            found: 'a date that the calendar of the operator does not know',
            expected: '2024-01-01 or later',
          },
        ],
      },
      {
        code: 'input/invalid',
        issues: [{ path: 'details.promisedOn', found: '9999-12-31', expected: '2036-11-27 or earlier' }],
      },
      true,
    ]);
  });

  it('registers all others when the store fails for one, those of later chunks and repetitions too', async () => {
    const inner = memoryStore();
    const store: RequestStore = {
      ...methodsOf(inner),
      commitAll: async (changes) =>
        Promise.allSettled(
          changes.map(async (change) => {
            if (change.commandId === 'six') throw new Error('the disk is full');
            return inner.commit(change);
          }),
        ),
    };
    const forms = Array.from({ length: 250 }, (_, index) => form(index, index === 6 ? { commandId: 'six' } : {}));
    const repeated = [form(300, { commandId: 'again' }), form(300, { commandId: 'again' })];
    const answers = await deskOn(store).registerMany([...forms, ...repeated]);
    expect(answers[6]).toEqual(unavailable);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(251);
    let registered = 0;
    for (const { subscriber } of [...forms, form(300)]) {
      const { found } = await inner.find({ identity: phoneIdentity(subscriber.msisdn ?? ''), all: true, limit: 9 });
      registered += found.length;
    }
    expect(registered).toBe(250);
  });

  it('goes on with the next chunk when the store fails for a whole one', async () => {
    const inner = memoryStore();
    let calls = 0;
    const commitAll: Required<RequestStore>['commitAll'] = async (changes) => {
      calls += 1;
      if (calls === 1) throw new Error('no connection');
      return inner.commitAll(changes);
    };
    const forms = Array.from({ length: 150 }, (_, index) => form(index));
    const answers = await deskOn({ ...methodsOf(inner), commitAll }).registerMany(forms);
    expect(answers.slice(0, 100)).toEqual(Array(100).fill(unavailable));
    expect(answers.slice(100).every(({ ok }) => ok)).toBe(true);
    expect(
      (await inner.find({ identity: phoneIdentity(forms[149]?.subscriber.msisdn ?? ''), limit: 9 })).found,
    ).toHaveLength(1);
  });

  it('throws when the input is not a list', async () => {
    const nothing: unknown = null;
    await expect(deskOn(memoryStore()).registerMany(nothing as [])).rejects.toThrow('expected a list of forms');
  });

  it('answers in the order of the forms, and a refused one does not stop the others', async () => {
    const desk = deskOn(memoryStore());
    const answers = await desk.registerMany([form(1), form(2, { kind: 'nothing' }), form(3, { operator: 'megafon' })]);
    expect(answers.map((answer) => (answer.ok ? answer.value.operator : answer.refusal.code))).toEqual([
      'mts',
      'input/invalid',
      'megafon',
    ]);
  });

  it('gives what registering one by one gives', async () => {
    const forms = [form(1), form(2, { kind: 'consultation', answer: 'подсказали' }), form(3, { kind: 'complaint' })];
    const many = await deskOn(memoryStore()).registerMany(forms);
    const desk = deskOn(memoryStore());
    const single = [];
    for (const each of forms) single.push(await desk.register(each));
    expect(many).toEqual(single);
  });

  it('refuses a gap in the list', async () => {
    const forms: unknown[] = [form(1)];
    forms[2] = form(3);
    const answers = await deskOn(memoryStore()).registerMany(forms as RegistrationInput[]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  it('calls the store once for each hundred', async () => {
    const { store, calls } = counting(memoryStore());
    const answers = await deskOn(store).registerMany(Array.from({ length: 250 }, (_, index) => form(index)));
    const numbers = answers.map((answer) => (answer.ok ? answer.value.number : undefined));
    expect(new Set(numbers).size).toBe(250);
    expect(numbers).not.toContain(undefined);
    expect(calls.get('commitAll')).toBe(3);
    expect(calls.get('commit')).toBeUndefined();
    expect(calls.get('find')).toBeUndefined();
  });

  it('calls commit for each request where the store has no commitAll', async () => {
    const { commitAll: _, ...store } = methodsOf(memoryStore());
    const counted = counting(store);
    const answers = await deskOn(counted.store).registerMany([form(1), form(2)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(counted.calls.get('commit')).toBe(2);
  });

  it('waits for one hundred before it prepares the next', async () => {
    const inner = memoryStore();
    const order: string[] = [];
    const commitAll: Required<RequestStore>['commitAll'] = async (changes) => {
      order.push('begun');
      await new Promise((resolve) => setTimeout(resolve, 1));
      order.push('ended');
      return inner.commitAll(changes);
    };
    const forms = Array.from({ length: 200 }, (_, index) => form(index));
    await deskOn({ ...methodsOf(inner), commitAll }).registerMany(forms);
    expect(order).toEqual(['begun', 'ended', 'begun', 'ended']);
  });

  it('does a command once that comes twice in a call or in two calls', async () => {
    const store = memoryStore();
    const desk = deskOn(store);
    const [first, again] = await desk.registerMany([form(1, { commandId: 'a' }), form(1, { commandId: 'a' })]);
    const [later, other] = await desk.registerMany([form(1, { commandId: 'a' }), form(2, { commandId: 'a' })]);
    expect(again).toEqual(first);
    expect(later).toEqual(first);
    expect(other).toEqual({ ok: false, refusal: { code: 'command/reused-id', commandId: 'a' } });
    expect((await store.find({ identity: 'tel:+79160000001', limit: 10 })).found).toHaveLength(1);
  });

  it('does a command once that comes in several chunks of one call', async () => {
    const store = memoryStore();
    const forms = Array.from({ length: 250 }, (_, index) => form(index % 120, { commandId: `${index % 120}` }));
    const answers = await deskOn(store).registerMany(forms);
    expect(answers.slice(120, 240)).toEqual(answers.slice(0, 120));
    expect(answers.slice(240)).toEqual(answers.slice(0, 10));
    expect(new Set(answers.map((answer) => (answer.ok ? answer.value.number : undefined))).size).toBe(120);
  });

  it('asks no more when the store has failed for three chunks in a row, and answers each form', async () => {
    const inner = memoryStore();
    let calls = 0;
    const commitAll: Required<RequestStore>['commitAll'] = async (changes) => {
      calls += 1;
      if (calls === 3) return inner.commitAll(changes);
      throw new Error(`batch ${calls}`);
    };
    const forms = Array.from({ length: 1_000 }, (_, index) => form(index));
    const answers = await deskOn({ ...methodsOf(inner), commitAll }).registerMany(forms);
    expect(calls).toBe(6);
    expect(answers).toHaveLength(1_000);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(100);
    expect(answers[999]).toEqual({ ok: false, refusal: { code: 'store/unavailable', fault: 'store/unavailable' } });
  });

  it('asks once for a lease that fails, not once for each form', async () => {
    const inner = memoryStore();
    let leases = 0;
    const lease: RequestStore['lease'] = async () => {
      leases += 1;
      throw new Error('no counters');
    };
    const forms = Array.from({ length: 225 }, (_, index) => form(index));
    const answers = await deskOn({ ...methodsOf(inner), lease }).registerMany(forms);
    expect(answers).toEqual(Array(225).fill(unavailable));
    expect(leases).toBe(3);
  });

  it('gives the code of the fault: a store that answers nothing, and one that answers too little', async () => {
    const inner = memoryStore();
    for (const answer of [undefined, [], [{ status: 'fulfilled', value: 'committed' }]]) {
      const silent: unknown = async () => answer;
      const mute = { ...methodsOf(inner), commitAll: silent as Required<RequestStore>['commitAll'] };
      const answers = await deskOn(mute).registerMany([form(1), form(2)]);
      expect(answers[1]).toEqual({ ok: false, refusal: { code: 'store/unavailable', fault: 'store/broken-promise' } });
    }
  });

  it('answers the forms before and after those for which something else fails', async () => {
    const inner = memoryStore();
    let calls = 0;
    const now = () => {
      calls += 1;
      if (calls > 120 && calls < 180) throw new Error('no time');
      return new Date('2026-11-20T12:00:00+03:00');
    };
    const desk = openDesk({ operators: [mts], store: inner, secret: '0'.repeat(32), now, showSimilar: false });
    const answers = await desk.registerMany(Array.from({ length: 250 }, (_, index) => form(index)));
    expect(answers).toHaveLength(250);
    expect(answers[0]?.ok).toBe(true);
    expect(answers.at(-1)?.ok).toBe(true);
    expect(answers.filter(({ ok }) => !ok).length).toBeGreaterThan(10);
  });

  it('says which fault of the data it was, and the others are registered', async () => {
    const store = memoryStore();
    const desk = openDesk({ ...setup(store), operators: [mts, megafon] });
    const [first] = await desk.registerMany([form(1, { operator: 'megafon', commandId: 'a' })]);
    expect(first?.ok).toBe(true);
    const without = openDesk({ ...setup(store), operators: [mts] });
    const repetition = form(1, { commandId: 'b' });
    const commitAll: Required<RequestStore>['commitAll'] = (changes) =>
      Promise.allSettled(
        changes.map(async (change) => {
          if (change.commandId === 'b') throw new Fault('desk/unknown-operator', 'request megafon/1: unknown');
          return store.commit(change);
        }),
      );
    const answers = await without.within({ ...methodsOf(store), commitAll }).registerMany([repetition, form(2)]);
    expect(answers).toMatchObject([
      {
        ok: false,
        refusal: {
          code: 'registration/failed',
          fault: 'desk/unknown-operator',
          problem: 'request megafon/1: unknown',
        },
      },
      { ok: true },
    ]);
  });

  it('answers a form that its list does not give', async () => {
    const list = new Proxy([form(1), form(2), form(3)], {
      get: (target, key) => {
        if (key === '1') throw new Error('no');
        return Reflect.get(target, key);
      },
    });
    const answers = await deskOn(memoryStore()).registerMany(list);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, true]);
    const { proxy, revoke } = Proxy.revocable([form(1)], {});
    revoke();
    await expect(deskOn(memoryStore()).registerMany(proxy)).rejects.toMatchObject({ code: 'desk/invalid-setup' });
  });

  it('registers the others when the store fails for one', async () => {
    const inner = memoryStore();
    const failing: RequestStore = Object.create(inner);
    failing.commitAll = async (changes) =>
      Promise.allSettled(
        changes.map((change, index) =>
          index === 1 ? Promise.reject(new Error('the disk is full')) : inner.commit(change),
        ),
      );
    for (const name of ['load', 'find', 'commit', 'lease', 'agree', 'history', 'messages'] as const) {
      Object.defineProperty(failing, name, { value: inner[name].bind(inner) });
    }
    const answers = await deskOn(failing).registerMany([form(1), form(2), form(3)]);
    expect(answers).toMatchObject([{ ok: true }, unavailable, { ok: true }]);
    const found = await Promise.all(
      [1, 2, 3].map((index) => inner.find({ identity: `tel:+7916000000${index}`, limit: 1 })),
    );
    expect(found.map((page) => page.found.length)).toEqual([1, 0, 1]);
  });
});

describe('similar requests', () => {
  it('are looked for unless showSimilar is false', async () => {
    for (const showSimilar of [true, false]) {
      const { store, calls } = counting(memoryStore());
      const desk = deskOn(store, showSimilar);
      await desk.register(form(1));
      const second = await desk.register(form(1));
      expect(second.ok && second.value.similar.length).toBe(showSimilar ? 1 : 0);
      expect(calls.get('find')).toBe(showSimilar ? 2 : undefined);
    }
  });

  it('takes no more forms than a process can be held up by', async () => {
    const { desk } = given('2026-11-20 12:00');
    await expect(desk.registerMany(new Array(10_001))).rejects.toMatchObject({ code: 'desk/invalid-setup' });
  });
});
