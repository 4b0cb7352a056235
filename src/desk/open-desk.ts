/**
 * The desk: the only place that loads, decides, numbers, times, writes and commits.
 */
import { faultsOnly } from '../kernel/input/faults-only.ts';
import type { Operator } from '../operators/operator.ts';
import { execute, executeMany } from './commands/execute.ts';
import { importRequest } from './commands/import.ts';
import { importMany } from './commands/import-many.ts';
import { register } from './commands/register.ts';
import { registerMany } from './commands/register-many.ts';
import { resend } from './commands/resend.ts';
import type { DeskContext } from './context/context.ts';
import { assertPorts, createContext } from './context/create-context.ts';
import type { DeskSetup } from './context/desk-setup.ts';
import type { Desk } from './desk.ts';
import type { KnownOperators } from './input/known-kinds.ts';
import { detach } from './personal-data/detach.ts';
import { erase, exportPerson } from './personal-data/personal-data.ts';
import type { RequestStore } from './ports/store.ts';
import { observed } from './ports/telemetry.ts';
import { agent, allowed, history, suggestions } from './queries/agent.ts';
import { queue } from './queries/queue.ts';
import { readEvents } from './queries/read-events.ts';
import { status } from './queries/status.ts';
import { take } from './queries/take.ts';
import { undeliveredMessages } from './queries/undelivered-messages.ts';
import type { Send } from './workers/attempt-to-send.ts';
import { type DeliverOptions, deliver } from './workers/deliver.ts';
import { type RecalculateOptions, recalculate } from './workers/recalculate.ts';
import { type TickOptions, tick } from './workers/tick.ts';

/**
 * Opens a desk. Several desks, in one process or in many, may share a store.
 *
 * @throws Fault `desk/invalid-setup`: an unknown option, no operator, two of one id, no store, a clock that answers no `Date`, a
 * retry policy or a `timeoutMs` without numbers, an option of another type
 * @throws Fault `number/invalid-secret`: the secret has not 16, 24 or 32 bytes
 * @throws Fault `number/invalid-series`: a number could belong to two series
 *
 * @example
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date('2026-11-20T09:00:00Z') });
 * const opened = await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '8 916 123-45-67' }, text: 'Нет связи' });
 * opened.ok && [opened.value.number, opened.value.lastDay] //=> ['4258498366', '2026-11-25']
 * opened.ok && opened.value.messages.map(({ channel }) => channel) //=> ['sms']
 */
export function openDesk<const Known extends readonly Operator[]>(
  setup: DeskSetup & { readonly operators: Known },
): Desk<KnownOperators<Known[number]>> {
  return faultsOnly('openDesk', () => deskOf(createContext(setup)));
}

function deskOf(context: DeskContext): Desk {
  const span = <Value>(name: string, work: () => Promise<Value>): Promise<Value> => observed(context, name, work);
  const desk = {
    register: (form: unknown) => span('zayavka.register', () => register(context, form)),
    registerMany: (forms: readonly unknown[]) => span('zayavka.registerMany', () => registerMany(context, forms)),
    import: (record: unknown) => span('zayavka.import', () => importRequest(context, record)),
    importMany: (records: readonly unknown[]) => span('zayavka.importMany', () => importMany(context, records)),
    execute: (number: unknown, command: unknown) => span('zayavka.execute', () => execute(context, number, command)),
    executeMany: (numbers: readonly unknown[], command: unknown) =>
      span('zayavka.executeMany', () => executeMany(context, numbers, command)),
    allowed: (number: unknown) => span('zayavka.allowed', () => allowed(context, number)),
    status: (query: unknown) => span('zayavka.status', () => status(context, query)),
    agent: (query: unknown) => span('zayavka.agent', () => agent(context, query)),
    suggest: (number: unknown) => suggestions(context, number),
    history: (number: unknown) => span('zayavka.history', () => history(context, number)),
    queue: (query: unknown) => span('zayavka.queue', () => queue(context, query ?? {})),
    take: (query: unknown) => span('zayavka.take', () => take(context, query)),
    events: (query: unknown) => span('zayavka.events', () => readEvents(context, query ?? {})),
    tick: (options?: TickOptions) => span('zayavka.tick', () => tick(context, options ?? {})),
    recalculate: (options?: RecalculateOptions) =>
      span('zayavka.recalculate', () => recalculate(context, options ?? {})),
    deliver: (send: Send, options?: DeliverOptions) =>
      span('zayavka.deliver', () => deliver(context, send, options ?? {})),
    messages: (query: unknown) => span('zayavka.messages', () => undeliveredMessages(context, query ?? {})),
    resend: (key: unknown, options: unknown) => span('zayavka.resend', () => resend(context, key, options ?? {})),
    erase: (target: unknown) => span('zayavka.erase', () => erase(context, target)),
    detach: (input: unknown) => span('zayavka.detach', () => detach(context, input)),
    export: (person: unknown) => span('zayavka.export', () => exportPerson(context, person)),
    replaceCalendar: context.replaceCalendar,
    within: (store: RequestStore) => {
      assertPorts(store, context.now);
      return deskOf({ ...context, store: context.guard(store) });
    },
  } satisfies { readonly [Method in keyof Desk]: unknown };
  // The signatures of `Desk` say which answer belongs to which input; the implementations accept any input.
  return desk as Desk;
}
