/**
 * Who may see what: a subscriber the requests of the own line, an agent the whole story, a stranger nothing at all, neither
 * by an answer nor by the work done for it.
 */
import { describe, expect, it } from 'vitest';
import { memoryAttempts, memoryStore, type TelemetryEvent } from 'zayavka';
import { mts, tele2 } from 'zayavka/operators';
import { accepted, form, given, stranger, subscriber } from '../scenario/desk.ts';
import { watchedStore } from './stores.ts';

const resolve = { type: 'resolve', outcome: 'satisfied', answer: 'Вход восстановлен' } as const;
const unlimited = memoryAttempts({ limit: Number.POSITIVE_INFINITY });

describe('what a subscriber sees', () => {
  it('in the language of the page where one is given', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    const asked = { caller: '+79161234567', channel: 'hotline', locale: 'en' } as const;
    const own = accepted(await world.desk.status({ ...asked, number, locale: undefined }));
    expect([own.locale, own.title]).toEqual(['ru', 'Не работает услуга']);
    const { requests } = accepted(await world.desk.status(asked));
    for (const view of [accepted(await world.desk.status({ ...asked, number })), ...requests]) {
      expect([view.locale, view.title]).toEqual(['en', 'Service fault']);
      expect(view.text).toContain('25 November 2026');
    }
  });

  it('the status in plain words, the deadline, and at the end the answer', async () => {
    const world = given('2026-11-20 12:00');
    const { number, dueAt } = await world.registered(mts, 'serviceFault');
    const view = async () =>
      accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number }));
    expect(await view()).toMatchObject({
      number,
      title: 'Не работает услуга',
      status: 'registered',
      dueAt,
      lastDay: '2026-11-25',
    });
    await world.done(number, { type: 'start' }, { type: 'ask', question: 'С какого устройства вы входите?' });
    expect(await view()).toMatchObject({ status: 'awaitingSubscriber', question: 'С какого устройства вы входите?' });
    await world.done(number, { type: 'reply', text: 'С телефона' }, resolve);
    expect(await view()).toMatchObject({
      status: 'resolved',
      outcome: 'satisfied',
      answer: 'Вход восстановлен',
      answeredAt: world.now,
      dueAt: undefined,
    });
    await world.done(number, { type: 'close' });
    expect((await view()).answer).toBe('Вход восстановлен');
  });

  it('never notes, employees, escalations or other lines', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault', { agentId: 'agent-ivanova' });
    await world.registered(mts, 'serviceFault', { subscriber: { msisdn: stranger }, text: 'Чужое дело' });
    await world.done(
      number,
      { type: 'start', assignee: 'agent-petrov' },
      { type: 'note', text: 'Абонент раздражён', agentId: 'agent-sidorov' },
      { type: 'escalate', to: 'second-line', reason: 'Ключевой абонент' },
    );
    await world.desk.agent({ number, agentId: 'agent-curious' });
    const seen = JSON.stringify([
      accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })),
      accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline' })),
    ]);
    for (const secret of ['agent-', 'раздражён', 'second-line', 'Ключевой', stranger, 'Чужое']) {
      expect(seen).not.toContain(secret);
    }
  });

  it('shows the present state, also before a tick', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' }, resolve);
    world.at('2026-11-24 00:00');
    expect(accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).status).toBe(
      'closed',
    );
    expect(accepted(await world.desk.allowed(number))).toEqual(['reopen', 'note', 'link', 'attach']);
    expect(await world.events(number)).not.toContain('closed');
  });

  it('is in the language of the subscriber', async () => {
    const world = given('2026-11-20 12:00');
    const english = { ...subscriber, locale: 'en-GB' };
    const { number } = await world.registered(tele2, 'serviceFault', { subscriber: english });
    const view = accepted(await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number }));
    expect([view.title, /[а-яё]/i.test(view.text)]).toEqual(['Service fault', false]);
  });

  it('comes in pages, newest first', async () => {
    const world = given('2026-11-20 12:00');
    const numbers: string[] = [];
    for (let count = 0; count < 45; count += 1) {
      world.now = new Date(world.now.getTime() + 60_000);
      numbers.unshift((await world.registered(mts, 'complaint')).number);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = accepted(
        await world.desk.status({
          caller: subscriber.msisdn,
          channel: 'hotline',
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
      expect(page.requests.length).toBeLessThanOrEqual(20);
      seen.push(...page.requests.map(({ number }) => number));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(numbers);
  });
});

describe('strangers', () => {
  it('learn nothing from ten thousand numbers: all get one answer after the same work', async () => {
    const calls: string[] = [];
    const inner = memoryStore();
    const world = given('2026-11-20 12:00', { store: inner });
    const foreign: string[] = [];
    for (let count = 0; count < 50; count += 1) foreign.push((await world.registered(mts, 'complaint')).number);
    const asking = given('2026-11-20 12:00', {
      store: watchedStore(inner, { before: (name) => calls.push(name) }),
      attempts: unlimited,
    });
    // The first call of a desk also asks the store whether the set-up fits.
    await asking.desk.allowed(numberOf(0));
    const series = [...Array(10_000).keys()].map((count) => numberOf(count));
    const answers = new Set<string>();
    const works = new Set<string>();
    for (const number of [...foreign, ...series]) {
      calls.length = 0;
      answers.add(JSON.stringify(await asking.desk.status({ caller: stranger, channel: 'hotline', number })));
      works.add(calls.join(' '));
    }
    expect([...answers]).toEqual(['{"ok":false,"refusal":{"code":"request/unknown"}}']);
    // By the number, and by the number of another system.
    expect([...works]).toEqual(['find find']);
  });

  it('learn nothing of the numbers of other systems, proven or not, by an answer or by the work', async () => {
    const calls: string[] = [];
    const store = watchedStore(memoryStore(), { before: (name) => calls.push(name) });
    const proof = { ask: async () => {}, check: async () => false };
    const unlimitedCodes = { allowed: async () => true, failed: async () => {} };
    const world = given('2026-11-20 12:00', { store, proof, attempts: unlimitedCodes });
    await world.desk.allowed(numberOf(0));
    for (const externalNumber of ['OLD-12345', '4000123']) {
      const registeredAt = '2026-11-01T10:00:00+03:00';
      accepted(await world.desk.import({ ...form(mts, 'complaint'), externalNumber, registeredAt }));
    }
    for (const [known, unknown] of [
      ['OLD-12345', 'OLD-12346'],
      ['4000123', '4000124'],
      ['что с OLD-12345?', 'что с OLD-12346?'],
    ] as const) {
      for (const channel of ['site', 'hotline']) {
        const seen = new Set<string>();
        for (const number of [known, unknown]) {
          calls.length = 0;
          const answers = [
            await world.desk.status({ caller: stranger, channel, number }),
            await world.desk.execute(number, { type: 'withdraw', caller: stranger, channel }),
          ];
          seen.add(JSON.stringify([answers, calls]));
        }
        expect([...seen]).toHaveLength(1);
      }
      expect((await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number: known })).ok).toBe(true);
    }
  });

  it('are refused after ten failed attempts, whatever they ask then, and allowed again after 15 minutes', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    for (let count = 0; count < 10; count += 1) {
      expect(await world.desk.status({ caller: stranger, channel: 'hotline', number })).toMatchObject({
        refusal: { code: 'request/unknown' },
      });
    }
    const tooMany = { ok: false, refusal: { code: 'status/too-many-attempts' } };
    expect(await world.desk.status({ caller: stranger, channel: 'hotline', number })).toEqual(tooMany);
    expect(await world.desk.status({ caller: stranger, channel: 'hotline' })).toEqual(tooMany);
    expect(await world.desk.execute(number, { type: 'withdraw', caller: stranger, channel: 'hotline' })).toEqual(
      tooMany,
    );
    expect((await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number })).ok).toBe(true);
    world.at('2026-11-20 12:15');
    expect((await world.desk.status({ caller: stranger, channel: 'hotline' })).ok).toBe(true);
  });

  it('are counted one by one, also for a thousand questions at once', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () => world.desk.status({ caller: stranger, channel: 'hotline', number })),
    );
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code));
    expect(codes.filter((code) => code === 'request/unknown')).toHaveLength(10);
    expect(codes.filter((code) => code === 'status/too-many-attempts')).toHaveLength(990);
  });

  it('cannot give any command on a request: it does not exist for them', async () => {
    const world = given('2026-11-20 12:00', { attempts: unlimited });
    const { number } = await world.registered(mts, 'complaint');
    for (const type of ['withdraw', 'cancel', 'close', 'return'] as const) {
      expect(await world.desk.execute(number, { type, caller: stranger, channel: 'hotline' })).toEqual({
        ok: false,
        refusal: { code: 'request/unknown' },
      });
    }
    expect(await world.events(number)).toEqual(['registered']);
  });

  it('and the subscriber cannot give the commands of employees', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    for (const command of [
      { type: 'start' },
      resolve,
      { type: 'extend', reason: 'Дольше' },
      { type: 'note', text: 'Я' },
    ] as const) {
      expect(
        await world.desk.execute(number, { ...command, caller: subscriber.msisdn, channel: 'hotline' }),
      ).toMatchObject({
        refusal: { code: 'command/agents-only', command: command.type },
      });
    }
    expect(
      (await world.desk.execute(number, { type: 'withdraw', caller: subscriber.msisdn, channel: 'hotline' })).ok,
    ).toBe(true);
    expect(accepted(await world.desk.history(number)).at(-1)?.event.by).toEqual({ role: 'subscriber' });
  });
});

describe('channels that do not prove the line', () => {
  function proving() {
    const asked: string[] = [];
    const proof = {
      ask: async (msisdn: string) => {
        asked.push(msisdn);
      },
      check: async (_: string, code: string) => code === '4711',
    };
    return { asked, world: given('2026-11-20 12:00', { proof }) };
  }

  it.each(['email', 'socialNetwork', 'messenger', 'site', 'post'] as const)(
    'over %s a one-time code is needed first',
    async (channel) => {
      const { asked, world } = proving();
      const { number } = await world.registered(mts, 'complaint');
      const question = { caller: subscriber.msisdn, number, channel };
      expect(await world.desk.status(question)).toEqual({ ok: false, refusal: { code: 'status/proof-needed' } });
      expect(asked).toEqual([subscriber.msisdn]);
      expect(await world.desk.status({ ...question, proof: '0000' })).toEqual({
        ok: false,
        refusal: { code: 'status/proof-needed' },
      });
      expect(accepted(await world.desk.status({ ...question, proof: '4711' })).number).toBe(number);
      expect(asked).toHaveLength(1);
    },
  );

  it.each(['hotline', 'shop', 'app', 'chat'] as const)('over %s no code is needed', async (channel) => {
    const { asked, world } = proving();
    expect((await world.desk.status({ caller: subscriber.msisdn, channel })).ok).toBe(true);
    expect(asked).toEqual([]);
  });

  it('without a port for proofs no question is answered', async () => {
    const notices: TelemetryEvent[] = [];
    const world = given('2026-11-20 12:00', {
      proof: undefined,
      telemetry: { onNotice: (notice) => notices.push(notice) },
    });
    expect(notices).toEqual([
      {
        name: 'zayavka.proof.missing',
        at: world.now,
        attributes: { channels: 'messenger socialNetwork email site post max vk ok telegram whatsapp viber skype' },
      },
    ]);
    expect(await world.desk.status({ caller: subscriber.msisdn, channel: 'email', proof: '4711' })).toEqual({
      ok: false,
      refusal: { code: 'status/proof-needed', missingPort: 'proof' },
    });
  });

  it('the answer does not tell whether the line has requests', async () => {
    const { world } = proving();
    await world.registered(mts, 'complaint');
    const answers = await Promise.all(
      [subscriber.msisdn, stranger].map((caller) => world.desk.status({ caller, channel: 'email' })),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it('codes cannot be guessed or sent without a limit, and the holder of the line is not locked out by it', async () => {
    const { asked, world } = proving();
    const codes: string[] = [];
    for (let count = 0; count < 30; count += 1) {
      const proof = count % 2 === 0 ? {} : { proof: '0000' };
      const answer = await world.desk.status({ caller: subscriber.msisdn, channel: 'site', ...proof });
      codes.push(answer.ok ? 'ok' : answer.refusal.code);
    }
    // Five codes are sent in an hour and ten wrong ones are looked at in a quarter of one.
    expect(codes.filter((code) => code === 'status/proof-needed')).toHaveLength(15);
    expect(asked).toHaveLength(5);
    expect((await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline' })).ok).toBe(true);
  });

  it('commands of a caller need the code too', async () => {
    const { world } = proving();
    const { number } = await world.registered(mts, 'complaint');
    const command = { type: 'withdraw', caller: subscriber.msisdn, channel: 'email' } as const;
    expect(await world.desk.execute(number, command)).toEqual({ ok: false, refusal: { code: 'status/proof-needed' } });
    expect((await world.desk.execute(number, { ...command, proof: '4711' })).ok).toBe(true);
  });

  it('a cursor does not tell how many requests there are, and every desk with the secret accepts it, also with an older secret', async () => {
    const store = memoryStore();
    const [older, newer] = ['11'.repeat(16), '22'.repeat(24)];
    const keyed = (...secrets: string[]) => ({
      secret: secrets.map((key, index) => ({ digit: String(index), secret: key })),
    });
    const before = given('2026-11-20 12:00', { store, ...keyed(older) });
    for (let count = 0; count < 3; count += 1) await before.registered(mts, 'serviceFault');
    const question = { caller: subscriber.msisdn, channel: 'hotline', limit: 1 };
    const first = accepted(await before.desk.status(question));
    expect(first.cursor).toMatch(/^[\w-]{40,}$/);
    expect(Buffer.from(first.cursor ?? '', 'base64url').toString('latin1')).not.toContain('inquiry');
    const after = given('2026-11-20 12:00', { store, ...keyed(older, newer) });
    const second = accepted(await after.desk.status({ ...question, cursor: first.cursor ?? '' }));
    const third = accepted(await after.desk.status({ ...question, cursor: second.cursor ?? '' }));
    const numbers = [first, second, third].map(({ requests }) => requests[0]?.number);
    expect(new Set(numbers).size).toBe(3);
    expect(third.cursor).toBeUndefined();
    const turnedRound = [...(first.cursor ?? '')].reverse().join('');
    expect(await after.desk.status({ ...question, cursor: turnedRound })).toMatchObject({
      refusal: { code: 'input/invalid' },
    });
  });
});

/** Numbers of the inquiries of MTS as somebody who knows the check digits would try them. */
function numberOf(count: number): string {
  const body = `4${String(count * 7_919)
    .padStart(7, '0')
    .slice(-7)}`;
  return `${body}${String(98n - ((BigInt(body) * 100n) % 97n)).padStart(2, '0')}`;
}
