/**
 * The sample requests of all rooms: how they are registered, and one complete command of each type.
 */
import type { Command } from '#src/request/command.ts';
import type { RequestEvent } from '#src/request/event.ts';

/** Monday 12 January 2026, 10:00 in Moscow. */
export const monday: number = Date.UTC(2026, 0, 12, 7);
export const hour = 3_600_000;

export const inquiry: RequestEvent<'registered'> = {
  type: 'registered',
  at: monday,
  by: { role: 'agent', id: 'ivanova' },
  id: 'r-1',
  number: '4829301756',
  operator: 'mts',
  kind: 'serviceFault',
  lifecycle: 'inquiry',
  channel: 'hotline',
  subscriber: { msisdn: '+79161234567', name: 'Пётр Иванов' },
  text: 'Не могу войти в личный кабинет',
  details: {},
  receivedAt: monday,
  registeredAt: monday,
};

export const order: RequestEvent<'registered'> = {
  ...inquiry,
  id: 'r-2',
  kind: 'shopOrder',
  lifecycle: 'order',
  channel: 'site',
  text: 'Телефон с доставкой',
  details: {
    items: [
      { name: 'Телефон', quantity: 1 },
      { name: 'Чехол', quantity: 2 },
    ],
  },
};

export const consultation: RequestEvent<'consulted'> = {
  ...inquiry,
  type: 'consulted',
  number: undefined,
  answer: 'Тариф меняется в личном кабинете',
};

/** One command of each type, complete. Appointments lie far ahead of every scenario. */
export const complete: { readonly [C in Command['type']]: Command<C> } = {
  start: { type: 'start', assignee: 'ivanova' },
  ask: { type: 'ask', question: 'С какого устройства вы входите?' },
  reply: { type: 'reply', text: 'С телефона' },
  hold: { type: 'hold', reason: 'Ждём поставщика' },
  resume: { type: 'resume' },
  resolve: { type: 'resolve', outcome: 'satisfied', answer: 'Доступ восстановлен' },
  close: { type: 'close' },
  reopen: { type: 'reopen', reason: 'Вход снова не работает' },
  reject: { type: 'reject', reason: 'Номер не обслуживается' },
  withdraw: { type: 'withdraw' },
  schedule: { type: 'schedule', appointment: { from: monday + 8000 * hour, to: monday + 8002 * hour } },
  reschedule: { type: 'reschedule', appointment: { from: monday + 9000 * hour }, reason: 'По просьбе абонента' },
  fulfil: { type: 'fulfil', answer: 'Номер перенесён' },
  fail: { type: 'fail', reason: 'Донор отказал' },
  cancel: { type: 'cancel' },
  return: { type: 'return' },
  merge: { type: 'merge', into: '4829301757' },
  extend: { type: 'extend', reason: 'Нужна проверка сети' },
  assign: { type: 'assign', assignee: 'petrov', team: 'billing' },
  release: { type: 'release', reason: 'Отпуск' },
  escalate: { type: 'escalate', to: 'second line' },
  progress: { type: 'progress', step: 'assembled', note: 'Всё в наличии' },
  correct: { type: 'correct', text: 'Не приходят SMS', reason: 'Записано со слов с ошибкой' },
  link: { type: 'link', to: '4829301757', relation: 'followsUp' },
  attach: {
    type: 'attach',
    name: 'Снимок экрана.png',
    mediaType: 'image/png',
    size: 48_213,
    url: 'https://files.example.ru/48213',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  note: { type: 'note', text: 'Перезвонить вечером' },
};

/** Shortest ways into every status. */
export const waysInto: {
  readonly inquiry: { readonly [status: string]: readonly Command[] };
  readonly order: { readonly [status: string]: readonly Command[] };
} = {
  inquiry: {
    registered: [],
    inProgress: [complete.start],
    awaitingSubscriber: [complete.start, complete.ask],
    onHold: [complete.start, complete.hold],
    resolved: [complete.start, complete.resolve],
    closed: [complete.start, complete.resolve, complete.close],
    rejected: [complete.reject],
    withdrawn: [complete.withdraw],
    merged: [complete.merge],
  },
  order: {
    registered: [],
    inProgress: [complete.start],
    scheduled: [complete.start, complete.schedule],
    awaitingSubscriber: [complete.start, complete.ask],
    onHold: [complete.start, complete.hold],
    fulfilled: [complete.start, complete.fulfil],
    closed: [complete.start, complete.fulfil, complete.close],
    failed: [complete.start, complete.fail],
    cancelled: [complete.cancel],
    rejected: [complete.reject],
    returned: [complete.start, complete.fulfil, complete.return],
    merged: [complete.merge],
  },
};
