/**
 * The life that every candidate lives: registered, started, asked, replied, extended, resolved, closed, reopened.
 */
import type { Command } from '../../src/request/command.ts';
import type { RequestEvent } from '../../src/request/event.ts';

const by = { role: 'agent', id: 'ivanova' } as const;
const start = Date.UTC(2026, 0, 12, 7);

export const registered: RequestEvent<'registered'> = {
  type: 'registered',
  at: start,
  by,
  id: 'r-1',
  number: '4829301756',
  operator: 'mts',
  kind: 'serviceFault',
  lifecycle: 'inquiry',
  channel: 'hotline',
  subscriber: { msisdn: '+79161234567' },
  text: 'Не могу войти в личный кабинет',
  details: {},
  receivedAt: start,
  registeredAt: start,
};

/** A command as the peers take it: with its instant, they have no other place for one. */
export type Timed = Command & { readonly at: number };

export const commands: readonly Timed[] = (
  [
    { type: 'start', by, assignee: 'ivanova' },
    { type: 'ask', by, question: 'С какого устройства вы входите?' },
    { type: 'reply', by, text: 'С телефона' },
    { type: 'extend', by, reason: 'Нужна проверка сети' },
    { type: 'resolve', by, outcome: 'satisfied', answer: 'Доступ восстановлен' },
    { type: 'close', by },
    { type: 'reopen', by, reason: 'Вход снова не работает' },
  ] as const
).map((command, index) => ({ ...command, at: start + (index + 1) * 3_600_000 }));

export const dates: readonly Date[] = commands.map(({ at }) => new Date(at));
