/**
 * A desk with a clock that stands still, the life that all figures are about, and a stopwatch for work that awaits.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type CommandInput,
  type Desk,
  memoryStore,
  openDesk,
  type RegistrationInput,
  type RequestStore,
} from '../../src/index.ts';
import { mts } from '../../src/operators/index.ts';
import { median } from '../measure.ts';

/** Friday 20 November 2026, 12:00 in Moscow. */
export const noon = Date.UTC(2026, 10, 20, 9);
export const secret = '000102030405060708090a0b0c0d0e0f';

export function world(store: RequestStore = memoryStore()): {
  readonly desk: Desk;
  readonly store: RequestStore;
  now: number;
} {
  const time = { now: noon };
  const desk = openDesk({ operators: [mts], store, secret, now: () => new Date(time.now) });
  return {
    desk,
    store,
    get now() {
      return time.now;
    },
    set now(at) {
      time.now = at;
    },
  };
}

export function form(index: number): RegistrationInput {
  return {
    operator: 'mts',
    kind: 'serviceFault',
    channel: 'hotline',
    subscriber: { msisdn: `+7${9_000_000_000 + index}` },
    text: 'Не могу войти в личный кабинет: пишет, что пароль неверный, а код из сообщения не приходит',
  };
}

export const commands: readonly CommandInput[] = [
  { type: 'start', assignee: 'ivanova' },
  { type: 'ask', question: 'С какого устройства вы входите?' },
  { type: 'reply', text: 'С телефона' },
  { type: 'hold', reason: 'Ждём поставщика' },
  { type: 'resume' },
  { type: 'extend', reason: 'Нужна проверка сети' },
  { type: 'resolve', outcome: 'satisfied', answer: 'Доступ восстановлен' },
  { type: 'close' },
];

export async function registered(desk: Desk, index: number): Promise<string> {
  const answer = await desk.register(form(index));
  if (!answer.ok || answer.value.number === undefined) throw new Error('the request was not registered');
  return answer.value.number;
}

export async function live(desk: Desk, number: string): Promise<void> {
  for (const command of commands) {
    const answer = await desk.execute(number, command);
    if (!answer.ok) throw new Error(`'${command.type}' was refused: ${answer.refusal.code}`);
  }
}

setFlagsFromString('--expose-gc');
export const collectGarbage: () => void = runInNewContext('gc');

export interface Work {
  readonly name: string;
  /** Does it `times` times. */
  readonly run: (times: number) => unknown;
}

/** Nanoseconds of processor time per time, median over rounds in which all take their turn. */
export async function timed(works: readonly Work[], times: number, rounds = 15): Promise<ReadonlyMap<string, number>> {
  const taken = new Map<string, number[]>(works.map(({ name }) => [name, []]));
  for (let round = -3; round < rounds; round += 1) {
    for (const { name, run } of works) {
      const start = process.cpuUsage();
      await run(times);
      const { user, system } = process.cpuUsage(start);
      const nanoseconds = ((user + system) * 1e3) / times;
      // The first rounds are for the compiler.
      if (round >= 0) taken.get(name)?.push(nanoseconds);
    }
  }
  return new Map([...taken].map(([name, all]) => [name, median(all)]));
}

export function microseconds(nanoseconds: number): string {
  return `${(nanoseconds / 1e3).toFixed(1).padStart(8)} us`;
}
