/**
 * How somebody proves to be somebody: codes, the sessions that right ones begin, and what a thief can do with them.
 */
import { describe, expect, it } from 'vitest';
import { type AttemptCounter, type DeskSetup, memoryStore } from 'zayavka';
import { kinds, mts } from 'zayavka/operators';
import { accepted, form, given, stranger, subscriber, type World } from '../scenario/desk.ts';

const needed = { ok: false, refusal: { code: 'status/proof-needed' } };
const tooMany = { ok: false, refusal: { code: 'status/too-many-attempts' } };
const agentOnly = { ok: false, refusal: { code: 'status/proof-needed', agentOnly: true } };
const question = { caller: subscriber.msisdn, channel: 'messenger' };

/** A desk whose port sends a new code each time; each is right once, for whom it was sent to. */
function open(setup: Partial<DeskSetup> = {}) {
  const sent: string[] = [];
  const codes = new Map<string, string>();
  const proof = {
    ask: async (to: string) => {
      sent.push(to);
      codes.set(to, String(1_000 + sent.length));
    },
    check: async (to: string, code: string) => codes.get(to) === code && codes.delete(to),
  };
  return { sent, codes, world: given('2026-11-20 12:00', { proof, ...setup }) };
}

/** Asks for a code, and answers it with the right one. */
async function sessionOf({ desk }: World, codes: ReadonlyMap<string, string>, asking = question): Promise<string> {
  expect(await desk.status(asking)).toEqual(needed);
  const { session } = accepted(await desk.status({ ...asking, proof: codes.get(asking.caller) }));
  if (session === undefined) throw new Error('expected a session');
  return session;
}

describe('a right code', () => {
  it('is answered each time, with one question a minute all day long', async () => {
    const { codes, world } = open();
    for (let minute = 0; minute < 60; minute += 1) {
      world.now = new Date(world.now.getTime() + 60_000);
      await sessionOf(world, codes);
    }
  });

  it('is asked for at most five times an hour by a stranger, and wrong ones are no failed attempts of the holder', async () => {
    const { sent, world } = open();
    for (let count = 0; count < 5; count += 1) expect(await world.desk.status(question)).toEqual(needed);
    expect(await world.desk.status(question)).toEqual(tooMany);
    expect(sent).toHaveLength(5);
    world.now = new Date(world.now.getTime() + 3_600_000);
    for (let count = 0; count < 10; count += 1) {
      expect(await world.desk.status({ ...question, proof: '0' })).toEqual(needed);
    }
    expect(await world.desk.status({ ...question, proof: '0' })).toEqual(tooMany);
    expect((await world.desk.status({ ...question, channel: 'hotline' })).ok).toBe(true);
  });

  it('limits codes too where the counter of the integrator cannot be set back', async () => {
    const counts = new Map<string, number>();
    const attempts: AttemptCounter = {
      allowed: async (who, _, limit) => (counts.get(who) ?? 0) < (limit?.limit ?? 10),
      failed: async (who) => void counts.set(who, (counts.get(who) ?? 0) + 1),
    };
    const { codes, world } = open({ attempts });
    for (let count = 0; count < 5; count += 1) await sessionOf(world, codes);
    expect(await world.desk.status(question)).toEqual(tooMany);
  });

  it('is not asked for when the number is mistyped, which counts against nobody', async () => {
    const { sent, world } = open();
    const { number } = await world.registered(mts, 'complaint');
    const mistyped = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
    for (let count = 0; count < 20; count += 1) {
      const refusal = { code: 'number/failed-check' };
      expect(await world.desk.status({ ...question, number: mistyped })).toMatchObject({ refusal });
      const command = { type: 'withdraw', ...question } as const;
      expect(await world.desk.execute(mistyped, command)).toMatchObject({ refusal });
    }
    expect(sent).toEqual([]);
    expect((await world.desk.status({ ...question, channel: 'hotline' })).ok).toBe(true);
  });

  it('of one mailbox opens no other one', async () => {
    const { codes, world } = open();
    await world.registered(mts, 'complaint', { channel: 'email', subscriber: { email: 'victim@b.ru' } });
    const [own, theirs] = ['thief@b.ru', 'victim@b.ru'].map((email) => ({ caller: { email }, channel: 'email' }));
    if (own === undefined || theirs === undefined) throw new Error('expected two');
    await world.desk.status(own);
    const proof = codes.get('thief@b.ru');
    expect(await world.desk.status({ ...theirs, proof })).toEqual(needed);
    const { session, requests } = accepted(await world.desk.status({ ...own, proof }));
    expect(requests).toEqual([]);
    expect(await world.desk.status({ ...theirs, proof: session })).toEqual(needed);
  });
});

describe('an answer of a port', () => {
  it.each([{ status: 403 }, 'wrong', { ok: false }, 1, undefined])('that is %j proves nobody', async (answer) => {
    // Services without types answer anything.
    const check = async () => answer as unknown as boolean;
    const { world } = open({ proof: { ask: async () => {}, check } });
    const right = {
      code: 'desk/invalid-setup',
      message: expect.stringMatching(/^proof: check: expected true or false/),
    };
    for (let count = 0; count < 10; count += 1) {
      await expect(world.desk.status({ ...question, proof: '0' })).rejects.toMatchObject(right);
    }
    expect(await world.desk.status({ ...question, proof: '0' })).toEqual(tooMany);
  });

  it.each([{ allowed: false }, 'no', undefined])('that is %j allows nothing', async (answer) => {
    const allowed = async () => answer as unknown as boolean;
    const { world, sent } = open({ attempts: { allowed, failed: async () => {} } });
    const wrong = { code: 'desk/invalid-setup', message: expect.stringMatching(/^attempts: allowed: expected/) };
    await expect(world.desk.status(question)).rejects.toMatchObject(wrong);
    await expect(world.desk.status({ ...question, channel: 'hotline' })).rejects.toMatchObject(wrong);
    await expect(world.desk.register(form(mts, 'complaint', { channel: 'site' }))).rejects.toMatchObject(wrong);
    expect(sent).toEqual([]);
  });

  it('that is an error is told without its text, and no code counts as sent', async () => {
    const down = async () => Promise.reject(new Error(`gateway: ${subscriber.msisdn}`));
    const { world } = open({ proof: { ask: down, check: down } });
    const wrong = { code: 'store/unavailable', message: 'proof: ask: expected an answer, found an error' };
    for (let count = 0; count < 7; count += 1) {
      await expect(world.desk.status(question)).rejects.toMatchObject(wrong);
    }
    await expect(world.desk.status({ ...question, proof: '0' })).rejects.not.toThrow(subscriber.msisdn);
  });
});

describe('a command', () => {
  it('with a channel or a proof needs its caller: it is none of the staff', async () => {
    const { world } = open();
    const { number } = await world.registered(mts, 'complaint');
    for (const lost of [{ channel: 'app', proof: undefined }, { proof: '0' }, { channel: 'app', agentId: 'ivanova' }]) {
      const answer = await world.desk.execute(number, { type: 'withdraw', caller: undefined, ...lost });
      expect(answer).toMatchObject({ refusal: { code: 'input/invalid', issues: [{ path: 'caller' }] } });
    }
    expect((await world.desk.execute(number, { type: 'withdraw', caller: undefined })).ok).toBe(true);
  });
});

describe('a code', () => {
  it('that is wrong on one channel does not lock the person out of another', async () => {
    const { codes, world } = open();
    for (let count = 0; count < 11; count += 1) await world.desk.status({ ...question, channel: 'site', proof: '0' });
    expect(await world.desk.status({ ...question, channel: 'site', proof: '0' })).toEqual(tooMany);
    await sessionOf(world, codes);
  });

  it('may have spaces around it', async () => {
    const { codes, world } = open();
    await world.desk.status(question);
    expect((await world.desk.status({ ...question, proof: ` ${codes.get(subscriber.msisdn)} ` })).ok).toBe(true);
  });

  it('proves the mailbox it was sent to, also beside a phone', async () => {
    const { codes, world } = open();
    const email = 'ivan@example.ru';
    await world.desk.status({ caller: { email }, channel: 'site' });
    const both = { channel: 'site', subscriber: { ...subscriber, email }, proof: codes.get(email) };
    expect(accepted(await world.desk.register(form(mts, 'complaint', both))).session).toBeDefined();
  });

  it('is sent five times an hour to a mailbox, whatever stands behind its plus', async () => {
    const { sent, world } = open();
    for (let count = 0; count < 9; count += 1) {
      await world.desk.status({ caller: { email: `ivan+${count}@example.ru` }, channel: 'email' });
    }
    expect(sent).toHaveLength(5);
  });

  it('is sent five times an hour to a mailbox that is asked for under many names at once', async () => {
    const { sent, world } = open();
    const names = Array.from({ length: 40 }, (_, count) => `ivan+${count}@example.ru`);
    await Promise.all(names.map((email) => world.desk.status({ caller: { email }, channel: 'email' })));
    expect(sent).toHaveLength(5);
  });
});

describe('a session', () => {
  it('of the earlier holder ends when the identity is detached', async () => {
    const { codes, world } = open();
    const session = await sessionOf(world, codes);
    accepted(await world.desk.detach({ ...subscriber, reason: 'new holder' }));
    await world.registered(mts, 'complaint');
    expect(await world.desk.status({ ...question, proof: session })).toEqual(needed);
    const newHolder = accepted(await world.desk.status({ ...question, proof: codes.get(subscriber.msisdn) }));
    expect([newHolder.requests.length, newHolder.session]).toEqual([1, undefined]);
    world.at('2026-11-20 12:30');
    const later = await sessionOf(world, codes);
    expect((await world.desk.status({ ...question, proof: later })).ok).toBe(true);
  });

  it('is proof in questions, commands and registrations for half an hour', async () => {
    const { sent, codes, world } = open();
    const { number } = await world.registered(mts, 'complaint');
    const proof = await sessionOf(world, codes);
    world.at('2026-11-20 12:29');
    expect(accepted(await world.desk.status({ ...question, number, proof })).session).toBeUndefined();
    await world.done(number, { type: 'withdraw', ...question, proof });
    accepted(await world.desk.register(form(mts, 'contractTermination', { channel: 'messenger', proof })));
    expect(sent).toHaveLength(1);
    world.at('2026-11-20 12:30');
    expect(await world.desk.status({ ...question, proof })).toEqual(needed);
    expect(sent).toHaveLength(2);
  });

  it('lasts as long as the set-up says', async () => {
    const { codes, world } = open({ sessionMs: 60_000 });
    const proof = await sessionOf(world, codes);
    world.at('2026-11-20 12:01');
    expect(await world.desk.status({ ...question, proof })).toEqual(needed);
    for (const sessionMs of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => open({ sessionMs })).toThrow(expect.objectContaining({ code: 'desk/invalid-setup' }));
    }
  });

  it('is of one identity on one channel, and shows neither', async () => {
    const { codes, world } = open();
    const proof = await sessionOf(world, codes);
    expect(Buffer.from(proof, 'base64url').toString('latin1')).not.toContain('9161234567');
    for (const other of [
      { ...question, caller: stranger },
      { ...question, channel: 'site' },
      { ...question, caller: { user: { channel: 'tel', id: subscriber.msisdn } } },
    ]) {
      expect((await world.desk.status({ ...other, proof })).ok).toBe(false);
    }
    expect(await world.desk.status({ ...question, proof: proof.slice(0, -4) })).toEqual(needed);
    expect(await world.desk.status({ ...question, proof: `${proof}AAAA` })).toEqual(needed);
  });

  it('ends with the secret that sealed it', async () => {
    const store = memoryStore();
    const [older, newer] = ['11'.repeat(16), '22'.repeat(16)];
    const secrets = (...keys: string[]) => ({ secret: keys.map((secret, index) => ({ digit: `${index}`, secret })) });
    const before = open({ store, ...secrets(older) });
    const proof = await sessionOf(before.world, before.codes);
    expect((await before.world.desk.status({ ...question, proof })).ok).toBe(true);
    const after = open({ store, ...secrets(older, newer) });
    for (let count = 0; count < 5; count += 1) {
      expect(await after.world.desk.status({ ...question, proof })).toEqual(needed);
    }
    expect(after.sent).toHaveLength(5);
    const code = after.codes.get(subscriber.msisdn);
    expect((await after.world.desk.status({ ...question, proof: code })).ok).toBe(true);
  });

  it('is no cursor, and a cursor is no session', async () => {
    const { codes, world } = open();
    for (let count = 0; count < 2; count += 1) await world.registered(mts, 'complaint');
    const proof = await sessionOf(world, codes);
    const { cursor } = accepted(await world.desk.status({ ...question, proof, limit: 1 }));
    expect(await world.desk.status({ ...question, proof: cursor })).toEqual(needed);
    expect(await world.desk.status({ ...question, proof, cursor: proof })).toMatchObject({
      refusal: { code: 'input/invalid', issues: [{ path: 'cursor' }] },
    });
  });
});

describe('a kind that can do harm', () => {
  const harmful = Object.entries(kinds).flatMap(([name, { needsProof }]) => (needsProof === true ? [name] : []));

  it('is a termination, another number, another SIM card, a porting', () => {
    expect(harmful.sort()).toEqual(['contractTermination', 'numberChange', 'numberPorting', 'simReplacement']);
  });

  it.each(['messenger', 'socialNetwork', 'email', 'site', 'post'])(
    'is not registered unproven over %s',
    async (channel) => {
      const { world } = open();
      for (const kind of harmful) {
        const answer = await world.desk.register(form(mts, kind, { channel }));
        expect(answer, kind).toEqual(kind === 'simReplacement' ? agentOnly : needed);
        expect((await world.desk.register(form(mts, kind, { channel, agentId: 'ivanova' }))).ok, kind).toBe(true);
        expect((await world.desk.register(form(mts, kind))).ok, kind).toBe(true);
        const [many] = await world.desk.registerMany([form(mts, kind, { channel })]);
        expect(many?.ok, kind).toBe(false);
      }
      expect(accepted(await world.desk.export(subscriber.msisdn)).requests).toHaveLength(2 * harmful.length);
    },
  );

  it('is registered with the code that came to the line, but no SIM card is replaced by one', async () => {
    const { sent, codes, world } = open();
    const termination = form(mts, 'contractTermination', { channel: 'site' });
    expect(await world.desk.register(termination)).toEqual(needed);
    expect(await world.desk.register({ ...termination, proof: '0' })).toEqual(needed);
    const { session } = accepted(await world.desk.register({ ...termination, proof: codes.get(subscriber.msisdn) }));
    expect(sent).toEqual([subscriber.msisdn]);
    const replacement = form(mts, 'simReplacement', { channel: 'site', proof: session });
    expect(await world.desk.register(replacement)).toEqual(agentOnly);
    const withMail = { ...replacement, subscriber: { ...subscriber, email: 'thief@b.ru' } };
    expect(await world.desk.register(withMail)).toEqual(agentOnly);
    expect(sent).toHaveLength(1);
  });

  it('that names the line that it harms needs proof of that line, not of who asks', async () => {
    const { sent, codes, world } = open();
    const details = { portedNumber: stranger, holder: 'person' };
    for (const [channel, person] of [
      ['hotline', subscriber],
      ['site', { email: 'thief@b.ru' }],
      ['messenger', { user: { channel: 'telegram', id: '42' } }],
    ] as const) {
      sent.length = 0;
      const porting = form(mts, 'numberPorting', { channel, subscriber: person, details });
      expect(await world.desk.register(porting), channel).toEqual(needed);
      expect(sent, channel).toEqual([stranger]);
      expect((await world.desk.registerMany([porting]))[0], channel).toEqual(needed);
      expect((await world.desk.register({ ...porting, agentId: 'ivanova' })).ok, channel).toBe(true);
      expect((await world.desk.register({ ...porting, proof: codes.get(stranger) })).ok, channel).toBe(true);
      const own = { ...porting, details: { ...details, portedNumber: subscriber.msisdn } };
      expect((await world.desk.register(own)).ok, channel).toBe(channel === 'hotline');
    }
  });

  it('concerns a line or an account, and proves no other person', async () => {
    const { sent, codes, world } = open();
    await world.desk.status({ caller: { email: 'ivan@example.ru' }, channel: 'site' });
    for (const kind of ['contractTermination', 'numberChange', 'simReplacement']) {
      for (const [channel, person, proof] of [
        ['messenger', { user: { channel: 'telegram', id: '42' } }, undefined],
        ['site', { email: 'ivan@example.ru' }, codes.get('ivan@example.ru')],
      ] as const) {
        const bare = form(mts, kind, { channel, subscriber: person, proof });
        expect(await world.desk.register(bare), kind).toMatchObject({
          refusal: { code: 'input/invalid', issues: [{ path: 'subscriber' }] },
        });
        expect((await world.desk.register({ ...bare, agentId: 'ivanova' })).ok, kind).toBe(true);
      }
    }
    expect(sent).toHaveLength(1);
  });

  it('concerns every line and account that it names', async () => {
    const { world } = open();
    const person = { subscriber: { ...subscriber, account: '1' } };
    const other = { subscriber: { msisdn: stranger, account: '1' } };
    expect((await world.desk.register(form(mts, 'contractTermination', { ...person, channel: 'app' }))).ok).toBe(true);
    expect(await world.desk.register(form(mts, 'contractTermination', person))).toEqual(needed);
    expect(await world.desk.register(form(mts, 'contractTermination', { ...other, channel: 'site' }))).toEqual(
      agentOnly,
    );
  });

  it('gives the first answer again, whatever the code is worth then', async () => {
    const { codes, world } = open();
    const once = form(mts, 'numberChange', { channel: 'site', commandId: 'c-1' });
    await world.desk.register(once);
    const proof = codes.get(subscriber.msisdn);
    const first = accepted(await world.desk.register({ ...once, proof }));
    expect(accepted(await world.desk.register({ ...once, proof })).number).toBe(first.number);
  });
});

describe('registrations of a stranger', () => {
  it('are ten an hour for each identity, of ten thousand that come at once or in a list', async () => {
    const { world } = open();
    const onSite = form(mts, 'complaint', { channel: 'site' });
    const answers = await Promise.all(Array.from({ length: 5_000 }, () => world.desk.register(onSite)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(answers.at(-1)).toEqual(tooMany);
    const many = await world.desk.registerMany(Array.from({ length: 5_000 }, () => onSite));
    expect(many.filter(({ ok }) => ok)).toHaveLength(0);
    expect(
      (await world.desk.register(form(mts, 'complaint', { channel: 'site', subscriber: { msisdn: stranger } }))).ok,
    ).toBe(true);
    expect((await world.desk.register({ ...onSite, channel: 'hotline' })).ok).toBe(true);
    expect((await world.desk.register({ ...onSite, agentId: 'ivanova' })).ok).toBe(true);
    world.at('2026-11-20 13:00');
    expect((await world.desk.register(onSite)).ok).toBe(true);
  });

  it('are told nothing of similar requests; an employee and the proven person are', async () => {
    const { codes, world } = open();
    const { number } = await world.registered(mts, 'complaint');
    const similar = async (difference: object) =>
      (await world.registered(mts, 'complaint', { channel: 'site', ...difference })).similar.map((one) => one.number);
    expect(await similar({})).toEqual([]);
    expect(await similar({ agentId: 'ivanova' })).toContain(number);
    await world.desk.status({ ...question, channel: 'site' });
    expect(await similar({ proof: codes.get(subscriber.msisdn) })).toContain(number);
    expect(
      await similar({ channel: 'messenger', subscriber: { ...subscriber, user: { channel: 'vk', id: '1' } } }),
    ).toEqual([]);
  });
});

describe('a refused registration', () => {
  it('does not use up what others may register', async () => {
    const { world } = open();
    const register = (person: { msisdn?: string; email?: string }) =>
      world.desk.register(form(mts, 'complaint', { channel: 'site', subscriber: { email: 'thief@b.ru', ...person } }));
    for (let count = 0; count < 10; count += 1) await register({});
    for (let count = 0; count < 10; count += 1) {
      const email = `thief+${count}@b.ru`;
      expect(await register({ ...subscriber, email })).toEqual(tooMany);
    }
    expect((await register({ ...subscriber, email: 'ivan@example.ru' })).ok).toBe(true);
  });
});

describe('a network', () => {
  it('proves its own users alone, and the standard channels those of any', async () => {
    const { world } = open();
    const caller = { user: { channel: 'telegram', id: '42' } };
    for (const channel of ['vk', 'max', 'ok']) expect(await world.desk.status({ caller, channel })).toEqual(needed);
    const vk = { user: { channel: 'vk', id: '42' } };
    expect(accepted(await world.desk.status({ caller: vk, channel: 'vk' })).requests).toEqual([]);
    expect(accepted(await world.desk.status({ caller, channel: 'messenger' })).requests).toEqual([]);
  });
});

describe('the phone of a stranger', () => {
  it('gets ten messages an hour at most as the contact of people whom nobody has proven', async () => {
    const { world } = open();
    const answers: boolean[] = [];
    for (let index = 0; index < 12; index += 1) {
      const person = { email: `person${index}@example.ru`, contact: { msisdn: stranger } };
      const { ok } = await world.desk.register({ ...form(mts, 'complaint'), channel: 'site', subscriber: person });
      answers.push(ok);
    }
    expect(answers).toEqual(Array.from({ length: 12 }, (_, index) => index < 10));
  });
});
