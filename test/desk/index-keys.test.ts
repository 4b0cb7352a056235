import { describe, expect, it } from 'vitest';
import { memoryStore } from 'zayavka';
import { mts } from 'zayavka/operators';
import { indexKeys } from '#src/desk/work/index-keys.ts';
import { externalNumberKey } from '#src/number/external-number.ts';
import type { Duty } from '#src/operators/rules/time/request-clocks.ts';
import { documentOf } from '#src/testing/sample.ts';
import { given } from '../scenario/desk.ts';

const duty = (clock: string, minutes: number, more: Partial<Duty> = {}): Duty => ({
  clock,
  audience: 'internal',
  deadline: { dueAt: new Date(minutes) },
  isPaused: false,
  ...more,
});

const keysWith = (...duties: Duty[]) =>
  indexKeys(documentOf('a', 1).request, false, { duties, preliminary: undefined });

describe('what staff has to keep next', () => {
  it('is the earliest deadline, whoever relies on it', () => {
    expect(keysWith(duty('late', 2, { audience: 'law' }), duty('early', 1))).toMatchObject({
      dueAt: 1,
      clock: 'early',
    });
  });

  it('is that of the law among deadlines of one instant, then the promise', () => {
    const [inner, promise, law] = [
      duty('inner', 1),
      duty('promise', 1, { audience: 'subscriber' }),
      duty('law', 1, { audience: 'law' }),
    ];
    expect(keysWith(inner, promise, law)).toMatchObject({ audience: 'law', clock: 'law' });
    expect(keysWith(inner, promise)).toMatchObject({ audience: 'subscriber', clock: 'promise' });
  });

  it('stands still only when nothing runs', () => {
    const paused = duty('paused', 1, { isPaused: true });
    expect(keysWith(paused, duty('runs', 2))).toMatchObject({ clock: 'runs' });
    expect(keysWith(paused)).toMatchObject({ clock: 'paused' });
    expect(keysWith()).not.toHaveProperty('dueAt');
  });
});

describe('the keys of a request', () => {
  it('follow its clocks and its staff, and have no deadline when it has ended', async () => {
    const store = memoryStore();
    const world = given('2026-11-20 12:00', { operators: [mts], store });
    const { number } = await world.registered(mts, 'serviceFault');
    const listed = async () => (await store.list({ order: 'deadline', limit: 9 })).found;
    const [first] = await listed();
    expect(first).toMatchObject({ number, status: 'registered', clock: 'review', audience: 'subscriber' });
    expect(first?.lastDay).toBe('2026-11-25');
    await world.desk.execute(number ?? '', { type: 'start', assignee: 'ivanova' });
    await world.desk.execute(number ?? '', { type: 'assign', team: 'billing' });
    expect(await listed()).toMatchObject([{ status: 'inProgress', assignee: 'ivanova', team: 'billing' }]);
    await world.desk.execute(number ?? '', { type: 'resolve', outcome: 'satisfied', answer: 'Готово' });
    expect(await listed()).toEqual([]);
  });
});

it('an external number is searched for without spaces, dashes and the size of letters', () => {
  for (const written of ['hd-2023/417', ' HD–2023 / 417', 'ＨＤ2023/417', 'Hd\u200b2023\u00a0/417']) {
    expect(externalNumberKey(written)).toBe('HD2023/417');
  }
});

it('an external number is the same one with Cyrillic letters that look like its own, and with marks of a sentence', () => {
  expect(externalNumberKey('а-17')).toBe(externalNumberKey('A-17'));
  expect(externalNumberKey('НD-2019')).toBe(externalNumberKey('HD-2019'));
  expect(externalNumberKey('ЗК/77-б')).toBe('ЗK/77Б');
  for (const [written, asked] of [
    ['HD:55', 'hd55'],
    ['(05)123', '05 123'],
    ['A,B-1', 'a b-1'],
  ] as const) {
    expect(externalNumberKey(written)).toBe(externalNumberKey(asked));
  }
});
