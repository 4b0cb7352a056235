/**
 * What an employee sees of a request, and what logs and metrics may learn of it.
 */
import { describe, expect, it } from 'vitest';
import { memoryStore, type Span, type TelemetryEvent } from 'zayavka';
import { mts, tele2 } from 'zayavka/operators';
import { accepted, form, given, moscow, subscriber } from '../scenario/desk.ts';
import { methodsOf } from './stores.ts';

const resolve = { type: 'resolve', outcome: 'satisfied', answer: 'Вход восстановлен' } as const;

describe('the buttons', () => {
  it('offer an extension only while it can be had', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'complaint');
    const allowed = async () => accepted(await world.desk.allowed(number));
    expect(await allowed()).toContain('extend');
    world.at('2026-11-27 12:00');
    expect(await allowed()).not.toContain('extend');
    expect(await allowed()).toContain('start');
  });
});

describe('what an agent sees', () => {
  it('facts, history, clocks with their reasons, messages with their outcomes, the next commands; the access is written down', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault', { agentId: 'ivanova' });
    await world.delivered();
    await world.done(number, { type: 'start' }, { type: 'note', text: 'Звонил дважды' });
    const view = accepted(await world.desk.agent({ number, agentId: 'petrov', purpose: 'звонок абонента' }));
    expect(view.request).toMatchObject({ number, text: 'Не могу войти в личный кабинет', status: 'inProgress' });
    expect(view.title).toEqual({ ru: 'Не работает услуга', en: 'Service fault' });
    expect(view.history.map(({ event }) => event.type)).toEqual(['registered', 'started', 'noted', 'accessed']);
    expect(view.history.at(-1)?.event).toMatchObject({
      by: { role: 'agent', id: 'petrov' },
      purpose: 'звонок абонента',
      at: world.now.getTime(),
    });
    expect(view.clocks.map(({ name, state }) => [name, state])).toEqual([['review', 'running']]);
    expect(view.clocks[0]?.explanation.ru).toContain('25 ноября 2026 года');
    expect(view.messages.map(({ message, outcome }) => [message, outcome])).toEqual([['registered', 'sent']]);
    expect(view.allowed).toEqual(accepted(await world.desk.allowed(number)));
    expect(view.allowed).toContain('resolve');
  });

  it('everything of a line, consultations and archived requests included', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'reject', reason: 'Номер не обслуживается' });
    await world.desk.register(form(mts, 'consultation'));
    await world.registered(tele2, 'complaint');
    await world.at('2027-01-31 12:00').desk.tick();
    const { requests } = accepted(await world.desk.agent({ msisdn: '8 916 123 45 67', agentId: 'petrov' }));
    expect(requests.map(({ request }) => request.kind).sort()).toEqual(['complaint', 'consultation', 'serviceFault']);
    expect(requests.every(({ history }) => history.at(-1)?.event.type === 'accessed')).toBe(true);
  });

  it('an access is written down also when others write at the same time', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    await Promise.all(Array.from({ length: 8 }, (_, index) => world.desk.agent({ number, agentId: `agent-${index}` })));
    expect((await world.events(number)).filter((type) => type === 'accessed')).toHaveLength(8);
  });

  it('the numbers that a mistyped number may mean', async () => {
    const world = given('2026-11-20 12:00');
    const { number } = await world.registered(mts, 'serviceFault');
    const swapped = number.replace(/(\d)(\d)(\d{2})$/, '$2$1$3');
    expect(swapped === number || world.desk.suggest(swapped).includes(number)).toBe(true);
    expect(world.desk.suggest('4'.repeat(1e6))).toEqual([]);
  });
});

describe('hooks', () => {
  function watched() {
    const spans: Span[] = [];
    const notices: TelemetryEvent[] = [];
    const telemetry = {
      onSpan: (span: Span) => {
        spans.push(span);
      },
      onNotice: (notice: TelemetryEvent) => {
        notices.push(notice);
      },
    };
    return { spans, notices, telemetry };
  }

  it('report what was done, to what kind, and how it ended', async () => {
    const { spans, telemetry } = watched();
    const world = given('2026-11-20 12:00', { telemetry });
    const { number } = await world.registered(mts, 'serviceFault');
    await world.done(number, { type: 'start' });
    await world.desk.execute(number, { type: 'close' });
    await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline' });
    await world.desk.tick();
    const [first] = spans;
    expect(first).toEqual({
      name: 'zayavka.register',
      startedAt: moscow('2026-11-20 12:00'),
      endedAt: moscow('2026-11-20 12:00'),
      status: 'ok',
      attributes: { operator: 'mts', kind: 'serviceFault', status: 'registered' },
    });
    expect(spans.map(({ name, status, attributes }) => [name, status, attributes['code']])).toEqual([
      ['zayavka.register', 'ok', undefined],
      ['zayavka.execute', 'ok', undefined],
      ['zayavka.execute', 'refused', 'request/illegal-step'],
      ['zayavka.status', 'ok', undefined],
      ['zayavka.tick', 'ok', undefined],
    ]);
  });

  it('report faults by their code', async () => {
    const { spans, telemetry } = watched();
    const store = { ...methodsOf(memoryStore()), commit: () => Promise.reject(new Error('disk full')) };
    const world = given('2026-11-20 12:00', { telemetry, store });
    await expect(world.desk.register(form(mts, 'complaint'))).rejects.toThrow('disk full');
    expect(spans.map(({ status, attributes }) => [status, attributes])).toEqual([['error', { code: 'unknown' }]]);
  });

  it('never get a phone number, a request number or a text', async () => {
    const { spans, notices, telemetry } = watched();
    const world = given('2026-11-20 12:00', { telemetry });
    const { number, id } = await world.registered(mts, 'serviceFault', { text: 'Тайна связи' });
    await world.done(number, { type: 'start', agentId: 'ivanova' }, resolve);
    await world.desk.execute(number, { type: 'start' });
    await world.desk.status({ caller: subscriber.msisdn, channel: 'hotline', number });
    await world.desk.agent({ agentId: 'petrov', number });
    await world.desk.deliver(() => Promise.reject(new Error(`no route to ${subscriber.msisdn}`)));
    await world.desk.export(subscriber.msisdn);
    await world.desk.erase({ number });
    const told = JSON.stringify([spans, notices]);
    for (const secret of ['9161234567', number, 'Тайна', 'Вход восстановлен', id]) expect(told).not.toContain(secret);
    expect(notices.map(({ name }) => name)).toContain('zayavka.delivery.retry');
  });

  it('that fail do not undo or hide what was done', async () => {
    const fail = () => {
      throw new Error('the log is full');
    };
    const world = given('2026-11-20 12:00', { telemetry: { onSpan: fail, onNotice: fail } });
    const { number } = await world.registered(mts, 'complaint');
    await world.done(number, { type: 'start' });
    expect(await world.events(number)).toEqual(['registered', 'started']);
  });
});
